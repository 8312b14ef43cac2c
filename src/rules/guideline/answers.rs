//! Two categories that are everyone by their names, also where no total of them is printed: yes and no,
//! men and women.

use super::layout::{Layout, plain};
use super::structure::{Along, Counts};

/// Names that exclude each other and leave nobody out.
const PAIRS: [[&str; 2]; 10] = [
    ["ja", "nee"],
    ["wel", "niet"],
    ["man", "vrouw"],
    ["mannen", "vrouwen"],
    ["jongens", "meisjes"],
    ["yes", "no"],
    ["male", "female"],
    ["males", "females"],
    ["men", "women"],
    ["boys", "girls"],
];

/// The places next to each other in a direction that are such a pair, under one heading.
pub(super) fn pairs(counts: &Counts, along: Along, layout: &Layout<'_>) -> Vec<[usize; 2]> {
    let words = |place: usize| match along {
        Along::Rows => counts.columns.get(place).map(|column| layout.column(*column)),
        Along::Columns => counts.rows.get(place).map(|row| layout.row(*row)),
    };
    let are_pair = |first: &str, second: &str| {
        let (first, second) = (plain(first), plain(second));
        PAIRS.iter().any(|[one, other]| {
            (first == *one && second == *other) || (first == *other && second == *one)
        })
    };
    let places = counts.size(along).1;
    (1..places)
        .map(|place| [place.saturating_sub(1), place])
        .filter(|[first, second]| {
            let split = |place| words(place).and_then(<[String]>::split_last);
            match (split(*first), split(*second)) {
                (Some((one, above)), Some((other, over))) => above == over && are_pair(one, other),
                _ => false,
            }
        })
        .collect()
}
