//! What has run out: exceptions and evidence whose last day has passed, where nothing stands in their place.

use super::{DoneView, DutyView, ExceptionView, ObligationView};
use crate::date::Date;
use crate::id::Text;
use crate::ledger::{ExceptionKind, State};
use schemars::JsonSchema;
use serde::Serialize;

/// An entry of the ledger that has run out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LapsedView {
    /// What it is: `evidence`, `risk-acceptance` or `compensating-control`.
    pub kind: Text,
    /// The duty or obligation.
    pub id: Text,
    /// What has to be done.
    pub title: Text,
    /// The last day on which it counted.
    pub date: Date,
    /// The components at which nothing stands in its place; empty for the workload as a whole.
    pub components: Vec<String>,
    /// The team that owns the duty or the obligation, at the first of them.
    pub owner: Option<String>,
    /// Line of the ledger.
    pub line: u32,
}

/// A duty or an obligation at a place, as far as what lapses goes.
struct Site<'v> {
    id: Text,
    title: Text,
    component: Option<&'v String>,
    owner: Option<&'v String>,
    done: Option<&'v DoneView>,
    exceptions: &'v [ExceptionView],
    /// Whether it is done, so that no exception is needed.
    is_met: bool,
}

/// Everything that has run out, the first to lapse first.
pub(super) fn all(duties: &[DutyView], obligations: &[ObligationView]) -> Vec<LapsedView> {
    let of_duties = duties.iter().filter_map(|duty| {
        let state = duty.state.as_ref().filter(|state| state.state != State::Inherited)?;
        Some(Site {
            id: duty.duty,
            title: duty.title,
            component: duty.component.as_ref(),
            owner: duty.owner.as_ref(),
            done: state.done.as_ref(),
            exceptions: &state.exceptions,
            is_met: matches!(state.state, State::Implemented | State::NotApplicable),
        })
    });
    let of_obligations = obligations.iter().map(|found| Site {
        id: found.id,
        title: found.title,
        component: found.component.as_ref(),
        owner: found.owner.as_ref(),
        done: found.schedule.done.as_ref(),
        exceptions: &found.schedule.exceptions,
        is_met: found.schedule.is_met() && found.schedule.overdue.is_none(),
    });
    let mut found: Vec<LapsedView> = Vec::new();
    for site in of_duties.chain(of_obligations) {
        if let Some(entry) = site.done.filter(|entry| entry.lapsed)
            && let Some(until) = entry.valid_until
        {
            add(&mut found, &site, "evidence", until, entry.line);
        }
        let is_open = !site.is_met && site.exceptions.iter().all(|exception| exception.lapsed);
        let last = site.exceptions.iter().max_by_key(|exception| exception.expires);
        if let Some(last) = last.filter(|_| is_open) {
            let kind = match last.kind {
                ExceptionKind::RiskAcceptance => "risk-acceptance",
                ExceptionKind::CompensatingControl => "compensating-control",
            };
            add(&mut found, &site, kind, last.expires, last.line);
        }
    }
    found.sort_by_key(|lapsed| (lapsed.date, lapsed.line, lapsed.id));
    found
}

/// Adds what has run out at a place; the places of one entry stand together.
fn add(list: &mut Vec<LapsedView>, site: &Site<'_>, kind: Text, date: Date, line: u32) {
    let known = list.iter_mut().find(|known| known.line == line && known.id == site.id);
    match known {
        Some(known) => known.components.extend(site.component.cloned()),
        None => list.push(LapsedView {
            kind,
            id: site.id,
            title: site.title,
            date,
            components: site.component.into_iter().cloned().collect(),
            owner: site.owner.cloned(),
            line,
        }),
    }
}
