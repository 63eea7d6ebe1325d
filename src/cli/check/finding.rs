//! What `check` finds, as one list for all profiles of a run: faults, warnings, and what the gates refuse.
//!
//! A finding names a place in every case: what has none in the text stands at the profile's first line.

use crate::cli::Error;
use crate::date::Date;
use crate::diagnostic::{Fault, Severity, Span};
use crate::profile::Gate;
use crate::report::Summary;
use schemars::JsonSchema;
use serde::Serialize;

/// The code of a profile that cannot be read, and what it means.
pub(super) const UNREADABLE: (&str, &str) = ("cannot-read", "The file cannot be read.");

/// Everything that one run of `check` found.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Findings of dutyline check")]
pub(in crate::cli) struct Document {
    /// Name and version of this format: `dutyline-check/1`.
    pub(super) format: &'static str,
    /// Version of dutyline.
    pub(super) tool_version: &'static str,
    /// The profiles, in the order of the command line.
    pub(super) profiles: Vec<Checked>,
}

/// What was found in one profile.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Checked {
    /// The profile's file, as the command line names it.
    pub(super) file: String,
    /// The day for which the answer holds, in the profile's time zone.
    pub(super) as_of: Date,
    /// The numbers of its report; null where faults leave no answer.
    pub(super) summary: Option<Summary>,
    /// The gates that were asked, by the profile and by the command line.
    pub(super) gates: Vec<Gate>,
    /// The faults and warnings in the order of the text, then what each gate refuses.
    pub(super) findings: Vec<Finding>,
}

/// One thing that was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct Finding {
    /// The gate, or the fault's code.
    pub(super) code: &'static str,
    /// Whether it makes the run fail.
    pub(super) level: Level,
    /// The gate that refuses it; null for a fault, and for a warning that no gate refuses.
    pub(super) gate: Option<Gate>,
    /// What is wrong.
    pub(super) message: String,
    /// What to do about it.
    pub(super) hint: Option<String>,
    /// The file, as the command line names it.
    pub(super) file: String,
    /// Line, from 1.
    pub(super) line: u32,
    /// Column in characters, from 1.
    pub(super) column: u32,
    /// Line of the last character, where the end is known.
    pub(super) end_line: Option<u32>,
    /// Column behind the last character, where the end is known.
    pub(super) end_column: Option<u32>,
    /// The component's name.
    pub(super) component: Option<String>,
    /// The duty, the obligation or the service; for `assumed` the key or option, for `unmapped` the control,
    /// for `unverified-source` the source.
    pub(super) id: Option<String>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Level {
    /// It makes the run fail.
    Error,
    /// Its author should look.
    Warning,
}

impl Level {
    /// The word for it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Finding {
    /// A finding of a code at a place of a text.
    pub(super) fn new(code: &'static str, message: String, file: &str, at: Place<'_>) -> Self {
        let Place { span, text } = at;
        let (end_line, end_column) = end(span, text).unzip();
        Self {
            code,
            level: Level::Error,
            gate: None,
            message,
            hint: None,
            file: file.to_owned(),
            line: span.line.max(1),
            column: span.column.max(1),
            end_line,
            end_column,
            component: None,
            id: None,
        }
    }

    /// The findings that stand for what ended the reading of a profile.
    pub(super) fn of_error(file: &str, error: &Error) -> Vec<Self> {
        let faults = error.list().iter().map(|fault| {
            let text = error.texts().get(&*fault.file).map_or("", String::as_str);
            Self::of_fault(fault, text, false)
        });
        let mut findings: Vec<Self> = faults.collect();
        if findings.is_empty() {
            let (code, _) = UNREADABLE;
            let place = Place { span: Span::NONE, text: "" };
            findings.push(Self::new(code, error.message().to_owned(), file, place));
        }
        findings
    }

    /// A fault as a finding; `deny` makes a warning fail.
    pub(super) fn of_fault(fault: &Fault, text: &str, deny: bool) -> Self {
        let place = Place { span: fault.span, text };
        let found = Self::new(fault.code.as_str(), fault.message.clone(), &fault.file, place);
        let (level, gate) = match fault.severity {
            Severity::Error => (Level::Error, None),
            Severity::Warning if deny => (Level::Error, Some(Gate::Warnings)),
            Severity::Warning => (Level::Warning, None),
        };
        Self { level, gate, hint: fault.hint.clone(), ..found }
    }

    /// Where it stands, as compilers write it.
    pub(super) fn place(&self) -> String {
        format!("{}:{}:{}", self.file, self.line, self.column)
    }

    /// The message and, on a line of its own, the hint.
    pub(super) fn words(&self) -> String {
        let hint = self.hint.iter().map(|hint| format!("\nhelp: {hint}"));
        std::iter::once(self.message.clone()).chain(hint).collect()
    }
}

/// A span, and the text in which it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'t> {
    pub(super) span: Span,
    pub(super) text: &'t str,
}

/// Line and column behind the last character of a span that is not empty.
fn end(span: Span, text: &str) -> Option<(u32, u32)> {
    let inside = text.get(span.start as usize..span.end as usize)?.trim_end();
    if !span.is_some() || inside.is_empty() {
        return None;
    }
    let lines = u32::try_from(inside.matches('\n').count()).ok()?;
    let last = inside.rsplit('\n').next().unwrap_or_default();
    let last = u32::try_from(last.chars().count()).ok()?;
    let before = if lines == 0 { span.column } else { 1 };
    Some((span.line + lines, before + last))
}

impl Checked {
    /// What a gate refuses.
    pub(super) fn refused(&self, gate: Gate) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |found| found.gate == Some(gate))
    }

    /// The faults that no gate was needed for.
    pub(super) fn faults(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|found| found.level == Level::Error && found.gate.is_none())
    }
}
