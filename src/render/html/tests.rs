//! What reaches the page, row by row; and whole pages from hostile profiles.

use super::body;
use super::filter::{Choice, Rows, offered};
use super::render;
use crate::date::Date;
use crate::diagnostic::Faults;
use crate::render::look::Look;
use crate::render::markdown::{BUILT_IN, Template};
use crate::render::{picture, prose};
use crate::report::{Context, Report, build};
use crate::{knowledge, profile, resolve};
use std::collections::BTreeMap;

/// The elements of some Markdown.
fn elements(markdown: &str) -> String {
    body::write(&prose::parse(markdown), &[], &Rows::default()).html
}

#[test]
fn prose_becomes_elements_and_nothing_else() {
    let rows = [
        ("a & b", "<p>a &amp; b</p>\n"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("`<b>\"`", "<p><code>&lt;b&gt;&quot;</code></p>\n"),
        (
            "[a](https://x.org/?a=\"&b)",
            "<p><a href=\"https://x.org/?a=&quot;&amp;b\" rel=\"noreferrer\">a</a></p>\n",
        ),
        ("[a](javascript:alert(1))", "<p>a</p>\n"),
        ("[a](data:text/html,x)", "<p>a</p>\n"),
        ("[1](#s1)", "<p><a class=\"cite\" href=\"#s1\">1</a></p>\n"),
        ("[a](#summary)", "<p><a href=\"#summary\">a</a></p>\n"),
        ("<a@b.org>", "<p><a href=\"mailto:a@b.org\" rel=\"noreferrer\">a@b.org</a></p>\n"),
        ("![a](https://x.org/a.png)", "<p>a</p>\n"),
        ("a <a id=\"b\"></a>c", "<p>a <span id=\"b\"></span>c</p>\n"),
        ("<!-- picture: nothing -->", ""),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a", "<ol start=\"3\"><li>a</li>\n</ol>\n"),
        ("a<br>b **c** *d* ~~e~~", "<p>a<br>b <strong>c</strong> <em>d</em> <s>e</s></p>\n"),
    ];
    for (markdown, expected) in rows {
        assert_eq!(elements(markdown), expected, "{markdown}");
    }
}

#[test]
fn headings_open_sections_and_ids_stay_unique() {
    let markdown = "# T\n\n## A {#a}\n\n### B {#a}\n\n## C <i>\n\n# D";
    let (pieces, rows) = (prose::parse(markdown), Rows::default());
    let body = body::write(&pieces, &[], &rows);
    assert_eq!(body.title.as_deref(), Some("T"));
    let list: Vec<(&str, &str, usize)> =
        body.contents.iter().map(|e| (e.id.as_str(), e.title.as_str(), e.entries.len())).collect();
    assert_eq!(list, [("a", "A", 1), ("section-2", "C <i>", 0), ("section-3", "D", 0)]);
    assert_eq!(body.contents[0].entries[0].id, "a-2");
    assert_eq!(body.html.matches("<section>").count(), body.html.matches("</section>").count());
    assert_eq!(body.html.matches("<h1").count(), 1);
}

#[test]
fn cells_carry_their_column_and_show_parties() {
    let table = |cell: &str| elements(&format!("| A | \"B\" |\n|---|---:|\n| x | {cell} |"));
    let rows = [
        ("text", "<td data-label=\"&quot;B&quot;\" class=\"right\">text</td>"),
        ("Customer", "<span class=\"chip customer\">Customer</span>"),
        ("Inherited", "<span class=\"chip aws\">Inherited</span>"),
        ("–", "<span class=\"none\">–</span>"),
        (
            "A 3, T 1",
            "<span class=\"count aws\">A 3</span> <span class=\"count third-party\">T 1</span>",
        ),
        ("Both: C 2", "<span class=\"count customer\">C 2</span>"),
        ("A x", ">A x</td>"),
        ("Customers", ">Customers</td>"),
    ];
    for (cell, expected) in rows {
        assert!(table(cell).contains(expected), "{cell}: {}", table(cell));
    }
}

/// The report of a profile with so many components of that name.
fn report(name: &str, count: usize) -> Report {
    let component = |at: usize| format!("  - {{name: '{name} {at}', service: s3}}\n");
    let components: String = (0..count).map(component).collect();
    let text = format!(
        "version: 1\nworkload:\n  id: w\n  name: '{name}'\n  owner: '{name}'\ncomponents:\n{components}"
    );
    report_of(&text)
}

fn report_of(text: &str) -> Report {
    let catalog = knowledge::embedded();
    let mut faults = Faults::new("w.yaml");
    let profile = profile::parse("w.yaml", text.as_bytes(), &mut faults).expect("a sound profile");
    let as_of = Date::parse("2026-01-31").expect("a date");
    let resolution = resolve::resolve(&profile, &catalog, as_of);
    build(&Context::new(&profile, &catalog, &resolution, as_of))
}

fn page(report: &Report) -> String {
    let template = Template::parse(BUILT_IN[0].1).expect("the built-in template");
    let context = crate::render::markdown::context(report).expect("a report is a context");
    let markdown = template.render(&context, report.words).expect("the built-in template renders");
    let html = render(report, &prose::parse(&markdown), &picture::scenes(report), &Look::default());
    String::from_utf8(html).expect("UTF-8")
}

#[test]
fn a_hostile_name_stays_a_name_everywhere() {
    let plain = page(&report("x", 2));
    let count = |html: &str, what: &str| html.matches(what).count();
    for name in [
        "<script>alert(1)</script>",
        "\" onfocus=alert(1) x=\"",
        "</style></title><img src=x onerror=alert(1)>",
        "<!-- prose -->",
        "[a](javascript:alert(1))",
        "{{ 1 }} {% raw %} | `",
    ] {
        let html = page(&report(name, 2));
        for tag in ["<script", "<style", "<img", "<title", "<a ", "<td", "<tr", "<!--", "<option"] {
            assert_eq!(count(&html, tag), count(&plain, tag), "{tag} with {name}");
        }
        assert!(!html.contains("href=\"javascript"), "{name}");
        assert!(!html.contains("\" onfocus"), "{name}");
    }
}

#[test]
fn every_duty_row_can_be_found_and_filtered() {
    let report = report("x", 3);
    let html = page(&report);
    for row in report.workload_groups.iter().chain(&report.common_groups).flat_map(|g| &g.rows) {
        let duty = &report.duties[row.duty];
        let start = format!("<tr id=\"{}\" data-party=\"{}\"", duty.anchor, duty.party);
        assert_eq!(html.matches(&start).count(), 1, "{start}");
    }
    assert!(html.contains("data-component=\"x-0 x-1 x-2\""));
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(!html.contains("style=\""), "the policy would refuse it");
}

#[test]
fn a_control_can_be_found_by_its_origination_and_by_who_works_for_it() {
    let text = "version: 1\nworkload: {id: w, name: w, owner: team a}\nframeworks: [nist-800-53-r5]\n\
                components: [{name: x, service: s3}]\n";
    let report = report_of(text);
    let html = page(&report);
    let framework = &report.frameworks[0];
    for control in &framework.controls {
        let start = format!("<tr id=\"{}-{}\" data-party=\"", framework.anchor, control.id);
        assert_eq!(html.matches(&start).count(), 1, "{start}");
    }
    assert!(html.contains("-ac-2\" data-party=\"shared\" data-owner=\"team a\">"));
}

#[test]
fn a_choice_is_offered_where_rows_differ() {
    let choices =
        ["a", "a b", "c"].map(|value| Choice { value: value.into(), title: String::new() });
    for (key, values, expected) in [
        ("owner", &["a"][..], &[][..]),
        ("owner", &["a", "a b"], &["a", "a b"]),
        ("owner", &["a\nc"], &["a", "c"]),
        ("component", &["a c"], &["a", "c"]),
        ("party", &["c", "x"], &[]),
        ("domain", &[], &[]),
    ] {
        let values = values.iter().map(|value| (key, *value)).collect();
        let found = offered(&choices, key, &values);
        let found: Vec<&str> = found.iter().map(|choice| choice.value.as_str()).collect();
        assert_eq!(found, expected, "{key}: {values:?}");
    }
}

#[test]
fn a_document_without_rows_has_no_filters() {
    let report = report("x", 2);
    let html = render(&report, &prose::parse("# T\n\n| A |\n|---|\n| b |"), &[], &Look::default());
    let html = String::from_utf8(html).expect("UTF-8");
    for part in ["<search", "id=\"keys\"", "class=\"keys\""] {
        assert!(!html.contains(part), "{part}");
        assert!(page(&report).contains(part), "{part}");
    }
}

/// A word that a script asks for and the shell lacks would stop the script; one that nobody asks for is left over.
#[test]
fn the_shell_has_the_words_of_the_scripts() {
    let html = page(&report("x", 1));
    let (_, block) = html.split_once("id=\"words\">").expect("a block of words");
    let (block, scripts) = block.split_once("</script>").expect("an end of it");
    let words: BTreeMap<String, String> = serde_json::from_str(block).expect("JSON");
    for key in words.keys() {
        assert!(scripts.contains(&format!("\"{key}\"")), "nobody asks for {key}");
    }
    for asked in scripts.split("told(").skip(1).filter_map(|rest| rest.split([')', '{']).next()) {
        let keys = asked.split('"').skip(1).step_by(2);
        assert!(keys.clone().all(|key| words.contains_key(key)), "the shell lacks {asked}");
    }
}
