//! Domains with their duties, and families with their obligations.

use super::Check;
use crate::catalog::entry::Entry;
use crate::catalog::raw::{
    ByCategory, DomainFile, MonitoringFile, RawDuty, RawObligation, RawTexts, RawTopic,
};
use crate::catalog::{Domain, Duty, Obligation, Texts, Topic};
use crate::date::Date;
use crate::diagnostic::{Code, Span};
use crate::id::{DomainId, FrameworkId, Text, keep};
use crate::party::Party;
use crate::yaml::{Entries, OrMap, Spot};
use std::collections::BTreeMap;

impl Check<'_> {
    pub(super) fn domain(&mut self, stem: &str, file: &DomainFile) -> Vec<Entry> {
        let id = DomainId::from(stem);
        let domain = Domain {
            title: self.text(&file.title),
            order: file.order.value,
            layer: file.layer,
            definition: self.text(&file.definition),
            plain: self.statement(&file.plain),
        };
        let mut entries = vec![Entry::Domain(id, domain)];
        for (position, (key, raw)) in (0..).zip(&file.duties.0) {
            let duty = self.duty(&id, position, key, raw);
            entries.push(Entry::Duty(self.id(key).as_str().into(), Box::new(duty)));
        }
        entries
    }

    fn duty(
        &mut self,
        domain: &DomainId,
        position: u32,
        key: &Spot<String>,
        raw: &RawDuty,
    ) -> Duty {
        let party = match raw.party {
            OrMap::Scalar(party) => [party; 3],
            OrMap::Map(ByCategory { infrastructure, container, abstracted }) => {
                [infrastructure, container, abstracted]
            }
        };
        let statements = self.statements(key, raw);
        for party in party {
            if !statements.contains_key(&party) && key.span.is_some() {
                self.faults
                    .error(
                        Code::NoStatement,
                        key.span,
                        format!("`{}` has no statements for party `{party}`", key.value),
                    )
                    .hint(format!("add `{party}:` under `statements`"));
            }
        }
        Duty {
            domain: *domain,
            position,
            title: self.text(&raw.title),
            scope: raw.scope,
            control_type: raw.control_type,
            party,
            applies: self.applies(raw.applies.as_ref()),
            statements,
            evidence: self.evidence(&raw.evidence),
            controls: raw
                .controls
                .0
                .iter()
                .map(|(framework, ids)| {
                    (framework.value.as_str().into(), self.controls(framework, ids))
                })
                .collect(),
            sources: self.cited(&raw.sources, key.span),
        }
    }

    fn statements(&mut self, key: &Spot<String>, raw: &RawDuty) -> BTreeMap<Party, Texts> {
        let all = [
            (Party::Aws, &raw.statements.aws),
            (Party::Customer, &raw.statements.customer),
            (Party::Shared, &raw.statements.shared),
            (Party::ThirdParty, &raw.statements.third_party),
        ];
        let mut statements = BTreeMap::new();
        for (party, raw) in all.into_iter().filter_map(|(party, raw)| Some((party, raw.as_ref()?)))
        {
            let texts = self.statement(raw);
            self.acts(party, &texts, key.span);
            statements.insert(party, texts);
        }
        statements
    }

    fn statement(&mut self, raw: &RawTexts) -> Texts {
        Texts {
            aws: self.text_opt(raw.aws.as_ref()),
            customer: self.text_opt(raw.customer.as_ref()),
            third_party: self.text_opt(raw.third_party.as_ref()),
        }
    }

    /// A party that answers has to have a text.
    pub(super) fn acts(&mut self, party: Party, texts: &Texts, span: Span) {
        let missing: Vec<&str> = lacking(party, texts).collect();
        if span.is_some() && !missing.is_empty() {
            let missing = missing.join("` and `");
            self.faults
                .error(
                    Code::NoStatement,
                    span,
                    format!("party `{party}` without a text `{missing}`"),
                )
                .hint("say what that side does");
        }
    }

    pub(super) fn topics(&mut self, topics: &Entries<RawTopic>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (key, raw) in &topics.0 {
            let topic =
                Topic { title: self.text(&raw.title), statement: self.text(&raw.statement) };
            entries.push(Entry::Topic(self.id(key).as_str().into(), topic));
        }
        entries
    }

    pub(super) fn monitoring(&mut self, file: &MonitoringFile) -> Vec<Entry> {
        let family = self.text(&file.title);
        let mut entries = Vec::new();
        for (key, raw) in &file.obligations.0 {
            let obligation = self.obligation(family, key, raw);
            entries.push(Entry::Obligation(self.id(key).as_str().into(), Box::new(obligation)));
        }
        entries
    }

    fn obligation(&mut self, family: Text, key: &Spot<String>, raw: &RawObligation) -> Obligation {
        self.known(&raw.duty, Code::UnknownDuty, "duty", |index| &index.duties);
        self.known(&raw.topic, Code::UnknownTopic, "topic", |index| &index.topics);
        Obligation {
            family,
            title: self.text(&raw.title),
            duty: raw.duty.value.as_str().into(),
            topic: raw.topic.value.as_str().into(),
            scope: raw.scope,
            applies: self.applies(raw.applies.as_ref()),
            cadence: raw.cadence,
            cadence_note: self.text_opt(raw.cadence_note.as_ref()),
            cadence_assumed: raw.cadence_assumed,
            authority: raw.authority,
            since: self.since(raw),
            until: raw.until.as_ref().map(|until| until.value),
            due: raw.due.as_ref().map(|due| due.value),
            customer: self.text(&raw.customer),
            aws: self.text_opt(raw.aws.as_ref()),
            tools: self.texts(&raw.tools),
            evidence: self.texts(&raw.evidence),
            config_rules: raw.checks.config_rules.iter().map(|rule| keep(rule)).collect(),
            security_hub: raw.checks.security_hub.iter().map(|id| keep(id)).collect(),
            sources: self.cited(&raw.sources, key.span),
        }
    }

    /// From when an obligation binds; one that ends before it begins is a fault.
    fn since(&mut self, raw: &RawObligation) -> Vec<(Option<FrameworkId>, Date)> {
        let days: Vec<(Option<FrameworkId>, &Spot<Date>)> = match &raw.since {
            None => Vec::new(),
            Some(OrMap::Scalar(day)) => vec![(None, day)],
            Some(OrMap::Map(days)) => days
                .0
                .iter()
                .map(|(key, day)| {
                    self.controls(key, &[]);
                    (Some(key.value.as_str().into()), day)
                })
                .collect(),
        };
        if let Some(until) = &raw.until
            && let Some((_, day)) = days.iter().find(|(_, day)| day.value > until.value)
            && until.span.is_some()
        {
            let message = format!("it ends on {} and begins on {}", until.value, day.value);
            self.faults.error(Code::PeriodOrder, until.span, message);
        }
        days.into_iter().map(|(framework, day)| (framework, day.value)).collect()
    }
}

/// The sides that a party needs a text of and that have none.
pub(in crate::catalog) fn lacking(
    party: Party,
    texts: &Texts,
) -> impl Iterator<Item = &'static str> {
    let needs_aws = matches!(party, Party::Aws | Party::Shared) && texts.aws.is_none();
    let needs_customer =
        matches!(party, Party::Customer | Party::Shared) && texts.customer.is_none();
    let needs_third =
        party == Party::ThirdParty && texts.third_party.is_none() && texts.customer.is_none();
    [(needs_aws, "aws"), (needs_customer, "customer"), (needs_third, "third-party")]
        .into_iter()
        .filter_map(|(needed, side)| needed.then_some(side))
}
