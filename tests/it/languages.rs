//! The words of the reports: nothing is asked for that the files lack, nothing stands in them that nobody asks for.

use crate::tool::{by, files, none, program, read, root, run};
use dutyline::lang::{BUILT_IN, Words};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The places of each message, by `message` or `message.attribute`, as a plain reader of lines finds them.
fn places() -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut id) = (String::new(), String::new());
    for line in BUILT_IN[0].1.lines().filter(|line| !line.starts_with('#')) {
        let name = line.split(" =").next().unwrap_or_default().trim();
        let is_name = line.contains(" =")
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
        if is_name && !line.starts_with(' ') {
            (message, id) = (name.to_owned(), name.to_owned());
            if !line.ends_with(" =") {
                all.entry(id.clone()).or_default();
            }
        } else if is_name && line.starts_with("    .") {
            id = format!("{message}{name}");
            all.entry(id.clone()).or_default();
        }
        for part in line.split("{ $").skip(1) {
            let end = part.find([' ', '}']).unwrap_or(part.len());
            all.entry(id.clone()).or_default().insert(part[..end].to_owned());
        }
    }
    all
}

/// The templates that word documents, and the shell of the HTML.
fn templates() -> Vec<(String, String)> {
    let directory = root().join("templates");
    let found = ["audit.md", "handout.md", "appendix.md", "team.md"];
    let read = |name: &str| {
        std::fs::read_to_string(directory.join(name)).expect("the template can be read")
    };
    found.iter().map(|name| ((*name).to_owned(), read(name))).collect()
}

/// What a template asks for by `say`: the id, and the names of what it gives.
fn said(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found = Vec::new();
    for part in text.split("say(").skip(1) {
        let (mut depth, mut quoted, mut end) = (0, false, part.len());
        let mut commas = vec![0];
        for (at, c) in part.char_indices() {
            match c {
                '"' => quoted = !quoted,
                '(' | '[' if !quoted => depth += 1,
                ')' if !quoted && depth == 0 => {
                    end = at;
                    break;
                }
                ')' | ']' if !quoted => depth -= 1,
                ',' if !quoted && depth == 0 => commas.push(at + 1),
                _ => {}
            }
        }
        commas.push(end + 1);
        let args = commas.windows(2).map(|pair| part[pair[0]..pair[1] - 1].trim());
        let (mut id, mut names) = (String::new(), BTreeSet::new());
        for (name, value) in args.filter_map(|arg| arg.split_once('=')) {
            if name == "id" {
                value.trim_matches('"').clone_into(&mut id);
            } else {
                names.insert(name.to_owned());
            }
        }
        found.push((id, names));
    }
    found
}

/// What a template asks for by `t`: a message, and perhaps the attribute, `*` where a value of the report chooses it.
fn asked(text: &str) -> BTreeSet<(String, Option<String>)> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let word = |text: &str| text.chars().take_while(|c| is_word(*c)).collect::<String>();
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("t.") {
        if text[..at].chars().next_back().is_some_and(|c| is_word(c) || c == '.') {
            continue;
        }
        let message = word(&text[at + 2..]);
        let rest = &text[at + 2 + message.len()..];
        let attribute = match rest.chars().next() {
            Some('.') => Some(word(&rest[1..])).filter(|word| !word.is_empty()),
            Some('[') => Some("*".to_owned()),
            _ => None,
        };
        found.insert((message.replace('_', "-"), attribute.map(|name| name.replace('_', "-"))));
    }
    found
}

#[test]
fn templates_ask_for_nothing_that_is_not_there() {
    let places = places();
    let mut faults = Vec::new();
    let mut seen = 0;
    for (file, text) in templates() {
        for (id, given) in said(&text) {
            seen += 1;
            match places.get(&id) {
                None => faults.push(format!("{file}: there is no message `{id}`")),
                Some(wanted) if *wanted != given => {
                    faults.push(format!("{file}: `{id}` wants {wanted:?} and is given {given:?}"));
                }
                Some(_) => {}
            }
        }
        for (message, attribute) in asked(&text) {
            seen += 1;
            let id = match attribute.as_deref() {
                None => message,
                Some("*") => {
                    let start = format!("{message}.");
                    let is_there = places.keys().any(|id| id.starts_with(&start));
                    faults
                        .extend((!is_there).then(|| format!("{file}: `t.{message}` has no parts")));
                    continue;
                }
                Some(attribute) => format!("{message}.{attribute}"),
            };
            match places.get(&id) {
                None => faults.push(format!("{file}: there is no message `{id}`")),
                Some(wanted) if !wanted.is_empty() => {
                    faults.push(format!("{file}: `{id}` wants {wanted:?}: ask for it by `say`"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(seen > 350, "only {seen} were found: the test has gone blind");
    none(&faults);
}

#[test]
fn every_message_is_asked_for() {
    let sources: String = files(&root().join("src"), "rs")
        .into_iter()
        .filter(|path| !path.ends_with("tests.rs"))
        .map(|path| std::fs::read_to_string(path).expect("source is text"))
        .collect();
    let templates = templates();
    let by_say: BTreeSet<String> =
        templates.iter().flat_map(|(_, text)| said(text)).map(|(id, _)| id).collect();
    let by_t: BTreeSet<(String, Option<String>)> =
        templates.iter().flat_map(|(_, text)| asked(text)).collect();
    let shell =
        std::fs::read_to_string(root().join("templates/html/shell.html")).expect("the shell");
    let shell = asked(&shell);
    let is_asked = |id: &String| {
        let (message, attribute) =
            id.split_once('.').map_or((id.as_str(), None), |(m, a)| (m, Some(a)));
        let of = |attribute: &str| (message.to_owned(), Some(attribute.to_owned()));
        let by_rust = [
            format!("\"{id}\""),
            format!("of(\"{message}\""),
            format!("known(\"{message}\""),
            format!("\"{message}.{{"),
            format!("dated(\"{message}\""),
        ];
        by_say.contains(id)
            || by_t.contains(&(message.to_owned(), None)) && attribute.is_none()
            || attribute
                .is_some_and(|attribute| by_t.contains(&of(attribute)) || by_t.contains(&of("*")))
            || message == "html"
                && attribute.is_some_and(|name| shell.contains(&(name.to_owned(), None)))
            || by_rust
                .iter()
                .enumerate()
                .any(|(at, form)| (at == 0 || attribute.is_some()) && sources.contains(form))
    };
    let idle: Vec<String> = places().into_keys().filter(|id| !is_asked(id)).collect();
    none(&idle);
}

/// Names of AWS's and of files, and words that are the same in every language.
const NAMES: [&str; 14] = [
    "AWS", "Config", "Security", "Hub", "CSPM", "SHA", "dutyline", "duty", "line", "svg", "a",
    "id", "audit", "json",
];

#[test]
fn no_words_stand_in_the_templates() {
    let mut found = Vec::new();
    for (file, text) in templates() {
        for (number, line) in outside(&text).lines().enumerate() {
            let words = line.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1);
            let words = words.filter(|word| !NAMES.contains(word) && *word != "br");
            found.extend(words.map(|word| format!("{file}:{}: {word}", number + 1)));
        }
    }
    none(&found);
}

/// A template without its tags, anchors, code, links and markers; lines keep their numbers.
fn outside(text: &str) -> String {
    let mut rest = text.to_owned();
    for (from, to) in [
        ("{#", "#}"),
        ("{{", "}}"),
        ("{%", "%}"),
        ("<!--", "-->"),
        ("<a id=\"", "</a>"),
        ("](", ")"),
    ] {
        let mut kept = String::new();
        let mut left = rest.as_str();
        while let Some((before, after)) = left.split_once(from) {
            kept.push_str(before);
            let (inside, after) = after.split_once(to).unwrap_or((after, ""));
            kept.extend(inside.matches('\n'));
            kept.push(' ');
            left = after;
        }
        kept.push_str(left);
        rest = kept;
    }
    rest
}

/// The words of a report's values, by the type whose values they are.
const WORDED: [(&str, &str, &str); 12] = [
    ("report", "Party", "party"),
    ("report", "Party", "party-letter"),
    ("report", "Party", "party-word"),
    ("report", "Party", "party-means"),
    ("report", "Category", "category"),
    ("report", "Origination", "origination"),
    ("report", "State", "state"),
    ("report", "Authority", "authority"),
    ("report", "Status", "status"),
    ("profile", "Environment", "environment"),
    ("profile", "Exposure", "exposure"),
    ("profile", "Classification", "classification"),
];

#[test]
fn every_value_has_its_words() {
    let mut faults = Vec::new();
    for (schema, name, group) in WORDED {
        let run = run(program().args(["schema", schema]));
        let schema: Value = serde_json::from_str(run.text()).expect("a schema");
        let values = &schema["$defs"][name];
        let single = values["oneOf"].as_array().into_iter().flatten();
        let single = single.filter_map(|value| value["const"].as_str());
        let listed = values["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let values: BTreeSet<String> = single.chain(listed).map(str::to_owned).collect();
        assert!(values.len() > 1, "{name} has no values in the schema");
        let start = format!("{group}.");
        let words: BTreeSet<String> = places()
            .into_keys()
            .filter_map(|id| Some(id.strip_prefix(&start)?.to_owned()))
            .collect();
        if values != words {
            faults.push(format!("{group}: {words:?}, and the values are {values:?}"));
        }
    }
    none(&faults);
}

#[test]
fn the_domains_of_the_catalogue_have_names() {
    let catalog = dutyline::knowledge::embedded();
    for (id, domain) in &catalog.domains {
        let said = Words::english().domain(id, domain.title);
        assert_eq!(said, domain.title);
        assert_eq!(Words::english().of("domain", id), domain.title, "lang/en.ftl names {id}");
        assert_eq!(Words::built_in("de").expect("German").domain(id, "Own"), "Own");
    }
}

#[test]
fn what_stands_in_the_place_of_what_is_left_out_is_in_the_language() {
    let profile = root().join("profiles/wordpress.yaml");
    let texts = |words: &'static Words| {
        let placeholders = words.texts().filter(|(message, ..)| *message == "redacted");
        let numbered = ["redacted-component", "redacted-third-party"];
        let numbered = numbered.map(|id| words.say(id, &[("number", 1_usize.into())]));
        placeholders.map(|(.., text)| text.to_owned()).chain(numbered).collect::<Vec<_>>()
    };
    let german = Words::built_in("de").expect("German is built in");
    for (audience, format, own, other) in [
        ("public", "md", german, Words::english()),
        ("customer", "md", german, Words::english()),
        // What other programs read is English whatever people read.
        ("public", "oscal", Words::english(), german),
    ] {
        let place = tempfile::tempdir().expect("a directory");
        let more = ["--language", "de", "--audience", audience];
        assert_eq!(by(&profile, format, &more, place.path()).code, 0, "{audience} {format}");
        let end = if format == "md" { "md" } else { "json" };
        let found = files(place.path(), end).iter().map(read).collect::<String>();
        let has = |text: &String| found.contains(text);
        assert!(texts(own).iter().any(has), "{audience} {format}: nothing is replaced");
        let strangers: Vec<String> = texts(other).into_iter().filter(has).collect();
        assert!(strangers.is_empty(), "{audience} {format}: {strangers:?}");
    }
}
