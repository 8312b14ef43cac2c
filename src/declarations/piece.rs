//! What one statement about a place makes of an entry.

use super::file::{Cells, PieceStatement};
use super::region::{Region, Touched, joined, recount};
use crate::facts::{
    Body, BodyCell, Drawing, Entry, Fate, Graph, Measure, Model, Piece, Table, TableKind,
};
use crate::gap::{Gap, Reason};
use crate::place::Place;

/// What a statement makes of an entry.
pub(super) enum Amended {
    /// Nothing else than what was found.
    Same,
    /// These facts in the place of those that were found.
    Other(Box<Entry>),
}

/// Says of a region of an entry what is declared of it.
///
/// # Errors
/// The fate of a statement that cannot be applied.
pub(super) fn amend(
    entry: &Entry,
    region: &Region,
    said: &PieceStatement,
) -> Result<Amended, Fate> {
    let touched = region.tables(entry);
    protect(entry, region, &touched)?;
    let mut amended = entry.clone();
    let tables = take_tables(&mut amended, region, &touched)?;
    let models = take(&mut amended.models, |model| region.holds(&model.place));
    let graphs = take(&mut amended.graphs, |graph| region.holds(&graph.place));
    let nothing_found = tables.taken.is_none() && models.is_empty() && graphs.is_empty();
    match said.is {
        Piece::Nothing if nothing_found => return Err(Fate::NothingThere),
        Piece::Nothing => {}
        Piece::Counts | Piece::Statistics => {
            let kind =
                if said.is == Piece::Counts { TableKind::Counts } else { TableKind::Statistics };
            let table = match tables.taken {
                Some(table) => measured(table, said)?,
                None => only_declared(&mut amended, region, said)?,
            };
            amended.tables.insert(tables.at, Table { kind, ..table });
        }
        Piece::Model => {
            if let Some(table) = tables.taken {
                amended.tables.insert(tables.at, Table { kind: TableKind::Model, ..table });
            } else if models.is_empty() {
                unseen(&mut amended, region);
            }
            let count = said.models.map_or(models.len().max(1), |count| count.max(1) as usize);
            let more = std::iter::repeat_with(|| model(&region.place));
            amended.models.extend(models.into_iter().chain(more).take(count));
        }
        Piece::Graph => {
            if graphs.is_empty() {
                unseen(&mut amended, region);
            }
            let one = || vec![graph(&region.place)];
            amended.graphs.extend(if graphs.is_empty() { one() } else { graphs });
        }
    }
    amended.models.sort_by(|a, b| a.place.cmp(&b.place));
    amended.graphs.sort_by(|a, b| a.place.cmp(&b.place));
    Ok(if is_same(entry, &amended) { Amended::Same } else { Amended::Other(Box::new(amended)) })
}

/// Whether the same is found, in whatever order.
fn is_same(entry: &Entry, amended: &Entry) -> bool {
    let mut found = entry.clone();
    found.models.sort_by(|a, b| a.place.cmp(&b.place));
    found.graphs.sort_by(|a, b| a.place.cmp(&b.place));
    found == *amended
}

/// Nothing can be declared of what is hidden, nor of records of units.
fn protect(entry: &Entry, region: &Region, touched: &[Touched]) -> Result<(), Fate> {
    let tables = touched.iter().filter_map(|touched| entry.tables.get(touched.index));
    let hidden = entry.models.iter().any(|model| model.hidden && region.holds(&model.place))
        || entry.graphs.iter().any(|graph| graph.hidden && region.holds(&graph.place));
    match tables.into_iter().any(|table| table.hidden || table.unit_records.is_some()) || hidden {
        true => Err(Fate::Protected),
        false => Ok(()),
    }
}

/// What was taken out of the tables of an entry.
struct Taken {
    /// What stood in the region, as one table.
    taken: Option<Table>,
    /// Where among the tables it stood.
    at: usize,
}

/// Takes out of the tables what stands in the region; tables without a number do not stay.
fn take_tables(entry: &mut Entry, region: &Region, touched: &[Touched]) -> Result<Taken, Fate> {
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

/// Takes out of a list what is wanted.
fn take<T>(list: &mut Vec<T>, wanted: impl Fn(&T) -> bool) -> Vec<T> {
    let (taken, left) = std::mem::take(list).into_iter().partition(wanted);
    *list = left;
    taken
}

/// The table with the measures that are declared for its cells.
fn measured(mut table: Table, said: &PieceStatement) -> Result<Table, Fate> {
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
fn only_declared(entry: &mut Entry, region: &Region, said: &PieceStatement) -> Result<Table, Fate> {
    let cells = said.cells.map(u64::from).or_else(|| region.area()).ok_or(Fate::NoFigures)?;
    unseen(entry, region);
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

/// Notes that what is declared there was not read, so that nothing passes unseen.
fn unseen(entry: &mut Entry, region: &Region) {
    entry.gaps.push(Gap::new(&region.place, Reason::OnlyDeclared));
}

/// A model of which nothing was read.
fn model(place: &Place) -> Model {
    Model {
        place: place.clone(),
        label: None,
        observations: None,
        coefficients: 0,
        residual_degrees: None,
        perfect_fit: false,
        hidden: false,
    }
}

/// A graph of which nothing was read.
fn graph(place: &Place) -> Graph {
    Graph {
        place: place.clone(),
        drawing: Drawing::Raster,
        observations: None,
        preview: None,
        hidden: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declarations::Declarations;
    use crate::facts::{Printed, UnitRecords};
    use crate::place::Range;
    use crate::rules::fixture;

    /// A sheet with a table of so many rows of one count and one mean, its header in the first row.
    fn sheet(rows: u32) -> Entry {
        let place = Place::entry("t.xlsx");
        let range = Range { top: 0, left: 0, bottom: rows, right: 2 };
        let printed = Printed::Number { value: 12.0, decimals: 0, percent: None };
        let cell = |row, column, measure| BodyCell { row, column, measure, printed };
        let cells = (1..=rows)
            .flat_map(|row| [cell(row, 1, Measure::Count), cell(row, 2, Measure::Mean)])
            .collect();
        let table = Table {
            place: place.part("A").cells(range),
            kind: TableKind::Statistics,
            title: None,
            hidden: false,
            cells: u64::from(rows) * 2,
            count_cells: u64::from(rows),
            suppressed: 0,
            unit_records: None,
            body: Body { cells, complete: true, ..Body::default() },
        };
        Entry { tables: vec![table], ..fixture::entry("t.xlsx") }
    }

    /// Tables, cells and counts after a statement about a part of the sheet.
    fn declared(entry: &Entry, cells: &str, more: &str) -> Result<Option<[u64; 3]>, Fate> {
        let text = format!("[[range]]\nplace = \"t.xlsx!A!{cells}\"\n{more}\n");
        let said = Declarations::parse(&text).unwrap().pieces.remove(0);
        let place = entry.place.part("A").cells(cells.parse().unwrap());
        match amend(entry, &Region::new(place), &said)? {
            Amended::Same => Ok(None),
            Amended::Other(amended) => {
                let counted = super::super::region::counted(&amended);
                Ok(Some([counted.tables, counted.cells, counted.count_cells]))
            }
        }
    }

    #[test]
    fn a_part_of_a_table_becomes_a_table_of_its_own() {
        let split = declared(&sheet(6), "A5:C7", "is = \"statistics\"");
        assert_eq!(split, Ok(Some([2, 12, 6])));
    }

    #[test]
    fn a_part_of_a_table_that_is_nothing_leaves_the_rest() {
        assert_eq!(declared(&sheet(6), "A5:C7", "is = \"nothing\""), Ok(Some([1, 6, 3])));
    }

    #[test]
    fn two_tables_become_one() {
        let mut entry = sheet(6);
        let part = Declarations::parse("[[range]]\nplace = \"x\"\nis = \"statistics\"\n");
        let place = entry.place.part("A").cells("A5:C7".parse().unwrap());
        let said = part.unwrap().pieces.remove(0);
        if let Ok(Amended::Other(two)) = amend(&entry, &Region::new(place), &said) {
            entry = *two;
        }
        assert_eq!(entry.tables.len(), 2);
        let joined = declared(&entry, "A1:C7", "is = \"statistics\"");
        assert_eq!(joined, Ok(Some([1, 12, 6])));
    }

    #[test]
    fn what_is_said_as_it_is_changes_nothing() {
        let same = "is = \"statistics\"\ncounts = [\"B\"]\npercentages = []";
        assert_eq!(declared(&sheet(6), "A1:C7", same), Ok(None));
    }

    #[test]
    fn hidden_tables_and_records_of_units_stay_as_they_are() {
        let (mut hidden, mut records) = (sheet(6), sheet(6));
        hidden.tables[0].hidden = true;
        records.tables[0].unit_records = Some(UnitRecords::Keys);
        for entry in [hidden, records] {
            assert_eq!(declared(&entry, "A1:C7", "is = \"nothing\""), Err(Fate::Protected));
            assert_eq!(declared(&entry, "A5:C7", "is = \"nothing\""), Err(Fate::Protected));
        }
    }

    #[test]
    fn a_table_of_which_cells_were_let_go_is_never_cut() {
        let mut entry = sheet(6);
        entry.tables[0].body.complete = false;
        assert_eq!(declared(&entry, "A5:C7", "is = \"nothing\""), Err(Fate::TooLarge));
        let columns = "is = \"statistics\"\ncounts = []";
        assert_eq!(declared(&entry, "A1:C7", columns), Err(Fate::TooLarge));
        assert_eq!(declared(&entry, "A1:C7", "is = \"nothing\""), Ok(Some([0, 0, 0])));
    }

    #[test]
    fn nothing_is_said_of_cells_in_which_nothing_was_found() {
        assert_eq!(declared(&sheet(6), "F1:G3", "is = \"nothing\""), Err(Fate::NothingThere));
        assert_eq!(declared(&sheet(6), "F1:G3", "is = \"counts\""), Ok(Some([2, 18, 12])));
    }
}
