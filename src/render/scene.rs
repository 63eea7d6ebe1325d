//! A picture without a format: shapes in semantic colours that the SVG and the PDF writer both draw.
//!
//! A scene knows no colour values and no fonts; each writer has its palette. `y` grows downward.

/// One picture: its size, its words for people who cannot see it, and its shapes in drawing order.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// A short name, shown as a tooltip where the format has one.
    pub title: String,
    /// What the picture says, in words (alternate text).
    pub alt: String,
    /// The shapes, the first at the bottom.
    pub shapes: Vec<Shape>,
}

/// One thing to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle, perhaps with round corners.
    Rect {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        w: f32,
        /// Height.
        h: f32,
        /// Corner radius; 0 for square corners.
        radius: f32,
        /// Colour inside.
        fill: Option<Paint>,
        /// Colour and width of the outline.
        stroke: Option<(Paint, f32)>,
        /// Diagonal lines over the fill, so that no party is shown by colour alone.
        hatch: Option<Paint>,
    },
    /// Straight segments from point to point.
    Path {
        /// The corners, in order.
        points: Vec<(f32, f32)>,
        /// Whether the last point joins the first.
        closed: bool,
        /// Colour inside.
        fill: Option<Paint>,
        /// Colour and width of the line.
        stroke: Option<(Paint, f32)>,
    },
    /// One line of text.
    Text {
        /// Where the anchor sits.
        x: f32,
        /// The baseline.
        y: f32,
        /// Type size in points.
        size: f32,
        /// Whether it is bold.
        bold: bool,
        /// Which part of the text sits at `x`.
        anchor: Anchor,
        /// Colour.
        paint: Paint,
        /// The words.
        text: String,
    },
}

/// Which part of a text sits at its `x`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text starts there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// A colour by meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// The page.
    Paper,
    /// Text.
    Ink,
    /// Quiet text.
    Muted,
    /// Fine rules.
    Rule,
    /// Area of AWS.
    Aws,
    /// Text and outline on the area of AWS.
    AwsInk,
    /// Hatch of the area of AWS.
    AwsHatch,
    /// Area of the customer.
    Customer,
    /// Text and outline on the area of the customer.
    CustomerInk,
    /// Area of shared duties.
    Shared,
    /// Text and outline on the area of shared duties.
    SharedInk,
    /// Hatch of AWS's half of the area of shared duties.
    SharedHatch,
    /// Area of third parties.
    ThirdParty,
    /// Text and outline on the area of third parties.
    ThirdPartyInk,
    /// The duty line itself.
    Line,
}
