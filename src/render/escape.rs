//! Text to Markdown that reads as the same text, in paragraphs and table cells alike.

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

/// Appends a text, escaped.
pub(super) fn push(text: &str, out: &mut String) {
    let mut before = '\n';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_start = before == '\n';
        let after = chars.peek().copied().unwrap_or(' ');
        match c {
            '|' => out.push_str("&#124;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '[' | ']' | '~' | '$' | '^' | '{' | '}' | '!' => escaped(c, out),
            '_' if !(before.is_alphanumeric() && after.is_alphanumeric()) => escaped(c, out),
            '#' | '+' | '-' | '=' | ':' if is_start => escaped(c, out),
            '.' | ')' if after.is_whitespace() && starts_list(out) => escaped(c, out),
            '\n' | '\r' | '\t' => out.push(' '),
            _ if crate::diagnostic::is_hidden(c) => out.push('\u{fffd}'),
            _ => out.push(c),
        }
        before = c;
    }
}

fn escaped(c: char, out: &mut String) {
    out.push('\\');
    out.push(c);
}

/// Whether all that stands so far is a number, which a dot would turn into a list.
fn starts_list(out: &str) -> bool {
    (1..=9).contains(&out.len()) && out.bytes().all(|b| b.is_ascii_digit())
}

/// A text of the catalogue: as [`markdown`], but code between backticks stays code.
#[must_use]
pub fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
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
    text.bytes()
        .map(|b| if is_plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
