//! The continuous-monitoring plan: every obligation at every place, and what is past its date.

use super::citation::Citations;
use super::{CheckedView, Context, ScheduleView, TopicView};
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
    /// The topic in which it meets others on the same thing.
    pub topic: Text,
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
    /// The day from which it binds; null: at all times.
    pub since: Option<Date>,
    /// Whether that day is still to come.
    pub pending: bool,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// A single day by which it has to be done.
    pub due: Option<Date>,
    /// The team that owns it; several, joined by commas, where its components have several.
    pub owner: Option<String>,
    /// The same, each team by itself.
    pub owners: Vec<String>,
    /// The teams that do it.
    pub responsible: Vec<String>,
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
    /// What the results of its checks say; absent where no export of findings has any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<CheckedView>,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
    /// How strict its cadence is; smaller is stricter.
    #[serde(skip)]
    pub(super) strictness: u64,
    /// The same for all cadences of its length.
    #[serde(skip)]
    pub(super) band: u64,
}

impl ObligationView {
    /// Whether it follows an event, and so has no frequency.
    pub(super) fn is_event(&self) -> bool {
        self.cadence == "event"
    }
}

/// Topics in which cadences of one length count.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanGroup {
    /// The cadences.
    pub cadences: Vec<String>,
    /// In words.
    pub words: Vec<String>,
    /// The topics.
    pub topics: Vec<TopicView>,
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
    let Context { profile, catalog, resolution, words, .. } = context;
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
            topic: obligation.topic.as_str(),
            component: component.map(|component| component.name.value.clone()),
            service: component.map(|component| component.service.value.clone()),
            duty: obligation.duty.as_str(),
            duty_anchor: places.contains(&row).then(|| {
                super::duty::anchor(found.row.map(|at| anchors[at].as_str()), &obligation.duty)
            }),
            cadence: found.cadence.to_string(),
            cadence_words: words.cadence(found.cadence),
            cadence_line: found.cadence_line,
            cadence_note: obligation.cadence_note,
            cadence_assumed: found.is_assumed,
            authority: obligation.authority,
            since: found.since,
            pending: found.is_pending,
            until: obligation.until,
            due: found.due,
            owner: (!found.owners.is_empty()).then(|| found.owners.join(", ")),
            owners: found.owners.clone(),
            responsible: found.responsible.clone(),
            third_party: found.third_party.clone(),
            customer: obligation.customer,
            aws: obligation.aws,
            tools: obligation.tools.clone(),
            evidence: obligation.evidence.clone(),
            config_rules: obligation.config_rules.clone(),
            security_hub: obligation.security_hub.clone(),
            schedule: super::record::schedule(context, found),
            results: Vec::new(),
            sources: citations.numbers(&obligation.sources),
            strictness: found.cadence.strictness(),
            band: found.cadence.band(),
        });
    }
    views
}

/// The obligations that apply nowhere.
pub(super) fn idle(context: &Context<'_>) -> Vec<IdleView> {
    let Context { catalog, resolution, words, .. } = context;
    resolution
        .idle_obligations
        .iter()
        .map(|found| IdleView {
            id: found.obligation.as_str(),
            title: catalog.obligations[&found.obligation].title,
            because: found.because.words(words),
        })
        .collect()
}
