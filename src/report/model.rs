//! The shared responsibility model in its own words, with numbered citations.

use super::Context;
use super::citation::Citations;
use crate::catalog::{Case, CaseRow, Principle};
use crate::id::{DutyId, ServiceId, SourceId, Text};
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
    /// The model worked out for workloads of this kind.
    pub cases: Vec<CaseView>,
}

/// The model worked out for one kind of workload.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseView {
    /// A name for it.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// What it is about.
    pub statement: Text,
    /// What each side does, row by row.
    pub rows: Vec<CaseRowView>,
    /// The duties in which it is worked out.
    pub duties: Vec<Text>,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
}

/// One row of a case.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseRowView {
    /// What it is about.
    pub title: Text,
    /// What AWS does.
    pub aws: Text,
    /// What the customer does.
    pub customer: Text,
}

/// One duty of the model.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PrincipleView {
    /// Its name.
    pub title: Text,
    /// What it is.
    pub statement: Text,
    /// Where it is too coarse.
    pub limits: Option<Text>,
    /// The duties that it stands for.
    pub duties: Vec<Text>,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
}

/// One category of the model.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CategoryView {
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
    /// The name of the example's service.
    pub example_service: Text,
    /// The example.
    pub example: Text,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
}

/// A duty of both sides.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BothView {
    /// Its name.
    pub title: Text,
    /// AWS's part.
    pub aws: Text,
    /// The customer's part.
    pub customer: Text,
    /// The duties that it stands for.
    pub duties: Vec<Text>,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
}

/// What is commonly said, and what is true.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CorrectionView {
    /// A name for it.
    pub id: Text,
    /// What is commonly said.
    pub common_claim: Text,
    /// What is true.
    pub true_today: Text,
    /// The duties that say so.
    pub duties: Vec<Text>,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
}

/// Every source that the model cites.
pub(super) fn sources<'c>(context: &Context<'c>) -> impl Iterator<Item = SourceId> + use<'c> {
    let model = &context.catalog.model;
    let cases = context.resolution.cases.iter().map(|at| &model.cases[*at]);
    let principles = model.aws_duties.iter().chain(&model.customer_duties).flat_map(|p| &p.sources);
    principles
        .chain(model.categories.iter().flat_map(|c| &c.sources))
        .chain(model.both.iter().flat_map(|b| &b.sources))
        .chain(model.corrections.iter().flat_map(|c| &c.sources))
        .chain(cases.flat_map(|case| &case.sources))
        .copied()
}

/// The model's view.
pub(super) fn model(context: &Context<'_>, citations: &Citations) -> ModelView {
    let Context { catalog, resolution, .. } = *context;
    let model = &catalog.model;
    let ids = |duties: &[DutyId]| duties.iter().map(|id| id.as_str()).collect::<Vec<_>>();
    let principle = |p: &Principle| PrincipleView {
        title: p.title,
        statement: p.statement,
        limits: p.limits,
        duties: ids(&p.duties),
        sources: citations.numbers(&p.sources),
    };
    let name =
        |id: ServiceId| catalog.services.get(&id).map_or(id.as_str(), |service| service.name);
    ModelView {
        aws_duties: model.aws_duties.iter().map(principle).collect(),
        customer_duties: model.customer_duties.iter().map(principle).collect(),
        categories: model
            .categories
            .iter()
            .map(|c| CategoryView {
                id: c.id,
                title: c.title,
                statement: c.statement,
                aws: c.aws,
                customer: c.customer,
                example_service: name(c.example_service),
                example: c.example,
                sources: citations.numbers(&c.sources),
            })
            .collect(),
        both: model
            .both
            .iter()
            .map(|b| BothView {
                title: b.title,
                aws: b.aws,
                customer: b.customer,
                duties: ids(&b.duties),
                sources: citations.numbers(&b.sources),
            })
            .collect(),
        corrections: model
            .corrections
            .iter()
            .map(|c| CorrectionView {
                id: c.id,
                common_claim: c.common_claim,
                true_today: c.true_today,
                duties: ids(&c.duties),
                sources: citations.numbers(&c.sources),
            })
            .collect(),
        cases: resolution.cases.iter().map(|at| case(&model.cases[*at], citations)).collect(),
    }
}

fn case(case: &Case, citations: &Citations) -> CaseView {
    let row =
        |row: &CaseRow| CaseRowView { title: row.title, aws: row.aws, customer: row.customer };
    CaseView {
        id: case.id,
        title: case.title,
        statement: case.statement,
        rows: case.rows.iter().map(row).collect(),
        duties: case.duties.iter().map(|id| id.as_str()).collect(),
        sources: citations.numbers(&case.sources),
    }
}
