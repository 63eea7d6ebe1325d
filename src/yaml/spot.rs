//! Values that remember where they stand in the text.

use crate::diagnostic::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// Name by which a [`Spot`] asks the reader for a place beside the value.
pub(super) const SPOT: &str = "$spot";
/// Name by which a [`Word`] asks the reader for a scalar's text whatever its kind.
pub(super) const WORD: &str = "$word";

/// Name by which an [`OrMap`] or [`OrList`] asks to be told lists, mappings and scalars apart.
pub(super) const EITHER: &str = "$either";

/// A value and its place.
#[derive(Clone, Debug, Default)]
pub struct Spot<T> {
    /// The value.
    pub value: T,
    /// Where it stands; [`Span::NONE`] for a blank.
    pub span: Span,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spot<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SpotVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for SpotVisitor<T> {
            type Value = Spot<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Spot<T>, A::Error> {
                let mut place = [0; 4];
                for part in &mut place {
                    *part = map.next_entry::<String, u32>()?.map_or(0, |(_, part)| part);
                }
                let [start, end, line, column] = place;
                let value = map.next_entry::<String, T>()?.map(|(_, value)| value);
                let value = value.ok_or_else(|| A::Error::missing_field("value"))?;
                Ok(Spot { value, span: Span { start, end, line, column } })
            }
        }

        const FIELDS: &[&str] = &["start", "end", "line", "column", "value"];
        deserializer.deserialize_struct(SPOT, FIELDS, SpotVisitor(PhantomData))
    }
}

/// A mapping whose keys the user chooses, in the order of the text.
#[derive(Clone, Debug)]
pub struct Entries<T>(pub Vec<(Spot<String>, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
            type Value = Entries<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

/// The value of an option: a word, a boolean or a number, as it is written.
#[derive(Clone, Debug, Default)]
pub struct Word(pub String);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordVisitor;

        impl<'de> Visitor<'de> for WordVisitor {
            type Value = Word;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a word, a boolean or a number")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, d: D) -> Result<Word, D::Error> {
                String::deserialize(d).map(Word)
            }
        }

        deserializer.deserialize_newtype_struct(WORD, WordVisitor)
    }
}

/// A scalar, or a mapping that says more.
#[derive(Clone, Debug)]
pub enum OrMap<S, M> {
    /// The scalar.
    Scalar(S),
    /// The mapping.
    Map(M),
}

impl<'de, S: Deserialize<'de>, M: Deserialize<'de>> Deserialize<'de> for OrMap<S, M> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<S, M>(PhantomData<(S, M)>);

        impl<'de, S: Deserialize<'de>, M: Deserialize<'de>> Visitor<'de> for Either<S, M> {
            type Value = OrMap<S, M>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a word or a mapping")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                d: D,
            ) -> Result<Self::Value, D::Error> {
                S::deserialize(d).map(OrMap::Scalar)
            }

            fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
                M::deserialize(d).map(OrMap::Map)
            }
        }

        deserializer.deserialize_newtype_struct(EITHER, Either(PhantomData))
    }
}

/// One mapping, or a list of them.
#[derive(Clone, Debug, Default)]
pub struct OrList<T>(pub Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OrList<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
            type Value = OrList<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a mapping or a list of mappings")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                d: D,
            ) -> Result<Self::Value, D::Error> {
                T::deserialize(d).map(|one| OrList(vec![one]))
            }

            fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
                self.visit_newtype_struct(d)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = seq.next_element()? {
                    list.push(item);
                }
                Ok(OrList(list))
            }
        }

        deserializer.deserialize_newtype_struct(EITHER, Either(PhantomData))
    }
}

impl<S: JsonSchema, M: JsonSchema> JsonSchema for OrMap<S, M> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("{}_or_{}", S::schema_name(), M::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let either = [generator.subschema_for::<S>(), generator.subschema_for::<M>()];
        schemars::json_schema!({ "anyOf": either })
    }
}

impl<T: JsonSchema> JsonSchema for OrList<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("One_or_many_{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        schemars::json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

impl<T: JsonSchema> JsonSchema for Spot<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Entries_of_{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        schemars::json_schema!({ "type": "object", "additionalProperties": value })
    }
}

impl JsonSchema for Word {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Word".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": ["string", "boolean", "integer"] })
    }
}
