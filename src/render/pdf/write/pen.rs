//! The pen for one page: furniture first as artifacts, then the content with its tags.

use std::ops::Range;

use krilla::geom::{Point, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule};
use krilla::surface::{Location, Surface};
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{Font, Glyph as GlyphLike, GlyphId};

use crate::lang::ENGLISH;
use crate::render::blocks::{Style, Target, Text};
use crate::render::pdf::fonts::{Glyph, OWN};
use crate::render::pdf::lines::{Line, Setter};
use crate::render::pdf::page::Placed;
use crate::render::pdf::strip::What;
use crate::render::pdf::tags::NodeId;
use crate::render::pdf::text::{self, Atom};
use crate::render::pdf::theme::{self, Ink};
use crate::render::pdf::write::structure::Structure;
use crate::render::pdf::write::{Layout, figure, logo};

/// A link on a page: the rectangles that it covers.
pub(super) struct Area {
    /// The number of the link.
    pub(super) link: u32,
    /// Its node.
    pub(super) node: NodeId,
    /// What it covers.
    pub(super) rects: Vec<Rect>,
}

/// What glyphs have in common that are drawn at once, on however many lines.
#[derive(Clone, Copy, PartialEq)]
struct Run {
    face: usize,
    ink: Ink,
    link: Option<u32>,
    is_catalogue: bool,
    node: Option<NodeId>,
    size: f32,
}

/// A run that is being gathered.
struct Set {
    run: Run,
    /// Where its first glyph stands.
    start: (f32, f32),
    /// Where its next glyph will stand, and how far above the first, in units of one em.
    pen: f32,
    rise: f32,
}

/// Draws one page.
pub(super) struct Pen<'p, 's, 'f> {
    /// Where krilla draws.
    pub(super) surface: Surface<'p>,
    /// The words, and a way to set more of them.
    pub(super) setter: &'s mut Setter<'f>,
    /// What to draw.
    pub(super) layout: &'s Layout<'s>,
    faces: &'s [Font],
    structure: &'s mut Structure,
    areas: Vec<Area>,
    ink: Option<Ink>,
    /// The node whose content is being drawn, and whether that is a statement of the catalogue in a document of another language.
    open: Option<(NodeId, bool)>,
    set: Option<Set>,
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
            set: None,
            glyphs,
            words,
        }
    }

    /// Draws the page with that number.
    pub(super) fn page(&mut self, number: usize) {
        let layout = self.layout;
        let page = &layout.pages.list[number];
        self.watermark();
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

    /// Draws something that is not part of the structure.
    pub(super) fn artifact(&mut self, kind: ArtifactType, draw: impl FnOnce(&mut Self)) {
        self.switch(None);
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        draw(self);
        self.flush();
        self.surface.end_tagged();
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
                What::Logo { scale } => {
                    self.switch(node);
                    logo::draw(self, (mark.x, y), scale);
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
        self.flush();
        self.go_on(node.map(|node| (node, false)));
    }

    /// The same, for content that may be in the catalogue's language.
    fn go_on(&mut self, content: Option<(NodeId, bool)>) {
        if self.open == content {
            return;
        }
        if self.open.take().is_some() {
            self.surface.end_tagged();
        }
        if let Some((node, is_catalogue)) = content {
            let span = SpanTag { lang: is_catalogue.then_some(ENGLISH), ..SpanTag::empty() };
            let identifier = self.surface.start_tagged(ContentTag::Span(span));
            self.structure.leaf(node, identifier);
            self.open = content;
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
    pub(super) fn shows_link(&self, link: u32) -> bool {
        let is_contents = matches!(self.layout.links.get(link as usize), Some(Target::Heading(_)));
        !is_contents && self.layout.leads(link)
    }

    /// Draws a line of text and notes the links on it.
    pub(super) fn line(&mut self, line: Line, x: f32, y: f32, size: f32, node: Option<NodeId>) {
        // krilla tells a run that reads from the right by all its glyphs: it goes over one line.
        if line.rtl {
            self.flush();
        }
        let mut pen = x;
        for at in line.start..line.end {
            let atom = self.setter.atoms[at as usize];
            let word = self.setter.fonts.word(atom.word);
            let (face, width) = (word.face, word.width * size);
            let goal = atom.style.link.filter(|link| node.is_some() && self.layout.leads(*link));
            let (ink, is_catalogue) = (self.ink_of(atom.style), atom.style.catalogue);
            self.go_to(Run { face, ink, link: goal, is_catalogue, node, size }, (pen, y));
            self.add(atom, width);
            pen += width;
            if let (Some(link), Some(node)) = (goal, node) {
                self.cover(link, node, (pen - width, pen), y, size);
            }
        }
        if line.rtl {
            self.flush();
        }
    }

    /// Goes on with a run somewhere else, such as on the next line, or begins one.
    fn go_to(&mut self, run: Run, (x, y): (f32, f32)) {
        let gathered = self.set.as_mut().filter(|set| set.run == run);
        if let Some((set, last)) = gathered.zip(self.glyphs.last_mut()) {
            last.back += (x - set.pen) / run.size;
            (set.pen, set.rise) = (x, (set.start.1 - y) / run.size);
        } else {
            self.flush();
            self.set = Some(Set { run, start: (x, y), pen: x, rise: 0.0 });
        }
    }

    /// Adds the glyphs of an atom to the run.
    fn add(&mut self, atom: Atom, width: f32) {
        let Some(set) = &mut self.set else { return };
        let word = self.setter.fonts.word(atom.word);
        let (shift, rise) = (self.words.len(), set.rise);
        set.pen += width;
        self.words.push_str(&word.text);
        let drawn = |glyph: &Glyph| Drawn { glyph: *glyph, shift, back: 0.0, rise };
        self.glyphs.extend(word.glyphs.iter().map(drawn));
    }

    /// Draws the run gathered so far.
    fn flush(&mut self) {
        let Some(Set { run, start: (x, y), .. }) = self.set.take() else { return };
        if !self.glyphs.is_empty() {
            if let Some(node) = run.node {
                let inner = run.link.map_or(node, |link| self.structure.link(link, node));
                self.go_on(Some((inner, run.is_catalogue)));
            }
            self.set_ink(run.ink);
            if let Some(font) = self.faces.get(run.face) {
                let (start, font) = (Point::from_xy(x, y), font.clone());
                self.surface.draw_glyphs(start, &self.glyphs, font, &self.words, run.size, false);
            }
        }
        self.glyphs.clear();
        self.words.clear();
    }

    /// Lets the next drawing set its colour anew.
    pub(super) fn forget_ink(&mut self) {
        self.ink = None;
    }

    /// Makes an ink the colour of what comes.
    pub(super) fn set_ink(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ink = Some(ink);
            self.surface.set_stroke(None);
            let colour = theme::house(ink, &self.layout.options.look);
            self.surface.set_fill(Some(plain(colour)));
        }
    }

    /// Notes that a link covers a stretch of a line.
    fn cover(&mut self, link: u32, parent: NodeId, (from, to): (f32, f32), y: f32, size: f32) {
        let Some(rect) = Rect::from_ltrb(from, y - size, to, y + size * 0.3) else { return };
        let node = self.structure.link(link, parent);
        let known = self.areas.iter().rposition(|area| area.link == link);
        let at = known.unwrap_or_else(|| {
            self.areas.push(Area { link, node, rects: Vec::new() });
            self.areas.len() - 1
        });
        let area = &mut self.areas[at];
        match area.rects.last_mut() {
            Some(last) if (last.bottom() - rect.bottom()).abs() < 0.01 => {
                *last = Rect::from_ltrb(last.left(), last.top(), rect.right(), last.bottom())
                    .unwrap_or(*last);
            }
            _ => area.rects.push(rect),
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

    /// A size at which a label is no wider than in Noto Sans, for which pictures are laid out.
    pub(super) fn fitting_size(&mut self, words: &str, style: Style, size: f32) -> f32 {
        if self.layout.options.look.fonts.is_none() {
            return size;
        }
        let word = self.setter.fonts.shape(OWN, words);
        // Bold Noto Sans is some 6 % wider than the regular one, which alone is at hand here.
        let room = self.setter.fonts.word(word).width * if style.bold { 1.06 } else { 1.0 };
        let width = self.label(words, style, 1.0).1;
        if width > room && room > 0.0 { size * room / width } else { size }
    }

    /// Draws a label, in an ink of its own if one is given.
    pub(super) fn draw_label(
        &mut self,
        line: Line,
        (x, y): (f32, f32),
        size: f32,
        ink: Option<Ink>,
    ) {
        let mut pen = x;
        for at in line.start..line.end {
            let atom = self.setter.atoms[at as usize];
            let word = self.setter.fonts.word(atom.word);
            let (face, width) = (word.face, word.width * size);
            let ink = ink.unwrap_or_else(|| self.ink_of(atom.style));
            let run = Run { face, ink, link: None, is_catalogue: false, node: None, size };
            self.go_to(run, (pen, y));
            self.add(atom, width);
            pen += width;
        }
        self.flush();
    }
}

/// A plain fill.
pub(super) fn fill(ink: Ink) -> Fill {
    plain(theme::rgb(ink))
}

fn plain([red, green, blue]: [u8; 3]) -> Fill {
    let paint = krilla::color::rgb::Color::new(red, green, blue).into();
    Fill { paint, opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

/// A glyph of a word inside a run.
#[derive(Debug, Clone, Copy)]
struct Drawn {
    glyph: Glyph,
    /// How much later its text starts.
    shift: usize,
    /// By how much the pen moves further than the glyph is wide: back to where the next line begins.
    back: f32,
    /// How far its line lies above the first.
    rise: f32,
}

impl GlyphLike for Drawn {
    fn glyph_id(&self) -> GlyphId {
        GlyphId::new(self.glyph.id)
    }

    fn text_range(&self) -> Range<usize> {
        self.glyph.start as usize + self.shift..self.glyph.end as usize + self.shift
    }

    fn x_advance(&self, size: f32) -> f32 {
        (self.glyph.advance + self.back) * size
    }

    fn x_offset(&self, size: f32) -> f32 {
        self.glyph.x * size
    }

    fn y_offset(&self, size: f32) -> f32 {
        (self.glyph.y + self.rise) * size
    }

    fn y_advance(&self, _size: f32) -> f32 {
        0.0
    }

    fn location(&self) -> Option<Location> {
        None
    }
}
