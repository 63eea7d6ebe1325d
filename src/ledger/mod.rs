//! The evidence ledger: what was done when, by whom, and what shows it; exceptions and the state of duties.
//!
//! It stands beside the profile, so that the profile changes rarely and the ledger only grows.

mod check;
mod raw;

pub use raw::{ExceptionKind, Outcome, RawLedger, State};

use crate::date::Date;
use crate::diagnostic::{Faults, Span};
use crate::digest;
use crate::yaml::{self, Spot};
use sha2::{Digest, Sha256};

/// The ledger of one profile.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Name of its file.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// What was done.
    pub evidence: Vec<Entry>,
    /// Risk acceptances and compensating controls.
    pub exceptions: Vec<Exception>,
    /// The state of duties.
    pub states: Vec<DutyState>,
    /// Components that the profile had once.
    pub retired: Vec<Spot<String>>,
}

impl Ledger {
    /// Whether the profile is said to have had a component once.
    #[must_use]
    pub fn is_retired(&self, component: &str) -> bool {
        self.retired.iter().any(|name| name.value == component)
    }
}

/// What an entry is about.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A duty.
    Duty(Spot<String>),
    /// An obligation.
    Obligation(Spot<String>),
}

/// Where an entry holds.
#[derive(Clone, Debug)]
pub struct Place {
    /// What it is about.
    pub subject: Subject,
    /// The component; none: the workload, and every component for which nothing nearer is said.
    pub component: Option<Spot<String>>,
    /// Where the ledger says so.
    pub span: Span,
}

/// Something that was done.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is about, and where.
    pub place: Place,
    /// The day on which it was done.
    pub date: Date,
    /// Who did it.
    pub by: Option<String>,
    /// What shows it: a path, an address, a ticket.
    pub what: Option<String>,
    /// A file that shows it, relative to the ledger's directory.
    pub file: Option<Spot<String>>,
    /// The file's SHA-256, in hexadecimal.
    pub sha256: Option<Spot<String>>,
    /// The last day on which it counts.
    pub valid_until: Option<Date>,
    /// What came out.
    pub result: Outcome,
}

/// A risk acceptance or a compensating control.
#[derive(Clone, Debug)]
pub struct Exception {
    /// What it is about, and where.
    pub place: Place,
    /// Which of the two.
    pub kind: ExceptionKind,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approver: String,
    /// The last day on which it counts.
    pub expires: Date,
    /// The ticket.
    pub ticket: Option<String>,
}

/// The state of a duty.
#[derive(Clone, Debug)]
pub struct DutyState {
    /// What it is about, and where.
    pub place: Place,
    /// The state.
    pub state: State,
    /// Why, or what is missing.
    pub because: Option<String>,
    /// From this day on.
    pub since: Option<Date>,
}

/// Reads a ledger; `None`, with faults, when there is too little of it to go on.
#[must_use]
pub fn parse(file: &str, bytes: &[u8], faults: &mut Faults) -> Option<Ledger> {
    let text = yaml::decode(bytes, faults)?;
    let raw: RawLedger = yaml::read(&text, faults)?;
    let digest = digest::hex(&Sha256::digest(bytes));
    Some(check::ledger(file, digest, raw, faults))
}

#[cfg(test)]
mod tests;
