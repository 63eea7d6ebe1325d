//! Teams: who is accountable, responsible, consulted and informed by domain, and what one team's page shows.

use super::{Context, DutyView, ObligationView, Report};
use crate::id::Text;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What one team, or a third party in the customer's place, has to do with.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct TeamView {
    /// Its name.
    pub team: String,
    /// Whether it is a third party that does the work in the customer's place.
    pub third_party: bool,
    /// Duties for which it is accountable, by domain.
    pub accountable: Vec<DomainCount>,
    /// Duties for which it is responsible, by domain.
    pub responsible: Vec<DomainCount>,
    /// Whether it alone does what it is accountable for, and nothing else.
    pub does_own: bool,
    /// Duties on which it is consulted, by domain.
    pub consulted: Vec<DomainCount>,
    /// Duties of which it is informed, by domain.
    pub informed: Vec<DomainCount>,
}

/// Duties of one domain.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DomainCount {
    /// The domain's name.
    pub title: Text,
    /// How many.
    pub count: usize,
}

/// What one team's page shows, as indices.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct TeamPage {
    /// Obligations of the team's with a date.
    pub due: Vec<usize>,
    /// Obligations of the team's without one.
    pub standing: Vec<usize>,
    /// Duties for which it is accountable or responsible.
    pub mine: Vec<usize>,
    /// Further duties on which it is consulted, or of which it is informed.
    pub heard: Vec<usize>,
}

/// Every team that the profile names for some duty, in the order of the alphabet.
pub(super) fn all(context: &Context<'_>, duties: &[DutyView]) -> Vec<TeamView> {
    let mut teams: BTreeMap<(bool, &str), TeamView> = BTreeMap::new();
    let order = |duty: &DutyView| context.catalog.domains[duty.domain].order;
    let mut rows: Vec<_> = context.resolution.duties.iter().zip(duties).collect();
    rows.sort_by_key(|(_, duty)| order(duty));
    let mut mixed: BTreeSet<&str> = BTreeSet::new();
    for (resolved, duty) in rows {
        if duty.responsible.as_slice() != duty.owner.as_slice() {
            mixed.extend(duty.responsible.iter().chain(&duty.owner).map(String::as_str));
        }
        let mut add = |is_third: bool, name, list: fn(&mut TeamView) -> &mut Vec<DomainCount>| {
            count(list(teams.entry((is_third, name)).or_default()), duty.domain_title);
        };
        if let Some(team) = &duty.owner {
            add(false, team, |view| &mut view.accountable);
        }
        for team in &duty.responsible {
            add(false, team, |view| &mut view.responsible);
        }
        for name in duty.third_party.iter().filter(|_| !resolved.is_operated) {
            add(true, name, |view| &mut view.responsible);
        }
        let is_third = |name: &str| context.profile.third_parties.iter().any(|p| p.name == name);
        for team in &duty.consulted {
            add(is_third(team), team, |view| &mut view.consulted);
        }
        for team in &duty.informed {
            add(is_third(team), team, |view| &mut view.informed);
        }
    }
    let named = |((third_party, team), view): ((bool, &str), TeamView)| TeamView {
        team: team.to_owned(),
        third_party,
        does_own: !mixed.contains(team) && !view.accountable.is_empty(),
        ..view
    };
    teams.into_iter().map(named).collect()
}

fn count(list: &mut Vec<DomainCount>, title: Text) {
    match list.iter_mut().find(|known| known.title == title) {
        Some(known) => known.count += 1,
        None => list.push(DomainCount { title, count: 1 }),
    }
}

impl TeamPage {
    /// The page of a team.
    #[must_use]
    pub fn new(report: &Report, team: &str) -> Self {
        let at = |keep: &dyn Fn(&DutyView) -> bool| {
            let duties = report.duties.iter().enumerate();
            duties.filter(|(_, duty)| keep(duty)).map(|(at, _)| at).collect()
        };
        let has = |teams: &[String]| teams.iter().any(|known| known == team);
        let is_mine =
            |duty: &DutyView| duty.owner.as_deref() == Some(team) || has(&duty.responsible);
        let own = report.obligations.iter().enumerate().filter(|(_, found)| found.is_of(team));
        let (due, standing): (Vec<_>, Vec<_>) =
            own.partition(|(_, found)| !found.schedule.dues.is_empty());
        let index = |list: Vec<(usize, &ObligationView)>| list.iter().map(|(at, _)| *at).collect();
        Self {
            due: index(due),
            standing: index(standing),
            mine: at(&is_mine),
            heard: at(&|duty| !is_mine(duty) && (has(&duty.consulted) || has(&duty.informed))),
        }
    }
}

impl ObligationView {
    /// Whether a team is accountable or responsible for it.
    #[must_use]
    pub fn is_of(&self, team: &str) -> bool {
        self.owners.iter().chain(&self.responsible).any(|known| known == team)
    }
}
