//! What was assumed, and what is open: the part of the report that a reader should not have to look for.

use super::citation::Citations;
use super::record::excused;
use super::{
    ComponentView, Context, DoneView, DutyView, ExceptionView, FailingView, LapsedView,
    ObligationView,
};
use crate::cadence::Cadence;
use crate::catalog::Status;
use crate::date::Date;
use crate::id::Text;
use crate::ledger::Outcome;
use crate::party::Category;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// What was assumed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Assumptions {
    /// Keys that the profile does not give, with the value taken.
    pub profile: Vec<Taken>,
    /// Options that the profile does not give, with the value taken.
    pub options: Vec<Taken>,
    /// Components whose service has no entry of its own in the catalogue.
    pub services: Vec<Guessed>,
    /// Ids of the obligations whose cadence is our suggestion, each once.
    pub cadences: Vec<String>,
}

/// A component whose service has no entry of its own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Guessed {
    /// The component's name.
    pub component: String,
    /// The service's name.
    pub service_name: Text,
    /// The category that was taken for it.
    pub category: Category,
}

/// Versions that a component could name.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Unnamed {
    /// The component's name.
    pub component: String,
    /// The options, each once.
    pub options: Vec<Text>,
}

/// A value that was taken where the profile is silent.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Taken {
    /// The component's name; null for the workload.
    pub component: Option<String>,
    /// The key, or the option's name.
    pub key: String,
    /// The value.
    pub value: String,
    /// Why that value.
    pub why: Option<String>,
}

/// What is open.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Open {
    /// Duties with a part of the customer's that nobody owns.
    pub unowned: Vec<Unowned>,
    /// Duties and obligations with a date, the earliest first.
    pub dates: Vec<Due>,
    /// Numbers of the citations whose text was never read.
    pub unverified_sources: Vec<usize>,
    /// Numbers of the citations whose address is known but whose text was not read again.
    pub referenced_sources: Vec<usize>,
    /// Versions that the profile does not name, so that no end of support can be told.
    pub versions: Vec<Unnamed>,
    /// Warnings about the profile.
    pub warnings: Vec<Warning>,
    /// Exceptions and evidence that have run out, where nothing stands in their place.
    pub lapsed: Vec<LapsedView>,
    /// Ids of the obligations whose number is the organisation's to set, and not set.
    pub unset_cadences: Vec<Text>,
    /// Duties and obligations that a check fails; absent without exports of findings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub failing: Vec<FailingView>,
}

/// A duty that nobody owns.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Unowned {
    /// The component's name; null for the workload's own.
    pub component: Option<String>,
    /// The duties' ids.
    pub duties: Vec<String>,
}

/// A date by which something has to be done.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Due {
    /// The day.
    pub due: Date,
    /// Whether it has passed.
    pub overdue: bool,
    /// How many days ago; 0 where it has not passed.
    pub days_late: i64,
    /// The duty or obligation.
    pub id: String,
    /// What has to be done.
    pub title: String,
    /// The component's name; null for the workload's own.
    pub component: Option<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// Until when a risk acceptance or a compensating control stands for it; null where none is in force.
    pub excused: Option<Date>,
    /// The day of the newest evidence.
    pub last: Option<Date>,
    /// Days from then to the report's day.
    pub last_age: Option<i64>,
    /// Whether what that evidence shows failed.
    pub last_failed: bool,
}

impl Due {
    fn new(due: Date, as_of: Date, (id, title): (&str, &str)) -> Self {
        Self {
            due,
            overdue: due < as_of,
            days_late: as_of.days_since(due).max(0),
            id: id.to_owned(),
            title: title.to_owned(),
            component: None,
            owner: None,
            last: None,
            last_age: None,
            last_failed: false,
            excused: None,
        }
    }

    fn with(self, component: Option<&String>, owner: Option<&String>) -> Self {
        Self { component: component.cloned(), owner: owner.cloned(), ..self }
    }

    fn unless(self, exceptions: &[ExceptionView]) -> Self {
        Self { excused: excused(exceptions), ..self }
    }

    fn after(self, done: Option<&DoneView>) -> Self {
        Self {
            last: done.map(|done| done.date),
            last_age: done.map(|done| done.age),
            last_failed: done.is_some_and(|done| done.result == Outcome::Fail),
            ..self
        }
    }
}

/// A warning about the profile.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Warning {
    /// Its code.
    pub code: &'static str,
    /// What is odd.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Whether it is about the ledger beside the profile.
    pub ledger: bool,
    /// Line of the profile, or of the ledger.
    pub line: u32,
}

/// What was assumed.
pub(super) fn assumptions(
    context: &Context<'_>,
    components: &[ComponentView],
    obligations: &[ObligationView],
) -> Assumptions {
    let profile = context.profile;
    let mut taken: Vec<Taken> = profile
        .defaults
        .iter()
        .map(|default| Taken {
            component: None,
            key: default.key.to_owned(),
            value: default.value.clone(),
            why: None,
        })
        .collect();
    if profile.period.is_none() {
        let value = format!("{} to {}", context.as_of.year_start(), context.as_of.year_end());
        taken.push(Taken { component: None, key: "period".to_owned(), value, why: None });
    }
    let options = components.iter().flat_map(|component| {
        component.options.iter().filter(|option| option.assumed).map(|option| Taken {
            component: Some(component.name.clone()),
            key: option.option.to_owned(),
            value: option.value.clone(),
            why: Some(option.why_assumed.to_owned()),
        })
    });
    let mut cadences: Vec<String> =
        obligations.iter().filter(|o| o.cadence_assumed).map(|o| o.id.to_owned()).collect();
    cadences.sort();
    cadences.dedup();
    let services = components.iter().filter(|component| component.general);
    let services = services.map(|component| Guessed {
        component: component.name.clone(),
        service_name: component.service_name,
        category: component.category,
    });
    Assumptions {
        profile: taken,
        options: options.collect(),
        services: services.collect(),
        cadences,
    }
}

/// What is open.
pub(super) fn open(
    context: &Context<'_>,
    components: &[ComponentView],
    duties: &[DutyView],
    obligations: &[ObligationView],
    citations: &Citations,
) -> Open {
    let mut unowned: Vec<Unowned> = Vec::new();
    for duty in duties.iter().filter(|duty| duty.unowned) {
        match unowned.iter_mut().find(|found| found.component == duty.component) {
            Some(found) => found.duties.push(duty.duty.to_owned()),
            None => unowned.push(Unowned {
                component: duty.component.clone(),
                duties: vec![duty.duty.to_owned()],
            }),
        }
    }
    let sources = citations.list(context.catalog);
    let of =
        |status: Status| sources.iter().filter(|s| s.status == status).map(|s| s.number).collect();
    Open {
        unowned,
        lapsed: super::lapsed::all(duties, obligations),
        unset_cadences: unset(context),
        failing: Vec::new(),
        dates: dates(context.as_of, components, duties, obligations),
        versions: unnamed(context),
        unverified_sources: of(Status::Unverified),
        referenced_sources: of(Status::Referenced),
        warnings: context
            .warnings
            .iter()
            .map(|fault| Warning {
                code: fault.code.as_str(),
                message: fault.message.clone(),
                hint: fault.hint.clone(),
                ledger: context.ledger.is_some_and(|ledger| *ledger.file == *fault.file),
                line: fault.span.line,
            })
            .collect(),
    }
}

/// The obligations, each once, whose number is the organisation's to set.
fn unset(context: &Context<'_>) -> Vec<Text> {
    let found = context.resolution.obligations.iter();
    let unset = found.filter(|found| match found.cadence {
        Cadence::OrgDefined | Cadence::RiskAnalysis => true,
        Cadence::Continuous | Cadence::Event | Cadence::Every(_) => false,
    });
    let ids: BTreeSet<Text> = unset.map(|found| found.obligation.as_str()).collect();
    ids.into_iter().collect()
}

/// The versions that each component could name and does not.
fn unnamed(context: &Context<'_>) -> Vec<Unnamed> {
    let Context { profile, resolution, .. } = context;
    let mut list = Vec::new();
    for (component, found) in profile.components.iter().zip(&resolution.components) {
        let silent = found.versions.iter().filter(|named| named.word.is_none());
        let options: BTreeSet<Text> = silent.map(|named| named.option.as_str()).collect();
        if !options.is_empty() {
            let options = options.into_iter().collect();
            list.push(Unnamed { component: component.name.value.clone(), options });
        }
    }
    list
}

fn dates(
    as_of: Date,
    components: &[ComponentView],
    duties: &[DutyView],
    obligations: &[ObligationView],
) -> Vec<Due> {
    let of_duties = duties.iter().filter_map(|duty| {
        let done = duty.state.as_ref().and_then(|state| state.done.as_ref());
        let due = Due::new(duty.due?, as_of, (duty.duty, duty.title));
        let exceptions = duty.state.as_ref().map_or(&[][..], |state| &state.exceptions);
        let due = due.with(duty.component.as_ref(), duty.owner.as_ref());
        Some(due.after(done).unless(exceptions))
    });
    let said: BTreeSet<(Text, Option<&str>, Date)> = duties
        .iter()
        .filter_map(|duty| Some((duty.duty, duty.component.as_deref(), duty.due?)))
        .collect();
    let is_said = |found: &ObligationView, due: Date| {
        said.contains(&(found.duty, found.component.as_deref(), due))
    };
    let obligation = |found: &ObligationView, due: Date| {
        let due = Due::new(due, as_of, (found.id, found.title));
        due.with(found.component.as_ref(), found.owner.as_ref())
            .after(found.schedule.done.as_ref())
            .unless(&found.schedule.exceptions)
    };
    let of_obligations = obligations
        .iter()
        .filter(|found| !found.schedule.is_met())
        .filter_map(|found| Some((found, found.due?)))
        .filter(|(found, due)| !is_said(found, *due))
        .map(|(found, due)| obligation(found, due));
    let of_services = components.iter().filter_map(|component| {
        let ends = component.lifecycle.as_ref()?.ends?;
        let title = format!("AWS ends {}", component.service_name);
        let due = Due::new(ends, as_of, (&component.service, &title));
        Some(due.with(Some(&component.name), None))
    });
    let of_schedules = obligations
        .iter()
        .filter(|found| found.schedule.overdue != found.due)
        .filter_map(|found| Some(obligation(found, found.schedule.overdue?)));
    let mut dates: Vec<Due> =
        of_services.chain(of_duties).chain(of_obligations).chain(of_schedules).collect();
    dates.sort();
    dates
}
