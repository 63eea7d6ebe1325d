//! Examples by which `template check` renders: what a template may meet, from a plain profile to one with everything.

use super::{APPENDIX, TEAM};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::diagnostic::Faults;
use crate::ledger;
use crate::profile;
use crate::render::markdown::Binding;
use crate::report::{Context, Report, build};
use crate::resolve;

/// The day of the examples.
const DAY: &str = "2026-11-24";

/// Profiles, with the ledger of each where it has one.
const EXAMPLES: [(&str, &str, Option<&str>); 3] = [
    ("starter.yaml", include_str!("../../../profiles/starter.yaml"), None),
    (
        "web-shop.yaml",
        include_str!("../../../profiles/web-shop.yaml"),
        Some(include_str!("../../../profiles/web-shop.evidence.yaml")),
    ),
    ("china-shop.yaml", include_str!("../../../profiles/china-shop.yaml"), None),
];

/// The report of each example, with its name.
pub(super) fn reports(catalog: &Catalog) -> Vec<(&'static str, Report)> {
    let of = |(name, text, ledger): &(&'static str, &str, Option<&str>)| {
        Some((*name, report(catalog, name, text, *ledger)?))
    };
    EXAMPLES.iter().filter_map(of).collect()
}

/// None only where an example has faults, which the test of the profiles would find.
fn report(catalog: &Catalog, name: &str, text: &str, record: Option<&str>) -> Option<Report> {
    let as_of = Date::parse(DAY)?;
    let mut faults = Faults::new(name);
    let mut profile = profile::parse(name, text.as_bytes(), &mut faults)?;
    resolve::name(&mut profile, catalog);
    let ledger = record.and_then(|text| ledger::parse(name, text.as_bytes(), &mut faults));
    let resolution = resolve::resolve(&profile, catalog, as_of);
    let context = Context::new(&profile, catalog, &resolution, as_of);
    Some(build(&Context { ledger: ledger.as_ref(), ..context }))
}

/// What a template of a name is bound to.
pub(super) fn bindings(name: &str, report: &Report) -> Vec<Binding> {
    let prefix = "A".to_owned();
    if name.starts_with(APPENDIX) {
        let of = |at| Binding { framework: Some(at), prefix: prefix.clone(), ..Binding::default() };
        return (0..report.frameworks.len()).map(of).collect();
    }
    let owner = report.duties.iter().find_map(|duty| duty.owner.clone());
    let team = if name == TEAM { owner.or(Some("a team".to_owned())) } else { None };
    vec![Binding { team, prefix, ..Binding::default() }]
}
