//! Documents, row by row: what must come out whole, what must be reported, what must stand where.

use crate::render::pdf::strip::Strip;
use crate::render::pdf::{Attachment, Cover, Error, Options, Pdf, page, render};
use crate::render::prose;
use crate::render::scene::{Anchor, Paint, Scene, Shape};
use crate::theme::Paper;

fn options() -> Options {
    Options { title: "Test".to_owned(), created: (2026, 11, 24), ..Options::default() }
}

fn scene(width: f32, height: f32) -> Scene {
    let text = Shape::Text {
        x: 10.0,
        y: 20.0,
        size: 9.0,
        bold: true,
        anchor: Anchor::Middle,
        paint: Paint::AwsInk,
        text: "AWS \u{1f680}".to_owned(),
    };
    let area = Shape::Rect {
        x: 0.0,
        y: 0.0,
        w: width,
        h: height,
        radius: 4.0,
        fill: Some(Paint::Aws),
        stroke: Some((Paint::AwsInk, 1.0)),
        hatch: Some(Paint::AwsInk),
    };
    let line = Shape::Path {
        points: vec![(0.0, 0.0), (width, height)],
        closed: false,
        fill: None,
        stroke: Some((Paint::Line, 1.0)),
    };
    let (title, alt) = ("Line".to_owned(), String::new());
    Scene { width, height, title, alt, shapes: vec![area, line, text] }
}

fn make(markdown: &str, options: &Options) -> Pdf {
    let scenes = [
        ("line", scene(460.0, 150.0)),
        ("tall", scene(10.0, 90_000.0)),
        ("none", scene(0.0, f32::NAN)),
    ];
    match render(&prose::parse(markdown), &scenes, options) {
        Ok(pdf) => pdf,
        Err(error) => panic!("{error}: {}", markdown.chars().take(80).collect::<String>()),
    }
}

#[test]
fn any_text_becomes_a_document() {
    let row = |columns: usize, cell: &str| format!("{}|\n", format!("|{cell}").repeat(columns));
    let table = |columns: usize, cell: &str, rows: usize| {
        row(columns, "h") + &row(columns, "-") + &row(columns, cell).repeat(rows)
    };
    let rows = [
        ("nothing", String::new(), 1..=1),
        ("one long word", "x".repeat(10_000), 1..=4),
        ("one long id", "arn:aws:iam::".repeat(1_000), 1..=6),
        ("one long code span", format!("`{}`", "a-b/".repeat(2_000)), 1..=4),
        ("200 columns", table(200, "value", 3), 2..=12),
        ("long words in 12 columns", table(12, &"long-".repeat(40), 5), 1..=9),
        ("a cell of several pages", table(3, &"word ".repeat(9_000), 1), 8..=60),
        ("a header of several pages", row(2, &"word ".repeat(3_000)) + &row(2, "-"), 2..=20),
        ("an empty table", "|a|\n|-|\n".to_owned(), 1..=1),
        ("empty cells", table(4, " ", 3), 1..=1),
        ("quotes in quotes", format!("{} deep", ">".repeat(500)), 1..=1),
        ("lists in lists", format!("{} deep", "- ".repeat(500)), 1..=2),
        ("headings only", "# a\n\n## b\n\n#### d\n".repeat(60), 4..=20),
        ("an empty heading", "# \n\n##\n".to_owned(), 1..=1),
        ("a heading of a page", format!("# {}", "word ".repeat(800)), 2..=9),
        ("controls", "a\u{1}b\u{7f}c\u{85}d\u{2028}e\u{feff}\u{fffe}\u{ffff}".to_owned(), 1..=1),
        ("overrides", "a\u{202e}b\u{2066}c\u{2069}\u{200f}".to_owned(), 1..=1),
        ("marks", format!("a{}", "\u{301}".repeat(300)), 1..=1),
        ("private use", "\u{e000}\u{f8ff}\u{10fffd}".to_owned(), 1..=1),
        ("joiners", "a\u{200d}b\u{200b}c\u{ad}d\u{2060}e".to_owned(), 1..=1),
        ("a tall picture", "<!-- picture: tall -->".to_owned(), 1..=2),
        (
            "a broken picture",
            "<!-- picture: none -->\n\n<!-- picture: unknown -->".to_owned(),
            1..=1,
        ),
        ("contents of nothing", "<!-- picture: contents -->".to_owned(), 1..=1),
        ("a dead link", "[a](#nowhere) <a id=\"x\"></a>".to_owned(), 1..=1),
        ("anchors only", "<a id=\"x\"></a>".to_owned(), 1..=1),
        ("an endless link", format!("[a](https://x.org/{})", "y".repeat(40_000)), 1..=1),
        ("a long link text", format!("[{}](https://x.org)", "word ".repeat(2_000)), 2..=4),
        ("a long code block", format!("```\n{}```", "a  b\n".repeat(400)), 5..=9),
        ("a long quote", format!("> {}", "word ".repeat(3_000)), 3..=8),
        ("a list of one thousand", "1. a\n".repeat(1_000), 15..=30),
        ("rules", "---\n\n".repeat(200), 2..=9),
        ("breaks in cells", table(2, "a<br>b<br><br>c", 2), 1..=1),
    ];
    for (name, markdown, pages) in rows {
        for paper in [Paper::A4, Paper::Letter] {
            let pdf = make(&markdown, &Options { paper, ..options() });
            assert!(pdf.bytes.starts_with(b"%PDF-1.7"), "{name}");
            assert!(pages.contains(&pdf.pages), "{name}: {} pages", pdf.pages);
        }
    }
}

#[test]
fn missing_characters_are_reported_once_with_their_place() {
    let rows: &[(&str, &[(char, &str)])] = &[
        ("plain", &[]),
        ("Ελληνικά Кириллица čeština → ≥ • …", &[]),
        ("\u{2610} \u{2713} \u{2011}", &[]),
        ("go 🚀 and 🚀", &[('🚀', "go 🚀 and 🚀")]),
        ("`漢`", &[('漢', "漢")]),
        ("| שלום |\n|-|\n", &[('ש', "שלום"), ('ל', "שלום"), ('ו', "שלום"), ('ם', "שלום")]),
        ("\u{e000}", &[('\u{e000}', "\u{e000}")]),
        ("<!-- picture: line -->", &[('🚀', "AWS 🚀")]),
    ];
    for (markdown, expected) in rows {
        let pdf = make(markdown, &options());
        let missing: Vec<(char, &str)> =
            pdf.missing.iter().map(|missing| (missing.character, &*missing.snippet)).collect();
        assert_eq!(missing, *expected, "{markdown}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let markdown = "# A {#a}\n\n<!-- picture: contents -->\n\n## B\n\nText [a](#a) [b](https://x.org)\n\n\
                    | a | b |\n|-|-|\n| c | d |\n\n<!-- picture: line -->\n";
    assert_eq!(make(markdown, &options()).bytes, make(markdown, &options()).bytes);
}

#[test]
fn the_document_carries_its_marks() {
    let attachment = Attachment {
        name: "report.json".to_owned(),
        mime: "application/json".to_owned(),
        description: "The report as data".to_owned(),
        bytes: b"{\"a\":1}".to_vec().into(),
    };
    let cover = Cover { kicker: "AUDIT".to_owned(), facts: vec![("As of".into(), "today".into())] };
    let options = Options {
        author: "Example".to_owned(),
        cover: Some(cover),
        attachment: Some(attachment),
        header_left: "left ".repeat(90),
        ..options()
    };
    let bytes = make("# T\n\n1. a\n\n> q\n\n```\nc\n```\n\n|a|\n|-|\n|b|\n", &options).bytes;
    let has = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    let needles = [
        "pdfaid:part>3<",
        "pdfaid:conformance>A<",
        "pdfuaid:part>1<",
        "/DisplayDocTitle true",
        "/AFRelationship/Data",
        "/Lang",
        "/S/H1",
        "/S/L",
        "/S/Lbl",
        "/S/LBody",
        "/S/Table",
        "/S/TH",
        "/S/TD",
        "/S/BlockQuote",
        "/S/Code",
        "/Scope/Column",
        "/MarkInfo",
        "/Outlines",
    ];
    for needle in needles {
        let spaced = needle.replace('/', " /");
        assert!(
            has(needle.as_bytes()) || has(spaced.trim().replace("  ", " ").as_bytes()),
            "{needle}"
        );
    }
}

#[test]
fn the_structure_skips_no_heading_level() {
    let bytes = make("## a\n\n#### b\n", &options()).bytes;
    let count = |needle: &[u8]| bytes.windows(needle.len()).filter(|at| *at == needle).count();
    let found: Vec<usize> = [1, 2, 3, 4]
        .map(|n| count(format!("/S/H{n}").as_bytes()) + count(format!("/S /H{n}").as_bytes()))
        .to_vec();
    assert_eq!(found, [1, 1, 0, 0]);
}

#[test]
fn faults_of_the_caller_are_errors() {
    let mime = Attachment {
        name: "a".to_owned(),
        mime: "nonsense".to_owned(),
        description: "b".to_owned(),
        bytes: Vec::new().into(),
    };
    let rows = [
        (Options { fonts: vec![b"not a font".to_vec()], ..options() }, "font 1 cannot be read"),
        (Options { fonts: vec![Vec::new()], ..options() }, "font 1 cannot be read"),
        (Options { attachment: Some(mime), ..options() }, "`nonsense` is not a MIME type"),
    ];
    for (options, expected) in rows {
        let error: Error = render(&[], &[], &options).unwrap_err();
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}

#[test]
fn empty_options_are_enough() {
    let pdf = render(&prose::parse("a"), &[], &Options::default());
    assert!(pdf.is_ok(), "{pdf:?}");
}

#[test]
fn complex_scripts_go_through_parley() {
    // Combining half marks are the one complex block that Noto Sans covers, so no other font is needed here.
    let options = Options { fonts: vec![notosans::REGULAR_TTF.to_vec()], ..options() };
    let rows = [
        ("# a\u{fe20}b\u{fe21} **bold** `code`\n\nText\n".to_owned(), 1..=1),
        ("word a\u{fe20}b\u{fe21} <br> *next* [link](https://x.org) ".repeat(900), 10..=30),
        (format!("a\u{fe20}{}", "x".repeat(9_000)), 1..=4),
        (format!("|a|b|\n|-|-|\n|a\u{fe20} {}|b|\n", "word ".repeat(3_600)), 3..=9),
    ];
    for (markdown, pages) in rows {
        let (first, second) = (make(&markdown, &options), make(&markdown, &options));
        assert_eq!(first.bytes, second.bytes);
        assert_eq!(first.missing, []);
        assert!(pages.contains(&first.pages), "{} pages", first.pages);
    }
}

/// A strip for the pages: its height, whether it keeps with the next, the head it repeats.
fn strip((height, keep, head): (f32, bool, Option<usize>)) -> Strip {
    Strip { height, keep, head, ..Strip::default() }
}

#[test]
fn strips_go_onto_pages_of_one_hundred_points() {
    let (line, kept) = ((30.0, false, None), (30.0, true, None));
    let row = (30.0, false, Some(0));
    // For each page the numbers of its strips; a repeated header row is negative, less one.
    let rows: &[(&[_], &[&[i32]])] = &[
        (&[], &[&[]]),
        (&[line, line, line, line], &[&[0, 1, 2], &[3]]),
        (&[line, line, kept, line], &[&[0, 1], &[2, 3]]),
        (&[line, kept, kept, line], &[&[0], &[1, 2, 3]]),
        (&[kept, kept, kept, kept, line], &[&[0, 1, 2], &[3, 4]]),
        (&[kept, row, row, row, row], &[&[0, 1, 2], &[-1, 3, 4]]),
        (&[line, (300.0, false, None), line], &[&[0], &[1], &[2]]),
        (&[line, line, kept], &[&[0, 1, 2]]),
    ];
    for (strips, expected) in rows {
        let strips: Vec<Strip> = strips.iter().copied().map(strip).collect();
        let pages = page::paginate(&strips, 0, 0.0, 100.0);
        let number = |placed: &page::Placed| {
            let strip = i32::try_from(placed.strip).unwrap();
            if placed.repeat { -1 - strip } else { strip }
        };
        let found: Vec<Vec<i32>> =
            pages.list.iter().map(|page| page.strips.iter().map(number).collect()).collect();
        assert_eq!(found, *expected, "{strips:?}");
    }
}
