//! Numbers of units that a text states: `N = 1,204`, `13.855.944 personen`, `(12 observations deleted)`.
//!
//! Two conventions are followed. A name of a count, a sign and a number: `N=86`, `Number of obs =
//! 1,204`, `aantal: 12`. A number and the units it counts: `1.204 personen`, `300 obs`. A number
//! that only bounds (`at least 10 persons`, `n >= 10`), relates (`per 1000 inwoners`) or steers a
//! program (`head(x, n = 5)`) states nothing.

mod around;

use super::words;
use around::{NAMES, UNITS, UNSTATED};

/// A number of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stated<'t> {
    /// The word that says what is counted.
    pub(super) name: &'t str,
    /// How many.
    pub(super) value: u64,
}

/// The numbers of units that a text states.
pub(super) fn find(text: &str) -> Vec<Stated<'_>> {
    find_by(text, |before, after, numeral| {
        named(before, after).or_else(|| counted(before, after, numeral))
    })
}

/// The numbers that a text states with their units after them: `145 observations`.
pub(super) fn find_with_units(text: &str) -> Vec<Stated<'_>> {
    find_by(text, counted)
}

/// The numbers to which a name is given by the text before and after them.
fn find_by<'t>(
    text: &'t str,
    name: impl Fn(&'t str, &'t str, &Numeral) -> Option<&'t str>,
) -> Vec<Stated<'t>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(numeral) = next_number(text, from) {
        from = numeral.end;
        let before = text.get(..numeral.start).unwrap_or_default();
        let after = text.get(numeral.end..).unwrap_or_default();
        if let Some(name) = name(before, after, &numeral) {
            found.push(Stated { name, value: numeral.value });
        }
    }
    found
}

/// A whole number in a text.
struct Numeral {
    start: usize,
    end: usize,
    value: u64,
    grouped: bool,
}

/// The next whole number that stands by itself, from a place in the text on.
fn next_number(text: &str, from: usize) -> Option<Numeral> {
    let mut from = from;
    loop {
        let start = from + text.get(from..)?.find(|c: char| c.is_ascii_digit())?;
        let tail = text.get(start..)?;
        let length = tail
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '\u{a0}')))
            .unwrap_or(tail.len());
        let written = tail.get(..length)?.trim_end_matches(['.', ',', '\'', '\u{a0}']);
        let end = start + written.len();
        let attached = |c: char| c.is_alphanumeric() || matches!(c, '_' | '/' | '-' | '\\' | '$');
        let before = text.get(..start)?.chars().next_back();
        let after = text.get(end..)?.chars().next();
        let alone = !before.is_some_and(|c| attached(c) || c == '.')
            && !after.is_some_and(|c| attached(c) || c == '%');
        if let Some((value, grouped)) = whole(written).filter(|_| alone) {
            return Some(Numeral { start, end, value, grouped });
        }
        from = end.max(start + 1);
    }
}

/// The value of a whole number, and whether its thousands are set apart; none for decimals, dates
/// and versions.
fn whole(written: &str) -> Option<(u64, bool)> {
    let separators: Vec<char> = written.chars().filter(|c| !c.is_ascii_digit()).collect();
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let grouped = match separators.as_slice() {
        [] => false,
        [first, rest @ ..] if rest.iter().all(|other| other == first) => {
            let mut groups = written.split(*first);
            let head = groups.next().unwrap_or_default();
            if !(1..=3).contains(&head.len()) || !groups.all(|group| group.len() == 3) {
                return None;
            }
            true
        }
        _ => return None,
    };
    digits.parse().ok().map(|value| (value, grouped))
}

/// The name of a count that stands with a sign before a number.
fn named<'t>(before: &'t str, after: &str) -> Option<&'t str> {
    let head = before.trim_end();
    let head = head.strip_suffix(['=', ':'])?;
    // `n >= 10`, `n != 10`, `n == 10`, `n := 10` compare or assign.
    if head.ends_with(['=', '<', '>', '!', ':', '~']) {
        return None;
    }
    let head = head.trim_end();
    let start = head.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| {
        at + head.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8)
    });
    let name = head.get(start..)?;
    let lead = head.get(..start)?;
    // A setting of a function: `head(x, n = 5)`, `sample(n=5)`; not `women (N=86)`.
    let call = lead.trim_end();
    let setting = call.ends_with(',') && call.contains('(')
        || call.strip_suffix('(').is_some_and(|f| f.ends_with(|c: char| c.is_alphanumeric()));
    let known = NAMES.contains(&name.to_lowercase().as_str())
        && !(name.len() == 1 && after.trim_start().starts_with(['*', '/', '^']));
    let part_of_name = lead.ends_with(['_', '.', '$', '@', '`', '\'', '"']);
    (known && !setting && !part_of_name && !is_unstated(lead)).then_some(name)
}

/// The units that stand after a number.
fn counted<'t>(before: &str, after: &'t str, numeral: &Numeral) -> Option<&'t str> {
    // A bare year is a moment: `in 2019 personen`.
    let year = !numeral.grouped && (1900..=2100).contains(&numeral.value);
    if year || is_unstated(before) || before.trim_end().ends_with(['<', '>', '=', '≥', '≤', '+'])
    {
        return None;
    }
    let after = after.strip_prefix([' ', '\t'])?.trim_start();
    let mut words = after.split(|c: char| !c.is_alphabetic());
    let first = words.next()?;
    let second =
        words.next().filter(|_| after.get(first.len()..).is_some_and(|r| r.starts_with(' ')));
    [Some(first), second]
        .into_iter()
        .flatten()
        .find(|word| UNITS.contains(&word.to_lowercase().as_str()))
        // `10 or more persons`, `10 of meer personen`; `with 7 more rows`, where R prints a part
        .filter(|_| {
            !matches!(first.to_lowercase().as_str(), "or" | "of" | "per" | "in" | "en" | "more")
        })
        .filter(|_| !is_shape(after))
}

/// Whether a size of a printed data frame follows: pandas writes `[7 rows x 10 columns]` below it.
fn is_shape(after: &str) -> bool {
    let rest = after.trim_start().strip_prefix("rows").map(str::trim_start);
    rest.and_then(|rest| rest.strip_prefix(['x', '×']))
        .and_then(|rest| rest.trim_start().split_once(' '))
        .is_some_and(|(_, unit)| unit.starts_with("columns"))
}

/// Whether the words before a number make it a bound, a rate or a setting.
fn is_unstated(before: &str) -> bool {
    let mut words = words::of(before);
    let last = words.next_back().map(str::to_lowercase);
    last.is_some_and(|word| UNSTATED.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<u64> {
        find(text).into_iter().map(|stated| stated.value).collect()
    }

    #[test]
    fn catches_counts_as_people_write_them() {
        assert_eq!(values("# N=13855944"), [13_855_944]);
        assert_eq!(values("* 1234 obs"), [1234]);
        assert_eq!(values("// 13.855.944 personen"), [13_855_944]);
        assert_eq!(values("N = 13.855.944."), [13_855_944]);
        assert_eq!(values("Number of obs   =      1,204"), [1204]);
        assert_eq!(values("(11,364,008 observations deleted)"), [11_364_008]);
        assert_eq!(values("of the women (n = 7) and men (n=12)"), [7, 12]);
        assert_eq!(values("in total 86 unieke personen"), [86]);
        assert_eq!(values("          4  failures in single-failure-per-subject data"), [4]);
        assert_eq!(values("(12 real changes made)"), [12]);
    }

    #[test]
    fn does_not_catch_settings_bounds_and_moments() {
        for text in [
            "keep if n >= 10",
            "minimum n = 10",
            "at least 10 persons per cell",
            "minimaal 10 waarnemingen",
            "fewer than 10 observations",
            "10 of meer personen",
            "head(x, n = 5)",
            "version 1.2.3, 12-03-2020",
            "set.seed(1234)",
            "bandwidth = 500, line length 120",
            "per 1000 inwoners",
            "in 2019 personen geselecteerd",
            "n == 10",
            "python 3.11, R 4.2",
            "[7 rows x 10 columns]",
            "# ℹ 7 more rows",
        ] {
            assert!(values(text).is_empty(), "{text}: {:?}", values(text));
        }
    }
}
