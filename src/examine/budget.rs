//! What may still be read of a candidate, all levels together.

use crate::facts::Entry;
use crate::gap::Reason;
use crate::package::Listed;
use crate::policy::Limits;

/// What is left of the limits that hold for a candidate as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    limits: Limits,
    entries: u64,
    bytes: u64,
    cells: u64,
    facts: u64,
}

impl Budget {
    /// Nothing was read yet.
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            entries: limits.entries,
            bytes: limits.total_bytes,
            cells: limits.total_cells,
            facts: limits.facts,
        }
    }

    /// How many files of a listing may be read, from the first on, and the limit that the next one
    /// would break.
    ///
    /// A package with too many files is not read at all. A file that says itself that it is beyond
    /// the limit of one entry is not unpacked, so it takes nothing.
    pub(super) fn admit(&mut self, listing: &[Listed]) -> (usize, Option<Reason>) {
        let count = listing.len() as u64;
        if count > self.entries {
            return (0, Some(Reason::limit("entries", self.limits.entries)));
        }
        self.entries = self.entries.saturating_sub(count);
        for (number, listed) in listing.iter().enumerate() {
            let unpacked = listed.unreadable.is_none() && listed.size <= self.limits.entry_bytes;
            if unpacked && let Err(reason) = self.spend(listed.size) {
                return (number, Some(reason));
            }
        }
        (listing.len(), None)
    }

    /// Takes what was found in an entry. Of tables for whose cells no room is left, a summary stays.
    ///
    /// # Errors
    /// There is no room for so many facts.
    pub(super) fn keep(&mut self, entry: &mut Entry) -> Result<(), Reason> {
        for table in &mut entry.tables {
            match self.cells.checked_sub(table.body.cells.len() as u64) {
                Some(left) => self.cells = left,
                None => table.summarise(),
            }
        }
        match self.facts.checked_sub(entry.facts()) {
            Some(left) => {
                self.facts = left;
                Ok(())
            }
            None => Err(Reason::limit("facts", self.limits.facts)),
        }
    }

    /// Takes so many bytes.
    ///
    /// # Errors
    /// So many are not left; then none are taken.
    pub(super) fn spend(&mut self, bytes: u64) -> Result<(), Reason> {
        match self.bytes.checked_sub(bytes) {
            Some(left) => {
                self.bytes = left;
                Ok(())
            }
            None => Err(Reason::limit("total_bytes", self.limits.total_bytes)),
        }
    }
}
