//! The sections of a document and the rows of its tables, and which of them differ.

use crate::render::stamp::Written;
use std::collections::{BTreeMap, BTreeSet};

/// The headings of the sections whose text differs, in the order of the document.
pub(super) fn differing(written: Written, document: &str, made: &str) -> Vec<String> {
    let (old, new) = (sections(written, document), sections(written, made));
    let by_title: BTreeMap<(&str, usize), &[&str]> = new
        .iter()
        .map(|found| ((found.title.as_str(), found.nth), found.lines.as_slice()))
        .collect();
    let is_same = |found: &Section<'_>| {
        by_title.get(&(found.title.as_str(), found.nth)).is_some_and(|lines| *lines == found.lines)
    };
    let known: BTreeSet<(&str, usize)> = old.iter().map(|f| (f.title.as_str(), f.nth)).collect();
    let gone = new.iter().filter(|found| !known.contains(&(found.title.as_str(), found.nth)));
    let changed = old.iter().filter(|found| !is_same(found));
    changed.chain(gone).map(|found| found.title.clone()).filter(|title| !title.is_empty()).collect()
}

/// A heading with what stands below it.
struct Section<'t> {
    title: String,
    /// How many sections of this title come before.
    nth: usize,
    lines: Vec<&'t str>,
}

fn sections(written: Written, text: &str) -> Vec<Section<'_>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut list = vec![Section { title: String::new(), nth: 0, lines: Vec::new() }];
    for line in text.lines() {
        if let Some(title) = heading(written, line) {
            let nth = seen.entry(title.clone()).or_default();
            list.push(Section { title, nth: *nth, lines: Vec::new() });
            *nth += 1;
        } else if let Some(last) = list.last_mut() {
            last.lines.push(line);
        }
    }
    list
}

/// The words of a heading.
fn heading(written: Written, line: &str) -> Option<String> {
    let words = match written {
        Written::Markdown => line.starts_with('#').then(|| line.trim_start_matches('#'))?,
        Written::Html => {
            let rest = line.strip_prefix("<h")?;
            let rest = rest.get(1..)?;
            let (_, rest) = rest.split_once('>')?;
            rest.split_once("<a class=\"link\"").map_or(rest, |(words, _)| words)
        }
        Written::Pdf | Written::Json => return None,
    };
    Some(plain(words))
}

/// The rows of tables that only one of two texts has, by the words of their first cells.
pub(super) fn rows(written: Written, document: &str, made: &str) -> Vec<String> {
    let is_row = |line: &&str| match written {
        Written::Markdown => line.starts_with("| "),
        Written::Html => line.starts_with("<tr"),
        Written::Pdf | Written::Json => false,
    };
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) =
        (document.lines().filter(is_row).collect(), made.lines().filter(is_row).collect());
    let here = document.lines().filter(|line| is_row(line) && !new.contains(line));
    let there = made.lines().filter(|line| is_row(line) && !old.contains(line));
    let mut seen = BTreeSet::new();
    let names = here.chain(there).map(|line| first_cell(written, line));
    names.filter(|name| !name.is_empty() && seen.insert(name.clone())).collect()
}

/// The words of a row's first cell.
fn first_cell(written: Written, line: &str) -> String {
    let cell = match written {
        Written::Markdown => line.trim_start_matches("| ").split(" | ").next().unwrap_or_default(),
        Written::Html => {
            // The first cell may be a heading, and begin with a link to the row itself.
            let cell = line.split("</t").find(|cell| !plain(cell).is_empty()).unwrap_or_default();
            cell.split_once("</span></a>").map_or(cell, |(_, words)| words)
        }
        Written::Pdf | Written::Json => "",
    };
    let words = plain(&cell.replace("<br>", " "));
    if written == Written::Markdown { words.replace(['*', '`', '\\'], "") } else { words }
}

/// A text without its tags.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain.trim().to_owned()
}
