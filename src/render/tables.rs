//! The tables of a report, for the workbook and the CSV files: columns, rows and values, without form.
//!
//! A column of width 0 is for programs: the CSV has it, the workbook does not.

mod components;
mod coverage;
mod duties;
mod matrix;
mod monitoring;
mod open;
mod sources;

pub(in crate::render) use matrix::wide;

use crate::date::Date;
use crate::ledger::State;
use crate::party::Party;
use crate::report::Report;
use serde_json::Value as Json;
use std::borrow::Cow;

/// A table: a name for files, a title for sheets, its columns and its rows.
#[derive(Debug)]
pub struct Table<'r> {
    /// Its name, such as `duties`.
    pub id: &'static str,
    /// Its title, of at most 31 characters, such as `Monitoring plan`.
    pub title: &'static str,
    /// What a row of it is.
    pub says: &'static str,
    /// Its columns.
    pub columns: Columns,
    /// Its rows, each with a value for each column.
    pub rows: Vec<Vec<Value<'r>>>,
}

/// The columns of a table.
#[derive(Debug)]
pub enum Columns {
    /// Known beforehand.
    Fixed(&'static [Column]),
    /// Made of the report: a name and a width.
    Made(Vec<(String, u16)>),
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name for programs.
    pub key: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// Its width in characters; 0: not for people.
    pub width: u16,
    /// Whether the user fills it in, and with which words.
    pub choices: &'static [&'static str],
}

/// A column that nobody fills in.
pub(super) const fn column(key: &'static str, title: &'static str, width: u16) -> Column {
    Column { key, title, width, choices: &[] }
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'r> {
    /// Nothing.
    Empty,
    /// The place of what concerns the workload as a whole.
    Whole,
    /// Text.
    Text(Cow<'r, str>),
    /// A count.
    Number(usize),
    /// A day.
    Day(Date),
    /// The address of a source.
    Link(&'r str),
    /// Who answers.
    Party(Party),
    /// How far a duty is done.
    State(State),
}

impl Value<'_> {
    /// The value as text: for programs ids, for people words.
    #[must_use]
    pub fn text(&self, for_people: bool) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Whole => Cow::Borrowed(if for_people { "Workload as a whole" } else { "" }),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Day(date) => Cow::Owned(date.to_string()),
            Self::Link(url) => Cow::Borrowed(url),
            Self::Party(party) => {
                Cow::Borrowed(if for_people { party.title() } else { party.as_str() })
            }
            Self::State(state) => Cow::Borrowed(state.as_str()),
        }
    }
}

/// Every table, in the order of the sheets.
#[must_use]
pub fn all(report: &Report) -> Vec<Table<'_>> {
    vec![
        duties::duties(report),
        duties::evidence(report),
        duties::reasons(report),
        components::table(report),
        matrix::long(report),
        monitoring::table(report),
        coverage::controls(report),
        coverage::aws_reports(report),
        open::points(report),
        open::not_applicable(report),
        sources::table(report),
    ]
}

/// Text; nothing where it is empty.
pub(in crate::render) fn text<'r>(text: impl Into<Cow<'r, str>>) -> Value<'r> {
    let text = text.into();
    if text.is_empty() { Value::Empty } else { Value::Text(text) }
}

pub(in crate::render) fn maybe(found: Option<&str>) -> Value<'_> {
    found.map_or(Value::Empty, text)
}

fn day<'r>(found: Option<Date>) -> Value<'r> {
    found.map_or(Value::Empty, Value::Day)
}

fn place(component: Option<&str>) -> Value<'_> {
    component.map_or(Value::Whole, text)
}

fn yes<'r>(is_so: bool) -> Value<'r> {
    if is_so { text("yes") } else { Value::Empty }
}

pub(in crate::render) fn list<'r>(
    items: impl IntoIterator<Item = impl AsRef<str>>,
    between: &str,
) -> Value<'r> {
    let items: Vec<String> = items.into_iter().map(|item| item.as_ref().to_owned()).collect();
    text(items.join(between))
}

fn numbers<'r>(sources: &[usize]) -> Value<'r> {
    list(sources.iter().map(ToString::to_string), ", ")
}

/// The word that an enum of the report has in the JSON.
pub(in crate::render) fn word<'r>(value: impl serde::Serialize) -> Value<'r> {
    match serde_json::to_value(value) {
        Ok(Json::String(word)) => text(word),
        Ok(_) | Err(_) => Value::Empty,
    }
}

#[cfg(test)]
pub(in crate::render) mod tests;
