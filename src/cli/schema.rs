//! `dutyline schema`: JSON Schemas made of the types that read and write.

use super::args::SchemaOf;
use super::{Error, show};
use crate::profile::RawProfile;
use crate::report::Report;

/// Runs the command.
pub(super) fn run(of: SchemaOf) -> Result<(), Error> {
    let schema = match of {
        SchemaOf::Profile => schemars::schema_for!(RawProfile),
        SchemaOf::Report => schemars::generate::SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<Report>(),
    };
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    show::print(&text)
}
