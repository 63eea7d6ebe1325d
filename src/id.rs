//! Ids: lower case, with hyphens and dots; each kind its own type, so that none stands in another's place. And the text
//! that ids and the catalogue are made of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

/// Text of the catalogue. A catalogue lives as long as the process, so its texts are borrowed from the binary, or kept for
/// good when they come from a user's directory: reading the embedded one copies nothing.
pub type Text = &'static str;

/// Keeps a text for as long as the process lives.
#[must_use]
pub fn keep(text: &str) -> Text {
    Box::leak(text.to_owned().into_boxed_str())
}

/// Longest id that is accepted, in bytes.
pub const LONGEST: usize = 64;

/// Whether a text can be an id: `a-z`, `0-9`, and between them single hyphens or dots.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let is_end = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.len() <= LONGEST
        && is_end(text.chars().next())
        && is_end(text.chars().last())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.')
        && !text.contains("..")
}

/// An id made of a text, for a hint.
#[must_use]
pub fn idify(text: &str) -> String {
    let mut id = String::new();
    for c in text.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() || (c == '.' && !id.is_empty() && !id.ends_with(['.', '-'])) {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with(['-', '.']) {
            id.push('-');
        }
    }
    id.truncate(LONGEST);
    id.trim_end_matches(['-', '.']).to_owned()
}

macro_rules! ids {
    ($($name:ident $doc:literal,)*) => {
        $(
            #[doc = $doc]
            #[derive(
                Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
            )]
            #[serde(transparent, bound(deserialize = "'de: 'static"))]
            pub struct $name(Text);

            impl $name {
                /// The id's text.
                #[must_use]
                pub const fn as_str(self) -> Text {
                    self.0
                }
            }

            /// Keeps the text for as long as the process lives.
            impl From<&str> for $name {
                fn from(text: &str) -> Self {
                    Self(keep(text))
                }
            }

            impl Deref for $name {
                type Target = str;
                fn deref(&self) -> &str {
                    self.0
                }
            }

            impl Borrow<str> for $name {
                fn borrow(&self) -> &str {
                    self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                    f.pad(self.0)
                }
            }
        )*
    };
}

ids! {
    ServiceId "A service of the catalogue, such as `rds`.",
    DutyId "A duty, such as `os.patch`.",
    DomainId "A domain of duties, such as `network`.",
    ObligationId "A continuous-monitoring obligation, such as `aws.ct.validate`.",
    TopicId "A topic, in which obligations on the same thing meet, such as `log-review`.",
    FrameworkId "A framework with its version, such as `nist-800-53-r5`.",
    ControlId "A control of a framework, such as `ac-2.1`.",
    SourceId "A citation.",
    OptionId "An option of a service, such as `launch-type`.",
}

#[cfg(test)]
#[path = "id/tests.rs"]
mod tests;
