//! Holds a template against the schema of what it sees. It says nothing that may be false: what is not known has any field.

mod call;

use super::ast::{Capture, Component, Each, Expr, Filter, For, Kind, Name, Node, Tree};
use super::kind::{Missing, Schema, Type};
use super::words::TESTS;
use crate::diagnostic::{Code, Faults, nearest, quote, suggest};
use call::names_set;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Deepest calls of components that are followed; Tera itself stops at 20.
const DEPTH: usize = 20;

/// Most components and files that are gone through, each with other kinds of values.
const MOST: usize = 2000;

/// One file of a template.
pub(super) struct File<'t> {
    /// Its name as `include` gives it.
    pub(super) name: &'t str,
    pub(super) text: &'t str,
    pub(super) tree: Tree<'t>,
}

/// Names and the kinds of their values.
type Scope<'s, 't> = BTreeMap<&'t str, Type<'s>>;

/// Goes through a template; the first file is the document.
pub(super) struct Checker<'s, 't> {
    schema: Schema<'s>,
    root: Type<'s>,
    files: &'t [File<'t>],
    components: BTreeMap<&'t str, (usize, &'t Component<'t>)>,
    /// The file in which it is.
    at: usize,
    /// Components that have been gone through, with the kinds of their arguments.
    seen: BTreeSet<String>,
    depth: usize,
    /// The component in which it is.
    inside: Option<&'t str>,
    /// Names that are set somewhere here: known further up in a loop's next round.
    later: BTreeSet<&'t str>,
    faults: Vec<Faults>,
}

/// Finds what is wrong in the files of a template.
pub(super) fn check(schema: &serde_json::Value, files: &[File<'_>], faults: &mut Vec<Faults>) {
    let schema = Schema(schema);
    let components = files.iter().enumerate().flat_map(|(at, file)| {
        file.tree.components.iter().map(move |component| (component.name.as_str(), (at, component)))
    });
    let mut checker = Checker {
        root: schema.root(),
        schema,
        files,
        components: components.collect(),
        at: 0,
        seen: BTreeSet::new(),
        depth: 0,
        inside: None,
        later: BTreeSet::new(),
        faults: std::mem::take(faults),
    };
    if let Some(document) = files.first() {
        checker.file(document, &Scope::new());
    }
    checker.idle();
    *faults = checker.faults;
}

impl<'s, 't> Checker<'s, 't> {
    fn fault(&mut self, code: Code, range: &Range<usize>, message: String, hint: Option<String>) {
        let span = super::span(self.files[self.at].text, range);
        self.faults[self.at].error(code, span, message).hint_opt(hint);
    }

    fn file(&mut self, file: &'t File<'t>, scope: &Scope<'s, 't>) {
        let mut later = self.later.clone();
        names_set(&file.tree.body, &mut later);
        let before = std::mem::replace(&mut self.later, later);
        self.nodes(&file.tree.body, &mut scope.clone());
        self.later = before;
    }

    /// Components that nothing calls are gone through once, with arguments of any kind.
    fn idle(&mut self) {
        for (at, component) in self.components.clone().into_values() {
            let is_seen = self
                .seen
                .iter()
                .any(|key| key.split_once(' ').is_some_and(|(name, _)| name == component.name));
            if !is_seen {
                self.component(at, component, Scope::new());
            }
        }
    }

    /// Whether a name is met with these kinds for the first time; beyond so many nothing is new.
    fn is_new(&mut self, name: &str, scope: &Scope<'s, 't>) -> bool {
        let kinds: Vec<String> =
            scope.iter().map(|(n, kind)| format!("{n}:{}", kind.key())).collect();
        self.seen.len() < MOST && self.seen.insert(format!("{name} {}", kinds.join(",")))
    }

    fn component(&mut self, at: usize, component: &'t Component<'t>, mut given: Scope<'s, 't>) {
        if !self.is_new(&component.name, &given) || self.depth >= DEPTH {
            return;
        }
        for parameter in &component.parameters {
            let root = self.schema.field(&self.root, parameter.name);
            let seen = root.ok().filter(|_| parameter.is_implicit);
            given.entry(parameter.name).or_insert(seen.unwrap_or(Type::Any));
        }
        given.extend(component.rest.map(|name| (name, Type::Any)));
        given.insert("body", Type::Text);
        let mut later = BTreeSet::new();
        names_set(&component.body.nodes, &mut later);
        let later = std::mem::replace(&mut self.later, later);
        let before = (self.at, self.inside);
        (self.at, self.inside) = (at, Some(component.name.as_str()));
        self.depth += 1;
        self.nodes(&component.body.nodes, &mut given);
        self.depth -= 1;
        (self.at, self.inside) = before;
        self.later = later;
    }

    fn nodes(&mut self, nodes: &'t [Node<'t>], scope: &mut Scope<'s, 't>) {
        for node in nodes {
            self.node(node, scope);
        }
    }

    fn node(&mut self, node: &'t Node<'t>, scope: &mut Scope<'s, 't>) {
        match node {
            Node::Text(_) | Node::Jump => {}
            Node::Value(value) => {
                self.kind(value, scope);
            }
            Node::Set { name, value, .. } => {
                let kind = self.kind(value, scope);
                Self::set(name, kind, scope);
            }
            Node::Capture(capture) => self.capture(capture, scope),
            Node::For(each) => self.for_loop(each, scope),
            Node::If { arms, otherwise } => {
                for (condition, body) in arms {
                    self.kind(condition, scope);
                    self.nodes(body, scope);
                }
                self.nodes(otherwise, scope);
            }
            Node::Include(name) => self.include(name, scope),
            Node::Filter { filters, body } => {
                self.filters(filters, scope);
                self.nodes(body, scope);
            }
            Node::Wrapped { call, body } => {
                self.call(call, scope);
                self.nodes(body, scope);
            }
        }
    }

    /// A name that is set twice is either.
    fn set(name: &'t str, kind: Type<'s>, scope: &mut Scope<'s, 't>) {
        let kind = match scope.remove(name) {
            Some(before) => before.or(kind),
            None => kind,
        };
        scope.insert(name, kind);
    }

    fn capture(&mut self, capture: &'t Capture<'t>, scope: &mut Scope<'s, 't>) {
        self.nodes(&capture.body, scope);
        self.filters(&capture.filters, scope);
        let kind = if capture.filters.is_empty() { Type::Text } else { Type::Any };
        Self::set(capture.name, kind, scope);
    }

    fn filters(&mut self, filters: &'t [Filter<'t>], scope: &Scope<'s, 't>) {
        for filter in filters {
            self.filter(&filter.call, &Type::Any, scope);
        }
    }

    fn for_loop(&mut self, each: &'t For<'t>, scope: &mut Scope<'s, 't>) {
        let (key, value) = self.looped(&each.target, scope);
        let shadowed = ["loop", each.value].map(|name| (name, scope.get(name).cloned()));
        let key_before = each.key.map(|name| (name, scope.get(name).cloned()));
        scope.insert("loop", Type::Any);
        scope.insert(each.value, value);
        scope.extend(each.key.map(|name| (name, key)));
        self.nodes(&each.body.nodes, scope);
        for (name, before) in shadowed.into_iter().chain(key_before) {
            match before {
                Some(kind) => scope.insert(name, kind),
                None => scope.remove(name),
            };
        }
        self.nodes(&each.otherwise, scope);
    }

    /// The kinds of key and value of what is looped over.
    fn looped(&mut self, target: &'t Expr<'t>, scope: &Scope<'s, 't>) -> (Type<'s>, Type<'s>) {
        let kind = self.kind(target, scope);
        kind.items().unwrap_or_else(|| {
            let message =
                format!("{} is {}: there is nothing to loop over", self.shown(target), kind.word());
            self.fault(Code::TemplateType, &target.range, message, None);
            (Type::Any, Type::Any)
        })
    }

    fn include(&mut self, name: &'t Name<'t>, scope: &Scope<'s, 't>) {
        let found = self.files.iter().position(|file| file.name == name.text);
        // A file that is not there has been reported by who reads the files.
        let Some(at) = found.filter(|_| self.depth < DEPTH) else { return };
        if !self.is_new(&format!("include {at}"), scope) {
            return;
        }
        let before = std::mem::replace(&mut self.at, at);
        self.depth += 1;
        self.file(&self.files[at], scope);
        self.depth -= 1;
        self.at = before;
    }

    /// The kind of an expression's value.
    fn kind(&mut self, expr: &'t Expr<'t>, scope: &Scope<'s, 't>) -> Type<'s> {
        match &expr.kind {
            Kind::Text(_) => Type::Text,
            Kind::Number => Type::Number,
            Kind::Bool => Type::Bool,
            Kind::None => Type::Nothing,
            Kind::Var(name) => self.variable(name, &expr.range, scope),
            Kind::Field(base, name) => {
                let kind = self.kind(base, scope);
                self.field(base, &kind, name)
            }
            Kind::Index(base, index) => {
                let kind = self.kind(base, scope);
                self.kind(index, scope);
                self.at_index(base, &kind, index)
            }
            Kind::Slice(base, parts) => {
                self.all(parts, scope);
                self.kind(base, scope)
            }
            Kind::Filter(input, call) => {
                let kind = self.kind(input, scope);
                self.filter(call, &kind, scope)
            }
            Kind::Test(input, call) => {
                self.kind(input, scope);
                self.known("test", call, TESTS.iter().map(|(name, _)| *name));
                self.arguments(call, scope);
                Type::Bool
            }
            Kind::Function(call) => self.function(call, scope),
            Kind::Component(call) => {
                self.call(call, scope);
                Type::Text
            }
            Kind::Choice(parts) => {
                let [condition, yes, no] = &**parts;
                self.kind(condition, scope);
                self.kind(yes, scope).or(self.kind(no, scope))
            }
            Kind::Each(each) => self.each(each, scope),
            Kind::Unary(sign, inner) => {
                self.kind(inner, scope);
                if *sign == "not" { Type::Bool } else { Type::Number }
            }
            Kind::Binary(sign, left, right) => {
                let (left, right) = (self.kind(left, scope), self.kind(right, scope));
                joined(sign, left, right)
            }
            Kind::List(items) => {
                self.all(items, scope);
                Type::List(Box::new(Type::Any))
            }
            Kind::Map(values) => {
                self.all(values, scope);
                Type::Any
            }
        }
    }

    fn all(&mut self, parts: &'t [Expr<'t>], scope: &Scope<'s, 't>) {
        for part in parts {
            self.kind(part, scope);
        }
    }

    fn each(&mut self, each: &'t Each<'t>, scope: &Scope<'s, 't>) -> Type<'s> {
        let (key, value) = self.looped(&each.target, scope);
        let mut inner = scope.clone();
        inner.insert(each.value, value);
        inner.extend(each.key.map(|name| (name, key)));
        if let Some(condition) = &each.condition {
            self.kind(condition, &inner);
        }
        Type::List(Box::new(self.kind(&each.item, &inner)))
    }

    fn variable(&mut self, name: &str, range: &Range<usize>, scope: &Scope<'s, 't>) -> Type<'s> {
        if let Some(kind) = scope.get(name) {
            return kind.clone();
        }
        if self.later.contains(name) {
            return Type::Any;
        }
        let hint = match (self.schema.field(&self.root, name), self.inside) {
            (Ok(kind), None) => return kind,
            (Ok(_), Some(component)) => Some(format!(
                "a component sees its arguments only: `<{component} {name}={{{name}}} />`"
            )),
            (Err(Missing::Unknown(known)), None) => {
                nearest(name, known.into_iter().chain(scope.keys().copied()))
            }
            (Err(_), _) => nearest(name, scope.keys().copied()),
        };
        let hint = hint.unwrap_or_else(|| "`dutyline template schema` has the names".to_owned());
        let message = format!("there is no {} here", quote(name));
        self.fault(Code::UnknownField, range, message, Some(hint));
        Type::Any
    }

    fn field(&mut self, base: &Expr<'t>, kind: &Type<'s>, name: &Name<'t>) -> Type<'s> {
        self.named(base, kind, name.text, &name.range)
    }

    fn named(
        &mut self,
        base: &Expr<'t>,
        kind: &Type<'s>,
        name: &str,
        range: &Range<usize>,
    ) -> Type<'s> {
        match self.schema.field(kind, name) {
            Ok(kind) => kind,
            Err(Missing::Unknown(known)) => {
                let message = format!("{} has no field {}", self.shown(base), quote(name));
                self.fault(Code::UnknownField, range, message, suggest(name, known));
                Type::Any
            }
            Err(Missing::Fieldless(word)) => {
                let message =
                    format!("{} is {word}: it has no field {}", self.shown(base), quote(name));
                self.fault(Code::UnknownField, range, message, None);
                Type::Any
            }
        }
    }

    /// What stands at an index.
    fn at_index(&mut self, base: &Expr<'t>, kind: &Type<'s>, index: &Expr<'t>) -> Type<'s> {
        match (kind, &index.kind) {
            (Type::Object(_), Kind::Text(name)) => self.named(base, kind, name, &index.range),
            _ => kind
                .items()
                .filter(|_| !matches!(kind, Type::Object(_)))
                .map_or(Type::Any, |(_, item)| item),
        }
    }
}

/// The kind of what an operator gives.
fn joined<'s>(sign: &str, left: Type<'s>, right: Type<'s>) -> Type<'s> {
    match sign {
        "~" => Type::Text,
        "and" | "or" => left.or(right),
        "+" | "-" | "*" | "/" | "//" | "%" | "**" => Type::Number,
        _ => Type::Bool,
    }
}
