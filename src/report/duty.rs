//! Duties: one view for each place, and the groups in which the reports print them.

use super::citation::Citations;
use super::{Context, ControlLabels, MarkView, StateView};
use crate::catalog::Evidence;
use crate::date::Date;
use crate::id::{DutyId, Text};
use crate::ledger::State;
use crate::party::{ControlType, Party};
use crate::resolve::{Cause, CauseKind, DutyCadence, ResolvedDuty};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// One duty at one place.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact that a template tests")]
#[derive(Debug, Serialize, JsonSchema)]
pub struct DutyView {
    /// The duty's id.
    pub duty: Text,
    /// What has to be done.
    pub title: Text,
    /// The domain's id.
    pub domain: Text,
    /// The domain's name.
    pub domain_title: Text,
    /// The component's name; null for the workload's own duties.
    pub component: Option<String>,
    /// The component's service; null for the workload's own duties.
    pub service: Option<String>,
    /// Id of the row in the documents.
    pub anchor: String,
    /// Who answers.
    pub party: Party,
    /// The party's name, with the third party's where there is one.
    pub party_title: String,
    /// The third party's name, where one answers or does the customer's part.
    pub third_party: Option<String>,
    /// Whether that third party operates the partition in AWS's place.
    pub operated: bool,
    /// The team that owns the customer's part: it is accountable for it.
    pub owner: Option<String>,
    /// Line of the profile that makes it the owner.
    pub owner_line: Option<u32>,
    /// The teams that do the customer's part; empty where a third party does, or nobody is named.
    pub responsible: Vec<String>,
    /// Whose advice is sought.
    pub consulted: Vec<String>,
    /// Who is told.
    pub informed: Vec<String>,
    /// Whether the customer has a part, done by itself or by a third party in its place.
    #[serde(skip)]
    pub customers: bool,
    /// Whether the customer has a part for which nobody is accountable.
    pub unowned: bool,
    /// AWS's kind of control.
    pub control_type: ControlType,
    /// What AWS does.
    pub aws: Option<Text>,
    /// What the customer does.
    pub customer: Option<Text>,
    /// What the third party does.
    pub third_party_does: Option<Text>,
    /// What shows it.
    pub evidence: EvidenceView,
    /// What AWS has to check the customer's part.
    pub checks: Vec<CheckView>,
    /// Names of the reports of AWS's that show AWS's part.
    pub aws_reports: Vec<Text>,
    /// How often the obligations on the duty are due, the strictest first.
    pub cadences: Vec<CadenceView>,
    /// What the ledger says of it; null without a ledger.
    pub state: Option<StateView>,
    /// The day by which the customer has to have acted.
    pub due: Option<Date>,
    /// Whether that day has passed.
    pub overdue: bool,
    /// Controls that it helps to meet, by chosen framework.
    pub controls: ControlLabels,
    /// Why it is so, step by step.
    pub causes: Vec<CauseView>,
    /// Numbers of all citations behind it.
    pub sources: Vec<usize>,
    /// Whether an assumption decided who answers.
    pub assumed: bool,
    /// Whether the row is printed among the duties common to several components.
    pub common: bool,
}

impl DutyView {
    /// Whether the customer has a part of which nobody says how far it is done.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        let state = self.state.as_ref().map_or(State::Unknown, |state| state.state);
        self.customers && state == State::Unknown
    }
}

/// What shows a duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidenceView {
    /// Of AWS's part.
    pub aws: Vec<Text>,
    /// Of the customer's part.
    pub customer: Vec<Text>,
    /// Of the third party's part.
    pub third_party: Vec<Text>,
}

/// How often something is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CadenceView {
    /// `continuous`, `event`, `org-defined`, `risk-analysis` or an ISO 8601 duration.
    pub cadence: String,
    /// In words.
    pub words: String,
    /// Whether the number is our suggestion.
    pub assumed: bool,
    /// The obligation that says so.
    pub obligation: Text,
    /// Whether it is the duty's first with these words.
    pub first: bool,
}

/// One step of the reason for a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CauseView {
    /// `workload`, `every-category`, `category`, `service`, `option`, `rule` or `owner`.
    pub kind: &'static str,
    /// Who answers after the step.
    pub party: Party,
    /// The category, the option, or the owner.
    pub name: Option<String>,
    /// The option's value.
    pub value: Option<Text>,
    /// Whether the value was assumed.
    pub assumed: bool,
    /// Whether the step moved the duty to another party.
    pub changed: bool,
    /// The catalogue's reason.
    pub because: Option<Text>,
    /// Line of the profile behind it.
    pub line: Option<u32>,
    /// What happens to the version, where it is one that ends by date.
    pub days: Vec<DayView>,
    /// Numbers of the citations behind it.
    pub sources: Vec<usize>,
}

/// What happens to a version on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DayView {
    /// What happens.
    pub event: Text,
    /// The day.
    pub date: Date,
    /// Whether the publisher calls it an estimate.
    pub estimate: bool,
}

/// A check that AWS has for the customer's part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckView {
    /// The Security Hub CSPM control.
    pub security_hub: Option<Text>,
    /// AWS Config managed rules.
    pub config_rules: Vec<Text>,
    /// How severe AWS calls a failure.
    pub severity: Option<Text>,
    /// What its results say; absent where no export of findings has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<MarkView>,
}

impl DutyView {
    /// Whether AWS, or who operates the partition in its place, has the duty or a part of it.
    pub(super) fn is_providers(&self) -> bool {
        matches!(self.party, Party::Aws | Party::Shared) || self.operated
    }

    /// Who has the customer's part: a third party in the customer's place, else a team.
    pub(super) fn holder(&self) -> Option<&String> {
        let third_party = self.third_party.as_ref().filter(|_| !self.operated);
        third_party.or(self.owner.as_ref()).filter(|_| self.customers)
    }
}

/// Every duty at every place.
pub(super) fn all(
    context: &Context<'_>,
    citations: &Citations,
    anchors: &[String],
) -> Vec<DutyView> {
    let labels = super::framework::labels(context);
    let mut views: Vec<DutyView> = context
        .resolution
        .duties
        .iter()
        .map(|resolved| view(context, citations, anchors, &labels, resolved))
        .collect();
    for row in super::group::grouped(&views).into_iter().filter(|row| row.len() > 1) {
        for at in row {
            views[at].common = true;
        }
    }
    views
}

fn view(
    context: &Context<'_>,
    citations: &Citations,
    anchors: &[String],
    labels: &BTreeMap<DutyId, ControlLabels>,
    resolved: &ResolvedDuty,
) -> DutyView {
    let Context { profile, catalog, as_of, .. } = *context;
    let roles = &resolved.roles;
    let duty = &catalog.duties[&resolved.duty];
    let component = resolved.component.map(|at| &profile.components[at]);
    let mut causes: Vec<CauseView> =
        resolved.causes.iter().map(|cause| cause_view(citations, cause)).collect();
    for at in 1..causes.len() {
        causes[at].changed = causes[at].party != causes[at - 1].party;
    }
    let mut sources: Vec<usize> =
        causes.iter().flat_map(|cause| cause.sources.iter().copied()).collect();
    sources.sort_unstable();
    sources.dedup();
    DutyView {
        duty: resolved.duty.as_str(),
        title: duty.title,
        domain: duty.domain.as_str(),
        domain_title: catalog.domains[&duty.domain].title,
        component: component.map(|component| component.name.value.clone()),
        service: component.map(|component| component.service.value.clone()),
        anchor: anchor(resolved.component.map(|at| anchors[at].as_str()), &resolved.duty),
        party: resolved.party,
        party_title: party_title(resolved),
        third_party: resolved.third_party.clone(),
        operated: resolved.is_operated,
        owner: roles.accountable.clone(),
        owner_line: roles.line,
        responsible: roles.responsible.clone(),
        consulted: roles.consulted.clone(),
        informed: roles.informed.clone(),
        customers: resolved.is_customers(),
        unowned: resolved.is_customers() && roles.accountable.is_none(),
        control_type: duty.control_type,
        aws: resolved.texts.aws,
        customer: resolved.texts.customer,
        third_party_does: resolved.texts.third_party,
        evidence: evidence(&resolved.evidence),
        checks: checks(context, resolved, component.map(|c| c.service.value.as_str())),
        aws_reports: super::assurance::of_duty(context, resolved),
        cadences: cadences(&resolved.cadences),
        state: super::record::state(context, resolved),
        due: resolved.due,
        overdue: resolved.due.is_some_and(|due| due < as_of),
        controls: labels.get(&resolved.duty).cloned().unwrap_or_default(),
        assumed: is_assumed(&resolved.causes),
        causes,
        sources,
        common: false,
    }
}

/// The id of a duty's row.
pub(super) fn anchor(component: Option<&str>, duty: &str) -> String {
    format!("d-{}-{duty}", component.unwrap_or("workload"))
}

fn party_title(resolved: &ResolvedDuty) -> String {
    let title = resolved.party.title();
    match (&resolved.third_party, resolved.party) {
        (Some(name), Party::ThirdParty) => format!("{title}: {name}"),
        (Some(name), _) => format!("{title}, with {name}"),
        (None, _) => title.to_owned(),
    }
}

fn evidence(evidence: &Evidence) -> EvidenceView {
    let Evidence { aws, customer, third_party } = evidence.clone();
    EvidenceView { aws, customer, third_party }
}

/// The checks for a duty of the customer's at a component of a service; the account's own for the workload's duties.
fn checks(context: &Context<'_>, resolved: &ResolvedDuty, service: Option<&str>) -> Vec<CheckView> {
    if resolved.party == Party::Aws {
        return Vec::new();
    }
    let known = context.catalog.detection.checks.get(&resolved.duty);
    let here = known.into_iter().flatten().filter(|check| match service {
        Some(service) => check.services.iter().any(|known| **known == *service),
        None => check.services.is_empty(),
    });
    here.map(|check| CheckView {
        security_hub: check.security_hub,
        config_rules: check.config_rules.clone(),
        severity: check.severity,
        result: None,
    })
    .collect()
}

fn cadence(cadence: &DutyCadence) -> CadenceView {
    CadenceView {
        cadence: cadence.cadence.to_string(),
        words: cadence.cadence.words(),
        assumed: cadence.is_assumed,
        obligation: cadence.obligation.as_str(),
        first: true,
    }
}

fn cadences(resolved: &[DutyCadence]) -> Vec<CadenceView> {
    let mut views: Vec<CadenceView> = resolved.iter().map(cadence).collect();
    for at in 1..views.len() {
        let is_said = |before: &CadenceView| {
            before.words == views[at].words && before.assumed == views[at].assumed
        };
        let first = !views[..at].iter().any(is_said);
        views[at].first = first;
    }
    views
}

fn cause_view(citations: &Citations, cause: &Cause) -> CauseView {
    let (kind, name, value, assumed) = match &cause.kind {
        CauseKind::Workload => ("workload", None, None, false),
        CauseKind::EveryCategory => ("every-category", None, None, false),
        CauseKind::Category(category) => ("category", Some(category.to_string()), None, false),
        CauseKind::Service => ("service", None, None, false),
        CauseKind::Option { option, value, assumed } => {
            ("option", Some(option.to_string()), Some(*value), *assumed)
        }
        CauseKind::Version { option, title, .. } => {
            ("version", Some(option.to_string()), Some(*title), false)
        }
        CauseKind::Partition { title } => ("partition", Some((*title).to_owned()), None, false),
        CauseKind::Rule { owner } => ("rule", Some(owner.clone()), None, false),
        CauseKind::Owner { owner } => ("owner", Some(owner.clone()), None, false),
    };
    CauseView {
        kind,
        party: cause.party,
        name,
        value,
        assumed,
        changed: false,
        because: cause.because,
        line: cause.line,
        days: days(&cause.kind),
        sources: citations.numbers(&cause.sources),
    }
}

fn days(kind: &CauseKind) -> Vec<DayView> {
    let CauseKind::Version { days, .. } = kind else { return Vec::new() };
    days.iter()
        .map(|(event, date, estimate)| DayView { event, date: *date, estimate: *estimate })
        .collect()
}

/// Whether an assumed option moved the party.
fn is_assumed(causes: &[Cause]) -> bool {
    causes.windows(2).any(|pair| {
        pair[0].party != pair[1].party
            && matches!(pair[1].kind, CauseKind::Option { assumed: true, .. })
    })
}
