//! AWS's own evidence: what shows AWS's part, and what the customer owes before it counts.

use super::Context;
use super::citation::Citations;
use crate::catalog::AwsReport;
use crate::id::Text;
use crate::party::Party;
use crate::resolve::ResolvedDuty;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// AWS's own evidence.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AssuranceView {
    /// Reports and certificates that show AWS's part of a duty here.
    pub reports: Vec<AwsReportView>,
    /// The duties whose AWS part they show.
    pub duties: Vec<ShownView>,
    /// Duties in which AWS has a part that none of them shows.
    pub unshown: Vec<Text>,
}

/// A report or certificate of AWS's.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AwsReportView {
    /// Its id.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// Who issues it.
    pub publisher: Text,
    /// Where the customer obtains it.
    pub place: Text,
    /// What it attests.
    pub shows: Text,
    /// What the customer has to check in it.
    pub scope_check: Text,
    /// What it leaves to the customer to do for it to hold.
    pub user_entity: Text,
    /// What it does not show.
    pub limits: Text,
    /// Whether it speaks to a chosen framework, or shows a duty that none before it shows.
    pub main: bool,
    /// The duties whose AWS part it shows here.
    pub duties: Vec<Text>,
    /// Numbers of its citations.
    pub sources: Vec<usize>,
}

/// A duty whose AWS part reports show.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ShownView {
    /// The duty.
    pub duty: Text,
    /// What has to be done.
    pub title: Text,
    /// Names of the main reports that show AWS's part.
    pub reports: Vec<Text>,
    /// Which part of them to read.
    pub note: Option<Text>,
}

/// AWS's own evidence for the duties of the report.
pub(super) fn view(context: &Context<'_>, citations: &Citations) -> AssuranceView {
    let assurance = &context.catalog.assurance;
    let asked = asked(context);
    let mut seen: BTreeSet<Text> = BTreeSet::new();
    let mut reports = Vec::new();
    for (id, report) in &assurance.reports {
        if !is_issued(context, report) {
            continue;
        }
        let shows = |duty: &Text| {
            assurance.duties.get(*duty).is_some_and(|shown| shown.reports.contains(id))
        };
        let duties: Vec<Text> = asked.iter().copied().filter(shows).collect();
        let is_new = duties.iter().any(|duty| !seen.contains(duty));
        let is_chosen = context
            .profile
            .frameworks
            .iter()
            .any(|choice| report.frameworks.iter().any(|known| *known == choice.framework));
        seen.extend(&duties);
        if !duties.is_empty() {
            reports.push(AwsReportView {
                id,
                title: report.title,
                publisher: report.publisher,
                place: report.place,
                shows: report.shows,
                scope_check: report.scope_check,
                user_entity: report.user_entity,
                limits: report.limits,
                main: is_new || is_chosen,
                duties,
                sources: citations.numbers(&report.sources),
            });
        }
    }
    let (shown, unshown): (Vec<Text>, Vec<Text>) =
        asked.into_iter().partition(|duty| seen.contains(duty));
    let duties = shown.into_iter().map(|duty| by_duty(context, duty, &reports)).collect();
    AssuranceView { reports, duties, unshown }
}

/// The main reports that show AWS's part of a duty.
fn by_duty(context: &Context<'_>, duty: Text, reports: &[AwsReportView]) -> ShownView {
    let showing = reports.iter().filter(|report| report.main && report.duties.contains(&duty));
    ShownView {
        duty,
        title: context.catalog.duties[duty].title,
        reports: showing.map(|report| report.title).collect(),
        note: context.catalog.assurance.duties.get(duty).and_then(|shown| shown.note),
    }
}

/// The duties in which AWS, or who operates the partition for it, has a part, each once in the catalogue's order.
fn asked(context: &Context<'_>) -> Vec<Text> {
    let of_aws = context.resolution.duties.iter().filter(|duty| has_aws_part(duty));
    let of_aws: BTreeSet<Text> = of_aws.map(|duty| duty.duty.as_str()).collect();
    let order = context.catalog.order.iter().map(|id| id.as_str());
    order.filter(|id| of_aws.contains(id)).collect()
}

const fn has_aws_part(duty: &ResolvedDuty) -> bool {
    matches!(duty.party, Party::Aws | Party::Shared) || duty.is_operated
}

/// Whether a report speaks of the workload's partition, and of a Region of it where it is for some Regions only.
fn is_issued(context: &Context<'_>, report: &AwsReport) -> bool {
    let partition = super::build::partition(context);
    let used = &context.profile.workload.regions;
    let is_there = |region: &Text| used.iter().any(|used| used.value == *region);
    (report.partitions.is_empty() || report.partitions.contains(&partition))
        && (report.regions.is_empty() || used.is_empty() || report.regions.iter().any(is_there))
}

/// Names of the reports that show AWS's part of a duty.
pub(super) fn of_duty(context: &Context<'_>, resolved: &ResolvedDuty) -> Vec<Text> {
    let assurance = &context.catalog.assurance;
    let shown = assurance.duties.get(&resolved.duty).filter(|_| has_aws_part(resolved));
    let issued = assurance.reports.iter().filter(|(id, report)| {
        shown.is_some_and(|shown| shown.reports.contains(id)) && is_issued(context, report)
    });
    issued.map(|(_, report)| report.title).collect()
}

/// The sources of the reports that [`view`] shows.
pub(super) fn sources<'c>(
    context: &Context<'c>,
) -> impl Iterator<Item = crate::id::SourceId> + use<'c> {
    let assurance = &context.catalog.assurance;
    let asked = asked(context);
    let used: BTreeSet<Text> = asked
        .iter()
        .filter_map(|duty| assurance.duties.get(*duty))
        .flat_map(|shown| shown.reports.iter().copied())
        .collect();
    let reports = assurance.reports.iter().filter(move |(id, _)| used.contains(id));
    reports.flat_map(|(_, report)| report.sources.iter().copied())
}
