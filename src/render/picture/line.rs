//! The duty line: one stepped line through all columns, as low as the first part of anyone but AWS in each.
//!
//! It is the only line of its colour. What AWS still holds above it is shown by its ground.

use super::area::{Held, slices};
use super::grid::Grid;
use crate::render::scene::{Paint, Shape};
use crate::report::{Cell, Holder};

/// Width of the line.
const BOLD: f32 = 2.4;

/// How many layers from the ground AWS holds alone, counting those in which nobody has a duty below them.
pub(super) fn ground(cells: &[Cell]) -> usize {
    let first = Cell::crossing(cells).unwrap_or(cells.len());
    let last = cells[..first].iter().rposition(|cell| cell.holder == Holder::Aws);
    last.map_or(0, |at| at + 1)
}

/// Draws the line over the cells of a band, and gives its corners.
pub(super) fn draw(grid: &Grid, columns: &[&[Cell]], shapes: &mut Vec<Shape>) -> Vec<(f32, f32)> {
    let mut points = Vec::new();
    for (at, cells) in columns.iter().enumerate() {
        steps(grid, at, cells, &mut points);
    }
    if let (Some(first), Some(last)) = (points.first_mut(), columns.len().checked_sub(1)) {
        first.0 -= 2.0;
        if let Some(end) = points.last_mut() {
            end.0 = grid.cell(last, 0).x + grid.cell(last, 0).w + 4.5;
        }
    }
    shapes.push(path(points.clone(), Paint::Paper, BOLD + 2.4));
    shapes.push(path(points.clone(), Paint::Line, BOLD));
    points
}

/// The corners of the line in one column.
fn steps(grid: &Grid, at: usize, cells: &[Cell], points: &mut Vec<(f32, f32)>) {
    let frame = grid.cell(at, 0);
    let (left, right) = (frame.x - grid.gutter / 2.0, frame.x + frame.w + grid.gutter / 2.0);
    let split = Cell::crossing(cells).filter(|row| cells[*row].aws > 0 || cells[*row].shared > 0);
    let Some(row) = split else {
        let y = grid.border(ground(cells));
        points.extend([(left, y), (right, y)]);
        return;
    };
    let slices = slices(&cells[row], grid.cell(at, row));
    let mut x = left;
    for (index, slice) in slices.iter().enumerate() {
        let y = match slice.held {
            Held::Aws(_) => grid.border(row + 1),
            Held::Customer(_) | Held::ThirdParty(_) => grid.border(row),
            Held::Stacked { .. } | Held::Shared(_) => slice.frame.middle(),
        };
        let end = slices.get(index + 1).map_or(right, |next| next.frame.x - 0.4);
        points.extend([(x, y), (end, y)]);
        x = end;
    }
}

/// An open path.
pub(super) fn path(points: Vec<(f32, f32)>, paint: Paint, width: f32) -> Shape {
    Shape::Path { points, closed: false, fill: None, stroke: Some((paint, width)) }
}
