//! Prowler's CSV: columns separated by semicolons, found by their names.

use super::name::CONTROLS;
use super::reader::Reader;
use super::{CheckId, CheckResult, Format, Moment, Outcome, Why};
use crate::diagnostic::quote;
use csv::{ReaderBuilder, StringRecord};

/// Whether a text begins with the header of Prowler's CSV.
pub(super) fn is_csv(text: &str) -> bool {
    let header = text.lines().next().unwrap_or_default();
    let has = |name: &str| header.split(';').any(|column| column.trim().trim_matches('"') == name);
    has("CHECK_ID") && has("STATUS") && has("TIMESTAMP")
}

/// Reads a text that [`is_csv`].
pub(super) fn csv(reader: &mut Reader<'_>) {
    let text = reader.text;
    reader.format = Some(Format::ProwlerCsv);
    let mut csv = ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(text.as_bytes());
    let header = csv.headers().cloned().unwrap_or_default();
    if whole(&header, &header, between(text, 0, csv.position().byte())).is_err() {
        return reader.bad(1, "a quote in the header is not closed; no row can be read");
    }
    let mut record = StringRecord::new();
    loop {
        let start = csv.position().byte();
        let found = csv.read_record(&mut record);
        // The reader may stop between CR and LF; the line end before a row is not the row's.
        let raw = between(text, start, csv.position().byte());
        let raw = raw.trim_start_matches(['\r', '\n']);
        let first = reader.line(raw);
        match found {
            Ok(false) => return,
            Ok(true) if raw.trim().is_empty() => continue,
            Ok(true) => {}
            // The text is UTF-8 and in memory, and lengths may differ: the reader has no reason to fail.
            Err(error) => return reader.bad(first, &error.to_string()),
        }
        let more = raw.trim_end().matches('\n').count();
        let read = whole(&record, &header, raw)
            .map_err(
                |why| if more > 0 { format!("with {} after it: {why}", lines(more)) } else { why },
            )
            .and_then(|()| row(reader, first, &Row { header: &header, record: &record }));
        if let Err(why) = read {
            reader.bad(first, &format!("the row cannot be read: {why}"));
        }
    }
}

fn lines(count: usize) -> String {
    format!("{count} line{}", if count == 1 { "" } else { "s" })
}

fn between(text: &str, start: u64, end: u64) -> &str {
    let at = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
    text.get(at(start)..at(end)).unwrap_or_default()
}

/// Whether the row has all its columns and closes its quotes. An open quote swallows the rows that follow.
fn whole(record: &StringRecord, header: &StringRecord, raw: &str) -> Result<(), String> {
    if raw.matches('"').count() % 2 == 1 {
        return Err("a quote is not closed".to_owned());
    }
    if record.len() != header.len() {
        let (found, wanted) = (record.len(), header.len());
        return Err(format!("it has {found} columns, the header has {wanted}"));
    }
    Ok(())
}

/// A row with the names of its columns.
struct Row<'r> {
    header: &'r StringRecord,
    record: &'r StringRecord,
}

impl Row<'_> {
    /// A value that is not empty.
    fn get(&self, name: &str) -> Option<&str> {
        let at = self.header.iter().position(|column| column.trim() == name)?;
        self.record.get(at).map(str::trim).filter(|value| !value.is_empty())
    }
}

fn row(reader: &mut Reader<'_>, line: u32, row: &Row<'_>) -> Result<(), String> {
    let check = row.get("CHECK_ID").ok_or("it has no `CHECK_ID`")?;
    // An open quote that a later one closes makes one row of several: the id is then no word.
    if !check.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        return Err(format!("`CHECK_ID` is no word: {}", quote(check)));
    }
    let outcome = outcome("STATUS", row.get("STATUS").ok_or("it has no `STATUS`")?)?;
    let time = row.get("TIMESTAMP").ok_or("it has no `TIMESTAMP`")?;
    let seen = Moment::parse(time)
        .ok_or_else(|| format!("`TIMESTAMP` is no date and time: {}", quote(time)))?;
    let is_muted = row.get("MUTED").is_some_and(|muted| muted.eq_ignore_ascii_case("true"));
    let named = named(row.get("COMPLIANCE").unwrap_or_default());
    let owned = |name: &str| row.get(name).map(str::to_owned);
    reader.results.push(CheckResult {
        check: CheckId::Prowler(check.to_owned()),
        also: reader.prowler.controls(check, named),
        resource: owned("RESOURCE_UID").or_else(|| owned("RESOURCE_NAME")),
        account: owned("ACCOUNT_UID"),
        region: owned("REGION"),
        outcome: if is_muted { Outcome::Unknown(Why::Suppressed) } else { outcome },
        seen: Some(seen),
        file: reader.file.clone(),
        line,
    });
    Ok(())
}

/// The controls in `CIS-3.0: 1.20 | AWS-Foundational-Security-Best-Practices: RDS.3, RDS.4`.
fn named(compliance: &str) -> impl Iterator<Item = &str> {
    compliance
        .split('|')
        .filter_map(|part| part.trim().strip_prefix(CONTROLS)?.trim_start().strip_prefix(':'))
        .flat_map(|list| list.split(','))
        .map(str::trim)
}

/// What Prowler's word for a result says.
pub(super) fn outcome(key: &str, word: &str) -> Result<Outcome, String> {
    Ok(match word {
        "PASS" => Outcome::Pass,
        "FAIL" => Outcome::Fail,
        "MANUAL" => Outcome::Unknown(Why::Manual),
        _ => return Err(format!("`{key}` is {}", quote(word))),
    })
}
