//! Sightings gathered over an entry: what is seen more often is one sighting that says how often.

use crate::content::PassageHead;
use crate::facts::{Sighting, SightingKind};
use crate::place::{Place, Spot};
use std::collections::BTreeMap;

/// Different names that are kept; further ones count with the last of their kind.
const MOST_NAMES: usize = 1000;

/// Longest name that is kept, in characters.
const LONGEST_NAME: usize = 64;

/// What was seen so far.
#[derive(Default)]
pub(super) struct Sightings {
    seen: BTreeMap<(SightingKind, String), Sighting>,
}

impl Sightings {
    /// Adds something seen at a place; `value` is the number of units, where it is one.
    pub(super) fn see(
        &mut self,
        kind: SightingKind,
        name: &str,
        place: &Place,
        value: Option<u64>,
    ) {
        let mut key = (kind, name.chars().take(LONGEST_NAME).collect::<String>());
        if self.seen.len() >= MOST_NAMES && !self.seen.contains_key(&key) {
            let last = self.seen.keys().rfind(|(other, _)| *other == kind);
            key = last.cloned().unwrap_or((kind, String::new()));
        }
        let sighting = self.seen.entry(key.clone()).or_insert_with(|| Sighting {
            place: place.clone(),
            kind,
            name: key.1,
            count: 0,
            value,
        });
        sighting.count = sighting.count.saturating_add(1);
        if value.is_some_and(|value| sighting.value.is_some_and(|smallest| value < smallest)) {
            sighting.value = value;
            sighting.place = place.clone();
        }
    }

    /// Takes out all that was seen, by kind and name.
    pub(super) fn take(&mut self) -> impl Iterator<Item = Sighting> + use<> {
        std::mem::take(&mut self.seen).into_values()
    }
}

/// Takes the numbers that a text states for pasted ones: in syntax and in documentation no number
/// of units is in its place, in whatever kind of line.
pub(super) fn as_pasted(sightings: &mut [Sighting]) {
    for sighting in sightings {
        if sighting.kind == SightingKind::CountInText {
            sighting.kind = SightingKind::PastedCount;
        }
    }
}

/// The place of a line: in a file that is one text, the line; in a part of a document, that part.
pub(super) fn line_place(head: &PassageHead, number: u64) -> Place {
    match head.place.spot() {
        Spot::Whole => head.place.at(Spot::Line(number)),
        _ => head.place.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_placed_where_the_smallest_one_stands() {
        let mut sightings = Sightings::default();
        let entry = Place::entry("a.log");
        for (line, value) in [(3, 120), (9, 7), (12, 80)] {
            let place = entry.at(Spot::Line(line));
            sightings.see(SightingKind::CountInText, "n", &place, Some(value));
        }
        let seen: Vec<Sighting> = sightings.take().collect();
        assert_eq!(seen.len(), 1);
        assert_eq!((seen[0].count, seen[0].value), (3, Some(7)));
        assert_eq!(seen[0].place, entry.at(Spot::Line(9)));
    }
}
