//! The day for which an answer holds: the one that the command line names, else the day of the run where the workload is.

use super::args::Common;
use super::{Error, Kind};
use crate::date::Date;
use crate::zone::Zone;
use std::time::{SystemTime, UNIX_EPOCH};

/// The day of the command line, or the moment of the run.
#[derive(Clone, Copy, Debug)]
pub(super) enum Clock {
    /// `--as-of`.
    Day(Date),
    /// Seconds since the start of 1970, and the day in UTC.
    Moment(i64, Date),
}

impl Clock {
    /// Reads `--as-of`, else `SOURCE_DATE_EPOCH`, else the clock.
    pub(super) fn new(common: &Common) -> Result<Self, Error> {
        if let Some(date) = common.as_of {
            return Ok(Self::Day(date));
        }
        let seconds = if let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") {
            text.trim().parse::<i64>().map_err(|_| {
                let message = format!("SOURCE_DATE_EPOCH is no number of seconds: `{text}`");
                Error::new(Kind::Usage, message)
            })?
        } else {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            i64::try_from(now.as_secs()).unwrap_or(i64::MAX)
        };
        let date = Date::of_unix(seconds)
            .ok_or_else(|| Error::new(Kind::Usage, "SOURCE_DATE_EPOCH is no date of the calendar"));
        Ok(Self::Moment(seconds, date?))
    }

    /// The day in a time zone.
    pub(super) fn day(self, zone: &Zone) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Moment(seconds, date) => zone.day(seconds).unwrap_or(date),
        }
    }
}

#[cfg(test)]
mod tests;
