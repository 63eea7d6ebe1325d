//! Documents to the disk: each whole or not at all.

use super::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// One rendered file.
#[derive(Debug)]
pub(super) struct Document {
    /// Its name, without a directory.
    pub(super) name: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// Writes documents into a directory; gives the paths written.
pub(super) fn write(directory: &Path, documents: &[Document]) -> Result<Vec<PathBuf>, Error> {
    let cannot = |what: &Path, error: &std::io::Error| {
        Error::world(format!("cannot write {}", what.display()), error)
    };
    fs::create_dir_all(directory).map_err(|error| cannot(directory, &error))?;
    // All are on the disk beside their places before the first takes its place.
    let mut ready = Vec::new();
    for document in documents {
        let path = directory.join(&document.name);
        let mut file = temporary(directory).map_err(|error| cannot(&path, &error))?;
        file.write_all(&document.bytes).map_err(|error| cannot(&path, &error))?;
        ready.push((file, path));
    }
    let mut written = Vec::new();
    for (file, path) in ready {
        file.persist(&path).map_err(|error| cannot(&path, &error.error))?;
        written.push(path);
    }
    Ok(written)
}

fn temporary(directory: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dutyline-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    builder.tempfile_in(directory)
}
