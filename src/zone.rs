//! Time zones of the IANA database: which day it is at a place.
//!
//! The database is the one that dutyline was built with; the system's is never asked.

use crate::date::Date;
use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

/// A time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(Tz);

impl Default for Zone {
    fn default() -> Self {
        Self::UTC
    }
}

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(Tz::UTC);

    /// The zone of a name such as `Europe/Berlin`; `None` when the database has none.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// Every name, in the order of the alphabet.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The date there a number of seconds after the start of 1970; `None` beyond the calendar.
    #[must_use]
    pub fn day(self, seconds: i64) -> Option<Date> {
        let moment = DateTime::from_timestamp(seconds, 0)?.naive_utc();
        let ahead = self.0.offset_from_utc_datetime(&moment).fix().local_minus_utc();
        Date::of_unix(seconds.checked_add(i64::from(ahead))?)
    }
}

#[cfg(test)]
mod tests;
