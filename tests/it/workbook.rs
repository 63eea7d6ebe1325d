//! Workbooks and CSV files, part by part: heads verbatim, counts of the report, nothing that runs, the same bytes each time.

use crate::tool::{AS_OF, Run, program, report, root, run};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

/// A profile with names and texts that a spreadsheet would like to run.
const HOSTILE: &str = "tests/readers/hostile.yaml";

const LAYOUTS: [&str; 4] = ["duties", "fedramp-cis-crm", "caiq", "pci-responsibility"];

/// The sheets of a workbook: names, and cells as text, row by row.
type Sheets = Vec<(String, BTreeMap<u32, Vec<String>>)>;

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is an archive");
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("a part is text");
        parts.insert(part.name().expect("a name").into_owned(), text);
    }
    parts
}

fn all<'a>(document: &'a Document<'_>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name_any(name))
}

/// Tag names without their namespaces.
trait Named {
    fn has_tag_name_any(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_any(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

fn sheets(parts: &BTreeMap<String, String>) -> Sheets {
    let strings = Document::parse(&parts["xl/sharedStrings.xml"]).expect("XML");
    let strings: Vec<String> = all(&strings, "si")
        .map(|item| {
            item.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
        })
        .collect();
    let book = Document::parse(&parts["xl/workbook.xml"]).expect("XML");
    let names: Vec<String> = all(&book, "sheet")
        .filter_map(|sheet| sheet.attribute("name").map(str::to_owned))
        .collect();
    let rows = |at: usize| {
        let sheet = Document::parse(&parts[&format!("xl/worksheets/sheet{at}.xml")]).expect("XML");
        let rows = all(&sheet, "row").map(|row| {
            let number = row.attribute("r").and_then(|r| r.parse().ok()).expect("a number");
            let cell = |cell: Node<'_, '_>| {
                let value = cell.descendants().find(|node| node.has_tag_name_any("v"));
                let value = value.and_then(|v| v.text()).unwrap_or_default();
                match cell.attribute("t") {
                    Some("s") => strings[value.parse::<usize>().expect("an index")].clone(),
                    _ => value.to_owned(),
                }
            };
            (number, row.children().filter(Node::is_element).map(cell).collect())
        });
        rows.collect()
    };
    (1..).zip(names).map(|(at, name)| (name, rows(at))).collect()
}

fn write(profile: &Path, output: &Path, words: &[&str]) -> Run {
    let run = run(program()
        .args(["report", "--as-of", AS_OF, "--output"])
        .arg(output)
        .args(words)
        .arg(profile));
    assert_eq!(run.code, 0, "{words:?}: {}", run.err);
    run
}

fn workbook(profile: &Path, layout: &str) -> Vec<u8> {
    write(profile, Path::new("-"), &["--format", "xlsx", "--layout", layout]).out
}

#[test]
fn no_text_of_a_user_s_runs_in_any_layout() {
    let profile = root().join(HOSTILE);
    for layout in LAYOUTS {
        let parts = parts(&workbook(&profile, layout));
        for (name, text) in &parts {
            let document = Document::parse(text).expect("XML");
            assert_eq!(all(&document, "f").count(), 0, "{layout}: {name} holds a formula");
            let links = all(&document, "Relationship")
                .filter(|link| link.attribute("TargetMode") == Some("External"))
                .filter_map(|link| link.attribute("Target"));
            for link in links {
                assert!(link.starts_with("https://") || link.starts_with("http://"), "{link}");
            }
        }
        let sheets = sheets(&parts);
        let cells: Vec<&String> =
            sheets.iter().flat_map(|(_, rows)| rows.values().flatten()).collect();
        let has = |text: &str| cells.iter().any(|cell| cell.contains(text));
        assert!(has("=1+1 & <b>&[Tab]"), "{layout}: the name is not there as it is");
        assert!(sheets.iter().all(|(name, _)| name.chars().count() <= 31));
        if layout == "duties" {
            for text in
                ["=cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "=WEBSERVICE(", "'quoted'", "@team", "+X"]
            {
                assert!(has(text), "`{text}` is not there as it is");
            }
            let strings = &parts["xl/sharedStrings.xml"];
            assert!(strings.contains("_x005F_x0041_ stays"), "an escape of Excel's is not escaped");
        }
    }
}

#[test]
fn a_workbook_has_the_sheets_and_the_counts_of_the_report() {
    let profile = root().join("profiles/web-shop.yaml");
    let report = report(&profile);
    let length = |value: &serde_json::Value| value.as_array().map_or(0, Vec::len);
    let total: u64 = report["frameworks"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|framework| framework["total"].as_u64())
        .sum();
    let expected = [
        ("About", None),
        ("Duties", Some(length(&report["duties"]))),
        ("Evidence", Some(length(&report["duties"]))),
        ("Reasons", None),
        ("Components", Some(length(&report["components"]))),
        ("Matrix", Some(length(&report["matrix"]["rows"]))),
        ("Monitoring plan", Some(length(&report["obligations"]))),
        ("Coverage", usize::try_from(total).ok()),
        ("AWS reports", Some(length(&report["assurance"]["reports"]))),
        ("Open points", None),
        ("Not applicable", Some(length(&report["not_applicable"]))),
        ("Sources", Some(length(&report["sources"]))),
    ];
    let sheets = sheets(&parts(&workbook(&profile, "duties")));
    assert_eq!(sheets.len(), expected.len());
    for ((name, rows), (title, count)) in sheets.iter().zip(expected) {
        assert_eq!(name, title);
        if let Some(count) = count {
            assert_eq!(rows.len() - 1, count, "{name}");
        }
    }
}

/// The layout, the end of the sheet's name, the row of the heads, and the heads.
type Form = (&'static str, &'static str, u32, &'static [&'static str]);

const FORMS: [Form; 4] = [
    (
        "fedramp-cis-crm",
        "Low CIS Worksheet",
        3,
        &[
            "",
            "Implemented",
            "Partially Implemented",
            "Planned",
            "Alternative Implementation",
            "N/A",
            "Service Provider Corporate",
            "Service Provider System Specific",
            "Service Provider Hybrid (Corporate and System Specific)",
            "Configured by Customer (Customer System Specific)",
            "Provided by Customer (Customer System Specific)",
            "Shared (Service Provider and Customer Responsibility)",
            "Inherited from pre-existing FedRAMP Authorization",
        ],
    ),
    (
        "fedramp-cis-crm",
        "Low CRM Worksheet",
        3,
        &[
            "Control ID",
            "Can Be Inherited from CSP",
            "Specific Inheritance and Customer Agency/CSP Responsibilities",
        ],
    ),
    (
        "caiq",
        "CAIQv4.0.3",
        2,
        &[
            "Question ID",
            "Question",
            "CSP CAIQ Answer",
            "SSRM Control Ownership",
            "CSP Implementation Description (Optional/Recommended)",
            "CSC Responsibilities (Optional/Recommended)",
            "CCM Control ID",
            "CCM Control Specification",
            "CCM Control Title",
            "CCM Domain Title",
        ],
    ),
    (
        "pci-responsibility",
        "12.8.5 responsibility matrix",
        1,
        &["PCI DSS requirement", "AWS", "Entity", "Shared", "Other service providers"],
    ),
];

#[test]
fn forms_have_their_heads_word_for_word_and_a_row_for_each_control() {
    let profile = root().join(HOSTILE);
    let report = report(&profile);
    let totals: Vec<u64> = report["frameworks"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|framework| framework["total"].as_u64())
        .collect();
    let [fedramp, ccm, pci] = totals[..] else { panic!("three frameworks: {totals:?}") };
    for ((layout, name, row, heads), total) in FORMS.into_iter().zip([fedramp, fedramp, ccm, pci]) {
        let sheets = sheets(&parts(&workbook(&profile, layout)));
        let (_, rows) = sheets.iter().find(|(found, _)| found == name).expect("the sheet");
        assert_eq!(rows[&row][..heads.len()], *heads, "{name}");
        let last = u64::from(rows.keys().next_back().copied().unwrap_or_default());
        assert_eq!(last - u64::from(row), total, "{name}");
    }
    let sheets = sheets(&parts(&workbook(&profile, "fedramp-cis-crm")));
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Instructions", "Low CIS Worksheet", "Low CRM Worksheet", "Basis"]);
    let above: Vec<&String> = sheets[1].1[&2].iter().filter(|cell| !cell.is_empty()).collect();
    assert_eq!(above, ["Control ID", "Implementation Status", "Control Origination"]);
    assert_eq!(sheets[0].1[&3][..4], ["CSP", "System Name", "System Identifier", "Impact Level"]);
    assert_eq!(sheets[0].1[&4][3], "Low");
}

#[test]
fn csv_files_are_quoted_and_marked_and_nothing_in_them_runs() {
    let profile = root().join(HOSTILE);
    let place = tempfile::tempdir().expect("a directory for the test");
    let output = place.path();
    write(&profile, output, &["--format", "csv", "--csv-bom"]);
    let marked = std::fs::read(output.join("hostile-names/duties.csv")).expect("the file");
    assert!(marked.starts_with(b"\xef\xbb\xbf"));
    write(&profile, output, &["--format", "csv"]);
    let plain = std::fs::read(output.join("hostile-names/duties.csv")).expect("the file");
    assert_eq!(marked[3..], plain);
    let mut risky = 0;
    for entry in std::fs::read_dir(output.join("hostile-names")).expect("the directory") {
        let path = entry.expect("a file").path();
        let bytes = std::fs::read(&path).expect("a file");
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        for record in reader.records() {
            let record = record.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for cell in &record {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
                risky += usize::from(cell.starts_with("'=") || cell.starts_with("''"));
            }
        }
    }
    assert!(risky > 10, "the test has gone blind");
}

/// Words, the exit code, and what is said.
const REFUSED: [(&str, &str); 5] = [
    ("--format csv --output -", "name a directory"),
    ("--format xlsx --owner x", "filter the column Owner"),
    ("--layout caiq", "add `--format xlsx`"),
    ("--format xlsx --layout caiq --output -", "frameworks: [csa-ccm-4.0]"),
    ("--format xlsx --layout fedramp-cis-crm --output -", "frameworks: [fedramp-rev5/moderate]"),
];

#[test]
fn what_cannot_be_written_says_what_to_do() {
    for (words, says) in REFUSED {
        let run = run(program()
            .arg("report")
            .args(words.split(' '))
            .arg(root().join("profiles/starter.yaml")));
        assert!(run.code == 2 || run.code == 3, "{words}: {}", run.code);
        assert!(run.err.contains(says), "{words}: {}", run.err);
    }
}
