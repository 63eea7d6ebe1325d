//! The page around the prose, by the Tera template `templates/html/shell.html`.

use super::body::{Body, Entry};
use super::filter::{Choice, Rows, offered};
use super::house;
use crate::lang::Words;
use crate::render::look::Look;
use crate::render::{sheet, stamp};
use crate::report::Report;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use tera::{Context, Tera};

const SHELL: &str = include_str!("../../../templates/html/shell.html");
const STYLE: &str = include_str!("../../../templates/html/style.css");
/// Parts that share their names: the later use what the earlier define.
const SCRIPT: &str = concat!(
    include_str!("../../../templates/html/page.js"),
    include_str!("../../../templates/html/tables.js"),
    include_str!("../../../templates/html/filter.js"),
);
/// What the shell writes where the prose belongs: the prose is too long to go through a template.
const PLACE: &str = "<!-- prose -->";

/// What the scripts say.
const SAID: [&str; 14] = [
    "find",
    "parts",
    "link",
    "copy",
    "copy-of",
    "copied-one",
    "copied-all",
    "copied-found",
    "copy-refused",
    "markdown",
    "csv",
    "none",
    "by-words",
    "extract",
];
/// What they put in.
const PUT_IN: [&str; 6] = ["title", "kind", "all", "found", "given", "parts"];

/// What the shell may use.
#[derive(Serialize)]
struct Page<'p> {
    /// The language's tag.
    language: &'static str,
    /// The words that need nothing to be given, by name.
    t: BTreeMap<String, &'static str>,
    /// The words of the scripts, as JSON.
    told: String,
    /// The title of the document.
    title: &'p str,
    /// Whether the prose has no heading of its own at the top.
    untitled: bool,
    /// The workload's name.
    workload: &'p str,
    /// The day for which the report speaks.
    as_of: String,
    /// The same as people write it.
    date: String,
    /// What stands before and after it.
    dated: [String; 2],
    /// How many rows there are, in words.
    counted: String,
    /// What made the page.
    made: String,
    /// Version of dutyline.
    version: &'p str,
    /// What the document says of its own making, escaped.
    stamp: String,
    /// For whom the copy is, where something was left out.
    audience: Option<String>,
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
    /// The parties to choose from; none where the rows do not differ in them, as with the three below.
    parties: Vec<&'p Choice>,
    /// The owners to choose from.
    owners: Vec<&'p Choice>,
    /// The domains to choose from.
    domains: Vec<&'p Choice>,
    /// The components to choose from.
    components: Vec<&'p Choice>,
}

/// Writes the page.
pub(super) fn write(report: &Report, body: &Body<'_>, rows: &Rows<'_>, look: &Look) -> String {
    let words = report.words;
    let version = report.document.tool_version.as_str();
    let counted = words.say("html-rows", &[("count", body.rows.into())]);
    let style = house::style(STYLE, look);
    let page = Page {
        language: words.language,
        t: texts(words),
        told: told(words, body.rows),
        date: words.long_date(report.document.as_of),
        dated: dated(words),
        counted,
        made: words.say("html-made-by", &[("version", version.into())]),
        title: body.title.as_deref().unwrap_or(&report.workload.name),
        untitled: body.title.is_none(),
        workload: &report.workload.name,
        as_of: report.document.as_of.to_string(),
        version,
        stamp: stamp::attribute(report),
        audience: report.document.redacted.then(|| sheet::copy(report)),
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
        parties: offered(&rows.parties, "party", &body.values),
        owners: offered(&rows.owners, "owner", &body.values),
        domains: offered(&rows.domains, "domain", &body.values),
        components: offered(&rows.components, "component", &body.values),
    };
    let shell = shell(&page).expect("the embedded shell renders: html::tests renders it");
    let (head, foot) = shell.split_once(PLACE).unwrap_or((&shell, ""));
    let mut html = String::with_capacity(shell.len() + body.html.len());
    html.push_str(head);
    html.push_str(&body.html);
    html.push_str(foot);
    html
}

/// The words of the page, with `_` for `-` in their names.
fn texts(words: &Words) -> BTreeMap<String, &'static str> {
    let own = words.texts().filter(|(message, ..)| *message == "html");
    own.map(|(_, name, text)| (name.replace('-', "_"), text)).collect()
}

/// The words that the scripts say: what they put in stands between braces.
fn told(words: &Words, rows: usize) -> String {
    let mut told: BTreeMap<&str, String> = BTreeMap::new();
    for name in SAID {
        let braced = PUT_IN.map(|place| format!("{{{place}}}"));
        let args: Vec<_> =
            PUT_IN.iter().zip(&braced).map(|(place, text)| (*place, text.into())).collect();
        told.insert(name, words.say(&format!("script.{name}"), &args));
    }
    let found = [("shown", "{found}".into()), ("count", rows.into())];
    told.insert("rows", words.say("html-rows", &[("count", rows.into())]));
    told.insert("found", words.say("html-rows-shown", &found));
    // Nothing in it may end the element that it stands in.
    serde_json::to_string(&told).unwrap_or_default().replace('<', "\\u003c")
}

/// What stands before and after the day for which the report speaks.
fn dated(words: &Words) -> [String; 2] {
    const DAY: &str = "\u{1}";
    let text = words.say("html-as-of", &[("date", DAY.into())]);
    let (before, after) = text.split_once(DAY).unwrap_or((&text, ""));
    [before.to_owned(), after.to_owned()]
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
