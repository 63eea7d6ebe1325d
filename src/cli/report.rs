//! `dutyline report`: profiles to documents, side by side.

use super::args::{Format, Report as Args};
use super::clock::Clock;
use super::data;
use super::house::House;
use super::input::Joined;
use super::output::{self, Document};
use super::template::{self, Chosen, Plan};
use super::{Error, Kind, answer, exports, house, input, language, show};
use crate::catalog::Catalog;
use crate::digest;
use crate::lang::Words;
use crate::render::look::Look;
use crate::render::markdown;
use crate::render::prose::Piece;
use crate::render::scene::Scene;
use crate::render::{docx, html, pdf, picture, prose, sheet, stamp, xlsx};
use crate::report::{Exports, Report};
use crate::theme::Paper;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
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
    if args.audience.is_redacted() && !args.findings.is_empty() {
        let message = "a redacted copy holds nothing of an export of findings";
        show::warning(message, "`--findings` is for the whole report");
    }
    let is_standard = args.output.as_os_str() == "-";
    usage(args, is_standard)?;
    // The process ends with the run: taking the catalogue apart piece by piece would only cost time.
    let catalog: &'static Catalog = Box::leak(Box::new(input::catalog(&args.common)?));
    let work = Work::new(args, catalog, None)?;
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

/// Refuses arguments that do not go together.
fn usage(args: &Args, is_standard: bool) -> Result<(), Error> {
    let has = |format| args.format.contains(&format);
    let wrong = |message, hint| Err(Error::new(Kind::Usage, message).hint(hint));
    let many = args.profiles.len() > 1 || args.format.len() > 1 || args.template.len() > 1;
    if is_standard && many {
        let message = "standard output takes one format of one profile";
        return wrong(message, "add `--format md`, or name a directory");
    }
    if is_standard && has(Format::Csv) {
        let message = "standard output takes one file, and `csv` writes one for each table";
        return wrong(message, "name a directory");
    }
    if args.owner.is_some() && (has(Format::Xlsx) || has(Format::Csv)) {
        let message = "a team's page is no workbook and no CSV";
        return wrong(message, "leave `--owner` out, and filter the column Owner");
    }
    if args.layout != xlsx::Layout::Duties && !has(Format::Xlsx) {
        return wrong("a layout is for the workbook only", "add `--format xlsx`");
    }
    Ok(())
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

/// The document of a name, in the first format that is asked for; none where no template makes one of that name.
pub(super) fn one(args: &Args, catalog: &Catalog, name: &str) -> Result<Option<Vec<u8>>, Error> {
    let work = Work::new(args, catalog, Some(name))?;
    let (_, documents) = work.documents(&args.profiles[0])?;
    Ok(documents.into_iter().next().map(|document| document.bytes))
}

/// What all profiles of one run share.
struct Work<'w> {
    args: &'w Args,
    catalog: &'w Catalog,
    chosen: Vec<Chosen>,
    fonts: Vec<Vec<u8>>,
    house: House,
    clock: Clock,
    exports: Option<Exports>,
    /// The name of the only document that is wanted.
    only: Option<&'w str>,
    /// The words that the command line asks for.
    words: Option<&'static Words>,
}

impl<'w> Work<'w> {
    fn new(args: &'w Args, catalog: &'w Catalog, only: Option<&'w str>) -> Result<Self, Error> {
        let clock = Clock::new(&args.common)?;
        let chosen = template::load(args)?;
        let fonts = fonts(args)?;
        let findings = if args.audience.is_redacted() { &[] } else { args.findings.as_slice() };
        let exports = exports::read(findings)?;
        let words = language::chosen(args.language.as_deref())?;
        let house = args.theme.as_deref().map(house::read).transpose()?.unwrap_or_default();
        Ok(Self { args, catalog, chosen, fonts, house, clock, exports, only, words })
    }

    /// The documents of one profile, and its workload's id.
    fn documents(&self, path: &Path) -> Result<(String, Vec<Document>), Error> {
        let joined = input::profile(path, self.catalog, self.clock, &self.args.common)?;
        show::faults(&joined.warnings, &joined.texts);
        let style = self.style(&joined)?;
        let words = self.words.unwrap_or_else(|| language::of(joined.profile.language));
        let exports = self.exports.as_ref();
        let in_words = |words| {
            let redacted = answer::redacted(&joined, self.catalog, self.args.audience, words);
            let shown = redacted.as_ref().unwrap_or(&joined);
            let mut report = answer::report(shown, self.catalog, "audit", exports, words);
            self.house.note(&style.look, &mut report.document);
            report
        };
        let mut report = in_words(words);
        let scenes = picture::scenes(&report);
        // What other programs read is English whatever people read.
        let is_apart = !words.is_english() && self.args.format.iter().any(|f| f.is_data());
        let english = is_apart.then(|| in_words(Words::english()));
        let data = english.as_ref().unwrap_or(&report);
        let mut documents = data::documents(self.args, path, data, style.paper)?;
        for chosen in self.chosen.iter().filter(|_| !self.args.format.iter().all(|f| f.is_data())) {
            for plan in chosen.plans(&report, self.args, path)? {
                if self.only.is_some_and(|name| name != plan.name) {
                    continue;
                }
                chosen.note(&plan, &mut report.document);
                documents.extend(self.rendered(
                    path,
                    &mut report,
                    &scenes,
                    &style,
                    chosen,
                    &plan,
                )?);
            }
        }
        let id = report.workload.id.clone();
        self.let_go((scenes, report, joined));
        Ok((id, documents))
    }

    /// One document in each format.
    fn rendered(
        &self,
        path: &Path,
        report: &mut Report,
        scenes: &[(&str, Scene)],
        style: &Style,
        chosen: &Chosen,
        plan: &Plan,
    ) -> Result<Vec<Document>, Error> {
        let wants = |formats: &[Format]| self.args.format.iter().any(|f| formats.contains(f));
        let markdown = self.markdown(report, chosen, plan)?;
        let needs_pieces = wants(&[Format::Html, Format::Pdf, Format::Docx]);
        let mut pieces = if needs_pieces { prose::parse(&markdown) } else { Vec::new() };
        prose::raise(&mut pieces);
        let mut documents = Vec::new();
        for format in &self.args.format {
            let bytes = match format {
                Format::Md => {
                    let framed =
                        framed(markdown::unmarked(&markdown), chosen, (report.words, style))?;
                    stamp::markdown(&framed, report).into_bytes()
                }
                Format::Html => html::render(report, &pieces, scenes, &style.look),
                Format::Pdf => self.pdf(path, report, &pieces, scenes, style)?,
                Format::Docx => docx(path, (report, plan), &pieces, scenes, style)?,
                Format::Json => json(report),
                Format::Oscal | Format::FedrampSdr | Format::Xlsx | Format::Csv => continue,
            };
            documents.push(Document { name: self.name(plan, *format), bytes });
        }
        self.let_go(pieces);
        Ok(documents)
    }

    /// How the documents of a profile look: its own theme, over that of the command line.
    fn style(&self, joined: &Joined) -> Result<Style, Error> {
        let theme = joined.profile.theme.clone().over(self.house.theme.clone());
        let look = house::look(&theme).map_err(|faults| {
            let texts = joined.texts.iter().chain(&self.house.texts);
            Error::faults(faults, texts.map(|(file, text)| (file.clone(), text.clone())).collect())
        })?;
        Ok(Style { paper: self.args.paper.or(theme.paper).unwrap_or_default(), look })
    }

    /// The name of a document; a redacted copy never takes the place of the whole one.
    fn name(&self, plan: &Plan, format: Format) -> String {
        format!("{}{}.{}", plan.name, self.args.copy(), format.extension())
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
        let context = template.context(report, &plan.binding).map_err(named)?;
        let text = template.render(&context, report.words).map_err(named);
        self.let_go(context);
        text
    }

    /// The PDF; each character that no font has is a warning.
    fn pdf(
        &self,
        path: &Path,
        report: &mut Report,
        pieces: &[Piece<'_>],
        scenes: &[(&str, Scene)],
        style: &Style,
    ) -> Result<Vec<u8>, Error> {
        // Only a PDF has pages and fonts: the other formats do not depend on them, and say nothing of them.
        report.document.paper = (style.paper != Paper::default()).then_some(style.paper.as_str());
        report.document.fonts =
            self.fonts.iter().map(|font| digest::hex(&Sha256::digest(font))).collect();
        let title = prose::title(pieces);
        let options = sheet::options(report, title, style.paper, &self.fonts, &style.look);
        (report.document.paper, report.document.fonts) = (None, Vec::new());
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

/// The Word document.
fn docx(
    path: &Path,
    (report, plan): (&Report, &Plan),
    pieces: &[Piece<'_>],
    scenes: &[(&str, Scene)],
    style: &Style,
) -> Result<Vec<u8>, Error> {
    let options = sheet::docx(report, prose::title(pieces), style.paper, plan.binding.offset);
    docx::render(pieces, scenes, &options)
        .map_err(|error| Error::world(format!("cannot write {}", path.display()), &error))
}

/// How the documents of one profile look.
struct Style {
    paper: Paper,
    look: Look,
}

/// The Markdown as a document of its own.
fn framed<'t>(
    text: Cow<'t, str>,
    chosen: &Chosen,
    (words, style): (&'static Words, &Style),
) -> Result<Cow<'t, str>, Error> {
    markdown::framed(text, &style.look, words).map_err(|error| chosen.error(error))
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
