//! `dutyline check`: each gate passes and fails, at its line. What its formats hold is in `formats.rs`.

use crate::tool::{directory, dutyline, dutyline_in, none, program, read, run};
use serde_json::Value;
use tempfile::TempDir;

/// Every key is given, and the service has no options.
const WHOLE: &str = "version: 1
workload:
  {id: whole, name: Whole, owner: team, environment: production, regions: [eu-central-1],
   exposure: internet, data: {classification: confidential, types: [personal]}}
frameworks: []
period: {from: 2026-01-01, to: 2026-12-31}
components: [{name: edge, service: wavelength}]
";
/// Nobody owns anything; Python 3.8 on Lambda and Pinpoint have ended, and S3 is silent.
const LOOSE: &str = "workload: {id: loose, name: Loose}
frameworks: [nist-csf-2.0]
components:
  - name: job
    service: lambda
    options: {package-type: zip, runtime: python3.8}
  - {name: mail, service: pinpoint}
  - {service: s3}
";
/// The profile asks gates itself.
const STRICT: &str = "workload: {id: strict, name: Strict, owner: team}
gates: {deny: [eol], max-overdue: P14D}
components: [{service: pinpoint}]
";
/// A third party does what nobody answers for, and the ledger beside it has an exception that has run out.
const LAX: &str = "workload: {id: lax, name: Lax}
third-parties: [{id: msp, name: Example MSP}]
owners: [{team: a}, {third-party: msp, duties: [os.patch]}]
monitoring: {start: 2026-01-01}
components: [{name: vm, service: ec2}]
";
const LAX_LEDGER: &str = "evidence:
  - {duty: os.patch, component: vm, date: 2026-02-01, valid-until: 2026-08-01}
  - {obligation: aws.rds.window, date: 2026-10-01}
exceptions:
  - {duty: os.eol, kind: risk-acceptance, reason: R, approver: A, expires: 2026-09-30}
  - {obligation: aws.ec2.patch, kind: risk-acceptance, reason: R, approver: A, expires: 2026-12-31}
";
const FAILED: &str = "{\"GeneratorId\":\"security-control/EC2.8\",\"UpdatedAt\":\"2026-11-20\",\
    \"Compliance\":{\"Status\":\"FAILED\"},\"Resources\":[{\"Id\":\"i-1\"}]}\n";
/// What a user writes must not become markup, a command or another path.
const ODD: &str = "workload: {id: odd, name: Odd}
components: [{service: \"50 %<&'::error::>\"}, {name: x, service: s3, colour: red}]
";
const OWN_SOURCE: &str = "own-page: {publisher: Us, title: Page, url: 'https://example.org/p', \
    seen: 2026-11-24, status: unverified}\n";
const OWN_SERVICE: &str = "name: Own store\nsummary: A store of our own.\ncategory: abstracted\n\
    category-reason: Our platform team runs it.\ncategory-sources: [own-page]\ntraits: [stores-content]\n";
const CITING: &str = "workload: {id: citing, name: Citing}
components: [{name: store, service: own-store}]
";

/// A directory with profiles of every kind, and a catalogue.
pub(crate) fn place() -> TempDir {
    directory(&[
        ("whole.yaml", WHOLE),
        ("loose.yaml", LOOSE),
        ("strict.yaml", STRICT),
        ("citing.yaml", CITING),
        ("bad.yaml", ODD),
        ("o,d:d%.yaml", ODD),
        ("lax.yaml", LAX),
        ("lax.evidence.yaml", LAX_LEDGER),
        ("failed.json", FAILED),
        ("passed.json", &FAILED.replace("FAILED", "PASSED")),
        ("own/sources/own.yaml", OWN_SOURCE),
        ("own/services/own-store.yaml", OWN_SERVICE),
    ])
}

/// A run of `check` as JSON, with its exit code.
pub(crate) fn json(place: &TempDir, words: &str) -> (i32, Value) {
    let run = dutyline_in(place.path(), &format!("check --format json {words}"));
    let value = serde_json::from_slice(&run.out);
    (run.code, value.unwrap_or_else(|error| panic!("{words}: {error}\n{}", run.err)))
}

/// What was found in all profiles of a run.
pub(crate) fn findings(document: &Value) -> impl Iterator<Item = &Value> {
    let profiles = document["profiles"].as_array().into_iter().flatten();
    profiles.flat_map(|profile| profile["findings"].as_array().into_iter().flatten())
}

/// Words behind `check`, the exit code, and what is found: code, line, column and words.
type Row = (&'static str, i32, Option<(&'static str, u32, u32, &'static str)>);

#[test]
fn each_gate_passes_and_fails() {
    gates(&[
        ("--deny warnings whole.yaml", 0, None),
        (
            "--deny warnings loose.yaml",
            1,
            Some(("service-ends", 7, 27, "AWS ended Amazon Pinpoint")),
        ),
        ("--deny assumed whole.yaml", 0, None),
        ("--deny assumed loose.yaml", 1, Some(("assumed", 1, 1, "`workload.owner` is not given"))),
        ("--deny assumed loose.yaml", 1, Some(("assumed", 8, 15, "`versioning` of `s3`"))),
        ("--deny unowned whole.yaml", 0, None),
        ("--deny unowned loose.yaml", 1, Some(("unowned", 4, 11, "of `job`"))),
        ("--deny unowned loose.yaml", 1, Some(("unowned", 1, 1, "nobody owns `iam.root`:"))),
        ("--deny overdue whole.yaml", 0, None),
        ("--deny overdue loose.yaml", 1, Some(("overdue", 6, 43, "`plt.runtime-eol` of `job`"))),
        ("--deny overdue loose.yaml", 1, Some(("overdue", 7, 27, "was due on 2026-10-30"))),
        ("--max-overdue P99Y loose.yaml", 0, None),
        ("--max-overdue P25D whole.yaml", 0, None),
        ("--max-overdue P24D loose.yaml", 1, Some(("overdue", 7, 27, "was due on 2026-10-30"))),
        ("--deny overdue --max-overdue P99Y loose.yaml", 0, None),
        ("--deny unmapped whole.yaml", 0, None),
        ("--deny unmapped loose.yaml", 1, Some(("unmapped", 2, 14, "no duty helps to meet "))),
        ("--deny unverified-source whole.yaml", 0, None),
        ("--deny unverified-source --catalog own whole.yaml", 0, None),
        (
            "--deny unverified-source --catalog own citing.yaml",
            1,
            Some(("unverified-source", 2, 21, "the report cites `own-page`, never verified")),
        ),
        ("--deny eol whole.yaml", 0, None),
        ("--deny eol loose.yaml", 1, Some(("eol", 6, 43, "of Python 3.8 at `job` ended on "))),
        ("--deny eol loose.yaml", 1, Some(("eol", 7, 27, "at `mail` ended on 2026-10-30"))),
    ]);
}

#[test]
fn each_gate_of_monitoring_passes_and_fails() {
    gates(&[
        ("--deny lapsed whole.yaml", 0, None),
        ("--deny lapsed lax.yaml", 1, Some(("lapsed", 2, 1, "the evidence of `os.patch` of `vm`"))),
        (
            "--deny lapsed lax.yaml",
            1,
            Some(("lapsed", 5, 1, "the accepted risk of `os.eol` of `vm`")),
        ),
        (
            "--deny warnings lax.yaml",
            1,
            Some(("idle-entry", 3, 18, "`aws.rds.window` does not apply")),
        ),
        ("--deny unset-cadence whole.yaml", 0, None),
        ("--deny unset-cadence lax.yaml", 1, Some(("unset-cadence", 1, 1, "`nist.137.frequency`"))),
        (
            "--deny unknown lax.yaml",
            1,
            Some(("unknown", 5, 21, "how far `os.patch` of `vm` is done")),
        ),
        ("--deny failing lax.yaml", 1, Some(("failing", 1, 1, "no export of findings is given"))),
        ("--deny failing --findings passed.json lax.yaml", 0, None),
        (
            "--deny failing --findings failed.json lax.yaml",
            1,
            Some((
                "failing",
                5,
                21,
                "1 resource fails the checks of `iam.workload-roles` of `vm` (EC2.8)",
            )),
        ),
    ]);
}

fn gates(rows: &[Row]) {
    let place = place();
    for (words, code, finds) in rows {
        let (found, document) = json(&place, &format!("--as-of 2026-11-24 {words}"));
        assert_eq!(found, *code, "{words}");
        let Some((code, line, column, says)) = *finds else { continue };
        let is_it = |found: &&Value| {
            found["code"] == code
                && found["line"] == line
                && found["column"] == column
                && found["message"].as_str().is_some_and(|message| message.contains(says))
        };
        let found = findings(&document).find(is_it);
        let found = found
            .unwrap_or_else(|| panic!("{words}: no {code} {line}:{column} {says}: {document:#}"));
        assert_eq!(found["level"], "error", "{words}");
        assert!(found["hint"].is_string(), "{words}: {found}");
    }
}

/// What an accepted risk covers is not refused as overdue; what it covers no longer is, and the report counts both.
#[test]
fn an_exception_in_force_stands_before_the_gate_for_dates() {
    let place = place();
    let refused = |as_of: &str| {
        let (_, document) = json(&place, &format!("--as-of {as_of} --deny overdue lax.yaml"));
        let found = findings(&document).filter(|found| found["id"] == "aws.ec2.patch").count();
        (found, document["profiles"][0]["summary"]["overdue"].as_u64().unwrap_or_default() > 0)
    };
    assert_eq!(refused("2026-12-31"), (0, true));
    assert_eq!(refused("2027-01-01").0, 1);
}

/// At the date line a due date has passed for one workload and not for another, at the same moment.
#[test]
fn the_day_is_that_of_the_profile() {
    let text = |zone: &str| {
        format!(
            "workload: {{id: z, name: Z}}\nmonitoring: {{time-zone: {zone}}}\ncomponents: [{{service: pinpoint}}]\n"
        )
    };
    let place = directory(&[
        ("east.yaml", &text("Pacific/Auckland")),
        ("utc.yaml", &text("UTC")),
        ("west.yaml", &text("America/Los_Angeles")),
    ]);
    // 2026-10-31T05:00:00Z; Pinpoint ends on 2026-10-30.
    for (moment, days) in [
        ("1793422800", ["2026-10-31", "2026-10-31", "2026-10-30"]),
        ("1793361600", ["2026-10-31", "2026-10-30", "2026-10-30"]),
    ] {
        let words = "check --format json --deny overdue east.yaml utc.yaml west.yaml";
        let run = run(program()
            .current_dir(place.path())
            .env("SOURCE_DATE_EPOCH", moment)
            .args(words.split_whitespace()));
        let document: Value = serde_json::from_slice(&run.out).expect("JSON");
        for (at, day) in days.into_iter().enumerate() {
            let checked = &document["profiles"][at];
            assert_eq!(checked["as_of"], day, "{moment} {at}");
            let refused = checked["findings"].as_array().into_iter().flatten();
            let is_late = refused.filter(|found| found["code"] == "overdue").count() > 0;
            assert_eq!(is_late, day == "2026-10-31", "{moment} {at}");
        }
    }
}

#[test]
fn the_days_that_max_overdue_allows_end_on_their_day() {
    let profile = "workload: {id: mail, name: Mail}\ncomponents: [{service: pinpoint}]\n";
    let place = directory(&[("mail.yaml", profile)]);
    // Pinpoint ends on 2026-10-30.
    for (as_of, limit, code) in [
        ("2026-10-30", "--deny overdue", 0),
        ("2026-10-31", "--deny overdue", 1),
        ("2026-11-13", "--max-overdue P14D", 0),
        ("2026-11-14", "--max-overdue P14D", 1),
        ("2026-11-30", "--max-overdue P1M", 0),
        ("2026-12-01", "--max-overdue P1M", 1),
        ("2026-10-30", "--max-overdue PT12H", 0),
        ("2026-10-31", "--max-overdue PT12H", 1),
        ("2026-10-31", "--max-overdue PT24H", 0),
        // A service that ends in the period is at its end before the day.
        ("2026-01-01", "--deny eol", 1),
        ("2025-12-31", "--deny eol", 0),
    ] {
        let run = dutyline_in(place.path(), &format!("check --as-of {as_of} {limit} mail.yaml"));
        assert_eq!(run.code, code, "{as_of} {limit}: {}", run.err);
    }
}

#[test]
fn gates_of_the_profile_count_beside_those_of_the_command_line() {
    let place = place();
    for (words, code, says) in [
        ("--as-of 2026-01-02 strict.yaml", 1, "1 versions or services at the end of support"),
        ("--as-of 2025-01-02 strict.yaml", 0, "no faults"),
        ("--as-of 2026-11-24 strict.yaml", 1, "2 dates passed"),
        ("--as-of 2026-11-01 --deny overdue strict.yaml", 1, "2 dates passed"),
        ("--as-of 2025-01-02 --deny assumed strict.yaml", 1, "values assumed"),
        ("--max-overdue soon strict.yaml", 2, "write it as P14D"),
        ("--deny unownd strict.yaml", 2, "unowned"),
    ] {
        let run = dutyline_in(place.path(), &format!("check {words}"));
        let said = format!("{}{}", run.text(), run.err);
        assert_eq!(run.code, code, "{words}: {said}");
        assert!(said.contains(says), "{words}: no `{says}` in:\n{said}");
    }
    let grace = dutyline_in(place.path(), "check --as-of 2026-11-01 strict.yaml");
    assert!(!grace.err.contains("dates passed"), "{}", grace.err);
}

#[test]
fn text_tells_where_each_gate_fails() {
    let place = place();
    let run = dutyline_in(place.path(), "check --as-of 2026-11-24 --deny eol,unowned loose.yaml");
    for says in
        ["loose.yaml:7:27: eol: the support of ", "… and ", "loose.yaml: 2 versions or services"]
    {
        assert!(run.err.contains(says), "no `{says}` in:\n{}", run.err);
    }
    assert_eq!(run.text().lines().count(), 1, "{}", run.text());
}

#[test]
fn the_readme_and_the_guide_name_every_gate() {
    let mut missing = Vec::new();
    let help = dutyline(["check", "--help"]);
    for gate in dutyline::profile::Gate::ALL {
        let word = gate.as_str();
        for path in ["README.md", "docs/ci.md"] {
            if !read(path).contains(&format!("| `{word}` |")) {
                missing.push(format!("{path} has no row for `{word}`"));
            }
        }
        if !help.text().contains(&format!("- {word}:")) {
            missing.push(format!("the help does not name `{word}`"));
        }
        if !read("docs/profile.md").contains(&format!("`{word}`")) {
            missing.push(format!("docs/profile.md does not name `{word}`"));
        }
    }
    none(&missing);
}
