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

#[test]
fn a_search_without_any_sum_takes_work_too() {
    let mut system = System::default();
    system.unknown(0, 1 << 40);
    assert_eq!(system.solve(10, &mut 0), [Answer::Undetermined]);
    assert_eq!(system.solve(10, &mut WORK.clone()), [Answer::Free]);
}

/// Unknowns between bounds, and sums of some of them.
#[derive(Debug, Clone)]
struct Puzzle {
    bounds: Vec<(i64, i64)>,
    /// For each unknown whether it is added, taken off or left out; and the sum.
    sums: Vec<(Vec<i64>, i64)>,
}

impl Puzzle {
    fn system(&self) -> System {
        let mut system = System::default();
        for (least, most) in &self.bounds {
            let unknown = system.unknown(0, 1 << 40);
            system.narrow(unknown, *least, 1 << 30);
            system.narrow(unknown, -1, *most);
        }
        for (signs, sum) in &self.sums {
            let terms = signs.iter().enumerate().filter(|(_, sign)| **sign != 0);
            let sign = |sign: i64| if sign > 0 { Sign::Plus } else { Sign::Minus };
            let terms = terms.map(|(unknown, one)| (unknown, sign(*one))).collect();
            system.equation(terms, *sum);
        }
        system
    }

    /// The unknowns that hang together with one by sums, itself included.
    fn together(&self, unknown: usize) -> Vec<usize> {
        let mut together = vec![unknown];
        let mut next = 0;
        while let Some(one) = together.get(next).copied() {
            next += 1;
            for (signs, _) in self.sums.iter().filter(|(signs, _)| signs[one] != 0) {
                for other in (0..signs.len()).filter(|other| signs[*other] != 0) {
                    if !together.contains(&other) {
                        together.push(other);
                    }
                }
            }
        }
        together
    }

    /// What trying everything says of an unknown and those that hang together with it.
    fn expected(&self, unknown: usize, enough: i64) -> Answer {
        let together = self.together(unknown);
        let sums = self.sums.iter().filter(|(signs, _)| {
            signs[unknown] != 0 || { together.iter().any(|one| signs[*one] != 0) }
        });
        let sums: Vec<_> = sums.collect();
        let mut values: Vec<i64> = self.bounds.iter().map(|(least, _)| *least).collect();
        let mut seen: Option<(i64, i64)> = None;
        loop {
            let holds = |(signs, sum): &&(Vec<i64>, i64)| {
                signs.iter().zip(&values).map(|(sign, value)| sign * value).sum::<i64>() == *sum
            };
            if sums.iter().all(holds) {
                let own = values[unknown];
                seen = Some(seen.map_or((own, own), |(low, high)| (low.min(own), high.max(own))));
            }
            // The next set of values, as a counter counts.
            let Some(step) = together.iter().find(|one| values[**one] < self.bounds[**one].1)
            else {
                break;
            };
            for one in together.iter().take_while(|one| *one != step) {
                values[*one] = self.bounds[*one].0;
            }
            values[*step] += 1;
        }
        match seen {
            None => Answer::Contradiction,
            Some((least, most)) if least == most => Answer::Exactly(least),
            Some((least, most)) if most - least + 1 < enough => Answer::Within(least, most),
            Some(_) => Answer::Free,
        }
    }
}

fn puzzle() -> impl Strategy<Value = Puzzle> {
    let signs = prop_oneof![3 => Just(1_i64), 2 => Just(0), 2 => Just(-1)];
    let sizes = (3..6_usize, 1..5_usize);
    sizes.prop_flat_map(move |(unknowns, sums)| {
        let unknown = (0..3_i64, 0..7_i64, 0..7_i64);
        let sum = prop::collection::vec(signs.clone(), unknowns);
        let wrong = prop_oneof![12 => Just(0_i64), 1 => 1..3_i64];
        let sums = prop::collection::vec((sum, wrong), sums);
        (prop::collection::vec(unknown, unknowns), sums).prop_map(|(unknowns, sums)| {
            let hidden = |(least, width, at): &(i64, i64, i64)| least + at % (width + 1);
            let hidden: Vec<i64> = unknowns.iter().map(hidden).collect();
            let sum =
                |signs: &[i64]| signs.iter().zip(&hidden).map(|(sign, value)| sign * value).sum();
            Puzzle {
                bounds: unknowns.iter().map(|(least, width, _)| (*least, least + width)).collect(),
                sums: sums
                    .into_iter()
                    .map(|(signs, wrong)| {
                        let sum: i64 = sum(&signs);
                        (signs, sum + wrong)
                    })
                    .filter(|(signs, _)| signs.iter().any(|sign| *sign != 0))
                    .collect(),
            }
        })
    })
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

    /// The same for any sums of any unknowns, some of them taken off, also where they contradict
    /// each other: narrowing alone does not settle these.
    #[test]
    fn agrees_with_trying_everything_on_any_sums(puzzle in puzzle(), enough in 2..7_i64) {
        let answers = puzzle.system().solve(enough, &mut WORK.clone());
        for (unknown, answer) in answers.into_iter().enumerate() {
            prop_assert_eq!(answer, puzzle.expected(unknown, enough), "{}", unknown);
        }
    }

    /// Whatever work is granted: an answer is the right one, or it is that it was not found out.
    #[test]
    fn says_nothing_else_with_less_work(puzzle in puzzle(), work in 0..400_u64) {
        let answers = puzzle.system().solve(4, &mut work.clone());
        for (unknown, answer) in answers.into_iter().enumerate() {
            if answer != Answer::Undetermined {
                prop_assert_eq!(answer, puzzle.expected(unknown, 4), "{}", unknown);
            }
        }
    }
}
