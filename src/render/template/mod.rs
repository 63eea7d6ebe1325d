//! A template of the user's: read, held against what it may use, and run within a budget.
//!
//! It can read no file, since includes are handed in; it cannot run for ever or take memory without bound, since what may
//! repeat or grow is counted (`guard`, `meter`). Built-in templates go without.

mod ast;
mod calls;
mod check;
mod expr;
mod guard;
mod kind;
mod lex;
mod meter;
mod parse;
mod words;

#[cfg(test)]
mod tests;

pub use words::all as words;

use crate::diagnostic::{Code, Fault, Faults, Span};
use crate::lang::Words;
use ast::Node;
use guard::Guarded;
use meter::Meter;
use std::ops::Range;
use tera::{Context, ErrorKind, ReportError, Tera};

/// Most files that a template may have.
pub const FILES: usize = 64;

/// A file of a template.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name as `include` gives it: from the template's directory, with `/`.
    pub name: String,
    /// What messages call it.
    pub file: String,
    /// Its text.
    pub text: String,
}

/// A template without faults.
#[derive(Debug)]
pub struct Own {
    sources: Vec<Source>,
    guarded: Vec<Guarded>,
}

/// The files that a template includes, with the places where it says so.
#[must_use]
pub fn includes(text: &str) -> Vec<(String, Span)> {
    let Ok(tree) = parse::parse(text) else { return Vec::new() };
    let mut found = Vec::new();
    included(&tree.body, text, &mut found);
    for component in &tree.components {
        included(&component.body.nodes, text, &mut found);
    }
    found
}

fn included(nodes: &[Node<'_>], text: &str, found: &mut Vec<(String, Span)>) {
    for node in nodes {
        match node {
            Node::Include(name) => found.push((name.text.to_owned(), span(text, &name.range))),
            Node::For(each) => {
                included(&each.body.nodes, text, found);
                included(&each.otherwise, text, found);
            }
            Node::If { arms, otherwise } => {
                for (_, body) in arms {
                    included(body, text, found);
                }
                included(otherwise, text, found);
            }
            Node::Capture(capture) => included(&capture.body, text, found),
            Node::Filter { body, .. } | Node::Wrapped { body, .. } => included(body, text, found),
            Node::Text(_) | Node::Value(_) | Node::Set { .. } | Node::Jump => {}
        }
    }
}

impl Own {
    /// Reads a template, of which the first file is the document; all its faults come at once.
    ///
    /// # Errors
    ///
    /// The faults, in the order of the files.
    pub fn read(sources: Vec<Source>) -> Result<Self, Vec<Fault>> {
        let mut faults: Vec<Faults> = sources.iter().map(|s| Faults::new(&s.file)).collect();
        let guarded = read(&sources, &mut faults);
        let is_sound = !faults.iter().any(Faults::has_errors);
        let list: Vec<Fault> = faults.into_iter().flat_map(Faults::into_list).collect();
        let own = Self { guarded: guarded.unwrap_or_default(), sources };
        if !is_sound || own.guarded.is_empty() {
            return Err(list);
        }
        // Such as a component that two files define.
        own.tera(&Meter::new(0), Words::english()).map_err(|error| vec![own.fault(&error)])?;
        Ok(own)
    }

    fn tera(&self, meter: &Meter, spoken: &'static Words) -> tera::TeraResult<Tera> {
        let mut tera = super::markdown::tera(spoken);
        meter.register(&mut tera);
        let texts = self.sources.iter().zip(&self.guarded);
        tera.add_raw_templates(texts.map(|(source, guarded)| (&*source.name, &*guarded.text)))?;
        Ok(tera)
    }

    /// Renders what a report's context holds, in the words of a language.
    ///
    /// # Errors
    ///
    /// When the template asks for what is undefined, or for more than a template may use.
    pub fn render(&self, context: &Context, spoken: &'static Words) -> Result<String, Box<Fault>> {
        let duties = context.get("duties").and_then(tera::Value::len).unwrap_or(0);
        self.render_by(&Meter::new(duties), context, spoken)
    }

    fn render_by(
        &self,
        meter: &Meter,
        context: &Context,
        spoken: &'static Words,
    ) -> Result<String, Box<Fault>> {
        let tera = self.tera(meter, spoken);
        let rendered = tera.and_then(|tera| tera.render(&self.sources[0].name, context));
        rendered.map_err(|error| Box::new(self.fault(&error)))
    }

    /// Tera's error at the place in the template.
    fn fault(&self, error: &tera::Error) -> Fault {
        let (ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report)) = error.kind()
        else {
            return self.unplaced(&error.to_string());
        };
        let at = self.sources.iter().position(|s| s.name == report.filename()).unwrap_or(0);
        let range = self.guarded[at].place(&report.span().range);
        let source = &self.sources[at];
        let mut faults = Faults::new(&source.file);
        said(&source.text, &range, report, &mut faults);
        fault(faults)
    }
}

impl Own {
    /// An error to which Tera gives no place: a component that calls itself for ever, else one of the whole.
    fn unplaced(&self, message: &str) -> Fault {
        let message = lower(&first_line(message));
        if message.contains("recursion") {
            for source in &self.sources {
                let Ok(tree) = parse::parse(&source.text) else { continue };
                let mut own = tree.components.iter();
                if let Some(component) = own.find(|c| calls::reaches(&self.sources, &c.name)) {
                    let mut faults = Faults::new(&source.file);
                    let place = span(&source.text, &component.range);
                    let message = "this component calls itself more than 20 times deep";
                    faults.error(Code::TemplateLimit, place, message);
                    return fault(faults);
                }
            }
        }
        let mut faults = Faults::new(&self.sources[0].file);
        faults.error(Code::TemplateFailed, Span::NONE, message);
        fault(faults)
    }
}

/// The only fault of a collection that has one.
fn fault(faults: Faults) -> Fault {
    let fallback = Faults::new("").error(Code::TemplateFailed, Span::NONE, "").clone();
    let first = faults.into_list().into_iter().next();
    first.or_else(|| fallback.into_list().pop()).expect("one was pushed a line above")
}

/// What an error while rendering says, in our words where they say more.
fn said(text: &str, range: &Range<usize>, report: &ReportError, faults: &mut Faults) {
    let range = &whole(text, range);
    let place = span(text, range);
    let shown = text.get(range.clone()).unwrap_or_default();
    let message = report.message();
    if message == meter::USED_UP {
        let message = "the template uses more time or memory than a template may";
        faults
            .error(Code::TemplateLimit, place, message)
            .hint("loop over less, or write less here");
    } else if message == meter::TOO_LARGE {
        let message = "this value is larger than one in a template may be";
        faults
            .error(Code::TemplateLimit, place, message)
            .hint("a text has at most 8 MiB, a list a million items");
    } else if message.to_lowercase().contains("undefined") || message.contains("not defined") {
        let message = format!("{} is undefined here", crate::diagnostic::quote(shown));
        faults.error(Code::TemplateFailed, place, message).hint("ask for it first: `{% if … %}`");
    } else {
        faults.error(Code::TemplateFailed, place, lower(&first_line(message)));
    }
}

/// A place with the bracket that Tera leaves out behind an index.
fn whole(text: &str, range: &Range<usize>) -> Range<usize> {
    let shown = text.get(range.clone()).unwrap_or_default();
    let is_open = shown.matches('[').count() > shown.matches(']').count();
    let end = text.get(range.end..).filter(|_| is_open).and_then(|rest| rest.find(']'));
    range.start..end.map_or(range.end, |at| range.end + at + 1)
}

/// Syntax, words and fields of all files; the guarded texts when the syntax is sound.
fn read(sources: &[Source], faults: &mut Vec<Faults>) -> Option<Vec<Guarded>> {
    let mut files = Vec::new();
    for (source, faults) in sources.iter().zip(faults.iter_mut()) {
        if let Some(tree) = tree(source, faults) {
            files.push(check::File { name: &source.name, text: &source.text, tree });
        }
    }
    if files.len() < sources.len() {
        return None;
    }
    let schema = super::markdown::schema();
    check::check(&schema, &files, faults);
    Some(files.iter().map(|file| guard::guard(file.text, &file.tree)).collect())
}

/// The tree of a file that Tera takes, and ours.
fn tree<'s>(source: &'s Source, faults: &mut Faults) -> Option<ast::Tree<'s>> {
    if let Err(error) = Tera::default().add_raw_template("template.md", &source.text)
        && let ErrorKind::SyntaxError(report) = error.kind()
    {
        let place = span(&source.text, &report.span().range);
        faults.error(Code::TemplateSyntax, place, lower(&first_line(report.message())));
        return None;
    }
    parse::parse(&source.text)
        .map_err(|refused| {
            let place = span(&source.text, &refused.range);
            faults.error(Code::TemplateSyntax, place, refused.message);
        })
        .ok()
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim_end_matches('.').to_owned()
}

/// A message as ours begin.
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// Bytes of a text as a place in it.
fn span(text: &str, range: &Range<usize>) -> Span {
    let fit = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let (start, end) = (fit(range.start).unwrap_or(0), fit(range.end).unwrap_or(0));
    let before = &text[..start];
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Span {
        start: small(start),
        end: small(end.max(start)),
        line: small(before.matches('\n').count() + 1),
        column: small(column),
    }
}
