//! What `dutyline report` would be asked for a document, by what it says of its making. It may come from anybody: nothing that it
//! says becomes a path, and what `report` would refuse is refused here.

use crate::cli::args::{Common, Format, Report, Verify as Args, parse_prefix};
use crate::cli::{Error, Kind, input};
use crate::lang::{BUILT_IN as LANGUAGES, ENGLISH};
use crate::render::markdown::BUILT_IN;
use crate::render::stamp::{Stamp, Written};
use crate::render::xlsx::Layout;
use crate::theme::Paper;
use std::path::{Path, PathBuf};

/// The template that is written once for each framework.
const APPENDIX: &str = "appendix";
/// Most levels by which headings are lowered.
const LOWEST: u8 = 3;

/// What `dutyline report` would be asked for the document.
pub(super) fn of(
    args: &Args,
    stamp: &Stamp,
    profile: &Path,
    written: Written,
) -> Result<Report, Error> {
    let is_appendix = stamp.template.starts_with(APPENDIX);
    let prefix = stamp.prefix.clone().filter(|_| is_appendix).unwrap_or_else(|| "A".to_owned());
    let offset = stamp.heading_offset.filter(|_| is_appendix).unwrap_or_default();
    if parse_prefix(&prefix).is_err() || offset > LOWEST {
        let message = "the document says that it is bound in a way that dutyline does not bind";
        return Err(Error::new(Kind::Input, message).hint(
            "it was changed after dutyline made it: ask for it as `dutyline report` wrote it",
        ));
    }
    Ok(Report {
        profiles: vec![profile.to_owned()],
        format: vec![match written {
            Written::Markdown => Format::Md,
            Written::Html => Format::Html,
            Written::Pdf => Format::Pdf,
            Written::Json => Format::Json,
        }],
        output: PathBuf::from("-"),
        paper: Some(if stamp.paper.is_some() { Paper::Letter } else { Paper::A4 }),
        theme: theme(args, stamp)?,
        font: fonts(args, stamp)?,
        owner: stamp.team.clone(),
        audience: stamp.audience,
        layout: Layout::Duties,
        csv_bom: false,
        findings: findings(args, stamp)?,
        template: template(args, stamp)?,
        language: Some(language(args, stamp)?),
        prefix,
        heading_offset: offset,
        common: Common {
            as_of: Some(stamp.as_of),
            framework: args.common.framework.clone(),
            catalog: args.common.catalog.clone(),
        },
    })
}

/// The language: the user's own file where one is named, else one of dutyline's.
fn language(args: &Args, stamp: &Stamp) -> Result<String, Error> {
    let tag = stamp.language.as_deref().unwrap_or(ENGLISH);
    if let Some(path) = &args.language {
        return Ok(path.display().to_string());
    }
    if LANGUAGES.iter().any(|(known, _)| *known == tag) {
        return Ok(tag.to_owned());
    }
    let message = "the document is in a language that this dutyline does not have";
    Err(Error::new(Kind::Usage, message).hint("name the file of its words: --language FILE"))
}

/// The template: the user's own where one is named, else dutyline's of the name that the document says.
fn template(args: &Args, stamp: &Stamp) -> Result<Vec<String>, Error> {
    if let Some(path) = &args.template {
        return Ok(vec![path.display().to_string()]);
    }
    if stamp.template_digest.is_some() {
        let message = "the document was made with a template of somebody's own";
        return Err(Error::new(Kind::Usage, message).hint("name it: --template FILE"));
    }
    if stamp.team.is_some() {
        return Ok(Vec::new());
    }
    let name = match stamp.template.split_once('-') {
        Some((APPENDIX, _)) => APPENDIX,
        _ => &stamp.template,
    };
    if BUILT_IN.iter().any(|(known, _)| *known == name) {
        return Ok(vec![name.to_owned()]);
    }
    let message = "the document names a template that this dutyline does not have";
    Err(Error::new(Kind::Usage, message)
        .hint("verify it with the version that made it, or name the template: --template FILE"))
}

/// The theme file.
fn theme(args: &Args, stamp: &Stamp) -> Result<Option<PathBuf>, Error> {
    if stamp.theme_digest.is_some() && args.theme.is_none() {
        let message = "the document was made with a theme file";
        return Err(Error::new(Kind::Usage, message).hint("name it: --theme FILE"));
    }
    Ok(args.theme.clone())
}

/// The fonts, in the order of the document.
fn fonts(args: &Args, stamp: &Stamp) -> Result<Vec<PathBuf>, Error> {
    if !stamp.fonts.is_empty() && args.font.is_empty() {
        let message = "the document was made with fonts of somebody's own";
        return Err(Error::new(Kind::Usage, message).hint("name each of them: --font FILE"));
    }
    arranged(&args.font, stamp.fonts.iter().map(String::as_str))
}

/// The exports of findings, in the order of the document.
fn findings(args: &Args, stamp: &Stamp) -> Result<Vec<PathBuf>, Error> {
    if !stamp.findings.is_empty() && args.findings.is_empty() {
        let message = "the document was made with exports of findings";
        return Err(Error::new(Kind::Usage, message).hint("name each of them: --findings FILE"));
    }
    arranged(&args.findings, stamp.findings.iter().map(|input| input.digest.as_str()))
}

/// Files in the order of their digests; those of other digests come last.
fn arranged<'d>(
    files: &[PathBuf],
    digests: impl Iterator<Item = &'d str>,
) -> Result<Vec<PathBuf>, Error> {
    let digests: Vec<&str> = digests.collect();
    let mut found = Vec::new();
    for file in files {
        let digest = input::sha256(file)?;
        let place = digests.iter().position(|known| *known == digest).unwrap_or(digests.len());
        found.push((place, file.clone()));
    }
    found.sort_by_key(|(place, _)| *place);
    Ok(found.into_iter().map(|(_, file)| file).collect())
}
