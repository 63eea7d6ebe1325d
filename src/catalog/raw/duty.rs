//! `duties/<domain>.yaml` and `monitoring/<family>.yaml`.

use crate::cadence::Cadence;
use crate::date::Date;
use crate::party::{ControlType, Party, Scope};
use crate::yaml::{Entries, OrList, OrMap, Spot, Word};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `duties/<domain>.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DomainFile {
    /// The domain's name.
    pub title: Spot<String>,
    /// Its place among the domains.
    pub order: Spot<u32>,
    /// Whether it is a layer of the picture.
    #[serde(default)]
    pub layer: bool,
    /// What the domain is about, in one sentence.
    pub definition: Spot<String>,
    /// What each side does in it, for readers who are not engineers.
    #[serde(default)]
    pub plain: RawTexts,
    /// Its duties by id.
    pub duties: Entries<RawDuty>,
}

/// A duty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawDuty {
    /// What has to be done, as an imperative.
    pub title: Spot<String>,
    /// Whether it is asked of each component or once.
    pub scope: Scope,
    /// AWS's kind of control.
    pub control_type: ControlType,
    /// Who answers by default: one word, or one for each category.
    pub party: OrMap<Party, ByCategory>,
    /// When the duty applies; absent: always.
    pub applies: Option<RawApplies>,
    /// Who does what, for each party that can answer.
    pub statements: RawStatements,
    /// What shows that it is done.
    #[serde(default)]
    pub evidence: RawEvidence,
    /// Controls it helps to meet, by framework.
    #[serde(default)]
    pub controls: Entries<Vec<Spot<Word>>>,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
}

/// A party for each category.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByCategory {
    /// For infrastructure services.
    pub infrastructure: Party,
    /// For container services.
    pub container: Party,
    /// For abstracted services.
    pub abstracted: Party,
}

/// When something applies, and the reason when it does not.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawApplies {
    /// A condition, or a list of which any may hold.
    pub when: OrList<RawCondition>,
    /// Why it does not apply otherwise.
    pub otherwise: Spot<String>,
}

/// A condition: every key given must hold, with any of its values.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RawCondition {
    /// Traits of the service.
    pub traits: Vec<Spot<String>>,
    /// Services.
    pub services: Vec<Spot<String>>,
    /// Options of the component with their values.
    pub options: Entries<Vec<Word>>,
    /// Exposure of the workload.
    pub exposure: Vec<Spot<String>>,
    /// Types of data that the workload holds.
    pub data_types: Vec<Spot<String>>,
    /// Classification of the data.
    pub classification: Vec<Spot<String>>,
    /// Environment of the workload.
    pub environment: Vec<Spot<String>>,
    /// Partition of the Regions.
    pub partitions: Vec<Spot<String>>,
    /// Frameworks to be met.
    pub frameworks: Vec<Spot<String>>,
    /// What the profile asks for beyond the defaults.
    pub requires: Vec<Spot<String>>,
}

/// Who does what, for each party that can answer for the duty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawStatements {
    /// When AWS answers.
    pub aws: Option<RawTexts>,
    /// When the customer answers.
    pub customer: Option<RawTexts>,
    /// When each side does its own part.
    pub shared: Option<RawTexts>,
    /// When a third party answers.
    pub third_party: Option<RawTexts>,
}

/// What each side does.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RawTexts {
    /// What AWS does.
    pub aws: Option<Spot<String>>,
    /// What the customer does.
    pub customer: Option<Spot<String>>,
    /// What the third party does.
    pub third_party: Option<Spot<String>>,
}

/// What shows that each side does its part.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RawEvidence {
    /// Evidence of AWS's part.
    pub aws: Vec<Spot<String>>,
    /// Evidence of the customer's part.
    pub customer: Vec<Spot<String>>,
    /// Evidence of the third party's part.
    pub third_party: Vec<Spot<String>>,
}

/// `monitoring/<family>.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MonitoringFile {
    /// The family's name.
    pub title: Spot<String>,
    /// Its obligations by id.
    pub obligations: Entries<RawObligation>,
}

/// An entry of `topics.yaml`: one thing of which several obligations may speak.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTopic {
    /// Its name.
    pub title: Spot<String>,
    /// What the obligations of the topic are to reach.
    pub statement: Spot<String>,
}

/// A continuous-monitoring obligation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawObligation {
    /// What has to be done, as an imperative.
    pub title: Spot<String>,
    /// The duty that it keeps running.
    pub duty: Spot<String>,
    /// The topic in which it meets others on the same thing.
    pub topic: Spot<String>,
    /// Whether it is asked of each component or once.
    pub scope: Scope,
    /// When it applies; absent: always.
    pub applies: Option<RawApplies>,
    /// How often it is due.
    pub cadence: Cadence,
    /// What else is to be said of the cadence.
    pub cadence_note: Option<Spot<String>>,
    /// Whether the number is our suggestion.
    #[serde(default)]
    pub cadence_assumed: bool,
    /// Who says that it has to be done.
    pub authority: Authority,
    /// The day from which it binds: one, or one for each framework.
    pub since: Option<OrMap<Spot<Date>, Entries<Spot<Date>>>>,
    /// The last day on which it holds.
    pub until: Option<Spot<Date>>,
    /// A single day by which it has to be done.
    pub due: Option<Spot<Date>>,
    /// What the customer does.
    pub customer: Spot<String>,
    /// AWS's own part.
    pub aws: Option<Spot<String>>,
    /// What it is done with.
    #[serde(default)]
    pub tools: Vec<Spot<String>>,
    /// What shows that it is done.
    #[serde(default)]
    pub evidence: Vec<Spot<String>>,
    /// What AWS has to check it.
    #[serde(default)]
    pub checks: RawChecks,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
}

/// Who says that an obligation has to be met.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Authority {
    /// A framework that the workload has to meet.
    MandatoryInFramework,
    /// AWS: the service stops, is replaced or loses support otherwise.
    MandatoryByAws,
    /// AWS or the publisher recommends it.
    Recommended,
    /// We assume it.
    Assumed,
}

impl Authority {
    /// Whether it leaves no choice.
    #[must_use]
    pub const fn is_mandatory(self) -> bool {
        match self {
            Self::MandatoryInFramework | Self::MandatoryByAws => true,
            Self::Recommended | Self::Assumed => false,
        }
    }
}

/// Checks that AWS has.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RawChecks {
    /// AWS Config managed rules.
    pub config_rules: Vec<String>,
    /// Security Hub controls.
    pub security_hub: Vec<String>,
}
