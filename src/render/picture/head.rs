//! The head of a column: the component's name and its service, standing on the cells.

use super::words;
use crate::render::scene::{Anchor, Paint, Shape};
use crate::report::Column;

/// A column narrower than this has smaller names and more lines for them.
const NARROW: f32 = 50.0;
/// Type size of the service.
const SMALL: f32 = 6.6;

/// The lines of a head.
#[derive(Debug)]
pub(super) struct Head {
    name: Vec<String>,
    service: Vec<String>,
    size: f32,
}

impl Head {
    /// The head of a column of that width.
    pub(super) fn new(column: &Column, width: f32) -> Self {
        let (size, most) = if width < NARROW { (6.6, 3) } else { (8.0, 2) };
        let service = service(column.service_name, width);
        Self {
            name: words::wrap(&column.component, size, true, width, most),
            service: words::wrap(service, SMALL, false, width, 2),
            size,
        }
    }

    /// Its height.
    pub(super) fn height(&self) -> f32 {
        let lines = |lines: &[String]| super::grid::units(lines.len());
        lines(&self.name) * self.size * 1.18 + lines(&self.service) * SMALL * 1.18 + 2.0
    }

    /// Draws it from the last line up.
    pub(super) fn draw(self, x: f32, bottom: f32, shapes: &mut Vec<Shape>) {
        let mut y = bottom;
        let mut write = |text: String, size: f32, bold: bool, paint: Paint| {
            shapes.push(Shape::Text { x, y, size, bold, anchor: Anchor::Start, paint, text });
            y -= size * 1.18;
        };
        for text in self.service.into_iter().rev() {
            write(text, SMALL, false, Paint::Muted);
        }
        for text in self.name.into_iter().rev() {
            write(text, self.size, true, Paint::Ink);
        }
    }
}

/// A service's name; in a narrow column without the vendor's.
fn service(name: &str, width: f32) -> &str {
    if words::width(name, SMALL, false) <= width {
        return name;
    }
    ["Amazon ", "AWS "].iter().find_map(|vendor| name.strip_prefix(vendor)).unwrap_or(name)
}
