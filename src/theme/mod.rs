//! House style: what an organisation wants of the look of its documents, checked as far as that goes without the files it names.

mod colour;
mod paper;
mod raw;

pub use colour::{Colour, DARK, LEAST, LIGHT};
pub use paper::Paper;
pub use raw::RawTheme;

use crate::diagnostic::{Code, Faults, Span, quote};
use crate::text::{self, Length};
use crate::yaml::{self, Spot};
use raw::{RawColours, RawFonts, RawLogo};
use std::path::Path;

/// House style.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// The logo's file and what it says.
    pub logo: Option<(Named, String)>,
    /// Links, bars and marks.
    pub accent: Option<Tone>,
    /// Headings and strong text.
    pub ink: Option<Tone>,
    /// Regular, bold, italic, bold italic.
    pub fonts: Option<[Named; 4]>,
    /// Size of the PDF's pages.
    pub paper: Option<Paper>,
    /// A text on the first page.
    pub cover: Option<String>,
    /// In header and footer of every page.
    pub marking: Option<String>,
    /// Behind the text of every page.
    pub watermark: Option<String>,
}

/// A file that the theme names.
#[derive(Clone, Debug)]
pub struct Named {
    /// The file that names it.
    pub from: String,
    /// Its path, from there.
    pub path: Spot<String>,
}

/// A colour on a light page and on a dark one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    /// On a light page.
    pub light: Colour,
    /// On a dark page.
    pub dark: Colour,
}

/// Reads a theme from a file of its own.
#[must_use]
pub fn parse(file: &str, bytes: &[u8], faults: &mut Faults) -> Option<Theme> {
    let text = yaml::decode(bytes, faults)?;
    let raw: RawTheme = yaml::read(&text, faults)?;
    Some(check(file, raw, faults))
}

/// Checks a raw theme that stands in a file.
pub fn check(file: &str, raw: RawTheme, faults: &mut Faults) -> Theme {
    let RawColours { accent, ink, dark } = raw.colours;
    Theme {
        logo: raw.logo.map(|logo| self::logo(file, logo, faults)),
        accent: tone(accent.as_ref(), dark.accent.as_ref(), faults),
        ink: tone(ink.as_ref(), dark.ink.as_ref(), faults),
        fonts: raw.fonts.map(|fonts| self::fonts(file, fonts, faults)),
        paper: raw.paper.map(|paper| paper.value),
        cover: raw.cover.map(|text| text::check(&text, Length::Paragraph, faults)),
        marking: raw.marking.map(|text| line(&text, 60, faults)),
        watermark: raw.watermark.map(|text| line(&text, 24, faults)),
    }
}

impl Theme {
    /// This theme, with what it leaves open taken from another one.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        Self {
            logo: self.logo.or(other.logo),
            accent: self.accent.or(other.accent),
            ink: self.ink.or(other.ink),
            fonts: self.fonts.or(other.fonts),
            paper: self.paper.or(other.paper),
            cover: self.cover.or(other.cover),
            marking: self.marking.or(other.marking),
            watermark: self.watermark.or(other.watermark),
        }
    }
}

fn logo(file: &str, raw: RawLogo, faults: &mut Faults) -> (Named, String) {
    let alt = text::check(&raw.alt, Length::Name, faults);
    let path = named(file, raw.file, faults);
    let ending = Path::new(&path.path.value).extension();
    let is_png = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
    if path.path.span.is_some() && !is_png && !path.path.value.contains("://") {
        faults
            .error(Code::ThemeFile, path.path.span, "a logo is a PNG file")
            .hint("export it as PNG, some 600 pixels wide, transparent where it is empty");
    }
    (path, alt)
}

fn fonts(file: &str, raw: RawFonts, faults: &mut Faults) -> [Named; 4] {
    let regular = named(file, raw.regular, faults);
    let mut or = |face: Option<Spot<String>>, other: &Named| {
        face.map_or_else(|| other.clone(), |face| named(file, face, faults))
    };
    let bold = or(raw.bold, &regular);
    let italic = or(raw.italic, &regular);
    let bold_italic = or(raw.bold_italic, &bold);
    [regular, bold, italic, bold_italic]
}

fn named(file: &str, path: Spot<String>, faults: &mut Faults) -> Named {
    if path.value.contains("://") {
        faults
            .error(Code::ThemeFile, path.span, "this is an address: dutyline reads files only")
            .hint("save it beside this file, and name it");
    }
    Named { from: file.to_owned(), path }
}

/// A short text in one line.
fn line(text: &Spot<String>, most: usize, faults: &mut Faults) -> String {
    let checked = text::check(text, Length::Name, faults);
    if text.span.is_some() && checked.chars().count() > most {
        let message = format!("{} is too long to stand on every page", quote(&checked));
        faults.error(Code::BadText, text.span, message).hint(format!("at most {most} characters"));
    }
    checked
}

/// A colour for both pages; the dark one is given, or made of the light one.
fn tone(
    light: Option<&Spot<String>>,
    dark: Option<&Spot<String>>,
    faults: &mut Faults,
) -> Option<Tone> {
    let dark = dark.and_then(|dark| colour(dark, DARK, "a dark page", faults));
    let light = colour(light?, LIGHT, "a light page", faults)?;
    Some(Tone { light, dark: dark.unwrap_or_else(|| light.lightened(DARK)) })
}

fn colour(text: &Spot<String>, page: Colour, name: &str, faults: &mut Faults) -> Option<Colour> {
    let Some(colour) = Colour::parse(&text.value) else {
        if text.span != Span::NONE {
            let message = format!("{} is no colour", quote(&text.value));
            faults
                .error(Code::BadColour, text.span, message)
                .hint("write it as \"#1a4f8b\": red, green and blue in hexadecimal");
        }
        return None;
    };
    let ratio = colour.contrast(page);
    if ratio < LEAST {
        let better = if page == LIGHT { colour.darkened(page) } else { colour.lightened(page) };
        let message = format!(
            "{} has a contrast of {ratio:.1} : 1 on the shaded parts of {name}; 4.5 : 1 is the least that can be read well",
            quote(&text.value)
        );
        faults
            .error(Code::LowContrast, text.span, message)
            .hint(format!("the nearest that has it: \"{better}\""));
        return None;
    }
    Some(colour)
}

#[cfg(test)]
mod tests;
