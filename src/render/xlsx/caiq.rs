//! CSA's CAIQ: who owns each control of the Cloud Controls Matrix under the shared security responsibility model.
//!
//! AWS is the cloud service provider (CSP), the owner of the workload the customer (CSC). Texts of questions and controls are CSA's and stay out.

use super::book::Book;
use super::controls::{self, Control, Parts, Room};
use super::{about, basis};
use crate::report::{FrameworkView, Report};
use rust_xlsxwriter::XlsxError;

/// The name of the sheet, with the version whose heads it has.
pub(super) const SHEET: &str = "CAIQv4.0.3";

/// The heads, in CSA's words.
pub(super) const HEADS: [&str; 10] = [
    "Question ID",
    "Question",
    "CSP CAIQ Answer",
    "SSRM Control Ownership",
    "CSP Implementation Description (Optional/Recommended)",
    "CSC Responsibilities (Optional/Recommended)",
    "CCM Control ID",
    "CCM Control Specification",
    "CCM Control Title",
    "CCM Domain Title",
];

/// The width of the columns with the parts of each side.
const WIDE: u16 = 52;

const ANSWERS: [&str; 3] = ["Yes", "No", "NA"];

/// The words for ownership, in CSA's words.
pub(super) const OWNERS: [&str; 5] = [
    "CSP-owned",
    "CSC-owned",
    "3rd-party outsourced",
    "Shared CSP and CSC",
    "Shared CSP and 3rd-party",
];

/// Who owns a control; empty where no duty says it.
pub(super) const fn ownership(parts: Parts) -> &'static str {
    match (parts.aws, parts.owner, parts.third_party) {
        (true, false, false) => OWNERS[0],
        (false, true, true | false) => OWNERS[1],
        (false, false, true) => OWNERS[2],
        (true, true, true | false) => OWNERS[3],
        (true, false, true) => OWNERS[4],
        (false, false, false) => "",
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
        says: "A control of the Cloud Controls Matrix: who owns it, what AWS does, and what is left to the customer.".to_owned(),
        rows: controls.len(),
    };
    let sheets = [sheet, about::Sheet::of(&basis)];
    about::fill(book, report, "About", &sheets, include_str!("caiq.txt"))?;
    questions(book, report, &controls)?;
    book.table(&basis)
}

fn questions(book: &mut Book, report: &Report, controls: &[Control<'_>]) -> Result<(), XlsxError> {
    let mut page = book.sheet(SHEET)?;
    let styles = page.styles;
    page.widths(&[12, 20, 11, 17, WIDE, WIDE, 11, 14, 14, 14])?;
    page.text(
        (0, 0),
        "Consensus Assessments Initiative Questionnaire: control ownership",
        &styles.title,
    )?;
    page.sheet.set_row_height(0, 24)?;
    for (column, head) in (0..).zip(HEADS) {
        page.text((1, column), head, &styles.head)?;
    }
    for (row, control) in (2..).zip(controls) {
        for column in [0, 1, 2, 7, 8, 9] {
            page.text((row, column), "", &styles.input)?;
        }
        page.text((row, 3), ownership(control.parts()), &styles.body)?;
        let room = Room { width: WIDE, lines: 33 };
        let aws = controls::words(control, report, controls::of_aws, room);
        page.text((row, 4), &aws, &styles.body)?;
        page.text((row, 5), &left(control, report), &styles.body)?;
        page.text((row, 6), control.label, &styles.label)?;
    }
    let last = 1 + super::book::count(controls.len());
    page.choice((2, 2), (last.max(2), 2), &ANSWERS, HEADS[2])?;
    page.choice((2, 3), (last.max(2), 3), &OWNERS, HEADS[3])?;
    page.form((1, 1), last, 9)
}

/// What is left to the customer, and to third parties.
fn left(control: &Control<'_>, report: &Report) -> String {
    let room = |lines| Room { width: WIDE, lines };
    let customer = controls::words(control, report, controls::of_customer, room(22));
    let third_party = controls::words(control, report, controls::of_third_party, room(10));
    match (customer.is_empty(), third_party.is_empty()) {
        (_, true) => customer,
        (true, false) => format!("Third party:\n{third_party}"),
        (false, false) => format!("{customer}\nThird party:\n{third_party}"),
    }
}
