//! From a profile that joins the catalogue to its report.

use super::input::Joined;
use crate::catalog::Catalog;
use crate::date::Date;
use crate::report::{Context, Report, build};
use crate::resolve::resolve;

/// The report of a profile for a day.
pub(super) fn report(joined: &Joined, catalog: &Catalog, as_of: Date, template: &str) -> Report {
    let resolution = resolve(&joined.profile, catalog, as_of);
    build(&Context {
        profile: &joined.profile,
        catalog,
        resolution: &resolution,
        ledger: joined.ledger.as_ref(),
        as_of,
        template,
        tool_version: env!("CARGO_PKG_VERSION"),
        warnings: &joined.warnings,
    })
}
