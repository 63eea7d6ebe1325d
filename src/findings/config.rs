//! AWS Config: `describe-compliance-by-config-rule`, `get-compliance-details-by-config-rule`, `get-compliance-details-by-resource`
//! and the `aggregate` commands. The first has neither resource nor date.

use super::json::raw;
use super::name::rule;
use super::reader::Reader;
use super::{CheckId, CheckResult, Format, Moment, Outcome, Why};
use crate::diagnostic::quote;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Raw {
    evaluation_result_identifier: Option<Identifier>,
    compliance_type: Option<String>,
    result_recorded_time: Option<Value>,
    config_rule_invoked_time: Option<Value>,
    config_rule_name: Option<String>,
    compliance: Option<Compliance>,
    account_id: Option<String>,
    aws_region: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Identifier {
    evaluation_result_qualifier: Option<Qualifier>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Qualifier {
    config_rule_name: Option<String>,
    resource_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Compliance {
    compliance_type: Option<String>,
}

/// Reads one row; the error is a message.
pub(super) fn row(reader: &mut Reader<'_>, line: u32, text: &str) -> Result<Format, String> {
    let raw: Raw = raw(text)?;
    let is_evaluation = raw.evaluation_result_identifier.is_some();
    let qualifier = raw.evaluation_result_identifier.and_then(|id| id.evaluation_result_qualifier);
    let (name, resource) = match qualifier {
        Some(qualifier) => (qualifier.config_rule_name, qualifier.resource_id),
        None => (raw.config_rule_name, None),
    };
    let name = name.filter(|name| !name.is_empty()).ok_or("it has no `ConfigRuleName`")?;
    let word = raw.compliance_type.or_else(|| raw.compliance.and_then(|c| c.compliance_type));
    let outcome = outcome(&word.ok_or("it has no `ComplianceType`")?)?;
    let times = [
        ("ResultRecordedTime", raw.result_recorded_time),
        ("ConfigRuleInvokedTime", raw.config_rule_invoked_time),
    ];
    let time = times.into_iter().find_map(|(key, value)| value.map(|value| (key, value)));
    if is_evaluation && time.is_none() {
        return Err("it has no `ResultRecordedTime`".to_owned());
    }
    let seen = time.map(|(key, value)| Moment::of_json(key, &value)).transpose()?;
    reader.results.push(CheckResult {
        check: CheckId::ConfigRule(rule(&name).to_owned()),
        also: Vec::new(),
        resource,
        account: raw.account_id,
        region: raw.aws_region,
        outcome,
        seen,
        file: reader.file.clone(),
        line,
    });
    Ok(Format::AwsConfig)
}

fn outcome(word: &str) -> Result<Outcome, String> {
    Ok(match word {
        "COMPLIANT" => Outcome::Pass,
        "NON_COMPLIANT" => Outcome::Fail,
        "NOT_APPLICABLE" => Outcome::Unknown(Why::NotApplicable),
        "INSUFFICIENT_DATA" => Outcome::Unknown(Why::NotAvailable),
        _ => return Err(format!("`ComplianceType` is {}", quote(word))),
    })
}
