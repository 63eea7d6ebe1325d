//! What the filter lets through, row by row.

use std::fmt::Write;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Piece, parse, raise, title};

/// The pieces of a text, one line each, without the paragraph around them.
fn show(markdown: &str) -> String {
    let mut html = String::new();
    for piece in parse(markdown) {
        match piece {
            Piece::Event(event) => show_event(&event, &mut html),
            Piece::Anchor(id) => write!(html, "[anchor {id}]").unwrap(),
            Piece::Catalogue(begins) => {
                write!(html, "[{}]", if begins { "en" } else { "/en" }).unwrap();
            }
            Piece::Picture(name) => write!(html, "[picture {name}]").unwrap(),
        }
    }
    html
}

fn show_event(event: &Event<'_>, out: &mut String) {
    match event {
        Event::Text(text) => out.push_str(text),
        Event::HardBreak => out.push_str("[break]"),
        Event::Html(_) | Event::InlineHtml(_) => out.push_str("[HTML!]"),
        Event::Start(Tag::Link { dest_url, .. }) => write!(out, "[link {dest_url}]").unwrap(),
        Event::End(TagEnd::Link) => out.push_str("[/link]"),
        Event::Start(Tag::Heading { id, classes, attrs, .. }) => {
            write!(out, "[h {id:?} {} {}]", classes.len(), attrs.len()).unwrap();
        }
        _ => {}
    }
}

#[test]
fn only_three_forms_of_html_pass() {
    let rows = [
        ("a<br>b", "a[break]b"),
        ("a<br/>b", "a<br/>b"),
        ("a <b>c</b>", "a <b>c</b>"),
        ("<a id=\"ac-2.1_x\"></a>Text", "[anchor ac-2.1_x]Text"),
        ("<a id=\"x y\"></a>Text", "<a id=\"x y\"></a>Text"),
        ("<a id=\"x\">Text</a>", "<a id=\"x\">Text</a>"),
        ("<a href=\"x\"></a>", "<a href=\"x\"></a>"),
        ("<!-- picture: line -->", "[picture line]"),
        ("<!-- picture: a b -->", "<!-- picture: a b -->"),
        ("<!-- note -->", "<!-- note -->"),
        ("<script>\nalert(1)\n</script>", "<script>\nalert(1)\n</script>"),
        ("<div onclick=x>", "<div onclick=x>"),
        ("| a |\n|---|\n| b<br>c |", "ab[break]c"),
    ];
    for (markdown, expected) in rows {
        assert_eq!(show(markdown), expected, "{markdown}");
    }
}

#[test]
fn only_safe_links_pass() {
    let rows = [
        ("[a](https://x.org)", "[link https://x.org]a[/link]"),
        ("[a](HTTP://x.org)", "[link HTTP://x.org]a[/link]"),
        ("[a](mailto:a@b.org)", "[link mailto:a@b.org]a[/link]"),
        ("<a@b.org>", "[link a@b.org]a@b.org[/link]"),
        ("[a](#b)", "[link #b]a[/link]"),
        ("[a](javascript:alert(1))", "a"),
        ("[a](java&#10;script:x)", "a"),
        ("[a](//x.org)", "a"),
        ("[a](other.md)", "a"),
        ("![a](https://x.org/a.png)", "a"),
        ("[é](é)", "é"),
        ("[![a](x.png)](data:x)", "a"),
    ];
    for (markdown, expected) in rows {
        assert_eq!(show(markdown), expected, "{markdown}");
    }
}

#[test]
fn headings_keep_nothing_but_a_plain_id() {
    let rows = [
        ("# A {#b}", "[h Some(Borrowed(\"b\")) 0 0]A"),
        ("# A {#b .c onclick=d}", "[h Some(Borrowed(\"b\")) 0 0]A"),
        ("# A {#b\"c}", "[h None 0 0]A"),
        ("# A", "[h None 0 0]A"),
    ];
    for (markdown, expected) in rows {
        assert_eq!(show(markdown), expected, "{markdown}");
    }
}

#[test]
fn headings_are_raised_to_the_first_level() {
    let rows = [
        ("# A\n\n## B", "A", vec![1, 2]),
        ("### A `b`\n\n#### B\n\n### C", "A b", vec![1, 2, 1]),
        ("text\n\n## B\n\n### C", "B", vec![1, 2]),
    ];
    for (markdown, first, levels) in rows {
        let mut pieces = parse(markdown);
        raise(&mut pieces);
        assert_eq!(title(&pieces).as_deref(), Some(first), "{markdown}");
        let found = pieces.iter().filter_map(|piece| match piece {
            Piece::Event(Event::Start(Tag::Heading { level, .. })) => Some(*level as usize),
            _ => None,
        });
        assert_eq!(found.collect::<Vec<_>>(), levels, "{markdown}");
    }
    assert_eq!(title(&parse("no heading")), None);
}
