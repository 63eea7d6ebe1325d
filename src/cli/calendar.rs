//! `dutyline calendar`: what is due and when, for people and their calendars.

use super::args::{Calendar as Args, CalendarFormat};
use super::clock::Clock;
use super::{Error, answer, input, show};
use crate::render::calendar;

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let catalog = input::catalog(&args.common)?;
    let clock = Clock::new(&args.common)?;
    let joined = input::profile(&args.profile, &catalog, clock, &args.common)?;
    show::faults(&joined.warnings, &joined.texts);
    let report = answer::report(&joined, &catalog, "calendar", None);
    let owner = args.owner.as_deref();
    let rows = calendar::rows(&report, owner);
    let bytes = match args.format {
        CalendarFormat::Text => calendar::text(&rows).into_bytes(),
        CalendarFormat::Json => calendar::json(&rows),
        CalendarFormat::Csv => calendar::csv(&rows),
        CalendarFormat::Ics => {
            calendar::ics(&report, owner, joined.profile.monitoring.time_zone.name())
        }
    };
    show::print(&String::from_utf8_lossy(&bytes))
}
