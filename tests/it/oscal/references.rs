//! OSCAL's references and ids, followed through a document.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Calls a function with every object of a document, and the key under which it stands.
pub(crate) fn walk<'v>(key: &'v str, value: &'v Value, found: &mut dyn FnMut(&'v str, &'v Value)) {
    match value {
        Value::Object(map) => {
            found(key, value);
            map.iter().for_each(|(key, inner)| walk(key, inner, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| walk(key, inner, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Every `uuid` of a document, with the key of the list in which its object stands.
pub(crate) fn uuids(document: &Value) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    walk("", document, &mut |key, object| {
        all.extend(object["uuid"].as_str().map(|uuid| (key, uuid)));
    });
    all
}

/// References that lead nowhere, and ids that stand twice.
pub(crate) fn loose(document: &Value) -> Vec<String> {
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut findings = Vec::new();
    for (kind, uuid) in uuids(document) {
        let is_known = ids.values().any(|known| known.contains(uuid));
        if is_known || !ids.entry(kind).or_default().insert(uuid) {
            findings.push(format!("{uuid} stands twice"));
        }
    }
    let mut roles = BTreeSet::new();
    walk("", document, &mut |key, object| {
        if key == "roles" {
            roles.extend(object["id"].as_str());
        }
    });
    let mut ask = |kind: &str, what: &str, value: &Value| {
        let known = ids.get(kind);
        for uuid in value
            .as_str()
            .into_iter()
            .chain(value.as_array().into_iter().flatten().filter_map(Value::as_str))
        {
            if !known.is_some_and(|known| known.contains(uuid)) {
                findings.push(format!("{what} {uuid} is none of {kind}"));
            }
        }
    };
    walk("", document, &mut |key, object| {
        for (what, kind) in [
            ("provided-uuid", "provided"),
            ("responsibility-uuid", "responsibilities"),
            ("component-uuid", "components"),
            ("party-uuid", "parties"),
            ("party-uuids", "parties"),
        ] {
            ask(kind, what, &object[what]);
        }
        if key == "props" && object["name"] == "leveraged-authorization-uuid" {
            ask("leveraged-authorizations", "the property", &object["value"]);
        }
        if let Some(target) = object["href"].as_str().and_then(|href| href.strip_prefix('#')) {
            ask("resources", "the link", &Value::from(target));
        }
    });
    walk("", document, &mut |_, object| {
        let ids = object["role-ids"].as_array().into_iter().flatten().chain([&object["role-id"]]);
        for id in ids.filter_map(Value::as_str).filter(|id| !roles.contains(id)) {
            findings.push(format!("{id} is no role"));
        }
    });
    findings
}
