//! `partitions.yaml`.

use super::RawShift;
use crate::yaml::{Entries, Spot};
use schemars::JsonSchema;
use serde::Deserialize;

/// An entry of `partitions.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawPartition {
    /// Its name.
    pub title: Spot<String>,
    /// What is different in it.
    pub statement: Spot<String>,
    /// Who operates it, where that is not AWS.
    pub operator: Option<RawOperator>,
    /// What it does to the line, whatever the service.
    #[serde(default)]
    pub shifts: Vec<RawShift>,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
}

/// Who operates a partition in AWS's place.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawOperator {
    /// The operator of each Region.
    pub names: Entries<Spot<String>>,
    /// What the operator does where a row names AWS.
    pub does: Spot<String>,
    /// What the customer does to rely on it.
    pub customer: Spot<String>,
    /// Why.
    pub because: Spot<String>,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
}
