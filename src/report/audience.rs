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

    /// What stands in the place of a team or a person.
    const fn owner(self) -> &'static str {
        match self {
            Self::Public => "not shown",
            Self::Customer | Self::Internal => "the workload's owner",
        }
    }
}

/// What stands in the place of a text that has to be there.
const LEFT_OUT: &str = "left out";

/// The profile and the ledger as an audience may see them. Who answers for a duty does not change.
#[must_use]
pub fn redact(
    profile: Profile,
    ledger: Option<Ledger>,
    catalog: &Catalog,
    audience: Audience,
) -> (Profile, Option<Ledger>) {
    if !audience.is_redacted() {
        return (profile, ledger);
    }
    let names = profile.components.iter().map(|component| component.name.value.as_str());
    let names = Names::new("component", names, audience);
    let ledger = match audience {
        Audience::Public => None,
        Audience::Customer | Audience::Internal => {
            ledger.map(|found| ledger::redact(found, &names))
        }
    };
    (profile::redact(profile, &names, catalog, audience), ledger)
}

/// What the names of one kind become; two names never become one.
struct Names(BTreeMap<String, String>);

impl Names {
    /// For the public all names become numbers; else those that tell too much.
    fn new<'n>(kind: &str, names: impl Iterator<Item = &'n str>, audience: Audience) -> Self {
        let names: Vec<&str> = names.collect();
        let stays = |name: &str| audience != Audience::Public && scrub::is_clean(name);
        let mut taken: BTreeSet<String> =
            names.iter().copied().filter(|name| stays(name)).map(str::to_owned).collect();
        let mut become_ = BTreeMap::new();
        for (number, name) in (1..).zip(names) {
            let new = if stays(name) { name.to_owned() } else { free(kind, number, &taken) };
            taken.insert(new.clone());
            become_.insert(name.to_owned(), new);
        }
        Self(become_)
    }

    /// What a name becomes.
    fn of(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_else(|| LEFT_OUT.to_owned())
    }
}

/// `component 3`, or the first of `component 3a`, `component 3aa` … that no other has.
fn free(kind: &str, number: usize, taken: &BTreeSet<String>) -> String {
    let mut name = format!("{kind} {number}");
    while taken.contains(&name) {
        name.push('a');
    }
    name
}
