//! Dates to recurrence rules.

use super::repeat;
use crate::date::Date;
use icalendar::{Component, Event};

#[test]
fn regular_dates_become_a_rule_and_others_a_list() {
    let rows = [
        (
            "2026-01-31 2026-02-28 2026-03-31",
            "RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1;UNTIL=20260331",
        ),
        (
            "2026-01-15 2026-04-15 2026-07-15",
            "RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15;UNTIL=20260715",
        ),
        ("2026-01-01 2026-01-08 2026-01-15", "RRULE:FREQ=WEEKLY;INTERVAL=1;UNTIL=20260115"),
        ("2026-01-30 2026-02-28 2026-03-30", "RDATE;VALUE=DATE:20260228,20260330"),
        ("2026-01-30", ""),
    ];
    for (dues, expected) in rows {
        let dues: Vec<Date> =
            dues.split(' ').map(|due| Date::parse(due).expect("a date")).collect();
        let mut event = Event::new();
        event.uid("u").add_property("DTSTAMP", "20260101T000000Z");
        repeat(&mut event, &dues);
        let text = event.to_string();
        let found =
            text.lines().find(|line| line.starts_with("RRULE") || line.starts_with("RDATE"));
        assert_eq!(found.unwrap_or_default(), expected);
    }
}
