//! Thousands and millions that a header promises: `Aantal personen x 1 000`.

use super::is_number;
use super::normal::Segment;

/// `x 1 000`, `x1000`, `1 000`, `'000`, `in duizendtallen`, `mln`; money in millions has it too.
/// After `per` it is the base of a rate.
pub(super) fn multiplier(segment: &Segment) -> u64 {
    let words: Vec<&str> = segment.words().collect();
    let start = words.iter().enumerate().position(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let goes_on = before.is_some_and(|before| *before == "per" || is_number(before));
        let digits = word.strip_prefix('x').unwrap_or(word);
        let thousand = matches!(digits, "" | "1" | "1000" | "1000000");
        !goes_on && (thousand || named_multiplier(word).is_some())
    });
    let Some((first, rest)) = start.and_then(|at| words.get(at..)).and_then(<[_]>::split_first)
    else {
        return 1;
    };
    if let Some(times) = named_multiplier(first) {
        return times;
    }
    let groups = rest.iter().take_while(|word| is_number(word)).count();
    let digits: String = std::iter::once(first.strip_prefix('x').unwrap_or(first))
        .chain(rest.iter().take(groups).copied())
        .collect();
    let scale = rest.get(groups).and_then(|word| named_multiplier(word)).unwrap_or(1);
    let times = digits.parse::<u64>().unwrap_or(1);
    if is_power_of_thousand(times) { times.saturating_mul(scale) } else { 1 }
}

fn named_multiplier(word: &str) -> Option<u64> {
    MULTIPLIERS.iter().find(|&&(name, _)| name == word).map(|&(_, times)| times)
}

fn is_power_of_thousand(times: u64) -> bool {
    matches!(times, 1 | 1_000 | 1_000_000 | 1_000_000_000)
}

/// Words and notes for numbers printed in thousands or more.
static MULTIPLIERS: &[(&str, u64)] = &[
    ("duizend", 1_000),
    ("duizenden", 1_000),
    ("duizendtallen", 1_000),
    ("thousand", 1_000),
    ("thousands", 1_000),
    ("000", 1_000),
    ("000s", 1_000),
    ("mln", 1_000_000),
    ("miljoen", 1_000_000),
    ("miljoenen", 1_000_000),
    ("million", 1_000_000),
    ("millions", 1_000_000),
    ("mld", 1_000_000_000),
    ("miljard", 1_000_000_000),
    ("billion", 1_000_000_000),
];
