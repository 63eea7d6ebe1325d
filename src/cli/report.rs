//! `dutyline report`: profiles to documents, side by side.

use super::args::{self, Format, Report as Args};
use super::house::House;
use super::output::{self, Document};
use super::template::{self, Chosen, Plan};
use super::{Error, Kind, answer, house, input, show};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::render::look::Look;
use crate::render::markdown;
use crate::render::prose::Piece;
use crate::render::scene::Scene;
use crate::render::{html, pdf, picture, prose, sheet};
use crate::report::Report;
use crate::theme::{self, Theme};
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
    let many = args.profiles.len() > 1 || args.format.len() > 1 || args.template.len() > 1;
    if is_standard && many {
        let message = "standard output takes one format of one profile";
        return Err(Error::new(Kind::Usage, message).hint("add `--format md`, or name a directory"));
    }
    // The process ends with the run: taking the catalogue apart piece by piece would only cost time.
    let catalog: &'static Catalog = Box::leak(Box::new(input::catalog(&args.common)?));
    let as_of = input::as_of(&args.common)?;
    let chosen = template::load(args)?;
    let fonts = fonts(args)?;
    let house = args.theme.as_deref().map(house::read).transpose()?.unwrap_or_default();
    let work = Work { args, catalog, chosen, fonts, house, as_of };
    if is_standard {
        let (_, documents) = work.documents(&args.profiles[0])?;
        return match documents.as_slice() {
            [document] => standard(&document.bytes),
            several => {
                let message =
                    format!("standard output takes one document, and these are {}", several.len());
                Err(Error::new(Kind::Usage, message).hint("name a directory"))
            }
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

/// What all profiles of one run share.
struct Work<'w> {
    args: &'w Args,
    catalog: &'w Catalog,
    chosen: Vec<Chosen>,
    fonts: Vec<Vec<u8>>,
    house: House,
    as_of: Date,
}

impl Work<'_> {
    /// The documents of one profile, and its workload's id.
    fn documents(&self, path: &Path) -> Result<(String, Vec<Document>), Error> {
        let joined = input::profile(path, self.catalog, self.as_of, &self.args.common)?;
        show::faults(&joined.warnings, &joined.texts);
        let theme = joined.profile.theme.clone().over(self.house.theme.clone());
        let look = house::look(&theme).map_err(|faults| {
            let texts = joined.texts.iter().chain(&self.house.texts);
            Error::faults(faults, texts.map(|(file, text)| (file.clone(), text.clone())).collect())
        })?;
        let mut report = answer::report(&joined, self.catalog, self.as_of, "audit");
        report.document.marking.clone_from(&look.marking);
        let style = Style { paper: self.paper(&theme), look };
        let scenes = picture::scenes(&report);
        let mut documents = Vec::new();
        for chosen in &self.chosen {
            for plan in chosen.plans(&report, self.args, path)? {
                report.document.template.clone_from(&plan.name);
                documents.extend(self.rendered(path, &report, &scenes, &style, chosen, &plan)?);
            }
        }
        let id = joined.profile.workload.id.clone();
        self.let_go((scenes, report, joined));
        Ok((id, documents))
    }

    /// One document in each format.
    fn rendered(
        &self,
        path: &Path,
        report: &Report,
        scenes: &[(&str, Scene)],
        style: &Style,
        chosen: &Chosen,
        plan: &Plan,
    ) -> Result<Vec<Document>, Error> {
        let wants = |formats: &[Format]| self.args.format.iter().any(|f| formats.contains(f));
        let markdown = self.markdown(report, chosen, plan)?;
        let needs_pieces = wants(&[Format::Html, Format::Pdf]);
        let mut pieces = if needs_pieces { prose::parse(&markdown) } else { Vec::new() };
        prose::raise(&mut pieces);
        let mut documents = Vec::new();
        for format in &self.args.format {
            let bytes = match format {
                Format::Md => framed(&markdown, chosen, style)?,
                Format::Html => html::render(report, &pieces, scenes, &style.look),
                Format::Pdf => self.pdf(path, report, &pieces, scenes, style)?,
                Format::Json => json(report),
            };
            documents
                .push(Document { name: format!("{}.{}", plan.name, format.extension()), bytes });
        }
        self.let_go(pieces);
        Ok(documents)
    }

    /// The command line's paper, else the theme's, else A4.
    fn paper(&self, theme: &Theme) -> pdf::Paper {
        match (self.args.paper, theme.paper) {
            (Some(args::Paper::A4), _) | (None, Some(theme::Paper::A4) | None) => pdf::Paper::A4,
            (Some(args::Paper::Letter), _) | (None, Some(theme::Paper::Letter)) => {
                pdf::Paper::Letter
            }
        }
    }

    /// Lets go of what the only profile left behind: the process ends with the run, and taking it apart would only cost time.
    fn let_go<T>(&self, left: T) {
        if self.args.profiles.len() == 1 {
            std::mem::forget(left);
        }
    }

    /// The Markdown that the other formats are written from.
    fn markdown(&self, report: &Report, chosen: &Chosen, plan: &Plan) -> Result<String, Error> {
        let Some(template) = &chosen.template else { return Ok(String::new()) };
        let named = |error| chosen.error(error);
        let mut context = markdown::context(report).map_err(named)?;
        plan.binding.bind(&mut context);
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
        style: &Style,
    ) -> Result<Vec<u8>, Error> {
        let title = prose::title(pieces);
        let options = sheet::options(report, title, style.paper, &self.fonts, &style.look);
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

/// How the documents of one profile look.
struct Style {
    paper: pdf::Paper,
    look: Look,
}

/// The Markdown as a document of its own.
fn framed(text: &str, chosen: &Chosen, style: &Style) -> Result<Vec<u8>, Error> {
    let framed = markdown::framed(text, &style.look);
    framed.map(String::into_bytes).map_err(|error| chosen.error(error))
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
