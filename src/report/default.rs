//! Who answers for a duty before a service or an option moves it, and what that rests on: said once for all components.

use super::Context;
use super::citation::Citations;
use crate::id::{DutyId, Text};
use crate::party::{Category, Party};
use crate::resolve::CauseKind;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// The defaults of one duty.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DefaultView {
    /// The duty's id.
    pub duty: Text,
    /// Who answers for it by default, for infrastructure, container and abstracted services.
    pub parties: Vec<Party>,
    /// Numbers of the citations that this rests on.
    pub sources: Vec<usize>,
}

/// The defaults of every duty that starts from one here, in the order of the catalogue.
pub(super) fn all(context: &Context<'_>, citations: &Citations) -> Vec<DefaultView> {
    let Context { catalog, resolution, .. } = *context;
    let starts = resolution.duties.iter().filter(|duty| {
        duty.causes.first().is_some_and(|cause| {
            matches!(cause.kind, CauseKind::EveryCategory | CauseKind::Category(_))
        })
    });
    let used: BTreeSet<DutyId> = starts.map(|duty| duty.duty).collect();
    catalog
        .order
        .iter()
        .filter(|id| used.contains(*id))
        .map(|id| {
            let duty = &catalog.duties[id];
            DefaultView {
                duty: id.as_str(),
                parties: Category::ALL.map(|category| duty.default_party(category)).to_vec(),
                sources: citations.numbers(&duty.sources),
            }
        })
        .collect()
}
