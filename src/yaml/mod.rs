//! YAML text to values: every fault of the text is found in one run, each with its place.
//!
//! A text becomes a tree of nodes with places; the tree is read into a type by serde. When a node does not
//! fit, its fault is kept, the node is replaced by a blank that fits everywhere, and the reading starts again.

mod de;
mod decode;
mod spot;
mod tree;

pub use decode::decode;
pub use spot::{Entries, OrList, OrMap, Spot, Word};

use crate::diagnostic::{Code, Faults, Span};
use serde::de::DeserializeOwned;

/// Most faults that are listed for one file.
const MOST: usize = 100;

/// Reads a text into a value; `None` when nothing could be read.
///
/// With faults the value holds blanks in their places, whose spans are [`Span::NONE`].
pub fn read<T: DeserializeOwned>(text: &str, faults: &mut Faults) -> Option<T> {
    let mut tree = tree::parse(text, faults)?;
    for _ in 0..MOST {
        match T::deserialize(de::Reader::root(&tree)) {
            Ok(value) => return Some(value),
            Err(mismatch) => mismatch.mend(&mut tree, faults),
        }
    }
    let message = format!("the file has more than {MOST} faults");
    faults.error(Code::TooLarge, Span::NONE, message).hint("mend these first");
    None
}

#[cfg(test)]
mod tests;
