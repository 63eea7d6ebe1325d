//! Cadences as text: what is read, how it is shown, which is stricter.

use super::Cadence;

#[test]
fn what_is_read_is_written_alike() {
    let rows = [
        ("continuous", "continuous"),
        ("event", "on each event"),
        ("org-defined", "as the organisation defines"),
        ("risk-analysis", "as the organisation's risk analysis sets"),
        ("P1D", "every day"),
        ("P30D", "every 30 days"),
        ("P1W", "every week"),
        ("P2W", "every 2 weeks"),
        ("P1M", "every month"),
        ("P3M", "every 3 months"),
        ("P1Y", "every year"),
        ("P1Y6M", "every 18 months"),
        ("PT1H", "every hour"),
        ("PT12H", "every 12 hours"),
        ("PT15M", "every 15 minutes"),
        ("P1DT12H", "every 1 day and 12 hours"),
    ];
    for (text, words) in rows {
        let cadence = Cadence::parse(text).unwrap_or_else(|| panic!("{text} is a cadence"));
        assert_eq!(cadence.words(), words, "{text}");
        let again = Cadence::parse(&cadence.to_string()).expect("what is shown can be read");
        assert_eq!(again.strictness(), cadence.strictness(), "{text}");
        if text != "P1Y6M" {
            assert_eq!(cadence.to_string(), text);
        }
    }
}

/// Cadences of one length, and one that is none of them.
#[test]
fn cadences_of_one_length_share_a_band() {
    for (same, other) in [
        ("P7D P1W", "P10D"),
        ("P14D P2W", "P21D"),
        ("P30D P1M P31D", "P28D"),
        ("P90D P3M", "P99D"),
        ("P180D P6M", "P192D"),
        ("P365D P12M P1Y", "P14M"),
        ("P1D PT24H", "PT12H"),
        ("P45D", "P46D"),
    ] {
        let band = |text: &str| Cadence::parse(text).expect("a cadence").band();
        let bands: Vec<u64> = same.split(' ').map(band).collect();
        assert!(bands.iter().all(|known| *known == bands[0]), "{same}: {bands:?}");
        assert_ne!(band(other), bands[0], "{other} beside {same}");
    }
}

#[test]
fn what_is_no_cadence_is_refused() {
    for text in [
        "",
        "P",
        "PT",
        "1D",
        "P0D",
        "P-1D",
        "P1.5D",
        "PT1S",
        "P1D1M",
        "PT1M1H",
        "p1d",
        "P1X",
        "PD",
        "Continuous",
        "daily",
        "P99999999999D",
        "P4294967295Y",
        "P1M1M",
    ] {
        assert_eq!(Cadence::parse(text), None, "{text}");
    }
}

#[test]
fn sums_that_do_not_fit_are_refused_without_panic() {
    for text in ["P4294967295M1D", "P4294967295DT4294967295M", "P357913941Y4M"] {
        let _ = Cadence::parse(text).map(|cadence| (cadence.strictness(), cadence.words()));
    }
}

#[test]
fn cadences_go_from_strict_to_loose() {
    let order =
        ["continuous", "event", "PT15M", "PT12H", "P1D", "P1W", "P1M", "P3M", "P1Y", "org-defined"];
    let strictness: Vec<u64> =
        order.iter().map(|text| Cadence::parse(text).expect("a cadence").strictness()).collect();
    assert!(strictness.is_sorted_by(|a, b| a < b), "{strictness:?}");
}
