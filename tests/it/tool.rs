//! The tool as its users run it, and what several tests ask of it. The answer to a run is a value; nothing is kept between runs.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The day of every report in the tests.
pub(crate) const AS_OF: &str = "2026-11-24";

/// The repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository, as text.
pub(crate) fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The program, to be given arguments.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dutyline"));
    command.current_dir(root()).env_remove("SOURCE_DATE_EPOCH").env("NO_COLOR", "1");
    command
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code; -1 when a signal ended the run.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: Vec<u8>,
    /// Standard error.
    pub(crate) err: String,
}

impl Run {
    /// Standard output as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.out).expect("standard output is UTF-8")
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: output.stdout,
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    command.output().expect("the program starts").into()
}

/// Runs the program in the repository.
pub(crate) fn dutyline<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Run {
    run(program().args(args))
}

/// Runs the program in a directory, with words that white space separates.
pub(crate) fn dutyline_in(directory: &Path, words: &str) -> Run {
    run(program().current_dir(directory).args(words.split_whitespace()))
}

/// One format of a profile's report.
pub(crate) fn document(profile: &Path, format: &str) -> Vec<u8> {
    let run = run(program()
        .args(["report", "--as-of", AS_OF, "--output", "-", "--format", format])
        .arg(profile));
    assert_eq!(run.code, 0, "{} as {format}: {}", profile.display(), run.err);
    run.out
}

/// A report with further arguments, in some formats.
pub(crate) fn by(profile: &Path, format: &str, more: &[&str], output: &Path) -> Run {
    run(program()
        .args(["report", "--as-of", AS_OF, "--format", format, "--output"])
        .arg(output)
        .args(more)
        .arg(profile))
}

/// A profile's report as data.
pub(crate) fn report(profile: &Path) -> Value {
    serde_json::from_slice(&document(profile, "json")).expect("the report is JSON")
}

/// The profiles of the repository, in the order of their names.
pub(crate) fn profiles() -> Vec<PathBuf> {
    let mut found = files(&root().join("profiles"), "yaml");
    found.retain(|path| !path.to_string_lossy().ends_with(".evidence.yaml"));
    assert!(found.len() >= 7, "six examples and the starter: {found:?}");
    found
}

/// The files below a directory with an ending, in the order of their names.
pub(crate) fn files(directory: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(directory)
        .unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    for entry in entries {
        let path = entry.expect("an entry of the directory").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A directory that is gone after the test, with files in it: name and text.
pub(crate) fn directory(files: &[(&str, &str)]) -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for (name, text) in files {
        let path = directory.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file stands in a directory"))
            .expect("a directory for the file");
        std::fs::write(path, text).expect("a file for the test");
    }
    directory
}

/// Holds bytes against a file of the repository. `DUTYLINE_ACCEPT=1` writes the file instead.
pub(crate) fn same(path: &Path, actual: &[u8]) {
    if std::env::var_os("DUTYLINE_ACCEPT").is_some() {
        std::fs::create_dir_all(path.parent().expect("a file stands in a directory"))
            .expect("the file's directory");
        std::fs::write(path, actual).expect("the file can be written");
        return;
    }
    let expected = std::fs::read(path)
        .unwrap_or_else(|error| panic!("{}: {error}; DUTYLINE_ACCEPT=1 writes it", path.display()));
    if expected == actual {
        return;
    }
    let (old, new) = (String::from_utf8_lossy(&expected), String::from_utf8_lossy(actual));
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let at = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let show = |lines: &[&str]| lines.get(at).copied().unwrap_or("(the end)").to_owned();
    panic!(
        "{} differs from line {}\n  there: {}\n  now:   {}\nDUTYLINE_ACCEPT=1 takes what is now, when it is right",
        path.display(),
        at + 1,
        show(&old),
        show(&new),
    );
}

/// Fails with all findings at once.
pub(crate) fn none(findings: &[String]) {
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}
