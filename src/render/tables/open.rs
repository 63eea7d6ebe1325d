//! What is open or was assumed, and what does not apply.

use super::{Column, Columns, Table, Value, column};
use super::{day, list, maybe, place, text, yes};
use crate::report::{Report, Taken};

const POINTS: &[Column] = &[
    column("kind", "Kind", 22),
    column("component", "Component", 20),
    column("what", "What", 30),
    column("says", "In words", 60),
    column("owner", "Owner", 18),
    column("due", "Due", 11),
    column("overdue", "Overdue", 9),
];

/// What is open, and what was assumed.
pub(super) fn points(report: &Report) -> Table<'_> {
    let mut rows = open(report);
    rows.extend(assumed(report));
    Table {
        id: "open-points",
        title: "Open points",
        says: "Something that is open, or that was assumed because the profile does not say it.",
        columns: Columns::Fixed(POINTS),
        rows,
    }
}

fn point<'r>(
    kind: &'static str,
    component: Option<&'r str>,
    what: Value<'r>,
    says: Value<'r>,
) -> Vec<Value<'r>> {
    vec![text(kind), place(component), what, says, Value::Empty, Value::Empty, Value::Empty]
}

fn open(report: &Report) -> Vec<Vec<Value<'_>>> {
    let open = &report.open;
    let dates = open.dates.iter().map(|due| {
        let mut row = point(
            "date",
            due.component.as_deref(),
            text(due.id.as_str()),
            text(due.title.as_str()),
        );
        row.truncate(4);
        row.extend([maybe(due.owner.as_deref()), day(Some(due.due)), yes(due.overdue)]);
        row
    });
    let unowned = open.unowned.iter().flat_map(|found| {
        let says = || text("The customer has a part, and nobody owns it.");
        let component = found.component.as_deref();
        found
            .duties
            .iter()
            .map(move |duty| point("unowned duty", component, text(duty.as_str()), says()))
    });
    let versions = open.versions.iter().map(|found| {
        let says = text("The profile names no version, so that no end of support can be told.");
        point("version not named", Some(&found.component), list(&found.options, ", "), says)
    });
    let warnings = open.warnings.iter().map(|found| {
        let what = text(format!("{} (line {})", found.code, found.line));
        let hint = found.hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default();
        point("warning", None, what, text(format!("{}{hint}", found.message)))
    });
    let unread = |numbers: &[usize], kind, says: &'static str| {
        let row = |number: &usize| point(kind, None, text(format!("source {number}")), text(says));
        numbers.iter().map(row).collect::<Vec<_>>()
    };
    let unverified =
        unread(&open.unverified_sources, "source not read", "Its text was never read.");
    let referenced = unread(
        &open.referenced_sources,
        "source not read again",
        "Its address is known; its text was not read again.",
    );
    dates
        .chain(unowned)
        .chain(versions)
        .chain(warnings)
        .chain(unverified)
        .chain(referenced)
        .collect()
}

fn assumed(report: &Report) -> Vec<Vec<Value<'_>>> {
    let assumptions = &report.assumptions;
    let taken = |kind: &'static str, taken: &'_ Taken| {
        let what = text(format!("{}: {}", taken.key, taken.value));
        let says = text(taken.why.clone().unwrap_or_default());
        vec![
            text(kind),
            taken.component.clone().map_or(Value::Whole, text),
            what,
            says,
            Value::Empty,
            Value::Empty,
            Value::Empty,
        ]
    };
    let keys = assumptions.profile.iter().map(|found| taken("assumed key", found));
    let options = assumptions.options.iter().map(|found| taken("assumed option", found));
    let services = assumptions.services.iter().map(|found| {
        let what = text(format!("{}: {}", found.service_name, found.category));
        let says = text(
            "The catalogue has no entry of its own for the service; its category is our judgement.",
        );
        point("assumed category", Some(&found.component), what, says)
    });
    let cadences = assumptions.cadences.iter().map(|id| {
        point("assumed cadence", None, text(id.as_str()), text("How often is our suggestion."))
    });
    keys.chain(options).chain(services).chain(cadences).collect()
}

const ABSENT: &[Column] = &[
    column("duty", "Duty", 22),
    column("title", "What would have to be done", 40),
    column("component", "Component", 24),
    column("because", "Why it does not apply", 70),
];

/// Duties that do not apply.
pub(super) fn not_applicable(report: &Report) -> Table<'_> {
    let row = |found: &'_ crate::report::NotApplicableView| -> Vec<Value<'_>> {
        vec![
            text(found.duty),
            text(found.title),
            found.component.clone().map_or(Value::Whole, text),
            text(found.because),
        ]
    };
    Table {
        id: "not-applicable",
        title: "Not applicable",
        says: "A duty that does not apply at a place, with the reason.",
        columns: Columns::Fixed(ABSENT),
        rows: report.not_applicable.iter().map(row).collect(),
    }
}
