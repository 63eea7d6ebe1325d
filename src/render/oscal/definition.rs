//! The shape of a component definition, with the names that NIST gives its parts. No list is written empty.

use super::common::{Metadata, Property};
use serde::Serialize;

/// The file.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct File {
    pub(super) component_definition: Definition,
}

#[derive(Debug, Serialize)]
pub(super) struct Definition {
    pub(super) uuid: String,
    pub(super) metadata: Metadata,
    pub(super) components: Vec<Component>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Component {
    pub(super) uuid: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) control_implementations: Vec<Controls>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Controls {
    pub(super) uuid: String,
    pub(super) source: String,
    pub(super) description: String,
    pub(super) props: Vec<Property>,
    pub(super) implemented_requirements: Vec<Requirement>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Requirement {
    pub(super) uuid: String,
    pub(super) control_id: String,
    pub(super) description: String,
    pub(super) props: Vec<Property>,
}
