//! `dutyline schema`: JSON Schemas made of the types that read and write, with the catalogue's ids where a profile names them.

use super::args::{Schema as Args, SchemaOf};
use super::{Error, check, input, show};
use crate::catalog::{Catalog, Service};
use crate::lang::BUILT_IN;
use crate::packed::Packed;
use crate::profile::RawProfile;
use crate::report::Report;
use schemars::JsonSchema;
use serde_json::{Map, Value, json};

/// Runs the command.
pub(super) fn run(args: &Args) -> Result<(), Error> {
    let schema = match args.of {
        SchemaOf::Profile => profile(&input::catalog(&args.common)?),
        SchemaOf::Report => written::<Report>(),
        SchemaOf::Check => written::<check::Document>(),
        SchemaOf::Words => return show::print(BUILT_IN[0].1),
    };
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    show::print(&text)
}

/// The schema of what is written.
fn written<T: JsonSchema>() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// The profile's schema, so that an editor completes the ids too.
fn profile(catalog: &Catalog) -> Value {
    let mut schema = schemars::schema_for!(RawProfile).to_value();
    let list = |ids: Vec<String>| json!({ "type": "string", "enum": ids });
    let services = catalog.services.keys().map(ToString::to_string).collect();
    let domains = catalog.domains.keys().map(ToString::to_string).collect();
    let duties = catalog.order.iter().map(ToString::to_string).collect();
    let regions = catalog.regions.keys().map(ToString::to_string).collect();
    for (pointer, ids) in [
        ("/properties/frameworks/items", frameworks(catalog)),
        ("/$defs/RawWorkload/properties/regions/items", regions),
        ("/$defs/RawRule/properties/domains/items", domains),
        ("/$defs/RawRule/properties/duties/items", duties),
    ] {
        if let Some(place) = schema.pointer_mut(pointer) {
            let description = place.get("description").cloned();
            *place = list(ids);
            if let Some(description) = description {
                place["description"] = description;
            }
        }
    }
    // A service's other names are read too: the ids are what an editor offers.
    if let Some(place) = schema.pointer_mut("/$defs/RawComponent/properties/service") {
        let description = place["description"].take();
        *place =
            json!({ "anyOf": [list(services), { "type": "string" }], "description": description });
    }
    if let Some(component) = schema.pointer_mut("/$defs/RawComponent") {
        let own = catalog.services.iter().filter(|(_, service)| !service.is_general);
        let options = own.map(|(id, service)| options(catalog, id, service));
        component["allOf"] = options.collect();
    }
    schema
}

/// Every framework, alone and with each of its baselines.
fn frameworks(catalog: &Catalog) -> Vec<String> {
    let with_baselines =
        |(id, framework): (&crate::id::FrameworkId, &Packed<crate::catalog::Framework>)| {
            let baselines = framework.baselines.iter().map(move |(name, _)| format!("{id}/{name}"));
            std::iter::once(id.to_string()).chain(baselines).collect::<Vec<_>>()
        };
    catalog.frameworks.iter().flat_map(with_baselines).collect()
}

/// For components of one service, its options with their values.
fn options(catalog: &Catalog, id: &str, service: &Service) -> Value {
    let mut properties = Map::new();
    for (name, option) in &service.options {
        let values: Vec<Value> = option.values.iter().map(|(value, _)| word(value)).collect();
        properties.insert(name.to_string(), json!({ "enum": values, "description": option.title }));
    }
    for (_, versions) in catalog.versions_of(id) {
        let words = versions.list.iter().map(|(word, _)| Value::from(*word));
        let property = properties.entry(versions.option.to_string()).or_insert_with(|| {
            let examples = Vec::<Value>::new();
            json!({ "type": ["string", "number"], "description": "A version.", "examples": examples })
        });
        if let Some(examples) = property["examples"].as_array_mut() {
            examples.extend(words);
        }
    }
    json!({
        "if": { "properties": { "service": { "const": id } } },
        "then": { "properties": { "options": { "properties": properties, "additionalProperties": false } } }
    })
}

/// A value as YAML reads it: `true` and `false` are booleans.
fn word(value: &str) -> Value {
    match value {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => Value::String(value.to_owned()),
    }
}
