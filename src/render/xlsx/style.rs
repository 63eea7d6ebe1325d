//! How cells look. Colours only repeat what words say.

use crate::party::Party;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const FONT: &str = "Arial";
const EDGE: Color = Color::RGB(0x00BF_C5CC);

/// The formats of a workbook.
#[derive(Debug)]
pub(super) struct Styles {
    /// Running text.
    pub(super) body: Format,
    /// A count.
    pub(super) number: Format,
    /// A day.
    pub(super) day: Format,
    /// A link.
    pub(super) link: Format,
    /// The head of a column.
    pub(super) head: Format,
    /// A mark in the middle of its cell.
    pub(super) mark: Format,
    /// A cell that waits for the user.
    pub(super) input: Format,
    /// The title of a sheet.
    pub(super) title: Format,
    /// The title of a part of a sheet.
    pub(super) part: Format,
    /// A label beside a value.
    pub(super) label: Format,
    /// A remark above a table.
    pub(super) note: Format,
}

/// The format of cells that have none; its digits measure the columns.
pub(super) fn default() -> Format {
    Format::new().set_font_name(FONT).set_font_size(10)
}

impl Styles {
    /// The formats.
    pub(super) fn new() -> Self {
        let font = || Format::new().set_font_name(FONT).set_font_size(9);
        let cell = || {
            let border = FormatBorder::Thin;
            let cell = font().set_text_wrap().set_align(FormatAlign::Top);
            cell.set_border(border).set_border_color(EDGE)
        };
        let middle = |format: Format| format.set_align(FormatAlign::Center);
        let ink = Color::RGB(0x001F_2A37);
        Self {
            body: cell(),
            number: cell().set_num_format("0"),
            day: cell().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            link: cell()
                .set_font_color(Color::RGB(0x0005_63C1))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            head: cell().set_bold().set_font_color(Color::White).set_background_color(ink),
            mark: middle(cell()),
            input: cell().set_background_color(Color::RGB(0x00FF_F8DC)),
            title: font().set_font_size(16).set_bold(),
            part: font().set_font_size(11).set_bold(),
            label: cell().set_bold(),
            note: font().set_text_wrap().set_align(FormatAlign::Top),
        }
    }

    /// The format of a party's name.
    pub(super) fn party(&self, party: Party) -> Format {
        let paint = match party {
            Party::Aws => 0x00FD_EBD0,
            Party::Customer => 0x00D6_EAF8,
            Party::Shared => 0x00E8_DAEF,
            Party::ThirdParty => 0x00D5_F5E3,
        };
        self.body.clone().set_background_color(Color::RGB(paint))
    }
}
