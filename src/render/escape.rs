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
    out.write_all(plain(text).as_bytes())
}

/// A text, escaped; most need nothing.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    match escaped(text, &mut out) {
        0 if out.is_empty() => text.into(),
        done => {
            out.push_str(&text[done..]);
            out.into()
        }
    }
}

/// Appends a text, escaped.
pub(super) fn push(text: &str, out: &mut String) {
    let done = escaped(text, out);
    out.push_str(&text[done..]);
}

/// What Markdown wants in place of a character.
enum Instead {
    /// A backslash before it.
    Escaped,
    /// Something else.
    Text(&'static str),
}

/// Appends a text up to where the rest of it needs nothing; tells where that is. Runs of plain characters are copied whole.
fn escaped(text: &str, out: &mut String) -> usize {
    let bytes = text.as_bytes();
    let (mut done, mut at) = (0, 0);
    while let Some(found) = bytes[at..].iter().position(|b| !PLAIN[usize::from(*b)]) {
        let start = at + found;
        let Some(c) = text[start..].chars().next() else { break };
        at = start + c.len_utf8();
        let before = text[..start].chars().next_back().unwrap_or('\n');
        let after = text[at..].chars().next().unwrap_or(' ');
        let Some(instead) = instead(c, before, after, &text[..start]) else { continue };
        out.push_str(&text[done..start]);
        done = match instead {
            Instead::Escaped => {
                out.push('\\');
                start
            }
            Instead::Text(other) => {
                out.push_str(other);
                at
            }
        };
    }
    done
}

/// What stands for a character where it stands; nothing where it stands for itself.
fn instead(c: char, before: char, after: char, all_before: &str) -> Option<Instead> {
    let text = |text| Some(Instead::Text(text));
    let escaped = |is_escaped: bool| is_escaped.then_some(Instead::Escaped);
    match c {
        '|' => text("&#124;"),
        '<' => text("&lt;"),
        '>' => text("&gt;"),
        '&' => text("&amp;"),
        '\\' | '`' | '*' | '[' | ']' | '~' | '$' | '^' | '{' | '}' | '!' => escaped(true),
        '_' => escaped(!(before.is_alphanumeric() && after.is_alphanumeric())),
        '#' | '+' | '-' | '=' | ':' => escaped(before == '\n'),
        '.' | ')' => escaped(after.is_whitespace() && is_number(all_before)),
        '\n' | '\r' | '\t' => text(" "),
        _ if crate::diagnostic::is_hidden(c) => text("\u{fffd}"),
        _ => None,
    }
}

/// The bytes that stand for themselves wherever they stand.
static PLAIN: [bool; 256] = plain_bytes();

const fn plain_bytes() -> [bool; 256] {
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

/// Whether all that stands before is a number, which a dot would turn into a list.
fn is_number(before: &str) -> bool {
    (1..=9).contains(&before.len()) && before.bytes().all(|b| b.is_ascii_digit())
}

/// A text of the catalogue: as [`markdown`], but code between backticks stays code.
#[must_use]
pub fn prose(text: &str) -> Cow<'_, str> {
    let parts: Vec<&str> = text.split('`').collect();
    let is_balanced = parts.len() % 2 == 1;
    if parts.len() == 1 || !is_balanced {
        return plain(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (at, part) in parts.into_iter().enumerate() {
        if at % 2 == 0 {
            push(part, &mut out);
        } else {
            out.push('`');
            out.push_str(&code(part));
            out.push('`');
        }
    }
    out.into()
}

/// A text that can stand between single backticks, in a table too.
#[must_use]
pub fn code(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii_graphic() && b != b'`' && b != b'|' || b == b' ') {
        return text.into();
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
