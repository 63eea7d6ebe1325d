//! Services, their options, and the steps by which these move the line.

use super::{Evidence, Texts};
use crate::date::Date;
use crate::id::{DutyId, OptionId, SourceId, Text};
use crate::packed::map;
use crate::party::{Category, Party};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A service.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Service {
    /// Its name.
    pub name: Text,
    /// Other names.
    pub aliases: Vec<Text>,
    /// What it is.
    pub summary: Text,
    /// The default position of the line.
    pub category: Category,
    /// Why this category.
    pub category_reason: Text,
    /// Citations for the category.
    pub category_sources: Vec<SourceId>,
    /// What it has about it.
    pub traits: Vec<Text>,
    /// CloudFormation types or namespaces.
    pub cloudformation: Vec<Text>,
    /// Terraform types or prefixes.
    pub terraform: Vec<Text>,
    /// When AWS closes or ends it.
    pub lifecycle: Option<Lifecycle>,
    /// Whether it has no entry of its own: category and traits are our judgement, and only general statements hold.
    pub is_general: bool,
    /// Configuration choices, in the order in which they are applied.
    pub options: Vec<(OptionId, ServiceOption)>,
    /// What is peculiar to it about a duty.
    #[serde(deserialize_with = "map")]
    pub duties: BTreeMap<DutyId, Step>,
    /// Duties that make no sense for it, with the reason.
    #[serde(deserialize_with = "map")]
    pub not_applicable: BTreeMap<DutyId, Text>,
}

/// When AWS closes or ends a service.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lifecycle {
    /// From this day on new customers cannot start.
    pub closed_to_new: Option<Date>,
    /// The last day on which it works.
    pub ends: Option<Date>,
    /// What AWS names in its place.
    pub successor: Option<Text>,
    /// What else is to be said.
    pub note: Option<Text>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

/// A configuration choice.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct ServiceOption {
    /// Its name for people.
    pub title: Text,
    /// The value that is assumed when the profile is silent.
    pub assume: Text,
    /// Why that value.
    pub why_assumed: Text,
    /// Options without whose values it has no meaning.
    pub requires: Vec<(OptionId, Vec<Text>)>,
    /// Its values.
    pub values: Vec<(Text, OptionValue)>,
}

impl ServiceOption {
    /// The value of this name; the assumed one when there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> Text {
        let found = self.values.iter().find(|(value, _)| *value == name);
        found.map_or(self.assume, |(value, _)| value)
    }
}

/// A value of an option.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct OptionValue {
    /// Its name for people.
    pub title: Text,
    /// What it does to the line.
    pub shifts: Vec<(Vec<DutyId>, Step)>,
}

/// What moves the line of a duty, or words it anew.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Step {
    /// Who answers; none: only the texts change.
    pub party: Option<Party>,
    /// The third party's name.
    pub third_party: Option<Text>,
    /// What each side does.
    pub texts: Texts,
    /// What shows it.
    pub evidence: Option<Evidence>,
    /// Why.
    pub because: Text,
    /// In force from this day on.
    pub since: Option<Date>,
    /// Not in force from this day on.
    pub until: Option<Date>,
    /// The customer has to have acted by this day.
    pub due: Option<Date>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

impl Step {
    /// Whether it is in force on a day.
    #[must_use]
    pub fn is_in_force(&self, on: Date) -> bool {
        self.since.is_none_or(|since| since <= on) && self.until.is_none_or(|until| on < until)
    }
}
