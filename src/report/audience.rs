//! For whom a report is meant, and what is left out for them. `docs/audience.md` has the table.
//!
//! The user's texts enter a report through the profile and the ledger alone. [`redact`] changes both before anything is
//! derived, so that no format, no count and no link can tell what was there. What the derivation needs is left out of the
//! finished view by `view`. Both take the structs apart field by field: a new field does not compile until somebody decides.

mod ledger;
mod profile;
mod scrub;
#[cfg(test)]
mod tests;
mod view;

pub(super) use view::leave_out;

use crate::catalog::Catalog;
use crate::id::Text;
use crate::lang::Words;
use crate::ledger::Ledger;
use crate::profile::Profile;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// For whom a report is meant.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Everybody: names are numbers; configuration, evidence and open points are left out.
    Public,
    /// Customers of the workload's owner: no people, teams, tickets, places of evidence, reasons or notes.
    Customer,
    /// The workload's owner and its auditors: nothing is left out.
    #[default]
    Internal,
}

impl Audience {
    /// Every audience, from the widest to the narrowest.
    pub const ALL: [Self; 3] = [Self::Public, Self::Customer, Self::Internal];

    /// The word, such as `customer`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Customer => "customer",
            Self::Internal => "internal",
        }
    }

    /// Whether something is left out.
    #[must_use]
    pub const fn is_redacted(self) -> bool {
        match self {
            Self::Public | Self::Customer => true,
            Self::Internal => false,
        }
    }
}

/// For whom a copy is, and in which language.
#[derive(Clone, Copy)]
struct Reader {
    audience: Audience,
    words: &'static Words,
}

impl Reader {
    /// Whether everybody may read the copy.
    fn is_public(self) -> bool {
        self.audience == Audience::Public
    }

    /// What stands in the place of a team or a person.
    fn owner(self) -> Text {
        self.words.text(if self.is_public() { "redacted.nobody" } else { "redacted.owner" })
    }

    /// A text without the words that tell too much.
    fn text(self, text: &str) -> String {
        scrub::text(text, self.words.text("redacted.word"))
    }

    /// A text that customers may read.
    fn kept(self, text: Option<String>) -> Option<String> {
        text.filter(|_| !self.is_public()).map(|text| self.text(&text))
    }
}

/// The profile and the ledger as an audience may see them. Who answers for a duty does not change.
#[must_use]
pub fn redact(
    profile: Profile,
    ledger: Option<Ledger>,
    catalog: &Catalog,
    audience: Audience,
    words: &'static Words,
) -> (Profile, Option<Ledger>) {
    if !audience.is_redacted() {
        return (profile, ledger);
    }
    let reader = Reader { audience, words };
    let names = profile.components.iter().map(|component| component.name.value.as_str());
    let names = Names::new("redacted-component", names, reader);
    let ledger = ledger.filter(|_| !reader.is_public());
    let ledger = ledger.map(|found| ledger::redact(found, &names, words));
    (profile::redact(profile, &names, catalog, reader), ledger)
}

/// What the names of one kind become; two names never become one.
struct Names {
    new: BTreeMap<String, String>,
    left_out: Text,
}

impl Names {
    /// For the public all names become numbers, by a message for their kind; else those that tell too much.
    fn new<'n>(kind: &str, names: impl Iterator<Item = &'n str>, reader: Reader) -> Self {
        let names: Vec<&str> = names.collect();
        let stays = |name: &str| !reader.is_public() && scrub::is_clean(name);
        let mut taken: BTreeSet<String> =
            names.iter().copied().filter(|name| stays(name)).map(str::to_owned).collect();
        let mut become_ = BTreeMap::new();
        for (number, name) in (1..).zip(names) {
            let new = if stays(name) {
                name.to_owned()
            } else {
                free(kind, number, &taken, reader.words)
            };
            taken.insert(new.clone());
            become_.insert(name.to_owned(), new);
        }
        Self { new: become_, left_out: reader.words.text("left-out") }
    }

    /// What a name becomes.
    fn of(&self, name: &str) -> String {
        self.new.get(name).cloned().unwrap_or_else(|| self.left_out.to_owned())
    }
}

/// `component 3`, or the first of `component 3a`, `component 3aa` … that no other has.
fn free(kind: &str, number: usize, taken: &BTreeSet<String>, words: &Words) -> String {
    let mut name = words.say(kind, &[("number", number.into())]);
    while taken.contains(&name) {
        name.push('a');
    }
    name
}
