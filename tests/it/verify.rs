//! `dutyline verify`: documents as they were written, and every way in which one may have been changed since.

use crate::tool::{Run, directory, dutyline_in, program, read, root, run};
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
        .env("SOURCE_DATE_EPOCH", EPOCH)
        .args(["report", "--output", "made"])
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

/// The day of most of them.
const EPOCH: &str = "1795521600";

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
        ("--language de", "audit", ""),
        ("--audience customer", "audit-customer", ""),
        ("--audience public --format md,pdf", "audit-public", "--profile shop.yaml"),
        ("--owner nobody-yet --format md,html", "team-nobody-yet", ""),
        ("--template own.md --format md,pdf,json", "own", "--template own.md"),
        ("--template handout --audience customer", "handout-customer", ""),
        ("--template appendix --prefix 7.2 --heading-offset 2", "appendix-nist-csf-2-0", ""),
        (
            "--template appendix --audience public",
            "appendix-nist-csf-2-0-public",
            "--profile shop.yaml",
        ),
        ("--paper letter --format pdf --font face.ttf", "audit", "--font face.ttf"),
        ("--theme house.yaml --template audit,handout", "audit", "--theme house.yaml"),
        ("--theme house.yaml --audience customer", "audit-customer", "--theme house.yaml"),
        ("--theme house.yaml --paper a4 --format pdf", "audit", "--theme house.yaml"),
        ("--findings b.json --findings a.json", "audit", "--findings a.json --findings b.json"),
    ];
    for (made, stem, asked) in rows {
        let own = inputs();
        let made = own_paths(made, &own);
        let asked = own_paths(asked, &own);
        let place = place(&made);
        let mut seen = 0;
        for format in FORMATS {
            let file = format!("{stem}.{format}");
            if place.path().join(&file).exists() {
                let (run, answer) = verify(place.path(), &format!("{file} {asked}"));
                assert_eq!(run.code, 0, "{made} {file}: {} {answer}", run.err);
                assert_eq!(answer["matches"], true);
                seen += 1;
            }
        }
        assert!(seen > 0, "{made}: nothing is called {stem}");
    }
}

/// What a user may bring.
fn inputs() -> TempDir {
    let export = |control: &str| {
        format!(
            r#"{{"Findings": [{{"GeneratorId": "security-control/{control}", "UpdatedAt": "2026-11-20T08:15:30Z",
            "Compliance": {{"Status": "FAILED"}}, "Resources": [{{"Id": "x"}}]}}]}}"#
        )
    };
    let own = directory(&[
        ("own.md", "# {{ workload.name }} --> <!-- dutyline: x -->\n"),
        ("a.json", &export("EC2.8")),
        ("b.json", &export("RDS.3")),
        (
            "house.yaml",
            "marking: Internal --> <!-- dutyline\npaper: letter\nlogo: {file: logo.png, alt: x}\n",
        ),
    ]);
    fs::copy(root().join("tests/house/logo.png"), own.path().join("logo.png")).expect("the logo");
    fs::write(own.path().join("face.ttf"), notosans::REGULAR_TTF).expect("the font can be written");
    own
}

/// Words with the paths of those files.
fn own_paths(words: &str, own: &TempDir) -> String {
    ["own.md", "a.json", "b.json", "face.ttf", "house.yaml"]
        .iter()
        .fold(words.to_owned(), |words, file| {
            words.replace(file, &own.path().join(file).display().to_string())
        })
}

#[test]
fn what_a_user_brought_has_to_be_named_again() {
    let rows = [
        ("--template own.md --format md", "own.md", "--template FILE", "template"),
        ("--format pdf --font face.ttf", "audit.pdf", "--font FILE", "fonts"),
        ("--format md --findings a.json", "audit.md", "--findings FILE", "findings"),
        ("--format md --theme house.yaml", "audit.md", "--theme FILE", "theme"),
        ("--format html --theme house.yaml", "audit.html", "--theme FILE", "theme"),
    ];
    for (made, file, option, what_differs) in rows {
        let own = inputs();
        let place = place(&own_paths(made, &own));
        let (run, _) = verify(place.path(), file);
        assert_eq!(run.code, 2, "{made}: {}", run.err);
        assert!(run.err.contains(option), "{made}: {}", run.err);
        let other = match what_differs {
            "template" => "--template own.md",
            "fonts" => "--font face.ttf",
            "theme" => "--theme house.yaml",
            _ => "--findings a.json",
        };
        let asked = own_paths(other, &own);
        let path = asked.split_once(' ').expect("an option and a file").1;
        if what_differs == "fonts" {
            fs::write(path, notosans::BOLD_TTF).expect("the file can be written");
        } else {
            change(Path::new(path), |bytes| [bytes, b"\n".to_vec()].concat());
        }
        let (run, answer) = verify(place.path(), &format!("{file} {asked}"));
        assert_eq!((run.code, what(&answer)[0]), (1, what_differs), "{made}: {}", run.err);
    }
}

#[test]
fn a_document_that_the_profile_no_longer_gives_is_named() {
    let place = place("--template appendix --format md");
    change(&place.path().join("shop.yaml"), |bytes| {
        let text = String::from_utf8(bytes).expect("text");
        assert!(text.contains("nist-csf-2.0"), "{text}");
        text.replace("nist-csf-2.0", "cis-controls-8.1").into_bytes()
    });
    let (run, answer) = verify(place.path(), "appendix-nist-csf-2-0.md");
    assert_eq!((run.code, what(&answer)), (1, vec!["absent"]), "{}", run.err);
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
    ("audit.md", "<br>**Customer**", "<br>**AWS**", "text", ""),
    ("audit.pdf", "%%EOF", "%%EOF\n1 0 obj", "appended", "after the first"),
    ("audit.pdf", "(dutyline", "(Dutyline", "bytes", "from byte"),
];

#[test]
fn each_change_of_a_document_is_named() {
    let place = place("");
    for (file, from, to, expected, where_) in TAMPERING {
        let path = place.path().join(file);
        let whole = fs::read(&path).expect("the document");
        let reads = String::from_utf8_lossy(&whole).contains(from);
        assert!(reads, "{file} does not read `{from}`");
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
        assert!(run.text().contains("\n  row      "), "{}", run.text());
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

/// A stamp that would lower headings without end.
const BOUND: &[u8] = br#"<!-- dutyline: {"format":"dutyline-report/1","document":{"template":"appendix-x","heading_offset":200,
"as_of":"2026-11-24","tool_version":"1","catalog_version":"2","catalog_digest":"c","profile_file":"p","profile_digest":"d"}} -->"#;

#[test]
fn what_cannot_be_verified_says_why() {
    let place = place("--format md,pdf --audience public");
    let rows: [(&str, &[u8], &str, i32, &str); 16] = [
        ("empty.md", b"", "", 2, "does not say how"),
        ("other.md", b"# Title\n", "", 2, "does not say how"),
        ("other.pdf", b"%PDF-1.7\n%%EOF\n", "", 2, "does not say how"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n", "", 2, "without its end"),
        ("cut.json", b"{\"format\": \"dutyline-report/1\", \"docu", "", 2, "cannot be read: EOF"),
        ("latin.md", b"# Gr\xfc\xdfe\n", "", 2, "neither a PDF nor text"),
        ("empty.json", b"{}", "", 2, "does not say how"),
        (
            "later.md",
            b"<!-- dutyline: {\"format\":\"dutyline-report/2\"} -->",
            "",
            2,
            "`dutyline-report/2`",
        ),
        (
            "bare.md",
            b"<!-- dutyline: {\"format\":\"dutyline-report/1\",\"document\":{}} -->",
            "",
            2,
            "missing field",
        ),
        ("bound.md", BOUND, "--profile shop.yaml", 2, "does not bind"),
        ("other.html", b"<!DOCTYPE html><title>x</title>", "", 2, "does not say how"),
        ("other.json", b"{\"format\": \"dutyline-report/1\"}", "", 2, "missing field"),
        ("audit-public.md", b"", "", 2, "does not lie beside it"),
        ("audit-public.md", b"", "--as-of 2026-01-01 shop.yaml", 2, "says its day itself"),
        ("audit-public.md", b"", "none.yaml", 2, "none.yaml"),
        ("none.pdf", b"", "shop.yaml", 2, "none.pdf"),
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
