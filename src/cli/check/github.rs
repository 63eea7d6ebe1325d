//! Workflow commands of GitHub Actions: each finding beside its line. Nothing that a user writes can end a command or start one.

use super::finding::{Document, Finding};
use super::relative;
use std::path::Path;

/// A command for each finding.
pub(super) fn commands(document: &Document, here: &Path) -> String {
    let findings = document.profiles.iter().flat_map(|checked| &checked.findings);
    findings.map(|found| command(found, here)).collect()
}

fn command(found: &Finding, here: &Path) -> String {
    let file = property(&relative(&found.file, here));
    let (line, column) = (found.line, found.column);
    let end = match (found.end_line, found.end_column) {
        (Some(end_line), Some(end)) if end_line == line => {
            format!(",endLine={line},endColumn={end}")
        }
        (Some(end_line), _) => format!(",endLine={end_line}"),
        (None, _) => String::new(),
    };
    let (level, title) = (found.level.as_str(), property(found.code));
    let message = data(&found.words());
    format!("::{level} file={file},line={line},col={column}{end},title={title}::{message}\n")
}

/// Text behind the second `::`.
pub(super) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
pub(super) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
