//! The picture of the model: who holds which layer, per component, and the duty line through them.
//!
//! Layers stack from the ground up, as in a section drawing: what AWS holds is hatched like ground and runs on
//! from component to component, what the customer holds stands on it. Below the line AWS answers alone, without exception.

mod area;
mod grid;
mod head;
mod legend;
mod line;
mod tag;
mod voice;
mod words;
mod year;

#[cfg(test)]
mod tests;

use crate::lang::Words;
use crate::render::scene::{Anchor, Paint, Scene, Shape};
use crate::report::{Cell, Column, Holder, Kind, Layer, Picture, Report};
use grid::{Frame, Grid, WIDTH};
use head::Head;
use voice::Voice;

/// The most components that stand side by side in a picture of one band.
const WIDEST: usize = 14;
/// The most components of one band where there are several.
const BAND: usize = 12;

/// The pictures of a report, by the name of their marker; those of one name stand one below the other.
#[must_use]
pub fn scenes(report: &Report) -> Vec<(&'static str, Scene)> {
    let Report { picture, workload, words, .. } = report;
    let mut scenes = Vec::new();
    if !picture.layers.is_empty() && !picture.columns.is_empty() {
        let is_operated = workload.operators.is_some();
        let voice = Voice { words, is_plain: false, is_operated };
        scenes.extend(layers(picture, &voice).into_iter().map(|scene| ("layers", scene)));
        let voice = Voice { is_plain: true, ..voice };
        scenes.push(("kinds", kinds(picture, &voice)));
    }
    scenes.extend(year::scene(report).map(|scene| ("year", scene)));
    scenes
}

/// A column on its way into the picture.
struct Pile {
    /// What stands over it, in strong letters.
    name: String,
    /// What stands below that: the first of these that fits, else the last in part.
    about: Vec<String>,
    /// Its layers.
    cells: Vec<Cell>,
    /// How many components it stands for.
    count: usize,
}

/// A band of all components, or as many bands as they need.
fn layers(picture: &Picture, voice: &Voice<'_>) -> Vec<Scene> {
    let count = picture.columns.len();
    let bands = if count <= WIDEST { 1 } else { count.div_ceil(BAND) };
    let across = count.div_ceil(bands);
    let row = if bands == 1 { 25.0 } else { 21.0 };
    let piles: Vec<Pile> = picture.columns.iter().map(of_column).collect();
    let all: Vec<&Cell> = piles.iter().flat_map(|pile| &pile.cells).collect();
    let band = |(at, piles): (usize, &[Pile])| {
        let grid = Grid::new(across, picture.layers.len(), row);
        let mut shapes = Vec::new();
        let top = if at == 0 { legend::draw(&all, voice, &mut shapes) } else { 0.0 };
        scene(grid, top, (&picture.layers, piles), voice, shapes)
    };
    piles.chunks(across).enumerate().map(band).collect()
}

/// One band for readers who are not engineers: the components, or their kinds where there are too many.
fn kinds(picture: &Picture, voice: &Voice<'_>) -> Scene {
    let piles: Vec<Pile> = if picture.kinds.is_empty() {
        picture.columns.iter().map(of_column).collect()
    } else {
        picture.kinds.iter().map(|kind| of_kind(kind, voice.words)).collect()
    };
    let grid = Grid::new(piles.len(), picture.layers.len(), 25.0);
    let mut shapes = Vec::new();
    let all: Vec<&Cell> = piles.iter().flat_map(|pile| &pile.cells).collect();
    let top = legend::draw(&all, voice, &mut shapes);
    scene(grid, top, (&picture.layers, &piles), voice, shapes)
}

fn of_column(column: &Column) -> Pile {
    let service = column.service_name;
    let about = vec![service.to_owned(), head::short(service).to_owned()];
    let cells = column.cells.iter().map(Cell::provided).collect();
    Pile { name: column.component.clone(), about, cells, count: 1 }
}

fn of_kind(kind: &Kind, words: &Words) -> Pile {
    let services: Vec<&str> = kind.services.iter().map(|name| head::short(name)).collect();
    let count = kind.components.len();
    let (name, about) = match kind.components.as_slice() {
        [only] => (only.clone(), vec![services.concat()]),
        several => {
            let parts = words.say("picture-parts", &[("count", count.into())]);
            (parts, vec![several.join(", "), services.join(", ")])
        }
    };
    Pile { name, about, cells: kind.cells.clone(), count }
}

/// One band below `top`, and what has been drawn above it.
fn scene(
    mut grid: Grid,
    top: f32,
    (layers, piles): (&[Layer], &[Pile]),
    voice: &Voice<'_>,
    mut shapes: Vec<Shape>,
) -> Scene {
    let heads = Head::of(piles, &grid);
    grid.top = top + heads.iter().map(Head::height).fold(0.0, f32::max) + 5.0;
    for (at, head) in heads.into_iter().enumerate() {
        head.draw(grid.cell(at, 0), grid.top - 5.0, &mut shapes);
    }
    for (row, layer) in layers.iter().enumerate() {
        ground(&grid, row, piles, &mut shapes);
        layer_name(&grid, row, layer.title, &mut shapes);
    }
    for (at, pile) in piles.iter().enumerate() {
        for (row, cell) in pile.cells.iter().enumerate() {
            area::draw(cell, grid.cell(at, row), voice, &mut shapes);
        }
    }
    let cells: Vec<&[Cell]> = piles.iter().map(|pile| pile.cells.as_slice()).collect();
    let path = line::draw(&grid, &cells, &mut shapes);
    tag::draw(&path, grid.bottom(), voice, &mut shapes);
    let title = voice.words.text("picture-title").to_owned();
    let (width, height, alt) = (WIDTH, grid.bottom() + 3.0, alt(layers, piles, voice));
    Scene { width, height, title, alt, shapes }
}

/// What AWS holds alone in a layer, across the columns that stand beside each other.
fn ground(grid: &Grid, row: usize, piles: &[Pile], shapes: &mut Vec<Shape>) {
    let is_aws =
        |at: usize| piles[at].cells.get(row).is_some_and(|cell| cell.holder == Holder::Aws);
    let mut at = 0;
    while at < piles.len() {
        let end = (at..piles.len()).find(|at| !is_aws(*at)).unwrap_or(piles.len());
        if end > at {
            let (first, last) = (grid.cell(at, row), grid.cell(end - 1, row));
            area::ground(Frame { w: last.x + last.w - first.x, ..first }, shapes);
        }
        at = end.max(at + 1);
    }
}

/// The name of a layer, in at most two lines, beside the middle of its row.
fn layer_name(grid: &Grid, row: usize, title: &str, shapes: &mut Vec<Shape>) {
    const SIZE: f32 = 7.2;
    let lines = words::wrap(title, SIZE, false, grid.left - 10.0, 2);
    let frame = grid.cell(0, row);
    let first = if lines.len() > 1 { -1.6 } else { 2.6 };
    let mut y = frame.middle() + first;
    for text in lines {
        let (x, size, anchor, paint) = (0.0, SIZE, Anchor::Start, Paint::Ink);
        shapes.push(Shape::Text { x, y, size, bold: false, anchor, paint, text });
        y += 8.2;
    }
}

/// What the band says.
fn alt(layers: &[Layer], piles: &[Pile], voice: &Voice<'_>) -> String {
    let (Some(ground), Some(top)) = (layers.first(), layers.last()) else { return String::new() };
    let words = voice.words;
    let said = |pile: &Pile| {
        let below = line::ground(&pile.cells);
        let layer = below.checked_sub(1).and_then(|top| layers.get(top));
        let split = pile.cells.iter().filter(|cell| cell.holder == Holder::Both).count();
        let args = [
            ("component", (&pile.name).into()),
            ("place", if layer.is_some() { "layer" } else { "nowhere" }.into()),
            ("layer", layer.map_or("", |layer| layer.title).into()),
            ("split", split.into()),
        ];
        words.say("picture-alt-column", &args)
    };
    let list: Vec<String> = piles.iter().map(said).collect();
    let list = list.join("; ");
    let args = [
        ("provider", voice.provider().into()),
        ("ground", ground.title.into()),
        ("top", top.title.into()),
        ("count", piles.iter().map(|pile| pile.count).sum::<usize>().into()),
        ("list", (&list).into()),
    ];
    words.say("picture-alt", &args)
}
