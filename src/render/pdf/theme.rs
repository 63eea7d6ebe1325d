//! Sizes, spaces and colours: everything a designer would want to turn, in one place.
//!
//! All lengths are in points. Text colours keep a contrast of at least 4.5 : 1 on what they stand on.

use crate::render::look::Look;
use crate::render::scene::Paint;

/// Left and right page margin.
pub(super) const SIDE: f32 = 46.0;
/// Top margin, with the running header inside it.
pub(super) const TOP: f32 = 60.0;
/// Bottom margin, with the running footer inside it.
pub(super) const BOTTOM: f32 = 54.0;
/// Baseline of the running header.
pub(super) const HEADER_BASELINE: f32 = 38.0;
/// Baseline of the running footer, from the bottom edge.
pub(super) const FOOTER_BASELINE: f32 = 32.0;
/// Size of the running header and footer.
pub(super) const RUNNING: f32 = 7.4;

/// Baseline of the marking at the head of a page, and at its foot from the bottom edge.
pub(super) const MARKING: f32 = 22.0;
/// Size of the marking.
pub(super) const MARKING_SIZE: f32 = 8.4;
/// Largest width and height of the logo.
pub(super) const LOGO: (f32, f32) = (170.0, 40.0);

/// Size and line height of a kind of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    /// Type size.
    pub(super) size: f32,
    /// Distance from baseline to baseline.
    pub(super) leading: f32,
}

/// Running text.
pub(super) const BODY: Type = Type { size: 9.4, leading: 14.0 };
/// Text in tables.
pub(super) const CELL: Type = Type { size: 7.6, leading: 10.2 };
/// Text in tables with many columns.
pub(super) const SMALL_CELL: Type = Type { size: 6.8, leading: 9.2 };
/// Table header cells.
pub(super) const HEAD_CELL: Type = Type { size: 7.2, leading: 10.0 };
/// Code blocks.
pub(super) const CODE: Type = Type { size: 8.2, leading: 11.8 };
/// The small line above the title.
pub(super) const KICKER: Type = Type { size: 8.2, leading: 12.0 };

/// Space between paragraphs.
pub(super) const GAP: f32 = 6.5;
/// Space between the items of a tight list.
pub(super) const ITEM_GAP: f32 = 2.4;
/// How far list items are set in.
pub(super) const INDENT: f32 = 15.0;
/// Padding of callouts and code blocks at the sides.
pub(super) const PAD: f32 = 11.0;
/// Padding of table cells at the sides.
pub(super) const CELL_X: f32 = 4.6;
/// Padding of table cells above and below.
pub(super) const CELL_Y: f32 = 3.4;

/// Size, line height, space above and below of a heading.
pub(super) fn heading(level: u8) -> (Type, f32, f32) {
    match level {
        1 => (Type { size: 23.0, leading: 29.0 }, 22.0, 8.0),
        2 => (Type { size: 15.0, leading: 20.0 }, 23.0, 6.5),
        3 => (Type { size: 11.2, leading: 15.4 }, 16.0, 4.5),
        _ => (Type { size: 9.4, leading: 13.6 }, 11.0, 3.0),
    }
}

/// A colour of the page furniture or of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Text.
    Text,
    /// Headings and the ink of strong lines.
    Strong,
    /// Quiet text.
    Muted,
    /// Links.
    Link,
    /// Fine rules.
    Rule,
    /// The tint behind code and callouts.
    Tint,
    /// The line under links.
    Underline,
    /// The accent: bars of callouts, the kicker.
    Accent,
    /// The word behind the text of every page.
    Watermark,
    /// A colour of a scene.
    Scene(Paint),
}

/// Red, green, blue. The inks of text are multiples of a fifth: each run of text names its colour, and these print shortest.
pub(super) fn rgb(ink: Ink) -> [u8; 3] {
    match ink {
        Ink::Text => [0x33, 0x33, 0x33],
        Ink::Strong => [0x00, 0x00, 0x33],
        Ink::Muted => [0x66, 0x66, 0x66],
        Ink::Link => [0x00, 0x33, 0x99],
        Ink::Rule => [0xdd, 0xe2, 0xea],
        Ink::Tint => [0xf3, 0xf5, 0xf8],
        Ink::Underline => [0xb4, 0xc6, 0xea],
        Ink::Accent => [0x2f, 0x5f, 0xc4],
        Ink::Watermark => [0xee, 0xf0, 0xf3],
        Ink::Scene(paint) => scene_rgb(paint),
    }
}

/// A colour as a house style has it.
pub(super) fn house(ink: Ink, look: &Look) -> [u8; 3] {
    let accent = look.accent.map(|tone| tone.light.0);
    let own = match ink {
        Ink::Link | Ink::Accent => accent,
        Ink::Underline => accent.map(|accent| accent.map(|part| part / 3 + 170)),
        Ink::Strong => look.ink.map(|tone| tone.light.0),
        Ink::Text | Ink::Muted | Ink::Rule | Ink::Tint | Ink::Watermark | Ink::Scene(_) => None,
    };
    own.unwrap_or_else(|| rgb(ink))
}

/// The colours of pictures on paper.
pub(in crate::render) fn scene_rgb(paint: Paint) -> [u8; 3] {
    match paint {
        Paint::Paper => [0xff, 0xff, 0xff],
        Paint::Ink => rgb(Ink::Strong),
        Paint::Muted => rgb(Ink::Muted),
        Paint::Rule => [0xc9, 0xd1, 0xdc],
        Paint::Aws => [0xff, 0xf3, 0xe1],
        Paint::AwsInk => [0x7a, 0x42, 0x06],
        Paint::AwsHatch => [0xd4, 0x9c, 0x55],
        Paint::Customer => [0xd3, 0xe3, 0xfc],
        Paint::CustomerInk => [0x1b, 0x46, 0x9b],
        Paint::Shared => [0xd8, 0xf0, 0xe2],
        Paint::SharedInk => [0x1c, 0x63, 0x40],
        Paint::SharedHatch => [0x5f, 0xa8, 0x82],
        Paint::ThirdParty => [0xf0, 0xea, 0xfa],
        Paint::ThirdPartyInk => [0x5b, 0x3a, 0x96],
        Paint::Line => [0xc8, 0x2b, 0x50],
    }
}
