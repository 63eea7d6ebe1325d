//! Exports of detective checks in one shape: what a check said of a resource, and when.
//!
//! Each format keeps a raw shape of its own. A row that cannot be read is a fault with its line; none is dropped in silence.

mod asff;
mod config;
mod json;
mod moment;
mod name;
mod ocsf;
mod prowler;
mod reader;

pub use moment::Moment;

use crate::diagnostic::{Code, Fault, Faults, Span};
use crate::digest;
use crate::yaml;
use reader::Reader;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::sync::Arc;

/// Largest export that is read, in bytes.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Most bad rows that are kept with their reasons; the rest are counted.
pub const MOST_BAD: usize = 1000;

/// Reads an export; its format is told by its content.
///
/// # Errors
/// Faults that concern the whole file: it is not text, too large, not whole, or none of the formats.
pub fn read(name: &str, bytes: &[u8]) -> Result<Import, Vec<Fault>> {
    let mut faults = Faults::new(name);
    if bytes.len() as u64 > LARGEST {
        faults.error(Code::TooLarge, Span::NONE, "the file is larger than 64 MiB");
        return Err(faults.into_list());
    }
    let Some(text) = yaml::decode(bytes, &mut faults) else { return Err(faults.into_list()) };
    let start = text.trim_start();
    let mut reader = Reader::new(name, &text);
    if start.is_empty() {
        faults.error(Code::Empty, Span::NONE, "the file holds nothing");
    } else if start.starts_with(['{', '[']) {
        json::read(&mut reader, &mut faults);
    } else if prowler::is_csv(start) {
        prowler::csv(&mut reader);
    }
    if faults.has_errors() {
        return Err(faults.into_list());
    }
    reader.into_import(digest::hex(&Sha256::digest(bytes))).ok_or_else(|| unknown(faults, start))
}

fn unknown(mut faults: Faults, start: &str) -> Vec<Fault> {
    let message = "the file is no export of findings that is read here";
    let first = start.lines().next().unwrap_or_default();
    let hint = if first.contains("CHECK_ID") {
        "Prowler separates the columns of its CSV with semicolons; keep them"
    } else {
        "give Security Hub findings (ASFF or OCSF), AWS Config compliance, or Prowler's OCSF or CSV"
    };
    faults.error(Code::UnknownExport, Span::NONE, message).hint(hint);
    faults.into_list()
}

/// What an export holds.
#[derive(Clone, Debug)]
pub struct Import {
    /// Its format.
    pub format: Format,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// What the checks said, in the order of the file.
    pub results: Vec<CheckResult>,
    /// Rows that cannot be read, with the reasons; at most [`MOST_BAD`].
    pub bad: Vec<Fault>,
    /// How many rows cannot be read.
    pub bad_rows: usize,
    /// Findings that are no result of a check, such as GuardDuty's, counted by product.
    pub not_checks: BTreeMap<String, usize>,
}

/// The format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// AWS Security Finding Format, JSON.
    Asff,
    /// Compliance by rule, or evaluation results, of AWS Config.
    AwsConfig,
    /// Open Cybersecurity Schema Framework, JSON.
    Ocsf,
    /// Prowler's OCSF.
    ProwlerOcsf,
    /// Prowler's CSV.
    ProwlerCsv,
}

impl Format {
    /// Its name for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Asff => "Security Hub findings (ASFF)",
            Self::AwsConfig => "AWS Config compliance",
            Self::Ocsf => "OCSF findings",
            Self::ProwlerOcsf => "Prowler findings (OCSF)",
            Self::ProwlerCsv => "Prowler findings (CSV)",
        }
    }
}

/// What one check said of one resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckResult {
    /// The check, under the name that its tool gives it.
    pub check: CheckId,
    /// Further names: the control's AWS Config rule, or the controls that a Prowler check stands for.
    pub also: Vec<CheckId>,
    /// The resource; `None` when the result is of the rule as a whole.
    pub resource: Option<String>,
    /// The AWS account.
    pub account: Option<String>,
    /// The AWS Region.
    pub region: Option<String>,
    /// What was found.
    pub outcome: Outcome,
    /// When; `None` where the format has no date.
    pub seen: Option<Moment>,
    /// The file.
    pub file: Arc<str>,
    /// Line of the file on which the row begins.
    pub line: u32,
}

impl CheckResult {
    /// Every name of the check.
    pub fn names(&self) -> impl Iterator<Item = &CheckId> {
        std::iter::once(&self.check).chain(&self.also)
    }
}

/// The name of a check.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckId {
    /// A control of Security Hub CSPM, such as `RDS.3`.
    SecurityHub(String),
    /// An AWS Config rule, such as `rds-storage-encrypted`.
    ConfigRule(String),
    /// A check of Prowler's, such as `rds_instance_storage_encrypted`.
    Prowler(String),
    /// Any other.
    Other(String),
}

impl CheckId {
    /// The name as names are compared: AWS writes `IAM.9` and `iam.9`, and the name of a rule may have `cloudtrail` where its
    /// identifier, from which Security Hub makes names, has `CLOUD_TRAIL`.
    #[must_use]
    pub fn key(&self) -> Self {
        match self {
            Self::SecurityHub(name) => Self::SecurityHub(name.to_ascii_lowercase()),
            Self::ConfigRule(name) => {
                Self::ConfigRule(name.replace(['-', '_'], "").to_ascii_lowercase())
            }
            Self::Prowler(name) => Self::Prowler(name.clone()),
            Self::Other(name) => Self::Other(name.clone()),
        }
    }

    /// Whether it is a control of Security Hub's.
    #[must_use]
    pub const fn is_control(&self) -> bool {
        matches!(self, Self::SecurityHub(_))
    }
}

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SecurityHub(name) | Self::Other(name) => f.write_str(name),
            Self::ConfigRule(name) => write!(f, "Config {name}"),
            Self::Prowler(name) => write!(f, "Prowler {name}"),
        }
    }
}

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The resource is as it should be.
    Pass,
    /// It is not.
    Fail,
    /// The check does not say.
    Unknown(Why),
}

/// Why a check does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The finding is archived: it no longer speaks of what there is.
    Archived,
    /// Somebody suppressed or muted the finding.
    Suppressed,
    /// The check is done by hand.
    Manual,
    /// The check could not be made, or information is missing.
    NotAvailable,
    /// The check does not apply to the resource.
    NotApplicable,
}

impl Why {
    /// The reason in words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Archived => "archived",
            Self::Suppressed => "suppressed",
            Self::Manual => "by hand",
            Self::NotAvailable => "not available",
            Self::NotApplicable => "not applicable",
        }
    }
}

/// Of several results of one check on one resource, keeps the newest; says how many went. On the same moment the worse one
/// stays, and an archived one never stands before one that is not.
#[must_use]
pub fn newest(results: Vec<CheckResult>) -> (Vec<CheckResult>, usize) {
    type Key = (CheckId, Option<String>, Option<String>, Option<String>);
    let count = results.len();
    let mut kept: BTreeMap<Key, CheckResult> = BTreeMap::new();
    for result in results {
        let CheckResult { check, resource, account, region, .. } = &result;
        let key = (check.clone(), resource.clone(), account.clone(), region.clone());
        match kept.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(result);
            }
            Entry::Occupied(mut entry) if rank(&result) > rank(entry.get()) => {
                entry.insert(result);
            }
            Entry::Occupied(_) => {}
        }
    }
    let gone = count - kept.len();
    (kept.into_values().collect(), gone)
}

fn rank(result: &CheckResult) -> (bool, Option<Moment>, u8) {
    let (is_current, worse) = match result.outcome {
        Outcome::Fail => (true, 2),
        Outcome::Pass => (true, 0),
        Outcome::Unknown(Why::Archived) => (false, 0),
        Outcome::Unknown(_) => (true, 1),
    };
    (is_current, result.seen, worse)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
