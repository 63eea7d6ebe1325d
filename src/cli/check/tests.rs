//! Escapes, places and gates that add up; what needs the whole program is in `tests/it/check.rs`.

use super::finding::{Finding, Level, Place};
use super::gate::Asked;
use super::{github, junit, relative, sarif};
use crate::cadence::Duration;
use crate::diagnostic::Span;
use crate::profile::{Gate, Gates};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn each_format_escapes_what_it_must() {
    type Escape = fn(&str) -> String;
    let rows: &[(Escape, &str, &str)] = &[
        (github::data, "50 %, a: b", "50 %25, a: b"),
        (github::data, "a\r\n::error::b", "a%0D%0A::error::b"),
        (github::data, "%0A", "%250A"),
        (github::property, "a,b:c%d\n", "a%2Cb%3Ac%25d%0A"),
        (junit::escape, "a < b & \"c\" > d", "a &lt; b &amp; &quot;c&quot; &gt; d"),
        (junit::escape, "a\nb\t\r", "a\nb\t&#13;"),
        (junit::escape, "\u{1b}[1m\0\u{ffff}é", "\u{fffd}[1m\u{fffd}\u{fffd}é"),
        (junit::escape, "]]>", "]]&gt;"),
        (junit::attribute, "a\nb\tc\"", "a&#10;b&#9;c&quot;"),
        (sarif::uri, "profiles/web-shop.yaml", "profiles/web-shop.yaml"),
        (sarif::uri, "a b/ü%:.yaml", "a%20b/%C3%BC%25%3A.yaml"),
        (sarif::uri, "/srv/a b.yaml", "file:///srv/a%20b.yaml"),
        (sarif::uri, "../a.yaml", "../a.yaml"),
    ];
    for (escape, text, expected) in rows {
        assert_eq!(escape(text), *expected, "{text:?}");
    }
}

#[test]
fn a_path_is_told_from_where_one_stands() {
    for (file, expected) in [
        ("a.yaml", "a.yaml"),
        ("./a.yaml", "a.yaml"),
        ("/work/x/a.yaml", "x/a.yaml"),
        ("/else/a.yaml", "/else/a.yaml"),
        ("../a.yaml", "../a.yaml"),
    ] {
        assert_eq!(relative(file, Path::new("/work")), expected);
    }
}

#[test]
fn a_finding_ends_where_its_text_ends() {
    let text = "é: abc\nnext:\n  - x\n";
    let span = |start, end, line, column| Span { start, end, line, column };
    for (span, place, end) in [
        (span(4, 7, 1, 4), (1, 4), Some((1, 7))),
        (span(0, 7, 1, 1), (1, 1), Some((1, 7))),
        (span(8, 20, 2, 1), (2, 1), Some((3, 6))),
        (span(4, 4, 1, 4), (1, 4), None),
        (span(1, 7, 1, 1), (1, 1), None),
        (span(4, 99, 1, 4), (1, 4), None),
        (Span::NONE, (1, 1), None),
    ] {
        let found = Finding::new("x", "m".to_owned(), "p.yaml", Place { span, text });
        assert_eq!((found.line, found.column), place, "{span:?}");
        assert_eq!(found.end_line.zip(found.end_column), end, "{span:?}");
        assert_eq!(found.level, Level::Error);
    }
}

#[test]
fn gates_of_profile_and_command_line_add_up() {
    let gates = |deny: &[Gate], max: Option<&str>| Gates {
        deny: deny.to_vec(),
        max_overdue: max.and_then(Duration::parse),
    };
    let none = || gates(&[], None);
    for (profile, line, expected) in [
        (none(), none(), &[][..]),
        (gates(&[Gate::Eol], None), none(), &[Gate::Eol][..]),
        (
            gates(&[Gate::Eol], None),
            gates(&[Gate::Unowned, Gate::Eol], None),
            &[Gate::Unowned, Gate::Eol],
        ),
        (none(), gates(&[], Some("P14D")), &[Gate::Overdue]),
        (gates(&[], Some("P1M")), gates(&[Gate::Overdue], None), &[Gate::Overdue]),
    ] {
        assert_eq!(Asked::new([&profile, &line]).gates, expected, "{profile:?} {line:?}");
    }
    let limit = |deny: &[Gate], max| gates(deny, max).overdue_limit();
    assert_eq!(limit(&[Gate::Overdue], None), Some(Duration::default()));
    assert_eq!(limit(&[Gate::Overdue], Some("P14D")), Duration::parse("P14D"));
    assert_eq!(limit(&[Gate::Eol], None), None);
}

#[test]
fn each_code_is_one_rule() {
    let rules = sarif::rules();
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), rules.len());
    for rule in rules {
        assert!(rule.meaning.ends_with('.') && crate::id::is_id(rule.id), "{}", rule.id);
    }
}

#[test]
fn each_gate_has_the_word_that_is_read() {
    for gate in Gate::ALL {
        assert_eq!(serde_json::to_value(gate).ok(), Some(gate.as_str().into()));
    }
}
