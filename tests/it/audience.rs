//! Redacted copies: a mark in every text of the user's, and for each audience which marks occur and which do not, in any byte.
//!
//! `docs/audience.md` prints the same table for people; a test holds the two against each other.

use crate::tool::{AS_OF, directory, dutyline, none, program, read, run};
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
    ("4 hours", "workload.resilience.rto", true, false),
    ("zqvendor", "third-parties.name", true, false),
    ("zqrole", "third-parties.role", true, false),
    ("zqteam", "owners.team", false, false),
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
];

const PROFILE: &str = "version: 1
workload:
  id: zqid
  name: Zqtitle
  description: zqdescribed
  owner: zqchief
  environment: production
  regions: [mx-central-1]
  exposure: internet
  data: {classification: confidential, types: [personal]}
  resilience: {rto: PT4H, rpo: PT1H, availability: zqpromise}
  requires: []
frameworks: [nist-csf-2.0]
period: {from: 2026-01-01, to: 2026-12-31}
third-parties:
  - {id: vendor, name: zqvendor, role: zqrole}
owners:
  - {team: zqteam, domains: [network]}
  - {team: zqteam, duties: [iam.root], components: []}
  - {third-party: vendor, components: [zqsecond], domains: [logging]}
monitoring:
  start: 2026-01-01
  time-zone: UTC
  business-days: none
  weekend: []
  holidays: []
  cadences: {}
gates: {deny: [], max-overdue: P14D}
components:
  - {name: zqfirst, service: rds, options: {engine: postgres, engine-version: zqversion, publicly-accessible: true}, notes: zqnoted}
  - {name: zqsecond, service: rds, options: {engine: postgres}, notes: zqnoted}
  - {name: zqthird 123456789012, service: s3}
";

const LEDGER: &str = "version: 1
evidence:
  - {obligation: aws.backup.restore, component: zqfirst, date: 2026-10-07, by: zqby, what: zqwhat}
  - {duty: app.pentest, date: 2026-10-07, file: zqpath.txt}
exceptions:
  - {duty: iam.mfa, kind: risk-acceptance, reason: zqreason, approver: zqapprover, ticket: zqticket, expires: 2027-06-29}
status:
  - {duty: iam.root, status: partial, because: zqbecause}
";

/// The copies of one audience: the format, and its bytes with every stream unpacked.
fn copies(audience: &str) -> Vec<(String, Vec<u8>)> {
    let place = directory(&[
        ("zqfile.yaml", PROFILE),
        ("zqfile.evidence.yaml", LEDGER),
        ("zqpath.txt", "x"),
    ]);
    let made = run(program().current_dir(place.path()).args([
        "report",
        "--as-of",
        AS_OF,
        "--audience",
        audience,
        "zqfile.yaml",
    ]));
    assert_eq!(made.code, 0, "{}", made.err);
    let stem = if audience == "internal" { "audit" } else { &format!("audit-{audience}") };
    let read = |format: &str| {
        let bytes = fs::read(place.path().join(format!("output/zqid/{stem}.{format}")));
        let mut bytes = bytes.unwrap_or_else(|error| panic!("{audience} {format}: {error}"));
        if format == "pdf" {
            let inside = stamp::attachment(&bytes).expect("the report is attached");
            assert!(inside.starts_with(b"{\"format\":\"dutyline-report/"));
            bytes.extend(streams(&bytes));
        }
        (format!("{audience} {format}"), bytes)
    };
    ["md", "html", "json", "pdf"].map(read).into()
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
    assert!(seen > 10, "only {seen} streams were unpacked");
    all
}

/// Whether a mark occurs, in small or capital letters, as bytes or as UTF-16.
fn holds(bytes: &[u8], mark: &str) -> bool {
    let lower: Vec<u8> = bytes.to_ascii_lowercase();
    let wide: Vec<u8> = mark.bytes().flat_map(|byte| [0, byte]).collect();
    let hex: String = mark.bytes().map(|byte| format!("00{byte:02x}")).collect();
    [mark.as_bytes(), &wide, hex.as_bytes()]
        .iter()
        .any(|word| lower.windows(word.len()).any(|found| found == *word))
}

#[test]
fn marks_occur_where_the_table_says_and_nowhere_else() {
    let mut findings = Vec::new();
    for audience in ["internal", "customer", "public"] {
        for (copy, bytes) in copies(audience) {
            for (mark, field, customer, public) in MARKS {
                let may = match audience {
                    "customer" => *customer,
                    "public" => *public,
                    _ => true,
                };
                let does = holds(&bytes, mark);
                if does != may {
                    findings.push(format!("{copy}: {field} ({mark}): {does}, not {may}"));
                }
            }
            let account = audience == "internal";
            assert_eq!(holds(&bytes, "123456789012"), account, "{copy}: an account");
            assert_eq!(holds(&bytes, "zqthird"), account, "{copy}: a name with an account");
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
    // `party` is refused, always.
    let missing = keys.into_iter().filter(|key| {
        key != "party"
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
        for (copy, bytes) in copies(audience) {
            let needle =
                if copy.ends_with("json") { "\"redacted\": true" } else { "redacted copy" };
            assert!(holds(&bytes, needle), "{copy} does not say that it is redacted");
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
    let run =
        dutyline(["report", "--owner", "x", "--audience", "public", "profiles/web-shop.yaml"]);
    assert_eq!(run.code, 2, "{}", run.err);
}
