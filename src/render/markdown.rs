//! Report to Markdown, by a Tera template. Text is escaped by construction; the template says what is catalogue prose.

use super::escape;
use super::look::Look;
use crate::report::Report;
use std::fmt::{self, Write};
use tera::{Context, Kwargs, State, Tera, Value};

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
#[derive(Debug)]
pub struct Template(Tera);

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    ///
    /// When the text is no template, with the place.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut tera = Tera::default();
        tera.set_escape_fn(escape::markdown);
        tera.autoescape_on(["md"]);
        tera.register_filter("prose", |text: &str, _: Kwargs, _: &State| {
            Value::safe_string(&escape::prose(text))
        });
        tera.register_filter("code", |text: &str, _: Kwargs, _: &State| {
            Value::safe_string(&escape::code(text))
        });
        tera.register_filter("url", |text: &str, _: Kwargs, _: &State| {
            Value::safe_string(&escape::url(text))
        });
        tera.register_filter("party", party);
        tera.register_filter("cite", cite);
        tera.register_filter("items", items);
        tera.add_raw_template("report.md", text)?;
        Ok(Self(tera))
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
    /// Adds what the templates see of it: `team`, `at`, `prefix`, `section`, `table` and `h`.
    pub fn bind(&self, context: &mut Context) {
        if let Some(team) = &self.team {
            context.insert("team", team);
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

/// The Markdown as a document of its own: with the house's marking as its first and its last line.
///
/// # Errors
///
/// Never: the frame is embedded.
pub fn framed(text: &str, look: &Look) -> Result<String, TemplateError> {
    if look.marking.is_none() {
        return Ok(text.to_owned());
    }
    let mut tera = Tera::default();
    tera.set_escape_fn(escape::markdown);
    tera.autoescape_on(["md"]);
    tera.add_raw_template("frame.md", include_str!("../../templates/frame.md"))?;
    let mut context = Context::new();
    context.insert("marking", &look.marking);
    let frame = tera.render("frame.md", &context)?;
    let (head, foot) = frame.split_once("<!-- text -->").unwrap_or((&frame, ""));
    Ok(format!("{head}{text}{foot}"))
}

/// The name of a party for people.
fn party(id: &str, _: Kwargs, _: &State) -> String {
    match id {
        "aws" => "AWS",
        "customer" => "customer",
        "shared" => "shared",
        "third-party" => "third party",
        other => other,
    }
    .to_owned()
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

/// Texts of the catalogue, one after the other with semicolons.
fn items(list: Vec<Value>, _: Kwargs, _: &State) -> Value {
    let mut text = String::new();
    for item in list {
        let Some(item) = item.as_str() else { continue };
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&escape::prose(item));
    }
    Value::safe_string(&text)
}
