//! Walks over sequences, mappings and places for the reader.

use super::{Mismatch, Reader};
use crate::diagnostic::{Code, Span};
use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

/// The items of a sequence.
pub(super) struct Items<'t> {
    pub(super) reader: Reader<'t>,
    pub(super) rest: std::slice::Iter<'t, usize>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        let Some(&item) = self.rest.next() else { return Ok(None) };
        seed.deserialize(self.reader.child(item)).map(Some).map_err(|e| e.at(item))
    }
}

/// The pairs of a mapping.
pub(super) struct Pairs<'t> {
    pub(super) reader: Reader<'t>,
    pub(super) rest: std::slice::Iter<'t, (usize, usize)>,
    pub(super) value: Option<usize>,
}

impl<'de> MapAccess<'de> for Pairs<'_> {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        let Some(&(key, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Key(self.reader.child(key))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        match self.value.take() {
            Some(value) => seed.deserialize(self.reader.child(value)).map_err(|e| e.at(value)),
            None => self.reader.expected("a value"),
        }
    }
}

/// A key of a mapping: text however it is written, with its place where the type wants it.
#[derive(Clone, Copy)]
struct Key<'t>(Reader<'t>);

impl<'de> Deserializer<'de> for Key<'_> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_str(self.0.word()?).map_err(|e: Mismatch| e.at(self.0.at))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let Span { start, end, line, column } = self.0.node().span;
        visitor.visit_map(KeyPlace {
            key: self,
            inner: Place { reader: self.0, parts: [start, end, line, column], fields, next: 0 },
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// The four numbers of a place and then the value.
pub(super) struct Place<'t> {
    pub(super) reader: Reader<'t>,
    pub(super) parts: [u32; 4],
    pub(super) fields: &'static [&'static str],
    pub(super) next: usize,
}

impl Place<'_> {
    fn key<'de, K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Mismatch> {
        let Some(field) = self.fields.get(self.next) else { return Ok(None) };
        self.next += 1;
        let name: StrDeserializer<'_, Mismatch> = (*field).into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn number(&self) -> Option<U32Deserializer<Mismatch>> {
        self.parts.get(self.next - 1).map(|part| (*part).into_deserializer())
    }
}

impl<'de> MapAccess<'de> for Place<'_> {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        self.key(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        match self.number() {
            Some(number) => seed.deserialize(number),
            None => seed.deserialize(self.reader).map_err(|e| e.at(self.reader.at)),
        }
    }
}

/// A place for a key.
struct KeyPlace<'t> {
    key: Key<'t>,
    inner: Place<'t>,
}

impl<'de> MapAccess<'de> for KeyPlace<'_> {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        self.inner.key(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        match self.inner.number() {
            Some(number) => seed.deserialize(number),
            None => seed.deserialize(self.key),
        }
    }
}

/// A word that names a variant without content.
pub(super) struct Variant<'t>(pub(super) &'t str);

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Mismatch;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Mismatch> {
        let name: StrDeserializer<'_, Mismatch> = self.0.into_deserializer();
        seed.deserialize(name).map(|value| (value, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Mismatch> {
        Err(Mismatch::new(Code::WrongType, "a plain word is meant here".to_owned()))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Mismatch> {
        Err(Mismatch::new(Code::WrongType, "a plain word is meant here".to_owned()))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Mismatch> {
        Err(Mismatch::new(Code::WrongType, "a plain word is meant here".to_owned()))
    }
}
