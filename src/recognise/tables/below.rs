//! Numbers of units with their percentages in the row below them.
//!
//! Convention: Stata's `estout` with `cells("b" "pct(par)")`, and people who have no room beside, print the
//! frequencies of a class in one row and their percentages in the next one, which has no label, or `%` for
//! one. Where neither a sign nor a word says that these are percentages, that they are in proportion to the
//! numbers above them tells: standard errors and deviations are not.

use super::frame::Framed;
use super::sheet::{Line, Said};
use crate::facts::Measure;
use crate::recognise::values::{Enclosure, Number, Second};
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of a block that hold numbers of units over their percentages, and those of the percentages.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub(super) counts: BTreeSet<u32>,
    pub(super) percentages: BTreeSet<u32>,
}

/// A number of units and what stands below it.
struct Pair<'n> {
    row: u32,
    column: u32,
    count: f64,
    below: &'n Number<'static>,
}

/// Finds them.
pub(super) fn pairs(frame: &Framed<'_>) -> Pairs {
    let mut said = Pairs::default();
    let mut unsaid: Vec<(u32, u32, Vec<Pair<'_>>)> = Vec::new();
    for lines in frame.body.windows(2) {
        let [above, below] = lines else { continue };
        let Some(pairs) = paired(frame, above, below) else { continue };
        if are_percentages(frame, below, &pairs) {
            said.counts.insert(above.row);
            said.percentages.insert(below.row);
        } else if unlabelled(frame, below) {
            unsaid.push((above.row, below.row, pairs));
        }
    }
    let proportional = {
        let all: Vec<&Pair<'_>> = unsaid.iter().flat_map(|(_, _, pairs)| pairs).collect();
        in_proportion(&all, |pair| pair.column) || in_proportion(&all, |pair| pair.row)
    };
    for (above, below, _) in unsaid.into_iter().filter(|_| proportional) {
        said.counts.insert(above);
        said.percentages.insert(below);
    }
    said
}

/// The numbers of two rows below each other, where each of the lower one stands under a bare whole number.
fn paired<'n>(frame: &Framed<'_>, above: &Line<'n>, below: &Line<'n>) -> Option<Vec<Pair<'n>>> {
    let numbers = below.cells.iter().filter(|cell| frame.is_body(cell));
    let numbers = numbers.filter_map(|cell| Some((cell.column, &cell.number()?.number)));
    let pair = |(column, below): (u32, &'n Number<'static>)| {
        let number = &above.cell(column)?.number()?.number;
        let plain = Number { grouped: number.grouped, ..Number::plain(number.value) };
        let whole = *number == plain && number.value.fract() == 0.0 && number.value >= 0.0;
        let part = below.second == Second::None
            && below.stars == 0
            && (0.0..=100.0).contains(&below.value)
            && below.enclosure != Enclosure::Braces;
        (whole && part).then_some(Pair { row: above.row, column, count: number.value, below })
    };
    let pairs: Option<Vec<Pair<'n>>> = numbers.map(pair).collect();
    pairs.filter(|pairs| !pairs.is_empty())
}

/// Whether a sign or the label says that a row holds percentages and nothing else.
fn are_percentages(frame: &Framed<'_>, line: &Line<'_>, pairs: &[Pair<'_>]) -> bool {
    let signed = pairs.iter().all(|pair| pair.below.percent);
    signed && unlabelled(frame, line) || {
        let mut own = own_labels(frame, line).peekable();
        own.peek().is_some() && own.all(|cell| names_percentages(&cell.text))
    }
}

/// Whether a label says that its row holds percentages, and no more: `%`, `(%)`, `Row percentages`.
fn names_percentages(label: &str) -> bool {
    const SIGNS: [&str; 6] = ["%", "(%)", "[%]", "pct", "percent", "procent"];
    const OF: [&str; 8] = ["row", "column", "col", "rij", "kolom", "cell", "valid", "total"];
    let label = label.trim().to_lowercase();
    let own =
        |word: &str| OF.contains(&word) || matches!(words::measure(word), Some(Measure::Percent));
    SIGNS.contains(&label.as_str())
        || words::measure(&label) == Some(Measure::Percent) && words::of(&label).all(own)
}

fn own_labels<'s>(frame: &Framed<'_>, line: &Line<'s>) -> impl Iterator<Item = &'s Said> {
    line.cells.iter().filter(|cell| !frame.is_body(cell))
}

fn unlabelled(frame: &Framed<'_>, line: &Line<'_>) -> bool {
    own_labels(frame, line).next().is_none()
}

/// Whether what stands below numbers is in proportion to them along each row or column, as percentages of
/// its total are to the decimals that are printed.
fn in_proportion(pairs: &[&Pair<'_>], along: fn(&Pair<'_>) -> u32) -> bool {
    const FEWEST: usize = 3;
    let mut groups: BTreeMap<u32, Vec<&Pair<'_>>> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.below.value > 0.0) {
        groups.entry(along(pair)).or_default().push(pair);
    }
    groups.retain(|_, group| {
        group.windows(2).any(|two| matches!(two, [a, b] if a.count.total_cmp(&b.count).is_ne()))
    });
    let of_one_total = |group: &Vec<&Pair<'_>>| {
        let half = |pair: &Pair<'_>| 0.5 * 0.1_f64.powi(i32::from(pair.below.decimals));
        let total = |pair: &Pair<'_>, part: f64| pair.count * 100.0 / part.max(1e-9);
        let least = group.iter().map(|p| total(p, p.below.value + half(p))).fold(0.0, f64::max);
        let most = group.iter().map(|p| total(p, p.below.value - half(p))).fold(f64::MAX, f64::min);
        least <= most
            && group.iter().all(|pair| pair.below.decimals > 0 || pair.below.value == 100.0)
    };
    groups.values().map(Vec::len).sum::<usize>() >= FEWEST && groups.values().all(of_one_total)
}
