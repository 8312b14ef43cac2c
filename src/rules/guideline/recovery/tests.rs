//! Claims about recovery, held against trying every table that prints the same.

use super::*;
use crate::facts::Measure;
use crate::place::Place;
use crate::rules::fixture;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Rows and columns of the inner table.
const SIDE: usize = 2;
/// With their totals.
const ALL: usize = SIDE + 1;
/// So many different values make a cell safe.
const ENOUGH: i64 = 4;
/// No inner count is larger in these tests, so all possibilities can be tried.
const MOST: i64 = 6;

/// What is recovered of the first of these tables.
pub(super) fn recovered(tables: &[&Table]) -> Option<Recovery> {
    let tables = Tables::studied(tables.iter().copied());
    recover(&tables.all()[0], &tables, ENOUGH, &mut WORK.clone())
}

type Matrix = [[i64; ALL]; ALL];

/// The inner counts with the totals of rows and columns.
fn with_totals(inner: [[i64; SIDE]; SIDE]) -> Matrix {
    let mut all = [[0; ALL]; ALL];
    for row in 0..SIDE {
        for column in 0..SIDE {
            let value = inner[row][column];
            all[row][column] = value;
            all[row][SIDE] += value;
            all[SIDE][column] += value;
            all[SIDE][SIDE] += value;
        }
    }
    all
}

/// Every table of inner counts, with its totals.
fn every_table() -> impl Iterator<Item = Matrix> {
    let base = usize::try_from(3 * MOST + 1).unwrap();
    (0..base.pow(4)).map(move |number| {
        let digit = |at: u32| i64::try_from(number / base.pow(at) % base).unwrap();
        with_totals([[digit(0), digit(1)], [digit(2), digit(3)]])
    })
}

/// A table as printed: large counts in a third row tell how it adds up, and the cells at these
/// places are withheld. With `percent` the share of each count in its row is printed too.
fn print(counts: &Matrix, withheld: &[usize], sheet: &str, percent: bool) -> Table {
    let heads = ["man", "vrouw", "Totaal"];
    let mut columns: Vec<(&str, Measure)> =
        heads.iter().map(|head| (*head, Measure::Count)).collect();
    if percent {
        columns.push(("% man", Measure::Percent));
    }
    let anchor = [5003, 7109, 12112];
    let mut rows: Vec<(&str, Vec<String>)> = Vec::new();
    for (row, label) in ["jong", "oud", "Totaal"].into_iter().enumerate() {
        let mut printed: Vec<String> = (0..ALL)
            .map(|column| match withheld.contains(&(row * ALL + column)) {
                true => ".".to_owned(),
                false => {
                    let extra = if row == SIDE { anchor[column] } else { 0 };
                    (counts[row][column] + extra).to_string()
                }
            })
            .collect();
        if percent {
            let of = counts[row][SIDE] + if row == SIDE { anchor[2] } else { 0 };
            let part = counts[row][0] + if row == SIDE { anchor[0] } else { 0 };
            let share = if of == 0 { 0.0 } else { 100.0 * part as f64 / of as f64 };
            printed.push(format!("{share:.1}"));
        }
        rows.push((label, printed));
    }
    rows.insert(SIDE, ("rest", anchor.map(|count| count.to_string()).to_vec()));
    if percent {
        rows[SIDE].1.push(format!("{:.1}", 100.0 * 5003.0 / 12112.0));
    }
    let texts: Vec<(&str, Vec<&str>)> = rows
        .iter()
        .map(|(label, printed)| (*label, printed.iter().map(String::as_str).collect()))
        .collect();
    let texts: Vec<(&str, &[&str])> =
        texts.iter().map(|(label, printed)| (*label, printed.as_slice())).collect();
    let mut table = fixture::table(&columns, &texts);
    let range = crate::place::Range { top: 0, left: 0, bottom: 4, right: 3 };
    table.place = Place::entry("tabel.xlsx").part(sheet).cells(range);
    table
}

/// The place in the matrix of a cell on the sheet.
fn place((row, column): (u32, u32)) -> usize {
    let row = usize::try_from(row).unwrap() - 1;
    let row = if row > SIDE { SIDE } else { row };
    row * ALL + usize::try_from(column).unwrap() - 1
}

/// The different values that each withheld cell takes in the tables that print the same.
fn possible(
    counts: &Matrix,
    withheld: &[usize],
    also: impl Fn(&Matrix) -> bool,
) -> BTreeMap<usize, BTreeSet<i64>> {
    let printed: Vec<usize> = (0..ALL * ALL).filter(|at| !withheld.contains(at)).collect();
    let mut possible: BTreeMap<usize, BTreeSet<i64>> = BTreeMap::new();
    for other in every_table() {
        let same = |at: &usize| other[at / ALL][at % ALL] == counts[at / ALL][at % ALL];
        if printed.iter().all(same) && also(&other) {
            for at in withheld {
                possible.entry(*at).or_default().insert(other[at / ALL][at % ALL]);
            }
        }
    }
    possible
}

fn assert_exactly(
    recovery: Option<Recovery>,
    possible: &BTreeMap<usize, BTreeSet<i64>>,
) -> Result<(), TestCaseError> {
    let recovery = recovery.unwrap_or_default();
    prop_assert!(recovery.undetermined.is_empty());
    let exact: BTreeMap<usize, i64> =
        recovery.exact.iter().map(|cell| (place(cell.cell), cell.value)).collect();
    let bounded: Vec<usize> = recovery.bounded.iter().map(|cell| place(*cell)).collect();
    for (at, values) in possible {
        let extra = if *at >= SIDE * ALL { [5003, 7109, 12112][at % ALL] } else { 0 };
        match (values.len(), values.first()) {
            (1, Some(value)) => {
                prop_assert_eq!(exact.get(at), Some(&(value + extra)), "{}", at)
            }
            (few, _) if (i64::try_from(few).unwrap()) < ENOUGH => {
                prop_assert!(bounded.contains(at), "{} has {:?}", at, values);
            }
            _ => prop_assert!(!exact.contains_key(at) && !bounded.contains(at), "{}", at),
        }
    }
    Ok(())
}

fn inner() -> impl Strategy<Value = [[i64; SIDE]; SIDE]> {
    // A row of nothing but zeros, all withheld, cannot be told from one that is no part.
    [[1..=MOST, 1..=MOST], [1..=MOST, 1..=MOST]]
}

fn some_cells() -> impl Strategy<Value = Vec<usize>> {
    // The grand total stays: without any total left, nothing bounds the others.
    prop::collection::btree_set(0..ALL * ALL - 1, 1..6)
        .prop_map(|cells| cells.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Of a table with totals, also withheld ones: what all tables that print the same have in
    /// common is recovered, and nothing else is.
    #[test]
    fn recovers_from_totals_what_trying_everything_recovers(
        inner in inner(),
        withheld in some_cells(),
    ) {
        let counts = with_totals(inner);
        let table = print(&counts, &withheld, "Blad1", false);
        let recovery = recovered(&[&table]);
        assert_exactly(recovery, &possible(&counts, &withheld, |_| true))?;
    }

    /// The same with a second table of the same counts that withholds other cells.
    #[test]
    fn recovers_from_two_tables_what_trying_everything_recovers(
        inner in inner(),
        withheld in some_cells(),
        others in some_cells(),
    ) {
        let counts = with_totals(inner);
        let first = print(&counts, &withheld, "Blad1", false);
        let second = print(&counts, &others, "Blad2", false);
        let recovery = recovered(&[&first, &second]);
        let both: Vec<usize> =
            withheld.iter().copied().filter(|at| others.contains(at)).collect();
        let known = |other: &Matrix| {
            withheld.iter().filter(|at| !both.contains(at)).all(|at| {
                other[at / ALL][at % ALL] == counts[at / ALL][at % ALL]
            })
        };
        assert_exactly(recovery, &possible(&counts, &withheld, known))?;
    }

    /// With percentages of a row beside its counts, what is claimed to be recovered is right,
    /// and what totals alone recover still is.
    #[test]
    fn claims_nothing_from_percentages_that_is_not_so(
        inner in inner(),
        withheld in some_cells(),
    ) {
        let counts = with_totals(inner);
        let table = print(&counts, &withheld, "Blad1", true);
        let recovery = recovered(&[&table]).unwrap_or_default();
        for cell in &recovery.exact {
            let at = place(cell.cell);
            let extra = if at >= SIDE * ALL { [5003, 7109, 12112][at % ALL] } else { 0 };
            prop_assert_eq!(cell.value, counts[at / ALL][at % ALL] + extra, "{}", at);
        }
        let found: Vec<usize> = recovery.exact.iter().map(|cell| place(cell.cell)).collect();
        for (at, values) in possible(&counts, &withheld, |_| true) {
            prop_assert!(values.len() > 1 || found.contains(&at), "{}", at);
        }
    }
}
