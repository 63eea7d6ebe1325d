//! Themes and what is wrong with them.

use super::{Colour, DARK, LEAST, LIGHT, parse};
use crate::diagnostic::Faults;

#[test]
fn contrast_is_that_of_wcag() {
    for (colour, page, expected) in [
        ("#000000", LIGHT, "21.00"),
        ("#ffffff", LIGHT, "1.00"),
        ("#767676", LIGHT, "4.54"),
        ("#777777", LIGHT, "4.48"),
        ("#ff0000", LIGHT, "4.00"),
        ("#0000ff", LIGHT, "8.59"),
        ("#ffffff", DARK, "18.78"),
    ] {
        let found = Colour::parse(colour).expect("a colour").contrast(page);
        assert_eq!(format!("{found:.2}"), expected, "{colour}");
    }
}

#[test]
fn every_light_colour_has_a_dark_one_that_can_be_read() {
    for red in (0..=255).step_by(51) {
        for green in (0..=255).step_by(51) {
            for blue in (0..=255).step_by(51) {
                let colour = Colour([red, green, blue]);
                assert!(colour.lightened(DARK).contrast(DARK) >= LEAST, "{colour}");
                assert!(colour.darkened(LIGHT).contrast(LIGHT) >= LEAST, "{colour}");
            }
        }
    }
}

#[test]
fn faults_are_found() {
    for (text, expected) in [
        ("colours: {accent: red}", "bad-colour 1:19"),
        ("colours: {accent: '#12345'}", "bad-colour 1:19"),
        ("colours: {accent: '#+12345'}", "bad-colour 1:19"),
        ("colours: {accent: '#ff9900'}", "low-contrast 1:19"),
        ("colours: {accent: '#004488', dark: {accent: '#003366'}}", "low-contrast 1:45"),
        ("colours: {acent: '#004488'}", "unknown-key 1:11"),
        ("logo: {file: logo.svg, alt: Us}", "theme-file 1:14"),
        ("logo: {file: 'https://x.org/a.png', alt: Us}", "theme-file 1:14"),
        ("logo: {file: logo.png}", "missing-key 1:7"),
        ("fonts: {bold: a.ttf}", "missing-key 1:8"),
        ("paper: a5", "unknown-value 1:8"),
        ("watermark: this is far too long a word to draw", "bad-text 1:12"),
        ("marking: \"a\\nb\"", "bad-text 1:10"),
    ] {
        let mut faults = Faults::new("theme.yaml");
        let _ = parse("theme.yaml", text.as_bytes(), &mut faults);
        let found: Vec<String> = faults
            .into_list()
            .iter()
            .map(|f| format!("{} {}:{}", f.code.as_str(), f.span.line, f.span.column))
            .collect();
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn a_theme_over_another_leaves_what_it_says() {
    let read = |text: &str| {
        let mut faults = Faults::new("theme.yaml");
        parse("theme.yaml", text.as_bytes(), &mut faults).expect("a theme")
    };
    let both = read("marking: Secret\n").over(read("marking: Internal\nwatermark: draft\n"));
    assert_eq!(both.marking.as_deref(), Some("Secret"));
    assert_eq!(both.watermark.as_deref(), Some("draft"));
}
