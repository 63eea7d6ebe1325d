//! What joining a profile to the catalogue says: faults by code, line and column; warnings of ends, and of options without a meaning.

use super::join;
use crate::catalog::Catalog;
use crate::date::Date;
use crate::diagnostic::{Code, Fault, Faults};
use crate::knowledge::embedded;
use crate::profile::parse;
use crate::resolve::name;
use crate::resolve::tests::one;

const W: &str = "workload: {id: t, name: T}\n";
const C: &str = "components: [{service: s3}]\n";

const DAY: &str = "2026-11-24";

/// What is wrong with a profile on a day.
fn faults(catalog: &Catalog, text: &str, as_of: &str) -> Vec<Fault> {
    let mut faults = Faults::new("p.yaml");
    let mut profile = parse("p.yaml", text.as_bytes(), &mut faults).expect("a profile");
    name(&mut profile, catalog);
    join(&profile, catalog, Date::parse(as_of).expect("a date"), &mut faults);
    faults.into_list()
}

#[test]
fn each_fault_has_its_code_and_place() {
    let catalog = embedded();
    let rows: &[(String, &str)] = &[
        (
            format!("workload: {{id: t, name: T, regions: [eu-centrl-1]}}\n{C}"),
            "unknown-region 1:38",
        ),
        (
            format!("workload: {{id: t, name: T, regions: [eu-central-1, cn-north-1]}}\n{C}"),
            "several-partitions 1:52",
        ),
        (format!("{W}frameworks: [nist-800-53]\n{C}"), "unknown-framework 2:14"),
        (format!("{W}frameworks: [nist-800-53-r5/mid]\n{C}"), "unknown-baseline 2:14"),
        (format!("{W}owners: [{{team: a, domains: [netwrk]}}]\n{C}"), "unknown-domain 2:30"),
        (format!("{W}owners: [{{team: a, duties: [os.pach]}}]\n{C}"), "unknown-duty 2:29"),
        (format!("{W}owners: [{{team: a, components: [x]}}]\n{C}"), "unknown-component 2:33"),
        (format!("{W}components: [{{service: rdss}}]\n"), "unknown-service 2:24"),
        (
            format!("{W}monitoring: {{cadences: {{aws.ct.validte: P1D}}}}\n{C}"),
            "unknown-obligation 2:25",
        ),
        (
            format!("{W}monitoring: {{cadences: {{aws.iam.key-rotate: P1Y}}}}\n{C}"),
            "weak-cadence 2:45",
        ),
        (
            format!("{W}components: [{{service: ecs, options: {{launch: x}}}}]\n"),
            "unknown-option 2:39",
        ),
        (
            format!("{W}components: [{{service: ecs, options: {{launch-type: fargat}}}}]\n"),
            "unknown-value 2:52",
        ),
    ];
    for (text, expected) in rows {
        let show = |f: &Fault| format!("{} {}:{}", f.code.as_str(), f.span.line, f.span.column);
        let found: Vec<String> = faults(&catalog, text, DAY).iter().map(show).collect();
        assert_eq!(found, [*expected], "{text}");
    }
}

/// A word that is no service, and what is said of it.
#[test]
fn a_word_that_is_several_services_names_them() {
    let catalog = embedded();
    for (word, expected) in [
        ("\"AWS::RDS\"", "it is several services; name one: `aurora`, `rds`, `rds-custom`"),
        ("aws_dynamodb", "did you mean `dynamodb`?"),
        ("\"AWS::\"", "`dutyline catalog services` lists them all"),
    ] {
        let found = faults(&catalog, &one(word, "", ""), DAY);
        let hint = found.first().and_then(|fault| fault.hint.as_deref());
        assert_eq!(hint, Some(expected), "{word}");
    }
}

/// Service, options, the report's day, and how the first warning begins; nothing where there is none.
#[test]
fn ends_and_options_without_a_meaning_are_warned_of() {
    let catalog = embedded();
    let rows = [
        ("lambda", "package-type: image, runtime: python3.9", DAY, "`runtime` has no meaning here"),
        (
            "lambda",
            "package-type: image, runtime-updates: auto",
            DAY,
            "`runtime-updates` has no meaning",
        ),
        (
            "rds",
            "engine: custom-oracle, engine-version: 13",
            DAY,
            "`engine-version` has no meaning here",
        ),
        ("rds", "engine: postgres, engine-version: 13", DAY, ""),
        ("lambda", "runtime: python3.9", DAY, ""),
        ("qldb", "", "2025-01-01", "AWS ends "),
        ("qldb", "", DAY, "AWS ended "),
        (
            "apprunner",
            "",
            "2026-01-01",
            "AWS App Runner will be closed to new customers on 2026-04-30",
        ),
        ("apprunner", "", DAY, "AWS App Runner is closed to new customers since 2026-04-30"),
        ("s3", "", DAY, ""),
    ];
    for (service, options, as_of, expected) in rows {
        let found = faults(&catalog, &one(service, options, ""), as_of);
        let said = found.first().map_or("", |fault| fault.message.as_str());
        let is_as_told = said.starts_with(expected) && said.is_empty() == expected.is_empty();
        assert!(is_as_told, "{service} {{{options}}} {as_of}: {said}");
    }
}

#[test]
fn an_unknown_version_is_a_warning_only() {
    let found = faults(&embedded(), &one("eks", "kubernetes-version: 9.99", ""), DAY);
    let codes: Vec<Code> = found.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, [Code::UnknownVersion]);
}
