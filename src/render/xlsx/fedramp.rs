//! FedRAMP's workbook: control implementation summary (CIS) of the workload's system, and what it inherits from AWS (CRM).
//!
//! The owner of the workload is the service provider of the system, and AWS's part is inherited from AWS's own authorisation. What that owner
//! leaves to customers of its own is not known here, so the columns for them stay empty.

use super::book::{Book, Page};
use super::controls::{self, Control, Parts, Room};
use super::{about, basis};
use crate::ledger::State;
use crate::report::{FrameworkView, Report};
use rust_xlsxwriter::{Format, XlsxError};

/// The columns of the CIS, in FedRAMP's words: the heads above the columns, how many columns each spans, and the columns.
pub(super) const CIS: [(&str, &[&str]); 3] = [
    ("Control ID", &[""]),
    (
        "Implementation Status",
        &["Implemented", "Partially Implemented", "Planned", "Alternative Implementation", "N/A"],
    ),
    (
        "Control Origination",
        &[
            "Service Provider Corporate",
            "Service Provider System Specific",
            "Service Provider Hybrid (Corporate and System Specific)",
            "Configured by Customer (Customer System Specific)",
            "Provided by Customer (Customer System Specific)",
            "Shared (Service Provider and Customer Responsibility)",
            "Inherited from pre-existing FedRAMP Authorization",
        ],
    ),
];

/// The columns of the CRM, in FedRAMP's words.
pub(super) const CRM: [&str; 3] = [
    "Control ID",
    "Can Be Inherited from CSP",
    "Specific Inheritance and Customer Agency/CSP Responsibilities",
];

/// The column of the CIS for what the owner does.
pub(super) const OWN: u16 = 7;
/// The column of the CIS for what is inherited.
pub(super) const INHERITED: u16 = 12;

const GUIDANCE: &str = "In this sheet the CSP is AWS, and the customer is the owner of the workload. It says what the workload inherits \
    from AWS. It is not what the owner, where it is a service provider itself, hands to its own customers.";

const NOT_INHERITED: &str =
    "Not inherited from AWS: AWS answers for none of the duties that help to meet it here.";

/// The width of the last column of the CRM.
const CRM_WIDTH: u16 = 130;

/// Fills the workbook.
pub(super) fn fill(
    book: &mut Book,
    report: &Report,
    framework: &FrameworkView,
) -> Result<(), XlsxError> {
    let level = level(framework.baseline.unwrap_or_default());
    let controls = controls::all(report, framework);
    let is_authorised = is_authorised(report);
    let names = [format!("{level} CIS Worksheet"), format!("{level} CRM Worksheet")];
    let basis = basis::table(&controls);
    let sheets = guide(&names, &controls, &basis);
    instructions(book, report, &level, &sheets)?;
    cis(book, &level, &names[0], &controls, is_authorised)?;
    crm(book, report, &level, &names[1], &controls, is_authorised)?;
    book.table(&basis)
}

fn guide(
    names: &[String; 2],
    controls: &[Control<'_>],
    basis: &super::tables::Table<'_>,
) -> [about::Sheet; 3] {
    let sheet = |title: &String, says: &str| about::Sheet {
        title: title.clone(),
        says: says.to_owned(),
        rows: controls.len(),
    };
    [
        sheet(
            &names[0],
            "The system of the workload: how far each control is implemented, and by whom.",
        ),
        sheet(&names[1], "What the workload inherits from AWS, and what is left to its owner."),
        about::Sheet::of(basis),
    ]
}

/// The level of a baseline, such as `Moderate`; short enough for the name of a sheet.
pub(super) fn level(baseline: &str) -> String {
    let inner = baseline.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let level = inner.map_or_else(|| baseline.trim_start_matches("FedRAMP "), |(inner, _)| inner);
    let is_fit = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.');
    let level: String = level.chars().filter(is_fit).take(15).collect();
    let level = level.trim();
    if level.is_empty() { "Baseline".to_owned() } else { level.to_owned() }
}

/// Whether AWS has an authorisation of FedRAMP's where the workload runs: a package is known for the partition, and every Region that the
/// profile names lies in the United States.
pub(super) fn is_authorised(report: &Report) -> bool {
    let regions = &report.workload.regions;
    let has_package = report.assurance.reports.iter().any(|found| found.id.starts_with("fedramp"));
    has_package && !regions.is_empty() && regions.iter().all(|region| region.id.starts_with("us-"))
}

/// The columns of the origination that get a mark.
pub(super) fn marks(parts: Parts, is_authorised: bool) -> Vec<u16> {
    let own = parts.owner.then_some(OWN);
    let inherited = (parts.aws && is_authorised).then_some(INHERITED);
    own.into_iter().chain(inherited).collect()
}

/// The column of the status that gets a mark; none where the ledger does not say it of every place.
pub(super) fn status(states: &[State]) -> Option<u16> {
    let all = |known: &[State]| !states.is_empty() && states.iter().all(|s| known.contains(s));
    let counted: Vec<State> =
        states.iter().copied().filter(|state| *state != State::NotApplicable).collect();
    let counted = |known: &[State]| counted.iter().all(|state| known.contains(state));
    if states.is_empty() || states.contains(&State::Unknown) {
        None
    } else if all(&[State::NotApplicable]) {
        Some(5)
    } else if counted(&[State::Implemented]) {
        Some(1)
    } else if counted(&[State::Planned]) {
        Some(3)
    } else if counted(&[State::Implemented, State::Alternative]) {
        Some(4)
    } else {
        Some(2)
    }
}

/// The word of the CRM: what the customer can inherit from AWS; empty where no duty says it, or AWS has no authorisation to inherit from.
pub(super) const fn inheritable(parts: Parts, is_authorised: bool) -> &'static str {
    match (parts.aws, parts.owner || parts.third_party) {
        (true, false) if is_authorised => "Yes",
        (true, true) if is_authorised => "Partial",
        (false, true) => "No",
        (true | false, false) | (true, true) => "",
    }
}

fn instructions(
    book: &mut Book,
    report: &Report,
    level: &str,
    sheets: &[about::Sheet],
) -> Result<(), XlsxError> {
    let mut page = book.sheet("Instructions")?;
    page.widths(&[26, 100, 24, 24])?;
    let styles = page.styles;
    page.text((0, 0), "Instructions", &styles.title)?;
    page.sheet.set_row_height(0, 24)?;
    let owner = report.workload.owner.as_deref().unwrap_or("to be filled in");
    let (name, id) = (report.workload.name.as_str(), report.workload.id.as_str());
    let heads = ["CSP", "System Name", "System Identifier", "Impact Level"];
    row(&mut page, 2, &heads, &styles.head)?;
    row(&mut page, 3, &[owner, name, id, level], &styles.body)?;
    row(&mut page, 5, &["Date", "Description", "Version", "Author"], &styles.head)?;
    let document = &report.document;
    let made = format!(
        "Written by dutyline {} from profile {} and duty catalogue {}",
        document.tool_version, document.profile_file, document.catalog_version
    );
    row(&mut page, 6, &[&document.as_of.to_string(), &made, "", ""], &styles.body)?;
    let notes = format!("{}{}", package(report), include_str!("fedramp.txt"));
    let last = about::parts(&mut page, report, 8, sheets, &notes)?;
    page.sheet.set_print_area(0, 0, last, 3)?;
    Ok(())
}

/// What is known of AWS's authorisation, as lines of the notes.
fn package(report: &Report) -> String {
    if !is_authorised(report) {
        return "AWS's authorisation: None of FedRAMP's is known for these Regions, so nothing is marked as inherited.\n".to_owned();
    }
    let found = report.assurance.reports.iter().filter(|found| found.id.starts_with("fedramp"));
    let lines = found.map(|found| {
        format!("AWS's authorisation: {}. {} {}\n", found.title, found.limits, found.scope_check)
    });
    lines.collect::<Vec<_>>().concat()
}

fn row(page: &mut Page<'_>, at: u32, cells: &[&str], format: &Format) -> Result<(), XlsxError> {
    (0..).zip(cells).try_for_each(|(column, cell)| page.text((at, column), cell, format))
}

fn cis(
    book: &mut Book,
    level: &str,
    name: &str,
    controls: &[Control<'_>],
    is_authorised: bool,
) -> Result<(), XlsxError> {
    let mut page = book.sheet(name)?;
    let styles = page.styles;
    page.widths(&[14, 14, 14, 11, 16, 8, 15, 16, 20, 20, 20, 20, 20])?;
    let title = format!("FedRAMP {level} Control Implementation Summary (CIS) Worksheet");
    page.text((0, 0), &title, &styles.title)?;
    page.sheet.set_row_height(0, 24)?;
    let mut column = 0;
    for (head, below) in CIS {
        for (at, name) in (column..).zip(below) {
            page.text((2, at), name, &styles.head)?;
        }
        let right = column + u16::try_from(below.len()).unwrap_or(1) - 1;
        if right > column {
            page.sheet.merge_range(1, column, 1, right, head, &styles.head)?;
        } else {
            page.sheet.merge_range(1, column, 2, column, head, &styles.head)?;
        }
        column = right + 1;
    }
    for (at, control) in (3..).zip(controls) {
        page.text((at, 0), control.label, &styles.label)?;
        let mut marks = marks(control.parts(), is_authorised);
        marks.extend(status(&control.states()));
        for column in 1..13 {
            let mark = if marks.contains(&column) { "X" } else { "" };
            page.text((at, column), mark, &styles.mark)?;
        }
    }
    let last = 2 + super::book::count(controls.len());
    page.choice((3, 1), (last.max(3), 12), &["X"], "Mark")?;
    page.form((1, 2), last, 12)
}

fn crm(
    book: &mut Book,
    report: &Report,
    level: &str,
    name: &str,
    controls: &[Control<'_>],
    is_authorised: bool,
) -> Result<(), XlsxError> {
    let mut page = book.sheet(name)?;
    let styles = page.styles;
    page.widths(&[14, 18, CRM_WIDTH])?;
    let title = format!("FedRAMP {level} Customer Responsibility Matrix (CRM) Worksheet");
    page.text((0, 0), &title, &styles.title)?;
    page.sheet.set_row_height(0, 24)?;
    page.sheet.merge_range(1, 0, 1, 2, GUIDANCE, &styles.note)?;
    page.sheet.set_row_height(1, 30)?;
    row(&mut page, 2, &CRM, &styles.head)?;
    for (at, control) in (3..).zip(controls) {
        let word = inheritable(control.parts(), is_authorised);
        page.text((at, 0), control.label, &styles.label)?;
        page.text((at, 1), word, &styles.mark)?;
        page.text((at, 2), &responsibilities(control, report, word), &styles.body)?;
    }
    let last = 2 + super::book::count(controls.len());
    page.choice((3, 1), (last.max(3), 1), &["No", "Partial", "Yes"], CRM[1])?;
    page.form((2, 2), last, 2)
}

/// What the CRM says beside its word: both sides of what is shared, why something is not inherited, and nothing where all is inherited.
fn responsibilities(control: &Control<'_>, report: &Report, word: &str) -> String {
    let room = Room { width: CRM_WIDTH, lines: 10 };
    let sides = [
        ("AWS", controls::words(control, report, controls::of_aws, room)),
        ("Customer", controls::words(control, report, controls::of_customer, room)),
        ("Third party", controls::words(control, report, controls::of_third_party, room)),
    ];
    let mut lines: Vec<String> = Vec::new();
    match word {
        "No" => lines.push(NOT_INHERITED.to_owned()),
        "Partial" => {}
        _ => return String::new(),
    }
    let said = sides.iter().filter(|(_, text)| !text.is_empty());
    lines.extend(said.map(|(who, text)| format!("{who}:\n{text}")));
    lines.join("\n")
}
