//! The theme as it is written, in a profile or in a file of its own.

use super::Paper;
use crate::yaml::Spot;
use schemars::JsonSchema;
use serde::Deserialize;

/// The house style of the documents: logo, colours, fonts, paper, and what stands on every page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "dutyline theme")]
pub struct RawTheme {
    /// The logo on the first page.
    pub logo: Option<RawLogo>,
    /// Colours.
    pub colours: RawColours,
    /// Font files (TrueType or OpenType), beside the file that names them.
    pub fonts: Option<RawFonts>,
    /// Size of the PDF's pages; `--paper` on the command line wins.
    pub paper: Option<Spot<Paper>>,
    /// A text on the first page, such as for whom the document was made.
    pub cover: Option<Spot<String>>,
    /// A classification marking, such as `Confidential`: in header and footer of every page.
    pub marking: Option<Spot<String>>,
    /// A word behind the text of every page, such as `draft`.
    pub watermark: Option<Spot<String>>,
}

/// The logo.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLogo {
    /// A PNG file, beside the file that names it.
    pub file: Spot<String>,
    /// What it says, for who cannot see it.
    pub alt: Spot<String>,
}

/// Colours, as `#rrggbb`. Each has a contrast of at least 4.5 : 1 on the page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawColours {
    /// Links, bars and marks.
    pub accent: Option<Spot<String>>,
    /// Headings and strong text.
    pub ink: Option<Spot<String>>,
    /// The same on a dark screen. Default: made lighter until they can be read there.
    pub dark: RawDark,
}

/// Colours on a dark screen.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawDark {
    /// Links, bars and marks.
    pub accent: Option<Spot<String>>,
    /// Headings and strong text.
    pub ink: Option<Spot<String>>,
}

/// Font files. What a face lacks, dutyline's own has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawFonts {
    /// Upright.
    pub regular: Spot<String>,
    /// Default: the regular one.
    pub bold: Option<Spot<String>>,
    /// Default: the regular one.
    pub italic: Option<Spot<String>>,
    /// Default: the bold one.
    pub bold_italic: Option<Spot<String>>,
}
