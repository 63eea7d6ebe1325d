//! Strips onto pages: what stands where, and where each heading and id ended up.
//!
//! Strips that keep together move together; header rows come again on each page that their table reaches.

use std::collections::HashMap;

use crate::render::pdf::strip::{Backdrop, Strip};

/// A strip on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    /// Its number.
    pub(super) strip: usize,
    /// Its top.
    pub(super) y: f32,
    /// Whether it is only a repeated header row.
    pub(super) repeat: bool,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its strips from top to bottom.
    pub(super) strips: Vec<Placed>,
    /// The areas behind them, with top and bottom.
    pub(super) backdrops: Vec<(Backdrop, f32, f32)>,
}

/// A place in the document: the page, counted from 0, and how far down.
pub(super) type Place = (usize, f32);

/// The pages, and where things are.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// The pages in order; at least one.
    pub(super) list: Vec<Page>,
    /// The place of each heading, by number.
    pub(super) headings: Vec<Place>,
    /// The place of each id; the first of equal ids counts.
    pub(super) ids: HashMap<String, Place>,
}

/// Lays the strips onto pages that reach from `top` to `bottom`.
pub(super) fn paginate(strips: &[Strip], headings: usize, top: f32, bottom: f32) -> Pages {
    let pages = Pages {
        list: vec![Page::default()],
        headings: vec![(0, 0.0); headings],
        ids: HashMap::new(),
    };
    let mut filler = Filler { strips, pages, top, bottom, y: top };
    let mut at = 0;
    while at < strips.len() {
        let end =
            strips[at..].iter().position(|strip| !strip.keep).map_or(strips.len(), |n| at + n + 1);
        filler.group(at, end);
        at = end;
    }
    filler.pages
}

struct Filler<'s> {
    strips: &'s [Strip],
    pages: Pages,
    top: f32,
    bottom: f32,
    y: f32,
}

impl Filler<'_> {
    fn page(&mut self) -> &mut Page {
        if self.pages.list.is_empty() {
            self.pages.list.push(Page::default());
        }
        let last = self.pages.list.len() - 1;
        &mut self.pages.list[last]
    }

    fn is_fresh(&mut self) -> bool {
        self.page().strips.is_empty()
    }

    /// Places strips that keep together, unless no page could hold them.
    fn group(&mut self, start: usize, end: usize) {
        let group = &self.strips[start..end];
        let height: f32 = group.iter().map(|strip| strip.before + strip.height).sum();
        let fits = self.y + height <= self.bottom;
        if !self.is_fresh() && (group[0].opens_page || (!fits && height <= self.bottom - self.top))
        {
            self.turn(start);
        }
        for number in start..end {
            self.place(number);
        }
    }

    fn place(&mut self, number: usize) {
        let strip = &self.strips[number];
        if !self.is_fresh() && self.y + strip.before + strip.height > self.bottom {
            self.turn(number);
        }
        if !self.is_fresh() {
            self.y += strip.before;
        }
        let (page, y) = (self.pages.list.len() - 1, self.y);
        if let Some(place) = strip.heading.and_then(|heading| self.pages.headings.get_mut(heading))
        {
            *place = (page, y);
        }
        for anchor in &strip.anchors {
            self.pages.ids.entry(anchor.clone()).or_insert((page, y));
        }
        self.put(number, false);
        if let Some(backdrop) = strip.backdrop {
            self.back(backdrop, y);
        }
    }

    /// Opens a page, with the header row that the strip asks for.
    fn turn(&mut self, number: usize) {
        self.pages.list.push(Page::default());
        self.y = self.top;
        if let Some(head) = self.strips[number].head {
            self.put(head, true);
        }
    }

    fn put(&mut self, number: usize, repeat: bool) {
        let placed = Placed { strip: number, y: self.y, repeat };
        self.y += self.strips[number].height;
        self.page().strips.push(placed);
    }

    fn back(&mut self, backdrop: Backdrop, top: f32) {
        let bottom = self.y;
        match self.page().backdrops.last_mut() {
            Some((last, _, end)) if last.number == backdrop.number => *end = bottom,
            _ => self.page().backdrops.push((backdrop, top, bottom)),
        }
    }
}
