//! Why a node does not fit a type, as a fault and as a mended tree.

use super::super::tree::Tree;
use crate::diagnostic::{Code, Faults, Span, quote, suggest};
use serde::de;
use std::fmt;

/// Why a node does not fit a type, and which node.
#[derive(Debug)]
pub(in crate::yaml) struct Mismatch {
    pub(super) why: Why,
    pub(super) at: Option<usize>,
}

#[derive(Debug)]
pub(super) enum Why {
    /// A key that the type does not have: its node, its text, the keys that there are.
    UnknownKey(usize, String, &'static [&'static str]),
    MissingKey(String),
    UnknownValue(String, &'static [&'static str]),
    /// Message and, behind a line feed, a hint.
    Other(Code, String),
}

impl Mismatch {
    pub(super) fn new(code: Code, message: String) -> Self {
        Self { why: Why::Other(code, message), at: None }
    }

    pub(super) fn at(mut self, node: usize) -> Self {
        self.at.get_or_insert(node);
        self
    }

    /// Keeps the fault and takes its cause out of the tree.
    pub(in crate::yaml) fn mend(self, tree: &mut Tree, faults: &mut Faults) {
        let node = self.at.unwrap_or(tree.root());
        let span = tree.node(node).span;
        match self.why {
            Why::UnknownKey(key, name, known) => {
                faults
                    .error(
                        Code::UnknownKey,
                        tree.node(key).span,
                        format!("unknown key {}", quote(&name)),
                    )
                    .hint_opt(suggest(&name, known.iter().copied()));
                tree.remove(node, key);
            }
            Why::MissingKey(name) => {
                if span.is_some() {
                    let end = span.end.min(span.start + 1);
                    faults
                        .error(
                            Code::MissingKey,
                            Span { end, ..span },
                            format!("the key `{name}` is missing"),
                        )
                        .hint(format!("add `{name}: …`"));
                }
                tree.insert_blank(node, &name);
            }
            Why::UnknownValue(value, known) => {
                faults
                    .error(Code::UnknownValue, span, format!("unknown value {}", quote(&value)))
                    .hint_opt(suggest(&value, known.iter().copied()));
                tree.blank(node);
            }
            Why::Other(code, message) => {
                let (message, hint) = message.split_once('\n').unwrap_or((&message, ""));
                faults.error(code, span, message);
                if !hint.is_empty() {
                    faults.hint(hint);
                }
                tree.blank(node);
            }
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:?}", self.why)
    }
}

impl std::error::Error for Mismatch {}

impl de::Error for Mismatch {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        let code = if message.contains("date") {
            Code::BadDate
        } else if message.contains("duration") {
            Code::BadDuration
        } else {
            Code::WrongType
        };
        Self::new(code, message)
    }

    fn unknown_variant(value: &str, known: &'static [&'static str]) -> Self {
        Self { why: Why::UnknownValue(value.to_owned(), known), at: None }
    }

    fn missing_field(field: &'static str) -> Self {
        Self { why: Why::MissingKey(field.to_owned()), at: None }
    }
}
