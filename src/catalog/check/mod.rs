//! Raw files to entries: ids join, texts can be read, sources exist. What needs the whole catalogue is in `join`.

mod directory;
mod duty;
mod evidence;
mod partition;
mod plain;
mod service;
mod version;

pub(super) use duty::lacking;

use super::entry::Entry;
use super::load::{Raw, Read};
use super::raw::{RawApplies, RawCondition, RawEvidence};
use super::{Applies, Catalog, Condition, Evidence, Fact};
use crate::diagnostic::{Code, Faults, Span, nearest, quote, suggest};
use crate::id::{ControlId, DutyId, SourceId, Text, idify, is_id, keep};
use crate::text::{self, Length};
use crate::yaml::{Entries, Spot, Word};
use std::collections::{BTreeMap, BTreeSet};

/// Every id that an entry may name.
pub(super) struct Index {
    duties: BTreeSet<String>,
    services: BTreeSet<String>,
    traits: BTreeSet<String>,
    topics: BTreeSet<String>,
    sources: BTreeSet<String>,
    controls: BTreeMap<String, BTreeSet<String>>,
}

impl Index {
    /// The ids of the base and of the files.
    pub(super) fn new(base: &Catalog, reads: &[Read<'_>]) -> Self {
        let mut index = Self {
            duties: base.duties.keys().map(ToString::to_string).collect(),
            services: base.services.keys().map(ToString::to_string).collect(),
            traits: base.traits.keys().map(ToString::to_string).collect(),
            topics: base.topics.keys().map(ToString::to_string).collect(),
            sources: base.sources.keys().map(ToString::to_string).collect(),
            controls: BTreeMap::new(),
        };
        for (id, framework) in &base.frameworks {
            let controls = framework.controls.iter().map(|(id, _)| id.to_string()).collect();
            index.controls.insert(id.to_string(), controls);
        }
        for read in reads {
            index.add(read);
        }
        index
    }

    fn add(&mut self, read: &Read<'_>) {
        fn keys<T>(entries: &Entries<T>) -> impl Iterator<Item = String> + '_ {
            entries.0.iter().map(|(key, _)| key.value.clone())
        }
        match &read.raw {
            Raw::Domain(file) => self.duties.extend(keys(&file.duties)),
            Raw::Service(_) => {
                self.services.insert(read.stem.to_owned());
            }
            Raw::Directory(listed) => self.services.extend(keys(listed)),
            Raw::Sources(sources) => self.sources.extend(keys(sources)),
            Raw::Traits(traits) => self.traits.extend(keys(traits)),
            Raw::Topics(topics) => self.topics.extend(keys(topics)),
            Raw::Framework(file) => {
                self.controls.insert(read.stem.to_owned(), keys(&file.controls).collect());
            }
            Raw::Catalog(_)
            | Raw::Monitoring(_)
            | Raw::Versions(_)
            | Raw::Partitions(_)
            | Raw::Assurance(_)
            | Raw::Detection(_)
            | Raw::Glossary(_)
            | Raw::Regions(_)
            | Raw::Model(_)
            | Raw::Nothing => {}
        }
    }
}

/// The entries of one file; its faults are added to the file's.
pub(super) fn entries(read: &mut Read<'_>, index: &Index) -> Vec<Entry> {
    let mut check = Check { index, faults: &mut read.faults };
    match &read.raw {
        Raw::Catalog(file) => vec![Entry::Version(file.version.clone(), file.date.value)],
        Raw::Domain(file) => check.domain(read.stem, file),
        Raw::Service(file) => vec![check.service(read.stem, file)],
        Raw::Directory(listed) => check.directory(listed),
        Raw::Versions(file) => vec![check.versions(read.stem, file)],
        Raw::Partitions(list) => check.partitions(list),
        Raw::Assurance(file) => vec![check.assurance(file)],
        Raw::Detection(file) => vec![check.detection(file)],
        Raw::Monitoring(file) => check.monitoring(file),
        Raw::Framework(file) => vec![check.framework(read.stem, file)],
        Raw::Sources(sources) => check.sources(sources),
        Raw::Traits(traits) => check.terms(traits, Entry::Trait),
        Raw::Glossary(terms) => check.terms(terms, Entry::Term),
        Raw::Topics(topics) => check.topics(topics),
        Raw::Regions(regions) => check.regions(regions),
        Raw::Model(file) => vec![check.model(file)],
        Raw::Nothing => Vec::new(),
    }
}

/// Checks one file.
struct Check<'c> {
    index: &'c Index,
    faults: &'c mut Faults,
}

impl Check<'_> {
    fn text(&mut self, text: &Spot<String>) -> Text {
        keep(&text::check(text, Length::Paragraph, self.faults))
    }

    fn text_opt(&mut self, text: Option<&Spot<String>>) -> Option<Text> {
        text.map(|text| self.text(text))
    }

    fn texts(&mut self, texts: &[Spot<String>]) -> Vec<Text> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    fn id(&mut self, id: &Spot<String>) -> String {
        if id.span.is_some() && !is_id(&id.value) {
            let hint = idify(&id.value);
            self.faults
                .error(Code::BadId, id.span, format!("{} is no id", quote(&id.value)))
                .hint(format!("write it in lower case with hyphens: `{hint}`"));
        }
        id.value.clone()
    }

    fn known(
        &mut self,
        id: &Spot<String>,
        code: Code,
        what: &str,
        known: fn(&Index) -> &BTreeSet<String>,
    ) {
        let known = known(self.index);
        if id.span.is_some() && !known.contains(&id.value) {
            self.faults
                .error(code, id.span, format!("unknown {what} {}", quote(&id.value)))
                .hint_opt(suggest(&id.value, known.iter().map(String::as_str)));
        }
    }

    fn duty_ids(&mut self, ids: &[Spot<String>]) -> Vec<DutyId> {
        for id in ids {
            self.known(id, Code::UnknownDuty, "duty", |index| &index.duties);
        }
        ids.iter().map(|id| id.value.as_str().into()).collect()
    }

    /// Citations; an entry without one is a fault at `owner`.
    fn cited(&mut self, ids: &[Spot<String>], owner: Span) -> Vec<SourceId> {
        if ids.is_empty() && owner.is_some() {
            self.faults
                .error(Code::NoSource, owner, "this entry cites no source")
                .hint("add `sources: [an id of sources.yaml]`");
        }
        for id in ids {
            self.known(id, Code::UnknownSource, "source", |index| &index.sources);
        }
        ids.iter().map(|id| id.value.as_str().into()).collect()
    }

    fn controls(&mut self, framework: &Spot<String>, ids: &[Spot<Word>]) -> Vec<ControlId> {
        let Some(known) = self.index.controls.get(&framework.value) else {
            let names = self.index.controls.keys().map(String::as_str);
            self.faults
                .error(
                    Code::UnknownFramework,
                    framework.span,
                    format!("unknown framework {}", quote(&framework.value)),
                )
                .hint_opt(suggest(&framework.value, names));
            return Vec::new();
        };
        for id in ids.iter().filter(|id| id.span.is_some() && !known.contains(&id.value.0)) {
            self.faults
                .error(
                    Code::UnknownControl,
                    id.span,
                    format!("unknown control {}", quote(&id.value.0)),
                )
                .hint_opt(nearest(&id.value.0, known.iter().map(String::as_str)));
        }
        ids.iter().map(|id| id.value.0.as_str().into()).collect()
    }

    fn evidence(&mut self, raw: &RawEvidence) -> Evidence {
        Evidence {
            aws: self.texts(&raw.aws),
            customer: self.texts(&raw.customer),
            third_party: self.texts(&raw.third_party),
        }
    }

    fn applies(&mut self, raw: Option<&RawApplies>) -> Applies {
        let Some(raw) = raw else { return Applies::default() };
        Applies {
            when: raw.when.0.iter().map(|condition| self.condition(condition)).collect(),
            otherwise: self.text(&raw.otherwise),
        }
    }

    fn condition(&mut self, raw: &RawCondition) -> Condition {
        for id in &raw.traits {
            self.known(id, Code::UnknownTrait, "trait", |index| &index.traits);
        }
        for id in &raw.services {
            self.known(id, Code::UnknownService, "service", |index| &index.services);
        }
        let values = |spots: &[Spot<String>]| spots.iter().map(|spot| keep(&spot.value)).collect();
        let facts: [(Fact, &[Spot<String>]); 7] = [
            (Fact::Exposure, &raw.exposure),
            (Fact::DataTypes, &raw.data_types),
            (Fact::Classification, &raw.classification),
            (Fact::Environment, &raw.environment),
            (Fact::Partitions, &raw.partitions),
            (Fact::Frameworks, &raw.frameworks),
            (Fact::Requires, &raw.requires),
        ];
        Condition {
            traits: values(&raw.traits),
            services: raw.services.iter().map(|id| id.value.as_str().into()).collect(),
            options: raw
                .options
                .0
                .iter()
                .map(|(name, words)| {
                    (name.value.as_str().into(), words.iter().map(|w| keep(&w.0)).collect())
                })
                .collect(),
            workload: facts
                .into_iter()
                .filter(|(_, spots)| !spots.is_empty())
                .map(|(fact, spots)| (fact, values(spots)))
                .collect(),
        }
    }
}
