//! The AWS Security Finding Format: findings of Security Hub CSPM's controls, of AWS Config rules in Security Hub, and of Prowler.
//!
//! A finding without `Compliance.Status` (GuardDuty, Inspector, Macie …) is no result of a check. It is counted by its product.

use super::json::raw;
use super::name::{control, control_in, rule};
use super::reader::Reader;
use super::{CheckId, CheckResult, Format, Moment, Outcome, Why};
use crate::diagnostic::quote;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Raw {
    product_name: Option<String>,
    product_arn: Option<String>,
    generator_id: Option<String>,
    aws_account_id: Option<String>,
    region: Option<String>,
    updated_at: Option<Value>,
    #[serde(default)]
    product_fields: Option<BTreeMap<String, String>>,
    resources: Option<Vec<Resource>>,
    compliance: Option<Compliance>,
    workflow: Option<Workflow>,
    record_state: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Resource {
    id: Option<String>,
    region: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Compliance {
    status: Option<String>,
    security_control_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Workflow {
    status: Option<String>,
}

/// Reads one finding; the error is a message.
pub(super) fn row(reader: &mut Reader<'_>, line: u32, text: &str) -> Result<Format, String> {
    let raw: Raw = raw(text)?;
    let status = raw.compliance.as_ref().and_then(|compliance| compliance.status.as_deref());
    let Some(status) = status else {
        reader.not_check(product(&raw));
        return Ok(Format::Asff);
    };
    let outcome = outcome(&raw, status)?;
    let updated = raw.updated_at.as_ref().ok_or("it has no `UpdatedAt`")?;
    let seen = Moment::of_json("UpdatedAt", updated)?;
    let (check, also) = checks(reader, &raw)?;
    let nothing = [Resource { id: None, region: None }];
    let resources = raw.resources.as_deref().filter(|list| !list.is_empty()).unwrap_or(&nothing);
    for resource in resources {
        reader.results.push(CheckResult {
            check: check.clone(),
            also: also.clone(),
            resource: resource.id.clone(),
            account: raw.aws_account_id.clone(),
            region: resource.region.clone().or_else(|| raw.region.clone()),
            outcome,
            seen: Some(seen),
            file: reader.file.clone(),
            line,
        });
    }
    Ok(Format::Asff)
}

fn product(raw: &Raw) -> Option<&str> {
    let arn = raw.product_arn.as_deref().and_then(|arn| arn.rsplit('/').next());
    raw.product_name.as_deref().or(arn)
}

fn outcome(raw: &Raw, status: &str) -> Result<Outcome, String> {
    let outcome = match status {
        "PASSED" => Outcome::Pass,
        "FAILED" => Outcome::Fail,
        "WARNING" | "NOT_AVAILABLE" => Outcome::Unknown(Why::NotAvailable),
        _ => return Err(format!("`Compliance.Status` is {}", quote(status))),
    };
    let workflow = raw.workflow.as_ref().and_then(|workflow| workflow.status.as_deref());
    Ok(if raw.record_state.as_deref() == Some("ARCHIVED") {
        Outcome::Unknown(Why::Archived)
    } else if workflow == Some("SUPPRESSED") {
        Outcome::Unknown(Why::Suppressed)
    } else {
        outcome
    })
}

/// The check: a control; else the AWS Config rule, which a standard's own id such as `PCI.EC2.2` does not tell; else Prowler's check.
fn checks(reader: &Reader<'_>, raw: &Raw) -> Result<(CheckId, Vec<CheckId>), String> {
    let generator = raw.generator_id.as_deref().filter(|id| !id.is_empty());
    if let Some(check) = generator.and_then(|id| id.strip_prefix("prowler-")) {
        let controls = reader.prowler.controls(check, std::iter::empty());
        return Ok((CheckId::Prowler(check.to_owned()), controls));
    }
    let named = raw.compliance.as_ref().and_then(|c| c.security_control_id.as_deref());
    let found = named.and_then(control).or_else(|| generator.and_then(control_in));
    let rule = config_rule(raw).map(|name| CheckId::ConfigRule(rule(name).to_owned()));
    match (found, rule, named.or(generator)) {
        (Some(control), rule, _) => {
            Ok((CheckId::SecurityHub(control.to_owned()), rule.into_iter().collect()))
        }
        (None, Some(rule), _) => Ok((rule, Vec::new())),
        (None, None, Some(other)) => Ok((CheckId::Other(other.to_owned()), Vec::new())),
        (None, None, None) => Err("nothing names its check: no `GeneratorId`".to_owned()),
    }
}

/// The AWS Config rule behind a finding: of AWS Config's own findings, or of a control's.
fn config_rule(raw: &Raw) -> Option<&str> {
    let fields = raw.product_fields.as_ref()?;
    let own = fields.get("aws/config/ConfigRuleName");
    let related = || {
        let kinds = fields.iter().filter(|(_, kind)| *kind == "AWS::Config::ConfigRule");
        kinds
            .filter_map(|(key, _)| key.strip_prefix("RelatedAWSResources:")?.strip_suffix("/type"))
            .find_map(|at| fields.get(&format!("RelatedAWSResources:{at}/name")))
    };
    own.or_else(related).map(String::as_str).filter(|name| !name.is_empty())
}
