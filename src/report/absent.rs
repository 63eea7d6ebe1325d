//! Duties that do not apply: nothing vanishes, and each reason is said once.

use super::Context;
use crate::id::Text;
use schemars::JsonSchema;
use serde::Serialize;

/// A duty that does not apply.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NotApplicableView {
    /// The duty's id.
    pub duty: Text,
    /// What would have to be done.
    pub title: Text,
    /// The component's name; null for the workload as a whole.
    pub component: Option<String>,
    /// Why it does not apply.
    pub because: Text,
}

/// Duties that do not apply for one reason.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReasonView {
    /// Why they do not apply.
    pub because: Text,
    /// The duties.
    pub duties: Vec<AbsentView>,
}

/// A duty that does not apply at some places.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AbsentView {
    /// The duty's id.
    pub duty: Text,
    /// The components at which it does not apply; empty for the workload as a whole.
    pub components: Vec<String>,
    /// Whether it applies at no component.
    pub all: bool,
}

/// The duties that do not apply.
pub(super) fn all(context: &Context<'_>) -> Vec<NotApplicableView> {
    let Context { profile, catalog, resolution, .. } = context;
    resolution
        .not_applicable
        .iter()
        .map(|found| NotApplicableView {
            duty: found.duty.as_str(),
            title: catalog.duties[&found.duty].title,
            component: found.component.map(|at| profile.components[at].name.value.clone()),
            because: found.because,
        })
        .collect()
}

/// The same by reason, in the order of the first that has it.
pub(super) fn by_reason(views: &[NotApplicableView], places: usize) -> Vec<ReasonView> {
    let mut reasons: Vec<ReasonView> = Vec::new();
    for view in views {
        let at = reasons.iter().position(|reason| reason.because == view.because);
        let at = at.unwrap_or_else(|| {
            reasons.push(ReasonView { because: view.because, duties: Vec::new() });
            reasons.len() - 1
        });
        add(&mut reasons[at].duties, view, places);
    }
    reasons
}

fn add(duties: &mut Vec<AbsentView>, view: &NotApplicableView, places: usize) {
    let at = duties.iter().position(|found| found.duty == view.duty);
    let at = at.unwrap_or_else(|| {
        let components = Vec::new();
        duties.push(AbsentView { duty: view.duty, components, all: false });
        duties.len() - 1
    });
    duties[at].components.extend(view.component.clone());
    duties[at].all = duties[at].components.len() == places;
}
