//! Partitions.

use super::Check;
use crate::catalog::entry::Entry;
use crate::catalog::raw::{RawOperator, RawPartition};
use crate::catalog::{Operator, Partition};
use crate::id::keep;
use crate::yaml::Entries;

impl Check<'_> {
    pub(super) fn partitions(&mut self, list: &Entries<RawPartition>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (key, raw) in &list.0 {
            let RawPartition { title, statement, operator, shifts, sources } = raw;
            let partition = Partition {
                title: self.text(title),
                statement: self.text(statement),
                operator: operator.as_ref().map(|raw| self.operator(raw)),
                shifts: shifts.iter().map(|raw| self.shift(raw)).collect(),
                sources: self.cited(sources, key.span),
            };
            entries.push(Entry::Partition(keep(&self.id(key)), Box::new(partition)));
        }
        entries
    }

    fn operator(&mut self, raw: &RawOperator) -> Operator {
        let RawOperator { names, does, customer, because, sources } = raw;
        let names = names.0.iter().map(|(region, name)| (keep(&region.value), self.text(name)));
        Operator {
            names: names.collect(),
            does: self.text(does),
            customer: self.text(customer),
            because: self.text(because),
            sources: self.cited(sources, because.span),
        }
    }
}
