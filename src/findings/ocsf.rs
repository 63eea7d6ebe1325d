//! OCSF: Compliance Findings (2003) of Security Hub and Security Lake, Detection Findings (2004) of Prowler.
//!
//! A finding of another class, or a Detection Finding without `compliance`, is no result of a check. It is counted by its product.

use super::json::raw;
use super::name::{CONTROLS, control, control_in, rule};
use super::reader::Reader;
use super::{CheckId, CheckResult, Format, Moment, Outcome, Why, prowler};
use crate::diagnostic::quote;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Raw {
    class_uid: u64,
    activity_id: Option<u64>,
    metadata: Option<Metadata>,
    finding_info: Option<FindingInfo>,
    compliance: Option<Compliance>,
    status_id: Option<u64>,
    status: Option<String>,
    status_code: Option<String>,
    time_dt: Option<Value>,
    time: Option<Value>,
    resources: Option<Vec<Resource>>,
    /// Deprecated since OCSF 1.3; Security Lake's version 1.1 has it.
    resource: Option<Resource>,
    cloud: Option<Cloud>,
    unmapped: Option<Unmapped>,
}

#[derive(Deserialize)]
struct Metadata {
    product: Option<Product>,
    event_code: Option<String>,
}

#[derive(Deserialize)]
struct Product {
    name: Option<String>,
}

#[derive(Deserialize)]
struct FindingInfo {
    uid: Option<String>,
    modified_time_dt: Option<Value>,
    modified_time: Option<Value>,
    analytic: Option<Analytic>,
}

#[derive(Deserialize)]
struct Analytic {
    name: Option<String>,
    category: Option<String>,
}

#[derive(Deserialize)]
struct Compliance {
    control: Option<String>,
    status: Option<String>,
    status_id: Option<u64>,
}

#[derive(Deserialize)]
struct Resource {
    uid: Option<String>,
    uid_alt: Option<String>,
    name: Option<String>,
    region: Option<String>,
    owner: Option<Owner>,
}

#[derive(Deserialize)]
struct Owner {
    account: Option<Account>,
}

#[derive(Deserialize)]
struct Cloud {
    account: Option<Account>,
    region: Option<String>,
}

#[derive(Deserialize)]
struct Account {
    uid: Option<String>,
}

/// What Prowler adds; other producers put other things there.
#[derive(Deserialize)]
struct Unmapped {
    compliance: Option<Value>,
}

/// Reads one finding; the error is a message.
pub(super) fn row(reader: &mut Reader<'_>, line: u32, text: &str) -> Result<Format, String> {
    let raw: Raw = raw(text)?;
    if raw.class_uid / 1000 != 2 {
        return Err(format!("`class_uid` {} is no class of findings", raw.class_uid));
    }
    let product = raw.metadata.as_ref().and_then(|m| m.product.as_ref()?.name.as_deref());
    let is_prowler = product.is_some_and(|name| name.eq_ignore_ascii_case("prowler"));
    let (check, also, outcome, format) = if is_prowler {
        let (check, also) = prowler_checks(reader, &raw)?;
        (check, also, prowler_outcome(&raw)?, Format::ProwlerOcsf)
    } else if let Some(compliance) = &raw.compliance {
        let (check, also) = checks(&raw, compliance)?;
        (check, also, outcome(&raw, compliance)?, Format::Ocsf)
    } else if raw.class_uid == 2003 {
        return Err("it is a Compliance Finding and has no `compliance`".to_owned());
    } else {
        reader.not_check(product);
        return Ok(Format::Ocsf);
    };
    push(reader, line, &raw, (check, also, outcome))?;
    Ok(format)
}

fn push(
    reader: &mut Reader<'_>,
    line: u32,
    raw: &Raw,
    (check, also, outcome): (CheckId, Vec<CheckId>, Outcome),
) -> Result<(), String> {
    let seen = seen(raw)?;
    let account = raw.cloud.as_ref().and_then(|cloud| cloud.account.as_ref()?.uid.as_deref());
    let region = raw.cloud.as_ref().and_then(|cloud| cloud.region.as_deref());
    let resources = raw.resources.as_deref().filter(|list| !list.is_empty());
    let resources: Vec<Option<&Resource>> = match resources {
        Some(list) => list.iter().map(Some).collect(),
        None => vec![raw.resource.as_ref()],
    };
    for resource in resources {
        let owner = resource.and_then(|r| r.owner.as_ref()?.account.as_ref()?.uid.as_deref());
        let own_region = resource.and_then(|resource| resource.region.as_deref());
        reader.results.push(CheckResult {
            check: check.clone(),
            also: also.clone(),
            resource: resource.and_then(id).map(str::to_owned),
            account: owner.or(account).map(str::to_owned),
            region: own_region.or(region).map(str::to_owned),
            outcome,
            seen: Some(seen),
            file: reader.file.clone(),
            line,
        });
    }
    Ok(())
}

/// A resource's ARN where there is one: Security Hub writes it into `uid_alt`, and into `uid` where it has no other id.
fn id(resource: &Resource) -> Option<&str> {
    let alternative = resource.uid_alt.as_deref().filter(|id| id.starts_with("arn:"));
    let uid = resource.uid.as_deref().filter(|uid| !uid.is_empty());
    alternative.or(uid).or(resource.name.as_deref())
}

/// When the finding was last changed: `time` is when it was made, where the producer tells the two apart.
fn seen(raw: &Raw) -> Result<Moment, String> {
    let info = raw.finding_info.as_ref();
    let times = [
        ("finding_info.modified_time_dt", info.and_then(|info| info.modified_time_dt.as_ref())),
        ("finding_info.modified_time", info.and_then(|info| info.modified_time.as_ref())),
        ("time_dt", raw.time_dt.as_ref()),
        ("time", raw.time.as_ref()),
    ];
    let time = times.into_iter().find_map(|(key, value)| value.map(|value| (key, value)));
    let (key, value) = time.ok_or("it has no `time_dt` and no `time`")?;
    Moment::of_json(key, value)
}

fn checks(raw: &Raw, compliance: &Compliance) -> Result<(CheckId, Vec<CheckId>), String> {
    let info = raw.finding_info.as_ref();
    let named = compliance.control.as_deref().filter(|name| !name.is_empty());
    let uid = info.and_then(|info| info.uid.as_deref());
    let found = named.and_then(control).or_else(|| uid.and_then(control_in));
    let rule = info
        .and_then(|info| info.analytic.as_ref())
        .filter(|analytic| analytic.category.as_deref() == Some("AWS::Config::ConfigRule"))
        .and_then(|analytic| analytic.name.as_deref())
        .map(|name| CheckId::ConfigRule(rule(name).to_owned()));
    match (found, rule, named) {
        (Some(control), rule, _) => {
            Ok((CheckId::SecurityHub(control.to_owned()), rule.into_iter().collect()))
        }
        (None, Some(rule), _) => Ok((rule, Vec::new())),
        (None, None, Some(named)) => Ok((CheckId::Other(named.to_owned()), Vec::new())),
        (None, None, None) => Err("nothing names its check: no `compliance.control`".to_owned()),
    }
}

fn outcome(raw: &Raw, compliance: &Compliance) -> Result<Outcome, String> {
    let word = compliance.status.as_deref().map(str::to_ascii_lowercase);
    let outcome = match (compliance.status_id, word.as_deref()) {
        (Some(1), _) | (None | Some(99), Some("pass" | "passed")) => Outcome::Pass,
        (Some(3), _) | (None | Some(99), Some("fail" | "failed")) => Outcome::Fail,
        (Some(0 | 2 | 99), _) | (None, Some("warning" | "not_available" | "unknown" | "other")) => {
            Outcome::Unknown(Why::NotAvailable)
        }
        (Some(number), _) => return Err(format!("`compliance.status_id` is {number}")),
        (None, Some(word)) => return Err(format!("`compliance.status` is {}", quote(word))),
        (None, None) => return Err("it has no `compliance.status`".to_owned()),
    };
    Ok(put_aside(raw).unwrap_or(outcome))
}

/// A finding that somebody closed, archived, deleted or suppressed.
fn put_aside(raw: &Raw) -> Option<Outcome> {
    let word = raw.status.as_deref().map(str::to_ascii_lowercase);
    let why = match (raw.activity_id, raw.status_id, word.as_deref()) {
        (Some(3), _, _) | (_, Some(5 | 6), _) | (_, None, Some("archived" | "deleted")) => {
            Why::Archived
        }
        (_, Some(3), _) | (_, None, Some("suppressed")) => Why::Suppressed,
        _ => return None,
    };
    Some(Outcome::Unknown(why))
}

fn prowler_checks(reader: &Reader<'_>, raw: &Raw) -> Result<(CheckId, Vec<CheckId>), String> {
    let check = raw.metadata.as_ref().and_then(|m| m.event_code.as_deref());
    let check = check.filter(|check| !check.is_empty()).ok_or("it has no `metadata.event_code`")?;
    let named: BTreeMap<String, Vec<String>> = raw
        .unmapped
        .as_ref()
        .and_then(|unmapped| unmapped.compliance.clone())
        .and_then(|value| serde_json::from_value(value).ok())
        .unwrap_or_default();
    let named = named.get(CONTROLS).into_iter().flatten().map(String::as_str);
    Ok((CheckId::Prowler(check.to_owned()), reader.prowler.controls(check, named)))
}

fn prowler_outcome(raw: &Raw) -> Result<Outcome, String> {
    let word = raw.status_code.as_deref().ok_or("it has no `status_code`")?;
    let outcome = prowler::outcome("status_code", word)?;
    Ok(put_aside(raw).unwrap_or(outcome))
}
