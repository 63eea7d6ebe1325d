//! `assurance.yaml` and `detection.yaml`: AWS's own evidence, and the checks that AWS has for a duty.

use crate::yaml::{Entries, Spot, Word};
use schemars::JsonSchema;
use serde::Deserialize;

/// `assurance.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssuranceFile {
    /// Reports and certificates of AWS's, by id.
    #[serde(default)]
    pub reports: Entries<RawReport>,
    /// Which of them show AWS's part of a duty.
    #[serde(default)]
    pub duties: Entries<RawShown>,
}

/// A report or certificate of AWS's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawReport {
    /// Its name.
    pub title: Spot<String>,
    /// Who issues it.
    pub publisher: Spot<String>,
    /// Where the customer obtains it.
    #[serde(rename = "where")]
    pub place: Spot<String>,
    /// What it attests.
    pub shows: Spot<String>,
    /// What the customer has to check in it.
    pub scope_check: Spot<String>,
    /// What it leaves to the customer to do for it to hold.
    pub user_entity: Spot<String>,
    /// What it does not show.
    pub limits: Spot<String>,
    /// Frameworks to which it speaks.
    #[serde(default)]
    pub frameworks: Vec<Spot<String>>,
    /// Partitions for which it is issued; none: all.
    #[serde(default)]
    pub partitions: Vec<Spot<String>>,
    /// Regions for which it is issued; none: all of those partitions.
    #[serde(default)]
    pub regions: Vec<Spot<String>>,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
}

/// The reports that show AWS's part of a duty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawShown {
    /// Their ids.
    pub reports: Vec<Spot<String>>,
    /// Which part of them to read.
    pub note: Option<Spot<String>>,
}

/// `detection.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DetectionFile {
    /// Citations.
    pub sources: Vec<Spot<String>>,
    /// Security Hub CSPM controls.
    #[serde(default)]
    pub security_hub: Entries<RawCheck>,
    /// AWS Config managed rules that no such control uses.
    #[serde(default)]
    pub config_rules: Entries<RawCheck>,
}

/// A check that AWS has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawCheck {
    /// The services whose resources it looks at; none: the account.
    #[serde(default)]
    pub services: Vec<Spot<String>>,
    /// The duties whose customer's part it tests.
    pub duties: Vec<Spot<String>>,
    /// How severe AWS calls a failure.
    pub severity: Option<Spot<Word>>,
    /// AWS Config managed rules that it uses.
    #[serde(default)]
    pub config_rules: Vec<Spot<String>>,
}
