//! A profile with one fault, and the fault's code, line and column.

use super::{Gate, parse};
use crate::cadence::Duration;
use crate::diagnostic::Faults;

fn faults(text: &str) -> Vec<String> {
    let mut faults = Faults::new("p.yaml");
    let _ = parse("p.yaml", text.as_bytes(), &mut faults);
    let place = |f: &crate::diagnostic::Fault| format!("{}:{}", f.span.line, f.span.column);
    let list = faults.into_list();
    list.iter().map(|f| format!("{} {}", f.code.as_str(), place(f))).collect()
}

const W: &str = "workload: {id: t, name: T}\n";
const M: &str = "workload: {id: t, name: T}\nthird-parties: [{id: msp, name: M}]\n";
const C: &str = "components: [{service: s3}]\n";

#[test]
fn each_fault_has_its_code_and_place() {
    let long = "x".repeat(201);
    let rows: &[(String, &str)] = &[
        (format!("version: 2\n{W}{C}"), "unsupported-version 1:10"),
        (format!("{W}{C}extra: 1\n"), "unknown-key 3:1"),
        (format!("workload: {{name: T}}\n{C}"), "missing-key 1:11"),
        (W.to_owned(), "missing-key 1:1"),
        (format!("{W}components: []\n"), "missing-key 2:13"),
        (format!("workload: {{id: ../x, name: T}}\n{C}"), "bad-id 1:16"),
        (format!("workload: {{id: a/b, name: T}}\n{C}"), "bad-id 1:16"),
        (format!("workload: {{id: Web Shop, name: T}}\n{C}"), "bad-id 1:16"),
        (format!("workload: {{id: t, name: ''}}\n{C}"), "bad-text 1:25"),
        (format!("workload: {{id: t, name: {long}}}\n{C}"), "bad-text 1:25"),
        (format!("workload: {{id: t, name: \"a\\nb\"}}\n{C}"), "bad-text 1:25"),
        (format!("workload: {{id: t, name: \"a\\u202eb\"}}\n{C}"), "bad-text 1:25"),
        (format!("workload: {{id: t, name: \"a\\e[1m\"}}\n{C}"), "bad-text 1:25"),
        (format!("workload: {{id: t, name: no}}\n{C}"), "ambiguous-text 1:25"),
        (format!("workload: {{id: t, name: T, exposure: world}}\n{C}"), "unknown-value 1:38"),
        (
            format!("workload: {{id: t, name: T, data: {{types: [cash]}}}}\n{C}"),
            "unknown-value 1:43",
        ),
        (
            format!("workload: {{id: t, name: T, resilience: {{rto: soon}}}}\n{C}"),
            "bad-duration 1:46",
        ),
        (format!("workload: {{id: t, name: T, owner: AWS}}\n{C}"), "duty-to-aws 1:35"),
        (format!("{W}frameworks: [nist-csf-2.0, nist-csf-2.0]\n{C}"), "duplicate 2:28"),
        (format!("{W}period: {{from: 2026-02-30, to: 2026-12-31}}\n{C}"), "bad-date 2:16"),
        (format!("{W}period: {{from: 2026-12-31, to: 2026-01-01}}\n{C}"), "period-order 2:32"),
        (format!("{W}owners: [{{domains: [network]}}]\n{C}"), "empty-rule 2:10"),
        (format!("{W}owners: [{{consulted: AWS}}]\n{C}"), "duty-to-aws 2:22"),
        (format!("{W}owners: [{{informed: [a, a]}}]\n{C}"), "duplicate 2:25"),
        (format!("{W}owners: [{{team: a, accountabel: b}}]\n{C}"), "unknown-key 2:20"),
        (format!("{M}owners: [{{accountable: msp}}]\n{C}"), "not-a-team 3:24"),
        (format!("{M}owners: [{{responsible: [M]}}]\n{C}"), "not-a-team 3:25"),
        (format!("{M}owners: [{{team: a, third-party: msp}}]\n{C}"), "empty-rule 3:10"),
        (format!("{W}monitoring: {{time-zone: Europe/Berlyn}}\n{C}"), "bad-text 2:25"),
        (format!("{W}owners: [{{third-party: x}}]\n{C}"), "unknown-third-party 2:24"),
        (format!("{W}gates: {{deny: [unownd]}}\n{C}"), "unknown-value 2:16"),
        (format!("{W}gates: {{deny: unowned}}\n{C}"), "wrong-type 2:15"),
        (format!("{W}gates: {{max-overdue: 14 days}}\n{C}"), "bad-duration 2:22"),
        (format!("{W}gates: {{allow: [unowned]}}\n{C}"), "unknown-key 2:9"),
        (format!("{W}components: [{{service: s3}}, {{service: s3}}]\n"), "duplicate 2:39"),
        (format!("{W}components: [{{service: s3, nmae: x}}]\n"), "unknown-key 2:28"),
        (format!("{W}components:\n  - service: s3\n    service: s3\n"), "duplicate-key 4:5"),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let found = faults(text);
        if found != [*expected] {
            wrong.push(format!("{text}  found {found:?}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_smallest_profile_has_no_faults_and_remembers_its_defaults() {
    let text = format!("{W}{C}");
    assert_eq!(faults(&text), [""; 0]);
    let profile = parse("p.yaml", text.as_bytes(), &mut Faults::new("p.yaml")).expect("a profile");
    let keys: Vec<&str> = profile.defaults.iter().map(|taken| taken.key).collect();
    let expected = [
        "version",
        "workload.environment",
        "workload.exposure",
        "workload.data.classification",
        "workload.data.types",
        "workload.regions",
        "workload.owner",
        "frameworks",
    ];
    assert_eq!(keys, expected);
    assert_eq!(profile.digest.len(), 64);
    assert_eq!(profile.components[0].name.value, "s3");
}

#[test]
fn gates_are_what_the_profile_says() {
    for (gates, deny, max) in [
        ("", &[][..], None),
        ("gates: {}\n", &[][..], None),
        ("gates: ~\n", &[][..], None),
        ("gates: {deny: ~, max-overdue: ~}\n", &[][..], None),
        (
            "gates: {deny: [unowned, unverified-source]}\n",
            &[Gate::Unowned, Gate::UnverifiedSource],
            None,
        ),
        ("gates: {deny: [overdue], max-overdue: P2W}\n", &[Gate::Overdue], Duration::parse("P2W")),
    ] {
        let text = format!("{W}{gates}{C}");
        assert_eq!(faults(&text), [""; 0]);
        let profile = parse("p.yaml", text.as_bytes(), &mut Faults::new("p.yaml"));
        let found = profile.expect("a profile").gates;
        assert_eq!((found.deny.as_slice(), found.max_overdue), (deny, max), "{gates}");
    }
}

#[test]
fn rules_keep_their_order_and_owner() {
    let text = format!(
        "{W}third-parties: [{{id: msp, name: M}}]\nowners: [{{team: a}}, {{third-party: msp}}]\n{C}"
    );
    let profile = parse("p.yaml", text.as_bytes(), &mut Faults::new("p.yaml")).expect("a profile");
    let owners = profile
        .owners
        .iter()
        .map(|rule| (rule.accountable.as_deref(), rule.third_party.as_deref()));
    assert_eq!(owners.collect::<Vec<_>>(), [(Some("a"), None), (None, Some("msp"))]);
}
