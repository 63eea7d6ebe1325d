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
        let mut days: Vec<Vec<u8>> = vec![Vec::new(); months.len()];
        for due in &found.schedule.dues {
            if let Some(days) = since(from, *due).and_then(|at| days.get_mut(at)) {
                days.push(due.parts().2);
            }
        }
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
    let dues = obligations.iter().flat_map(|found| &found.schedule.dues);
    let later = dues.filter(|due| since(from, **due).is_some_and(|at| at >= months.len())).count();
    YearView { months, rows, later }
}

/// How many months after another date's month a date lies; `None` before it.
fn since(from: Date, date: Date) -> Option<usize> {
    let month = |date: Date| usize::from(date.parts().0) * 12 + usize::from(date.parts().1);
    month(date).checked_sub(month(from))
}

fn months(from: Date, to: Date) -> Vec<String> {
    let (year, month, _) = from.parts();
    let month_at = |n: usize| {
        let at = usize::from(year) * 12 + usize::from(month) - 1 + n;
        format!("{:04}-{:02}", at / 12, at % 12 + 1)
    };
    (0..=since(from, to).unwrap_or_default()).take(MOST).map(month_at).collect()
}

fn cell(days: &[u8]) -> String {
    match days.len() {
        0 => String::new(),
        count if count > LISTED => format!("×{count}"),
        _ => days.iter().map(|day| format!("{day:02}")).collect::<Vec<_>>().join(", "),
    }
}
