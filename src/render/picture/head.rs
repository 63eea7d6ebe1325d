//! The head of a column: the component's name and its service, standing on the cells.
//!
//! All heads of a band have one size: the largest at which no word is cut, and no smaller than can be read.

use super::Pile;
use super::grid::{Frame, Grid};
use super::words;
use crate::render::scene::{Anchor, Paint, Shape};

/// A column narrower than this has smaller names, more lines for them, and centred ones.
const NARROW: f32 = 50.0;
/// The sizes of names in narrow columns, of which the first that fits is taken.
const SIZES: [f32; 4] = [6.8, 6.3, 5.8, 5.5];
/// The most lines of names or services over a column of several components.
const MANY: usize = 6;
/// Line height.
const LEADING: f32 = 1.18;

/// The lines of a head.
#[derive(Debug)]
pub(super) struct Head {
    name: Vec<String>,
    about: Vec<String>,
    sizes: (f32, f32),
    is_narrow: bool,
}

impl Head {
    /// The heads of a band.
    pub(super) fn of(piles: &[Pile], grid: &Grid) -> Vec<Self> {
        let is_narrow = grid.width() < NARROW;
        // A head may reach into the paper between two columns.
        let room = grid.width() + if is_narrow { grid.gutter - 2.0 } else { 0.0 };
        let fits =
            |size: &f32| piles.iter().all(|pile| words::holds(&pile.name, *size, true, room));
        let size = if is_narrow {
            SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1])
        } else {
            8.0
        };
        let small = size.min(6.6);
        let most = if is_narrow { 3 } else { 2 };
        let head = |pile: &Pile| Self {
            name: words::wrap(&pile.name, size, true, room, most),
            about: about(pile, small, room, most),
            sizes: (size, small),
            is_narrow,
        };
        piles.iter().map(head).collect()
    }

    /// Its height.
    pub(super) fn height(&self) -> f32 {
        let lines = |lines: &[String]| super::grid::units(lines.len());
        (lines(&self.name) * self.sizes.0 + lines(&self.about) * self.sizes.1) * LEADING + 2.0
    }

    /// Draws it from the last line up.
    pub(super) fn draw(self, column: Frame, bottom: f32, shapes: &mut Vec<Shape>) {
        let (anchor, x) = if self.is_narrow {
            (Anchor::Middle, column.x + column.w / 2.0)
        } else {
            (Anchor::Start, column.x)
        };
        let mut y = bottom;
        let mut write = |text: String, size: f32, bold: bool, paint: Paint| {
            shapes.push(Shape::Text { x, y, size, bold, anchor, paint, text });
            y -= size * LEADING;
        };
        for text in self.about.into_iter().rev() {
            write(text, self.sizes.1, false, Paint::Muted);
        }
        for text in self.name.into_iter().rev() {
            write(text, self.sizes.0, true, Paint::Ink);
        }
    }
}

/// The words below the name; those of several components may take more lines.
fn about(pile: &Pile, size: f32, room: f32, most: usize) -> Vec<String> {
    let most = if pile.count > 1 { MANY } else { most };
    let lines = |about: &String| words::wrap(about, size, false, room, most);
    let is_whole = |lines: &Vec<String>| !lines.iter().any(|line| line.ends_with('…'));
    let in_one = |about: &String| words::width(about, size, false) <= room;
    let single = pile.about.iter().find(|about| pile.count == 1 && in_one(about)).map(lines);
    let whole = || pile.about.iter().filter(|_| pile.count > 1).map(lines).find(is_whole);
    single.or_else(whole).or_else(|| pile.about.last().map(lines)).unwrap_or_default()
}

/// A service's name without the vendor's.
pub(super) fn short(name: &str) -> &str {
    ["Amazon ", "AWS "].iter().find_map(|vendor| name.strip_prefix(vendor)).unwrap_or(name)
}
