//! The widths of a table's columns: each its longest word, beyond that what makes the table lowest.

/// What a line loses at its end, on average, because words do not divide: narrow columns suffer most.
const WRAP: f32 = 15.0;
/// Most rows that are weighed; a longer table is like its first rows.
const WEIGHED: usize = 48;

/// The narrowest and the widest that a paragraph can sensibly be.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::render) struct Extent {
    /// Its longest word.
    pub(in crate::render) min: f32,
    /// Its longest forced line.
    pub(in crate::render) max: f32,
    /// All its forced lines one after the other.
    pub(in crate::render) total: f32,
    /// How many forced lines it has.
    pub(in crate::render) lines: f32,
}

/// What a column asks for: the extents of its cells, the head's first.
#[derive(Debug, Clone, Default)]
pub(in crate::render) struct Demand {
    /// One for each row.
    pub(in crate::render) cells: Vec<Extent>,
}

impl Demand {
    /// Its longest word.
    fn min(&self) -> f32 {
        self.cells.iter().map(|cell| cell.min).fold(8.0, f32::max)
    }

    /// Its longest forced line.
    fn max(&self) -> f32 {
        self.cells.iter().map(|cell| cell.max).fold(8.0, f32::max)
    }

    /// The typical length of its cells, long ones counting more.
    fn typical(&self) -> f32 {
        let squares: f32 = self.cells.iter().map(|cell| cell.total * cell.total).sum();
        let count: f32 = self.cells.iter().map(|_| 1.0).sum();
        (squares / count.max(1.0)).sqrt()
    }
}

/// Shares the room among the columns.
pub(in crate::render) fn share(demands: &[Demand], room: f32) -> Vec<f32> {
    let most: f32 = demands.iter().map(Demand::max).sum();
    if most <= room {
        let count: f32 = demands.iter().map(|_| 1.0).sum();
        let spare = (room - most) / count.max(1.0);
        return demands.iter().map(|demand| demand.max() + spare).collect();
    }
    // No word may claim more than a share that leaves the others theirs.
    let mins: Vec<f32> = demands.iter().map(Demand::min).collect();
    let cap = level(room * 0.98, |cap| mins.iter().map(|min| min.min(cap)).sum());
    let floors: Vec<f32> = mins.iter().map(|min| min.min(cap)).collect();
    let asks: Vec<(f32, f32)> = demands.iter().map(|d| (d.typical(), d.max())).collect();
    let at = |index: usize, scale: f32| {
        let (typical, max) = asks[index];
        (typical * scale + WRAP).clamp(floors[index], max.max(floors[index]))
    };
    let columns = 0..demands.len();
    let scale = level(room, |scale| columns.clone().map(|index| at(index, scale / 1000.0)).sum());
    let mut widths: Vec<f32> = columns.map(|index| at(index, scale / 1000.0)).collect();
    let total: f32 = widths.iter().sum();
    if total > 0.0 {
        for width in &mut widths {
            *width *= room / total;
        }
    }
    settle(demands, &floors, &mut widths);
    widths
}

/// Moves room from column to column as long as that makes the table lower.
fn settle(demands: &[Demand], floors: &[f32], widths: &mut [f32]) {
    let mut best = height(demands, widths);
    for step in [24.0, 10.0, 4.0] {
        for _ in 0..4 {
            let before = best;
            for from in 0..widths.len() {
                for to in (0..widths.len()).filter(|to| *to != from) {
                    if widths[from] - step < floors[from] {
                        continue;
                    }
                    widths[from] -= step;
                    widths[to] += step;
                    let now = height(demands, widths);
                    if now < best {
                        best = now;
                    } else {
                        widths[from] += step;
                        widths[to] -= step;
                    }
                }
            }
            if before - best < 0.5 {
                break;
            }
        }
    }
}

/// About how many lines the rows take together. The fourth power stands for the tallest cell but still sees the
/// others, so that room moves step by step where several cells of a row are about equally tall.
fn height(demands: &[Demand], widths: &[f32]) -> f32 {
    let rows = demands.iter().map(|demand| demand.cells.len()).max().unwrap_or(0).min(WEIGHED);
    (0..rows)
        .map(|row| {
            let cells = demands
                .iter()
                .zip(widths)
                .filter_map(|(d, width)| Some((d.cells.get(row)?, width)));
            let squares = cells.map(|(cell, width)| lines(cell, *width).powi(2));
            squares.map(|square| square * square).sum::<f32>().sqrt().sqrt()
        })
        .sum()
}

/// About how many lines a cell takes: what its text fills, and half a line lost at each forced break.
fn lines(cell: &Extent, width: f32) -> f32 {
    let filled = cell.total / (width - WRAP * 0.6).max(4.0);
    (filled + (cell.lines - 1.0) * 0.5).max(cell.lines)
}

/// The largest value up to 1000 whose sum stays within the room, found by halving.
fn level(room: f32, sum: impl Fn(f32) -> f32) -> f32 {
    let (mut low, mut high) = (0.0_f32, 1000.0_f32);
    for _ in 0..24 {
        let middle = f32::midpoint(low, high);
        if sum(middle) <= room { low = middle } else { high = middle }
    }
    low
}
