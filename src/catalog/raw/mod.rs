//! The catalogue's files as they are written. `catalog/README.md` says what each key means.

mod duty;
mod model;
mod reference;
mod service;

pub use duty::{
    Authority, ByCategory, DomainFile, MonitoringFile, RawApplies, RawChecks, RawCondition,
    RawDuty, RawEvidence, RawObligation, RawStatements, RawTexts,
};
pub use model::{ModelFile, RawBoth, RawCategory, RawCorrection, RawPrinciple};
pub use reference::{
    CatalogFile, FrameworkFile, Mapping, RawBaseline, RawControl, RawRegion, RawSource,
    RawUnmapped, Status,
};
pub use service::{RawNotApplicable, RawOption, RawShift, RawStep, RawValue, ServiceFile};
