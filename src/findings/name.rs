//! The names of checks: what AWS puts around them is taken off, as far as it documents that.

use super::CheckId;
use std::collections::BTreeMap;

/// Prowler checks and the Security Hub controls that they stand for.
const PROWLER: &str = include_str!("prowler.tsv");

/// The standard whose requirements are Security Hub controls, as Prowler names it in its findings.
pub(super) const CONTROLS: &str = "AWS-Foundational-Security-Best-Practices";

/// The name of an AWS Config rule without what a service that made it put around it.
///
/// `securityhub-NAME-1a2b3c4d` is in the Security Hub user guide (sample control findings), `OrgConfigRule-NAME-abcd1234`
/// in the Audit Manager API reference (SourceKeyword), `NAME-conformance-pack-ID` in the AWS Config developer guide.
pub(super) fn rule(name: &str) -> &str {
    if let Some((rule, id)) = name.rsplit_once("-conformance-pack-")
        && !rule.is_empty()
        && is_suffix(id)
    {
        return rule;
    }
    let inner = name.strip_prefix("securityhub-").or_else(|| name.strip_prefix("OrgConfigRule-"));
    match inner.and_then(|inner| inner.rsplit_once('-')) {
        Some((rule, id)) if id.len() == 8 && is_suffix(id) => rule,
        _ => name,
    }
}

fn is_suffix(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

/// A control's id, such as `EC2.8`; not the id that a standard has for it, such as `PCI.EC2.2` or `1.10`.
pub(super) fn control(text: &str) -> Option<&str> {
    let (service, number) = text.split_once('.')?;
    let is_control = service.starts_with(|c: char| c.is_ascii_alphabetic())
        && service.bytes().all(|b| b.is_ascii_alphanumeric())
        && (1..=4).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit());
    is_control.then_some(text)
}

/// The control in `security-control/EC2.8`, `aws-foundational-security-best-practices/v/1.0.0/EC2.8`, or the id of a finding.
pub(super) fn control_in(text: &str) -> Option<&str> {
    if !text.contains("security-control/") && !text.contains("/v/") {
        return None;
    }
    let text = text.split("/finding/").next().unwrap_or(text);
    control(text.rsplit('/').next().unwrap_or(text))
}

/// What Prowler checks stand for.
#[derive(Debug)]
pub(super) struct Prowler(BTreeMap<&'static str, Vec<&'static str>>);

impl Prowler {
    pub(super) fn new() -> Self {
        let mut controls: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let rows = PROWLER.lines().filter(|line| !line.starts_with('#'));
        for (check, control) in rows.filter_map(|line| line.split_once('\t')) {
            controls.entry(check).or_default().push(control);
        }
        Self(controls)
    }

    /// The controls of a check: those of our table, and those that the finding itself names.
    pub(super) fn controls<'a>(
        &self,
        check: &str,
        named: impl Iterator<Item = &'a str>,
    ) -> Vec<CheckId> {
        let mut controls: Vec<CheckId> = Vec::new();
        let known = self.0.get(check).into_iter().flatten().copied();
        for found in known.chain(named.filter_map(control)) {
            let is_there = controls.iter().any(
                |id| matches!(id, CheckId::SecurityHub(there) if there.eq_ignore_ascii_case(found)),
            );
            if !is_there {
                controls.push(CheckId::SecurityHub(found.to_owned()));
            }
        }
        controls
    }
}
