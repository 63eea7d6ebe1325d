//! AWS's own evidence, and the checks that AWS has.

use super::Check;
use crate::catalog::entry::Entry;
use crate::catalog::raw::{AssuranceFile, DetectionFile, RawCheck, RawReport, RawShown};
use crate::catalog::{self, Assurance, AwsReport, Detection, Shown};
use crate::diagnostic::{Code, Span, quote, suggest};
use crate::id::{DutyId, Text, keep};
use crate::yaml::{Entries, Spot};

impl Check<'_> {
    pub(super) fn assurance(&mut self, file: &AssuranceFile) -> Entry {
        let names: Vec<&str> = file.reports.0.iter().map(|(key, _)| key.value.as_str()).collect();
        let reports = file.reports.0.iter();
        let reports =
            reports.map(|(key, raw)| (keep(&self.id(key)), self.report(key, raw))).collect();
        let duties = file.duties.0.iter();
        let duties =
            duties.map(|(key, raw)| (self.one_duty(key), self.shown(raw, &names))).collect();
        Entry::Assurance(Box::new(Assurance { reports, duties }))
    }

    fn report(&mut self, key: &Spot<String>, raw: &RawReport) -> AwsReport {
        let words = |spots: &[Spot<String>]| spots.iter().map(|spot| keep(&spot.value)).collect();
        AwsReport {
            title: self.text(&raw.title),
            publisher: self.text(&raw.publisher),
            place: self.text(&raw.place),
            shows: self.text(&raw.shows),
            scope_check: self.text(&raw.scope_check),
            user_entity: self.text(&raw.user_entity),
            limits: self.text(&raw.limits),
            frameworks: words(&raw.frameworks),
            partitions: words(&raw.partitions),
            regions: words(&raw.regions),
            sources: self.cited(&raw.sources, key.span),
        }
    }

    fn shown(&mut self, raw: &RawShown, names: &[&str]) -> Shown {
        for id in raw.reports.iter().filter(|id| id.span.is_some()) {
            if !names.contains(&id.value.as_str()) {
                let message = format!("unknown report {}", quote(&id.value));
                let fault = self.faults.error(Code::UnknownSource, id.span, message);
                fault.hint_opt(suggest(&id.value, names.iter().copied()));
            }
        }
        let reports = raw.reports.iter().map(|id| keep(&id.value)).collect();
        Shown { reports, note: self.text_opt(raw.note.as_ref()) }
    }

    fn one_duty(&mut self, key: &Spot<String>) -> DutyId {
        self.duty_ids(std::slice::from_ref(key)).remove(0)
    }

    pub(super) fn detection(&mut self, file: &DetectionFile) -> Entry {
        let mut detection =
            Detection { sources: self.cited(&file.sources, Span::NONE), ..Detection::default() };
        self.checks(&file.security_hub, true, &mut detection);
        self.checks(&file.config_rules, false, &mut detection);
        Entry::Detection(Box::new(detection))
    }

    fn checks(&mut self, list: &Entries<RawCheck>, is_hub: bool, detection: &mut Detection) {
        for (key, raw) in &list.0 {
            for id in &raw.services {
                self.known(id, Code::UnknownService, "service", |index| &index.services);
            }
            let mut rules: Vec<Text> = raw.config_rules.iter().map(|r| keep(&r.value)).collect();
            if !is_hub {
                rules.push(keep(&key.value));
            }
            let check = catalog::Check {
                security_hub: is_hub.then(|| keep(&key.value)),
                config_rules: rules,
                severity: raw.severity.as_ref().map(|word| keep(&word.value.0)),
                services: raw.services.iter().map(|id| id.value.as_str().into()).collect(),
            };
            for duty in self.duty_ids(&raw.duties) {
                detection.checks.entry(duty).or_default().push(check.clone());
            }
        }
    }
}
