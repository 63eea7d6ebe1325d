//! A serde deserializer over the tree. Plain scalars that YAML readers disagree about are refused where text is meant.

mod access;
mod mismatch;

pub(in crate::yaml) use mismatch::Mismatch;

use super::spot::{EITHER, SPOT, WORD};
use super::tree::{Kind, Node, Tree};
use crate::diagnostic::{Code, Span, quote};
use access::{Items, Pairs, Place, Variant};
use mismatch::Why;
use serde::de::value::StrDeserializer;
use serde::de::{Deserializer, IntoDeserializer, Visitor};

/// Reads one node.
#[derive(Clone, Copy)]
pub(super) struct Reader<'t> {
    tree: &'t Tree,
    at: usize,
}

impl<'t> Reader<'t> {
    pub(super) const fn root(tree: &'t Tree) -> Self {
        Self { tree, at: tree.root() }
    }

    fn node(self) -> &'t Node {
        self.tree.node(self.at)
    }

    const fn child(self, at: usize) -> Self {
        Self { tree: self.tree, at }
    }

    fn expected<T>(self, what: &str) -> Result<T, Mismatch> {
        let found = match &self.node().kind {
            Kind::Blank => "nothing".to_owned(),
            Kind::Scalar { text, plain: true } if is_null(text) => "nothing".to_owned(),
            Kind::Scalar { text, .. } => quote(text),
            Kind::Sequence(_) => "a list".to_owned(),
            Kind::Mapping(_) => "a mapping".to_owned(),
        };
        let hint = match &self.node().kind {
            Kind::Scalar { text, .. } if what == "a list" && !is_null(text) => {
                format!("\nwrite `[{text}]`")
            }
            Kind::Mapping(_) if what == "a list" => "\nput `- ` in front of it".to_owned(),
            _ => String::new(),
        };
        let message = format!("expected {what}, found {found}{hint}");
        Err(Mismatch::new(Code::WrongType, message).at(self.at))
    }

    /// The text of a scalar that is meant as text.
    fn text(self) -> Result<&'t str, Mismatch> {
        match &self.node().kind {
            Kind::Blank => Ok(""),
            Kind::Scalar { text, plain } => match plain.then(|| ambiguous(text)).flatten() {
                None => Ok(text),
                Some(_) if is_null(text) => self.expected("text"),
                Some(what) => {
                    let message = format!(
                        "{} without quotes is {what} to YAML readers\nif it is meant as text, write \"{text}\"",
                        quote(text)
                    );
                    Err(Mismatch::new(Code::Ambiguous, message).at(self.at))
                }
            },
            Kind::Sequence(_) | Kind::Mapping(_) => self.expected("text"),
        }
    }

    /// The text of any scalar, as it is written.
    fn word(self) -> Result<&'t str, Mismatch> {
        match &self.node().kind {
            Kind::Blank => Ok(""),
            Kind::Scalar { text, plain } if !(*plain && is_null(text)) => Ok(text),
            Kind::Scalar { .. } | Kind::Sequence(_) | Kind::Mapping(_) => self.expected("a word"),
        }
    }

    fn pairs(self) -> Result<&'t [(usize, usize)], Mismatch> {
        match &self.node().kind {
            Kind::Blank => Ok(&[]),
            Kind::Mapping(pairs) => Ok(pairs),
            Kind::Scalar { .. } | Kind::Sequence(_) => self.expected("a mapping"),
        }
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// What some YAML readers take an unquoted scalar for.
fn ambiguous(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    if is_null(text) {
        return Some("nothing");
    }
    if matches!(lower.as_str(), "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n") {
        return Some("a boolean");
    }
    let digits = lower.trim_start_matches(['+', '-']).replace('_', "");
    let is_radix = |prefix: &str, radix| {
        digits
            .strip_prefix(prefix)
            .is_some_and(|d| !d.is_empty() && d.chars().all(|c| c.is_digit(radix)))
    };
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.parse::<f64>().is_ok()
        || is_radix("0x", 16)
        || is_radix("0o", 8)
        || is_radix("0b", 2)
        || matches!(digits.as_str(), ".inf" | ".nan");
    is_number.then_some("a number")
}

macro_rules! integers {
    ($($method:ident $visit:ident $type:ty,)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
            let number = match &self.node().kind {
                Kind::Blank => Some(0),
                Kind::Scalar { text, plain: true } => text.parse::<$type>().ok(),
                Kind::Scalar { .. } | Kind::Sequence(_) | Kind::Mapping(_) => None,
            };
            match number {
                Some(number) => visitor.$visit(number).map_err(|e: Mismatch| e.at(self.at)),
                None => self.expected("a whole number"),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Mismatch;

    integers! {
        deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64,
        deserialize_i8 visit_i8 i8,
        deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match &self.node().kind {
            Kind::Blank => visitor.visit_unit(),
            Kind::Scalar { text, .. } => visitor.visit_str(text),
            Kind::Sequence(_) => self.deserialize_seq(visitor),
            Kind::Mapping(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match &self.node().kind {
            Kind::Blank => visitor.visit_bool(false),
            Kind::Scalar { text, plain: true } if text == "true" => visitor.visit_bool(true),
            Kind::Scalar { text, plain: true } if text == "false" => visitor.visit_bool(false),
            Kind::Scalar { .. } | Kind::Sequence(_) | Kind::Mapping(_) => {
                self.expected("`true` or `false`")
            }
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_str(self.text()?).map_err(|e: Mismatch| e.at(self.at))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_str(self.word()?).map_err(|e: Mismatch| e.at(self.at))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match &self.node().kind {
            Kind::Scalar { text, plain: true } if is_null(text) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if name == WORD {
            let text: StrDeserializer<'_, Mismatch> = self.word()?.into_deserializer();
            return visitor.visit_newtype_struct(text).map_err(|e: Mismatch| e.at(self.at));
        }
        match &self.node().kind {
            Kind::Sequence(_) if name == EITHER => self.deserialize_seq(visitor),
            Kind::Mapping(_) if name == EITHER => visitor.visit_some(self),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match &self.node().kind {
            Kind::Blank => visitor.visit_seq(Items { reader: self, rest: [].iter() }),
            Kind::Sequence(items) => visitor
                .visit_seq(Items { reader: self, rest: items.iter() })
                .map_err(|e: Mismatch| e.at(self.at)),
            Kind::Scalar { .. } | Kind::Mapping(_) => self.expected("a list"),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let pairs = Pairs { reader: self, rest: self.pairs()?.iter(), value: None };
        visitor.visit_map(pairs).map_err(|e: Mismatch| e.at(self.at))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if name == SPOT {
            let Span { start, end, line, column } = self.node().span;
            let parts = [start, end, line, column];
            return visitor.visit_map(Place { reader: self, parts, fields, next: 0 });
        }
        for &(key, _) in self.pairs()? {
            let text = self.child(key).word()?;
            if !fields.contains(&text) {
                let why = Why::UnknownKey(key, text.to_owned(), fields);
                return Err(Mismatch { why, at: Some(self.at) });
            }
        }
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let word = match &self.node().kind {
            Kind::Blank => variants.first().copied().unwrap_or_default(),
            Kind::Scalar { .. } | Kind::Sequence(_) | Kind::Mapping(_) => self.word()?,
        };
        visitor.visit_enum(Variant(word)).map_err(|e: Mismatch| e.at(self.at))
    }

    serde::forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit_struct tuple tuple_struct ignored_any
    }
}
