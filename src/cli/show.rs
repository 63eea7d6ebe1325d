//! Text for a terminal: faults as rustc shows its own, and errors.

use crate::diagnostic::{Fault, Severity};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Most faults that are printed in one run.
const MOST: usize = 100;

/// Prints faults on standard error, each under the line of its text.
pub(super) fn faults(faults: &[Fault], texts: &BTreeMap<String, String>) {
    let mut text = String::new();
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    for fault in faults.iter().take(MOST) {
        let source = texts.get(&*fault.file).map_or("", String::as_str);
        text.push_str(&renderer.render(&groups(fault, source)));
        text.push_str("\n\n");
    }
    if let Some(more) = faults.len().checked_sub(MOST).filter(|more| *more > 0) {
        // Writing into a string cannot fail.
        let _ = write!(text, "… and {more} more\n\n");
    }
    // Nothing is left to do when standard error is gone.
    let _ = anstream::stderr().write_all(text.as_bytes());
}

fn groups<'f>(fault: &'f Fault, source: &'f str) -> Vec<Group<'f>> {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(fault.message.as_str()).id(fault.code.as_str());
    let (start, end) = (fault.span.start as usize, fault.span.end.max(fault.span.start) as usize);
    let is_in_text = fault.span.is_some() && !source.is_empty() && source.get(start..end).is_some();
    let group = if is_in_text {
        // A fault of a long value is shown by its first line.
        let first = source[start..end].split('\n').next().unwrap_or_default().len();
        let snippet = Snippet::source(source)
            .path(&*fault.file)
            .annotation(AnnotationKind::Primary.span(start..start + first));
        title.element(snippet)
    } else {
        title.element(origin(fault))
    };
    let group = match &fault.hint {
        Some(hint) => group.element(Level::HELP.message(hint.as_str())),
        None => group,
    };
    vec![group]
}

/// The place of a fault whose text cannot be shown.
fn origin(fault: &Fault) -> Origin<'_> {
    let origin = Origin::path(&*fault.file);
    if fault.span.is_some() {
        let (line, column) = (fault.span.line as usize, fault.span.column as usize);
        origin.line(line).char_column(column)
    } else {
        origin
    }
}

/// Prints an error on standard error.
pub(super) fn error(message: &str, hint: Option<&str>) {
    title(&Level::ERROR, message, hint);
}

/// Prints a warning on standard error.
pub(super) fn warning(message: &str, hint: &str) {
    title(&Level::WARNING, message, Some(hint));
}

fn title(level: &Level<'_>, message: &str, hint: Option<&str>) {
    let group = Group::with_title(level.clone().primary_title(message));
    let group = match hint {
        Some(hint) => group.element(Level::HELP.message(hint)),
        None => group,
    };
    let text = Renderer::styled().decor_style(DecorStyle::Ascii).render(&[group]);
    // Nothing is left to do when standard error is gone.
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Prints lines on standard error.
pub(super) fn note(text: &str) {
    // Nothing is left to do when standard error is gone.
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Prints text on standard output; a reader that has gone is no failure.
pub(super) fn print(text: &str) -> Result<(), super::Error> {
    match anstream::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(super::Error::world("cannot write to standard output", &error))
        }
        _ => Ok(()),
    }
}

/// A line in bold.
pub(super) fn bold(text: &str) -> String {
    format!("\u{1b}[1m{text}\u{1b}[0m")
}
