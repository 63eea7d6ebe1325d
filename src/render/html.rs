//! Report to one self-contained HTML file: it asks nothing of any server and reads well without its script.
//!
//! The prose comes from the pieces, the shell around it from `templates/html/`. The content security policy
//! admits the one style sheet and the one script by their digests, and nothing else.

mod body;
mod filter;
mod house;
mod page;
mod table;

#[cfg(test)]
mod tests;

use super::look::Look;
use super::prose::Piece;
use super::scene::Scene;
use crate::report::Report;
use filter::Rows;

/// Renders the pieces of the report's Markdown as HTML.
#[must_use]
pub fn render(
    report: &Report,
    pieces: &[Piece<'_>],
    scenes: &[(&str, Scene)],
    look: &Look,
) -> Vec<u8> {
    let rows = Rows::new(report);
    let body = body::write(pieces, scenes, &rows);
    page::write(report, &body, &rows, look).into_bytes()
}
