//! The words around a cell: its headings, and what they say about units and observations.

use crate::facts::{BodyCell, Heading, Table};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// The headings of a table, by row and column.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    rows: BTreeMap<u32, Words<'a>>,
    columns: BTreeMap<u32, Words<'a>>,
    title: &'a str,
}

/// The words of a heading. What they say is worked out once, and not for each of its cells.
#[derive(Debug)]
struct Words<'a> {
    words: &'a [String],
    scale: OnceCell<f64>,
    change: OnceCell<bool>,
}

impl<'a> Layout<'a> {
    pub(super) fn of(table: &'a Table) -> Self {
        fn map(headings: &[Heading]) -> BTreeMap<u32, Words<'_>> {
            headings.iter().map(|heading| (heading.index, Words::of(heading))).collect()
        }
        Self {
            rows: map(&table.body.rows),
            columns: map(&table.body.columns),
            title: table.title.as_deref().unwrap_or(""),
        }
    }

    /// The words that label a row.
    pub(super) fn row(&self, row: u32) -> &'a [String] {
        self.rows.get(&row).map_or(&[], |said| said.words)
    }

    /// The words that head a column.
    pub(super) fn column(&self, column: u32) -> &'a [String] {
        self.columns.get(&column).map_or(&[], |said| said.words)
    }

    /// How many units one of a count cell stands for: 1, or a thousand or a million where a
    /// heading or the title says so.
    pub(super) fn scale(&self, cell: &BodyCell) -> f64 {
        let own = [self.rows.get(&cell.row), self.columns.get(&cell.column)];
        let own = own.into_iter().flatten().map(Words::scale).find(|scale| *scale > 1.0);
        own.unwrap_or_else(|| scale(self.title))
    }

    /// Whether the headings of a cell name a change or a difference: then a percentage in it is no
    /// share of units.
    pub(super) fn is_change(&self, row: u32, column: u32) -> bool {
        let own = [self.rows.get(&row), self.columns.get(&column)];
        own.into_iter().flatten().any(Words::name_change)
    }

    /// The words of all rows, or of all columns where rows have none, ready to compare.
    pub(super) fn labels(&self) -> BTreeSet<String> {
        let of = |headings: &BTreeMap<u32, Words<'_>>| -> BTreeSet<String> {
            headings
                .values()
                .filter_map(|said| said.words.last())
                .map(|word| plain(word))
                .filter(|word| !word.is_empty())
                .collect()
        };
        let rows = of(&self.rows);
        if rows.is_empty() { of(&self.columns) } else { rows }
    }

    /// Whether a heading says how many observations there are.
    pub(super) fn headings_state_observations(&self) -> bool {
        let headings = self.rows.values().chain(self.columns.values());
        headings.flat_map(|said| said.words).any(|word| states_observations(word))
    }

    /// The number of observations that the heading of a column, else the title states.
    pub(super) fn observations(&self, column: u32) -> Option<i64> {
        let heading = self.column(column).iter().rev().find_map(|word| observations(word));
        heading.or_else(|| observations(self.title))
    }
}

impl<'a> Words<'a> {
    fn of(heading: &'a Heading) -> Self {
        Self { words: &heading.words, scale: OnceCell::new(), change: OnceCell::new() }
    }

    fn scale(&self) -> f64 {
        *self.scale.get_or_init(|| {
            let mut scales = self.words.iter().map(|word| scale(word));
            scales.find(|scale| *scale > 1.0).unwrap_or(1.0)
        })
    }

    fn name_change(&self) -> bool {
        *self.change.get_or_init(|| self.words.iter().any(|word| names_change(word)))
    }
}

/// Whether a heading names a change in time, a difference between groups or the power of a test: `% groei`,
/// `Jaarmutatie`, `verschil in procentpunt`. Words that also name a class (`toename`) must lead it.
fn names_change(heading: &str) -> bool {
    const ANYWHERE: [&str; 15] = [
        "verschil",
        "verschillen",
        "verandering",
        "groei",
        "kloof",
        "procentpunt",
        "procentpunten",
        "difference",
        "differences",
        "change",
        "changes",
        "growth",
        "gap",
        "pp",
        "power",
    ];
    const LEADING: [&str; 6] = ["toename", "afname", "stijging", "daling", "increase", "decrease"];
    let heading = heading.to_lowercase();
    let words = || heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().any(|word| ANYWHERE.contains(&word) || word.ends_with("mutatie"))
        || words().next().is_some_and(|first| LEADING.contains(&first))
        || words().zip(words().skip(1)).any(|pair| pair == ("percentage", "points"))
}

/// Whether a label names those of whom a thing is not known.
pub(super) fn names_missing(label: &str) -> bool {
    const NAMES: [&str; 20] = [
        "missing",
        "na",
        "n/a",
        "unknown",
        "not known",
        "not stated",
        "not reported",
        "not available",
        "no answer",
        "don't know",
        "refused",
        "non-response",
        "ontbrekend",
        "ontbreekt",
        "onbekend",
        "geen antwoord",
        "geen opgave",
        "weet niet",
        "niet ingevuld",
        "niet bekend",
    ];
    NAMES.contains(&plain(label).trim_matches(['(', ')', '[', ']', '.']))
}

/// A text without case and with single blanks.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a text says how many observations there are.
pub(super) fn states_observations(text: &str) -> bool {
    observations(text).is_some()
}

/// The number in `n = 1 043`, `N=1043` or `aantal waarnemingen: 1.043`.
pub(in crate::rules) fn observations(text: &str) -> Option<i64> {
    if !text.contains(['=', ':']) {
        return None;
    }
    let text = plain(text);
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once(['=', ':']) {
        let word = before.trim_end().rsplit([' ', '(', ',', ';', '[']).next().unwrap_or("");
        let names_it = matches!(
            word,
            "n" | "obs" | "obs." | "observations" | "observaties" | "waarnemingen" | "respondenten"
        );
        let after_sign = after.trim_start();
        if names_it && after_sign.starts_with(|c: char| c.is_ascii_digit()) {
            let digits: String = after_sign
                .chars()
                .take_while(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | ',' | '\u{a0}'))
                .filter(char::is_ascii_digit)
                .collect();
            return digits.parse().ok();
        }
        rest = after;
    }
    None
}

/// How many units one stands for, as StatLine and people write it: `x 1 000`, `× 1.000`,
/// `in duizenden`, `thousands`, `mln`.
fn scale(text: &str) -> f64 {
    if !may_scale(text.as_bytes()) {
        return 1.0;
    }
    // The sign of multiplication stands alone: not the end of `max 1000`.
    let text: String = format!(" {}", text.to_lowercase())
        .replace(" x", "×")
        .replace("(x", "×")
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | ',' | '\''))
        .collect();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["×1000000", "inmiljoenen", "inmillions", "×mln", "(mln", "×miljoen"]) {
        1_000_000.0
    } else if says(&[
        "×1000",
        "*1000",
        "(1000)",
        "induizend",
        "inthousand",
        "(thousands",
        "(duizend",
    ]) || text == "duizenden"
        || text == "thousands"
    {
        1000.0
    } else {
        1.0
    }
}

/// Whether a text has three noughts, or the letters of a thousand or a million: most have neither.
fn may_scale(text: &[u8]) -> bool {
    let has = |letters: &[u8]| {
        letters.iter().all(|letter| text.iter().any(|byte| byte.eq_ignore_ascii_case(letter)))
    };
    !text.is_ascii()
        || text.iter().filter(|byte| **byte == b'0').count() >= 3
        || has(b"ml")
        || has(b"duzen")
        || has(b"thousand")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_units_as_people_write_them() {
        for text in ["Personen (x 1 000)", "× 1.000", "in duizenden", "x 1,000", "Thousands"] {
            assert_eq!(scale(text), 1000.0, "{text}");
        }
        for text in ["Aantal", "1000 of meer", "Inkomen 1 000 - 2 000", "max 1000"] {
            assert_eq!(scale(text), 1.0, "{text}");
        }
    }

    #[test]
    fn reads_stated_observations_and_no_other_equations() {
        assert_eq!(observations("Lonen naar sector (n = 1 043), 2023"), Some(1043));
        assert_eq!(observations("Aantal waarnemingen: 1.043"), Some(1043));
        assert_eq!(observations("p = 0.05, alpha: 3"), None);
    }
}
