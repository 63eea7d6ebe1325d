//! The topics of the plan: nothing vanishes by being joined, and the cadence that counts is never laxer than what it stands for.

use crate::profiles::{Answer, answers, answers_with, choices};
use crate::tool::{document, none, root};
use dutyline::cadence::Cadence;
use dutyline::catalog::Catalog;
use dutyline::knowledge;
use dutyline::report::{Report, Said, TopicView};
use dutyline::resolve::ResolvedTopic;
use std::collections::BTreeSet;

/// The examples as they are, and with every framework.
fn all(catalog: &Catalog) -> Vec<Answer> {
    let choices = choices(catalog);
    let mut all = answers_with(catalog, |profile| profile.frameworks.clone_from(&choices));
    all.extend(answers(catalog));
    all
}

fn topics(report: &Report) -> impl Iterator<Item = &TopicView> {
    report.plan.iter().flat_map(|group| &group.topics)
}

#[test]
fn no_obligation_vanishes_by_being_joined() {
    let catalog = knowledge::embedded();
    for Answer { name, report, .. } in all(&catalog) {
        let at = |found: &dutyline::report::ObligationView| (found.id, found.component.clone());
        let asked: BTreeSet<_> = report.obligations.iter().map(at).collect();
        let rows = topics(&report).flat_map(|topic| &topic.rows);
        let shown: Vec<_> = rows
            .flat_map(|row| {
                let id = report.obligations[row.obligation].id;
                let named =
                    row.components.iter().map(move |component| (id, Some(component.clone())));
                let whole = row.components.is_empty().then_some((id, None));
                named.chain(whole).collect::<Vec<_>>()
            })
            .collect();
        let once: BTreeSet<_> = shown.iter().cloned().collect();
        assert_eq!(once, asked, "{name}");
        assert_eq!(shown.len(), report.obligations.len(), "{name}: an obligation stands twice");
        let ids: Vec<&str> = topics(&report).map(|topic| topic.id).collect();
        let once: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(once.len(), ids.len(), "{name}: a topic stands twice");
    }
}

#[test]
fn the_cadence_that_counts_is_never_laxer() {
    let catalog = knowledge::embedded();
    let mut findings = Vec::new();
    let mut joined = 0;
    for Answer { name, resolution, .. } in all(&catalog) {
        for topic in &resolution.topics {
            let ResolvedTopic { counts, mandatory, events, obligations, .. } = topic;
            let found = |at: usize| &resolution.obligations[at];
            let binding: Vec<usize> =
                obligations.iter().copied().filter(|at| !found(*at).is_pending).collect();
            let strictness = |at: usize| found(at).cadence.strictness();
            let is_event = |at: &usize| found(*at).cadence == Cadence::Event;
            let binds =
                |at: usize| catalog.obligations[&found(at).obligation].authority.is_mandatory();
            let of = format!("{name}: {} at {:?}", topic.topic, topic.component);
            joined += usize::from(binding.len() > 1);
            let Some(counts) = *counts else {
                findings.extend((!binding.is_empty()).then(|| format!("{of}: nothing counts")));
                continue;
            };
            for at in binding.iter().copied().filter(|at| !is_event(at)) {
                if is_event(&counts) || strictness(counts) > strictness(at) {
                    findings.push(format!("{of}: laxer than {}", found(at).obligation));
                }
                if binds(at) && !binds(counts) && mandatory.is_none() {
                    findings.push(format!("{of}: {} is mandatory", found(at).obligation));
                }
                if mandatory.is_some_and(|most| binds(at) && strictness(most) > strictness(at)) {
                    findings.push(format!("{of}: {} is stricter", found(at).obligation));
                }
            }
            let beside = binding.iter().filter(|at| is_event(at) && **at != counts);
            findings.extend(
                beside
                    .filter(|at| !events.contains(at))
                    .map(|at| format!("{of}: {} is not beside it", found(*at).obligation)),
            );
        }
    }
    none(&findings);
    assert!(joined > 100, "{joined} topics with more than one obligation");
}

#[test]
fn a_heading_names_the_cadences_that_lead_under_it() {
    let catalog = knowledge::embedded();
    for Answer { name, report, .. } in all(&catalog) {
        for group in &report.plan {
            let bands: BTreeSet<u64> = group
                .cadences
                .iter()
                .map(|cadence| Cadence::parse(cadence).expect("a cadence").band())
                .collect();
            assert_eq!(bands.len(), 1, "{name}: {:?}", group.words);
            for topic in &group.topics {
                let says = |said: &Said| group.cadences.contains(&said.cadence);
                let counts = topic.places.iter().filter_map(|place| place.counts.as_ref());
                let is_pending = topic.places.iter().all(|place| place.counts.is_none());
                assert!(is_pending || counts.into_iter().any(says), "{name}: {}", topic.id);
            }
        }
    }
}

/// What the reader sees of a topic whose strictest cadence is assumed, of rules to come, and of what is overdue.
#[test]
fn the_plan_says_it_in_words() {
    for (profile, says) in [
        (
            "resilient-payments",
            "**[every 90 days](#o-aws.iam.credential-report)** (assumed) by `aws.iam.credential-report`, recommended; \
             mandatory is **[every 6 months](#o-pci.7.2.4)** by `pci.7.2.4`.",
        ),
        (
            "resilient-payments",
            "mandatory is **[every 3 months](#o-pci.11.3.1)** by `pci.11.3.1`; beside it **[on each event](#o-aws.insp.scan)**",
        ),
        ("resilient-payments", "Every month or every 30 days\n"),
        ("govcloud-case-files", "Every 3 days<br>Workload<br>**Binds from 2026-12-07**"),
        ("govcloud-case-files", "Every month<br>Workload<br>Holds until 2027-03-07"),
        ("govcloud-case-files", "Workload: nothing binds yet."),
        ("wordpress", "### <a id=\"plan-overdue\"></a>Overdue\n"),
        (
            "wordpress",
            "| **2026-05-15: overdue** for 193 days | **Test restores**<br>`aws.backup.restore` | database | **nobody** | 2026-04-15, 223 days ago |",
        ),
        ("wordpress", "<br>**nobody**: database<br>**Overdue since 2026-05-15** |"),
    ] {
        let path = root().join(format!("profiles/{profile}.yaml"));
        let text = String::from_utf8(document(&path, "md")).expect("it is text");
        assert!(text.contains(says), "{profile} does not say `{says}`");
        let at = |what: &str| text.find(what).unwrap_or(usize::MAX);
        assert!(at("id=\"plan-overdue\"") <= at("id=\"year\""), "{profile}: overdue is not first");
    }
}
