//! Results to the places whose checks they are. A result goes to every duty and obligation that its check tests; where several
//! components could be meant, they are all named and none is chosen.

use super::view::{Failing, Joined, PlaceView, Silent, Unmatched};
use crate::catalog::Catalog;
use crate::findings::{CheckId, CheckResult, Outcome};
use crate::report::{CheckView, DutyView, ObligationView, Report};
use std::collections::{BTreeMap, BTreeSet};

/// Joins results to a report.
pub(super) fn join<'r>(
    report: &'r Report,
    catalog: &Catalog,
    results: &[CheckResult],
) -> Joined<'r> {
    let index = Index::new(report, catalog, results);
    let duties: Vec<Site<'_>> = report.duties.iter().filter_map(Site::of_duty).collect();
    let obligations: Vec<Site<'_>> =
        report.obligations.iter().filter_map(Site::of_obligation).collect();
    let mut matched = BTreeSet::new();
    let (duties, silent_duties) = index.places(&duties, &mut matched);
    let (obligations, silent_obligations) = index.places(&obligations, &mut matched);
    let unmatched = index.unmatched(catalog, &matched);
    Joined { duties, obligations, silent_duties, silent_obligations, unmatched }
}

/// A duty or an obligation at a place, with its checks.
struct Site<'r> {
    id: &'r str,
    title: &'r str,
    component: Option<&'r str>,
    service: Option<&'r str>,
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

impl<'r> Site<'r> {
    fn of_duty(duty: &'r DutyView) -> Option<Self> {
        let want = |check: &CheckView| Want::new(check.security_hub, &check.config_rules);
        (!duty.checks.is_empty()).then(|| Self {
            id: duty.duty,
            title: duty.title,
            component: duty.component.as_deref(),
            service: duty.service.as_deref(),
            wants: duty.checks.iter().map(want).collect(),
        })
    }

    fn of_obligation(obligation: &'r ObligationView) -> Option<Self> {
        let ObligationView { config_rules, security_hub, .. } = obligation;
        let controls = security_hub.iter().map(|control| Want::new(Some(control), &[]));
        let wants: Vec<Want> = controls
            .chain((!config_rules.is_empty()).then(|| Want::new(None, config_rules)))
            .collect();
        (!wants.is_empty()).then_some(Self {
            id: obligation.id,
            title: obligation.title,
            component: obligation.component.as_deref(),
            service: obligation.service.as_deref(),
            wants,
        })
    }
}

/// Results by the names of their checks.
struct Index<'r, 'f> {
    report: &'r Report,
    results: &'f [CheckResult],
    by_name: BTreeMap<CheckId, Vec<usize>>,
    /// The services that a check is known to look at.
    services: BTreeMap<CheckId, BTreeSet<String>>,
}

impl<'r, 'f> Index<'r, 'f> {
    fn new(report: &'r Report, catalog: &Catalog, results: &'f [CheckResult]) -> Self {
        let mut by_name: BTreeMap<CheckId, Vec<usize>> = BTreeMap::new();
        for (at, result) in results.iter().enumerate() {
            for name in result.names() {
                by_name.entry(name.key()).or_default().push(at);
            }
        }
        let mut services: BTreeMap<CheckId, BTreeSet<String>> = BTreeMap::new();
        for check in catalog.detection.checks.values().flatten() {
            let want = Want::new(check.security_hub, &check.config_rules);
            for name in want.control.into_iter().chain(want.rules) {
                let known = check.services.iter().map(ToString::to_string);
                services.entry(name).or_default().extend(known);
            }
        }
        Self { report, results, by_name, services }
    }

    /// The results of a site's checks. A control's result is not taken for another control that has the same rule behind it.
    fn of_site(&self, site: &Site<'_>) -> BTreeSet<usize> {
        let named = |name: &CheckId| self.by_name.get(name).into_iter().flatten().copied();
        let mut found = BTreeSet::new();
        for want in &site.wants {
            let is_alone = want.control.is_none();
            let has_control = |at: &usize| self.results[*at].names().any(CheckId::is_control);
            found.extend(want.control.iter().flat_map(named));
            found.extend(
                want.rules.iter().flat_map(named).filter(|at| is_alone || !has_control(at)),
            );
        }
        found
    }

    /// What the results say at sites, by the id of duty or obligation; and the sites of which none tells.
    fn places(
        &self,
        sites: &[Site<'r>],
        matched: &mut BTreeSet<usize>,
    ) -> (Vec<PlaceView<'r>>, Vec<Silent<'r>>) {
        let mut by_id: BTreeMap<&str, Vec<&Site<'r>>> = BTreeMap::new();
        for site in sites {
            by_id.entry(site.id).or_default().push(site);
        }
        let (mut views, mut silent) = (Vec::new(), Vec::new());
        for (id, sites) in by_id {
            let mut of_result: BTreeMap<usize, Vec<&Site<'r>>> = BTreeMap::new();
            for site in &sites {
                for at in self.of_site(site) {
                    of_result.entry(at).or_default().push(site);
                }
            }
            let mut of_components: BTreeMap<Vec<Option<&str>>, Vec<usize>> = BTreeMap::new();
            let mut heard: BTreeSet<Option<&str>> = BTreeSet::new();
            for (at, sites) in of_result {
                matched.insert(at);
                let components = self.meant(at, &sites);
                heard.extend(&components);
                of_components.entry(components).or_default().push(at);
            }
            for (components, results) in of_components {
                views.push(self.view(sites[0], components, &results));
            }
            let components: Vec<Option<&str>> =
                sites.iter().map(|s| s.component).filter(|c| !heard.contains(c)).collect();
            if !components.is_empty() {
                silent.push(Silent { id, components });
            }
        }
        (views, silent)
    }

    /// The components that a result can be of: those whose service its check looks at; the workload as a whole where it looks at
    /// the account; all where that is not known.
    fn meant<'s>(&self, at: usize, sites: &[&Site<'s>]) -> Vec<Option<&'s str>> {
        let names = self.results[at].names().map(CheckId::key);
        let looks_at: BTreeSet<&str> = names
            .filter_map(|name| self.services.get(&name))
            .flatten()
            .map(String::as_str)
            .collect();
        let of = |is_meant: &dyn Fn(&Site<'_>) -> bool| -> BTreeSet<Option<&'s str>> {
            sites.iter().filter(|site| is_meant(site)).map(|site| site.component).collect()
        };
        let close = of(&|site| site.service.is_some_and(|service| looks_at.contains(service)));
        let whole = of(&|site| site.component.is_none());
        let meant = [close, whole].into_iter().find(|found| !found.is_empty());
        meant.unwrap_or_else(|| of(&|_| true)).into_iter().collect()
    }

    /// The results that match nothing, by check.
    fn unmatched(&self, catalog: &Catalog, matched: &BTreeSet<usize>) -> Vec<Unmatched> {
        let mut duties: BTreeMap<CheckId, BTreeSet<&'static str>> = BTreeMap::new();
        for (duty, checks) in &catalog.detection.checks {
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

    fn view(
        &self,
        site: &Site<'r>,
        components: Vec<Option<&'r str>>,
        results: &[usize],
    ) -> PlaceView<'r> {
        let components: Vec<&str> = components.into_iter().flatten().collect();
        let mut view = PlaceView {
            id: site.id,
            title: site.title,
            others: self.others(&components),
            components,
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
        for result in results.iter().map(|at| &self.results[*at]) {
            checks.insert(&result.check);
            view.newest = view.newest.max(result.seen.map(|seen| seen.date));
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
    fn others(&self, components: &[&str]) -> Vec<&'r str> {
        let of = |name: &str| self.report.components.iter().find(|c| c.name == name);
        let services: BTreeSet<&str> =
            components.iter().filter_map(|name| of(name)).map(|c| c.service.as_str()).collect();
        let all = self.report.components.iter();
        all.filter(|c| {
            services.contains(c.service.as_str()) && !components.contains(&c.name.as_str())
        })
        .map(|c| c.name.as_str())
        .collect()
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
            place: format!("{file}:{line}"),
        });
        let check = result.check.to_string();
        if !entry.checks.contains(&check) {
            entry.checks.push(check);
        }
    }
    resources.into_values().collect()
}
