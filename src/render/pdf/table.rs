//! Tables: widths from the content, rows as strips, header rows that come again.
//!
//! A table with more columns than a page can hold becomes several tables, so that no cell is lost or clipped.

use pulldown_cmark::Alignment;

use crate::render::blocks::{Style, Table, Text};
use crate::render::pdf::flow::{Flow, baseline};
use crate::render::pdf::lines::Line;
use crate::render::pdf::strip::{Mark, Strip, What};
use crate::render::pdf::tags::{NodeId, Role};
use crate::render::pdf::text::{self, Para};
use crate::render::pdf::theme::{self, Ink, Type};
use crate::render::widths::{self, Demand};

/// The most columns that stand side by side.
const MOST: usize = 13;
/// From this many columns on the small type is used.
const MANY: usize = 7;

/// The part of a page up to which a table is kept whole.
const SMALL: f32 = 0.3;

/// Lays out a table.
pub(super) fn lay(flow: &mut Flow<'_, '_>, table: &Table<'_>) {
    let columns = table.head.len();
    let mut start = 0;
    while start < columns {
        let end = (start + MOST).min(columns);
        band(flow, table, start, end);
        start = end;
    }
}

/// Lays out the columns from `start` to `end`.
fn band(flow: &mut Flow<'_, '_>, table: &Table<'_>, start: usize, end: usize) {
    let kind = if end - start >= MANY { theme::SMALL_CELL } else { theme::CELL };
    let head_kind = if end - start >= MANY { theme::SMALL_CELL } else { theme::HEAD_CELL };
    let head_style = Style { bold: true, quiet: true, ..Style::default() };
    let columns = end - start;
    let mut demands = vec![Demand::default(); columns];
    let head = shape_row(flow, &table.head, start, end, head_kind, head_style, &mut demands);
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        rows.push(shape_row(flow, row, start, end, kind, Style::default(), &mut demands));
    }
    let gaps = theme::CELL_X * 2.0 * as_f32(columns.saturating_sub(1));
    let widths = widths::share(&demands, flow.width - gaps);
    let grid = Grid { widths, aligns: table.aligns.get(start..end).unwrap_or_default().to_vec() };

    let parent = flow.parent;
    let node = flow.tags.add(Role::Table, parent);
    let head_node = flow.tags.add(Role::Head, Some(node));
    let body_node = flow.tags.add(Role::Rows, Some(node));
    flow.keep_lead();
    flow.gap(theme::GAP + 1.5);
    let first = flow.strips.len();
    let head_row = Row { cells: head, node: head_node, role: Role::HeadCell, kind: head_kind };
    lay_row(flow, &grid, head_row, &[], None);
    let head_height: f32 = flow.strips[first..].iter().map(|strip| strip.height).sum();
    for strip in &mut flow.strips[first..] {
        strip.keep = !rows.is_empty() && head_height < flow.page_height / 3.0;
    }
    let single = flow.strips.len() == first + 1 && head_height < flow.page_height / 3.0;
    let repeats = single.then_some(first);
    let mut starts = Vec::with_capacity(rows.len());
    for (cells, texts) in rows.into_iter().zip(&table.rows) {
        starts.push(flow.strips.len());
        let texts = texts.get(start..end.min(texts.len())).unwrap_or_default();
        let row = Row { cells, node: body_node, role: Role::Cell, kind };
        lay_row(flow, &grid, row, texts, repeats);
    }
    keep_together(flow, first, &starts);
    flow.space = theme::GAP + 5.0;
}

/// Keeps a small table whole; of a larger one the first two rows and the last two, so that no row stands alone.
fn keep_together(flow: &mut Flow<'_, '_>, first: usize, starts: &[usize]) {
    let end = flow.strips.len();
    let height: f32 = flow.strips[first..end].iter().map(|strip| strip.height).sum();
    if height < flow.page_height * SMALL {
        flow.strips[first..end - 1].iter_mut().for_each(|strip| strip.keep = true);
        return;
    }
    let last = starts.len().saturating_sub(2);
    for row in [0, last] {
        let pair = starts.get(row).zip(starts.get(row + 1));
        // A row of several strips is so tall that it may break.
        if let Some((at, _)) = pair.filter(|(at, next)| **next == **at + 1) {
            flow.strips[*at].keep = true;
        }
    }
}

/// Where the columns are.
struct Grid {
    widths: Vec<f32>,
    aligns: Vec<Alignment>,
}

/// A row on its way to the page.
struct Row {
    cells: Vec<Para>,
    node: NodeId,
    role: Role,
    kind: Type,
}

fn shape_row(
    flow: &mut Flow<'_, '_>,
    cells: &[Text<'_>],
    start: usize,
    end: usize,
    kind: Type,
    style: Style,
    demands: &mut [Demand],
) -> Vec<Para> {
    let band = cells.get(start.min(cells.len())..end.min(cells.len())).unwrap_or_default();
    let mut paras = Vec::with_capacity(band.len());
    for (cell, demand) in band.iter().zip(demands) {
        let mut para = text::shape(&mut flow.setter.fonts, cell, kind.size, style);
        let extent = flow.setter.measure(&mut para, kind.size);
        demand.cells.push(extent);
        paras.push(para);
    }
    paras
}

/// Sets a row: one strip, or one strip for each line if the row is taller than a third of a page.
fn lay_row(
    flow: &mut Flow<'_, '_>,
    grid: &Grid,
    row: Row,
    texts: &[Text<'_>],
    head: Option<usize>,
) {
    let Row { cells, node, role, kind } = row;
    let row_node = flow.tags.add(Role::Row, Some(node));
    let is_head = role == Role::HeadCell;
    let (mut lines, mut x) = (Vec::with_capacity(cells.len()), flow.x);
    for ((para, &width), align) in cells.into_iter().zip(&grid.widths).zip(&grid.aligns) {
        let cell = flow.tags.add(role.clone(), Some(row_node));
        lines.push(Cell {
            x,
            width,
            align: *align,
            node: cell,
            lines: flow.setter.break_lines(para, kind.size, width),
        });
        x += width + theme::CELL_X * 2.0;
    }
    let deepest = lines.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
    let height = as_f32(deepest) * kind.leading + theme::CELL_Y * 2.0;
    let anchors = texts.iter().flat_map(|text| &text.anchors).map(|id| (*id).to_owned()).collect();
    let splits = height > flow.page_height / 3.0;
    let step = if splits { 1 } else { deepest };
    let mut anchors = Some(anchors);
    for from in (0..deepest).step_by(step) {
        let (is_first, is_last) = (from == 0, from + step >= deepest);
        let mut strip =
            Strip { head, anchors: anchors.take().unwrap_or_default(), ..Strip::default() };
        let top = if is_first { theme::CELL_Y } else { 0.0 };
        for cell in &lines {
            cell.mark(&mut strip, from, step, top, kind);
        }
        strip.height =
            top + as_f32(step) * kind.leading + if is_last { theme::CELL_Y } else { 0.0 };
        if is_last {
            rule(&mut strip, flow.x, flow.width, is_head);
        }
        flow.push(strip);
    }
}

/// The line below a row.
fn rule(strip: &mut Strip, x: f32, width: f32, is_head: bool) {
    let (height, ink) = if is_head { (0.8, Ink::Strong) } else { (0.5, Ink::Rule) };
    let what = What::Fill { width, height, ink };
    strip.marks.push(Mark { x, y: strip.height - height, node: None, what });
}

/// A cell with its lines.
struct Cell {
    x: f32,
    width: f32,
    align: Alignment,
    node: NodeId,
    lines: Vec<Line>,
}

impl Cell {
    /// Adds the marks of `step` lines to a strip.
    fn mark(&self, strip: &mut Strip, from: usize, step: usize, top: f32, kind: Type) {
        if self.lines.is_empty() && from == 0 {
            let node = Some(self.node);
            strip.marks.push(Mark { x: self.x, y: top, node, what: What::Nothing });
        }
        for (index, line) in self.lines.iter().skip(from).take(step).enumerate() {
            let spare = (self.width - line.width).max(0.0);
            let shift = match self.align {
                Alignment::Right => spare,
                Alignment::Center => spare / 2.0,
                Alignment::Left | Alignment::None if line.rtl => self.width - line.width,
                Alignment::Left | Alignment::None => 0.0,
            };
            let y = top + as_f32(index) * kind.leading + baseline(kind);
            let what = What::Line(*line, kind.size);
            strip.marks.push(Mark { x: self.x + shift, y, node: Some(self.node), what });
        }
    }
}

/// A small count as a length.
fn as_f32(count: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "counts of lines and columns are small")]
    let count = count as f32;
    count
}
