//! Results to the places whose checks they are. A result goes to every duty and obligation that its check tests; where several
//! components could be meant, they are all named and none is chosen.

use super::{CheckedView, Failing, Joined, MarkView, PlaceView, Silent, Unmatched, short};
use crate::date::Date;
use crate::findings::{CheckId, CheckResult, Outcome};
use crate::id::Text;
use crate::report::{CheckView, Context, DutyView, ObligationView};
use std::collections::{BTreeMap, BTreeSet};

/// Joins results to duties and obligations, and marks the checks of both.
pub(super) fn join(
    context: &Context<'_>,
    duties: &mut [DutyView],
    obligations: &mut [ObligationView],
    results: &[CheckResult],
) -> Joined {
    let index = Index::new(context, results);
    let duty_sites: Vec<Site> =
        duties.iter().enumerate().filter_map(|(at, duty)| Site::of_duty(at, duty)).collect();
    let found = obligations.iter().enumerate();
    let obligation_sites: Vec<Site> =
        found.filter_map(|(at, found)| Site::of_obligation(at, found)).collect();
    let mut matched = BTreeSet::new();
    let on_duties = index.places(&duty_sites, &mut matched);
    let on_obligations = index.places(&obligation_sites, &mut matched);
    for (site, want, mark) in on_duties.marks {
        duties[site].checks[want].result = Some(mark);
    }
    for (site, want, mark) in on_obligations.marks {
        let found = &mut obligations[site];
        // Controls come first, then rules.
        let control = found.security_hub.get(want).map(|control| (*control).to_owned());
        let rule = || found.config_rules[want - found.security_hub.len()].to_owned();
        let check = control.unwrap_or_else(rule);
        found.results.push(CheckedView { check, mark });
    }
    let unmatched = index.unmatched(&matched);
    Joined {
        duties: on_duties.views,
        obligations: on_obligations.views,
        silent_duties: on_duties.silent,
        silent_obligations: on_obligations.silent,
        unmatched,
    }
}

/// What is found at duties, or at obligations.
struct Found {
    views: Vec<PlaceView>,
    silent: Vec<Silent>,
    /// The duty's or obligation's index, the check's, and what it says.
    marks: Vec<(usize, usize, MarkView)>,
}

/// A duty or an obligation at a place, with its checks.
struct Site {
    /// Its index among the duties, or the obligations.
    at: usize,
    id: Text,
    title: Text,
    component: Option<String>,
    service: Option<String>,
    wants: Vec<Want>,
}

/// A check that a site has: a control, which may have rules behind it, or rules alone.
struct Want {
    control: Option<CheckId>,
    rules: Vec<CheckId>,
}

impl Want {
    fn new(control: Option<&str>, rules: &[&'static str]) -> Self {
        let rule = |name: &&str| CheckId::ConfigRule((*name).to_owned()).key();
        let control = control.map(|name| CheckId::SecurityHub(name.to_owned()).key());
        Self { control, rules: rules.iter().map(rule).collect() }
    }
}

impl Site {
    fn of_duty(at: usize, duty: &DutyView) -> Option<Self> {
        let want = |check: &CheckView| Want::new(check.security_hub, &check.config_rules);
        (!duty.checks.is_empty()).then(|| Self {
            at,
            id: duty.duty,
            title: duty.title,
            component: duty.component.clone(),
            service: duty.service.clone(),
            wants: duty.checks.iter().map(want).collect(),
        })
    }

    fn of_obligation(at: usize, obligation: &ObligationView) -> Option<Self> {
        let ObligationView { config_rules, security_hub, .. } = obligation;
        let controls = security_hub.iter().map(|control| Want::new(Some(control), &[]));
        let rules = config_rules.iter().map(|rule| Want::new(None, std::slice::from_ref(rule)));
        let wants: Vec<Want> = controls.chain(rules).collect();
        (!wants.is_empty()).then_some(Self {
            at,
            id: obligation.id,
            title: obligation.title,
            component: obligation.component.clone(),
            service: obligation.service.clone(),
            wants,
        })
    }
}

/// Results by the names of their checks.
struct Index<'c, 'f> {
    context: &'c Context<'c>,
    results: &'f [CheckResult],
    by_name: BTreeMap<CheckId, Vec<usize>>,
    /// The services that a check is known to look at.
    services: BTreeMap<CheckId, BTreeSet<String>>,
}

impl<'c, 'f> Index<'c, 'f> {
    fn new(context: &'c Context<'c>, results: &'f [CheckResult]) -> Self {
        let mut by_name: BTreeMap<CheckId, Vec<usize>> = BTreeMap::new();
        for (at, result) in results.iter().enumerate() {
            for name in result.names() {
                by_name.entry(name.key()).or_default().push(at);
            }
        }
        let mut services: BTreeMap<CheckId, BTreeSet<String>> = BTreeMap::new();
        for check in context.catalog.detection.checks.values().flatten() {
            let want = Want::new(check.security_hub, &check.config_rules);
            for name in want.control.into_iter().chain(want.rules) {
                let known = check.services.iter().map(ToString::to_string);
                services.entry(name).or_default().extend(known);
            }
        }
        Self { context, results, by_name, services }
    }

    /// The results of a check. A control's result is not taken for another control that has the same rule behind it.
    fn of_want(&self, want: &Want) -> BTreeSet<usize> {
        let named = |name: &CheckId| self.by_name.get(name).into_iter().flatten().copied();
        let is_alone = want.control.is_none();
        let has_control = |at: &usize| self.results[*at].names().any(CheckId::is_control);
        let of_rules = want.rules.iter().flat_map(named);
        let of_control = want.control.iter().flat_map(named);
        of_control.chain(of_rules.filter(|at| is_alone || !has_control(at))).collect()
    }

    /// What the results say at sites, by the id of duty or obligation; and the sites of which none tells.
    fn places(&self, sites: &[Site], matched: &mut BTreeSet<usize>) -> Found {
        let mut by_id: BTreeMap<&str, Vec<&Site>> = BTreeMap::new();
        for site in sites {
            by_id.entry(site.id).or_default().push(site);
        }
        let mut found = Found { views: Vec::new(), silent: Vec::new(), marks: Vec::new() };
        for sites in by_id.into_values() {
            self.place(&sites, matched, &mut found);
        }
        found
    }

    /// What the results say at the sites of one duty or obligation.
    fn place(&self, sites: &[&Site], matched: &mut BTreeSet<usize>, found: &mut Found) {
        let mut of_result: BTreeMap<usize, Vec<&Site>> = BTreeMap::new();
        for site in sites {
            let results: BTreeSet<usize> =
                site.wants.iter().flat_map(|want| self.of_want(want)).collect();
            for at in results {
                of_result.entry(at).or_default().push(site);
            }
        }
        let mut meant: BTreeMap<usize, Vec<Option<&str>>> = BTreeMap::new();
        let mut of_components: BTreeMap<Vec<Option<&str>>, Vec<usize>> = BTreeMap::new();
        for (at, sites) in of_result {
            matched.insert(at);
            let components = self.meant(at, &sites);
            of_components.entry(components.clone()).or_default().push(at);
            meant.insert(at, components);
        }
        for (components, results) in of_components {
            found.views.push(self.view(sites[0], &components, &results));
        }
        let heard: BTreeSet<Option<&str>> = meant.values().flatten().copied().collect();
        let components: Vec<Option<String>> = sites
            .iter()
            .filter(|site| !heard.contains(&site.component.as_deref()))
            .map(|site| site.component.clone())
            .collect();
        if !components.is_empty() {
            found.silent.push(Silent { id: sites[0].id, components });
        }
        for site in sites {
            for (number, want) in site.wants.iter().enumerate() {
                if let Some(mark) = self.mark(site, want, &meant) {
                    found.marks.push((site.at, number, mark));
                }
            }
        }
    }

    /// What the results of one check say at a site, of those that can be meant for it; nothing where there are none.
    fn mark(
        &self,
        site: &Site,
        want: &Want,
        meant: &BTreeMap<usize, Vec<Option<&str>>>,
    ) -> Option<MarkView> {
        let component = site.component.as_deref();
        let is_here = |at: &usize| meant.get(at).is_some_and(|list| list.contains(&component));
        let results: Vec<usize> = self.of_want(want).into_iter().filter(is_here).collect();
        let outcomes = || results.iter().map(|at| self.results[*at].outcome);
        let pass = outcomes().filter(|outcome| *outcome == Outcome::Pass).count();
        let fail = outcomes().filter(|outcome| *outcome == Outcome::Fail).count();
        let outcome = match (pass, fail) {
            _ if results.is_empty() => return None,
            (_, 1..) => "fail",
            (pass, 0) if pass == results.len() => "pass",
            (_, 0) => "unknown",
        };
        let several: BTreeSet<&str> =
            results.iter().flat_map(|at| &meant[at]).copied().flatten().collect();
        let is_one = several.len() < 2;
        let components = several.into_iter().filter(|_| !is_one).map(str::to_owned).collect();
        let newest = results.iter().filter_map(|at| self.day(*at)).max();
        Some(MarkView { outcome, results: results.len(), pass, fail, newest, components })
    }

    /// The day of a result, where the workload is.
    fn day(&self, at: usize) -> Option<Date> {
        let zone = &self.context.profile.monitoring.time_zone;
        self.results[at].seen.map(|seen| seen.day(zone))
    }

    /// The components that a result can be of: those whose service its check looks at; the workload as a whole where it looks at
    /// the account; all where that is not known.
    fn meant<'s>(&self, at: usize, sites: &[&'s Site]) -> Vec<Option<&'s str>> {
        let names = self.results[at].names().map(CheckId::key);
        let looks_at: BTreeSet<&str> = names
            .filter_map(|name| self.services.get(&name))
            .flatten()
            .map(String::as_str)
            .collect();
        let of = |is_meant: &dyn Fn(&Site) -> bool| -> BTreeSet<Option<&'s str>> {
            let meant = sites.iter().filter(|site| is_meant(site));
            meant.map(|site| site.component.as_deref()).collect()
        };
        let is_looked_at =
            |site: &Site| site.service.as_deref().is_some_and(|s| looks_at.contains(s));
        let close = of(&is_looked_at);
        let whole = of(&|site| site.component.is_none());
        let meant = [close, whole].into_iter().find(|found| !found.is_empty());
        meant.unwrap_or_else(|| of(&|_| true)).into_iter().collect()
    }

    /// The results that match nothing, by check.
    fn unmatched(&self, matched: &BTreeSet<usize>) -> Vec<Unmatched> {
        let mut duties: BTreeMap<CheckId, BTreeSet<&'static str>> = BTreeMap::new();
        for (duty, checks) in &self.context.catalog.detection.checks {
            for check in checks {
                let want = Want::new(check.security_hub, &check.config_rules);
                for name in want.control.into_iter().chain(want.rules) {
                    duties.entry(name).or_default().insert(duty.as_str());
                }
            }
        }
        let mut rows: BTreeMap<&CheckId, Unmatched> = BTreeMap::new();
        let left = self.results.iter().enumerate().filter(|(at, _)| !matched.contains(at));
        for (_, result) in left {
            let row = rows.entry(&result.check).or_insert_with(|| {
                let names = result.names().map(CheckId::key);
                let tests: BTreeSet<&str> =
                    names.filter_map(|name| duties.get(&name)).flatten().copied().collect();
                let tests = tests.into_iter().collect();
                Unmatched { check: result.check.to_string(), pass: 0, fail: 0, unknown: 0, tests }
            });
            match result.outcome {
                Outcome::Pass => row.pass += 1,
                Outcome::Fail => row.fail += 1,
                Outcome::Unknown(_) => row.unknown += 1,
            }
        }
        rows.into_values().collect()
    }

    fn view(&self, site: &Site, components: &[Option<&str>], results: &[usize]) -> PlaceView {
        let components: Vec<&str> = components.iter().copied().flatten().collect();
        let mut view = PlaceView {
            id: site.id,
            title: site.title,
            others: self.others(&components),
            components: components.into_iter().map(str::to_owned).collect(),
            checks: Vec::new(),
            pass: 0,
            fail: 0,
            unknown: 0,
            why_unknown: BTreeMap::new(),
            newest: None,
            failing: Vec::new(),
        };
        let mut checks: BTreeSet<&CheckId> = BTreeSet::new();
        let mut failing = Vec::new();
        for at in results {
            let result = &self.results[*at];
            checks.insert(&result.check);
            view.newest = view.newest.max(self.day(*at));
            match result.outcome {
                Outcome::Pass => view.pass += 1,
                Outcome::Fail => {
                    view.fail += 1;
                    failing.push(result);
                }
                Outcome::Unknown(why) => {
                    view.unknown += 1;
                    *view.why_unknown.entry(why.as_str()).or_default() += 1;
                }
            }
        }
        view.checks = checks.iter().map(ToString::to_string).collect();
        view.failing = by_resource(failing);
        view
    }

    /// Further components of the services of some.
    fn others(&self, components: &[&str]) -> Vec<String> {
        let all = &self.context.profile.components;
        let is_one = |name: &str| components.contains(&name);
        let here = all.iter().filter(|c| is_one(&c.name.value));
        let services: BTreeSet<&str> = here.map(|c| c.service.value.as_str()).collect();
        let is_other = |service: &str, name: &str| services.contains(service) && !is_one(name);
        let others = all.iter().filter(|c| is_other(&c.service.value, &c.name.value));
        others.map(|c| c.name.value.clone()).collect()
    }
}

/// Failures, each resource once.
fn by_resource(mut failing: Vec<&CheckResult>) -> Vec<Failing> {
    type Key<'f> = (Option<&'f str>, Option<&'f str>, Option<&'f str>);
    // The newest comes first and gives the place.
    failing.sort_by_key(|result| std::cmp::Reverse(result.seen));
    let mut resources: BTreeMap<Key<'_>, Failing> = BTreeMap::new();
    for result in failing {
        let CheckResult { resource, account, region, file, line, .. } = result;
        let key = (resource.as_deref(), account.as_deref(), region.as_deref());
        let entry = resources.entry(key).or_insert_with(|| Failing {
            resource: resource.clone(),
            account: account.clone(),
            region: region.clone(),
            checks: Vec::new(),
            place: format!("{}:{line}", short(file)),
        });
        let check = result.check.to_string();
        if !entry.checks.contains(&check) {
            entry.checks.push(check);
        }
    }
    resources.into_values().collect()
}
