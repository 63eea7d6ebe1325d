//! `dutyline report`: profiles to documents, side by side.

use super::args::{self, Format, Report as Args};
use super::output::{self, Document};
use super::{Error, Kind, answer, input, show};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::id::idify;
use crate::render;
use crate::render::markdown::{self, AUDIT, TEAM, Template, TemplateError};
use crate::render::prose::Piece;
use crate::render::scene::Scene;
use crate::render::{html, pdf, picture, prose, sheet};
use crate::report::Report;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// From how many profiles on a bar shows the progress.
const MANY: usize = 8;

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let is_standard = args.output.as_os_str() == "-";
    if is_standard && (args.profiles.len() > 1 || args.format.len() > 1) {
        let message = "standard output takes one format of one profile";
        return Err(Error::new(Kind::Usage, message).hint("add `--format md`, or name a directory"));
    }
    // The process ends with the run: taking the catalogue apart piece by piece would only cost time.
    let catalog: &'static Catalog = Box::leak(Box::new(input::catalog(&args.common)?));
    let as_of = input::as_of(&args.common)?;
    let template = template(args)?;
    let fonts = fonts(args)?;
    let work = Work { args, catalog, template: template.as_ref(), fonts, as_of };
    if is_standard {
        let (_, documents) = work.documents(&args.profiles[0])?;
        return match documents.as_slice() {
            [document] => standard(&document.bytes),
            many => Err(Error::new(
                Kind::Usage,
                format!("standard output takes one document, and there are {}", many.len()),
            )
            .hint("name a directory: --output DIR")),
        };
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

/// The template, where a format needs one.
fn template(args: &Args) -> Result<Option<Template>, Error> {
    let is_data =
        |format: &Format| matches!(format, Format::Json | Format::Oscal | Format::FedrampSdr);
    if args.template.is_none() && args.format.iter().all(is_data) {
        return Ok(None);
    }
    let text = match &args.template {
        Some(path) => std::fs::read_to_string(path)
            .map_err(|error| Error::world(format!("cannot read {}", path.display()), &error))?,
        None if args.owner.is_some() => TEAM.to_owned(),
        None => AUDIT.to_owned(),
    };
    Template::parse(&text).map(Some).map_err(|error| template_error(args, &error))
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
    /// None where no format needs one.
    template: Option<&'w Template>,
    fonts: Vec<Vec<u8>>,
    as_of: Date,
}

impl Work<'_> {
    /// The documents of one profile, and its workload's id.
    fn documents(&self, path: &Path) -> Result<(String, Vec<Document>), Error> {
        let joined = input::profile(path, self.catalog, self.as_of, &self.args.common)?;
        show::faults(&joined.warnings, &joined.texts);
        let report = answer::report(&joined, self.catalog, self.as_of, "audit");
        let wants = |formats: &[Format]| self.args.format.iter().any(|f| formats.contains(f));
        let markdown = self.markdown(&report)?;
        let scenes = picture::scenes(&report);
        let needs_pieces = wants(&[Format::Html, Format::Pdf]);
        let pieces = if needs_pieces { prose::parse(&markdown) } else { Vec::new() };
        let mut documents = Vec::new();
        for format in &self.args.format {
            let one = |bytes: Vec<u8>| vec![(self.name(), bytes)];
            let found = match format {
                Format::Md => one(markdown.as_bytes().to_vec()),
                Format::Json => one(json(&report)),
                Format::Html => one(html::render(&report, &pieces, &scenes)),
                Format::Pdf => one(self.pdf(path, &report, &pieces, &scenes)?),
                Format::Oscal => oscal(&report),
                Format::FedrampSdr => {
                    vec![("security-decision-record".to_owned(), decision_record(&report)?)]
                }
            };
            documents.extend(found.into_iter().map(|(name, bytes)| Document {
                name: format!("{name}.{}", format.extension()),
                bytes,
            }));
        }
        let id = joined.profile.workload.id.clone();
        self.let_go((pieces, scenes, report, joined));
        Ok((id, documents))
    }

    /// The name of the documents, without an ending.
    fn name(&self) -> String {
        match &self.args.owner {
            Some(owner) => format!("team-{}", idify(owner).replace('.', "-")),
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
        let Some(template) = self.template else { return Ok(String::new()) };
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

/// The documents in OSCAL; a warning where no framework has the ids that a plan needs.
fn oscal(report: &Report) -> Vec<(String, Vec<u8>)> {
    let documents = render::oscal::render(report);
    if documents.len() == 1 {
        let message = format!(
            "workload `{}` gets no system security plan: none of its frameworks has an edition in OSCAL",
            report.workload.id
        );
        show::warning(
            &message,
            "choose one that has, such as `frameworks: [nist-800-53-r5/moderate]`",
        );
    }
    documents
}

/// FedRAMP's record; an error where it cannot be made.
fn decision_record(report: &Report) -> Result<Vec<u8>, Error> {
    use render::oscal::Missing;
    let id = &report.workload.id;
    render::oscal::record(report).map_err(|missing| match missing {
        Missing::Package => Error::new(
            Kind::Input,
            format!("workload `{id}` names no certification package, which the record demands"),
        )
        .hint("write `fedramp-package: https://…` under `workload`: the address of its Certification Package Overview"),
        Missing::Framework => Error::new(
            Kind::Input,
            format!("workload `{id}` has no framework whose controls stand in the record"),
        )
        .hint("choose one that does, such as `frameworks: [fedramp-rev5/moderate]` or `[fedramp-20x-2026/class-c]`"),
    })
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
