//! Profiles and catalogues from the disk: regular files only, none larger than 8 MiB, and exports of findings up to 64 MiB.

use super::args::Common;
use super::clock::Clock;
use super::{Error, Kind, house, show};
use crate::catalog::{Catalog, File, Framework, load};
use crate::date::Date;
use crate::diagnostic::{Code, Fault, Faults, Span};
use crate::findings::{self, Import};
use crate::id::idify;
use crate::ledger::{self, Ledger};
use crate::profile::{self, Choice, Profile};
use crate::render::stamp;
use crate::report::Audience;
use crate::resolve::Resolution;
use crate::zone::Zone;
use crate::{digest, knowledge, oscal, resolve, yaml};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Largest file that is read, in bytes.
const LARGEST: u64 = 8 * 1024 * 1024;

/// A profile whose ids join the catalogue.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) profile: Profile,
    /// The evidence ledger beside it.
    pub(super) ledger: Option<Ledger>,
    /// The day for which the answer holds, where the workload is.
    pub(super) as_of: Date,
    pub(super) resolution: Resolution,
    /// For whom profile and ledger are as they are.
    pub(super) audience: Audience,
    pub(super) warnings: Vec<Fault>,
    /// The profile's text by its file's name, to show the warnings beside it.
    pub(super) texts: BTreeMap<String, String>,
}

/// Reads a profile and joins it to the catalogue; all its faults come as one error.
pub(super) fn profile(
    path: &Path,
    catalog: &Catalog,
    clock: Clock,
    common: &Common,
) -> Result<Joined, Error> {
    let name = path.display().to_string();
    let mut faults = Faults::new(&name);
    let bytes = bytes(path, &mut faults)?;
    let mut profile = bytes.as_ref().and_then(|bytes| profile::parse(&name, bytes, &mut faults));
    let zone = profile.as_ref().map(|profile| &profile.monitoring.time_zone);
    let as_of = clock.day(zone.unwrap_or(&Zone::default()));
    if let Some(profile) = &mut profile {
        resolve::name(profile, catalog);
        profile.frameworks.extend(common.framework.iter().map(|path| Choice {
            framework: framework_id(path),
            baseline: None,
            span: Span::NONE,
        }));
        resolve::join(profile, catalog, as_of, &mut faults);
    }
    let look = profile.as_ref().and_then(|profile| house::look(&profile.theme).err());
    let look = look.unwrap_or_default();
    let is_good = !faults.has_errors() && look.is_empty();
    let mut texts: BTreeMap<String, String> = [text(&name, bytes)].into();
    let profile = profile.map(|profile| {
        let resolution = is_good.then(|| resolve::resolve(&profile, catalog, as_of));
        (profile, resolution)
    });
    let mut list = faults.into_list();
    list.extend(look);
    let mut ledger = None;
    let mut is_ledger_good = true;
    if let Some(path) = beside(path) {
        let mut faults = Faults::new(&path.display().to_string());
        let bytes = self::bytes(&path, &mut faults)?;
        ledger = bytes.as_deref().and_then(|bytes| read_ledger(&path, bytes, &mut faults));
        if let (Some(ledger), Some((profile, resolution))) = (&ledger, &profile) {
            resolve::join_ledger(ledger, profile, catalog, &mut faults);
            if let Some(resolution) = resolution.as_ref().filter(|_| !faults.has_errors()) {
                resolve::idle_ledger(ledger, profile, catalog, resolution, as_of, &mut faults);
            }
        }
        is_ledger_good = !faults.has_errors();
        list.extend(faults.into_list());
        texts.extend([text(&path.display().to_string(), bytes)]);
    }
    match profile {
        Some((profile, Some(resolution))) if is_ledger_good => {
            let audience = Audience::Internal;
            Ok(Joined { profile, ledger, as_of, resolution, audience, warnings: list, texts })
        }
        _ => Err(Error::faults(list, texts)),
    }
}

/// Refuses a ledger with faults, and tells its warnings.
pub(super) fn check_ledger(
    path: &Path,
    bytes: &[u8],
    joined: &Joined,
    catalog: &Catalog,
) -> Result<(), Error> {
    let Joined { profile, resolution, as_of, .. } = joined;
    let name = path.display().to_string();
    let mut faults = Faults::new(&name);
    if let Some(ledger) = read_ledger(path, bytes, &mut faults) {
        resolve::join_ledger(&ledger, profile, catalog, &mut faults);
        if !faults.has_errors() {
            resolve::idle_ledger(&ledger, profile, catalog, resolution, *as_of, &mut faults);
        }
    }
    let texts = [text(&name, Some(bytes.to_vec()))].into();
    if faults.has_errors() {
        return Err(Error::faults(faults.into_list(), texts));
    }
    show::faults(&faults.into_list(), &texts);
    Ok(())
}

/// The text of a file by its name, to show faults beside it.
fn text(name: &str, bytes: Option<Vec<u8>>) -> (String, String) {
    let mut quiet = Faults::new(name);
    let text = bytes.and_then(|bytes| yaml::decode(&bytes, &mut quiet)).unwrap_or_default();
    (name.to_owned(), text)
}

/// Leaves the ledgers out of many paths, such as those of `profiles/*.yaml`: each is read with its profile.
pub(super) fn leave_ledgers(paths: &mut Vec<PathBuf>) {
    let is_ledger = |path: &PathBuf| path.to_string_lossy().ends_with(".evidence.yaml");
    if !paths.iter().all(is_ledger) {
        paths.retain(|path| !is_ledger(path));
    }
}

/// The evidence ledger beside a profile: `web-shop.evidence.yaml` beside `web-shop.yaml`.
pub(super) fn beside(profile: &Path) -> Option<PathBuf> {
    Some(profile.with_extension("evidence.yaml")).filter(|path| path.is_file())
}

/// Reads a ledger, and looks whether the files that it names are there and unchanged.
fn read_ledger(path: &Path, bytes: &[u8], faults: &mut Faults) -> Option<Ledger> {
    let ledger = ledger::parse(&path.display().to_string(), bytes, faults)?;
    let directory = path.parent().unwrap_or(Path::new(""));
    for entry in &ledger.evidence {
        let Some(file) = entry.file.as_ref().filter(|file| file.span.is_some()) else { continue };
        match fs::read(directory.join(&file.value)) {
            Err(error) => {
                let message = format!("the file `{}` cannot be read: {error}", file.value);
                faults
                    .error(Code::FileMissing, file.span, message)
                    .hint("paths are relative to the ledger's directory");
            }
            Ok(bytes) => {
                let found = digest::hex(&Sha256::digest(&bytes));
                if let Some(sha256) = entry.sha256.as_ref().filter(|sha| sha.value != found) {
                    let message = format!("`{}` has another SHA-256", file.value);
                    faults
                        .error(Code::DigestMismatch, sha256.span, message)
                        .hint(format!("it is {found} now"));
                }
            }
        }
    }
    Some(ledger)
}

/// The bytes of a file; `None`, with a fault, when it is too large.
fn bytes(path: &Path, faults: &mut Faults) -> Result<Option<Vec<u8>>, Error> {
    bytes_up_to(LARGEST, path, faults)
}

/// The bytes of a file that may be as large as is said; `None`, with a fault, when it is larger.
fn bytes_up_to(most: u64, path: &Path, faults: &mut Faults) -> Result<Option<Vec<u8>>, Error> {
    let cannot =
        |error: &std::io::Error| Error::world(format!("cannot read {}", path.display()), error);
    let metadata = fs::metadata(path).map_err(|error| cannot(&error))?;
    if !metadata.is_file() {
        let what = if metadata.is_dir() { "it is a directory" } else { "it is not a regular file" };
        return Err(Error::new(Kind::World, format!("cannot read {}: {what}", path.display())));
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| cannot(&error))?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| cannot(&error))?;
    if bytes.len() as u64 > most {
        let message = format!("the file is larger than {} MiB", most / (1024 * 1024));
        faults.error(Code::TooLarge, Span::NONE, message);
        return Ok(None);
    }
    Ok(Some(bytes))
}

/// The bytes of a document that is to be verified.
pub(super) fn document(path: &Path) -> Result<Vec<u8>, Error> {
    let mut faults = Faults::new(&path.display().to_string());
    let bytes = bytes_up_to(stamp::LARGEST, path, &mut faults)?;
    bytes.ok_or_else(|| Error::faults(faults.into_list(), BTreeMap::new()))
}

/// The SHA-256 of a file that may be large.
pub(super) fn sha256(path: &Path) -> Result<String, Error> {
    document(path).map(|bytes| digest::hex(&Sha256::digest(&bytes)))
}

/// An export of findings; its faults come as a list.
pub(super) fn findings(path: &Path) -> Result<Result<Import, Vec<Fault>>, Error> {
    let name = path.display().to_string();
    let mut faults = Faults::new(&name);
    let bytes = bytes_up_to(findings::LARGEST, path, &mut faults)?;
    Ok(bytes.map_or_else(|| Err(faults.into_list()), |bytes| findings::read(&name, &bytes)))
}

/// The embedded catalogue, with a user's directory over it where one is given.
pub(super) fn catalog(common: &Common) -> Result<Catalog, Error> {
    let base = knowledge::embedded();
    let mut catalog = match &common.catalog {
        Some(directory) => over(base, directory)?,
        None => base,
    };
    for path in &common.framework {
        let (framework, digest) = framework(path, &catalog)?;
        catalog.digest = self::digest(&catalog.digest, &digest);
        catalog.frameworks.insert(framework_id(path).as_str().into(), framework.into());
    }
    Ok(catalog)
}

/// The id of a framework of the user's own: its file's name without the ending.
fn framework_id(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Some(idify(&stem)).filter(|id| !id.is_empty()).unwrap_or_else(|| "own".to_owned())
}

/// A framework of the user's own, and the digest of its file.
fn framework(path: &Path, catalog: &Catalog) -> Result<(Framework, String), Error> {
    let name = path.display().to_string();
    let mut faults = Faults::new(&name);
    let Some(bytes) = bytes(path, &mut faults)? else {
        return Err(Error::faults(faults.into_list(), BTreeMap::new()));
    };
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let framework = oscal::framework(&bytes, catalog, &file).map_err(|error| {
        let oscal::OscalError { line, column, message } = error;
        let place = if line > 0 { format!("{name}:{line}:{column}") } else { name };
        Error::new(Kind::Input, format!("{place}: {message}"))
            .hint("`--framework` reads an OSCAL catalogue or resolved profile in JSON")
    })?;
    Ok((framework, digest::hex(&Sha256::digest(&bytes))))
}

/// The digest of a catalogue with a framework of the user's own.
fn digest(catalog: &str, framework: &str) -> String {
    digest::hex(&Sha256::digest(format!("{catalog} {framework}").as_bytes()))
}

/// A directory's catalogue over a base.
pub(super) fn over(base: Catalog, directory: &Path) -> Result<Catalog, Error> {
    let mut files = Vec::new();
    collect(directory, "", 0, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    if files.is_empty() {
        let message = format!("{} holds no file of a catalogue", directory.display());
        return Err(Error::new(Kind::Usage, message).hint("see catalog/README.md for its shape"));
    }
    let loaded = load(base, &files);
    let texts = files.into_iter().map(|file| (file.name, file.text)).collect();
    match loaded {
        Ok((catalog, warnings)) => {
            show::faults(&warnings, &texts);
            Ok(catalog)
        }
        Err(faults) => Err(Error::faults(faults, texts)),
    }
}

fn collect(directory: &Path, below: &str, depth: u8, files: &mut Vec<File>) -> Result<(), Error> {
    let cannot = |error: &std::io::Error| {
        Error::world(format!("cannot read {}", directory.display()), error)
    };
    for entry in fs::read_dir(directory).map_err(|error| cannot(&error))? {
        let path = entry.map_err(|error| cannot(&error))?.path();
        let stem = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && depth < 1 {
            collect(&path, &format!("{below}{stem}/"), depth + 1, files)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            let name = path.display().to_string();
            let mut faults = Faults::new(&name);
            let bytes = bytes(&path, &mut faults)?;
            let text = bytes.and_then(|bytes| yaml::decode(&bytes, &mut faults));
            let Some(text) = text else {
                return Err(Error::faults(faults.into_list(), BTreeMap::new()));
            };
            files.push(File { path: format!("{below}{stem}"), name, text });
        }
    }
    Ok(())
}
