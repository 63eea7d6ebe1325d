//! The raw profile to the checked one: texts can be read, names are single, defaults are taken and remembered.

mod rule;

use super::raw::{
    RawAuthorisation, RawComponent, RawMonitoring, RawProfile, RawThirdParty, RawWorkload,
};
use super::{
    Authorisation, Choice, Classification, Component, DataType, Default, Environment, Exposure,
    Gates, Monitoring, Profile, Rule, ThirdParty, Workload,
};
use crate::diagnostic::{Code, Faults, Span, nearest, quote};
use crate::id::{LONGEST, Text, idify, is_id};
use crate::lang::BUILT_IN;
use crate::schedule::{Calendar, Weekday};
use crate::text::{self, Length};
use crate::theme;
use crate::yaml::Spot;
use crate::zone::Zone;
use std::collections::BTreeMap;

/// Most components of one workload.
const MOST: usize = 1000;

/// Checks a raw profile.
pub(super) fn profile(file: &str, digest: String, raw: RawProfile, faults: &mut Faults) -> Profile {
    let mut check = Check { faults, defaults: Vec::new() };
    check.version(raw.version.as_ref());
    let language = raw.language.as_ref().and_then(|language| check.language(language));
    let workload = check.workload(&raw.workload);
    let frameworks = check.frameworks(raw.frameworks.as_deref());
    let third_parties: Vec<ThirdParty> =
        raw.third_parties.iter().map(|raw| check.third_party(raw)).collect();
    let period = raw.period.map(|period| {
        check.period(&period.from, &period.to);
        (period.from.value, period.to.value)
    });
    let rules: Vec<Option<Rule>> =
        raw.owners.iter().map(|raw| check.rule(raw, &third_parties)).collect();
    let components = check.components(&raw.components);
    check.once(raw.third_parties.iter().map(|party| &party.id), "third party");
    let monitoring = check.monitoring(raw.monitoring);
    let defaults = check.defaults;
    let theme = theme::check(file, raw.theme, faults);
    Profile {
        file: file.to_owned(),
        digest,
        language,
        workload,
        frameworks,
        period,
        owners: rules.into_iter().flatten().collect(),
        monitoring,
        third_parties,
        components,
        gates: raw.gates.map(Gates::from).unwrap_or_default(),
        theme,
        defaults,
    }
}

/// Checks the parts of one profile.
struct Check<'f> {
    faults: &'f mut Faults,
    defaults: Vec<Default>,
}

impl Check<'_> {
    fn name(&mut self, text: &Spot<String>) -> String {
        text::check(text, Length::Name, self.faults)
    }

    fn paragraph(&mut self, text: Option<&Spot<String>>) -> Option<String> {
        text.map(|text| text::check(text, Length::Paragraph, self.faults))
    }

    fn id(&mut self, id: &Spot<String>) -> String {
        if id.span.is_some() && !is_id(&id.value) {
            let message = format!("{} cannot be an id", quote(&id.value));
            self.faults.error(Code::BadId, id.span, message);
            let suggestion = idify(&id.value);
            self.faults.hint(if suggestion.is_empty() {
                format!("use lower case letters, digits, dots and hyphens, at most {LONGEST}")
            } else {
                format!("use lower case letters, digits, dots and hyphens, such as `{suggestion}`")
            });
        }
        id.value.clone()
    }

    fn taken(&mut self, key: &'static str, value: &str) {
        self.defaults.push(Default { key, value: value.to_owned() });
    }

    fn version(&mut self, version: Option<&Spot<u32>>) {
        match version {
            None => self.taken("version", "1"),
            Some(version) if version.value != 1 && version.span.is_some() => {
                let message =
                    format!("version {} of the profile format is not known", version.value);
                self.faults
                    .error(Code::UnsupportedVersion, version.span, message)
                    .hint("write `version: 1`");
            }
            Some(_) => {}
        }
    }

    fn workload(&mut self, raw: &RawWorkload) -> Workload {
        let environment = raw.environment.as_ref().map(|spot| spot.value);
        let environment = environment.unwrap_or_else(|| {
            self.taken("workload.environment", "production");
            Environment::Production
        });
        let exposure = raw.exposure.as_ref().map(|spot| spot.value);
        let exposure = exposure.unwrap_or_else(|| {
            self.taken("workload.exposure", "internet");
            Exposure::Internet
        });
        let classification = raw.data.classification.as_ref().map(|spot| spot.value);
        let classification = classification.unwrap_or_else(|| {
            self.taken("workload.data.classification", "confidential");
            Classification::Confidential
        });
        let data_types = raw.data.types.clone().unwrap_or_else(|| {
            self.taken("workload.data.types", "personal");
            vec![DataType::Personal]
        });
        if raw.regions.is_empty() {
            self.taken("workload.regions", "not stated; the commercial partition `aws` is assumed");
        }
        if raw.owner.is_none() {
            self.taken("workload.owner", "not stated; duties without a rule have no owner");
        }
        let owner =
            raw.owner.as_ref().map(|owner| Spot { value: self.team(owner), span: owner.span });
        Workload {
            id: self.id(&raw.id),
            name: self.name(&raw.name),
            description: self.paragraph(raw.description.as_ref()),
            owner,
            environment,
            regions: raw.regions.clone(),
            exposure,
            classification,
            data_types,
            rto: raw.resilience.rto,
            rpo: raw.resilience.rpo,
            availability: raw.resilience.availability.as_ref().map(|text| self.name(text)),
            aws_authorisation: raw.aws_authorisation.as_ref().map(|raw| self.authorisation(raw)),
            fedramp_package: raw.fedramp_package.as_ref().map(|url| self.address(url)),
            requires: raw.requires.clone(),
        }
    }

    fn address(&mut self, url: &Spot<String>) -> String {
        let rest = url.value.strip_prefix("https://").unwrap_or_default();
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'*+,;=".contains(&b);
        let is_url = rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        if url.span.is_some() && !(is_url && rest.bytes().all(is_plain)) {
            let message = format!("{} is no address", quote(&url.value));
            self.faults
                .error(Code::BadText, url.span, message)
                .hint("write it as https://example.gov/package.json");
        }
        url.value.clone()
    }

    fn authorisation(&mut self, raw: &RawAuthorisation) -> Authorisation {
        Authorisation {
            title: self.name(&raw.title),
            date: raw.date.value,
            id: raw.id.as_ref().map(|id| self.name(id)),
        }
    }

    fn monitoring(&mut self, raw: RawMonitoring) -> Monitoring {
        let RawMonitoring { start, time_zone, business_days, weekend, holidays, cadences } = raw;
        let time_zone = time_zone.map(|zone| self.zone(&zone)).unwrap_or_default();
        let weekend = weekend.unwrap_or_else(|| vec![Weekday::Saturday, Weekday::Sunday]);
        Monitoring {
            start: start.map(|day| day.value),
            time_zone,
            calendar: Calendar {
                rule: business_days.unwrap_or_default(),
                weekend: weekend.into_iter().collect(),
                holidays: holidays.into_iter().map(|day| day.value).collect(),
            },
            cadences: cadences.0,
        }
    }

    fn language(&mut self, tag: &Spot<String>) -> Option<Text> {
        let mut known = BUILT_IN.iter().map(|(known, _)| *known);
        let found = known.find(|known| *known == tag.value);
        if found.is_none() && tag.span.is_some() {
            let tags = || BUILT_IN.iter().map(|(known, _)| *known);
            let hint = nearest(&tag.value, tags()).unwrap_or_else(|| {
                let tags: Vec<String> = tags().map(|known| format!("`{known}`")).collect();
                format!("use {}, or give a file of your own by `--language`", tags.join(" or "))
            });
            let message = format!("the reports have no language {}", quote(&tag.value));
            self.faults.error(Code::UnknownValue, tag.span, message).hint(hint);
        }
        found
    }

    fn zone(&mut self, name: &Spot<String>) -> Zone {
        let zone = Zone::parse(&name.value);
        if zone.is_none() && name.span.is_some() {
            let hint = nearest(&name.value, Zone::names()).unwrap_or_else(|| {
                "write `UTC`, or a name of the IANA database such as `Europe/Berlin`".to_owned()
            });
            self.faults
                .error(Code::BadText, name.span, format!("{} is no time zone", quote(&name.value)))
                .hint(hint);
        }
        zone.unwrap_or_default()
    }

    fn frameworks(&mut self, raw: Option<&[Spot<String>]>) -> Vec<Choice> {
        let Some(raw) = raw else {
            self.taken("frameworks", "nist-csf-2.0");
            let framework = "nist-csf-2.0".to_owned();
            return vec![Choice { framework, baseline: None, span: Span::NONE }];
        };
        self.once(raw.iter(), "framework");
        raw.iter()
            .map(|spot| {
                let (framework, baseline) = match spot.value.split_once('/') {
                    Some((framework, baseline)) => (framework, Some(baseline.to_owned())),
                    None => (spot.value.as_str(), None),
                };
                Choice { framework: framework.to_owned(), baseline, span: spot.span }
            })
            .collect()
    }

    fn period(&mut self, from: &Spot<crate::date::Date>, to: &Spot<crate::date::Date>) {
        if from.span.is_some() && to.span.is_some() && to.value < from.value {
            let message =
                format!("the period ends on {} before it begins on {}", to.value, from.value);
            self.faults.error(Code::PeriodOrder, to.span, message).hint("exchange the two dates");
        }
    }

    fn third_party(&mut self, raw: &RawThirdParty) -> ThirdParty {
        self.refuse_aws(&raw.id);
        self.refuse_aws(&raw.name);
        ThirdParty {
            id: self.id(&raw.id),
            name: self.name(&raw.name),
            role: self.paragraph(raw.role.as_ref()),
        }
    }

    /// A team's name; AWS is none.
    fn team(&mut self, name: &Spot<String>) -> String {
        self.refuse_aws(name);
        self.name(name)
    }

    fn refuse_aws(&mut self, name: &Spot<String>) {
        if name.span.is_some() && is_aws(&name.value) {
            self.faults
                .error(
                    Code::DutyToAws,
                    name.span,
                    format!("{} cannot own a duty of the customer's", quote(&name.value)),
                )
                .hint("what AWS answers for is derived; name the team that answers on your side");
        }
    }

    fn components(&mut self, raw: &Spot<Vec<RawComponent>>) -> Vec<Component> {
        if raw.span.is_some() && raw.value.is_empty() {
            self.faults
                .error(Code::MissingKey, raw.span, "the profile has no components")
                .hint("add at least one: `- {service: s3}`");
        }
        if raw.value.len() > MOST {
            let message = format!("the profile has {} components", raw.value.len());
            self.faults
                .error(Code::TooLarge, Span { end: raw.span.start, ..raw.span }, message)
                .hint(format!("at most {MOST} are read: write one profile for each workload"));
        }
        let components: Vec<Component> = raw.value.iter().map(|raw| self.component(raw)).collect();
        self.once(components.iter().map(|component| &component.name), "component");
        components
    }

    fn component(&mut self, raw: &RawComponent) -> Component {
        let RawComponent { name, service, options, notes } = raw;
        let name = match name {
            Some(name) => Spot { value: self.name(name), span: name.span },
            None => service.clone(),
        };
        Component {
            name,
            service: service.clone(),
            options: options
                .0
                .iter()
                .map(|(key, word)| {
                    (key.clone(), Spot { value: word.value.0.clone(), span: word.span })
                })
                .collect(),
            notes: self.paragraph(notes.as_ref()),
        }
    }

    /// Each of some names stands once.
    fn once<'s>(&mut self, names: impl Iterator<Item = &'s Spot<String>>, what: &str) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for name in names.filter(|name| name.span.is_some()) {
            let first = *seen.entry(&name.value).or_insert(name.span);
            if first.start != name.span.start {
                self.faults
                    .error(
                        Code::Duplicate,
                        name.span,
                        format!("the {what} {} stands twice", quote(&name.value)),
                    )
                    .hint(format!("line {} has it too; give this one another name", first.line));
            }
        }
    }
}

/// Whether a name means AWS itself. A team of the customer's may well be called "AWS platform team".
fn is_aws(name: &str) -> bool {
    let plain: String = name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let company = ["sarl", "inc", "llc"].iter().find_map(|form| plain.strip_suffix(form));
    let company = company.unwrap_or(&plain);
    let company = company.strip_suffix("emea").unwrap_or(company);
    ["aws", "amazon", "amazonaws", "amazoncom", "amazonwebservices"].contains(&company)
}
