//! The structure tree, grown while pages are drawn: a node is attached when its first content appears.

use krilla::tagging::{
    Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use crate::render::pdf::tags::{NodeId, Role, Tags};
use crate::render::pdf::write::{level, short};

/// A child of a node.
enum Child {
    Node(NodeId),
    Leaf(Identifier),
}

/// The nodes with what has been attached to them so far.
pub(super) struct Structure {
    tags: Tags,
    children: Vec<Vec<Child>>,
    attached: Vec<bool>,
    top: Vec<NodeId>,
    links: Vec<Option<NodeId>>,
}

impl Structure {
    /// Nothing is attached yet.
    pub(super) fn new(tags: Tags, links: usize) -> Self {
        let count = tags.len();
        let children = std::iter::repeat_with(Vec::new).take(count).collect();
        Self {
            tags,
            children,
            attached: vec![false; count],
            top: Vec::new(),
            links: vec![None; links],
        }
    }

    /// Adds content to a node.
    pub(super) fn leaf(&mut self, node: NodeId, identifier: Identifier) {
        self.attach(node);
        self.children[node].push(Child::Leaf(identifier));
    }

    /// The node of a link inside a node.
    pub(super) fn link(&mut self, link: u32, parent: NodeId) -> NodeId {
        if let Some(node) = self.links[link as usize] {
            return node;
        }
        let node = self.tags.add(Role::Link, Some(parent));
        self.children.push(Vec::new());
        self.attached.push(false);
        self.links[link as usize] = Some(node);
        node
    }

    fn attach(&mut self, node: NodeId) {
        let mut node = node;
        while !std::mem::replace(&mut self.attached[node], true) {
            match self.tags.parent(node) {
                Some(parent) => {
                    self.children[parent].push(Child::Node(node));
                    node = parent;
                }
                None => self.top.push(node),
            }
        }
    }

    /// The tree for krilla.
    pub(super) fn into_tree(mut self) -> TagTree {
        let mut tree = TagTree::new();
        for node in std::mem::take(&mut self.top) {
            let group = self.group(node);
            tree.push(group);
        }
        tree
    }

    fn group(&mut self, node: NodeId) -> TagGroup {
        let children = std::mem::take(&mut self.children[node]);
        let children: Vec<Node> = children
            .into_iter()
            .map(|child| match child {
                Child::Node(inner) => Node::Group(self.group(inner)),
                Child::Leaf(identifier) => Node::Leaf(identifier),
            })
            .collect();
        TagGroup::with_children(kind(self.tags.role(node)), children)
    }
}

fn kind(role: &Role) -> TagKind {
    let named = |text: &str, else_: &str| {
        let text = short(text);
        Some(if text.is_empty() { else_.to_owned() } else { text })
    };
    match role {
        Role::Heading(number, title) => Tag::Hn(level(*number), named(title, "Untitled")).into(),
        Role::Paragraph => Tag::P.into(),
        Role::List { numbered: true } => Tag::L(ListNumbering::Decimal).into(),
        Role::List { numbered: false } => Tag::L(ListNumbering::Disc).into(),
        Role::Item => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::Body => Tag::LBody.into(),
        Role::Table => Tag::Table.into(),
        Role::Head => Tag::THead.into(),
        Role::Rows => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::Link => Tag::Link.into(),
        Role::Figure(alt) => Tag::Figure(named(alt, "Picture")).into(),
        Role::Code => Tag::Code.into(),
        Role::Quote => Tag::BlockQuote.into(),
        Role::Contents => Tag::TOC.into(),
        Role::ContentsItem => Tag::TOCI.into(),
        Role::Reference => Tag::Reference.into(),
    }
}
