//! The words of `calendar` and `evidence`.

use super::{Common, parse_date};
use crate::date::Date;
use crate::ledger::Outcome;
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

/// Arguments of `calendar`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  dutyline calendar profiles/web-shop.yaml                              every due date of the period
  dutyline calendar --owner security-team profiles/web-shop.yaml        those of one team
  dutyline calendar --format ics profiles/web-shop.yaml > shop.ics      for a calendar program; a later export updates it")]
pub(in crate::cli) struct Calendar {
    /// Workload profile.
    #[arg(value_name = "PROFILE")]
    pub(in crate::cli) profile: PathBuf,
    /// Format.
    #[arg(long, value_enum, default_value = "text")]
    pub(in crate::cli) format: CalendarFormat,
    /// Only what this team owes.
    #[arg(long, value_name = "TEAM")]
    pub(in crate::cli) owner: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}

/// A format of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CalendarFormat {
    /// One line for each due date.
    Text,
    /// An array.
    Json,
    /// A table with a header.
    Csv,
    /// iCalendar (RFC 5545).
    Ics,
}

/// Arguments of `evidence`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Evidence {
    /// What to do.
    #[command(subcommand)]
    pub(in crate::cli) add: EvidenceCommand,
}

/// What `evidence` does.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum EvidenceCommand {
    /// Add an entry; comments and order of the ledger stay as they are.
    Add(EvidenceAdd),
}

/// Arguments of `evidence add`.
#[derive(Debug, clap::Args)]
#[command(after_help = "The ledger of workload.yaml is workload.evidence.yaml beside it.")]
pub(in crate::cli) struct EvidenceAdd {
    /// Workload profile.
    #[arg(value_name = "PROFILE")]
    pub(in crate::cli) profile: PathBuf,
    /// The obligation that was met.
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) obligation: Option<String>,
    /// The duty that is shown.
    #[arg(long, value_name = "ID", conflicts_with = "obligation")]
    pub(in crate::cli) duty: Option<String>,
    /// The component; without it the workload, and every component.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) component: Option<String>,
    /// The day on which it was done. Default: the report's day.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(in crate::cli) date: Option<Date>,
    /// Who did it.
    #[arg(long, value_name = "WHO")]
    pub(in crate::cli) by: Option<String>,
    /// What shows it: a ticket, an address.
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) what: Option<String>,
    /// A file that shows it, relative to the ledger; its SHA-256 is noted.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) file: Option<PathBuf>,
    /// The last day on which it counts.
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub(in crate::cli) valid_until: Option<Date>,
    /// What came out.
    #[arg(long, value_parser = parse_outcome, default_value = "pass", value_name = "pass|fail")]
    pub(in crate::cli) result: Outcome,
    #[command(flatten)]
    pub(in crate::cli) common: Common,
}

fn parse_outcome(text: &str) -> Result<Outcome, String> {
    match text {
        "pass" => Ok(Outcome::Pass),
        "fail" => Ok(Outcome::Fail),
        _ => Err("write `pass` or `fail`".to_owned()),
    }
}
