//! The elements of two reports as data that differ, by the names that a reader knows: `duties: data.backup (database)`.
//!
//! The text may come from anybody: it is cut at its commas, never built, and after [`MOST`] elements no more are looked at.

use std::collections::{BTreeMap, BTreeSet};

/// Most elements of a report that are looked at.
const MOST: usize = 200_000;
/// The keys by one of which an element has its name.
const NAMES: [&str; 5] = ["duty", "id", "name", "title", "obligation"];
/// What a reader asks for first; much of the rest is counted from it.
const FIRST: [&str; 3] = ["workload", "duties", "obligations"];
/// What is compared as inputs, before.
const HEAD: [&str; 2] = ["document", "format"];

/// The elements that only one of two texts has.
pub(super) fn differing(old: &[u8], new: &[u8]) -> Vec<String> {
    let (old, new) = (elements(old), elements(new));
    let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
    keys.sort_by_key(|key| (!FIRST.contains(&key.as_str()), *key));
    keys.dedup();
    let mut found: Vec<String> = Vec::new();
    let none = BTreeSet::new();
    for key in keys.into_iter().filter(|key| !HEAD.contains(&key.as_str())) {
        let (old, new) = (old.get(key).unwrap_or(&none), new.get(key).unwrap_or(&none));
        for element in old.symmetric_difference(new) {
            let name = name(element).map_or_else(|| key.clone(), |name| format!("{key}: {name}"));
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

/// The elements below each key of the outermost object, without white space.
fn elements(json: &[u8]) -> BTreeMap<String, BTreeSet<Vec<u8>>> {
    let mut found: BTreeMap<String, BTreeSet<Vec<u8>>> = BTreeMap::new();
    let (mut key, mut element) = (String::new(), Vec::new());
    let mut depth = 0_usize;
    let (mut is_text, mut is_escaped) = (false, false);
    let mut left = MOST;
    for byte in json.iter().copied() {
        if left == 0 {
            break;
        }
        if is_text {
            is_text = is_escaped || byte != b'"';
            is_escaped = !is_escaped && byte == b'\\';
            element.push(byte);
            continue;
        }
        let is_end = match byte {
            b'{' | b'[' => {
                depth += 1;
                depth <= 2
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                depth < 2
            }
            b',' => depth <= 2,
            b':' if depth == 1 => {
                String::from_utf8_lossy(&element).trim_matches('"').clone_into(&mut key);
                element.clear();
                continue;
            }
            _ => false,
        };
        if is_end {
            let whole = std::mem::take(&mut element);
            if !whole.is_empty() {
                left -= 1;
                found.entry(key.clone()).or_default().insert(whole);
            }
        } else if !byte.is_ascii_whitespace() {
            is_text = byte == b'"';
            element.push(byte);
        }
    }
    found
}

/// What an element is called, and where it is.
fn name(element: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(element);
    let value = |key: &str| {
        let (_, after) = text.split_once(&format!("\"{key}\":\""))?;
        after.split('"').next().filter(|value| !value.is_empty())
    };
    let found = NAMES.iter().find_map(|key| value(key));
    // An element of an object is a key with its value.
    let found = found.or_else(|| text.strip_prefix('"')?.split_once("\":").map(|(key, _)| key))?;
    Some(match value("component") {
        Some(component) => format!("{found} ({component})"),
        None => found.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn elements_that_differ_are_named() {
        let rows: [(&str, &str, &[&str]); 7] = [
            (r#"{"a":[1,2]}"#, r#"{ "a" : [ 1, 2 ] }"#, &[]),
            (r#"{"document":{"x":1},"format":"a"}"#, r#"{"document":{"x":2},"format":"b"}"#, &[]),
            (
                r#"{"duties":[{"duty":"d.a","component":"web","x":1},{"duty":"d.b","x":1}]}"#,
                r#"{"duties":[{"duty":"d.a","component":"web","x":2},{"duty":"d.b","x":1}]}"#,
                &["duties: d.a (web)"],
            ),
            (r#"{"summary":{"n":1,"m":2}}"#, r#"{"summary":{"n":1,"m":3}}"#, &["summary: m"]),
            (r#"{"findings":null}"#, r#"{"findings":{"a,]":1}}"#, &["findings: a,]", "findings"]),
            (r#"{"a":["x\"],"]}"#, r#"{"a":["x\"],","y"]}"#, &["a"]),
            ("}}]],,::\"", "", &[]),
        ];
        for (old, new, expected) in rows {
            let found = differing(old.as_bytes(), new.as_bytes());
            assert_eq!(found, expected, "{old} and {new}");
        }
    }
}
