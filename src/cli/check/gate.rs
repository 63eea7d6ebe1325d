//! The gates of a run, and what each of them finds in an answer. A gate points at the profile's line where it knows it.

mod monitor;

use super::finding::{Finding, Place};
use crate::cadence::Duration;
use crate::catalog::{Catalog, Status};
use crate::date::Date;
use crate::diagnostic::Span;
use crate::profile::{Gate, Gates, Profile};
use crate::report::{ComponentView, Due, DutyView, Report, SourceView, UnmappedView};
use crate::resolve::{Named, Resolution};

/// The gates of one profile's run, from all places that ask for some.
#[derive(Debug)]
pub(super) struct Asked {
    /// Each gate once, in the order of the documentation.
    pub(super) gates: Vec<Gate>,
    /// How long a date may have passed: each of them must hold.
    limits: Vec<Duration>,
}

impl Asked {
    /// What the profile and the command line ask, together.
    pub(super) fn new(of: [&Gates; 2]) -> Self {
        let limits: Vec<Duration> = of.iter().filter_map(|gates| gates.overdue_limit()).collect();
        let is_asked = |gate: &Gate| match gate {
            Gate::Overdue => !limits.is_empty(),
            _ => of.iter().any(|gates| gates.deny.contains(gate)),
        };
        Self { gates: Gate::ALL.iter().copied().filter(is_asked).collect(), limits }
    }

    /// Whether a gate is asked.
    pub(super) fn has(&self, gate: Gate) -> bool {
        self.gates.contains(&gate)
    }

    /// What the gates find; the warnings are findings already.
    pub(super) fn findings(&self, case: &Case<'_>) -> Vec<Finding> {
        let found = self.gates.iter().flat_map(|gate| match gate {
            Gate::Warnings => Vec::new(),
            Gate::Assumed => case.assumed(),
            Gate::Unowned => case.unowned(),
            Gate::Overdue => case.overdue(&self.limits),
            Gate::Unmapped => case.unmapped(),
            Gate::UnverifiedSource => case.unverified(),
            Gate::Eol => case.ended(),
            Gate::Lapsed => case.lapsed(),
            Gate::UnsetCadence => case.unset(),
            Gate::Unknown => case.unknown(),
            Gate::Failing => case.failing(),
        });
        found.collect()
    }
}

/// An answer, with what it was made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case<'c> {
    pub(super) file: &'c str,
    pub(super) text: &'c str,
    /// The ledger's file and text; the profile's where there is none.
    pub(super) ledger: (&'c str, &'c str),
    pub(super) profile: &'c Profile,
    pub(super) catalog: &'c Catalog,
    pub(super) resolution: &'c Resolution,
    pub(super) report: &'c Report,
    pub(super) as_of: Date,
}

impl Case<'_> {
    fn finding(&self, gate: Gate, span: Span, message: String, hint: &str) -> Finding {
        let place = Place { span, text: self.text };
        let found = Finding::new(gate.as_str(), message, self.file, place);
        Finding { gate: Some(gate), hint: Some(hint.to_owned()), ..found }
    }

    /// Where the profile names a component; nowhere for the workload as a whole.
    fn component(&self, name: Option<&str>) -> Span {
        let of = |name| self.profile.components.iter().find(|known| known.name.value == name);
        name.and_then(of).map_or(Span::NONE, |known| known.name.span)
    }

    /// Where the profile chooses a framework.
    fn framework(&self, id: &str) -> Span {
        let choice = self.profile.frameworks.iter().find(|choice| choice.framework == id);
        choice.map_or(Span::NONE, |choice| choice.span)
    }

    fn assumed(&self) -> Vec<Finding> {
        let assumed = &self.report.assumptions;
        let keys = assumed.profile.iter().map(|taken| {
            let value = taken.value.trim_start_matches("not stated; ");
            let message = format!("`{}` is not given: {value}", taken.key);
            let hint = "write what holds for the workload";
            let found = self.finding(Gate::Assumed, Span::NONE, message, hint);
            Finding { id: Some(taken.key.clone()), ..found }
        });
        let options = assumed.options.iter().map(|taken| {
            let of = taken.component.as_deref();
            let name = of.unwrap_or_default();
            let message =
                format!("`{}` of `{name}` is not given: `{}` is assumed", taken.key, taken.value);
            let hint = format!("write `{}: …` under `options`", taken.key);
            let found = self.finding(Gate::Assumed, self.component(of), message, &hint);
            Finding { component: taken.component.clone(), id: Some(taken.key.clone()), ..found }
        });
        let services = assumed.services.iter().map(|guessed| {
            let (name, category) = (guessed.service_name, guessed.category);
            let message = format!("{name} is known by its category alone: `{category}` is assumed");
            let hint = "describe the service in a catalogue of your own: `--catalog DIR`";
            let span = self.component(Some(&guessed.component));
            let found = self.finding(Gate::Assumed, span, message, hint);
            Finding { component: Some(guessed.component.clone()), ..found }
        });
        keys.chain(options).chain(services).collect()
    }

    fn unowned(&self) -> Vec<Finding> {
        let unowned = self.report.duties.iter().filter(|duty| duty.unowned);
        let finding = |duty: &DutyView| {
            let of = duty.component.as_deref();
            let message = format!("nobody owns `{}`{}: {}", duty.duty, place(of), duty.title);
            let hint = "name a team: `workload.owner`, or a rule under `owners`";
            let found = self.finding(Gate::Unowned, self.component(of), message, hint);
            Finding { component: duty.component.clone(), id: Some(duty.duty.to_owned()), ..found }
        };
        unowned.map(finding).collect()
    }

    fn overdue(&self, limits: &[Duration]) -> Vec<Finding> {
        let endings = self.endings();
        // An exception that is in force excuses from the date; the report shows both.
        let is_late = |due: &&Due| {
            due.excused.is_none() && limits.iter().any(|limit| is_late(due.due, *limit, self.as_of))
        };
        let finding = |due: &Due| {
            let of = due.component.as_deref();
            let message =
                format!("`{}`{} was due on {}: {}", due.id, place(of), due.due, due.title);
            let hint = "do what was due; `max-overdue` says how many days a date may have passed";
            let found = self.finding(Gate::Overdue, self.due(due, &endings), message, hint);
            Finding { component: due.component.clone(), id: Some(due.id.clone()), ..found }
        };
        self.report.open.dates.iter().filter(is_late).map(finding).collect()
    }

    /// Where the profile says what is due: the version, the service, else the component.
    fn due(&self, due: &Due, endings: &[Ending<'_>]) -> Span {
        let name = due.component.as_deref();
        let is_here = |ending: &&Ending<'_>| {
            ending.date == due.due && Some(ending.component.as_str()) == name
        };
        let ending = endings.iter().find(is_here);
        ending.map_or_else(|| self.component(name), |ending| ending.span)
    }

    fn unmapped(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for framework in &self.report.frameworks {
            let span = self.framework(framework.id);
            for UnmappedView { because, controls, ids: _ } in &framework.unmapped {
                findings.extend(controls.iter().map(|control| {
                    let title = framework.title;
                    let message =
                        format!("no duty helps to meet {control} of {title}: {}", prose(because));
                    let hint =
                        "meet it by other means, or join duties to it in a catalogue of your own";
                    let found = self.finding(Gate::Unmapped, span, message, hint);
                    Finding { id: Some((*control).to_owned()), ..found }
                }));
            }
        }
        findings
    }

    fn unverified(&self) -> Vec<Finding> {
        let unverified = self.report.sources.iter().filter(|s| s.status == Status::Unverified);
        let finding = |source: &SourceView| {
            let SourceView { id, publisher, title, url, number, .. } = source;
            let message =
                format!("the report cites `{id}`, never verified: {publisher}, {title}, {url}");
            let hint = "read the source, then set its `status` and `seen` in the catalogue";
            let (span, component) = self.citing(*number);
            let found = self.finding(Gate::UnverifiedSource, span, message, hint);
            Finding { component, id: Some((*id).to_owned()), ..found }
        };
        unverified.map(finding).collect()
    }

    /// The first place of the profile for which a source is cited: a component, else a framework.
    fn citing(&self, number: usize) -> (Span, Option<String>) {
        let of_service = |component: &&ComponentView| {
            let lifecycle = component.lifecycle.iter().flat_map(|known| &known.sources);
            component.category_sources.iter().chain(lifecycle).any(|n| *n == number)
        };
        let service = self.report.components.iter().find(of_service).map(|found| &found.name);
        let of_duty = || {
            let mut duties = self.report.duties.iter().filter(|duty| duty.component.is_some());
            duties.find(|duty| duty.sources.contains(&number))?.component.as_ref()
        };
        if let Some(name) = service.or_else(of_duty) {
            return (self.component(Some(name)), Some(name.clone()));
        }
        let mut frameworks = self.report.frameworks.iter();
        let framework = frameworks.find(|found| found.sources.contains(&number));
        (framework.map_or(Span::NONE, |found| self.framework(found.id)), None)
    }

    fn ended(&self) -> Vec<Finding> {
        let last = self.report.document.period_to;
        let endings = self.endings().into_iter().filter(|ending| ending.date <= last);
        let finding = |ending: Ending<'_>| {
            let verb = if ending.date < self.as_of { "ended" } else { "ends" };
            let Ending { what, date, component, span, hint, id } = ending;
            let message = format!("the support of {what} at `{component}` {verb} on {date}");
            let found = self.finding(Gate::Eol, span, message, &hint);
            Finding { component: Some(component.clone()), id: Some(id.to_owned()), ..found }
        };
        endings.map(finding).collect()
    }

    /// Every version and service of the profile that ends by date.
    fn endings(&self) -> Vec<Ending<'_>> {
        let mut endings = Vec::new();
        for (component, found) in self.profile.components.iter().zip(&self.resolution.components) {
            let (name, service) = (&component.name.value, &component.service);
            let known = self.catalog.services.get(service.value.as_str());
            let ends = known.and_then(|known| Some((known, known.lifecycle.as_ref()?)));
            endings.extend(ends.and_then(|(known, lifecycle)| {
                let successor = lifecycle.successor.map(|next| format!(": AWS names {next}"));
                Some(Ending {
                    what: known.name.to_owned(),
                    date: lifecycle.ends?,
                    component: name,
                    span: service.span,
                    hint: format!("move to another service{}", successor.unwrap_or_default()),
                    id: &service.value,
                })
            }));
            let versions = found.versions.iter().filter_map(|named| {
                let given = component.options.iter().find(|(key, _)| key.value == *named.option);
                self.version(named, name, given.map_or(Span::NONE, |(_, value)| value.span))
            });
            endings.extend(versions);
        }
        endings
    }

    fn version<'n>(
        &'n self,
        named: &Named,
        component: &'n String,
        span: Span,
    ) -> Option<Ending<'n>> {
        let (versions, version) = named.find(self.catalog)?;
        let means = versions.means().map(|means| format!(": {}", prose(means)));
        Some(Ending {
            what: version.title.to_owned(),
            date: versions.due(version)?,
            component,
            span,
            hint: format!("move to a newer version{}", means.unwrap_or_default()),
            id: versions.duties.first()?,
        })
    }
}

/// A version or a service that ends by date.
struct Ending<'c> {
    what: String,
    date: Date,
    component: &'c String,
    span: Span,
    hint: String,
    id: &'c str,
}

/// Whether a date has passed by more than what is allowed.
fn is_late(due: Date, limit: Duration, as_of: Date) -> bool {
    due.later(limit.months, limit.days.saturating_add(limit.minutes / (24 * 60))) < as_of
}

/// Of which component; nothing for the workload as a whole.
fn place(component: Option<&str>) -> String {
    component.map_or_else(String::new, |name| format!(" of `{name}`"))
}

/// A sentence of the catalogue inside a message: without its full stop.
fn prose(sentence: &str) -> &str {
    sentence.trim_end_matches('.')
}
