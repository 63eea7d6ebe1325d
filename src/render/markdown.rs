//! Report to Markdown, by a Tera template. Text is escaped by construction; the template says what is catalogue prose.

mod seen;
mod words;

pub use words::CATALOGUE;

use super::escape;
use super::look::Look;
use super::template::Own;
use crate::diagnostic::Fault;
use crate::lang;
use crate::report::{Report, TeamPage};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
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
    BuiltIn { tera: Box<Tera>, text: String },
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
        let mut tera = tera(lang::Words::english());
        tera.add_raw_template("report.md", text)?;
        Ok(Self(Inner::BuiltIn { tera: Box::new(tera), text: text.to_owned() }))
    }

    /// What the template sees of a report, for one document: a built-in one what it names, one of the user's everything.
    ///
    /// # Errors
    ///
    /// Never for a report: all its keys are texts.
    pub fn context(&self, report: &Report, binding: &Binding) -> Result<Context, TemplateError> {
        let mut context = match &self.0 {
            Inner::BuiltIn { text, .. } => seen::context(report, text, binding),
            Inner::Own(_) => context(report)?,
        };
        binding.bind(report, &mut context);
        Ok(context)
    }

    /// Renders what [`context`] made of a report, in the words of a language.
    ///
    /// # Errors
    ///
    /// When the template asks for what the report does not have, with the place.
    pub fn render(
        &self,
        context: &Context,
        spoken: &'static lang::Words,
    ) -> Result<String, TemplateError> {
        match &self.0 {
            Inner::BuiltIn { tera, .. } if std::ptr::eq(spoken, lang::Words::english()) => {
                Ok(tera.render("report.md", context)?)
            }
            Inner::BuiltIn { tera, .. } => {
                let mut tera = tera.clone();
                words::register(&mut tera, spoken);
                Ok(tera.render("report.md", context)?)
            }
            Inner::Own(own) => own.render(context, spoken).map_err(TemplateError::Fault),
        }
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

/// An instance with our escaping, our filters and the words of a language, and no template yet.
pub(super) fn tera(spoken: &'static lang::Words) -> Tera {
    let mut tera = Tera::default();
    tera.set_escape_fn(escape::markdown);
    tera.autoescape_on(["md"]);
    words::register(&mut tera, spoken);
    tera.register_filter("worded", |text: StringInput<'_>, _: Kwargs, _: &State| {
        words::safe(escape::prose(text.as_str()), text)
    });
    tera.register_filter("names", names);
    tera.register_filter("initial", initial_of);
    tera.register_filter("code", |text: StringInput<'_>, _: Kwargs, _: &State| {
        words::safe(escape::code(text.as_str()), text)
    });
    tera.register_filter("url", |text: &str, _: Kwargs, _: &State| {
        Value::safe_string(&escape::url(text))
    });
    tera.register_filter("cite", cite);
    tera
}

/// The whole report as a template of the user's sees it.
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
        let beside = Beside {
            page: self.team.as_ref().map(|team| TeamPage::new(report, team)),
            team: self.team.clone(),
            at: self.framework,
            prefix: self.prefix.clone(),
            section: before("."),
            table: before("-"),
            h: "#".repeat(self.offset),
        };
        if let Some(team) = &beside.team {
            context.insert("team", team);
        }
        if let Some(page) = &beside.page {
            context.insert("page", page);
        }
        if let Some(at) = beside.at {
            context.insert("at", &at);
        }
        context.insert("prefix", &beside.prefix);
        context.insert("section", &beside.section);
        context.insert("table", &beside.table);
        context.insert_value("h", Value::safe_string(&beside.h));
    }
}

/// What templates see beside the report.
#[derive(JsonSchema)]
struct Beside {
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
    let mut beside = of(SchemaSettings::draft2020_12()).into_root_schema_for::<Beside>().to_value();
    for part in ["properties", "$defs"] {
        if let (Some(all), Some(more)) =
            (schema[part].as_object_mut(), beside[part].as_object_mut())
        {
            all.append(more);
        }
    }
    schema["properties"]["t"] = words::schema(lang::Words::english());
    schema["title"] = "What a dutyline template sees".into();
    schema
}

/// The Markdown as a document of its own: with the house's marking as its first and its last line.
///
/// # Errors
///
/// Never: the frame is embedded.
pub fn framed<'t>(
    text: Cow<'t, str>,
    look: &Look,
    spoken: &'static lang::Words,
) -> Result<Cow<'t, str>, TemplateError> {
    if look.marking.is_none() {
        return Ok(text);
    }
    let mut tera = tera(spoken);
    tera.add_raw_template("frame.md", include_str!("../../templates/frame.md"))?;
    let mut context = Context::new();
    context.insert("marking", &look.marking);
    let frame = tera.render("frame.md", &context)?;
    let (head, foot) = frame.split_once("<!-- text -->").unwrap_or((&frame, ""));
    Ok(format!("{head}{text}{foot}").into())
}

/// Numbers of citations as links: ` [1, 2]`; nothing for none.
fn cite(numbers: &[Value], _: Kwargs, _: &State) -> Value {
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
fn names(list: &[Value], _: Kwargs, _: &State) -> Value {
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
