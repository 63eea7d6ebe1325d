//! `model.yaml`.

use super::RawCondition;
use crate::party::Category;
use crate::yaml::{OrList, Spot};
use schemars::JsonSchema;
use serde::Deserialize;

/// `model.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ModelFile {
    /// AWS's duties.
    pub aws_duties: Vec<RawPrinciple>,
    /// The customer's duties.
    pub customer_duties: Vec<RawPrinciple>,
    /// The three categories.
    pub categories: Vec<RawCategory>,
    /// Duties of both sides.
    pub both: Vec<RawBoth>,
    /// What is commonly said and is too coarse.
    pub corrections: Vec<RawCorrection>,
    /// The model worked out for one kind of workload.
    #[serde(default)]
    pub cases: Vec<RawCase>,
}

/// The model worked out for one kind of workload.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCase {
    /// A name for it.
    pub id: Spot<String>,
    /// Its title.
    pub title: Spot<String>,
    /// For which workloads it is printed; absent: for all.
    pub when: Option<OrList<RawCondition>>,
    /// What it is about.
    pub statement: Spot<String>,
    /// What each side does, row by row.
    pub rows: Vec<RawCaseRow>,
    /// The duties of the catalogue in which it is worked out.
    pub duties: Vec<Spot<String>>,
    /// Citations.
    pub sources: Vec<Spot<String>>,
}

/// One row of a case.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCaseRow {
    /// What it is about.
    pub title: Spot<String>,
    /// What AWS does.
    pub aws: Spot<String>,
    /// What the customer does.
    pub customer: Spot<String>,
}

/// One duty of the model.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPrinciple {
    /// Its name.
    pub title: Spot<String>,
    /// What it is.
    pub statement: Spot<String>,
    /// Where it is too coarse.
    pub limits: Option<Spot<String>>,
    /// The duties of the catalogue that it stands for.
    pub duties: Vec<Spot<String>>,
    /// Citations.
    pub sources: Vec<Spot<String>>,
}

/// One category of the model.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawCategory {
    /// Which.
    pub id: Category,
    /// Its name.
    pub title: Spot<String>,
    /// What defines it.
    pub statement: Spot<String>,
    /// What AWS does in it by default.
    pub aws: Spot<String>,
    /// What the customer does in it by default.
    pub customer: Spot<String>,
    /// The service of the example.
    pub example_service: Spot<String>,
    /// The example.
    pub example: Spot<String>,
    /// Citations.
    pub sources: Vec<Spot<String>>,
}

/// A duty of both sides.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawBoth {
    /// Its name.
    pub title: Spot<String>,
    /// AWS's part.
    pub aws: Spot<String>,
    /// The customer's part.
    pub customer: Spot<String>,
    /// The duties of the catalogue that it stands for.
    pub duties: Vec<Spot<String>>,
    /// Citations.
    pub sources: Vec<Spot<String>>,
}

/// What is commonly said, and what is true.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawCorrection {
    /// A name for it.
    pub id: Spot<String>,
    /// What is commonly said.
    pub common_claim: Spot<String>,
    /// What is true.
    pub true_today: Spot<String>,
    /// The duties of the catalogue that say so.
    pub duties: Vec<Spot<String>>,
    /// Citations.
    pub sources: Vec<Spot<String>>,
}
