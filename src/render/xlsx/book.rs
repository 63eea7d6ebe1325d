//! A workbook in the making: sheets that print well, and cells that hold text as text.

use super::style::{self, Styles};
use super::{height, tables};
use crate::report::Report;
use crate::theme::Paper;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, TableColumn, TableStyle, Url, Workbook,
    Worksheet, XlsxError, utility,
};
use std::collections::BTreeMap;
use tables::{Columns, Table, Value};

/// How many UTF-16 units of a text a cell takes; Excel's own limit is 32,767.
const MOST: usize = 32_000;
/// What ends a text that was cut.
const CUT: &str = " … (cut here: a cell holds no more)";
/// How many characters of a text the head and the foot of a page take.
const RUNNING: usize = 60;
/// How long an address may be to become a link; Excel's own limit is 2,079.
const ADDRESS: usize = 2_000;

/// A workbook in the making.
pub(super) struct Book {
    workbook: Workbook,
    /// How cells look.
    pub(super) styles: Styles,
    paper: Paper,
    name: String,
    foot: String,
}

impl Book {
    /// An empty workbook for a report.
    pub(super) fn new(report: &Report, paper: Paper) -> Result<Self, XlsxError> {
        let (document, workload) = (&report.document, &report.workload);
        let mut workbook = Workbook::new();
        // The width of columns is counted in digits of this font.
        workbook.set_default_format(&style::default(), 17, 64)?;
        let properties = DocProperties::new()
            .set_title(tidy(&format!("Who is responsible for what: {}", workload.name)))
            .set_subject(format!("AWS shared responsibility as of {}", document.as_of))
            .set_author(tidy(workload.owner.as_deref().unwrap_or_default()))
            .set_keywords("AWS, shared responsibility, audit, compliance")
            .set_comment(format!("Written by dutyline {}", document.tool_version));
        // A day before 1900 is none of Excel's; the library then takes the clock, so the first day that it knows stands in.
        let (year, month, day) = document.as_of.parts();
        let created = ExcelDateTime::from_ymd(year.max(1900), month, day).unwrap_or_default();
        workbook.set_properties(&properties.set_creation_datetime(&created));
        let digest = document.profile_digest.get(..12).unwrap_or_default();
        let foot = format!(
            "&LAs of {}, duty catalogue {}, profile {digest}&RPage &P of &N",
            document.as_of,
            running(document.catalog_version)
        );
        let name = running(&workload.name);
        Ok(Self { workbook, styles: Styles::new(), paper, name, foot })
    }

    /// A new sheet, set up for print.
    pub(super) fn sheet(&mut self, title: &str) -> Result<Page<'_>, XlsxError> {
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(title)?;
        sheet
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
        sheet.set_paper_size(match self.paper {
            Paper::A4 => 9,
            Paper::Letter => 1,
        });
        sheet.set_header(format!("&L{}&R{}", self.name, running(title)));
        sheet.set_footer(&self.foot);
        let (widths, heights) = (Vec::new(), BTreeMap::new());
        Ok(Page { sheet, styles: &self.styles, widths, heights })
    }

    /// A sheet with one table.
    pub(super) fn table(&mut self, table: &Table<'_>) -> Result<(), XlsxError> {
        let mut page = self.sheet(table.title)?;
        page.table(table)
    }

    /// The workbook's bytes.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        self.workbook.save_to_buffer()
    }
}

/// A sheet in the making.
pub(super) struct Page<'b> {
    /// The sheet.
    pub(super) sheet: &'b mut Worksheet,
    /// How cells look.
    pub(super) styles: &'b Styles,
    widths: Vec<u16>,
    /// How many lines the highest cell of a row has, where it is more than one.
    heights: BTreeMap<u32, usize>,
}

impl Page<'_> {
    /// Sets the widths of the columns.
    pub(super) fn widths(&mut self, widths: &[u16]) -> Result<(), XlsxError> {
        for (at, width) in (0..).zip(widths) {
            self.sheet.set_column_width(at, f64::from(*width))?;
        }
        widths.clone_into(&mut self.widths);
        Ok(())
    }

    /// Writes a text as text.
    pub(super) fn text(
        &mut self,
        (row, column): (u32, u16),
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let text = tidy(text);
        self.fit(row, column, &text, format)?;
        if text.is_empty() {
            self.sheet.write_blank(row, column, format)?;
        } else if text.starts_with(['=', '+', '-', '@']) {
            let guarded = format.clone().set_quote_prefix();
            self.sheet.write_string_with_format(row, column, text, &guarded)?;
        } else {
            self.sheet.write_string_with_format(row, column, text, format)?;
        }
        Ok(())
    }

    /// Makes a row high enough for a text.
    fn fit(&mut self, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let Some(width) = self.widths.get(usize::from(column)) else { return Ok(()) };
        let is_bold = *format == self.styles.head || *format == self.styles.label;
        let lines = height::lines(text, *width, is_bold);
        if *format != self.styles.title && lines > self.heights.get(&row).copied().unwrap_or(1) {
            self.heights.insert(row, lines);
            self.sheet.set_row_height(row, height::of(lines))?;
        }
        Ok(())
    }

    /// Writes a value.
    pub(super) fn value(&mut self, place: (u32, u16), value: &Value<'_>) -> Result<(), XlsxError> {
        let (row, column) = place;
        let styles = self.styles;
        match value {
            Value::Empty | Value::Whole | Value::Text(_) | Value::State(_) => {
                return self.text(place, &value.text(true), &styles.body);
            }
            Value::Party(party) => return self.text(place, party.title(), &styles.party(*party)),
            Value::Link(url) => return self.link(place, url),
            Value::Number(number) => {
                let number = u32::try_from(*number).unwrap_or(u32::MAX);
                self.sheet.write_number_with_format(row, column, number, &styles.number)?;
            }
            Value::Day(date) => {
                let (year, month, day) = date.parts();
                match ExcelDateTime::from_ymd(year, month, day) {
                    Ok(day) => self.sheet.write_with_format(row, column, &day, &styles.day)?,
                    Err(_) => return self.text(place, &date.to_string(), &styles.body),
                };
            }
        }
        Ok(())
    }

    /// Writes an address, as a link where it leads to the web.
    fn link(&mut self, place: (u32, u16), url: &str) -> Result<(), XlsxError> {
        let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
        let is_web = lower.starts_with("https://") || lower.starts_with("http://");
        let is_plain = !url.chars().any(|c| c.is_control() || c.is_whitespace());
        if !is_web || !is_plain || url.chars().count() > ADDRESS {
            return self.text(place, url, &self.styles.body);
        }
        let (row, column) = place;
        self.fit(row, column, url, &self.styles.link)?;
        self.sheet.write_url_with_format(row, column, Url::new(url), &self.styles.link)?;
        Ok(())
    }

    /// A table from the first row on: frozen head, filters, head repeated in print.
    pub(super) fn table(&mut self, table: &Table<'_>) -> Result<(), XlsxError> {
        let (heads, shown) = heads(table);
        self.widths(&heads.iter().map(|(_, width)| *width).collect::<Vec<_>>())?;
        for (column, (head, _)) in (0..).zip(&heads) {
            self.text((0, column), head, &self.styles.head)?;
        }
        for (row, values) in (1..).zip(&table.rows) {
            for (column, at) in (0..).zip(&shown) {
                self.value((row, column), values.get(*at).unwrap_or(&Value::Empty))?;
            }
        }
        let last = (count(table.rows.len()), narrow(heads.len()).saturating_sub(1));
        self.frame(table, &heads, last)?;
        self.choices(table, &shown, last.0)
    }

    /// What surrounds the cells of a table.
    fn frame(
        &mut self,
        table: &Table<'_>,
        heads: &[(String, u16)],
        (last, right): (u32, u16),
    ) -> Result<(), XlsxError> {
        self.sheet.set_freeze_panes(1, 1)?;
        self.sheet.set_repeat_rows(0, 0)?;
        self.sheet.set_print_area(0, 0, last.max(1), right)?;
        if table.rows.is_empty() {
            return self.text((1, 0), "None.", &self.styles.body);
        }
        match table.columns {
            // Screen readers tell the head of a named table from its rows. Its heads have to differ, which a user's words may not.
            Columns::Fixed(_) => {
                let column = |(head, _): &(String, u16)| {
                    TableColumn::new().set_header(head).set_header_format(&self.styles.head)
                };
                let columns: Vec<TableColumn> = heads.iter().map(column).collect();
                let named = rust_xlsxwriter::Table::new()
                    .set_name(table.id.replace('-', "_"))
                    .set_style(TableStyle::None)
                    .set_columns(&columns)
                    .set_alt_text_title(table.title)
                    .set_alt_text(table.says);
                self.sheet.add_table(0, 0, last, right, &named)?;
            }
            Columns::Made(_) => {
                self.sheet.autofilter(0, 0, last, right)?;
            }
        }
        Ok(())
    }

    /// Lists of words for the columns that users fill in.
    fn choices(&mut self, table: &Table<'_>, shown: &[usize], last: u32) -> Result<(), XlsxError> {
        let Columns::Fixed(columns) = &table.columns else { return Ok(()) };
        for (column, at) in (0..).zip(shown) {
            let known = &columns[*at];
            if !known.choices.is_empty() {
                self.choice((1, column), (last.max(1), column), known.choices, known.title)?;
            }
        }
        Ok(())
    }

    /// A list of words for a range of cells.
    pub(super) fn choice(
        &mut self,
        (top, left): (u32, u16),
        (bottom, right): (u32, u16),
        words: &[&str],
        title: &str,
    ) -> Result<(), XlsxError> {
        let list = DataValidation::new().allow_list_strings(words)?;
        let title: String = title.chars().take(32).collect();
        let list = list.set_input_title(title)?.set_input_message(words.join(", "))?;
        self.sheet.add_data_validation(top, left, bottom, right, &list)?;
        Ok(())
    }

    /// What surrounds the cells of a form: its first and last head row, its last row, and its last column.
    pub(super) fn form(
        &mut self,
        (first, head): (u32, u32),
        last: u32,
        right: u16,
    ) -> Result<(), XlsxError> {
        self.sheet.set_freeze_panes(head + 1, 1)?;
        self.sheet.set_repeat_rows(first, head)?;
        self.sheet.set_print_area(0, 0, last, right)?;
        if last > head {
            self.sheet.autofilter(head, 0, last, right)?;
        }
        Ok(())
    }

    /// A link to another sheet of the workbook.
    pub(super) fn leaf(&mut self, (row, column): (u32, u16), title: &str) -> Result<(), XlsxError> {
        let target = format!("internal:{}!A1", utility::quote_sheet_name(title));
        let url = Url::new(target).set_text(title);
        self.sheet.write_url_with_format(row, column, url, &self.styles.link)?;
        Ok(())
    }
}

/// The heads and widths of the columns for people, and where they stand among all. A column that is empty in every row is left out, unless
/// the user may fill it in.
fn heads(table: &Table<'_>) -> (Vec<(String, u16)>, Vec<usize>) {
    let is_used =
        |at: usize| table.rows.is_empty() || table.rows.iter().any(|row| row[at] != Value::Empty);
    match &table.columns {
        Columns::Made(columns) => (columns.clone(), (0..columns.len()).collect()),
        Columns::Fixed(columns) => {
            let shown = columns.iter().enumerate().filter(|(at, column)| {
                column.width > 0 && (is_used(*at) || !column.choices.is_empty())
            });
            shown.map(|(at, column)| ((column.title.to_owned(), column.width), at)).unzip()
        }
    }
}

/// A count of rows; the library refuses what is more than a sheet has.
pub(super) fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

fn narrow(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// A text without what a sheet cannot hold: no control characters, and no more than a cell takes.
pub(super) fn tidy(text: &str) -> String {
    let is_odd = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{fffe}' | '\u{ffff}');
    let plain = text.replace("\r\n", "\n").replace('\t', " ");
    let mut tidy: String = plain.chars().map(|c| if is_odd(c) { '\u{fffd}' } else { c }).collect();
    if tidy.encode_utf16().count() > MOST {
        let mut units = 0;
        let room = MOST - CUT.len();
        let is_in = |c: &char| {
            units += c.len_utf16();
            units <= room
        };
        tidy = tidy.chars().take_while(is_in).collect();
        tidy.push_str(CUT);
    }
    tidy
}

/// A text for the head or the foot of a page, where `&` begins a command.
fn running(text: &str) -> String {
    let mut short: String = tidy(text).replace('\n', " ").chars().take(RUNNING).collect();
    if short.chars().count() < text.chars().count() {
        short.push('…');
    }
    short.replace('&', "&&")
}
