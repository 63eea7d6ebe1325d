//! `directory.yaml`, and what files of services share with it.

use crate::date::Date;
use crate::party::Category;
use crate::yaml::Spot;
use schemars::JsonSchema;
use serde::Deserialize;

/// An entry of `directory.yaml`: a service without a file of its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawListed {
    /// The service's name.
    pub name: Spot<String>,
    /// Other names by which it is known.
    #[serde(default)]
    pub aliases: Vec<Spot<String>>,
    /// Our judgement of the default position of the line; absent where it is part of another service.
    pub category: Option<Category>,
    /// What the service has about it, from `traits.yaml`.
    #[serde(default)]
    pub traits: Vec<Spot<String>>,
    /// CloudFormation types or namespaces.
    #[serde(default)]
    pub cloudformation: Vec<Spot<String>>,
    /// Terraform types or prefixes.
    #[serde(default)]
    pub terraform: Vec<Spot<String>>,
    /// The service of which it is a part, such as its data plane.
    pub part_of: Option<Spot<String>>,
    /// When AWS closes or ends it.
    pub lifecycle: Option<RawLifecycle>,
}

/// When AWS closes or ends a service.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawLifecycle {
    /// From this day on new customers cannot start.
    pub closed_to_new: Option<Spot<Date>>,
    /// The last day on which it works.
    pub ends: Option<Spot<Date>>,
    /// What AWS names in its place.
    pub successor: Option<Spot<String>>,
    /// What else is to be said.
    pub note: Option<Spot<String>>,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
}
