//! Files to a checked catalogue, alone or over another. All faults of all files come in one run.

use super::entry::Entry;
use super::raw::{
    AssuranceFile, CatalogFile, DetectionFile, DomainFile, FrameworkFile, ModelFile,
    MonitoringFile, RawListed, RawPartition, RawRegion, RawSource, RawTopic, ServiceFile,
    VersionsFile,
};
use super::{Catalog, Change, Service, check, join};
use crate::diagnostic::{Code, Fault, Faults, Severity, Span, quote};
use crate::id::{ServiceId, idify, is_id, keep};
use crate::yaml::{Entries, Spot, Word, read};
use sha2::{Digest, Sha256};

/// A file of a catalogue's directory.
#[derive(Clone, Debug)]
pub struct File {
    /// Path below the directory, with slashes: `services/rds.yaml`.
    pub path: String,
    /// Its name in faults.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What a file was read into.
pub(super) struct Read<'f> {
    pub(super) file: &'f File,
    pub(super) stem: &'f str,
    pub(super) raw: Raw,
    pub(super) faults: Faults,
}

/// The raw shapes of the files.
pub(super) enum Raw {
    Catalog(CatalogFile),
    Domain(DomainFile),
    Service(ServiceFile),
    Monitoring(MonitoringFile),
    Framework(FrameworkFile),
    Sources(Entries<RawSource>),
    Traits(Entries<Spot<String>>),
    Glossary(Entries<Spot<String>>),
    Topics(Entries<RawTopic>),
    Regions(Entries<RawRegion>),
    Model(Box<ModelFile>),
    Directory(Entries<RawListed>),
    Versions(VersionsFile),
    Partitions(Entries<RawPartition>),
    Assurance(AssuranceFile),
    Detection(DetectionFile),
    /// Could not be read; its faults say why.
    Nothing,
}

/// Reads a catalogue's files over a base (the empty catalogue, or the embedded one).
///
/// # Errors
///
/// Every fault of every file when any of them is an error; else the catalogue with the warnings.
pub fn load(base: Catalog, files: &[File]) -> Result<(Catalog, Vec<Fault>), Vec<Fault>> {
    let mut reads: Vec<Read<'_>> = files.iter().map(read_file).collect();
    let index = check::Index::new(&base, &reads);
    let mut catalog = base;
    let is_layer = !catalog.duties.is_empty();
    for read in &mut reads {
        for entry in check::entries(read, &index) {
            let replaced = put(&mut catalog, entry);
            if is_layer {
                let change = Change { file: read.file.path.clone(), replaced };
                if catalog.changes.last().is_none_or(|last| last.file != change.file) {
                    catalog.changes.push(change);
                }
            }
        }
    }
    sort(&mut catalog);
    catalog.digest = digest(&catalog.digest, files);
    join::check(&catalog, &mut reads);
    let faults: Vec<Fault> = reads.into_iter().flat_map(|read| read.faults.into_list()).collect();
    if faults.iter().any(|fault| fault.severity == Severity::Error) {
        Err(faults)
    } else {
        Ok((catalog, faults))
    }
}

fn read_file(file: &File) -> Read<'_> {
    let mut faults = Faults::new(&file.name);
    let path = file.path.strip_suffix(".yaml").unwrap_or(&file.path);
    let (directory, stem) = path.rsplit_once('/').unwrap_or(("", path));
    if !is_id(stem) {
        let message = format!("the file name {} is no id", quote(stem));
        faults
            .error(Code::BadId, Span::NONE, message)
            .hint(format!("rename it to `{}.yaml`", idify(stem)));
    }
    let text = &file.text;
    let raw = match (directory, stem) {
        ("", "catalog") => read(text, &mut faults).map(Raw::Catalog),
        ("", "traits") => read(text, &mut faults).map(Raw::Traits),
        ("", "glossary") => read(text, &mut faults).map(Raw::Glossary),
        ("", "topics") => read(text, &mut faults).map(Raw::Topics),
        ("", "regions") => read(text, &mut faults).map(Raw::Regions),
        ("", "model") => read(text, &mut faults).map(Raw::Model),
        ("", "directory") => read(text, &mut faults).map(Raw::Directory),
        ("", "partitions") => read(text, &mut faults).map(Raw::Partitions),
        ("", "assurance") => read(text, &mut faults).map(Raw::Assurance),
        ("", "detection") => read(text, &mut faults).map(Raw::Detection),
        ("lifecycles", _) => read(text, &mut faults).map(Raw::Versions),
        ("", "sources") | ("sources", _) => read(text, &mut faults).map(Raw::Sources),
        ("duties", _) => read(text, &mut faults).map(Raw::Domain),
        ("services", _) => read(text, &mut faults).map(Raw::Service),
        ("monitoring", _) => read(text, &mut faults).map(Raw::Monitoring),
        ("frameworks", _) => read(text, &mut faults).map(Raw::Framework),
        _ => {
            faults
                .error(
                    Code::Orphan,
                    Span::NONE,
                    format!("no catalogue has a file {}", quote(&file.path)),
                )
                .hint("see the table in catalog/README.md");
            None
        }
    };
    Read { file, stem, raw: raw.unwrap_or(Raw::Nothing), faults }
}

/// Puts an entry into the catalogue; whether it replaced one.
fn put(catalog: &mut Catalog, entry: Entry) -> bool {
    match entry {
        Entry::Version(Spot { value: Word(version), .. }, date) => {
            catalog.version = keep(&version);
            catalog.date = date;
            false
        }
        Entry::Domain(id, domain) => catalog.domains.insert(id, domain).is_some(),
        Entry::Duty(id, duty) => catalog.duties.insert(id, *duty).is_some(),
        Entry::Service(id, service) => put_service(catalog, id, *service),
        Entry::Also(id, words, types) => {
            catalog.names.learn_also(id, &words, &types);
            false
        }
        Entry::Versions(id, versions) => catalog.versions.insert(id, versions).is_some(),
        Entry::Partition(id, partition) => catalog.partitions.insert(id, *partition).is_some(),
        Entry::Assurance(assurance) => {
            catalog.assurance = (*assurance).into();
            true
        }
        Entry::Detection(detection) => {
            catalog.detection = (*detection).into();
            true
        }
        Entry::Topic(id, topic) => catalog.topics.insert(id, topic).is_some(),
        Entry::Obligation(id, obligation) => catalog.obligations.insert(id, *obligation).is_some(),
        Entry::Framework(id, framework) => {
            catalog.frameworks.insert(id, (*framework).into()).is_some()
        }
        Entry::Source(id, source) => catalog.sources.insert(id, source).is_some(),
        Entry::Trait(name, meaning) => catalog.traits.insert(name, meaning).is_some(),
        Entry::Term(term, meaning) => catalog.glossary.insert(term, meaning).is_some(),
        Entry::Region(id, region) => catalog.regions.insert(id, region).is_some(),
        Entry::Model(model) => {
            catalog.model = *model;
            true
        }
    }
}

/// A service with an entry of its own goes before one that has none.
fn put_service(catalog: &mut Catalog, id: ServiceId, service: Service) -> bool {
    if !service.is_general {
        catalog.names.learn(id, &service);
        return catalog.services.insert(id, service.into()).is_some();
    }
    let mut words = service.aliases.clone();
    words.extend([service.name, id.as_str()]);
    let types = [service.cloudformation.as_slice(), &service.terraform].concat();
    catalog.names.learn_also(id, &words, &types);
    if catalog.services.get(&id).is_none_or(|known| known.is_general) {
        catalog.services.insert(id, service.into());
    }
    false
}

fn sort(catalog: &mut Catalog) {
    let rank = |duty: &super::Duty| {
        let order = catalog.domains.get(&duty.domain).map_or(u32::MAX, |domain| domain.order);
        (order, duty.domain, duty.position)
    };
    let mut order: Vec<_> = catalog.duties.iter().map(|(id, duty)| (rank(duty), *id)).collect();
    order.sort();
    catalog.order = order.into_iter().map(|(_, id)| id).collect();
}

/// SHA-256, in hexadecimal, over the digest of what lies below and every file's path and text.
fn digest(below: &str, files: &[File]) -> String {
    let mut sorted: Vec<&File> = files.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut hash = Sha256::new();
    hash.update(below);
    for file in sorted {
        hash.update(&file.path);
        hash.update([0]);
        hash.update(&file.text);
        hash.update([0]);
    }
    crate::digest::hex(&hash.finalize())
}
