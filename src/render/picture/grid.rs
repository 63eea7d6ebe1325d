//! Where things stand: the rows, the columns and the gaps of one band.

/// Width of the picture in points; a little wider than the text of an A4 page.
pub(super) const WIDTH: f32 = 520.0;
/// Room for the names of the layers.
const LEFT: f32 = 94.0;
/// Room for the end of the duty line.
const RIGHT: f32 = 6.0;
/// Paper between two layers.
pub(super) const GAP: f32 = 1.6;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Left edge.
    pub(super) x: f32,
    /// Top edge.
    pub(super) y: f32,
    /// Width.
    pub(super) w: f32,
    /// Height.
    pub(super) h: f32,
}

impl Frame {
    /// The height at which the line crosses a split cell.
    pub(super) fn middle(self) -> f32 {
        self.y + self.h / 2.0
    }
}

/// The rows and columns of one band.
#[derive(Debug)]
pub(super) struct Grid {
    /// Where the column heads end and the cells begin.
    pub(super) top: f32,
    /// Left edge of the first column.
    pub(super) left: f32,
    /// From the left edge of a column to the next.
    pub(super) across: f32,
    /// Paper between two columns.
    pub(super) gutter: f32,
    row: f32,
    rows: f32,
}

impl Grid {
    /// A band for so many columns and layers.
    pub(super) fn new(columns: usize, layers: usize, row: f32) -> Self {
        let gutter = if columns > 8 { 3.0 } else { 5.0 };
        let across = (WIDTH - LEFT - RIGHT + gutter) / units(columns.max(1));
        Self { top: 0.0, left: LEFT, across, gutter, row, rows: units(layers) }
    }

    /// Width of a column without the paper beside it.
    pub(super) fn width(&self) -> f32 {
        self.across - self.gutter
    }

    /// The cell of a column in a layer; layer 0 is the ground.
    pub(super) fn cell(&self, column: usize, layer: usize) -> Frame {
        Frame {
            x: self.left + units(column) * self.across,
            y: self.border(layer + 1) + GAP / 2.0,
            w: self.width(),
            h: self.row - GAP,
        }
    }

    /// The height of the border below a layer, or on top of the last.
    pub(super) fn border(&self, layer: usize) -> f32 {
        self.bottom() - units(layer) * self.row
    }

    /// Lower edge of the band.
    pub(super) fn bottom(&self) -> f32 {
        self.top + self.rows * self.row
    }
}

/// A count as a length.
pub(super) fn units(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
