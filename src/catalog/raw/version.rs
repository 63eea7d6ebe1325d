//! `lifecycles/<id>.yaml`.

use crate::yaml::{Entries, Spot, Word};
use schemars::JsonSchema;
use serde::Deserialize;

/// `lifecycles/<id>.yaml`: the versions of a product and the days on which their support ends.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VersionsFile {
    /// What the versions are of.
    pub title: Spot<String>,
    /// The services that have the option.
    pub services: Vec<Spot<String>>,
    /// The option in which a profile names the version.
    pub option: Spot<String>,
    /// Other options without whose values this one has no meaning.
    #[serde(default)]
    pub requires: Entries<Vec<Spot<Word>>>,
    /// Whether nothing but what `requires` names has versions, so that a profile which names one says that too.
    #[serde(default)]
    pub implied: bool,
    /// The duties that are due with a version's end.
    pub duties: Vec<Spot<String>>,
    /// What happens, in order of time.
    pub events: Entries<RawEvent>,
    /// The versions: each a title and the day of each event that is announced.
    pub versions: Entries<Entries<Spot<Word>>>,
    /// `version.event` of days that the publisher calls estimates.
    #[serde(default)]
    pub assumed: Vec<Spot<Word>>,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
}

/// What happens to a version on a day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEvent {
    /// Its name.
    pub title: Spot<String>,
    /// What it means for who still runs the version.
    pub means: Spot<String>,
    /// Whether the customer has to have moved by then.
    #[serde(default)]
    pub due: bool,
}
