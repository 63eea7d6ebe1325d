//! House style, from the profile and the command line to the documents.

use crate::tool::{by, directory, dutyline_in, none, root};
use serde_json::Value;

#[test]
fn a_house_style_reaches_every_document() {
    let place = directory(&[]);
    let theme = root().join("tests/house/house.yaml").to_string_lossy().into_owned();
    let profile = root().join("profiles/web-shop.yaml");
    for once in ["one", "two"] {
        let more = ["--theme", &theme, "--template", "audit,handout,appendix"];
        let found = by(&profile, "md,html,pdf,json", &more, &place.path().join(once));
        assert_eq!(found.code, 0, "{}", found.err);
        assert_eq!(found.err, "");
    }
    let read = |once: &str, name: &str| {
        std::fs::read(place.path().join(once).join("web-shop").join(name)).expect("a document")
    };
    for name in ["audit.md", "audit.html", "audit.pdf", "audit.json", "handout.pdf"] {
        assert!(read("one", name) == read("two", name), "{name} differs from run to run");
    }
    let text = |name: &str| String::from_utf8(read("one", name)).expect("text");
    let markdown = text("audit.md");
    assert!(markdown.starts_with("**Confidential**\n\n# "), "{}", &markdown[..60]);
    let (whole, _) = markdown.rsplit_once("\n\n<!-- dutyline: ").expect("a stamp");
    assert!(whole.ends_with("\n**Confidential**"));
    let html = text("audit.html");
    for part in [
        "<aside class=\"marking\" aria-label=\"Marking at the top\">Confidential</aside>",
        "<aside class=\"marking\" aria-label=\"Marking at the bottom\">Confidential</aside>",
        "alt=\"Example Ltd\"",
        "img-src data:;",
        "--link: #0a5c4a",
        "content: \"draft\"",
        "<p>Prepared for the audit committee of Example Ltd.</p>",
    ] {
        assert!(html.contains(part), "{part}");
    }
    let json: Value = serde_json::from_slice(&read("one", "audit.json")).expect("JSON");
    assert_eq!(json["document"]["marking"], "Confidential");
}

#[test]
fn the_profile_wins_over_the_file_and_the_command_line_over_both() {
    let profile = "version: 1\nworkload: {id: t, name: T}\ncomponents: [{service: s3}]\n\
        theme: {marking: Secret, paper: letter}\n";
    let place =
        directory(&[("t.yaml", profile), ("house.yaml", "marking: Internal\nwatermark: draft\n")]);
    let run = dutyline_in(
        place.path(),
        "report --as-of 2026-11-24 --theme house.yaml --format md,html,pdf t.yaml",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let text = std::fs::read_to_string(place.path().join("output/t/audit.html")).expect("HTML");
    assert!(text.contains(">Secret</aside>") && text.contains("content: \"draft\""));
    let size = |bytes: &[u8]| {
        bytes.windows(10).any(|part| part == b"612 792]\n/" || part == b"0 612 792]")
    };
    let pdf = std::fs::read(place.path().join("output/t/audit.pdf")).expect("a PDF");
    assert!(size(&pdf), "Letter, by the profile");
    let run = dutyline_in(place.path(), "report --as-of 2026-11-24 --paper a4 --format pdf t.yaml");
    assert_eq!(run.code, 0, "{}", run.err);
    let pdf = std::fs::read(place.path().join("output/t/audit.pdf")).expect("a PDF");
    assert!(!size(&pdf), "A4, by the command line");
}

#[test]
fn what_a_theme_names_must_be_there_and_fit() {
    let base = "version: 1\nworkload: {id: t, name: T}\ncomponents: [{service: s3}]\n";
    let place = directory(&[("bad.png", "no picture"), ("bad.ttf", "no font")]);
    let mut lost = Vec::new();
    for (theme, expected) in [
        ("logo: {file: none.png, alt: x}", "error[theme-file]"),
        ("logo: {file: bad.png, alt: x}", "error[theme-file]"),
        ("logo: {file: bad.svg, alt: x}", "a logo is a PNG file"),
        ("fonts: {regular: bad.ttf}", "error[theme-file]"),
        ("fonts: {regular: .}", "it is no regular file"),
        (
            "colours: {accent: \"#ff9900\"}",
            "has a contrast of 1.9 : 1 on the shaded parts of a light page",
        ),
    ] {
        let text = format!("{base}theme:\n  {theme}\n");
        std::fs::write(place.path().join("t.yaml"), text).expect("a profile");
        for command in ["check t.yaml", "report t.yaml"] {
            let run = dutyline_in(place.path(), command);
            if run.code != 3 || !run.err.contains(expected) || !run.err.contains("t.yaml:5:") {
                lost.push(format!("{command}, {theme}: {} {}", run.code, run.err));
            }
        }
    }
    none(&lost);
}
