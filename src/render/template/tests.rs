//! Templates and what is wrong with them: one row for each kind of fault, and for each way to use up time or memory.

mod hostile;

use super::{Own, Source, meter::Meter};
use crate::date::Date;
use crate::diagnostic::{Fault, Faults};
use crate::render::markdown::{BUILT_IN, Binding, Template, context};
use crate::report::{self, Report, build};
use crate::{knowledge, profile, resolve};
use tera::Context;

fn report(path: &str) -> Report {
    let catalog = knowledge::embedded();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles").join(path);
    let bytes = std::fs::read(&path).expect("the profile can be read");
    let mut faults = Faults::new("w.yaml");
    let profile = profile::parse("w.yaml", &bytes, &mut faults).expect("a sound profile");
    let as_of = Date::parse("2026-11-24").expect("a date");
    let resolution = resolve::resolve(&profile, &catalog, as_of);
    build(&report::Context::new(&profile, &catalog, &resolution, as_of))
}

fn seen(report: &Report, team: &str) -> Context {
    let binding = Binding {
        team: Some(team.to_owned()),
        framework: Some(0),
        prefix: "A".to_owned(),
        offset: 0,
    };
    let mut seen = context(report).expect("a report is a context");
    binding.bind(report, &mut seen);
    seen
}

fn read(files: &[(&str, &str)]) -> Result<Own, Vec<Fault>> {
    let source = |(name, text): &(&str, &str)| Source {
        name: (*name).to_owned(),
        file: format!("t/{name}"),
        text: (*text).to_owned(),
    };
    Own::read(files.iter().map(source).collect())
}

/// A fault as `code line:column message (hint)`.
fn shown(fault: &Fault) -> String {
    let hint = fault.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
    let (line, column) = (fault.span.line, fault.span.column);
    format!("{} {line}:{column} {}{hint}", fault.code.as_str(), fault.message)
}

#[test]
fn built_in_templates_have_no_faults_and_the_guard_changes_no_byte() {
    for path in ["web-shop.yaml", "china-shop.yaml", "resilient-payments.yaml"] {
        let report = report(path);
        let context = seen(&report, "platform-team");
        for (name, text) in BUILT_IN {
            let own = read(&[(&format!("{name}.md"), text)]);
            let own = own.unwrap_or_else(|faults| {
                panic!("{name}: {:#?}", faults.iter().map(shown).collect::<Vec<_>>())
            });
            let plain = Template::parse(text)
                .expect("a template")
                .render(&context, report.words)
                .expect("text");
            let meter = Meter::new(report.duties.len());
            let guarded = own
                .render_by(&meter, &context, report.words)
                .unwrap_or_else(|f| panic!("{}", shown(&f)));
            let most = 16 * report.duties.len() as u64 * 1024;
            assert!(meter.used() < most, "{path}: {name} uses {} of {most}", meter.used());
            assert!(guarded == plain, "{path}: {name}");
        }
    }
}

/// Rows of a template and the fault that it has.
const FAULTY: &[(&str, &str)] = &[
    (
        "{{ wrkload.name }}",
        "unknown-field 1:4 there is no `wrkload` here (did you mean `workload`?)",
    ),
    (
        "# T\n\n{{ workload.nme }}",
        "unknown-field 3:13 `workload` has no field `nme` (did you mean `name`?)",
    ),
    (
        "{% for d in duties %}{{ d.titel | prose }}{% endfor %}",
        "unknown-field 1:27 `d` has no field `titel` (did you mean `title`?)",
    ),
    (
        "{% for d in duties %}{% if d.prty == \"aws\" %}x{% endif %}{% endfor %}",
        "unknown-field 1:30 `d` has no field `prty` (did you mean `party`?)",
    ),
    (
        "{% for d in dutys %}{{ d.nothing }}{% endfor %}",
        "unknown-field 1:13 there is no `dutys` here (did you mean `duties`?)",
    ),
    (
        "{% set d = duties[0] %}{{ d.owners }}",
        "unknown-field 1:29 `d` has no field `owners` (did you mean `owner`?)",
    ),
    (
        "{{ by_duty[\"os.patch\"].titl }}",
        "unknown-field 1:24 `by_duty[\"os.patch\"]` has no field `titl` (did you mean `title`?)",
    ),
    (
        "{{ workload[\"nam\"] }}",
        "unknown-field 1:13 `workload` has no field `nam` (did you mean `name`?)",
    ),
    (
        "{%- component c(d) -%}{{ d.titel }}{%- endcomponent -%}{{ <c d={duties[0]} /> }}",
        "unknown-field 1:28 `d` has no field `titel` (did you mean `title`?)",
    ),
    (
        "{%- component c(d) -%}{{ workload.name }}{{ d }}{%- endcomponent -%}{{ <c d=\"x\" /> }}",
        "unknown-field 1:26 there is no `workload` here (a component sees its arguments only: \
         `<c workload={workload} />`)",
    ),
    (
        "{{ [d.titel for d in duties] | join(sep=\", \") }}",
        "unknown-field 1:7 `d` has no field `titel` (did you mean `title`?)",
    ),
    (
        "{% for d in duties | sort(attribute=\"titel\") %}{% endfor %}",
        "unknown-field 1:37 the list's items have no field `titel` (did you mean `title`?)",
    ),
    (
        "{{ workload.name.first }}",
        "unknown-field 1:18 `workload.name` is a text: it has no field `first`",
    ),
    (
        "{% for x in summary.duties %}{% endfor %}",
        "template-type 1:13 `summary.duties` is a number: there is nothing to loop over",
    ),
    ("{{ duties | prose }}", "template-type 1:13 `prose` takes a text, and this is a list"),
    (
        "{{ workload.name | prse }}",
        "unknown-filter 1:20 there is no filter `prse` (did you mean `prose`?)",
    ),
    (
        "{{ workload.name | indent }}",
        "unknown-filter 1:20 there is no filter `indent` (docs/templates.md lists those there are)",
    ),
    (
        "{% if workload.name is defind %}{% endif %}",
        "unknown-filter 1:24 there is no test `defind` (did you mean `defined`?)",
    ),
    ("{{ rnge(end=3) }}", "unknown-filter 1:4 there is no function `rnge` (did you mean `range`?)"),
    (
        "{% if dutyline_step(n=3) %}{% endif %}",
        "unknown-filter 1:7 there is no function `dutyline_step` (one of: range, say, throw)",
    ),
    ("{{ t.nobdy }}", "unknown-field 1:6 `t` has no field `nobdy` (did you mean `nobody`?)"),
    (
        "{%- component c(@t) -%}{{ t.nobdy }}{%- endcomponent -%}{{ <c /> }}",
        "unknown-field 1:29 `t` has no field `nobdy` (did you mean `nobody`?)",
    ),
    (
        "{{ say(id=\"team-titel\", team=\"a\", workload=\"w\") }}",
        "unknown-field 1:11 there is no sentence `team-titel` (did you mean `team-title`?)",
    ),
    (
        "{{ say(id=\"team-title\", team=\"a\", workload=\"w\", load=1) }}",
        "template-argument 1:49 `say` takes no `load` (one of: team, workload, id)",
    ),
    (
        "{{ say(id=\"team-title\", team=\"a\") }}",
        "template-argument 1:4 the sentence `team-title` speaks of `workload`",
    ),
    ("{{ say(team=\"a\") }}", "template-argument 1:4 `say` wants `id` (`say(id=\"nobody\")`)"),
    (
        "{%- component row(d) -%}{{ d }}{%- endcomponent -%}{{ <rwo d=\"x\" /> }}",
        "unknown-filter 1:56 there is no component `rwo` (did you mean `row`?)",
    ),
    (
        "{%- component row(d) -%}{{ d }}{%- endcomponent -%}{{ <row /> }}",
        "template-argument 1:56 `row` wants `d` (`<row d={…} />`)",
    ),
    (
        "{%- component row(d) -%}{{ d }}{%- endcomponent -%}{{ <row d=\"x\" e=\"y\" /> }}",
        "template-argument 1:66 `row` takes no `e` (one of: d)",
    ),
    (
        "{{ workload.name | truncate(len=3) }}",
        "template-argument 1:29 `truncate` takes no `len` (one of: length, end)",
    ),
    ("{% if x %}", "template-syntax 1:9 unexpected end of input"),
    ("{{ workload.name", "template-syntax 1:13 unexpected end of input"),
    (
        "{% block a %}{% endblock %}",
        "template-syntax 1:4 templates here do not extend each other: use `include` and components",
    ),
    (
        "{{ __tera_context }}",
        "unknown-field 1:4 there is no `__tera_context` here (`dutyline template schema` has the names)",
    ),
];

#[test]
fn faults_are_found_without_rendering() {
    for (text, expected) in FAULTY {
        let faults = read(&[("a.md", text)]).err().unwrap_or_default();
        let found: Vec<String> = faults.iter().map(shown).collect();
        assert_eq!(found, [*expected], "{text}");
    }
}

#[test]
fn all_faults_come_in_one_run_with_the_file_of_each() {
    let faults = read(&[
        (
            "a.md",
            "{{ a }}\n{{ workload.b }}{% include \"parts/b.md\" %}{% include \"parts/b.md\" %}",
        ),
        ("parts/b.md", "{%- component c(x) -%}{{ x.y }}{{ z }}{%- endcomponent -%}\n{{ d }}"),
    ])
    .expect_err("it has faults");
    let found: Vec<String> =
        faults.iter().map(|f| format!("{}:{}:{}", f.file, f.span.line, f.span.column)).collect();
    assert_eq!(found, ["t/a.md:1:4", "t/a.md:2:13", "t/parts/b.md:1:35", "t/parts/b.md:2:4"]);
}

/// Templates that are sound, though little is known of their values.
#[test]
fn nothing_is_said_of_what_may_be_right() {
    let report = report("web-shop.yaml");
    let context = seen(&report, "platform-team");
    for (text, expected) in [
        ("{{ {\"a\": 1}.a }}", None),
        ("{% set m = {\"a\": 1} %}{{ m.a }}", Some("1")),
        ("{% for i in range(end=3) %}{{ loop.index }}{% endfor %}", Some("123")),
        (
            "{% set_global n = 0 %}{% for i in [1, 2] %}{% set_global n = n + i %}{% endfor %}{{ n }}",
            Some("3"),
        ),
        (
            "{% for d in duties %}{% if loop.first %}{% set_global x = d %}{% endif %}{% endfor %}{{ x.duty | length > 0 }}",
            Some("true"),
        ),
        (
            "{% for k, v in by_duty %}{% if loop.first %}{{ v.rows | length > 0 }}{% endif %}{% endfor %}",
            Some("true"),
        ),
        ("{{ duties | group_by(attribute=\"party\") | length > 0 }}", Some("true")),
        ("{% set t %}a {{ 1 }}{% endset %}{{ t | safe }}", Some("a 1")),
        ("{% set t -%}  a  {%- endset -%}  b{{ t }}", Some("ba")),
        ("{% for x in [1, 2] -%}  {{ x }}  {%- endfor %}", Some("12")),
        ("{% filter upper %}a{% endfilter %}", Some("A")),
        ("{{ \"a\" ~ 1 ~ \"b\" }}{{ -1 | abs }}{{ 1 if true else 2 }}", Some("a1b11")),
        ("{{ \"x\" if not (1 > 2 and 3 in [3]) else \"y\" }}", Some("x")),
        (
            "{{ \"a,b\" | split(pat=\",\") | join(sep=\";\") }}{{ \"aa\" | replace(from=\"a\", to=\"b\") }}",
            Some("a;bbb"),
        ),
        ("{{ \"abc\"[0:2] }}{{ [1, 2, 3][1:] | length }}{{ \"abc\"[1] }}", Some("ab2b")),
        ("{% raw %}{{ nothing }}{% endraw %}{# {{ nothing }} #}", Some("{{ nothing }}")),
        (
            "{%- component c(x=1) -%}{{ x }}{{ body }}{%- endcomponent -%}{% <c x={2}> %}b{% </c> %}",
            Some("2b"),
        ),
        ("{% if nothing is defined %}x{% endif %}", None),
        ("{{ components[0].name is string }}{{ team is defined }}", Some("truetrue")),
        (
            "{{ workload.name | replace(from=\"a\", to=\"<b>\" | safe) is containing(pat=\"<q>\") }}",
            Some("false"),
        ),
        ("{{ \"é\" }}{% for c in \"aé\" %}{{ c }}.{% endfor %}", Some("éa.é.")),
    ] {
        let Some(expected) = expected else {
            assert!(read(&[("a.md", text)]).is_err(), "{text}");
            continue;
        };
        let own = read(&[("a.md", text)]).unwrap_or_else(|f| panic!("{text}: {}", shown(&f[0])));
        let found =
            own.render(&context, report.words).unwrap_or_else(|f| panic!("{text}: {}", shown(&f)));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn what_shows_only_when_rendered_has_its_place() {
    let report = report("starter.yaml");
    let context = seen(&report, "x");
    for (text, expected) in [
        (
            "a\n{{ duties[9999].title }}",
            "template-failed 2:4 `duties[9999]` is undefined here (ask for it first: `{% if … %}`)",
        ),
        (
            "{% set m = {\"a\": 1} %}é {{ m.b }}",
            "template-failed 1:28 `m.b` is undefined here (ask for it first: `{% if … %}`)",
        ),
        ("{{ throw(message=\"No.\") }}", "template-failed 1:4 no"),
        ("{{ 1 / 0 }}", "template-failed 1:8 cannot divide by 0"),
    ] {
        let own = read(&[("a.md", text)]).unwrap_or_else(|f| panic!("{text}: {}", shown(&f[0])));
        let fault = own.render(&context, report.words).expect_err(text);
        assert_eq!(shown(&fault), expected, "{text}");
    }
}
