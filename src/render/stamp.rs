//! What a document says of its own making: written into every format, and read back by `dutyline verify`.
//!
//! The stamp is the report's document control as JSON. JSON has it anyway, the PDF in its attachment; HTML has it as `<meta
//! name="dutyline">`, Markdown as a comment at the end. Reading trusts nothing: it takes no more memory than the document and one
//! attachment of [`LARGEST`] bytes, and never follows what a document points to.

mod pdf;
#[cfg(test)]
mod tests;

use super::markup;
use crate::date::Date;
use crate::report::{Audience, Report};
use serde::Deserialize;

/// Largest document, and largest attachment, that is read.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Opens the stamp of HTML.
const META: &str = "<meta name=\"dutyline\" content=\"";
/// Opens the stamp of Markdown.
const COMMENT: &str = "<!-- dutyline: ";

/// The format of a document, told by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// PDF.
    Pdf,
    /// JSON.
    Json,
}

/// What a document says of its own making. It may come from anybody.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Stamp {
    /// The template's name.
    pub template: String,
    /// SHA-256 of a template of the user's own.
    #[serde(default)]
    pub template_digest: Option<String>,
    /// The team whose own page it is.
    #[serde(default)]
    pub team: Option<String>,
    /// For whom the report is meant.
    #[serde(default)]
    pub audience: Audience,
    /// The day for which the report speaks.
    #[serde(deserialize_with = "date")]
    pub as_of: Date,
    /// Version of dutyline.
    pub tool_version: String,
    /// Version of the duty catalogue.
    pub catalog_version: String,
    /// SHA-256 of the catalogue.
    pub catalog_digest: String,
    /// SHA-256 of the ledger.
    #[serde(default)]
    pub ledger_digest: Option<String>,
    /// Name of the profile's file.
    pub profile_file: String,
    /// SHA-256 of the profile.
    pub profile_digest: String,
}

/// A report as data, as far as the stamp is concerned.
#[derive(Deserialize)]
struct Head {
    format: String,
    document: Stamp,
}

fn date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    Date::parse(&text).ok_or_else(|| serde::de::Error::custom("not a date of the calendar"))
}

/// The stamp as JSON on one line.
fn line(report: &Report) -> String {
    // Document control has text keys only.
    serde_json::to_string(&report.document).unwrap_or_default()
}

/// Appends the stamp to Markdown, as a comment that no reader shows.
#[must_use]
pub fn markdown(markdown: &str, report: &Report) -> String {
    // A comment ends at the first `-->`, and must hold no `--` before; in JSON both can be written otherwise.
    let stamp = line(report).replace('>', "\\u003e").replace("--", "\\u002d\\u002d");
    format!("{}\n\n{COMMENT}{stamp} -->\n", markdown.trim_end())
}

/// The stamp as the text of an HTML attribute in double quotes.
#[must_use]
pub fn attribute(report: &Report) -> String {
    let mut text = String::new();
    markup::push(&line(report), &mut text);
    text
}

/// The format of a document.
#[must_use]
pub fn written(document: &[u8]) -> Written {
    let start = document.trim_ascii_start();
    let begins = |with: &str| {
        start.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
    };
    if begins("%PDF-") {
        Written::Pdf
    } else if begins("<!doctype html") || begins("<html") {
        Written::Html
    } else if begins("{") {
        Written::Json
    } else {
        Written::Markdown
    }
}

/// Reads the stamp of a document; `None` where it has none that can be read.
#[must_use]
pub fn read(document: &[u8]) -> Option<Stamp> {
    match written(document) {
        Written::Json => of_report(document),
        Written::Pdf => of_report(&pdf::attachment(document)?),
        Written::Html => {
            let text = std::str::from_utf8(document).ok()?;
            let (_, after) = text.split_once(META)?;
            let (content, _) = after.split_once('"')?;
            serde_json::from_str(&plain(content)).ok()
        }
        Written::Markdown => {
            let text = std::str::from_utf8(document).ok()?;
            let (_, after) = text.rsplit_once(COMMENT)?;
            let (stamp, _) = after.split_once("-->")?;
            serde_json::from_str(stamp.trim()).ok()
        }
    }
}

/// The report inside a PDF, as its attachment has it.
#[must_use]
pub fn attachment(document: &[u8]) -> Option<Vec<u8>> {
    pdf::attachment(document)
}

fn of_report(json: &[u8]) -> Option<Stamp> {
    let head: Head = serde_json::from_slice(json).ok()?;
    head.format.starts_with("dutyline-report/").then_some(head.document)
}

/// The text of an HTML attribute.
fn plain(content: &str) -> String {
    let text = content.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&amp;", "&")
}
