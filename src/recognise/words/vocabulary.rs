//! The vocabulary, looked up by the words of a text.

use super::table;
use crate::facts::Measure;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What an entry of the vocabulary says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    pub(super) measure: Measure,
    pub(super) subject: bool,
}

/// What the words say where they are the whole text.
pub(super) fn alone(words: &[&str]) -> Option<Measure> {
    static BY_WORDS: LazyLock<BTreeMap<Vec<&str>, Measure>> = LazyLock::new(|| {
        let entries = table::ALONE.iter().rev();
        entries.map(|(alone, measure)| (alone.split(' ').collect(), *measure)).collect()
    });
    let known: &BTreeMap<Vec<&str>, Measure> = &BY_WORDS;
    known.get(words).copied()
}

/// The longest entry of the vocabulary that the words start with.
pub(super) fn longest(words: &[&str]) -> Option<(usize, Said)> {
    static BY_FIRST_WORD: LazyLock<BTreeMap<&str, Vec<(&str, Said)>>> = LazyLock::new(|| {
        let mut index: BTreeMap<&str, Vec<(&str, Said)>> = BTreeMap::new();
        let named = table::WORDS.iter().flat_map(|&(measure, entries)| {
            entries.iter().map(move |&entry| {
                let per = measure == Measure::Rate && entry.starts_with("per ");
                (entry, Said { measure, subject: per || measure.is_subject() })
            })
        });
        let units = table::UNITS
            .iter()
            .map(|&entry| (entry, Said { measure: Measure::Count, subject: true }));
        for (entry, said) in named.chain(units) {
            let first = entry.split(' ').next().unwrap_or(entry);
            index.entry(first).or_default().push((entry, said));
        }
        index
    });
    let first = words.first()?;
    if let Some(measure) = percentile(first) {
        return Some((1, Said { measure, subject: false }));
    }
    BY_FIRST_WORD
        .get(first)?
        .iter()
        .filter(|(entry, _)| {
            entry.split(' ').enumerate().all(|(at, word)| words.get(at) == Some(&word))
        })
        .map(|&(entry, said)| (entry.split(' ').count(), said))
        .max_by_key(|&(length, _)| length)
}

/// Whether a word is the beginning of one for units that are counted: `pers.`, `bedr.`, `persoon`.
#[must_use]
pub fn is_short_for_units(word: &str) -> bool {
    let letters = word.strip_suffix('.').unwrap_or(word).to_lowercase();
    // With a dot it says itself that it is cut short.
    let least = if word.ends_with('.') { 3 } else { 4 };
    letters.chars().count() >= least
        && table::UNITS.iter().any(|unit| unit.len() > letters.len() && unit.starts_with(&*letters))
}

/// `p25`, `p50`, `25percentile`; `p0` and `p100` are the ends.
fn percentile(word: &str) -> Option<Measure> {
    const NAMES: [&str; 5] = ["percentile", "percentiel", "pctile", "pctl", "ile"];
    let behind = || NAMES.iter().find_map(|name| word.strip_suffix(name));
    let number = word.strip_prefix('p').or_else(behind)?;
    match number.parse::<u8>().ok()? {
        0 => Some(Measure::Minimum),
        1..=99 => Some(Measure::Percentile),
        100 => Some(Measure::Maximum),
        _ => None,
    }
}
