//! The continuous-monitoring plan: one row for each obligation at each place, so that each has its dates.

use super::{Column, Columns, Table, Value, column};
use super::{day, list, maybe, numbers, place, text, word, yes};
use crate::report::{ObligationView, Report, TopicView};
use std::collections::BTreeMap;

const OBLIGATIONS: &[Column] = &[
    column("topic", "", 0),
    column("topic_title", "Topic", 15),
    column("obligation", "Obligation", 17),
    column("title", "What has to be done", 22),
    column("family", "", 0),
    column("component", "Component", 14),
    column("duty", "Duty", 14),
    column("cadence", "", 0),
    column("cadence_words", "How often", 11),
    column("sets_cadence", "Counts in the topic", 9),
    column("cadence_assumed", "Cadence assumed", 9),
    column("cadence_note", "", 0),
    column("authority", "On whose authority", 13),
    column("since", "Binds from", 11),
    column("until", "Binds until", 11),
    column("owner", "Owner", 12),
    column("third_party", "Third party", 11),
    column("customer", "What the customer does", 34),
    column("aws", "AWS's part", 26),
    column("tools", "Tools", 17),
    column("evidence", "Evidence", 24),
    column("config_rules", "", 0),
    column("security_hub", "", 0),
    column("done", "Last done", 11),
    column("overdue", "Overdue since", 11),
    column("next_due", "Next due", 11),
    column("later", "More dates", 7),
    column("later_due", "", 0),
    column("exceptions", "", 0),
    column("sources", "Sources", 8),
];

/// The plan.
pub(super) fn table(report: &Report) -> Table<'_> {
    Table {
        id: "obligations",
        title: "Monitoring plan",
        says: "An obligation of continuous monitoring at its place: how often, on whose authority, and when it is due.",
        columns: Columns::Fixed(OBLIGATIONS),
        rows: in_order(report).into_iter().map(|(topic, found)| row(topic, found)).collect(),
    }
}

/// The obligations in the order of the plan: by topic, and the strictest first in each.
fn in_order(report: &Report) -> Vec<(Option<&TopicView>, &ObligationView)> {
    let topics = report.plan.iter().flat_map(|group| &group.topics);
    let known: BTreeMap<&str, (usize, &TopicView)> =
        topics.enumerate().map(|(at, topic)| (topic.id, (at, topic))).collect();
    let place = |found: &ObligationView| {
        let (at, topic) = known.get(found.topic)?;
        let row =
            topic.rows.iter().position(|row| report.obligations[row.obligation].id == found.id);
        Some((*at, row))
    };
    let mut found: Vec<&ObligationView> = report.obligations.iter().collect();
    found.sort_by_cached_key(|found| place(found));
    found
        .into_iter()
        .map(|found| (known.get(found.topic).map(|(_, topic)| *topic), found))
        .collect()
}

/// Whether an obligation's cadence is the one that counts at its place.
fn counts(topic: &TopicView, found: &ObligationView) -> bool {
    let named = topic.places.iter().find(|place| {
        found.component.as_ref().is_some_and(|component| place.components.contains(component))
    });
    let place = named.or_else(|| topic.places.iter().find(|place| place.components.is_empty()));
    let counts = place.and_then(|place| place.counts.as_ref());
    counts.is_some_and(|said| said.obligation == found.id)
}

fn row<'r>(topic: Option<&'r TopicView>, found: &'r ObligationView) -> Vec<Value<'r>> {
    let schedule = &found.schedule;
    let next = found.due.or_else(|| schedule.dues.first().copied());
    let later = schedule.dues.iter().skip(usize::from(found.due.is_none()));
    let later: Vec<String> = later.map(ToString::to_string).collect();
    vec![
        text(found.topic),
        topic.map_or(Value::Empty, |topic| text(topic.title)),
        text(found.id),
        text(found.title),
        text(found.family),
        place(found.component.as_deref()),
        text(found.duty),
        text(found.cadence.as_str()),
        text(found.cadence_words.as_str()),
        yes(topic.is_some_and(|topic| counts(topic, found))),
        yes(found.cadence_assumed),
        maybe(found.cadence_note),
        word(found.authority),
        day(found.since),
        day(found.until),
        maybe(found.owner.as_deref()),
        maybe(found.third_party.as_deref()),
        text(found.customer),
        maybe(found.aws),
        list(&found.tools, "\n"),
        list(&found.evidence, "\n"),
        list(&found.config_rules, "\n"),
        list(&found.security_hub, "\n"),
        day(schedule.done.as_ref().map(|done| done.date)),
        day(schedule.overdue),
        day(next),
        if later.is_empty() { Value::Empty } else { Value::Number(later.len()) },
        list(later, "\n"),
        super::duties::exceptions(&schedule.exceptions),
        numbers(&found.sources),
    ]
}
