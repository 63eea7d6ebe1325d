//! The command line: the only floor with files, clock, environment and terminal. One file for each command.

mod answer;
mod args;
mod calendar;
mod catalog;
mod check;
mod clock;
mod completions;
mod data;
mod error;
mod evidence;
mod explain;
mod exports;
mod findings;
mod house;
mod init;
mod input;
mod language;
mod output;
mod report;
mod schema;
mod show;
mod template;
mod verify;

pub use args::Args;
pub use error::{Error, Kind};

use args::Command;
use clap::{CommandFactory, Parser};
use std::process::ExitCode;

/// Runs the program with the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let code = if error.use_stderr() { Kind::Usage.code() } else { 0 };
            // Nothing is left to do when even the usage cannot be printed.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let result = match args.command {
        Command::Report(mut args) => {
            input::leave_ledgers(&mut args.profiles);
            report::run(&args)
        }
        Command::Check(mut args) => {
            input::leave_ledgers(&mut args.profiles);
            check::run(&args)
        }
        Command::Explain(args) => explain::run(&args),
        Command::Findings(args) => findings::run(&args),
        Command::Calendar(args) => calendar::run(&args),
        Command::Evidence(args) => evidence::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Catalog(args) => catalog::run(&args),
        Command::Template(args) => template::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(args.shell, &mut Args::command()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            error.show();
            ExitCode::from(error.kind().code())
        }
    }
}
