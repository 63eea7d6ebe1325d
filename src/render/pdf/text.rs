//! Styled text, cleaned and cut into atoms: the smallest things that a line is made of.
//!
//! Control and direction-override characters are dropped here; what no font can show becomes U+FFFD and is reported.

use std::borrow::Cow;

use crate::render::blocks::{Style, Text};
use crate::render::pdf::complex::Complex;
use crate::render::pdf::fonts::{Fonts, OWN, UNKNOWN};

/// Words longer than this (in bytes) may also break after punctuation.
const LONG: usize = 14;
/// No atom is longer than this many characters.
const CHUNK: usize = 28;

/// What may happen after an atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// No break, unless nothing else helps.
    Tied,
    /// A break only if the word is longer than the line.
    Weak,
    /// A break.
    Soft,
    /// A space, after which a break may follow.
    Space,
    /// A forced break.
    Newline,
}

/// A shaped bit of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Atom {
    /// The number of its word.
    pub(super) word: u32,
    /// What may happen after it.
    pub(super) kind: Kind,
    /// How it looks.
    pub(super) style: Style,
}

/// A paragraph, ready to be measured and broken.
pub(super) enum Para {
    /// Simple scripts, from left to right.
    Simple(Vec<Atom>),
    /// Anything else, laid out by parley.
    Complex(Box<Complex>),
}

/// Cleans and shapes a text. `size` matters to complex scripts only.
pub(super) fn shape(fonts: &mut Fonts<'_>, text: &Text<'_>, size: f32, base: Style) -> Para {
    let mut atoms = Vec::new();
    let mut cleaned = Vec::with_capacity(text.spans.len());
    for &(words, style) in &text.spans {
        let style = Style { bold: style.bold || base.bold, quiet: base.quiet, ..style };
        cleaned.push((clean(fonts, words), style));
    }
    if fonts.has_user_fonts() && cleaned.iter().any(|(words, _)| words.chars().any(is_complex)) {
        return Para::Complex(Box::new(Complex::new(cleaned, size)));
    }
    for (words, style) in &cleaned {
        cut(fonts, words, *style, &mut atoms);
    }
    Para::Simple(atoms)
}

/// Cleans, shapes and keeps the spaces of a line of code.
pub(super) fn shape_code(fonts: &mut Fonts<'_>, line: &str) -> Para {
    let line = line.replace('\t', "    ");
    let bare = line.trim_start_matches(' ');
    // Spaces are narrow in a proportional face, so the indent gets twice as many.
    let indent = "\u{a0}".repeat((line.len() - bare.len()).min(60) * 2);
    let spaced = indent + &bare.replace("  ", "\u{a0} ");
    let text = Text { spans: vec![(&spaced, Style::default())], anchors: Vec::new() };
    shape(fonts, &text, crate::render::pdf::theme::CODE.size, Style::default())
}

/// Drops what must not be drawn and replaces what cannot be.
pub(super) fn clean<'t>(fonts: &mut Fonts<'_>, text: &'t str) -> Cow<'t, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let shown = match character {
            '\n' | '\u{200b}' => character,
            '\t' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            '\u{2010}' | '\u{2011}' => '-',
            '\u{2610}' => '\u{25a1}',
            '\u{2713}' | '\u{2714}' => '\u{221a}',
            _ if is_invisible(character) => continue,
            '\u{200c}' | '\u{200d}' if !fonts.has_user_fonts() => continue,
            _ => character,
        };
        let private = matches!(shown, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
        if matches!(shown, '\n' | '\u{200b}' | '\u{200c}' | '\u{200d}') {
            out.push(shown);
        } else if private || fonts.covering(shown).is_none() {
            fonts.miss(character, text);
            out.push(UNKNOWN);
        } else {
            out.push(shown);
        }
    }
    Cow::Owned(out)
}

/// Controls, direction marks and overrides, joiners of no width, variation selectors, byte order marks.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character needs more than shaping from left to right and breaking at spaces.
fn is_complex(character: char) -> bool {
    !matches!(character, '\0'..='\u{58f}' | '\u{10a0}'..='\u{10ff}' | '\u{1d00}'..='\u{200b}'
        | '\u{2010}'..='\u{2bff}' | '\u{2c60}'..='\u{2c7f}' | '\u{2de0}'..='\u{2e7f}'
        | '\u{a640}'..='\u{a69f}' | '\u{a700}'..='\u{a7ff}' | '\u{fb00}'..='\u{fb06}' | UNKNOWN)
}

/// Cuts clean text into atoms.
fn cut(fonts: &mut Fonts<'_>, text: &str, style: Style, atoms: &mut Vec<Atom>) {
    let face = style.face();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = match first {
            '\n' => (Kind::Newline, 1),
            ' ' => (Kind::Space, rest.len() - rest.trim_start_matches(' ').len()),
            '\u{200b}' => (Kind::Soft, 3),
            _ => {
                let end = rest.find([' ', '\n', '\u{200b}']).unwrap_or(rest.len());
                cut_word(fonts, &rest[..end], style, atoms);
                rest = &rest[end..];
                continue;
            }
        };
        let shown = if kind == Kind::Space { " " } else { "" };
        atoms.push(Atom { word: fonts.shape(face, shown), kind, style });
        rest = &rest[length..];
    }
}

/// Cuts a word where it may break, where the face changes, and where it gets too long.
fn cut_word(fonts: &mut Fonts<'_>, word: &str, style: Style, atoms: &mut Vec<Atom>) {
    let long = word.len() > LONG;
    let ascii = word.is_ascii();
    let own = style.face();
    let (mut start, mut count, mut face) = (0, 0, own);
    let mut before = ' ';
    for (at, character) in word.char_indices() {
        let next_face = if ascii {
            own
        } else {
            fonts.covering(character).filter(|face| *face >= OWN).unwrap_or(own)
        };
        let kind = match break_between(before, character, long) {
            Kind::Tied if count >= CHUNK || next_face != face => Some(Kind::Tied),
            Kind::Tied => None,
            kind => Some(kind),
        };
        if let Some(kind) = kind.filter(|_| at > start) {
            atoms.push(Atom { word: fonts.shape(face, &word[start..at]), kind, style });
            (start, count) = (at, 0);
        }
        (before, face, count) = (character, next_face, count + 1);
    }
    if start < word.len() {
        atoms.push(Atom { word: fonts.shape(face, &word[start..]), kind: Kind::Tied, style });
    }
}

/// Whether a word may break between two characters.
fn break_between(before: char, after: char, long: bool) -> Kind {
    match before {
        '-' if after.is_alphabetic() => Kind::Soft,
        '/' if after.is_alphanumeric() => Kind::Soft,
        '–' | '—' => Kind::Soft,
        ':' | '.' | '_' | '=' | '@' | ',' | ';' | '&' | '?' | '-' | '/' | '|' if long => Kind::Weak,
        _ if long && before.is_lowercase() && after.is_uppercase() => Kind::Weak,
        _ => Kind::Tied,
    }
}
