//! XML in the making: elements, attributes in quotes, text that is only ever text.

use crate::render::markup;
use std::borrow::Cow;

/// An XML text.
#[derive(Debug, Default)]
pub(super) struct Xml {
    /// The text so far.
    pub(super) text: String,
}

impl Xml {
    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.text.push('>');
    }

    /// Writes an element without content.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.text.push_str("/>");
    }

    /// Closes an element.
    pub(super) fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// Writes text.
    pub(super) fn words(&mut self, text: &str) {
        markup::push(&clean(text), &mut self.text);
    }

    /// Writes an element with text.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.words(text);
        self.close(name);
    }

    /// Writes markup of our own.
    pub(super) fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            markup::attribute(name, &clean(value), &mut self.text);
        }
    }
}

/// A text that XML can hold: controls become U+FFFD, and what would turn the direction of others is left out.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter_map(|character| match character {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        '\u{fffe}' | '\u{ffff}' => Some('\u{fffd}'),
        _ if character.is_control() => Some('\u{fffd}'),
        _ => Some(character),
    });
    Cow::Owned(shown.collect())
}
