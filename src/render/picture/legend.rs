//! The legend over the picture: each sign that occurs, with its words, to be read before the picture.

use super::area;
use super::grid::{Frame, WIDTH};
use super::line;
use super::voice::Voice;
use super::words::width;
use crate::party::Party;
use crate::render::scene::{Anchor, Paint, Shape};
use crate::report::{Cell, Holder};

/// Type size of the words.
const SIZE: f32 = 6.8;
/// Width and height of a sign.
const SIGN: (f32, f32) = (17.0, 15.0);
/// From a sign to its words, and from these to the next sign.
const GAPS: (f32, f32) = (4.0, 11.0);

/// One sign of the legend.
#[derive(Clone, Copy)]
enum Sign {
    Party(Party),
    Nobody,
    Line,
    Count,
}

/// Draws the legend and gives the height at which it ends.
pub(super) fn draw(cells: &[&Cell], voice: &Voice<'_>, shapes: &mut Vec<Shape>) -> f32 {
    let (mut x, mut y) = (0.0, 0.0);
    for (sign, id) in signs(cells) {
        let text = voice.legend(id);
        let width = SIGN.0 + GAPS.0 + width(text, SIZE, false);
        if x > 0.0 && x + width > WIDTH {
            (x, y) = (0.0, y + SIGN.1 + 4.0);
        }
        draw_sign(sign, (x, y), voice, shapes);
        let (at, baseline) = (x + SIGN.0 + GAPS.0, y + SIGN.1 / 2.0 + SIZE * 0.36);
        let (anchor, paint, text) = (Anchor::Start, Paint::Muted, text.to_owned());
        shapes.push(Shape::Text {
            x: at,
            y: baseline,
            size: SIZE,
            bold: false,
            anchor,
            paint,
            text,
        });
        x += width + GAPS.1;
    }
    y + SIGN.1 + 8.0
}

/// The signs that the picture needs, and the ids of their words.
fn signs(cells: &[&Cell]) -> Vec<(Sign, &'static str)> {
    let has = |test: fn(&Cell) -> bool| cells.iter().any(|cell| test(cell));
    let mut signs =
        vec![(Sign::Party(Party::Aws), "aws"), (Sign::Party(Party::Customer), "customer")];
    if has(|cell| cell.shared > 0) {
        signs.push((Sign::Party(Party::Shared), "shared"));
    }
    if has(|cell| cell.third_party > 0) {
        signs.push((Sign::Party(Party::ThirdParty), "third-party"));
    }
    signs.push((Sign::Line, "line"));
    signs.push((Sign::Count, "count"));
    if has(|cell| cell.holder == Holder::Nobody) {
        signs.push((Sign::Nobody, "nobody"));
    }
    signs
}

fn draw_sign(sign: Sign, (x, y): (f32, f32), voice: &Voice<'_>, shapes: &mut Vec<Shape>) {
    let frame = Frame { x, y, w: SIGN.0, h: SIGN.1 };
    match sign {
        Sign::Line => {
            let (low, high) = (y + SIGN.1 - 4.0, y + 4.0);
            let half = x + SIGN.0 / 2.0;
            let points = vec![(x, low), (half, low), (half, high), (x + SIGN.0, high)];
            shapes.push(line::path(points, Paint::Line, 2.4));
        }
        Sign::Party(party) => area::sign(party, frame, voice, shapes),
        Sign::Nobody => area::nobody(frame, shapes),
        Sign::Count => {
            let (x, y, text) = (x + SIGN.0 / 2.0, frame.middle() + SIZE * 0.36, "3".to_owned());
            let (anchor, paint) = (Anchor::Middle, Paint::Ink);
            shapes.push(Shape::Text { x, y, size: SIZE, bold: true, anchor, paint, text });
        }
    }
}
