//! What the pieces become: names of bookmarks, numbers of headings, text that is only text, metafiles that add up.

use super::xml::clean;
use super::{Options, body, emf, runs};
use crate::render::scene::{Anchor, Paint, Scene, Shape};
use crate::render::{blocks, pdf, prose};

/// The body of a document of some Markdown.
fn body_of(markdown: &str, offset: usize, covered: bool) -> body::Body {
    let pieces = prose::parse(markdown);
    let cover = covered.then(pdf::Cover::default);
    let options = Options { cover, offset, ..Options::default() };
    body::write(&blocks::parse(&pieces), &[], &options)
}

#[test]
fn markdown_becomes_styles() {
    let rows = [
        ("# T\n\n## S", 0, true, "<w:pStyle w:val=\"Title\"/>"),
        ("# T\n\n## S", 0, true, "<w:pStyle w:val=\"Heading1\"/>"),
        ("# T\n\n## S", 0, false, "<w:pStyle w:val=\"Heading2\"/>"),
        ("# T\n\n## S", 2, false, "<w:pStyle w:val=\"Heading4\"/>"),
        ("# T\n\n# U", 0, true, "<w:pStyle w:val=\"Heading1\"/>"),
        (
            "- a",
            0,
            false,
            "<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/>",
        ),
        ("- a\n  - b", 0, false, "<w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/>"),
        (
            "3. a",
            0,
            false,
            "<w:pStyle w:val=\"ListNumber\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/>",
        ),
        ("- a\n\n  b", 0, false, "<w:pStyle w:val=\"ListContinue\"/><w:ind w:left=\"340\"/>"),
        ("> a", 0, false, "<w:pStyle w:val=\"Quote\"/>"),
        ("```\na\n b\n```", 0, false, "a</w:t><w:br/><w:t xml:space=\"preserve\"> b"),
        ("**a** `b`", 0, false, "<w:rStyle w:val=\"CodeText\"/>"),
        ("a<br>b", 0, false, "a</w:t><w:br/><w:t xml:space=\"preserve\">b"),
        ("**Table 1.** C\n\n|a|\n|-|\n|b|", 0, false, "<w:pStyle w:val=\"Caption\"/><w:keepNext/>"),
        ("|a|\n|-|\n|b|", 0, false, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"),
        ("|a|\n|-:|\n|b|", 0, false, "<w:jc w:val=\"right\"/>"),
        ("[a](https://x.org)", 0, false, "<w:hyperlink r:id=\"link0\""),
        ("[a](#b)\n\n<a id=\"b\"></a>c", 0, false, "<w:hyperlink w:anchor=\"b\""),
        ("<a id=\"b\"></a>c", 0, false, "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>"),
        ("<script> & \\\"", 0, false, "&lt;script&gt;"),
    ];
    for (markdown, offset, covered, expected) in rows {
        let xml = body_of(markdown, offset, covered).xml;
        assert!(xml.contains(expected), "{markdown:?} lacks {expected}: {xml}");
    }
}

#[test]
fn what_leads_nowhere_or_says_nothing_is_left_out() {
    for (markdown, unwanted) in [
        ("[a](#nowhere)", "w:hyperlink"),
        ("[a](javascript:x)", "w:hyperlink"),
        ("## \n\nx", "Heading"),
        ("x", "w:tbl"),
    ] {
        let xml = body_of(markdown, 0, false).xml;
        assert!(!xml.contains(unwanted), "{markdown:?} has {unwanted}: {xml}");
    }
}

#[test]
fn word_counts_where_every_heading_of_a_level_is_counted() {
    let rows = [
        ("# T\n\n## B.1 x\n\n## B.2 y", 0, Some((1, "B."))),
        ("# T\n\n## B.1 x\n\n## B.2 y", 2, Some((3, "B."))),
        ("# T\n\n## 1 x\n\n### z\n\n## 2 y", 0, Some((1, ""))),
        ("# T\n\n## 7.2.1 x", 0, Some((1, "7.2."))),
        ("# T\n\n## 1 x\n\n## 3 y", 0, None),
        ("# T\n\n## 1 x\n\n## y", 0, None),
        ("# T\n\n## S3 x", 0, None),
        ("# T\n\n## EC21 x", 0, None),
    ];
    for (markdown, offset, expected) in rows {
        let body = body_of(markdown, offset, false);
        let found = body.numbered.as_ref().map(|(level, prefix)| (*level, prefix.as_str()));
        assert_eq!(found, expected, "{markdown:?}");
        if expected.is_some() {
            assert!(body.xml.contains(">x</w:t>"), "{markdown:?} keeps its number: {}", body.xml);
        }
    }
}

#[test]
fn bookmarks_have_names_that_word_takes() {
    let long = "a".repeat(60);
    let ids = ["a-b", "a.b", "A_B", "a-b", "1", "_x", &long];
    let names = runs::names(ids.into_iter());
    let expected = ["a_b", "a_b_2", "A_B_3", "a_b", "x1", "x_x", &long[..32]];
    for (id, name) in ids.iter().zip(expected) {
        assert_eq!(names[*id], name, "{id}");
    }
}

#[test]
fn text_stays_text() {
    for (text, expected) in [
        ("plain", "plain"),
        ("a\u{0}b\u{1b}c", "a\u{fffd}b\u{fffd}c"),
        ("a\tb\r\nc", "a b  c"),
        ("a\u{202e}b\u{2066}c", "abc"),
        ("a\u{ffff}b", "a\u{fffd}b"),
        ("日本 é", "日本 é"),
    ] {
        assert_eq!(clean(text), expected, "{text:?}");
    }
}

#[test]
fn a_metafile_adds_up() {
    let rect = |radius, hatch| Shape::Rect {
        x: 1.0,
        y: 1.0,
        w: 20.0,
        h: 10.0,
        radius,
        fill: Some(Paint::Aws),
        stroke: Some((Paint::Line, 0.5)),
        hatch,
    };
    let text = |text: &str| Shape::Text {
        x: 1.0,
        y: 2.0,
        size: 8.0,
        bold: true,
        anchor: Anchor::Middle,
        paint: Paint::Ink,
        text: text.to_owned(),
    };
    let points = vec![(0.0, 0.0), (f32::MAX, f32::NAN), (-1e9, 3.0)];
    let path = |closed| Shape::Path {
        points: points.clone(),
        closed,
        fill: None,
        stroke: Some((Paint::Ink, 1.0)),
    };
    let shapes = vec![
        rect(0.0, None),
        rect(2.0, Some(Paint::AwsInk)),
        text("a"),
        text("odd 😀\u{0}"),
        text(""),
        path(true),
        path(false),
    ];
    let scene =
        Scene { width: 100.0, height: 50.0, title: String::new(), alt: String::new(), shapes };
    let bytes = emf::write(&scene);
    let number = |at: usize| {
        let four = bytes[at..at + 4].try_into().expect("four bytes");
        usize::try_from(u32::from_le_bytes(four)).expect("it fits")
    };
    assert_eq!((number(0), number(40), number(48)), (1, 0x464d_4520, bytes.len()));
    let (mut at, mut records, mut last) = (0, 0, 0);
    while at < bytes.len() {
        (last, records) = (number(at), records + 1);
        assert!(number(at + 4) >= 8 && number(at + 4) % 4 == 0, "record {records}");
        at += number(at + 4);
    }
    assert_eq!((at, last, records), (bytes.len(), 14, number(52)));
}
