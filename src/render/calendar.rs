//! What is due and when, as text, JSON, CSV and iCalendar (RFC 5545).

use super::escape::inert;
use crate::date::Date;
use crate::digest;
use crate::report::{ObligationView, Report};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// One due date.
#[derive(Debug, Serialize)]
pub struct Row<'r> {
    /// The day.
    pub due: Date,
    /// Whether it has passed without evidence.
    pub overdue: bool,
    /// The obligation's id.
    pub obligation: &'r str,
    /// What has to be done.
    pub title: &'r str,
    /// The component's name; empty for the workload.
    pub component: &'r str,
    /// Who owes it.
    pub owner: &'r str,
    /// How often.
    pub cadence: &'r str,
    /// The same in words.
    pub cadence_words: &'r str,
    /// Whether the cadence is dutyline's suggestion.
    pub cadence_assumed: bool,
    /// The newest evidence.
    pub last: Option<Date>,
}

/// Every due date of the period, the earliest first; of one owner, where one is named.
#[must_use]
pub fn rows<'r>(report: &'r Report, owner: Option<&str>) -> Vec<Row<'r>> {
    let found = report.obligations.iter().filter(|found| is_of(found, owner));
    let mut rows: Vec<Row<'_>> = found
        .flat_map(|found| found.schedule.dues.iter().map(move |due| (found, *due)))
        .map(|(found, due)| Row {
            due,
            overdue: found.schedule.overdue.is_some() && due < report.document.as_of,
            obligation: found.id,
            title: found.title,
            component: found.component.as_deref().unwrap_or_default(),
            owner: found.owner.as_deref().unwrap_or_default(),
            cadence: &found.cadence,
            cadence_words: &found.cadence_words,
            cadence_assumed: found.cadence_assumed,
            last: found.schedule.done.as_ref().map(|done| done.date),
        })
        .collect();
    rows.sort_by_key(|row| (row.due, row.obligation, row.component));
    rows
}

fn is_of(found: &ObligationView, owner: Option<&str>) -> bool {
    owner.is_none_or(|owner| found.is_of(owner))
}

/// One line for each due date.
#[must_use]
pub fn text(rows: &[Row<'_>]) -> String {
    let lines: Vec<[String; 5]> = rows.iter().map(columns).collect();
    let mut widths = [0; 5];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = cell.chars().count().max(*width);
        }
    }
    let mut text = String::new();
    for (line, row) in lines.iter().zip(rows) {
        for (cell, width) in line.iter().zip(widths) {
            // Writing into a string cannot fail.
            let _ = write!(text, "{cell:width$}  ");
        }
        let mark = if row.overdue { "  overdue" } else { "" };
        let _ = writeln!(text, "{}{mark}", row.title);
    }
    text
}

/// What stands before the title.
fn columns(row: &Row<'_>) -> [String; 5] {
    let place = if row.component.is_empty() { "workload" } else { row.component };
    let owner = if row.owner.is_empty() { "nobody" } else { row.owner };
    let assumed = if row.cadence_assumed { " (assumed)" } else { "" };
    let often = format!("{}{assumed}", row.cadence_words);
    [row.due.to_string(), row.obligation.to_owned(), place.to_owned(), owner.to_owned(), often]
}

/// The due dates as an array.
#[must_use]
pub fn json(rows: &[Row<'_>]) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(rows).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The due dates as CSV with a header. A text that a spreadsheet would take for a formula gets an apostrophe before it.
#[must_use]
pub fn csv(rows: &[Row<'_>]) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let head = [
        "due",
        "overdue",
        "obligation",
        "title",
        "component",
        "owner",
        "cadence",
        "cadence_assumed",
        "last_evidence",
    ];
    // Writing into memory cannot fail.
    let _ = writer.write_record(head);
    for row in rows {
        let fields = [
            row.due.to_string(),
            row.overdue.to_string(),
            row.obligation.to_owned(),
            inert(row.title).into_owned(),
            inert(row.component).into_owned(),
            inert(row.owner).into_owned(),
            row.cadence.to_owned(),
            row.cadence_assumed.to_string(),
            row.last.map_or_else(String::new, |last| last.to_string()),
        ];
        let _ = writer.write_record(fields);
    }
    writer.into_inner().unwrap_or_default()
}

/// One event for each obligation at each place, with all its dates. Its UID stays the same from export to export, so that a
/// calendar updates it.
#[must_use]
pub fn ics(report: &Report, owner: Option<&str>, time_zone: &str) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//dutyline//dutyline//EN"));
    calendar.append_property(Property::new(
        "X-WR-CALNAME",
        format!("{}: monitoring", report.workload.name),
    ));
    calendar.append_property(Property::new("X-WR-TIMEZONE", time_zone));
    for found in report.obligations.iter().filter(|found| is_of(found, owner)) {
        if let Some(first) = found.schedule.dues.first() {
            calendar.push(event(report, found, *first));
        }
    }
    calendar.to_string().into_bytes()
}

fn event(report: &Report, found: &ObligationView, first: Date) -> Event {
    let place = found.component.as_deref().unwrap_or("workload");
    let mut event = Event::new();
    event.uid(&uid(&report.workload.id, found.id, place));
    let stamp = format!("{}T000000Z", basic(report.document.as_of));
    event.add_property("DTSTAMP", &stamp);
    event.summary(&format!("{} ({place})", found.title));
    let owner = found.owner.as_deref().unwrap_or("nobody");
    let assumed = if found.cadence_assumed { " (assumed)" } else { "" };
    event.description(&format!(
        "{}\nDuty: {}. Obligation: {}. Owner: {owner}. Cadence: {}{assumed}.",
        found.customer, found.duty, found.id, found.cadence_words
    ));
    event.append_property(day("DTSTART", first));
    event.append_property(day("DTEND", first.plus_days(1).unwrap_or(first)));
    event.add_property("TRANSP", "TRANSPARENT");
    event.categories(found.owners.iter().map(String::as_str));
    repeat(&mut event, &found.schedule.dues);
    event.append_component(alarm(found, &stamp));
    event.done()
}

/// A week before, or a day before what comes oftener than each month.
fn alarm(found: &ObligationView, stamp: &str) -> Alarm {
    let is_rare = found.schedule.dues.windows(2).all(|pair| pair[1].days_since(pair[0]) >= 28);
    let mut alarm =
        Alarm::display(found.title, -chrono::Duration::days(if is_rare { 7 } else { 1 }));
    alarm.uid(&format!("alarm-{}", found.id));
    alarm.add_property("DTSTAMP", stamp);
    alarm
}

/// The rule of regular dates; a list of the others.
fn repeat(event: &mut Event, dues: &[Date]) {
    let (Some(first), Some(last)) = (dues.first(), dues.last()) else { return };
    if dues.len() < 2 {
        return;
    }
    let until = basic(*last);
    if let Some(rule) = monthly(*first, dues).or_else(|| daily(dues)) {
        event.add_property("RRULE", format!("{rule};UNTIL={until}"));
    } else {
        let days: Vec<String> = dues[1..].iter().map(|due| basic(*due)).collect();
        let mut property = Property::new("RDATE", days.join(","));
        property.add_parameter("VALUE", "DATE");
        event.append_property(property);
    }
}

fn daily(dues: &[Date]) -> Option<String> {
    let step = dues[1].days_since(dues[0]);
    let is_even = dues.windows(2).all(|pair| pair[1].days_since(pair[0]) == step);
    let rule = match step % 7 {
        0 => format!("FREQ=WEEKLY;INTERVAL={}", step / 7),
        _ => format!("FREQ=DAILY;INTERVAL={step}"),
    };
    is_even.then_some(rule)
}

/// Whole months apart, always on the same day or always on the month's last.
fn monthly(first: Date, dues: &[Date]) -> Option<String> {
    let month = |date: Date| {
        let (year, month, _) = date.parts();
        u32::from(year) * 12 + u32::from(month)
    };
    let step = month(dues[1]).checked_sub(month(dues[0]))?;
    let is_even = dues.windows(2).all(|pair| month(pair[1]) - month(pair[0]) == step);
    let is_last = |date: &Date| date.plus_days(1).is_some_and(|next| next.parts().2 == 1);
    let (_, _, day) = first.parts();
    let by = if dues.iter().all(is_last) {
        "-1".to_owned()
    } else if dues.iter().all(|due| due.parts().2 == day) {
        day.to_string()
    } else {
        return None;
    };
    (is_even && step > 0).then(|| format!("FREQ=MONTHLY;INTERVAL={step};BYMONTHDAY={by}"))
}

fn day(name: &str, date: Date) -> Property {
    let mut property = Property::new(name, basic(date));
    property.add_parameter("VALUE", "DATE");
    property
}

/// A date as RFC 5545 writes it: `20261124`.
fn basic(date: Date) -> String {
    date.to_string().replace('-', "")
}

fn uid(workload: &str, obligation: &str, place: &str) -> String {
    let hash = Sha256::digest(format!("{workload}\n{obligation}\n{place}"));
    format!("{}@dutyline", &digest::hex(&hash)[..32])
}

#[cfg(test)]
mod tests;
