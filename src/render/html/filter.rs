//! What the filters go by: for each row that has an anchor its party, owners, domain and components.
//!
//! A choice is offered where the rows of the document differ in it, and nowhere else.

use crate::party::Party;
use crate::report::{ControlView, DutyView, ObligationView, Report};
use crate::resolve::Origination;
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
    pub(super) party: Option<Party>,
    /// The party's name as the row prints it; empty where it prints none.
    pub(super) party_title: &'r str,
    /// Names of the owners, a line each; empty where AWS answers and no owner is needed.
    pub(super) owners: String,
    /// The domain's id; empty for a control, which is of none.
    pub(super) domain: &'r str,
    /// Anchors of the components, with spaces between them; empty for a control.
    pub(super) components: String,
}

impl Row<'_> {
    /// What the row carries, by the key of each choice.
    pub(super) fn values(&self) -> [(&'static str, &str); 4] {
        [
            ("party", self.party.map_or("", Party::as_str)),
            ("owner", &self.owners),
            ("domain", self.domain),
            ("component", &self.components),
        ]
    }

    /// Whether the row is a duty or an obligation.
    pub(super) fn is_duty(&self) -> bool {
        !self.components.is_empty()
    }
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

/// Those choices of a key between which rows with these values differ; one alone is no choice.
pub(super) fn offered<'c>(
    choices: &'c [Choice],
    key: &str,
    values: &BTreeSet<(&str, &str)>,
) -> Vec<&'c Choice> {
    let of_key = values.iter().filter(|(of, _)| *of == key);
    let parts: BTreeSet<&str> = match key {
        "component" => of_key.flat_map(|(_, value)| value.split(' ')).collect(),
        _ => of_key.flat_map(|(_, value)| value.lines()).collect(),
    };
    let offered = choices.iter().filter(|choice| parts.contains(choice.value.as_str()));
    let offered: Vec<&Choice> = offered.collect();
    if offered.len() > 1 { offered } else { Vec::new() }
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
        for framework in &report.frameworks {
            for control in &framework.controls {
                let anchor = format!("{}-{}", framework.anchor, control.id);
                rows.insert(anchor, vec![of_control(control, report)]);
            }
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
        let owners = self.known.values().flatten().flat_map(|row| row.owners.lines());
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
    Row {
        party: Some(duty.party),
        party_title: &duty.party_title,
        owners: owner.to_owned(),
        domain: duty.domain,
        components,
    }
}

fn of_obligation<'r>(found: &'r ObligationView, domain: &'r str, components: String) -> Row<'r> {
    let party = if found.third_party.is_some() { Party::ThirdParty } else { Party::Customer };
    let owners = found.owner.clone().unwrap_or_else(|| NOBODY.to_owned());
    Row { party: Some(party), party_title: "", owners, domain, components }
}

fn of_control<'r>(control: &ControlView, report: &'r Report) -> Row<'r> {
    let party = match control.origination {
        Origination::Inherited => Some(Party::Aws),
        Origination::Customer => Some(Party::Customer),
        Origination::Shared => Some(Party::Shared),
        Origination::ThirdParty => Some(Party::ThirdParty),
        Origination::Unmapped => None,
    };
    let duties = control.duties.iter().filter_map(|link| report.by_duty.get(link.duty));
    let owners = duties.flat_map(|duty| {
        let nobody = duty.unowned.then_some(NOBODY);
        duty.owners.iter().map(String::as_str).chain(nobody)
    });
    let owners: BTreeSet<&str> = owners.collect();
    let owners = owners.into_iter().collect::<Vec<_>>().join("\n");
    Row { party, party_title: "", owners, domain: "", components: String::new() }
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
