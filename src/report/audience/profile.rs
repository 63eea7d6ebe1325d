//! The profile for an audience: names and texts are replaced, and nothing that decides who answers for a duty is touched.

use super::{Names, Reader};
use crate::catalog::Catalog;
use crate::diagnostic::Span;
use crate::profile::{Authorisation, Component, Monitoring, Profile, Rule, ThirdParty, Workload};
use crate::yaml::Spot;

/// The profile as an reader may see it.
pub(super) fn redact(
    profile: Profile,
    names: &Names,
    catalog: &Catalog,
    reader: Reader,
) -> Profile {
    let Profile {
        file,
        digest,
        language,
        workload,
        frameworks,
        period,
        owners,
        monitoring,
        third_parties,
        components,
        gates,
        defaults,
        // Its texts are meant for the readers of each page.
        theme,
    } = profile;
    let parties =
        Names::new("redacted-third-party", third_parties.iter().map(|p| p.name.as_str()), reader);
    let components = components.into_iter().map(|found| component(found, names, catalog, reader));
    Profile {
        file,
        digest,
        language,
        workload: self::workload(workload, reader),
        frameworks,
        period,
        owners: owners.into_iter().map(|found| rule(found, names, reader)).collect(),
        monitoring: self::monitoring(monitoring),
        third_parties: third_parties
            .into_iter()
            .map(|p| third_party(p, &parties, reader))
            .collect(),
        components: components.collect(),
        gates,
        defaults,
        theme,
    }
}

fn workload(workload: Workload, reader: Reader) -> Workload {
    let Workload {
        id,
        name,
        description,
        owner,
        environment,
        regions,
        exposure,
        classification,
        data_types,
        rto,
        rpo,
        availability,
        aws_authorisation,
        fedramp_package: _,
        requires,
    } = workload;
    let span = owner.as_ref().map_or(Span::NONE, |owner| owner.span);
    let is_told = owner.is_some() || reader.is_public();
    Workload {
        id: reader.text(&id),
        name: reader.text(&name),
        description: reader.kept(description),
        owner: is_told.then(|| Spot { value: reader.owner().to_owned(), span }),
        environment,
        regions,
        exposure,
        classification,
        data_types,
        rto,
        rpo,
        availability: reader.kept(availability),
        aws_authorisation: aws_authorisation.and_then(|known| authorisation(known, reader)),
        fedramp_package: None,
        requires,
    }
}

fn authorisation(known: Authorisation, reader: Reader) -> Option<Authorisation> {
    let Authorisation { title, date, id } = known;
    let title = reader.kept(Some(title))?;
    Some(Authorisation { title, date, id: id.map(|id| reader.text(&id)) })
}

fn rule(rule: Rule, names: &Names, reader: Reader) -> Rule {
    let Rule {
        accountable,
        third_party,
        responsible,
        consulted: _,
        informed: _,
        domains,
        duties,
        components,
        span,
    } = rule;
    let team = || reader.owner().to_owned();
    let teams = |teams: Vec<String>| teams.first().map(|_| team()).into_iter().collect();
    let renamed = |spot: Spot<String>| Spot { value: names.of(&spot.value), span: spot.span };
    let components = components.into_iter().map(renamed).collect();
    // Without its line, rules of several teams give rows that read the same; its offset tells it from the others.
    let span = Span { start: span.start, ..Span::NONE };
    Rule {
        accountable: accountable.map(|_| team()),
        // The id stays inside: a report holds the name alone.
        third_party,
        responsible: responsible.map(teams),
        consulted: None,
        informed: None,
        domains,
        duties,
        components,
        span,
    }
}

/// Days, a zone and numbers: no words of the user's own.
fn monitoring(monitoring: Monitoring) -> Monitoring {
    let Monitoring { start, time_zone, calendar, cadences } = monitoring;
    Monitoring { start, time_zone, calendar, cadences }
}

fn third_party(party: ThirdParty, names: &Names, reader: Reader) -> ThirdParty {
    let ThirdParty { id, name, role } = party;
    ThirdParty { id, name: names.of(&name), role: reader.kept(role) }
}

fn component(component: Component, names: &Names, catalog: &Catalog, reader: Reader) -> Component {
    let Component { mut name, service, options, notes: _ } = component;
    name.value = names.of(&name.value);
    let known = catalog.services.get(service.value.as_str());
    let is_version = |key: &str| {
        known.is_none_or(|service| {
            !service.options.iter().any(|(id, known)| **id == *key && !known.values.is_empty())
        })
    };
    // A version moves no line, and is a word of the user's own.
    let option = |(key, mut value): (Spot<String>, Spot<String>)| {
        if is_version(&key.value) {
            if reader.is_public() {
                return None;
            }
            value.value = reader.text(&value.value);
        }
        Some((key, value))
    };
    let options = options.into_iter().filter_map(option).collect();
    Component { name, service, options, notes: None }
}
