//! What the readers of all formats write into: results, bad rows, and findings that are no checks. Lines are counted as they pass.

use super::name::Prowler;
use super::{CheckResult, Format, Import, MOST_BAD};
use crate::diagnostic::{Code, Fault, Severity, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Longest reason for a bad row, in characters.
const LONGEST: usize = 200;

/// An export while it is read.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    pub(super) file: Arc<str>,
    pub(super) text: &'t str,
    pub(super) prowler: Prowler,
    /// The format: of the first row that was recognised, or of the list that holds the rows.
    pub(super) format: Option<Format>,
    pub(super) results: Vec<CheckResult>,
    bad: Vec<Fault>,
    bad_rows: usize,
    not_checks: BTreeMap<String, usize>,
    /// A place in the text, and the line on which it is.
    counted: (usize, u32),
}

impl<'t> Reader<'t> {
    pub(super) fn new(name: &str, text: &'t str) -> Self {
        Self {
            file: name.into(),
            text,
            prowler: Prowler::new(),
            format: None,
            results: Vec::new(),
            bad: Vec::new(),
            bad_rows: 0,
            not_checks: BTreeMap::new(),
            counted: (0, 1),
        }
    }

    /// What was read; `None` when nothing was recognised.
    pub(super) fn into_import(self, digest: String) -> Option<Import> {
        let Self { results, bad, bad_rows, not_checks, .. } = self;
        self.format.map(|format| Import { format, digest, results, bad, bad_rows, not_checks })
    }

    /// Adds a row that cannot be read.
    pub(super) fn bad(&mut self, line: u32, why: &str) {
        self.bad_rows += 1;
        if self.bad.len() < MOST_BAD {
            let mut message: String = why.chars().take(LONGEST).collect();
            if message.len() < why.len() {
                message.push('…');
            }
            self.bad.push(Fault {
                severity: Severity::Warning,
                code: Code::BadFinding,
                message,
                hint: None,
                file: self.file.clone(),
                span: Span { line, column: 1, ..Span::NONE },
            });
        }
    }

    /// Counts a finding that is no result of a check.
    pub(super) fn not_check(&mut self, product: Option<&str>) {
        let product = product.unwrap_or("a product without a name");
        *self.not_checks.entry(product.chars().take(LONGEST).collect()).or_default() += 1;
    }

    /// The line of a part of the text. Fast when the parts come in the order of the text.
    pub(super) fn line(&mut self, part: &str) -> u32 {
        let at = part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        let at = at.min(self.text.len());
        let (from, line) = if self.counted.0 <= at { self.counted } else { (0, 1) };
        let passed = self.text.get(from..at).unwrap_or_default().matches('\n').count();
        let line = line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        self.counted = (at, line);
        line
    }
}
