//! What stands around the text of a page: tints and rules behind it, the running header and footer, and the page
//! numbers of the contents. All but the latter are artifacts.

use std::ops::Range;

use krilla::geom::{PathBuilder, Rect, Transform};
use krilla::tagging::ArtifactType;

use crate::render::blocks::Style;
use crate::render::pdf::lines::Line;
use crate::render::pdf::page::Page;
use crate::render::pdf::strip::{Mark, What};
use crate::render::pdf::tags::NodeId;
use crate::render::pdf::text::Kind;
use crate::render::pdf::theme::{self, Ink};
use crate::render::pdf::write::pen::Pen;
use crate::render::pdf::write::short as plain;

impl Pen<'_, '_, '_> {
    /// Everything behind the text: areas, rules, tints behind code, lines under links.
    pub(super) fn furniture(&mut self, page: &Page) {
        self.artifact(ArtifactType::Layout, |pen| {
            let mut areas = Sheets::default();
            for (backdrop, top, bottom) in &page.backdrops {
                areas.add(Ink::Tint, (backdrop.x, *top), (backdrop.width, bottom - top));
                if backdrop.bar {
                    areas.add(Ink::Accent, (backdrop.x, *top), (2.2, bottom - top));
                }
            }
            pen.lay(areas);
            let mut details = Sheets::default();
            for placed in &page.strips {
                let layout = pen.layout;
                for mark in &layout.strips[placed.strip].marks {
                    let (x, y) = (mark.x, placed.y + mark.y);
                    match mark.what {
                        What::Fill { width, height, ink } => {
                            details.add(ink, (x, y), (width, height));
                        }
                        What::Line(line, size) => pen.decorate(&mut details, line, (x, y), size),
                        What::Picture { .. }
                        | What::Logo { .. }
                        | What::PageOf { .. }
                        | What::Nothing => {}
                    }
                }
            }
            pen.lay(details);
        });
    }

    /// Notes what belongs behind or through a line: tints, strokes, lines under links.
    fn decorate(&mut self, sheets: &mut Sheets, line: Line, (x, y): (f32, f32), size: f32) {
        let mut pen = x;
        let mut runs: Vec<(Style, Range<f32>)> = Vec::new();
        for at in line.start..line.end {
            let atom = self.setter.atoms[at as usize];
            let width = self.setter.width(atom, size);
            let style = Style { bold: false, italic: false, quiet: false, ..atom.style };
            let range = pen..pen + width;
            pen += width;
            let after = self.setter.atoms.get(at as usize + 1).filter(|_| at + 1 < line.end);
            let is_last = after.is_none_or(|next| next.kind == Kind::Newline);
            if style == Style::default() || (atom.kind == Kind::Space && is_last) {
                continue;
            }
            match runs.last_mut() {
                Some((last, end)) if *last == style && end.end >= range.start => {
                    end.end = range.end;
                }
                _ => runs.push((style, range)),
            }
        }
        for (style, range) in runs {
            let (start, width) = (range.start, range.end - range.start);
            if style.code {
                sheets.add(Ink::Tint, (start - 1.2, y - size * 0.86), (width + 2.4, size * 1.16));
            }
            if style.strike {
                sheets.add(Ink::Muted, (start, y - size * 0.3), (width, size * 0.06));
            }
            if style.link.is_some_and(|link| self.shows_link(link)) {
                sheets.add(Ink::Underline, (start, y + size * 0.17), (width, 0.45));
            }
        }
    }

    /// Draws all areas of one ink at once, the tints first.
    fn lay(&mut self, sheets: Sheets) {
        let (tints, others): (Vec<_>, Vec<_>) =
            sheets.0.into_iter().partition(|(ink, _)| *ink == Ink::Tint);
        for (ink, path) in tints.into_iter().chain(others) {
            self.set_ink(ink);
            if let Some(path) = path.finish() {
                self.surface.draw_path(&path);
            }
        }
    }

    /// The page number of a heading at the right, and the dots that lead to it.
    pub(super) fn page_of(
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
        let (number, width) = self.label(&(page + 1).to_string(), style, size);
        let step = (self.label(". .", style, size).1 - self.label(".", style, size).1).max(1.0);
        self.artifact(ArtifactType::Layout, |pen| {
            let count = ((mark.x - width - 6.0 - from) / step).floor().max(0.0);
            let dots = ". ".repeat(whole(count));
            let (dots, dots_width) = pen.label(dots.trim_end(), style, size);
            // Counted from the right, so that the dots line up from row to row.
            let end = mark.x - ((width + 6.0) / step).ceil() * step;
            pen.draw_label(dots, (end - dots_width, y), size, None);
        });
        self.line(number, mark.x - width, y, size, node);
    }

    /// The running header and footer.
    pub(super) fn running(&mut self, number: usize) {
        let options = self.layout.options;
        let (page_width, page_height) = options.paper.size();
        let (left, right) = (theme::SIDE, page_width - theme::SIDE);
        if number > 0 || options.cover.is_none() {
            let y = theme::HEADER_BASELINE;
            self.artifact(ArtifactType::Header, |pen| {
                pen.beside(&options.header_left, &options.header_right, (left, right), y);
            });
        }
        if let Some(marking) = &options.look.marking {
            let edge = page_height - theme::MARKING;
            self.artifact(ArtifactType::Header, |pen| pen.marking(marking, theme::MARKING));
            self.artifact(ArtifactType::Footer, |pen| pen.marking(marking, edge));
        }
        let of = self.layout.pages.list.len();
        let args = [("page", (number + 1).into()), ("pages", of.into())];
        let pages = options.words.say("page-of", &args);
        self.artifact(ArtifactType::Footer, |pen| {
            let y = page_height - theme::FOOTER_BASELINE;
            pen.beside(&options.footer_left, &pages, (left, right), y);
        });
    }

    /// The marking, in the middle of a line.
    fn marking(&mut self, marking: &str, y: f32) {
        let style = Style { bold: true, ..Style::default() };
        let (line, width) = self.label(&plain(marking), style, theme::MARKING_SIZE);
        let (page_width, _) = self.layout.options.paper.size();
        let x = (page_width - width) / 2.0;
        self.draw_label(line, (x, y), theme::MARKING_SIZE, Some(Ink::Strong));
    }

    /// The word behind the text, from the lower left to the upper right.
    pub(super) fn watermark(&mut self) {
        let Some(word) = &self.layout.options.look.watermark else { return };
        let (page_width, page_height) = self.layout.options.paper.size();
        let style = Style { bold: true, ..Style::default() };
        let word = plain(word);
        let room = page_width.hypot(page_height) * 0.62;
        let size = (room / self.label(&word, style, 1.0).1.max(0.1)).min(150.0);
        let (line, width) = self.label(&word, style, size);
        let angle = -(page_height / page_width).atan().to_degrees();
        self.artifact(ArtifactType::Watermark, |pen| {
            let middle = Transform::from_translate(page_width / 2.0, page_height / 2.0);
            pen.surface.push_transform(&middle);
            pen.surface.push_transform(&Transform::from_rotate(angle));
            pen.forget_ink();
            pen.draw_label(line, (-width / 2.0, size * 0.35), size, Some(Ink::Watermark));
            pen.surface.pop();
            pen.surface.pop();
            pen.forget_ink();
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

/// Rectangles by ink, each ink one path: a page has hundreds of them.
#[derive(Default)]
struct Sheets(Vec<(Ink, PathBuilder)>);

impl Sheets {
    fn add(&mut self, ink: Ink, (x, y): (f32, f32), (width, height): (f32, f32)) {
        let Some(rect) = Rect::from_xywh(short(x), short(y), short(width), height) else { return };
        let at = self.0.iter().position(|(known, _)| *known == ink);
        let at = at.unwrap_or_else(|| {
            self.0.push((ink, PathBuilder::new()));
            self.0.len() - 1
        });
        self.0[at].1.push_rect(rect);
    }
}

/// A length to a sixteenth of a point: nobody sees more, and short numbers make short files.
fn short(length: f32) -> f32 {
    (length * 16.0).round() / 16.0
}

/// A count that is a whole number already.
fn whole(count: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of dots on a line, rounded and not negative"
    )]
    let count = count.min(400.0) as usize;
    count
}

/// At most so many characters, with an ellipsis if some are left out.
fn fitting(text: &str, most: usize) -> String {
    let text = plain(text);
    if text.chars().count() <= most {
        return text;
    }
    text.chars().take(most).chain(['…']).collect()
}
