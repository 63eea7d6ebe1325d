//! Services without a file of their own.

use super::Check;
use crate::catalog::entry::Entry;
use crate::catalog::raw::{RawLifecycle, RawListed};
use crate::catalog::{Lifecycle, Service};
use crate::diagnostic::Code;
use crate::id::{Text, keep};
use crate::party::Category;
use crate::yaml::{Entries, Spot};
use std::collections::BTreeMap;

impl Check<'_> {
    pub(super) fn directory(&mut self, listed: &Entries<RawListed>) -> Vec<Entry> {
        listed.0.iter().map(|(key, raw)| self.listed(key, raw)).collect()
    }

    fn listed(&mut self, key: &Spot<String>, raw: &RawListed) -> Entry {
        self.id(key);
        let mut words = self.texts(&raw.aliases);
        let name = self.text(&raw.name);
        let types: Vec<Text> =
            raw.cloudformation.iter().chain(&raw.terraform).map(|word| keep(&word.value)).collect();
        for name in &raw.traits {
            self.known(name, Code::UnknownTrait, "trait", |index| &index.traits);
        }
        let lifecycle = self.lifecycle(raw.lifecycle.as_ref(), key);
        let category = match (&raw.part_of, raw.category) {
            (Some(of), _) => {
                if raw.lifecycle.is_some() {
                    self.faults
                        .error(
                            Code::Orphan,
                            of.span,
                            "a part of a service has no lifecycle of its own",
                        )
                        .hint("give it a category instead, so that reports show the lifecycle");
                }
                self.known(of, Code::UnknownService, "service", |index| &index.services);
                words.extend([name, keep(&key.value)]);
                return Entry::Also(of.value.as_str().into(), words, types);
            }
            (None, Some(category)) => category,
            (None, None) => {
                self.faults
                    .error(Code::MissingKey, key.span, "a service needs `category` or `part-of`")
                    .hint("add `category: abstracted`, or the service that it is a part of");
                Category::Infrastructure
            }
        };
        let service = Service {
            name,
            aliases: words,
            summary: "",
            category,
            category_reason: "",
            category_sources: Vec::new(),
            traits: raw.traits.iter().map(|name| keep(&name.value)).collect(),
            cloudformation: self.texts(&raw.cloudformation),
            terraform: self.texts(&raw.terraform),
            lifecycle,
            is_general: true,
            options: Vec::new(),
            duties: BTreeMap::new(),
            not_applicable: BTreeMap::new(),
        };
        Entry::Service(key.value.as_str().into(), Box::new(service))
    }

    pub(super) fn lifecycle(
        &mut self,
        raw: Option<&RawLifecycle>,
        owner: &Spot<String>,
    ) -> Option<Lifecycle> {
        let RawLifecycle { closed_to_new, ends, successor, note, sources } = raw?;
        Some(Lifecycle {
            closed_to_new: closed_to_new.as_ref().map(|day| day.value),
            ends: ends.as_ref().map(|day| day.value),
            successor: self.text_opt(successor.as_ref()),
            note: self.text_opt(note.as_ref()),
            sources: self.cited(sources, owner.span),
        })
    }
}
