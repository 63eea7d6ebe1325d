//! From a profile that joins the catalogue to its report.

use super::input::Joined;
use crate::catalog::Catalog;
use crate::lang::Words;
use crate::report::{Audience, Context, Exports, Report, build, redact};
use crate::resolve::resolve;

/// What a profile says, for an audience from which something is left out.
pub(super) fn redacted(
    joined: &Joined,
    catalog: &Catalog,
    audience: Audience,
    words: &'static Words,
) -> Option<Joined> {
    if !audience.is_redacted() {
        return None;
    }
    let (profile, ledger) = (joined.profile.clone(), joined.ledger.clone());
    let (profile, ledger) = redact(profile, ledger, catalog, audience, words);
    let (as_of, resolution) = (joined.as_of, resolve(&profile, catalog, joined.as_of));
    let (warnings, texts) = (joined.warnings.clone(), joined.texts.clone());
    Some(Joined { profile, ledger, as_of, resolution, audience, warnings, texts })
}

/// The report of a profile, with its checks marked by exports of findings where some are given.
pub(super) fn report(
    joined: &Joined,
    catalog: &Catalog,
    template: &str,
    exports: Option<&Exports>,
    words: &'static Words,
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
        words,
        audience: joined.audience,
    })
}
