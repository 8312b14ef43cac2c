//! Records of a data set, as Stata's `list` prints them: one for each observation.
//!
//! Convention: a box in which each record begins with its number, a point and a bar. The names of
//! the variables stand once below the rule that opens the box; where a record is wider than the line
//! it has a box of its own, with a line of names above each line of values. Results are printed by
//! other commands, but data that were put together are listed too: by group their names say what was
//! counted or averaged, and over time each record begins with a year of its own. Those are left to
//! the readers of tables.

use crate::facts::{Measure, UnitRecords};
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::{Piece, PrintedLine, is_bar};
use crate::recognise::words;
use std::collections::BTreeSet;

/// Records from which a list is one of units.
const LEAST: usize = 3;

/// The records whose first box begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let mut list = List::default();
    let mut length = list.take(lines)?;
    loop {
        let behind = lines.get(length..).unwrap_or_default();
        let blank = behind.iter().take_while(|line| line.is_blank()).count();
        let next = behind.get(blank..).unwrap_or_default();
        let Some(taken) = next.get(1).and_then(number).and_then(|_| list.take(next)) else { break };
        length = length.saturating_add(blank).saturating_add(taken);
    }
    let results = list.names.iter().any(|name| is_statistic(name)) || list.is_over_time();
    if list.records < LEAST || results {
        return None;
    }
    list.draft.records(length, UnitRecords::NamedUnits)
}

/// The records that were read so far.
#[derive(Default)]
struct List {
    draft: Draft,
    names: Vec<String>,
    records: usize,
    /// The different values with which records begin.
    begins: BTreeSet<String>,
    /// The column of the next name or value of a record.
    column: u32,
}

impl List {
    /// Whether each record is of a year, or another time, of its own.
    fn is_over_time(&self) -> bool {
        self.names.first().is_some_and(|name| words::measure(name) == Some(Measure::Period))
            && self.begins.len() == self.records
    }

    /// Takes the box at the begin of some lines, and tells how many they are.
    fn take(&mut self, lines: &[PrintedLine]) -> Option<usize> {
        let (edge, inner) = lines.split_first().filter(|(edge, _)| is_edge(edge))?;
        let first = inner.first().filter(|line| line.columns.len() <= edge.columns.len())?;
        let end = inner.iter().position(|line| !is_inside(line)).unwrap_or(inner.len());
        let inner = inner.get(..end)?;
        if !inner.iter().any(|line| number(line).is_some()) {
            return None;
        }
        let wide = number(first).is_some();
        let mut names = true;
        for line in inner {
            if line.is_rule() {
                names = wide;
                continue;
            }
            if number(line).is_some() {
                self.records = self.records.saturating_add(1);
                self.column = 0;
            }
            let pieces = || (self.column..).zip(pieces(line));
            if names {
                self.names.extend(pieces().map(|(_, piece)| piece.text.clone()));
                pieces().for_each(|(column, piece)| self.draft.head(column, &piece.text));
                names = !wide;
                continue;
            }
            let mut next = self.column;
            for (column, piece) in pieces() {
                next = column.saturating_add(1);
                if column == 0 {
                    self.begins.insert(piece.text.clone());
                }
                if piece.number && piece.text.contains(|sign: char| sign.is_ascii_digit()) {
                    self.draft.cell(line, column, Measure::Other, &piece.text);
                }
            }
            self.column = next;
        }
        let closed = usize::from(lines.get(end.saturating_add(1)).is_some_and(is_edge));
        Some(end.saturating_add(1).saturating_add(closed))
    }
}

/// Whether a line is the upper or the lower edge of a box.
fn is_edge(line: &PrintedLine) -> bool {
    line.is_rule() && line.columns.iter().find(|sign| **sign != ' ') == Some(&'+')
}

/// Whether a line stands within a box: a bar is first, perhaps behind the number of a record.
fn is_inside(line: &PrintedLine) -> bool {
    number(line).is_some()
        || line.columns.iter().find(|sign| **sign != ' ').is_some_and(|sign| is_bar(*sign))
}

/// The number of the record that begins on a line: `  3. |`.
fn number(line: &PrintedLine) -> Option<u64> {
    let bar = line.columns.iter().position(|sign| is_bar(*sign))?;
    line.between(0, bar).trim().strip_suffix('.')?.parse().ok()
}

/// The names or values that stand behind the first bar of a line.
fn pieces(line: &PrintedLine) -> impl Iterator<Item = &Piece> {
    let bar = line.columns.iter().position(|sign| is_bar(*sign)).unwrap_or_default();
    line.plain_pieces().iter().filter(move |piece| piece.start > bar)
}

/// Whether the name of a variable says what was counted, averaged or estimated.
fn is_statistic(name: &str) -> bool {
    let said = words::header(name);
    said.measure.is_some() && !said.subject && !said.single_letter
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::{lines, shown};

    /// Lines, cells and numbers of units of the records at the first line.
    fn found(text: &str) -> Option<(usize, u64, u64)> {
        let block = find(&lines(text))?;
        let length = block.length;
        let (table, _) = shown(block);
        assert_eq!(table.unit_records, Some(UnitRecords::NamedUnits));
        Some((length, table.cells, table.count_cells))
    }

    #[test]
    fn catches_records_below_the_names_of_their_variables() {
        let list = "     +--------------------------+\n     | regio   inkomen   leeft |\n     |--------------------------|\n  1. |  Zuid     2,300      34 |\n  2. | Noord     1,950      61 |\n     |--------------------------|\n  3. |  Oost     4,100      45 |\n     +--------------------------+\n\nklaar\n";
        assert_eq!(found(list), Some((8, 6, 0)));
    }

    #[test]
    fn catches_records_that_have_a_box_each() {
        let record = |number: u32| {
            format!(
                "     +-----------------+\n  {number}. | regio | inkomen |\n     |  Zuid |   2,300 |\n     |-----------------|\n     | leeft |  baan   |\n     |    34 |  ja     |\n     +-----------------+\n\n"
            )
        };
        let list: String = (1..=4).map(record).collect();
        assert_eq!(found(&list), Some((31, 8, 0)));
    }

    #[test]
    fn does_not_catch_what_was_put_together_over_time() {
        let list = |third: &str| {
            format!(
                "     +----------------+\n     | jaar    uitvoer|\n     |----------------|\n  1. | 2001      23.1 |\n  2. | 2002      24.1 |\n  3. | {third}      25.1 |\n     +----------------+\n"
            )
        };
        assert_eq!(found(&list("2003")), None);
        assert_eq!(found(&list("2002")), Some((7, 6, 0)));
    }

    #[test]
    fn does_not_catch_what_was_put_together_by_group() {
        let list = "     +-----------------+\n     | regio   count   |\n     |-----------------|\n  1. |  Zuid     230   |\n  2. | Noord     195   |\n  3. |  Oost     410   |\n     +-----------------+\n";
        assert_eq!(found(list), None);
        assert_eq!(
            found(
                "     +-------+\n     | Key   |\n     |-------|\n     | n     |\n     +-------+\n"
            ),
            None
        );
    }
}
