//! Themes and what is wrong with them.

use super::{Colour, DARK, LEAST, LIGHT, parse};
use crate::diagnostic::Faults;

#[test]
fn contrast_is_that_of_wcag() {
    for (colour, page, expected) in [
        ("#000000", "#ffffff", "21.00"),
        ("#ffffff", "#ffffff", "1.00"),
        ("#767676", "#ffffff", "4.54"),
        ("#777777", "#ffffff", "4.48"),
        ("#ff0000", "#ffffff", "4.00"),
        ("#0000ff", "#ffffff", "8.59"),
        ("#ffffff", "#0f1216", "18.78"),
    ] {
        let page = Colour::parse(page).expect("a colour");
        let found = Colour::parse(colour).expect("a colour").contrast(page);
        assert_eq!(format!("{found:.2}"), expected, "{colour}");
    }
}

/// The grounds of `templates/html/style.css` and `house.css` on which text stands, and the watermarks behind it.
#[test]
fn no_ground_of_a_page_is_nearer_to_the_text() {
    let styles = [
        include_str!("../../templates/html/style.css"),
        include_str!("../../templates/html/house.css"),
    ];
    let mut seen = 0;
    for style in styles {
        for name in ["--paper: ", "--soft: ", "--mark: ", "--watermark: ", "--watermark, "] {
            for rest in style.split(name).skip(1) {
                let hex: String =
                    rest.chars().take_while(|c| "#0123456789abcdef".contains(*c)).collect();
                let ground = Colour::parse(
                    &hex.replace("#fff", "#ffffff").chars().take(7).collect::<String>(),
                );
                let Some(ground) = ground else { panic!("{name}{hex} is no colour") };
                let is_dark = ground.contrast(Colour([0; 3])) < 5.0;
                let (text, page) =
                    if is_dark { (Colour([255; 3]), DARK) } else { (Colour([0; 3]), LIGHT) };
                assert!(ground.contrast(text) >= page.contrast(text), "{name}{hex}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 8, "three grounds and a watermark, light and dark");
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
