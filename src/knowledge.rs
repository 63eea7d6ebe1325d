//! The embedded catalogue. `build.rs` has checked it; the test `embedded_catalogue_is_whole` reads it.

use crate::catalog::Catalog;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.postcard"));

/// The catalogue inside the binary.
///
/// # Panics
///
/// Never: the bytes were written by the build from the same types.
#[must_use]
pub fn embedded() -> Catalog {
    postcard::from_bytes(BYTES)
        .expect("the test `embedded_catalogue_is_whole` reads the embedded catalogue")
}
