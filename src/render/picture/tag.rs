//! The words on the duty line: they say at first sight what lies below it.
//!
//! They stand on the longest level part of the line, and nowhere if that is too short for them: then the legend says it.

use super::area::rect;
use super::grid::Frame;
use super::voice::Voice;
use super::words::width;
use crate::render::scene::{Anchor, Paint, Shape};

/// Type size.
const SIZE: f32 = 6.0;
/// Height of the plate, which must leave the words of the cells above and below in sight.
const HEIGHT: f32 = 8.6;
/// From the edge of the plate to the words.
const PAD: f32 = 3.4;
/// The sign that points down, and the paper behind it.
const SIGN: f32 = 6.4;

/// Draws the words on a line, under which there is something down to `bottom`.
pub(super) fn draw(path: &[(f32, f32)], bottom: f32, voice: &Voice<'_>, shapes: &mut Vec<Shape>) {
    let Some((left, right, y)) = longest(path, bottom - 1.0) else { return };
    let fits = |text: &String| width(text, SIZE, true) + SIGN + 2.0 * PAD + 4.0 <= right - left;
    let Some(text) = voice.tags().into_iter().find(fits) else { return };
    let w = width(&text, SIZE, true) + SIGN + 2.0 * PAD;
    let x = left + 3.0;
    let plate = Frame { x, y: y - HEIGHT / 2.0, w, h: HEIGHT };
    let halo = Frame { x: x - 1.0, y: plate.y - 1.0, w: w + 2.0, h: HEIGHT + 2.0 };
    shapes.push(rect(halo, Some(Paint::Paper), None, None));
    shapes.push(rect(plate, Some(Paint::Line), None, None));
    let (start, top) = (x + PAD, y - 1.7);
    let points = vec![(start, top), (start + 4.4, top), (start + 2.2, top + 3.8)];
    let (closed, fill, stroke) = (true, Some(Paint::Paper), None);
    shapes.push(Shape::Path { points, closed, fill, stroke });
    let (x, y, anchor, paint) = (start + SIGN, y + SIZE * 0.36, Anchor::Start, Paint::Paper);
    shapes.push(Shape::Text { x, y, size: SIZE, bold: true, anchor, paint, text });
}

/// The longest level part of a path above a height, the first of equals: from, to, and its height.
fn longest(path: &[(f32, f32)], low: f32) -> Option<(f32, f32, f32)> {
    let mut found: Option<(f32, f32, f32)> = None;
    let mut from = *path.first()?;
    for &(x, y) in path {
        if (y - from.1).abs() > 0.01 {
            from = (x, y);
        }
        let is_longer = found.is_none_or(|(left, right, _)| x - from.0 > right - left + 0.01);
        if y < low && is_longer {
            found = Some((from.0, x, y));
        }
    }
    found
}
