//! What a template says, with the places that messages and the guard need. It mirrors Tera's own tree, which is private.

use std::ops::Range;

/// A file.
#[derive(Debug, Default)]
pub(super) struct Tree<'t> {
    /// What stands outside of its components.
    pub(super) body: Vec<Node<'t>>,
    /// The components that it defines.
    pub(super) components: Vec<Component<'t>>,
}

/// A word and its place.
#[derive(Clone, Debug)]
pub(super) struct Name<'t> {
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
}

/// A component's definition.
#[derive(Debug)]
pub(super) struct Component<'t> {
    pub(super) name: String,
    pub(super) range: Range<usize>,
    pub(super) parameters: Vec<Parameter<'t>>,
    /// The name for what is left of the arguments.
    pub(super) rest: Option<&'t str>,
    pub(super) body: Body<'t>,
}

/// A parameter of a component.
#[derive(Debug)]
pub(super) struct Parameter<'t> {
    pub(super) name: &'t str,
    pub(super) is_required: bool,
    /// Whether it is taken from the report where the call does not give it.
    pub(super) is_implicit: bool,
}

/// Nodes that run together, after a tag that opens them.
#[derive(Debug, Default)]
pub(super) struct Body<'t> {
    pub(super) nodes: Vec<Node<'t>>,
    /// Where the opening tag ends.
    pub(super) start: usize,
    /// Whether that tag takes the white space behind it away.
    pub(super) trims: bool,
}

/// A part of a body.
#[derive(Debug)]
pub(super) enum Node<'t> {
    Text(usize),
    Value(Expr<'t>),
    Set { name: &'t str, value: Expr<'t> },
    Capture(Capture<'t>),
    For(Box<For<'t>>),
    If { arms: Vec<(Expr<'t>, Vec<Node<'t>>)>, otherwise: Vec<Node<'t>> },
    Include(Name<'t>),
    Filter { filters: Vec<Filter<'t>>, body: Vec<Node<'t>> },
    Wrapped { call: Call<'t>, body: Vec<Node<'t>> },
    Jump,
}

/// A block whose text gets a name.
#[derive(Debug)]
pub(super) struct Capture<'t> {
    pub(super) name: &'t str,
    pub(super) is_global: bool,
    pub(super) filters: Vec<Filter<'t>>,
    pub(super) body: Vec<Node<'t>>,
    /// The opening tag.
    pub(super) range: Range<usize>,
    /// Where the closing tag ends, and whether it takes white space away.
    pub(super) end: (usize, bool),
}

/// A loop.
#[derive(Debug)]
pub(super) struct For<'t> {
    pub(super) range: Range<usize>,
    pub(super) key: Option<&'t str>,
    pub(super) value: &'t str,
    pub(super) target: Expr<'t>,
    pub(super) body: Body<'t>,
    pub(super) otherwise: Vec<Node<'t>>,
}

/// A filter, a test, a function or a component with its arguments.
#[derive(Debug)]
pub(super) struct Call<'t> {
    pub(super) name: String,
    pub(super) range: Range<usize>,
    pub(super) arguments: Vec<(Name<'t>, Expr<'t>)>,
    /// Whether arguments are spread from a map.
    pub(super) spreads: Vec<Expr<'t>>,
}

/// A filter of a block.
#[derive(Debug)]
pub(super) struct Filter<'t> {
    pub(super) call: Call<'t>,
    /// Where its arguments end.
    pub(super) end: usize,
}

/// An expression and all its text, parentheses too.
#[derive(Debug)]
pub(super) struct Expr<'t> {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind<'t>,
}

/// What an expression is.
#[derive(Debug)]
pub(super) enum Kind<'t> {
    Text(&'t str),
    Number,
    Bool,
    None,
    Var(&'t str),
    Field(Box<Expr<'t>>, Name<'t>),
    Index(Box<Expr<'t>>, Box<Expr<'t>>),
    Slice(Box<Expr<'t>>, Vec<Expr<'t>>),
    Filter(Box<Expr<'t>>, Call<'t>),
    Test(Box<Expr<'t>>, Call<'t>),
    Function(Call<'t>),
    Component(Call<'t>),
    Choice(Box<[Expr<'t>; 3]>),
    Each(Box<Each<'t>>),
    /// `not` or `-`.
    Unary(&'static str, Box<Expr<'t>>),
    Binary(&'t str, Box<Expr<'t>>, Box<Expr<'t>>),
    List(Vec<Expr<'t>>),
    Map(Vec<Expr<'t>>),
}

/// A list made of another one.
#[derive(Debug)]
pub(super) struct Each<'t> {
    pub(super) item: Expr<'t>,
    pub(super) key: Option<&'t str>,
    pub(super) value: &'t str,
    pub(super) target: Expr<'t>,
    pub(super) condition: Option<Expr<'t>>,
}

impl Expr<'_> {
    /// Whether it stands in the template as it is.
    pub(super) const fn is_literal(&self) -> bool {
        matches!(self.kind, Kind::Text(_) | Kind::Number | Kind::Bool | Kind::None)
    }

    /// Whether something can be written behind it without parentheses around it.
    pub(super) const fn is_tight(&self) -> bool {
        match self.kind {
            Kind::Binary(..) | Kind::Unary(..) | Kind::Choice(_) | Kind::Test(..) => false,
            Kind::Text(_)
            | Kind::Number
            | Kind::Bool
            | Kind::None
            | Kind::Var(_)
            | Kind::Field(..)
            | Kind::Index(..)
            | Kind::Slice(..)
            | Kind::Filter(..)
            | Kind::Function(_)
            | Kind::Component(_)
            | Kind::Each(_)
            | Kind::List(_)
            | Kind::Map(_) => true,
        }
    }
}
