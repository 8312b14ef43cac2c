//! What stands around the sign of an entry: a moment before its name, a number with its unit behind it.

use crate::recognise::printed::line::is_number;
use crate::recognise::printed::pairs::whole;
use crate::recognise::stated_counts;

/// What stands behind a name: a number, perhaps of a total, with its unit and its share of all.
pub(super) struct Value<'t> {
    pub(super) number: &'t str,
    total: Option<&'t str>,
    /// `(12.3%)`
    pub(super) share: Option<&'t str>,
    /// Whether units that are counted stand behind it: `909 firms`.
    units: bool,
}

impl<'t> Value<'t> {
    /// Words between a number and its share, at most: `5018 missing (34.8%)`.
    const UNIT: usize = 2;

    /// The value that a text is; none where it says more or less.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let (rest, share) = match text.rfind(" (").map(|at| text.split_at(at)) {
            Some((rest, share)) if share.ends_with("%)") => (rest, Some(share.trim())),
            _ => (text, None),
        };
        let mut words = rest.split(' ').filter(|word| !word.is_empty());
        let number = words.next()?;
        let mut unit: Vec<&str> = words.collect();
        // `909 / 1172 firms`, `5 of 12`: a part of all is counted.
        let total = match unit.as_slice() {
            ["/" | "of" | "van", total, ..] if whole(total).is_some() => Some(*total),
            _ => None,
        };
        if total.is_some() {
            unit.drain(..2);
        }
        let is_word = |word: &&str| word.chars().all(char::is_alphabetic);
        // Between a number and its share stand words only where it is a number of something.
        let fits = unit.iter().all(is_word)
            && unit.len() <= Self::UNIT
            && (share.is_none() || unit.is_empty() && total.is_none() || whole(number).is_some());
        let says = number.contains(|sign: char| sign.is_ascii_digit()) && is_number(number);
        let units = !stated_counts::find_with_units(rest).is_empty();
        (fits && says).then_some(Self { number, total, share, units })
    }

    /// Whether it says itself that it is a number of units.
    pub(super) fn counts(&self) -> bool {
        (self.units || self.total.is_some()) && whole(self.number).is_some()
    }

    /// The value as a cell of a table prints it.
    pub(super) fn printed(&self) -> String {
        let mut printed = self.number.to_owned();
        if let Some(total) = self.total {
            printed = format!("{printed}/{total}");
        }
        match self.share {
            Some(share) => format!("{printed} {share}"),
            None => printed,
        }
    }
}

/// A line of a log without the moment and the level that stand before what it says: `2024-03-04
/// 10:12:00,120 - INFO - Women: 516`.
pub(super) fn without_stamp(line: &str) -> &str {
    const LEVELS: [&str; 5] = ["INFO", "DEBUG", "WARNING", "root", "__main__"];
    let moment = |word: &str| {
        word.starts_with(|sign: char| sign.is_ascii_digit())
            && word.bytes().all(|sign| sign.is_ascii_digit() || b"-:.,TZ/".contains(&sign))
            && (word.matches(':').count() == 2 || word.matches('-').count() == 2)
    };
    let mut rest = line.trim_start();
    let mut stamped = false;
    while let Some((word, after)) = rest.split_once(' ') {
        let bare = word.trim_matches(['[', ']', ':', '|']);
        let level = LEVELS.contains(&bare) || matches!(word, "-" | "");
        if !(moment(bare) || stamped && level) {
            break;
        }
        stamped = true;
        rest = after;
    }
    if stamped { rest } else { line }
}

/// Whether a name is a year, as in a list of a number for each.
pub(super) fn is_year(name: &str) -> bool {
    name.len() == 4 && name.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

/// A name without what stands in brackets: `Obs in [0, 60]`.
pub(super) fn without_brackets(name: &str) -> String {
    let mut depth = 0_i32;
    let outside = |sign: &char| {
        depth = match sign {
            '(' | '[' => depth.saturating_add(1),
            ')' | ']' => depth.saturating_sub(1),
            _ => depth,
        };
        depth <= 0
    };
    name.chars().filter(outside).collect()
}

/// Whether the bars of a line stand around the absolute value of something: `|residual| > 1000`.
pub(super) fn is_of_absolute(text: &str) -> bool {
    let mut parts = text.split('|');
    let inside = parts.by_ref().nth(1).is_some_and(|inside| {
        !inside.is_empty() && !inside.contains(' ') && inside.contains(char::is_alphabetic)
    });
    inside && parts.count() == 1
}
