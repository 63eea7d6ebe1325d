//! The embedded catalogue's texts: each is worded as catalog/README.md asks.

use crate::catalogue::steps;
use crate::tool::none;
use dutyline::catalog::{Catalog, Evidence, Texts};
use dutyline::knowledge;

/// Words that say nothing an auditor could test.
const EMPTY_WORDS: &[&str] = &[
    "ensure",
    "ensures",
    "ensuring",
    "leverage",
    "leverages",
    "leveraging",
    "robust",
    "best practice",
    "best practices",
    "as needed",
    "appropriate",
    "appropriately",
    "adequate",
    "adequately",
    "seamless",
    "seamlessly",
    "holistic",
    "state of the art",
    "world-class",
    "properly",
];

/// What kind of text it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What AWS does: AWS or a service of its comes first.
    Aws,
    /// Another statement: a whole sentence.
    Statement,
    /// A title or a noun phrase.
    Phrase,
}

#[test]
fn texts_are_worded_as_the_readme_asks() {
    let catalog = knowledge::embedded();
    let texts = texts(&catalog);
    assert!(texts.len() > 3000, "only {} texts were found: the test has gone blind", texts.len());
    let findings: Vec<String> = texts
        .iter()
        .flat_map(|(name, kind, text)| {
            wording(*kind, text).map(move |what| format!("{name}: {what}: {text}"))
        })
        .collect();
    none(&findings);
}

#[test]
fn bad_wording_is_seen() {
    for (kind, text, expected) in [
        (Kind::Aws, "AWS patches the host.", 0),
        (Kind::Aws, "Amazon RDS patches the host.", 0),
        (Kind::Aws, "Patches the host.", 1),
        (Kind::Statement, "Patch the host", 1),
        (Kind::Statement, "Ensure patches.", 1),
        (Kind::Statement, "Read the page EKS Best Practices.", 1),
        (Kind::Statement, "Set `a to b.", 1),
        (Kind::Phrase, "Patch report", 0),
        (Kind::Phrase, "A robust report ", 2),
    ] {
        assert_eq!(wording(kind, text).count(), expected, "{text}");
    }
}

/// What is wrong with a text.
fn wording(kind: Kind, text: &str) -> impl Iterator<Item = String> + use<> {
    let mut found = Vec::new();
    let words: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' })
        .collect();
    let words = format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "));
    let empty = EMPTY_WORDS.iter().filter(|word| words.contains(&format!(" {word} ")));
    found.extend(empty.map(|word| format!("says `{word}`")));
    if text.matches('`').count() % 2 == 1 {
        found.push("has an odd backtick".to_owned());
    }
    if text.trim() != text || text.is_empty() || text.contains('\n') {
        found.push("is empty, has several lines, or white space around it".to_owned());
    }
    if kind != Kind::Phrase && !text.ends_with('.') {
        found.push("does not end with a full stop".to_owned());
    }
    let is_actor = |name: &str| {
        text.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with([' ', ',']) || rest.starts_with("'s "))
    };
    if kind == Kind::Aws && !["AWS", "Amazon", "IAM Access Analyzer"].into_iter().any(is_actor) {
        found.push("does not name AWS or its service first".to_owned());
    }
    found.into_iter()
}

/// Every text that was written for this tool, with its place.
fn texts(catalog: &Catalog) -> Vec<(String, Kind, &str)> {
    let mut all: Vec<(String, Kind, &str)> = Vec::new();
    for (id, domain) in &catalog.domains {
        all.push((format!("domain {id}"), Kind::Statement, domain.definition));
    }
    for (id, duty) in &catalog.duties {
        let name = format!("duty {id}");
        all.push((name.clone(), Kind::Phrase, duty.title));
        duty.statements.values().for_each(|texts| both(&name, texts, &mut all));
        evidence(&name, &duty.evidence, &mut all);
        if !duty.applies.otherwise.is_empty() {
            all.push((name, Kind::Statement, duty.applies.otherwise));
        }
    }
    for (id, service) in catalog.services.iter().filter(|(_, service)| !service.is_general) {
        all.push((format!("service {id}"), Kind::Statement, service.summary));
        all.push((format!("service {id}"), Kind::Statement, service.category_reason));
        let reasons = service.not_applicable.iter();
        all.extend(reasons.map(|(duty, text)| (format!("{id}: {duty}"), Kind::Statement, &**text)));
        for (option, choice) in &service.options {
            all.push((format!("{id}: {option}"), Kind::Statement, choice.why_assumed));
            all.push((format!("{id}: {option}"), Kind::Phrase, choice.title));
            let values = choice.values.iter();
            all.extend(values.map(|(_, v)| (format!("{id}: {option}"), Kind::Phrase, v.title)));
        }
    }
    for (name, _, step) in steps(catalog) {
        all.push((name.clone(), Kind::Statement, step.because));
        both(&name, &step.texts, &mut all);
        step.evidence.iter().for_each(|found| evidence(&name, found, &mut all));
    }
    for (id, obligation) in &catalog.obligations {
        let name = format!("obligation {id}");
        all.push((name.clone(), Kind::Phrase, obligation.title));
        all.push((name.clone(), Kind::Statement, obligation.customer));
        let notes = obligation.cadence_note.iter();
        all.extend(notes.map(|text| (name.clone(), Kind::Statement, &**text)));
        all.extend(obligation.aws.iter().map(|text| (name.clone(), Kind::Aws, &**text)));
        let phrases = obligation.tools.iter().chain(&obligation.evidence);
        all.extend(phrases.map(|text| (name.clone(), Kind::Phrase, &**text)));
    }
    for (term, meaning) in &catalog.glossary {
        all.push((format!("term {term}"), Kind::Statement, meaning));
    }
    for (id, versions) in &catalog.versions {
        let events = versions.events.iter();
        all.extend(events.map(|event| (format!("versions {id}"), Kind::Statement, event.means)));
    }
    for (id, report) in &catalog.assurance.reports {
        let texts = [report.shows, report.scope_check, report.user_entity, report.limits];
        all.extend(texts.map(|text| (format!("report {id}"), Kind::Statement, text)));
    }
    for (id, partition) in &catalog.partitions {
        all.push((format!("partition {id}"), Kind::Statement, partition.statement));
    }
    all.extend(model(catalog));
    all
}

fn both<'c>(name: &str, texts: &'c Texts, all: &mut Vec<(String, Kind, &'c str)>) {
    all.extend(texts.aws.iter().map(|text| (name.to_owned(), Kind::Aws, &**text)));
    let others = texts.customer.iter().chain(&texts.third_party);
    all.extend(others.map(|text| (name.to_owned(), Kind::Statement, &**text)));
}

fn evidence<'c>(name: &str, evidence: &'c Evidence, all: &mut Vec<(String, Kind, &'c str)>) {
    let phrases = evidence.aws.iter().chain(&evidence.customer).chain(&evidence.third_party);
    all.extend(phrases.map(|text| (name.to_owned(), Kind::Phrase, &**text)));
}

fn model(catalog: &Catalog) -> Vec<(String, Kind, &str)> {
    let model = &catalog.model;
    let mut all: Vec<(String, Kind, &str)> = Vec::new();
    for principle in model.aws_duties.iter().chain(&model.customer_duties) {
        let name = format!("model: {}", principle.title);
        all.push((name.clone(), Kind::Statement, principle.statement));
        all.extend(principle.limits.iter().map(|text| (name.clone(), Kind::Statement, &**text)));
    }
    for category in &model.categories {
        let texts =
            [category.statement, category.aws, category.customer, category.example].into_iter();
        all.extend(texts.map(|t| (format!("model: {}", category.title), Kind::Statement, t)));
    }
    for both in &model.both {
        all.push((format!("model: {}", both.title), Kind::Aws, both.aws));
        all.push((format!("model: {}", both.title), Kind::Statement, both.customer));
    }
    for case in &model.cases {
        all.push((format!("case {}", case.id), Kind::Statement, case.statement));
        for row in &case.rows {
            let name = format!("case {}: {}", case.id, row.title);
            all.push((name.clone(), Kind::Statement, row.aws));
            all.push((name, Kind::Statement, row.customer));
        }
    }
    for found in &model.corrections {
        all.push((format!("model: {}", found.id), Kind::Statement, found.common_claim));
        all.push((format!("model: {}", found.id), Kind::Statement, found.true_today));
    }
    all
}
