//! What one statement about a place makes of an entry.

mod tables;

use super::file::PieceStatement;
use super::region::{Region, Touched};
use crate::facts::{Drawing, Entry, Fate, Graph, Model, Piece, Table, TableKind};
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
    let found = tables::take(&mut amended, region, &touched)?;
    let models = take(&mut amended.models, |model| region.holds(&model.place));
    let graphs = take(&mut amended.graphs, |graph| region.holds(&graph.place));
    let nothing_found = found.taken.is_none() && models.is_empty() && graphs.is_empty();
    match said.is {
        Piece::Nothing if nothing_found => return Err(Fate::NothingThere),
        Piece::Nothing => {}
        Piece::Counts | Piece::Statistics => {
            let kind =
                if said.is == Piece::Counts { TableKind::Counts } else { TableKind::Statistics };
            let table = match found.taken {
                Some(table) => tables::measured(table, said)?,
                None => {
                    unseen(&mut amended, region);
                    tables::only_declared(region, said)?
                }
            };
            amended.tables.insert(found.at, Table { kind, ..table });
        }
        Piece::Model => {
            if let Some(table) = found.taken {
                amended.tables.insert(found.at, Table { kind: TableKind::Model, ..table });
            } else if models.is_empty() {
                unseen(&mut amended, region);
            }
            let count = said.models.map_or(models.len().max(1), |count| count.max(1) as usize);
            let more = std::iter::repeat_with(|| Model::at(region.place.clone(), false));
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

/// Takes out of a list what is wanted.
fn take<T>(list: &mut Vec<T>, wanted: impl Fn(&T) -> bool) -> Vec<T> {
    let (taken, left) = std::mem::take(list).into_iter().partition(wanted);
    *list = left;
    taken
}

/// Notes that what is declared there was not read, so that nothing passes unseen.
fn unseen(entry: &mut Entry, region: &Region) {
    entry.gaps.push(Gap::new(&region.place, Reason::OnlyDeclared));
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
    use crate::facts::{Body, BodyCell, Measure, Printed, UnitRecords};
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
                let counted = crate::facts::Counted::found_in(&amended);
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
