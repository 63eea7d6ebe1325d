//! What differs between a document and the same made again, and what follows from it.

use super::{element, json, section};
use crate::render::stamp::{self, Stamp, Written};
use serde::Serialize;

/// Most sections that are named.
const SECTIONS: usize = 12;
/// Most rows that are named.
const ROWS: usize = 20;
/// Most characters of a passage that are shown.
const SHOWN: usize = 160;

/// One thing that differs.
#[derive(Debug, Serialize)]
pub(super) struct Difference {
    /// What: `tool-version`, `catalogue`, `profile`, `ledger`, `template`, `fonts`, `findings`,
    /// `absent`, `text`, `data`, `layout`, `line-ends`, `appended`, `bytes`.
    pub(super) what: &'static str,
    /// Where in the document, in words.
    pub(super) place: Option<String>,
    /// The rows of tables, or the elements of the data, that differ; at most [`ROWS`], and then how many more.
    pub(super) rows: Vec<String>,
    /// What the document has.
    pub(super) document: Option<String>,
    /// What dutyline makes.
    pub(super) here: Option<String>,
    /// What follows from it.
    pub(super) meaning: &'static str,
}

impl Difference {
    const fn new(what: &'static str, meaning: &'static str) -> Self {
        Self { what, place: None, rows: Vec::new(), document: None, here: None, meaning }
    }

    fn values(mut self, document: &str, here: &str) -> Self {
        self.document = Some(shown(document));
        self.here = Some(shown(here));
        self
    }
}

/// A passage of a document of unknown origin, as a terminal may have it.
pub(super) fn shown(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control()).take(SHOWN + 1).collect();
    match clean.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &clean[..at]),
        None => clean,
    }
}

/// A document that the profile does not give.
pub(super) fn absent(document: &Stamp) -> Difference {
    let meaning = "the profile gives no document of this name: its frameworks, or the templates, were others when it was made";
    let found = Difference::new("absent", meaning);
    Difference { document: Some(shown(&document.template)), ..found }
}

/// What was made of something else.
pub(super) fn inputs(document: &Stamp, here: &Stamp) -> Vec<Difference> {
    let findings = |stamp: &Stamp| -> Vec<String> {
        stamp.findings.iter().map(|input| format!("{} ({})", input.digest, input.file)).collect()
    };
    let catalog = |stamp: &Stamp| format!("{} ({})", stamp.catalog_digest, stamp.catalog_version);
    [
        row(
            "tool-version",
            "another version of dutyline made it, with other words and perhaps other rules: verify it with that version",
            &document.tool_version,
            &here.tool_version,
        ),
        row(
            "catalogue",
            "it rests on another duty catalogue: take the version of dutyline, and the `--catalog` and `--framework`, that made it",
            &catalog(document),
            &catalog(here),
        ),
        row(
            "profile",
            "it was made from another text of the profile: find the one with this SHA-256 in its history, or make the document again",
            &document.profile_digest,
            &here.profile_digest,
        ),
        row(
            "ledger",
            "the evidence ledger was another, or was not there: what the document says was done is not what the ledger says now",
            &or_none(document.ledger_digest.as_ref()),
            &or_none(here.ledger_digest.as_ref()),
        ),
        row(
            "template",
            "it was made with another template: its words are not those of this one",
            &or_none(document.template_digest.as_ref()),
            &or_none(here.template_digest.as_ref()),
        ),
        row(
            "findings",
            "other exports of findings mark its checks: name those that it was made with, `--findings FILE` for each",
            &list(&findings(document)),
            &list(&findings(here)),
        ),
    ]
    .into_iter()
    .chain(look(document, here))
    .flatten()
    .collect()
}

/// What was made to look otherwise.
fn look(document: &Stamp, here: &Stamp) -> [Option<Difference>; 3] {
    [
        row(
            "theme",
            "it was made with another theme file, or with none: name the one that it was made with, `--theme FILE`",
            &or_none(document.theme_digest.as_ref()),
            &or_none(here.theme_digest.as_ref()),
        ),
        row(
            "theme-files",
            "the logo or a font file that its theme names was another one",
            &list(&document.theme_files),
            &list(&here.theme_files),
        ),
        row(
            "fonts",
            "it was set in other fonts: name those that it was made with, `--font FILE` for each",
            &list(&document.fonts),
            &list(&here.fonts),
        ),
    ]
}

fn row(
    what: &'static str,
    meaning: &'static str,
    document: &str,
    here: &str,
) -> Option<Difference> {
    (document != here).then(|| Difference::new(what, meaning).values(document, here))
}

fn or_none(text: Option<&String>) -> String {
    text.map_or("none", String::as_str).to_owned()
}

fn list(list: &[String]) -> String {
    if list.is_empty() { "none".to_owned() } else { list.join(", ") }
}

/// Where the documents part. With inputs that differ this says little of editing, which the meaning then says.
pub(super) fn content(
    written: Written,
    document: &[u8],
    made: &[u8],
    same_inputs: bool,
) -> Vec<Difference> {
    match written {
        Written::Markdown | Written::Html => text(written, document, made, same_inputs),
        Written::Json => vec![data(document, made, same_inputs)],
        Written::Pdf => pdf(document, made, same_inputs),
    }
}

const EDITED: &str = "the document was changed after dutyline made it: do not rely on it";
const FOLLOWS: &str = "this may follow from what differs above; whether the document was also changed cannot be told before that is the same";

const fn meaning(same_inputs: bool) -> &'static str {
    if same_inputs { EDITED } else { FOLLOWS }
}

fn text(written: Written, document: &[u8], made: &[u8], same_inputs: bool) -> Vec<Difference> {
    let (old, new) = (String::from_utf8_lossy(document), String::from_utf8_lossy(made));
    if old.replace("\r\n", "\n") == new {
        let meaning = "only the ends of lines were changed, as some programs do: the text is what dutyline made";
        return vec![Difference::new("line-ends", meaning)];
    }
    let at = old.lines().zip(new.lines()).take_while(|(old, new)| old == new).count();
    let line = |text: &str| text.lines().nth(at).unwrap_or("(the end)").to_owned();
    let (was, is) = (line(&old), line(&new));
    let (was, is) = apart(&was, &is);
    let sections = section::differing(written, &old, &new);
    let titles: Vec<String> =
        sections.iter().take(SECTIONS).map(|title| format!("“{}”", shown(title))).collect();
    let place = match sections.len().saturating_sub(SECTIONS) {
        _ if titles.is_empty() => format!("line {}", at + 1),
        0 => format!("first at line {}; in {}", at + 1, titles.join(", ")),
        more => format!("first at line {}; in {} and {more} more", at + 1, titles.join(", ")),
    };
    let found = Difference::new("text", meaning(same_inputs)).values(was, is);
    let rows = named(&section::rows(written, &old, &new));
    vec![Difference { place: Some(place), rows, ..found }]
}

/// Names for a terminal, and how many more there are.
fn named(names: &[String]) -> Vec<String> {
    let more = names.len().saturating_sub(ROWS);
    let mut rows: Vec<String> = names.iter().take(ROWS).map(|name| shown(name)).collect();
    if more > 0 {
        rows.push(format!("and {more} more"));
    }
    rows
}

/// Two lines from a little before the point at which they part.
fn apart<'t>(old: &'t str, new: &'t str) -> (&'t str, &'t str) {
    let same: usize = old
        .chars()
        .zip(new.chars())
        .take_while(|(old, new)| old == new)
        .map(|(old, _)| old.len_utf8())
        .sum();
    let from = old[..same].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    (&old[from..], &new[from..])
}

fn data(document: &[u8], made: &[u8], same_inputs: bool) -> Difference {
    let Some((old, new)) = json::part(document, made) else {
        let meaning =
            "only its layout was changed, as some programs do: the data is what dutyline made";
        return Difference::new("layout", meaning);
    };
    let passage = |text: &[u8], at: usize| {
        let from = at.saturating_sub(40);
        let to = text.len().min(at + 80);
        String::from_utf8_lossy(&text[from..to]).replace(['\n', '\u{fffd}'], "")
    };
    let found = Difference::new("data", meaning(same_inputs))
        .values(&passage(document, old), &passage(made, new));
    let rows = named(&element::differing(document, made));
    Difference { place: Some(json::place(made, new)), rows, ..found }
}

/// First the report inside, then the pages around it.
fn pdf(document: &[u8], made: &[u8], same_inputs: bool) -> Vec<Difference> {
    if document.starts_with(made) {
        let meaning = "dutyline's document stands whole at its beginning, and something was added after it: a signature does that, and so does an edit that covers pages; cut the file after these bytes to read what dutyline made";
        let place = format!("after the first {} bytes", made.len());
        return vec![Difference { place: Some(place), ..Difference::new("appended", meaning) }];
    }
    let (old, new) = (stamp::attachment(document), stamp::attachment(made));
    if let (Some(old), Some(new)) = (&old, &new)
        && old != new
    {
        let found = data(old, new, same_inputs);
        let place = found.place.map(|place| format!("in the report attached, at {place}"));
        return vec![Difference { place, ..found }];
    }
    let at = document.iter().zip(made).take_while(|(old, new)| old == new).count();
    let meaning = if same_inputs {
        "the report attached is what dutyline made, the pages are not: they were changed, or the file was saved by another program; read the attached report, or ask for the file as dutyline wrote it"
    } else {
        FOLLOWS
    };
    let place =
        format!("from byte {at}; {} bytes, of which dutyline makes {}", document.len(), made.len());
    vec![Difference { place: Some(place), ..Difference::new("bytes", meaning) }]
}
