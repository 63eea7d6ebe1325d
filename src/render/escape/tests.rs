//! A text, escaped and read back as Markdown, is the same text.

use super::{code, inert, prose, push, url};
use pulldown_cmark::{Event, Options, Parser};

const HOSTILE: &[&str] = &[
    "plain",
    "a | b",
    "| a | b |",
    "||",
    "<script>alert(1)</script>",
    "<b>",
    "</td>",
    "&amp; &lt; & &#124;",
    "`code`",
    "``",
    "`",
    "*a* **b** ***",
    "_a_ __b__ a_b_c",
    "~~a~~ ~",
    "[a](b) ![c](d) [e]",
    "[x]: y",
    "# h",
    "## h",
    "#",
    "- a",
    "+ a",
    "* a",
    "1. a",
    "12) a",
    "1.",
    "=",
    "===",
    "---",
    "***",
    "> q",
    "a\\",
    "\\|",
    "\\\\|",
    "\\",
    "{{ x }}",
    "{% raw %}",
    "{# c #}",
    "{#id .c}",
    "$a$",
    "^a^",
    "!",
    ": a",
    "!!x",
    "http://example.org",
    "https://example.org/a_b_c",
    "www.example.org",
    "a@example.org",
    "<a@b.c>",
    "~~~",
    "[^1]",
    "[^1]: x",
    "[!NOTE]",
    "a  ",
    "&copy;",
    "&#x41;",
    "Grüße, Ελλάς, Кириллица",
    "a:b:c",
    "10. b",
    "1234567890. a",
    "(c) (tm) -- ... \"q\"",
    "- [ ] a",
    "|-|-|",
    "a |\\",
    "_",
    "__",
    "*",
    "x_*_x",
    "a\u{a0}b",
    "-",
    "+",
    "a<!-- b -->c",
    "<?php ?>",
    "<![CDATA[x]]>",
    "\\`\\`",
    "*|*",
    "a_",
    "_a",
];

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SUPERSCRIPT
}

/// The text of some Markdown, and whether it holds nothing but text.
fn read(markdown: &str) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut other = Vec::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(part) => text += &part,
            Event::Start(tag) => {
                other.push(format!("{tag:?}").split(['(', ' ']).next().unwrap_or("").to_owned());
            }
            Event::End(_) => {}
            event => other.push(format!("{event:?}")),
        }
    }
    (text, other)
}

fn escape(text: &str) -> String {
    let mut out = String::new();
    push(text, &mut out);
    out
}

#[test]
fn hostile_texts_come_out_as_they_are() {
    for text in HOSTILE {
        let (found, other) = read(&escape(text));
        assert_eq!(found, text.trim(), "as a paragraph: {}", escape(text));
        assert_eq!(other, ["Paragraph"], "{text}");
        let table = format!("| h | i |\n|---|---|\n| {} | z |\n", escape(text));
        let (found, other) = read(&table);
        assert_eq!(found, format!("hi{}z", text.trim()), "in a table: {}", escape(text));
        assert_eq!(other.iter().filter(|tag| *tag == "TableCell").count(), 4, "{text}: {other:?}");
        assert!(other.iter().all(|tag| tag.starts_with("Table")), "{text}: {other:?}");
        let (found, other) = read(&format!("- x: {}\n", escape(text)));
        assert_eq!(found, format!("x: {}", text.trim()).trim_end(), "in a list");
        assert_eq!(other, ["List", "Item"], "{text}");
    }
}

#[test]
fn pairs_of_hostile_texts_come_out_as_they_are() {
    for a in HOSTILE {
        for b in HOSTILE {
            let text = format!("{a} {b}");
            let (found, other) = read(&format!("| h |\n|---|\n| {} |\n", escape(&text)));
            let cells = other.iter().filter(|tag| *tag == "TableCell").count();
            assert_eq!((found, cells), (format!("h{}", text.trim()), 2), "{text}");
        }
    }
}

#[test]
fn several_lines_become_one() {
    for (text, expected) in
        [("a\nb", "a b"), ("a\r\nb", "a  b"), ("a\n# b", "a # b"), ("a\n\n- b", "a  - b")]
    {
        let (found, other) = read(&escape(text));
        assert_eq!((found.as_str(), other.len()), (expected, 1), "{text:?}");
    }
    assert_eq!(escape("a\u{202e}b\u{0}c"), "a\u{fffd}b\u{fffd}c");
}

#[test]
fn prose_keeps_code_and_code_holds_no_backtick() {
    let rows = [("use `a|b`", "use `a¦b`"), ("a ` b", "a \\` b"), ("`<b>` <b>", "`<b>` &lt;b&gt;")];
    for (text, expected) in rows {
        assert_eq!(prose(text), expected);
    }
    assert_eq!(code("a`b|c\nd"), "aˋb¦c d");
}

#[test]
fn only_https_is_linked() {
    let rows = [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/a b)(c|d", "https://example.org/a%20b%29%28c%7Cd"),
        ("https://example.org/ä<", "https://example.org/%C3%A4%3C"),
        ("javascript:alert(1)", ""),
        ("http://example.org", ""),
        ("data:text/html,x", ""),
        (" https://example.org", ""),
    ];
    for (text, expected) in rows {
        assert_eq!(url(text), expected);
    }
}

#[test]
fn no_text_becomes_a_formula_and_each_has_a_way_back() {
    let rows = [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("＝1+1", "'＝1+1"),
        ("'quoted'", "''quoted'"),
        ("plain = x", "plain = x"),
        ("", ""),
    ];
    for (text, expected) in rows {
        let inert = inert(text);
        assert_eq!(inert, expected);
        assert_eq!(inert.strip_prefix('\'').unwrap_or(&inert), text);
    }
}
