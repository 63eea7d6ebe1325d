//! Dates of the calendar as a language writes them.

use super::{Arg, Words};
use crate::date::Date;

impl Words {
    /// A date for tables, such as `24.11.2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        if self.is_iso { date.to_string() } else { self.written("date-short", date) }
    }

    /// A date for prose, such as `24. November 2026`.
    #[must_use]
    pub fn long_date(&self, date: Date) -> String {
        self.written("date-long", date)
    }

    /// A period, from a day to a day, for tables.
    #[must_use]
    pub fn period(&self, from: Date, to: Date) -> String {
        let (from, to) = (self.date(from), self.date(to));
        self.say("period", &[("from", (&from).into()), ("to", (&to).into())])
    }

    /// A period, from a day to a day, for prose.
    #[must_use]
    pub fn long_period(&self, from: Date, to: Date) -> String {
        let (from, to) = (self.long_date(from), self.long_date(to));
        self.say("period", &[("from", (&from).into()), ("to", (&to).into())])
    }

    /// A month of the calendar, by its number: its whole name.
    #[must_use]
    pub fn month(&self, number: u8) -> &'static str {
        self.of("month", &format!("m{number}"))
    }

    /// A month of the calendar in a few letters.
    #[must_use]
    pub fn short_month(&self, number: u8) -> &'static str {
        self.of("month-short", &format!("m{number}"))
    }

    /// A month such as `2026-11`, for the head of a column.
    #[must_use]
    pub fn year_month(&self, text: &str) -> String {
        let Some((year, month)) = text.split_once('-') else { return text.to_owned() };
        self.say("date-month", &[("year", Arg::Text(year)), ("month", Arg::Text(month))])
    }

    fn written(&self, id: &str, date: Date) -> String {
        let (year, month, day) = date.parts();
        let (year, number) = (year.to_string(), day.to_string());
        let (month_digits, day_digits) = (format!("{month:02}"), format!("{day:02}"));
        let args: [(&str, &str); 5] = [
            ("year", &year),
            ("month", &month_digits),
            ("day", &day_digits),
            ("number", &number),
            ("name", self.month(month)),
        ];
        self.say(id, &args.map(|(name, value)| (name, Arg::Text(value))))
    }

    /// Whether dates of tables are those of ISO 8601, which need not be put together.
    pub(super) fn looks_iso(&self) -> bool {
        let text = "2026-01-02";
        Date::parse(text).is_some_and(|date| self.written("date-short", date) == text)
    }
}
