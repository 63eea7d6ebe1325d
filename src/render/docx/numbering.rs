//! The numbering part: one definition for the headings, one for bullets, one for numbered lists.

use super::xml::Xml;

/// The number of the headings' list.
pub(super) const HEADINGS: usize = 1;
/// The number of the list of bullets.
pub(super) const BULLETS: usize = 2;
/// The number of the first numbered list; each has its own, so that each counts anew.
pub(super) const FIRST: usize = 3;
/// How many levels a definition has.
pub(super) const LEVELS: usize = 9;
/// How far a level is set in, in twentieths of a point.
pub(super) const STEP: usize = 340;

/// Writes the part: what the headings' numbers look like, and depth and start of each numbered list.
pub(super) fn write(headings: Option<&(usize, String)>, lists: &[(usize, u64)]) -> String {
    let mut xml = Xml::default();
    xml.raw(super::parts::DECLARATION);
    xml.open("w:numbering", &[("xmlns:w", super::parts::WORD)]);
    definition(&mut xml, 0, |xml, level| heading(xml, headings, level));
    definition(&mut xml, 1, |xml, level| {
        let sign = ["•", "–", "▪"][level % 3];
        item(xml, level, "bullet", sign);
    });
    definition(&mut xml, 2, |xml, level| item(xml, level, "decimal", &format!("%{}.", level + 1)));
    for (number, of) in [(HEADINGS, "0"), (BULLETS, "1")] {
        xml.open("w:num", &[("w:numId", &number.to_string())]);
        xml.leaf("w:abstractNumId", &[("w:val", of)]);
        xml.close("w:num");
    }
    for (at, (level, start)) in lists.iter().enumerate() {
        xml.open("w:num", &[("w:numId", &(FIRST + at).to_string())]);
        xml.leaf("w:abstractNumId", &[("w:val", "2")]);
        xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
        xml.leaf("w:startOverride", &[("w:val", &start.to_string())]);
        xml.close("w:lvlOverride");
        xml.close("w:num");
    }
    xml.close("w:numbering");
    xml.text
}

fn definition(xml: &mut Xml, id: usize, mut level: impl FnMut(&mut Xml, usize)) {
    xml.open("w:abstractNum", &[("w:abstractNumId", &id.to_string())]);
    xml.leaf("w:multiLevelType", &[("w:val", "multilevel")]);
    for at in 0..LEVELS {
        level(xml, at);
    }
    xml.close("w:abstractNum");
}

/// A level of the headings: above the first that is numbered there is no number, below it numbers grow.
fn heading(xml: &mut Xml, headings: Option<&(usize, String)>, level: usize) {
    let words = match headings {
        Some((first, prefix)) if level >= *first => {
            let numbers: Vec<String> = (*first..=level).map(|at| format!("%{}", at + 1)).collect();
            format!("{prefix}{}", numbers.join("."))
        }
        Some(_) | None => String::new(),
    };
    start(xml, level, if words.is_empty() { "none" } else { "decimal" });
    xml.leaf("w:suff", &[("w:val", if words.is_empty() { "nothing" } else { "space" })]);
    xml.leaf("w:lvlText", &[("w:val", &words)]);
    xml.leaf("w:lvlJc", &[("w:val", "left")]);
    xml.raw("<w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr>");
    xml.close("w:lvl");
}

fn item(xml: &mut Xml, level: usize, kind: &str, words: &str) {
    start(xml, level, kind);
    xml.leaf("w:lvlText", &[("w:val", words)]);
    xml.leaf("w:lvlJc", &[("w:val", "left")]);
    xml.open("w:pPr", &[]);
    let left = (STEP * (level + 1)).to_string();
    xml.leaf("w:ind", &[("w:left", &left), ("w:hanging", &STEP.to_string())]);
    xml.close("w:pPr");
    xml.close("w:lvl");
}

fn start(xml: &mut Xml, level: usize, kind: &str) {
    xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
    xml.leaf("w:start", &[("w:val", "1")]);
    xml.leaf("w:numFmt", &[("w:val", kind)]);
}
