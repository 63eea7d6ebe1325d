//! What is referred to: frameworks with their controls, sources, Regions.

use super::raw::{Mapping, Status};
use crate::date::Date;
use crate::id::{ControlId, SourceId};
use serde::{Deserialize, Serialize};

/// What must be met.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Framework {
    /// Its name.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its version.
    pub version: String,
    /// What its licence lets us hold.
    pub licence: String,
    /// Who joined duties and controls.
    pub mapping: Mapping,
    /// What else is to be said of that.
    pub mapping_note: Option<String>,
    /// Citations.
    pub sources: Vec<SourceId>,
    /// Selections of controls: id and name.
    pub baselines: Vec<(String, String)>,
    /// The controls in the framework's order.
    pub controls: Vec<(ControlId, Control)>,
    /// Reasons for controls that no duty maps to.
    pub unmapped: Vec<Unmapped>,
}

/// A control of a framework.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Control {
    /// Its id as the framework writes it.
    pub label: String,
    /// Its title; empty where the licence does not let us hold it.
    pub title: String,
    /// The group it belongs to.
    pub family: String,
    /// The baselines that select it, as indices.
    pub baselines: Vec<u8>,
}

/// Why controls are unmapped.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Unmapped {
    /// The controls.
    pub controls: Vec<ControlId>,
    /// Whole families.
    pub families: Vec<String>,
    /// Why.
    pub because: String,
}

/// A citation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Who publishes it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The part of it that is meant.
    pub section: Option<String>,
    /// The day on which it was seen.
    pub seen: Date,
    /// How far it was seen.
    pub status: Status,
}

/// An AWS Region.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Region {
    /// Its name.
    pub name: String,
    /// Its partition.
    pub partition: String,
}
