//! How the catalogue lies in the binary: a value that stays packed until it is looked at, since a run touches few of the services
//! and frameworks; and maps in the order of their keys.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

/// A value, or the bytes that it is made of.
#[derive(Clone, Debug)]
pub struct Packed<T> {
    bytes: &'static [u8],
    value: OnceLock<T>,
}

impl<T: Default> Default for Packed<T> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T> From<T> for Packed<T> {
    fn from(value: T) -> Self {
        Self { bytes: &[], value: value.into() }
    }
}

impl<T: Deserialize<'static>> Deref for Packed<T> {
    type Target = T;

    /// The value.
    ///
    /// # Panics
    ///
    /// Never: the bytes were written by the build from the same type.
    fn deref(&self) -> &T {
        let unpack = || {
            postcard::from_bytes(self.bytes)
                .expect("the test `embedded_catalogue_is_whole` unpacks every value")
        };
        self.value.get_or_init(unpack)
    }
}

impl<T: Deserialize<'static>> DerefMut for Packed<T> {
    fn deref_mut(&mut self) -> &mut T {
        let _ = &**self;
        self.value.get_mut().expect("it was unpacked just now")
    }
}

impl<T: Serialize + Deserialize<'static>> Serialize for Packed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes = postcard::to_allocvec::<T>(self).map_err(serde::ser::Error::custom)?;
        serializer.serialize_bytes(&bytes)
    }
}

impl<'de: 'static, T> Deserialize<'de> for Packed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = <&'de [u8]>::deserialize(deserializer)?;
        Ok(Self { bytes, value: OnceLock::new() })
    }
}

/// Reads a map whose entries lie in the order of their keys: it is built at once, and not by a search for each.
///
/// # Errors
///
/// When the bytes are no such map.
pub fn map<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord,
    V: Deserialize<'de>,
{
    Ok(Vec::<(K, V)>::deserialize(deserializer)?.into_iter().collect())
}
