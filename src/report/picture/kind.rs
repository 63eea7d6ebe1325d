//! Components in groups, where there are too many to show one by one.
//!
//! A group never hides where the line runs: in all of its components the line crosses the same layer.

use super::{Cell, Column, Kind};
use crate::id::Text;
use std::cmp::Reverse;
use std::collections::BTreeMap;

#[cfg(test)]
mod tests;

/// The most columns that stand side by side.
const ABREAST: usize = 14;

/// What the components of one kind have in common.
type Mark = (Text, Vec<usize>);

/// The kinds of components, the one with the lowest line first; none where the components fit side by side.
pub(super) fn kinds(columns: &[Column]) -> Vec<Kind> {
    if columns.len() <= ABREAST {
        return Vec::new();
    }
    let columns: Vec<Column> = columns.iter().map(provided).collect();
    let mut kinds = Vec::new();
    for mark in [alike, ground, line] {
        kinds = grouped(&columns, mark);
        if kinds.len() <= ABREAST {
            break;
        }
    }
    kinds.sort_by_cached_key(|kind| (line_of(&kind.cells), Reverse(kind.components.len())));
    kinds
}

/// A column as the picture shows it.
fn provided(column: &Column) -> Column {
    Column {
        component: column.component.clone(),
        service_name: column.service_name,
        cells: column.cells.iter().map(Cell::provided).collect(),
    }
}

/// The same service with the same counts in all layers.
fn alike(column: &Column) -> Mark {
    (column.service_name, column.cells.iter().flat_map(Cell::counts).collect())
}

/// The same holders from the ground up to where the line crosses.
fn ground(column: &Column) -> Mark {
    let end = Cell::crossing(&column.cells).map_or(column.cells.len(), |at| at + 1);
    ("", column.cells[..end].iter().map(|cell| cell.holder as usize).collect())
}

/// The line crosses the same layer.
fn line(column: &Column) -> Mark {
    ("", vec![line_of(&column.cells)])
}

fn line_of(cells: &[Cell]) -> usize {
    Cell::crossing(cells).unwrap_or(cells.len())
}

/// The columns by what they have in common, their duties added up.
fn grouped(columns: &[Column], mark: fn(&Column) -> Mark) -> Vec<Kind> {
    let mut groups: BTreeMap<Mark, Vec<&Column>> = BTreeMap::new();
    for column in columns {
        groups.entry(mark(column)).or_default().push(column);
    }
    groups.into_values().map(|columns| kind(&columns)).collect()
}

fn kind(columns: &[&Column]) -> Kind {
    let mut services: BTreeMap<Text, usize> = BTreeMap::new();
    let mut sums: Vec<[usize; 4]> = Vec::new();
    for column in columns {
        *services.entry(column.service_name).or_default() += 1;
        sums.resize(column.cells.len().max(sums.len()), [0; 4]);
        for (sum, cell) in sums.iter_mut().zip(&column.cells) {
            for (sum, count) in sum.iter_mut().zip(cell.counts()) {
                *sum += count;
            }
        }
    }
    let mut services: Vec<(Text, usize)> = services.into_iter().collect();
    services.sort_by_key(|(name, count)| (Reverse(*count), *name));
    Kind {
        components: columns.iter().map(|column| column.component.clone()).collect(),
        services: services.into_iter().map(|(name, _)| name).collect(),
        cells: sums.into_iter().map(Cell::new).collect(),
    }
}
