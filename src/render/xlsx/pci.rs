//! The matrix that PCI DSS 12.8.5 asks for: which requirements AWS manages as service provider, which the entity, and which both.
//!
//! Requirements stand by their numbers only; their text is the PCI SSC's. The heads are ours: the standard prescribes none.

use super::book::Book;
use super::controls::{self, Control, Parts, Room};
use super::{about, basis};
use crate::report::{DutyView, FrameworkView, Report};
use rust_xlsxwriter::XlsxError;
use std::collections::BTreeSet;

/// The name of the sheet.
pub(super) const SHEET: &str = "12.8.5 responsibility matrix";

/// The heads.
pub(super) const HEADS: [&str; 11] = [
    "PCI DSS requirement",
    "AWS",
    "Entity",
    "Shared",
    "Other service providers",
    "What AWS covers",
    "What the entity covers",
    "What other service providers cover",
    "Evidence of AWS's part",
    "Evidence of the entity's part",
    "Remarks",
];

const WIDTHS: [u16; 11] = [13, 8, 8, 8, 16, 46, 46, 24, 26, 34, 26];

/// The column that gets the mark: AWS, entity or shared; none where other service providers answer alone, or no duty says it.
pub(super) const fn mark(parts: Parts) -> Option<u16> {
    match (parts.aws, parts.owner, parts.third_party) {
        (true, false, false) => Some(1),
        (false, true, false) => Some(2),
        (true, true, true | false) | (true, false, true) | (false, true, true) => Some(3),
        (false, false, true | false) => None,
    }
}

/// Fills the workbook.
pub(super) fn fill(
    book: &mut Book,
    report: &Report,
    framework: &FrameworkView,
) -> Result<(), XlsxError> {
    let controls = controls::all(report, framework);
    let basis = basis::table(&controls);
    let sheet = about::Sheet {
        title: SHEET.to_owned(),
        says: "A requirement of PCI DSS: who manages it, what each side covers, and what shows it."
            .to_owned(),
        rows: controls.len(),
    };
    let sheets = [sheet, about::Sheet::of(&basis)];
    about::fill(book, report, "About", &sheets, include_str!("pci.txt"))?;
    matrix(book, report, &controls)?;
    book.table(&basis)
}

fn matrix(book: &mut Book, report: &Report, controls: &[Control<'_>]) -> Result<(), XlsxError> {
    let mut page = book.sheet(SHEET)?;
    let styles = page.styles;
    page.widths(&WIDTHS)?;
    for (column, head) in (0..).zip(HEADS) {
        page.text((0, column), head, &styles.head)?;
    }
    for (row, control) in (1..).zip(controls) {
        page.text((row, 0), control.label, &styles.label)?;
        let marked = mark(control.parts());
        for column in 1..4 {
            let mark = if marked == Some(column) { "X" } else { "" };
            page.text((row, column), mark, &styles.mark)?;
        }
        for (column, text) in (4..).zip(texts(control, report)) {
            page.text((row, column), &text, &styles.body)?;
        }
    }
    let last = super::book::count(controls.len());
    page.choice((1, 1), (last.max(1), 3), &["X"], "Mark")?;
    page.form((0, 0), last, 10)
}

fn texts(control: &Control<'_>, report: &Report) -> [String; 7] {
    let room = |column: usize| Room { width: WIDTHS[column], lines: 33 };
    let evidence = |of: fn(&DutyView) -> Vec<&str>, column| {
        let found: BTreeSet<&str> = control.duties.iter().flat_map(|duty| of(duty)).collect();
        controls::fit(found.into_iter().map(str::to_owned).collect(), room(column))
    };
    [
        evidence(|duty| duty.third_party.as_deref().into_iter().collect(), 4),
        controls::words(control, report, controls::of_aws, room(5)),
        controls::words(control, report, controls::of_customer, room(6)),
        controls::words(control, report, controls::of_third_party, room(7)),
        evidence(|duty| duty.aws_reports.clone(), 8),
        evidence(
            |duty| {
                controls::of_customer(duty)
                    .map_or_else(Vec::new, |_| duty.evidence.customer.clone())
            },
            9,
        ),
        control.because.to_owned(),
    ]
}
