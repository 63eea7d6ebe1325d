//! `dutyline evidence add`: a line more in the ledger, whose comments and order stay as they are.

use super::args::{Evidence as Args, EvidenceAdd};
use super::clock::Clock;
use super::output::{self, Document};
use super::{Error, Kind, input, show};
use crate::date::Date;
use crate::digest;
use crate::ledger::Outcome;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let Args { add: super::args::EvidenceCommand::Add(add) } = args;
    let catalog = input::catalog(&add.common)?;
    let clock = Clock::new(&add.common)?;
    let path = add.profile.with_extension("evidence.yaml");
    let before = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            "# What was done, by whom, and what shows it. `dutyline evidence add` writes here; docs/evidence.md explains it.\nversion: 1\nevidence:\n".to_owned()
        }
        Err(error) => return Err(Error::world(format!("cannot read {}", path.display()), &error)),
    };
    // What is there must be good before something is added to it.
    let joined = input::profile(&add.profile, &catalog, clock, &add.common)?;
    let after = insert(&before, &entry(add, &path, joined.as_of)?)?;
    input::check_ledger(&path, after.as_bytes(), &joined, &catalog)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let document = Document { name, bytes: after.into_bytes() };
    output::write(directory.unwrap_or(Path::new(".")), &[document])?;
    show::print(&format!("{}\n", path.display()))
}

/// The entry as one line of YAML.
fn entry(add: &EvidenceAdd, ledger: &Path, as_of: Date) -> Result<String, Error> {
    let mut text = String::from("  - {");
    match (&add.obligation, &add.duty) {
        (Some(id), None) => text.extend(["obligation: ", &scalar(id)]),
        (None, Some(id)) => text.extend(["duty: ", &scalar(id)]),
        _ => {
            return Err(Error::new(
                Kind::Usage,
                "name an obligation or a duty: `--obligation ID`, `--duty ID`",
            ));
        }
    }
    if let Some(component) = &add.component {
        let _ = write!(text, ", component: {}", scalar(component));
    }
    let _ = write!(text, ", date: {}", add.date.unwrap_or(as_of));
    for (key, value) in [("by", &add.by), ("what", &add.what)] {
        if let Some(value) = value {
            let _ = write!(text, ", {key}: {}", scalar(value));
        }
    }
    if let Some(file) = &add.file {
        let base = ledger.parent().unwrap_or(Path::new(""));
        let bytes = fs::read(base.join(file)).map_err(|error| {
            Error::world(format!("cannot read {}", base.join(file).display()), &error)
                .hint("the path is relative to the ledger's directory")
        })?;
        let sha256 = digest::hex(&Sha256::digest(&bytes));
        let _ =
            write!(text, ", file: {}, sha256: \"{sha256}\"", scalar(&file.display().to_string()));
    }
    if let Some(until) = add.valid_until {
        let _ = write!(text, ", valid-until: {until}");
    }
    if add.result == Outcome::Fail {
        text += ", result: fail";
    }
    text += "}\n";
    Ok(text)
}

/// A text as a YAML scalar in double quotes, which JSON's are.
fn scalar(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The ledger with the entry as the last of its `evidence`.
fn insert(before: &str, entry: &str) -> Result<String, Error> {
    let mut lines: Vec<&str> = before.split_inclusive('\n').collect();
    let Some(start) = lines.iter().position(|line| line.trim_end() == "evidence:") else {
        if before.lines().any(|line| line.starts_with("evidence:")) {
            let message = "`evidence` of the ledger is not a list of lines that begin with `-`";
            return Err(Error::new(Kind::Input, message)
                .hint("write `evidence:` alone on its line, and each entry below it"));
        }
        let gap = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        return Ok(format!("{before}{gap}evidence:\n{entry}"));
    };
    let is_inside = |line: &&str| line.starts_with([' ', '-', '\t']) && !line.trim().is_empty();
    let last =
        lines.iter().enumerate().skip(start + 1).take_while(|(_, line)| {
            is_inside(line) || line.trim().is_empty() || line.starts_with('#')
        });
    let end = last.filter(|(_, line)| is_inside(line)).last().map_or(start, |(at, _)| at) + 1;
    let indent: String = lines
        .get(start + 1)
        .filter(|line| line.trim_start().starts_with('-'))
        .map_or_else(|| "  ".to_owned(), |line| line.chars().take_while(|c| *c == ' ').collect());
    let entry = format!("{indent}{}", entry.trim_start());
    let closed = if lines[end - 1].ends_with('\n') { entry } else { format!("\n{entry}") };
    lines.insert(end, &closed);
    Ok(lines.concat())
}

#[cfg(test)]
mod tests {
    use super::insert;

    #[test]
    fn an_entry_goes_to_the_end_of_the_list_and_nothing_else_moves() {
        let rows = [
            ("", "evidence:\n  - {a}\n"),
            ("version: 1\n", "version: 1\nevidence:\n  - {a}\n"),
            ("evidence:\n", "evidence:\n  - {a}\n"),
            ("evidence:\n- {x}\n", "evidence:\n- {x}\n- {a}\n"),
            ("evidence:\n    - {x}", "evidence:\n    - {x}\n    - {a}\n"),
            (
                "evidence:\n  - {x} # why\n  # note\n\nstatus:\n  - {y}\n",
                "evidence:\n  - {x} # why\n  # note\n  - {a}\n\nstatus:\n  - {y}\n",
            ),
            (
                "evidence:\n  - duty: x\n    date: y\n# end\nstatus: []\n",
                "evidence:\n  - duty: x\n    date: y\n  - {a}\n# end\nstatus: []\n",
            ),
        ];
        for (before, expected) in rows {
            assert_eq!(insert(before, "  - {a}\n").expect("a ledger"), expected, "{before}");
        }
        assert!(insert("evidence: [{x}]\n", "  - {a}\n").is_err());
    }
}
