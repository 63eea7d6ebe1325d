//! Services with their options.

use super::Check;
use crate::catalog::entry::Entry;
use crate::catalog::raw::{RawEvidence, RawOption, RawShift, RawStep, RawValue, ServiceFile};
use crate::catalog::{OptionValue, Service, ServiceOption, Step, Texts};
use crate::diagnostic::{Code, quote, suggest};
use crate::id::{DutyId, OptionId, Text, keep};
use crate::party::Party;
use crate::yaml::{Spot, Word};
use std::collections::BTreeMap;

impl Check<'_> {
    pub(super) fn service(&mut self, stem: &str, file: &ServiceFile) -> Entry {
        for name in &file.traits {
            self.known(name, Code::UnknownTrait, "trait", |index| &index.traits);
        }
        let duties = file.duties.0.iter().map(|(key, raw)| self.own(key, raw)).collect();
        let options = file.options.0.iter().map(|(key, raw)| self.option(file, key, raw)).collect();
        let service = Service {
            name: self.text(&file.name),
            aliases: self.texts(&file.aliases),
            summary: self.text(&file.summary),
            category: file.category,
            category_reason: self.text(&file.category_reason),
            category_sources: self.cited(&file.category_sources, file.name.span),
            traits: file.traits.iter().map(|name| keep(&name.value)).collect(),
            cloudformation: self.texts(&file.cloudformation),
            terraform: self.texts(&file.terraform),
            lifecycle: self.lifecycle(file.lifecycle.as_ref(), &file.name),
            is_general: false,
            options,
            duties,
            not_applicable: self.not_applicable(file),
        };
        Entry::Service(stem.into(), Box::new(service))
    }

    fn not_applicable(&mut self, file: &ServiceFile) -> BTreeMap<DutyId, Text> {
        let mut reasons = BTreeMap::new();
        for raw in &file.not_applicable {
            self.cited(&raw.sources, crate::diagnostic::Span::NONE);
            let because = self.text(&raw.because);
            reasons.extend(self.duty_ids(&raw.duties).into_iter().map(|id| (id, because)));
        }
        reasons
    }

    fn own(&mut self, key: &Spot<String>, raw: &RawStep) -> (DutyId, Step) {
        let RawStep {
            party,
            third_party,
            aws,
            customer,
            evidence,
            because,
            since,
            until,
            due,
            sources,
        } = raw;
        let id = self.duty_ids(std::slice::from_ref(key)).remove(0);
        let step = Step {
            party: *party,
            third_party: self.third_party(*party, third_party.as_ref(), key.span),
            texts: self.sides(aws.as_ref(), customer.as_ref()),
            evidence: self.new_evidence(evidence.as_ref()),
            because: self.text(because),
            since: since.as_ref().map(|day| day.value),
            until: until.as_ref().map(|day| day.value),
            due: due.as_ref().map(|day| day.value),
            sources: self.cited(sources, key.span),
        };
        (id, step)
    }

    fn option(
        &mut self,
        file: &ServiceFile,
        key: &Spot<String>,
        raw: &RawOption,
    ) -> (OptionId, ServiceOption) {
        self.id(key);
        let names: Vec<&str> = raw.values.0.iter().map(|(name, _)| name.value.as_str()).collect();
        self.word(&raw.assume, &names);
        let mut requires = Vec::new();
        for (other, words) in &raw.requires.0 {
            self.required(file, other, words);
            let words = words.iter().map(|word| keep(&word.value.0)).collect();
            requires.push((other.value.as_str().into(), words));
        }
        let option = ServiceOption {
            title: self.text(&raw.title),
            assume: keep(&raw.assume.value.0),
            why_assumed: self.text(&raw.why_assumed),
            requires,
            values: raw
                .values
                .0
                .iter()
                .map(|(name, value)| (keep(&name.value), self.value(name, value)))
                .collect(),
        };
        (key.value.as_str().into(), option)
    }

    /// An option can require only options that stand before it, so that no two wait for each other.
    fn required(&mut self, file: &ServiceFile, other: &Spot<String>, words: &[Spot<Word>]) {
        let before = file.options.0.iter().take_while(|(key, _)| key.span.start < other.span.start);
        let before: BTreeMap<&str, &RawOption> =
            before.map(|(key, option)| (key.value.as_str(), option)).collect();
        let Some(option) = before.get(other.value.as_str()) else {
            self.faults
                .error(
                    Code::UnknownOption,
                    other.span,
                    format!("no option {} stands before this one", quote(&other.value)),
                )
                .hint_opt(suggest(&other.value, before.keys().copied()));
            return;
        };
        let names: Vec<&str> =
            option.values.0.iter().map(|(name, _)| name.value.as_str()).collect();
        for word in words {
            self.word(word, &names);
        }
    }

    fn word(&mut self, word: &Spot<Word>, names: &[&str]) {
        if word.span.is_some() && !names.contains(&word.value.0.as_str()) {
            self.faults
                .error(
                    Code::UnknownValue,
                    word.span,
                    format!("{} is no value of the option", quote(&word.value.0)),
                )
                .hint_opt(suggest(&word.value.0, names.iter().copied()));
        }
    }

    fn value(&mut self, name: &Spot<String>, raw: &RawValue) -> OptionValue {
        self.id(name);
        OptionValue {
            title: self.text(&raw.title),
            shifts: raw.shifts.iter().map(|shift| self.shift(shift)).collect(),
        }
    }

    pub(super) fn shift(&mut self, raw: &RawShift) -> (Vec<DutyId>, Step) {
        let RawShift {
            duties,
            party,
            third_party,
            aws,
            customer,
            evidence,
            because,
            since,
            until,
            due,
            sources,
        } = raw;
        let step = Step {
            party: *party,
            third_party: self.third_party(*party, third_party.as_ref(), because.span),
            texts: self.sides(aws.as_ref(), customer.as_ref()),
            evidence: self.new_evidence(evidence.as_ref()),
            because: self.text(because),
            since: since.as_ref().map(|day| day.value),
            until: until.as_ref().map(|day| day.value),
            due: due.as_ref().map(|day| day.value),
            sources: self.cited(sources, because.span),
        };
        (self.duty_ids(duties), step)
    }

    fn third_party(
        &mut self,
        party: Option<Party>,
        name: Option<&Spot<String>>,
        span: crate::diagnostic::Span,
    ) -> Option<Text> {
        if party == Some(Party::ThirdParty) && name.is_none() && span.is_some() {
            self.faults
                .error(Code::UnknownThirdParty, span, "party `third-party` without a name")
                .hint("add `third-party: the vendor's name`");
        }
        self.text_opt(name)
    }

    fn sides(&mut self, aws: Option<&Spot<String>>, customer: Option<&Spot<String>>) -> Texts {
        Texts { aws: self.text_opt(aws), customer: self.text_opt(customer), third_party: None }
    }

    fn new_evidence(&mut self, raw: Option<&RawEvidence>) -> Option<crate::catalog::Evidence> {
        raw.map(|raw| self.evidence(raw))
    }
}
