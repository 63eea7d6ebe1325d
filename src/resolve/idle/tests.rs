//! Entries that count for nothing, and entries that do.

use crate::date::Date;
use crate::diagnostic::Faults;
use crate::knowledge::embedded;
use crate::ledger;
use crate::profile;
use crate::resolve::{idle_ledger, join, join_ledger, name, resolve};

/// An instance of the customer's, a bucket on which AWS patches everything, and duties of the workload.
const PROFILE: &str = "workload: {id: t, name: T, owner: team}\n\
    components: [{name: vm, service: ec2}, {name: bucket, service: s3}]\n";

fn warnings(text: &str) -> Vec<String> {
    let (catalog, today) = (embedded(), Date::parse("2026-11-24").expect("a date"));
    let mut faults = Faults::new("p.yaml");
    let mut profile = profile::parse("p.yaml", PROFILE.as_bytes(), &mut faults).expect("a profile");
    name(&mut profile, &catalog);
    join(&profile, &catalog, today, &mut faults);
    let resolution = resolve(&profile, &catalog, today);
    let mut faults = Faults::new("l.yaml");
    let ledger = ledger::parse("l.yaml", text.as_bytes(), &mut faults).expect("a ledger");
    join_ledger(&ledger, &profile, &catalog, &mut faults);
    if !faults.has_errors() {
        idle_ledger(&ledger, &profile, &catalog, &resolution, today, &mut faults);
    }
    let list = faults.into_list();
    assert!(list.iter().all(|fault| fault.hint.is_some()), "{text}: {list:?}");
    let place = |f: &crate::diagnostic::Fault| {
        format!("{} {}:{} {}", f.code.as_str(), f.span.line, f.span.column, f.message)
    };
    list.iter().map(place).collect()
}

/// A key of the ledger with one entry, and what the warning says; nothing where the entry counts.
#[test]
fn what_counts_for_nothing_is_told_at_its_place() {
    let rows = [
        ("evidence: [{duty: os.patch, component: vm, date: 2026-11-01}]", ""),
        ("evidence: [{duty: os.patch, date: 2026-11-01}]", ""),
        ("evidence: [{duty: iam.root, date: 2026-11-01}]", ""),
        // Evidence of AWS's part is shown.
        ("evidence: [{duty: fac.physical-access, component: vm, date: 2026-11-01}]", ""),
        ("evidence: [{obligation: aws.ec2.patch, component: vm, date: 2026-11-01}]", ""),
        (
            "evidence: [{obligation: aws.ec2.patch, component: bucket, date: 2026-11-01}]",
            "idle-entry 1:25 the entry counts for nothing: `aws.ec2.patch` at `bucket` does not apply",
        ),
        (
            "evidence: [{obligation: aws.rds.window, date: 2026-11-01}]",
            "idle-entry 1:25 the entry counts for nothing: `aws.rds.window` does not apply: ",
        ),
        (
            "evidence: [{duty: iam.root, component: vm, date: 2026-11-01}]",
            "idle-entry 1:19 the entry counts for nothing: `iam.root` at `vm` is asked once, of the workload as a whole",
        ),
        // History, and what lies ahead, is left alone.
        ("evidence: [{obligation: aws.rds.window, date: 2026-01-01, valid-until: 2026-11-23}]", ""),
        ("evidence: [{obligation: aws.rds.window, date: 2026-11-25}]", ""),
        (
            "status: [{duty: fac.physical-access, component: vm, status: implemented}]",
            "idle-entry 1:17 the entry counts for nothing: `fac.physical-access` at `vm` is not the customer's, it is inherited",
        ),
        ("status: [{duty: os.patch, component: vm, status: planned}]", ""),
        ("status: [{duty: iam.root, component: vm, status: planned, since: 2026-11-25}]", ""),
        (
            "exceptions: [{duty: iam.root, component: vm, kind: risk-acceptance, reason: R, approver: A, expires: 2026-11-24}]",
            "idle-entry 1:21 the entry counts for nothing: `iam.root` at `vm` is asked once",
        ),
        (
            "exceptions: [{duty: iam.root, component: vm, kind: risk-acceptance, reason: R, approver: A, expires: 2026-11-23}]",
            "",
        ),
        // A component that the profile had once.
        (
            "evidence: [{duty: os.patch, component: old, date: 2026-11-01}]",
            "unknown-component 1:40 the profile has no component `old`",
        ),
        ("evidence: [{duty: os.patch, component: old, date: 2026-11-01}]\nretired: [old]", ""),
        ("retired: [vm]", "idle-entry 1:11 the profile has the component `vm` still"),
    ];
    for (text, expected) in rows {
        let found = warnings(text);
        let is_it = match expected {
            "" => found.is_empty(),
            _ => found.len() == 1 && found[0].starts_with(expected),
        };
        assert!(is_it, "{text}\n  found {found:?}\n  expected {expected}");
    }
}
