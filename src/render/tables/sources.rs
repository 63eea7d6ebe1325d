//! The citations by number.

use super::{Column, Columns, Table, Value, column};
use super::{day, maybe, text, word};
use crate::report::{Report, SourceView};

const SOURCES: &[Column] = &[
    column("number", "Number", 8),
    column("id", "", 0),
    column("publisher", "Publisher", 26),
    column("title", "Title", 50),
    column("section", "Section", 30),
    column("url", "Address", 60),
    column("seen", "Seen", 11),
    column("status", "How far it was seen", 14),
];

/// The citations.
pub(super) fn table(report: &Report) -> Table<'_> {
    Table {
        id: "sources",
        title: "Sources",
        says: "A citation by its number, with the day on which it was seen.",
        columns: Columns::Fixed(SOURCES),
        rows: report.sources.iter().map(row).collect(),
    }
}

fn row(source: &SourceView) -> Vec<Value<'_>> {
    vec![
        Value::Number(source.number),
        text(source.id),
        text(source.publisher),
        text(source.title),
        maybe(source.section),
        Value::Link(source.url),
        day(Some(source.seen)),
        word(source.status),
    ]
}
