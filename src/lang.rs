//! The words of the reports that are not the catalogue's: one file of messages for each language.
//!
//! A sentence is one message, with places for what it speaks of; no part of a sentence is glued to another. What is asked of a
//! language is what `lang/en.ftl` holds: another file has the same messages, each with the same places.

mod date;
mod file;
mod span;

use crate::id::Text;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

/// The languages in the binary: their tags and files.
pub const BUILT_IN: [(Text, Text); 2] =
    [("en", include_str!("../lang/en.ftl")), ("de", include_str!("../lang/de.ftl"))];

/// The language that nobody has to ask for, and that of the catalogue.
pub const ENGLISH: Text = BUILT_IN[0].0;

/// Why a file is no language: one line for each thing that is wrong with it.
#[derive(Debug)]
pub struct Unfit(pub Vec<String>);

/// What a message is given: a text, or a number that chooses the plural.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// A text.
    Text(&'a str),
    /// A number.
    Number(i64),
}

/// The words of one language.
pub struct Words {
    /// Its tag, such as `de`.
    pub language: Text,
    bundle: FluentBundle<FluentResource>,
    /// What each message and attribute speaks of, by `message` or `message.attribute`.
    places: file::Places,
    /// What needs nothing to be given, by message and attribute; the attribute of a message itself is empty.
    texts: BTreeMap<String, BTreeMap<String, Text>>,
    /// Whether the short form of a date is that of ISO 8601.
    is_iso: bool,
}

impl Words {
    /// The words of a language in the binary.
    ///
    /// # Panics
    ///
    /// Never: a test reads every file and holds it against the English one.
    #[must_use]
    pub fn built_in(language: &str) -> Option<&'static Self> {
        static READ: [OnceLock<Words>; BUILT_IN.len()] =
            [const { OnceLock::new() }; BUILT_IN.len()];
        let at = BUILT_IN.iter().position(|(known, _)| *known == language)?;
        let (language, text) = BUILT_IN[at];
        Some(READ[at].get_or_init(|| {
            Self::read(language, text)
                .unwrap_or_else(|unfit| panic!("lang/{language}.ftl: {unfit}"))
        }))
    }

    /// The English words.
    ///
    /// # Panics
    ///
    /// Never: English is the first of the languages in the binary.
    #[must_use]
    pub fn english() -> &'static Self {
        Self::built_in(ENGLISH)
            .expect("the test `every_language_has_the_messages_of_the_english_one` reads it")
    }

    /// Reads a language of the user's own, and holds it against English.
    ///
    /// # Errors
    ///
    /// When it is no language, or lacks a message.
    pub fn parse(language: &str, text: &str) -> Result<Self, Unfit> {
        let differences = file::differences(BUILT_IN[0].1, text)?;
        if differences.is_empty() { Self::read(language, text) } else { Err(Unfit(differences)) }
    }

    /// Reads a file of messages.
    fn read(language: &str, text: &str) -> Result<Self, Unfit> {
        let tag = language.parse().map_err(|_| {
            Unfit(vec![format!("`{language}` is not the tag of a language, such as `fr`")])
        })?;
        let resource = file::resource(text)?;
        let places = file::places(&resource);
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        let twice = |errors: Vec<_>| Unfit(errors.iter().map(ToString::to_string).collect());
        bundle
            .add_resource(resource)
            .map_err(|errors: Vec<fluent_bundle::FluentError>| twice(errors))?;
        let language: Text = language.to_owned().leak();
        let texts = BTreeMap::new();
        let mut words = Self { language, bundle, places, texts, is_iso: false };
        for (id, _) in words.places.iter().filter(|(_, places)| places.is_empty()) {
            let text: Text = words.find(id, &[]).unwrap_or_default().leak();
            let (message, attribute) = id.split_once('.').unwrap_or((id, ""));
            words.texts.entry(message.to_owned()).or_default().insert(attribute.to_owned(), text);
        }
        words.is_iso = words.looks_iso();
        Ok(words)
    }

    /// Whether the dates of its tables are those of ISO 8601.
    #[must_use]
    pub const fn is_iso(&self) -> bool {
        self.is_iso
    }

    /// Whether it is the language of the catalogue's statements.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.language.split('-').next() == Some(ENGLISH)
    }

    /// A text that needs nothing to be given, by `message` or `message.attribute`; its id where there is none.
    #[must_use]
    pub fn text(&self, id: &str) -> Text {
        let (message, attribute) = id.split_once('.').unwrap_or((id, ""));
        self.of(message, attribute)
    }

    /// The text of one of several things, such as `party` and `aws`.
    #[must_use]
    pub fn of(&self, id: &str, which: &str) -> Text {
        self.known(id, which).unwrap_or_else(|| format!("{id}.{which}").leak())
    }

    /// The name of a domain, where its title is the one that the English file has; else that title.
    #[must_use]
    pub fn domain(&self, id: &str, title: Text) -> Text {
        let is_known = Self::english().known("domain", id) == Some(title);
        self.known("domain", id).filter(|_| is_known).unwrap_or(title)
    }

    fn known(&self, message: &str, attribute: &str) -> Option<Text> {
        self.texts.get(message)?.get(attribute).copied()
    }

    /// Every text that needs nothing to be given: message, attribute, text. The attribute of a message itself is empty.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str, Text)> {
        self.texts.iter().flat_map(|(message, texts)| {
            texts.iter().map(|(attribute, text)| (message.as_str(), attribute.as_str(), *text))
        })
    }

    /// What a sentence speaks of, by `message` or `message.attribute`; none where there is no such sentence.
    pub fn places(&self, id: &str) -> Option<impl Iterator<Item = &str>> {
        self.places.get(id).map(|places| places.iter().map(String::as_str))
    }

    /// The ids of all sentences.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// A sentence with what it speaks of; its id where there is none.
    #[must_use]
    pub fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(id, args).unwrap_or_else(|_| id.to_owned())
    }

    /// A sentence with what it speaks of.
    ///
    /// # Errors
    ///
    /// When there is no such sentence, or when it speaks of something that is not given.
    pub fn find(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Result<String, String> {
        let (message, attribute) = id
            .split_once('.')
            .map_or((id, None), |(message, attribute)| (message, Some(attribute)));
        let found = self.bundle.get_message(message);
        let pattern = match attribute {
            None => found.as_ref().and_then(fluent_bundle::FluentMessage::value),
            Some(name) => found.as_ref().and_then(|m| m.get_attribute(name)).map(|a| a.value()),
        };
        let pattern = pattern.ok_or_else(|| format!("there is no message `{id}`"))?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            given.set(*name, FluentValue::from(*arg));
        }
        let (mut text, mut errors) = (String::new(), Vec::new());
        // Writing into a string cannot fail.
        let _ = self.bundle.write_pattern(&mut text, pattern, Some(&given), &mut errors);
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(format!("the message `{id}`: {error}")),
        }
    }
}

impl<'a> From<Arg<'a>> for FluentValue<'a> {
    fn from(arg: Arg<'a>) -> Self {
        match arg {
            Arg::Text(text) => Self::String(text.into()),
            Arg::Number(number) => Self::from(number),
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl Default for &'static Words {
    fn default() -> Self {
        Words::english()
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Unfit {}

#[cfg(test)]
mod tests;
