//! From a profile that joins the catalogue to its report.

use super::input::Joined;
use crate::catalog::Catalog;
use crate::date::Date;
use crate::report::{Audience, Context, Edition, Report, build, redact};
use crate::resolve::resolve;

/// The report of a profile for a day.
pub(super) fn report(joined: &Joined, catalog: &Catalog, as_of: Date, template: &str) -> Report {
    edition(joined, catalog, as_of, template, Edition::default())
}

/// What a profile says, for an audience.
pub(super) fn redacted(joined: Joined, catalog: &Catalog, audience: Audience) -> Joined {
    let Joined { profile, ledger, warnings, texts } = joined;
    let (profile, ledger) = redact(profile, ledger, catalog, audience);
    Joined { profile, ledger, warnings, texts }
}

/// An edition of the report of a profile for a day; the profile must have been redacted for its audience.
pub(super) fn edition(
    joined: &Joined,
    catalog: &Catalog,
    as_of: Date,
    template: &str,
    edition: Edition<'_>,
) -> Report {
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
        edition,
    })
}
