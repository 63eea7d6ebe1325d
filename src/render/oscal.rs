//! OSCAL 1.2.1: a component definition of the AWS services, and for each framework that has OSCAL ids a system security plan.
//!
//! Written from the report alone. Ids are made of names (UUID version 5), so that they stay the same from export to export; what
//! the report does not know is left out or stands in a remark, and is never guessed. <https://pages.nist.gov/OSCAL/>

mod common;
mod decision;
mod definition;
mod id;
mod people;
mod plan;
mod requirement;
mod satisfied;
mod services;
mod side;
mod status;
mod system;
mod words;

use crate::report::{FrameworkView, Report};
pub use decision::{Missing, record};

use common::{Metadata, Property};
use people::People;
use serde::Serialize;
use words::{Words, fill, user};

/// The version of OSCAL: that of NIST's schemas, and the newest that compliance-trestle reads.
const VERSION: &str = "1.2.1";

/// The component definition, then the plans: name without ending, and bytes.
#[must_use]
pub fn render(report: &Report) -> Vec<(String, Vec<u8>)> {
    let words = Words::built_in();
    let people = People::new(report, &words);
    let mut documents =
        vec![("component-definition".to_owned(), json(&definition(report, &words)))];
    let planned: Vec<&FrameworkView> =
        report.frameworks.iter().filter(|framework| framework.oscal.is_some()).collect();
    for framework in &planned {
        let Some(href) = framework.oscal else { continue };
        let bytes = json(&plan(report, &words, &people, framework, href));
        documents.push((name(framework, planned.len() == 1), bytes));
    }
    documents
}

/// A plan's name; where there are several, with framework and baseline.
fn name(framework: &FrameworkView, is_only: bool) -> String {
    let base = "system-security-plan";
    match &framework.baseline_id {
        _ if is_only => base.to_owned(),
        Some(baseline) => format!("{base}-{}-{baseline}", framework.id),
        None => format!("{base}-{}", framework.id),
    }
}

fn json(document: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(1 << 20);
    let format = serde_json::ser::PrettyFormatter::with_indent(b" ");
    // Text keys only, and writing into memory cannot fail.
    let _ = document.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, format));
    bytes.push(b'\n');
    bytes
}

fn definition(report: &Report, words: &Words) -> definition::File {
    let workload = &report.workload;
    let title = fill(&words.definition_title, &[("workload", &user(&workload.name))]);
    definition::File {
        component_definition: definition::Definition {
            uuid: id::uuid(&[&workload.id, "definition"]),
            metadata: metadata(report, words, title),
            components: services::components(report, words),
        },
    }
}

fn plan(
    report: &Report,
    words: &Words,
    people: &People<'_>,
    framework: &FrameworkView,
    href: &str,
) -> plan::File {
    let writer = requirement::Writer::new(report, framework, words, people);
    let shown = system::title(framework);
    let values = [("workload", user(&report.workload.name)), ("framework", shown)];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let is_whole = framework.baseline_id.is_none();
    let import = if is_whole { &words.import_whole } else { &words.import };
    plan::File {
        system_security_plan: plan::Plan {
            uuid: writer.id(&[]),
            metadata: Metadata {
                roles: people.roles(words),
                parties: people.parties(),
                responsible_parties: people.owner(),
                ..metadata(report, words, fill(&words.plan_title, &values))
            },
            import_profile: plan::Import { href: href.to_owned(), remarks: fill(import, &values) },
            system_characteristics: system::characteristics(report, words, people),
            system_implementation: system::implementation(report, words, people),
            control_implementation: writer.controls(),
            back_matter: system::back_matter(report, words),
        },
    }
}

/// What the document was made of, and for which day.
fn metadata(report: &Report, words: &Words, title: String) -> Metadata {
    let document = &report.document;
    let mut props = vec![
        Property::own("tool-version", &document.tool_version),
        Property::own("profile-sha256", &document.profile_digest),
        Property::own("catalog-version", document.catalog_version),
        Property::own("catalog-sha256", &document.catalog_digest),
    ];
    let ledger = document.ledger_digest.as_deref();
    props.extend(ledger.map(|digest| Property::own("ledger-sha256", digest)));
    Metadata {
        title,
        last_modified: common::moment(document.as_of),
        version: document.as_of.to_string(),
        oscal_version: VERSION,
        props,
        roles: Vec::new(),
        parties: Vec::new(),
        responsible_parties: Vec::new(),
        remarks: words.metadata.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::words::{Words, fill, plain};

    #[test]
    fn the_words_are_whole() {
        let text = include_str!("../../templates/oscal.json");
        serde_json::from_str::<Words>(text).expect("every word, and none that is not used");
        let line = |line: &&str| line.contains('{') && line.contains("\": \"");
        for sentence in text.lines().filter(line) {
            assert_eq!(sentence.matches('{').count(), sentence.matches('}').count(), "{sentence}");
        }
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        assert_eq!(fill("{a} and {b}.", &[("a", "{b}"), ("b", "{a}")]), "{b} and {a}.");
    }

    #[test]
    fn plain_strings_are_one_line_and_never_empty() {
        for (text, expected) in [
            (" a\n\tb ", "a b"),
            ("", "-"),
            ("\u{2028}", "-"),
            ("a\u{202e}b", "a\u{fffd}b"),
            ("*a*", "*a*"),
            ("\u{feff}", "\u{fffd}"),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }
}
