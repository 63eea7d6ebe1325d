//! What is referred to: frameworks with their controls, sources, Regions.

use super::raw::{Mapping, RecordPart, Status};
use crate::date::Date;
use crate::id::{ControlId, DutyId, FrameworkId, SourceId, Text};
use serde::{Deserialize, Serialize};

/// What must be met.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Framework {
    /// Its name.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Text,
    /// Its version.
    pub version: Text,
    /// What its licence lets us hold.
    pub licence: Text,
    /// Who joined duties and controls.
    pub mapping: Mapping,
    /// What else is to be said of that.
    pub mapping_note: Option<Text>,
    /// Citations.
    pub sources: Vec<SourceId>,
    /// Address of the OSCAL catalogue, where the ids of the controls are those of OSCAL.
    pub oscal: Option<Text>,
    /// What the controls are in FedRAMP's Security Decision Record, where they stand in it.
    pub fedramp_record: Option<RecordPart>,
    /// Selections of controls: id and name.
    pub baselines: Vec<(Text, Text)>,
    /// Addresses of the OSCAL profiles of baselines: id and address.
    pub oscal_profiles: Vec<(Text, Text)>,
    /// The controls in the framework's order.
    pub controls: Vec<(ControlId, Control)>,
    /// The controls that a duty helps to meet.
    pub duties: Vec<(DutyId, Vec<ControlId>)>,
    /// Mappings from the controls of other frameworks.
    pub via: Vec<Via>,
    /// Reasons for controls that no duty maps to.
    pub unmapped: Vec<Unmapped>,
}

/// A mapping from another framework's controls, through which its duties count.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Via {
    /// The other framework.
    pub framework: FrameworkId,
    /// Who joined the controls.
    pub mapping: Mapping,
    /// What else is to be said of that.
    pub note: Option<Text>,
    /// Citations.
    pub sources: Vec<SourceId>,
    /// Whether a control has the same id there.
    pub same_ids: bool,
    /// The controls there, by the controls here.
    pub controls: Vec<(ControlId, Vec<ControlId>)>,
}

/// A control of a framework.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Control {
    /// Its id as the framework writes it.
    pub label: Text,
    /// Its title; empty where the licence does not let us hold it.
    pub title: Text,
    /// The group it belongs to.
    pub family: Text,
    /// The baselines that select it, as indices.
    pub baselines: Vec<u8>,
}

/// Why controls are unmapped.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Unmapped {
    /// The controls.
    pub controls: Vec<ControlId>,
    /// Whole families.
    pub families: Vec<Text>,
    /// Why.
    pub because: Text,
}

/// A citation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Source {
    /// Who publishes it.
    pub publisher: Text,
    /// Its title.
    pub title: Text,
    /// Its address.
    pub url: Text,
    /// The part of it that is meant.
    pub section: Option<Text>,
    /// The day on which it was seen.
    pub seen: Date,
    /// How far it was seen.
    pub status: Status,
}

/// An AWS Region.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Region {
    /// Its name.
    pub name: Text,
    /// Its partition.
    pub partition: Text,
}
