//! The prose as HTML: every piece becomes its element, sections nest under their headings.

use super::filter::{self, Rows};
use super::table::Table;
use crate::lang::ENGLISH;
use crate::party::Party;
use crate::render::markup;
use crate::render::prose::Piece;
use crate::render::scene::Scene;
use crate::render::svg;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The prose, written.
#[derive(Debug, Default)]
pub(super) struct Body<'w> {
    /// The elements.
    pub(super) html: String,
    /// The first heading of the first level.
    pub(super) title: Option<String>,
    /// Headings of the second level, and under each those of the third.
    pub(super) contents: Vec<Entry>,
    /// How many rows can be filtered.
    pub(super) rows: usize,
    /// What these rows carry, each value of each key once.
    pub(super) values: BTreeSet<(&'static str, &'w str)>,
}

/// A line of the table of contents.
#[derive(Debug, Default, Serialize)]
pub(super) struct Entry {
    /// Id of the heading.
    pub(super) id: String,
    /// Its words.
    pub(super) title: String,
    /// The headings below it.
    pub(super) entries: Vec<Entry>,
}

/// Writes the pieces.
pub(super) fn write<'w>(
    pieces: &'w [Piece<'w>],
    scenes: &'w [(&'w str, Scene)],
    rows: &'w Rows<'w>,
) -> Body<'w> {
    let mut writer = Writer {
        pieces,
        scenes,
        rows,
        signs: filter::signs(rows.words),
        body: Body { html: String::with_capacity(pieces.len() * 24), ..Body::default() },
        open: Vec::new(),
        ids: BTreeMap::new(),
        heading: String::new(),
        tables: 0,
        table: Table::default(),
    };
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at = writer.piece(piece, at);
    }
    writer.close(0);
    writer.body
}

/// The writer and where it is.
pub(super) struct Writer<'w> {
    pub(super) pieces: &'w [Piece<'w>],
    scenes: &'w [(&'w str, Scene)],
    pub(super) rows: &'w Rows<'w>,
    /// The words that stand for a party when they fill a cell.
    pub(super) signs: Vec<(String, Party)>,
    pub(super) body: Body<'w>,
    /// Levels of the sections that are open.
    open: Vec<u8>,
    /// How often each id was asked for.
    ids: BTreeMap<String, usize>,
    /// Words of the last heading.
    pub(super) heading: String,
    /// How many tables stand under it.
    pub(super) tables: usize,
    pub(super) table: Table,
}

impl Writer<'_> {
    /// Writes one piece and gives the place of the next.
    fn piece(&mut self, piece: &Piece<'_>, at: usize) -> usize {
        match piece {
            Piece::Anchor(id) => {
                let (id, _) = self.id(id);
                self.tag("span", &[("id", &id)]);
                self.raw("</span>");
            }
            Piece::Picture(name) => self.picture(name),
            Piece::Catalogue(true) => self.tag("span", &[("lang", ENGLISH)]),
            Piece::Catalogue(false) => self.raw("</span>"),
            Piece::Event(Event::Start(Tag::Heading { level, id, .. })) => {
                return self.heading(*level as u8, id.as_deref(), at);
            }
            Piece::Event(event) => return self.event(event, at),
        }
        at + 1
    }

    /// Writes what is no heading; tables may take several pieces at once.
    pub(super) fn event(&mut self, event: &Event<'_>, at: usize) -> usize {
        match event {
            Event::Start(tag) => return self.start(tag, at),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(text),
            Event::Code(text) => {
                self.raw("<code>");
                self.text(text);
                self.raw("</code>");
            }
            Event::SoftBreak => self.raw("\n"),
            Event::HardBreak => self.raw("<br>"),
            Event::Rule => self.raw("<hr>\n"),
            // The parser is not asked for formulas, footnotes and tasks.
            _ => {}
        }
        at + 1
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) -> usize {
        match tag {
            Tag::Paragraph => self.raw("<p>"),
            Tag::BlockQuote(_) => self.raw("<blockquote>\n"),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.raw("<pre tabindex=\"0\"><code>");
            }
            Tag::List(None) => self.raw("<ul>\n"),
            Tag::List(Some(first)) => self.tag("ol", &[("start", &first.to_string())]),
            Tag::Item => self.raw("<li>"),
            Tag::Emphasis => self.raw("<em>"),
            Tag::Strong => return self.strong(at),
            Tag::Strikethrough => self.raw("<s>"),
            Tag::Link { link_type, dest_url, .. } => self.link(*link_type, dest_url),
            Tag::Table(alignments) => return self.table(alignments, at),
            Tag::TableHead | Tag::TableRow | Tag::TableCell => return self.table_part(tag, at),
            // The filter lets nothing else through.
            _ => {}
        }
        at + 1
    }

    fn end(&mut self, tag: TagEnd) {
        let html = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => "</code></pre>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</s>",
            TagEnd::Link => "</a>",
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => {
                return self.table_end(tag);
            }
            _ => "",
        };
        self.raw(html);
    }

    /// Writes a heading whole, and opens the section that it heads.
    fn heading(&mut self, level: u8, id: Option<&str>, at: usize) -> usize {
        let end = self.end_of(at, |tag| matches!(tag, TagEnd::Heading(_)));
        let words = plain(&self.pieces[at..end]);
        let is_title = level == 1 && self.body.title.is_none();
        let level = if level == 1 && !is_title { 2 } else { level };
        let (id, _) = self.id(id.unwrap_or("section"));
        if is_title {
            self.body.title = Some(words.clone());
        } else {
            self.close(level);
            self.section(level, &id, &words);
        }
        let name = format!("h{level}");
        self.tag(&name, &[("id", &id)]);
        let mut next = at + 1;
        while next < end {
            next = self.piece(&self.pieces[next], next);
        }
        if !is_title {
            self.tag("a", &[("class", "link"), ("href", &format!("#{id}"))]);
            let words = self.rows.words.text("link-to-section");
            self.raw("<span class=\"unseen\">");
            self.text(words);
            self.raw("</span></a>");
        }
        self.raw("</");
        self.raw(&name);
        self.raw(">\n");
        (self.heading, self.tables) = (words, 0);
        end + 1
    }

    /// Opens a section of the second or third level and lists it.
    fn section(&mut self, level: u8, id: &str, words: &str) {
        let entry = Entry { id: id.to_owned(), title: words.to_owned(), entries: Vec::new() };
        match (level, self.body.contents.last_mut()) {
            (2, _) => self.body.contents.push(entry),
            (3, Some(above)) => above.entries.push(entry),
            _ => return,
        }
        self.raw("<section>\n");
        self.open.push(level);
    }

    /// Closes the sections of that level and below.
    fn close(&mut self, level: u8) {
        while self.open.last().is_some_and(|open| *open >= level) {
            self.open.pop();
            self.raw("</section>\n");
        }
    }

    fn picture(&mut self, name: &str) {
        let scenes = self.scenes;
        for (at, (name, scene)) in scenes.iter().filter(|(known, _)| *known == name).enumerate() {
            let id = if at == 0 { (*name).to_owned() } else { format!("{name}-{}", at + 1) };
            self.figure(&id, scene);
        }
    }

    fn figure(&mut self, id: &str, scene: &Scene) {
        self.raw("<figure>\n<div class=\"sideways\" role=\"region\" tabindex=\"0\"");
        markup::attribute("aria-label", &scene.title, &mut self.body.html);
        self.raw(">\n");
        svg::write(id, scene, &mut self.body.html);
        self.raw("</div>\n</figure>\n");
    }

    fn link(&mut self, link_type: LinkType, url: &str) {
        self.raw("<a");
        if url.strip_prefix("#s").is_some_and(|n| n.parse::<u32>().is_ok()) {
            self.raw(" class=\"cite\"");
        }
        let is_bare = link_type == LinkType::Email && !url.starts_with("mailto:");
        let url = if is_bare { format!("mailto:{url}") } else { url.to_owned() };
        markup::attribute("href", &url, &mut self.body.html);
        self.raw(if url.starts_with('#') { ">" } else { " rel=\"noreferrer\">" });
    }

    /// An id that no other element has, and how often it was asked for before.
    pub(super) fn id(&mut self, id: &str) -> (String, usize) {
        let count = self.ids.entry(id.to_owned()).or_default();
        let before = *count;
        *count += 1;
        if before == 0 {
            return (id.to_owned(), 0);
        }
        let (other, _) = self.id(&format!("{id}-{}", before + 1));
        (other, before)
    }

    /// The place of the next end that is looked for.
    pub(super) fn end_of(&self, at: usize, is_end: impl Fn(&TagEnd) -> bool) -> usize {
        let found =
            |piece: &Piece<'_>| matches!(piece, Piece::Event(Event::End(tag)) if is_end(tag));
        self.pieces[at..].iter().position(found).map_or(self.pieces.len(), |offset| at + offset)
    }

    /// Opens an element.
    pub(super) fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.raw("<");
        self.raw(name);
        for (name, value) in attributes {
            markup::attribute(name, value, &mut self.body.html);
        }
        self.raw(">");
    }

    /// Appends markup.
    pub(super) fn raw(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    /// Appends text.
    pub(super) fn text(&mut self, text: &str) {
        markup::push(text, &mut self.body.html);
    }
}

/// The words of some pieces.
pub(super) fn plain(pieces: &[Piece<'_>]) -> String {
    let mut words = String::new();
    for piece in pieces {
        match piece {
            Piece::Event(Event::Text(text) | Event::Code(text)) => words.push_str(text),
            Piece::Event(Event::SoftBreak | Event::HardBreak) => words.push(' '),
            _ => {}
        }
    }
    words
}
