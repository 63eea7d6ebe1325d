//! The filters, tests and functions that a template may use. Those of Tera's that are not here could take memory without bound.

use super::kind::Type;

/// What a filter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    Any,
    Text,
    Number,
    List,
    Map,
}

/// What a filter gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gives {
    Any,
    Same,
    Text,
    Number,
    Item,
    Keys,
    Values,
    Groups,
    Texts,
}

/// What it costs to apply it, before it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cost {
    /// By the length of what it takes.
    Flat,
    /// By all that lies in it.
    Deep,
    /// By the length squared.
    Square,
    /// By the characters, each as a value of its own.
    Pieces,
}

/// A filter: its name, what it is for, what it takes and gives, its arguments, its cost.
pub(super) struct Filter {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) takes: Takes,
    pub(super) gives: Gives,
    pub(super) arguments: &'static [&'static str],
    pub(super) cost: Cost,
}

macro_rules! filters {
    ($($name:literal $takes:ident $gives:ident $cost:ident [$($argument:literal),*] $about:literal,)*) => {
        /// Every filter.
        pub(super) const FILTERS: &[Filter] = &[$(Filter {
            name: $name, about: $about, takes: Takes::$takes, gives: Gives::$gives,
            arguments: &[$($argument),*], cost: Cost::$cost,
        },)*];
    };
}

filters! {
    "abs" Number Number Flat [] "A number without its sign.",
    "capitalize" Text Text Flat [] "The first letter large, the others small.",
    "cite" List Text Flat [] "Numbers of citations as links, such as ` [1, 2]`.",
    "code" Text Text Flat [] "A text for a code span: `` `{{ x | code }}` ``.",
    "date" Text Text Flat [] "A date as the tables of the language write it.",
    "default" Any Any Flat ["value", "boolean"] "`value` where there is nothing.",
    "first" List Item Flat [] "The first of a list.",
    "float" Any Number Flat [] "A number with a point.",
    "get" Map Values Flat ["key", "default"] "The value of a key.",
    "group_by" List Groups Flat ["attribute"] "A list for each value of a field.",
    "initial" Text Same Flat [] "The first letter large, the others as they are.",
    "int" Any Number Flat ["default", "base"] "A whole number.",
    "items" List Text Flat [] "Texts of the catalogue, one after the other with semicolons.",
    "join" List Text Deep ["sep"] "A list as one text.",
    "keys" Map Keys Flat [] "The keys of a map.",
    "last" List Item Flat [] "The last of a list.",
    "length" Any Number Flat [] "How many there are.",
    "long_date" Text Text Flat [] "A date as the sentences of the language write it.",
    "lower" Text Text Flat [] "Small letters.",
    "month" Text Text Flat [] "A month of a year, such as `2026-11`, in the language.",
    "names" List Text Flat [] "Names, one after the other with commas.",
    "nth" List Item Flat ["n"] "The one at a place, from 0.",
    "pairs" Map Any Flat [] "Pairs of key and value.",
    "party" Text Text Flat [] "The name of a party for people.",
    "pluralize" Number Text Flat ["singular", "plural"] "An `s` unless the number is 1.",
    "prose" Text Text Flat [] "A text of the catalogue, in which code between backticks stays code.",
    "replace" Text Text Flat ["from", "to"] "One text in the place of another.",
    "reverse" Any Same Flat [] "The last first.",
    "round" Number Number Flat ["method", "precision"] "A rounded number.",
    "safe" Text Same Flat [] "The text as it is, not escaped: for text that the template made itself.",
    "sort" List Same Deep ["attribute"] "A list in order.",
    "split" Text Texts Pieces ["pat"] "The parts of a text.",
    "str" Any Text Deep [] "A value as a text.",
    "title" Text Text Flat [] "The first letter of each word large.",
    "trim" Text Text Flat ["pat"] "Without white space at its ends.",
    "trim_end" Text Text Flat ["pat"] "Without white space at its end.",
    "trim_start" Text Text Flat ["pat"] "Without white space at its start.",
    "truncate" Text Text Flat ["length", "end"] "The start of a text.",
    "unique" List Same Square [] "Each only once.",
    "upper" Text Text Flat [] "Large letters.",
    "url" Text Text Flat [] "A text for the target of a link.",
    "values" Map Values Flat [] "The values of a map.",
    "worded" Text Text Flat [] "A text of the report's own words, in which code between backticks stays code.",
    "wordcount" Text Number Flat [] "How many words.",
}

/// Every test, with whether it reads the whole text.
pub(super) const TESTS: &[(&str, bool)] = &[
    ("array", false),
    ("bool", false),
    ("containing", true),
    ("defined", false),
    ("divisible_by", false),
    ("ending_with", true),
    ("even", false),
    ("float", false),
    ("integer", false),
    ("iterable", false),
    ("map", false),
    ("none", false),
    ("number", false),
    ("odd", false),
    ("starting_with", true),
    ("string", false),
    ("undefined", false),
];

/// Every function, with its arguments.
pub(super) const FUNCTIONS: &[(&str, &[&str])] =
    &[("range", &["start", "end", "step_by"]), (SAY, &["id"]), ("throw", &["message"])];

/// The function that says a sentence; what it speaks of are its other arguments.
pub(super) const SAY: &str = "say";

/// Names of filters with what each is for, tests, and functions: for the documentation.
#[must_use]
pub fn all() -> (Vec<(&'static str, &'static str)>, Vec<&'static str>, Vec<&'static str>) {
    let filters = FILTERS.iter().map(|filter| (filter.name, filter.about));
    let tests = TESTS.iter().map(|(name, _)| *name);
    (filters.collect(), tests.collect(), FUNCTIONS.iter().map(|(name, _)| *name).collect())
}

/// A filter by its name.
pub(super) fn filter(name: &str) -> Option<&'static Filter> {
    FILTERS.iter().find(|filter| filter.name == name)
}

impl Takes {
    /// Whether a value of a kind can be taken.
    pub(super) const fn fits(self, kind: &Type<'_>) -> bool {
        match (self, kind) {
            (Self::Any, _) | (_, Type::Any | Type::Nothing) => true,
            (Self::Text, kind) => matches!(kind, Type::Text),
            (Self::Number, kind) => matches!(kind, Type::Number),
            (Self::List, kind) => matches!(kind, Type::List(_)),
            (Self::Map, kind) => matches!(kind, Type::Map(_) | Type::Object(_)),
        }
    }

    /// What it is, in a word.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Any => "a value",
            Self::Text => "a text",
            Self::Number => "a number",
            Self::List => "a list",
            Self::Map => "a value with fields",
        }
    }
}

impl Gives {
    /// The kind of what comes out.
    pub(super) fn of<'s>(self, input: &Type<'s>) -> Type<'s> {
        let item = || input.items().map_or(Type::Any, |(_, item)| item);
        match self {
            Self::Any => Type::Any,
            Self::Same => input.clone(),
            Self::Text => Type::Text,
            Self::Number => Type::Number,
            Self::Item => item(),
            Self::Keys | Self::Texts => Type::List(Box::new(Type::Text)),
            Self::Values => match input {
                Type::Map(value) => Type::List(value.clone()),
                _ => Type::Any,
            },
            Self::Groups => Type::Map(Box::new(input.clone())),
        }
    }
}
