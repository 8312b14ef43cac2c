//! Where a candidate lies, and what lies around it.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Where a candidate lies with respect to an export folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Location {
    /// The subfolder of the export folder that it lies in; none outside an export folder.
    pub slot: Option<Slot>,
    /// Whether it lies in the export folder itself, in none of its subfolders.
    pub loose: bool,
    /// The folder of one's own, within the subfolder, that it lies in.
    pub own_subfolder: Option<String>,
    /// Whether the folder for checking after the fact exists beside or above the candidate.
    pub after_exists: bool,
    /// The files around it.
    pub neighbours: Neighbours,
}

/// A subfolder of the export folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Checked before release.
    Before,
    /// Released at once and checked after the fact.
    After,
    /// Background information, never released.
    Background,
}

/// The files in the subfolders of the export folder that a candidate lies in, and the other
/// candidates of the same call.
///
/// All candidates of an export folder share one list, because there may be thousands of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Neighbours {
    all: Arc<BTreeMap<Slot, Vec<String>>>,
    /// The candidate itself, which is in the list and is no neighbour of its own.
    own: Option<(Slot, String)>,
}

impl Neighbours {
    /// Of a candidate that stands in a list of names, safe to print; none: it does not stand there.
    #[must_use]
    pub fn new(all: Arc<BTreeMap<Slot, Vec<String>>>, own: Option<(Slot, String)>) -> Self {
        Self { all, own }
    }

    /// The names of the files in a subfolder.
    pub fn in_slot(&self, slot: Slot) -> impl Iterator<Item = &str> {
        let mut own = self.own.as_ref().filter(|(of, _)| *of == slot).map(|(_, name)| name);
        let names = self.all.get(&slot).into_iter().flatten();
        // Another file may have the same name: in a folder of one's own, or elsewhere.
        names.filter(move |name| own.take_if(|own| own == name).is_none()).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_is_no_neighbour_of_its_own_and_one_of_the_same_name_is() {
        let names = ["a.zip", "a.zip", "b.zip"].map(str::to_owned).to_vec();
        let all = Arc::new(BTreeMap::from([(Slot::Before, names)]));
        let around = |own| Neighbours::new(Arc::clone(&all), own);
        let own = around(Some((Slot::Before, "a.zip".to_owned())));
        assert_eq!(own.in_slot(Slot::Before).collect::<Vec<_>>(), ["a.zip", "b.zip"]);
        assert_eq!(own.in_slot(Slot::After).count(), 0);
        assert_eq!(around(None).in_slot(Slot::Before).count(), 3);
    }
}
