//! The command line: exit codes, what is printed, what is written and what is not.

use crate::tool::{dutyline, dutyline_in, program, root, run};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const GOOD: &str =
    "workload: {id: good, name: Good, owner: team}\ncomponents: [{name: files, service: s3}]\n";
const BAD: &str = "workload: {id: bad, name: Bad}\ncomponents: [{service: rdss}]\n";
/// Nobody owns anything; EBS has an option that means nothing beside the others.
const LOOSE: &str = "workload: {id: loose, name: Loose}\n\
    owners: [{team: a, duties: [gov.aws-certs]}]\ncomponents: [{service: s3}]\n";

/// A trail whose obligation was last met in October.
const KEPT: &str = "workload: {id: kept, name: Kept, owner: team}\n\
    components: [{name: trail, service: cloudtrail, options: {log-validation: true}}]\n";
const LEDGER: &str = "# ours\nevidence:\n  \
    - {obligation: aws.ct.validate, component: trail, date: 2026-10-31, what: T-1} # kept\n";
const WRONG: &str = "evidence:\n  \
    - {obligation: aws.ct.validte, component: fils, date: 2026-10-31, file: no.txt}\n";

/// A directory with profiles.
fn place() -> tempfile::TempDir {
    crate::tool::directory(&[
        ("good.yaml", GOOD),
        ("again.yaml", GOOD),
        ("bad.yaml", BAD),
        ("loose.yaml", LOOSE),
        ("template.md", "# {{ workload.name }}\n"),
        ("own/template.md", "# {{ workload.name }}\n"),
        ("own/team.md", "# {{ team }}\n"),
        ("unknown.md", "# {{ workload.name }}\n\n{{ workload.nmae }}\n"),
        ("broken.md", "# {% if %}\n"),
        ("output-file", ""),
        ("kept.yaml", KEPT),
        ("kept.evidence.yaml", LEDGER),
        ("wrong.yaml", GOOD),
        ("wrong.evidence.yaml", WRONG),
        ("empty/readme.txt", ""),
    ])
}

/// A run ends with the code, and says the words somewhere.
fn says_and_ends(directory: &Path, words: &str, code: i32, says: &str) {
    let run = dutyline_in(directory, words);
    let said = format!("{}{}", run.text(), run.err);
    assert_eq!(run.code, code, "{words}:\n{said}");
    assert!(said.contains(says), "{words}: no `{says}` in:\n{said}");
    assert!(!said.contains("panicked"), "{words}:\n{said}");
}

#[test]
fn exit_codes_say_what_happened() {
    let place = place();
    for (words, code, says) in [
        ("--help", 0, "Exit codes"),
        ("--version", 0, "dutyline "),
        ("check good.yaml", 0, "no faults"),
        ("check good.yaml again.yaml", 0, "again.yaml: no faults"),
        ("check --deny warnings good.yaml", 0, "no faults"),
        ("check --deny unowned good.yaml", 0, "no faults"),
        ("report good.yaml --format json", 0, "output/good/audit.json\n"),
        ("report good.yaml --format md --template template.md --output -", 0, "# Good\n"),
        ("report good.yaml --format md --template audit,handout", 0, "output/good/handout.md\n"),
        ("report good.yaml --format md --template own", 0, "output/good/template.md\n"),
        ("report good.yaml --format md --template handout --output -", 0, "# Who does what"),
        ("check --deny warnings loose.yaml", 1, "loose.yaml: 1 warnings"),
        ("check --deny unowned loose.yaml", 1, "duties unowned"),
        ("check --deny assumed good.yaml", 1, "values assumed"),
        ("check --deny unowned,assumed loose.yaml good.yaml", 1, "good.yaml: "),
        ("", 2, "Usage"),
        ("frobnicate", 2, "Usage"),
        ("report", 2, "PROFILE"),
        ("report good.yaml --as-of 2026-02-30", 2, "not a date"),
        ("report good.yaml --output -", 2, "--format"),
        ("report good.yaml again.yaml --format md --output -", 2, "one format of one profile"),
        ("report good.yaml --format odt", 2, "invalid value"),
        ("report good.yaml --template handuot", 2, "use `audit`, `handout`, `appendix`"),
        ("report good.yaml --prefix B", 2, "add `--template appendix`"),
        ("report good.yaml --template appendix --prefix 'B|'", 2, "at most 12 letters"),
        ("report good.yaml --template appendix --heading-offset 4", 2, "4 is not in 0..=3"),
        ("report good.yaml --template audit,handout --format md --output -", 2, "one format"),
        ("report good.yaml --catalog empty", 2, "holds no file"),
        ("explain good.yaml os.pach", 2, "did you mean `os.patch`"),
        ("explain good.yaml fils os.patch", 2, "did you mean `files`"),
        ("explain good.yaml os.patch files", 2, "the component comes first"),
        ("explain good.yaml files iam.root", 2, "leave the component out"),
        ("catalog services rdss", 2, "did you mean `rds`"),
        ("catalog check", 2, "directory"),
        ("check bad.yaml", 3, "error[unknown-service]"),
        ("check good.yaml bad.yaml", 3, "good.yaml: no faults"),
        ("explain bad.yaml os.patch", 3, "error[unknown-service]"),
        ("report bad.yaml", 3, "1 fault in the input"),
        ("report good.yaml again.yaml", 3, "the same workload `good`"),
        ("report good.yaml --template unknown.md", 3, "unknown.md:3:"),
        ("report good.yaml --template broken.md", 3, "broken.md:1:"),
        ("report good.yaml --format pdf --font good.yaml", 3, "good.yaml"),
        ("check missing.yaml", 4, "cannot read missing.yaml"),
        ("check good.yaml missing.yaml", 4, "cannot read missing.yaml"),
        ("report good.yaml --template missing.md", 4, "cannot read missing.md"),
        ("report good.yaml --font missing.ttf", 4, "cannot read missing.ttf"),
        ("report good.yaml --catalog missing", 4, "cannot read missing"),
        ("report good.yaml --output output-file", 4, "cannot write output-file"),
        ("init good.yaml", 4, "good.yaml exists already"),
        ("init missing/good.yaml", 4, "cannot write missing/good.yaml"),
    ] {
        says_and_ends(place.path(), words, code, says);
    }
    assert_eq!(fs::read_to_string(place.path().join("good.yaml")).expect("it is there"), GOOD);
}

#[test]
fn a_faulty_run_writes_nothing() {
    for words in [
        "report --format md,json good.yaml bad.yaml",
        "report --format md,json bad.yaml loose.yaml good.yaml",
        "report --format md,json good.yaml again.yaml",
        "report --format md,json good.yaml missing.yaml",
        "report --format json,md good.yaml --template unknown.md",
        "report --format md,pdf good.yaml --font bad.yaml",
    ] {
        let place = place();
        let run = dutyline_in(place.path(), words);
        assert!(run.code >= 3, "{words}: {}", run.code);
        assert!(run.out.is_empty(), "{words}: {}", run.text());
        assert!(!place.path().join("output").exists(), "{words} wrote something");
    }
}

#[test]
fn a_report_is_written_whole() {
    let place = place();
    let words = "report --format md,html,json --output a/b good.yaml loose.yaml";
    let first = dutyline_in(place.path(), words);
    assert_eq!(first.code, 0, "{}", first.err);
    let paths: Vec<&str> = first.text().lines().collect();
    assert_eq!(
        paths,
        [
            "a/b/good/audit.md",
            "a/b/good/audit.html",
            "a/b/good/audit.json",
            "a/b/loose/audit.md",
            "a/b/loose/audit.html",
            "a/b/loose/audit.json",
        ]
    );
    for id in ["good", "loose"] {
        let directory = place.path().join("a/b").join(id);
        let there = fs::read_dir(&directory).expect("the directory was made");
        let sizes: Vec<u64> = there
            .map(|entry| entry.and_then(|entry| entry.metadata()).expect("a file").len())
            .collect();
        assert!(sizes.len() == 3 && sizes.iter().all(|size| *size > 1000), "{id}: {sizes:?}");
    }
    // A second run goes over the first.
    let second = dutyline_in(place.path(), words);
    assert_eq!((second.code, second.out), (0, first.out));
}

#[test]
fn a_directory_in_the_way_leaves_no_trace() {
    let place = place();
    let way = place.path().join("output/good/audit.json");
    fs::create_dir_all(&way).expect("a directory in the way");
    let run = dutyline_in(place.path(), "report --format json good.yaml");
    assert_eq!(run.code, 4, "{}", run.err);
    assert!(run.err.contains("cannot write output/good/audit.json"), "{}", run.err);
    let left = fs::read_dir(place.path().join("output/good")).expect("a directory").count();
    assert_eq!(left, 1, "a temporary file was left");
}

#[test]
fn starter_has_no_faults() {
    let place = place();
    let printed = dutyline_in(place.path(), "init");
    let written = dutyline_in(place.path(), "init workload.yaml");
    assert_eq!((printed.code, written.code, written.text()), (0, 0, "workload.yaml\n"));
    let file = fs::read(place.path().join("workload.yaml")).expect("it was written");
    assert!(file == printed.out, "the file is not what is printed");
    let check = dutyline_in(place.path(), "check --deny warnings,unowned,overdue workload.yaml");
    assert_eq!(check.code, 0, "{}", check.err);
    let again = dutyline_in(place.path(), "init workload.yaml");
    assert_eq!(again.code, 4, "{}", again.text());
}

/// The examples of a help text: the lines that begin with the program's name.
fn examples(help: &str) -> Vec<String> {
    let example = |line: &str| {
        let line = line.trim_start().trim_start_matches("Example: ");
        let command = line.strip_prefix("dutyline ")?.split("   ").next()?;
        let command = command.split(", and").next()?.trim();
        Some(format!("dutyline {command}"))
    };
    help.lines().filter_map(example).collect()
}

#[test]
fn every_example_of_every_help_text_runs() {
    let place = crate::tool::directory(&[(
        "my-catalog/services/own-store.yaml",
        "name: Own store\nsummary: A store.\ncategory: abstracted\ncategory-reason: We run it.\n\
         category-sources: [aws-compliance-shared-responsibility-model]\ntraits: [stores-content]\n",
    )]);
    let profiles = place.path().join("profiles");
    fs::create_dir(&profiles).expect("a directory for the profiles");
    for name in ["web-shop.yaml", "starter.yaml", "govcloud-case-files.yaml"] {
        fs::copy(root().join("profiles").join(name), profiles.join(name)).expect("a copy");
    }
    for (name, sample) in [
        ("hub.json", "asff.json"),
        ("config.json", "config-rules.json"),
        ("prowler.ocsf.json", "prowler.ocsf.json"),
    ] {
        fs::copy(root().join("tests/findings").join(sample), place.path().join(name))
            .expect("a copy");
    }
    let mut all = Vec::new();
    for command in [
        "",
        "report",
        "verify",
        "check",
        "explain",
        "findings",
        "calendar",
        "evidence",
        "catalog",
        "init",
        "schema",
        "completions",
    ] {
        let help = dutyline(command.split_whitespace().chain(["--help"]));
        assert_eq!(help.code, 0, "{command}: {}", help.err);
        all.extend(examples(help.text()));
    }
    assert!(all.len() >= 12, "only {all:?}");
    let binary = Path::new(env!("CARGO_BIN_EXE_dutyline")).parent().expect("a directory");
    for example in all {
        let run = run(Command::new("sh")
            .args(["-c", &format!("set -e; less() {{ cat; }}; {example}")])
            .current_dir(place.path())
            .env("PATH", format!("{}:/usr/bin:/bin", binary.display()))
            .env("NO_COLOR", "1"));
        assert_eq!(run.code, 0, "{example}: {}", run.err);
    }
}

#[test]
fn every_shell_gets_completions() {
    for shell in ["bash", "zsh", "fish"] {
        let run = dutyline(["completions", shell]);
        assert_eq!(run.code, 0, "{}", run.err);
        for word in ["dutyline", "explain", "as-of"] {
            assert!(run.text().contains(word), "{shell}: no {word}");
        }
    }
}

#[test]
fn explain_names_lines_and_citations() {
    let line = |word: &str| {
        let profile = crate::tool::read("profiles/web-shop.yaml");
        1 + profile.lines().position(|line| line.contains(word)).expect("a line of the profile")
    };
    let database = line("multi-az: ");
    for (words, says) in [
        ("database res.architecture", format!("(profiles/web-shop.yaml:{database})")),
        ("database res.architecture", "https://docs.aws.amazon.com/".to_owned()),
        ("database os.patch", "default for container services: AWS".to_owned()),
        ("database enc.rest-choice", "owner: ".to_owned()),
        ("os.patch", "web (ec2): Customer".to_owned()),
        ("os.patch", "database (rds): AWS".to_owned()),
        ("iam.root", "the workload as a whole: ".to_owned()),
        ("pictures os.patch", "pictures (s3): AWS".to_owned()),
        ("ai.guardrails", "does not apply".to_owned()),
    ] {
        let run = dutyline_in(root(), &format!("explain profiles/web-shop.yaml {words}"));
        assert_eq!(run.code, 0, "{words}: {}", run.err);
        assert!(run.text().contains(&says), "{words}: no `{says}` in:\n{}", run.text());
    }
}

#[test]
fn the_catalogue_can_be_browsed() {
    for (words, says) in [
        ("services", "rds "),
        ("services rds", "Amazon RDS"),
        ("services rds", "https://"),
        ("options", "launch-type"),
        ("options ecs", "fargate: "),
        ("options ecs", "assumed when the profile is silent"),
        ("duties", "os.patch"),
        ("duties os.patch", "when customer:"),
        ("duties network", "net.firewall"),
        ("obligations", "aws.ct.validate"),
        ("obligations aws.ct.validate", "cadence: "),
        ("frameworks", "nist-csf-2.0"),
        ("frameworks nist-800-53-r5", "AC-2"),
        ("frameworks nist-800-53-r5/low", "AC-2"),
        ("sources", "https://"),
        ("sources aws-compliance-shared-responsibility-model", "seen 20"),
    ] {
        let run = dutyline_in(root(), &format!("catalog {words}"));
        assert_eq!(run.code, 0, "{words}: {}", run.err);
        assert!(run.text().contains(says), "{words}: no `{says}` in:\n{}", run.text());
    }
}

#[test]
fn standard_output_takes_one_document_and_nothing_else() {
    let place = place();
    for (format, start) in
        [("md", "# Who"), ("html", "<!DOCTYPE html>"), ("pdf", "%PDF-"), ("json", "{\n")]
    {
        let words = format!("report --format {format} --output - good.yaml");
        let run = dutyline_in(place.path(), &words);
        assert_eq!(run.code, 0, "{}", run.err);
        let found = String::from_utf8_lossy(&run.out[..run.out.len().min(40)]).to_lowercase();
        assert!(found.starts_with(&start.to_lowercase()), "{format}: {found}");
        assert!(!place.path().join("output").exists(), "{format} wrote a file");
    }
}

#[test]
fn a_reader_that_has_gone_is_no_failure() {
    let place = place();
    for words in [
        "report --format html --output - good.yaml",
        "report --format md good.yaml",
        "check good.yaml",
        "catalog sources",
        "schema report",
        "completions bash",
        "explain good.yaml os.patch",
        "init",
    ] {
        let mut child = program()
            .current_dir(place.path())
            .args(words.split(' '))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(!err.contains("panicked"), "{words}: {err}");
        assert_eq!(output.status.code(), Some(0), "{words}: {err}");
    }
}

#[test]
fn a_character_without_a_font_is_a_warning_that_names_it() {
    let profile = GOOD.replace("name: Good", "name: Łódź Ωμέγα Привет 数");
    let place = crate::tool::directory(&[("good.yaml", &profile)]);
    let run = dutyline_in(place.path(), "report --format pdf good.yaml");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("U+6570") && run.err.contains("--font"), "{}", run.err);
    assert_eq!(run.err.matches("warning").count(), 1, "{}", run.err);
}

#[test]
fn calendars_and_ledgers_say_what_happened() {
    let place = place();
    for (words, code, says) in [
        ("report kept.yaml --owner team --format md --output -", 0, "your part of Kept"),
        ("report kept.yaml kept.evidence.yaml --format json", 0, "output/kept/audit.json\n"),
        ("calendar kept.yaml --as-of 2026-11-24", 0, "2026-11-30  aws.ct.validate"),
        ("calendar kept.yaml --as-of 2026-11-24 --owner team", 0, "aws.ct.validate"),
        ("calendar kept.yaml --as-of 2026-11-24 --format ics", 0, "RRULE:FREQ=MONTHLY"),
        ("calendar kept.yaml --as-of 2026-11-24 --format csv", 0, "due,overdue,obligation"),
        ("calendar kept.yaml --as-of 2026-11-24 --format json", 0, "\"due\": \"2026-11-30\""),
        ("check --deny overdue --as-of 2026-11-24 kept.yaml", 1, "dates passed"),
        ("check wrong.yaml", 3, "did you mean `aws.ct.validate`"),
        ("check wrong.yaml", 3, "file-missing"),
        ("evidence add kept.yaml --what x", 2, "name an obligation or a duty"),
        ("evidence add kept.yaml --obligation aws.ct.validte", 3, "unknown-obligation"),
    ] {
        says_and_ends(place.path(), words, code, says);
    }
    assert_eq!(fs::read_to_string(place.path().join("good.yaml")).expect("it is there"), GOOD);
}

#[test]
fn evidence_is_added_and_nothing_else_moves() {
    let place = place();
    let words = "evidence add kept.yaml --obligation aws.ct.validate --component trail --date 2026-11-20 --by ops";
    let run = dutyline_in(place.path(), words);
    assert_eq!(run.code, 0, "{}", run.err);
    let ledger = fs::read_to_string(place.path().join("kept.evidence.yaml")).expect("a ledger");
    let entry = "  - {obligation: \"aws.ct.validate\", component: \"trail\", date: 2026-11-20, by: \"ops\"}\n";
    assert_eq!(ledger, format!("{LEDGER}{entry}"));
}

/// A calendar of a later day has the same events, so that a program updates what it has.
#[test]
fn calendars_keep_their_uids() {
    let place = place();
    let uids = |day: &str| -> Vec<String> {
        let run =
            dutyline_in(place.path(), &format!("calendar kept.yaml --format ics --as-of {day}"));
        assert!(run.text().lines().all(|line| line.len() <= 75), "a line is too long");
        run.text().lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let first = uids("2026-11-01");
    assert!(first.len() > 4);
    assert_eq!(first, uids("2026-11-24"));
}
