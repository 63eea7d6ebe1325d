//! `dutyline report`: profiles to documents, side by side.

use super::args::{self, Format, Report as Args};
use super::output::{self, Document};
use super::{Error, Kind, answer, input, show};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::digest;
use crate::id::idify;
use crate::render::markdown::{self, AUDIT, TEAM, Template, TemplateError};
use crate::render::prose::Piece;
use crate::render::scene::Scene;
use crate::render::{html, pdf, picture, prose, sheet, stamp};
use crate::report::{Edition, Report};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// From how many profiles on a bar shows the progress.
const MANY: usize = 8;

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    if args.owner.is_some() && args.audience.is_redacted() {
        let message = "a team's page is for the team: it has no redacted copy";
        return Err(Error::new(Kind::Usage, message).hint("leave out `--owner` or `--audience`"));
    }
    let is_standard = args.output.as_os_str() == "-";
    if is_standard && (args.profiles.len() > 1 || args.format.len() > 1) {
        let message = "standard output takes one format of one profile";
        return Err(Error::new(Kind::Usage, message).hint("add `--format md`, or name a directory"));
    }
    // The process ends with the run: taking the catalogue apart piece by piece would only cost time.
    let catalog: &'static Catalog = Box::leak(Box::new(input::catalog(&args.common)?));
    let as_of = input::as_of(&args.common)?;
    let wording = wording(args)?;
    let fonts = fonts(args)?;
    let work = Work { args, catalog, wording, fonts, as_of };
    if is_standard {
        let (_, documents) = work.documents(&args.profiles[0])?;
        return documents.first().map_or(Ok(()), |document| standard(&document.bytes));
    }
    let bar = progress(args.profiles.len());
    let render = |path: &PathBuf| {
        let documents = work.documents(path);
        bar.inc(1);
        documents
    };
    let rendered: Vec<Rendered> = match args.profiles.as_slice() {
        [path] => vec![render(path)],
        paths => paths.par_iter().map(render).collect(),
    };
    bar.finish_and_clear();
    finish(args, rendered)
}

/// The documents of one profile, with its workload's id.
type Rendered = Result<(String, Vec<Document>), Error>;

/// A bar on the terminal's standard error when there are many profiles.
fn progress(profiles: usize) -> ProgressBar {
    if profiles < MANY {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} profiles").ok();
    let bar = ProgressBar::new(profiles as u64);
    match style {
        Some(style) => bar.with_style(style),
        None => bar,
    }
}

/// One document of one profile, in the first format that is asked for.
pub(super) fn one(args: &Args, catalog: &Catalog, as_of: Date) -> Result<Vec<u8>, Error> {
    let work = Work { args, catalog, wording: wording(args)?, fonts: fonts(args)?, as_of };
    let (_, documents) = work.documents(&args.profiles[0])?;
    Ok(documents.into_iter().next().map(|document| document.bytes).unwrap_or_default())
}

/// The words of the documents.
struct Wording {
    /// None where no format needs one.
    template: Option<Template>,
    /// SHA-256 of a template of the user's own.
    digest: Option<String>,
}

/// The template, where a format needs one.
fn wording(args: &Args) -> Result<Wording, Error> {
    if args.template.is_none() && args.format.iter().all(|format| *format == Format::Json) {
        return Ok(Wording { template: None, digest: None });
    }
    let text = match &args.template {
        Some(path) => std::fs::read_to_string(path)
            .map_err(|error| Error::world(format!("cannot read {}", path.display()), &error))?,
        None if args.owner.is_some() => TEAM.to_owned(),
        None => AUDIT.to_owned(),
    };
    let template = Template::parse(&text).map_err(|error| template_error(args, &error))?;
    let digest = args.template.as_ref().map(|_| digest::hex(&Sha256::digest(text.as_bytes())));
    Ok(Wording { template: Some(template), digest })
}

/// A template's fault, under the name of its file.
fn template_error(args: &Args, error: &TemplateError) -> Error {
    let name =
        args.template.as_ref().map_or("audit.md".to_owned(), |path| path.display().to_string());
    let text = error.to_string().replace("report.md", &name);
    Error::new(Kind::Input, text.trim_start_matches("error: ").to_owned())
}

/// What all profiles of one run share.
struct Work<'w> {
    args: &'w Args,
    catalog: &'w Catalog,
    wording: Wording,
    fonts: Vec<Vec<u8>>,
    as_of: Date,
}

impl Work<'_> {
    /// The documents of one profile, and its workload's id.
    fn documents(&self, path: &Path) -> Result<(String, Vec<Document>), Error> {
        let joined = input::profile(path, self.catalog, self.as_of, &self.args.common)?;
        show::faults(&joined.warnings, &joined.texts);
        let id = joined.profile.workload.id.clone();
        let joined = answer::redacted(joined, self.catalog, self.args.audience);
        let report = answer::edition(&joined, self.catalog, self.as_of, "audit", self.edition());
        let wants = |formats: &[Format]| self.args.format.iter().any(|f| formats.contains(f));
        let markdown = self.markdown(&report)?;
        let scenes = picture::scenes(&report);
        let needs_pieces = wants(&[Format::Html, Format::Pdf]);
        let pieces = if needs_pieces { prose::parse(&markdown) } else { Vec::new() };
        let mut documents = Vec::new();
        for format in &self.args.format {
            let bytes = match format {
                Format::Md => stamp::markdown(&markdown, &report).into_bytes(),
                Format::Json => json(&report),
                Format::Html => html::render(&report, &pieces, &scenes),
                Format::Pdf => self.pdf(path, &report, &pieces, &scenes)?,
            };
            documents
                .push(Document { name: format!("{}.{}", self.name(), format.extension()), bytes });
        }
        self.let_go((pieces, scenes, report, joined));
        Ok((id, documents))
    }

    fn edition(&self) -> Edition<'_> {
        Edition {
            audience: self.args.audience,
            team: self.args.owner.as_deref(),
            template_digest: self.wording.digest.as_deref(),
        }
    }

    /// The name of the documents, without an ending; a redacted copy never takes the place of the whole report.
    fn name(&self) -> String {
        match &self.args.owner {
            Some(owner) => format!("team-{}", idify(owner).replace('.', "-")),
            None if self.args.audience.is_redacted() => {
                format!("audit-{}", self.args.audience.as_str())
            }
            None => "audit".to_owned(),
        }
    }

    /// Lets go of what the only profile left behind: the process ends with the run, and taking it apart would only cost time.
    fn let_go<T>(&self, left: T) {
        if self.args.profiles.len() == 1 {
            std::mem::forget(left);
        }
    }

    /// The Markdown that the other formats are written from.
    fn markdown(&self, report: &Report) -> Result<String, Error> {
        let Some(template) = &self.wording.template else { return Ok(String::new()) };
        let named = |error| template_error(self.args, &error);
        let context = markdown::context(report, self.args.owner.as_deref()).map_err(named)?;
        let text = template.render(&context).map_err(named);
        self.let_go(context);
        text
    }

    /// The PDF; each character that no font has is a warning.
    fn pdf(
        &self,
        path: &Path,
        report: &Report,
        pieces: &[Piece<'_>],
        scenes: &[(&str, Scene)],
    ) -> Result<Vec<u8>, Error> {
        let paper = match self.args.paper {
            args::Paper::A4 => pdf::Paper::A4,
            args::Paper::Letter => pdf::Paper::Letter,
        };
        let options = sheet::options(report, paper, &self.fonts);
        let pdf = pdf::render(pieces, scenes, &options).map_err(|error| {
            let kind = match error {
                pdf::Error::Font { .. } => Kind::Input,
                pdf::Error::Mime(_) | pdf::Error::Refused(_) => Kind::World,
            };
            let font = match &error {
                pdf::Error::Font { index, .. } => self.args.font.get(*index),
                pdf::Error::Mime(_) | pdf::Error::Refused(_) => None,
            };
            Error::new(kind, format!("{}: {error}", font.unwrap_or(&path.to_owned()).display()))
        })?;
        for missing in &pdf.missing {
            let code = u32::from(missing.character);
            let message = format!(
                "no font has U+{code:04X} `{}`, as in `{}`",
                missing.character, missing.snippet
            );
            show::warning(&message, "name a font file that has it: --font FILE");
        }
        Ok(pdf.bytes)
    }
}

/// The font files that the user names.
fn fonts(args: &Args) -> Result<Vec<Vec<u8>>, Error> {
    let read = |path: &PathBuf| {
        std::fs::read(path)
            .map_err(|error| Error::world(format!("cannot read {}", path.display()), &error))
    };
    args.font.iter().map(read).collect()
}

fn json(report: &Report) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(2 << 20);
    let format = serde_json::ser::PrettyFormatter::with_indent(b" ");
    // A report has text keys only, and writing into memory cannot fail.
    let _ = report.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, format));
    bytes.push(b'\n');
    bytes
}

fn standard(bytes: &[u8]) -> Result<(), Error> {
    use std::io::Write;
    match std::io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Error::world("cannot write to standard output", &error))
        }
        _ => Ok(()),
    }
}

/// Writes what was rendered; with any fault, or with two workloads of one id, nothing is written.
fn finish(args: &Args, rendered: Vec<Rendered>) -> Result<(), Error> {
    let mut ready: BTreeMap<String, (&Path, Vec<Document>)> = BTreeMap::new();
    let mut failed: Option<Error> = None;
    for (path, result) in args.profiles.iter().zip(rendered) {
        match result {
            Ok((id, documents)) => {
                if let Some((first, _)) = ready.get(&id) {
                    let message = format!(
                        "{} and {} are the same workload `{id}`",
                        first.display(),
                        path.display()
                    );
                    return Err(Error::new(Kind::Input, message)
                        .hint("give each workload its own id, and each profile once"));
                }
                ready.insert(id, (path, documents));
            }
            Err(error) => {
                if let Some(before) = failed.replace(error) {
                    before.show();
                }
            }
        }
    }
    if let Some(error) = failed {
        return Err(error);
    }
    let mut lines = String::new();
    for (id, (_, documents)) in &ready {
        let written: Vec<PathBuf> = output::write(&args.output.join(id), documents)?;
        lines.extend(written.iter().map(|path| format!("{}\n", path.display())));
    }
    show::print(&lines)
}
