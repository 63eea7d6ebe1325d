//! A catalogue of one's own: it adds and replaces without Rust, and its faults have places.

use crate::tool::{directory, dutyline_in};
use serde_json::Value;

const SOURCE: &str = "own-page: {publisher: Us, title: Page, url: 'https://example.org/p', \
    seen: 2026-11-24, status: verified}\n";
const SERVICE: &str = "name: Own store\nsummary: A store of our own.\ncategory: abstracted\n\
    category-reason: Our platform team runs it.\ncategory-sources: [own-page]\ntraits: [stores-content]\n";
const DUTY: &str = "title: Our policy\norder: 90\nlayer: false\ndefinition: What our policy asks for beyond AWS.\n\
    duties:\n  own.label:\n    title: Label each store\n    scope: component\n    control-type: customer-specific\n\
    \u{20}   party: customer\n    statements:\n      customer:\n        customer: Label each store with its owner.\n\
    \u{20}   evidence: {customer: [List of labels]}\n    sources: [own-page]\n";
const OBLIGATION: &str = "title: Ours\nobligations:\n  own.logs:\n    title: Read our logs\n    topic: log-review\n    \
    duty: log.review\n    scope: workload\n    cadence: P1D\n    since: {nist-csf-2.0: 2026-01-01}\n    until: 2027-01-01\n    \
    authority: recommended\n    customer: Read the logs each day.\n    sources: [own-page]\n";
const TOPIC: &str = "log-review:\n  title: Our log review\n  statement: We read what we log.\n";
const PROFILE: &str = "workload: {id: own, name: Own, owner: team}\nframeworks: []\n\
    components: [{name: store, service: own-store}]\n";

#[test]
fn a_catalogue_of_one_s_own_adds_and_replaces() {
    let s3 = crate::tool::read("catalog/services/s3.yaml").replacen(
        "name: Amazon S3",
        "name: Our S3",
        1,
    );
    assert!(s3.contains("name: Our S3"));
    let place = directory(&[
        ("own/sources/own.yaml", SOURCE),
        ("own/services/own-store.yaml", SERVICE),
        ("own/services/s3.yaml", &s3),
        ("own/duties/our-policy.yaml", DUTY),
        ("own/monitoring/own.yaml", OBLIGATION),
        ("own/topics.yaml", TOPIC),
        ("own.yaml", PROFILE),
    ]);
    let without = dutyline_in(place.path(), "check own.yaml");
    assert_eq!(without.code, 3, "{}", without.err);
    assert!(without.err.contains("error[unknown-service]"), "{}", without.err);

    let check = dutyline_in(place.path(), "catalog check own");
    assert_eq!(check.code, 0, "{}", check.err);
    for says in [
        "services/own-store.yaml: adds",
        "duties/our-policy.yaml: adds",
        "services/s3.yaml: replaces",
        "topics.yaml: replaces",
        "own: no faults",
    ] {
        assert!(check.text().contains(says), "no `{says}` in:\n{}", check.text());
    }

    let report =
        dutyline_in(place.path(), "report --catalog own --format json --output - own.yaml");
    assert_eq!(report.code, 0, "{}", report.err);
    let report: Value = serde_json::from_slice(&report.out).expect("the report is JSON");
    let changes = &report["document"]["catalog_changes"];
    for (file, replaced) in [
        ("services/own-store.yaml", false),
        ("services/s3.yaml", true),
        ("duties/our-policy.yaml", false),
        ("sources/own.yaml", false),
    ] {
        let found = changes.as_array().into_iter().flatten().find(|change| change["file"] == file);
        let found = found.unwrap_or_else(|| panic!("no {file} in {changes}"));
        assert_eq!(found["replaced"], replaced, "{file}");
    }
    let label =
        report["duties"].as_array().into_iter().flatten().find(|d| d["duty"] == "own.label");
    let label = label.expect("the duty of our own is there");
    assert_eq!((&label["party"], &label["component"]), (&"customer".into(), &"store".into()));

    let topic = report["plan"].as_array().into_iter().flatten().flat_map(|group| {
        group["topics"].as_array().into_iter().flatten().filter(|topic| topic["id"] == "log-review")
    });
    let topics: Vec<&Value> = topic.collect();
    assert_eq!(topics.len(), 1, "one topic");
    assert_eq!(topics[0]["title"], "Our log review");

    let markdown =
        dutyline_in(place.path(), "report --catalog own --format md --output - own.yaml");
    let says = "`services/s3.yaml` (replaces dutyline's entry)";
    assert!(markdown.text().contains(says), "the Markdown does not say so");
}

#[test]
fn faults_of_a_catalogue_have_places() {
    for (file, from, to, code, place) in [
        (
            "services/own-store.yaml",
            "[own-page]",
            "[no-page]",
            "unknown-source",
            "own-store.yaml:5:20",
        ),
        (
            "services/own-store.yaml",
            "[stores-content]",
            "[stores]",
            "unknown-trait",
            "own-store.yaml:6:10",
        ),
        ("services/own-store.yaml", "abstracted", "magic", "unknown-value", "own-store.yaml:3:11"),
        ("services/own-store.yaml", "summary:", "sumary:", "unknown-key", "own-store.yaml:2:1"),
        ("services/own-store.yaml", "name: Own store\n", "", "missing-key", "own-store.yaml:"),
        (
            "duties/our-policy.yaml",
            "party: customer",
            "party: shared",
            "no-statement",
            "our-policy.yaml:6:3",
        ),
        (
            "duties/our-policy.yaml",
            "sources: [own-page]",
            "sources: []",
            "no-source",
            "our-policy.yaml:6:3",
        ),
        ("sources/own.yaml", "2026-11-24", "2026-11-31", "bad-date", "own.yaml:1:"),
        ("monitoring/own.yaml", "log-review", "log-reveiw", "unknown-topic", "own.yaml:5:12"),
        ("monitoring/own.yaml", "    topic: log-review\n", "", "missing-key", "own.yaml:"),
        ("monitoring/own.yaml", "until: 2027", "until: 2025", "period-order", "own.yaml:10:12"),
        ("monitoring/own.yaml", "nist-csf-2.0:", "nist-csf-2:", "unknown-framework", "own.yaml:9:"),
        ("topics.yaml", "statement", "statment", "unknown-key", "topics.yaml:3:3"),
    ] {
        let texts = [
            ("sources/own.yaml", SOURCE),
            ("services/own-store.yaml", SERVICE),
            ("duties/our-policy.yaml", DUTY),
            ("monitoring/own.yaml", OBLIGATION),
            ("topics.yaml", TOPIC),
        ];
        let texts = texts.map(|(name, text)| {
            let text = if name == file { text.replace(from, to) } else { text.to_owned() };
            (format!("own/{name}"), text)
        });
        let files: Vec<(&str, &str)> =
            texts.iter().map(|(name, text)| (&**name, &**text)).collect();
        let run = dutyline_in(directory(&files).path(), "catalog check own");
        assert_eq!(run.code, 3, "{code}: {}{}", run.text(), run.err);
        let is_there = run
            .err
            .split("\n\n")
            .any(|fault| fault.contains(&format!("[{code}]")) && fault.contains(place));
        assert!(is_there, "no {code} at {place}:\n{}", run.err);
    }
}

#[test]
fn hostile_catalogues_are_refused() {
    for (file, text, says) in [
        ("own/services/Own Store.yaml", SERVICE, "error[bad-id]"),
        ("own/notes.yaml", "a: b\n", "error[orphan]"),
        ("own/services/deep.yaml", &*"[".repeat(10_000), "error[nesting]"),
        ("own/services/empty.yaml", "", "error[empty]"),
        ("own/catalog.yaml", "version: 1\ndate: never\n", "error[bad-date]"),
    ] {
        let run = dutyline_in(directory(&[(file, text)]).path(), "catalog check own");
        assert_eq!(run.code, 3, "{file}: {}{}", run.text(), run.err);
        assert!(run.err.contains(says) && !run.err.contains("panicked"), "{file}: {}", run.err);
    }
}
