//! Frameworks, sources, Regions, terms, and the model.

use super::Check;
use crate::catalog::entry::Entry;
use crate::catalog::raw::{
    FrameworkFile, ModelFile, RawBoth, RawCase, RawCategory, RawControl, RawCorrection,
    RawPrinciple, RawRegion, RawSource, RawVia,
};
use crate::catalog::{
    Applies, Both, Case, CaseRow, Control, Correction, Framework, Model, ModelCategory, Principle,
    Region, Source, Unmapped, Via,
};
use crate::diagnostic::{Code, quote, suggest};
use crate::id::{ControlId, DutyId, Text, keep};
use crate::yaml::{Entries, Spot, Word};

impl Check<'_> {
    pub(super) fn framework(&mut self, stem: &str, file: &FrameworkFile) -> Entry {
        let baselines: Vec<&str> =
            file.baselines.0.iter().map(|(key, _)| key.value.as_str()).collect();
        let controls = file.controls.0.iter();
        let controls = controls
            .map(|(key, raw)| (key.value.as_str().into(), self.control(raw, &baselines)))
            .collect();
        let framework = Framework {
            title: self.text(&file.title),
            publisher: self.text(&file.publisher),
            version: keep(&file.version.value.0),
            licence: self.text(&file.licence),
            mapping: file.mapping,
            mapping_note: self.text_opt(file.mapping_note.as_ref()),
            sources: self.cited(&file.sources, file.title.span),
            oscal: self.text_opt(file.oscal.as_ref()),
            fedramp_record: file.fedramp_record,
            baselines: file
                .baselines
                .0
                .iter()
                .map(|(key, raw)| (keep(&key.value), self.text(&raw.title)))
                .collect(),
            oscal_profiles: file
                .baselines
                .0
                .iter()
                .filter_map(|(key, raw)| {
                    Some((keep(&key.value), self.text_opt(raw.oscal.as_ref())?))
                })
                .collect(),
            controls,
            duties: self.helped(stem, file),
            via: file.via.iter().map(|raw| self.via(stem, file, raw)).collect(),
            unmapped: self.unmapped(stem, file),
        };
        Entry::Framework(stem.into(), Box::new(framework))
    }

    /// The controls that duties help to meet, as the framework's own file says.
    fn helped(&mut self, stem: &str, file: &FrameworkFile) -> Vec<(DutyId, Vec<ControlId>)> {
        let id = Spot { value: stem.to_owned(), span: file.title.span };
        let mut list = Vec::new();
        for (duty, controls) in &file.duties.0 {
            let duties = self.duty_ids(std::slice::from_ref(duty));
            let controls = self.controls(&id, controls);
            list.extend(duties.into_iter().map(|duty| (duty, controls.clone())));
        }
        list
    }

    fn via(&mut self, stem: &str, file: &FrameworkFile, raw: &RawVia) -> Via {
        let id = Spot { value: stem.to_owned(), span: file.title.span };
        let mut controls = Vec::new();
        for (here, there) in &raw.controls.0 {
            let word = Spot { value: Word(here.value.clone()), span: here.span };
            let here = self.controls(&id, std::slice::from_ref(&word));
            let there = self.controls(&raw.framework, there);
            controls.extend(here.into_iter().map(|here| (here, there.clone())));
        }
        if raw.same_ids {
            self.controls(&raw.framework, &[]);
        }
        Via {
            framework: raw.framework.value.as_str().into(),
            mapping: raw.mapping,
            note: self.text_opt(raw.note.as_ref()),
            sources: self.cited(&raw.sources, raw.framework.span),
            same_ids: raw.same_ids,
            controls,
        }
    }

    fn control(&mut self, raw: &RawControl, baselines: &[&str]) -> Control {
        let mut indices = Vec::new();
        for name in &raw.baselines {
            match baselines.iter().position(|known| *known == name.value) {
                Some(index) => indices.extend(u8::try_from(index)),
                None => {
                    self.faults
                        .error(
                            Code::UnknownBaseline,
                            name.span,
                            format!("unknown baseline {}", quote(&name.value)),
                        )
                        .hint_opt(suggest(&name.value, baselines.iter().copied()));
                }
            }
        }
        Control {
            label: keep(&raw.label.value.0),
            title: keep(&raw.title.value.0),
            family: keep(&raw.family.value),
            baselines: indices,
        }
    }

    fn unmapped(&mut self, stem: &str, file: &FrameworkFile) -> Vec<Unmapped> {
        let id = Spot { value: stem.to_owned(), span: file.title.span };
        let mut list = Vec::new();
        for raw in &file.unmapped {
            for family in &raw.families {
                let is_known =
                    file.controls.0.iter().any(|(_, control)| control.family.value == family.value);
                if family.span.is_some() && !is_known {
                    let message = format!("no control is of the family {}", quote(&family.value));
                    self.faults.error(Code::UnknownControl, family.span, message);
                }
            }
            list.push(Unmapped {
                controls: self.controls(&id, &raw.controls),
                families: raw.families.iter().map(|family| keep(&family.value)).collect(),
                because: self.text(&raw.because),
            });
        }
        list
    }

    pub(super) fn sources(&mut self, sources: &Entries<RawSource>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (key, raw) in &sources.0 {
            let RawSource { publisher, title, url, section, seen, status } = raw;
            if url.span.is_some() && !url.value.starts_with("https://") {
                self.faults
                    .error(Code::BadText, url.span, format!("{} is no address", quote(&url.value)))
                    .hint("write it with `https://`");
            }
            let source = Source {
                publisher: self.text(publisher),
                title: self.text(title),
                url: self.text(url),
                section: self.text_opt(section.as_ref()),
                seen: seen.value,
                status: *status,
            };
            entries.push(Entry::Source(key.value.as_str().into(), source));
        }
        entries
    }

    pub(super) fn terms(
        &mut self,
        terms: &Entries<Spot<String>>,
        entry: fn(Text, Text) -> Entry,
    ) -> Vec<Entry> {
        terms.0.iter().map(|(key, text)| entry(keep(&key.value), self.text(text))).collect()
    }

    pub(super) fn regions(&mut self, regions: &Entries<RawRegion>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (key, raw) in &regions.0 {
            let region =
                Region { name: self.text(&raw.name), partition: self.text(&raw.partition) };
            entries.push(Entry::Region(keep(&self.id(key)), region));
        }
        entries
    }

    pub(super) fn model(&mut self, file: &ModelFile) -> Entry {
        Entry::Model(Box::new(Model {
            aws_duties: file.aws_duties.iter().map(|raw| self.principle(raw)).collect(),
            customer_duties: file.customer_duties.iter().map(|raw| self.principle(raw)).collect(),
            categories: file.categories.iter().map(|raw| self.category(raw)).collect(),
            both: file.both.iter().map(|raw| self.both(raw)).collect(),
            corrections: file.corrections.iter().map(|raw| self.correction(raw)).collect(),
            cases: file.cases.iter().map(|raw| self.case(raw)).collect(),
        }))
    }

    fn principle(&mut self, raw: &RawPrinciple) -> Principle {
        Principle {
            title: self.text(&raw.title),
            statement: self.text(&raw.statement),
            limits: self.text_opt(raw.limits.as_ref()),
            duties: self.duty_ids(&raw.duties),
            sources: self.cited(&raw.sources, raw.title.span),
        }
    }

    fn category(&mut self, raw: &RawCategory) -> ModelCategory {
        self.known(&raw.example_service, Code::UnknownService, "service", |index| &index.services);
        ModelCategory {
            id: raw.id,
            title: self.text(&raw.title),
            statement: self.text(&raw.statement),
            aws: self.text(&raw.aws),
            customer: self.text(&raw.customer),
            example_service: raw.example_service.value.as_str().into(),
            example: self.text(&raw.example),
            sources: self.cited(&raw.sources, raw.title.span),
        }
    }

    fn both(&mut self, raw: &RawBoth) -> Both {
        Both {
            title: self.text(&raw.title),
            aws: self.text(&raw.aws),
            customer: self.text(&raw.customer),
            duties: self.duty_ids(&raw.duties),
            sources: self.cited(&raw.sources, raw.title.span),
        }
    }

    fn case(&mut self, raw: &RawCase) -> Case {
        let conditions = raw.when.iter().flat_map(|when| &when.0);
        let when = conditions.map(|condition| self.condition(condition)).collect();
        let rows = raw.rows.iter();
        let rows = rows.map(|row| CaseRow {
            title: self.text(&row.title),
            aws: self.text(&row.aws),
            customer: self.text(&row.customer),
        });
        let rows = rows.collect();
        Case {
            id: keep(&self.id(&raw.id)),
            title: self.text(&raw.title),
            applies: Applies { when, otherwise: "" },
            statement: self.text(&raw.statement),
            rows,
            duties: self.duty_ids(&raw.duties),
            sources: self.cited(&raw.sources, raw.id.span),
        }
    }

    fn correction(&mut self, raw: &RawCorrection) -> Correction {
        Correction {
            id: keep(&self.id(&raw.id)),
            common_claim: self.text(&raw.common_claim),
            true_today: self.text(&raw.true_today),
            duties: self.duty_ids(&raw.duties),
            sources: self.cited(&raw.sources, raw.id.span),
        }
    }
}
