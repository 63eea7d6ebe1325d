//! Documents that repeat the code are written by a test; what others say of the code is held against it.

use crate::tool::{dutyline, dutyline_in, files, none, read, root, same};
use dutyline::diagnostic::Code;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

#[test]
fn faults_are_listed() {
    let mut text = "# Faults\n\n\
        A fault in a profile, in a catalogue of your own or in a template has a code that stays the same from version to version.\n\
        dutyline prints it in brackets: `error[unknown-service]`. An error means that nothing is written; a warning stands in the report too.\n\n\
        | Code | Meaning |\n|---|---|\n"
        .to_owned();
    for code in Code::ALL {
        let _ = writeln!(text, "| `{}` | {} |", code.as_str(), code.meaning());
    }
    text += "\nThis file is written by the test `faults_are_listed`: `DUTYLINE_ACCEPT=1 cargo test faults_are_listed`.\n";
    same(&root().join("docs/faults.md"), text.as_bytes());
}

#[test]
fn codes_are_distinct_and_said_in_a_sentence() {
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes.len(), Code::ALL.len());
    for code in Code::ALL {
        assert!(dutyline::id::is_id(code.as_str()), "{}", code.as_str());
        assert!(code.meaning().ends_with('.') && !code.meaning().contains('|'), "{code:?}");
    }
}

#[test]
fn every_key_of_the_profile_is_explained() {
    let schema: Value =
        serde_json::from_slice(&dutyline(["schema", "profile"]).out).expect("the schema is JSON");
    let text = read("docs/profile.md");
    let mut keys = BTreeSet::new();
    collect(&schema, &mut keys);
    assert!(keys.len() > 25, "only {keys:?}");
    let missing = keys
        .iter()
        .filter(|key| !text.contains(&format!("`{key}`")) && !text.contains(&format!(".{key}`")));
    none(
        &missing.map(|key| format!("docs/profile.md does not explain `{key}`")).collect::<Vec<_>>(),
    );
}

/// The keys of every mapping that the schema defines, without those that hold for one service only.
fn collect(schema: &Value, keys: &mut BTreeSet<String>) {
    let defined = schema["$defs"].as_object().expect("the schema has definitions").values();
    for mapping in std::iter::once(schema).chain(defined) {
        let properties = mapping["properties"].as_object();
        keys.extend(properties.into_iter().flat_map(|properties| properties.keys().cloned()));
    }
}

#[test]
fn every_word_of_the_profile_is_explained() {
    let schema = dutyline(["schema", "profile"]);
    let text = read("docs/profile.md");
    let schema: Value = serde_json::from_slice(&schema.out).expect("the schema is JSON");
    let mut findings = Vec::new();
    for name in ["Environment", "Exposure", "Classification", "DataType", "Requirement"] {
        let definition = &schema["$defs"][name];
        let named = definition["oneOf"].as_array().or_else(|| definition["enum"].as_array());
        let words: Vec<&str> = named
            .unwrap_or_else(|| panic!("the schema has no words for {name}: {definition}"))
            .iter()
            .filter_map(|word| word["const"].as_str().or_else(|| word.as_str()))
            .collect();
        assert!(!words.is_empty(), "{definition}");
        let missing = words.into_iter().filter(|word| !text.contains(&format!("`{word}`")));
        findings.extend(missing.map(|word| format!("docs/profile.md does not name `{word}`")));
    }
    none(&findings);
}

/// The documents for people.
fn documents() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "catalog/README.md"]
            .iter()
            .map(|name| root().join(name))
            .collect();
    found.extend(files(&root().join("docs"), "md"));
    found
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut seen = 0;
    let mut findings = Vec::new();
    for path in documents() {
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for link in links(&text) {
            seen += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = match file {
                "" => path.clone(),
                file => path.parent().expect("a file has one").join(file),
            };
            if !target.exists() {
                findings.push(format!("{}: {link} leads nowhere", path.display()));
            } else if !anchor.is_empty() && !anchors(&target).contains(anchor) {
                findings.push(format!("{}: {link} names no heading", path.display()));
            }
        }
    }
    assert!(seen > 10, "only {seen} links were found: the test has gone blind");
    none(&findings);
}

/// The relative links and pictures of a Markdown text.
fn links(text: &str) -> Vec<String> {
    use pulldown_cmark::{Event, Parser, Tag};
    let mut links = Vec::new();
    for event in Parser::new(text) {
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event
            && !dest_url.contains("://")
            && !dest_url.starts_with("mailto:")
        {
            links.push(dest_url.to_string());
        }
    }
    links
}

/// The ids that GitHub gives the headings of a file.
fn anchors(path: &std::path::Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let heading = |line: &str| {
        let title = line.trim_start_matches('#').trim().to_lowercase();
        let kept = title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    text.lines().filter(|line| line.starts_with('#')).map(heading).collect()
}

/// The blocks of a document that are in one language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    text.split(&fence)
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn profiles_in_documents_have_no_faults() {
    for path in ["README.md", "docs/profile.md"] {
        let blocks = blocks(&read(path), "yaml");
        assert_eq!(blocks.len(), 1, "{path} shows one profile");
        let directory = crate::tool::directory(&[("profile.yaml", &blocks[0])]);
        let run = dutyline_in(directory.path(), "check --deny warnings profile.yaml");
        assert_eq!(run.code, 0, "{path}: {}", run.err);
    }
}

#[test]
fn the_readme_s_answer_is_the_tool_s() {
    let profile = &blocks(&read("README.md"), "yaml")[0];
    let directory = crate::tool::directory(&[("orders.yaml", profile)]);
    for (component, says) in [
        ("api", "api (ecs): AWS"),
        ("api", "option launch-type: fargate (orders.yaml:8)"),
        ("batch", "batch (ecs): Customer"),
        ("batch", "option launch-type: ec2 (orders.yaml:9)"),
        ("batch", "ownership rule (orders.yaml:6): platform-team"),
        ("db", "db (rds): AWS"),
    ] {
        let run =
            dutyline_in(directory.path(), &format!("explain orders.yaml {component} os.patch"));
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.text().contains(says), "{says} is not in:\n{}", run.text());
    }
}

#[test]
fn exit_codes_are_documented() {
    let readme = read("README.md");
    let help = dutyline(["--help"]);
    for code in 0..=4 {
        assert!(readme.contains(&format!("\n| {code} | ")), "README.md lacks exit code {code}");
    }
    assert!(help.text().contains(
        "0 done, 1 a gate failed, 2 wrong usage, 3 faults in the input, 4 the world failed"
    ));
}
