//! Columns and values that lead to one person, address or business.

use crate::facts::{Role, SightingKind};
use crate::finding::Finding;
use crate::place::Spot;
use crate::rules::{Case, Family, Rule, gather};

/// A name in program text or in a description is normal; a value is never.
pub(crate) struct Identifier;

impl Rule for Identifier {
    fn slug(&self) -> &'static str {
        "identifier"
    }

    fn family(&self) -> Family {
        Family::Content
    }

    fn text(&self) -> &'static str {
        include_str!("identifier.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for entry in &case.candidate.entries {
            // Contact data of the researcher belong in the form.
            if matches!(entry.role, Role::Form | Role::Unwanted) {
                continue;
            }
            let values = gather::sightings(case, self, entry, |sighting| {
                sighting.kind == SightingKind::IdentifierValue
            });
            let script = entry.role == Role::Script;
            findings.extend(
                values
                    .into_iter()
                    .map(|found| if script { found.variant("script") } else { found }),
            );
            if matches!(entry.role, Role::Script | Role::Documentation) {
                continue;
            }
            let columns = gather::sightings(case, self, entry, |sighting| {
                sighting.kind == SightingKind::IdentifierName
                    && matches!(sighting.place.spot(), Spot::Cells(..))
            });
            findings.extend(columns.into_iter().map(|found| found.variant("column")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::{Entry, Sighting};
    use crate::place::{Place, Range};

    fn seen(role: Role, kind: SightingKind, in_cells: bool) -> Vec<Option<&'static str>> {
        let place = Place::entry("bestand");
        let range = Range { top: 0, left: 0, bottom: 0, right: 0 };
        let spot = if in_cells { Spot::Cells(None, range) } else { Spot::Line(3) };
        let name = "rinpersoon".into();
        let sighting = Sighting { kind, name, place: place.at(spot), count: 1, value: None };
        let entry = Entry { sightings: vec![sighting], ..of_role("bestand", role) };
        Fixture::of(vec![entry]).find(&Identifier).iter().map(|found| found.variant).collect()
    }

    #[test]
    fn catches_a_value_in_a_script_and_a_column_in_results() {
        let script = seen(Role::Script, SightingKind::IdentifierValue, false);
        assert_eq!(script, [Some("script")]);
        let column = seen(Role::Results, SightingKind::IdentifierName, true);
        assert_eq!(column, [Some("column")]);
    }

    #[test]
    fn does_not_catch_a_name_in_a_script_in_a_text_or_in_the_form() {
        assert_eq!(seen(Role::Script, SightingKind::IdentifierName, false), []);
        assert_eq!(seen(Role::Results, SightingKind::IdentifierName, false), []);
        assert_eq!(seen(Role::Form, SightingKind::IdentifierValue, false), []);
    }
}
