//! A report as the values of a built-in template: what it does not ask for is not copied.
//!
//! A part of the report whose name stands nowhere in the template cannot be asked for, nor can a duty that no row points to.

use super::Binding;
use crate::report::{DutyView, Report};
use std::collections::BTreeSet;
use tera::Context;

/// Inserts those parts of a report that a text names; a new part does not compile until it is listed.
macro_rules! insert {
    ($report:ident, $text:ident, $context:ident, $($part:ident),+) => {
        let Report { duties: _, words: _, $($part),+ } = $report;
        $(if $text.contains(stringify!($part)) {
            $context.insert(stringify!($part), $part);
        })+
    };
}

/// What a template of this text sees of a report.
pub(super) fn context(report: &Report, text: &str, binding: &Binding) -> Context {
    let mut context = Context::new();
    insert!(
        report,
        text,
        context,
        format,
        document,
        workload,
        summary,
        picture,
        matrix,
        brief,
        teams,
        model,
        components,
        defaults,
        workload_groups,
        common_groups,
        by_duty,
        not_applicable,
        not_applicable_groups,
        obligations,
        plan,
        year,
        idle_obligations,
        frameworks,
        assurance,
        detection_sources,
        assumptions,
        open,
        findings,
        glossary,
        sources
    );
    context.insert("duties", &duties(report, binding));
    context
}

/// The duties at their places, those that are printed with another place's left out. A team's page has rows of its own.
fn duties<'r>(report: &'r Report, binding: &Binding) -> Vec<Option<&'r DutyView>> {
    let rows = report.by_duty.values().flat_map(|duty| &duty.rows).map(|row| row.duty);
    let rows: BTreeSet<usize> = rows.collect();
    let is_seen = |at: &usize| binding.team.is_some() || rows.contains(at);
    report.duties.iter().enumerate().map(|(at, duty)| is_seen(&at).then_some(duty)).collect()
}
