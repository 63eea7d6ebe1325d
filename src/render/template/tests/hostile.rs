//! Templates that would run for ever or take memory without bound: each ends in a fault with its place.

use super::{read, report, seen, shown};
use crate::render::template::meter::Meter;

/// A budget that is used up quickly, without optimisation too.
const SMALL: u64 = 16 << 20;

/// Templates that would run for ever or take memory without bound, and where they are stopped.
const HOSTILE: &[(&str, &str)] = &[
    ("{% for a in range(end=1000000000) %}{% endfor %}", "template-failed 1:13"),
    (
        "{% for a in duties %}{% for b in duties %}{% for c in duties %}{% for d in duties %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
        "template-limit",
    ),
    (
        "{% set_global x = \"aa\" %}{% for a in range(end=99) %}{% set_global x = x ~ x %}{% endfor %}",
        "template-limit 1:72",
    ),
    (
        "{% set_global x = \"aa\" %}{% for a in range(end=99) %}{% set_global x = [x, x] %}{% endfor %}{{ x }}",
        "template-limit 1:72",
    ),
    (
        "{% set_global x = [1] %}{% for a in range(end=99) %}{% set_global x = [...x, ...x] %}{% endfor %}",
        "template-limit 1:71",
    ),
    (
        "{% set_global x = {} %}{% for a in range(end=99999) %}{% set_global x = {\"a\": x} %}{% endfor %}",
        "template-limit",
    ),
    (
        "{% set_global x = \"\\\\\" %}{% for a in range(end=99) %}{% set_global x = x | code | prose | prose %}{% endfor %}",
        "template-limit",
    ),
    (
        "{% set_global x = \"aa\" %}{% for a in range(end=99) %}{% set_global x = x | replace(from=\"a\", to=x) %}{% endfor %}",
        "template-limit",
    ),
    (
        "{% set_global x = \"aa\" %}{% for a in range(end=99) %}{% set_global x = [x, x, x] | join(sep=x) %}{% endfor %}",
        "template-limit",
    ),
    (
        "{% set_global x = \"aa\" %}{% for a in range(end=99) %}{% set_global x %}{{ x }}{{ x }}{% endset %}{% endfor %}",
        "template-limit",
    ),
    (
        "{% set x %}{% for a in range(end=99999) %}{% for b in range(end=999) %}0123456789{% endfor %}{% endfor %}{% endset %}",
        "template-limit",
    ),
    ("{% for a in range(end=99999) %}{{ duties }}{% endfor %}", "template-limit 1:35"),
    (
        "{% for a in range(end=99999) %}{% if duties == obligations %}x{% endif %}{% if duties == duties %}x{% endif %}{% endfor %}",
        "template-limit",
    ),
    (
        "{% for a in range(end=99999) %}{% if 1 in [x for x in range(end=9999)] %}{% endif %}{% endfor %}",
        "template-limit",
    ),
    ("{% set a = range(end=99999) | unique %}", "template-limit 1:12"),
    (
        "{%- component c(n) -%}{{ <c n={n} /> }}{{ <c n={n} /> }}{%- endcomponent -%}{{ <c n={1} /> }}",
        "template-limit 1:1 this component calls itself",
    ),
    (
        "{%- component c(n) -%}{% if n > 0 %}{{ <c n={n - 1} /> }}{{ <c n={n - 1} /> }}{{ <c n={n - 1} /> }}{{ <c n={n - 1} /> }}{% endif %}{%- endcomponent -%}{{ <c n={19} /> }}",
        "template-limit 1:1",
    ),
    (
        "{% set x %}{% for a in range(end=99999) %}0123456789012345678901234567890123456789{% endfor %}{% endset %}{% for a in range(end=99999) %}{% if x[5] == \"5\" %}{% endif %}{% endfor %}",
        "template-limit",
    ),
    (
        "{% set x %}{% for a in range(end=99999) %}0123456789012345678901234567890123456789{% endfor %}{% endset %}{% for a in range(end=99999) %}{% if x is containing(pat=\"zz\") %}{% endif %}{% set n = x | length %}{% endfor %}",
        "template-limit",
    ),
    (
        "{% set x %}{% for a in range(end=99999) %}0123456789012345678901234567890123456789{% endfor %}{% endset %}{% set y = x | split(pat=\"\") %}",
        "template-",
    ),
];

#[test]
fn a_hostile_template_ends_in_a_fault_with_its_place() {
    let report = report("web-shop.yaml");
    let context = seen(&report, "x");
    let mut lost = Vec::new();
    for (text, expected) in HOSTILE {
        let own = read(&[("a.md", text)]).unwrap_or_else(|f| panic!("{text}: {}", shown(&f[0])));
        let rendered = own.render_by(&Meter::of(SMALL), &context, report.words);
        let found =
            rendered.map_or_else(|fault| shown(&fault), |text| format!("{} bytes", text.len()));
        if !found.starts_with(expected) {
            lost.push(format!("{text}\n   {found}"));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn texts_that_are_nested_or_long_are_refused_not_followed() {
    let deep = format!("{{{{ {}1{} }}}}", "(".repeat(39), ")".repeat(39));
    let long = format!("{{{{ 1{} }}}}", " + 1".repeat(200));
    let joined = format!("{{{{ workload.name{} }}}}", " ~ workload.name".repeat(20));
    let tags = format!("{}{}", "{% if true %}".repeat(300), "{% endif %}".repeat(300));
    let files: Vec<(String, String)> = (0..40)
        .map(|at| {
            let next = format!("{{% include \"{}.md\" %}}", at + 1).repeat(9);
            (format!("{at}.md"), if at == 39 { "x".to_owned() } else { next })
        })
        .collect();
    for text in [&deep, &long, &joined, &tags] {
        let faults = read(&[("a.md", text)]).expect_err("refused");
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].code.as_str(), "template-syntax");
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let report = report("starter.yaml");
    let own = read(&files).map_err(|f| shown(&f[0])).expect("sound, though hostile");
    let small = Meter::of(SMALL);
    let fault = own
        .render_by(&small, &seen(&report, "x"), report.words)
        .expect_err("9 to the power of 39 files");
    assert!(shown(&fault).starts_with("template-limit 1:1 "), "{}", shown(&fault));
}
