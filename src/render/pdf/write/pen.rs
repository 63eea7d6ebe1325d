//! The pen for one page: furniture first as artifacts, then the content with its tags.

use std::ops::Range;

use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule};
use krilla::surface::{Location, Surface};
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{Font, Glyph as GlyphLike, GlyphId};

use crate::render::pdf::fonts::Glyph;
use crate::render::pdf::lines::{Line, Setter};
use crate::render::pdf::page::{Page, Placed};
use crate::render::pdf::strip::{Mark, What};
use crate::render::pdf::tags::NodeId;
use crate::render::pdf::text::{self, Atom, Kind, Style, Text};
use crate::render::pdf::theme::{self, Ink};
use crate::render::pdf::write::structure::Structure;
use crate::render::pdf::write::{Layout, figure};
use crate::render::pdf::{Target, write::short};

/// A link on a page: the rectangles that it covers.
pub(super) struct Area {
    /// The number of the link.
    pub(super) link: u32,
    /// Its node.
    pub(super) node: NodeId,
    /// What it covers.
    pub(super) rects: Vec<Rect>,
}

/// Draws one page.
pub(super) struct Pen<'p, 's, 'f> {
    pub(super) surface: Surface<'p>,
    setter: &'s mut Setter<'f>,
    layout: &'s Layout<'s>,
    faces: &'s [Font],
    structure: &'s mut Structure,
    areas: Vec<Area>,
    ink: Option<Ink>,
    /// The node whose content is being drawn.
    open: Option<NodeId>,
    glyphs: Vec<Drawn>,
    words: String,
}

impl<'p, 's, 'f> Pen<'p, 's, 'f> {
    /// A pen on a fresh page.
    pub(super) fn new(
        surface: Surface<'p>,
        setter: &'s mut Setter<'f>,
        layout: &'s Layout<'s>,
        faces: &'s [Font],
        structure: &'s mut Structure,
    ) -> Self {
        let (areas, glyphs, words) = (Vec::new(), Vec::new(), String::new());
        Self {
            surface,
            setter,
            layout,
            faces,
            structure,
            areas,
            ink: None,
            open: None,
            glyphs,
            words,
        }
    }

    /// Draws the page with that number.
    pub(super) fn page(&mut self, number: usize) {
        let layout = self.layout;
        let page = &layout.pages.pages[number];
        self.furniture(page);
        for placed in &page.strips {
            if placed.repeat {
                self.artifact(ArtifactType::PaginationOther, |pen| pen.strip(placed));
            } else {
                self.strip(placed);
            }
        }
        self.switch(None);
        self.running(number);
    }

    /// Ends the page; the links on it remain to be added.
    pub(super) fn finish(self) -> Vec<Area> {
        self.surface.finish();
        self.areas
    }

    fn artifact(&mut self, kind: ArtifactType, draw: impl FnOnce(&mut Self)) {
        self.switch(None);
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        draw(self);
        self.surface.end_tagged();
    }

    /// Everything behind the text: areas, rules, tints behind code, lines under links.
    fn furniture(&mut self, page: &Page) {
        self.artifact(ArtifactType::Layout, |pen| {
            for (backdrop, top, bottom) in &page.backdrops {
                pen.rect(backdrop.x, *top, backdrop.width, bottom - top, Ink::Tint);
                if backdrop.bar {
                    pen.rect(backdrop.x, *top, 2.2, bottom - top, Ink::Accent);
                }
            }
            for placed in &page.strips {
                let layout = pen.layout;
                for mark in &layout.strips[placed.strip].marks {
                    match mark.what {
                        What::Fill { width, height, ink } => {
                            pen.rect(mark.x, placed.y + mark.y, width, height, ink);
                        }
                        What::Line(line, size) => {
                            pen.decorate(line, mark.x, placed.y + mark.y, size);
                        }
                        What::Picture { .. } | What::PageOf { .. } | What::Nothing => {}
                    }
                }
            }
        });
    }

    fn strip(&mut self, placed: &Placed) {
        let layout = self.layout;
        for mark in &layout.strips[placed.strip].marks {
            let node = mark.node.filter(|_| !placed.repeat);
            let y = placed.y + mark.y;
            match mark.what {
                What::Line(line, size) => self.line(line, mark.x, y, size, node),
                What::Picture { scene, scale } => {
                    self.switch(node);
                    self.ink = None;
                    figure::draw(self, &layout.scenes[scene].1, (mark.x, y), scale);
                    self.ink = None;
                }
                What::PageOf { heading, from, size } => {
                    self.page_of(heading, from, mark, y, size, node);
                }
                What::Nothing => self.switch(node),
                What::Fill { .. } => {}
            }
        }
    }

    /// Goes on with the content of another node.
    fn switch(&mut self, node: Option<NodeId>) {
        if self.open == node {
            return;
        }
        if self.open.take().is_some() {
            self.surface.end_tagged();
        }
        if let Some(node) = node {
            let identifier = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            self.structure.leaf(node, identifier);
            self.open = Some(node);
        }
    }

    /// The ink of a style.
    fn ink_of(&self, style: Style) -> Ink {
        match style.link {
            Some(link) if self.shows_link(link) => Ink::Link,
            _ if style.quiet => Ink::Muted,
            _ if style.bold => Ink::Strong,
            _ => Ink::Text,
        }
    }

    /// Whether a link looks like one: the lines of the contents do not.
    fn shows_link(&self, link: u32) -> bool {
        let is_contents = matches!(self.layout.links.get(link as usize), Some(Target::Heading(_)));
        !is_contents && self.layout.leads(link)
    }

    /// Draws a line of text and notes the links on it.
    fn line(&mut self, line: Line, x: f32, y: f32, size: f32, node: Option<NodeId>) {
        let (mut pen, mut start, mut run) = (x, x, None);
        for at in line.start..line.end {
            let atom = self.setter.atoms[at as usize];
            let word = self.setter.fonts.word(atom.word);
            let (face, width) = (word.face, word.width * size);
            let link = atom.style.link.filter(|link| node.is_some() && self.layout.leads(*link));
            let next = (face, self.ink_of(atom.style), link);
            if run.is_some_and(|run| run != next) {
                self.flush(run, (start, y), size, node);
                start = pen;
            }
            run = Some(next);
            self.add(atom);
            pen += width;
            if let (Some(link), Some(node)) = (link, node) {
                self.cover(link, node, (pen - width, pen), y, size);
            }
        }
        self.flush(run, (start, y), size, node);
    }

    /// Adds the glyphs of an atom to the run.
    fn add(&mut self, atom: Atom) {
        let word = self.setter.fonts.word(atom.word);
        let shift = self.words.len();
        self.words.push_str(&word.text);
        self.glyphs.extend(word.glyphs.iter().map(|glyph| Drawn { glyph: *glyph, shift }));
    }

    /// Draws the run gathered so far.
    fn flush(
        &mut self,
        run: Option<(usize, Ink, Option<u32>)>,
        (x, y): (f32, f32),
        size: f32,
        node: Option<NodeId>,
    ) {
        if let Some((face, ink, link)) = run.filter(|_| !self.glyphs.is_empty()) {
            if let Some(node) = node {
                let inner = link.map_or(node, |link| self.structure.link(link, node));
                self.switch(Some(inner));
            }
            self.set_ink(ink);
            if let Some(font) = self.faces.get(face) {
                let (start, font) = (Point::from_xy(x, y), font.clone());
                self.surface.draw_glyphs(start, &self.glyphs, font, &self.words, size, false);
            }
        }
        self.glyphs.clear();
        self.words.clear();
    }

    /// Lets the next drawing set its colour anew.
    pub(super) fn forget_ink(&mut self) {
        self.ink = None;
    }

    fn set_ink(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ink = Some(ink);
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(fill(ink)));
        }
    }

    /// Notes that a link covers a stretch of a line.
    fn cover(&mut self, link: u32, parent: NodeId, (from, to): (f32, f32), y: f32, size: f32) {
        let Some(rect) = Rect::from_ltrb(from, y - size, to, y + size * 0.3) else { return };
        let node = self.structure.link(link, parent);
        let area = match self.areas.iter_mut().rev().find(|area| area.link == link) {
            Some(area) => area,
            None => {
                self.areas.push(Area { link, node, rects: Vec::new() });
                let last = self.areas.len() - 1;
                &mut self.areas[last]
            }
        };
        match area.rects.last_mut() {
            Some(last) if (last.bottom() - rect.bottom()).abs() < 0.01 => {
                *last = Rect::from_ltrb(last.left(), last.top(), rect.right(), last.bottom())
                    .unwrap_or(*last);
            }
            _ => area.rects.push(rect),
        }
    }

    /// Draws what belongs behind or through a line: tints, strokes, lines under links.
    fn decorate(&mut self, line: Line, x: f32, y: f32, size: f32) {
        let mut pen = x;
        let mut runs: Vec<(Style, Range<f32>)> = Vec::new();
        for at in line.start..line.end {
            let atom = self.setter.atoms[at as usize];
            let width = self.setter.width(atom, size);
            let style = Style { bold: false, italic: false, quiet: false, ..atom.style };
            let range = pen..pen + width;
            pen += width;
            if style == Style::default() || (atom.kind == Kind::Space && at + 1 == line.end) {
                continue;
            }
            match runs.last_mut() {
                Some((last, end)) if *last == style && end.end >= range.start => {
                    end.end = range.end
                }
                _ => runs.push((style, range)),
            }
        }
        for (style, range) in runs {
            let width = range.end - range.start;
            if style.code {
                self.tint(range.start - 1.2, y - size * 0.86, width + 2.4, size * 1.16);
            }
            if style.strike {
                self.rect(range.start, y - size * 0.3, width, size * 0.06, Ink::Muted);
            }
            if style.link.is_some_and(|link| self.shows_link(link)) {
                self.rect(range.start, y + size * 0.17, width, 0.45, Ink::Underline);
            }
        }
    }

    fn tint(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.set_ink(Ink::Tint);
        if let Some(path) = figure::round_rect(x, y, width, height, 1.6) {
            self.surface.draw_path(&path);
        }
    }

    fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, ink: Ink) {
        self.set_ink(ink);
        let Some(rect) = Rect::from_xywh(x, y, width, height) else { return };
        let mut path = PathBuilder::new();
        path.push_rect(rect);
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
    }

    /// One line of text that is not part of a paragraph; returns its width.
    pub(super) fn label(&mut self, words: &str, style: Style, size: f32) -> (Line, f32) {
        let text = Text { spans: vec![(words, style)], anchors: Vec::new() };
        let para = text::shape(&mut self.setter.fonts, &text, size, style);
        let lines = self.setter.break_lines(para, size, f32::MAX);
        lines.first().map_or((Line { start: 0, end: 0, width: 0.0, rtl: false }, 0.0), |line| {
            (*line, line.width)
        })
    }

    /// Draws a label, in an ink of its own if one is given.
    pub(super) fn draw_label(
        &mut self,
        line: Line,
        (x, y): (f32, f32),
        size: f32,
        ink: Option<Ink>,
    ) {
        let (mut pen, mut start, mut run) = (x, x, None);
        for at in line.start..line.end {
            let atom = self.setter.atoms[at as usize];
            let word = self.setter.fonts.word(atom.word);
            let (face, width) = (word.face, word.width * size);
            let next = (face, ink.unwrap_or_else(|| self.ink_of(atom.style)), None);
            if run.is_some_and(|run| run != next) {
                self.flush(run, (start, y), size, None);
                start = pen;
            }
            run = Some(next);
            self.add(atom);
            pen += width;
        }
        self.flush(run, (start, y), size, None);
    }

    /// The page number of a heading at the right, and the dots that lead to it.
    fn page_of(
        &mut self,
        heading: usize,
        from: f32,
        mark: &Mark,
        y: f32,
        size: f32,
        node: Option<NodeId>,
    ) {
        let page = self.layout.pages.headings.get(heading).map_or(0, |place| place.0);
        let style = Style { quiet: true, ..Style::default() };
        let (dot, dot_width) = self.label(".", style, size);
        let (number, width) = self.label(&(page + 1).to_string(), style, size);
        let step = dot_width + 2.4;
        self.artifact(ArtifactType::Layout, |pen| {
            let mut x = mark.x - width - 6.0;
            // Dots stand on a grid counted from the right, so that they line up from row to row.
            x = mark.x - ((mark.x - x) / step).ceil() * step;
            while x >= from {
                pen.draw_label(dot, (x, y), size, None);
                x -= step;
            }
        });
        self.line(number, mark.x - width, y, size, node);
    }

    /// The running header and footer.
    fn running(&mut self, number: usize) {
        let options = self.layout.options;
        let (page_width, page_height) = options.paper.size();
        let (left, right) = (theme::SIDE, page_width - theme::SIDE);
        if number > 0 || options.cover.is_none() {
            let y = theme::HEADER_BASELINE;
            self.artifact(ArtifactType::Header, |pen| {
                pen.beside(&options.header_left, &options.header_right, (left, right), y);
            });
        }
        let pages = format!("Page {} of {}", number + 1, self.layout.pages.pages.len());
        self.artifact(ArtifactType::Footer, |pen| {
            let y = page_height - theme::FOOTER_BASELINE;
            pen.beside(&options.footer_left, &pages, (left, right), y);
        });
    }

    /// Two labels at the two ends of a line; the left one gives way.
    fn beside(&mut self, left: &str, right: &str, (from, to): (f32, f32), y: f32) {
        let style = Style { quiet: true, ..Style::default() };
        let (size, room) = (theme::RUNNING, to - from);
        let (end, end_width) = self.label(&fitting(right, 70), style, size);
        self.draw_label(end, (to - end_width, y), size, None);
        let mut count = 110;
        while count > 0 {
            let (start, width) = self.label(&fitting(left, count), style, size);
            if width + end_width + 12.0 <= room {
                return self.draw_label(start, (from, y), size, None);
            }
            count -= 10;
        }
    }
}

/// At most so many characters, with an ellipsis if some are left out.
fn fitting(text: &str, most: usize) -> String {
    let text = short(text);
    if text.chars().count() <= most {
        return text;
    }
    text.chars().take(most).chain(['…']).collect()
}

/// A plain fill.
pub(super) fn fill(ink: Ink) -> Fill {
    let [red, green, blue] = theme::rgb(ink);
    let paint = krilla::color::rgb::Color::new(red, green, blue).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

/// A glyph of a word inside a run: its text starts later by `shift`.
#[derive(Debug, Clone, Copy)]
struct Drawn {
    glyph: Glyph,
    shift: usize,
}

impl GlyphLike for Drawn {
    fn glyph_id(&self) -> GlyphId {
        GlyphId::new(self.glyph.id)
    }

    fn text_range(&self) -> Range<usize> {
        self.glyph.start as usize + self.shift..self.glyph.end as usize + self.shift
    }

    fn x_advance(&self, size: f32) -> f32 {
        self.glyph.advance * size
    }

    fn x_offset(&self, size: f32) -> f32 {
        self.glyph.x * size
    }

    fn y_offset(&self, size: f32) -> f32 {
        self.glyph.y * size
    }

    fn y_advance(&self, _size: f32) -> f32 {
        0.0
    }

    fn location(&self) -> Option<Location> {
        None
    }
}
