//! By which words people know a service: its id, name, aliases, CloudFormation types and Terraform types.

use super::Service;
use crate::id::{ServiceId, Text, keep};
use crate::packed::map;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The words for the services.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Names {
    /// Names in lower case, without `amazon` or `aws` before them.
    #[serde(deserialize_with = "map")]
    words: BTreeMap<Text, ServiceId>,
    /// CloudFormation types and namespaces, Terraform types and prefixes.
    #[serde(deserialize_with = "map")]
    types: BTreeMap<Text, ServiceId>,
}

impl Names {
    /// The service that a word means.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<ServiceId> {
        let word = word.trim();
        let known = self.words.get(plain(word).as_str());
        known.or_else(|| self.of_type(word)).copied()
    }

    /// The service whose type, or longest prefix of types, the word is.
    fn of_type(&self, word: &str) -> Option<&ServiceId> {
        let covers = |known: &str| {
            let rest = word.strip_prefix(known);
            rest.is_some_and(|rest| {
                rest.is_empty() || known.ends_with('_') || rest.starts_with("::")
            })
        };
        let fitting = self.types.iter().filter(|(known, _)| covers(known));
        fitting.max_by_key(|(known, _)| known.len()).map(|(_, id)| id)
    }

    /// Learns the words for a service with an entry of its own; they go before what was known.
    pub(super) fn learn(&mut self, id: ServiceId, service: &Service) {
        let words = std::iter::once(service.name).chain(service.aliases.iter().copied());
        for word in words {
            self.words.insert(keep(&plain(word)), id);
        }
        self.words.insert(keep(&plain(id.as_str())), id);
        for known in service.cloudformation.iter().chain(&service.terraform) {
            self.types.insert(known, id);
        }
    }

    /// Learns further words for a service, where nothing else has them.
    pub(super) fn learn_also(&mut self, id: ServiceId, words: &[Text], types: &[Text]) {
        for word in words {
            self.words.entry(keep(&plain(word))).or_insert(id);
        }
        for known in types {
            self.types.entry(known).or_insert(id);
        }
    }
}

/// A name without what AWS puts before all of them.
fn plain(word: &str) -> String {
    let lower = word.to_lowercase();
    let short = lower.strip_prefix("amazon ").or_else(|| lower.strip_prefix("aws "));
    short.unwrap_or(&lower).trim().to_owned()
}
