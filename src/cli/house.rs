//! The house style of a run: themes from the profile and from `--theme FILE`, and the files that they name.

use super::Error;
use crate::diagnostic::{Code, Fault, Faults};
use crate::digest;
use crate::render::look::{Look, Picture, font_fault};
use crate::report::DocumentControl;
use crate::theme::{self, Named, Theme};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

/// Largest theme and largest logo, in bytes.
const SMALL: u64 = 1 << 20;
/// Largest font, in bytes.
const FONT: u64 = 16 << 20;

/// A theme in a file of its own.
#[derive(Debug, Default)]
pub(super) struct House {
    /// What it says.
    pub(super) theme: Theme,
    /// Its text by its file, to show faults beside it.
    pub(super) texts: BTreeMap<String, String>,
    /// SHA-256 of the file.
    digest: Option<String>,
}

impl House {
    /// Writes into document control how documents get their look.
    pub(super) fn note(&self, look: &Look, document: &mut DocumentControl) {
        let mut files: Vec<&[u8]> = look.logo.iter().map(|logo| &*logo.png).collect();
        for face in look.fonts.iter().flatten().map(Vec::as_slice) {
            if !files.contains(&face) {
                files.push(face);
            }
        }
        document.marking.clone_from(&look.marking);
        document.theme_digest.clone_from(&self.digest);
        document.theme_files = files.into_iter().map(sha256).collect();
    }
}

fn sha256(bytes: &[u8]) -> String {
    digest::hex(&Sha256::digest(bytes))
}

/// Reads a theme from a file.
pub(super) fn read(path: &Path) -> Result<House, Error> {
    let name = path.display().to_string();
    let mut faults = Faults::new(&name);
    let bytes = bytes(path, SMALL)
        .map_err(|cause| Error::new(super::Kind::World, format!("cannot read {name}: {cause}")))?;
    let texts = [(name.clone(), String::from_utf8_lossy(&bytes).into_owned())].into();
    match theme::parse(&name, &bytes, &mut faults) {
        Some(theme) if !faults.has_errors() => {
            Ok(House { theme, texts, digest: Some(sha256(&bytes)) })
        }
        _ => Err(Error::faults(faults.into_list(), texts)),
    }
}

/// Reads the files that a theme names.
pub(super) fn look(theme: &Theme) -> Result<Look, Vec<Fault>> {
    let mut faults = Vec::new();
    let logo = theme.logo.as_ref().and_then(|(named, alt)| {
        file(named, SMALL, &mut faults, |bytes| Picture::read(bytes, alt.clone()))
    });
    let fonts = theme.fonts.as_ref().map(|faces| {
        faces.each_ref().map(|named| {
            file(named, FONT, &mut faults, |bytes| match font_fault(&bytes) {
                Some(cause) => Err(cause),
                None => Ok(bytes),
            })
            .unwrap_or_default()
        })
    });
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Look {
        logo,
        fonts,
        accent: theme.accent,
        ink: theme.ink,
        cover: theme.cover.clone(),
        marking: theme.marking.clone(),
        watermark: theme.watermark.clone(),
    })
}

/// What a file holds; a fault at the place that names it, where it cannot be used.
fn file<T>(
    named: &Named,
    most: u64,
    faults: &mut Vec<Fault>,
    read: impl FnOnce(Vec<u8>) -> Result<T, String>,
) -> Option<T> {
    let directory = Path::new(&named.from).parent().unwrap_or(Path::new(""));
    let path = directory.join(&named.path.value);
    match bytes(&path, most).and_then(read) {
        Ok(value) => Some(value),
        Err(cause) => {
            let mut collected = Faults::new(&named.from);
            let message = format!("cannot use {}: {cause}", path.display());
            collected
                .error(Code::ThemeFile, named.path.span, message)
                .hint("paths are read from the directory of the file that names them");
            let more = collected.into_list();
            faults.extend(
                more.into_iter().filter(|fault| !faults.contains(fault)).collect::<Vec<_>>(),
            );
            None
        }
    }
}

/// The bytes of a regular file that is not too large.
fn bytes(path: &Path, most: u64) -> Result<Vec<u8>, String> {
    let said = |error: std::io::Error| error.to_string();
    if !fs::metadata(path).map_err(said)?.is_file() {
        return Err("it is no regular file".to_owned());
    }
    let mut bytes = Vec::new();
    fs::File::open(path).map_err(said)?.take(most + 1).read_to_end(&mut bytes).map_err(said)?;
    if bytes.len() as u64 > most {
        return Err(format!("it is larger than {} MiB", most >> 20));
    }
    Ok(bytes)
}
