//! When a due date has passed, at the place where the workload is.

use super::Clock;
use crate::cadence::Duration;
use crate::date::Date;
use crate::schedule::{BusinessDays, Calendar, dues};
use crate::zone::Zone;

const DAY: i64 = 24 * 60 * 60;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// Midnight of a date in UTC, in seconds.
fn midnight(date: Date) -> i64 {
    date.days_since(day("1970-01-01")) * DAY
}

#[test]
fn the_day_of_the_command_line_is_the_same_everywhere() {
    for name in Zone::names() {
        let zone = Zone::parse(name).expect("a zone");
        assert_eq!(Clock::Day(day("2026-11-24")).day(&zone), day("2026-11-24"), "{name}");
    }
}

/// A due date has passed with the first second of the next day at the place, and not a second earlier: in every zone, for
/// dates of 40 years, those on which clocks are moved at midnight among them.
#[test]
fn a_date_passes_at_midnight_of_the_place() {
    let calendar = Calendar { rule: BusinessDays::None, ..Calendar::default() };
    let every = Duration::parse("P7M11D").expect("a duration");
    let list = dues(every, day("2025-12-31"), day("2066-12-31"), &calendar);
    assert!(list.len() > 60);
    for name in Zone::names() {
        let zone = Zone::parse(name).expect("a zone");
        for due in &list {
            let today = |seconds| Clock::Moment(seconds, *due).day(&zone);
            let is_past = |seconds: i64| *due < today(seconds);
            let (mut not_yet, mut past) = (midnight(*due), midnight(*due) + 3 * DAY);
            assert!(!is_past(not_yet - DAY) && is_past(past), "{name} {due}");
            not_yet -= DAY;
            while past - not_yet > 1 {
                let middle = i64::midpoint(past, not_yet);
                if is_past(middle) { past = middle } else { not_yet = middle }
            }
            assert_eq!(today(not_yet), *due, "{name}");
            assert_eq!(Some(today(past)), due.plus_days(1), "{name}");
        }
    }
}
