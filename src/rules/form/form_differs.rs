//! Numbers and sources in the control form that are not those of the zip.

use crate::facts::{Form, FormState, Role, SightingKind, TableKind, Topic};
use crate::finding::Finding;
use crate::route::ContentKind;
use crate::rules::{Case, Family, Rule};
use std::collections::BTreeSet;

/// One finding for each kind of thing of which the form states another number, and one for each
/// source that only the zip names. People count in more than one way, so it is good to know.
pub(crate) struct FormDiffers;

impl Rule for FormDiffers {
    fn slug(&self) -> &'static str {
        "form-differs"
    }

    fn family(&self) -> Family {
        Family::Form
    }

    fn text(&self) -> &'static str {
        include_str!("form_differs.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.content != ContentKind::Output {
            return;
        }
        for form in super::forms(case).filter(|form| form.state == FormState::Filled) {
            self.numbers(case, form, findings);
            self.sources(case, form, findings);
        }
    }
}

impl FormDiffers {
    fn numbers(&self, case: &Case<'_>, form: &Form, findings: &mut Vec<Finding>) {
        let used = case.ledger.used;
        // A table of models is a table to many people, and no table on the bill.
        let entries = case.candidate.entries.iter();
        let of_models = entries
            .filter(|entry| entry.role.counts())
            .flat_map(|entry| &entry.tables)
            .filter(|table| table.kind == TableKind::Model && !table.hidden);
        let with_models = used.tables.saturating_add(of_models.count() as u64);
        for (variant, stated, counted) in [
            ("tables", form.stated.tables, used.tables..=with_models),
            ("models", form.stated.models, used.models..=used.models),
            ("graphs", form.stated.graphs, used.graphs..=used.graphs),
        ] {
            let Some(stated) = stated.filter(|stated| !counted.contains(stated)) else { continue };
            let finding = case.finding(self, &form.place).variant(variant);
            findings.push(finding.measured(counted.start()).allowed(stated));
        }
    }

    /// Data sets with rules of their own that are named beside the form and not in it, where it
    /// says anything about what the output is made from.
    fn sources(&self, case: &Case<'_>, form: &Form, findings: &mut Vec<Finding>) {
        let mut about = form.questions.iter().filter(|asked| asked.topic == Some(Topic::Subject));
        if about.all(|question| question.answers.is_empty()) {
            return;
        }
        let answers = form.questions.iter().flat_map(|question| &question.answers);
        let written: String = answers.chain(&form.loose).map(|text| text.to_lowercase()).collect();
        let mut seen = BTreeSet::new();
        for entry in case.candidate.entries.iter().filter(|entry| entry.role != Role::Form) {
            for sighting in &entry.sightings {
                let is_source =
                    matches!(sighting.kind, SightingKind::CauseOfDeath | SightingKind::HealthData);
                let name = sighting.name.to_lowercase();
                let stem = name.split(|c: char| !c.is_alphabetic()).next().unwrap_or(&name);
                let is_source = is_source && names_file(&name);
                if is_source && !written.contains(stem) && seen.insert(stem.to_owned()) {
                    let finding = case.finding(self, &sighting.place).variant("source");
                    findings.push(finding.name(sighting.name.as_str()));
                }
            }
        }
    }
}

/// Whether a name is that of a data set and no word for what it holds: `GGZ` is a kind of care,
/// `GGZ2019` and `GGZDBCTAB` are files.
fn names_file(name: &str) -> bool {
    ["tab", "bus"].iter().any(|part| name.contains(part))
        || name.contains(|sign: char| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use super::super::tests::form;
    use crate::facts::{Entry, Measure, Question, Stated};

    fn found(stated: Stated) -> Vec<Option<&'static str>> {
        let table = results(&[("Aantal", Measure::Count)], &[("mannen", &["1204"])]);
        let mut entry = form(FormState::Filled, &["tabel.xlsx"]);
        entry.form.as_mut().unwrap().stated = stated;
        Fixture::of(vec![table, entry]).find(&FormDiffers).iter().map(|f| f.variant).collect()
    }

    #[test]
    fn catches_another_number_than_there_is() {
        let more = Stated { tables: Some(2), models: Some(1), graphs: None };
        assert_eq!(found(more), [Some("tables"), Some("models")]);
    }

    #[test]
    fn does_not_catch_the_right_number_or_none() {
        let right = Stated { tables: Some(1), models: Some(0), graphs: Some(0) };
        assert_eq!((found(right), found(Stated::default())), (vec![], vec![]));
    }

    fn sources(answer: &str) -> usize {
        named("ZVWZORG2020TAB", answer)
    }

    fn named(source: &str, answer: &str) -> usize {
        let sightings = vec![sighting("uitleg.txt", SightingKind::HealthData, source)];
        let mut entry = form(FormState::Filled, &[]);
        let question = Question {
            text: "Gebruikte bestanden".into(),
            topic: Some(Topic::Subject),
            answers: vec![answer.into()],
        };
        entry.form.as_mut().unwrap().questions.push(question);
        let named = Entry { sightings, ..of_role("uitleg.txt", Role::Documentation) };
        Fixture::of(vec![named, entry]).find(&FormDiffers).len()
    }

    #[test]
    fn catches_a_source_that_only_the_zip_names() {
        assert_eq!(sources("Inkomen van personen"), 1);
    }

    #[test]
    fn does_not_catch_a_source_that_both_name() {
        assert_eq!(sources("Zvwzorg 2019-2021"), 0);
    }

    #[test]
    fn does_not_catch_a_word_for_a_kind_of_care() {
        assert_eq!((named("GGZ", "Zvwzorg"), named("GGZ2019", "Zvwzorg")), (0, 1));
    }
}
