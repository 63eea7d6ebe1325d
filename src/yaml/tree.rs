//! The tree of a YAML text. Nodes live in one vector and name each other by index, so that depth costs no stack.

use crate::diagnostic::{Code, Faults, Span, quote};
use granit_parser::{Event, Parser, ScalarStyle, ScanError};
use std::collections::{BTreeMap, BTreeSet};

/// Deepest nesting that is read.
const DEPTH: usize = 32;
/// Most nodes, aliases written out.
const NODES: usize = 200_000;

/// A YAML document.
pub(super) struct Tree {
    nodes: Vec<Node>,
    root: usize,
}

/// A value and its place.
#[derive(Clone)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

/// What a value is.
#[derive(Clone)]
pub(super) enum Kind {
    /// Stands in the place of a faulty value and fits everywhere.
    Blank,
    /// A scalar; `plain` when it stands without quotes.
    Scalar { text: String, plain: bool },
    /// A sequence of nodes.
    Sequence(Vec<usize>),
    /// Pairs of key and value.
    Mapping(Vec<(usize, usize)>),
}

impl Tree {
    pub(super) const fn root(&self) -> usize {
        self.root
    }

    pub(super) fn node(&self, at: usize) -> &Node {
        &self.nodes[at]
    }

    /// Puts a blank in the place of a node.
    pub(super) fn blank(&mut self, at: usize) {
        self.nodes[at] = Node { kind: Kind::Blank, span: Span::NONE };
    }

    /// Takes a pair out of a mapping, by its key's node.
    pub(super) fn remove(&mut self, mapping: usize, key: usize) {
        if let Kind::Mapping(pairs) = &mut self.nodes[mapping].kind {
            pairs.retain(|(k, _)| *k != key);
        }
    }

    /// Adds a key with a blank value to a mapping.
    pub(super) fn insert_blank(&mut self, mapping: usize, key: &str) {
        let text = Kind::Scalar { text: key.to_owned(), plain: false };
        let pair = (self.add(text, Span::NONE), self.add(Kind::Blank, Span::NONE));
        match &mut self.nodes[mapping].kind {
            Kind::Mapping(pairs) => pairs.push(pair),
            kind @ (Kind::Blank | Kind::Scalar { .. } | Kind::Sequence(_)) => {
                *kind = Kind::Mapping(vec![pair]);
            }
        }
    }

    fn add(&mut self, kind: Kind, span: Span) -> usize {
        self.nodes.push(Node { kind, span });
        self.nodes.len() - 1
    }

    /// Copies a node and all below it; `None` when the tree would grow too large.
    fn copy(&mut self, at: usize) -> Option<usize> {
        if self.nodes.len() >= NODES {
            return None;
        }
        let Node { kind, span } = self.nodes[at].clone();
        let kind = match kind {
            Kind::Blank | Kind::Scalar { .. } => kind,
            Kind::Sequence(items) => Kind::Sequence(
                items.into_iter().map(|item| self.copy(item)).collect::<Option<_>>()?,
            ),
            Kind::Mapping(pairs) => Kind::Mapping(
                pairs
                    .into_iter()
                    .map(|(key, value)| Some((self.copy(key)?, self.copy(value)?)))
                    .collect::<Option<_>>()?,
            ),
        };
        Some(self.add(kind, span))
    }
}

/// Parses a text; `None`, with a fault, when it is not one YAML document within the limits.
pub(super) fn parse(text: &str, faults: &mut Faults) -> Option<Tree> {
    let mut builder = Builder::new();
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                let span = place(text, &span);
                builder.take(event, span, faults)?;
            }
            Err(error) => {
                syntax(text, &error, faults);
                return None;
            }
        }
    }
    let Some(root) = builder.root else {
        faults
            .error(Code::Empty, Span::NONE, "the file is empty")
            .hint("`dutyline init` writes a profile to start from");
        return None;
    };
    Some(Tree { root, ..builder.tree })
}

fn place(text: &str, span: &granit_parser::Span) -> Span {
    let range = span.byte_range().unwrap_or(0..0);
    let shown = text.get(range.clone()).unwrap_or_default();
    let end = range.start + shown.trim_end().len();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span {
        start: number(range.start),
        end: number(end),
        line: number(span.start.line()),
        column: number(span.start.col() + 1),
    }
}

/// The parser reports a tab at the line before it, so tabs are looked for first.
fn syntax(text: &str, error: &ScanError, faults: &mut Faults) {
    let is_indent =
        |line: &str| line.trim_start_matches(' ').starts_with('\t') && !line.trim().is_empty();
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if is_indent(line) {
            let before = line.len() - line.trim_start_matches(' ').len();
            let span = line_span(index + 1, before, start + before, 1);
            faults.error(Code::Tab, span, "a tab in the indentation").hint("indent with spaces");
            return;
        }
        start += line.len();
    }
    let mark = error.marker();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let row = mark.line().clamp(1, lines.len().max(1));
    let start: usize = lines.iter().take(row - 1).map(|line| line.len()).sum();
    let line = lines.get(row - 1).copied().unwrap_or_default();
    let before: usize = line.chars().take(mark.col()).map(char::len_utf8).sum();
    let before = before.min(line.trim_end().len());
    let span = line_span(row, before, start + before, 1);
    let info = error.info();
    if info.contains("recursion limit") {
        faults
            .error(Code::Nesting, span, "nested too deeply")
            .hint(format!("at most {DEPTH} levels are read"));
    } else {
        faults.error(Code::Syntax, span, info);
    }
}

fn line_span(line: usize, column: usize, start: usize, length: usize) -> Span {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span {
        start: number(start),
        end: number(start + length),
        line: number(line),
        column: number(column + 1),
    }
}

/// Builds the tree from the parser's events.
struct Builder {
    tree: Tree,
    root: Option<usize>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, usize>,
}

/// A sequence or mapping whose end has not come yet.
struct Open {
    anchor: usize,
    span: Span,
    items: Vec<usize>,
    is_mapping: bool,
}

impl Builder {
    const fn new() -> Self {
        let tree = Tree { nodes: Vec::new(), root: 0 };
        Self { tree, root: None, open: Vec::new(), anchors: BTreeMap::new() }
    }

    /// Takes one event; `None` when the document has to be given up.
    fn take(&mut self, event: Event<'_>, span: Span, faults: &mut Faults) -> Option<()> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                refuse_tag(tag.is_some(), span, faults);
                let plain = style == ScalarStyle::Plain;
                let node = self.tree.add(Kind::Scalar { text: text.into_owned(), plain }, span);
                self.close(node, anchor, span, faults)
            }
            Event::SequenceStart(_, anchor, tag) => {
                refuse_tag(tag.is_some(), span, faults);
                self.enter(anchor, span, false, faults)
            }
            Event::MappingStart(_, anchor, tag) => {
                refuse_tag(tag.is_some(), span, faults);
                self.enter(anchor, span, true, faults)
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(span, faults),
            Event::Alias(id) => self.alias(id, span, faults),
            _ => Some(()),
        }
    }

    fn enter(
        &mut self,
        anchor: usize,
        span: Span,
        is_mapping: bool,
        faults: &mut Faults,
    ) -> Option<()> {
        if self.open.len() >= DEPTH {
            faults
                .error(Code::Nesting, span, "nested too deeply")
                .hint(format!("at most {DEPTH} levels are read"));
            return None;
        }
        self.open.push(Open { anchor, span, items: Vec::new(), is_mapping });
        Some(())
    }

    fn leave(&mut self, end: Span, faults: &mut Faults) -> Option<()> {
        let Open { anchor, mut span, items, is_mapping } = self.open.pop()?;
        span.end = span.end.max(end.start.max(span.start));
        let kind = if is_mapping {
            Kind::Mapping(self.pairs(&items, faults))
        } else {
            Kind::Sequence(items)
        };
        let node = self.tree.add(kind, span);
        self.close(node, anchor, span, faults)
    }

    /// Joins keys and values; a key that stands twice is a fault and its later value is left out.
    fn pairs(&self, items: &[usize], faults: &mut Faults) -> Vec<(usize, usize)> {
        let mut seen = BTreeSet::new();
        let mut pairs = Vec::with_capacity(items.len() / 2);
        for pair in items.chunks_exact(2) {
            let key = self.tree.node(pair[0]);
            if let Kind::Scalar { text, .. } = &key.kind
                && !seen.insert(text.as_str())
            {
                faults
                    .error(
                        Code::DuplicateKey,
                        key.span,
                        format!("the key {} stands twice", quote(text)),
                    )
                    .hint("keep one of them");
                continue;
            }
            pairs.push((pair[0], pair[1]));
        }
        pairs
    }

    fn alias(&mut self, id: usize, span: Span, faults: &mut Faults) -> Option<()> {
        let copy = self.anchors.get(&id).copied().and_then(|node| self.tree.copy(node));
        let Some(node) = copy else {
            faults
                .error(
                    Code::Alias,
                    span,
                    "the alias points into itself or makes the document too large",
                )
                .hint("write the value out");
            return None;
        };
        self.tree.nodes[node].span = span;
        self.close(node, 0, span, faults)
    }

    /// Hands a finished node to the collection around it.
    fn close(&mut self, node: usize, anchor: usize, span: Span, faults: &mut Faults) -> Option<()> {
        if anchor > 0 {
            self.anchors.insert(anchor, node);
        }
        if self.tree.nodes.len() > NODES {
            faults.error(Code::TooLarge, span, format!("more than {NODES} values in one file"));
            return None;
        }
        if let Some(open) = self.open.last_mut() {
            open.items.push(node);
        } else if self.root.is_some() {
            faults
                .error(Code::Documents, span, "a second document begins here")
                .hint("keep one document in a file, without `---` between");
            return None;
        } else {
            self.root = Some(node);
        }
        Some(())
    }
}

fn refuse_tag(tagged: bool, span: Span, faults: &mut Faults) {
    if tagged {
        faults.error(Code::Tag, span, "YAML tags are not read").hint("take the `!…` away");
    }
}
