//! Which component calls which, so that one that calls itself can be named.

use super::Source;
use super::lex::{Token, words};
use super::parse;
use std::collections::{BTreeMap, BTreeSet};

/// Whether a component calls itself, directly or by others.
pub(super) fn reaches(sources: &[Source], name: &str) -> bool {
    let calls = calls(sources);
    let mut seen = BTreeSet::new();
    let mut next: Vec<&str> = calls.get(name).into_iter().flatten().map(String::as_str).collect();
    while let Some(called) = next.pop() {
        if called == name {
            return true;
        }
        if seen.insert(called) {
            next.extend(calls.get(called).into_iter().flatten().map(String::as_str));
        }
    }
    false
}

/// The names that stand behind a `<` in the body of each component: its calls, and perhaps a comparison.
fn calls(sources: &[Source]) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for source in sources {
        let Ok(tree) = parse::parse(&source.text) else { continue };
        let ends: Vec<usize> = tree.components.iter().map(|c| c.range.start).collect();
        for (at, component) in tree.components.iter().enumerate() {
            let end = ends.get(at + 1).copied().unwrap_or(source.text.len());
            let body = &source.text[component.body.start..end];
            all.insert(component.name.clone(), called(body));
        }
    }
    all
}

fn called(body: &str) -> Vec<String> {
    let words = words(body).unwrap_or_default();
    let names = words.windows(2).filter_map(|pair| match (pair[0].0, pair[1].0) {
        (Token::Sign("<"), Token::Name(name)) => Some(name.to_owned()),
        _ => None,
    });
    names.collect()
}
