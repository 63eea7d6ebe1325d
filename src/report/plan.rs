//! The continuous-monitoring plan: obligations by cadence, each said once for all components it concerns.

use super::citation::Citations;
use super::{Context, ScheduleView};
use crate::catalog::Authority;
use crate::date::Date;
use crate::id::{DutyId, Text};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// One obligation at one place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ObligationView {
    /// Its id.
    pub id: Text,
    /// What has to be done.
    pub title: Text,
    /// The family's name.
    pub family: Text,
    /// The component's name; null for the workload as a whole.
    pub component: Option<String>,
    /// The component's service; null for the workload as a whole.
    pub service: Option<String>,
    /// The duty that it keeps running.
    pub duty: Text,
    /// Id of the duty's row in the documents, where there is one.
    pub duty_anchor: Option<String>,
    /// `continuous`, `event`, `org-defined`, `risk-analysis` or an ISO 8601 duration.
    pub cadence: String,
    /// In words.
    pub cadence_words: String,
    /// Line of the profile that sets the cadence.
    pub cadence_line: Option<u32>,
    /// What else is to be said of the cadence.
    pub cadence_note: Option<Text>,
    /// Whether the number is our suggestion.
    pub cadence_assumed: bool,
    /// Who says that it has to be done.
    pub authority: Authority,
    /// A single day by which it has to be done.
    pub due: Option<Date>,
    /// The team that owns it.
    pub owner: Option<String>,
    /// The third party that meets it in the customer's place.
    pub third_party: Option<String>,
    /// What the customer does.
    pub customer: Text,
    /// AWS's own part.
    pub aws: Option<Text>,
    /// What it is done with.
    pub tools: Vec<Text>,
    /// What shows that it is done.
    pub evidence: Vec<Text>,
    /// AWS Config managed rules that check it.
    pub config_rules: Vec<Text>,
    /// Security Hub controls that check it.
    pub security_hub: Vec<Text>,
    /// When it is due.
    pub schedule: ScheduleView,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
    /// How strict its cadence is; smaller is stricter.
    #[serde(skip)]
    pub(super) strictness: u64,
}

/// Obligations of one cadence.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanGroup {
    /// The cadence.
    pub cadence: String,
    /// In words.
    pub words: String,
    /// The rows.
    pub rows: Vec<PlanRow>,
}

/// One obligation, for all places that it concerns with the same owner.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanRow {
    /// Index in `obligations` of the obligation to print.
    pub obligation: usize,
    /// Whether it is the obligation's first row, which has its anchor.
    pub first: bool,
    /// The components that it concerns; empty for the workload as a whole.
    pub components: Vec<String>,
}

/// An obligation that applies nowhere.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IdleView {
    /// Its id.
    pub id: Text,
    /// What would have to be done.
    pub title: Text,
    /// Why it does not apply.
    pub because: Text,
}

/// Every obligation at every place.
pub(super) fn all(
    context: &Context<'_>,
    citations: &Citations,
    anchors: &[String],
) -> Vec<ObligationView> {
    let Context { profile, catalog, resolution, .. } = context;
    let places: BTreeSet<(DutyId, Option<usize>)> =
        resolution.duties.iter().map(|duty| (duty.duty, duty.component)).collect();
    let mut views = Vec::new();
    for found in &resolution.obligations {
        let obligation = &catalog.obligations[&found.obligation];
        let component = found.component.map(|at| &profile.components[at]);
        let row = (obligation.duty, found.row);
        views.push(ObligationView {
            id: found.obligation.as_str(),
            title: obligation.title,
            family: obligation.family,
            component: component.map(|component| component.name.value.clone()),
            service: component.map(|component| component.service.value.clone()),
            duty: obligation.duty.as_str(),
            duty_anchor: places.contains(&row).then(|| {
                super::duty::anchor(found.row.map(|at| anchors[at].as_str()), &obligation.duty)
            }),
            cadence: found.cadence.to_string(),
            cadence_words: found.cadence.words(),
            cadence_line: found.cadence_line,
            cadence_note: obligation.cadence_note,
            cadence_assumed: obligation.cadence_assumed && found.cadence_line.is_none(),
            authority: obligation.authority,
            due: obligation.due,
            owner: found.owner.clone(),
            third_party: found.third_party.clone(),
            customer: obligation.customer,
            aws: obligation.aws,
            tools: obligation.tools.clone(),
            evidence: obligation.evidence.clone(),
            config_rules: obligation.config_rules.clone(),
            security_hub: obligation.security_hub.clone(),
            schedule: super::record::schedule(context, found),
            sources: citations.numbers(&obligation.sources),
            strictness: found.cadence.strictness(),
        });
    }
    views
}

/// The obligations by cadence; the same one for several components with one owner is one row.
pub(super) fn groups(obligations: &[ObligationView]) -> Vec<PlanGroup> {
    let mut order: Vec<usize> = (0..obligations.len()).collect();
    let key = |at: &usize| {
        let found = &obligations[*at];
        (found.strictness, &found.id, &found.owner, &found.third_party)
    };
    order.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut groups: Vec<PlanGroup> = Vec::new();
    let mut last: Option<usize> = None;
    for at in order {
        let found = &obligations[at];
        let is_same = last.is_some_and(|last| key(&last) == key(&at));
        let is_next = last.is_none_or(|last| obligations[last].strictness != found.strictness);
        if is_next {
            let (cadence, words) = (found.cadence.clone(), found.cadence_words.clone());
            groups.push(PlanGroup { cadence, words, rows: Vec::new() });
        }
        let Some(group) = groups.last_mut() else { continue };
        if !is_same {
            let first = last.is_none_or(|last| obligations[last].id != found.id);
            group.rows.push(PlanRow { obligation: at, first, components: Vec::new() });
        }
        if let (Some(row), Some(component)) = (group.rows.last_mut(), &found.component) {
            row.components.push(component.clone());
        }
        last = Some(at);
    }
    groups
}

/// The obligations that apply nowhere.
pub(super) fn idle(context: &Context<'_>) -> Vec<IdleView> {
    let Context { catalog, resolution, .. } = context;
    resolution
        .idle_obligations
        .iter()
        .map(|found| IdleView {
            id: found.obligation.as_str(),
            title: catalog.obligations[&found.obligation].title,
            because: found.because,
        })
        .collect()
}
