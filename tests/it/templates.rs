//! The handout and the appendix: as long as they may be, nothing of a framework lost, numbered as they are bound.

use crate::tool::{AS_OF, directory, dutyline_in, none, profiles, program, root, run};
use dutyline::catalog::Catalog;
use dutyline::date::Date;
use dutyline::diagnostic::Faults;
use dutyline::render::look::Look;
use dutyline::render::markdown::{BUILT_IN, Binding, Template, context};
use dutyline::render::{pdf, picture, prose, sheet};
use dutyline::report::{Context, Report, build};
use dutyline::theme::Paper;
use dutyline::{knowledge, profile, resolve};
use std::path::Path;

fn report(path: &Path, catalog: &Catalog, template: &str) -> Report {
    let as_of = Date::parse(AS_OF).expect("a date");
    let name = path.to_string_lossy();
    let bytes = std::fs::read(path).expect("the profile can be read");
    let mut faults = Faults::new(&name);
    let profile = profile::parse(&name, &bytes, &mut faults).expect("a profile");
    resolve::join(&profile, catalog, as_of, &mut faults);
    let resolution = resolve::resolve(&profile, catalog, as_of);
    build(&Context { template, ..Context::new(&profile, catalog, &resolution, as_of) })
}

fn markdown(report: &Report, template: &str, binding: &Binding) -> String {
    let (_, text) = BUILT_IN.iter().find(|(name, _)| *name == template).expect("a template");
    let template = Template::parse(text).expect("the template parses");
    let seen = template.context(report, binding).expect("a report is a context");
    template.render(&seen, report.words).expect("the template renders")
}

#[test]
fn a_template_lacks_nothing_of_what_is_not_copied_for_it() {
    let catalog = knowledge::embedded();
    let mut lost = Vec::new();
    for path in profiles() {
        for (name, text) in BUILT_IN {
            let report = report(&path, &catalog, name);
            let team = (name == "team").then(|| report.teams.first().map(|team| team.team.clone()));
            let framework = Some(0).filter(|_| name == "appendix");
            if framework.is_some() && report.frameworks.is_empty() {
                continue;
            }
            let binding = Binding { team: team.flatten(), framework, ..Binding::default() };
            if name == "team" && binding.team.is_none() {
                continue;
            }
            let mut whole = context(&report).expect("a report is a context");
            binding.bind(&report, &mut whole);
            let template = Template::parse(text).expect("the template parses");
            let whole = template.render(&whole, report.words).expect("the template renders");
            if whole != markdown(&report, name, &binding) {
                lost.push(format!("{name} of {}", path.display()));
            }
        }
    }
    none(&lost);
}

#[test]
fn a_handout_has_two_to_four_pages() {
    let catalog = knowledge::embedded();
    for path in profiles() {
        let report = report(&path, &catalog, "handout");
        let text = markdown(&report, "handout", &Binding::default());
        let pieces = prose::parse(&text);
        for paper in [Paper::A4, Paper::Letter] {
            let look = Look::default();
            let options = sheet::options(&report, prose::title(&pieces), paper, &[], &look);
            let pdf = pdf::render(&pieces, &picture::scenes(&report), &options).expect("a PDF");
            assert!((2..=4).contains(&pdf.pages), "{}: {} pages", path.display(), pdf.pages);
        }
    }
}

/// A cluster's options, the ledger, and what the handout says first; without a ledger only what has a date of its own can pass.
#[test]
fn a_handout_says_first_what_has_passed() {
    const NOTHING: &str = "Nothing is overdue.";
    const ONE: &str = "**1 date has passed.**";
    for (options, ledger, expected) in [
        ("kubernetes-version: '1.31'", None, Some(ONE)),
        ("kubernetes-version: '1.99'", None, None),
        ("kubernetes-version: '1.99'", Some("version: 1\nevidence: []\n"), Some(NOTHING)),
    ] {
        let profile = format!(
            "version: 1\nworkload: {{id: t, name: T, owner: team}}\nmonitoring: {{start: 2026-11-24}}\n\
             components: [{{service: eks, options: {{{options}}}}}]\n"
        );
        let beside = ledger.map(|text| ("t.evidence.yaml", text));
        let files: Vec<_> = [("t.yaml", profile.as_str())].into_iter().chain(beside).collect();
        let place = directory(&files);
        let words = "report t.yaml --as-of 2026-11-24 --template handout --format md --output -";
        let found = dutyline_in(place.path(), words);
        assert_eq!(found.code, 0, "{}", found.err);
        let said = [NOTHING, ONE].into_iter().find(|words| found.text().contains(words));
        assert_eq!(said, expected, "{options} {ledger:?}");
    }
}

#[test]
fn a_handout_names_everyone_who_owns_something_and_every_area() {
    let catalog = knowledge::embedded();
    let mut lost = Vec::new();
    for path in profiles() {
        let report = report(&path, &catalog, "handout");
        let text = markdown(&report, "handout", &Binding::default());
        for duty in &report.duties {
            let owner = duty.owner.as_ref().map(|owner| format!("| **{owner}** |"));
            let area = format!("| **{}** |", duty.domain_title);
            lost.extend(owner.into_iter().chain([area]).filter(|said| !text.contains(said)));
        }
    }
    none(&lost);
}

#[test]
fn an_appendix_has_each_control_once_and_each_duty_behind_it() {
    let catalog = knowledge::embedded();
    let mut faults = Vec::new();
    for path in profiles() {
        let report = report(&path, &catalog, "appendix");
        for (at, framework) in report.frameworks.iter().enumerate() {
            let binding = Binding { framework: Some(at), ..Binding::default() };
            let text = markdown(&report, "appendix", &binding);
            let mut rest = text.as_str();
            for control in &framework.controls {
                let row = format!("<a id=\"{}-{}\"></a>", framework.anchor, control.id);
                match rest.split_once(&row) {
                    Some((_, after)) => rest = after,
                    None => faults.push(format!("{}: {row} is out of order", path.display())),
                }
                faults.extend(
                    control
                        .duties
                        .iter()
                        .filter(|duty| {
                            text.matches(&format!("id=\"{}\"", duty.anchor)).count() != 1
                        })
                        .map(|duty| format!("{}: {} has no row", path.display(), duty.duty)),
                );
            }
            let unmapped = framework.unmapped.iter().flat_map(|reason| &reason.controls).count();
            assert_eq!(framework.controls.len() + unmapped, framework.total, "{}", framework.id);
        }
    }
    none(&faults);
}

#[test]
fn an_appendix_is_numbered_as_it_is_bound() {
    for (words, lines, never) in [
        ("", ["# Appendix A: ", "## A.1 Scope", "**Table A-1.**"], "\n#### "),
        (
            "--prefix C.2 --heading-offset 2",
            ["### Appendix C.2: ", "#### C.2.4 The", "**Table C.2-4.**"],
            "\n# ",
        ),
        (
            "--prefix= --heading-offset 1",
            ["## responsibilities", "### 3 Controls", "**Table 3.**"],
            "Appendix",
        ),
    ] {
        let run = run(program()
            .args([
                "report",
                "--as-of",
                AS_OF,
                "--output",
                "-",
                "--format",
                "md",
                "--template",
                "appendix",
            ])
            .args(words.split_whitespace())
            .arg(root().join("profiles/starter.yaml")));
        assert_eq!(run.code, 0, "{words}: {}", run.err);
        let text = format!("\n{}", plain(run.text()));
        for line in lines {
            assert!(text.contains(&format!("\n{line}")), "{words}: no line starts with {line:?}");
        }
        assert!(!text.contains(never), "{words}: {never:?}");
    }
}

/// The text without its anchors.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for (at, part) in text.split("<a id=\"").enumerate() {
        plain.push_str(if at == 0 {
            part
        } else {
            part.split_once("</a>").map_or(part, |(_, rest)| rest)
        });
    }
    plain
}
