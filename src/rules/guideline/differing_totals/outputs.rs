//! The output of one call, ready to be held against each other.

use super::totals::{Total, near, totals};
use crate::facts::Candidate;
use crate::route::ContentKind;
use crate::rules::guideline::study::Tables;
use std::cell::OnceCell;

/// The output of one call. What all of it prints in total is worked out once, when it is first asked
/// for.
#[derive(Debug, Default)]
pub struct Outputs<'a> {
    /// Each with its number in the call.
    candidates: Vec<(usize, &'a Candidate)>,
    /// In order of size.
    totals: OnceCell<Vec<Told>>,
}

/// A total of the candidate of that number.
#[derive(Debug)]
struct Told {
    candidate: usize,
    total: Total,
}

impl AsRef<Total> for Told {
    fn as_ref(&self) -> &Total {
        &self.total
    }
}

impl<'a> Outputs<'a> {
    /// These candidates, each with its number in the call.
    pub fn of(candidates: impl Iterator<Item = (usize, &'a Candidate)>) -> Self {
        Self { candidates: candidates.collect(), totals: OnceCell::new() }
    }

    /// The totals of the candidates but that of one number that differ from a total by fewer units than
    /// the minimum.
    pub(super) fn near(
        &self,
        total: &Total,
        own: usize,
        minimum: u64,
    ) -> impl Iterator<Item = &Total> {
        let alone = self.candidates.iter().all(|(number, _)| *number == own);
        let all = if alone { &[][..] } else { self.totals.get_or_init(|| self.all()) };
        let others = near(all, total.value, minimum).filter(move |told| told.candidate != own);
        others.map(|told| &told.total)
    }

    fn all(&self) -> Vec<Told> {
        let of_one = |(number, candidate): &(usize, &'a Candidate)| -> Vec<Told> {
            let told = |total: Total| Told { candidate: *number, total: total.within(candidate) };
            let tables = Tables::of(candidate, ContentKind::Output);
            totals(candidate, &tables).into_iter().map(told).collect()
        };
        let mut all: Vec<Told> = self.candidates.iter().flat_map(of_one).collect();
        let key = |told: &Told| (told.total.value, told.total.place.clone());
        all.sort_by_cached_key(key);
        all
    }
}
