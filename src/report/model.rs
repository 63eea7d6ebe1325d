//! The shared responsibility model in its own words, with numbered citations.

use super::citation::Citations;
use crate::catalog::{Catalog, Principle};
use crate::id::{DutyId, SourceId};
use crate::party::Category;
use schemars::JsonSchema;
use serde::Serialize;

/// The model.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ModelView {
    /// AWS's duties.
    pub aws_duties: Vec<PrincipleView>,
    /// The customer's duties.
    pub customer_duties: Vec<PrincipleView>,
    /// The three categories.
    pub categories: Vec<CategoryView>,
    /// Duties of both sides.
    pub both: Vec<BothView>,
    /// What is commonly said and is too coarse.
    pub corrections: Vec<CorrectionView>,
}

/// One duty of the model.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PrincipleView {
    /// Its name.
    pub title: String,
    /// What it is.
    pub statement: String,
    /// Where it is too coarse.
    pub limits: Option<String>,
    /// The duties that it stands for.
    pub duties: Vec<String>,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
}

/// One category of the model.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CategoryView {
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
    /// The name of the example's service.
    pub example_service: String,
    /// The example.
    pub example: String,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
}

/// A duty of both sides.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BothView {
    /// Its name.
    pub title: String,
    /// AWS's part.
    pub aws: String,
    /// The customer's part.
    pub customer: String,
    /// The duties that it stands for.
    pub duties: Vec<String>,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
}

/// What is commonly said, and what is true.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CorrectionView {
    /// A name for it.
    pub id: String,
    /// What is commonly said.
    pub common_claim: String,
    /// What is true.
    pub true_today: String,
    /// The duties that say so.
    pub duties: Vec<String>,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
}

/// Every source that the model cites.
pub(super) fn sources(catalog: &Catalog) -> impl Iterator<Item = SourceId> + '_ {
    let model = &catalog.model;
    let principles = model.aws_duties.iter().chain(&model.customer_duties).flat_map(|p| &p.sources);
    principles
        .chain(model.categories.iter().flat_map(|c| &c.sources))
        .chain(model.both.iter().flat_map(|b| &b.sources))
        .chain(model.corrections.iter().flat_map(|c| &c.sources))
        .cloned()
}

/// The model's view.
pub(super) fn model(catalog: &Catalog, citations: &Citations) -> ModelView {
    let model = &catalog.model;
    let ids = |duties: &[DutyId]| duties.iter().map(ToString::to_string).collect::<Vec<_>>();
    let principle = |p: &Principle| PrincipleView {
        title: p.title.clone(),
        statement: p.statement.clone(),
        limits: p.limits.clone(),
        duties: ids(&p.duties),
        sources: citations.numbers(&p.sources),
    };
    let name =
        |id: &str| catalog.services.get(id).map_or_else(|| id.to_owned(), |s| s.name.clone());
    ModelView {
        aws_duties: model.aws_duties.iter().map(principle).collect(),
        customer_duties: model.customer_duties.iter().map(principle).collect(),
        categories: model
            .categories
            .iter()
            .map(|c| CategoryView {
                id: c.id,
                title: c.title.clone(),
                statement: c.statement.clone(),
                aws: c.aws.clone(),
                customer: c.customer.clone(),
                example_service: name(&c.example_service),
                example: c.example.clone(),
                sources: citations.numbers(&c.sources),
            })
            .collect(),
        both: model
            .both
            .iter()
            .map(|b| BothView {
                title: b.title.clone(),
                aws: b.aws.clone(),
                customer: b.customer.clone(),
                duties: ids(&b.duties),
                sources: citations.numbers(&b.sources),
            })
            .collect(),
        corrections: model
            .corrections
            .iter()
            .map(|c| CorrectionView {
                id: c.id.clone(),
                common_claim: c.common_claim.clone(),
                true_today: c.true_today.clone(),
                duties: ids(&c.duties),
                sources: citations.numbers(&c.sources),
            })
            .collect(),
    }
}
