//! Paragraphs: runs of one style, links inside and outside, bookmarks where links lead.

use super::body::Writer;
use crate::render::blocks::{Style, Target, Text};
use std::collections::{BTreeMap, BTreeSet};

/// How long the name of a bookmark may be.
const LONGEST: usize = 40;

/// What a paragraph looks like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look<'l> {
    /// Its style.
    pub(super) style: &'l str,
    /// Whether it stays on the page of what follows.
    pub(super) keeps: bool,
    /// Its list and the level in it.
    pub(super) number: Option<(usize, usize)>,
    /// How far it is set in, in twentieths of a point.
    pub(super) indent: usize,
    /// On which side it is aligned.
    pub(super) side: Option<&'l str>,
}

impl Writer<'_> {
    /// Opens a paragraph.
    pub(super) fn open(&mut self, look: Look<'_>) {
        let xml = &mut self.xml;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.leaf("w:pStyle", &[("w:val", look.style)]);
        if look.keeps {
            xml.leaf("w:keepNext", &[]);
        }
        if let Some((list, level)) = look.number {
            xml.open("w:numPr", &[]);
            xml.leaf("w:ilvl", &[("w:val", &level.to_string())]);
            xml.leaf("w:numId", &[("w:val", &list.to_string())]);
            xml.close("w:numPr");
        }
        if look.indent > 0 {
            xml.leaf("w:ind", &[("w:left", &look.indent.to_string())]);
        }
        if let Some(side) = look.side {
            xml.leaf("w:jc", &[("w:val", side)]);
        }
        xml.close("w:pPr");
        for name in std::mem::take(&mut self.waiting) {
            self.bookmark(&name);
        }
    }

    /// Writes a paragraph.
    pub(super) fn paragraph(&mut self, look: Look<'_>, text: &Text<'_>) {
        self.open(look);
        self.text(text);
        self.xml.close("w:p");
    }

    /// Writes the bookmarks and runs of a text.
    pub(super) fn text(&mut self, text: &Text<'_>) {
        for id in &text.anchors {
            if let Some(name) = self.names.get(*id) {
                let name = name.clone();
                self.bookmark(&name);
            }
        }
        let mut rest = text.spans.as_slice();
        while let Some((_, first)) = rest.first() {
            let same = rest.iter().take_while(|(_, style)| style.link == first.link).count();
            let (now, later) = rest.split_at(same);
            let is_link = self.link(*first);
            self.spans(now, is_link);
            if is_link {
                self.xml.close("w:hyperlink");
            }
            rest = later;
        }
    }

    /// A bookmark, once for each name.
    pub(super) fn bookmark(&mut self, name: &str) {
        if !self.placed.insert(name.to_owned()) {
            return;
        }
        let id = self.placed.len().to_string();
        self.xml.leaf("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
        self.xml.leaf("w:bookmarkEnd", &[("w:id", &id)]);
    }

    /// Opens a link, where the style has one that leads somewhere.
    fn link(&mut self, style: Style) -> bool {
        let target = style.link.and_then(|at| self.links.get(usize::try_from(at).ok()?));
        match target {
            Some(Target::Url(url)) => {
                let id = self.urls.len();
                let id = *self.known.entry(url.clone()).or_insert(id);
                if id == self.urls.len() {
                    self.urls.push(url.clone());
                }
                self.xml.open("w:hyperlink", &[("r:id", &format!("link{id}")), ("w:history", "1")]);
            }
            Some(Target::Id(id)) => {
                let Some(name) = self.names.get(id) else { return false };
                self.xml.open("w:hyperlink", &[("w:anchor", name), ("w:history", "1")]);
            }
            Some(Target::Heading(_)) | None => return false,
        }
        true
    }

    /// The runs of spans; a line feed is a break.
    fn spans(&mut self, spans: &[(&str, Style)], is_link: bool) {
        let mut at = 0;
        while let Some((_, style)) = spans.get(at) {
            let same = spans[at..].iter().take_while(|(_, other)| other == style).count();
            let words: String = spans[at..at + same].iter().map(|(words, _)| *words).collect();
            at += same;
            self.run(&words, *style, is_link);
        }
    }

    /// One run.
    pub(super) fn run(&mut self, words: &str, style: Style, is_link: bool) {
        let xml = &mut self.xml;
        xml.open("w:r", &[]);
        let Style { bold, italic, strike, code, quiet: _, link: _ } = style;
        if bold || italic || strike || code || is_link {
            xml.open("w:rPr", &[]);
            match (is_link, code) {
                (true, _) => xml.leaf("w:rStyle", &[("w:val", "Hyperlink")]),
                (false, true) => xml.leaf("w:rStyle", &[("w:val", "CodeText")]),
                (false, false) => {}
            }
            if is_link && code {
                xml.leaf("w:rFonts", &[("w:ascii", "Courier New"), ("w:hAnsi", "Courier New")]);
            }
            for (is_on, name) in [(bold, "w:b"), (italic, "w:i"), (strike, "w:strike")] {
                if is_on {
                    xml.leaf(name, &[]);
                }
            }
            xml.close("w:rPr");
        }
        let lines: Vec<&str> = words.split('\n').collect();
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                xml.leaf("w:br", &[]);
            }
            // The space before a break is for readers of the PDF's tags.
            let is_last = number + 1 == lines.len();
            let line = if is_last { line } else { line.strip_suffix(' ').unwrap_or(line) };
            if !line.is_empty() {
                xml.element("w:t", &[("xml:space", "preserve")], line);
            }
        }
        xml.close("w:r");
    }
}

/// Names of bookmarks for ids: letters, digits and underscores, at most 40 of them, each once.
pub(super) fn names<'a>(ids: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for id in ids {
        if names.contains_key(id) {
            continue;
        }
        let plain = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
        // A name begins with a letter; one that begins with an underscore is hidden.
        let starts = id.starts_with(|c: char| c.is_ascii_alphabetic());
        let first = if starts { "" } else { "x" };
        let short: String = first.chars().chain(plain).take(LONGEST - 8).collect();
        let numbered = (2..).map(|number| format!("{short}_{number}"));
        // Word does not tell capitals from small letters here.
        let is_free = |name: &String| taken.insert(name.to_ascii_lowercase());
        let name = std::iter::once(short.clone()).chain(numbered).find(is_free);
        names.insert(id.to_owned(), name.unwrap_or(short));
    }
    names
}
