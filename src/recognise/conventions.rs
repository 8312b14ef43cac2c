//! The conventions of table-making that the recognisers follow, by name.
//!
//! Each stands in a list of the room that follows it: who says what a cell measures, what is taken
//! back of that, which signs make a regression table or microdata, which programs print which text.
//! A check follows all of them. Any one can be left out, to measure what it contributes:
//! `cargo bench --bench conventions`.

use super::{models, printed, tables};
use std::fmt;

/// A convention that a recogniser follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Convention(&'static str);

/// Which conventions are followed: all of them, but for one that is being measured.
#[derive(Debug, Clone, Copy, Default)]
pub struct Conventions {
    without: Option<Convention>,
}

/// Every convention, room by room.
#[must_use]
pub fn all() -> Vec<Convention> {
    tables::conventions().chain(models::conventions()).chain(printed::conventions()).collect()
}

impl Conventions {
    /// All but one.
    #[must_use]
    pub const fn without(convention: Convention) -> Self {
        Self { without: Some(convention) }
    }

    /// Whether a convention is followed.
    pub(super) fn include(self, convention: Convention) -> bool {
        self.without != Some(convention)
    }
}

impl Convention {
    /// A convention by the name of its room and its own: `cells/column`.
    pub(super) const fn named(name: &'static str) -> Self {
        Self(name)
    }
}

impl fmt::Display for Convention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Conventions, all};
    use std::collections::BTreeSet;

    #[test]
    fn each_has_a_name_of_its_own() {
        let names: BTreeSet<String> = all().iter().map(ToString::to_string).collect();
        assert_eq!(names.len(), all().len());
        assert!(names.iter().all(|name| name.split('/').count() == 2), "{names:?}");
    }

    #[test]
    fn all_are_followed_but_the_one_that_is_left_out() {
        for left_out in all() {
            assert!(Conventions::default().include(left_out));
            for other in all() {
                assert_eq!(Conventions::without(left_out).include(other), other != left_out);
            }
        }
    }
}
