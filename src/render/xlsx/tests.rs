//! What the layouts mark for what the report knows, a row each; and texts that fit.

use super::book::tidy;
use super::controls::{self, Parts, natural};
use super::{Error, Layout, caiq, fedramp, height, pci, render};
use crate::ledger::State::{
    self, Alternative, Implemented, NotApplicable, Partial, Planned, Unknown,
};
use crate::render::tables::tests::report;
use crate::resolve::Origination;
use crate::theme::Paper;

/// Who has a part, from a word such as `aws+owner`.
fn parts(word: &str) -> Parts {
    let has = |name| word.split('+').any(|part| part == name);
    Parts { aws: has("aws"), owner: has("owner"), third_party: has("third") }
}

/// Who has a part; the marks of the CIS and the word of the CRM with an authorisation of AWS's and without; CAIQ; PCI.
type Row = (
    &'static str,
    &'static [u16],
    &'static str,
    &'static [u16],
    &'static str,
    &'static str,
    Option<u16>,
);

const ROWS: [Row; 8] = [
    ("", &[], "", &[], "", "", None),
    ("aws", &[fedramp::INHERITED], "Yes", &[], "", "CSP-owned", Some(1)),
    ("owner", &[fedramp::OWN], "No", &[fedramp::OWN], "No", "CSC-owned", Some(2)),
    (
        "aws+owner",
        &[fedramp::OWN, fedramp::INHERITED],
        "Partial",
        &[fedramp::OWN],
        "",
        "Shared CSP and CSC",
        Some(3),
    ),
    ("third", &[], "No", &[], "No", "3rd-party outsourced", None),
    ("aws+third", &[fedramp::INHERITED], "Partial", &[], "", "Shared CSP and 3rd-party", Some(3)),
    ("owner+third", &[fedramp::OWN], "No", &[fedramp::OWN], "No", "CSC-owned", Some(3)),
    (
        "aws+owner+third",
        &[fedramp::OWN, fedramp::INHERITED],
        "Partial",
        &[fedramp::OWN],
        "",
        "Shared CSP and CSC",
        Some(3),
    ),
];

#[test]
fn each_combination_of_parties_has_its_marks() {
    for (word, cis, crm, cis_without, crm_without, ownership, mark) in ROWS {
        let parts = parts(word);
        assert_eq!(fedramp::marks(parts, true), cis, "{word}");
        assert_eq!(fedramp::inheritable(parts, true), crm, "{word}");
        assert_eq!(fedramp::marks(parts, false), cis_without, "{word} without");
        assert_eq!(fedramp::inheritable(parts, false), crm_without, "{word} without");
        assert_eq!(caiq::ownership(parts), ownership, "{word}");
        assert_eq!(pci::mark(parts), mark, "{word}");
    }
}

#[test]
fn parts_agree_with_the_origination_of_the_report() {
    let report = report();
    assert!(fedramp::is_authorised(&report), "GovCloud has a package");
    let mut seen = Vec::new();
    for framework in &report.frameworks {
        for control in controls::all(&report, framework) {
            let parts = control.parts();
            let origination = control.view.map_or(Origination::Unmapped, |view| view.origination);
            let fits = match origination {
                Origination::Inherited => parts.aws && !parts.owner,
                Origination::Shared => parts.aws && (parts.owner || parts.third_party),
                Origination::Customer => !parts.aws && parts.owner,
                Origination::ThirdParty => !parts.aws && !parts.owner && parts.third_party,
                Origination::Unmapped => parts == Parts::default(),
            };
            assert!(fits, "{} {}: {origination:?}, {parts:?}", framework.id, control.label);
            seen.push(origination);
        }
    }
    for origination in Origination::ALL {
        assert!(seen.contains(&origination), "{origination:?} is not tested");
    }
}

#[test]
fn the_ledger_s_states_become_one_status_or_none() {
    let rows: [(&[State], Option<u16>); 11] = [
        (&[], None),
        (&[Unknown], None),
        (&[Implemented, Unknown], None),
        (&[Implemented, Implemented], Some(1)),
        (&[Implemented, NotApplicable], Some(1)),
        (&[Partial], Some(2)),
        (&[Implemented, Planned], Some(2)),
        (&[Planned, Planned], Some(3)),
        (&[Implemented, Alternative], Some(4)),
        (&[Alternative, Planned], Some(2)),
        (&[NotApplicable], Some(5)),
    ];
    for (states, expected) in rows {
        assert_eq!(fedramp::status(states), expected, "{states:?}");
    }
}

#[test]
fn a_baseline_s_level_fits_into_the_name_of_a_sheet() {
    let rows = [
        ("FedRAMP Moderate", "Moderate"),
        ("FedRAMP Tailored for low-impact SaaS (LI-SaaS)", "LI-SaaS"),
        ("Of/our [own]: *very* long and odd?", "Ofour own very"),
        ("(?)", "Baseline"),
    ];
    for (baseline, expected) in rows {
        let level = fedramp::level(baseline);
        assert_eq!(level, expected);
        assert!(format!("{level} CRM Worksheet").len() <= 31);
    }
}

#[test]
fn ids_are_ordered_by_their_numbers() {
    let mut ids = ["AC-10", "AC-2(12)", "AC-2", "1.2.10", "AC-2(2)", "1.2.9", "A&A-01"];
    ids.sort_by(|a, b| natural(a, b));
    assert_eq!(ids, ["1.2.9", "1.2.10", "A&A-01", "AC-2", "AC-2(2)", "AC-2(12)", "AC-10"]);
}

#[test]
fn cells_hold_text_that_a_sheet_can_hold() {
    assert_eq!(tidy("a\r\nb\tc\u{7}d\u{85}\u{fffe}"), "a\nb c\u{fffd}d\u{fffd}\u{fffd}");
    let long = tidy(&"😀".repeat(20_000));
    assert!(long.encode_utf16().count() <= 32_767 && long.ends_with("holds no more)"));
}

#[test]
fn lines_are_counted_as_they_are_broken() {
    let rows =
        [("", 10, 1), ("one", 10, 1), ("a\nb", 10, 2), ("two words", 6, 2), ("unbreakable", 6, 3)];
    for (text, width, lines) in rows {
        assert_eq!(height::lines(text, width, false), lines, "{text}");
    }
    assert!(height::of(1_000) <= 409.0, "Excel knows no higher row");
}

#[test]
fn a_layout_without_its_framework_says_what_to_choose() {
    let mut report = report();
    report.frameworks.retain(|framework| framework.id == "csa-ccm-4.0");
    for layout in Layout::ALL {
        let made = render(&report, layout, Paper::A4);
        match layout {
            Layout::Duties | Layout::Caiq => assert!(made.is_ok(), "{layout:?}"),
            Layout::FedrampCisCrm | Layout::PciResponsibility => {
                let error = made.expect_err("the framework is missing");
                assert!(matches!(error, Error::Framework { has_framework: false, .. }));
                assert!(error.hint().contains("frameworks: ["), "{}", error.hint());
            }
        }
    }
}
