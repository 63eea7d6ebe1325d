//! Tables: a head that comes again on each page, rows that stay whole, columns as wide as their words ask.
//!
//! A table with more columns than a page can hold becomes several, each with the first column.

use super::body::Writer;
use super::runs::Look;
use super::{metrics, parts};
use crate::render::blocks::{Table, Text};
use crate::render::widths::{self, Demand, Extent};
use pulldown_cmark::Alignment;

/// The most columns that stand side by side.
const MOST: usize = 13;
/// From this many columns on the small type is used.
const MANY: usize = 7;
/// Padding of cells at the sides.
const CELL_X: f32 = 4.6;
/// How much of a line, in type sizes, one word may claim.
const WORD: f32 = 11.0;
/// A row that takes more of a page than this may break.
const SHARE: f32 = 0.6;

/// Writes a table.
pub(super) fn write(writer: &mut Writer<'_>, table: &Table<'_>) {
    let columns: Vec<usize> = (0..table.head.len()).collect();
    if columns.len() <= MOST {
        return band(writer, table, &columns);
    }
    let (first, others) = columns.split_at(1);
    for (at, part) in others.chunks(MOST - 1).enumerate() {
        if at > 0 {
            writer.empty("Gap");
        }
        band(writer, table, &[first, part].concat());
    }
}

/// Size and line height of the text of a table.
struct Type {
    style: &'static str,
    size: f32,
    leading: f32,
}

/// Writes some columns of a table.
fn band(writer: &mut Writer<'_>, table: &Table<'_>, columns: &[usize]) {
    let kind = if columns.len() >= MANY {
        Type { style: "TableTextSmall", size: 7.0, leading: 9.5 }
    } else {
        Type { style: "TableText", size: 8.0, leading: 11.0 }
    };
    let head = if columns.len() >= MANY { "TableHeadSmall" } else { "TableHead" };
    let (room, page) = parts::room(writer.options.paper);
    let demand = |at: &usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(*at));
        let cells = cells.map(|cell| extent(cell, kind.size, false));
        let head = table.head.get(*at).map(|cell| extent(cell, kind.size, true));
        Demand { cells: head.into_iter().chain(cells).collect() }
    };
    let demands: Vec<Demand> = columns.iter().map(demand).collect();
    let padding = 2.0 * CELL_X;
    let gaps: f32 = columns.iter().map(|_| padding).sum();
    let texts = widths::share(&demands, room - gaps);
    let widths: Vec<String> =
        texts.iter().map(|width| format!("{:.0}", (width + padding) * 20.0)).collect();
    open(writer, &widths);
    row(writer, table, &table.head, columns, (widths.as_slice(), head, true, true));
    for (at, cells) in table.rows.iter().enumerate() {
        let lines = demands.iter().zip(&texts).filter_map(|(demand, width)| {
            let cell = demand.cells.get(at + 1)?;
            Some(cell.lines.max(cell.total / width * 1.15 + 1.0))
        });
        let height = lines.fold(1.0, f32::max) * kind.leading;
        row(
            writer,
            table,
            cells,
            columns,
            (widths.as_slice(), kind.style, false, height < page * SHARE),
        );
    }
    writer.xml.close("w:tbl");
}

/// Opens a table, with its columns.
fn open(writer: &mut Writer<'_>, widths: &[String]) {
    let heading = writer.heading.checked_sub(1).and_then(|at| writer.headings.all.get(at));
    let name = heading.map(|(_, words)| words.clone()).unwrap_or_default();
    let total: f32 = widths.iter().filter_map(|width| width.parse::<f32>().ok()).sum();
    let xml = &mut writer.xml;
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.leaf("w:tblStyle", &[("w:val", "DutyTable")]);
    xml.leaf("w:tblW", &[("w:w", &format!("{total:.0}")), ("w:type", "dxa")]);
    xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
    xml.raw(
        "<w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
         w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>",
    );
    if !name.is_empty() {
        xml.leaf("w:tblCaption", &[("w:val", &name)]);
    }
    xml.close("w:tblPr");
    xml.open("w:tblGrid", &[]);
    for width in widths {
        xml.leaf("w:gridCol", &[("w:w", width)]);
    }
    xml.close("w:tblGrid");
}

/// Writes a row: widths, style, whether it is the head, whether it stays whole.
fn row(
    writer: &mut Writer<'_>,
    table: &Table<'_>,
    cells: &[Text<'_>],
    columns: &[usize],
    (widths, style, is_head, is_whole): (&[String], &str, bool, bool),
) {
    writer.xml.open("w:tr", &[]);
    if is_head || is_whole {
        writer.xml.open("w:trPr", &[]);
        if is_whole {
            writer.xml.leaf("w:cantSplit", &[]);
        }
        if is_head {
            writer.xml.leaf("w:tblHeader", &[]);
        }
        writer.xml.close("w:trPr");
    }
    let nothing = Text::default();
    for (column, width) in columns.iter().zip(widths) {
        let xml = &mut writer.xml;
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.leaf("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
        xml.close("w:tcPr");
        let side = match table.aligns.get(*column) {
            Some(Alignment::Right) => Some("right"),
            Some(Alignment::Center) => Some("center"),
            Some(Alignment::Left | Alignment::None) | None => None,
        };
        let look = Look { style, side, keeps: is_head, ..Look::default() };
        writer.paragraph(look, cells.get(*column).unwrap_or(&nothing));
        writer.xml.close("w:tc");
    }
    writer.xml.close("w:tr");
}

/// The narrowest and the widest that a cell can sensibly be.
fn extent(text: &Text<'_>, size: f32, is_head: bool) -> Extent {
    let mut extent = Extent { lines: 1.0, ..Extent::default() };
    let (mut word, mut line) = (0.0_f32, 0.0_f32);
    for (words, style) in &text.spans {
        let mut characters = words.chars().peekable();
        while let Some(character) = characters.next() {
            if character == '\n' {
                (word, line) = (0.0, 0.0);
                extent.lines += 1.0;
                continue;
            }
            let thousandths = metrics::width(character, style.bold || is_head);
            let thousandths = if style.code { 600 } else { thousandths };
            let width = f32::from(thousandths) * size / 1000.0 * 1.03;
            (word, line) = (if character == ' ' { 0.0 } else { word + width }, line + width);
            extent.total += width;
            extent.max = extent.max.max(line);
            extent.min = extent.min.max(word.min(size * WORD));
            // Where a number goes on, the column is to be wide enough not to break it.
            let goes_on = characters.peek().is_some_and(char::is_ascii_digit);
            if matches!(character, '-' | '–' | '—') && !goes_on {
                word = 0.0;
            }
        }
    }
    extent
}
