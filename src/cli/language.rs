//! The language of the documents: what the command line says, else what the profile says, else English.

use super::{Error, Kind};
use crate::diagnostic::nearest;
use crate::lang::{BUILT_IN, Unfit, Words};
use std::path::Path;

/// The words that the command line asks for: a language in the binary by its tag, or a file of the user's own.
pub(super) fn chosen(asked: Option<&str>) -> Result<Option<&'static Words>, Error> {
    let Some(asked) = asked else { return Ok(None) };
    if let Some(words) = Words::built_in(asked) {
        return Ok(Some(words));
    }
    let path = Path::new(asked);
    if path.extension().is_none_or(|end| end != "ftl") {
        return Err(unknown(asked));
    }
    let text = std::fs::read_to_string(path)
        .map_err(|error| Error::world(format!("cannot read {asked}"), &error))?;
    let tag = path.file_stem().unwrap_or_default().to_string_lossy();
    let words = Words::parse(&tag, &text).map_err(|unfit| unusable(asked, &unfit))?;
    // The words are asked for until the process ends.
    Ok(Some(Box::leak(Box::new(words))))
}

/// The words of a profile's language; its checks know the tag.
pub(super) fn of(language: Option<&str>) -> &'static Words {
    language.and_then(Words::built_in).unwrap_or_else(Words::english)
}

fn unknown(asked: &str) -> Error {
    let known = BUILT_IN.iter().map(|(tag, _)| format!("`{tag}`")).collect::<Vec<_>>().join(" or ");
    let hint = nearest(asked, BUILT_IN.iter().map(|(tag, _)| *tag)).unwrap_or_default();
    let hint = if hint.is_empty() { String::new() } else { format!("{hint}; ") };
    Error::new(Kind::Usage, format!("there is no language `{asked}`"))
        .hint(format!("{hint}use {known}, or name a file of your own such as `fr.ftl`"))
}

/// What is wrong with a file, a few lines of it.
fn unusable(file: &str, Unfit(lines): &Unfit) -> Error {
    const SHOWN: usize = 8;
    let mut shown: Vec<String> = lines.iter().take(SHOWN).cloned().collect();
    let more = lines.len().saturating_sub(SHOWN);
    if more > 0 {
        shown.push(format!("and {more} more"));
    }
    let message = format!("{file} is no language of the reports:\n  {}", shown.join("\n  "));
    Error::new(Kind::Input, message)
        .hint("it has the messages of `dutyline schema words`, each with the same places")
}
