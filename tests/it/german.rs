//! Documents in German are whole, data is the same in every language, and the language is chosen as documented.

use crate::tool::{AS_OF, directory, files, none, profiles, program, root, run, same};
use dutyline::lang::BUILT_IN;
use dutyline::render::markdown::CATALOGUE;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn rendered(directory: &Path, paths: &[PathBuf], more: &[&str]) {
    let run = run(program()
        .args(["report", "--as-of", AS_OF, "--output"])
        .arg(directory)
        .args(more)
        .args(paths));
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn every_profile_is_told_in_german() {
    let (first, second) = (directory(&[]), directory(&[]));
    let (directory, again) = (first.path(), second.path());
    let paths = profiles();
    let templates = ["--template", "audit,handout,appendix", "--language", "de"];
    rendered(directory, &paths, &templates);
    rendered(again, &paths, &[templates.as_slice(), &["--format", "md,html"]].concat());
    let mut faults = Vec::new();
    let mut seen = 0;
    for path in files(directory, "md") {
        seen += 1;
        let name = path.strip_prefix(directory).expect("below").to_owned();
        let text = std::fs::read_to_string(&path).expect("text");
        let other = std::fs::read_to_string(again.join(&name)).expect("text");
        faults.extend((text != other).then(|| format!("{}: not the same twice", name.display())));
        faults.extend(text.contains(CATALOGUE).then(|| format!("{}: marks", name.display())));
        let html = std::fs::read_to_string(path.with_extension("html")).expect("text");
        let other = std::fs::read_to_string(again.join(name.with_extension("html"))).expect("text");
        faults.extend((html != other).then(|| format!("{}: not the same twice", name.display())));
        faults.extend(html.contains(CATALOGUE).then(|| format!("{}: marks", name.display())));
        assert!(html.contains("<html lang=\"de\">"), "{}", name.display());
        assert!(html.contains("<span lang=\"en\">"), "{}", name.display());
        let pdf = std::fs::read(path.with_extension("pdf")).expect("bytes");
        assert!(pdf.starts_with(b"%PDF-"), "{}", name.display());
    }
    assert!(seen >= 3 * paths.len(), "{seen} documents");
    none(&faults);
}

#[test]
fn an_english_document_has_no_marks() {
    let path = root().join("profiles/starter.yaml");
    let run = run(program()
        .args(["report", "--as-of", AS_OF, "--output", "-", "--format", "html"])
        .arg(path));
    assert!(run.text().contains("<html lang=\"en\">"));
    assert!(!run.text().contains("<span lang="));
}

/// The paths of all values of a document of JSON, with those of text.
fn values(value: &Value, at: &str, all: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| values(value, &format!("{at}/{key}"), all));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, value)| values(value, &format!("{at}/{n}"), all));
        }
        _ => {
            all.insert(at.to_owned(), value.to_string());
        }
    }
}

/// The fields of the report that are words, and so are told in the language.
const WORDS: [&str; 14] = [
    "because",
    "cadence_words",
    "domain_title",
    "domains",
    "language",
    "party_title",
    "rpo",
    "rto",
    "title",
    "value",
    "value_title",
    "words",
    "template",
    "key",
];

#[test]
fn data_is_the_same_in_every_language() {
    let path = root().join("profiles/web-shop.yaml");
    let json = |language: &str| -> BTreeMap<String, String> {
        let run = run(program()
            .args(["report", "--as-of", AS_OF, "--output", "-", "--format", "json"])
            .args(["--language", language])
            .arg(&path));
        let mut all = BTreeMap::new();
        values(&serde_json::from_str(run.text()).expect("JSON"), "", &mut all);
        all
    };
    let (english, german) = (json("en"), json("de"));
    assert_eq!(english.keys().collect::<Vec<_>>(), german.keys().collect::<Vec<_>>());
    let differ: Vec<String> = english
        .iter()
        .filter(|(at, value)| german[*at] != **value)
        .filter(|(at, _)| {
            let mut parts = at.rsplit('/').skip_while(|part| part.parse::<u32>().is_ok());
            !parts.next().is_some_and(|part| WORDS.contains(&part))
        })
        .map(|(at, value)| format!("{at}: {value} and {}", german[at]))
        .collect();
    none(&differ);
    let oscal = |language: &str| {
        let directory = directory(&[]);
        rendered(
            directory.path(),
            std::slice::from_ref(&path),
            &["--format", "oscal", "--language", language],
        );
        files(directory.path(), "json")
            .into_iter()
            .map(std::fs::read)
            .map(Result::unwrap_or_default)
            .collect::<Vec<_>>()
    };
    assert_eq!(oscal("en"), oscal("de"));
}

#[test]
fn the_command_line_wins_over_the_profile() {
    let starter = std::fs::read_to_string(root().join("profiles/starter.yaml")).expect("text");
    let english = BUILT_IN[0].1;
    let place = directory(&[
        ("german.yaml", &format!("language: de\n{starter}")),
        ("unknown.yaml", &format!("language: dd\n{starter}")),
        ("fr.ftl", &english.replace("Glossary", "Glossaire")),
        ("es.ftl", "page-of = x\n"),
    ]);
    let [german, unknown, file, short] = ["german.yaml", "unknown.yaml", "fr.ftl", "es.ftl"]
        .map(|name| place.path().join(name).to_string_lossy().into_owned());
    for (profile, more, code, expected) in [
        (&german, vec![], 0, "12 Glossar\n"),
        (&german, vec!["--language", "en"], 0, "12 Glossary\n"),
        (&german, vec!["--language", &file], 0, "12 Glossaire\n"),
        (&german, vec!["--language", "dee"], 2, "there is no language `dee`"),
        (&german, vec!["--language", &short], 3, "the message `all` is missing"),
        (&german, vec!["--language", "none.ftl"], 4, "cannot read none.ftl"),
        (&unknown, vec![], 3, "the reports have no language `dd`"),
    ] {
        let run = run(program()
            .args(["report", "--as-of", AS_OF, "--output", "-", "--format", "md"])
            .args(&more)
            .arg(profile));
        let said = if code == 0 { run.text().to_owned() } else { run.err.clone() };
        assert_eq!(run.code, code, "{more:?}: {}", run.err);
        assert!(said.contains(expected), "{more:?}: {expected}: {said:.600}");
    }
}

/// A German document as a visitor sees it.
#[test]
fn the_german_handout_comes_out_as_before() {
    let run = run(program()
        .args(["report", "--as-of", AS_OF, "--output", "-", "--format", "md"])
        .args(["--template", "handout", "--language", "de"])
        .arg(root().join("profiles/web-shop.yaml")));
    assert_eq!(run.code, 0, "{}", run.err);
    same(&root().join("output/web-shop/de/handout.md"), run.text().as_bytes());
}
