//! Every profile in profiles/: nothing vanishes, the numbers add up, and each row says whose, what and why.

use crate::tool::{AS_OF, none, profiles};
use dutyline::catalog::{Catalog, Framework};
use dutyline::date::Date;
use dutyline::diagnostic::{Code, Faults, Span};
use dutyline::id::FrameworkId;
use dutyline::knowledge;
use dutyline::packed::Packed;
use dutyline::party::{Party, Scope};
use dutyline::profile::{self, Choice, Profile};
use dutyline::report::{Context, DutyView, Report, build};
use dutyline::resolve::{self, Resolution};
use std::collections::BTreeMap;

/// A profile with its answer and its report.
pub(crate) struct Answer {
    pub(crate) name: String,
    profile: Profile,
    pub(crate) resolution: Resolution,
    pub(crate) report: Report,
}

/// The answers for all profiles.
pub(crate) fn answers(catalog: &Catalog) -> Vec<Answer> {
    answers_with(catalog, |_| {})
}

/// The answers for all profiles, each changed before it is asked.
pub(crate) fn answers_with(catalog: &Catalog, change: impl Fn(&mut Profile)) -> Vec<Answer> {
    let as_of = Date::parse(AS_OF).expect("a date");
    let answer = |path: std::path::PathBuf| {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("the profile can be read");
        let mut faults = Faults::new(&name);
        let mut profile =
            profile::parse(&name, &bytes, &mut faults).expect("the profile can be read");
        change(&mut profile);
        resolve::join(&profile, catalog, as_of, &mut faults);
        let faults = faults.into_list();
        // An example may use a service that AWS has closed: that is what its report is to show.
        let odd = faults.iter().filter(|fault| fault.code != Code::ServiceEnds).count();
        assert_eq!(odd, 0, "{name}: {faults:?}");
        let resolution = resolve::resolve(&profile, catalog, as_of);
        let report = build(&Context {
            warnings: &faults,
            ..Context::new(&profile, catalog, &resolution, as_of)
        });
        Answer { name, profile, resolution, report }
    };
    profiles().into_iter().map(answer).collect()
}

/// Every framework with each of its baselines, and whole.
pub(crate) fn choices(catalog: &Catalog) -> Vec<Choice> {
    let of = |(id, framework): (&FrameworkId, &Packed<Framework>)| {
        let baselines = framework.baselines.iter().map(|(name, _)| Some((*name).to_owned()));
        let choice = |baseline| Choice { framework: id.to_string(), baseline, span: Span::NONE };
        baselines.chain([None]).map(choice).collect::<Vec<_>>()
    };
    catalog.frameworks.iter().flat_map(of).collect()
}

#[test]
fn origination_adds_up_for_every_framework_and_every_example() {
    let catalog = knowledge::embedded();
    let choices = choices(&catalog);
    assert!(choices.len() > 30, "only {} frameworks and baselines", choices.len());
    for answer in answers_with(&catalog, |profile| profile.frameworks.clone_from(&choices)) {
        let Answer { name, profile, report, .. } = &answer;
        assert_eq!(profile.frameworks.len(), report.frameworks.len(), "{name}");
        for (choice, view) in profile.frameworks.iter().zip(&report.frameworks) {
            let framework = &catalog.frameworks[choice.framework.as_str()];
            let index = choice.baseline.as_ref().map(|baseline| {
                let at = framework.baselines.iter().position(|(id, _)| id == baseline);
                at.expect("the baseline exists")
            });
            let selected = framework.controls.iter().filter(|(_, control)| {
                index.is_none_or(|at| control.baselines.iter().any(|b| usize::from(*b) == at))
            });
            let wanted = selected.count();
            let counted: usize = view.counts.iter().map(|count| count.count).sum();
            let listed = view.unmapped.iter().map(|u| u.controls.len()).sum::<usize>();
            assert_eq!(view.total, wanted, "{name}: {}", view.id);
            assert_eq!(wanted, counted, "{name}: {}: by origination", view.id);
            assert_eq!(wanted, view.controls.len() + listed, "{name}: {}: listed", view.id);
            assert!(wanted > 0, "{name}: {}", view.id);
            assert!(!view.controls.is_empty() || choice.baseline.is_some(), "{name}: {}", view.id);
            assert!(view.unmapped.iter().all(|u| !u.because.is_empty()), "{name}: {}", view.id);
        }
    }
}

#[test]
fn nothing_vanishes() {
    let catalog = knowledge::embedded();
    let mut findings = Vec::new();
    for Answer { name, profile, resolution, .. } in answers(&catalog) {
        let mut times: BTreeMap<(&str, Option<usize>), usize> = BTreeMap::new();
        for duty in &resolution.duties {
            *times.entry((&duty.duty, duty.component)).or_default() += 1;
        }
        for absent in &resolution.not_applicable {
            *times.entry((&absent.duty, absent.component)).or_default() += 1;
            if absent.because.is_empty() {
                findings.push(format!("{name}: {} is absent without a reason", absent.duty));
            }
        }
        for (id, duty) in &catalog.duties {
            let places: Vec<Option<usize>> = match duty.scope {
                Scope::Workload => vec![None],
                Scope::Component => (0..profile.components.len()).map(Some).collect(),
            };
            for place in places {
                let found = times.get(&(&**id, place)).copied().unwrap_or_default();
                if found != 1 {
                    findings.push(format!("{name}: {id} at {place:?}: {found} times"));
                }
            }
        }
        for id in catalog.obligations.keys() {
            let due = resolution.obligations.iter().any(|due| due.obligation == *id);
            let idle = resolution.idle_obligations.iter().filter(|idle| idle.obligation == *id);
            let idle = idle.count();
            if usize::from(due) + idle != 1 {
                findings.push(format!("{name}: {id} is due: {due}, and idle {idle} times"));
            }
        }
    }
    none(&findings);
}

#[test]
fn each_row_says_whose_what_and_why() {
    let catalog = knowledge::embedded();
    let answers = answers(&catalog);
    let rows: usize = answers.iter().map(|answer| answer.report.duties.len()).sum();
    assert!(rows > 1000, "only {rows} rows: the test has gone blind");
    let findings: Vec<String> = answers
        .iter()
        .flat_map(|Answer { name, report, .. }| {
            let found = report.duties.iter().flat_map(|duty| faults(duty, report));
            found.map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    none(&findings);
}

/// What is wrong with a row.
fn faults(duty: &DutyView, report: &Report) -> Vec<String> {
    let has = |text: Option<&str>| text.is_some_and(|text| !text.is_empty());
    let (aws, customer, third) = (has(duty.aws), has(duty.customer), has(duty.third_party_does));
    let first = duty.causes.first();
    let last_party = duty.causes.iter().next_back().map(|cause| cause.party);
    let wrong = [
        ("AWS answers, and there is an owner", duty.party == Party::Aws && duty.owner.is_some()),
        ("AWS answers without a statement", duty.party == Party::Aws && !aws),
        ("the customer answers without a statement", duty.party == Party::Customer && !customer),
        (
            "both answer, and one is silent",
            duty.party == Party::Shared && !(aws && (customer || third)),
        ),
        ("a third party answers without a statement", duty.party == Party::ThirdParty && !third),
        (
            "a third party answers without a name",
            duty.party == Party::ThirdParty && !has(duty.third_party.as_deref()),
        ),
        ("there is no cause", first.is_none()),
        ("the first cause cites nothing", first.is_some_and(|cause| cause.sources.is_empty())),
        (
            "the last cause leaves another party",
            last_party.is_some_and(|party| party != duty.party),
        ),
        (
            "a citation is not in the list",
            duty.sources.iter().any(|n| report.sources.iter().all(|source| source.number != *n)),
        ),
        (
            "nobody owns it, unsaid",
            duty.party != Party::Aws
                && duty.owner.is_none()
                && !has(duty.third_party.as_deref())
                && !duty.unowned,
        ),
        (
            "a cause of an option without its value",
            duty.causes.iter().any(|c| c.kind == "option" && c.value.is_none()),
        ),
        (
            "an option of the profile without its line",
            duty.causes.iter().any(|c| c.kind == "option" && !c.assumed && c.line.is_none()),
        ),
    ];
    let place = duty.component.as_deref().unwrap_or("workload");
    let wrong = wrong.into_iter().filter(|(_, is_so)| *is_so);
    wrong.map(|(what, _)| format!("{place}: {}: {what}", duty.duty)).collect()
}

#[test]
fn the_summary_counts_what_is_there() {
    let catalog = knowledge::embedded();
    for Answer { name, report, .. } in answers(&catalog) {
        let summary = &report.summary;
        let by_party: usize = summary.parties.iter().map(|party| party.count).sum();
        assert_eq!(by_party, report.duties.len(), "{name}");
        assert_eq!(summary.duties, report.duties.len(), "{name}");
        let of_workload = report.duties.iter().filter(|duty| duty.component.is_none()).count();
        assert_eq!(summary.workload_duties, of_workload, "{name}");
        let unowned: usize = report.open.unowned.iter().map(|unowned| unowned.duties.len()).sum();
        assert_eq!(summary.unowned, Some(unowned), "{name}");
        let printed: usize = report.workload_groups.iter().map(|group| group.rows.len()).sum();
        let common = report.duties.iter().filter(|duty| duty.common).count();
        let own: usize = report.components.iter().map(|component| component.own.len()).sum();
        assert_eq!(printed + common + own, report.duties.len(), "{name}: rows printed");
    }
}
