//! The year at a glance: which obligations are due in which month of the period, and who owes them.

use super::ObligationView;
use crate::date::Date;
use crate::id::Text;
use schemars::JsonSchema;
use serde::Serialize;

/// Most months side by side.
const MOST: usize = 12;
/// More days than these in one month are counted, not listed.
const LISTED: usize = 3;

/// The months of the period, and what is due in them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct YearView {
    /// The months, such as `2026-01`; the first twelve of the period.
    pub months: Vec<String>,
    /// One row for each obligation with dates and each owner of it.
    pub rows: Vec<YearRow>,
    /// How many dates lie after these months.
    pub later: usize,
}

/// What is due of one obligation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct YearRow {
    /// Its id.
    pub id: Text,
    /// What has to be done.
    pub title: Text,
    /// How often, in words.
    pub cadence_words: String,
    /// Whether the number is our suggestion.
    pub cadence_assumed: bool,
    /// Who owns it.
    pub owner: Option<String>,
    /// The components that it concerns; empty for the workload as a whole.
    pub components: Vec<String>,
    /// The first date that has passed without evidence.
    pub overdue: Option<Date>,
    /// For each month the days on which it is due, or how often.
    pub cells: Vec<String>,
    /// How many dates each month has.
    pub counts: Vec<usize>,
}

/// The year of the obligations.
pub(super) fn view(obligations: &[ObligationView], (from, to): (Date, Date)) -> YearView {
    let months = months(from, to);
    let mut rows: Vec<YearRow> = Vec::new();
    for found in obligations.iter().filter(|found| !found.schedule.dues.is_empty()) {
        let of_month = |month: &String| {
            let dues = found.schedule.dues.iter().map(ToString::to_string);
            dues.filter(|due| due.starts_with(month.as_str()))
                .map(|due| due[8..].to_owned())
                .collect()
        };
        let days: Vec<Vec<String>> = months.iter().map(of_month).collect();
        if days.iter().all(Vec::is_empty) && found.schedule.overdue.is_none() {
            continue;
        }
        let cells: Vec<String> = days.iter().map(|days| cell(days)).collect();
        let same = rows.iter_mut().find(|row| {
            row.id == found.id
                && row.owner == found.owner
                && row.cells == cells
                && row.overdue == found.schedule.overdue
        });
        match (same, &found.component) {
            (Some(row), Some(component)) => row.components.push(component.clone()),
            (Some(_), None) => {}
            (None, component) => rows.push(YearRow {
                id: found.id,
                title: found.title,
                cadence_words: found.cadence_words.clone(),
                cadence_assumed: found.cadence_assumed,
                owner: found.owner.clone(),
                overdue: found.schedule.overdue,
                components: component.iter().cloned().collect(),
                counts: days.iter().map(Vec::len).collect(),
                cells,
            }),
        }
    }
    let last = months.last().map(String::as_str).unwrap_or_default();
    let dues = obligations.iter().flat_map(|found| &found.schedule.dues);
    let later = dues.filter(|due| &due.to_string()[..7] > last).count();
    YearView { months, rows, later }
}

fn months(from: Date, to: Date) -> Vec<String> {
    let (year, month, _) = from.parts();
    let last = &to.to_string()[..7];
    let month_at = |n: usize| {
        let at = usize::from(year) * 12 + usize::from(month) - 1 + n;
        format!("{:04}-{:02}", at / 12, at % 12 + 1)
    };
    (0..MOST).map(month_at).take_while(|month| month.as_str() <= last).collect()
}

fn cell(days: &[String]) -> String {
    match days.len() {
        0 => String::new(),
        count if count > LISTED => format!("×{count}"),
        _ => days.join(", "),
    }
}
