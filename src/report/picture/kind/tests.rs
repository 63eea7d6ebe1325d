//! Which components stand in one column, and that no line is hidden by it.

use super::super::{Cell, Column};
use super::kinds;
use crate::id::keep;

/// A column of a service with as many layers of AWS's alone as the line is high.
fn column(at: usize, service: &str, height: usize, own: usize) -> Column {
    let cell = |layer| if layer < height { [3, 0, 0, 0] } else { [0, own, 0, 0] };
    Column {
        component: format!("c{at}"),
        service_name: keep(service),
        cells: (0..9).map(cell).map(Cell::new).collect(),
    }
}

#[test]
fn components_are_grouped_only_where_there_are_too_many_and_never_across_the_line() {
    // How many components, of how many services, whose lines run at how many heights: the sizes of the groups.
    let rows: [(usize, usize, usize, &[usize]); 5] = [
        (14, 1, 1, &[]),
        (15, 1, 1, &[15]),
        (16, 2, 2, &[8, 8]),
        (30, 14, 1, &[3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]),
        (300, 100, 4, &[75, 75, 75, 75]),
    ];
    for (count, services, heights, expected) in rows {
        let columns: Vec<Column> = (0..count)
            .map(|at| column(at, &format!("s{}", at % services), 2 + at % heights, 1))
            .collect();
        let kinds = kinds(&columns);
        let sizes: Vec<usize> = kinds.iter().map(|kind| kind.components.len()).collect();
        assert_eq!(sizes, expected, "{count} of {services} services");
        let lines: Vec<_> = kinds.iter().map(|kind| Cell::crossing(&kind.cells)).collect();
        assert!(lines.is_sorted(), "{lines:?}");
        for kind in &kinds {
            for column in
                columns.iter().filter(|column| kind.components.contains(&column.component))
            {
                assert_eq!(Cell::crossing(&column.cells), Cell::crossing(&kind.cells));
            }
        }
    }
}
