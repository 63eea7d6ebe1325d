//! The catalogue's files as they are written. `catalog/README.md` says what each key means.

mod directory;
mod duty;
mod evidence;
mod model;
mod partition;
mod reference;
mod service;
mod version;

pub use directory::{RawLifecycle, RawListed};
pub use duty::{
    Authority, ByCategory, DomainFile, MonitoringFile, RawApplies, RawChecks, RawCondition,
    RawDuty, RawEvidence, RawObligation, RawStatements, RawTexts, RawTopic,
};
pub use evidence::{AssuranceFile, DetectionFile, RawCheck, RawReport, RawShown};
pub use model::{ModelFile, RawBoth, RawCase, RawCategory, RawCorrection, RawPrinciple};
pub use partition::{RawOperator, RawPartition};
pub use reference::{
    CatalogFile, FrameworkFile, Mapping, RawBaseline, RawControl, RawRegion, RawSource,
    RawUnmapped, RawVia, RecordPart, Status,
};
pub use service::{RawNotApplicable, RawOption, RawShift, RawStep, RawValue, ServiceFile};
pub use version::{RawEvent, VersionsFile};
