//! The PDF writer: pieces of prose and scenes in, the bytes of one document out.
//!
//! Read in this order: `render/blocks` (tree of blocks), `text` and `lines` (words shaped once, broken into lines), `flow`
//! and `table` (strips), `page` (strips onto pages), `write` (the only part that knows krilla). The same input gives
//! the same bytes: no clock, no randomness, no system fonts.

use std::fmt;
use std::sync::Arc;

use crate::lang::Words;
use crate::render::blocks::{self, Block};
use crate::render::look::Look;
use crate::render::pdf::complex::Scripts;
use crate::render::pdf::flow::Flow;
use crate::render::pdf::fonts::{Files, Fonts};
use crate::render::pdf::lines::Setter;
use crate::render::pdf::strip::Heading;
use crate::render::prose::Piece;
use crate::render::scene::Scene;
use crate::theme::Paper;

mod complex;
mod contents;
mod flow;
mod fonts;
mod lines;
mod page;
mod strip;
mod table;
mod tags;
#[cfg(test)]
mod tests;
mod text;
pub(super) mod theme;
mod write;

/// Everything about a document that is not in its prose.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Title, shown in the window and in the metadata.
    pub title: String,
    /// Who answers for the document; may be empty.
    pub author: String,
    /// One sentence on what it is; may be empty.
    pub subject: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// The program that made it, with its version.
    pub creator: String,
    /// The words of its language.
    pub words: &'static Words,
    /// Year, month, day.
    pub created: (u16, u8, u8),
    /// Paper format.
    pub paper: Paper,
    /// Running header at the left.
    pub header_left: String,
    /// Running header at the right.
    pub header_right: String,
    /// Running footer at the left; the number of the page stands at the right.
    pub footer_left: String,
    /// What surrounds the title on the first page, which then has no running header.
    pub cover: Option<Cover>,
    /// Whether each heading of level 2 opens a page.
    pub break_before_h2: bool,
    /// A file to carry inside.
    pub attachment: Option<Attachment>,
    /// Font files for characters that Noto Sans lacks, tried in order.
    pub fonts: Vec<Vec<u8>>,
    /// The house style.
    pub look: Look,
}

/// What surrounds the title on the first page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// A small line above the title.
    pub kicker: String,
    /// Labels and values below the title.
    pub facts: Vec<(String, String)>,
}

/// A file inside the document, associated as its data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// MIME type.
    pub mime: String,
    /// What it is, in words.
    pub description: String,
    /// Its content.
    pub bytes: Arc<Vec<u8>>,
}

/// A finished document.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters that no font could show; each stands as U+FFFD in the file.
    pub missing: Vec<Missing>,
    /// How many pages it has.
    pub pages: usize,
}

/// A character that no font could show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// The text around its first place.
    pub snippet: String,
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// A font file of the user's cannot be read.
    Font {
        /// Its place in [`Options::fonts`].
        index: usize,
        /// What is wrong with it.
        cause: String,
    },
    /// The attachment's MIME type is malformed.
    Mime(String),
    /// The writer, or one of its checks for PDF/A-3a and PDF/UA-1, refused the document.
    Refused(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Font { index, cause } => write!(f, "font {} cannot be read: {cause}", index + 1),
            Self::Mime(mime) => write!(f, "`{mime}` is not a MIME type"),
            Self::Refused(cause) => write!(f, "the PDF was refused: {cause}"),
        }
    }
}

impl std::error::Error for Error {}

/// Renders a document.
///
/// # Errors
/// When a font of the user's cannot be read, or when the writer's own checks refuse the document.
pub fn render(
    pieces: &[Piece<'_>],
    scenes: &[(&str, Scene)],
    options: &Options,
) -> Result<Pdf, Error> {
    let tree = blocks::parse(pieces);
    let files = Files::parse(&options.fonts, options.look.fonts.as_ref())?;
    let fonts = Fonts::new(&files);
    let mut setter = Setter { fonts, scripts: Scripts::new(&files), atoms: Vec::new() };
    let mut headings = Vec::new();
    collect_headings(&tree.blocks, &mut headings);
    let mut flow = Flow::new(&mut setter, scenes, options, headings, tree.links);
    flow.document(&tree.blocks);
    let Flow { strips, tags, links, headings, .. } = flow;
    drop(tree.blocks);
    let (_, height) = options.paper.size();
    let pages = page::paginate(&strips, headings.len(), theme::TOP, height - theme::BOTTOM);
    let count = pages.list.len();
    let layout = write::Layout { strips, pages, headings, links, scenes, options };
    let bytes = write::write(&mut setter, &layout, tags, &files)?;
    Ok(Pdf { bytes, missing: setter.fonts.into_missing(), pages: count })
}

/// Gathers the headings in the order in which the flow will meet them.
fn collect_headings(blocks: &[Block<'_>], out: &mut Vec<Heading>) {
    for block in blocks {
        match block {
            Block::Heading { level, text, .. } => {
                out.push(Heading { level: *level, title: text.plain() });
            }
            Block::Quote(blocks) => collect_headings(blocks, out),
            Block::List { items, .. } => {
                for item in items {
                    collect_headings(item, out);
                }
            }
            Block::Paragraph(_)
            | Block::Code(_)
            | Block::Rule
            | Block::Table(_)
            | Block::Picture(_) => {}
        }
    }
}
