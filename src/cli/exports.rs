//! Exports of findings from the disk. What cannot be read of them is told, row by row.

use super::{Error, input, show};
use crate::report::Exports;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Reads all files; the faults of all that cannot be read come as one error. `None` where no file is named.
pub(super) fn read(paths: &[PathBuf]) -> Result<Option<Exports>, Error> {
    let (mut imports, mut faults, mut bad) = (Vec::new(), Vec::new(), Vec::new());
    for path in paths {
        match input::findings(path)? {
            Ok(import) => {
                bad.extend(import.bad.iter().cloned());
                imports.push((path.display().to_string(), import));
            }
            Err(found) => faults.extend(found),
        }
    }
    // The texts may be large; each row's place is said without its line.
    show::faults(&bad, &BTreeMap::new());
    if faults.is_empty() {
        Ok((!imports.is_empty()).then(|| Exports::new(imports)))
    } else {
        Err(Error::faults(faults, BTreeMap::new()))
    }
}
