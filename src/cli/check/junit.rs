//! JUnit XML: a suite for each profile, in it a case for its faults and one for each gate. Every text goes through one escape.

use super::finding::{Checked, Document, Finding, Level, UNREADABLE};
use super::text::noun;
use crate::profile::Gate;
use std::fmt::Write;

/// The document.
pub(super) fn document(document: &Document) -> String {
    let suites: Vec<Vec<Case>> = document.profiles.iter().map(cases).collect();
    let counts = counts(suites.iter().flatten());
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dutyline check\"{}>\n",
        attributes(counts, false)
    );
    for (checked, cases) in document.profiles.iter().zip(&suites) {
        suite(checked, cases, &mut text);
    }
    text + "</testsuites>\n"
}

/// A case and what came of it.
struct Case {
    name: &'static str,
    outcome: Outcome,
    /// What does not make it fail.
    remarks: String,
}

enum Outcome {
    Passed,
    /// The element that says why it did not pass, with its message and text.
    Failed(&'static str, String, String),
    Skipped,
}

/// The faults first, then the gates.
fn cases(checked: &Checked) -> Vec<Case> {
    let faults: Vec<&Finding> = checked.faults().collect();
    let is_unread = faults.iter().any(|found| found.code == UNREADABLE.0);
    let element = if is_unread { "error" } else { "failure" };
    let warnings = checked.findings.iter().filter(|found| found.level == Level::Warning);
    let faults = outcome(element, &faults, "faults");
    let mut cases = vec![Case { name: "faults", outcome: faults, remarks: told(warnings) }];
    cases.extend(checked.gates.iter().map(|gate| gate_case(checked, *gate)));
    cases
}

fn gate_case(checked: &Checked, gate: Gate) -> Case {
    let refused: Vec<&Finding> = checked.refused(gate).collect();
    let outcome = match checked.summary {
        Some(_) => outcome("failure", &refused, noun(gate)),
        None => Outcome::Skipped,
    };
    Case { name: gate.as_str(), outcome, remarks: String::new() }
}

fn outcome(element: &'static str, found: &[&Finding], noun: &str) -> Outcome {
    if found.is_empty() {
        return Outcome::Passed;
    }
    let text = told(found.iter().copied());
    Outcome::Failed(element, format!("{} {noun}", found.len()), text)
}

/// Findings as lines.
fn told<'f>(found: impl Iterator<Item = &'f Finding>) -> String {
    let line = |found: &Finding| {
        let (place, level) = (found.place(), found.level.as_str());
        format!("{place}: {level}[{}]: {}\n", found.code, found.words())
    };
    found.map(line).collect()
}

/// Cases in all, failures, errors and those skipped.
fn counts<'c>(cases: impl Iterator<Item = &'c Case>) -> [usize; 4] {
    let mut counts = [0; 4];
    for case in cases {
        counts[0] += 1;
        match &case.outcome {
            Outcome::Passed => {}
            Outcome::Failed("error", ..) => counts[2] += 1,
            Outcome::Failed(..) => counts[1] += 1,
            Outcome::Skipped => counts[3] += 1,
        }
    }
    counts
}

/// The schema has `skipped` for suites only.
fn attributes([tests, failures, errors, skipped]: [usize; 4], with_skipped: bool) -> String {
    let skipped = if with_skipped { format!(" skipped=\"{skipped}\"") } else { String::new() };
    format!(" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"{skipped}")
}

fn suite(checked: &Checked, cases: &[Case], text: &mut String) {
    let file = attribute(&checked.file);
    let attributes = attributes(counts(cases.iter()), true);
    // Writing into a string cannot fail.
    let _ = writeln!(text, "  <testsuite name=\"{file}\"{attributes}>");
    for Case { name, outcome, remarks } in cases {
        let _ = writeln!(text, "    <testcase classname=\"{file}\" name=\"{name}\">");
        match outcome {
            Outcome::Passed => {}
            Outcome::Failed(element, message, told) => {
                let (message, told) = (attribute(message), escape(told));
                let start = format!("<{element} message=\"{message}\" type=\"{name}\">");
                let _ = writeln!(text, "      {start}{told}</{element}>");
            }
            Outcome::Skipped => {
                let _ = writeln!(text, "      <skipped message=\"the profile has faults\"/>");
            }
        }
        if !remarks.is_empty() {
            let _ = writeln!(text, "      <system-out>{}</system-out>", escape(remarks));
        }
        *text += "    </testcase>\n";
    }
    *text += "  </testsuite>\n";
}

/// Text for an attribute, whose white space a reader would otherwise make plain.
pub(super) fn attribute(text: &str) -> String {
    escape(text).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// Text for an element; what XML cannot hold becomes U+FFFD.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\r' => escaped.push_str("&#13;"),
            '\n' | '\t' => escaped.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}
