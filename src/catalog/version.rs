//! Versions that AWS or their publisher ends by date.

use super::Catalog;
use crate::date::Date;
use crate::id::{DutyId, OptionId, ServiceId, SourceId, Text};
use serde::{Deserialize, Serialize};

/// The versions of a product.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Versions {
    /// What they are of.
    pub title: Text,
    /// The services that have the option.
    pub services: Vec<ServiceId>,
    /// The option in which a profile names the version.
    pub option: OptionId,
    /// Options without whose values it has no meaning.
    pub requires: Vec<(OptionId, Vec<Text>)>,
    /// Whether only services with those values have versions to name, so that naming one says the values.
    pub implied: bool,
    /// The duties that are due with a version's end.
    pub duties: Vec<DutyId>,
    /// What happens, in order of time.
    pub events: Vec<Event>,
    /// The versions by the word for them.
    pub list: Vec<(Text, Version)>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// What happens to a version on a day.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Event {
    /// Its name.
    pub title: Text,
    /// What it means for who still runs the version.
    pub means: Text,
    /// Whether the customer has to have moved by then.
    pub is_due: bool,
}

/// A version.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Version {
    /// Its name.
    pub title: Text,
    /// The day of each event that is announced, by the event's index.
    pub days: Vec<Day>,
}

/// When an event happens to a version.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Day {
    /// The event's index.
    pub event: u8,
    /// The day.
    pub date: Date,
    /// Whether the publisher calls it an estimate.
    pub is_estimate: bool,
}

impl Versions {
    /// The version that a word names: `15.4` is a `15` where nothing nearer is known.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<&(Text, Version)> {
        let names = |known: &str| {
            let rest = word.strip_prefix(known);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let fitting = self.list.iter().filter(|(known, _)| names(known));
        fitting.max_by_key(|(known, _)| known.len())
    }

    /// The day by which the customer has to have moved off a version.
    #[must_use]
    pub fn due(&self, version: &Version) -> Option<Date> {
        let is_due = |day: &&Day| self.events.get(usize::from(day.event)).is_some_and(|e| e.is_due);
        version.days.iter().find(is_due).map(|day| day.date)
    }

    /// What its end means.
    #[must_use]
    pub fn means(&self) -> Option<Text> {
        self.events.iter().find(|event| event.is_due).map(|event| event.means)
    }
}

impl Catalog {
    /// The versions that a service's components can name.
    pub fn versions_of<'c>(
        &'c self,
        service: &'c str,
    ) -> impl Iterator<Item = (Text, &'c Versions)> {
        let of = move |versions: &Versions| versions.services.iter().any(|s| **s == *service);
        self.versions.iter().filter(move |(_, versions)| of(versions)).map(|(id, v)| (*id, v))
    }
}
