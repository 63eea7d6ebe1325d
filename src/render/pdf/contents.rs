//! The table of contents: one line for each heading of level 2 and 3.
//!
//! Page numbers are only drawn when the pages stand; they never change the layout, so one pass is enough.

use crate::render::blocks::{Style, Target, Text};
use crate::render::pdf::flow::{Flow, baseline};
use crate::render::pdf::strip::{Mark, What};
use crate::render::pdf::tags::Role;
use crate::render::pdf::text;
use crate::render::pdf::theme::{self, Type};

/// Room for the page number at the right.
const NUMBER: f32 = 26.0;

/// Lays out the contents.
pub(super) fn lay(flow: &mut Flow<'_, '_>) {
    let outer = (flow.parent, flow.x, flow.width);
    let contents = flow.tags.add(Role::Contents, flow.parent);
    let own = flow.heading_just_above();
    let entries: Vec<(usize, u8, String)> = flow
        .headings
        .iter()
        .enumerate()
        .filter(|(number, _)| Some(*number) != own)
        .filter(|(_, heading)| matches!(heading.level, 2 | 3) && !heading.title.is_empty())
        .map(|(number, heading)| (number, heading.level, heading.title.clone()))
        .collect();
    flow.gap(theme::GAP);
    for (index, (number, level, title)) in entries.iter().enumerate() {
        let main = *level == 2;
        let opens_group = entries.get(index + 1).is_some_and(|next| next.1 == 3);
        if main && index > 0 {
            flow.gap(3.5);
        }
        let kind = if main { theme::BODY } else { Type { size: 8.8, leading: 12.8 } };
        let indent = if main { 0.0 } else { 14.0 };
        let item = flow.tags.add(Role::ContentsItem, Some(contents));
        let node = flow.tags.add(Role::Reference, Some(item));
        let link = u32::try_from(flow.links.len()).ok();
        flow.links.push(Target::Heading(*number));
        let style = Style { bold: main, link, ..Style::default() };
        let text = Text { spans: vec![(title, style)], anchors: Vec::new() };
        let para = text::shape(&mut flow.setter.fonts, &text, kind.size, style);
        (flow.x, flow.width) = (outer.1 + indent, outer.2 - indent);
        let lines = flow.setter.break_lines(para, kind.size, flow.width - NUMBER);
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            let mut strip = flow.line(line, kind, node);
            strip.keep = index + 1 < count || (main && opens_group);
            if index + 1 == count {
                let from = flow.x + line.width + 4.0;
                let what = What::PageOf { heading: *number, from, size: kind.size };
                let x = flow.x + flow.width;
                strip.marks.push(Mark { x, y: baseline(kind), node: Some(node), what });
            }
            flow.push(strip);
        }
        (flow.parent, flow.x, flow.width) = outer;
    }
    flow.space = theme::GAP + 6.0;
}
