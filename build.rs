//! Checks the catalogue's files and writes the checked catalogue for the binary to embed.
//!
//! The modules below are those of the library: what the binary trusts has been through the same checks as a user's files.
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    missing_docs,
    clippy::enum_variant_names,
    reason = "the build uses a part of the library's modules"
)]

#[path = "src/cadence.rs"]
mod cadence;
#[path = "src/catalog/mod.rs"]
mod catalog;
#[path = "src/date.rs"]
mod date;
#[path = "src/diagnostic.rs"]
mod diagnostic;
#[path = "src/digest.rs"]
mod digest;
#[path = "src/id.rs"]
mod id;
#[path = "src/packed.rs"]
mod packed;
#[path = "src/party.rs"]
mod party;
#[path = "src/text.rs"]
mod text;
#[path = "src/yaml/mod.rs"]
mod yaml;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let directory = env::var_os("DUTYLINE_CATALOG").unwrap_or_else(|| "catalog".into());
    println!("cargo::rerun-if-env-changed=DUTYLINE_CATALOG");
    println!("cargo::rerun-if-changed={}", Path::new(&directory).display());
    println!("cargo::rerun-if-changed=src/catalog");
    let mut files = Vec::new();
    collect(Path::new(&directory), "", &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let (catalog, _) =
        catalog::load(catalog::Catalog::default(), &files).unwrap_or_else(|faults| {
            for fault in &faults {
                let (file, span) = (&fault.file, fault.span);
                println!("cargo::error={file}:{}:{}: {}", span.line, span.column, fault.message);
            }
            panic!("the catalogue has {} faults", faults.len())
        });
    let bytes = postcard::to_allocvec(&catalog).expect("a catalogue can be written");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("catalog.postcard"), bytes).expect("OUT_DIR can be written");
}

fn collect(directory: &Path, below: &str, files: &mut Vec<catalog::File>) {
    for entry in fs::read_dir(directory).expect("the catalogue can be read").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, &format!("{below}{name}/"), files);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            let text = fs::read_to_string(&path).expect("a file of the catalogue can be read");
            files.push(catalog::File {
                path: format!("{below}{name}"),
                name: path.display().to_string(),
                text,
            });
        }
    }
}
