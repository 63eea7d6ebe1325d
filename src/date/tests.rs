//! Dates of the calendar, and texts that are none.

use super::Date;

#[test]
fn only_dates_of_the_calendar_are_read() {
    let rows = [
        ("2026-11-24", true),
        ("2024-02-29", true),
        ("1900-01-01", true),
        ("2999-12-31", true),
        ("2026-02-30", false),
        ("2025-02-29", false),
        ("2026-13-01", false),
        ("2026-00-10", false),
        ("1899-12-31", false),
        ("3000-01-01", false),
        ("2026-1-1", false),
        ("26-11-24", false),
        ("2026/11/24", false),
        (" 2026-11-24", false),
        ("2026-11-24T00:00:00", false),
        ("２０26-11-24", false),
        ("", false),
    ];
    for (text, is_date) in rows {
        let date = Date::parse(text);
        assert_eq!(date.is_some(), is_date, "{text}");
        assert!(date.is_none_or(|date| date.to_string() == text), "{text}");
    }
}

#[test]
fn days_of_the_unix_clock() {
    let rows = [
        (0, "1970-01-01"),
        (86_399, "1970-01-01"),
        (-1, "1969-12-31"),
        (1_795_478_400, "2026-11-24"),
    ];
    for (seconds, date) in rows {
        assert_eq!(Date::of_unix(seconds).map(|d| d.to_string()).as_deref(), Some(date));
    }
    assert_eq!(Date::of_unix(i64::MAX), None);
}

#[test]
fn a_year_has_a_first_and_a_last_day() {
    let date = Date::parse("2024-02-29").expect("a date");
    assert_eq!(date.year_start().to_string(), "2024-01-01");
    assert_eq!(date.year_end().to_string(), "2024-12-31");
    assert_eq!(date.parts(), (2024, 2, 29));
}

#[test]
fn days_later_keep_to_the_calendar() {
    for (date, months, days, expected) in [
        ("2026-01-31", 1, 0, "2026-02-28"),
        ("2024-01-31", 1, 1, "2024-03-01"),
        ("2026-11-24", 0, 14, "2026-12-08"),
        ("2024-02-29", 12, 0, "2025-02-28"),
    ] {
        let date = Date::parse(date).expect("a date");
        assert_eq!(date.later(months, days).to_string(), expected);
    }
    let last = Date::parse("2999-12-31").expect("a date");
    assert!(last.later(u32::MAX, u32::MAX) > last);
}
