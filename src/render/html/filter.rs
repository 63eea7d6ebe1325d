//! What the filters go by: for each row that has an anchor its party, owner, domain and components.

use crate::party::Party;
use crate::report::{DutyView, ObligationView, Report};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The owner of a duty of the customer's that nobody owns; no team can have that name.
const NOBODY: &str = "–";
/// What stands for the workload as a whole among the components' anchors.
const WORKLOAD: &str = "workload";

/// A value of a filter, and the words for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Choice {
    /// The value.
    pub(super) value: String,
    /// The words.
    pub(super) title: String,
}

/// What is known of one row.
#[derive(Debug)]
pub(super) struct Row<'r> {
    /// Who answers.
    pub(super) party: Party,
    /// The party's name as the row prints it; empty where it prints none.
    pub(super) party_title: &'r str,
    /// The owner's name; empty where AWS answers and no owner is needed.
    pub(super) owner: &'r str,
    /// The domain's id.
    pub(super) domain: &'r str,
    /// Anchors of the components, each between spaces.
    pub(super) components: String,
    /// What the row is about, in a word.
    pub(super) id: &'r str,
}

/// Every row by its anchor, and what there is to choose from.
#[derive(Debug, Default)]
pub(super) struct Rows<'r> {
    known: BTreeMap<String, Vec<Row<'r>>>,
    /// The parties that occur.
    pub(super) parties: Vec<Choice>,
    /// The owners that occur.
    pub(super) owners: Vec<Choice>,
    /// The domains that occur.
    pub(super) domains: Vec<Choice>,
    /// The components, the workload as a whole first.
    pub(super) components: Vec<Choice>,
}

impl<'r> Rows<'r> {
    /// The rows of a report.
    pub(super) fn new(report: &'r Report) -> Self {
        let names: BTreeMap<&str, &str> =
            report.components.iter().map(|c| (c.name.as_str(), c.anchor.as_str())).collect();
        let mut rows: BTreeMap<String, Vec<Row<'r>>> = BTreeMap::new();
        for duty in &report.duties {
            let at = duty.component.as_deref().and_then(|name| names.get(name).copied());
            let row = of_duty(duty, at.unwrap_or(WORKLOAD).to_owned());
            rows.insert(duty.anchor.clone(), vec![row]);
        }
        for row in report.common_groups.iter().flat_map(|group| &group.rows) {
            let duty = &report.duties[row.duty];
            let row = of_duty(duty, anchors(&names, &row.components));
            rows.insert(duty.anchor.clone(), vec![row]);
        }
        let domains: BTreeMap<&str, &str> =
            report.duties.iter().map(|d| (d.duty, d.domain)).collect();
        for row in report.plan.iter().flat_map(|g| &g.topics).flat_map(|topic| &topic.rows) {
            let found = &report.obligations[row.obligation];
            let domain = domains.get(found.duty).copied().unwrap_or_default();
            let components = anchors(&names, &row.components);
            let row = of_obligation(found, domain, components);
            rows.entry(format!("o-{}", found.id)).or_default().push(row);
        }
        let mut all = Self { known: rows, ..Self::default() };
        all.choices(report);
        all
    }

    /// What is known of a row by its anchor; an obligation with several owners has several rows of one anchor.
    pub(super) fn get(&self, anchor: &str, nth: usize) -> Option<&Row<'r>> {
        let rows = self.known.get(anchor)?;
        rows.get(nth).or(rows.last())
    }

    fn choices(&mut self, report: &Report) {
        let choice =
            |value: &str, title: &str| Choice { value: value.to_owned(), title: title.to_owned() };
        let parties = report.summary.parties.iter().filter(|party| party.count > 0);
        self.parties = parties.map(|party| choice(party.party.as_str(), party.title)).collect();
        let owners =
            self.known.values().flatten().map(|row| row.owner).filter(|owner| !owner.is_empty());
        let owners: BTreeSet<&str> = owners.collect();
        let words = |owner| if owner == NOBODY { "Nobody" } else { owner };
        self.owners = owners.into_iter().map(|owner| choice(owner, words(owner))).collect();
        let used = |id: &str| report.duties.iter().any(|duty| duty.domain == id);
        let domains = report.matrix.domains.iter().filter(|domain| used(domain.domain));
        self.domains = domains.map(|domain| choice(domain.domain, domain.title)).collect();
        self.components = vec![choice(WORKLOAD, "Workload as a whole")];
        self.components.extend(report.components.iter().map(|c| choice(&c.anchor, &c.name)));
    }
}

fn of_duty(duty: &DutyView, components: String) -> Row<'_> {
    let owner = match &duty.owner {
        Some(owner) => owner,
        None if duty.unowned => NOBODY,
        None => "",
    };
    let (party, id) = (duty.party, duty.duty);
    Row { party, party_title: &duty.party_title, owner, domain: duty.domain, components, id }
}

fn of_obligation<'r>(found: &'r ObligationView, domain: &'r str, components: String) -> Row<'r> {
    let party = if found.third_party.is_some() { Party::ThirdParty } else { Party::Customer };
    let owner = found.owner.as_deref().unwrap_or(NOBODY);
    Row { party, party_title: "", owner, domain, components, id: found.id }
}

/// The anchors of components by name; of the workload where there are none.
fn anchors(names: &BTreeMap<&str, &str>, components: &[String]) -> String {
    if components.is_empty() {
        return WORKLOAD.to_owned();
    }
    let anchors: Vec<&str> =
        components.iter().filter_map(|name| names.get(name.as_str()).copied()).collect();
    anchors.join(" ")
}
