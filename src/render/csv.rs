//! The tables of a report as CSV: RFC 4180, UTF-8, one file each, safe to open in a spreadsheet.
//!
//! A cell that a spreadsheet could take for a formula, or that begins with an apostrophe itself, gets one apostrophe in front. Whoever takes
//! away one leading apostrophe, where there is one, has the text back.

use super::escape::inert;
use super::tables::{self, Columns, Table};
use crate::report::Report;

/// What Excel needs to see that a file is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Every table: its name, and the file's bytes.
pub fn render(report: &Report, with_mark: bool) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    tables::all(report).into_iter().map(move |table| (table.id, file(&table, with_mark)))
}

fn file(table: &Table<'_>, with_mark: bool) -> Vec<u8> {
    let bytes = if with_mark { MARK.to_vec() } else { Vec::new() };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(bytes);
    let head: Vec<&str> = match &table.columns {
        Columns::Fixed(columns) => columns.iter().map(|column| column.key).collect(),
        Columns::Made(columns) => columns.iter().map(|(title, _)| title.as_str()).collect(),
    };
    // Writing into memory cannot fail, and every row has as many cells as the first.
    let _ = writer.write_record(head);
    for row in &table.rows {
        let cells: Vec<String> =
            row.iter().map(|value| inert(&value.text(false)).into_owned()).collect();
        let _ = writer.write_record(cells);
    }
    writer.into_inner().unwrap_or_default()
}
