//! Scenes as vectors, all inside the one figure that the pen has opened.

use krilla::geom::{Path, PathBuilder};
use krilla::num::NormalizedF32;
use krilla::paint::{FillRule, LineCap, LineJoin, Stroke};

use crate::render::blocks::Style;
use crate::render::pdf::theme::{self, Ink};
use crate::render::pdf::write::pen::{Pen, fill};
use crate::render::scene::{Anchor, Paint, Scene, Shape};

/// Distance of the lines of a hatch.
const HATCH: f32 = 5.0;
/// The most lines that a hatch gets.
const MOST: usize = 600;

/// Draws a scene with its top left corner at a point.
pub(super) fn draw(pen: &mut Pen<'_, '_, '_>, scene: &Scene, origin: (f32, f32), scale: f32) {
    let place = |x: f32, y: f32| (origin.0 + x * scale, origin.1 + y * scale);
    for shape in &scene.shapes {
        match shape {
            Shape::Rect { x, y, w, h, radius, fill, stroke, hatch } => {
                let (left, top) = place(*x, *y);
                let (width, height) = (w * scale, h * scale);
                let outline = || round_rect(left, top, width, height, radius * scale);
                if let Some(path) = outline().filter(|_| fill.is_some()) {
                    paint(pen, &path, *fill, None);
                }
                if let (Some(ink), Some(clip)) = (hatch, outline()) {
                    lines(pen, *ink, &clip, (left, top, width, height));
                }
                if let Some(path) = outline().filter(|_| stroke.is_some()) {
                    paint(pen, &path, None, scaled(*stroke, scale));
                }
            }
            Shape::Path { points, closed, fill, stroke } => {
                let points: Vec<_> = points.iter().map(|(x, y)| place(*x, *y)).collect();
                if let Some(path) = segments(&points, *closed) {
                    paint(pen, &path, *fill, scaled(*stroke, scale));
                }
            }
            Shape::Text { x, y, size, bold, anchor, paint, text } => {
                let style = Style { bold: *bold, ..Style::default() };
                let size = pen.fitting_size(text, style, (size * scale).max(0.1));
                let (line, width) = pen.label(text, style, size);
                let (x, y) = place(*x, *y);
                let start = match anchor {
                    Anchor::Start => x,
                    Anchor::Middle => x - width / 2.0,
                    Anchor::End => x - width,
                };
                pen.draw_label(line, (start, y), size, Some(Ink::Scene(*paint)));
            }
        }
    }
}

fn scaled(stroke: Option<(Paint, f32)>, scale: f32) -> Option<(Paint, f32)> {
    stroke.map(|(paint, width)| (paint, width * scale))
}

fn paint(
    pen: &mut Pen<'_, '_, '_>,
    path: &Path,
    inside: Option<Paint>,
    outline: Option<(Paint, f32)>,
) {
    if inside.is_none() && outline.is_none() {
        return;
    }
    pen.forget_ink();
    pen.surface.set_fill(inside.map(|inside| fill(Ink::Scene(inside))));
    pen.surface.set_stroke(outline.map(|(ink, width)| stroke(ink, width)));
    pen.surface.draw_path(path);
    pen.surface.set_stroke(None);
}

fn stroke(paint: Paint, width: f32) -> Stroke {
    let [red, green, blue] = theme::rgb(Ink::Scene(paint));
    Stroke {
        paint: krilla::color::rgb::Color::new(red, green, blue).into(),
        width: width.max(0.0),
        miter_limit: 4.0,
        line_cap: LineCap::Butt,
        line_join: LineJoin::Round,
        opacity: NormalizedF32::ONE,
        dash: None,
    }
}

/// Diagonal lines inside a shape.
fn lines(
    pen: &mut Pen<'_, '_, '_>,
    ink: Paint,
    clip: &Path,
    (left, top, width, height): (f32, f32, f32, f32),
) {
    let mut path = PathBuilder::new();
    let mut offset = HATCH / 2.0;
    for _ in 0..MOST {
        if offset >= width + height {
            break;
        }
        path.move_to(left + offset, top);
        path.line_to(left + offset - height, top + height);
        offset += HATCH;
    }
    let Some(path) = path.finish() else { return };
    pen.surface.push_clip_path(clip, &FillRule::NonZero);
    paint(pen, &path, None, Some((ink, 0.45)));
    pen.surface.pop();
}

fn segments(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    let ((x, y), rest) = points.split_first()?;
    path.move_to(*x, *y);
    for (x, y) in rest {
        path.line_to(*x, *y);
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// A rectangle with round corners.
pub(super) fn round_rect(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Option<Path> {
    let (right, bottom) = (x + width, y + height);
    let radius = radius.max(0.0).min(width / 2.0).min(height / 2.0);
    if radius < 0.05 {
        return segments(&[(x, y), (right, y), (right, bottom), (x, bottom)], true);
    }
    // The control points of a quarter circle lie at 0.5523 of its radius.
    let arm = radius * (1.0 - 0.5523);
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - arm, y, right, y + arm, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - arm, right - arm, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.cubic_to(x + arm, bottom, x, bottom - arm, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + arm, x + arm, y, x + radius, y);
    path.close();
    path.finish()
}
