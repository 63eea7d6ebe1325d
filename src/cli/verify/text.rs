//! The answer for people.

use super::Answer;
use crate::cli::show;
use std::fmt::Write;

/// The answer in words.
pub(super) fn text(answer: &Answer) -> String {
    let mut text = String::new();
    let clean = |word: &str| word.chars().filter(|c| !c.is_control()).take(100).collect::<String>();
    let verdict = if answer.matches { "matches" } else { "does not match" };
    let says = &answer.says;
    let copy = if says.audience.is_redacted() {
        format!(", redacted for the audience {}", says.audience.as_str())
    } else {
        String::new()
    };
    // Writing into a string cannot fail.
    let _ = writeln!(
        text,
        "{}\n  profile    {}, SHA-256 {}\n  catalogue  {}, SHA-256 {}\n  made by    dutyline {}, template {}, as of {}{copy}",
        show::bold(&format!("{} {verdict} {}", answer.document, answer.profile)),
        answer.profile,
        clean(&says.profile_digest),
        clean(&says.catalog_version),
        clean(&says.catalog_digest),
        clean(&says.tool_version),
        clean(&says.template),
        says.as_of,
    );
    for found in &answer.differences {
        let place = found.place.as_ref().map_or(String::new(), |place| format!(": {place}"));
        let _ = writeln!(text, "\n{}{place}", show::bold(found.what));
        for (label, value) in [("document", &found.document), ("here", &found.here)] {
            if let Some(value) = value {
                let _ = writeln!(text, "  {label:8} {value}");
            }
        }
        for row in &found.rows {
            let _ = writeln!(text, "  {:8} {row}", "row");
        }
        let _ = writeln!(text, "  {}", found.meaning);
    }
    text
}
