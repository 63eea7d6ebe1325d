//! Whose words the picture uses: an auditor reads of the customer, in a handout "we" speak.

use crate::lang::Words;
use crate::party::Party;

/// The words of one picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice<'w> {
    /// The language.
    pub(super) words: &'w Words,
    /// Whether "we" speak.
    pub(super) is_plain: bool,
    /// Whether somebody operates the partition in AWS's place.
    pub(super) is_operated: bool,
}

impl Voice<'_> {
    /// The word of a party.
    pub(super) fn party(&self, party: Party) -> &'static str {
        if self.is_operated && party == Party::Aws {
            return self.words.of("picture-operator", "word");
        }
        if self.is_plain {
            self.words.of("plain-party", party.as_str())
        } else {
            self.words.of("party", party.as_str())
        }
    }

    /// The letter of a party, with which its word begins.
    pub(super) fn letter(&self, party: Party) -> &'static str {
        if self.is_operated && party == Party::Aws {
            return self.words.of("picture-operator", "letter");
        }
        if self.is_plain {
            self.words.of("plain-letter", party.as_str())
        } else {
            self.words.of("party-letter", party.as_str())
        }
    }

    /// The words beside a sign of the legend.
    pub(super) fn legend(&self, sign: &str) -> &'static str {
        if self.is_operated && sign == Party::Aws.as_str() {
            return self.words.of("picture-operator", "legend");
        }
        if self.is_plain {
            self.words.of("plain-legend", sign)
        } else {
            self.words.of("legend", sign)
        }
    }

    /// Who answers below the line: AWS, or who operates in its place.
    pub(super) fn provider(&self) -> &'static str {
        if self.is_operated { "operator" } else { "aws" }
    }

    /// The sentence on the line, and a shorter one for a short line.
    pub(super) fn tags(&self) -> [String; 2] {
        let args = [("provider", self.provider().into())];
        ["picture-tag", "picture-tag-short"].map(|id| self.words.say(id, &args))
    }
}
