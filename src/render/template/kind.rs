//! What kind of value a field is, by the JSON Schema of what templates see.

use serde_json::{Map, Value};

/// A kind of value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Type<'s> {
    /// Nothing is known of it.
    Any,
    Nothing,
    Text,
    Number,
    Bool,
    /// One of these.
    Object(Vec<&'s Map<String, Value>>),
    List(Box<Type<'s>>),
    /// Values by names that are not known before.
    Map(Box<Type<'s>>),
}

/// What is wrong with the field that a template names.
pub(super) enum Missing<'s> {
    /// It is none of these.
    Unknown(Vec<&'s str>),
    /// A value of this kind has no fields.
    Fieldless(&'static str),
}

/// A schema with its definitions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Schema<'s>(pub(super) &'s Value);

impl<'s> Schema<'s> {
    /// The kind of the whole.
    pub(super) fn root(self) -> Type<'s> {
        self.kind(self.0)
    }

    fn kind(self, schema: &'s Value) -> Type<'s> {
        if let Some(name) = schema["$ref"].as_str() {
            let target = name.strip_prefix('#').and_then(|pointer| self.0.pointer(pointer));
            return target.map_or(Type::Any, |target| self.kind(target));
        }
        if let Some(choices) = ["anyOf", "oneOf"].iter().find_map(|key| schema[*key].as_array()) {
            return choices.iter().map(|choice| self.kind(choice)).fold(Type::Nothing, Type::or);
        }
        let names = match &schema["type"] {
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            name => name.as_str().into_iter().collect::<Vec<_>>(),
        };
        names.iter().map(|name| self.named(schema, name)).reduce(Type::or).unwrap_or(Type::Any)
    }

    fn named(self, schema: &'s Value, name: &str) -> Type<'s> {
        match name {
            "null" => Type::Nothing,
            "string" => Type::Text,
            "integer" | "number" => Type::Number,
            "boolean" => Type::Bool,
            "array" => {
                Type::List(Box::new(schema.get("items").map_or(Type::Any, |item| self.kind(item))))
            }
            "object" => {
                match (schema["properties"].as_object(), schema.get("additionalProperties")) {
                    (Some(fields), _) => Type::Object(vec![fields]),
                    (None, Some(value)) => Type::Map(Box::new(self.kind(value))),
                    (None, None) => Type::Any,
                }
            }
            _ => Type::Any,
        }
    }

    /// The kind of a field.
    pub(super) fn field(self, base: &Type<'s>, name: &str) -> Result<Type<'s>, Missing<'s>> {
        match base {
            Type::Any | Type::Nothing => Ok(Type::Any),
            Type::Map(value) => Ok((**value).clone()),
            Type::Object(objects) => objects
                .iter()
                .filter_map(|fields| fields.get(name))
                .map(|schema| self.kind(schema))
                .reduce(Type::or)
                .ok_or_else(|| Missing::Unknown(names(objects))),
            Type::Text => Err(Missing::Fieldless("a text")),
            Type::Number => Err(Missing::Fieldless("a number")),
            Type::Bool => Err(Missing::Fieldless("true or false")),
            Type::List(_) => Err(Missing::Fieldless("a list")),
        }
    }
}

fn names<'s>(objects: &[&'s Map<String, Value>]) -> Vec<&'s str> {
    let mut names: Vec<&str> = objects.iter().flat_map(|o| o.keys().map(String::as_str)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

impl<'s> Type<'s> {
    /// A value that is this or the other.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, kind) | (kind, Self::Nothing) => kind,
            (Self::Object(mut objects), Self::Object(others)) => {
                for other in others {
                    if !objects.iter().any(|known| std::ptr::eq(*known, other)) {
                        objects.push(other);
                    }
                }
                Self::Object(objects)
            }
            (Self::List(one), Self::List(other)) => Self::List(Box::new(one.or(*other))),
            (Self::Map(one), Self::Map(other)) => Self::Map(Box::new(one.or(*other))),
            (one, other) if one == other => one,
            _ => Self::Any,
        }
    }

    /// The kind of what a loop over it gives: key and value; none where nothing can be looped over.
    pub(super) fn items(&self) -> Option<(Type<'s>, Type<'s>)> {
        match self {
            Self::List(item) => Some((Self::Number, (**item).clone())),
            Self::Map(value) => Some((Self::Text, (**value).clone())),
            Self::Text => Some((Self::Number, Self::Text)),
            Self::Object(_) => Some((Self::Text, Self::Any)),
            Self::Any | Self::Nothing => Some((Self::Any, Self::Any)),
            Self::Number | Self::Bool => None,
        }
    }

    /// What it is, in a word.
    pub(super) const fn word(&self) -> &'static str {
        match self {
            Self::Any => "a value",
            Self::Nothing => "nothing",
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Bool => "true or false",
            Self::Object(_) | Self::Map(_) => "a value with fields",
            Self::List(_) => "a list",
        }
    }

    /// A key by which the same kinds are known again.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Object(objects) => {
                let at = |object: &&Map<String, Value>| format!("{:p}", *object);
                objects.iter().map(at).collect::<Vec<_>>().join("+")
            }
            Self::List(item) => format!("[{}]", item.key()),
            Self::Map(value) => format!("{{{}}}", value.key()),
            Self::Any | Self::Nothing | Self::Text | Self::Number | Self::Bool => {
                self.word().to_owned()
            }
        }
    }
}
