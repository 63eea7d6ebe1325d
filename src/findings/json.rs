//! JSON exports: one document, pages one after the other, or a document on each line. Rows are read one by one; none waits in memory.

use super::reader::Reader;
use super::{Format, asff, config, ocsf};
use crate::diagnostic::{Code, Faults, Span};
use serde::Deserialize;
use serde::de::{Deserializer as _, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Error};
use std::fmt;

/// What keeps a text from being read as an export.
struct Broken {
    line: u32,
    column: u32,
    message: String,
    is_early_end: bool,
}

/// Reads a text that begins like JSON.
pub(super) fn read<'t>(reader: &mut Reader<'t>, faults: &mut Faults) {
    let text = reader.text;
    if is_by_line(text) {
        by_line(reader);
        return;
    }
    for value in Deserializer::from_str(text).into_iter::<&'t RawValue>() {
        let read =
            value.map_err(|error| broken(1, &error)).and_then(|raw| document(reader, raw.get()));
        if let Err(Broken { line, column, message, is_early_end }) = read {
            let message = format!("the file is not the JSON of an export: {message}");
            let fault = faults.error(Code::BadJson, Span { line, column, ..Span::NONE }, message);
            if is_early_end {
                fault.hint("the file ends early; export it again");
            }
            return;
        }
    }
}

/// An error in a part of the text that begins on a line.
fn broken(line: u32, error: &Error) -> Broken {
    let below = u32::try_from(error.line().saturating_sub(1)).unwrap_or_default();
    let column = u32::try_from(error.column()).unwrap_or_default().max(1);
    let line = line.saturating_add(below);
    Broken { line, column, message: what(error), is_early_end: error.is_eof() }
}

/// An error's message without the place, which counts from the start of the part that was read.
fn what(error: &Error) -> String {
    let text = error.to_string();
    let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    message.chars().take(200).collect()
}

/// Whether each line is a document of its own: the first two lines begin like objects, and one of them is whole.
fn is_by_line(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    let is_whole = |line: &str| serde_json::from_str::<IgnoredAny>(line).is_ok();
    first.starts_with('{') && second.starts_with('{') && (is_whole(first) || is_whole(second))
}

fn by_line(reader: &mut Reader<'_>) {
    for line in reader.text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let at = reader.line(line);
        let read = serde_json::from_str::<&RawValue>(line)
            .map_err(|error| broken(at, &error))
            .and_then(|raw| document(reader, raw.get()));
        if let Err(Broken { message, .. }) = read {
            reader.bad(at, &format!("the line is not JSON of an export: {message}"));
        }
    }
}

/// The lists that hold rows.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Page<'t> {
    #[serde(borrow)]
    findings: Option<&'t RawValue>,
    #[serde(borrow)]
    evaluation_results: Option<&'t RawValue>,
    #[serde(borrow)]
    aggregate_evaluation_results: Option<&'t RawValue>,
    #[serde(borrow)]
    compliance_by_config_rules: Option<&'t RawValue>,
    #[serde(borrow)]
    aggregate_compliance_by_config_rules: Option<&'t RawValue>,
}

/// A list of rows, a page with a list of rows, or one row.
fn document(reader: &mut Reader<'_>, text: &str) -> Result<(), Broken> {
    if text.starts_with('[') {
        return rows(reader, text, None);
    }
    if !text.starts_with('{') {
        row(reader, text);
        return Ok(());
    }
    let at = reader.line(text);
    let page: Page<'_> = serde_json::from_str(text).map_err(|error| broken(at, &error))?;
    let lists = [
        (page.findings, Format::Asff),
        (page.evaluation_results, Format::AwsConfig),
        (page.aggregate_evaluation_results, Format::AwsConfig),
        (page.compliance_by_config_rules, Format::AwsConfig),
        (page.aggregate_compliance_by_config_rules, Format::AwsConfig),
    ];
    if lists.iter().all(|(list, _)| list.is_none()) {
        row(reader, text);
    }
    for (list, format) in lists {
        if let Some(list) = list {
            rows(reader, list.get(), Some(format))?;
        }
    }
    Ok(())
}

/// Reads the rows of a list, whose name tells the format where no row does.
fn rows(reader: &mut Reader<'_>, list: &str, format: Option<Format>) -> Result<(), Broken> {
    let at = reader.line(list);
    let mut deserializer = Deserializer::from_str(list);
    let elements = Elements(|raw: &RawValue| row(reader, raw.get()));
    deserializer
        .deserialize_seq(elements)
        .and_then(|()| deserializer.end())
        .map_err(|error| broken(at, &error))?;
    reader.format = reader.format.or(format);
    Ok(())
}

/// Gives each element of a list to a function.
struct Elements<F>(F);

impl<'de, F: FnMut(&'de RawValue)> Visitor<'de> for Elements<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of findings")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(element) = list.next_element::<&RawValue>()? {
            (self.0)(element);
        }
        Ok(())
    }
}

/// The keys by which a row's format is told.
#[derive(Deserialize)]
struct Probe {
    class_uid: Option<IgnoredAny>,
    #[serde(rename = "ConfigRuleName")]
    config_rule_name: Option<IgnoredAny>,
    #[serde(rename = "EvaluationResultIdentifier")]
    evaluation_result_identifier: Option<IgnoredAny>,
    #[serde(rename = "GeneratorId")]
    generator_id: Option<IgnoredAny>,
    #[serde(rename = "AwsAccountId")]
    aws_account_id: Option<IgnoredAny>,
    #[serde(rename = "SchemaVersion")]
    schema_version: Option<IgnoredAny>,
}

/// Reads one row; what cannot be read is a bad row.
fn row(reader: &mut Reader<'_>, text: &str) {
    let line = reader.line(text);
    if !text.starts_with('{') {
        return reader.bad(line, "the finding cannot be read: expected an object");
    }
    let read = match probe(text) {
        Ok(Some(Format::Ocsf | Format::ProwlerOcsf)) => ocsf::row(reader, line, text),
        Ok(Some(Format::AwsConfig)) => config::row(reader, line, text),
        Ok(Some(Format::Asff | Format::ProwlerCsv)) => asff::row(reader, line, text),
        Ok(None) => {
            let known = "`class_uid`, `GeneratorId` or `ConfigRuleName`";
            Err(format!("no key says what it is, such as {known}"))
        }
        Err(error) => Err(what(&error)),
    };
    match read {
        Ok(format) => reader.format = reader.format.or(Some(format)),
        Err(why) => reader.bad(line, &format!("the finding cannot be read: {why}")),
    }
}

fn probe(text: &str) -> Result<Option<Format>, Error> {
    let probe: Probe = serde_json::from_str(text)?;
    let is_asff = probe.generator_id.is_some()
        || probe.aws_account_id.is_some()
        || probe.schema_version.is_some();
    Ok(if probe.class_uid.is_some() {
        Some(Format::Ocsf)
    } else if is_asff {
        Some(Format::Asff)
    } else if probe.config_rule_name.is_some() || probe.evaluation_result_identifier.is_some() {
        Some(Format::AwsConfig)
    } else {
        None
    })
}

/// A row in its raw shape; the error is a message.
pub(super) fn raw<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| what(&error))
}
