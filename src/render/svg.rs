//! Scene to inline SVG: every colour is a class that the document's style sheet fills in.

use super::markup;
use super::scene::{Anchor, Paint, Scene, Shape};
use std::fmt::Write;

#[cfg(test)]
mod tests;

/// Appends a scene as an `svg` element whose ids begin with the scene's name.
pub fn write(name: &str, scene: &Scene, out: &mut String) {
    let Scene { width, height, title, alt, shapes } = scene;
    out.push_str("<svg class=\"scene\" role=\"img\" viewBox=\"0 0 ");
    number(*width, out);
    out.push(' ');
    number(*height, out);
    for (part, id) in [("\" aria-labelledby=\"", "title"), ("\" aria-describedby=\"", "alt")] {
        out.push_str(part);
        ident(name, id, out);
    }
    out.push_str("\"><title id=\"");
    ident(name, "title", out);
    out.push_str("\">");
    markup::push(title, out);
    out.push_str("</title><desc id=\"");
    ident(name, "alt", out);
    out.push_str("\">");
    markup::push(alt, out);
    out.push_str("</desc>");
    patterns(name, shapes, out);
    for item in shapes {
        shape(name, item, out);
    }
    out.push_str("</svg>\n");
}

/// One pattern for each paint that hatches.
fn patterns(name: &str, shapes: &[Shape], out: &mut String) {
    let mut paints: Vec<&str> = shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Rect { hatch, .. } => hatch.map(class),
            Shape::Path { .. } | Shape::Text { .. } => None,
        })
        .collect();
    paints.sort_unstable();
    paints.dedup();
    if paints.is_empty() {
        return;
    }
    out.push_str("<defs>");
    for paint in paints {
        out.push_str("<pattern id=\"");
        ident(name, paint, out);
        out.push_str("\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">");
        out.push_str("<path class=\"hatch s-");
        out.push_str(paint);
        out.push_str("\" d=\"M-1 1 1-1M0 4 4 0M3 5 5 3\"/></pattern>");
    }
    out.push_str("</defs>\n");
}

fn shape(name: &str, shape: &Shape, out: &mut String) {
    match shape {
        Shape::Rect { x, y, w, h, radius, fill, stroke, hatch } => {
            let mut geometry =
                [("x", *x), ("y", *y), ("width", *w), ("height", *h), ("rx", *radius)].to_vec();
            if *radius <= 0.0 {
                geometry.pop();
            }
            if fill.is_some() || stroke.is_some() {
                out.push_str("<rect");
                attributes(&geometry, out);
                paint(*fill, *stroke, out);
            }
            if let Some(hatch) = hatch {
                out.push_str("<rect");
                attributes(&geometry, out);
                out.push_str(" fill=\"url(#");
                ident(name, class(*hatch), out);
                out.push_str(")\"/>\n");
            }
        }
        Shape::Path { points, closed, fill, stroke } => {
            out.push_str(if *closed { "<polygon points=\"" } else { "<polyline points=\"" });
            for (at, (x, y)) in points.iter().enumerate() {
                if at > 0 {
                    out.push(' ');
                }
                number(*x, out);
                out.push(',');
                number(*y, out);
            }
            out.push('"');
            paint(*fill, *stroke, out);
        }
        Shape::Text { x, y, size, bold, anchor, paint, text: words } => {
            out.push_str("<text");
            attributes(&[("x", *x), ("y", *y), ("font-size", *size)], out);
            out.push_str(match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            });
            out.push_str(" class=\"f-");
            out.push_str(class(*paint));
            out.push_str(if *bold { " b\">" } else { "\">" });
            markup::push(words, out);
            out.push_str("</text>\n");
        }
    }
}

/// The classes of fill and outline, and the end of the element.
fn paint(fill: Option<Paint>, stroke: Option<(Paint, f32)>, out: &mut String) {
    out.push_str(" class=\"");
    out.push_str(if fill.is_some() { "f-" } else { "f" });
    out.push_str(fill.map_or("", class));
    if let Some((stroke, width)) = stroke {
        out.push_str(" s-");
        out.push_str(class(stroke));
        out.push('"');
        attributes(&[("stroke-width", width)], out);
    } else {
        out.push('"');
    }
    out.push_str("/>\n");
}

fn attributes(list: &[(&str, f32)], out: &mut String) {
    for (name, value) in list {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        number(*value, out);
        out.push('"');
    }
}

/// An id made of the scene's name; a name that could break out of an attribute is escaped like text.
fn ident(name: &str, part: &str, out: &mut String) {
    out.push_str("scene-");
    markup::push(name, out);
    out.push('-');
    out.push_str(part);
}

/// A number with at most one decimal.
fn number(value: f32, out: &mut String) {
    let start = out.len();
    // Writing to a String cannot fail.
    let _ = write!(out, "{value:.1}");
    if out[start..].ends_with(".0") {
        out.truncate(out.len() - 2);
    }
}

/// The class of a colour.
const fn class(paint: Paint) -> &'static str {
    match paint {
        Paint::Paper => "paper",
        Paint::Ink => "ink",
        Paint::Muted => "muted",
        Paint::Rule => "rule",
        Paint::Aws => "aws",
        Paint::AwsInk => "aws-ink",
        Paint::AwsHatch => "aws-hatch",
        Paint::Customer => "customer",
        Paint::CustomerInk => "customer-ink",
        Paint::Shared => "shared",
        Paint::SharedInk => "shared-ink",
        Paint::SharedHatch => "shared-hatch",
        Paint::ThirdParty => "third-party",
        Paint::ThirdPartyInk => "third-party-ink",
        Paint::Line => "line",
    }
}
