//! The first sheet: what the workbook was made of, which sheets it has, and how to read it.

use super::book::{Book, Page};
use super::tables::Table;
use crate::report::{DocumentControl, Report};
use rust_xlsxwriter::XlsxError;

/// What the first sheet says of another.
pub(super) struct Sheet {
    /// Its name.
    pub(super) title: String,
    /// What a row of it is.
    pub(super) says: String,
    /// How many rows it has.
    pub(super) rows: usize,
}

impl Sheet {
    /// What it says of a table's sheet.
    pub(super) fn of(table: &Table<'_>) -> Self {
        Self { title: table.title.to_owned(), says: table.says.to_owned(), rows: table.rows.len() }
    }
}

/// Fills the first sheet. A line of the notes is a label, a colon and a text.
pub(super) fn fill(
    book: &mut Book,
    report: &Report,
    title: &str,
    sheets: &[Sheet],
    notes: &str,
) -> Result<(), XlsxError> {
    let mut page = book.sheet(title)?;
    page.widths(&[26, 100, 10])?;
    page.text(
        (0, 0),
        &format!("Who is responsible for what: {}", report.workload.name),
        &page.styles.title,
    )?;
    page.sheet.set_row_height(0, 24)?;
    let row = parts(&mut page, report, 2, sheets, notes)?;
    page.sheet.set_print_area(0, 0, row, 2)?;
    Ok(())
}

/// Document control, sheets and notes from a row on; gives the row after the last.
pub(super) fn parts(
    page: &mut Page<'_>,
    report: &Report,
    from: u32,
    sheets: &[Sheet],
    notes: &str,
) -> Result<u32, XlsxError> {
    let styles = page.styles;
    let mut row = from;
    page.text((row, 0), "Document control", &styles.part)?;
    for (label, value) in facts(report) {
        row += 1;
        page.text((row, 0), label, &styles.label)?;
        page.text((row, 1), &value, &styles.body)?;
    }
    row += 2;
    page.text((row, 0), "Sheets", &styles.part)?;
    page.text((row, 2), "Rows", &styles.part)?;
    for sheet in sheets {
        row += 1;
        page.leaf((row, 0), &sheet.title)?;
        page.text((row, 1), &sheet.says, &styles.body)?;
        page.sheet.write_number_with_format(
            row,
            2,
            super::book::count(sheet.rows),
            &styles.number,
        )?;
    }
    row += 2;
    page.text((row, 0), "How to read it", &styles.part)?;
    for (label, text) in notes.lines().filter_map(|line| line.split_once(": ")) {
        row += 1;
        page.text((row, 0), label, &styles.label)?;
        page.text((row, 1), text, &styles.body)?;
    }
    Ok(row)
}

fn facts(report: &Report) -> Vec<(&'static str, String)> {
    let (document, workload) = (&report.document, &report.workload);
    let regions: Vec<String> =
        workload.regions.iter().map(|region| format!("{} ({})", region.id, region.name)).collect();
    let frameworks: Vec<String> = report
        .frameworks
        .iter()
        .map(|framework| match framework.baseline {
            Some(baseline) => format!("{}, {baseline}", framework.title),
            None => framework.title.to_owned(),
        })
        .collect();
    let parties: Vec<String> = report
        .summary
        .parties
        .iter()
        .map(|party| format!("{} {}", party.title, party.count))
        .collect();
    let mut facts = vec![
        ("Workload", format!("{} ({})", workload.name, workload.id)),
        ("Owner", or_none(workload.owner.clone().unwrap_or_default())),
        ("Regions", or_none(regions.join(", "))),
        ("As of", document.as_of.to_string()),
        ("Period", format!("{} to {}", document.period_from, document.period_to)),
        ("Frameworks", or_none(frameworks.join("; "))),
        ("Duties", format!("{} at all places: {}", report.summary.duties, parties.join(", "))),
    ];
    facts.extend(origin(document));
    facts
}

fn origin(document: &DocumentControl) -> Vec<(&'static str, String)> {
    let ledger = document.ledger_file.as_ref().zip(document.ledger_digest.as_ref());
    let changes: Vec<String> = document
        .catalog_changes
        .iter()
        .map(|change| {
            format!("{} ({})", change.file, if change.replaced { "replaced" } else { "added" })
        })
        .collect();
    let mut facts = vec![
        ("Profile", format!("{}, SHA-256 {}", document.profile_file, document.profile_digest)),
        (
            "Evidence ledger",
            or_none(
                ledger
                    .map(|(file, digest)| format!("{file}, SHA-256 {digest}"))
                    .unwrap_or_default(),
            ),
        ),
        (
            "Duty catalogue",
            format!(
                "version {} of {}, SHA-256 {}",
                document.catalog_version, document.catalog_date, document.catalog_digest
            ),
        ),
        ("Written by", format!("dutyline {}", document.tool_version)),
    ];
    if !changes.is_empty() {
        facts.push(("Catalogue of the user's own", changes.join(", ")));
    }
    facts
}

fn or_none(text: String) -> String {
    if text.is_empty() { "none".to_owned() } else { text }
}
