//! Blocks into strips: spaces, indents, labels, callouts; nothing here knows about pages.

mod cover;

pub(super) use cover::pixels;

use crate::render::blocks::{Block, Style, Target, Text};
use crate::render::pdf::Options;
use crate::render::pdf::contents;
use crate::render::pdf::lines::{Line, Setter};
use crate::render::pdf::strip::{Backdrop, Heading, Mark, Strip, What};
use crate::render::pdf::table;
use crate::render::pdf::tags::{NodeId, Role, Tags};
use crate::render::pdf::text;
use crate::render::pdf::theme::{self, Ink, Type};
use crate::render::scene::Scene;

/// The most lines of a paragraph that is kept with the table or picture below it.
const LEAD: usize = 5;

/// The state of the flow: where the next strip goes, and what has been made so far.
pub(super) struct Flow<'s, 'f> {
    /// Sets lines.
    pub(super) setter: &'s mut Setter<'f>,
    /// The pictures by name.
    pub(super) scenes: &'s [(&'s str, Scene)],
    /// What the caller wants.
    pub(super) options: &'s Options,
    /// Every heading of the document, known beforehand.
    pub(super) headings: Vec<Heading>,
    /// Where the links lead; the contents add theirs.
    pub(super) links: Vec<Target>,
    /// The strips so far.
    pub(super) strips: Vec<Strip>,
    /// The structure so far.
    pub(super) tags: Tags,
    /// The node that new nodes stand below.
    pub(super) parent: Option<NodeId>,
    /// Left edge.
    pub(super) x: f32,
    /// Width of the text.
    pub(super) width: f32,
    /// Height of a page without its margins.
    pub(super) page_height: f32,
    /// Space due before the next strip.
    pub(super) space: f32,
    after_heading: bool,
    /// The first strip of the paragraph directly above.
    lead: Option<usize>,
    next_heading: usize,
    /// The level of the last heading in the structure, where no level may be skipped.
    tagged_level: u8,
    backdrop: Option<Backdrop>,
    label: Option<Mark>,
    depth: usize,
}

impl<'s, 'f> Flow<'s, 'f> {
    /// A flow for pages of a size.
    pub(super) fn new(
        setter: &'s mut Setter<'f>,
        scenes: &'s [(&'s str, Scene)],
        options: &'s Options,
        headings: Vec<Heading>,
        links: Vec<Target>,
    ) -> Self {
        let (width, height) = options.paper.size();
        Self {
            setter,
            scenes,
            options,
            headings,
            links,
            strips: Vec::new(),
            tags: Tags::default(),
            parent: None,
            x: theme::SIDE,
            width: width - 2.0 * theme::SIDE,
            page_height: height - theme::TOP - theme::BOTTOM,
            space: 0.0,
            after_heading: false,
            lead: None,
            next_heading: 0,
            tagged_level: 0,
            backdrop: None,
            label: None,
            depth: 0,
        }
    }

    /// Lays out the whole document.
    pub(super) fn document(&mut self, blocks: &[Block<'_>]) {
        self.logo();
        let Some(cover) = &self.options.cover else { return self.blocks(blocks) };
        self.kicker(cover);
        let title =
            blocks.iter().position(|block| matches!(block, Block::Heading { level: 1, .. }));
        let (before, after) = blocks.split_at(title.map_or(0, |at| at + 1));
        self.blocks(before);
        self.lead();
        self.facts(cover);
        self.blocks(after);
    }

    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        if !matches!(block, Block::Table(_) | Block::Picture(_)) {
            self.lead = None;
        }
        match block {
            Block::Heading { level, id, text } => self.heading(*level, *id, text),
            Block::Paragraph(text) => {
                self.gap(theme::GAP);
                let first = self.paragraph(text, theme::BODY, Style::default(), Role::Paragraph);
                self.lead = Some(first);
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(blocks) => self.quote(blocks),
            Block::Code(code) => self.code(code),
            Block::Rule => self.rule(),
            Block::Table(table) => table::lay(self, table),
            Block::Picture("contents") => contents::lay(self),
            Block::Picture(name) => self.picture(name),
        }
    }

    /// Asks for space before the next strip; right below a heading, the heading decides.
    pub(super) fn gap(&mut self, space: f32) {
        if !self.after_heading {
            self.space = self.space.max(space);
        }
    }

    /// The number of the heading that stands directly above, if one does.
    pub(super) fn heading_just_above(&self) -> Option<usize> {
        self.next_heading.checked_sub(1).filter(|_| self.after_heading)
    }

    /// Adds a strip below the others.
    pub(super) fn push(&mut self, mut strip: Strip) {
        strip.before += std::mem::take(&mut self.space);
        strip.backdrop = self.backdrop;
        self.after_heading = false;
        if let Some(label) = self.label.take() {
            strip.marks.insert(0, label);
        }
        self.strips.push(strip);
    }

    /// Sets a text as strips of one line each, without lonely first or last lines.
    pub(super) fn paragraph(
        &mut self,
        text: &Text<'_>,
        kind: Type,
        style: Style,
        role: Role,
    ) -> usize {
        let first = self.strips.len();
        let node = self.tags.add(role, self.parent);
        let para = text::shape(&mut self.setter.fonts, text, kind.size, style);
        let lines = self.setter.break_lines(para, kind.size, self.width);
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let keep = count > 1 && (index == 0 || index + 2 == count);
            let strip = Strip { keep, ..self.line(line, kind, node) };
            self.push(strip);
        }
        if first == self.strips.len() && !text.anchors.is_empty() {
            self.strips.push(Strip { keep: true, ..Strip::default() });
        }
        if let Some(strip) = self.strips.get_mut(first) {
            strip.anchors = text.anchors.iter().map(|id| (*id).to_owned()).collect();
        }
        first
    }

    /// A strip with one line of text.
    pub(super) fn line(&self, line: Line, kind: Type, node: NodeId) -> Strip {
        let shift = if line.rtl { self.width - line.width } else { 0.0 };
        let what = What::Line(line, kind.size);
        let mark = Mark { x: self.x + shift, y: baseline(kind), node: Some(node), what };
        Strip { height: kind.leading, marks: vec![mark], ..Strip::default() }
    }

    fn heading(&mut self, level: u8, id: Option<&str>, text: &Text<'_>) {
        let (kind, before, after) = theme::heading(level);
        let before = if self.after_heading { before * 0.45 } else { before };
        self.space = self.space.max(before);
        let number = self.next_heading;
        self.next_heading += 1;
        let title = self.headings.get(number).map(|heading| heading.title.clone());
        self.tagged_level = level.min(self.tagged_level + 1);
        let role = Role::Heading(self.tagged_level, title.unwrap_or_default());
        let style = Style { bold: true, ..Style::default() };
        let first = self.paragraph(text, kind, style, role);
        let opens = level == 2 && self.options.break_before_h2;
        for (index, strip) in self.strips.iter_mut().skip(first).enumerate() {
            strip.keep = true;
            if index == 0 {
                strip.heading = Some(number);
                strip.opens_page = opens;
                strip.anchors.extend(id.map(str::to_owned));
            }
        }
        self.space = after;
        self.after_heading = true;
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block<'_>>]) {
        self.gap(theme::GAP);
        let outer = (self.parent, self.x, self.width);
        let list = self.tags.add(Role::List { numbered: start.is_some() }, self.parent);
        self.depth += 1;
        for (index, item) in items.iter().enumerate() {
            let node = self.tags.add(Role::Item, Some(list));
            let label_node = self.tags.add(Role::Label, Some(node));
            let number = start.map(|start| start.saturating_add(index as u64));
            let words = number.map_or_else(
                || (if self.depth > 1 { "–" } else { "•" }).to_owned(),
                |number| format!("{number}."),
            );
            if index > 0 {
                self.gap(theme::ITEM_GAP);
            }
            let (label, indent) = self.label_mark(&words, label_node);
            self.parent = Some(self.tags.add(Role::Body, Some(node)));
            (self.x, self.width) = (outer.1 + indent, (outer.2 - indent).max(40.0));
            self.label = Some(label);
            self.item(item);
            (self.parent, self.x, self.width) = outer;
        }
        self.depth -= 1;
    }

    /// The blocks of an item; the first stands beside the label without a gap.
    fn item(&mut self, item: &[Block<'_>]) {
        let (space, after_heading) = (self.space, self.after_heading);
        for (index, block) in item.iter().enumerate() {
            match block {
                Block::Paragraph(text) if index == 0 => {
                    self.paragraph(text, theme::BODY, Style::default(), Role::Paragraph);
                }
                Block::List { .. } => {
                    self.after_heading = true;
                    self.space = self.space.max(theme::ITEM_GAP);
                    self.block(block);
                }
                _ => self.block(block),
            }
        }
        if self.label.is_some() {
            (self.space, self.after_heading) = (space, after_heading);
            self.push(Strip { height: theme::BODY.leading, ..Strip::default() });
        }
    }

    fn label_mark(&mut self, words: &str, node: NodeId) -> (Mark, f32) {
        let kind = theme::BODY;
        let style = Style { quiet: true, ..Style::default() };
        let text = Text { spans: vec![(words, style)], anchors: Vec::new() };
        let para = text::shape(&mut self.setter.fonts, &text, kind.size, style);
        let lines = self.setter.break_lines(para, kind.size, f32::MAX);
        let width = lines.first().map_or(0.0, |line| line.width);
        let indent = (width + 5.0).max(theme::INDENT);
        let what = lines.first().map_or(What::Nothing, |line| What::Line(*line, kind.size));
        let x = if words.ends_with('.') { self.x } else { self.x + 2.5 };
        (Mark { x, y: baseline(kind), node: Some(node), what }, indent)
    }

    /// Runs `inner` on a tinted area with padding.
    fn on_backdrop(&mut self, bar: bool, inner: impl FnOnce(&mut Self)) {
        self.gap(theme::GAP + 2.0);
        let outer = (self.parent, self.x, self.width, self.backdrop);
        let nested = outer.3.is_some();
        if !nested {
            let backdrop =
                Backdrop { number: self.strips.len(), x: self.x, width: self.width, bar };
            // The space above belongs outside; the padding strip carries it.
            self.push(Strip { keep: true, ..Strip::default() });
            self.backdrop = Some(backdrop);
            self.push(Strip { height: theme::PAD * 0.7, keep: true, ..Strip::default() });
            self.after_heading = true;
        }
        self.x += theme::PAD;
        self.width = (self.width - 2.0 * theme::PAD).max(40.0);
        inner(self);
        (self.parent, self.x, self.width) = (outer.0, outer.1, outer.2);
        if !nested {
            self.space = 0.0;
            if let Some(last) = self.strips.last_mut() {
                last.keep = true;
            }
            self.push(Strip { height: theme::PAD * 0.7, ..Strip::default() });
            self.backdrop = outer.3;
            self.space = theme::GAP + 4.0;
        }
    }

    fn quote(&mut self, blocks: &[Block<'_>]) {
        self.on_backdrop(true, |flow| {
            flow.parent = Some(flow.tags.add(Role::Quote, flow.parent));
            flow.blocks(blocks);
        });
    }

    fn code(&mut self, code: &str) {
        self.on_backdrop(false, |flow| {
            let paragraph = flow.tags.add(Role::Paragraph, flow.parent);
            let node = flow.tags.add(Role::Code, Some(paragraph));
            for line in code.trim_end_matches('\n').split('\n') {
                let para = text::shape_code(&mut flow.setter.fonts, line);
                let lines = flow.setter.break_lines(para, theme::CODE.size, flow.width);
                if lines.is_empty() {
                    flow.push(Strip { height: theme::CODE.leading, ..Strip::default() });
                }
                for line in lines {
                    let strip = flow.line(line, theme::CODE, node);
                    flow.push(strip);
                }
            }
        });
    }

    fn rule(&mut self) {
        self.gap(theme::GAP + 5.0);
        let what = What::Fill { width: self.width, height: 0.6, ink: Ink::Rule };
        let mark = Mark { x: self.x, y: 0.0, node: None, what };
        self.push(Strip { height: 0.6, marks: vec![mark], ..Strip::default() });
        self.space = theme::GAP + 5.0;
    }

    /// The pictures of a name: pages may break between them.
    fn picture(&mut self, name: &str) {
        let scenes = self.scenes;
        for (number, (known, scene)) in scenes.iter().enumerate() {
            if *known == name && scene.width > 0.0 && scene.height > 0.0 {
                self.keep_lead();
                self.figure(number, scene);
            }
        }
    }

    fn figure(&mut self, number: usize, scene: &Scene) {
        let room = (self.page_height - 24.0).max(24.0);
        let scale = (self.width / scene.width).min(1.4).min(room / scene.height);
        self.gap(theme::GAP + 4.0);
        let node = self.tags.add(Role::Figure(scene.alt.clone()), self.parent);
        let what = What::Picture { scene: number, scale };
        let mark = Mark { x: self.x, y: 0.0, node: Some(node), what };
        let height = scene.height * scale;
        self.push(Strip { height, marks: vec![mark], ..Strip::default() });
        self.space = theme::GAP + 6.0;
    }

    /// Keeps a short paragraph that stands directly above with what follows: it says what that is.
    pub(super) fn keep_lead(&mut self) {
        let lead = self.lead.take();
        let Some(first) = lead.filter(|first| self.strips.len() - first <= LEAD) else { return };
        self.strips[first..].iter_mut().for_each(|strip| strip.keep = true);
    }
}

/// From the top of a line to its baseline: capitals and small letters look centred.
pub(super) fn baseline(kind: Type) -> f32 {
    kind.leading * 0.5 + kind.size * 0.34
}
