//! What ends a command before it is done. The kind alone decides the exit code.

use super::show;
use crate::diagnostic::Fault;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::io;

/// Why a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A gate failed: exit code 1.
    Gate,
    /// Wrong usage: exit code 2.
    Usage,
    /// Faults in the input: exit code 3.
    Input,
    /// File, pipe or disk failed: exit code 4.
    World,
}

impl Kind {
    /// The exit code.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Gate => 1,
            Self::Usage => 2,
            Self::Input => 3,
            Self::World => 4,
        }
    }
}

/// What ends a command.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    message: String,
    hint: Option<String>,
    faults: Vec<Fault>,
    texts: BTreeMap<String, String>,
}

impl Error {
    /// An error of a kind with a message.
    pub(super) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hint: None,
            faults: Vec::new(),
            texts: BTreeMap::new(),
        }
    }

    /// The same, of another kind.
    pub(super) fn of(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// A failure of the world: what was tried, and what came of it.
    pub(super) fn world(what: impl Display, error: &io::Error) -> Self {
        Self::new(Kind::World, format!("{what}: {error}"))
    }

    /// Faults in texts of the user's, which are shown beside them.
    pub(super) fn faults(faults: Vec<Fault>, texts: BTreeMap<String, String>) -> Self {
        let count =
            faults.iter().filter(|f| f.severity == crate::diagnostic::Severity::Error).count();
        let message = format!("{count} fault{} in the input", if count == 1 { "" } else { "s" });
        Self { faults, texts, ..Self::new(Kind::Input, message) }
    }

    /// The faults in texts of the user's.
    pub(super) fn list(&self) -> &[Fault] {
        &self.faults
    }

    /// What ended the command, in words.
    pub(super) fn message(&self) -> &str {
        &self.message
    }

    /// The texts beside which the faults are shown, by their files' names.
    pub(super) const fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    /// The same without its faults, which have been told elsewhere.
    pub(super) fn without_faults(self) -> Self {
        Self { faults: Vec::new(), texts: BTreeMap::new(), ..self }
    }

    /// Adds a hint.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What decides the exit code.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Prints the error on standard error.
    pub(super) fn show(&self) {
        show::faults(&self.faults, &self.texts);
        show::error(&self.message, self.hint.as_deref());
    }
}
