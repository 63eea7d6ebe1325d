//! The words of a template with their places. Tera has read the text before: what it refuses does not come here.

use std::ops::Range;

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Text outside of the tags.
    Text,
    /// `{{` or `{{-`.
    OpenValue,
    /// `{%` or `{%-`.
    OpenTag,
    /// `}}` or `%}`; true with a `-` before it.
    Close(bool),
    /// A name or a keyword.
    Name(&'t str),
    /// A text between quotes, without them.
    Quoted(&'t str),
    /// A number.
    Number,
    /// A sign.
    Sign(&'t str),
}

/// A word and its bytes.
pub(super) type Placed<'t> = (Token<'t>, Range<usize>);

/// Signs, longer ones first.
const SIGNS: [&str; 35] = [
    "...", "//", "**", "==", "!=", ">=", "<=", "</", "?.", "?[", "+", "-", "*", "/", "%", "!", ".",
    ",", ":", "~", "|", "=", ">", "<", "(", ")", "[", "]", "{", "}", "@", "'", "\"", "`", "?",
];

/// The words of a text; `Err` gives the byte at which it is none.
pub(super) fn words(text: &str) -> Result<Vec<Placed<'_>>, usize> {
    let mut lexer = Lexer { text, at: 0, words: Vec::new() };
    while lexer.at < text.len() {
        lexer.outside()?;
    }
    Ok(lexer.words)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    words: Vec<Placed<'t>>,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn push(&mut self, token: Token<'t>, length: usize) {
        self.words.push((token, self.at..self.at + length));
        self.at += length;
    }

    /// Text up to the next mark, or what the mark opens.
    fn outside(&mut self) -> Result<(), usize> {
        let rest = self.rest();
        let marks = ["{{", "{%", "{#"];
        let next = marks.iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
        if next > 0 {
            self.push(Token::Text, next);
            return Ok(());
        }
        if rest.starts_with("{#") {
            let end = rest.find("#}").ok_or(self.at)?;
            self.at += end + 2;
            return Ok(());
        }
        if let Some(length) = raw(rest) {
            self.push(Token::Text, length);
            return Ok(());
        }
        let (open, close) =
            if rest.starts_with("{{") { (Token::OpenValue, "}}") } else { (Token::OpenTag, "%}") };
        self.push(open, if rest[2..].starts_with('-') { 3 } else { 2 });
        self.inside(close)
    }

    /// The words up to a closing mark.
    fn inside(&mut self, close: &str) -> Result<(), usize> {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_ascii_start().len();
            self.at += blank;
            let rest = &rest[blank..];
            if rest.starts_with(close) {
                self.push(Token::Close(false), 2);
                return Ok(());
            }
            if rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(close)) {
                self.push(Token::Close(true), 3);
                return Ok(());
            }
            let (token, length) = word(rest).ok_or(self.at)?;
            self.push(token, length);
        }
    }
}

/// The length of a `{% raw %}` block at the start of a text.
fn raw(text: &str) -> Option<usize> {
    let tag = |text: &str, name: &str| {
        let rest = text.strip_prefix("{%")?;
        let rest = rest.strip_prefix('-').unwrap_or(rest).trim_ascii_start();
        let rest = rest.strip_prefix(name)?.trim_ascii_start();
        let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix("%}")?;
        Some(text.len() - rest.len())
    };
    let mut at = tag(text, "raw")?;
    loop {
        at += text[at..].find("{%")?;
        if let Some(length) = tag(&text[at..], "endraw") {
            return Some(at + length);
        }
        at += 2;
    }
}

/// The word at the start of a text.
fn word(text: &str) -> Option<(Token<'_>, usize)> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    let run = |is: fn(u8) -> bool| bytes.iter().take_while(|byte| is(**byte)).count();
    match first {
        b'\'' | b'"' | b'`' => quoted(text, first),
        b'0'..=b'9' => Some((Token::Number, run(|byte| byte.is_ascii_digit() || byte == b'.'))),
        b'_' | b'a'..=b'z' | b'A'..=b'Z' => {
            let length = run(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            Some((Token::Name(&text[..length]), length))
        }
        _ => {
            let sign = SIGNS.iter().find(|sign| text.starts_with(**sign))?;
            Some((Token::Sign(sign), sign.len()))
        }
    }
}

fn quoted(text: &str, quote: u8) -> Option<(Token<'_>, usize)> {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            _ if byte == quote => return Some((Token::Quoted(&text[1..at]), at + 1)),
            _ => {}
        }
    }
    None
}
