//! Blocks to paragraphs and tables, each in a style by name.

use super::contents;
use super::headings::Headings;
use super::numbering::{BULLETS, FIRST, HEADINGS, LEVELS, STEP};
use super::runs::{self, Look};
use super::xml::Xml;
use super::{Options, picture, table};
use crate::render::blocks::{Block, Style, Target, Text, Tree};
use crate::render::scene::Scene;
use std::collections::{BTreeMap, BTreeSet};

/// The text of a document, and what its package has to hold besides.
pub(super) struct Body {
    /// The paragraphs and tables.
    pub(super) xml: String,
    /// The addresses that links lead to, by number.
    pub(super) urls: Vec<String>,
    /// The pictures: name and bytes.
    pub(super) pictures: Vec<(String, Vec<u8>)>,
    /// Level and start of each numbered list.
    pub(super) lists: Vec<(usize, u64)>,
    /// The level of the headings that Word numbers, and what stands before the number.
    pub(super) numbered: Option<(usize, String)>,
}

/// Writes the blocks.
pub(super) fn write(tree: &Tree<'_>, scenes: &[(&str, Scene)], options: &Options) -> Body {
    let headings = Headings::new(&tree.blocks, options);
    let mut ids = Vec::new();
    gather(&tree.blocks, &mut ids);
    let mut writer = Writer {
        xml: Xml::default(),
        links: &tree.links,
        scenes,
        options,
        headings,
        names: runs::names(ids.into_iter()),
        placed: BTreeSet::new(),
        waiting: Vec::new(),
        urls: Vec::new(),
        known: BTreeMap::new(),
        pictures: Vec::new(),
        lists: Vec::new(),
        heading: 0,
        counted: 0,
        depth: 0,
        indent: 0,
        quoted: false,
    };
    writer.document(&tree.blocks);
    for name in std::mem::take(&mut writer.waiting) {
        writer.bookmark(&name);
    }
    let Writer { xml, urls, pictures, lists, headings, .. } = writer;
    let numbered = headings.numbered.as_ref();
    let numbered =
        numbered.and_then(|(level, prefix)| Some((headings.level(*level)?, prefix.clone())));
    Body { xml: xml.text, urls, pictures, lists, numbered }
}

/// The ids that links may lead to, in reading order.
fn gather<'t>(blocks: &'t [Block<'_>], ids: &mut Vec<&'t str>) {
    for block in blocks {
        match block {
            Block::Heading { id, text, .. } => {
                ids.extend(*id);
                ids.extend(&text.anchors);
            }
            Block::Paragraph(text) => ids.extend(&text.anchors),
            Block::Quote(blocks) => gather(blocks, ids),
            Block::List { items, .. } => items.iter().for_each(|item| gather(item, ids)),
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                ids.extend(cells.flat_map(|cell| &cell.anchors));
            }
            Block::Code(_) | Block::Rule | Block::Picture(_) => {}
        }
    }
}

/// The writer and where it is.
pub(super) struct Writer<'w> {
    pub(super) xml: Xml,
    pub(super) links: &'w [Target],
    pub(super) scenes: &'w [(&'w str, Scene)],
    pub(super) options: &'w Options,
    pub(super) headings: Headings,
    /// The bookmark of each id.
    pub(super) names: BTreeMap<String, String>,
    /// The bookmarks that stand already.
    pub(super) placed: BTreeSet<String>,
    /// Bookmarks that the next paragraph takes.
    pub(super) waiting: Vec<String>,
    pub(super) urls: Vec<String>,
    /// The number of each address.
    pub(super) known: BTreeMap<String, usize>,
    pub(super) pictures: Vec<(String, Vec<u8>)>,
    lists: Vec<(usize, u64)>,
    /// How many headings came before.
    pub(super) heading: usize,
    /// How many of them Word numbers.
    counted: usize,
    depth: usize,
    indent: usize,
    quoted: bool,
}

impl Writer<'_> {
    fn document(&mut self, blocks: &[Block<'_>]) {
        let Some(cover) = &self.options.cover else { return self.blocks(blocks) };
        self.paragraph(Look { style: "Kicker", ..Look::default() }, &plain(&cover.kicker));
        let title =
            blocks.iter().position(|block| matches!(block, Block::Heading { level: 1, .. }));
        let (before, after) = blocks.split_at(title.map_or(0, |at| at + 1));
        self.blocks(before);
        for (label, value) in &cover.facts {
            let words = format!("{label}: {value}");
            self.paragraph(Look { style: "Subtitle", ..Look::default() }, &plain(&words));
        }
        self.blocks(after);
    }

    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for (at, block) in blocks.iter().enumerate() {
            let next = blocks.get(at + 1);
            match block {
                Block::Paragraph(text)
                    if matches!(next, Some(Block::Table(_))) && is_caption(text) =>
                {
                    let look = Look { style: "Caption", keeps: true, ..Look::default() };
                    self.paragraph(look, text);
                }
                Block::Picture("contents") => {
                    let is_headed = at > 0 && matches!(blocks[at - 1], Block::Heading { .. });
                    contents::write(self, is_headed);
                }
                Block::Table(found) => {
                    table::write(self, found);
                    // Tables that touch become one, and a document cannot end with one.
                    if matches!(next, Some(Block::Table(_)) | None) {
                        self.empty("Gap");
                    }
                }
                _ => self.block(block),
            }
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Heading { level, id, text } => self.title(*level, *id, text),
            Block::Paragraph(text) => self.prose(text),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(blocks) => {
                let outer = std::mem::replace(&mut self.quoted, true);
                self.blocks(blocks);
                self.quoted = outer;
            }
            Block::Code(code) => {
                let look = Look { style: "Code", indent: self.indent, ..Look::default() };
                self.paragraph(look, &plain(code.trim_end_matches('\n')));
            }
            Block::Rule => self.empty("Rule"),
            Block::Table(found) => table::write(self, found),
            Block::Picture(name) => picture::write(self, name),
        }
    }

    /// A paragraph without words.
    pub(super) fn empty(&mut self, style: &str) {
        self.open(Look { style, ..Look::default() });
        self.xml.close("w:p");
    }

    fn prose(&mut self, text: &Text<'_>) {
        if text.spans.is_empty() {
            let names = text.anchors.iter().filter_map(|id| self.names.get(*id).cloned());
            self.waiting.extend(names);
            return;
        }
        let style = match (self.quoted, self.depth) {
            (true, _) => "Quote",
            (false, 0) => "BodyText",
            (false, _) => "ListContinue",
        };
        self.paragraph(Look { style, indent: self.indent, ..Look::default() }, text);
    }

    fn title(&mut self, level: u8, id: Option<&str>, text: &Text<'_>) {
        let number = self.heading;
        self.heading += 1;
        if text.plain().is_empty() {
            return;
        }
        self.waiting.extend(id.and_then(|id| self.names.get(id).cloned()));
        self.waiting.push(contents::bookmark(number));
        let mut look = Look { style: self.headings.style(level), ..Look::default() };
        let mut words = Text { spans: text.spans.clone(), anchors: text.anchors.clone() };
        if let Some((of, prefix)) = &self.headings.numbered
            && *of == level
            && let Some(first) = words.spans.first_mut()
            && let Some(at) = self.headings.level(level)
        {
            self.counted += 1;
            let counted = format!("{prefix}{} ", self.counted);
            first.0 = first.0.strip_prefix(counted.as_str()).unwrap_or(first.0);
            look.number = Some((HEADINGS, at));
        }
        self.paragraph(look, &words);
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block<'_>>]) {
        let level = self.depth.min(LEVELS - 1);
        let list = match start {
            Some(start) => {
                self.lists.push((level, start));
                FIRST + self.lists.len() - 1
            }
            None => BULLETS,
        };
        let outer = (self.depth, self.indent, self.quoted);
        let style = if start.is_some() { "ListNumber" } else { "ListBullet" };
        let look = Look { style, number: Some((list, level)), ..Look::default() };
        self.quoted = false;
        self.depth += 1;
        self.indent = STEP * (level + 1);
        for item in items {
            if let Some((Block::Paragraph(text), rest)) = item.split_first() {
                self.paragraph(look, text);
                self.blocks(rest);
            } else {
                self.open(look);
                self.xml.close("w:p");
                self.blocks(item);
            }
        }
        (self.depth, self.indent, self.quoted) = outer;
    }
}

/// A text of one look.
fn plain(words: &str) -> Text<'_> {
    Text { spans: vec![(words, Style::default())], anchors: Vec::new() }
}

/// Whether a paragraph above a table is its caption.
fn is_caption(text: &Text<'_>) -> bool {
    text.spans.first().is_some_and(|(words, style)| style.bold && words.starts_with("Table "))
}
