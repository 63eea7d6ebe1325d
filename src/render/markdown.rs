//! Report to Markdown, by a Tera template. Text is escaped by construction; the template says what is catalogue prose.

mod words;

pub use words::CATALOGUE;

use super::escape;
use crate::lang::Words;
use crate::report::{Report, TeamPage};
use std::borrow::Cow;
use std::fmt::{self, Write};
use tera::{Context, Kwargs, State, StringInput, Tera, Value};

/// The built-in templates by name: everything; the short paper for people who are not engineers; one framework's controls, to
/// be bound into another document; one team's page.
pub const BUILT_IN: [(&str, &str); 4] = [
    ("audit", include_str!("../../templates/audit.md")),
    ("handout", include_str!("../../templates/handout.md")),
    ("appendix", include_str!("../../templates/appendix.md")),
    ("team", include_str!("../../templates/team.md")),
];

/// A template that cannot be read or rendered: Tera's message, with line and column.
#[derive(Debug)]
pub struct TemplateError(String);

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TemplateError {}

impl From<tera::Error> for TemplateError {
    fn from(error: tera::Error) -> Self {
        let mut text = error.to_string();
        let mut cause = std::error::Error::source(&error);
        while let Some(inner) = cause {
            text = format!("{text}: {inner}");
            cause = inner.source();
        }
        Self(text)
    }
}

/// A template, read once for all reports.
#[derive(Clone, Debug)]
pub struct Template(Tera);

impl Template {
    /// Reads a template; it speaks English.
    ///
    /// # Errors
    ///
    /// When the text is no template, with the place.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut tera = Tera::default();
        tera.set_escape_fn(escape::markdown);
        tera.autoescape_on(["md"]);
        words::register(&mut tera, Words::english());
        tera.register_filter("worded", |text: &str, _: Kwargs, _: &State| {
            Value::safe_string(&escape::prose(text))
        });
        tera.register_filter("names", names);
        tera.register_filter("initial", initial_of);
        tera.register_filter("code", |text: &str, _: Kwargs, _: &State| {
            Value::safe_string(&escape::code(text))
        });
        tera.register_filter("url", |text: &str, _: Kwargs, _: &State| {
            Value::safe_string(&escape::url(text))
        });
        tera.register_filter("cite", cite);
        tera.add_raw_template("report.md", text)?;
        Ok(Self(tera))
    }

    /// The template in another language.
    #[must_use]
    pub fn speak(&self, words: &'static Words) -> Cow<'_, Self> {
        if std::ptr::eq(words, Words::english()) {
            return Cow::Borrowed(self);
        }
        let mut tera = self.0.clone();
        words::register(&mut tera, words);
        Cow::Owned(Self(tera))
    }

    /// Renders what [`context`] made of a report.
    ///
    /// # Errors
    ///
    /// When the template asks for what the report does not have, with the place.
    pub fn render(&self, context: &Context) -> Result<String, TemplateError> {
        Ok(self.0.render("report.md", context)?)
    }
}

/// The Markdown as people get it, without the marks around the catalogue's statements.
#[must_use]
pub fn unmarked(markdown: &str) -> Cow<'_, str> {
    // One character is looked for fast, one of several is not.
    if markdown.contains(CATALOGUE[0]) {
        markdown.replace(CATALOGUE, "").into()
    } else {
        markdown.into()
    }
}

/// The report as templates see it.
///
/// # Errors
///
/// Never for a report: all its keys are texts.
pub fn context(report: &Report) -> Result<Context, TemplateError> {
    Ok(Context::from_serialize(report)?)
}

/// What a document is about besides the report, and how it is bound into another one.
#[derive(Clone, Debug, Default)]
pub struct Binding {
    /// The team whose page it is.
    pub team: Option<String>,
    /// Which of the report's frameworks it is about.
    pub framework: Option<usize>,
    /// What stands before the numbers of sections and tables, such as `B`; may be empty.
    pub prefix: String,
    /// By how many levels headings are lowered; 0 to 3.
    pub offset: usize,
}

impl Binding {
    /// Adds what the templates see of it: `team` and its `page`, `at`, `prefix`, `section`, `table` and `h`.
    pub fn bind(&self, report: &Report, context: &mut Context) {
        if let Some(team) = &self.team {
            context.insert("team", team);
            context.insert("page", &TeamPage::new(report, team));
        }
        if let Some(at) = self.framework {
            context.insert("at", &at);
        }
        let before = |mark: &str| match self.prefix.as_str() {
            "" => String::new(),
            prefix => format!("{prefix}{mark}"),
        };
        context.insert("prefix", &self.prefix);
        context.insert("section", &before("."));
        context.insert("table", &before("-"));
        context.insert_value("h", Value::safe_string(&"#".repeat(self.offset)));
    }
}

/// Numbers of citations as links: ` [1, 2]`; nothing for none.
fn cite(numbers: Vec<Value>, _: Kwargs, _: &State) -> Value {
    let mut text = String::new();
    for number in numbers {
        text.push_str(if text.is_empty() { " \\[" } else { ", " });
        // Writing into a string cannot fail.
        let _ = write!(text, "[{number}](#s{number})");
    }
    if !text.is_empty() {
        text.push_str("\\]");
    }
    Value::safe_string(&text)
}

/// Names, one after the other with commas.
#[expect(clippy::needless_pass_by_value, reason = "the shape of a filter")]
fn names(list: Vec<Value>, _: Kwargs, _: &State) -> Value {
    let mut text = String::new();
    for name in list.iter().filter_map(Value::as_str) {
        if !text.is_empty() {
            text.push_str(", ");
        }
        escape::push(name, &mut text);
    }
    Value::safe_string(&text)
}

/// A text whose first letter is a capital; the others stay.
#[expect(clippy::needless_pass_by_value, reason = "the shape of a filter")]
fn initial_of(text: StringInput<'_>, _: Kwargs, _: &State) -> Value {
    let output = initial(text.as_str());
    text.inherit_safety(output)
}

/// A text whose first letter is a capital.
pub(super) fn initial(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
