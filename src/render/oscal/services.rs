//! The component definition: each AWS service that the workload uses, and what each side does for the controls of each framework.
//!
//! It names no team and no state; those are the workload's and stand in its plan.

use super::common::Property;
use super::definition::{Component, Controls, Requirement};
use super::side;
use super::words::{Words, fill, prose, user};
use super::{id, system};
use crate::catalog::Mapping;
use crate::id::Text;
use crate::party::Party;
use crate::report::{ComponentView, ControlView, DutyView, FrameworkView, Report};
use std::collections::{BTreeMap, BTreeSet};

/// The id of the component that stands for the cloud as a whole.
pub(super) fn platform_id(report: &Report) -> String {
    id::uuid(&[&report.workload.id, "definition", "platform"])
}

/// The id of a service's component.
pub(super) fn service_id(report: &Report, service: &str) -> String {
    id::uuid(&[&report.workload.id, "definition", "service", service])
}

/// The cloud as a whole, then each service once, in the profile's order.
pub(super) fn components(report: &Report, words: &Words) -> Vec<Component> {
    let rows = side::by_duty(report);
    let mut list = vec![platform(report, words, &rows)];
    let mut seen = BTreeSet::new();
    for component in &report.components {
        if seen.insert(component.service.as_str()) {
            list.push(service(report, words, &rows, component));
        }
    }
    list
}

/// The rows of each duty.
type Rows<'r> = BTreeMap<&'r str, Vec<&'r DutyView>>;

fn platform(report: &Report, words: &Words, rows: &Rows<'_>) -> Component {
    let partition = prose(report.workload.partition_title);
    Component {
        uuid: platform_id(report),
        kind: "service",
        title: fill(&words.platform_title, &[("partition", &partition)]),
        description: words.platform_component.clone(),
        props: vec![Property::own("partition", report.workload.partition)],
        control_implementations: controls(report, words, rows, None),
    }
}

fn service(
    report: &Report,
    words: &Words,
    rows: &Rows<'_>,
    component: &ComponentView,
) -> Component {
    let uses = report.components.iter().filter(|other| other.service == component.service);
    let facts = [
        Property::own("service", &component.service),
        Property::own("category", component.category.as_str()),
    ];
    let uses = uses.map(|component| Property::own("component", &component.name));
    let summary = prose(component.summary);
    Component {
        uuid: service_id(report, &component.service),
        kind: "service",
        title: prose(component.service_name),
        description: fill(&words.service_component, &[("summary", &summary)]),
        props: facts.into_iter().chain(uses).collect(),
        control_implementations: controls(report, words, rows, Some(&component.service)),
    }
}

/// What a service, or the cloud as a whole, has to do with each framework.
fn controls(
    report: &Report,
    words: &Words,
    rows: &Rows<'_>,
    service: Option<&str>,
) -> Vec<Controls> {
    let mut list = Vec::new();
    for framework in &report.frameworks {
        let scope = Scope { report, words, framework, service };
        let requirements = framework.controls.iter();
        let requirements: Vec<Requirement> =
            requirements.filter_map(|control| scope.requirement(control, rows)).collect();
        if requirements.is_empty() {
            continue;
        }
        let mapping = match framework.mapping {
            Mapping::Published => &words.mapping_published,
            Mapping::Judgement => &words.mapping_judgement,
        };
        let title = system::title(framework);
        let values = [("framework", title.as_str()), ("mapping", mapping)];
        list.push(Controls {
            uuid: scope.id(&["controls"]),
            source: source(report, framework),
            description: fill(&words.definition_controls, &values),
            props: vec![Property::own("framework", framework.id)],
            implemented_requirements: requirements,
        });
    }
    list
}

/// The publisher's edition in OSCAL, else the page that the catalogue cites first, else the framework's id.
fn source(report: &Report, framework: &FrameworkView) -> String {
    let cited = report.sources.iter().find(|source| framework.sources.contains(&source.number));
    match (framework.oscal, cited) {
        (Some(oscal), _) => oscal.to_owned(),
        (None, Some(cited)) => cited.url.to_owned(),
        (None, None) => framework.id.to_owned(),
    }
}

/// One framework at one service.
struct Scope<'r> {
    report: &'r Report,
    words: &'r Words,
    framework: &'r FrameworkView,
    service: Option<&'r str>,
}

impl Scope<'_> {
    fn id(&self, names: &[&str]) -> String {
        let baseline = self.framework.baseline_id.as_deref().unwrap_or_default();
        let place = self.service.map_or(["platform", ""], |service| ["service", service]);
        let head = [self.report.workload.id.as_str(), "definition", self.framework.id, baseline];
        id::uuid(&[&head[..], &place[..], names].concat())
    }

    fn requirement(&self, control: &ControlView, rows: &Rows<'_>) -> Option<Requirement> {
        let rows = control.duties.iter().filter_map(|link| rows.get(link.duty)).flatten();
        let here: Vec<&DutyView> =
            rows.copied().filter(|row| row.service.as_deref() == self.service).collect();
        if here.is_empty() {
            return None;
        }
        let duties: BTreeSet<&str> = here.iter().map(|row| row.duty).collect();
        let duties = duties.into_iter().map(|duty| Property::own("duty", duty));
        let label = Property::own("label", control.label);
        Some(Requirement {
            uuid: self.id(&["requirement", control.id]),
            control_id: id::token("", control.id),
            description: self.description(&here),
            props: std::iter::once(label).chain(duties).collect(),
        })
    }

    fn description(&self, rows: &[&DutyView]) -> String {
        let mut lines = Vec::new();
        for group in said_alike(rows) {
            let first = group[0];
            let is_everywhere = rows.iter().filter(|row| row.duty == first.duty).count();
            let places =
                if group.len() == is_everywhere { String::new() } else { self.places(&group) };
            let (title, party) = (prose(first.title), first.party.title());
            let values = [
                ("title", title.as_str()),
                ("duty", first.duty),
                ("party", party),
                ("places", &places),
            ];
            lines.push(fill(&self.words.definition_duty, &values));
            lines.extend(self.sides(first));
        }
        lines.join("\n")
    }

    fn places(&self, rows: &[&DutyView]) -> String {
        let names = rows.iter().filter_map(|row| row.component.as_deref()).map(user);
        let names = names.collect::<Vec<_>>().join(", ");
        format!(" {}", fill(&self.words.definition_places, &[("places", &names)]).trim_start())
    }

    fn sides(&self, row: &DutyView) -> Vec<String> {
        let line = |sentence: &str, text: Option<Text>| {
            text.map(|text| fill(sentence, &[("text", &prose(text))]))
        };
        let mut lines = Vec::from_iter(line(&self.words.definition_aws, row.aws));
        lines.extend(line(&self.words.definition_customer, row.customer).filter(|_| !taken(row)));
        let name = row.third_party.as_deref().map(user).unwrap_or_default();
        if let Some(text) = row.third_party_does.filter(|_| !name.is_empty()) {
            let values = [("name", name.as_str()), ("text", &prose(text))];
            lines.push(fill(&self.words.definition_third_party, &values));
        }
        lines
    }
}

/// Whether a third party has taken the customer's part over, with the customer's words.
fn taken(row: &DutyView) -> bool {
    row.party == Party::ThirdParty && !row.operated && row.third_party_does == row.customer
}

/// Rows of one duty that read the same, in the order of the first of each.
fn said_alike<'r>(rows: &[&'r DutyView]) -> Vec<Vec<&'r DutyView>> {
    let mut groups: Vec<Vec<&DutyView>> = Vec::new();
    for row in rows {
        let same = |group: &&mut Vec<&DutyView>| {
            let first = group[0];
            first.duty == row.duty
                && first.party == row.party
                && first.aws == row.aws
                && first.customer == row.customer
                && first.third_party_does == row.third_party_does
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}
