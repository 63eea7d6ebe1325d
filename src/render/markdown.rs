//! Report to Markdown, by a Tera template. Text is escaped by construction; the template says what is catalogue prose.

use super::escape;
use super::look::Look;
use super::template::Own;
use crate::diagnostic::Fault;
use crate::report::{Report, TeamPage};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
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

/// A template that cannot be read or rendered.
#[derive(Debug)]
pub enum TemplateError {
    /// Of a built-in template: Tera's message, with line and column.
    Text(String),
    /// Of a user's: what is wrong, with its place.
    Fault(Box<Fault>),
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Text(text) => text,
            Self::Fault(fault) => &fault.message,
        })
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
        Self::Text(text)
    }
}

/// A template, read once for all reports.
#[derive(Debug)]
pub struct Template(Inner);

#[derive(Debug)]
enum Inner {
    BuiltIn(Box<Tera>),
    Own(Own),
}

impl From<Own> for Template {
    fn from(own: Own) -> Self {
        Self(Inner::Own(own))
    }
}

impl Template {
    /// Reads a built-in template, which goes without a budget.
    ///
    /// # Errors
    ///
    /// When the text is no template, with the place.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut tera = tera();
        tera.add_raw_template("report.md", text)?;
        Ok(Self(Inner::BuiltIn(Box::new(tera))))
    }

    /// Renders what [`context`] made of a report.
    ///
    /// # Errors
    ///
    /// When the template asks for what the report does not have, with the place.
    pub fn render(&self, context: &Context) -> Result<String, TemplateError> {
        match &self.0 {
            Inner::BuiltIn(tera) => Ok(tera.render("report.md", context)?),
            Inner::Own(own) => own.render(context).map_err(TemplateError::Fault),
        }
    }
}

/// An instance with our escaping and our filters, and no template yet.
pub(super) fn tera() -> Tera {
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
    tera
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
        let before = |mark: &str| match self.prefix.as_str() {
            "" => String::new(),
            prefix => format!("{prefix}{mark}"),
        };
        let words = Words {
            page: self.team.as_ref().map(|team| TeamPage::new(report, team)),
            team: self.team.clone(),
            at: self.framework,
            prefix: self.prefix.clone(),
            section: before("."),
            table: before("-"),
            h: "#".repeat(self.offset),
        };
        if let Some(team) = &words.team {
            context.insert("team", team);
        }
        if let Some(page) = &words.page {
            context.insert("page", page);
        }
        if let Some(at) = words.at {
            context.insert("at", &at);
        }
        context.insert("prefix", &words.prefix);
        context.insert("section", &words.section);
        context.insert("table", &words.table);
        context.insert_value("h", Value::safe_string(&words.h));
    }
}

/// What templates see beside the report.
#[derive(JsonSchema)]
struct Words {
    /// The team whose page it is; undefined in other documents.
    team: Option<String>,
    /// What that page shows, as indices into `obligations` and `duties`; undefined in other documents.
    page: Option<TeamPage>,
    /// Which of `frameworks` an appendix is about, from 0; undefined in other documents.
    at: Option<usize>,
    /// What stands before the numbers of an appendix's sections and tables, such as `A`; may be empty.
    prefix: String,
    /// `prefix` with a dot, or nothing: `{{ section }}1` is the first section's number.
    section: String,
    /// `prefix` with a hyphen, or nothing: `{{ table }}1` is the first table's number.
    table: String,
    /// As many `#` as headings are lowered by.
    h: String,
}

/// The JSON Schema of what templates see: the report's, with the few names beside it.
#[must_use]
pub fn schema() -> serde_json::Value {
    let of = |generator: SchemaSettings| generator.for_serialize().into_generator();
    let mut schema = of(SchemaSettings::draft2020_12()).into_root_schema_for::<Report>().to_value();
    let mut words = of(SchemaSettings::draft2020_12()).into_root_schema_for::<Words>().to_value();
    for part in ["properties", "$defs"] {
        if let (Some(all), Some(more)) = (schema[part].as_object_mut(), words[part].as_object_mut())
        {
            all.append(more);
        }
    }
    schema["title"] = "What a dutyline template sees".into();
    schema
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
    let mut tera = tera();
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
