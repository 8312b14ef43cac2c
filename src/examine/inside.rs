//! What lies within an entry: the inner zip that it is, the files that it carries.

use crate::package::Package;
use crate::recognise::Within;
use std::collections::BTreeMap;

/// A package within an entry.
pub(super) struct Inside {
    pub(super) package: Package,
    /// The number of observations that the entry states of a figure among the files, by its path.
    pub(super) observations: BTreeMap<String, u64>,
    /// How many numbers of a workbook among the files the chart shows that is drawn from it.
    pub(super) shown: BTreeMap<String, u64>,
}

impl Inside {
    /// The files that an entry carries, as a package.
    pub(super) fn carried(files: Vec<Within>) -> Self {
        let stated: Vec<(Option<u64>, u64)> =
            files.iter().map(|within| (within.observations, within.shown)).collect();
        let files = files.into_iter().map(|within| (within.file.name, within.file.bytes)).collect();
        let mut inside = Self::from(Package::of_files(files));
        for (listed, (observations, shown)) in inside.package.listing.iter().zip(stated) {
            if let Some(observations) = observations {
                inside.observations.insert(listed.path.clone(), observations);
            }
            if shown > 0 {
                inside.shown.insert(listed.path.clone(), shown);
            }
        }
        inside
    }
}

/// A package of which nothing is stated beside it.
impl From<Package> for Inside {
    fn from(package: Package) -> Self {
        Self { package, observations: BTreeMap::new(), shown: BTreeMap::new() }
    }
}
