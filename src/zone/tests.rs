//! Days at the date line and where clocks are moved, and what holds in every zone.

use super::Zone;
use crate::date::Date;

const DAY: i64 = 24 * 60 * 60;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// Midnight of a date in UTC, in seconds.
fn midnight(date: Date) -> i64 {
    date.days_since(day("1970-01-01")) * DAY
}

#[test]
fn the_day_is_that_of_the_place() {
    let rows = [
        ("UTC", "2026-11-24", 0, "2026-11-24"),
        ("Europe/Berlin", "2026-11-24", 22 * 60 + 59, "2026-11-24"),
        ("Europe/Berlin", "2026-11-24", 23 * 60, "2026-11-25"),
        ("Europe/Berlin", "2026-07-01", 22 * 60, "2026-07-02"),
        ("America/Los_Angeles", "2026-11-25", 7 * 60 + 59, "2026-11-24"),
        ("America/Los_Angeles", "2026-11-25", 8 * 60, "2026-11-25"),
        ("Pacific/Kiritimati", "2026-11-24", 10 * 60, "2026-11-25"),
        ("Pacific/Pago_Pago", "2026-11-25", 10 * 60 + 59, "2026-11-24"),
        ("Asia/Kathmandu", "2026-11-24", 18 * 60 + 15, "2026-11-25"),
        // Samoa crossed the date line: this day was not on its calendar.
        ("Pacific/Apia", "2011-12-30", 9 * 60 + 59, "2011-12-29"),
        ("Pacific/Apia", "2011-12-30", 10 * 60, "2011-12-31"),
    ];
    for (zone, date, minutes, expected) in rows {
        let found = Zone::parse(zone).expect("a zone").day(midnight(day(date)) + minutes * 60);
        assert_eq!(found, Some(day(expected)), "{zone} {date} +{minutes}");
    }
}

#[test]
fn what_is_no_zone_has_none() {
    for name in ["", "Europe", "Europe/Berlyn", "europe/berlin", "+01:00", "../etc/localtime"] {
        assert_eq!(Zone::parse(name), None, "{name}");
    }
    assert!(Zone::names().all(|name| Zone::parse(name).is_some_and(|zone| zone.name() == name)));
    assert!(Zone::UTC.day(i64::MAX).is_none() && Zone::UTC.day(i64::MIN).is_none());
}

/// No day is left out and none comes again once it is over, for 40 years, in every zone: looked at twice a day, since clocks
/// that go back at midnight bring the last hour of a day twice.
#[test]
fn every_day_comes_once_in_every_zone() {
    let (first, looks) = (midnight(day("2026-01-01")), 2 * (40 * 365 + 10) + 1);
    for name in Zone::names() {
        let zone = Zone::parse(name).expect("a zone");
        let mut before = zone.day(first).expect("a date");
        for number in 0..looks {
            let now = zone.day(first + number * DAY / 2).expect("a date");
            assert!((0..=1).contains(&now.days_since(before)), "{name}: {before} to {now}");
            before = now;
        }
        assert!(before >= day("2065-12-31"), "{name} stops on {before}");
    }
}
