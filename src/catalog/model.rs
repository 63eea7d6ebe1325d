//! The shared responsibility model in its own words.

use crate::id::{DutyId, ServiceId, SourceId};
use crate::party::Category;
use serde::{Deserialize, Serialize};

/// The shared responsibility model in its own words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
}

/// One duty of the model.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Principle {
    /// Its name.
    pub title: String,
    /// What it is.
    pub statement: String,
    /// Where it is too coarse.
    pub limits: Option<String>,
    /// The duties that it stands for.
    pub duties: Vec<DutyId>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// One category of the model.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ModelCategory {
    /// Which.
    pub id: Category,
    /// Its name.
    pub title: String,
    /// What defines it.
    pub statement: String,
    /// What AWS does in it by default.
    pub aws: String,
    /// What the customer does in it by default.
    pub customer: String,
    /// The service of the example.
    pub example_service: ServiceId,
    /// The example.
    pub example: String,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// A duty of both sides.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Both {
    /// Its name.
    pub title: String,
    /// AWS's part.
    pub aws: String,
    /// The customer's part.
    pub customer: String,
    /// The duties that it stands for.
    pub duties: Vec<DutyId>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// What is commonly said, and what is true.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Correction {
    /// A name for it.
    pub id: String,
    /// What is commonly said.
    pub common_claim: String,
    /// What is true.
    pub true_today: String,
    /// The duties that say so.
    pub duties: Vec<DutyId>,
    /// Citations.
    pub sources: Vec<SourceId>,
}
