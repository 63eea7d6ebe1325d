//! The legend below the picture: each sign that occurs, with its words.

use super::area::{self, rect};
use super::grid::{Frame, WIDTH};
use super::line;
use super::words::width;
use crate::lang::Words;
use crate::party::Party;
use crate::render::scene::{Anchor, Paint, Shape};
use crate::report::{Column, Holder};

/// Type size of the words.
const SIZE: f32 = 6.8;
/// Width and height of a sign.
const SIGN: (f32, f32) = (20.0, 17.0);

/// One sign of the legend.
#[derive(Clone, Copy)]
enum Sign {
    Party(Party),
    Nobody,
    Line,
    Count,
}

/// Draws the legend and gives the height at which it ends.
pub(super) fn draw(columns: &[Column], words: &Words, top: f32, shapes: &mut Vec<Shape>) -> f32 {
    let (mut x, mut y) = (0.0, top);
    for (sign, id) in signs(columns) {
        let text = words.of("legend", id);
        let width = SIGN.0 + 5.0 + width(text, SIZE, false);
        if x > 0.0 && x + width > WIDTH {
            (x, y) = (0.0, y + SIGN.1 + 5.0);
        }
        draw_sign(sign, (x, y), words, shapes);
        let (at, baseline) = (x + SIGN.0 + 5.0, y + SIGN.1 / 2.0 + SIZE * 0.36);
        shapes.push(Shape::Text {
            x: at,
            y: baseline,
            size: SIZE,
            bold: false,
            anchor: Anchor::Start,
            paint: Paint::Muted,
            text: text.to_owned(),
        });
        x += width + 12.0;
    }
    y + SIGN.1 + 2.0
}

/// The signs that the picture needs, and the ids of their words.
fn signs(columns: &[Column]) -> Vec<(Sign, &'static str)> {
    let cells = || columns.iter().flat_map(|column| &column.cells);
    let mut signs = vec![
        (Sign::Line, "line"),
        (Sign::Party(Party::Aws), "aws"),
        (Sign::Party(Party::Customer), "customer"),
    ];
    if cells().any(|cell| cell.shared > 0) {
        signs.push((Sign::Party(Party::Shared), "shared"));
    }
    if cells().any(|cell| cell.third_party > 0) {
        signs.push((Sign::Party(Party::ThirdParty), "third-party"));
    }
    if cells().any(|cell| cell.holder == Holder::Nobody) {
        signs.push((Sign::Nobody, "nobody"));
    }
    signs.push((Sign::Count, "count"));
    signs
}

fn draw_sign(sign: Sign, (x, y): (f32, f32), words: &Words, shapes: &mut Vec<Shape>) {
    let frame = Frame { x, y, w: SIGN.0, h: SIGN.1 };
    match sign {
        Sign::Line => {
            let (low, high) = (y + SIGN.1 - 4.5, y + 4.5);
            let half = x + SIGN.0 / 2.0;
            let points = vec![(x, low), (half, low), (half, high), (x + SIGN.0, high)];
            shapes.push(line::path(points, Paint::Line, 2.4));
        }
        Sign::Party(Party::Shared) => {
            area::sign(Party::Shared, frame, words, shapes);
            let points = vec![(x, frame.middle()), (x + SIGN.0, frame.middle())];
            shapes.push(line::path(points, Paint::Line, 1.1));
        }
        Sign::Party(party) => area::sign(party, frame, words, shapes),
        Sign::Nobody => shapes.push(rect(frame, None, Some((Paint::Rule, 0.6)), None)),
        Sign::Count => {
            let (x, y, text) = (x + SIGN.0 / 2.0, frame.middle() + SIZE * 0.36, "3".to_owned());
            let (anchor, paint) = (Anchor::Middle, Paint::Ink);
            shapes.push(Shape::Text { x, y, size: SIZE, bold: true, anchor, paint, text });
        }
    }
}
