//! What stands around the text of a page: tints and rules behind it, the running header and footer, and the page
//! numbers of the contents. All but the latter are artifacts.

use std::ops::Range;

use krilla::geom::{PathBuilder, Rect};
use krilla::tagging::ArtifactType;

use crate::render::pdf::lines::Line;
use crate::render::pdf::page::Page;
use crate::render::pdf::strip::{Mark, What};
use crate::render::pdf::tags::NodeId;
use crate::render::pdf::text::{Kind, Style};
use crate::render::pdf::theme::{self, Ink};
use crate::render::pdf::write::pen::Pen;
use crate::render::pdf::write::{figure, short};

impl Pen<'_, '_, '_> {
    /// Everything behind the text: areas, rules, tints behind code, lines under links.
    pub(super) fn furniture(&mut self, page: &Page) {
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
                    end.end = range.end;
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
        let pages = format!("Page {} of {}", number + 1, self.layout.pages.list.len());
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
