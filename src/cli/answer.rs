//! From a profile that joins the catalogue to its report.

use super::input::Joined;
use crate::catalog::Catalog;
use crate::report::{Audience, Context, Exports, Report, build, redact};
use crate::resolve::resolve;

/// What a profile says, for an audience.
pub(super) fn redacted(joined: Joined, catalog: &Catalog, audience: Audience) -> Joined {
    if !audience.is_redacted() {
        return joined;
    }
    let Joined { profile, ledger, as_of, resolution: _, audience: _, warnings, texts } = joined;
    let (profile, ledger) = redact(profile, ledger, catalog, audience);
    let resolution = resolve(&profile, catalog, as_of);
    Joined { profile, ledger, as_of, resolution, audience, warnings, texts }
}

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
        audience: joined.audience,
    })
}
