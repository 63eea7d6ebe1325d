//! `dutyline template`: the built-in templates to look at and to edit, and the user's to be checked.

use super::{APPENDIX, Chosen, TEAM, example, own};
use crate::cli::args::{Export, Template as Args, TemplateCommand};
use crate::cli::output::{self, Document};
use crate::cli::{Error, Kind, show};
use crate::knowledge;
use crate::render::markdown::{BUILT_IN, schema};
use crate::report::Report;
use std::fmt::Write;
use std::path::PathBuf;

/// Runs the command.
pub(in crate::cli) fn run(args: &Args) -> Result<(), Error> {
    match &args.command {
        TemplateCommand::List => list(),
        TemplateCommand::Export(args) => export(args),
        TemplateCommand::Check { paths } => check(paths),
        TemplateCommand::Schema => {
            let text = serde_json::to_string_pretty(&schema()).unwrap_or_default();
            show::print(&format!("{text}\n"))
        }
    }
}

fn list() -> Result<(), Error> {
    let mut text = String::new();
    for (name, template) in BUILT_IN {
        let documents = match name {
            APPENDIX => format!("{name}-<framework>.{{md,html,pdf,docx,json}}"),
            TEAM => format!("{name}-<team>.{{md,html,pdf,docx,json}}, with `report --owner`"),
            _ => format!("{name}.{{md,html,pdf,docx,json}}"),
        };
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{}\n    {}\n    {documents}", show::bold(name), question(template));
    }
    show::print(&text)
}

/// The question that a template answers: its first comment.
fn question(template: &str) -> &str {
    let comment = template.strip_prefix("{#-").and_then(|rest| rest.split_once("-#}"));
    comment.map_or("", |(question, _)| question.trim())
}

fn export(args: &Export) -> Result<(), Error> {
    let all: Vec<String> = BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect();
    let names = if args.names.is_empty() { &all } else { &args.names };
    let mut documents: Vec<Document> = Vec::new();
    for name in names {
        let Some((_, text)) = BUILT_IN.iter().find(|(known, _)| known == name) else {
            let known = all.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            return Err(Error::new(Kind::Usage, format!("there is no template `{name}`"))
                .hint(format!("those there are: {known}")));
        };
        let name = format!("{name}.md");
        let path = args.output.join(&name);
        if path.symlink_metadata().is_ok() && !args.force {
            return Err(Error::new(Kind::World, format!("{} exists already", path.display()))
                .hint("name another directory with `--output`, or overwrite it with `--force`"));
        }
        if !documents.iter().any(|document| document.name == name) {
            documents.push(Document { name, bytes: text.as_bytes().to_vec() });
        }
    }
    let written = output::write(&args.output, &documents)?;
    lines(&written, "")
}

/// Prints paths, one in each line.
fn lines(paths: &[PathBuf], after: &str) -> Result<(), Error> {
    let mut text = String::new();
    for path in paths {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{}{after}", path.display());
    }
    show::print(&text)
}

/// Faults that the text shows, then those that show when it is rendered.
fn check(paths: &[PathBuf]) -> Result<(), Error> {
    let mut files = Vec::new();
    for path in paths {
        files.extend(if path.is_dir() { own::files(path)? } else { vec![path.clone()] });
    }
    let chosen = own::all(&files)?;
    let catalog = knowledge::embedded();
    let reports = example::reports(&catalog);
    let mut faults = Vec::new();
    let mut texts = std::collections::BTreeMap::new();
    for chosen in &chosen {
        if let Some(error) = reports.iter().find_map(|(_, report)| fails(chosen, report)) {
            faults.extend(error.list().iter().cloned());
            texts.extend(error.texts().clone());
        }
    }
    if !faults.is_empty() {
        return Err(Error::faults(faults, texts));
    }
    lines(&files, ": no faults")
}

/// What comes of rendering an example, where it fails.
fn fails(chosen: &Chosen, report: &Report) -> Option<Error> {
    let template = chosen.template.as_ref()?;
    example::bindings(&chosen.name, report).iter().find_map(|binding| {
        let seen = template.context(report, binding).ok()?;
        template.render(&seen, report.words).err().map(|error| chosen.error(error))
    })
}
