//! Whether the ids of a profile are those of the catalogue. All faults in one run, each with the nearest word.

use super::options::{self, find};
use crate::cadence::Cadence;
use crate::catalog::{Catalog, Service, Versions};
use crate::date::Date;
use crate::diagnostic::{Code, Faults, Span, nearest, quote, suggest};
use crate::id::Text;
use crate::party::{Party, Scope};
use crate::profile::{Choice, Component, Profile, Rule};
use crate::yaml::Spot;
use std::collections::BTreeMap;

/// How many services a hint names.
const MOST: usize = 12;

/// Replaces each service's name, alias or type by the service's id.
pub fn name(profile: &mut Profile, catalog: &Catalog) {
    for component in &mut profile.components {
        let word = &mut component.service.value;
        if !catalog.services.contains_key(word.as_str())
            && let Some(id) = catalog.names.find(word)
        {
            id.as_str().clone_into(word);
        }
    }
}

/// Adds a fault for each id of the profile that the catalogue does not have.
pub fn join(profile: &Profile, catalog: &Catalog, as_of: Date, faults: &mut Faults) {
    let mut join = Join { profile, catalog, as_of, faults };
    join.regions();
    for choice in &profile.frameworks {
        join.framework(choice);
    }
    for component in &profile.components {
        join.component(component);
    }
    for rule in &profile.owners {
        join.rule(rule);
    }
    for (id, cadence) in &profile.monitoring.cadences {
        join.cadence(id, cadence);
    }
}

struct Join<'j> {
    profile: &'j Profile,
    catalog: &'j Catalog,
    as_of: Date,
    faults: &'j mut Faults,
}

impl Join<'_> {
    fn unknown(&mut self, code: Code, span: Span, what: &str, word: &str, hint: Option<String>) {
        if span.is_some() {
            self.faults.error(code, span, format!("unknown {what} {}", quote(word))).hint_opt(hint);
        }
    }

    fn regions(&mut self) {
        let mut partitions: BTreeMap<&str, &str> = BTreeMap::new();
        for region in &self.profile.workload.regions {
            let word = region.value.as_str();
            if let Some(known) = self.catalog.regions.get(word) {
                partitions.entry(known.partition).or_insert(word);
                continue;
            }
            let by_name = self.catalog.regions.iter().find(|(_, known)| {
                known.name.to_lowercase().contains(&word.to_lowercase()) && word.len() > 3
            });
            let hint = by_name
                .map(|(id, _)| format!("did you mean `{id}`?"))
                .or_else(|| nearest(word, self.catalog.regions.keys().copied()));
            self.unknown(Code::UnknownRegion, region.span, "Region", word, hint);
        }
        if let (true, Some(region)) = (partitions.len() > 1, self.profile.workload.regions.last()) {
            let names: Vec<&str> = partitions.keys().copied().collect();
            self.faults
                .error(
                    Code::Partitions,
                    region.span,
                    format!("the Regions belong to several partitions: {}", names.join(", ")),
                )
                .hint("an account belongs to one partition: write one profile for each");
        }
    }

    fn framework(&mut self, choice: &Choice) {
        let Choice { framework, baseline, span } = choice;
        let Some(known) = self.catalog.frameworks.get(framework.as_str()) else {
            let hint = suggest(framework, self.catalog.frameworks.keys().map(|id| &**id));
            self.unknown(Code::UnknownFramework, *span, "framework", framework, hint);
            return;
        };
        let names = || known.baselines.iter().map(|(id, _)| *id);
        if let Some(baseline) = baseline
            && !names().any(|name| name == baseline)
        {
            let hint = suggest(baseline, names())
                .or_else(|| Some(format!("{framework} has no baselines: write it alone")));
            self.unknown(Code::UnknownBaseline, *span, "baseline", baseline, hint);
        }
    }

    fn component(&mut self, component: &Component) {
        let word = component.service.value.as_str();
        let Some(service) = self.catalog.services.get(word) else {
            let hint = self.service_hint(word);
            self.unknown(Code::UnknownService, component.service.span, "service", word, hint);
            return;
        };
        self.lifecycle(component, service);
        let mut is_known = true;
        for (key, value) in &component.options {
            is_known &= self.version(word, key, value) || self.option(service, word, key, value);
        }
        if is_known {
            self.idle(component);
        }
    }

    /// The id that is nearest to the word.
    fn service_hint(&self, word: &str) -> Option<String> {
        let below = |known: &Text| {
            let rest = known.strip_prefix(word.trim_end_matches([':', '_']));
            rest.is_some_and(|rest| rest.starts_with(['_', ':']))
        };
        let services = self.catalog.services.iter();
        let meant: Vec<String> = services
            .filter(|(_, service)| {
                service.cloudformation.iter().chain(&service.terraform).any(below)
            })
            .map(|(id, _)| format!("`{id}`"))
            .collect();
        match meant.as_slice() {
            [one] => Some(format!("did you mean {one}?")),
            [_, ..] if meant.len() <= MOST => {
                Some(format!("it is several services; name one: {}", meant.join(", ")))
            }
            _ => nearest(&word.to_lowercase(), self.catalog.services.keys().map(|id| &**id))
                .or_else(|| Some("`dutyline catalog services` lists them all".to_owned())),
        }
    }

    /// Warns of a service that AWS ends, or that new customers cannot start with.
    fn lifecycle(&mut self, component: &Component, service: &Service) {
        let Some(lifecycle) = &service.lifecycle else { return };
        let name = service.name;
        let message = match (lifecycle.ends, lifecycle.closed_to_new) {
            (Some(ends), _) if ends < self.as_of => format!("AWS ended {name} on {ends}"),
            (Some(ends), _) => format!("AWS ends {name} on {ends}"),
            (None, Some(closed)) if closed <= self.as_of => {
                format!("{name} is closed to new customers since {closed}")
            }
            (None, Some(closed)) => format!("{name} will be closed to new customers on {closed}"),
            (None, None) => format!("AWS has announced a change of the availability of {name}"),
        };
        let hint =
            lifecycle.successor.map(|successor| format!("AWS names in its place: {successor}"));
        self.faults
            .warn(Code::ServiceEnds, component.service.span, message)
            .hint_opt(hint.or_else(|| lifecycle.note.map(str::to_owned)));
    }

    /// Whether the option names a version; one without a known end is a warning.
    fn version(&mut self, id: &str, key: &Spot<String>, value: &Spot<String>) -> bool {
        let of_option = |versions: &Versions| *versions.option == *key.value;
        let catalog = self.catalog;
        let known = || catalog.versions_of(id).map(|(_, v)| v).filter(|v| of_option(v));
        if known().next().is_none() {
            return false;
        }
        if value.span.is_some() && known().all(|versions| versions.find(&value.value).is_none()) {
            let words = known().flat_map(|versions| versions.list.iter().map(|(word, _)| *word));
            let message = format!(
                "no end of support is known for {} of `{}`",
                quote(&value.value),
                key.value
            );
            self.faults
                .warn(Code::UnknownVersion, value.span, message)
                .hint_opt(suggest(&value.value, words));
        }
        true
    }

    /// Whether the option is the service's, and the value the option's.
    fn option(
        &mut self,
        service: &Service,
        id: &str,
        key: &Spot<String>,
        value: &Spot<String>,
    ) -> bool {
        let Some(option) = find(service, &key.value) else {
            let versions = self.catalog.versions_of(id).map(|(_, versions)| &*versions.option);
            let names = service.options.iter().map(|(name, _)| &**name).chain(versions);
            let hint = suggest(&key.value, names)
                .or_else(|| Some(format!("`dutyline catalog options {id}` lists what there is")));
            if key.span.is_some() {
                let message = format!("unknown option {} of {id}", quote(&key.value));
                self.faults.error(Code::UnknownOption, key.span, message).hint_opt(hint);
            }
            return false;
        };
        let is_known = option.values.iter().any(|(name, _)| *name == value.value);
        if !is_known {
            let hint =
                suggest(as_boolean(&value.value), option.values.iter().map(|(name, _)| *name));
            if value.span.is_some() {
                let message = format!("unknown value {} of `{}`", quote(&value.value), key.value);
                self.faults.error(Code::UnknownValue, value.span, message).hint_opt(hint);
            }
        }
        is_known
    }

    /// Warns of an option that has no meaning beside the others.
    fn idle(&mut self, component: &Component) {
        let Some(found) = options::component(component, self.catalog) else { return };
        for (key, _) in &component.options {
            let counts = found.options.iter().any(|chosen| *chosen.option == *key.value)
                || found.versions.iter().any(|named| *named.option == *key.value);
            let needs = options::needs(component, self.catalog, &key.value, |_| true);
            if counts || needs.is_empty() {
                continue;
            }
            let needs: Vec<String> = needs
                .iter()
                .map(|(other, values)| match values.as_slice() {
                    [value] => format!("`{other}: {value}`"),
                    values => format!("`{other}` one of {}", values.join(", ")),
                })
                .collect();
            self.faults
                .warn(Code::IdleOption, key.span, format!("`{}` has no meaning here", key.value))
                .hint(format!("it counts only with {}", needs.join(" and ")));
        }
    }

    /// A cadence of the profile's own: free where the publisher leaves it free, else only stricter.
    fn cadence(&mut self, id: &Spot<String>, own: &Spot<Cadence>) {
        let Some(known) = self.catalog.obligations.get(id.value.as_str()) else {
            let ids = self.catalog.obligations.keys().map(|id| &**id);
            let hint = nearest(&id.value, ids);
            self.unknown(Code::UnknownObligation, id.span, "obligation", &id.value, hint);
            return;
        };
        let is_free = matches!(known.cadence, Cadence::OrgDefined | Cadence::RiskAnalysis)
            || known.cadence_assumed;
        if !is_free && own.value.strictness() > known.cadence.strictness() {
            let message = format!("`{}` is due {} at least", id.value, known.cadence.words());
            self.faults
                .error(Code::WeakCadence, own.span, message)
                .hint("a profile can make it stricter, not weaker");
        }
    }

    fn rule(&mut self, rule: &Rule) {
        for domain in &rule.domains {
            if !self.catalog.domains.contains_key(domain.value.as_str()) {
                let hint = suggest(&domain.value, self.catalog.domains.keys().map(|id| &**id))
                    .or_else(|| Some("`dutyline catalog duties` lists the domains".to_owned()));
                self.unknown(Code::UnknownDomain, domain.span, "domain", &domain.value, hint);
            }
        }
        for duty in &rule.duties {
            self.rule_duty(rule, duty);
        }
        for name in &rule.components {
            let names =
                || self.profile.components.iter().map(|component| component.name.value.as_str());
            if !names().any(|known| known == name.value) {
                let hint = suggest(&name.value, names());
                self.unknown(Code::UnknownComponent, name.span, "component", &name.value, hint);
            }
        }
    }

    fn rule_duty(&mut self, rule: &Rule, duty: &Spot<String>) {
        let Some(known) = self.catalog.duties.get(duty.value.as_str()) else {
            let hint = nearest(&duty.value, self.catalog.duties.keys().map(|id| &**id))
                .or_else(|| Some("`dutyline catalog duties` lists them all".to_owned()));
            self.unknown(Code::UnknownDuty, duty.span, "duty", &duty.value, hint);
            return;
        };
        if known.scope == Scope::Workload && known.party[0] == Party::Aws {
            self.faults
                .warn(Code::IdleRule, duty.span, format!("AWS answers for `{}`", duty.value))
                .hint("a rule changes only duties of the customer's: take it out");
        } else if !rule.domains.is_empty() && !rule.domains.iter().any(|d| d.value == *known.domain)
        {
            self.faults
                .warn(
                    Code::IdleRule,
                    duty.span,
                    format!("`{}` is of the domain `{}`", duty.value, known.domain),
                )
                .hint("a rule matches what is in all its lists: take the domains out");
        }
    }
}

/// The YAML 1.2 word for what other readers take for a boolean, so that the hint names it.
fn as_boolean(word: &str) -> &str {
    match word.to_ascii_lowercase().as_str() {
        "yes" | "on" | "y" => "true",
        "no" | "off" | "n" => "false",
        _ => word,
    }
}

#[cfg(test)]
mod tests;
