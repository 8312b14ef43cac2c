//! Tables with one row for each unit.

use crate::facts::{Role, UnitRecords};
use crate::finding::Finding;
use crate::policy::Level;
use crate::rules::{Case, Family, Rule};

/// Also in what is hidden, because it leaves all the same.
pub(crate) struct Microdata;

impl Rule for Microdata {
    fn slug(&self) -> &'static str {
        "microdata"
    }

    fn family(&self) -> Family {
        Family::Content
    }

    fn text(&self) -> &'static str {
        include_str!("microdata.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        for entry in case.candidate.entries.iter().filter(|entry| entry.role != Role::Unwanted) {
            for table in &entry.tables {
                let Some(records) = table.unit_records else { continue };
                let finding = case.finding(self, &table.place);
                findings.push(match records {
                    UnitRecords::Perhaps => finding.variant("perhaps").at_most(Level::Review),
                    _ => finding,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;

    #[test]
    fn catches_rows_of_units_also_when_hidden() {
        let mut entry = results(&[("Aantal", Measure::Count)], &[("mannen", &["40"])]);
        entry.tables[0].unit_records = Some(UnitRecords::Keys);
        entry.tables[0].hidden = true;
        assert_eq!(Fixture::of(vec![entry]).find(&Microdata).len(), 1);
    }

    #[test]
    fn catches_in_doubt_what_a_person_has_to_look_at() {
        let mut entry = results(&[("Aantal", Measure::Count)], &[("mannen", &["40"])]);
        entry.tables[0].unit_records = Some(UnitRecords::Perhaps);
        let findings = Fixture::of(vec![entry]).find(&Microdata);
        assert_eq!(
            findings.iter().map(|finding| finding.level).collect::<Vec<_>>(),
            [Level::Review]
        );
    }

    #[test]
    fn does_not_catch_a_table_of_groups() {
        let entry = results(&[("Aantal", Measure::Count)], &[("Aa en Hunze", &["40"])]);
        assert_eq!(Fixture::of(vec![entry]).find(&Microdata), []);
    }
}
