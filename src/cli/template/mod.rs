//! The templates of a run: built-in ones by name, the user's by file or directory.

mod command;
mod example;
mod own;

pub(super) use command::run;

use super::args::Report as Args;
use super::{Error, Kind};
use crate::id::idify;
use crate::render::markdown::{BUILT_IN, Binding, Template, TemplateError};
use crate::report::{DocumentControl, Report};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The template of one team's page.
const TEAM: &str = "team";
/// The template that is written once for each framework; the user's own are told by this start of their name.
const APPENDIX: &str = "appendix";

/// A template that was chosen.
pub(super) struct Chosen {
    /// The name of its documents.
    pub(super) name: String,
    /// Its texts by their files, to show a fault beside them.
    texts: BTreeMap<String, String>,
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
        return Ok(vec![Chosen::built_in(name, template)?]);
    }
    let path = Path::new(name);
    if path.is_dir() {
        let is_ours = |path: &PathBuf| own::is_team(path) == args.owner.is_some();
        let files: Vec<PathBuf> = own::files(path)?.into_iter().filter(is_ours).collect();
        if files.is_empty() {
            return Err(own::none(path));
        }
        return own::all(&files);
    }
    if path.extension().is_none() && !path.exists() {
        let known = BUILT_IN.iter().map(|(name, _)| *name).filter(|name| *name != TEAM);
        let known = known.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let message = format!("there is no template `{name}`");
        return Err(Error::new(Kind::Usage, message)
            .hint(format!("use {known}, or name a file or a directory that exists")));
    }
    own::all(&[path.to_owned()])
}

fn team_name(owner: &str) -> String {
    format!("{TEAM}-{}", idify(owner).replace('.', "-"))
}

impl Chosen {
    fn built_in(name: &str, text: Option<&str>) -> Result<Self, Error> {
        let texts = BTreeMap::new();
        let template = text.map(Template::parse).transpose();
        let template = template.map_err(|error| fault(error, &texts))?;
        Ok(Self { name: name.to_owned(), texts, digest: None, template })
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

    /// What came of rendering it.
    pub(super) fn error(&self, error: TemplateError) -> Error {
        fault(error, &self.texts)
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

fn fault(error: TemplateError, texts: &BTreeMap<String, String>) -> Error {
    match error {
        TemplateError::Text(text) => Error::new(Kind::Input, text),
        TemplateError::Fault(fault) => Error::faults(vec![*fault], texts.clone()),
    }
}
