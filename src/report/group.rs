//! The groups in which duties are printed: the workload's own, and those that several components share.

use super::{CheckView, DutyView};
use crate::catalog::Catalog;
use crate::id::Text;
use crate::party::Party;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Duties of one domain.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Group {
    /// The domain's id.
    pub domain: Text,
    /// Its name.
    pub title: Text,
    /// What it is about.
    pub definition: Text,
    /// The rows.
    pub rows: Vec<GroupRow>,
}

/// A row of a group.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GroupRow {
    /// Index in `duties` of the duty to print.
    pub duty: usize,
    /// The components for which it holds; empty for the workload's own.
    pub components: Vec<String>,
    /// Whether it holds for all components.
    pub all: bool,
    /// What AWS has to check the customer's part at these components.
    pub checks: Vec<CheckView>,
}

/// The groups in which duties are printed.
pub(super) struct Groups {
    pub(super) workload: Vec<Group>,
    pub(super) common: Vec<Group>,
}

/// Groups the workload's own duties, and those that several components share, by domain.
pub(super) fn groups(catalog: &Catalog, duties: &[DutyView]) -> Groups {
    let total = duties
        .iter()
        .filter_map(|duty| duty.component.as_ref())
        .collect::<std::collections::BTreeSet<_>>();
    let workload =
        (0..duties.len()).filter(|at| duties[*at].component.is_none()).map(|at| vec![at]);
    let common = grouped(duties).into_iter().filter(|row| row.len() > 1);
    Groups {
        workload: by_domain(catalog, duties, total.len(), workload.collect()),
        common: by_domain(catalog, duties, total.len(), common.collect()),
    }
}

/// Indices of the components' duties that say the same, word for word.
pub(super) fn grouped(duties: &[DutyView]) -> Vec<Vec<usize>> {
    let mut same: BTreeMap<(&str, Party), Vec<Vec<usize>>> = BTreeMap::new();
    for (at, duty) in duties.iter().enumerate().filter(|(_, duty)| duty.component.is_some()) {
        let rows = same.entry((duty.duty, duty.party)).or_default();
        match rows.iter_mut().find(|row| is_same(&duties[row[0]], duty)) {
            Some(row) => row.push(at),
            None => rows.push(vec![at]),
        }
    }
    let mut rows: Vec<Vec<usize>> = same.into_values().flatten().collect();
    rows.sort();
    rows
}

/// Whether two rows print the same besides the component.
fn is_same(a: &DutyView, b: &DutyView) -> bool {
    a.aws == b.aws
        && a.customer == b.customer
        && a.third_party_does == b.third_party_does
        && a.third_party == b.third_party
        && a.owner == b.owner
        && a.responsible == b.responsible
        && a.consulted == b.consulted
        && a.informed == b.informed
        && a.due == b.due
        && a.state == b.state
        && a.cadences == b.cadences
        && a.evidence == b.evidence
        && a.aws_reports == b.aws_reports
        && a.causes == b.causes
}

fn by_domain(
    catalog: &Catalog,
    duties: &[DutyView],
    total: usize,
    rows: Vec<Vec<usize>>,
) -> Vec<Group> {
    let mut groups: BTreeMap<(u32, &str), Vec<GroupRow>> = BTreeMap::new();
    for row in rows {
        let duty = &duties[row[0]];
        let order = catalog.domains[duty.domain].order;
        let components: Vec<String> =
            row.iter().filter_map(|at| duties[*at].component.clone()).collect();
        let all = components.len() == total;
        let checks = checks(duties, &row);
        let group = groups.entry((order, duty.domain)).or_default();
        group.push(GroupRow { duty: row[0], components, all, checks });
    }
    let position = |at: usize| catalog.duties[duties[at].duty].position;
    groups
        .into_iter()
        .map(|((_, id), mut rows)| {
            rows.sort_by_key(|row| (position(row.duty), row.duty));
            let domain = &catalog.domains[id];
            Group { domain: id, title: domain.title, definition: domain.definition, rows }
        })
        .collect()
}

/// The checks of all rows, each once.
fn checks(duties: &[DutyView], rows: &[usize]) -> Vec<CheckView> {
    let mut list: Vec<CheckView> = Vec::new();
    for check in rows.iter().flat_map(|at| &duties[*at].checks) {
        if !list.contains(check) {
            list.push(check.clone());
        }
    }
    list
}
