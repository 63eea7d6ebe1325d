//! `catalog.yaml`, `frameworks/<id>.yaml`, `sources.yaml`, `regions.yaml`.

use crate::date::Date;
use crate::yaml::{Entries, Spot, Word};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `catalog.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CatalogFile {
    /// The catalogue's version.
    pub version: Spot<Word>,
    /// The day on which the catalogue was last reviewed as a whole.
    pub date: Spot<Date>,
}

/// `frameworks/<id>.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FrameworkFile {
    /// The framework's name.
    pub title: Spot<String>,
    /// Who publishes it.
    pub publisher: Spot<String>,
    /// Its version.
    pub version: Spot<Word>,
    /// What its licence lets us hold.
    pub licence: Spot<String>,
    /// Who joined duties and controls.
    pub mapping: Mapping,
    /// What else is to be said of that.
    pub mapping_note: Option<Spot<String>>,
    /// Address of the publisher's OSCAL catalogue, where the ids of the controls are those of OSCAL.
    pub oscal: Option<Spot<String>>,
    /// What the controls are in FedRAMP's Security Decision Record, where they stand in it.
    pub fedramp_record: Option<RecordPart>,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
    /// Selections of controls, by id.
    #[serde(default)]
    pub baselines: Entries<RawBaseline>,
    /// The controls by id.
    pub controls: Entries<RawControl>,
    /// The controls that a duty helps to meet, by duty.
    #[serde(default)]
    pub duties: Entries<Vec<Spot<Word>>>,
    /// Mappings from the controls of other frameworks.
    #[serde(default)]
    pub via: Vec<RawVia>,
    /// Reasons for controls that no duty maps to.
    #[serde(default)]
    pub unmapped: Vec<RawUnmapped>,
}

/// What the controls of a framework are in FedRAMP's Security Decision Record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RecordPart {
    /// Controls of NIST SP 800-53.
    Controls,
    /// Key Security Indicators.
    Indicators,
}

/// Who joined duties and controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mapping {
    /// A publisher, cited.
    Published,
    /// We did.
    Judgement,
}

/// A mapping from another framework's controls, through which its duties count.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawVia {
    /// The other framework.
    pub framework: Spot<String>,
    /// Who joined the controls.
    pub mapping: Mapping,
    /// What else is to be said of that.
    pub note: Option<Spot<String>>,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
    /// Whether a control has the same id there.
    #[serde(default)]
    pub same_ids: bool,
    /// The controls there, by the controls here.
    #[serde(default)]
    pub controls: Entries<Vec<Spot<Word>>>,
}

/// A selection of controls.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBaseline {
    /// Its name for people.
    pub title: Spot<String>,
    /// Address of the publisher's OSCAL profile.
    pub oscal: Option<Spot<String>>,
}

/// A control.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawControl {
    /// Its id as the framework writes it.
    pub label: Spot<Word>,
    /// Its title, where the licence lets us hold it.
    #[serde(default)]
    pub title: Spot<Word>,
    /// The group it belongs to.
    pub family: Spot<String>,
    /// The baselines that select it.
    #[serde(default)]
    pub baselines: Vec<Spot<String>>,
}

/// Why controls are unmapped.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawUnmapped {
    /// The controls.
    #[serde(default)]
    pub controls: Vec<Spot<Word>>,
    /// Whole families.
    #[serde(default)]
    pub families: Vec<Spot<String>>,
    /// Why.
    pub because: Spot<String>,
}

/// An entry of `sources.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSource {
    /// Who publishes it.
    pub publisher: Spot<String>,
    /// Its title.
    pub title: Spot<String>,
    /// Its address.
    pub url: Spot<String>,
    /// The part of it that is meant.
    pub section: Option<Spot<String>>,
    /// The day on which it was seen.
    pub seen: Spot<Date>,
    /// How far it was seen.
    pub status: Status,
}

/// How far a source was seen.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Its text was read and says what is claimed.
    Verified,
    /// Its exact address is cited in public code or documents; its text was not read again.
    Referenced,
    /// Neither; the reports show the mark.
    Unverified,
}

/// An entry of `regions.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawRegion {
    /// The Region's name.
    pub name: Spot<String>,
    /// The partition it belongs to.
    pub partition: Spot<String>,
}
