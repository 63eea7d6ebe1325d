//! What `check` tells people: a line for each profile, and what the gates refuse. Scripts read the other formats.

use super::finding::{Checked, Document, Finding};
use crate::profile::Gate;
use crate::report::Summary;
use std::fmt::Write;

/// Most findings of one gate that are told for one profile.
const MOST: usize = 20;

/// A line for each profile that has no faults.
pub(super) fn lines(document: &Document) -> String {
    let line = |checked: &Checked| Some(line(&checked.file, checked.summary.as_ref()?));
    document.profiles.iter().filter_map(line).collect()
}

fn line(name: &str, summary: &Summary) -> String {
    let count = |number: usize, what: &str| {
        format!("{number} {what}{}", if number == 1 { "" } else { "s" })
    };
    let duties = count(summary.duties, "duty").replace("dutys", "duties");
    format!(
        "{name}: no faults. {}, {duties}, {}; {} assumed, {} without an owner, {} past.\n",
        count(summary.components, "component"),
        count(summary.obligations, "obligation"),
        count(summary.assumed_options.unwrap_or_default(), "option"),
        count(summary.unowned.unwrap_or_default(), "duty").replace("dutys", "duties"),
        count(summary.overdue.unwrap_or_default(), "date"),
    )
}

/// What the gates refuse, line by line. The warnings are told already.
pub(super) fn refused(document: &Document) -> String {
    let mut text = String::new();
    for checked in &document.profiles {
        for gate in checked.gates.iter().filter(|gate| **gate != Gate::Warnings) {
            let refused: Vec<&Finding> = checked.refused(*gate).collect();
            for found in refused.iter().take(MOST) {
                let (place, gate) = (found.place(), gate.as_str());
                // Writing into a string cannot fail.
                let _ = writeln!(text, "{place}: {gate}: {}", found.message);
            }
            if let Some(more) = refused.len().checked_sub(MOST).filter(|more| *more > 0) {
                let _ = writeln!(
                    text,
                    "… and {more} more of `{}`: `--format json` has them all",
                    gate.as_str()
                );
            }
        }
    }
    text
}

/// How much each gate refuses, for each profile and each gate that refuses something.
pub(super) fn counts(document: &Document) -> Vec<String> {
    let mut counts = Vec::new();
    for checked in &document.profiles {
        for gate in &checked.gates {
            let count = checked.refused(*gate).count();
            if count > 0 {
                counts.push(format!("{}: {count} {}", checked.file, noun(*gate)));
            }
        }
    }
    counts
}

/// What a gate counts.
pub(super) const fn noun(gate: Gate) -> &'static str {
    match gate {
        Gate::Warnings => "warnings",
        Gate::Assumed => "values assumed",
        Gate::Unowned => "duties unowned",
        Gate::Overdue => "dates passed",
        Gate::Unmapped => "controls without a duty",
        Gate::UnverifiedSource => "sources unverified",
        Gate::Eol => "versions or services at the end of support",
        Gate::Lapsed => "exceptions or evidence lapsed",
        Gate::UnsetCadence => "cadences not set",
        Gate::Unknown => "duties of unknown state",
        Gate::Failing => "duties or obligations failing a check",
    }
}
