//! Duties by domain, when they apply, and the obligations that keep them running.

use super::raw::Authority;
use crate::cadence::Cadence;
use crate::date::Date;
use crate::id::{
    ControlId, DomainId, DutyId, FrameworkId, OptionId, ServiceId, SourceId, Text, TopicId,
};
use crate::party::{Category, ControlType, Party, Scope};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A domain of duties.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Domain {
    /// Its name.
    pub title: Text,
    /// Its place among the domains.
    pub order: u32,
    /// Whether it is a layer of the picture.
    pub layer: bool,
    /// What it is about.
    pub definition: Text,
    /// What each side does in it, for readers who are not engineers.
    pub plain: Texts,
}

/// One thing that must be done to keep the workload secure.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Duty {
    /// Its domain.
    pub domain: DomainId,
    /// Its place in the domain.
    pub position: u32,
    /// What has to be done.
    pub title: Text,
    /// Where it is asked.
    pub scope: Scope,
    /// AWS's kind of control.
    pub control_type: ControlType,
    /// Who answers by default, in the order of [`Category::ALL`].
    pub party: [Party; 3],
    /// When it applies.
    pub applies: Applies,
    /// Who does what, for each party that can answer.
    pub statements: BTreeMap<Party, Texts>,
    /// What shows that it is done.
    pub evidence: Evidence,
    /// Controls that it helps to meet.
    pub controls: BTreeMap<FrameworkId, Vec<ControlId>>,
    /// Citations.
    pub sources: Vec<SourceId>,
}

impl Duty {
    /// Who answers by default in a category.
    #[must_use]
    pub const fn default_party(&self, category: Category) -> Party {
        match category {
            Category::Infrastructure => self.party[0],
            Category::Container => self.party[1],
            Category::Abstracted => self.party[2],
        }
    }
}

/// When something applies.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Applies {
    /// Conditions of which any may hold; none: always.
    pub when: Vec<Condition>,
    /// Why it does not apply otherwise.
    pub otherwise: Text,
}

/// A condition: every list that is not empty must hold, with any of its values.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Condition {
    /// Traits of the service.
    pub traits: Vec<Text>,
    /// Services.
    pub services: Vec<ServiceId>,
    /// Options with their values.
    pub options: Vec<(OptionId, Vec<Text>)>,
    /// What the profile says of the workload: the key and its values.
    pub workload: Vec<(Fact, Vec<Text>)>,
}

/// What a condition can ask of the workload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// `exposure`.
    Exposure,
    /// `data.types`.
    DataTypes,
    /// `data.classification`.
    Classification,
    /// `environment`.
    Environment,
    /// Partition of the Regions.
    Partitions,
    /// `frameworks`.
    Frameworks,
    /// `requires`.
    Requires,
}

/// What each side does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Texts {
    /// What AWS does.
    pub aws: Option<Text>,
    /// What the customer does.
    pub customer: Option<Text>,
    /// What the third party does.
    pub third_party: Option<Text>,
}

/// What shows that each side does its part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Evidence {
    /// Of AWS's part.
    pub aws: Vec<Text>,
    /// Of the customer's part.
    pub customer: Vec<Text>,
    /// Of the third party's part.
    pub third_party: Vec<Text>,
}

/// One thing of which several obligations may speak.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Topic {
    /// Its name.
    pub title: Text,
    /// What the obligations of the topic are to reach.
    pub statement: Text,
}

/// A continuous-monitoring obligation.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Obligation {
    /// The family's name.
    pub family: Text,
    /// What has to be done.
    pub title: Text,
    /// The duty that it keeps running.
    pub duty: DutyId,
    /// The topic in which it meets others on the same thing.
    pub topic: TopicId,
    /// Where it is asked.
    pub scope: Scope,
    /// When it applies.
    pub applies: Applies,
    /// How often it is due.
    pub cadence: Cadence,
    /// What else is to be said of the cadence.
    pub cadence_note: Option<Text>,
    /// Whether the number is our suggestion.
    pub cadence_assumed: bool,
    /// Who says that it has to be done.
    pub authority: Authority,
    /// The day from which it binds, by framework where they differ; none: at all times.
    pub since: Vec<(Option<FrameworkId>, Date)>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// A single day by which it has to be done.
    pub due: Option<Date>,
    /// What the customer does.
    pub customer: Text,
    /// AWS's own part.
    pub aws: Option<Text>,
    /// What it is done with.
    pub tools: Vec<Text>,
    /// What shows that it is done.
    pub evidence: Vec<Text>,
    /// AWS Config managed rules that check it.
    pub config_rules: Vec<Text>,
    /// Security Hub controls that check it.
    pub security_hub: Vec<Text>,
    /// Citations.
    pub sources: Vec<SourceId>,
}
