//! `dutyline report`: profiles to documents, side by side.

use super::args::{self, Format, Report as Args};
use super::output::{self, Document};
use super::{Error, Kind, input, show};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::render::markdown::{AUDIT, Template};
use crate::render::prose::Piece;
use crate::render::scene::Scene;
use crate::render::{html, pdf, picture, prose, sheet};
use crate::report::{Context, Report, build};
use crate::resolve::resolve;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let is_standard = args.output.as_os_str() == "-";
    if is_standard && (args.profiles.len() > 1 || args.format.len() > 1) {
        let message = "standard output takes one format of one profile";
        return Err(Error::new(Kind::Usage, message).hint("add `--format md`, or name a directory"));
    }
    let catalog = input::catalog(&args.common)?;
    let as_of = input::as_of(&args.common)?;
    let text = match &args.template {
        Some(path) => std::fs::read_to_string(path)
            .map_err(|error| Error::world(format!("cannot read {}", path.display()), &error))?,
        None => AUDIT.to_owned(),
    };
    let template =
        Template::parse(&text).map_err(|error| Error::new(Kind::Input, error.to_string()))?;
    let fonts = fonts(args)?;
    let work = Work { args, catalog: &catalog, template: &template, fonts, as_of };
    if is_standard {
        let (_, documents) = work.documents(&args.profiles[0])?;
        return documents.first().map_or(Ok(()), |document| standard(&document.bytes));
    }
    let rendered: Vec<Result<(String, Vec<Document>), Error>> =
        args.profiles.par_iter().map(|path| work.documents(path)).collect();
    finish(args, rendered)
}

/// What all profiles of one run share.
struct Work<'w> {
    args: &'w Args,
    catalog: &'w Catalog,
    template: &'w Template,
    fonts: Vec<Vec<u8>>,
    as_of: Date,
}

impl Work<'_> {
    /// The documents of one profile, and its workload's id.
    fn documents(&self, path: &Path) -> Result<(String, Vec<Document>), Error> {
        let joined = input::profile(path, self.catalog)?;
        show::faults(&joined.warnings, &joined.texts);
        let resolution = resolve(&joined.profile, self.catalog, self.as_of);
        let report = build(&Context {
            profile: &joined.profile,
            catalog: self.catalog,
            resolution: &resolution,
            as_of: self.as_of,
            template: "audit",
            tool_version: env!("CARGO_PKG_VERSION"),
            warnings: &joined.warnings,
        });
        let markdown = self
            .template
            .render(&report)
            .map_err(|error| Error::new(Kind::Input, error.to_string()))?;
        let scenes = picture::scenes(&report);
        let pieces = prose::parse(&markdown);
        let mut documents = Vec::new();
        for format in &self.args.format {
            let bytes = match format {
                Format::Md => markdown.as_bytes().to_vec(),
                Format::Json => json(&report),
                Format::Html => html::render(&report, &pieces, &scenes),
                Format::Pdf => self.pdf(path, &report, &pieces, &scenes)?,
            };
            documents.push(Document { name: format!("audit.{}", format.extension()), bytes });
        }
        Ok((joined.profile.workload.id, documents))
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
    let mut bytes = serde_json::to_vec_pretty(report).unwrap_or_default();
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
fn finish(args: &Args, rendered: Vec<Result<(String, Vec<Document>), Error>>) -> Result<(), Error> {
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
