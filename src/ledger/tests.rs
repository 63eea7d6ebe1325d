//! Ledgers as people write them, and what is wrong with some.

use super::{Outcome, State, Subject, parse};
use crate::diagnostic::Faults;

fn faults(text: &str) -> Vec<String> {
    let mut faults = Faults::new("l.yaml");
    let _ = parse("l.yaml", text.as_bytes(), &mut faults);
    let show = |f: &crate::diagnostic::Fault| {
        format!("{} {}:{}", f.code.as_str(), f.span.line, f.span.column)
    };
    faults.into_list().iter().map(show).collect()
}

#[test]
fn a_ledger_is_read() {
    let text = "evidence:\n  - {obligation: aws.ct.validate, component: trail, date: 2026-03-31, what: SEC-1, result: fail}\nstatus:\n  - {duty: os.patch, status: planned}\n";
    let mut faults = Faults::new("l.yaml");
    let ledger = parse("l.yaml", text.as_bytes(), &mut faults).expect("a ledger");
    assert!(faults.into_list().is_empty());
    let entry = &ledger.evidence[0];
    assert!(
        matches!(&entry.place.subject, Subject::Obligation(id) if id.value == "aws.ct.validate")
    );
    assert_eq!((entry.result, entry.date.to_string().as_str()), (Outcome::Fail, "2026-03-31"));
    assert_eq!(ledger.states[0].state, State::Planned);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let rows = [
        ("evidence:\n  - {date: 2026-01-01}\n", "subject 2:5"),
        ("evidence:\n  - {duty: a, obligation: b, date: 2026-01-01}\n", "subject 2:5"),
        ("evidence:\n  - {duty: a}\n", "missing-key 2:5"),
        ("evidence:\n  - {duty: a, date: 2026-02-30}\n", "bad-date 2:21"),
        (
            "evidence:\n  - {duty: a, date: 2026-02-01, valid-until: 2026-01-01}\n",
            "period-order 2:46",
        ),
        ("evidence:\n  - {duty: a, date: 2026-02-01, reslt: pass}\n", "unknown-key 2:33"),
        ("status:\n  - {duty: a, status: not-applicable}\n", "missing-key 2:23"),
        ("status:\n  - {duty: a, status: inherited}\n", "duty-to-aws 2:23"),
        ("version: 2\n", "unsupported-version 1:10"),
    ];
    for (text, expected) in rows {
        assert_eq!(faults(text), [expected], "{text}");
    }
}
