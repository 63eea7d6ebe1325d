//! What a profile and its ledger say of a day: states, what has run out, what excuses, and whose a duty is.

use super::{Context, Exports, Report, build};
use crate::date::Date;
use crate::diagnostic::Faults;
use crate::knowledge::embedded;
use crate::{findings, ledger, profile, resolve};

/// An instance, and a third party that triages in the customer's place.
const HERE: &str = "workload: {id: t, name: T, owner: team, regions: [eu-central-1]}\n\
    third-parties: [{id: soc, name: Example SOC}]\n\
    owners: [{third-party: soc, duties: [mon.triage]}]\n\
    monitoring: {start: 2026-01-01, cadences: {nist.137.strategy: P1Y}}\n\
    components: [{name: vm, service: ec2}, {name: other, service: ec2}]\n";

fn report(profile: &str, ledger: Option<&str>, exports: Option<&Exports>) -> Report {
    let (catalog, as_of) = (embedded(), Date::parse("2026-11-24").expect("a date"));
    let mut faults = Faults::new("p.yaml");
    let mut profile = profile::parse("p.yaml", profile.as_bytes(), &mut faults).expect("a profile");
    resolve::name(&mut profile, &catalog);
    resolve::join(&profile, &catalog, as_of, &mut faults);
    assert!(!faults.has_errors(), "{:?}", faults.into_list());
    let mut faults = Faults::new("l.yaml");
    let ledger =
        ledger.map(|text| ledger::parse("l.yaml", text.as_bytes(), &mut faults).expect("a ledger"));
    assert!(!faults.has_errors(), "{:?}", faults.into_list());
    build(&Context {
        ledger: ledger.as_ref(),
        exports,
        ..Context::new(&profile, &catalog, &resolve::resolve(&profile, &catalog, as_of), as_of)
    })
}

/// The state of a duty, with the reason behind a colon.
fn state(report: &Report, duty: &str, component: Option<&str>) -> String {
    let is_it = |d: &&super::DutyView| d.duty == duty && d.component.as_deref() == component;
    let found = report.duties.iter().find(is_it).unwrap_or_else(|| panic!("no {duty}"));
    let Some(state) = &found.state else { return "none".to_owned() };
    let because = state.because.as_ref().map_or_else(String::new, |text| format!(": {text}"));
    format!("{}{because}", state.state.as_str())
}

const VM: Option<&str> = Some("vm");

/// Ledger, duty, component, and the state as docs/evidence.md says.
const STATES: &[(&str, &str, Option<&str>, &str)] = &[
    ("version: 1", "os.patch", VM, "unknown"),
    ("status: [{duty: os.patch, status: implemented}]", "os.patch", VM, "implemented"),
    ("status: [{duty: os.patch, status: planned}]", "os.patch", VM, "planned"),
    ("status: [{duty: os.patch, status: unknown}]", "os.patch", VM, "unknown"),
    ("status: [{duty: os.patch, status: partial, because: B}]", "os.patch", VM, "partial: B"),
    (
        "status: [{duty: os.patch, status: alternative, because: B}]",
        "os.patch",
        VM,
        "alternative: B",
    ),
    (
        "status: [{duty: os.patch, status: not-applicable, because: B}]",
        "os.patch",
        VM,
        "not-applicable: B",
    ),
    // The nearest counts, then the last; what begins later does not count yet.
    (
        "status: [{duty: os.patch, status: implemented}, {duty: os.patch, component: vm, status: planned}]",
        "os.patch",
        VM,
        "planned",
    ),
    (
        "status: [{duty: os.patch, status: implemented}, {duty: os.patch, component: other, status: planned}]",
        "os.patch",
        VM,
        "implemented",
    ),
    (
        "status: [{duty: os.patch, status: implemented}, {duty: os.patch, status: planned}]",
        "os.patch",
        VM,
        "planned",
    ),
    (
        "status: [{duty: os.patch, status: implemented}, {duty: os.patch, status: planned, since: 2026-11-25}]",
        "os.patch",
        VM,
        "implemented",
    ),
    (
        "status: [{duty: os.patch, status: implemented}, {duty: os.patch, status: planned, since: 2026-11-24}]",
        "os.patch",
        VM,
        "planned",
    ),
    // In AWS's hands: nothing that a ledger says moves it.
    ("version: 1", "fac.physical-access", VM, "inherited"),
    (
        "status: [{duty: fac.physical-access, status: planned}]",
        "fac.physical-access",
        VM,
        "inherited",
    ),
    (
        "status: [{duty: fac.physical-access, status: not-applicable, because: B}]",
        "fac.physical-access",
        VM,
        "inherited",
    ),
    // A third party in the customer's place: the customer stays accountable, and says how far it is.
    ("version: 1", "mon.triage", None, "unknown"),
    ("status: [{duty: mon.triage, status: implemented}]", "mon.triage", None, "implemented"),
    // Never guessed: neither evidence nor an exception is a state.
    ("evidence: [{duty: os.patch, date: 2026-11-01}]", "os.patch", VM, "unknown"),
    ("evidence: [{duty: os.patch, date: 2026-11-01, result: fail}]", "os.patch", VM, "unknown"),
    (
        "exceptions: [{duty: os.patch, kind: compensating-control, reason: R, approver: A, expires: 2027-01-01}]",
        "os.patch",
        VM,
        "unknown",
    ),
];

#[test]
fn each_state_arises_as_documented() {
    for (ledger, duty, component, expected) in STATES {
        let report = report(HERE, Some(ledger), None);
        assert_eq!(state(&report, duty, *component), *expected, "{ledger}");
    }
    assert_eq!(state(&report(HERE, None, None), "os.patch", VM), "none");
}

/// Where somebody operates the partition for AWS, what AWS would answer for is inherited; what is shared is said by the ledger.
#[test]
fn an_operator_in_aws_place_leaves_the_customers_part_to_the_customer() {
    let text = "workload: {id: t, name: T, regions: [cn-north-1]}\ncomponents: [{name: vm, service: ec2}]\n";
    let report = report(text, Some("version: 1"), None);
    let operated = report.duties.iter().filter(|duty| duty.third_party.is_some());
    let mut seen = [0, 0];
    for duty in operated {
        let is_shared = duty.party == crate::party::Party::Shared;
        let state = duty.state.as_ref().map(|state| state.state.as_str());
        assert_eq!(state, Some(if is_shared { "unknown" } else { "inherited" }), "{}", duty.duty);
        assert_eq!(duty.unowned, is_shared, "{}", duty.duty);
        seen[usize::from(is_shared)] += 1;
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
    assert!(report.obligations.iter().all(|found| found.third_party.is_none()));
}

fn exception(subject: &str, expires: &str) -> String {
    format!(
        "  - {{{subject}, kind: risk-acceptance, reason: R, approver: A, expires: {expires}}}\n"
    )
}

/// Ledger, and what has run out: kind, id, day, line.
#[test]
fn what_has_run_out_is_open_until_something_stands_in_its_place() {
    let old = exception("duty: os.patch, component: vm", "2026-11-23");
    let new = exception("duty: os.patch", "2026-11-24");
    let own = exception("obligation: aws.ec2.patch, component: vm", "2026-10-31");
    let done = "evidence:\n  - {obligation: aws.ec2.patch, date: 2026-11-20}\n";
    let lapsed = "evidence:\n  - {duty: os.patch, date: 2026-01-20, valid-until: 2026-06-30}\n";
    let rows = [
        (format!("exceptions:\n{new}"), vec![]),
        (format!("exceptions:\n{old}"), vec!["risk-acceptance os.patch 2026-11-23 vm 2"]),
        (format!("exceptions:\n{old}{new}"), vec![]),
        (
            format!("exceptions:\n{old}status:\n  - {{duty: os.patch, status: planned}}\n"),
            vec!["risk-acceptance os.patch 2026-11-23 vm 2"],
        ),
        (
            format!("exceptions:\n{old}status:\n  - {{duty: os.patch, status: implemented}}\n"),
            vec![],
        ),
        (format!("exceptions:\n{own}"), vec!["risk-acceptance aws.ec2.patch 2026-10-31 vm 2"]),
        (format!("exceptions:\n{own}{done}"), vec![]),
        (lapsed.to_owned(), vec!["evidence os.patch 2026-06-30 vm, other 2"]),
        (format!("{lapsed}  - {{duty: os.patch, date: 2026-07-01}}\n"), vec![]),
        (
            format!("{lapsed}  - {{duty: os.patch, date: 2026-07-01, component: vm}}\n"),
            vec!["evidence os.patch 2026-06-30 other 2"],
        ),
    ];
    for (ledger, expected) in rows {
        let report = report(HERE, Some(&ledger), None);
        let show = |l: &super::LapsedView| {
            format!("{} {} {} {} {}", l.kind, l.id, l.date, l.components.join(", "), l.line)
        };
        let found: Vec<String> = report.open.lapsed.iter().map(show).collect();
        assert_eq!(found, expected, "{ledger}");
    }
}

/// An exception in force excuses from the date, and the row stays; one that has lapsed does not.
#[test]
fn an_exception_excuses_while_it_is_in_force_and_hides_nothing() {
    for (expires, expected) in [("2026-11-24", true), ("2026-11-23", false)] {
        let entry = exception("obligation: aws.ec2.patch, component: vm", expires);
        let report = report(HERE, Some(&format!("exceptions:\n{entry}")), None);
        let is_it =
            |due: &&super::Due| due.id == "aws.ec2.patch" && due.component.as_deref() == Some("vm");
        let due = report.open.dates.iter().find(is_it).expect("the row");
        assert!(due.overdue);
        assert_eq!(due.excused.is_some(), expected, "{expires}");
    }
}

#[test]
fn cadences_of_the_organisations_are_open_until_they_are_set() {
    let open = report(HERE, None, None).open.unset_cadences;
    assert_eq!(open, ["nist.137.frequency"]);
}

/// A check that passes marks its row and nothing else; what is dated after the day is not known yet.
#[test]
fn a_passed_check_makes_no_duty_done() {
    let row = |resource: &str, status: &str, day: &str| {
        format!(
            "{{\"GeneratorId\":\"security-control/EC2.8\",\"UpdatedAt\":\"{day}\",\"Compliance\":{{\"Status\":\"{status}\"}},\"Resources\":[{{\"Id\":\"{resource}\"}}]}}\n"
        )
    };
    let rows = [
        (vec![("a", "PASSED", "2026-11-20")], "pass 1/1 2026-11-20"),
        (vec![("a", "PASSED", "2026-11-20"), ("b", "FAILED", "2026-11-19")], "fail 1/2 2026-11-20"),
        (
            vec![("a", "PASSED", "2026-11-20"), ("b", "WARNING", "2026-11-19")],
            "unknown 1/2 2026-11-20",
        ),
        (vec![("a", "FAILED", "2026-11-20"), ("a", "PASSED", "2026-11-21")], "pass 1/1 2026-11-21"),
        (vec![("a", "FAILED", "2026-11-20"), ("a", "PASSED", "2026-11-25")], "fail 0/1 2026-11-20"),
    ];
    for (found, expected) in rows {
        let text: String = found.iter().map(|(r, s, d)| row(r, s, d)).collect();
        let import = findings::read("dir/hub.json", text.as_bytes()).expect("an export");
        let exports = Exports::new(vec![("dir/hub.json".to_owned(), import)]);
        let report = report(HERE, Some("version: 1"), Some(&exports));
        let duties = report.duties.iter().filter(|duty| duty.component.is_some());
        let marked: Vec<_> = duties
            .flat_map(|duty| {
                duty.checks.iter().filter_map(move |c| Some((duty, c.result.as_ref()?)))
            })
            .collect();
        assert_eq!(marked.len(), 2, "{expected}");
        for (duty, mark) in marked {
            let day = mark.newest.expect("a day");
            let is = format!("{} {}/{} {day}", mark.outcome, mark.pass, mark.results);
            assert_eq!((is.as_str(), duty.duty), (expected, "iam.workload-roles"));
            assert_eq!(mark.components, ["other", "vm"]);
            assert_eq!(state(&report, duty.duty, duty.component.as_deref()), "unknown");
        }
        let failing = report.open.failing.iter().map(|failing| failing.id).collect::<Vec<_>>();
        let is_failing = expected.starts_with("fail");
        assert_eq!(failing, vec!["iam.workload-roles"; usize::from(is_failing)], "{expected}");
        let files = report.findings.expect("findings").files;
        assert_eq!((files[0].file.as_str(), files[0].digest.len()), ("hub.json", 64));
    }
}

#[test]
fn each_framework_and_baseline_has_an_anchor_of_its_own() {
    for (chosen, expected) in [
        ("nist-800-53-r5/moderate", &["framework-nist-800-53-r5"][..]),
        (
            "nist-800-53-r5/moderate, csa-ccm-4.0, nist-800-53-r5/privacy",
            &[
                "framework-nist-800-53-r5-moderate",
                "framework-csa-ccm-4-0",
                "framework-nist-800-53-r5-privacy",
            ],
        ),
        (
            "nist-800-53-r5, nist-800-53-r5/low",
            &["framework-nist-800-53-r5", "framework-nist-800-53-r5-low"],
        ),
    ] {
        let report = report(&format!("version: 1\n{HERE}frameworks: [{chosen}]\n"), None, None);
        let found: Vec<&str> = report.frameworks.iter().map(|f| f.anchor.as_str()).collect();
        assert_eq!(found, expected, "{chosen}");
    }
}
