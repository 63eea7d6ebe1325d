//! Strips: the document cut into horizontal slices that no page break divides.
//!
//! The flow makes them, the pages take them one after the other, the writer draws their marks.

use crate::render::pdf::lines::Line;
use crate::render::pdf::tags::NodeId;
use crate::render::pdf::theme::Ink;

/// A slice of the document.
#[derive(Debug, Default)]
pub(super) struct Strip {
    /// Space above, left out at the top of a page.
    pub(super) before: f32,
    /// Its height.
    pub(super) height: f32,
    /// Whether it must stand on the page of the next strip.
    pub(super) keep: bool,
    /// Whether it opens a page.
    pub(super) opens_page: bool,
    /// The strip to repeat when a page opens with this one: the header row of its table.
    pub(super) head: Option<usize>,
    /// The area behind it.
    pub(super) backdrop: Option<Backdrop>,
    /// The number of the heading that it begins.
    pub(super) heading: Option<usize>,
    /// Ids that lead here.
    pub(super) anchors: Vec<String>,
    /// What to draw.
    pub(super) marks: Vec<Mark>,
}

/// An area behind strips; neighbours with the same number share one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Backdrop {
    /// Its number.
    pub(super) number: usize,
    /// Left edge.
    pub(super) x: f32,
    /// Width.
    pub(super) width: f32,
    /// Whether a bar marks its left edge.
    pub(super) bar: bool,
}

/// Something to draw, placed from the left page edge and the top of its strip.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// From the left edge of the page.
    pub(super) x: f32,
    /// From the top of the strip; for text the baseline.
    pub(super) y: f32,
    /// What it belongs to; furniture belongs to nothing.
    pub(super) node: Option<NodeId>,
    /// What it is.
    pub(super) what: What,
}

/// What a mark is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// A line of text of a size.
    Line(Line, f32),
    /// A filled rectangle.
    Fill { width: f32, height: f32, ink: Ink },
    /// The logo, at a scale.
    Logo { scale: f32 },
    /// A scene, by number, at a scale.
    Picture { scene: usize, scale: f32 },
    /// The page number of a heading, ending at `x`, with dots from `from` to it.
    PageOf { heading: usize, from: f32, size: f32 },
    /// Nothing to see: keeps an empty cell in the structure.
    Nothing,
}

/// A heading, for the contents and the bookmarks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heading {
    /// From 1 to 6.
    pub(super) level: u8,
    /// Its words.
    pub(super) title: String,
}
