//! The faces, and each distinct word shaped once.
//!
//! Shapes are kept in units of one em, so one shape serves every type size. System fonts are never looked at.

use std::collections::HashMap;

use harfrust::{FontRef, Script, ShapeOptions, ShapePlan, Shaper, ShaperData, UnicodeBuffer};

use crate::render::pdf::{Error, Missing};

/// How many of the faces are Noto Sans: regular, bold, italic, bold italic.
pub(super) const OWN: usize = 4;
/// What stands in for a character without a glyph.
pub(super) const UNKNOWN: char = '\u{fffd}';

/// One glyph of a word, in units of one em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// Its number in the face.
    pub(super) id: u32,
    /// How far the pen moves.
    pub(super) advance: f32,
    /// Shift to the right.
    pub(super) x: f32,
    /// Shift upwards.
    pub(super) y: f32,
    /// First byte of its text in the word.
    pub(super) start: u32,
    /// End of its text in the word.
    pub(super) end: u32,
}

/// A shaped word.
#[derive(Debug)]
pub(super) struct Word {
    /// The face it is set in, as an index into the faces.
    pub(super) face: usize,
    /// Its text.
    pub(super) text: Box<str>,
    /// Its glyphs from left to right.
    pub(super) glyphs: Box<[Glyph]>,
    /// Its width.
    pub(super) width: f32,
}

/// The font files, parsed: four faces first, of the house or Noto Sans; then Noto Sans for what a house's lack; then the user's.
pub(super) struct Files<'f> {
    files: Vec<(FontRef<'f>, ShaperData, &'f [u8])>,
    /// How many of them are not the user's further ones.
    first: usize,
}

impl<'f> Files<'f> {
    /// Parses the faces and the fonts given.
    pub(super) fn parse(
        user: &'f [Vec<u8>],
        house: Option<&'f [Vec<u8>; OWN]>,
    ) -> Result<Self, Error> {
        let noto: [&[u8]; OWN] = [
            notosans::REGULAR_TTF,
            notosans::BOLD_TTF,
            notosans::ITALIC_TTF,
            notosans::BOLD_ITALIC_TTF,
        ];
        let mut faces = match house {
            Some(house) => house.iter().map(Vec::as_slice).chain([noto[0]]).collect(),
            None => noto.to_vec(),
        };
        let first = faces.len();
        faces.extend(user.iter().map(Vec::as_slice));
        let mut files = Vec::new();
        for (index, bytes) in faces.into_iter().enumerate() {
            let font = FontRef::from_index(bytes, 0).map_err(|cause| Error::Font {
                index: index.saturating_sub(first),
                cause: cause.to_string(),
            })?;
            files.push((font.clone(), ShaperData::new(&font), bytes));
        }
        Ok(Self { files, first })
    }

    /// How many faces come before the user's further ones.
    pub(super) const fn first(&self) -> usize {
        self.first
    }

    /// The bytes of each file.
    pub(super) fn bytes(&self) -> impl Iterator<Item = &'f [u8]> {
        self.files.iter().map(|(_, _, bytes)| *bytes)
    }
}

/// A face with the shape plans made so far, one for each script.
struct Face<'f> {
    shaper: Shaper<'f>,
    em: f32,
    plans: Vec<(Script, ShapePlan)>,
    words: HashMap<Box<str>, u32>,
}

/// All faces and all words.
pub(super) struct Fonts<'f> {
    faces: Vec<Face<'f>>,
    /// How many of them are not the user's further ones.
    first: usize,
    words: Vec<Word>,
    covered: HashMap<char, Option<usize>>,
    buffer: Option<UnicodeBuffer>,
    missing: Vec<Missing>,
}

impl<'f> Fonts<'f> {
    /// Makes the faces ready.
    pub(super) fn new(files: &'f Files<'f>) -> Self {
        let face = |(font, data, _): &'f (FontRef<'f>, ShaperData, &'f [u8])| {
            let shaper = data.shaper(font).build();
            #[expect(clippy::cast_precision_loss, reason = "units per em are at most 16384")]
            let em = shaper.units_per_em().max(1) as f32;
            Face { shaper, em, plans: Vec::new(), words: HashMap::new() }
        };
        Self {
            faces: files.files.iter().map(face).collect(),
            first: files.first,
            words: Vec::new(),
            covered: HashMap::new(),
            buffer: None,
            missing: Vec::new(),
        }
    }

    /// Whether the user gave fonts of his own.
    pub(super) fn has_user_fonts(&self) -> bool {
        self.faces.len() > self.first
    }

    /// The word with that number.
    pub(super) fn word(&self, number: u32) -> &Word {
        &self.words[number as usize]
    }

    /// The characters that no font has, in the order met.
    pub(super) fn into_missing(self) -> Vec<Missing> {
        self.missing
    }

    /// Adds a word that was shaped elsewhere.
    pub(super) fn add(&mut self, word: Word) -> u32 {
        self.words.push(word);
        u32::try_from(self.words.len() - 1).unwrap_or(u32::MAX)
    }

    /// The number of a word, shaped if it is new.
    pub(super) fn shape(&mut self, face: usize, text: &str) -> u32 {
        if let Some(&number) = self.faces[face].words.get(text) {
            return number;
        }
        let word = self.shape_anew(face, text);
        let number = self.add(word);
        self.faces[face].words.insert(text.into(), number);
        number
    }

    fn shape_anew(&mut self, face_number: usize, text: &str) -> Word {
        let face = &mut self.faces[face_number];
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let (script, direction) = (buffer.script(), harfrust::Direction::LeftToRight);
        buffer.set_direction(direction);
        let place =
            face.plans.iter().position(|(known, _)| *known == script).unwrap_or_else(|| {
                let plan = ShapePlan::new(
                    &face.shaper,
                    direction,
                    Some(script),
                    buffer.language().as_ref(),
                    &[],
                );
                face.plans.push((script, plan));
                face.plans.len() - 1
            });
        let options = ShapeOptions::new().plan(face.plans.get(place).map(|(_, plan)| plan));
        let shaped = face.shaper.shape(buffer, options);
        let infos = shaped.glyph_infos();
        let em = face.em;
        let mut glyphs: Vec<Glyph> = infos
            .iter()
            .zip(shaped.glyph_positions())
            .map(|(info, place)| Glyph {
                id: info.glyph_id,
                advance: units(place.x_advance, em),
                x: units(place.x_offset, em),
                y: units(place.y_offset, em),
                start: info.cluster,
                end: 0,
            })
            .collect();
        let mut end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        for at in (0..glyphs.len()).rev() {
            glyphs[at].end = end;
            if at > 0 && glyphs[at - 1].start != glyphs[at].start {
                end = glyphs[at].start;
            }
        }
        self.buffer = Some(shaped.clear());
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        Word { face: face_number, text: text.into(), glyphs: glyphs.into(), width }
    }

    /// The face that has a glyph for the character: regular Noto Sans, else the first of the user's.
    pub(super) fn covering(&mut self, character: char) -> Option<usize> {
        if matches!(character, ' '..='~') {
            return Some(0);
        }
        if let Some(&known) = self.covered.get(&character) {
            return known;
        }
        let mut utf8 = [0; 4];
        let text = &*character.encode_utf8(&mut utf8);
        // A house's bold face may lack what its regular one has.
        let own = if self.first > OWN { OWN } else { 1 };
        let found = if (0..own).all(|face| self.has(face, text)) {
            Some(0)
        } else {
            (OWN..self.faces.len()).find(|&face| self.has(face, text))
        };
        self.covered.insert(character, found);
        found
    }

    fn has(&mut self, face: usize, text: &str) -> bool {
        let word = self.shape_anew(face, text);
        !word.glyphs.is_empty() && word.glyphs.iter().all(|glyph| glyph.id != 0)
    }

    /// Notes that no font has the character; the first place is kept.
    pub(super) fn miss(&mut self, character: char, text: &str) {
        if self.missing.iter().any(|missing| missing.character == character) {
            return;
        }
        let at = text.find(character).unwrap_or(0);
        let before: Vec<char> = text[..at].chars().rev().take(20).collect();
        let after = text[at..].chars().take(21);
        let snippet = before.into_iter().rev().chain(after).filter(|c| !c.is_control()).collect();
        self.missing.push(Missing { character, snippet });
    }
}

/// Font units to ems.
fn units(value: i32, em: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "advances are far below 2^24 font units")]
    let value = value as f32;
    value / em
}
