//! Tables of output light in another form than Excel, which is preferred.

use crate::finding::Finding;
use crate::route::Procedure;
use crate::rules::{Case, Family, Rule};

/// The only rule about a form of file: the source names it.
pub(crate) struct LightNotExcel;

impl Rule for LightNotExcel {
    fn slug(&self) -> &'static str {
        "light-not-excel"
    }

    fn family(&self) -> Family {
        Family::Light
    }

    fn text(&self) -> &'static str {
        include_str!("light_not_excel.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.asked != Procedure::Light {
            return;
        }
        for entry in case.counted().filter(|entry| !entry.format.starts_with("xls")) {
            if entry.tables.iter().any(|table| !table.hidden) {
                findings.push(case.finding(self, &entry.place).name(entry.place.path()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::{Entry, Measure};

    fn found(format: &'static str) -> usize {
        let table = results(&[("Aantal", Measure::Count)], &[("mannen", &["40"])]);
        let entry = Entry { format, ..table };
        Fixture::of(vec![entry]).asked(Procedure::Light).find(&LightNotExcel).len()
    }

    #[test]
    fn notes_a_table_in_word_and_none_in_excel() {
        assert_eq!((found("docx"), found("xlsx"), found("xls")), (1, 0, 0));
    }
}
