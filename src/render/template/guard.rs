//! Writes a budget into a template: what may repeat or grow is counted by filters and a function of ours, at the place where it stands.
//!
//! Tera has no fuel. Each body that can run more than once begins with a step, and each value that is made passes through
//! a filter that counts it. The guarded text says the same as the template, byte for byte.

use super::ast::{Body, Call, Capture, Expr, Filter, For, Kind, Node, Tree};
use super::words::{Cost, TESTS, filter};
use std::ops::Range;

/// A template's text with the budget in it, and the way back to the places of the template.
#[derive(Debug)]
pub(super) struct Guarded {
    pub(super) text: String,
    marks: Vec<Mark>,
}

/// Something that was written into the text.
#[derive(Debug)]
struct Mark {
    /// Where in the template.
    at: usize,
    text: String,
    /// What of the template it speaks for.
    blame: Range<usize>,
}

/// Guards a template.
pub(super) fn guard(text: &str, tree: &Tree<'_>) -> Guarded {
    let mut guard = Guard { template: text, marks: Vec::new(), length: 0 };
    let start = text.char_indices().nth(1).map_or(text.len(), |(at, _)| at);
    guard.body(&tree.body, 0, false, 0..start);
    for component in &tree.components {
        guard.opened(&component.body, &component.range);
    }
    let mut marks = guard.marks;
    marks.sort_by_key(|mark| mark.at);
    let mut guarded = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for mark in &marks {
        guarded.push_str(&text[at..mark.at]);
        guarded.push_str(&mark.text);
        at = mark.at;
    }
    guarded.push_str(&text[at..]);
    Guarded { text: guarded, marks }
}

impl Guarded {
    /// The place in the template of a place in the guarded text.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let mut added = 0;
        for mark in &self.marks {
            let start = mark.at + added;
            if start > range.start {
                break;
            }
            added += mark.text.len();
            if range.start < start + mark.text.len() {
                return mark.blame.clone();
            }
        }
        let start = range.start - added;
        let inside = |mark: &&Mark| {
            let at = mark.at + added_before(&self.marks, mark);
            range.start < at && at < range.end
        };
        let within: usize = self.marks.iter().filter(inside).map(|mark| mark.text.len()).sum();
        start..range.end.saturating_sub(added + within).max(start)
    }
}

/// How much was written before a mark.
fn added_before(marks: &[Mark], mark: &Mark) -> usize {
    marks.iter().take_while(|other| !std::ptr::eq(*other, mark)).map(|other| other.text.len()).sum()
}

struct Guard<'t> {
    template: &'t str,
    marks: Vec<Mark>,
    /// How long the text is that the body writes.
    length: usize,
}

impl Guard<'_> {
    fn mark(&mut self, at: usize, text: &str, blame: &Range<usize>) {
        self.marks.push(Mark { at, text: text.to_owned(), blame: blame.clone() });
    }

    fn opened(&mut self, body: &Body<'_>, blame: &Range<usize>) {
        self.body(&body.nodes, body.start, body.trims, blame.clone());
    }

    /// Nodes that can run more than once: a step at their start.
    fn body(&mut self, nodes: &[Node<'_>], start: usize, trims: bool, blame: Range<usize>) {
        let outer = std::mem::take(&mut self.length);
        self.nodes(nodes);
        let length = std::mem::replace(&mut self.length, outer);
        let end = if trims { "-}}" } else { "}}" };
        self.mark(start, &format!("{{{{ dutyline_step(n={length}) {end}"), &blame);
    }

    fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Text(length) => self.length += length,
            Node::Jump | Node::Include(_) => {}
            Node::Value(value) => self.value(value),
            Node::Set { value, .. } => self.expr(value),
            Node::Capture(capture) => self.capture(capture),
            Node::For(each) => self.for_loop(each),
            Node::If { arms, otherwise } => {
                for (condition, body) in arms {
                    self.expr(condition);
                    self.nodes(body);
                }
                self.nodes(otherwise);
            }
            Node::Filter { filters, body } => {
                self.filters(filters);
                self.nodes(body);
            }
            Node::Wrapped { call, body } => {
                self.arguments(call);
                self.nodes(body);
            }
        }
    }

    /// A value that is written into the document.
    fn value(&mut self, value: &Expr<'_>) {
        self.expr(value);
        let can_be_large = match &value.kind {
            Kind::Binary(sign, ..) => matches!(*sign, "~" | "and" | "or"),
            Kind::Var(_)
            | Kind::Field(..)
            | Kind::Index(..)
            | Kind::Slice(..)
            | Kind::Choice(_)
            | Kind::Filter(..)
            | Kind::List(_)
            | Kind::Map(_)
            | Kind::Each(_) => true,
            Kind::Text(_)
            | Kind::Number
            | Kind::Bool
            | Kind::None
            | Kind::Test(..)
            | Kind::Function(_)
            | Kind::Component(_)
            | Kind::Unary(..) => false,
        };
        if can_be_large {
            self.through(value, "dutyline_out");
        }
    }

    fn capture(&mut self, capture: &Capture<'_>) {
        self.filters(&capture.filters);
        self.nodes(&capture.body);
        let (at, trims) = capture.end;
        let tag = if capture.is_global { "set_global" } else { "set" };
        let (name, end) = (capture.name, if trims { "-%}" } else { "%}" });
        self.mark(at, &format!("{{% {tag} {name} = {name} | dutyline_made {end}"), &capture.range);
    }

    /// Filters of a block, which take its text.
    fn filters(&mut self, filters: &[Filter<'_>]) {
        for filter in filters {
            let before = format!("{} | ", cost(&filter.call));
            self.mark(filter.call.range.start, &before, &filter.call.range);
            self.arguments(&filter.call);
            self.mark(filter.end, " | dutyline_made", &filter.call.range);
        }
    }

    fn for_loop(&mut self, each: &For<'_>) {
        self.expr(&each.target);
        self.through(&each.target, "dutyline_flat");
        self.opened(&each.body, &each.range);
        self.nodes(&each.otherwise);
    }

    fn arguments(&mut self, call: &Call<'_>) {
        for (_, value) in &call.arguments {
            self.expr(value);
        }
        self.exprs(&call.spreads);
    }

    fn exprs(&mut self, list: &[Expr<'_>]) {
        for expr in list {
            self.expr(expr);
        }
    }

    /// Sends a value through a filter of ours.
    fn through(&mut self, expr: &Expr<'_>, filter: &str) {
        if expr.is_literal() {
            return;
        }
        let Range { start, end } = expr.range;
        if expr.is_tight() {
            self.mark(end, &format!(" | {filter}"), &expr.range);
            return;
        }
        // What was written at the start before belongs to parts of it and stands inside.
        let at = self.marks.iter().position(|mark| mark.at >= start).unwrap_or(self.marks.len());
        let open = Mark { at: start, text: "(".to_owned(), blame: expr.range.clone() };
        self.marks.insert(at, open);
        self.mark(end, &format!(") | {filter}"), &expr.range);
    }

    fn made(&mut self, expr: &Expr<'_>) {
        self.mark(expr.range.end, " | dutyline_made", &expr.range);
    }

    fn expr(&mut self, expr: &Expr<'_>) {
        match &expr.kind {
            Kind::Text(_) | Kind::Number | Kind::Bool | Kind::None | Kind::Var(_) => {}
            Kind::Field(base, _) | Kind::Unary(_, base) => self.expr(base),
            Kind::Index(base, index) => {
                self.expr(base);
                self.expr(index);
                self.index(base, index);
            }
            Kind::Slice(base, parts) => {
                self.expr(base);
                self.through(base, "dutyline_flat");
                self.exprs(parts);
                self.made(expr);
            }
            Kind::Filter(input, call) => {
                self.expr(input);
                self.through(input, cost(call));
                self.arguments(call);
                self.made(expr);
            }
            Kind::Test(input, call) => {
                self.expr(input);
                if TESTS.contains(&(call.name.as_str(), true)) {
                    self.through(input, "dutyline_flat");
                }
                self.arguments(call);
            }
            Kind::Function(call) => {
                self.arguments(call);
                self.made(expr);
            }
            Kind::Component(call) => self.arguments(call),
            Kind::Choice(parts) => self.exprs(&**parts),
            Kind::Each(each) => {
                self.expr(&each.item);
                self.expr(&each.target);
                self.through(&each.target, "dutyline_flat");
                each.condition.iter().for_each(|condition| self.expr(condition));
                self.made(expr);
            }
            Kind::Binary(sign, left, right) => self.binary(expr, sign, left, right),
            Kind::List(items) | Kind::Map(items) => {
                self.exprs(items);
                if !items.iter().all(Expr::is_literal) {
                    self.made(expr);
                }
            }
        }
    }

    /// A text that is indexed is gone through whole. What follows a path must stay a path, so its length is asked for beside it.
    fn index(&mut self, base: &Expr<'_>, index: &Expr<'_>) {
        if !matches!(base.kind, Kind::Var(_) | Kind::Field(..) | Kind::Index(..)) {
            return self.through(base, "dutyline_flat");
        }
        let path = &self.template[base.range.clone()];
        let counted = format!("dutyline_index(of={path})");
        if matches!(index.kind, Kind::Number) {
            return self.mark(index.range.end, &format!(" | {counted}"), &index.range);
        }
        self.through(index, &counted);
    }

    fn binary(&mut self, whole: &Expr<'_>, sign: &str, left: &Expr<'_>, right: &Expr<'_>) {
        self.expr(left);
        self.expr(right);
        match sign {
            "~" => self.through(whole, "dutyline_made"),
            "in" if !right.is_literal() => self.through(right, "dutyline_deep"),
            "==" | "!=" | "<" | "<=" | ">" | ">=" if !left.is_literal() && !right.is_literal() => {
                self.through(left, "dutyline_deep");
                self.through(right, "dutyline_deep");
            }
            _ => {}
        }
    }
}

/// Our filter that counts what another one takes.
fn cost(call: &Call<'_>) -> &'static str {
    match filter(&call.name).map_or(Cost::Deep, |filter| filter.cost) {
        Cost::Flat => "dutyline_flat",
        Cost::Deep => "dutyline_deep",
        Cost::Square => "dutyline_square",
        Cost::Pieces => "dutyline_pieces",
    }
}
