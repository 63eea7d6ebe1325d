//! Text that people write: not empty, not endless, nothing in it that cannot be seen.

use crate::diagnostic::{Code, Faults, is_hidden, quote};
use crate::yaml::Spot;

/// How long a text may be.
#[derive(Clone, Copy, Debug)]
pub enum Length {
    /// A name: 200 characters in one line.
    Name,
    /// Some sentences: 4,000 characters.
    Paragraph,
}

/// Checks a text and gives it without white space around it.
pub fn check(text: &Spot<String>, length: Length, faults: &mut Faults) -> String {
    let Spot { value, span } = text;
    if !span.is_some() {
        return value.clone();
    }
    let (most, is_line) = match length {
        Length::Name => (200, true),
        Length::Paragraph => (4000, false),
    };
    let count = value.chars().count();
    if value.trim().is_empty() {
        faults
            .error(Code::BadText, *span, "the text is empty")
            .hint("write something, or leave the key out");
    } else if count > most {
        faults
            .error(Code::BadText, *span, format!("the text has {count} characters"))
            .hint(format!("at most {most} are read here"));
    }
    if let Some(c) = value.chars().find(|c| is_hidden(*c)) {
        let message =
            format!("the text {} holds the character U+{:04X}", quote(value), u32::from(c));
        faults.error(Code::BadText, *span, message).hint(
            "take it out: it cannot be seen, or it changes the order in which the text is read",
        );
    }
    if is_line && value.trim().contains('\n') {
        faults.error(Code::BadText, *span, "the text has several lines").hint("a name is one line");
    }
    value.trim().to_owned()
}
