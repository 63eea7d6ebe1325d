//! Dates of the calendar, written `2026-11-24`.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A date of the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(NaiveDate);

impl Date {
    /// Reads `2026-11-24`; `None` when it is not a date of the years 1900 to 2999.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_shape = text.len() == 10
            && text.bytes().enumerate().all(|(i, b)| match i {
                4 | 7 => b == b'-',
                _ => b.is_ascii_digit(),
            });
        let date = is_shape.then(|| text.parse::<NaiveDate>().ok()).flatten()?;
        (1900..=2999).contains(&date.year()).then_some(Self(date))
    }

    /// The date a number of seconds after the start of 1970, in UTC.
    #[must_use]
    pub fn of_unix(seconds: i64) -> Option<Self> {
        chrono::DateTime::from_timestamp(seconds, 0).map(|time| Self(time.date_naive()))
    }

    /// The first day of the date's year.
    #[must_use]
    pub fn year_start(self) -> Self {
        Self(self.0.with_ordinal(1).unwrap_or(self.0))
    }

    /// The last day of the date's year.
    #[must_use]
    pub fn year_end(self) -> Self {
        Self(NaiveDate::from_ymd_opt(self.0.year(), 12, 31).unwrap_or(self.0))
    }

    /// The same day a year before; the last of February for a leap day.
    #[must_use]
    pub fn year_before(self) -> Self {
        Self(self.0.checked_sub_months(Months::new(12)).unwrap_or(self.0))
    }

    /// The day that many months later; the month's last where it has no such day.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Option<Self> {
        self.0.checked_add_months(Months::new(months)).map(Self)
    }

    /// The day that many days later.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        self.0.checked_add_signed(TimeDelta::try_days(days)?).map(Self)
    }

    /// Days from another day to this one.
    #[must_use]
    pub fn days_since(self, other: Self) -> i64 {
        (self.0 - other.0).num_days()
    }

    /// The day of the week, from 0 for Monday.
    #[must_use]
    pub fn weekday(self) -> usize {
        usize::try_from(self.0.weekday().num_days_from_monday()).unwrap_or_default()
    }

    /// The day some months and then some days later; the last day of a shorter month.
    #[must_use]
    pub fn later(self, months: u32, days: u32) -> Self {
        let later = self.0.checked_add_months(Months::new(months));
        let later = later.and_then(|date| date.checked_add_days(Days::new(u64::from(days))));
        Self(later.unwrap_or(NaiveDate::MAX))
    }

    /// Year, month and day.
    #[must_use]
    pub fn parts(self) -> (u16, u8, u8) {
        let year = u16::try_from(self.0.year()).unwrap_or_default();
        let month = u8::try_from(self.0.month()).unwrap_or_default();
        (year, month, u8::try_from(self.0.day()).unwrap_or_default())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_i32(self.0.num_days_from_ce())
        }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            let days = i32::deserialize(deserializer)?;
            let date = NaiveDate::from_num_days_from_ce_opt(days);
            return date.map(Self).ok_or_else(|| D::Error::custom("not a day"));
        }
        let text = String::deserialize(deserializer)?;
        // The empty text stands for a blank, whose own fault is known already.
        if text.is_empty() {
            return Ok(Self::default());
        }
        Self::parse(&text).ok_or_else(|| {
            D::Error::custom(format!(
                "`{text}` is not a date of the calendar\nwrite it as 2026-12-31"
            ))
        })
    }
}

impl JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}

#[cfg(test)]
#[path = "date/tests.rs"]
mod tests;
