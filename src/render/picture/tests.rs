//! Where the duty line runs, what fits, and that every picture stays inside its frame.

use super::voice::Voice;
use super::{kinds, layers, line, words};
use crate::id::keep;
use crate::lang::Words;
use crate::render::scene::{Paint, Scene, Shape};
use crate::report::{Cell, Column, Kind, Layer, Picture};

/// The words of an audit report.
fn voice() -> Voice<'static> {
    Voice { words: Words::english(), is_plain: false, is_operated: false }
}

/// The only band of a picture.
fn band(picture: &Picture) -> Scene {
    let [band] = <[Scene; 1]>::try_from(layers(picture, &voice())).expect("one band");
    band
}

/// A picture of columns that are all alike, from the ground up.
fn picture(name: &str, columns: usize, cells: &[[usize; 4]]) -> Picture {
    let layer =
        |at: usize| Layer { domain: keep(&format!("l{at}")), title: keep(&format!("Layer {at}")) };
    let column = |_| Column {
        component: name.to_owned(),
        service_name: "Amazon Something Long",
        cells: cells.iter().copied().map(Cell::new).collect(),
    };
    Picture {
        layers: (0..cells.len()).map(layer).collect(),
        columns: (0..columns).map(column).collect(),
        kinds: Vec::new(),
    }
}

/// The heights of the bold line, in rows above the lower edge of the ground, twice each to stay whole.
fn heights(scene: &Scene, row: f32) -> Vec<i32> {
    let found = scene.shapes.iter().rev().find_map(|shape| match shape {
        Shape::Path { points, stroke: Some((Paint::Line, width)), .. } if *width > 2.0 => {
            Some(points)
        }
        _ => None,
    });
    let ground = scene.height - 3.0;
    #[expect(clippy::cast_possible_truncation, reason = "a picture has few rows")]
    let height = |(_, y): &(f32, f32)| ((ground - y) / row * 2.0).round() as i32;
    let mut heights: Vec<i32> = found.into_iter().flatten().map(height).collect();
    heights.dedup();
    heights
}

#[test]
fn the_line_runs_below_the_first_part_that_is_not_of_aws_alone() {
    const A: [usize; 4] = [3, 0, 0, 0];
    const C: [usize; 4] = [0, 2, 0, 0];
    const N: [usize; 4] = [0; 4];
    let rows: [(&[[usize; 4]], &[i32]); 10] = [
        (&[A, A, C], &[4]),
        (&[A, A, A], &[6]),
        (&[C, C, C], &[0]),
        (&[N, N, N], &[0]),
        (&[A, N, C], &[2]),
        (&[A, C, A], &[2]),
        (&[A, [1, 4, 0, 0], C], &[3]),
        (&[A, [5, 0, 1, 0], C], &[4, 3]),
        (&[A, [0, 6, 1, 0], C], &[2, 3]),
        (&[A, [0, 0, 0, 6], C], &[2]),
    ];
    for (cells, expected) in rows {
        assert_eq!(heights(&band(&picture("web", 1, cells)), 25.0), expected, "{cells:?}");
    }
    let cells: Vec<Cell> = [A, N, A, C].into_iter().map(Cell::new).collect();
    assert_eq!(line::ground(&cells), 3);
}

#[test]
fn every_picture_stays_inside_its_frame() {
    let cells = [[3, 0, 0, 0], [2, 1, 3, 1], [0, 0, 0, 0], [0, 12, 1, 0], [0, 0, 2, 0]];
    for name in [
        "w",
        "a-very-long-name-of-a-component",
        "WWWWWWWWWWWWWWWWWWWWWWWWW",
        "組件組件組件組件組件",
    ] {
        for columns in [1, 2, 3, 8, 14, 15, 24, 300] {
            for scene in layers(&picture(name, columns, &cells), &voice()) {
                assert!(scene.height < 400.0, "a band fits on a page: {}", scene.height);
                for shape in &scene.shapes {
                    let (left, right, top, low) = extent(shape);
                    let is_inside =
                        left > -1.0 && right <= 521.0 && top > -1.0 && low <= scene.height;
                    assert!(is_inside, "{name}, {columns}: {shape:?}");
                    if let Shape::Text { size, .. } = shape {
                        assert!(*size >= 5.5, "{shape:?}");
                    }
                }
            }
        }
    }
}

fn extent(shape: &Shape) -> (f32, f32, f32, f32) {
    match shape {
        Shape::Rect { x, y, w, h, .. } => (*x, x + w, *y, y + h),
        Shape::Text { x, y, size, .. } => (*x, *x, y - size, *y),
        Shape::Path { points, .. } => {
            let fold = |pick: fn(&(f32, f32)) -> f32, start: f32, join: fn(f32, f32) -> f32| {
                points.iter().map(pick).fold(start, join)
            };
            (
                fold(|p| p.0, f32::MAX, f32::min),
                fold(|p| p.0, f32::MIN, f32::max),
                fold(|p| p.1, f32::MAX, f32::min),
                fold(|p| p.1, f32::MIN, f32::max),
            )
        }
    }
}

#[test]
fn names_are_wrapped_and_shortened() {
    let rows: [(&str, &[&str]); 6] = [
        ("web", &["web"]),
        ("threat-detection", &["threat-", "detection"]),
        ("CloudFront", &["Cloud", "Front"]),
        ("Elastic Load Balancing", &["Elastic", "Load…"]),
        ("extraordinarily", &["extraord-", "inarily"]),
        ("", &[]),
    ];
    for (text, expected) in rows {
        assert_eq!(words::wrap(text, 6.6, false, 31.0, 2), expected, "{text}");
    }
}

#[test]
fn the_alternate_text_is_a_sentence() {
    let cells = [[3, 0, 0, 0], [1, 1, 0, 0]];
    let one = band(&picture("web", 1, &cells)).alt;
    assert_eq!(
        one,
        "Layers from Layer 0 at the bottom to Layer 1 at the top, for 1 component. \
         Below the duty line AWS answers alone: web up to Layer 0, with 1 split layer."
    );
    let many = layers(&picture("web", 20, &cells), &voice());
    assert_eq!(many.len(), 2, "bands of the same width");
    assert!(many.iter().all(|band| band.alt.contains("for 10 components")), "{}", many[0].alt);
}

/// All texts of a scene.
fn texts(scene: &Scene) -> Vec<&str> {
    fn text(shape: &Shape) -> Option<&str> {
        match shape {
            Shape::Text { text, .. } => Some(text),
            Shape::Rect { .. } | Shape::Path { .. } => None,
        }
    }
    scene.shapes.iter().filter_map(text).collect()
}

#[test]
fn the_words_on_the_line_are_as_long_as_the_line_lets_them() {
    const A: [usize; 4] = [3, 0, 0, 0];
    const C: [usize; 4] = [0, 2, 0, 0];
    for (columns, expected) in [(1, "below: AWS alone"), (14, "below: AWS alone")] {
        let scene = band(&picture("web", columns, &[A, C]));
        assert!(texts(&scene).contains(&expected), "{columns}: {:?}", texts(&scene));
    }
    let nothing_below = band(&picture("web", 3, &[C, C]));
    assert!(!texts(&nothing_below).contains(&"below: AWS alone"));
    // A line that goes up and down in each of many columns has no room for them.
    let mut uneven = picture("web", 14, &[A, A, C]);
    for column in uneven.columns.iter_mut().step_by(2) {
        column.cells[1] = Cell::new(C);
    }
    let scene = band(&uneven);
    assert!(!texts(&scene).iter().any(|text| text.starts_with("below")), "{:?}", texts(&scene));
}

#[test]
fn a_handout_says_we_and_shows_kinds_in_one_band() {
    let mut many = picture("a-rather-long-name-of-a-component", 40, &[[3, 0, 0, 0], [0, 2, 0, 0]]);
    let names = many.columns.iter().map(|column| column.component.clone()).collect();
    let cells = [[120, 0, 0, 0], [0, 80, 0, 0]].map(Cell::new).to_vec();
    many.kinds = vec![Kind { components: names, services: vec!["Amazon S3"], cells }];
    let scene = kinds(&many, &Voice { is_plain: true, ..voice() });
    let texts = texts(&scene);
    for expected in ["40 parts", "S3", "We", "120", "80"] {
        assert!(texts.contains(&expected), "{expected}: {texts:?}");
    }
    assert!(!texts.contains(&"Customer"), "{texts:?}");
    assert!(scene.alt.contains("for 40 components"), "{}", scene.alt);
}

/// The numbers of the year can be read where the report's day runs through them.
#[test]
fn the_days_line_runs_behind_the_numbers() {
    let scene = super::year::scene(&crate::render::tables::tests::report()).expect("dates");
    let is_line =
        |shape: &Shape| matches!(shape, Shape::Path { stroke: Some((Paint::Line, _)), .. });
    let is_ground = |shape: &Shape| matches!(shape, Shape::Rect { fill: Some(Paint::Paper), .. });
    let line = scene.shapes.iter().rposition(is_line).expect("the report's day");
    let first = scene.shapes.iter().position(is_ground).expect("a number");
    assert!(line < first, "line {line}, first number {first}");
}
