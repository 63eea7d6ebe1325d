//! What a template calls: filters, functions and components, with their arguments.

use super::{Checker, Scope};
use crate::diagnostic::{Code, nearest, quote, suggest};
use crate::lang::Words;
use crate::render::template::ast::{Call, Expr, Kind, Node};
use crate::render::template::kind::{Missing, Type};
use crate::render::template::words::{self, FILTERS, FUNCTIONS, SAY};
use std::collections::BTreeSet;

impl<'s, 't> Checker<'s, 't> {
    /// The text of an expression, for a message.
    pub(super) fn shown(&self, expr: &Expr<'_>) -> String {
        quote(self.files[self.at].text.get(expr.range.clone()).unwrap_or_default())
    }

    /// Whether a word is known; says so where it is not.
    pub(super) fn known<'n>(
        &mut self,
        what: &str,
        call: &Call<'_>,
        known: impl Iterator<Item = &'n str>,
    ) -> bool {
        let known: Vec<&str> = known.collect();
        let is_known = known.contains(&call.name.as_str());
        if !is_known {
            let hint = suggest(&call.name, known)
                .unwrap_or_else(|| "docs/templates.md lists those there are".to_owned());
            let message = format!("there is no {what} {}", quote(&call.name));
            self.fault(Code::UnknownFilter, &call.range, message, Some(hint));
        }
        is_known
    }

    pub(super) fn arguments(&mut self, call: &'t Call<'t>, scope: &Scope<'s, 't>) {
        for (_, value) in &call.arguments {
            self.kind(value, scope);
        }
        self.all(&call.spreads, scope);
    }

    /// Faults of arguments that are none of the known.
    fn argument_names(&mut self, call: &'t Call<'t>, known: &[&str]) {
        for (name, _) in &call.arguments {
            if !known.contains(&name.text) {
                let message = format!("{} takes no {}", quote(&call.name), quote(name.text));
                let hint = suggest(name.text, known.iter().copied());
                self.fault(Code::TemplateArgument, &name.range, message, hint);
            }
        }
    }

    /// The kind of what a filter gives.
    pub(super) fn filter(
        &mut self,
        call: &'t Call<'t>,
        input: &Type<'s>,
        scope: &Scope<'s, 't>,
    ) -> Type<'s> {
        self.arguments(call, scope);
        if !self.known("filter", call, FILTERS.iter().map(|filter| filter.name)) {
            return Type::Any;
        }
        let Some(filter) = words::filter(&call.name) else { return Type::Any };
        self.argument_names(call, filter.arguments);
        if !filter.takes.fits(input) {
            let message = format!(
                "{} takes {}, and this is {}",
                quote(&call.name),
                filter.takes.word(),
                input.word()
            );
            self.fault(Code::TemplateType, &call.range, message, None);
            return Type::Any;
        }
        self.attribute(call, input);
        filter.gives.of(input)
    }

    /// A field that is named in an argument: `sort(attribute="due")`.
    fn attribute(&mut self, call: &'t Call<'t>, input: &Type<'s>) {
        let named = call.arguments.iter().find(|(name, _)| name.text == "attribute");
        let Some((_, value)) = named else { return };
        let (Kind::Text(path), Type::List(item)) = (&value.kind, input) else { return };
        let mut kind = (**item).clone();
        for name in path.split('.') {
            kind = match self.schema.field(&kind, name) {
                Ok(kind) => kind,
                Err(missing) => {
                    let hint = match missing {
                        Missing::Unknown(known) => suggest(name, known),
                        Missing::Fieldless(_) => None,
                    };
                    let message = format!("the list's items have no field {}", quote(name));
                    return self.fault(Code::UnknownField, &value.range, message, hint);
                }
            };
        }
    }

    pub(super) fn function(&mut self, call: &'t Call<'t>, scope: &Scope<'s, 't>) -> Type<'s> {
        self.arguments(call, scope);
        if !self.known("function", call, FUNCTIONS.iter().map(|(name, _)| *name)) {
            return Type::Any;
        }
        if call.name == SAY {
            self.sentence(call);
            return Type::Text;
        }
        if let Some((_, known)) = FUNCTIONS.iter().find(|(name, _)| *name == call.name) {
            self.argument_names(call, known);
        }
        Type::List(Box::new(Type::Number))
    }

    /// A sentence of the language: its id where it is written out, and what it speaks of.
    fn sentence(&mut self, call: &'t Call<'t>) {
        let named = call.arguments.iter().find(|(name, _)| name.text == "id");
        let Some((_, value)) = named else {
            let (message, hint) = ("`say` wants `id`", "`say(id=\"nobody\")`");
            return self.fault(
                Code::TemplateArgument,
                &call.range,
                message.into(),
                Some(hint.into()),
            );
        };
        let Kind::Text(id) = &value.kind else { return };
        let Some(places) = Words::english().places(id) else {
            let message = format!("there is no sentence {}", quote(id));
            let hint = suggest(id, Words::english().sentences());
            return self.fault(Code::UnknownField, &value.range, message, hint);
        };
        let known: Vec<&str> = places.chain(["id"]).collect();
        self.argument_names(call, &known);
        let is_given = |place: &&str| call.arguments.iter().any(|(name, _)| name.text == *place);
        if let Some(missing) = known.iter().find(|place| !is_given(place)) {
            let message = format!("the sentence {} speaks of {}", quote(id), quote(missing));
            self.fault(Code::TemplateArgument, &call.range, message, None);
        }
    }

    /// A component: its arguments, and its body with the kinds of them.
    pub(super) fn call(&mut self, call: &'t Call<'t>, scope: &Scope<'s, 't>) {
        let kinds: Vec<Type<'s>> =
            call.arguments.iter().map(|(_, value)| self.kind(value, scope)).collect();
        self.all(&call.spreads, scope);
        let Some((at, component)) = self.components.get(call.name.as_str()).copied() else {
            let known: Vec<&str> = self.components.keys().copied().collect();
            let message = format!("there is no component {}", quote(&call.name));
            let hint = nearest(&call.name, known)
                .unwrap_or_else(|| "define it, or include the file that defines it".to_owned());
            return self.fault(Code::UnknownFilter, &call.range, message, Some(hint));
        };
        let parameters: Vec<&str> = component.parameters.iter().map(|p| p.name).collect();
        if component.rest.is_none() {
            self.argument_names(call, &parameters);
        }
        for parameter in component.parameters.iter().filter(|parameter| parameter.is_required) {
            let is_given = call.arguments.iter().any(|(name, _)| name.text == parameter.name);
            if !is_given && call.spreads.is_empty() {
                let message = format!("{} wants {}", quote(&call.name), quote(parameter.name));
                let hint = format!("`<{} {}={{…}} />`", call.name, parameter.name);
                self.fault(Code::TemplateArgument, &call.range, message, Some(hint));
            }
        }
        let names = call.arguments.iter().map(|(name, _)| name.text);
        let given = names.zip(kinds).filter(|(name, _)| parameters.contains(name)).collect();
        self.component(at, component, given);
    }
}

/// The names that nodes set for what comes after them.
pub(super) fn names_set<'t>(nodes: &'t [Node<'t>], names: &mut BTreeSet<&'t str>) {
    for node in nodes {
        match node {
            Node::Set { name, .. } => {
                names.insert(name);
            }
            Node::Capture(capture) => {
                names.insert(capture.name);
                names_set(&capture.body, names);
            }
            Node::For(each) => {
                names_set(&each.body.nodes, names);
                names_set(&each.otherwise, names);
            }
            Node::If { arms, otherwise } => {
                for (_, body) in arms {
                    names_set(body, names);
                }
                names_set(otherwise, names);
            }
            Node::Filter { body, .. } | Node::Wrapped { body, .. } => names_set(body, names),
            Node::Text(_) | Node::Value(_) | Node::Include(_) | Node::Jump => {}
        }
    }
}
