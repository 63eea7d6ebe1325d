//! The DOCX writer: pieces of prose and scenes in, the bytes of one Word document out.
//!
//! Read in this order: `body` (blocks to paragraphs), `runs` (text, links, bookmarks), `table`, `numbering`, `parts`
//! (what stands around them in the package). What a paragraph looks like is said by `templates/docx/styles.xml` alone. The
//! same input gives the same bytes.

use crate::lang::Words;
use crate::render::blocks;
use crate::render::pdf::Cover;
use crate::render::prose::Piece;
use crate::render::scene::Scene;
use crate::theme::Paper;

mod body;
mod contents;
mod emf;
mod headings;
mod metrics;
mod numbering;
mod parts;
mod picture;
mod runs;
mod table;
#[cfg(test)]
mod tests;
mod xml;

/// Everything about a document that is not in its prose.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Title, in the properties.
    pub title: String,
    /// One sentence on what it is.
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
    /// By how many levels the headings stand below those of the pieces.
    pub offset: usize,
    /// What stands at the head and the foot of every page.
    pub marking: Option<String>,
}

/// Renders a document.
///
/// # Errors
/// When the package cannot be put together; writing into memory does not fail.
pub fn render(
    pieces: &[Piece<'_>],
    scenes: &[(&str, Scene)],
    options: &Options,
) -> Result<Vec<u8>, std::io::Error> {
    let tree = blocks::parse(pieces);
    let body = body::write(&tree, scenes, options);
    parts::pack(&body, options)
}
