//! Paragraphs with complex scripts or right-to-left text, laid out by parley.
//!
//! Only reached when the user gives fonts: Noto Sans alone needs none of this. System fonts stay off.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{
    Cluster, FontContext, FontFamily, FontFamilyName, FontStyle, FontWeight, Layout, LayoutContext,
    OverflowWrap, Run, StyleProperty,
};

use crate::render::blocks::Style;
use crate::render::pdf::fonts::{Files, Glyph, OWN, UNKNOWN, Word};
use crate::render::pdf::lines::{Line, Setter};
use crate::render::pdf::text::{Atom, Kind};
use crate::render::widths::Extent;

/// parley with the faces registered, made when the first such paragraph comes.
pub(super) struct Scripts {
    files: Vec<Vec<u8>>,
    ready: Option<Ready>,
}

struct Ready {
    fonts: FontContext,
    layouts: LayoutContext<Style>,
    families: Vec<FontFamilyName<'static>>,
    /// The blob of each face.
    blobs: Vec<u64>,
}

impl Scripts {
    /// Keeps the user's fonts for later.
    pub(super) fn new(files: &Files<'_>) -> Self {
        let user = files.bytes().skip(OWN).map(<[u8]>::to_vec);
        Self { files: user.collect(), ready: None }
    }

    fn ready(&mut self) -> &mut Ready {
        let files = &mut self.files;
        self.ready.get_or_insert_with(|| Ready::new(std::mem::take(files)))
    }
}

impl Ready {
    fn new(user: Vec<Vec<u8>>) -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let (mut families, mut blobs) = (vec![FontFamilyName::named("Noto Sans")], Vec::new());
        let own: [(&'static [u8], bool, bool); OWN] = [
            (notosans::REGULAR_TTF, false, false),
            (notosans::BOLD_TTF, true, false),
            (notosans::ITALIC_TTF, false, true),
            (notosans::BOLD_ITALIC_TTF, true, true),
        ];
        for (bytes, bold, italic) in own {
            let blob = Blob::new(Arc::new(bytes));
            blobs.push(blob.id());
            let about = FontInfoOverride {
                family_name: Some("Noto Sans"),
                weight: Some(weight(bold)),
                style: Some(slant(italic)),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(blob, Some(about));
        }
        for (number, bytes) in user.into_iter().enumerate() {
            let blob = Blob::new(Arc::new(bytes));
            blobs.push(blob.id());
            let family = format!("user {number}");
            let about =
                FontInfoOverride { family_name: Some(&family), ..FontInfoOverride::default() };
            collection.register_fonts(blob, Some(about));
            families.push(FontFamilyName::Named(Cow::Owned(family)));
        }
        let fonts = FontContext { collection, source_cache: SourceCache::default() };
        Self { fonts, layouts: LayoutContext::new(), families, blobs }
    }
}

fn weight(bold: bool) -> FontWeight {
    if bold { FontWeight::BOLD } else { FontWeight::NORMAL }
}

fn slant(italic: bool) -> FontStyle {
    if italic { FontStyle::Italic } else { FontStyle::Normal }
}

/// A paragraph in parley's hands.
pub(super) struct Complex {
    text: String,
    spans: Vec<(Range<usize>, Style)>,
    size: f32,
    layout: Option<Layout<Style>>,
}

impl Complex {
    /// Takes the cleaned spans of a paragraph.
    pub(super) fn new(cleaned: Vec<(Cow<'_, str>, Style)>, size: f32) -> Self {
        let (mut text, mut spans) = (String::new(), Vec::new());
        for (words, style) in cleaned {
            let start = text.len();
            text.push_str(&words);
            spans.push((start..text.len(), style));
        }
        Self { text, spans, size, layout: None }
    }

    fn layout(&mut self, scripts: &mut Scripts) -> &mut Layout<Style> {
        let Self { text, spans, size, layout } = self;
        layout.get_or_insert_with(|| {
            let ready = scripts.ready();
            let mut builder = ready.layouts.ranged_builder(&mut ready.fonts, text, 1.0, false);
            let families = FontFamily::List(Cow::Borrowed(&ready.families));
            builder.push_default(StyleProperty::FontFamily(families));
            builder.push_default(StyleProperty::FontSize(*size));
            builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
            for (range, style) in spans.iter().filter(|(range, _)| !range.is_empty()) {
                builder.push(StyleProperty::Brush(*style), range.clone());
                builder.push(StyleProperty::FontWeight(weight(style.bold)), range.clone());
                builder.push(StyleProperty::FontStyle(slant(style.italic)), range.clone());
            }
            builder.build(&*text)
        })
    }

    /// Measures the paragraph.
    pub(super) fn measure(&mut self, scripts: &mut Scripts) -> Extent {
        let widths = self.layout(scripts).calculate_content_widths();
        Extent { min: widths.min, max: widths.max, total: widths.max, lines: 1.0 }
    }

    /// Breaks the paragraph; its runs become words of the setter.
    pub(super) fn break_lines(&mut self, setter: &mut Setter<'_>, room: f32) -> Vec<Line> {
        let size = self.size;
        self.layout(&mut setter.scripts).break_all_lines(Some(room.max(1.0) + 0.01));
        let Some(layout) = &self.layout else { return Vec::new() };
        let rtl = layout.is_rtl();
        let mut lines = Vec::new();
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        for line in layout.lines() {
            let start = number(setter.atoms.len());
            for run in line.runs() {
                self.take_run(setter, &run, size);
            }
            let end = number(setter.atoms.len());
            let metrics = line.metrics();
            // From right to left the hanging space stands at the left, where it may stick out.
            let hanging = if rtl { 0.0 } else { metrics.hanging_advance };
            let width = metrics.advance - hanging;
            lines.push(Line { start, end, width, rtl });
        }
        lines
    }

    /// Turns a run into atoms, one for each style in it.
    fn take_run(&self, setter: &mut Setter<'_>, run: &Run<'_, Style>, size: f32) {
        let blob = run.font().data.id();
        let blobs = &setter.scripts.ready().blobs;
        let face = blobs.iter().position(|known| *known == blob).unwrap_or(0);
        let mut part: Vec<(Glyph, Range<usize>)> = Vec::new();
        let mut style = None;
        for cluster in run.visual_clusters() {
            let range = cluster.text_range();
            if self.text.get(range.clone()).is_none_or(|text| text == "\n" || text.is_empty()) {
                continue;
            }
            if cluster.is_ligature_continuation() {
                if let Some((_, last)) = part.last_mut() {
                    *last = last.start.min(range.start)..last.end.max(range.end);
                }
                continue;
            }
            let next = cluster.style().brush;
            let unknown = cluster.glyphs().any(|glyph| glyph.id == 0);
            if unknown || style.is_some_and(|style| style != next) {
                self.end_part(setter, &mut part, face, style.unwrap_or(next));
            }
            style = Some(next);
            if unknown {
                self.unknown(setter, &range, next);
            } else {
                part.extend(glyphs(&cluster, size).map(|glyph| (glyph, range.clone())));
            }
        }
        self.end_part(setter, &mut part, face, style.unwrap_or_default());
    }

    /// A cluster that its font lacks after all.
    fn unknown(&self, setter: &mut Setter<'_>, range: &Range<usize>, style: Style) {
        if let Some(character) = self.text[range.clone()].chars().next() {
            setter.fonts.miss(character, &self.text);
        }
        let word = setter.fonts.shape(0, UNKNOWN.encode_utf8(&mut [0; 4]));
        setter.atoms.push(Atom { word, kind: Kind::Tied, style });
    }

    fn end_part(
        &self,
        setter: &mut Setter<'_>,
        part: &mut Vec<(Glyph, Range<usize>)>,
        face: usize,
        style: Style,
    ) {
        let Some(first) = part.iter().map(|(_, range)| range.start).min() else { return };
        let last = part.iter().map(|(_, range)| range.end).max().unwrap_or(first);
        let number = |at: usize| u32::try_from(at - first).unwrap_or(u32::MAX);
        let glyphs: Box<[Glyph]> = part
            .drain(..)
            .map(|(glyph, range)| Glyph {
                start: number(range.start),
                end: number(range.end),
                ..glyph
            })
            .collect();
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        let text = self.text[first..last].into();
        let word = setter.fonts.add(Word { face, text, glyphs, width });
        setter.atoms.push(Atom { word, kind: Kind::Tied, style });
    }
}

/// The glyphs of a cluster, in ems.
fn glyphs(cluster: &Cluster<'_, Style>, size: f32) -> impl Iterator<Item = Glyph> {
    cluster.glyphs().map(move |glyph| Glyph {
        id: glyph.id,
        advance: glyph.advance / size,
        x: glyph.x / size,
        y: glyph.y / size,
        start: 0,
        end: 0,
    })
}
