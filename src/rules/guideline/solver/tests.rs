//! Claims about the solver, held against trying every solution.

use super::*;
use proptest::prelude::*;

const WORK: u64 = 1_000_000;

#[test]
fn one_unknown_in_a_sum_is_exact() {
    let mut system = System::default();
    let cell = system.unknown(0, 1 << 40);
    system.equation(vec![(cell, Sign::Plus)], 7);
    assert_eq!(system.solve(10, &mut WORK.clone()), [Answer::Exactly(7)]);
}

#[test]
fn two_unknowns_are_free_or_bounded_by_what_is_left() {
    for (sum, answer) in [(40, Answer::Free), (8, Answer::Within(0, 8))] {
        let mut system = System::default();
        let terms = (0..2).map(|_| (system.unknown(0, 1 << 40), Sign::Plus)).collect();
        system.equation(terms, sum);
        assert_eq!(system.solve(10, &mut WORK.clone()), [answer, answer]);
    }
}

#[test]
fn says_when_it_does_not_know_or_the_sums_contradict() {
    let mut system = System::default();
    let cell = system.unknown(0, 5);
    system.equation(vec![(cell, Sign::Plus)], 7);
    assert_eq!(system.solve(10, &mut WORK.clone()), [Answer::Contradiction]);
    assert_eq!(system.solve(10, &mut 0), [Answer::Undetermined]);
}

/// All solutions of a table whose row and column totals are printed.
fn solutions(cells: &[(usize, usize)], rows: &[i64], columns: &[i64]) -> Vec<Vec<i64>> {
    let Some(((row, column), rest)) = cells.split_first() else {
        let nothing_left = rows.iter().chain(columns).all(|left| *left == 0);
        return if nothing_left { vec![Vec::new()] } else { Vec::new() };
    };
    let mut found = Vec::new();
    for value in 0..=rows[*row].min(columns[*column]) {
        let (mut rows, mut columns) = (rows.to_vec(), columns.to_vec());
        rows[*row] -= value;
        columns[*column] -= value;
        for mut tail in solutions(rest, &rows, &columns) {
            tail.insert(0, value);
            found.push(tail);
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// What is called recovered is, and nothing that is recovered is called safe.
    #[test]
    fn agrees_with_trying_everything(
        values in prop::collection::vec(prop_oneof![0..4_i64, 0..14_i64], 9),
        withheld in prop::collection::btree_set(0..9_usize, 1..6),
        enough in 2..6_i64,
    ) {
        let cells: Vec<(usize, usize)> = withheld.iter().map(|cell| (cell / 3, cell % 3)).collect();
        let line = |inside: &dyn Fn(usize) -> bool| -> i64 {
            withheld.iter().filter(|cell| inside(**cell)).map(|cell| values[*cell]).sum()
        };
        let rows: Vec<i64> = (0..3).map(|row| line(&|cell| cell / 3 == row)).collect();
        let columns: Vec<i64> = (0..3).map(|column| line(&|cell| cell % 3 == column)).collect();

        let mut system = System::default();
        for _ in &cells {
            system.unknown(0, 1 << 40);
        }
        for number in 0..3 {
            let terms = |inside: &dyn Fn(&(usize, usize)) -> bool| -> Vec<(usize, Sign)> {
                let held = cells.iter().enumerate().filter(|(_, cell)| inside(cell));
                held.map(|(unknown, _)| (unknown, Sign::Plus)).collect()
            };
            system.equation(terms(&|cell| cell.0 == number), rows[number]);
            system.equation(terms(&|cell| cell.1 == number), columns[number]);
        }

        let all = solutions(&cells, &rows, &columns);
        for (unknown, answer) in system.solve(enough, &mut WORK.clone()).into_iter().enumerate() {
            let least = all.iter().map(|solution| solution[unknown]).min().unwrap();
            let most = all.iter().map(|solution| solution[unknown]).max().unwrap();
            let expected = if least == most {
                Answer::Exactly(least)
            } else if most - least + 1 < enough {
                Answer::Within(least, most)
            } else {
                Answer::Free
            };
            prop_assert_eq!(answer, expected);
        }
    }
}
