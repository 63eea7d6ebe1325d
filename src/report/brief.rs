//! The answer in short: what each side does by domain, what each team owns, what is due next. It leads the handout.

use super::{Context, DutyView, ObligationView, Open};
use crate::date::Date;
use crate::id::Text;
use crate::party::Party;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many dates are told.
const MOST: usize = 12;

/// The answer in short.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Brief {
    /// All duties by who holds them.
    pub counts: Split,
    /// The domains that have duties here, in the order of the catalogue.
    pub domains: Vec<DomainBrief>,
    /// The teams that own duties, the one with the most first.
    pub teams: Vec<TeamBrief>,
    /// What is due next: what is overdue first, at most twelve.
    pub next: Vec<Next>,
    /// How many dates of the period follow after those.
    pub later: usize,
}

/// Duties by who holds them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Split {
    /// AWS, or who operates the partition in its place, holds them alone.
    pub provider: usize,
    /// The customer holds them alone.
    pub customer: usize,
    /// Each side does its own part.
    pub shared: usize,
    /// Third parties hold them in the customer's place.
    pub third_party: usize,
}

/// What each side does in one domain.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DomainBrief {
    /// The domain's id.
    pub domain: Text,
    /// Its name.
    pub title: Text,
    /// What AWS does in it, for readers who are not engineers.
    pub aws: Option<Text>,
    /// What the customer does in it, in the same way.
    pub customer: Option<Text>,
    /// Its duties by who holds them.
    pub counts: Split,
    /// Who owns the customer's part, third parties too.
    pub owners: Vec<String>,
    /// Whether some of it is nobody's.
    pub unowned: bool,
}

/// What one team owns.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TeamBrief {
    /// The team, or the third party.
    pub team: String,
    /// Duties.
    pub duties: usize,
    /// Names of their domains.
    pub domains: Vec<Text>,
    /// How many of its dates have passed.
    pub overdue: usize,
    /// Its next date.
    pub next: Option<Date>,
}

/// Something that is due.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Next {
    /// The day.
    pub due: Date,
    /// Whether it has passed.
    pub overdue: bool,
    /// The duty or obligation.
    pub id: String,
    /// What has to be done.
    pub title: String,
    /// Whether it is the end of a service, which the report words itself.
    pub service_ends: bool,
    /// The components that it concerns; empty for the workload as a whole.
    pub components: Vec<String>,
    /// Who owns it.
    pub owner: Option<String>,
}

/// The answer in short.
pub(super) fn view(
    context: &Context<'_>,
    duties: &[DutyView],
    obligations: &[ObligationView],
    open: &Open,
) -> Brief {
    let mut next = next(context.as_of, obligations, open);
    let teams = teams(duties, &next);
    let later = next.len().saturating_sub(MOST);
    next.truncate(MOST);
    Brief { counts: counts(duties.iter()), domains: domains(context, duties), teams, next, later }
}

fn counts<'d>(duties: impl Iterator<Item = &'d DutyView>) -> Split {
    let mut split = Split { provider: 0, customer: 0, shared: 0, third_party: 0 };
    for duty in duties {
        let count = match duty.party {
            Party::Aws => &mut split.provider,
            Party::Customer => &mut split.customer,
            Party::Shared => &mut split.shared,
            Party::ThirdParty if duty.operated => &mut split.provider,
            Party::ThirdParty => &mut split.third_party,
        };
        *count += 1;
    }
    split
}

fn domains(context: &Context<'_>, duties: &[DutyView]) -> Vec<DomainBrief> {
    let mut known: Vec<_> = context.catalog.domains.iter().collect();
    known.sort_by_key(|(id, domain)| (domain.order, id.as_str()));
    let mut list = Vec::new();
    for (id, domain) in known {
        let here: Vec<&DutyView> =
            duties.iter().filter(|duty| duty.domain == id.as_str()).collect();
        if here.is_empty() {
            continue;
        }
        let owners: BTreeSet<&String> = here.iter().filter_map(|duty| duty.holder()).collect();
        list.push(DomainBrief {
            domain: id.as_str(),
            title: context.words.domain(id, domain.title),
            aws: domain.plain.aws,
            customer: domain.plain.customer,
            counts: counts(here.iter().copied()),
            owners: owners.into_iter().cloned().collect(),
            unowned: here.iter().any(|duty| duty.unowned),
        });
    }
    list
}

fn teams(duties: &[DutyView], next: &[Next]) -> Vec<TeamBrief> {
    let mut found: BTreeMap<&String, Vec<&DutyView>> = BTreeMap::new();
    for duty in duties {
        if let Some(team) = duty.holder() {
            found.entry(team).or_default().push(duty);
        }
    }
    let mut teams: Vec<TeamBrief> = found
        .into_iter()
        .map(|(team, mine)| {
            let mut domains: Vec<Text> = Vec::new();
            for duty in &mine {
                if !domains.contains(&duty.domain_title) {
                    domains.push(duty.domain_title);
                }
            }
            let dates = || next.iter().filter(|next| next.owner.as_ref() == Some(team));
            TeamBrief {
                team: team.clone(),
                duties: mine.len(),
                domains,
                overdue: dates().filter(|next| next.overdue).count(),
                next: dates().find(|next| !next.overdue).map(|next| next.due),
            }
        })
        .collect();
    teams.sort_by(|a, b| b.duties.cmp(&a.duties).then_with(|| a.team.cmp(&b.team)));
    teams
}

/// Every next date, the same thing at several components once: what is overdue first, then by day.
fn next(as_of: Date, obligations: &[ObligationView], open: &Open) -> Vec<Next> {
    let mut dates = BTreeMap::new();
    let mut add =
        |overdue: bool, due, id, title: (&str, bool), owner, component: Option<&String>| {
            let (_, components) = dates
                .entry((!overdue, due, id, owner))
                .or_insert_with(|| ((title.0.to_owned(), title.1), Vec::<String>::new()));
            components.extend(component.cloned().filter(|name| !components.contains(name)));
        };
    for due in &open.dates {
        add(
            due.overdue,
            due.due,
            due.id.as_str(),
            (due.title.as_str(), due.service_ends),
            due.owner.as_ref(),
            due.component.as_ref(),
        );
    }
    for found in obligations.iter().filter(|found| found.schedule.overdue.is_none()) {
        let Some(due) = found.schedule.dues.iter().find(|due| **due >= as_of) else { continue };
        let owner = found.owner.as_ref().or(found.third_party.as_ref());
        add(false, *due, found.id, (found.title, false), owner, found.component.as_ref());
    }
    dates
        .into_iter()
        .map(|((is_future, due, id, owner), ((title, service_ends), components))| Next {
            due,
            overdue: !is_future,
            id: id.to_owned(),
            title,
            service_ends,
            components,
            owner: owner.cloned(),
        })
        .collect()
}
