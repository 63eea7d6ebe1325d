//! What the gates of monitoring find: what has run out, what nobody says, what a check fails.

use super::{Case, Finding, place, prose};
use crate::cli::check::finding::Place;
use crate::diagnostic::Span;
use crate::profile::Gate;
use crate::report::{DutyView, FailingView, LapsedView};

impl Case<'_> {
    /// Exceptions and evidence that have run out, at their lines of the ledger.
    pub(super) fn lapsed(&self) -> Vec<Finding> {
        let finding = |lapsed: &LapsedView| {
            let LapsedView { kind, id, title, date, components, line, .. } = lapsed;
            let what = match *kind {
                "evidence" => "the evidence",
                "risk-acceptance" => "the accepted risk",
                _ => "the compensating control",
            };
            let hint = if *kind == "evidence" {
                "show it anew: `dutyline evidence add`"
            } else {
                "do what is asked, or have a new exception approved"
            };
            let at = names(components);
            let message = format!("{what} of `{id}`{at} counted until {date}: {}", prose(title));
            let (file, text) = self.ledger;
            let span = Span { line: *line, column: 1, ..Span::NONE };
            let found = Finding::new(Gate::Lapsed.as_str(), message, file, Place { span, text });
            Finding {
                gate: Some(Gate::Lapsed),
                hint: Some(hint.to_owned()),
                component: one(components),
                id: Some((*id).to_owned()),
                ..found
            }
        };
        self.report.open.lapsed.iter().map(finding).collect()
    }

    /// Cadences that the standard leaves to the organisation, and the profile does not set.
    pub(super) fn unset(&self) -> Vec<Finding> {
        let finding = |id: &&'static str| {
            let message =
                format!("how often `{id}` is due is yours to set, and the profile does not");
            let hint =
                format!("write `{id}: P1Y`, or what you hold right, under `monitoring.cadences`");
            let found = self.finding(Gate::UnsetCadence, Span::NONE, message, &hint);
            Finding { id: Some((*id).to_owned()), ..found }
        };
        self.report.open.unset_cadences.iter().map(finding).collect()
    }

    /// Duties of which nobody says how far they are done.
    pub(super) fn unknown(&self) -> Vec<Finding> {
        let unknown = self.report.duties.iter().filter(|duty| duty.is_unknown());
        let finding = |duty: &DutyView| {
            let of = duty.component.as_deref();
            let (id, title) = (duty.duty, prose(duty.title));
            let message = format!("nobody says how far `{id}`{} is done: {title}", place(of));
            let hint = "say it under `status` in the evidence ledger";
            let found = self.finding(Gate::Unknown, self.component(of), message, hint);
            Finding { component: duty.component.clone(), id: Some(id.to_owned()), ..found }
        };
        unknown.map(finding).collect()
    }

    /// What a check fails; without exports the gate has nothing to go by and refuses.
    pub(super) fn failing(&self) -> Vec<Finding> {
        if self.report.findings.is_none() {
            let message = "no export of findings is given, so that nobody can say what fails";
            let hint = "give the exports: `--findings FILE`";
            return vec![self.finding(Gate::Failing, Span::NONE, message.to_owned(), hint)];
        }
        let finding = |failing: &FailingView| {
            let FailingView { id, title, components, checks, resources, .. } = failing;
            let (at, checks) = (names(components), checks.join(", "));
            let s = if *resources == 1 { "" } else { "s" };
            let message = format!(
                "{resources} resource{s} fail{} the checks of `{id}`{at} ({checks}): {}",
                if *resources == 1 { "s" } else { "" },
                prose(title)
            );
            let hint = "mend the resources, and export the findings again";
            let span = self.component(components.first().map(String::as_str));
            let found = self.finding(Gate::Failing, span, message, hint);
            Finding { component: one(components), id: Some((*id).to_owned()), ..found }
        };
        self.report.open.failing.iter().map(finding).collect()
    }
}

/// At which components.
fn names(components: &[String]) -> String {
    match components {
        [] => String::new(),
        [name] => place(Some(name)),
        several => format!(" of `{}`", several.join("`, `")),
    }
}

/// The only component.
fn one(components: &[String]) -> Option<String> {
    match components {
        [name] => Some(name.clone()),
        _ => None,
    }
}
