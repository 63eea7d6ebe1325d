//! The document as a tree of blocks, read from the pieces of the prose, for the formats that have pages.
//!
//! Nothing here knows sizes or pages. Nesting deeper than `DEEPEST` is flattened into the level above.

use pulldown_cmark::{Alignment, Event, LinkType, Tag, TagEnd};

use crate::render::prose::Piece;

/// How many containers may stand inside each other before they are flattened.
const DEEPEST: usize = 14;

/// One block of the document.
#[derive(Debug)]
pub(in crate::render) enum Block<'a> {
    /// A heading with its level from 1 to 6.
    Heading { level: u8, id: Option<&'a str>, text: Text<'a> },
    /// A paragraph.
    Paragraph(Text<'a>),
    /// A list; numbered if it has a start.
    List { start: Option<u64>, items: Vec<Vec<Block<'a>>> },
    /// A block quote, shown as a callout.
    Quote(Vec<Block<'a>>),
    /// A block of code.
    Code(String),
    /// A thematic break.
    Rule,
    /// A table.
    Table(Table<'a>),
    /// Room for a picture, or for the contents.
    Picture(&'a str),
}

/// A table: its header cells and its rows, all of the same length.
#[derive(Debug, Default)]
pub(in crate::render) struct Table<'a> {
    /// How each column is aligned.
    pub(in crate::render) aligns: Vec<Alignment>,
    /// The header cells.
    pub(in crate::render) head: Vec<Text<'a>>,
    /// The rows below.
    pub(in crate::render) rows: Vec<Vec<Text<'a>>>,
}

/// The blocks of a document, and where its links lead.
#[derive(Debug)]
pub(in crate::render) struct Tree<'a> {
    /// The blocks in reading order.
    pub(in crate::render) blocks: Vec<Block<'a>>,
    /// Where its links lead; styles point here by index.
    pub(in crate::render) links: Vec<Target>,
}

/// How a stretch of text looks, and where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks of Markdown")]
pub(in crate::render) struct Style {
    /// Bold.
    pub(in crate::render) bold: bool,
    /// Italic.
    pub(in crate::render) italic: bool,
    /// Struck through.
    pub(in crate::render) strike: bool,
    /// Code.
    pub(in crate::render) code: bool,
    /// In the quiet ink.
    pub(in crate::render) quiet: bool,
    /// The number of its link.
    pub(in crate::render) link: Option<u32>,
}

impl Style {
    /// The face for the style: regular, bold, italic, bold italic.
    pub(in crate::render) fn face(self) -> usize {
        usize::from(self.bold) + 2 * usize::from(self.italic)
    }
}

/// A run of styled text; `\n` is a forced line break.
#[derive(Debug, Default)]
pub(in crate::render) struct Text<'a> {
    /// The stretches of one style each.
    pub(in crate::render) spans: Vec<(&'a str, Style)>,
    /// Places to link to.
    pub(in crate::render) anchors: Vec<&'a str>,
}

impl Text<'_> {
    /// The bare words.
    pub(in crate::render) fn plain(&self) -> String {
        let words: String = self.spans.iter().map(|(text, _)| *text).collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) enum Target {
    /// To an address outside.
    Url(String),
    /// To an id in the document.
    Id(String),
    /// To a heading, by number.
    Heading(usize),
}

/// Reads the pieces into a tree.
pub(in crate::render) fn parse<'a>(pieces: &'a [Piece<'_>]) -> Tree<'a> {
    let mut reader = Reader {
        frames: vec![Frame::Blocks(Kind::Root, Vec::new())],
        entered: Vec::new(),
        text: None,
        heading: None,
        code: None,
        marks: Marks::default(),
        links: Vec::new(),
    };
    for piece in pieces {
        reader.take(piece);
    }
    reader.flush();
    while reader.frames.len() > 1 {
        reader.close();
    }
    let blocks = match reader.frames.pop() {
        Some(Frame::Blocks(_, blocks)) => blocks,
        Some(Frame::List(..) | Frame::Table(_)) | None => Vec::new(),
    };
    Tree { blocks, links: reader.links }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Root,
    Quote,
    Item,
}

/// A container that is still open.
enum Frame<'a> {
    Blocks(Kind, Vec<Block<'a>>),
    List(Option<u64>, Vec<Vec<Block<'a>>>),
    Table(Table<'a>),
}

/// How often each inline style is open.
#[derive(Default)]
struct Marks {
    bold: u32,
    italic: u32,
    strike: u32,
    link: Option<u32>,
}

struct Reader<'a> {
    frames: Vec<Frame<'a>>,
    /// For each open list, item and quote: whether it got a frame.
    entered: Vec<bool>,
    text: Option<Text<'a>>,
    heading: Option<(u8, Option<&'a str>)>,
    code: Option<String>,
    marks: Marks,
    links: Vec<Target>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, piece: &'a Piece<'_>) {
        match piece {
            Piece::Anchor(id) => self.text().anchors.push(id),
            Piece::Picture(name) => {
                self.flush();
                self.push(Block::Picture(name));
            }
            Piece::Event(event) => self.event(event),
        }
    }

    fn event(&mut self, event: &'a Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(text),
                None => self.span(text, false),
            },
            Event::Code(text) => self.span(text, true),
            Event::SoftBreak => self.span(" ", false),
            Event::HardBreak => self.line_break(),
            Event::Rule => {
                self.flush();
                self.push(Block::Rule);
            }
            // The parse never turns these extensions on, and the filter has turned HTML into text.
            Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.span(text, false),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &'a Tag<'_>) {
        match tag {
            Tag::Strong => self.marks.bold += 1,
            Tag::Emphasis => self.marks.italic += 1,
            Tag::Strikethrough => self.marks.strike += 1,
            Tag::Link { link_type, dest_url, .. } => {
                let target = match dest_url.strip_prefix('#') {
                    Some(id) => Target::Id(id.to_owned()),
                    None if *link_type == LinkType::Email => {
                        Target::Url(format!("mailto:{dest_url}"))
                    }
                    None => Target::Url(dest_url.to_string()),
                };
                self.marks.link = u32::try_from(self.links.len()).ok();
                self.links.push(target);
            }
            Tag::Heading { level, id, .. } => {
                self.flush();
                self.heading = Some((*level as u8, id.as_deref()));
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::BlockQuote(_) => self.enter(Frame::Blocks(Kind::Quote, Vec::new())),
            Tag::List(start) => self.enter(Frame::List(*start, Vec::new())),
            Tag::Item => self.enter(Frame::Blocks(Kind::Item, Vec::new())),
            Tag::Table(aligns) => {
                self.flush();
                let table = Table { aligns: aligns.clone(), ..Table::default() };
                self.frames.push(Frame::Table(table));
            }
            Tag::TableRow => {
                if let Some(Frame::Table(table)) = self.frames.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            Tag::TableCell => self.text = Some(Text::default()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.marks.bold = self.marks.bold.saturating_sub(1),
            TagEnd::Emphasis => self.marks.italic = self.marks.italic.saturating_sub(1),
            TagEnd::Strikethrough => self.marks.strike = self.marks.strike.saturating_sub(1),
            TagEnd::Link => self.marks.link = None,
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.push(Block::Code(code));
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.flush();
                if self.entered.pop() == Some(true) {
                    self.close();
                }
            }
            TagEnd::Table => self.close(),
            TagEnd::TableCell => {
                let cell = self.text.take().unwrap_or_default();
                if let Some(Frame::Table(table)) = self.frames.last_mut() {
                    table.rows.last_mut().unwrap_or(&mut table.head).push(cell);
                }
            }
            _ => {}
        }
    }

    fn enter(&mut self, frame: Frame<'a>) {
        self.flush();
        let enters = self.frames.len() < DEEPEST;
        self.entered.push(enters);
        if enters {
            self.frames.push(frame);
        }
    }

    fn text(&mut self) -> &mut Text<'a> {
        self.text.get_or_insert_default()
    }

    /// Ends a line. What reads the tags sees no lines, so a space parts the words; it belongs to the run before it.
    fn line_break(&mut self) {
        if let Some((_, style)) = self.text().spans.last().copied() {
            self.text().spans.push((" ", style));
        }
        self.span("\n", false);
    }

    fn span(&mut self, text: &'a str, code: bool) {
        let style = Style {
            bold: self.marks.bold > 0,
            italic: self.marks.italic > 0,
            strike: self.marks.strike > 0,
            code,
            quiet: false,
            link: self.marks.link,
        };
        self.text().spans.push((text, style));
    }

    /// Ends the running text, which becomes a heading or a paragraph.
    fn flush(&mut self) {
        let Some(text) = self.text.take() else { return };
        if text.spans.is_empty() && text.anchors.is_empty() {
            return;
        }
        let block = match self.heading {
            Some((level, id)) => Block::Heading { level, id, text },
            None => Block::Paragraph(text),
        };
        self.push(block);
    }

    fn push(&mut self, block: Block<'a>) {
        match self.frames.last_mut() {
            Some(Frame::Blocks(_, blocks)) => blocks.push(block),
            Some(Frame::List(_, items)) => items.push(vec![block]),
            Some(Frame::Table(_)) | None => {}
        }
    }

    /// Closes the innermost frame and hands its block to the one around it.
    fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::Blocks(Kind::Item, blocks)) => match self.frames.last_mut() {
                Some(Frame::List(_, items)) => items.push(blocks),
                Some(Frame::Blocks(..) | Frame::Table(_)) | None => {
                    for block in blocks {
                        self.push(block);
                    }
                }
            },
            Some(Frame::Blocks(Kind::Quote | Kind::Root, blocks)) => {
                self.push(Block::Quote(blocks));
            }
            Some(Frame::List(start, items)) => self.push(Block::List { start, items }),
            Some(Frame::Table(table)) => self.push(Block::Table(table)),
            None => {}
        }
    }
}
