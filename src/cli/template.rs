//! The templates of a run: built-in ones by name, the user's by file or directory.

use super::args::Report as Args;
use super::{Error, Kind};
use crate::digest;
use crate::id::idify;
use crate::render::markdown::{BUILT_IN, Binding, Template, TemplateError};
use crate::report::{DocumentControl, Report};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The template of one team's page.
const TEAM: &str = "team";
/// The template that is written once for each framework; the user's own are told by this start of their name.
const APPENDIX: &str = "appendix";

/// A template that was chosen.
pub(super) struct Chosen {
    /// The name of its documents.
    pub(super) name: String,
    /// What messages call it.
    file: String,
    /// SHA-256 of a template of the user's own.
    digest: Option<String>,
    /// The template; none where no format is worded by it.
    pub(super) template: Option<Template>,
}

/// One document of a template.
pub(super) struct Plan {
    /// Its name, without an ending.
    pub(super) name: String,
    /// What it is about, and how it is bound.
    pub(super) binding: Binding,
}

/// Reads the templates that a run asks for.
pub(super) fn load(args: &Args) -> Result<Vec<Chosen>, Error> {
    if let (Some(_), Some(name)) = (&args.owner, built_in(&args.template)) {
        let message = format!("a team has a page of its own, and `{name}` is none");
        return Err(Error::new(Kind::Usage, message).hint("leave out `--owner` or `--template`"));
    }
    let audit = [if args.owner.is_some() { TEAM } else { "audit" }.to_owned()];
    let names = if args.template.is_empty() { &audit[..] } else { &args.template };
    let mut chosen = Vec::new();
    for name in names {
        chosen.extend(one(args, name)?);
    }
    let is_bound = args.heading_offset > 0 || args.prefix != "A";
    if is_bound && !chosen.iter().any(Chosen::is_appendix) {
        let message = "`--prefix` and `--heading-offset` are for an appendix";
        return Err(Error::new(Kind::Usage, message).hint("add `--template appendix`"));
    }
    Ok(chosen)
}

/// The first of some templates that is dutyline's own, and not a team's page.
fn built_in(names: &[String]) -> Option<&String> {
    names.iter().find(|name| **name != TEAM && BUILT_IN.iter().any(|(known, _)| known == name))
}

/// The templates behind one word: a built-in one, a file, or those of a directory.
fn one(args: &Args, name: &str) -> Result<Vec<Chosen>, Error> {
    if let Some((name, text)) = BUILT_IN.iter().find(|(built_in, _)| *built_in == name) {
        let is_worded = args.format.iter().any(|format| format.is_worded());
        let template = is_worded.then_some(*text);
        return Ok(vec![Chosen::parse((*name).to_owned(), format!("{name}.md"), template, None)?]);
    }
    let path = Path::new(name);
    if path.is_dir() {
        return files(args, path)?.iter().map(|path| file(path)).collect();
    }
    if path.extension().is_none() && !path.exists() {
        let known = BUILT_IN.iter().map(|(name, _)| *name).filter(|name| *name != TEAM);
        let known = known.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let message = format!("there is no template `{name}`");
        return Err(Error::new(Kind::Usage, message)
            .hint(format!("use {known}, or name a file or a directory that exists")));
    }
    Ok(vec![file(path)?])
}

/// The templates of a directory: the team's page for a team, else all others.
fn files(args: &Args, directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |error: &_| Error::world(format!("cannot read {}", directory.display()), error);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(directory).map_err(|error| failed(&error))? {
        let path = entry.map_err(|error| failed(&error))?.path();
        let is_team = path.file_stem().is_some_and(|stem| stem == TEAM);
        if path.extension().is_some_and(|end| end == "md") && is_team == args.owner.is_some() {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        let message = format!("{} holds no template", directory.display());
        return Err(Error::new(Kind::Input, message).hint("templates are files that end in `.md`"));
    }
    Ok(found)
}

fn file(path: &Path) -> Result<Chosen, Error> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Error::world(format!("cannot read {}", path.display()), &error))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let digest = digest::hex(&Sha256::digest(text.as_bytes()));
    Chosen::parse(stem, path.display().to_string(), Some(&text), Some(digest))
}

fn team_name(owner: &str) -> String {
    format!("{TEAM}-{}", idify(owner).replace('.', "-"))
}

impl Chosen {
    fn parse(
        name: String,
        file: String,
        text: Option<&str>,
        digest: Option<String>,
    ) -> Result<Self, Error> {
        let template =
            text.map(Template::parse).transpose().map_err(|error| fault(&file, &error))?;
        Ok(Self { name, file, digest, template })
    }

    /// Writes into document control how a document is made.
    pub(super) fn note(&self, plan: &Plan, document: &mut DocumentControl) {
        let Binding { team, framework, prefix, offset } = &plan.binding;
        document.template.clone_from(&plan.name);
        document.template_digest.clone_from(&self.digest);
        document.team.clone_from(team);
        document.prefix = framework.map(|_| prefix.clone());
        document.heading_offset = framework.map(|_| *offset);
    }

    /// A fault of the template, under the name of its file.
    pub(super) fn error(&self, error: &TemplateError) -> Error {
        fault(&self.file, error)
    }

    fn is_appendix(&self) -> bool {
        self.name.starts_with(APPENDIX)
    }

    /// The documents that the template makes of a report.
    pub(super) fn plans(
        &self,
        report: &Report,
        args: &Args,
        profile: &Path,
    ) -> Result<Vec<Plan>, Error> {
        let (prefix, offset) = (args.prefix.clone(), usize::from(args.heading_offset));
        if !self.is_appendix() {
            let name = match &args.owner {
                Some(owner) => team_name(owner),
                None => self.name.clone(),
            };
            let binding = Binding { team: args.owner.clone(), ..Binding::default() };
            return Ok(vec![Plan { name, binding }]);
        }
        if report.frameworks.is_empty() {
            let message = format!("{}: an appendix is about a framework", profile.display());
            return Err(Error::new(Kind::Input, message).hint("add `frameworks:` to the profile"));
        }
        let plan = |at: usize| Plan {
            name: format!(
                "{}-{}",
                self.name,
                report.frameworks[at].anchor.replacen("framework-", "", 1)
            ),
            binding: Binding { team: None, framework: Some(at), prefix: prefix.clone(), offset },
        };
        Ok((0..report.frameworks.len()).map(plan).collect())
    }
}

fn fault(file: &str, error: &TemplateError) -> Error {
    let text = error.to_string().replace("report.md", file);
    Error::new(Kind::Input, text.trim_start_matches("error: ").to_owned())
}
