//! `dutyline verify`: documents as they were written, and every way in which one may have been changed since.

use crate::tool::{AS_OF, Run, directory, dutyline_in, program, read, run};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A profile with its documents beside it, and with a ledger.
fn place(words: &str) -> TempDir {
    let place = directory(&[
        ("shop.yaml", &read("tests/cases/two-ecs/profile.yaml")),
        ("shop.evidence.yaml", "version: 1\nevidence: []\n"),
    ]);
    let made = run(program()
        .current_dir(place.path())
        .args(["report", "--as-of", AS_OF, "--output", "made"])
        .args(words.split_whitespace())
        .arg("shop.yaml"));
    assert_eq!(made.code, 0, "{}", made.err);
    let directories = fs::read_dir(place.path().join("made")).expect("the documents");
    for directory in directories {
        for file in fs::read_dir(directory.expect("a workload").path()).expect("documents") {
            let file = file.expect("a document");
            fs::rename(file.path(), place.path().join(file.file_name())).expect("it moves");
        }
    }
    place
}

fn verify(place: &Path, words: &str) -> (Run, Value) {
    let run = dutyline_in(place, &format!("verify --format json {words}"));
    let answer = serde_json::from_slice(&run.out).unwrap_or(Value::Null);
    (run, answer)
}

/// What differs.
fn what(answer: &Value) -> Vec<&str> {
    let found = answer["differences"].as_array().map_or(&[][..], Vec::as_slice);
    found.iter().filter_map(|found| found["what"].as_str()).collect()
}

const FORMATS: [&str; 4] = ["md", "html", "json", "pdf"];

#[test]
fn documents_match_their_profile() {
    let rows = [
        ("", "audit", "--profile shop.yaml"),
        ("--paper letter", "audit", ""),
        ("--audience customer", "audit-customer", ""),
        ("--audience public --format md,pdf", "audit-public", "--profile shop.yaml"),
        ("--owner nobody-yet --format md,html", "team-nobody-yet", ""),
        ("--template own.md --format md", "audit", "--template own.md"),
    ];
    for (made, stem, asked) in rows {
        let own = directory(&[("own.md", "# {{ workload.name }} --> <!-- dutyline: x -->\n")]);
        let made = made.replace("own.md", &own.path().join("own.md").display().to_string());
        let asked = asked.replace("own.md", &own.path().join("own.md").display().to_string());
        let place = place(&made);
        for format in FORMATS {
            let file = format!("{stem}.{format}");
            if place.path().join(&file).exists() {
                let (run, answer) = verify(place.path(), &format!("{file} {asked}"));
                assert_eq!(run.code, 0, "{made} {file}: {} {answer}", run.err);
                assert_eq!(answer["matches"], true);
            }
        }
    }
}

/// Changes a file's bytes.
fn change(path: &Path, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    fs::write(path, change(bytes)).expect("the file can be written");
}

/// Replaces the last of some words.
fn replace(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let at = bytes.windows(from.len()).rposition(|found| found == from.as_bytes());
    let at = at.unwrap_or_else(|| panic!("nothing reads `{from}`"));
    [&bytes[..at], to.as_bytes(), &bytes[at + from.len()..]].concat()
}

/// A file, what is done to it, and what is said of it.
type Tampering = (&'static str, &'static str, &'static str, &'static str, &'static str);

const TAMPERING: &[Tampering] = &[
    ("audit.md", "Glossary", "Glossar", "text", "line "),
    ("audit.html", "Glossary", "Glossar", "text", "line "),
    ("audit.json", "\"overdue\": false", "\"overdue\": true", "data", "/overdue"),
    ("audit.json", "\n", "\n\n", "layout", ""),
    ("audit.md", "| **Customer** |", "| **AWS** |", "text", ""),
    ("audit.pdf", "%%EOF", "%%EOF\n1 0 obj", "appended", "after the first"),
    ("audit.pdf", "(dutyline", "(Dutyline", "bytes", "from byte"),
];

#[test]
fn each_change_of_a_document_is_named() {
    let place = place("");
    for (file, from, to, expected, where_) in TAMPERING {
        let path = place.path().join(file);
        let whole = fs::read(&path).expect("the document");
        if !String::from_utf8_lossy(&whole).contains(from) {
            panic!("{file} does not read `{from}`");
        }
        change(&path, |bytes| replace(&bytes, from, to));
        let (run, answer) = verify(place.path(), file);
        assert_eq!(run.code, 1, "{file} {from}: {}", run.err);
        assert_eq!(what(&answer), [*expected], "{file} {from}: {answer}");
        let found = answer["differences"][0]["place"].as_str().unwrap_or_default();
        assert!(found.contains(where_), "{file} {from}: {found}");
        fs::write(&path, whole).expect("the document comes back");
    }
}

#[test]
fn the_section_that_was_edited_is_named() {
    for file in ["audit.md", "audit.html"] {
        let place = place("--format md,html");
        change(&place.path().join(file), |bytes| replace(&bytes, "Referenced", "Verified"));
        let run = dutyline_in(place.path(), &format!("verify {file}"));
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.text().contains("in “13 Citations”"), "{}", run.text());
        assert!(run.text().contains("do not rely on it"), "{}", run.text());
        assert!(run.err.contains("does not match"), "{}", run.err);
    }
}

#[test]
fn the_report_inside_a_pdf_is_compared_first() {
    let (one, other) = (place("--format pdf"), place("--format pdf --as-of 2026-11-23"));
    assert_eq!(verify(other.path(), "audit.pdf").0.code, 0);
    // The attachment is packed: another day's document with this day's digest cannot be made by hand, so the profile changes.
    change(&one.path().join("shop.yaml"), |bytes| [bytes, b"\n# more\n".to_vec()].concat());
    let (run, answer) = verify(one.path(), "audit.pdf");
    assert_eq!(run.code, 1);
    assert_eq!(what(&answer), ["profile", "data"]);
    let place = answer["differences"][1]["place"].as_str().unwrap_or_default();
    assert_eq!(place, "in the report attached, at /document/profile_digest");
}

#[test]
fn other_inputs_are_named_for_each_format() {
    let place = place("");
    let rows = [("shop.yaml", "profile"), ("shop.evidence.yaml", "ledger")];
    for (input, expected) in rows {
        let path = place.path().join(input);
        let whole = fs::read(&path).expect("the input");
        change(&path, |bytes| [bytes, b"\n# more\n".to_vec()].concat());
        for format in FORMATS {
            let (run, answer) = verify(place.path(), &format!("audit.{format}"));
            assert_eq!(run.code, 1, "{input} {format}: {}", run.err);
            assert_eq!(what(&answer)[0], expected, "{input} {format}");
        }
        fs::write(&path, whole).expect("the input comes back");
    }
    let own = directory(&[("glossary.yaml", "Zq: A term of our own.\n")]);
    let asked = format!("audit.md --catalog {}", own.path().display());
    let (run, answer) = verify(place.path(), &asked);
    assert_eq!((run.code, what(&answer)[0]), (1, "catalogue"), "{}", run.err);
    for format in ["md", "html", "json"] {
        let version = env!("CARGO_PKG_VERSION");
        let path = place.path().join(format!("audit.{format}"));
        change(&path, |bytes| {
            let text = String::from_utf8(bytes).expect("text");
            text.replace(version, "0.0.9").into_bytes()
        });
        let (run, answer) = verify(place.path(), &format!("audit.{format}"));
        assert_eq!((run.code, what(&answer)[0]), (1, "tool-version"), "{format}: {}", run.err);
        let last = answer["differences"].as_array().and_then(|list| list.last().cloned());
        let meaning = last.expect("a difference")["meaning"].to_string();
        assert!(meaning.contains("cannot be told"), "{format}: {meaning}");
    }
}

#[test]
fn line_ends_are_no_edit() {
    let place = place("--format md");
    change(&place.path().join("audit.md"), |bytes| {
        String::from_utf8(bytes).expect("text").replace('\n', "\r\n").into_bytes()
    });
    let (run, answer) = verify(place.path(), "audit.md");
    assert_eq!((run.code, what(&answer)), (1, vec!["line-ends"]), "{}", run.err);
}

#[test]
fn what_cannot_be_verified_says_why() {
    let place = place("--format md,pdf --audience public");
    let rows: [(&str, &[u8], &str, i32, &str); 9] = [
        ("empty.md", b"", "", 3, "does not say how"),
        ("other.md", b"# Title\n", "", 3, "does not say how"),
        ("other.pdf", b"%PDF-1.7\n%%EOF\n", "", 3, "does not say how"),
        ("other.html", b"<!DOCTYPE html><title>x</title>", "", 3, "does not say how"),
        ("other.json", b"{\"format\": \"dutyline-report/1\"}", "", 3, "does not say how"),
        ("audit-public.md", b"", "", 2, "does not lie beside it"),
        ("audit-public.md", b"", "--as-of 2026-01-01 shop.yaml", 2, "says its day itself"),
        ("audit-public.md", b"", "none.yaml", 4, "none.yaml"),
        ("none.pdf", b"", "shop.yaml", 4, "none.pdf"),
    ];
    for (file, bytes, words, code, says) in rows {
        if !bytes.is_empty() || file == "empty.md" {
            fs::write(place.path().join(file), bytes).expect("the file can be written");
        }
        let (run, _) = verify(place.path(), &format!("{file} {words}"));
        assert_eq!(run.code, code, "{file} {words}: {}", run.err);
        assert!(run.err.contains(says), "{file} {words}: {}", run.err);
    }
}

#[test]
fn a_document_names_a_file_and_never_a_way_to_one() {
    let place = place("--format json");
    fs::create_dir(place.path().join("below")).expect("a directory");
    for name in ["../shop.yaml", "/etc/hostname", "below/../shop.yaml", "..", "", "a\\\\b"] {
        let text = fs::read_to_string(place.path().join("audit.json")).expect("the document");
        let text = text.replace("\"shop.yaml\"", &format!("\"{name}\""));
        fs::write(place.path().join("below/audit.json"), text).expect("the file can be written");
        let (run, _) = verify(place.path(), "below/audit.json");
        assert_eq!(run.code, 2, "{name}: {}", run.err);
    }
}
