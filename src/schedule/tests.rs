//! Rows that a person would check in a calendar, and what holds for every start.

use super::{BusinessDays, Calendar, Weekday, dues, next};
use crate::cadence::Duration;
use crate::date::Date;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn span(text: &str) -> Duration {
    Duration::parse(text).expect("a duration")
}

fn calendar(rule: BusinessDays) -> Calendar {
    let weekend = [Weekday::Saturday, Weekday::Sunday].into();
    Calendar { rule, weekend, holidays: [day("2026-12-25"), day("2027-01-01")].into() }
}

/// Span, the day before, the last day, rule, and the due dates.
#[test]
fn due_dates_are_those_of_the_calendar() {
    use BusinessDays::{Following, None, Preceding};
    let rows = [
        ("P1M", "2025-12-31", "2026-04-30", None, "2026-01-31 2026-02-28 2026-03-31 2026-04-30"),
        ("P1M", "2027-12-31", "2028-03-01", None, "2028-01-31 2028-02-29"),
        ("P1M", "2026-01-15", "2026-04-14", None, "2026-02-15 2026-03-15"),
        ("P1Y", "2024-02-29", "2028-12-31", None, "2025-02-28 2026-02-28 2027-02-28 2028-02-29"),
        ("P3M", "2025-12-31", "2026-12-31", None, "2026-03-31 2026-06-30 2026-09-30 2026-12-31"),
        ("P90D", "2025-12-31", "2026-07-01", None, "2026-03-31 2026-06-29"),
        ("P1W", "2026-01-01", "2026-01-22", None, "2026-01-08 2026-01-15 2026-01-22"),
        ("PT12H", "2026-01-01", "2026-12-31", None, ""),
        ("P1M", "2025-12-31", "2026-03-01", Preceding, "2026-01-30 2026-02-27"),
        ("P1M", "2025-12-31", "2026-03-02", Following, "2026-02-02 2026-03-02"),
        ("P1Y", "2025-12-25", "2026-12-31", Following, "2026-12-28"),
        ("P1Y", "2025-12-25", "2026-12-31", Preceding, "2026-12-24"),
        ("P1D", "2026-11-26", "2026-12-01", Following, "2026-11-27 2026-11-30 2026-12-01"),
        ("P1D", "2026-11-26", "2026-12-01", Preceding, "2026-11-27 2026-11-30 2026-12-01"),
    ];
    for (every, after, last, rule, expected) in rows {
        let found = dues(span(every), day(after), day(last), &calendar(rule));
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.join(" "), expected, "{every} after {after} {rule:?}");
    }
}

#[test]
fn the_next_date_lies_after_the_day() {
    let rows = [("P1D", "2026-11-27", "2026-11-28"), ("P1M", "2026-01-31", "2026-02-27")];
    for (every, after, expected) in rows {
        let found = next(span(every), day(after), &calendar(BusinessDays::Preceding));
        assert_eq!(found, Some(day(expected)), "{every} after {after}");
    }
}

/// Over 40 years, from each day of a leap cycle, for each span and rule: dates rise, none is doubled, and between two
/// lies no more than the span and the days off.
#[test]
fn no_date_is_skipped_or_doubled_in_forty_years() {
    let spans = ["P1D", "P5D", "P1W", "P30D", "P45D", "P90D", "P1M", "P3M", "P6M", "P1Y", "P3Y"];
    let last = day("2066-12-31");
    for start in (0..1461).step_by(29) {
        let after = day("2026-01-01").plus_days(start).expect("a date");
        for every in spans {
            for rule in [BusinessDays::None, BusinessDays::Following, BusinessDays::Preceding] {
                let duration = span(every);
                let found = dues(duration, after, last, &calendar(rule));
                let longest = i64::from(duration.months) * 31 + i64::from(duration.days) + 5;
                let mut before = after;
                for due in found {
                    let gap = due.days_since(before);
                    assert!(gap > 0 && gap <= longest, "{every} {rule:?}: {before} to {due}");
                    before = due;
                }
                let rest = last.days_since(before);
                assert!(rest <= longest, "{every} {rule:?} ends on {before}");
            }
        }
    }
}
