//! The system of a plan: its characteristics, its components, and the leveraged system below them.
//!
//! What the workload profile does not know is left out, and a remark says that it has to be filled in.

use super::common::{BackMatter, Link, Property, Resource, ResponsibleRole, Rlink};
use super::people::{People, once};
use super::plan::{
    Authorization, Boundary, Characteristics, Component, Implementation, Information,
    InformationType, Status, SystemId, User,
};
use super::words::{Words, fill, names, plain, prose, user};
use super::{id, services};
use crate::report::{AwsReportView, ComponentView, FrameworkView, Report};

/// What RFC 4122 is called where OSCAL asks for the kind of an id.
const RFC_4122: &str = "https://ietf.org/rfc/rfc4122";
/// The namespace of FedRAMP's properties.
const FEDRAMP: &str = "https://fedramp.gov/ns/oscal";

/// A framework's name with its baseline's.
pub(super) fn title(framework: &FrameworkView) -> String {
    match framework.baseline {
        Some(baseline) => format!("{}, {}", prose(framework.title), prose(baseline)),
        None => prose(framework.title),
    }
}

/// The id of the leveraged system's component.
pub(super) fn leveraged_id(report: &Report) -> String {
    id::uuid(&[&report.workload.id, "leveraged-system"])
}

/// The id of a component, or of the system as a whole.
pub(super) fn component_id(report: &Report, name: Option<&str>) -> String {
    match name {
        Some(name) => id::uuid(&[&report.workload.id, "component", name]),
        None => id::uuid(&[&report.workload.id, "this-system"]),
    }
}

fn authorization_id(report: &Report) -> String {
    id::uuid(&[&report.workload.id, "leveraged-authorization"])
}

fn report_id(report: &Report, found: &AwsReportView) -> String {
    id::uuid(&[&report.workload.id, "report", found.id])
}

fn regions(report: &Report, words: &Words) -> String {
    if report.workload.regions.is_empty() {
        return words.no_regions.clone();
    }
    names(report.workload.regions.iter().map(|region| region.id.as_str()))
}

/// What the profile says of the system.
pub(super) fn characteristics(
    report: &Report,
    words: &Words,
    people: &People<'_>,
) -> Characteristics {
    let workload = &report.workload;
    let description = workload.description.as_deref();
    let facts = [
        ("environment", &workload.environment),
        ("exposure", &workload.exposure),
        ("classification", &workload.classification),
    ];
    let facts = facts.map(|(name, value)| Property::own(name, value));
    let regions_of = workload.regions.iter().map(|region| Property::own("region", &region.id));
    let (name, place) = (user(&workload.name), regions(report, words));
    let provider = prose(workload.partition_title);
    let boundary = [("workload", name.as_str()), ("regions", &place), ("provider", &provider)];
    let uuid = id::uuid(&[&workload.id, "system"]);
    Characteristics {
        system_ids: vec![
            SystemId { identifier_type: Some(RFC_4122), id: uuid },
            SystemId { identifier_type: None, id: workload.id.clone() },
        ],
        system_name: plain(&workload.name),
        system_name_short: workload.id.clone(),
        description: description.map_or_else(|| words.no_description.clone(), user),
        props: facts.into_iter().chain(regions_of).collect(),
        system_information: Information { information_types: information(report, words) },
        status: status(report, words),
        authorization_boundary: Boundary { description: fill(&words.boundary, &boundary) },
        responsible_parties: people.owner(),
        remarks: words.characteristics.clone(),
    }
}

fn information(report: &Report, words: &Words) -> Vec<InformationType> {
    let workload = &report.workload;
    let of = |kind: &str, title: String| InformationType {
        uuid: id::uuid(&[&workload.id, "information", kind]),
        title,
        description: fill(&words.information, &[("classification", &workload.classification)]),
    };
    if workload.data_types.is_empty() {
        return vec![of("", words.no_information.clone())];
    }
    let types = workload.data_types.iter();
    types.map(|kind| of(kind, fill(&words.information_title, &[("type", kind)]))).collect()
}

/// Only a production environment is known to be in operation.
fn status(report: &Report, words: &Words) -> Status {
    let environment = report.workload.environment.as_str();
    let state = if environment == "production" { "operational" } else { "other" };
    let remarks = fill(&words.environment, &[("environment", environment)]);
    Status { state, remarks: Some(remarks) }
}

/// The leveraged system, the system, its components, and who works on them.
pub(super) fn implementation(
    report: &Report,
    words: &Words,
    people: &People<'_>,
) -> Implementation {
    let authorization = authorization(report, words, people);
    let is_silent = authorization.is_none();
    let mut components = vec![leveraged(report, words, people), whole(report, words, people)];
    let uses = report.components.iter();
    components.extend(uses.map(|component| use_of(report, words, people, component)));
    Implementation {
        leveraged_authorizations: authorization.into_iter().collect(),
        users: users(report, words, people),
        components,
        remarks: is_silent.then(|| words.no_authorization.clone()),
    }
}

fn authorization(report: &Report, words: &Words, people: &People<'_>) -> Option<Authorization> {
    let known = report.workload.aws_authorisation.as_ref()?;
    let identifier = known
        .id
        .as_deref()
        .map(|id| Property { ns: FEDRAMP, ..Property::own("leveraged-system-identifier", id) });
    let place = regions(report, words);
    Some(Authorization {
        uuid: authorization_id(report),
        title: user(&known.title),
        props: identifier.into_iter().collect(),
        links: links(report),
        party_uuid: people.provider(),
        date_authorized: known.date.to_string(),
        remarks: fill(&words.authorization, &[("regions", &place)]),
    })
}

/// Links to the reports in the back matter.
fn links(report: &Report) -> Vec<Link> {
    let main = report.assurance.reports.iter().filter(|found| found.main);
    main.map(|found| Link { href: format!("#{}", report_id(report, found)), rel: "reference" })
        .collect()
}

fn users(report: &Report, words: &Words, people: &People<'_>) -> Vec<User> {
    let of = |(is_foreign, name, role): (bool, &str, String)| User {
        uuid: id::uuid(&[&report.workload.id, "user", &role]),
        title: user(name),
        props: vec![Property::nist("type", if is_foreign { "external" } else { "internal" })],
        role_ids: vec![role],
        remarks: words.user.clone(),
    };
    people.users().map(of).collect()
}

fn leveraged(report: &Report, words: &Words, people: &People<'_>) -> Component {
    let mut props = vec![
        Property::nist("implementation-point", "external"),
        Property::nist("inherited-uuid", &services::platform_id(report)),
    ];
    if report.workload.aws_authorisation.is_some() {
        let uuid = authorization_id(report);
        props.push(Property::nist("leveraged-authorization-uuid", &uuid));
    }
    let partition = prose(report.workload.partition_title);
    Component {
        uuid: leveraged_id(report),
        kind: "system",
        title: partition.clone(),
        description: fill(&words.leveraged_component, &[("partition", &partition)]),
        props,
        links: links(report),
        status: Status { state: "operational", remarks: Some(words.leveraged_status.clone()) },
        responsible_roles: once(report.duties.iter().flat_map(|duty| people.providers(duty))),
        remarks: Some(prose(report.workload.partition_statement)).filter(|text| !text.is_empty()),
    }
}

fn whole(report: &Report, words: &Words, people: &People<'_>) -> Component {
    let name = user(&report.workload.name);
    Component {
        uuid: component_id(report, None),
        kind: "this-system",
        title: name.clone(),
        description: fill(&words.this_system, &[("workload", &name)]),
        props: Vec::new(),
        links: Vec::new(),
        status: status(report, words),
        responsible_roles: doers(report, people, None),
        remarks: None,
    }
}

fn use_of(
    report: &Report,
    words: &Words,
    people: &People<'_>,
    component: &ComponentView,
) -> Component {
    let values =
        [("service", prose(component.service_name)), ("summary", prose(component.summary))];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut props = vec![
        Property::nist("implementation-point", "internal"),
        Property::own("service", &component.service),
        Property::own("defined-by", &services::service_id(report, &component.service)),
    ];
    props.extend(component.options.iter().map(|option| {
        let class = if option.assumed { "assumed-option" } else { "option" };
        Property::own(&id::token("", option.option), &option.value).class(class)
    }));
    let mut status = status(report, words);
    status.remarks = Some(words.component_status.clone());
    Component {
        uuid: component_id(report, Some(&component.name)),
        kind: "service",
        title: user(&component.name),
        description: fill(&words.component, &values),
        props,
        links: Vec::new(),
        status,
        responsible_roles: doers(report, people, Some(&component.name)),
        remarks: component.notes.as_deref().map(user),
    }
}

/// Who does something at a place.
fn doers(report: &Report, people: &People<'_>, place: Option<&str>) -> Vec<ResponsibleRole> {
    let here = report.duties.iter().filter(|duty| duty.component.as_deref() == place);
    let ours = here.filter(|duty| super::side::left(duty).is_some());
    once(ours.flat_map(|duty| people.doers(duty)))
}

/// Reports that show the provider's part.
pub(super) fn back_matter(report: &Report, words: &Words) -> Option<BackMatter> {
    let main = report.assurance.reports.iter().filter(|found| found.main);
    let resources: Vec<Resource> = main
        .map(|found| {
            let values = [
                ("place", prose(found.place)),
                ("scope", prose(found.scope_check)),
                ("user", prose(found.user_entity)),
                ("limits", prose(found.limits)),
            ];
            let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
            let sources = report.sources.iter();
            let cited = sources.filter(|source| found.sources.contains(&source.number));
            Resource {
                uuid: report_id(report, found),
                title: prose(found.title),
                description: prose(found.shows),
                rlinks: cited.map(|source| Rlink { href: source.url.to_owned() }).collect(),
                remarks: fill(&words.report, &values),
            }
        })
        .collect();
    (!resources.is_empty()).then_some(BackMatter { resources })
}
