//! The components with their options, given and assumed.

use super::{Column, Columns, Table, Value, column};
use super::{day, list, maybe, numbers, text, word, yes};
use crate::report::{ComponentView, Report};

const COMPONENTS: &[Column] = &[
    column("component", "Component", 20),
    column("service", "Service", 16),
    column("service_name", "Name of the service", 26),
    column("category", "Category", 14),
    column("category_reason", "Why this category", 44),
    column("options", "Options", 44),
    column("assumed", "Options that were assumed", 26),
    column("general", "Category by judgement", 12),
    column("closed_to_new", "Closed to new customers", 12),
    column("ends", "Ends", 11),
    column("notes", "Notes", 60),
    column("sources", "Sources", 10),
];

/// The components.
pub(super) fn table(report: &Report) -> Table<'_> {
    Table {
        id: "components",
        title: "Components",
        says: "A component: its service, where the line runs for it by default, and the options that move the line.",
        columns: Columns::Fixed(COMPONENTS),
        rows: report.components.iter().map(row).collect(),
    }
}

fn row(component: &ComponentView) -> Vec<Value<'_>> {
    let lifecycle = component.lifecycle.as_ref();
    let option = |assumed: bool| {
        let found = component.options.iter().filter(move |option| !assumed || option.assumed);
        found.map(|option| format!("{}: {}", option.option, option.value))
    };
    vec![
        text(component.name.as_str()),
        text(component.service.as_str()),
        text(component.service_name),
        word(component.category),
        text(component.category_reason),
        list(option(false), "\n"),
        list(option(true), "\n"),
        yes(component.general),
        day(lifecycle.and_then(|known| known.closed_to_new)),
        day(lifecycle.and_then(|known| known.ends)),
        maybe(component.notes.as_deref()),
        numbers(&component.category_sources),
    ]
}
