//! The tables of a region: taken out of an entry, measured anew, or only declared.

use crate::declarations::file::{Cells, PieceStatement};
use crate::declarations::region::{Region, Touched, joined, recount};
use crate::facts::{Body, BodyCell, Entry, Fate, Measure, Table, TableKind};

/// What was taken out of the tables of an entry.
pub(super) struct Taken {
    /// What stood in the region, as one table.
    pub(super) taken: Option<Table>,
    /// Where among the tables it stood.
    pub(super) at: usize,
}

/// Takes out of the tables what stands in the region; tables without a number do not stay.
pub(super) fn take(entry: &mut Entry, region: &Region, touched: &[Touched]) -> Result<Taken, Fate> {
    let Some(first) = touched.first() else {
        let before = entry.tables.iter().filter(|table| table.place < region.place).count();
        return Ok(Taken { taken: None, at: before });
    };
    let of = |touched: &Touched| entry.tables.get(touched.index);
    let found: Vec<&Table> = touched.iter().filter_map(of).collect();
    // One whole table stays as it is, cells beyond those that are kept included.
    let alone = match (touched, found.as_slice()) {
        ([Touched { whole: true, .. }], [table]) => Some((*table).clone()),
        _ if found.iter().any(|table| !table.body.complete) => return Err(Fate::TooLarge),
        _ => None,
    };
    let cells = found
        .iter()
        .flat_map(|table| table.body.cells.iter().filter(|cell| region.has(table, cell)).cloned());
    let taken = match alone {
        Some(table) => Some(Table { place: region.place.clone(), ..table }),
        None => joined(&found, &region.place, cells.collect()),
    };
    let mut left = Vec::new();
    for (index, table) in std::mem::take(&mut entry.tables).into_iter().enumerate() {
        match touched.iter().find(|touched| touched.index == index) {
            None => left.push(table),
            Some(Touched { whole: true, .. }) => {}
            Some(_) => {
                let outside = |cell: &&BodyCell| !region.has(&table, cell);
                let cells = table.body.cells.iter().filter(outside).cloned().collect();
                left.extend(joined(&[&table], &table.place, cells).filter(|rest| rest.cells > 0));
            }
        }
    }
    entry.tables = left;
    Ok(Taken { taken, at: first.index.min(entry.tables.len()) })
}

/// The table with the measures that are declared for its cells.
pub(super) fn measured(mut table: Table, said: &PieceStatement) -> Result<Table, Fate> {
    let named = |cells: &Option<Vec<Cells>>, cell: &BodyCell| {
        let holds = |range: &Cells| range.0.contains(cell.row, cell.column);
        cells.as_ref().map(|cells| cells.iter().any(holds))
    };
    let mut changed = false;
    for cell in &mut table.body.cells {
        let count = named(&said.counts, cell).unwrap_or(cell.measure == Measure::Count);
        let percent = named(&said.percentages, cell).unwrap_or(cell.measure == Measure::Percent);
        let measure = match (count, percent, cell.measure) {
            // In doubt it counts.
            (true, _, _) => Measure::Count,
            (false, true, _) => Measure::Percent,
            (false, false, Measure::Count | Measure::Percent) => Measure::Other,
            (false, false, other) => other,
        };
        changed |= measure != cell.measure;
        cell.measure = measure;
    }
    if changed && !table.body.complete {
        return Err(Fate::TooLarge);
    }
    if changed {
        recount(&mut table);
    }
    Ok(table)
}

/// A table of which nothing was read: its size as declared, else as large as its place.
pub(super) fn only_declared(region: &Region, said: &PieceStatement) -> Result<Table, Fate> {
    let cells = said.cells.map(u64::from).or_else(|| region.area()).ok_or(Fate::NoFigures)?;
    Ok(Table {
        place: region.place.clone(),
        kind: TableKind::Statistics,
        title: None,
        hidden: false,
        cells,
        count_cells: said.count_cells.map_or(cells, u64::from).min(cells),
        suppressed: 0,
        unit_records: None,
        body: Body::default(),
    })
}
