//! `services/<id>.yaml`.

use super::{RawEvidence, RawLifecycle};
use crate::date::Date;
use crate::party::{Category, Party};
use crate::yaml::{Entries, Spot, Word};
use schemars::JsonSchema;
use serde::Deserialize;

/// `services/<id>.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ServiceFile {
    /// The service's name.
    pub name: Spot<String>,
    /// Other names by which it is known.
    #[serde(default)]
    pub aliases: Vec<Spot<String>>,
    /// What it is, in one sentence.
    pub summary: Spot<String>,
    /// The default position of the line.
    pub category: Category,
    /// Why this category.
    pub category_reason: Spot<String>,
    /// Citations for the category.
    #[serde(default)]
    pub category_sources: Vec<Spot<String>>,
    /// What the service has about it, from `traits.yaml`.
    #[serde(default)]
    pub traits: Vec<Spot<String>>,
    /// CloudFormation types or namespaces.
    #[serde(default)]
    pub cloudformation: Vec<Spot<String>>,
    /// Terraform types or prefixes.
    #[serde(default)]
    pub terraform: Vec<Spot<String>>,
    /// When AWS closes or ends it.
    pub lifecycle: Option<RawLifecycle>,
    /// Configuration choices that move the line.
    #[serde(default)]
    pub options: Entries<RawOption>,
    /// What is peculiar to the service, whatever its options.
    #[serde(default)]
    pub duties: Entries<RawStep>,
    /// Duties that make no sense here.
    #[serde(default)]
    pub not_applicable: Vec<RawNotApplicable>,
}

/// A configuration choice.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawOption {
    /// The option's name for people.
    pub title: Spot<String>,
    /// The value that is assumed when the profile is silent.
    pub assume: Spot<Word>,
    /// Why that value.
    pub why_assumed: Spot<String>,
    /// Other options without whose values this one has no meaning.
    #[serde(default)]
    pub requires: Entries<Vec<Spot<Word>>>,
    /// The values.
    pub values: Entries<RawValue>,
}

/// A value of an option.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawValue {
    /// The value's name for people.
    pub title: Spot<String>,
    /// What it does to the line.
    #[serde(default)]
    pub shifts: Vec<RawShift>,
}

/// What a value does to some duties.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawShift {
    /// The duties.
    pub duties: Vec<Spot<String>>,
    /// Who answers for them then; absent: only the texts change.
    pub party: Option<Party>,
    /// The third party's name.
    pub third_party: Option<Spot<String>>,
    /// What AWS does then.
    pub aws: Option<Spot<String>>,
    /// What the customer does then.
    pub customer: Option<Spot<String>>,
    /// What shows it then.
    pub evidence: Option<RawEvidence>,
    /// Why.
    pub because: Spot<String>,
    /// In force from this day on.
    pub since: Option<Spot<Date>>,
    /// Not in force from this day on.
    pub until: Option<Spot<Date>>,
    /// The customer has to have acted by this day.
    pub due: Option<Spot<Date>>,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
}

/// What is peculiar to a service about one duty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawStep {
    /// Who answers; absent: only the texts change.
    pub party: Option<Party>,
    /// The third party's name.
    pub third_party: Option<Spot<String>>,
    /// What AWS does.
    pub aws: Option<Spot<String>>,
    /// What the customer does.
    pub customer: Option<Spot<String>>,
    /// What shows it.
    pub evidence: Option<RawEvidence>,
    /// Why.
    pub because: Spot<String>,
    /// In force from this day on.
    pub since: Option<Spot<Date>>,
    /// Not in force from this day on.
    pub until: Option<Spot<Date>>,
    /// The customer has to have acted by this day.
    pub due: Option<Spot<Date>>,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
}

/// Duties that make no sense for a service.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawNotApplicable {
    /// The duties.
    pub duties: Vec<Spot<String>>,
    /// Why.
    pub because: Spot<String>,
    /// Citations.
    #[serde(default)]
    pub sources: Vec<Spot<String>>,
}
