//! Breaking paragraphs into lines, and measuring them before.
//!
//! Greedy: as much as fits, a break at the best kind of opportunity that the line has.

use crate::render::pdf::complex::Scripts;
use crate::render::pdf::fonts::Fonts;
use crate::render::pdf::text::{Atom, Kind, Para};
use crate::render::widths::Extent;

/// How many ems of an id stay together when room is scarce.
const ID: f32 = 9.5;

/// A line: a range of atoms in the setter, from left to right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    /// Its first atom.
    pub(super) start: u32,
    /// The end of its atoms.
    pub(super) end: u32,
    /// Its width without the space at its end.
    pub(super) width: f32,
    /// Whether it runs from right to left.
    pub(super) rtl: bool,
}

/// Sets lines; keeps the atoms of all lines set so far.
pub(super) struct Setter<'f> {
    /// The faces and words.
    pub(super) fonts: Fonts<'f>,
    /// parley, made when first needed.
    pub(super) scripts: Scripts,
    /// The atoms of all lines.
    pub(super) atoms: Vec<Atom>,
}

impl Setter<'_> {
    /// The width of an atom.
    pub(super) fn width(&self, atom: Atom, size: f32) -> f32 {
        self.fonts.word(atom.word).width * size
    }

    /// Measures a paragraph.
    pub(super) fn measure(&mut self, para: &mut Para, size: f32) -> Extent {
        let atoms = match para {
            Para::Simple(atoms) => atoms,
            Para::Complex(complex) => return complex.measure(&mut self.scripts),
        };
        // A long id may claim only so much; beyond that it breaks after its punctuation.
        let most = size * ID;
        let mut extent = Extent { lines: 1.0, ..Extent::default() };
        let (mut word, mut stretch, mut line) = (0.0_f32, 0.0_f32, 0.0_f32);
        for &atom in atoms.iter() {
            let width = self.width(atom, size);
            extent.total += width;
            match atom.kind {
                Kind::Tied | Kind::Weak | Kind::Soft => {
                    (word, stretch, line) = (word + width, stretch + width, line + width);
                    extent.max = extent.max.max(line);
                    extent.min = extent.min.max(stretch).max(word.min(most));
                }
                Kind::Space => line += width,
                Kind::Newline => {
                    line = 0.0;
                    extent.lines += 1.0;
                }
            }
            match atom.kind {
                Kind::Tied => {}
                Kind::Weak => stretch = 0.0,
                Kind::Soft | Kind::Space | Kind::Newline => (word, stretch) = (0.0_f32, 0.0_f32),
            }
        }
        extent
    }

    /// Breaks a paragraph into lines no wider than `room`.
    pub(super) fn break_lines(&mut self, para: Para, size: f32, room: f32) -> Vec<Line> {
        match para {
            Para::Simple(atoms) => {
                // The slack absorbs the rounding of sums when a column is exactly as wide as its text.
                let mut breaker = Breaker::new(self, size, room.max(1.0) + 0.01);
                for atom in atoms {
                    breaker.take(atom);
                }
                breaker.finish()
            }
            Para::Complex(mut complex) => complex.break_lines(self, room),
        }
    }
}

/// A possible end of the line: after which atom, and the width up to there.
#[derive(Clone, Copy)]
struct Stop {
    end: usize,
    width: f32,
}

struct Breaker<'s, 'f> {
    setter: &'s mut Setter<'f>,
    size: f32,
    room: f32,
    lines: Vec<Line>,
    start: usize,
    /// The pen, and the width without spaces at the end.
    pen: f32,
    inked: f32,
    good: Option<Stop>,
    weak: Option<Stop>,
}

impl<'s, 'f> Breaker<'s, 'f> {
    fn new(setter: &'s mut Setter<'f>, size: f32, room: f32) -> Self {
        let start = setter.atoms.len();
        let (good, weak) = (None, None);
        Self { setter, size, room, lines: Vec::new(), start, pen: 0.0, inked: 0.0, good, weak }
    }

    fn take(&mut self, atom: Atom) {
        let width = self.setter.width(atom, self.size);
        match atom.kind {
            Kind::Newline => {
                self.setter.atoms.push(atom);
                let end = self.setter.atoms.len();
                self.end_line(Stop { end, width: self.inked });
            }
            Kind::Space => {
                self.setter.atoms.push(atom);
                self.pen += width;
                self.good = Some(Stop { end: self.setter.atoms.len(), width: self.inked });
                self.weak = None;
            }
            Kind::Tied | Kind::Weak | Kind::Soft => self.ink(atom, width),
        }
    }

    fn ink(&mut self, atom: Atom, width: f32) {
        while self.pen + width > self.room {
            if let Some(stop) = self.good.or(self.weak) {
                self.end_line(stop);
            } else {
                return self.split(atom);
            }
        }
        self.setter.atoms.push(atom);
        self.pen += width;
        self.inked = self.pen;
        let stop = Stop { end: self.setter.atoms.len(), width: self.inked };
        match atom.kind {
            Kind::Soft => (self.good, self.weak) = (Some(stop), None),
            Kind::Weak => self.weak = Some(stop),
            Kind::Tied | Kind::Space | Kind::Newline => {}
        }
    }

    /// Cuts an atom that no break can help: what fits stays, the rest goes on.
    fn split(&mut self, atom: Atom) {
        let word = self.setter.fonts.word(atom.word);
        let (mut pen, mut cut) = (self.pen, 0);
        for glyph in &word.glyphs {
            pen += glyph.advance * self.size;
            if pen > self.room {
                cut = glyph.start as usize;
                break;
            }
        }
        let (face, text) = (word.face, word.text.clone());
        if cut == 0 && self.pen > 0.0 {
            let end = self.setter.atoms.len();
            self.end_line(Stop { end, width: self.inked });
            return self.ink(atom, self.setter.width(atom, self.size));
        }
        if cut == 0 {
            // Not even one character fits: one must go all the same.
            let second = word.glyphs.iter().map(|glyph| glyph.start as usize).find(|at| *at > 0);
            cut = second.unwrap_or(text.len());
        }
        let head = self.setter.fonts.shape(face, &text[..cut]);
        self.setter.atoms.push(Atom { word: head, kind: Kind::Tied, ..atom });
        self.pen += self.setter.fonts.word(head).width * self.size;
        self.inked = self.pen;
        if cut < text.len() {
            let end = self.setter.atoms.len();
            self.end_line(Stop { end, width: self.inked });
            let tail = Atom { word: self.setter.fonts.shape(face, &text[cut..]), ..atom };
            self.ink(tail, self.setter.width(tail, self.size));
        }
    }

    /// Ends the line at a stop; the atoms after it open the next one.
    fn end_line(&mut self, stop: Stop) {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (start, end) = (number(self.start), number(stop.end));
        self.lines.push(Line { start, end, width: stop.width, rtl: false });
        (self.start, self.good) = (stop.end, None);
        let left = &self.setter.atoms[stop.end..];
        self.pen = left.iter().map(|atom| self.setter.width(*atom, self.size)).sum();
        self.inked = self.pen;
        // The width up to a weak stop is counted anew: what stood before it went with the old line.
        self.weak = self.weak.filter(|weak| weak.end > stop.end).map(|weak| {
            let inked = &self.setter.atoms[stop.end..weak.end];
            let width = inked.iter().map(|atom| self.setter.width(*atom, self.size)).sum();
            Stop { end: weak.end, width }
        });
    }

    fn finish(mut self) -> Vec<Line> {
        let end = self.setter.atoms.len();
        if end > self.start {
            self.end_line(Stop { end, width: self.inked });
        }
        self.lines
    }
}
