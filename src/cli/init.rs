//! `dutyline init`: a commented profile to start from.

use super::args::Init as Args;
use super::{Error, Kind, show};
use std::fs::OpenOptions;
use std::io::Write;

/// The starter; the test `starter_has_no_faults` checks it.
const STARTER: &str = include_str!("../../profiles/starter.yaml");

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let Some(path) = &args.file else { return show::print(STARTER) };
    let cannot =
        |error: &std::io::Error| Error::world(format!("cannot write {}", path.display()), error);
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = match file {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let message = format!("{} exists already", path.display());
            return Err(Error::new(Kind::World, message).hint("name another file"));
        }
        other => other.map_err(|error| cannot(&error))?,
    };
    file.write_all(STARTER.as_bytes()).map_err(|error| cannot(&error))?;
    show::print(&format!("{}\n", path.display()))
}
