//! The structure of the document for assistive technology: what each mark on a page belongs to.
//!
//! A node knows its parent only. The writer attaches it when its first content is drawn, so that the order
//! of the structure is the order of reading.

/// The number of a node.
pub(super) type NodeId = usize;

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    /// A heading of a level, with its words.
    Heading(u8, String),
    /// A paragraph.
    Paragraph,
    /// A list, numbered or not.
    List { numbered: bool },
    /// A list item.
    Item,
    /// The bullet or the number.
    Label,
    /// What the item says.
    Body,
    /// A table.
    Table,
    /// The header rows of a table.
    Head,
    /// The rows below.
    Rows,
    /// A table row.
    Row,
    /// A header cell of a column.
    HeadCell,
    /// A cell.
    Cell,
    /// A link.
    Link,
    /// A picture and what it says.
    Figure(String),
    /// Code.
    Code,
    /// A block quote.
    Quote,
    /// The table of contents.
    Contents,
    /// One line of the contents.
    ContentsItem,
    /// What a line of the contents refers to.
    Reference,
}

/// All nodes.
#[derive(Debug, Default)]
pub(super) struct Tags {
    nodes: Vec<(Role, Option<NodeId>)>,
}

impl Tags {
    /// Adds a node below its parent; without one it stands at the top.
    pub(super) fn add(&mut self, role: Role, parent: Option<NodeId>) -> NodeId {
        self.nodes.push((role, parent));
        self.nodes.len() - 1
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The role of a node.
    pub(super) fn role(&self, node: NodeId) -> &Role {
        &self.nodes[node].0
    }

    /// The parent of a node.
    pub(super) fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes[node].1
    }
}
