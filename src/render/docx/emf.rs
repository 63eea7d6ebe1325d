//! Scene to Enhanced Metafile: vectors that Word and LibreOffice draw.
//!
//! A unit is a twentieth of a point. Each object is made, chosen, used and deleted before the next.

use super::metrics;
use crate::render::pdf::theme::scene_rgb;
use crate::render::scene::{Anchor, Paint, Scene, Shape};

/// Distance of the lines of a hatch.
const HATCH: f32 = 5.0;
/// The most lines that a hatch gets.
const MOST: usize = 600;
/// Stock objects that draw nothing.
const NO_BRUSH: u32 = 0x8000_0005;
const NO_PEN: u32 = 0x8000_0008;
/// The handles of the own objects.
const PEN: u32 = 1;
const BRUSH: u32 = 2;
const FONT: u32 = 3;

/// The bytes of a scene's metafile.
pub(super) fn write(scene: &Scene) -> Vec<u8> {
    let mut pen = Pen { bytes: Vec::new(), records: 1 };
    let (width, height) = (twips(scene.width), twips(scene.height));
    pen.record(17, &[8]);
    pen.record(9, &[width, height]);
    pen.record(10, &[0, 0]);
    pen.record(11, &[width, height]);
    pen.record(12, &[0, 0]);
    pen.record(18, &[1]);
    for shape in &scene.shapes {
        pen.shape(shape);
    }
    pen.record(14, &[0, 16, 20]);
    header(&pen, width, height)
}

/// The header, and what follows it.
fn header(pen: &Pen, width: i32, height: i32) -> Vec<u8> {
    const SIZE: usize = 88;
    let total = i32::try_from(pen.bytes.len() + SIZE).unwrap_or(i32::MAX);
    // A twip is 1.7639 hundredths of a millimetre.
    let hundredths = |twips: i32| twips.saturating_mul(25_400) / 14_400;
    let mut out = Vec::with_capacity(pen.bytes.len() + SIZE);
    let fields = [
        [1, 88, 0, 0].as_slice(),
        &[width, height, 0, 0, hundredths(width), hundredths(height)],
        &[0x464d_4520, 0x0001_0000, total, pen.records, 4],
        &[0, 0, 0, 14_400, 14_400, 254, 254],
    ];
    for field in fields.iter().copied().flatten() {
        out.extend(field.to_le_bytes());
    }
    out.extend(&pen.bytes);
    out
}

struct Pen {
    bytes: Vec<u8>,
    records: i32,
}

impl Pen {
    /// Adds a record of whole numbers.
    fn record(&mut self, kind: i32, fields: &[i32]) {
        self.start(kind, fields.len() * 4);
        self.numbers(fields);
    }

    fn start(&mut self, kind: i32, size: usize) {
        self.records += 1;
        self.numbers(&[kind, i32::try_from(size + 8).unwrap_or(i32::MAX)]);
    }

    fn numbers(&mut self, numbers: &[i32]) {
        self.bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    }

    fn choose(&mut self, handle: u32) {
        self.record(37, &[handle.cast_signed()]);
    }

    /// Runs `draw` with a brush and a pen, or with none of them.
    fn with(
        &mut self,
        fill: Option<Paint>,
        stroke: Option<(Paint, f32)>,
        draw: impl FnOnce(&mut Self),
    ) {
        match fill {
            Some(paint) => {
                self.record(39, &[BRUSH.cast_signed(), 0, colour(paint), 0]);
                self.choose(BRUSH);
            }
            None => self.choose(NO_BRUSH),
        }
        match stroke {
            Some((paint, width)) => {
                let width = twips(width).max(1);
                self.record(38, &[PEN.cast_signed(), 0, width, 0, colour(paint)]);
                self.choose(PEN);
            }
            None => self.choose(NO_PEN),
        }
        draw(self);
        self.choose(NO_BRUSH);
        self.choose(NO_PEN);
        if fill.is_some() {
            self.record(40, &[BRUSH.cast_signed()]);
        }
        if stroke.is_some() {
            self.record(40, &[PEN.cast_signed()]);
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { x, y, w, h, radius, fill, stroke, hatch } => {
                let corners = [*x, *y, x + w, y + h];
                if fill.is_some() {
                    self.with(*fill, None, |pen| pen.rect(corners, *radius));
                }
                if let Some(hatch) = hatch {
                    self.with(None, Some((*hatch, 0.4)), |pen| pen.hatch(corners));
                }
                if stroke.is_some() {
                    self.with(None, *stroke, |pen| pen.rect(corners, *radius));
                }
            }
            Shape::Path { points, closed, fill, stroke } => {
                let kind = if *closed { 86 } else { 87 };
                self.with(*fill, *stroke, |pen| pen.path(kind, points));
            }
            Shape::Text { x, y, size, bold, anchor, paint, text } => {
                self.record(24, &[colour(*paint)]);
                let side = match anchor {
                    Anchor::Start => 0,
                    Anchor::Middle => 6,
                    Anchor::End => 2,
                };
                self.record(22, &[0x18 | side]);
                self.font(*size, *bold);
                self.words((*x, *y), *size, *bold, text);
                self.choose(0x8000_000d);
                self.record(40, &[FONT.cast_signed()]);
            }
        }
    }

    fn rect(&mut self, corners: [f32; 4], radius: f32) {
        let [left, top, right, bottom] = corners.map(twips);
        if radius > 0.0 {
            let corner = twips(radius * 2.0);
            self.record(44, &[left, top, right, bottom, corner, corner]);
        } else {
            self.record(43, &[left, top, right, bottom]);
        }
    }

    /// Lines from the lower left to the upper right.
    fn hatch(&mut self, [left, top, right, bottom]: [f32; 4]) {
        let mut sum = left + top + HATCH;
        for _ in 0..MOST {
            if sum >= right + bottom {
                break;
            }
            let (from, to) = (left.max(sum - bottom), right.min(sum - top));
            self.path(87, &[(from, sum - from), (to, sum - to)]);
            sum += HATCH;
        }
    }

    /// Segments: a polygon (86) or a line (87).
    fn path(&mut self, kind: i32, points: &[(f32, f32)]) {
        self.start(kind, 20 + points.len() * 4);
        self.numbers(&[0, 0, -1, -1, i32::try_from(points.len()).unwrap_or(0)]);
        for (x, y) in points {
            for value in [x, y] {
                let value = i16::try_from(twips(*value)).unwrap_or(i16::MAX);
                self.bytes.extend(value.to_le_bytes());
            }
        }
    }

    fn font(&mut self, size: f32, is_bold: bool) {
        self.start(82, 324);
        let end = self.bytes.len() + 324;
        let weight = if is_bold { 700 } else { 400 };
        self.numbers(&[FONT.cast_signed(), -twips(size), 0, 0, 0, weight]);
        self.bytes.extend([0, 0, 0, 1, 0, 0, 0, 0]);
        self.bytes.extend("Arial".encode_utf16().flat_map(u16::to_le_bytes));
        self.bytes.resize(end, 0);
        self.choose(FONT);
    }

    /// One line of text, each character with its own width.
    fn words(&mut self, (x, y): (f32, f32), size: f32, is_bold: bool, text: &str) {
        let text = super::xml::clean(text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let count = i32::try_from(units.len()).unwrap_or(0);
        let padded = (units.len() * 2).next_multiple_of(4);
        self.start(84, 68 + padded + units.len() * 4);
        self.numbers(&[0, 0, -1, -1, 1]);
        self.bytes.extend(1.0_f32.to_le_bytes());
        self.bytes.extend(1.0_f32.to_le_bytes());
        let behind = 76 + i32::try_from(padded).unwrap_or(0);
        self.numbers(&[twips(x), twips(y), count, 76, 0, 0, 0, -1, -1, behind]);
        let end = self.bytes.len() + padded;
        self.bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        self.bytes.resize(end, 0);
        for character in text.chars() {
            let width = f32::from(metrics::width(character, is_bold)) * size / 1000.0;
            self.numbers(&[twips(width)]);
            if character.len_utf16() == 2 {
                self.numbers(&[0]);
            }
        }
    }
}

/// A length in twentieths of a point, within what a metafile can say.
fn twips(points: f32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
    let twips = (points * 20.0).round().clamp(-32_000.0, 32_000.0) as i32;
    twips
}

fn colour(paint: Paint) -> i32 {
    let [red, green, blue] = scene_rgb(paint);
    i32::from_le_bytes([red, green, blue, 0])
}
