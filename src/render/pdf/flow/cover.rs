//! What surrounds the title on the first page: logo, a text of the house's, facts.

use super::{Flow, baseline};
use crate::render::blocks::{Style, Text};
use crate::render::pdf::Cover;
use crate::render::pdf::strip::{Mark, Strip, What};
use crate::render::pdf::tags::Role;
use crate::render::pdf::text;
use crate::render::pdf::theme;

impl Flow<'_, '_> {
    /// The logo of the house, at the top of the first page.
    pub(super) fn logo(&mut self) {
        let Some(logo) = &self.options.look.logo else { return };
        let (width, height) = (pixels(logo.size.0), pixels(logo.size.1));
        let scale = (theme::LOGO.0 / width).min(theme::LOGO.1 / height);
        let node = self.tags.add(Role::Figure(logo.alt.clone()), self.parent);
        let mark = Mark { x: self.x, y: 0.0, node: Some(node), what: What::Logo { scale } };
        self.push(Strip { height: height * scale, marks: vec![mark], ..Strip::default() });
        self.space = 20.0;
    }

    /// The text that a house puts on the first page.
    pub(super) fn lead(&mut self) {
        let Some(words) = &self.options.look.cover else { return };
        for words in words.split("\n\n") {
            let text = Text { spans: vec![(words, Style::default())], anchors: Vec::new() };
            self.gap(theme::GAP);
            self.paragraph(&text, theme::BODY, Style::default(), Role::Paragraph);
        }
    }

    /// The small line above the title.
    pub(super) fn kicker(&mut self, cover: &Cover) {
        let style = Style { bold: true, quiet: true, ..Style::default() };
        let text = Text { spans: vec![(&cover.kicker, style)], anchors: Vec::new() };
        self.paragraph(&text, theme::KICKER, style, Role::Paragraph);
        self.space = 2.0;
        self.after_heading = true;
    }

    /// The facts under the title, label beside value, between the title and a rule.
    pub(super) fn facts(&mut self, cover: &Cover) {
        self.space = 9.0;
        let (x, width) = (self.x, self.width);
        for (label, value) in &cover.facts {
            let quiet = Style { quiet: true, ..Style::default() };
            let node = self.tags.add(Role::Paragraph, self.parent);
            let text = Text { spans: vec![(label, quiet)], anchors: Vec::new() };
            let para = text::shape(&mut self.setter.fonts, &text, theme::BODY.size, quiet);
            let lines = self.setter.break_lines(para, theme::BODY.size, 96.0);
            self.label = lines.first().map(|line| Mark {
                x,
                y: baseline(theme::BODY),
                node: Some(node),
                what: What::Line(*line, theme::BODY.size),
            });
            (self.x, self.width) = (x + 104.0, width - 104.0);
            let text = Text { spans: vec![(value, Style::default())], anchors: Vec::new() };
            self.paragraph(&text, theme::BODY, Style::default(), Role::Paragraph);
            (self.x, self.width) = (x, width);
            self.space = 0.5;
        }
        self.rule();
    }
}

/// A number of pixels as a length.
pub(in crate::render::pdf) fn pixels(count: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a logo has at most 4096 pixels at each side")]
    let count = count.max(1) as f32;
    count
}
