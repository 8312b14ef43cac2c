//! Claims about subtotals, markers that bound, and totals in another table, held against trying every
//! table that prints the same.

use super::tests::recovered;
use super::*;
use crate::place::{Place, Range};
use crate::rules::fixture;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// So many different values make a cell safe.
const ENOUGH: i64 = 4;

/// Larger parts than this need not be tried: those that are drawn are at most three.
const MOST: i64 = 12;

const YEARS: [(&str, Measure); 3] =
    [("2021", Measure::Count), ("2022", Measure::Count), ("2023", Measure::Count)];

/// How a count of 2023 is printed.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Mark {
    Printed,
    Withheld,
    /// `<5`, where it is less.
    Bounded,
}

impl Mark {
    fn print(self, value: i64) -> String {
        match self {
            Self::Withheld => ".".to_owned(),
            Self::Bounded if value < 5 => "<5".to_owned(),
            Self::Printed | Self::Bounded => value.to_string(),
        }
    }

    /// Whether another count is printed in the same way.
    fn hides(self, value: i64, other: i64) -> bool {
        self.print(value) == self.print(other)
    }
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![3 => Just(Mark::Printed), 3 => Just(Mark::Withheld), 1 => Just(Mark::Bounded)]
}

/// Two regions of two parts each, with subtotals and a total.
fn with_subtotals(parts: [i64; 4]) -> [i64; 7] {
    let [a, b, c, d] = parts;
    [a, b, a + b, c, d, c + d, a + b + c + d]
}

const REGIONS: [&str; 7] =
    ["Noord A", "Noord B", "Subtotaal Noord", "Zuid A", "Zuid B", "Subtotaal Zuid", "Totaal"];

/// Every choice of so many parts.
fn every<const PARTS: usize>() -> impl Iterator<Item = [i64; PARTS]> {
    let base = usize::try_from(MOST + 1).unwrap();
    let digit = move |number: usize, at: usize| {
        i64::try_from(number / base.pow(u32::try_from(at).unwrap()) % base).unwrap()
    };
    (0..base.pow(u32::try_from(PARTS).unwrap()))
        .map(move |number| std::array::from_fn(|at| digit(number, at)))
}

/// A table of three years, of which the last one is printed with marks.
fn table(labels: &[&str], years: [&[i64]; 3], marks: &[Mark], sheet: &str) -> Table {
    let rows: Vec<(&str, Vec<String>)> = (0..labels.len())
        .map(|row| {
            let [first, second, third] = years.map(|year| year[row]);
            let last = marks.get(row).copied().unwrap_or(Mark::Printed).print(third);
            (labels[row], vec![first.to_string(), second.to_string(), last])
        })
        .collect();
    let texts: Vec<(&str, Vec<&str>)> = rows
        .iter()
        .map(|(label, printed)| (*label, printed.iter().map(String::as_str).collect()))
        .collect();
    let texts: Vec<(&str, &[&str])> =
        texts.iter().map(|(label, printed)| (*label, printed.as_slice())).collect();
    let mut table = fixture::table(&YEARS, &texts);
    table.place = Place::entry("tabel.xlsx").part(sheet).cells(Range::cell(0, 0));
    table
}

/// Holds what was recovered of the last year against what can stand there.
fn assert_is(
    recovery: Option<Recovery>,
    possible: &BTreeMap<usize, BTreeSet<i64>>,
) -> Result<(), TestCaseError> {
    let recovery = recovery.unwrap_or_default();
    let row = |row: u32| usize::try_from(row).unwrap() - 1;
    let exact: BTreeMap<usize, i64> =
        recovery.exact.iter().map(|one| (row(one.cell.0), one.value)).collect();
    let bounded: Vec<usize> = recovery.bounded.iter().map(|cell| row(cell.0)).collect();
    prop_assert!(recovery.undetermined.is_empty());
    for (at, values) in possible {
        let (least, most) = (*values.first().unwrap(), *values.last().unwrap());
        let expected = (least == most).then_some(least);
        prop_assert_eq!(exact.get(at).copied(), expected, "{} can be {:?}", at, values);
        let is_bounded = least < most && most - least + 1 < ENOUGH;
        prop_assert_eq!(bounded.contains(at), is_bounded, "{} can be {:?}", at, values);
    }
    prop_assert!(exact.keys().chain(&bounded).all(|at| possible.contains_key(at)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    /// Of subtotals and a total, with markers that say nothing and markers that bound.
    #[test]
    fn recovers_from_subtotals_what_trying_everything_recovers(
        parts in prop::array::uniform4(0..4_i64),
        marks in prop::array::uniform7(mark()),
    ) {
        let counts = with_subtotals(parts);
        let years = [with_subtotals([103, 209, 317, 29]), with_subtotals([5003, 7109, 411, 627])];
        let table = table(&REGIONS, [&years[0], &years[1], &counts], &marks, "Blad1");
        let mut possible: BTreeMap<usize, BTreeSet<i64>> = BTreeMap::new();
        for other in every::<4>().map(with_subtotals) {
            if (0..7).all(|at| marks[at].hides(counts[at], other[at])) {
                for at in (0..7).filter(|at| marks[*at].print(counts[*at]) != counts[*at].to_string()) {
                    possible.entry(at).or_default().insert(other[at]);
                }
            }
        }
        let recovery = recovered(&[&table]);
        assert_is(recovery, &possible)?;
    }

    /// Of totals that only another table prints, which has rows of its own.
    #[test]
    fn recovers_from_totals_of_another_table_what_trying_everything_recovers(
        parts in prop::array::uniform3(0..4_i64),
        marks in prop::array::uniform3(mark()),
        is_printed in any::<bool>(),
    ) {
        let years = [[103, 209, 317], [5003, 7109, 411]];
        let own = table(&["Noord", "Oost", "Zuid"], [&years[0], &years[1], &parts], &marks, "Blad1");
        let sum = |parts: &[i64]| parts.iter().sum::<i64>();
        let totals = years.map(|year| [sum(&year), 71]);
        let total = if is_printed { Mark::Printed } else { Mark::Withheld };
        let last = [sum(&parts), 75];
        let other = table(&["Banen", "Bedrijven"], [&totals[0], &totals[1], &last], &[total], "Blad2");
        let mut possible: BTreeMap<usize, BTreeSet<i64>> = BTreeMap::new();
        for others in every::<3>() {
            let same = (0..3).all(|at| marks[at].hides(parts[at], others[at]));
            if same && (!is_printed || sum(&others) == sum(&parts)) {
                for at in (0..3).filter(|at| marks[*at].print(parts[*at]) != parts[*at].to_string()) {
                    possible.entry(at).or_default().insert(others[at]);
                }
            }
        }
        if !is_printed {
            // Tied to nothing: a marker says by itself what it says.
            possible.clear();
        }
        let recovery = recovered(&[&own, &other]);
        assert_is(recovery, &possible)?;
    }
}
