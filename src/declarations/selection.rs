//! Cells of a table written as a person would: whole columns, whole rows, else ranges.

use crate::facts::BodyCell;
use crate::place::{Range, letters};
use std::collections::{BTreeMap, BTreeSet};

/// The fewest columns, rows and ranges that name these cells of a table and no others of it.
pub(super) fn written(cells: &[BodyCell], chosen: impl Fn(&BodyCell) -> bool) -> Vec<String> {
    let by_column = lines(cells, &chosen, |cell| (cell.column, cell.row));
    let by_row = lines(cells, &chosen, |cell| (cell.row, cell.column));
    let columns = by_column.into_iter().map(|line| match line {
        Line::Whole(column) => letters(column),
        Line::Run(column, top, bottom) => {
            Range { top, left: column, bottom, right: column }.to_string()
        }
    });
    let rows = by_row.into_iter().map(|line| match line {
        Line::Whole(row) => (u64::from(row) + 1).to_string(),
        Line::Run(row, left, right) => Range { top: row, left, bottom: row, right }.to_string(),
    });
    let (columns, rows): (Vec<_>, Vec<_>) = (columns.collect(), rows.collect());
    if rows.len() < columns.len() { rows } else { columns }
}

/// A line of a table (a column, or a row) of which cells are chosen.
enum Line {
    /// All cells of it.
    Whole(u32),
    /// Those from one to another.
    Run(u32, u32, u32),
}

fn lines(
    cells: &[BodyCell],
    chosen: impl Fn(&BodyCell) -> bool,
    axes: impl Fn(&BodyCell) -> (u32, u32),
) -> Vec<Line> {
    let mut by_line: BTreeMap<u32, BTreeSet<(u32, bool)>> = BTreeMap::new();
    for cell in cells {
        let (line, along) = axes(cell);
        by_line.entry(line).or_default().insert((along, chosen(cell)));
    }
    let mut found = Vec::new();
    for (line, cells) in by_line {
        if cells.iter().all(|(_, chosen)| *chosen) {
            found.push(Line::Whole(line));
            continue;
        }
        let mut run: Option<(u32, u32)> = None;
        for (along, chosen) in cells {
            run = match (chosen, run) {
                (true, Some((first, _))) => Some((first, along)),
                (true, None) => Some((along, along)),
                (false, Some((first, last))) => {
                    found.push(Line::Run(line, first, last));
                    None
                }
                (false, None) => None,
            };
        }
        found.extend(run.map(|(first, last)| Line::Run(line, first, last)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Measure, Printed};
    use proptest::prelude::*;

    fn cell(row: u32, column: u32, measure: Measure) -> BodyCell {
        let printed = Printed::Number { value: 1.0, decimals: 0, percent: None };
        BodyCell { row, column, measure, printed }
    }

    fn counts(rows: &[&str]) -> Vec<String> {
        let mut cells = Vec::new();
        for (row, line) in (1..).zip(rows) {
            for (column, sign) in (1..).zip(line.chars()) {
                let measure = if sign == 'n' { Measure::Count } else { Measure::Mean };
                cells.push(cell(row, column, measure));
            }
        }
        written(&cells, |cell| cell.measure == Measure::Count)
    }

    #[test]
    fn names_columns_rows_and_ranges_whichever_is_shortest() {
        assert_eq!(counts(&["nx", "nx", "nx"]), ["B"]);
        assert_eq!(counts(&["nnn", "xxx"]), ["2"]);
        assert_eq!(counts(&["xx", "nx", "nx"]), ["B3:B4"]);
        assert_eq!(counts(&["xx"]), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn what_is_written_names_these_cells_and_no_others(
            signs in prop::collection::vec(prop::collection::vec(any::<bool>(), 4), 1..5)
        ) {
            let mut cells = Vec::new();
            for (row, line) in (0..).zip(&signs) {
                for (column, count) in (0..).zip(line) {
                    let measure = if *count { Measure::Count } else { Measure::Mean };
                    cells.push(cell(row, column, measure));
                }
            }
            let written = written(&cells, |cell| cell.measure == Measure::Count);
            let ranges: Vec<Range> = written.iter().map(|text| text.parse().unwrap()).collect();
            for cell in cells {
                let named = ranges.iter().any(|range| range.contains(cell.row, cell.column));
                prop_assert_eq!(named, cell.measure == Measure::Count);
            }
        }
    }
}
