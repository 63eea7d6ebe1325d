//! Each control of a framework to an implemented requirement: what is inherited, what is left, how it is satisfied.
//!
//! Every control of the baseline comes out, those that no duty reaches with a remark that says so.

use super::common::{Property, ResponsibleRole};
use super::people::{People, once};
use super::plan::{
    ByComponent, Controls, Export, Inherited, Provided, Requirement, Responsibility,
};
use super::satisfied;
use super::side::{self, alike, left, provided};
use super::system;
use super::words::{Words, fill, names, prose};
use super::{id, status};
use crate::catalog::Mapping;
use crate::ledger::State;
use crate::party::Party;
use crate::report::{ControlView, DutyView, FrameworkView, Report};
use crate::resolve::Origination;
use std::collections::{BTreeMap, BTreeSet};

/// What the controls of one plan are written from.
pub(super) struct Writer<'r> {
    pub(super) report: &'r Report,
    pub(super) framework: &'r FrameworkView,
    pub(super) words: &'r Words,
    pub(super) people: &'r People<'r>,
    rows: BTreeMap<&'r str, Vec<&'r DutyView>>,
}

impl<'r> Writer<'r> {
    pub(super) fn new(
        report: &'r Report,
        framework: &'r FrameworkView,
        words: &'r Words,
        people: &'r People<'r>,
    ) -> Self {
        Self { report, framework, words, people, rows: side::by_duty(report) }
    }

    /// The id of a part of this plan.
    pub(super) fn id(&self, names: &[&str]) -> String {
        let baseline = self.framework.baseline_id.as_deref().unwrap_or_default();
        let scope = [self.report.workload.id.as_str(), "plan", self.framework.id, baseline];
        id::uuid(&[&scope[..], names].concat())
    }

    /// Every control of the framework, in the order of their ids.
    pub(super) fn controls(&self) -> Controls {
        let mut requirements: Vec<Requirement> =
            self.framework.controls.iter().map(|control| self.mapped(control)).collect();
        for reason in &self.framework.unmapped {
            requirements.extend(reason.ids.iter().map(|id| self.unmapped(id, &reason.because)));
        }
        requirements.sort_by_cached_key(|requirement| natural(&requirement.control_id));
        let mapping = match self.framework.mapping {
            Mapping::Published => &self.words.mapping_published,
            Mapping::Judgement => &self.words.mapping_judgement,
        };
        let title = system::title(self.framework);
        let values = [("framework", title.as_str()), ("mapping", mapping)];
        Controls {
            description: fill(&self.words.controls, &values),
            implemented_requirements: requirements,
        }
    }

    fn unmapped(&self, control: &str, because: &str) -> Requirement {
        Requirement {
            uuid: self.id(&["requirement", control]),
            control_id: id::token("", control),
            props: vec![Property::own("origination", "unmapped")],
            responsible_roles: Vec::new(),
            by_components: Vec::new(),
            remarks: Some(fill(&self.words.unmapped, &[("because", &prose(because))])),
        }
    }

    fn mapped(&self, control: &ControlView) -> Requirement {
        let rows = control.duties.iter().filter_map(|link| self.rows.get(link.duty));
        let rows: Vec<&DutyView> = rows.flatten().copied().collect();
        let mut by_components = Vec::from_iter(self.leveraged(control, &rows));
        let whole: Vec<&DutyView> =
            rows.iter().copied().filter(|row| row.component.is_none()).collect();
        by_components.extend(self.by_component(control, None, &whole));
        for component in &self.report.components {
            let name = Some(component.name.as_str());
            let here: Vec<&DutyView> =
                rows.iter().copied().filter(|row| row.component.as_deref() == name).collect();
            by_components.extend(self.by_component(control, name, &here));
        }
        let is_foreign = control.origination == Origination::ThirdParty;
        Requirement {
            uuid: self.id(&["requirement", control.id]),
            control_id: id::token("", control.id),
            props: originations(control.origination),
            responsible_roles: self.doers(&rows),
            by_components,
            remarks: is_foreign.then(|| self.words.third_party_control.clone()),
        }
    }

    fn doers(&self, rows: &[&DutyView]) -> Vec<ResponsibleRole> {
        let ours = rows.iter().filter(|row| left(row).is_some());
        once(ours.flat_map(|row| self.people.doers(row)))
    }

    /// What the leveraged system provides for a control, and what it leaves to its customers.
    fn leveraged(&self, control: &ControlView, rows: &[&DutyView]) -> Option<ByComponent> {
        let offered = alike(rows, provided);
        let owed = alike(rows, left);
        if offered.is_empty() && owed.is_empty() {
            return None;
        }
        let inherited: BTreeSet<&str> =
            rows.iter().filter(|row| provided(row).is_some()).map(|row| row.duty).collect();
        let export = Export {
            description: self.words.export.clone(),
            provided: offered.iter().map(|(text, of)| self.provided(control, text, of)).collect(),
            responsibilities: owed
                .iter()
                .map(|(text, of)| self.responsibility(control, text, of))
                .collect(),
        };
        Some(ByComponent {
            component_uuid: system::leveraged_id(self.report),
            uuid: self.id(&["by-leveraged", control.id]),
            description: self.shown(&inherited),
            props: Vec::new(),
            implementation_status: None,
            export: Some(export),
            inherited: Vec::new(),
            satisfied: Vec::new(),
            responsible_roles: once(rows.iter().flat_map(|row| self.people.providers(row))),
            remarks: None,
        })
    }

    /// The reports that show the provider's part of some duties.
    fn shown(&self, duties: &BTreeSet<&str>) -> String {
        if duties.is_empty() {
            return self.words.leveraged_left.clone();
        }
        let shown = self.report.assurance.duties.iter().filter(|row| duties.contains(row.duty));
        let reports: BTreeSet<&str> = shown.flat_map(|row| row.reports.iter().copied()).collect();
        let reports: Vec<String> = reports.into_iter().map(prose).collect();
        if reports.is_empty() {
            return self.words.leveraged_unshown.clone();
        }
        fill(&self.words.leveraged_shown, &[("reports", &format!("{}.", reports.join("; ")))])
    }

    fn provided(&self, control: &ControlView, text: &str, of: &[&DutyView]) -> Provided {
        let first = of[0];
        let heed = if left(first).is_none() { first.customer } else { None };
        let sentence = match (first.operated, heed.is_some()) {
            (true, true) => &self.words.operated_heed,
            (true, false) => &self.words.operated,
            (false, true) => &self.words.heed,
            (false, false) => &self.words.at,
        };
        let values = [
            ("places", self.places(of)),
            ("customer", prose(heed.unwrap_or_default())),
            ("operator", names(first.third_party.as_deref())),
            ("does", prose(first.third_party_does.unwrap_or_default())),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        Provided {
            uuid: self.id(&["provided", control.id, first.duty, text]),
            description: prose(text),
            props: vec![Property::own("duty", first.duty)],
            responsible_roles: once(of.iter().flat_map(|row| self.people.providers(row))),
            remarks: fill(sentence, &values),
        }
    }

    fn responsibility(
        &self,
        control: &ControlView,
        text: &str,
        of: &[&DutyView],
    ) -> Responsibility {
        let first = of[0];
        let offered = provided(first);
        let means = if offered.is_none() { first.aws } else { None };
        let sentence = if means.is_some() { &self.words.with_means } else { &self.words.at };
        let places = self.places(of);
        let means = prose(means.unwrap_or_default());
        let mut remarks = fill(sentence, &[("places", &places), ("aws", &means)]);
        let evidence = match first.party {
            Party::ThirdParty => &first.evidence.third_party,
            Party::Aws | Party::Customer | Party::Shared => &first.evidence.customer,
        };
        if !evidence.is_empty() {
            let evidence = evidence.iter().copied().map(prose).collect::<Vec<_>>().join("; ");
            remarks.push(' ');
            remarks.push_str(&fill(&self.words.expected, &[("evidence", &evidence)]));
        }
        Responsibility {
            uuid: self.id(&["responsibility", control.id, first.duty, text]),
            provided_uuid: offered
                .map(|offered| self.id(&["provided", control.id, first.duty, offered])),
            description: prose(text),
            props: vec![Property::own("duty", first.duty)],
            responsible_roles: once(of.iter().flat_map(|row| self.people.doers(row))),
            remarks,
        }
    }

    /// The places of some rows, in words.
    fn places(&self, rows: &[&DutyView]) -> String {
        let name = |row: &&DutyView| {
            row.component.as_deref().map_or_else(|| self.words.whole.clone(), super::words::user)
        };
        rows.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// How one place meets a control.
    fn by_component(
        &self,
        control: &ControlView,
        place: Option<&str>,
        rows: &[&DutyView],
    ) -> Option<ByComponent> {
        if rows.is_empty() {
            return None;
        }
        let ours: Vec<&DutyView> = rows.iter().copied().filter(|row| left(row).is_some()).collect();
        let states: Vec<Option<State>> = ours.iter().map(|row| side::state(row)).collect();
        let known = status::combined(&states);
        Some(ByComponent {
            component_uuid: system::component_id(self.report, place),
            uuid: self.id(&["by-component", control.id, place.unwrap_or_default(), kind(place)]),
            description: self.description(&ours),
            props: ours.iter().map(|row| satisfied::state(row)).collect(),
            implementation_status: known.map(|state| satisfied::status(self.words, state, &ours)),
            export: None,
            inherited: rows.iter().filter_map(|row| self.inherited(control, place, row)).collect(),
            satisfied: ours
                .iter()
                .filter_map(|row| satisfied::satisfied(self, control, place, row))
                .collect(),
            responsible_roles: self.doers(&ours),
            remarks: satisfied::remarks(self.words, &ours),
        })
    }

    fn description(&self, ours: &[&DutyView]) -> String {
        if ours.is_empty() {
            return self.words.nothing_left.clone();
        }
        let line = |row: &&DutyView| {
            let (title, text) = (prose(row.title), prose(left(row).unwrap_or_default()));
            let party = super::words::user(&row.party_title);
            let values =
                [("title", title.as_str()), ("duty", row.duty), ("party", &party), ("text", &text)];
            fill(&self.words.duty, &values)
        };
        ours.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn inherited(
        &self,
        control: &ControlView,
        place: Option<&str>,
        row: &DutyView,
    ) -> Option<Inherited> {
        let text = provided(row)?;
        let name = place.unwrap_or_default();
        Some(Inherited {
            uuid: self.id(&["inherited", control.id, row.duty, name, kind(place)]),
            provided_uuid: self.id(&["provided", control.id, row.duty, text]),
            description: prose(text),
            props: vec![Property::own("duty", row.duty)],
        })
    }
}

/// Keeps a component apart from the system as a whole, whatever its name.
pub(super) const fn kind(place: Option<&str>) -> &'static str {
    match place {
        Some(_) => "component",
        None => "system",
    }
}

/// The control originations of a control: a shared one is inherited in part and the system's own in part.
fn originations(origination: Origination) -> Vec<Property> {
    let (own, nist): (&str, &[&str]) = match origination {
        Origination::Inherited => ("inherited", &["inherited"]),
        Origination::Shared => ("shared", &["inherited", "system-specific"]),
        Origination::Customer => ("customer", &["system-specific"]),
        Origination::ThirdParty => ("third-party", &[]),
        Origination::Unmapped => ("unmapped", &[]),
    };
    let nist = nist.iter().map(|value| Property::nist("control-origination", value));
    nist.chain([Property::own("origination", own)]).collect()
}

/// A key by which `ac-2` comes before `ac-10`.
pub(super) fn natural(id: &str) -> Vec<(String, u64)> {
    let part = |part: &str| match part.parse() {
        Ok(number) => (String::new(), number),
        Err(_) => (part.to_owned(), 0),
    };
    id.split(['-', '.']).map(part).collect()
}
