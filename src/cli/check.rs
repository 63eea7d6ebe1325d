//! `dutyline check`: faults and gates, for CI.

use super::args::{Check as Args, Gate};
use super::{Error, Kind, input, show};
use crate::report::{Context, Report, build};
use crate::resolve::resolve;

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let catalog = input::catalog(&args.common)?;
    let as_of = input::as_of(&args.common)?;
    let mut failed: Option<Error> = None;
    let mut refused = Vec::new();
    let mut lines = String::new();
    for path in &args.profiles {
        let joined = match input::profile(path, &catalog, as_of, &args.common) {
            Ok(joined) => joined,
            Err(error) => {
                if let Some(before) = failed.replace(error) {
                    before.show();
                }
                continue;
            }
        };
        show::faults(&joined.warnings, &joined.texts);
        let resolution = resolve(&joined.profile, &catalog, as_of);
        let report = build(&Context {
            profile: &joined.profile,
            catalog: &catalog,
            resolution: &resolution,
            ledger: joined.ledger.as_ref(),
            as_of,
            template: "check",
            tool_version: env!("CARGO_PKG_VERSION"),
            warnings: &joined.warnings,
        });
        let name = path.display();
        lines += &line(&name.to_string(), &report);
        for gate in &args.deny {
            let count = count(*gate, &report);
            if count > 0 {
                refused.push(format!("{name}: {count} {}", noun(*gate)));
            }
        }
    }
    show::print(&lines)?;
    match failed {
        Some(error) => Err(error),
        None if !refused.is_empty() => Err(Error::new(Kind::Gate, refused.join("\n"))),
        None => Ok(()),
    }
}

fn line(name: &str, report: &Report) -> String {
    let summary = &report.summary;
    let count = |number: usize, what: &str| {
        format!("{number} {what}{}", if number == 1 { "" } else { "s" })
    };
    let duties = count(summary.duties, "duty").replace("dutys", "duties");
    format!(
        "{name}: no faults. {}, {duties}, {}; {} assumed, {} without an owner, {} past.\n",
        count(summary.components, "component"),
        count(summary.obligations, "obligation"),
        count(summary.assumed_options, "option"),
        count(summary.unowned, "duty").replace("dutys", "duties"),
        count(summary.overdue, "date"),
    )
}

fn count(gate: Gate, report: &Report) -> usize {
    match gate {
        Gate::Warnings => report.open.warnings.len(),
        Gate::Assumed => {
            report.assumptions.profile.len()
                + report.assumptions.options.len()
                + report.assumptions.services.len()
        }
        Gate::Unowned => report.summary.unowned,
        Gate::Overdue => report.open.dates.iter().filter(|due| due.overdue).count(),
    }
}

const fn noun(gate: Gate) -> &'static str {
    match gate {
        Gate::Warnings => "warnings",
        Gate::Assumed => "values assumed",
        Gate::Unowned => "duties unowned",
        Gate::Overdue => "dates passed",
    }
}
