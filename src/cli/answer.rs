//! From a profile that joins the catalogue to its report.

use super::input::Joined;
use crate::catalog::Catalog;
use crate::report::{Context, Exports, Report, build};

/// The report of a profile, with its checks marked by exports of findings where some are given.
pub(super) fn report(
    joined: &Joined,
    catalog: &Catalog,
    template: &str,
    exports: Option<&Exports>,
) -> Report {
    build(&Context {
        profile: &joined.profile,
        catalog,
        resolution: &joined.resolution,
        ledger: joined.ledger.as_ref(),
        as_of: joined.as_of,
        template,
        tool_version: env!("CARGO_PKG_VERSION"),
        warnings: &joined.warnings,
        exports,
    })
}
