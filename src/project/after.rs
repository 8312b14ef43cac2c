//! What a project file says about checking after the fact.

use crate::route::{AfterTheFact, Denial};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Whether the project may have its output checked after the fact, as far as its file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Permission {
    /// Whether it is allowed; none: not said.
    pub allowed: Option<bool>,
    /// The day of the mail in which CBS confirmed it.
    pub confirmed: Option<Date>,
    /// Why it never will be.
    pub always_before: BTreeSet<AlwaysBefore>,
}

/// Why all output of a project is checked before release, whatever it is (source document,
/// *Aanbieden van output*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AlwaysBefore {
    /// The institution lies outside the European Union.
    OutsideEu,
    /// The project uses cause-of-death files.
    CauseOfDeath,
}

impl Permission {
    /// What holds for output that is placed on a day; none where the file says nothing of it.
    ///
    /// The confirmation counts from its own day on.
    #[must_use]
    pub fn on(&self, placing: Option<Date>) -> Option<AfterTheFact> {
        if let Some(reason) = self.always_before.first() {
            return Some(AfterTheFact::Denied(match reason {
                AlwaysBefore::OutsideEu => Denial::OutsideEu,
                AlwaysBefore::CauseOfDeath => Denial::CauseOfDeath,
            }));
        }
        let early = self.confirmed.zip(placing).filter(|(confirmed, placing)| placing < confirmed);
        match (early, self.allowed, self.confirmed) {
            (Some((confirmed, _)), _, _) => Some(AfterTheFact::Denied(Denial::Until(confirmed))),
            (None, Some(false), _) => Some(AfterTheFact::Denied(Denial::Stated)),
            (None, Some(true), _) | (None, None, Some(_)) => Some(AfterTheFact::Allowed),
            (None, None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_confirmation_allows_from_its_day_on() {
        let confirmed = Permission { confirmed: Some(date(2026, 3, 12)), ..Permission::default() };
        let early = AfterTheFact::Denied(Denial::Until(date(2026, 3, 12)));
        assert_eq!(confirmed.on(Some(date(2026, 3, 11))), Some(early));
        assert_eq!(confirmed.on(Some(date(2026, 3, 12))), Some(AfterTheFact::Allowed));
        assert_eq!(confirmed.on(None), Some(AfterTheFact::Allowed));
    }

    #[test]
    fn a_reason_for_always_before_goes_before_all_else() {
        let outside = Permission {
            always_before: BTreeSet::from([AlwaysBefore::OutsideEu]),
            ..Permission::default()
        };
        assert_eq!(outside.on(None), Some(AfterTheFact::Denied(Denial::OutsideEu)));
        assert_eq!(Permission::default().on(None), None);
    }
}
