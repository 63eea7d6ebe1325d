//! When something regular is due: dates of the calendar, counted from a day, moved off days on which nobody works.

use crate::cadence::Duration;
use crate::date::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most dates of one schedule: more than 40 years of days.
const MOST: usize = 15_000;

/// A day of the week.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl Weekday {
    /// Every day, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The weekday of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self::ALL[date.weekday()]
    }
}

/// What happens to a due date on which nobody works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BusinessDays {
    /// It stays.
    #[default]
    None,
    /// It moves to the next day on which somebody works.
    Following,
    /// It moves to the last day before on which somebody works.
    Preceding,
}

/// On which days nobody works, and what that does to due dates.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// What happens to a due date on which nobody works.
    pub rule: BusinessDays,
    /// Days of the week on which nobody works.
    pub weekend: BTreeSet<Weekday>,
    /// Dates on which nobody works.
    pub holidays: BTreeSet<Date>,
}

impl Calendar {
    /// A due date after the rule. A year without a day of work leaves it where it is.
    #[must_use]
    pub fn shift(&self, date: Date) -> Date {
        let step = match self.rule {
            BusinessDays::None => return date,
            BusinessDays::Following => 1,
            BusinessDays::Preceding => -1,
        };
        let days = (0..366).filter_map(|n| date.plus_days(n * step));
        days.into_iter().find(|day| self.is_work(*day)).unwrap_or(date)
    }

    fn is_work(&self, date: Date) -> bool {
        !self.weekend.contains(&Weekday::of(date)) && !self.holidays.contains(&date)
    }
}

/// The due dates after a day, up to and including the last: each a whole number of spans after it, so that a month's end stays one.
///
/// Two that the calendar moves onto one day are one. A span of less than a day has no dates.
#[must_use]
pub fn dues(every: Duration, after: Date, last: Date, calendar: &Calendar) -> Vec<Date> {
    let mut dues: Vec<Date> = Vec::new();
    for number in 1..=u32::try_from(MOST).unwrap_or(u32::MAX) {
        let Some(nominal) = nth(every, after, number) else { break };
        let due = calendar.shift(nominal);
        // A date may move back over the end, none moves forward over the one before it.
        if nominal > last && due > last {
            break;
        }
        if due <= last && due > after && dues.last().is_none_or(|before| *before < due) {
            dues.push(due);
        }
    }
    dues
}

/// The first due date after a day.
#[must_use]
pub fn next(every: Duration, after: Date, calendar: &Calendar) -> Option<Date> {
    let due = calendar.shift(nth(every, after, 1)?);
    // A span shorter than the days off would end before it began.
    if due > after { Some(due) } else { nth(every, after, 1) }
}

/// The day a number of spans after another; `None` for spans of less than a day and beyond the calendar.
fn nth(every: Duration, after: Date, number: u32) -> Option<Date> {
    if every.months == 0 && every.days == 0 {
        return None;
    }
    let months = every.months.checked_mul(number)?;
    let days = i64::from(every.days.checked_mul(number)?);
    after.plus_months(months)?.plus_days(days)
}

#[cfg(test)]
mod tests;
