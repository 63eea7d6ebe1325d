//! Which Word style a heading has, and whether its number is Word's to count.
//!
//! A number that stands in the words of every heading of one level, counted from 1, is taken out of the words: Word counts, and
//! nothing is numbered twice.

use super::Options;
use crate::render::blocks::{Block, Text};

/// The styles of headings, the highest first.
const STYLES: [&str; 6] = ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];

/// The headings of a document.
pub(super) struct Headings {
    /// Whether the only heading of level 1, the first of all, is the title.
    pub(super) titled: bool,
    /// The level whose headings are numbered, and what stands before their numbers, such as `B.`.
    pub(super) numbered: Option<(u8, String)>,
    /// Level and words of each, as the text has them.
    pub(super) all: Vec<(u8, String)>,
    offset: usize,
}

impl Headings {
    /// The headings of some blocks.
    pub(super) fn new(blocks: &[Block<'_>], options: &Options) -> Self {
        let mut found = Vec::new();
        collect(blocks, &mut found);
        let is_first = found.first().is_some_and(|(level, _)| *level == 1);
        let is_only = found.iter().filter(|(level, _)| *level == 1).count() == 1;
        Self {
            titled: options.cover.is_some() && is_first && is_only,
            numbered: (1..=6).find_map(|level| prefix(&found, level)),
            all: found.iter().map(|(level, text)| (*level, text.plain())).collect(),
            offset: options.offset,
        }
    }

    /// The level of a heading in Word, counted from 0; none for the title.
    pub(super) fn level(&self, level: u8) -> Option<usize> {
        let below = usize::from(level).saturating_sub(1) + self.offset;
        let below = if self.titled { below.checked_sub(1)? } else { below };
        Some(below.min(STYLES.len() - 1))
    }

    /// The style of a heading.
    pub(super) fn style(&self, level: u8) -> &'static str {
        self.level(level).map_or("Title", |level| STYLES[level])
    }
}

fn collect<'b, 'a>(blocks: &'b [Block<'a>], out: &mut Vec<(u8, &'b Text<'a>)>) {
    for block in blocks {
        match block {
            Block::Heading { level, text, .. } => out.push((*level, text)),
            Block::Quote(blocks) => collect(blocks, out),
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, out)),
            Block::Paragraph(_)
            | Block::Code(_)
            | Block::Rule
            | Block::Table(_)
            | Block::Picture(_) => {}
        }
    }
}

/// What stands before the numbers of a level, where all its headings are numbered in order.
fn prefix(headings: &[(u8, &Text<'_>)], level: u8) -> Option<(u8, String)> {
    let words = headings.iter().filter(|(known, _)| *known == level);
    let firsts: Vec<&str> = words
        .map(|(_, text)| text.spans.first().and_then(|(words, _)| words.split_once(' ')))
        .map(|found| found.map_or("", |(first, _)| first))
        .collect();
    let prefix = firsts.first()?.strip_suffix('1')?;
    let is_plain = prefix.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let is_parted = prefix.is_empty() || prefix.ends_with('.');
    let counts = (1..).zip(&firsts).all(|(number, first)| *first == format!("{prefix}{number}"));
    (is_plain && is_parted && counts).then(|| (level, prefix.to_owned()))
}
