//! Modules import only from lower floors: docs/architecture.md, "The floors". A new module needs a floor here.

use crate::tool::{files, none, root};

/// The floors from the ground up.
const FLOORS: [&[&str]; 6] = [
    &[
        "cadence",
        "date",
        "diagnostic",
        "digest",
        "id",
        "lang",
        "packed",
        "party",
        "schedule",
        "text",
        "theme",
        "yaml",
        "zone",
    ],
    &["catalog", "findings", "knowledge", "ledger", "oscal", "profile"],
    &["resolve"],
    &["report"],
    &["render"],
    &["cli"],
];

/// Who may use a neighbour on its own floor.
const NEIGHBOURS: [(&str, &str); 14] = [
    ("lang", "cadence"),
    ("lang", "date"),
    ("lang", "id"),
    ("yaml", "diagnostic"),
    ("text", "diagnostic"),
    ("text", "yaml"),
    ("knowledge", "catalog"),
    ("oscal", "catalog"),
    ("schedule", "cadence"),
    ("schedule", "date"),
    ("theme", "diagnostic"),
    ("theme", "text"),
    ("theme", "yaml"),
    ("zone", "date"),
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

#[test]
fn modules_import_only_from_lower_floors() {
    let source = root().join("src");
    let mut findings = Vec::new();
    let mut seen = 0;
    for path in files(&source, "rs") {
        let name = path.strip_prefix(&source).expect("below src").display().to_string();
        if name == "lib.rs" || name == "main.rs" {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("source is text");
        let imports = imports(&name, &text);
        seen += imports.len();
        findings.extend(refused(&name, &imports));
    }
    assert!(seen > 200, "only {seen} imports were found: the test has gone blind");
    none(&findings);
}

#[test]
fn every_module_has_a_floor() {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs is text");
    let modules: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "))
        .map(|rest| rest.trim_end_matches(';'))
        .collect();
    let mut placed: Vec<&str> = FLOORS.concat();
    placed.sort_unstable();
    assert_eq!(modules, placed);
}

#[test]
fn an_import_that_goes_up_or_sideways_is_seen() {
    for (file, text, expected) in [
        ("date.rs", "use crate::cli::Args;", 1),
        ("date.rs", "use crate::yaml;", 1),
        ("date.rs", "/// See [`crate::cli::Args`].\n// use crate::cli;", 0),
        ("yaml/de/mod.rs", "use crate::diagnostic::Code;", 0),
        ("yaml/tree.rs", "use crate::text::Length;", 1),
        ("catalog/check/plain.rs", "use super::super::super::profile::Profile;", 1),
        ("catalog/check/plain.rs", "use super::super::profile;", 0),
        ("catalog/mod.rs", "use super::date::Date;", 0),
        ("catalog/mod.rs", "use super::knowledge::embedded;", 1),
        ("profile/mod.rs", "use crate::{catalog::Catalog, date::Date};", 1),
        ("profile/mod.rs", "use crate::{\n    date::{Date, Day},\n    resolve,\n    report};", 2),
        ("render/pdf/write.rs", "fn f() { crate::cli::main() }", 1),
        ("render/pdf/write.rs", "use crate::report::Report;", 0),
        ("report/mod.rs", "use crate::novelty::New;", 1),
    ] {
        let found = refused(file, &imports(file, text));
        assert_eq!(found.len(), expected, "{file}: {text}: {found:?}");
    }
}

/// The imports of a file that its floor does not allow.
fn refused(file: &str, imports: &[(usize, String)]) -> Vec<String> {
    let own = module(file)[0].clone();
    let mut refused = Vec::new();
    for (line, used) in imports {
        let allowed = match (floor(&own), floor(used)) {
            _ if own == *used => true,
            (Some(own), Some(used)) if used < own => true,
            (Some(_), Some(_)) => NEIGHBOURS.contains(&(own.as_str(), used.as_str())),
            _ => false,
        };
        if !allowed {
            refused.push(format!("src/{file}:{line}: `{own}` uses `{used}`"));
        }
    }
    refused
}

/// The module that a file holds: `catalog/check/mod.rs` is `catalog::check`.
fn module(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').map(str::to_owned).collect()
}

/// Every module of the crate's root that a file names, with the line.
fn imports(file: &str, text: &str) -> Vec<(usize, String)> {
    let own = module(file);
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or("")).collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let line = code[..at].matches('\n').count() + 1;
        let names = names(&code[at + "crate::".len()..]);
        found.extend(names.into_iter().map(|name| (line, name)));
    }
    for (at, _) in code.match_indices("super::") {
        if code[..at].ends_with("super::") {
            continue;
        }
        let rest = &code[at..];
        let ups = (0..own.len()).take_while(|n| rest.starts_with(&"super::".repeat(n + 1))).count();
        if ups < own.len() {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let names = names(&rest["super::".len() * ups..]);
        found.extend(names.into_iter().map(|name| (line, name)));
    }
    found
}

/// The first names of a path: one, or all of `{a::b, c}`.
fn names(path: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(list) = path.strip_prefix('{') else { return vec![word(path)] };
    let (mut depth, mut starts, mut found) = (0, true, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => starts = true,
            _ if starts && !c.is_whitespace() => {
                found.push(word(&list[at..]));
                starts = false;
            }
            _ => {}
        }
    }
    found
}
