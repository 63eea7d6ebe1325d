//! The answer of `dutyline findings` for people. What comes from the exports is made visible before it is printed.

use super::Answer;
use crate::cli::show::bold;
use crate::diagnostic::is_hidden;
use crate::report::{ExportView, FindingsView, PlaceView, Silent, Unmatched};
use std::fmt::Write;

/// Most resources that are named at a place.
const MOST: usize = 5;

/// Longest name that is printed, in characters.
const LONGEST: usize = 200;

/// The whole answer.
pub(super) fn text(answer: &Answer<'_>) -> String {
    let findings = answer.findings;
    let mut text = String::new();
    for file in &findings.files {
        text += &head(file);
    }
    let FindingsView { results, superseded, after, joined, .. } = findings;
    // Writing into a string cannot fail, here and below.
    let _ = write!(text, "{}", count(*results, "result"));
    if *superseded > 0 {
        let older = count(*superseded, "older result");
        let _ = write!(text, ", without {older} that newer ones replace");
    }
    if *after > 0 {
        let _ = write!(text, ", without {after} dated after {}", answer.as_of);
    }
    text.push('\n');
    places(&mut text, "Duties", &joined.duties);
    places(&mut text, "Obligations", &joined.obligations);
    silent(&mut text, "Duties with checks of which no file tells", &joined.silent_duties);
    silent(&mut text, "Obligations with checks of which no file tells", &joined.silent_obligations);
    if !joined.unmatched.is_empty() {
        let _ = write!(text, "\n{}\n", bold("Results that match nothing"));
        for row in &joined.unmatched {
            let Unmatched { check, pass, fail, unknown, tests } = row;
            let check = plain(check);
            let _ = write!(text, "  {check}: {pass} pass, {fail} fail, {unknown} unknown");
            if !tests.is_empty() {
                let tests = tests.join(", ");
                let _ = write!(text, "; tests {tests}, but nothing in this profile");
            }
            text.push('\n');
        }
    }
    text
}

fn head(file: &ExportView) -> String {
    let ExportView { file, format, results, bad_rows, not_checks, .. } = file;
    let mut line = format!("{}: {format}, {}", plain(file), count(*results, "result"));
    if *bad_rows > 0 {
        let _ = write!(line, ", {} that cannot be read", count(*bad_rows, "row"));
    }
    if !not_checks.is_empty() {
        let products: Vec<String> =
            not_checks.iter().map(|(name, count)| format!("{} {count}", plain(name))).collect();
        let _ = write!(line, "; findings that are no checks: {}", products.join(", "));
    }
    line + "\n"
}

fn places(text: &mut String, title: &str, places: &[PlaceView]) {
    if places.is_empty() {
        return;
    }
    let _ = write!(text, "\n{}\n", bold(title));
    let mut before = "";
    for place in places {
        if place.id != before {
            let _ = writeln!(text, "  {}: {}", place.id, place.title);
            before = place.id;
        }
        let _ = writeln!(text, "    {}: {}", where_(place), counts(place));
        failing(text, place);
    }
}

fn where_(place: &PlaceView) -> String {
    let mut text = match place.components.as_slice() {
        [] => "the workload as a whole".to_owned(),
        [one] => plain(one),
        several => format!("one of: {}", plain(&several.join(", "))),
    };
    if !place.others.is_empty() {
        let _ = write!(text, " (not told apart from: {})", plain(&place.others.join(", ")));
    }
    text
}

fn counts(place: &PlaceView) -> String {
    let PlaceView { pass, fail, unknown, why_unknown, newest, .. } = place;
    let mut text = format!("{pass} pass, {fail} fail, {unknown} unknown");
    if !why_unknown.is_empty() {
        let why: Vec<String> = why_unknown.iter().map(|(why, n)| format!("{n} {why}")).collect();
        let _ = write!(text, " ({})", why.join(", "));
    }
    match newest {
        Some(date) => text + &format!("; newest {date}"),
        None => text + "; no date",
    }
}

fn failing(text: &mut String, place: &PlaceView) {
    for found in place.failing.iter().take(MOST) {
        let resource = found.resource.as_deref().unwrap_or("a resource that is not named");
        let checks = plain(&found.checks.join(", "));
        let _ = writeln!(text, "      fails: {} ({checks})", plain(resource));
    }
    if let Some(more) = place.failing.len().checked_sub(MOST).filter(|more| *more > 0) {
        let _ = writeln!(text, "      and {more} more");
    }
}

fn silent(text: &mut String, title: &str, rows: &[Silent]) {
    if rows.is_empty() {
        return;
    }
    let _ = write!(text, "\n{}\n", bold(title));
    for row in rows {
        let places: Vec<String> = row
            .components
            .iter()
            .map(|name| name.as_deref().map_or_else(|| "the workload as a whole".to_owned(), plain))
            .collect();
        let _ = writeln!(text, "  {}: {}", row.id, places.join(", "));
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// Text of others in one line, with nothing in it that cannot be seen.
fn plain(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars().take(LONGEST) {
        if is_hidden(c) || c == '\n' || c == '\t' {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
