//! The page around the prose, by the Tera template `templates/html/shell.html`.

use super::body::{Body, Entry};
use super::filter::{Choice, Rows};
use super::house;
use crate::render::look::Look;
use crate::report::Report;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tera::{Context, Tera};

const SHELL: &str = include_str!("../../../templates/html/shell.html");
const STYLE: &str = include_str!("../../../templates/html/style.css");
const SCRIPT: &str = include_str!("../../../templates/html/script.js");
/// What the shell writes where the prose belongs: the prose is too long to go through a template.
const PLACE: &str = "<!-- prose -->";

/// What the shell may use.
#[derive(Serialize)]
struct Page<'p> {
    /// The title of the document.
    title: &'p str,
    /// Whether the prose has no heading of its own at the top.
    untitled: bool,
    /// The workload's name.
    workload: &'p str,
    /// The day for which the report speaks.
    as_of: String,
    /// Version of dutyline.
    version: &'p str,
    /// The style sheet.
    style: &'p str,
    /// Its digest, for the content security policy.
    style_digest: String,
    /// The script.
    script: &'static str,
    /// Its digest, for the content security policy.
    script_digest: String,
    /// The logo of the house, as a data URL.
    logo: Option<String>,
    /// What it says.
    alt: &'p str,
    /// Whether the style sheet holds fonts.
    has_fonts: bool,
    /// Paragraphs that the house puts first.
    lead: Vec<&'p str>,
    /// The marking at the top and at the bottom.
    marking: Option<&'p str>,
    /// The table of contents.
    contents: &'p [Entry],
    /// How many rows the filters choose from.
    rows: usize,
    /// The parties that occur.
    parties: &'p [Choice],
    /// The owners that occur.
    owners: &'p [Choice],
    /// The domains that occur.
    domains: &'p [Choice],
    /// The components.
    components: &'p [Choice],
}

/// Writes the page.
pub(super) fn write(report: &Report, body: &Body, rows: &Rows<'_>, look: &Look) -> String {
    let style = house::style(STYLE, look);
    let page = Page {
        title: body.title.as_deref().unwrap_or(&report.workload.name),
        untitled: body.title.is_none(),
        workload: &report.workload.name,
        as_of: report.document.as_of.to_string(),
        version: &report.document.tool_version,
        style: &style,
        style_digest: digest(&style),
        script: SCRIPT,
        script_digest: digest(SCRIPT),
        logo: look.logo.as_ref().map(|logo| house::data("image/png", &logo.png)),
        alt: look.logo.as_ref().map_or("", |logo| &logo.alt),
        has_fonts: look.fonts.is_some(),
        lead: look.cover.iter().flat_map(|text| text.split("\n\n")).collect(),
        marking: look.marking.as_deref(),
        contents: &body.contents,
        rows: body.rows,
        parties: &rows.parties,
        owners: &rows.owners,
        domains: &rows.domains,
        components: &rows.components,
    };
    let shell = shell(&page).expect("the embedded shell renders: html::tests renders it");
    let (head, foot) = shell.split_once(PLACE).unwrap_or((&shell, ""));
    let mut html = String::with_capacity(shell.len() + body.html.len());
    html.push_str(head);
    html.push_str(&body.html);
    html.push_str(foot);
    html
}

fn shell(page: &Page<'_>) -> Result<String, tera::Error> {
    let mut tera = Tera::default();
    tera.add_raw_template("shell.html", SHELL)?;
    tera.render("shell.html", &Context::from_serialize(page)?)
}

/// The SHA-256 of a text as a content security policy wants it.
fn digest(text: &str) -> String {
    house::base64(&Sha256::digest(text.as_bytes()))
}
