//! Versions that end by date.

use super::Check;
use crate::catalog::entry::Entry;
use crate::catalog::raw::VersionsFile;
use crate::catalog::{Day, Event, Version, Versions};
use crate::date::Date;
use crate::diagnostic::{Code, quote, suggest};
use crate::id::keep;
use crate::yaml::{Entries, Spot, Word};

impl Check<'_> {
    pub(super) fn versions(&mut self, stem: &str, file: &VersionsFile) -> Entry {
        for id in &file.services {
            self.known(id, Code::UnknownService, "service", |index| &index.services);
        }
        self.id(&file.option);
        let events = file.events.0.iter().map(|(_, raw)| Event {
            title: self.text(&raw.title),
            means: self.text(&raw.means),
            is_due: raw.due,
        });
        let events: Vec<Event> = events.collect();
        if events.iter().filter(|event| event.is_due).count() != 1 {
            self.faults
                .error(
                    Code::MissingKey,
                    file.option.span,
                    "one event, and one only, is the due day",
                )
                .hint("add `due: true` to the event by which the customer has to have moved");
        }
        let versions = file.versions.0.iter();
        let versions =
            versions.map(|(key, raw)| (keep(&key.value), self.version(file, key, raw))).collect();
        let requires = file.requires.0.iter().map(|(option, words)| {
            let words = words.iter().map(|word| keep(&word.value.0)).collect();
            (option.value.as_str().into(), words)
        });
        let versions = Versions {
            title: self.text(&file.title),
            services: file.services.iter().map(|id| id.value.as_str().into()).collect(),
            option: file.option.value.as_str().into(),
            requires: requires.collect(),
            implied: file.implied,
            duties: self.duty_ids(&file.duties),
            events,
            list: versions,
            sources: self.cited(&file.sources, file.title.span),
        };
        Entry::Versions(keep(stem), versions)
    }

    fn version(
        &mut self,
        file: &VersionsFile,
        key: &Spot<String>,
        raw: &Entries<Spot<Word>>,
    ) -> Version {
        let mut version = Version { title: keep(&key.value), days: Vec::new() };
        let names = || file.events.0.iter().map(|(name, _)| name.value.as_str());
        for (name, word) in &raw.0 {
            if name.value == "title" {
                version.title = keep(&word.value.0);
                continue;
            }
            let Some(event) = names().position(|known| known == name.value) else {
                let message = format!("{} is no event of this file", quote(&name.value));
                let fault = self.faults.error(Code::UnknownKey, name.span, message);
                fault.hint_opt(suggest(&name.value, names()));
                continue;
            };
            let Some(date) = Date::parse(&word.value.0) else {
                let message = format!("{} is no date", quote(&word.value.0));
                self.faults.error(Code::BadDate, word.span, message).hint("write 2026-11-24");
                continue;
            };
            let mark = format!("{}.{}", key.value, name.value);
            let is_estimate = file.assumed.iter().any(|found| found.value.0 == mark);
            version.days.push(Day {
                event: u8::try_from(event).unwrap_or(u8::MAX),
                date,
                is_estimate,
            });
        }
        version.days.sort_by_key(|day| (day.date, day.event));
        version
    }
}
