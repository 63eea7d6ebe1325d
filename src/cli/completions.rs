//! `dutyline completions`: completions for a shell.

use super::{Error, show};
use clap_complete::Shell;

/// Runs the command.
pub(super) fn run(shell: Shell, command: &mut clap::Command) -> Result<(), Error> {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, command, "dutyline", &mut bytes);
    show::print(&String::from_utf8_lossy(&bytes))
}
