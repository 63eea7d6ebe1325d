//! Templates of the user's from the disk. A template reads files of its own directory only, wherever links may lead.

use super::{Chosen, TEAM};
use crate::cli::{Error, Kind};
use crate::diagnostic::{Code, Fault, Faults, Span, quote};
use crate::digest;
use crate::render::markdown::BUILT_IN;
use crate::render::template::{FILES, Own, Source, includes};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// Largest file of a template, in bytes.
const LARGEST: u64 = 1 << 20;

/// Whether a file is the template of one team's page.
pub(super) fn is_team(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == TEAM)
}

/// The templates of a directory; what lies in directories below is there to be included.
pub(super) fn files(directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |error: &_| Error::world(format!("cannot read {}", directory.display()), error);
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).map_err(|error| failed(&error))? {
        let path = entry.map_err(|error| failed(&error))?.path();
        if path.extension().is_some_and(|end| end == "md") {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        return Err(none(directory));
    }
    Ok(found)
}

/// A directory without templates.
pub(super) fn none(directory: &Path) -> Error {
    let message = format!("{} holds no template", directory.display());
    Error::new(Kind::Input, message).hint("templates are files that end in `.md`")
}

/// Reads templates; the faults of all come as one error.
pub(super) fn all(paths: &[PathBuf]) -> Result<Vec<Chosen>, Error> {
    let (mut chosen, mut faults, mut texts) = (Vec::new(), Vec::new(), BTreeMap::new());
    for path in paths {
        let mut reading = Reading::new(path)?;
        reading.document(path)?;
        let its: BTreeMap<String, String> = reading
            .sources
            .iter()
            .map(|source| (source.file.clone(), source.text.clone()))
            .collect();
        let digest = digest(path, &reading.sources);
        let read = if reading.faults.is_empty() {
            Own::read(reading.sources)
        } else {
            Err(reading.faults)
        };
        match read {
            Ok(own) => {
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let (texts, template) = (its.clone(), Some(own.into()));
                chosen.push(Chosen { name, texts, digest, template });
            }
            Err(more) => faults.extend(
                more.into_iter().filter(|fault| !faults.contains(fault)).collect::<Vec<_>>(),
            ),
        }
        texts.extend(its);
    }
    if faults.is_empty() { Ok(chosen) } else { Err(Error::faults(faults, texts)) }
}

/// SHA-256 of a template: of its texts, joined in the order of their names; none for one of dutyline's own, exported and not edited.
fn digest(path: &Path, sources: &[Source]) -> Option<String> {
    let stem = path.file_stem().unwrap_or_default();
    let built_in = BUILT_IN.iter().find(|(name, _)| stem == *name);
    if let ([source], Some((_, text))) = (sources, built_in)
        && source.text == *text
    {
        return None;
    }
    let texts: BTreeMap<&str, &str> =
        sources.iter().map(|source| (&*source.name, &*source.text)).collect();
    let hash = texts.values().fold(Sha256::new(), Sha256::chain_update);
    Some(digest::hex(&hash.finalize()))
}

/// The files of one template, while they are read.
struct Reading {
    directory: PathBuf,
    /// The same without links.
    real: PathBuf,
    sources: Vec<Source>,
    faults: Vec<Fault>,
}

impl Reading {
    fn new(path: &Path) -> Result<Self, Error> {
        let directory = match path.parent() {
            Some(parent) if parent != Path::new("") => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let real = fs::canonicalize(&directory)
            .map_err(|error| Error::world(format!("cannot read {}", path.display()), &error))?;
        Ok(Self { directory, real, sources: Vec::new(), faults: Vec::new() })
    }

    /// Reads the document and what it includes.
    fn document(&mut self, path: &Path) -> Result<(), Error> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        fs::metadata(path)
            .map_err(|error| Error::world(format!("cannot read {}", path.display()), &error))?;
        if let Err(message) = self.inside(path) {
            self.fault(&path.display().to_string(), Span::NONE, message, None);
            return Ok(());
        }
        self.read(name, path, path.display().to_string())?;
        let mut at = 0;
        while let Some(source) = self.sources.get(at).cloned() {
            for (name, span) in includes(&source.text) {
                self.include(&source, &name, span)?;
            }
            at += 1;
        }
        Ok(())
    }

    fn include(&mut self, from: &Source, name: &str, span: Span) -> Result<(), Error> {
        if self.sources.iter().any(|source| source.name == name) {
            return Ok(());
        }
        let path = Path::new(name);
        let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
        let ends_in_md = path.extension().is_some_and(|end| end == "md");
        let file = self.directory.join(path);
        let refused = if !is_plain || name.contains('\\') {
            Some("a template includes files of its own directory only".to_owned())
        } else if !ends_in_md {
            Some(format!("{} is no template: its name does not end in `.md`", quote(name)))
        } else if self.sources.len() >= FILES {
            Some(format!("a template has at most {FILES} files"))
        } else {
            self.inside(&file).err()
        };
        if let Some(message) = refused {
            let hint = "name the file from the template's directory, such as `parts/head.md`";
            self.fault(&from.file, span, message, Some(hint));
            return Ok(());
        }
        self.read(name.to_owned(), &file, file.display().to_string())
    }

    /// Whether a path, its links followed, lies in the template's directory.
    fn inside(&self, path: &Path) -> Result<(), String> {
        match fs::canonicalize(path) {
            Ok(real) if real.starts_with(&self.real) => Ok(()),
            Ok(_) => Err(format!("{} leads out of the template's directory", path.display())),
            Err(error) => Err(format!("cannot read {}: {error}", path.display())),
        }
    }

    fn read(&mut self, name: String, path: &Path, file: String) -> Result<(), Error> {
        let failed = |error| Error::world(format!("cannot read {}", path.display()), &error);
        if !fs::metadata(path).map_err(failed)?.is_file() {
            self.fault(&file, Span::NONE, "this is no regular file".to_owned(), None);
            return Ok(());
        }
        let mut bytes = Vec::new();
        let opened = fs::File::open(path).map_err(failed)?;
        opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() as u64 > LARGEST {
            self.fault(&file, Span::NONE, "a template's file has at most 1 MiB".to_owned(), None);
            return Ok(());
        }
        let mut faults = Faults::new(&file);
        match String::from_utf8(bytes) {
            Ok(text) => self.sources.push(Source { name, file, text }),
            Err(_) => {
                faults.error(Code::NotText, Span::NONE, "the file is not text in UTF-8");
            }
        }
        self.faults.extend(faults.into_list());
        Ok(())
    }

    fn fault(&mut self, file: &str, span: Span, message: String, hint: Option<&str>) {
        let mut faults = Faults::new(file);
        faults.error(Code::TemplateFile, span, message).hint_opt(hint.map(str::to_owned));
        self.faults.extend(faults.into_list());
    }
}
