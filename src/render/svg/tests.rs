//! Shapes and hostile words as SVG, row by row.

use super::write;
use crate::render::scene::{Anchor, Paint, Scene, Shape};

fn svg(title: &str, shape: Shape) -> String {
    let mut out = String::new();
    let scene = Scene {
        width: 10.0,
        height: 2.5,
        title: title.to_owned(),
        alt: "<b>".to_owned(),
        shapes: vec![shape],
    };
    write("s", &scene, &mut out);
    out
}

#[test]
fn each_shape_becomes_its_element() {
    let (fill, stroke) = (Some(Paint::Aws), Some((Paint::Line, 1.25)));
    let text = |text: &str, bold| Shape::Text {
        x: 1.0,
        y: 2.0,
        size: 7.0,
        bold,
        anchor: Anchor::End,
        paint: Paint::Ink,
        text: text.to_owned(),
    };
    let rect = |hatch| Shape::Rect {
        x: 0.0,
        y: 0.04,
        w: 1.5,
        h: 2.0,
        radius: 0.0,
        fill,
        stroke: None,
        hatch,
    };
    let path =
        |closed| Shape::Path { points: vec![(0.0, 1.0), (2.5, 3.0)], closed, fill: None, stroke };
    let rows = [
        (rect(None), "<rect x=\"0\" y=\"0\" width=\"1.5\" height=\"2\" class=\"f-aws\"/>"),
        (rect(Some(Paint::AwsInk)), "height=\"2\" fill=\"url(#scene-s-aws-ink)\"/>"),
        (rect(Some(Paint::AwsInk)), "<pattern id=\"scene-s-aws-ink\""),
        (path(false), "<polyline points=\"0,1 2.5,3\" class=\"f s-line\" stroke-width=\"1.2\"/>"),
        (path(true), "<polygon points="),
        (text("<&\"", true), "text-anchor=\"end\" class=\"f-ink b\">&lt;&amp;&quot;</text>"),
        (text("a", false), "class=\"f-ink\">a</text>"),
    ];
    for (shape, expected) in rows {
        let html = svg("t", shape);
        assert!(html.contains(expected), "{expected} in {html}");
    }
}

#[test]
fn title_and_alt_are_words_and_nothing_else() {
    let html = svg(
        "</title><script>",
        Shape::Path { points: vec![], closed: false, fill: None, stroke: None },
    );
    assert!(
        html.contains("<title id=\"scene-s-title\">&lt;/title&gt;&lt;script&gt;</title>"),
        "{html}"
    );
    assert!(html.contains("<desc id=\"scene-s-alt\">&lt;b&gt;</desc>"), "{html}");
    assert!(html.starts_with("<svg class=\"scene\" role=\"img\" viewBox=\"0 0 10 2.5\""), "{html}");
}
