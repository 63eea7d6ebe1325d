//! The duty catalogue: what is known of AWS services, duties, obligations, frameworks. Checked: every id joins.
//!
//! The files are read by [`load`]; the embedded catalogue has been through it when the binary was built.

mod check;
mod duty;
mod entry;
mod evidence;
mod join;
mod load;
mod model;
mod names;
mod partition;
pub mod raw;
mod reference;
mod service;
mod version;

pub use duty::{Applies, Condition, Domain, Duty, Evidence, Fact, Obligation, Texts, Topic};
pub use evidence::{Assurance, AwsReport, Check, Detection, Shown};
pub use load::{File, load};
pub use model::{Both, Case, CaseRow, Correction, Model, ModelCategory, Principle};
pub use names::Names;
pub use partition::{Operator, Partition};
pub use raw::{Authority, Mapping, RecordPart, Status};
pub use reference::{Control, Framework, Region, Source, Unmapped, Via};
pub use service::{Lifecycle, OptionValue, Service, ServiceOption, Step};
pub use version::{Day, Event, Version, Versions};

use crate::date::Date;
use crate::id::{DomainId, DutyId, FrameworkId, ObligationId, ServiceId, SourceId, Text, TopicId};
use crate::packed::{Packed, map};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The whole catalogue.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Catalog {
    /// Its version.
    pub version: Text,
    /// The day of its last review as a whole.
    pub date: Date,
    /// SHA-256 over its files.
    pub digest: String,
    /// Entries that a user's directory added or replaced.
    pub changes: Vec<Change>,
    /// Domains.
    #[serde(deserialize_with = "map")]
    pub domains: BTreeMap<DomainId, Domain>,
    /// Duties.
    #[serde(deserialize_with = "map")]
    pub duties: BTreeMap<DutyId, Duty>,
    /// Duties in the order of the reports.
    pub order: Vec<DutyId>,
    /// Services.
    #[serde(deserialize_with = "map")]
    pub services: BTreeMap<ServiceId, Packed<Service>>,
    /// By which words people know the services.
    pub names: Packed<Names>,
    /// Versions that end by date.
    #[serde(deserialize_with = "map")]
    pub versions: BTreeMap<Text, Versions>,
    /// Topics in which obligations on the same thing meet.
    #[serde(deserialize_with = "map")]
    pub topics: BTreeMap<TopicId, Topic>,
    /// Continuous-monitoring obligations.
    #[serde(deserialize_with = "map")]
    pub obligations: BTreeMap<ObligationId, Obligation>,
    /// Frameworks.
    #[serde(deserialize_with = "map")]
    pub frameworks: BTreeMap<FrameworkId, Packed<Framework>>,
    /// Citations.
    #[serde(deserialize_with = "map")]
    pub sources: BTreeMap<SourceId, Source>,
    /// Traits of services, with their meaning.
    #[serde(deserialize_with = "map")]
    pub traits: BTreeMap<Text, Text>,
    /// AWS Regions.
    #[serde(deserialize_with = "map")]
    pub regions: BTreeMap<Text, Region>,
    /// Partitions.
    #[serde(deserialize_with = "map")]
    pub partitions: BTreeMap<Text, Partition>,
    /// AWS's own evidence.
    pub assurance: Packed<Assurance>,
    /// The checks that AWS has.
    pub detection: Packed<Detection>,
    /// Terms that the reports explain.
    #[serde(deserialize_with = "map")]
    pub glossary: BTreeMap<Text, Text>,
    /// The shared responsibility model in its own words.
    pub model: Model,
}

/// An entry that a user's directory added or replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The file's path in the directory.
    pub file: String,
    /// Whether there was one of the same kind and id.
    pub replaced: bool,
}
