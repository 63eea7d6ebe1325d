//! One cell: the areas of the parties that hold a layer together, each with its word or letter.
//!
//! In a split cell AWS lies below the middle and the customer above it; duties that both perform, each
//! in its own part, stand beside them across the middle; a third party stands on the customer's side.
//! The ground of a cell that AWS holds alone is the picture's to draw, since it runs on from column to column.

use super::grid::{Frame, units};
use super::voice::Voice;
use super::words::width;
use crate::party::Party;
use crate::render::scene::{Anchor, Paint, Shape};
use crate::report::{Cell, Holder};

/// Type size of the labels.
const SIZE: f32 = 7.0;
/// From the middle of a frame down to the baseline.
const RISE: f32 = SIZE * 0.36;
/// The least width of an area beside another.
const LEAST: f32 = 13.0;
/// Paper between two areas of one cell.
const SLIT: f32 = 0.8;

/// A vertical slice of a cell, and where the duty line crosses it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slice {
    /// Its place.
    pub(super) frame: Frame,
    /// Who holds it.
    pub(super) held: Held,
}

/// Who holds a slice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// AWS from bottom to top.
    Aws(usize),
    /// The customer from bottom to top.
    Customer(usize),
    /// AWS below, the customer above.
    Stacked {
        /// Duties of AWS's.
        aws: usize,
        /// Duties of the customer's.
        customer: usize,
    },
    /// Each side its own part.
    Shared(usize),
    /// A third party in the customer's place.
    ThirdParty(usize),
}

impl Held {
    fn weight(self) -> usize {
        match self {
            Self::Aws(n) | Self::Customer(n) | Self::Shared(n) | Self::ThirdParty(n) => n,
            Self::Stacked { aws, customer } => aws + customer,
        }
    }
}

/// The slices of a cell, from left to right; none where no duty applies.
pub(super) fn slices(cell: &Cell, frame: Frame) -> Vec<Slice> {
    let stack = match (cell.aws, cell.customer) {
        (0, 0) => None,
        (aws, 0) => Some(Held::Aws(aws)),
        (0, customer) => Some(Held::Customer(customer)),
        (aws, customer) => Some(Held::Stacked { aws, customer }),
    };
    let shared = (cell.shared > 0).then_some(Held::Shared(cell.shared));
    let third = (cell.third_party > 0).then_some(Held::ThirdParty(cell.third_party));
    let held: Vec<Held> = [stack, shared, third].into_iter().flatten().collect();
    let total = units(held.iter().map(|held| held.weight()).sum());
    let count = units(held.len());
    let room = frame.w - SLIT * (count - 1.0);
    let least = LEAST.min(room / count);
    let spare = room - least * count;
    let mut x = frame.x;
    let mut slices = Vec::with_capacity(held.len());
    for held in held {
        let w = least + spare * units(held.weight()) / total;
        slices.push(Slice { frame: Frame { x, w, ..frame }, held });
        x += w + SLIT;
    }
    slices
}

/// Draws a cell.
pub(super) fn draw(cell: &Cell, frame: Frame, voice: &Voice<'_>, shapes: &mut Vec<Shape>) {
    let whole = |party, count, frame, shapes: &mut Vec<Shape>| {
        plain(party, frame, shapes);
        label(party, count, frame, voice, shapes);
    };
    let slices = slices(cell, frame);
    if slices.is_empty() {
        nobody(frame, shapes);
    }
    for Slice { frame, held } in slices {
        let [upper, lower] = halves(frame);
        match held {
            Held::Aws(n) => {
                if cell.holder != Holder::Aws {
                    ground(frame, shapes);
                }
                label(Party::Aws, n, frame, voice, shapes);
            }
            Held::Customer(n) => whole(Party::Customer, n, frame, shapes),
            Held::ThirdParty(n) => whole(Party::ThirdParty, n, frame, shapes),
            Held::Stacked { aws, customer } => {
                whole(Party::Customer, customer, upper, shapes);
                ground(lower, shapes);
                label(Party::Aws, aws, lower, voice, shapes);
            }
            Held::Shared(n) => {
                shared_ground(frame, shapes);
                label(Party::Shared, n, upper, voice, shapes);
            }
        }
    }
}

/// A layer in which nobody has anything to do.
pub(super) fn nobody(frame: Frame, shapes: &mut Vec<Shape>) {
    let (x, y) = (frame.x + frame.w / 2.0, frame.middle() + RISE);
    let (anchor, paint, text) = (Anchor::Middle, Paint::Muted, "–".to_owned());
    shapes.push(Shape::Text { x, y, size: SIZE, bold: false, anchor, paint, text });
}

/// The ground of AWS.
pub(super) fn ground(frame: Frame, shapes: &mut Vec<Shape>) {
    shapes.push(rect(frame, Some(Paint::Aws), None, Some(Paint::AwsHatch)));
}

/// The area of somebody else.
fn plain(party: Party, frame: Frame, shapes: &mut Vec<Shape>) {
    shapes.push(rect(frame, Some(paints(party).0), None, None));
}

/// The ground of an area that each side holds in part: the customer's half plain, AWS's half hatched.
fn shared_ground(frame: Frame, shapes: &mut Vec<Shape>) {
    let [upper, lower] = halves(frame);
    plain(Party::Shared, upper, shapes);
    shapes.push(rect(lower, Some(Paint::Shared), None, Some(Paint::SharedHatch)));
}

/// The parts of a frame above and below the line through its middle.
fn halves(frame: Frame) -> [Frame; 2] {
    let h = frame.h / 2.0 - SLIT / 2.0;
    [Frame { h, ..frame }, Frame { y: frame.y + frame.h - h, h, ..frame }]
}

/// The sign of a party in the legend.
pub(super) fn sign(party: Party, frame: Frame, voice: &Voice<'_>, shapes: &mut Vec<Shape>) {
    let [upper, _] = halves(frame);
    match party {
        Party::Aws => ground(frame, shapes),
        Party::Shared => shared_ground(frame, shapes),
        Party::Customer | Party::ThirdParty => plain(party, frame, shapes),
    }
    let frame = if party == Party::Shared { upper } else { frame };
    let (x, text) = (frame.x + frame.w / 2.0, voice.letter(party));
    Label { frame, x, anchor: Anchor::Middle, text }.draw(party, shapes);
}

/// The word and the count where they fit, else the letter and the count, else the letter.
fn label(party: Party, count: usize, frame: Frame, voice: &Voice<'_>, shapes: &mut Vec<Shape>) {
    let (number, word) = (count.to_string(), voice.party(party));
    let letter = voice.letter(party);
    let both = format!("{letter} {number}");
    let mut put = |x: f32, anchor: Anchor, text: &str| {
        Label { frame, x, anchor, text }.draw(party, shapes);
    };
    let wide = width(word, SIZE, true) + width(&number, SIZE, true) + 16.0;
    let middle = frame.x + frame.w / 2.0;
    if wide <= frame.w {
        put(frame.x + 5.0, Anchor::Start, word);
        put(frame.x + frame.w - 5.0, Anchor::End, &number);
    } else if width(&both, SIZE, true) + 0.8 <= frame.w {
        put(middle, Anchor::Middle, &both);
    } else {
        put(middle, Anchor::Middle, letter);
    }
}

/// A text on a party's ground.
struct Label<'l> {
    frame: Frame,
    x: f32,
    anchor: Anchor,
    text: &'l str,
}

impl Label<'_> {
    /// Draws it: AWS's quietly on a plain plate, since the ground is hatched; the others, who must act, in strong letters.
    fn draw(self, party: Party, shapes: &mut Vec<Shape>) {
        let Self { frame, x, anchor, text } = self;
        let y = frame.middle() + RISE;
        let (fill, paint) = paints(party);
        let bold = party != Party::Aws;
        if party == Party::Aws {
            let w = width(text, SIZE, bold) + 4.0;
            let left = match anchor {
                Anchor::Start => x - 2.0,
                Anchor::Middle => x - w / 2.0,
                Anchor::End => x - w + 2.0,
            };
            let (x, end) = (left.max(frame.x), (left + w).min(frame.x + frame.w));
            let plate = Frame { x, y: y - SIZE * 0.95, w: end - x, h: SIZE * 1.2 };
            shapes.push(rect(plate, Some(fill), None, None));
        }
        let text = text.to_owned();
        shapes.push(Shape::Text { x, y, size: SIZE, bold, anchor, paint, text });
    }
}

/// The fill of a party and the ink on it.
fn paints(party: Party) -> (Paint, Paint) {
    match party {
        Party::Aws => (Paint::Aws, Paint::AwsInk),
        Party::Customer => (Paint::Customer, Paint::CustomerInk),
        Party::Shared => (Paint::Shared, Paint::SharedInk),
        Party::ThirdParty => (Paint::ThirdParty, Paint::ThirdPartyInk),
    }
}

/// A rectangle with square corners.
pub(super) fn rect(
    frame: Frame,
    fill: Option<Paint>,
    stroke: Option<(Paint, f32)>,
    hatch: Option<Paint>,
) -> Shape {
    let Frame { x, y, w, h } = frame;
    Shape::Rect { x, y, w, h, radius: 0.0, fill, stroke, hatch }
}
