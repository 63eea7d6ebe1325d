//! The picture of the model: who holds which layer, per component, and the duty line through them.
//!
//! Layers stack from the ground up, as in a section drawing: what AWS holds is hatched like ground,
//! what the customer holds stands on it. Below the bold line AWS answers alone, without exception.

mod area;
mod grid;
mod head;
mod legend;
mod line;
mod words;
mod year;

#[cfg(test)]
mod tests;

use crate::lang::Words;
use crate::render::scene::{Anchor, Paint, Scene, Shape};
use crate::report::{Column, Holder, Layer, Picture, Report};
use grid::{Grid, WIDTH};
use head::Head;

/// The most components that stand side by side in a picture of one band.
const WIDEST: usize = 14;
/// The components of one band where there are several.
const BAND: usize = 12;
/// The most components whose line the alternate text follows one by one.
const SPOKEN: usize = 14;

/// The pictures of a report, by the name of their marker.
#[must_use]
pub fn scenes(report: &Report) -> Vec<(&'static str, Scene)> {
    let picture = &report.picture;
    let mut scenes = Vec::new();
    if !picture.layers.is_empty() && !picture.columns.is_empty() {
        scenes.push(("layers", layers(picture, report.words)));
    }
    scenes.extend(year::scene(report).map(|scene| ("year", scene)));
    scenes
}

/// All bands, one below the other, and the legend.
fn layers(picture: &Picture, words: &Words) -> Scene {
    let is_one = picture.columns.len() <= WIDEST;
    let (across, row) = if is_one {
        (picture.columns.len(), 25.0)
    } else {
        (BAND.min(picture.columns.len()), 21.0)
    };
    let mut shapes = Vec::new();
    let mut top = 0.0;
    let mut grid = Grid::new(across, picture.layers.len(), row);
    for columns in picture.columns.chunks(across) {
        let heads: Vec<Head> =
            columns.iter().map(|column| Head::new(column, grid.width())).collect();
        grid.top = top + heads.iter().map(Head::height).fold(0.0, f32::max) + 6.0;
        for (at, head) in heads.into_iter().enumerate() {
            head.draw(grid.cell(at, 0).x, grid.top - 6.0, &mut shapes);
        }
        band(&grid, &picture.layers, columns, words, &mut shapes);
        top = grid.bottom() + 16.0;
    }
    let height = legend::draw(&picture.columns, words, top - 4.0, &mut shapes);
    Scene {
        width: WIDTH,
        height,
        title: words.text("picture-title").to_owned(),
        alt: alt(picture, words),
        shapes,
    }
}

/// The components of one band.
fn band(grid: &Grid, layers: &[Layer], columns: &[Column], words: &Words, shapes: &mut Vec<Shape>) {
    for (row, layer) in layers.iter().enumerate() {
        layer_name(grid, row, layer.title, shapes);
    }
    for (at, column) in columns.iter().enumerate() {
        for (row, cell) in column.cells.iter().enumerate() {
            area::draw(cell, grid.cell(at, row), words, shapes);
        }
    }
    line::draw(grid, columns, shapes);
}

/// The name of a layer, in at most two lines, beside the middle of its row.
fn layer_name(grid: &Grid, row: usize, title: &str, shapes: &mut Vec<Shape>) {
    let lines = words::wrap(title, 7.0, false, grid.left - 10.0, 2);
    let frame = grid.cell(0, row);
    let first = if lines.len() > 1 { -1.6 } else { 2.5 };
    let mut y = frame.y + frame.h / 2.0 + first;
    for text in lines {
        let paint = Paint::Ink;
        shapes.push(Shape::Text {
            x: 0.0,
            y,
            size: 7.0,
            bold: false,
            anchor: Anchor::Start,
            paint,
            text,
        });
        y += 8.0;
    }
}

/// What the picture says.
fn alt(picture: &Picture, words: &Words) -> String {
    let (layers, columns) = (&picture.layers, &picture.columns);
    let (Some(ground), Some(top)) = (layers.first(), layers.last()) else { return String::new() };
    let said = |column: &Column| {
        let below = line::ground(&column.cells);
        let layer = below.checked_sub(1).and_then(|top| layers.get(top));
        let split = column.cells.iter().filter(|cell| cell.holder == Holder::Both).count();
        let args = [
            ("component", (&column.component).into()),
            ("place", if layer.is_some() { "layer" } else { "nowhere" }.into()),
            ("layer", layer.map_or("", |layer| layer.title).into()),
            ("split", split.into()),
        ];
        words.say("picture-alt-column", &args)
    };
    let is_spoken = columns.len() <= SPOKEN;
    let list: Vec<String> = columns.iter().filter(|_| is_spoken).map(said).collect();
    let list = list.join("; ");
    let mut args = vec![
        ("ground", ground.title.into()),
        ("top", top.title.into()),
        ("count", columns.len().into()),
    ];
    if !is_spoken {
        return words.say("picture-alt-many", &args);
    }
    args.push(("list", (&list).into()));
    words.say("picture-alt", &args)
}
