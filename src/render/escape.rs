//! Text to Markdown that reads as the same text, in paragraphs and table cells alike.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes a text so that Markdown shows it as it is. Line feeds become spaces.
///
/// # Errors
///
/// Only what the writer gives.
pub fn markdown(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut plain = String::with_capacity(text.len() + 8);
    push(text, &mut plain);
    out.write_all(plain.as_bytes())
}

/// Appends a text, escaped. Runs of plain characters, which are nearly all, are copied whole.
pub(super) fn push(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let (mut done, mut at) = (0, 0);
    while let Some(found) = bytes[at..].iter().position(|b| !PLAIN[usize::from(*b)]) {
        let start = at + found;
        let Some(c) = text[start..].chars().next() else { break };
        let end = start + c.len_utf8();
        out.push_str(&text[done..start]);
        let before = text[..start].chars().next_back().unwrap_or('\n');
        let after = text[end..].chars().next().unwrap_or(' ');
        put(c, before, after, start, text, out);
        (done, at) = (end, end);
    }
    out.push_str(&text[done..]);
}

/// Appends one character that may have to be escaped where it stands.
fn put(c: char, before: char, after: char, start: usize, text: &str, out: &mut String) {
    match c {
        '|' => out.push_str("&#124;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        '\\' | '`' | '*' | '[' | ']' | '~' | '$' | '^' | '{' | '}' | '!' => escaped(c, out),
        '_' if !(before.is_alphanumeric() && after.is_alphanumeric()) => escaped(c, out),
        '#' | '+' | '-' | '=' | ':' if before == '\n' => escaped(c, out),
        '.' | ')' if after.is_whitespace() && is_number(&text[..start]) => escaped(c, out),
        '\n' | '\r' | '\t' => out.push(' '),
        _ if crate::diagnostic::is_hidden(c) => out.push('\u{fffd}'),
        _ => out.push(c),
    }
}

/// The bytes that stand for themselves wherever they stand.
static PLAIN: [bool; 256] = plain();

const fn plain() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "the loop ends at 255")]
        let b = byte as u8;
        table[byte] = b.is_ascii_alphanumeric()
            || matches!(b, b' ' | b',' | b';' | b'(' | b'/' | b'"' | b'\'' | b'?' | b'%' | b'@');
        byte += 1;
    }
    table
}

fn escaped(c: char, out: &mut String) {
    out.push('\\');
    out.push(c);
}

/// Whether all that stands before is a number, which a dot would turn into a list.
fn is_number(before: &str) -> bool {
    (1..=9).contains(&before.len()) && before.bytes().all(|b| b.is_ascii_digit())
}

/// A text of the catalogue: as [`markdown`], but code between backticks stays code.
#[must_use]
pub fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    if !text.contains('`') {
        push(text, &mut out);
        return out;
    }
    let parts: Vec<&str> = text.split('`').collect();
    let is_balanced = parts.len() % 2 == 1;
    if !is_balanced {
        push(text, &mut out);
        return out;
    }
    for (at, part) in parts.into_iter().enumerate() {
        if at % 2 == 0 {
            push(part, &mut out);
        } else {
            out.push('`');
            out.push_str(&code(part));
            out.push('`');
        }
    }
    out
}

/// A text that can stand between single backticks, in a table too.
#[must_use]
pub fn code(text: &str) -> String {
    if text.bytes().all(|b| b.is_ascii_graphic() && b != b'`' && b != b'|' || b == b' ') {
        return text.to_owned();
    }
    text.chars()
        .map(|c| match c {
            '`' => 'ˋ',
            '|' => '¦',
            '\n' | '\r' | '\t' => ' ',
            _ if crate::diagnostic::is_hidden(c) => '\u{fffd}',
            _ => c,
        })
        .collect()
}

/// An address that can stand as a link's target; anything but `https` becomes nothing.
#[must_use]
pub fn url(text: &str) -> String {
    if !text.starts_with("https://") {
        return String::new();
    }
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'*+,;=%".contains(&b);
    if text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for b in text.bytes() {
        if is_plain(b) {
            out.push(char::from(b));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(out, "%{b:02X}");
        }
    }
    out
}

/// What makes a spreadsheet see a formula, in half and full width; and the apostrophe, so that the way back is clear.
const RISKY: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\''];

/// A text as a cell of a CSV file: with an apostrophe in front where a spreadsheet could see a formula, or the text begins with one itself.
/// Whoever takes away one leading apostrophe has the text back.
#[must_use]
pub fn inert(text: &str) -> Cow<'_, str> {
    if text.starts_with(RISKY) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests;
