//! The `dutyline` program; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    dutyline::cli::main()
}
