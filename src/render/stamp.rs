//! What a document says of its own making: written into every format, and read back by `dutyline verify`.
//!
//! The stamp is the report's document control as JSON, with the name of the format. JSON has it anyway, the PDF in its attachment;
//! HTML has it as `<meta name="dutyline">`, Markdown as a comment at the end. Reading trusts nothing: it takes no more memory
//! than the document and one attachment of [`LARGEST`] bytes, and never follows what a document points to.

mod pdf;
#[cfg(test)]
mod tests;

use super::markup;
use crate::date::Date;
use crate::report::{Audience, DocumentControl, Report};
use serde::{Deserialize, Serialize};

/// Largest document, and largest attachment, that is read.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// How the name of the format of a report begins, and how this one's ends.
const FORMAT: &str = "dutyline-report/";
const THIS: &str = "1";

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
    /// The language of its words; English where the document does not say.
    #[serde(default)]
    pub language: Option<String>,
    /// SHA-256 of a template of the user's own.
    #[serde(default)]
    pub template_digest: Option<String>,
    /// SHA-256 of the theme file of the command line.
    #[serde(default)]
    pub theme_digest: Option<String>,
    /// SHA-256 of the logo and of each font file that a theme names.
    #[serde(default)]
    pub theme_files: Vec<String>,
    /// The team whose own page it is.
    #[serde(default)]
    pub team: Option<String>,
    /// What stands before the numbers of an appendix's sections and tables.
    #[serde(default)]
    pub prefix: Option<String>,
    /// By how many levels an appendix's headings are lowered.
    #[serde(default)]
    pub heading_offset: Option<u8>,
    /// The size of a PDF's pages, where it is not A4.
    #[serde(default)]
    pub paper: Option<String>,
    /// SHA-256 of each font file of the user's own in a PDF.
    #[serde(default)]
    pub fonts: Vec<String>,
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
    /// The exports of findings that mark its checks.
    #[serde(default)]
    pub findings: Vec<Input>,
}

/// A file of which a document was made.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Input {
    /// Its name.
    pub file: String,
    /// Its SHA-256.
    pub digest: String,
}

/// Why no stamp could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The document has none.
    Missing,
    /// It is of a format that this version does not know.
    Later(String),
    /// It has one with a fault.
    Broken(String),
    /// The document is text, and not UTF-8.
    NotUtf8,
    /// The document is a PDF without its end.
    Cut,
}

/// The format of what holds a stamp.
#[derive(Deserialize)]
struct Format {
    format: String,
}

/// What holds a stamp: a report as data, or a line of another format.
#[derive(Deserialize)]
struct Head {
    document: Stamp,
}

/// The same, when it is written.
#[derive(Serialize)]
struct Line<'r> {
    format: &'static str,
    document: &'r DocumentControl,
}

fn date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    Date::parse(&text).ok_or_else(|| serde::de::Error::custom("not a date of the calendar"))
}

/// The stamp as JSON on one line.
fn line(report: &Report) -> String {
    // Document control has text keys only.
    let line = Line { format: report.format, document: &report.document };
    serde_json::to_string(&line).unwrap_or_default()
}

/// Appends the stamp to Markdown, as a comment that no reader shows.
#[must_use]
pub fn markdown(markdown: &str, report: &Report) -> String {
    // A comment ends at the first `-->`, and must hold no `--` before; in JSON both can be written otherwise.
    let stamp = line(report).replace('>', "\\u003e").replace("--", "\\u002d\\u002d");
    [markdown.trim_end(), "\n\n", COMMENT, &stamp, " -->\n"].concat()
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

/// Reads the stamp of a document.
///
/// # Errors
///
/// Where it has none that can be read.
pub fn read(document: &[u8]) -> Result<Stamp, Unread> {
    match written(document) {
        Written::Json => of_report(document),
        Written::Pdf => match pdf::attachment(document) {
            Some(json) => of_report(&json),
            None if pdf::is_cut(document) => Err(Unread::Cut),
            None => Err(Unread::Missing),
        },
        Written::Html => {
            let text = std::str::from_utf8(document).map_err(|_| Unread::NotUtf8)?;
            let (_, after) = text.split_once(META).ok_or(Unread::Missing)?;
            let (content, _) = after.split_once('"').ok_or(Unread::Missing)?;
            of_report(plain(content).as_bytes())
        }
        Written::Markdown => {
            let text = std::str::from_utf8(document).map_err(|_| Unread::NotUtf8)?;
            let (_, after) = text.rsplit_once(COMMENT).ok_or(Unread::Missing)?;
            let (stamp, _) = after.split_once("-->").ok_or(Unread::Missing)?;
            of_report(stamp.trim().as_bytes())
        }
    }
}

/// The report inside a PDF, as its attachment has it.
#[must_use]
pub fn attachment(document: &[u8]) -> Option<Vec<u8>> {
    pdf::attachment(document)
}

fn of_report(json: &[u8]) -> Result<Stamp, Unread> {
    let broken = |error: serde_json::Error| Unread::Broken(error.to_string());
    let Format { format } = serde_json::from_slice(json).map_err(|error| {
        // Other files may be JSON, too, and whole.
        if error.is_data() { Unread::Missing } else { broken(error) }
    })?;
    match format.strip_prefix(FORMAT) {
        Some(THIS) => {}
        Some(_) => return Err(Unread::Later(format)),
        None => return Err(Unread::Missing),
    }
    let Head { document } = serde_json::from_slice(json).map_err(broken)?;
    Ok(document)
}

/// The text of an HTML attribute.
fn plain(content: &str) -> String {
    let text = content.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&amp;", "&")
}
