//! The topics of the plan: what meets in each, which cadence counts where, and what else is asked beside it.

use super::{Context, ObligationView, PlanGroup, PlanRow};
use crate::catalog::Authority;
use crate::id::{Text, TopicId};
use crate::resolve::ResolvedTopic;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What several obligations speak of, with all of them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TopicView {
    /// Its id.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// What its obligations are to reach.
    pub statement: Text,
    /// Whether more than one obligation meets in it.
    pub is_joined: bool,
    /// Which cadence counts, for each group of places where it is the same.
    pub places: Vec<TopicPlace>,
    /// Its obligations, the strictest first, each for all places that it concerns with the same owner.
    pub rows: Vec<PlanRow>,
}

/// Which cadence counts at some places.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TopicPlace {
    /// The components; empty for the workload as a whole, and for every component that is not named elsewhere.
    pub components: Vec<String>,
    /// The strictest that binds; one that follows an event where nothing has a frequency; null where nothing binds yet.
    pub counts: Option<Said>,
    /// The strictest mandatory one, where the one that counts is not mandatory.
    pub mandatory: Option<Said>,
    /// Those that follow an event, beside the one that counts.
    pub events: Vec<Said>,
}

/// A cadence, and the obligation that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Said {
    /// The obligation's id.
    pub obligation: Text,
    /// `continuous`, `event`, `org-defined`, `risk-analysis` or an ISO 8601 duration.
    pub cadence: String,
    /// In words.
    pub words: String,
    /// Whether the number is our suggestion.
    pub assumed: bool,
    /// Who says so.
    pub authority: Authority,
    /// Whether that leaves no choice.
    pub is_mandatory: bool,
}

impl Said {
    fn new(found: &ObligationView) -> Self {
        Self {
            obligation: found.id,
            cadence: found.cadence.clone(),
            words: found.cadence_words.clone(),
            assumed: found.cadence_assumed,
            authority: found.authority,
            is_mandatory: found.authority.is_mandatory(),
        }
    }
}

/// The topics under the cadence that counts in them, the strictest first.
///
/// Cadences of the same length share a heading, such as 30 days and a month.
pub(super) fn plan(context: &Context<'_>, obligations: &[ObligationView]) -> Vec<PlanGroup> {
    let mut by_topic: BTreeMap<TopicId, Vec<&ResolvedTopic>> = BTreeMap::new();
    for found in &context.resolution.topics {
        by_topic.entry(found.topic).or_default().push(found);
    }
    let mut order: Vec<(u64, u64, TopicId)> = by_topic
        .iter()
        .filter_map(|(topic, places)| {
            let leads = places.iter().filter_map(|place| lead(place));
            let found = leads.map(|at| &obligations[at]);
            // An event is no frequency: it leads where nothing else does.
            let first = found.min_by_key(|found| (found.is_event(), found.strictness))?;
            Some((first.band, first.strictness, *topic))
        })
        .collect();
    order.sort_unstable();
    let mut groups: Vec<PlanGroup> = Vec::new();
    let mut last = None;
    for (band, strictness, topic) in order {
        if last != Some(band) {
            groups.push(PlanGroup { cadences: Vec::new(), words: Vec::new(), topics: Vec::new() });
        }
        last = Some(band);
        let Some(group) = groups.last_mut() else { continue };
        let places = &by_topic[&topic];
        for found in places.iter().filter_map(|place| lead(place)).map(|at| &obligations[at]) {
            if found.strictness == strictness && !group.words.contains(&found.cadence_words) {
                group.cadences.push(found.cadence.clone());
                group.words.push(found.cadence_words.clone());
            }
        }
        group.topics.push(view(context, obligations, topic, places));
    }
    groups
}

/// The obligation by which a topic stands where it does; the strictest to come where nothing binds yet.
fn lead(place: &ResolvedTopic) -> Option<usize> {
    place.counts.or_else(|| place.obligations.first().copied())
}

fn view(
    context: &Context<'_>,
    obligations: &[ObligationView],
    id: TopicId,
    found: &[&ResolvedTopic],
) -> TopicView {
    let topic = &context.catalog.topics[&id];
    let rows = rows(obligations, found);
    TopicView {
        id: id.as_str(),
        title: topic.title,
        statement: topic.statement,
        is_joined: rows.iter().filter(|row| row.first).count() > 1,
        places: places(context, obligations, found),
        rows,
    }
}

fn places(
    context: &Context<'_>,
    obligations: &[ObligationView],
    found: &[&ResolvedTopic],
) -> Vec<TopicPlace> {
    let said = |at: usize| Said::new(&obligations[at]);
    let mut places: Vec<TopicPlace> = Vec::new();
    for topic in found {
        let component = topic.component.map(|at| context.profile.components[at].name.value.clone());
        let place = TopicPlace {
            components: component.into_iter().collect(),
            counts: topic.counts.map(said),
            mandatory: topic.mandatory.map(said),
            events: topic.events.iter().copied().map(said).collect(),
        };
        let same = places.iter_mut().find(|known| {
            known.counts == place.counts
                && known.mandatory == place.mandatory
                && known.events == place.events
        });
        match same {
            // The workload as a whole speaks for its components.
            Some(known) if known.components.is_empty() => {}
            Some(known) => known.components.extend(place.components),
            None => places.push(place),
        }
    }
    places
}

/// The topic's obligations, each once for each owner.
fn rows(obligations: &[ObligationView], found: &[&ResolvedTopic]) -> Vec<PlanRow> {
    let mut order: Vec<usize> =
        found.iter().flat_map(|topic| topic.obligations.iter().copied()).collect();
    let key = |at: usize| {
        let found = &obligations[at];
        (found.strictness, found.id, &found.owner, &found.third_party)
    };
    let differ =
        |a: usize, b: usize| key(a) != key(b) || obligations[a].results != obligations[b].results;
    order.sort_by(|a, b| key(*a).cmp(&key(*b)).then(a.cmp(b)));
    order.dedup();
    let mut rows: Vec<PlanRow> = Vec::new();
    let mut last: Option<usize> = None;
    for at in order {
        if last.is_none_or(|last| differ(last, at)) {
            let first = last.is_none_or(|last| obligations[last].id != obligations[at].id);
            rows.push(PlanRow { obligation: at, first, components: Vec::new() });
        }
        if let (Some(row), Some(component)) = (rows.last_mut(), &obligations[at].component) {
            row.components.push(component.clone());
        }
        last = Some(at);
    }
    rows
}
