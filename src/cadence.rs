//! How often an obligation is due: without pause, on an event, as the organisation defines, or an ISO 8601 duration.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// Minutes of a day.
const DAY: u64 = 24 * 60;
/// Hundredths of a day of an average month.
const MONTH: u64 = 3044;

/// How often something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cadence {
    /// Without pause; the state has to hold at any moment.
    Continuous,
    /// Each time that something happens.
    Event,
    /// As often as the organisation itself defines.
    OrgDefined,
    /// As often as a risk analysis of the organisation's shows to be needed.
    RiskAnalysis,
    /// Once in each span of time.
    Every(Duration),
}

/// An ISO 8601 duration in whole months, days and minutes. Years count as 12 months, weeks as 7 days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duration {
    /// Months; with `years` 12 for each.
    pub months: u32,
    /// Days.
    pub days: u32,
    /// Minutes.
    pub minutes: u32,
    /// The unit in which it was written, so that it is shown alike.
    unit: Unit,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Unit {
    #[default]
    Plain,
    Years,
    Weeks,
}

impl Cadence {
    /// Reads `continuous`, `event`, `org-defined`, `risk-analysis` or a duration such as `P30D`, `P1Y`, `PT12H`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "continuous" => Some(Self::Continuous),
            "event" => Some(Self::Event),
            "org-defined" => Some(Self::OrgDefined),
            "risk-analysis" => Some(Self::RiskAnalysis),
            _ => Duration::parse(text).map(Self::Every),
        }
    }

    /// A number that is smaller the stricter the cadence is.
    #[must_use]
    pub fn strictness(self) -> u64 {
        match self {
            Self::Continuous => 0,
            Self::Event => 1,
            Self::Every(duration) => 2 + duration.about_minutes(),
            Self::OrgDefined | Self::RiskAnalysis => u64::MAX,
        }
    }

    /// A number that is the same for cadences of the same length, such as 30 days and a month, or 365 days and a year, and
    /// grows with it.
    #[must_use]
    pub fn band(self) -> u64 {
        match self {
            Self::Every(duration) => 2 + duration.band_minutes(),
            Self::Continuous | Self::Event | Self::OrgDefined | Self::RiskAnalysis => {
                self.strictness()
            }
        }
    }

    /// In words, such as `every 30 days`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Continuous => "continuous".to_owned(),
            Self::Event => "on each event".to_owned(),
            Self::OrgDefined => "as the organisation defines".to_owned(),
            Self::RiskAnalysis => "as the organisation's risk analysis sets".to_owned(),
            Self::Every(duration) => {
                let span = duration.words();
                let one = span.strip_prefix("1 ").filter(|rest| !rest.contains(' '));
                format!("every {}", one.unwrap_or(&span))
            }
        }
    }
}

impl Duration {
    /// Reads an ISO 8601 duration without fractions or seconds.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('P')?;
        let (date, time) =
            rest.split_once('T').map_or((rest, None), |(date, time)| (date, Some(time)));
        if date.is_empty() && time.is_none_or(str::is_empty) {
            return None;
        }
        let mut duration = Self::default();
        let mut last = 0;
        for (number, unit) in parts(date)? {
            let (rank, months, days) = match unit {
                'Y' => (1, number.checked_mul(12)?, 0),
                'M' => (2, number, 0),
                'W' => (3, 0, number.checked_mul(7)?),
                'D' => (4, 0, number),
                _ => return None,
            };
            (rank > last).then_some(())?;
            last = rank;
            duration.months = duration.months.checked_add(months)?;
            duration.days = duration.days.checked_add(days)?;
            duration.unit = match unit {
                'Y' if date.ends_with('Y') => Unit::Years,
                'W' if date.ends_with('W') => Unit::Weeks,
                _ => Unit::Plain,
            };
        }
        let mut last = 0;
        for (number, unit) in parts(time.unwrap_or_default())? {
            let (rank, minutes) = match unit {
                'H' => (1, number.checked_mul(60)?),
                'M' => (2, number),
                _ => return None,
            };
            (rank > last).then_some(())?;
            last = rank;
            duration.minutes = duration.minutes.checked_add(minutes)?;
        }
        (duration.months > 0 || duration.days > 0 || duration.minutes > 0).then_some(duration)
    }

    fn about_minutes(self) -> u64 {
        let days = u64::from(self.days) + u64::from(self.months) * MONTH / 100;
        days * DAY + u64::from(self.minutes)
    }

    /// The minutes of as many whole months, where it differs from them by a day a month at most; else its own.
    fn band_minutes(self) -> u64 {
        let days = self.about_minutes() / DAY;
        let months = (days * 100 + MONTH / 2) / MONTH;
        let whole = months * MONTH / 100;
        if months > 0 && days.abs_diff(whole) <= months {
            whole * DAY
        } else {
            self.about_minutes()
        }
    }

    /// In words, such as `4 hours`.
    #[must_use]
    pub fn words(self) -> String {
        let parts: Vec<String> =
            self.parts().into_iter().map(|(number, part)| count(number, part.as_str())).collect();
        parts.join(" and ")
    }

    /// Its parts, the largest first, without those of which it has none.
    #[must_use]
    pub fn parts(self) -> Vec<(u32, Part)> {
        let mut parts = match self.unit {
            Unit::Years => vec![(self.months / 12, Part::Year)],
            Unit::Weeks => vec![(self.days / 7, Part::Week)],
            Unit::Plain => vec![(self.months, Part::Month), (self.days, Part::Day)],
        };
        parts.push((self.minutes / 60, Part::Hour));
        parts.push((self.minutes % 60, Part::Minute));
        parts.retain(|(number, _)| *number > 0);
        parts
    }
}

/// The unit of a part of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Years.
    Year,
    /// Months.
    Month,
    /// Weeks.
    Week,
    /// Days.
    Day,
    /// Hours.
    Hour,
    /// Minutes.
    Minute,
}

impl Part {
    /// Its English name, such as `day`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
        }
    }
}

fn count(number: u32, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

/// Splits `1Y6M` into numbers and units.
fn parts(text: &str) -> Option<Vec<(u32, char)>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(end) = rest.find(|c: char| !c.is_ascii_digit()) {
        let unit = rest[end..].chars().next()?;
        parts.push((rest[..end].parse().ok()?, unit));
        rest = &rest[end + unit.len_utf8()..];
    }
    rest.is_empty().then_some(parts)
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Continuous => f.write_str("continuous"),
            Self::Event => f.write_str("event"),
            Self::OrgDefined => f.write_str("org-defined"),
            Self::RiskAnalysis => f.write_str("risk-analysis"),
            Self::Every(duration) => duration.fmt(f),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("P")?;
        let months = match self.unit {
            Unit::Years if self.months.is_multiple_of(12) => {
                write!(f, "{}Y", self.months / 12)?;
                0
            }
            Unit::Years | Unit::Weeks | Unit::Plain => self.months,
        };
        let dates = [(months, 'M'), (self.days, 'D')];
        let dates =
            if self.unit == Unit::Weeks { [(months, 'M'), (self.days / 7, 'W')] } else { dates };
        for (number, unit) in dates.into_iter().filter(|(number, _)| *number > 0) {
            write!(f, "{number}{unit}")?;
        }
        if self.minutes > 0 {
            f.write_str("T")?;
        }
        let times = [(self.minutes / 60, 'H'), (self.minutes % 60, 'M')];
        for (number, unit) in times.into_iter().filter(|(number, _)| *number > 0) {
            write!(f, "{number}{unit}")?;
        }
        Ok(())
    }
}

impl Serialize for Cadence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cadence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // The empty text stands for a blank, whose own fault is known already.
        if text.is_empty() {
            return Ok(Self::OrgDefined);
        }
        Self::parse(&text).ok_or_else(|| {
            D::Error::custom(format!(
                "`{text}` is no duration\nwrite `continuous`, `event`, `org-defined`, `risk-analysis` or a duration such as `P30D`"
            ))
        })
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // The empty text stands for a blank, whose own fault is known already.
        if text.is_empty() {
            return Ok(Self::default());
        }
        Self::parse(&text).ok_or_else(|| {
            D::Error::custom(format!(
                "`{text}` is no duration\nwrite it as `PT4H` for four hours, `P1D` for a day"
            ))
        })
    }
}

impl JsonSchema for Duration {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Duration".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "an ISO 8601 duration such as `PT4H`",
            "pattern": "^P.+$"
        })
    }
}

impl JsonSchema for Cadence {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Cadence".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "`continuous`, `event`, `org-defined`, `risk-analysis` or an ISO 8601 duration such as `P30D`",
            "pattern": "^(continuous|event|org-defined|risk-analysis|P.+)$"
        })
    }
}

#[cfg(test)]
#[path = "cadence/tests.rs"]
mod tests;
