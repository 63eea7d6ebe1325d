//! Redacted copies: a mark in every text of the user's, and for each audience which marks occur and which do not, in any byte.
//!
//! `docs/audience.md` prints the same table for people; a test holds the two against each other.

use crate::tool::{AS_OF, directory, dutyline, none, program, read, root, run};
use dutyline::render::stamp;
use flate2::read::ZlibDecoder;
use serde_json::Value;
use std::fs;
use std::io::Read;

/// A mark, what it stands for, and whether customers and the public may read it.
const MARKS: &[(&str, &str, bool, bool)] = &[
    ("zqid", "workload.id", true, true),
    ("zqtitle", "workload.name", true, true),
    ("zqdescribed", "workload.description", true, false),
    ("zqchief", "workload.owner", false, false),
    ("mx-central-1", "workload.regions", true, false),
    ("zqpromise", "workload.resilience.availability", true, false),
    ("11 hours", "workload.resilience.rto", true, false),
    ("zqauthorised", "workload.aws-authorisation", true, false),
    ("zqpackage", "workload.fedramp-package", false, false),
    ("zqvendor", "third-parties.name", true, false),
    ("zqrole", "third-parties.role", true, false),
    ("zqteam", "owners.team", false, false),
    ("zqaccountable", "owners.accountable", false, false),
    ("zqresponsible", "owners.responsible", false, false),
    ("zqconsulted", "owners.consulted", false, false),
    ("zqinformed", "owners.informed", false, false),
    ("zqfirst", "components.name", true, false),
    ("zqsecond", "components.name", true, false),
    ("zqnoted", "components.notes", false, false),
    ("publicly-accessible", "components.options", true, false),
    ("zqversion", "components.options, a version", true, false),
    ("zqfile", "the profile's file name", true, false),
    ("zqby", "evidence.by", false, false),
    ("zqwhat", "evidence.what", false, false),
    ("zqpath", "evidence.file", false, false),
    ("zqreason", "exceptions.reason", false, false),
    ("zqapprover", "exceptions.approver", false, false),
    ("zqticket", "exceptions.ticket", false, false),
    ("2027-06-29", "exceptions.expires", true, false),
    ("2026-10-07", "evidence.date", true, false),
    ("zqbecause", "status.because", false, false),
    ("zqexport", "exports of findings", false, false),
    ("zqmarking", "theme.marking", true, true),
];

/// What stands in the internal JSON and in no redacted copy.
const NEVER: &[&str] = &["zqresource", "210987654321", "123456789012", "zqthird"];

const PROFILE: &str = "version: 1
language: en
workload:
  id: zqid
  name: Zqtitle
  description: zqdescribed
  owner: zqchief
  environment: production
  regions: [mx-central-1]
  exposure: internet
  data: {classification: confidential, types: [personal]}
  resilience: {rto: PT11H, rpo: PT1H, availability: zqpromise}
  requires: []
  aws-authorisation: {title: zqauthorised, date: 2026-01-01, id: F1}
  fedramp-package: https://zqpackage.example/cpo.json
frameworks: [nist-csf-2.0]
period: {from: 2026-01-01, to: 2026-12-31}
third-parties:
  - {id: vendor, name: zqvendor, role: zqrole}
owners:
  - {team: zqteam, domains: [network]}
  - {team: zqteam, duties: [iam.root], components: []}
  - {third-party: vendor, components: [zqsecond], domains: [logging]}
  - {accountable: zqaccountable, responsible: [zqresponsible], consulted: zqconsulted, informed: [zqinformed], domains: [encryption]}
monitoring:
  start: 2026-01-01
  time-zone: UTC
  business-days: none
  weekend: []
  holidays: []
  cadences: {}
gates: {deny: [], max-overdue: P14D}
theme:
  logo: {file: logo.png, alt: Example Ltd}
  colours: {accent: '#0a5c4a', ink: '#0a2a5c', dark: {accent: '#7fd9c4', ink: '#9fc4ff'}}
  paper: letter
  cover: Prepared for readers.
  marking: zqmarking
  watermark: draft
components:
  - {name: zqfirst, service: rds, options: {engine: postgres, engine-version: zqversion, publicly-accessible: true}, notes: zqnoted}
  - {name: zqsecond, service: rds, options: {engine: postgres}, notes: zqnoted}
  - {name: zqthird 123456789012, service: s3}
";

const LEDGER: &str = "version: 1
evidence:
  - {obligation: aws.backup.restore, component: zqfirst, date: 2026-10-07, by: zqby, what: zqwhat, result: pass, valid-until: 2027-10-07}
  - {duty: app.pentest, date: 2026-10-07, file: zqpath.txt, sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881}
exceptions:
  - {duty: iam.mfa, kind: risk-acceptance, reason: zqreason, approver: zqapprover, ticket: zqticket, expires: 2027-06-29}
status:
  - {duty: iam.root, status: partial, because: zqbecause, since: 2026-10-08}
retired: [zqretired]
";

const EXPORT: &str = r#"{"Findings": [{"GeneratorId": "security-control/RDS.3", "AwsAccountId": "210987654321",
"UpdatedAt": "2026-11-20T08:15:30Z", "Compliance": {"Status": "FAILED", "SecurityControlId": "RDS.3"},
"Resources": [{"Type": "AwsRdsDbInstance", "Id": "arn:aws:rds:mx-central-1:210987654321:db:zqresource"}]}]}"#;

const TEMPLATES: [&str; 3] = ["audit", "handout", "appendix-nist-csf-2-0"];

/// A copy: its audience, template and format, and its bytes with every stream unpacked.
type Copied = (String, Vec<u8>);

/// The audit report for one audience.
fn copies(audience: &str) -> Vec<Copied> {
    documents(audience).into_iter().filter(|(copy, _)| copy.contains(" audit ")).collect()
}

/// All documents for one audience.
fn documents(audience: &str) -> Vec<Copied> {
    let place = directory(&[
        ("zqfile.yaml", PROFILE),
        ("zqfile.evidence.yaml", LEDGER),
        ("zqpath.txt", "x"),
        ("zqexport.json", EXPORT),
    ]);
    let logo = fs::read(root().join("tests/house/logo.png")).expect("the logo");
    fs::write(place.path().join("logo.png"), logo).expect("the logo can be written");
    let words = format!(
        "report --as-of {AS_OF} --audience {audience} --template audit,handout,appendix \
         --findings zqexport.json zqfile.yaml"
    );
    let made = run(program().current_dir(place.path()).args(words.split_whitespace()));
    assert_eq!(made.code, 0, "{}", made.err);
    let is_whole = audience == "internal";
    assert_eq!(made.err.contains("holds nothing of an export"), !is_whole, "{}", made.err);
    let end = if is_whole { String::new() } else { format!("-{audience}") };
    let read = |template: &str, format: &str| {
        let bytes = fs::read(place.path().join(format!("output/zqid/{template}{end}.{format}")));
        let mut bytes = bytes.unwrap_or_else(|error| panic!("{audience} {format}: {error}"));
        if format == "pdf" {
            let inside = stamp::attachment(&bytes).expect("the report is attached");
            assert!(inside.starts_with(b"{\"format\":\"dutyline-report/"));
            bytes.extend(streams(&bytes));
        }
        (format!("{audience} {template} {format}"), bytes)
    };
    let formats = ["md", "html", "json", "pdf"];
    TEMPLATES.iter().flat_map(|name| formats.map(|format| read(name, format))).collect()
}

/// All streams of a PDF, unpacked.
fn streams(pdf: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    let mut seen = 0;
    for at in 0..pdf.len() {
        if let Some(packed) = pdf[at..].strip_prefix(b"stream\n") {
            seen += usize::from(ZlibDecoder::new(packed).read_to_end(&mut all).is_ok());
        }
    }
    assert!(seen > 4, "only {seen} streams were unpacked");
    all
}

/// Whether a mark occurs, in small or capital letters, as bytes or as UTF-16.
fn holds(bytes: &[u8], mark: &str) -> bool {
    let lower: Vec<u8> = bytes.to_ascii_lowercase();
    let wide: Vec<u8> = mark.bytes().flat_map(|byte| [0, byte]).collect();
    let hex = wide.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    [mark.as_bytes(), &wide, hex.as_bytes()]
        .iter()
        .any(|word| lower.windows(word.len()).any(|found| found == *word))
}

#[test]
fn marks_occur_where_the_table_says_and_nowhere_else() {
    let mut findings = Vec::new();
    for audience in ["internal", "customer", "public"] {
        for (copy, bytes) in documents(audience) {
            for (mark, field, customer, public) in MARKS {
                let may = match audience {
                    "customer" => *customer,
                    "public" => *public,
                    _ => true,
                };
                let does = holds(&bytes, mark);
                // The shorter papers need not say all that they may.
                if does && !may || may && !does && copy.contains(" audit ") {
                    findings.push(format!("{copy}: {field} ({mark}): {does}, not {may}"));
                }
            }
            for mark in NEVER.iter().filter(|mark| holds(&bytes, mark)) {
                if audience != "internal" {
                    findings.push(format!("{copy}: {mark}"));
                }
            }
            if copy == "internal audit json" {
                assert!(NEVER.iter().all(|mark| holds(&bytes, mark)), "the test has gone blind");
            }
        }
    }
    none(&findings);
}

#[test]
fn every_key_of_a_profile_has_a_mark_or_a_value_there() {
    let schema = dutyline(["schema", "profile"]);
    let schema: Value = serde_json::from_slice(&schema.out).expect("the schema is JSON");
    let of = |object: &Value| {
        let keys = object["properties"].as_object().into_iter().flatten();
        keys.map(|(key, _)| key.clone()).collect::<Vec<_>>()
    };
    let mut keys = of(&schema);
    let definitions = schema["$defs"].as_object().expect("definitions");
    let ours = definitions.iter().filter(|(name, _)| name.starts_with("Raw"));
    keys.extend(ours.flat_map(|(_, object)| of(object)));
    assert!(keys.len() > 30, "the test has gone blind: {keys:?}");
    // `party` is refused, always; fonts hold no words of the profile's.
    let silent = ["party", "fonts", "regular", "bold", "italic", "bold-italic"];
    let missing = keys.into_iter().filter(|key| {
        !silent.contains(&key.as_str())
            && !PROFILE.contains(&format!("{key}: "))
            && !PROFILE.contains(&format!("{key}:\n"))
    });
    none(&missing.map(|key| format!("no audience was asked about `{key}`")).collect::<Vec<_>>());
}

#[test]
fn redacted_copies_say_so_and_keep_who_answers() {
    let parties = |report: &Value| -> Vec<Value> {
        let duties = report["duties"].as_array().expect("duties").iter();
        duties.map(|duty| serde_json::json!([duty["duty"], duty["party"], duty["aws"]])).collect()
    };
    let json = |audience: &str| -> Value {
        serde_json::from_slice(&copies(audience)[2].1).expect("the report is JSON")
    };
    let whole = json("internal");
    assert_eq!(whole["document"]["redacted"], false);
    for audience in ["customer", "public"] {
        let report = json(audience);
        assert_eq!(report["document"]["redacted"], true);
        assert_eq!(report["document"]["audience"], audience);
        assert_eq!(report["document"]["profile_digest"], whole["document"]["profile_digest"]);
        assert!(parties(&report) == parties(&whole), "{audience}: another answer");
        for (copy, bytes) in documents(audience) {
            let needle =
                if copy.ends_with("json") { "\"redacted\": true" } else { "redacted copy" };
            assert!(holds(&bytes, needle), "{copy} does not say that it is redacted");
            // Those who read the pages of a PDF, or the HTML, are not left to the data inside.
            let is_shown = copy.ends_with("json")
                || holds(&bytes, &format!("redacted copy for {}", audience_words(audience)));
            assert!(is_shown || copy.ends_with("pdf"), "{copy} does not say so at its top");
        }
    }
    let names: Vec<Value> = json("public")["components"]
        .as_array()
        .expect("components")
        .iter()
        .map(|component| component["name"].clone())
        .collect();
    assert_eq!(names, ["component 1", "component 2", "component 3"]);
    assert_eq!(json("public")["workload"]["third_parties"][0]["name"], "third party 1");
}

fn audience_words(audience: &str) -> &'static str {
    if audience == "public" { "the public" } else { "customers" }
}

#[test]
fn every_key_of_a_ledger_has_a_mark_or_a_value_there() {
    let raw = read("src/ledger/raw.rs");
    let keys = raw.lines().filter_map(|line| line.strip_prefix("    pub ")?.split_once(':'));
    let keys: Vec<String> = keys.map(|(key, _)| key.replace('_', "-")).collect();
    assert!(keys.len() > 15, "the test has gone blind: {keys:?}");
    let missing = keys.iter().filter(|key| !LEDGER.contains(&format!("{key}:")));
    none(&missing.map(|key| format!("no audience was asked about `{key}`")).collect::<Vec<_>>());
}

#[test]
fn links_of_redacted_copies_lead_somewhere() {
    for audience in ["customer", "public"] {
        let copies = copies(audience);
        let (_, html) = &copies[1];
        let html = String::from_utf8_lossy(html);
        let targets = html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
        let mut seen = 0;
        for target in targets {
            seen += 1;
            assert!(html.contains(&format!("id=\"{target}\"")), "{audience}: #{target}");
        }
        assert!(seen > 100, "{audience}: only {seen} links");
    }
}

#[test]
fn the_page_says_what_the_table_says() {
    let text = read("docs/audience.md");
    let word = |may: bool| if may { "kept" } else { "" };
    for (_, field, customer, public) in MARKS {
        let row = text.lines().find(|line| line.starts_with(&format!("| {field} |")));
        let cells: Vec<&str> =
            row.unwrap_or_else(|| panic!("no row for {field}")).split('|').map(str::trim).collect();
        assert!(cells[2].starts_with(word(*customer)), "{field}: {cells:?}");
        assert!(cells[3].starts_with(word(*public)), "{field}: {cells:?}");
        assert_eq!(cells[2].starts_with("kept"), *customer, "{field}: {cells:?}");
        assert_eq!(cells[3].starts_with("kept"), *public, "{field}: {cells:?}");
    }
}

#[test]
fn a_teams_page_has_no_redacted_copy() {
    for words in ["--audience public", "--template handout", "--template audit"] {
        let words = format!("report --owner x {words} profiles/web-shop.yaml");
        let run = dutyline(words.split_whitespace());
        assert_eq!(run.code, 2, "{words}: {}", run.err);
        assert!(run.err.contains("leave out `--owner`"), "{words}: {}", run.err);
    }
}
