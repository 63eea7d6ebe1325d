//! Numbers for the citations that a report uses.

use super::SourceView;
use crate::catalog::Catalog;
use crate::id::SourceId;
use std::collections::{HashMap, HashSet};

/// The citations used, each with its number.
#[derive(Debug)]
pub(super) struct Citations {
    order: Vec<SourceId>,
    numbers: HashMap<SourceId, usize>,
}

impl Citations {
    /// Numbers the sources in the order of publisher and title.
    pub(super) fn new(catalog: &Catalog, used: impl IntoIterator<Item = SourceId>) -> Self {
        let mut seen = HashSet::new();
        let mut order: Vec<SourceId> = used.into_iter().filter(|id| seen.insert(*id)).collect();
        let rank = |id: &SourceId| {
            let source = catalog.sources.get(id);
            (source.map(|s| (s.publisher, s.title)), *id)
        };
        order.sort_by_cached_key(rank);
        let numbers = (1..).zip(&order).map(|(number, id)| (*id, number)).collect();
        Self { order, numbers }
    }

    /// The numbers of some sources, ascending.
    pub(super) fn numbers(&self, ids: &[SourceId]) -> Vec<usize> {
        let mut numbers: Vec<usize> =
            ids.iter().filter_map(|id| self.numbers.get(id)).copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The citations by number.
    pub(super) fn list(&self, catalog: &Catalog) -> Vec<SourceView> {
        (1..)
            .zip(&self.order)
            .filter_map(|(number, id)| Some((id, number, catalog.sources.get(id)?)))
            .map(|(id, number, source)| SourceView {
                number,
                id: id.as_str(),
                publisher: source.publisher,
                title: source.title,
                section: source.section,
                url: source.url,
                seen: source.seen,
                status: source.status,
            })
            .collect()
    }
}
