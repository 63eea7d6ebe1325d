//! Where the duty line runs, what fits, and that every picture stays inside its frame.

use super::{layers, line, words};
use crate::id::keep;
use crate::lang::Words;
use crate::render::scene::{Paint, Scene, Shape};
use crate::report::{Cell, Column, Holder, Layer, Picture};

/// A cell from its counts: AWS, customer, shared, third party.
fn cell(counts: [usize; 4]) -> Cell {
    let holder = match counts {
        [0, 0, 0, 0] => Holder::Nobody,
        [_, 0, 0, 0] => Holder::Aws,
        [0, _, 0, 0] => Holder::Customer,
        [0, 0, 0, _] => Holder::ThirdParty,
        _ => Holder::Both,
    };
    let [aws, customer, shared, third_party] = counts;
    Cell { holder, aws, customer, shared, third_party }
}

/// A picture of columns that are all alike, from the ground up.
fn picture(name: &str, columns: usize, cells: &[[usize; 4]]) -> Picture {
    let layer =
        |at: usize| Layer { domain: keep(&format!("l{at}")), title: keep(&format!("Layer {at}")) };
    let column = |_| Column {
        component: name.to_owned(),
        service_name: "Amazon Something Long",
        cells: cells.iter().copied().map(cell).collect(),
    };
    Picture {
        layers: (0..cells.len()).map(layer).collect(),
        columns: (0..columns).map(column).collect(),
    }
}

/// The heights of the bold line, in rows above the lower edge of the ground, twice each to stay whole.
fn heights(scene: &Scene, row: f32) -> Vec<i32> {
    let found = scene.shapes.iter().find_map(|shape| match shape {
        Shape::Path { points, stroke: Some((Paint::Line, width)), .. } if *width > 2.0 => {
            Some(points)
        }
        _ => None,
    });
    let ground = scene.shapes.iter().fold(0.0_f32, |low, shape| match shape {
        Shape::Rect { y, h, .. } if scene.height - y > 40.0 => low.max(y + h + 0.8),
        _ => low,
    });
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
        assert_eq!(
            heights(&layers(&picture("web", 1, cells), Words::english()), 25.0),
            expected,
            "{cells:?}"
        );
    }
    let cells: Vec<Cell> = [A, N, A, C].into_iter().map(cell).collect();
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
            let scene = layers(&picture(name, columns, &cells), Words::english());
            for shape in &scene.shapes {
                let (left, right, top, low) = extent(shape);
                let is_inside = left > -1.0 && right <= 521.0 && top > -1.0 && low <= scene.height;
                assert!(is_inside, "{name}, {columns}: {shape:?}");
                if let Shape::Text { size, .. } = shape {
                    assert!(*size >= 6.5, "{shape:?}");
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
        ("extraordinarily", &["extraordi", "narily"]),
        ("", &[]),
    ];
    for (text, expected) in rows {
        assert_eq!(words::wrap(text, 6.6, false, 31.0, 2), expected, "{text}");
    }
}

#[test]
fn the_alternate_text_is_a_sentence() {
    let cells = [[3, 0, 0, 0], [1, 1, 0, 0]];
    let one = layers(&picture("web", 1, &cells), Words::english()).alt;
    assert_eq!(
        one,
        "Layers from Layer 0 at the bottom to Layer 1 at the top, for 1 component. \
         Below the duty line AWS answers alone: web up to Layer 0, with 1 split layer."
    );
    let many = layers(&picture("web", 20, &cells), Words::english()).alt;
    assert!(many.ends_with("the table that follows says the same cell by cell."), "{many}");
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
