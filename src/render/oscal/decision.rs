//! FedRAMP's Security Decision Record (schema 1.0.0 of the Consolidated Rules for 2026): no OSCAL, but made of the same statements.
//!
//! A status is written only where the ledger gives one. FedRAMP knows three: `alternative` counts as implemented, `planned` as not
//! implemented, and what does not apply has none. Validation and assessment are people's to write and stay empty.

use super::side::{self, left, provided};
use super::status;
use super::words::{Words, fill, plain, prose, user};
use crate::catalog::RecordPart;
use crate::ledger::State;
use crate::report::{DoneView, DutyView, FrameworkView, Report};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a record cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The address of the Certification Package Overview.
    Package,
    /// A framework whose controls stand in the record.
    Framework,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Record<'r> {
    certification_package_overview_uri: &'r str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    security_controls: Vec<Control<'r>>,
    fed_ramp_requirements: [(); 0],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    key_security_indicators: Vec<Indicator<'r>>,
}

#[expect(clippy::struct_field_names, reason = "the names of FedRAMP's schema")]
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Control<'r> {
    control_id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    control_implementation_status: Option<&'static str>,
    control_implementation_description: String,
}

#[expect(clippy::struct_field_names, reason = "the names of FedRAMP's schema")]
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Indicator<'r> {
    ksi_id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ksi_implementation_status: Option<&'static str>,
    ksi_implementation: Vec<String>,
    ksi_validation: [(); 0],
    ksi_assessment: [(); 0],
    ksi_tests: BTreeSet<String>,
    ksi_evidence: Vec<Evidence>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
struct Evidence {
    last_updated: String,
    evidence_description: String,
}

/// The record of a workload.
///
/// # Errors
///
/// When something is missing without which there is no record.
pub fn record(report: &Report) -> Result<Vec<u8>, Missing> {
    let package = report.workload.fedramp_package.as_deref().ok_or(Missing::Package)?;
    let words = Words::built_in();
    let writer = Writer { report, words: &words, rows: side::by_duty(report) };
    let of =
        |part: RecordPart| report.frameworks.iter().filter(move |f| f.fedramp_record == Some(part));
    let record = Record {
        certification_package_overview_uri: package,
        security_controls: once(of(RecordPart::Controls))
            .into_iter()
            .map(|asked| writer.control(&asked))
            .collect(),
        fed_ramp_requirements: [],
        key_security_indicators: once(of(RecordPart::Indicators))
            .into_iter()
            .map(|asked| writer.indicator(&asked))
            .collect(),
    };
    if record.security_controls.is_empty() && record.key_security_indicators.is_empty() {
        return Err(Missing::Framework);
    }
    Ok(super::json(&record))
}

/// A control or an indicator: its label, the duties behind it, or why there is none.
struct Asked<'r> {
    label: &'r str,
    duties: Vec<&'r str>,
    because: Option<&'r str>,
}

/// The controls of some frameworks, each label once, in the order of their ids.
fn once<'r>(frameworks: impl Iterator<Item = &'r FrameworkView>) -> Vec<Asked<'r>> {
    let mut found = BTreeMap::new();
    for framework in frameworks {
        for control in &framework.controls {
            let duties = control.duties.iter().map(|link| link.duty).collect();
            let asked = Asked { label: control.label, duties, because: None };
            found.entry(super::requirement::natural(control.id)).or_insert(asked);
        }
        for reason in &framework.unmapped {
            for (id, label) in reason.ids.iter().zip(&reason.controls) {
                let because = Some(reason.because.as_str());
                let asked = Asked { label, duties: Vec::new(), because };
                found.entry(super::requirement::natural(id)).or_insert(asked);
            }
        }
    }
    found.into_values().collect()
}

struct Writer<'r> {
    report: &'r Report,
    words: &'r Words,
    rows: BTreeMap<&'r str, Vec<&'r DutyView>>,
}

impl<'r> Writer<'r> {
    fn control(&self, asked: &Asked<'r>) -> Control<'r> {
        Control {
            control_id: asked.label,
            control_implementation_status: self.status(asked),
            control_implementation_description: self.statements(asked).join("\n\n"),
        }
    }

    fn indicator(&self, asked: &Asked<'r>) -> Indicator<'r> {
        let rows = self.all(asked);
        Indicator {
            ksi_id: asked.label,
            ksi_implementation_status: self.status(asked),
            ksi_implementation: self.statements(asked),
            ksi_validation: [],
            ksi_assessment: [],
            ksi_tests: self.tests(&rows),
            ksi_evidence: self.evidence(asked, &rows),
        }
    }

    fn all(&self, asked: &Asked<'_>) -> Vec<&'r DutyView> {
        asked.duties.iter().filter_map(|duty| self.rows.get(duty)).flatten().copied().collect()
    }

    fn status(&self, asked: &Asked<'_>) -> Option<&'static str> {
        let rows = self.all(asked);
        let ours = rows.iter().filter(|row| left(row).is_some());
        let states: Vec<Option<State>> = ours.map(|row| side::state(row)).collect();
        match status::combined(&states)? {
            "implemented" | "alternative" => Some("Implemented"),
            "partial" => Some("Partially Implemented"),
            "planned" => Some("Not Implemented"),
            _ => None,
        }
    }

    /// A statement for each duty, with what the provider does, what is left where, and how far it is done.
    fn statements(&self, asked: &Asked<'_>) -> Vec<String> {
        if let Some(because) = asked.because {
            return vec![fill(&self.words.unmapped, &[("because", &prose(because))])];
        }
        let rows = asked.duties.iter().filter_map(|duty| self.rows.get(duty));
        let mut statements: Vec<String> = rows.map(|rows| self.statement(rows)).collect();
        if self.status(asked).is_none() && self.all(asked).iter().any(|row| left(row).is_some()) {
            statements.push(self.words.record_silent.clone());
        }
        statements
    }

    fn statement(&self, rows: &[&DutyView]) -> String {
        let first = rows[0];
        let parties: BTreeSet<String> = rows.iter().map(|row| user(&row.party_title)).collect();
        let parties = parties.into_iter().collect::<Vec<_>>().join(" / ");
        let title = prose(first.title);
        let values = [("title", title.as_str()), ("duty", first.duty), ("party", &parties)];
        let mut lines = vec![fill(&self.words.record_duty, &values)];
        for (text, of) in side::alike(rows, provided) {
            let (place, text) = (self.places(&of), prose(text));
            let values = [("place", place.as_str()), ("text", &text)];
            lines.push(format!("- {}", fill(&self.words.record_provided, &values)));
        }
        for (text, of) in side::alike(rows, left) {
            let owners: BTreeSet<String> = of.iter().map(|row| self.owner(row)).collect();
            let owners = owners.into_iter().collect::<Vec<_>>().join(", ");
            let (place, text) = (self.places(&of), prose(text));
            let values = [("place", place.as_str()), ("owners", &owners), ("text", &text)];
            lines.push(format!("- {}", fill(&self.words.record_left, &values)));
        }
        lines.extend(rows.iter().filter_map(|row| self.state(row)));
        lines.join("\n")
    }

    fn owner(&self, row: &DutyView) -> String {
        let third = row.third_party.as_deref().filter(|_| !row.operated);
        third.or(row.owner.as_deref()).map_or_else(|| self.words.record_nobody.clone(), user)
    }

    fn state(&self, row: &DutyView) -> Option<String> {
        let said = row.state.as_ref()?;
        let is_silent = matches!(said.state, State::Unknown | State::Inherited);
        if is_silent || left(row).is_none() {
            return None;
        }
        let place = self.places(&[row]);
        let because = said.because.as_deref().map(user).unwrap_or_default();
        let values =
            [("place", place.as_str()), ("state", said.state.as_str()), ("because", &because)];
        Some(format!("- {}", fill(&self.words.record_state, &values)))
    }

    fn places(&self, rows: &[&DutyView]) -> String {
        let name = |row: &&DutyView| self.place(row.component.as_deref());
        rows.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    fn place(&self, component: Option<&str>) -> String {
        component.map_or_else(|| self.words.whole.clone(), user)
    }

    /// The checks that AWS has for the customer's part.
    fn tests(&self, rows: &[&DutyView]) -> BTreeSet<String> {
        let mut tests = BTreeSet::new();
        for check in rows.iter().flat_map(|row| &row.checks) {
            let hub = check.security_hub.iter();
            tests.extend(hub.map(|id| fill(&self.words.record_hub, &[("id", id)])));
            let rules = check.config_rules.iter();
            tests.extend(rules.map(|id| fill(&self.words.record_rule, &[("id", id)])));
        }
        tests
    }

    /// What the ledger has for the duties, and for the obligations that keep them running.
    fn evidence(&self, asked: &Asked<'_>, rows: &[&DutyView]) -> Vec<Evidence> {
        let of_duties = rows.iter().filter_map(|row| {
            let done = row.state.as_ref()?.done.as_ref()?;
            Some(self.shown(row.title, row.component.as_deref(), done))
        });
        let obligations = self.report.obligations.iter();
        let of_obligations =
            obligations.filter(|found| asked.duties.contains(&found.duty)).filter_map(|found| {
                let done = found.schedule.done.as_ref()?;
                Some(self.shown(found.title, found.component.as_deref(), done))
            });
        let all: BTreeSet<Evidence> = of_duties.chain(of_obligations).collect();
        all.into_iter().collect()
    }

    fn shown(&self, title: &str, component: Option<&str>, done: &DoneView) -> Evidence {
        let what = done.what.as_deref();
        let what = what.map_or_else(|| self.words.evidence_nameless.clone(), plain);
        let by = done.by.as_deref().map(plain);
        let by = by.map(|by| fill(&self.words.evidence_by, &[("by", &by)])).unwrap_or_default();
        let place = component.map_or_else(|| self.words.whole.clone(), plain);
        let values = [("title", title), ("place", &place), ("what", &what), ("by", &by)];
        Evidence {
            last_updated: done.date.to_string(),
            evidence_description: fill(&self.words.record_evidence, &values),
        }
    }
}
