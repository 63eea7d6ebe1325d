//! When a check spoke: to the second, so that the newer of two results of one day is known. In UTC; a time without a zone counts as UTC.

use crate::date::Date;
use crate::diagnostic::quote;
use crate::zone::Zone;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::Value;

/// A moment of the years 1900 to 2999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Seconds since the start of 1970.
    seconds: i64,
    /// The day.
    pub date: Date,
}

impl Moment {
    /// Reads ISO 8601, with `T` or a space between day and time, or a number of seconds or milliseconds.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_number = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if is_number && !text.is_empty() {
            return text.parse().ok().and_then(Self::of_number);
        }
        let zoned = DateTime::parse_from_rfc3339(text)
            .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"));
        let seconds = match zoned {
            Ok(time) => time.timestamp(),
            Err(_) => naive(text)?.and_utc().timestamp(),
        };
        Self::of_seconds(seconds)
    }

    /// Seconds or milliseconds since the start of 1970: before the year 1973 no check spoke, after 5138 none will.
    fn of_number(number: f64) -> Option<Self> {
        let seconds = if number.abs() < 1e11 { number } else { number / 1000.0 };
        // A number too large for a date is too large for an integer here, or is refused below.
        format!("{:.0}", seconds.floor()).parse().ok().and_then(Self::of_seconds)
    }

    /// The day in a time zone.
    #[must_use]
    pub fn day(self, zone: &Zone) -> Date {
        zone.day(self.seconds).unwrap_or(self.date)
    }

    fn of_seconds(seconds: i64) -> Option<Self> {
        let date = Date::of_unix(seconds)?;
        (1900..=2999).contains(&date.parts().0).then_some(Self { seconds, date })
    }

    /// Reads a value of JSON: text or a number. The error is a message.
    pub(super) fn of_json(key: &str, value: &Value) -> Result<Self, String> {
        let moment = match value {
            Value::String(text) => Self::parse(text),
            Value::Number(number) => number.as_f64().and_then(Self::of_number),
            _ => None,
        };
        moment.ok_or_else(|| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            format!("`{key}` is no date and time: {}", quote(&text))
        })
    }
}

fn naive(text: &str) -> Option<NaiveDateTime> {
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"]
        .into_iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .or_else(|| {
            Date::parse(text)?;
            Some(text.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN))
        })
}
