//! Who does what of the customer's part, by the profile's ownership rules.
//!
//! The rules are asked letter by letter: for each of accountable, responsible, consulted and informed the last rule that matches
//! and says something counts. `workload.owner` stands before the first rule, accountable and responsible. Nothing here moves a duty
//! onto AWS.

use super::condition::Place;
use super::duty::Line;
use super::{Cause, CauseKind};
use crate::id::DutyId;
use crate::party::Party;
use crate::profile::Rule;
use crate::yaml::Spot;
use std::collections::BTreeMap;

/// Who does what of a duty's customer part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// The one team that answers for it; none: nobody is named.
    pub accountable: Option<String>,
    /// Line of the profile that says so.
    pub line: Option<u32>,
    /// The teams that do it; empty where a third party does, or nobody is named.
    pub responsible: Vec<String>,
    /// Whose advice is sought.
    pub consulted: Vec<String>,
    /// Who is told.
    pub informed: Vec<String>,
}

/// What the rules say of a duty at a place, letter by letter.
struct Said<'p> {
    owner: Option<&'p Spot<String>>,
    accountable: Option<&'p Rule>,
    responsible: Option<&'p Rule>,
    consulted: Option<&'p Rule>,
    informed: Option<&'p Rule>,
}

impl<'p> Said<'p> {
    fn new(place: &Place<'p>, component: Option<usize>, id: &DutyId) -> Self {
        let rules = &place.profile.owners;
        let last = |says: &dyn Fn(&Rule) -> bool| {
            rules.iter().rev().find(|rule| says(rule) && matches(place, rule, component, id))
        };
        Self {
            owner: place.profile.workload.owner.as_ref(),
            accountable: last(&|rule| rule.accountable.is_some()),
            responsible: last(&|rule| rule.responsible.is_some()),
            consulted: last(&|rule| rule.consulted.is_some()),
            informed: last(&|rule| rule.informed.is_some()),
        }
    }

    fn roles(&self) -> Roles {
        let owner = self.owner.map(|owner| owner.value.clone());
        let of_rule = self.accountable.and_then(|rule| rule.accountable.clone());
        let line = match self.accountable {
            Some(rule) => super::line(rule.span),
            None => self.owner.and_then(|owner| super::line(owner.span)),
        };
        let accountable = of_rule.or_else(|| owner.clone());
        let list = |list: Option<&Vec<String>>| list.cloned().unwrap_or_default();
        let responsible = match self.responsible.and_then(|rule| rule.responsible.as_ref()) {
            Some(teams) => teams.clone(),
            None => owner.or_else(|| accountable.clone()).into_iter().collect(),
        };
        Roles {
            accountable,
            line,
            responsible,
            consulted: list(self.consulted.and_then(|rule| rule.consulted.as_ref())),
            informed: list(self.informed.and_then(|rule| rule.informed.as_ref())),
        }
    }

    /// Each rule that has the last word in some letter, by its place in the profile, with what it says.
    fn rules(&self, third_party: Option<&str>) -> Vec<(&'p Rule, String)> {
        let mut found: BTreeMap<u32, (&'p Rule, Vec<String>)> = BTreeMap::new();
        let mut add = |rule: Option<&'p Rule>, words: &dyn Fn(&Rule) -> Option<String>| {
            let Some((rule, words)) = rule.and_then(|rule| Some((rule, words(rule)?))) else {
                return;
            };
            found.entry(rule.span.start).or_insert((rule, Vec::new())).1.push(words);
        };
        let is_one = match (self.accountable, self.responsible) {
            (Some(a), Some(r)) => {
                a.span.start == r.span.start
                    && a.third_party.is_none()
                    && a.responsible.as_deref() == Some(a.accountable.as_slice())
            }
            _ => false,
        };
        let said = |teams: Option<&Vec<String>>, role: &str| {
            let teams = teams?.join(", ");
            Some(if teams.is_empty() {
                format!("nobody {role}")
            } else {
                format!("{teams} {role}")
            })
        };
        add(self.accountable, &|rule| {
            let team = rule.accountable.clone()?;
            Some(if is_one { team } else { format!("{team} accountable") })
        });
        add(self.responsible.filter(|_| !is_one), &|rule| {
            let teams = rule.responsible.as_ref().filter(|teams| !teams.is_empty());
            match (third_party.filter(|_| rule.third_party.is_some()), teams) {
                (Some(name), None) => Some(name.to_owned()),
                (Some(name), Some(teams)) => {
                    Some(format!("{name}, {} responsible", teams.join(", ")))
                }
                (None, _) => said(rule.responsible.as_ref(), "responsible"),
            }
        });
        add(self.consulted, &|rule| said(rule.consulted.as_ref(), "consulted"));
        add(self.informed, &|rule| said(rule.informed.as_ref(), "informed"));
        found.into_values().map(|(rule, words)| (rule, words.join("; "))).collect()
    }
}

/// Asks the rules, and lets a third party take the customer's part where one of them says so.
pub(super) fn take(
    place: &Place<'_>,
    component: Option<usize>,
    id: &DutyId,
    line: &mut Line,
) -> Roles {
    let said = Said::new(place, component, id);
    let mut roles = said.roles();
    let is_vendors = line.party == Party::ThirdParty;
    if is_vendors && roles.responsible.as_slice() == roles.accountable.as_slice() {
        // The catalogue says that a third party does it: the team that answers for it does not do it too.
        roles.responsible.clear();
    }
    let named = said.responsible.and_then(|rule| rule.third_party.as_ref());
    let third_party =
        named.and_then(|name| place.profile.third_parties.iter().find(|party| party.id == *name));
    if let Some(third_party) = third_party {
        hand_over(place, id, &third_party.name, line);
    }
    let is_owners = said.accountable.is_none() || said.responsible.is_none();
    if let Some(owner) = said.owner.filter(|_| is_owners) {
        let kind = CauseKind::Owner { owner: owner.value.clone() };
        line.causes.push(cause(kind, line.party, super::line(owner.span)));
    }
    for (rule, owner) in said.rules(third_party.map(|party| party.name.as_str())) {
        let kind = CauseKind::Rule { owner };
        line.causes.push(cause(kind, line.party, super::line(rule.span)));
    }
    roles
}

fn cause(kind: CauseKind, party: Party, line: Option<u32>) -> Cause {
    Cause { kind, party, because: None, line, sources: Vec::new() }
}

/// The team that is accountable for the customer's part of a duty at a place, by the rules alone.
pub(super) fn team(place: &Place<'_>, component: Option<usize>, id: &DutyId) -> Roles {
    Said::new(place, component, id).roles()
}

/// Puts a third party in the customer's place.
fn hand_over(place: &Place<'_>, id: &DutyId, name: &str, line: &mut Line) {
    line.third_party = Some(name.to_owned());
    if line.party != Party::Customer {
        return;
    }
    line.party = Party::ThirdParty;
    let general = place.catalog.duties[id].statements.get(&Party::ThirdParty);
    line.texts.third_party = line.texts.customer.take();
    line.texts.customer = general.and_then(|texts| texts.customer);
    let own = std::mem::take(&mut line.evidence.customer);
    if line.evidence.third_party.is_empty() {
        line.evidence.third_party = own;
    }
}

/// Whether a rule matches a duty at a place.
fn matches(place: &Place<'_>, rule: &Rule, component: Option<usize>, id: &DutyId) -> bool {
    let has = |list: &[Spot<String>], word: &str| {
        list.is_empty() || list.iter().any(|spot| spot.value == word)
    };
    let domain = &place.catalog.duties[id].domain;
    let component = component.map(|index| place.profile.components[index].name.value.as_str());
    let is_here = match component {
        Some(name) => has(&rule.components, name),
        None => rule.components.is_empty(),
    };
    is_here && has(&rule.domains, domain) && has(&rule.duties, id)
}

#[cfg(test)]
mod tests;
