//! Partitions: groups of Regions with identities, operators and evidence of their own.

use super::Step;
use crate::id::{DutyId, SourceId, Text};
use serde::{Deserialize, Serialize};

/// A partition.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Partition {
    /// Its name.
    pub title: Text,
    /// What is different in it.
    pub statement: Text,
    /// Who operates it, where that is not AWS.
    pub operator: Option<Operator>,
    /// What it does to the line, whatever the service.
    pub shifts: Vec<(Vec<DutyId>, Step)>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// Who operates a partition in AWS's place.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Operator {
    /// The operator of each Region.
    pub names: Vec<(Text, Text)>,
    /// What the operator does where a row names AWS.
    pub does: Text,
    /// What the customer does to rely on it.
    pub customer: Text,
    /// Why.
    pub because: Text,
    /// Citations.
    pub sources: Vec<SourceId>,
}
