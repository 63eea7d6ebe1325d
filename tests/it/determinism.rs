//! The same profile, catalogue, date and version give the same bytes, wherever and in whatever company.

use crate::tool::{AS_OF, document, program, root, run, same};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FORMATS: [&str; 6] = ["md", "html", "pdf", "docx", "json", "xlsx"];

/// The CSV files of a report.
const TABLES: [&str; 11] = [
    "aws-reports",
    "components",
    "controls",
    "duties",
    "evidence",
    "matrix",
    "not-applicable",
    "obligations",
    "open-points",
    "reasons",
    "sources",
];

/// Writes the reports of profiles, with whatever else a case changes about the run.
fn write(output: &Path, profiles: &[PathBuf], change: impl FnOnce(&mut Command)) {
    let mut command = program();
    command.arg("report").arg("--output").arg(output).args(profiles);
    command.args(["--as-of", AS_OF, "--format", "md,html,pdf,docx,json,xlsx,csv"]);
    change(&mut command);
    let run = run(&mut command);
    assert_eq!(run.code, 0, "{}", run.err);
}

/// The documents of a workload: names and bytes.
fn documents(output: &Path, id: &str) -> Vec<(String, Vec<u8>)> {
    let read = |(name, least): (String, usize)| {
        let path = output.join(id).join(&name);
        let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert!(bytes.len() > least, "{} is empty", path.display());
        (format!("{id}: {name}"), bytes)
    };
    let documents = FORMATS.into_iter().map(|format| (format!("audit.{format}"), 1000));
    let tables = TABLES.into_iter().map(|table| (format!("{table}.csv"), 50));
    documents.chain(tables).map(read).collect()
}

/// What a case changes: its name, the working directory, the environment.
type Surroundings = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

fn profile(name: &str) -> PathBuf {
    root().join("profiles").join(name)
}

/// Fails with the names of the documents that differ, not with their bytes.
fn equal(case: &str, first: &[(String, Vec<u8>)], second: &[(String, Vec<u8>)]) {
    for ((name, first), (_, second)) in first.iter().zip(second) {
        assert!(first == second, "{case}: {name} differs");
    }
}

#[test]
fn surroundings_change_no_byte() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let starter = [profile("starter.yaml")];
    let report = |name: &str, from: &str, surroundings: &[(&str, &str)]| {
        let output = directory.path().join(name);
        write(&output, &starter, |command| {
            command.current_dir(from).envs(surroundings.iter().copied());
            if name == "no environment" {
                command.env_clear();
            }
        });
        documents(&output, "my-workload")
    };
    let here = env!("CARGO_MANIFEST_DIR");
    let first = report("first", here, &[]);
    let rows: [Surroundings; 6] = [
        ("twice", here, &[]),
        ("another working directory", "/", &[]),
        (
            "the far east",
            here,
            &[("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")],
        ),
        (
            "another clock",
            here,
            &[("SOURCE_DATE_EPOCH", "0"), ("TZ", "America/Los_Angeles"), ("LC_ALL", "C")],
        ),
        (
            "another machine",
            here,
            &[("RAYON_NUM_THREADS", "1"), ("COLUMNS", "40"), ("HOME", "/nowhere"), ("USER", "x")],
        ),
        ("no environment", here, &[]),
    ];
    for (case, from, surroundings) in rows {
        equal(case, &first, &report(case, from, surroundings));
    }
}

#[test]
fn the_order_of_keys_changes_only_digest_and_lines() {
    let texts = [
        "workload:\n  id: t\n  name: T\n  owner: o\nframeworks: [nist-csf-2.0]\ncomponents:\n\
         - {name: a, service: rds, options: {engine: postgres, multi-az: true}}\n",
        "components:\n- {options: {multi-az: true, engine: postgres}, service: rds, name: a}\n\
         frameworks: [nist-csf-2.0]\nworkload:\n  owner: o\n  name: T\n  id: t\n",
    ];
    let [first, second] = texts.map(|text| {
        let directory = crate::tool::directory(&[("profile.yaml", text)]);
        let mut report = crate::tool::report(&directory.path().join("profile.yaml"));
        forget_places(&mut report);
        report
    });
    assert!(first["duties"].as_array().is_some_and(|duties| duties.len() > 50));
    assert!(first == second, "the order of the keys changes the answer");
}

/// Takes out what says where in the profile something stands.
fn forget_places(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, _| !matches!(key.as_str(), "line" | "owner_line" | "profile_digest"));
            map.values_mut().for_each(forget_places);
        }
        Value::Array(list) => list.iter_mut().for_each(forget_places),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_path_of_the_profile_changes_no_byte() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let copy = directory.path().join("deep/below/starter.yaml");
    fs::create_dir_all(copy.parent().expect("it has one")).expect("a directory for the copy");
    fs::copy(profile("starter.yaml"), &copy).expect("a copy of the starter");
    let (here, there) = (directory.path().join("here"), directory.path().join("there"));
    write(&here, &[profile("starter.yaml")], |_| {});
    write(&there, &[copy], |_| {});
    equal("another path", &documents(&here, "my-workload"), &documents(&there, "my-workload"));
}

#[test]
fn the_clock_of_the_build_sets_the_date() {
    let dated = |seconds: &str| {
        let run = run(program()
            .env("SOURCE_DATE_EPOCH", seconds)
            .env("TZ", "Pacific/Kiritimati")
            .args(["report", "--format", "json", "--output", "-", "profiles/starter.yaml"]));
        let report: serde_json::Value = serde_json::from_slice(&run.out).unwrap_or_default();
        (run.code, report["document"]["as_of"].as_str().unwrap_or_default().to_owned())
    };
    for (seconds, code, day) in [
        ("1795478400", 0, "2026-11-24"),
        ("1795564799", 0, "2026-11-24"),
        ("1795564800", 0, "2026-11-25"),
        ("yesterday", 2, ""),
    ] {
        assert_eq!(dated(seconds), (code, day.to_owned()), "{seconds}");
    }
}

#[test]
fn company_changes_no_byte() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let three = [
        (root().join("tests/cases/two-ecs/profile.yaml"), "two-ecs"),
        (profile("starter.yaml"), "my-workload"),
        (root().join("tests/cases/all-parties/profile.yaml"), "all-parties"),
    ];
    let paths: Vec<PathBuf> = three.iter().map(|(path, _)| path.clone()).collect();
    let mut shuffled = paths.clone();
    shuffled.reverse();
    let (forth, back) = (directory.path().join("forth"), directory.path().join("back"));
    write(&forth, &paths, |_| {});
    write(&back, &shuffled, |_| {});
    for (path, id) in three {
        let alone = directory.path().join("alone");
        write(&alone, &[path], |_| {});
        let alone = documents(&alone, id);
        equal("three in one run", &alone, &documents(&forth, id));
        equal("three in another order", &alone, &documents(&back, id));
    }
}

#[test]
fn the_example_in_the_repository_is_today_s() {
    let web_shop = profile("web-shop.yaml");
    for format in FORMATS {
        let path = root().join("output/web-shop").join(format!("audit.{format}"));
        same(&path, &document(&web_shop, format));
    }
    let directory = tempfile::tempdir().expect("a directory");
    write(directory.path(), &[web_shop], |command| {
        command.args(["--template", "handout,appendix"]);
    });
    let documents = [
        "handout.md",
        "handout.html",
        "handout.pdf",
        "appendix-nist-csf-2-0.md",
        "appendix-nist-csf-2-0.pdf",
        "appendix-nist-csf-2-0.docx",
    ];
    let tables = TABLES.map(|table| format!("{table}.csv"));
    for name in documents.into_iter().chain(tables.iter().map(String::as_str)) {
        let made = fs::read(directory.path().join("web-shop").join(name)).expect("a document");
        same(&root().join("output/web-shop").join(name), &made);
    }
}
