//! The ledger as it is written.

use crate::date::Date;
use crate::yaml::{Spot, Word};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The evidence ledger of a workload profile.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "dutyline evidence ledger")]
pub struct RawLedger {
    /// Version of this format: 1.
    pub version: Option<Spot<u32>>,
    /// What was done.
    #[serde(default)]
    pub evidence: Vec<Spot<RawEntry>>,
    /// Risk acceptances and compensating controls.
    #[serde(default)]
    pub exceptions: Vec<Spot<RawException>>,
    /// The state of duties.
    #[serde(default)]
    pub status: Vec<Spot<RawState>>,
    /// Components that the profile had once: their entries stay as history.
    #[serde(default)]
    pub retired: Vec<Spot<String>>,
}

/// Something that was done.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawEntry {
    /// The duty that it shows; a duty or an obligation.
    pub duty: Option<Spot<String>>,
    /// The obligation that it meets.
    pub obligation: Option<Spot<String>>,
    /// The component; absent: the workload, and every component for which nothing nearer is said.
    pub component: Option<Spot<String>>,
    /// The day on which it was done.
    pub date: Spot<Date>,
    /// Who did it.
    pub by: Option<Spot<String>>,
    /// What shows it: a path, an address, a ticket.
    pub what: Option<Spot<String>>,
    /// A file that shows it, relative to the ledger's directory.
    pub file: Option<Spot<String>>,
    /// The file's SHA-256, in hexadecimal.
    pub sha256: Option<Spot<Word>>,
    /// The last day on which it counts.
    pub valid_until: Option<Spot<Date>>,
    /// What came out. Default: `pass`.
    #[serde(default)]
    pub result: Outcome,
}

/// What came out of what was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// As it should be.
    #[default]
    Pass,
    /// Not as it should be: it was done, and what it found is open.
    Fail,
}

/// A risk acceptance or a compensating control.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawException {
    /// The duty; a duty or an obligation.
    pub duty: Option<Spot<String>>,
    /// The obligation.
    pub obligation: Option<Spot<String>>,
    /// The component; absent: the workload, and every component.
    pub component: Option<Spot<String>>,
    /// Which of the two.
    pub kind: ExceptionKind,
    /// Why.
    pub reason: Spot<String>,
    /// Who approved it.
    pub approver: Spot<String>,
    /// The last day on which it counts.
    pub expires: Spot<Date>,
    /// The ticket.
    pub ticket: Option<Spot<String>>,
}

/// Which kind of exception.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExceptionKind {
    /// The risk of not doing it is accepted.
    #[default]
    RiskAcceptance,
    /// Something else is done in its place.
    CompensatingControl,
}

/// The state of a duty.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawState {
    /// The duty.
    pub duty: Spot<String>,
    /// The component; absent: the workload, and every component for which nothing nearer is said.
    pub component: Option<Spot<String>>,
    /// The state.
    pub status: Spot<State>,
    /// Why, or what is missing; needed for `not-applicable`, `partial` and `alternative`.
    pub because: Option<Spot<String>>,
    /// From this day on.
    pub since: Option<Spot<Date>>,
}

/// How far a duty is done, in the words of NIST's implementation status.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Done.
    Implemented,
    /// Done in part.
    Partial,
    /// Not done yet.
    Planned,
    /// Met by something else.
    Alternative,
    /// The team holds that it does not apply, with a reason.
    NotApplicable,
    /// AWS or an operator in its place answers.
    Inherited,
    /// Nobody says.
    #[default]
    Unknown,
}

impl State {
    /// The word for it in ledgers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Implemented => "implemented",
            Self::Partial => "partial",
            Self::Planned => "planned",
            Self::Alternative => "alternative",
            Self::NotApplicable => "not-applicable",
            Self::Inherited => "inherited",
            Self::Unknown => "unknown",
        }
    }
}
