//! Each duty once, with its rows: for readers who come from a control and not from a component.

use super::{ComponentView, DutyView, Group};
use crate::id::Text;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// A duty, wherever it applies.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DutyIndex {
    /// What has to be done.
    pub title: Text,
    /// Whether AWS, or who operates the partition in its place, has it or a part of it at some place.
    pub aws: bool,
    /// Whether the customer, or a third party in the customer's place, has it or a part of it at some place.
    pub customer: bool,
    /// Who owns the customer's part, third parties too.
    pub owners: Vec<String>,
    /// Whether nobody owns the customer's part at some place.
    pub unowned: bool,
    /// Its rows: places that read the same stand in one.
    pub rows: Vec<IndexRow>,
}

/// One row of a duty.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IndexRow {
    /// Index in `duties` of the duty to print.
    pub duty: usize,
    /// The components for which it holds; empty for the workload's own.
    pub components: Vec<String>,
    /// Whether it holds for all components.
    pub all: bool,
}

/// Every duty by its id.
pub(super) fn all(
    duties: &[DutyView],
    workload: &[Group],
    common: &[Group],
    components: &[ComponentView],
) -> BTreeMap<Text, DutyIndex> {
    let mut index: BTreeMap<Text, DutyIndex> = BTreeMap::new();
    for duty in duties {
        note(index.entry(duty.duty).or_insert_with(|| empty(duty)), duty);
    }
    let of_groups = workload
        .iter()
        .chain(common)
        .flat_map(|group| &group.rows)
        .map(|row| IndexRow { duty: row.duty, components: row.components.clone(), all: row.all });
    let own = components.iter().flat_map(|component| {
        component.own.iter().map(|duty| IndexRow {
            duty: *duty,
            components: vec![component.name.clone()],
            all: components.len() == 1,
        })
    });
    for row in of_groups.chain(own) {
        if let Some(found) = index.get_mut(duties[row.duty].duty) {
            found.rows.push(row);
        }
    }
    index
}

fn empty(duty: &DutyView) -> DutyIndex {
    DutyIndex {
        title: duty.title,
        aws: false,
        customer: false,
        owners: Vec::new(),
        unowned: false,
        rows: Vec::new(),
    }
}

fn note(found: &mut DutyIndex, duty: &DutyView) {
    found.aws |= duty.is_providers();
    found.customer |= duty.customers;
    found.unowned |= duty.unowned;
    if let Some(holder) = duty.holder().filter(|holder| !found.owners.contains(holder)) {
        found.owners.push(holder.clone());
        found.owners.sort();
    }
}
