//! Claims about percentages with their bases, held against trying every count that rounds to them.

use super::tests::recovered;
use super::*;
use crate::rules::fixture;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// So many different values make a cell safe.
const ENOUGH: i64 = 4;

/// Rows that print their part: they tell what the percentages are of.
const PRINTED: [(&str, i64, i64); 3] =
    [("Noord", 4130, 1231), ("Oost", 2977, 1019), ("Zuid", 3307, 877)];

/// A base, a part of it and how the part is withheld.
#[derive(Debug, Clone, Copy)]
struct Kept {
    base: i64,
    part: i64,
    bounded: bool,
}

fn kept() -> impl Strategy<Value = Kept> {
    let base = prop_oneof![10..60_i64, 60..3000_i64];
    (base, 0..=100_i64, any::<bool>()).prop_map(|(base, share, bounded)| {
        let part = base * share / 100;
        Kept { base, part, bounded: bounded && part < 10 }
    })
}

/// A percentage as programs print it: the nearest one, a half upwards.
fn percentage(part: i64, base: i64, decimals: u32) -> String {
    let power = 10_i64.pow(decimals);
    let units = (200 * power * part + base) / (2 * base);
    match decimals {
        0 => units.to_string(),
        _ => format!("{}.{:0width$}", units / power, units % power, width = decimals as usize),
    }
}

/// All counts of a base that round to the same percentage, whichever way a half is rounded.
fn possible(kept: Kept, decimals: u32) -> Vec<i64> {
    let power = 10_i64.pow(decimals);
    let printed = (200 * power * kept.part + kept.base) / (2 * kept.base);
    let most = if kept.bounded { 9 } else { kept.base };
    let near = |part: &i64| (200 * power * part - 2 * printed * kept.base).abs() <= kept.base;
    (0..=most.min(kept.base)).filter(near).collect()
}

fn table(all: &[Kept], decimals: u32, below: bool) -> Table {
    let columns =
        [("n", Measure::Count), ("Werkend", Measure::Count), ("% werkend", Measure::Percent)];
    let shown = PRINTED.iter().map(|(label, base, part)| {
        (*label, vec![base.to_string(), part.to_string(), percentage(*part, *base, decimals)])
    });
    let hidden = ["West", "Midden"].into_iter().zip(all).map(|(label, kept)| {
        let mark = if kept.bounded { "<10" } else { "." };
        let share = percentage(kept.part, kept.base, decimals);
        (label, vec![kept.base.to_string(), mark.to_owned(), share])
    });
    let mut rows: Vec<(&str, Vec<String>)> = shown.chain(hidden).collect();
    if below {
        let base = PRINTED.iter().map(|one| one.1).chain(all.iter().map(|one| one.base)).sum();
        let part = PRINTED.iter().map(|one| one.2).chain(all.iter().map(|one| one.part)).sum();
        let share = percentage(part, base, decimals);
        rows.push(("Totaal", vec![base.to_string(), part.to_string(), share]));
    }
    let texts: Vec<(&str, Vec<&str>)> = rows
        .iter()
        .map(|(label, printed)| (*label, printed.iter().map(String::as_str).collect()))
        .collect();
    let texts: Vec<(&str, &[&str])> =
        texts.iter().map(|(label, printed)| (*label, printed.as_slice())).collect();
    fixture::table(&columns, &texts)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Of percentages of bases that are printed, rounded to none, one or two decimals; also where the
    /// parts add up to a total besides.
    #[test]
    fn recovers_from_percentages_with_bases_what_trying_everything_recovers(
        all in prop::collection::vec(kept(), 1..3),
        decimals in 0..3_u32,
        below in any::<bool>(),
    ) {
        let table = table(&all, decimals, below);
        let recovery = recovered(&[&table]).unwrap_or_default();
        let row = |row: u32| usize::try_from(row).unwrap() - 1 - PRINTED.len();
        let exact: BTreeMap<usize, i64> =
            recovery.exact.iter().map(|one| (row(one.cell.0), one.value)).collect();
        let bounded: Vec<usize> = recovery.bounded.iter().map(|cell| row(cell.0)).collect();
        prop_assert!(recovery.undetermined.is_empty());
        // Where the total is printed, only choices that make it up are possible.
        let each: Vec<Vec<i64>> = all.iter().map(|kept| possible(*kept, decimals)).collect();
        let sum: i64 = all.iter().map(|kept| kept.part).sum();
        for at in 0..all.len() {
            let others = |own: i64| match each.get(1 - at.min(1)).filter(|_| all.len() > 1) {
                Some(others) => others.contains(&(sum - own)),
                None => own == sum,
            };
            let values: Vec<i64> =
                each[at].iter().copied().filter(|own| !below || others(*own)).collect();
            let (least, most) = (values[0], values[values.len() - 1]);
            let expected = (least == most).then_some(least);
            prop_assert_eq!(exact.get(&at).copied(), expected, "{} can be {:?}", at, values);
            let is_bounded = least < most && most - least + 1 < ENOUGH;
            prop_assert_eq!(bounded.contains(&at), is_bounded, "{} can be {:?}", at, values);
        }
    }
}
