//! A file of messages: what it holds, and how it differs from another.

use super::Unfit;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

/// The places of each message, by `message` or `message.attribute`.
pub(super) type Places = BTreeMap<String, BTreeSet<String>>;

/// Reads the messages.
pub(super) fn resource(text: &str) -> Result<FluentResource, Unfit> {
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let line = |at: usize| text.get(..at).map_or(0, |before| before.lines().count().max(1));
        Unfit(errors.iter().map(|e| format!("line {}: {}", line(e.pos.start), e.kind)).collect())
    })
}

/// What a file lacks, and what it has too much, beside another.
pub(super) fn differences(model: &str, text: &str) -> Result<Vec<String>, Unfit> {
    let (model, own) = (places(&resource(model)?), places(&resource(text)?));
    let mut list = Vec::new();
    for (id, wanted) in &model {
        let names = |set: &BTreeSet<String>| {
            set.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ")
        };
        match own.get(id) {
            None => list.push(format!("the message `{id}` is missing")),
            Some(found) if found != wanted => list.push(format!(
                "the message `{id}` speaks of {} where English speaks of {}",
                if found.is_empty() { "nothing".to_owned() } else { names(found) },
                if wanted.is_empty() { "nothing".to_owned() } else { names(wanted) },
            )),
            Some(_) => {}
        }
    }
    let unknown = own.keys().filter(|id| !model.contains_key(*id));
    list.extend(unknown.map(|id| format!("the message `{id}` is asked for nowhere")));
    Ok(list)
}

/// The places of each message and attribute of a file.
pub(super) fn places(resource: &FluentResource) -> Places {
    let mut all = Places::new();
    for entry in resource.entries() {
        if let Entry::Message(message) = entry {
            note(message, &mut all);
        }
    }
    all
}

fn note(message: &Message<&str>, all: &mut Places) {
    let id = message.id.name;
    let mut add = |id: String, pattern: &Pattern<&str>| {
        let mut names = BTreeSet::new();
        of_pattern(pattern, &mut names);
        all.insert(id, names);
    };
    if let Some(pattern) = &message.value {
        add(id.to_owned(), pattern);
    }
    for attribute in &message.attributes {
        add(format!("{id}.{}", attribute.id.name), &attribute.value);
    }
}

fn of_pattern(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        of_expression(expression, names);
    }
}

fn of_expression(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, names),
        Expression::Select { selector, variants } => {
            of_inline(selector, names);
            for variant in variants {
                of_pattern(&variant.value, names);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        // Messages stand for themselves: none refers to another, and no function is known.
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}
