//! The shared responsibility model in its own words.

use super::Applies;
use crate::id::{DutyId, ServiceId, SourceId, Text};
use crate::party::Category;
use serde::{Deserialize, Serialize};

/// The shared responsibility model in its own words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Model {
    /// AWS's duties.
    pub aws_duties: Vec<Principle>,
    /// The customer's duties.
    pub customer_duties: Vec<Principle>,
    /// The three categories.
    pub categories: Vec<ModelCategory>,
    /// Duties of both sides.
    pub both: Vec<Both>,
    /// What is commonly said and is too coarse.
    pub corrections: Vec<Correction>,
    /// The model worked out for one kind of workload.
    pub cases: Vec<Case>,
}

/// The model worked out for one kind of workload.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Case {
    /// A name for it.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// For which workloads it is printed.
    pub applies: Applies,
    /// What it is about.
    pub statement: Text,
    /// What each side does, row by row.
    pub rows: Vec<CaseRow>,
    /// The duties in which it is worked out.
    pub duties: Vec<DutyId>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// One row of a case.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct CaseRow {
    /// What it is about.
    pub title: Text,
    /// What AWS does.
    pub aws: Text,
    /// What the customer does.
    pub customer: Text,
}

/// One duty of the model.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Principle {
    /// Its name.
    pub title: Text,
    /// What it is.
    pub statement: Text,
    /// Where it is too coarse.
    pub limits: Option<Text>,
    /// The duties that it stands for.
    pub duties: Vec<DutyId>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// One category of the model.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct ModelCategory {
    /// Which.
    pub id: Category,
    /// Its name.
    pub title: Text,
    /// What defines it.
    pub statement: Text,
    /// What AWS does in it by default.
    pub aws: Text,
    /// What the customer does in it by default.
    pub customer: Text,
    /// The service of the example.
    pub example_service: ServiceId,
    /// The example.
    pub example: Text,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// A duty of both sides.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Both {
    /// Its name.
    pub title: Text,
    /// AWS's part.
    pub aws: Text,
    /// The customer's part.
    pub customer: Text,
    /// The duties that it stands for.
    pub duties: Vec<DutyId>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// What is commonly said, and what is true.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Correction {
    /// A name for it.
    pub id: Text,
    /// What is commonly said.
    pub common_claim: Text,
    /// What is true.
    pub true_today: Text,
    /// The duties that say so.
    pub duties: Vec<DutyId>,
    /// Citations.
    pub sources: Vec<SourceId>,
}
