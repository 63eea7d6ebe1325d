//! What the templates ask of a language: texts by `t`, sentences by `say`, dates by filters.
//!
//! What is put into a sentence is escaped as if it stood alone; the sentence itself is Markdown.

use crate::date::Date;
use crate::lang::{Arg, Words};
use crate::render::escape;
use std::borrow::Cow;
use tera::{Error, Kwargs, Map, State, StringInput, Tera, TeraResult, Value};

/// Where a statement of the catalogue begins and ends, in a document of another language; no text of a user's has these.
pub const CATALOGUE: [char; 2] = ['\u{fdd0}', '\u{fdd1}'];

/// Gives a template the words of a language.
pub(super) fn register(tera: &mut Tera, words: &'static Words) {
    tera.global_context().insert_value("t", texts(words));
    tera.register_function("say", move |kwargs: Kwargs, _: &State| say(words, &kwargs));
    tera.register_filter("date", move |text: &str, _: Kwargs, _: &State| {
        let is_plain = |b: u8| b.is_ascii_digit() || b == b'-';
        // Dates of a report are written so already, and there are many.
        if words.is_iso() && text.len() == 10 && text.bytes().all(is_plain) {
            return Value::safe_string(text);
        }
        Value::safe_string(&date(text, |date| words.date(date)))
    });
    tera.register_filter("long_date", move |text: &str, _: Kwargs, _: &State| {
        Value::safe_string(&date(text, |date| words.long_date(date)))
    });
    tera.register_filter("month", move |text: &str, _: Kwargs, _: &State| {
        Value::safe_string(&words.year_month(text))
    });
    tera.register_filter("party", move |id: &str, _: Kwargs, _: &State| party(words, id));
    tera.register_filter("prose", move |text: StringInput<'_>, _: Kwargs, _: &State| {
        safe(marked(words, escape::prose(text.as_str())), text)
    });
    tera.register_filter("items", move |list: &[Value], _: Kwargs, _: &State| {
        Value::safe_string(&marked(words, items(list).into()))
    });
}

/// The texts that need nothing to be given: `t.message`, or `t.message.attribute`, with `_` for `-` in a message's name.
fn texts(words: &Words) -> Value {
    let (mut all, mut groups) = (Map::new(), std::collections::BTreeMap::<&str, Map>::new());
    for (message, attribute, text) in words.texts() {
        let value = Value::safe_string(text);
        if attribute.is_empty() {
            all.insert(message.replace('-', "_").into(), value);
        } else {
            let group = groups.entry(message).or_default();
            group.insert(attribute.replace('-', "_").into(), value.clone());
            group.insert(attribute.to_owned().into(), value);
        }
    }
    for (message, group) in groups {
        all.insert(message.replace('-', "_").into(), Value::from(group));
    }
    Value::from(all)
}

/// The JSON Schema of these texts.
pub(super) fn schema(words: &Words) -> serde_json::Value {
    let mut all = serde_json::Map::new();
    let text = serde_json::json!({ "type": "string" });
    for (message, attribute, _) in words.texts() {
        let name = message.replace('-', "_");
        if attribute.is_empty() {
            all.entry(name).or_insert_with(|| text.clone());
            continue;
        }
        let group = &mut all.entry(name).or_insert_with(|| serde_json::json!({}))["properties"];
        group[attribute.replace('-', "_")] = text.clone();
        group[attribute] = text.clone();
    }
    for group in all.values_mut().filter(|group| group.get("properties").is_some()) {
        group["type"] = "object".into();
    }
    serde_json::json!({
        "type": "object",
        "description": "The words of the document's language that need nothing to be given.",
        "properties": all,
    })
}

/// A sentence by its id, with what it speaks of.
fn say(words: &Words, kwargs: &Kwargs) -> TeraResult<Value> {
    let id = kwargs.must_get::<&str>("id")?;
    let mut texts: Vec<(&str, Cow<'_, str>)> = Vec::new();
    let mut numbers: Vec<(&str, i64)> = Vec::new();
    for (key, value) in kwargs.iter() {
        let Some(name) = key.as_str() else { continue };
        match (value.as_str(), value.as_i64()) {
            (Some(text), _) if value.is_safe() => texts.push((name, text.into())),
            (Some(text), _) => texts.push((name, escape::plain(text))),
            (None, Some(number)) => numbers.push((name, number)),
            (None, None) => {
                let message =
                    format!("`{name}` of the message `{id}` is neither a text nor a number");
                return Err(Error::message(message));
            }
        }
    }
    let texts = texts.iter().map(|(name, text)| (*name, Arg::Text(text)));
    let numbers = numbers.iter().map(|(name, number)| (*name, Arg::Number(*number)));
    let args: Vec<(&str, Arg<'_>)> = texts.chain(numbers).collect();
    let text = words.find(id, &args).map_err(Error::message)?;
    Ok(Value::safe_string(&text))
}

/// A date as the language writes it; what is no date stays.
fn date(text: &str, write: impl Fn(Date) -> String) -> String {
    Date::parse(text).map_or_else(|| escape::plain(text).into_owned(), write)
}

/// The name of a party within a sentence.
fn party(words: &Words, id: &str) -> String {
    let known = crate::party::Party::ALL.iter().any(|party| party.as_str() == id);
    if known { words.of("party-word", id).to_owned() } else { id.to_owned() }
}

/// Texts of the catalogue, one after the other with semicolons.
fn items(list: &[Value]) -> String {
    let mut text = String::new();
    for item in list {
        let Some(item) = item.as_str() else { continue };
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&escape::prose(item));
    }
    text
}

/// A statement of the catalogue, marked where the document's language is another.
fn marked<'t>(words: &Words, text: Cow<'t, str>) -> Cow<'t, str> {
    if words.is_english() || text.is_empty() {
        return text;
    }
    let [from, to] = CATALOGUE;
    format!("{from}{text}{to}").into()
}

/// A text that is Markdown, as a value: where it is borrowed it is the whole of the one that it was made of.
pub(super) fn safe(text: Cow<'_, str>, of: StringInput<'_>) -> Value {
    match text {
        Cow::Borrowed(_) => of.into_value().mark_safe(),
        Cow::Owned(text) => Value::safe_string(&text),
    }
}
