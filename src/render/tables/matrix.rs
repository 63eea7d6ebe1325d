//! The matrix of components and domains: a row for each cell for programs, a grid for people.

use super::{Column, Columns, Table, Value, column};
use super::{place, text, word};
use crate::report::{Cell, Report};

const CELLS: &[Column] = &[
    column("component", "Component", 20),
    column("domain", "", 0),
    column("domain_title", "Domain", 26),
    column("holder", "Who answers", 14),
    column("aws", "AWS", 8),
    column("customer", "Customer", 10),
    column("shared", "Shared", 8),
    column("third_party", "Third party", 11),
];

/// A row for each cell.
pub(super) fn long(report: &Report) -> Table<'_> {
    let matrix = &report.matrix;
    let rows = matrix.rows.iter().flat_map(|row| {
        row.cells.iter().zip(&matrix.domains).map(|(cell, domain)| {
            vec![
                place(row.component.as_deref()),
                text(domain.domain),
                text(domain.title),
                word(cell.holder),
                Value::Number(cell.aws),
                Value::Number(cell.customer),
                Value::Number(cell.shared),
                Value::Number(cell.third_party),
            ]
        })
    });
    Table {
        id: "matrix",
        title: "Matrix",
        says: "A component and a domain: how many duties each party answers for.",
        columns: Columns::Fixed(CELLS),
        rows: rows.collect(),
    }
}

/// The grid: components by domains.
pub(in crate::render) fn wide(report: &Report) -> Table<'_> {
    let matrix = &report.matrix;
    let domains = matrix.domains.iter().map(|domain| (domain.title.to_owned(), 13));
    let columns = std::iter::once(("Component".to_owned(), 20)).chain(domains);
    let rows = matrix.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| text(counts(cell)));
        std::iter::once(place(row.component.as_deref())).chain(cells).collect()
    });
    Table {
        id: "matrix",
        title: "Matrix",
        says: "A component by domains: in each cell how many duties each party answers for.",
        columns: Columns::Made(columns.collect()),
        rows: rows.collect(),
    }
}

/// How many duties each party has, in words.
fn counts(cell: &Cell) -> String {
    let parties = [
        ("AWS", cell.aws),
        ("Customer", cell.customer),
        ("Shared", cell.shared),
        ("Third party", cell.third_party),
    ];
    let held = parties.into_iter().filter(|(_, count)| *count > 0);
    held.map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join("\n")
}
