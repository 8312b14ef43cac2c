//! Background information of which the output is not there.

use crate::facts::{Candidate, Slot};
use crate::finding::Finding;
use crate::route::ContentKind;
use crate::rules::{Case, Family, Rule};

/// No candidate has the same name without the mark.
pub(crate) struct BackgroundAlone;

impl Rule for BackgroundAlone {
    fn slug(&self) -> &'static str {
        "background-alone"
    }

    fn family(&self) -> Family {
        Family::Naming
    }

    fn text(&self) -> &'static str {
        include_str!("background_alone.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if case.content != ContentKind::Background {
            return;
        }
        if output_of(case.candidate, case.edition.names.background_mark.as_str()).is_none() {
            findings.push(case.finding(self, &case.place()));
        }
    }
}

/// The output that background information belongs to: the same name without the mark, among what is
/// or will be checked after the fact.
#[must_use]
pub fn output_of<'a>(candidate: &'a Candidate, mark: &str) -> Option<&'a str> {
    let own = stem(&candidate.name).replace(&mark.to_lowercase(), "");
    candidate.location.neighbours.in_slot(Slot::After).find(|name| stem(name) == own)
}

/// A name without case and without `.zip`.
fn stem(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_suffix(".zip").map(str::to_owned).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    fn beside(names: &[&str]) -> Fixture {
        Fixture::of(vec![entry("tabel.xlsx")])
            .named("artikel_achtergrondinformatie.zip")
            .content(ContentKind::Background)
            .beside_files(Slot::After, names)
    }

    #[test]
    fn catches_background_information_beside_other_output() {
        assert_eq!(beside(&["proefschrift.zip"]).find(&BackgroundAlone).len(), 1);
    }

    #[test]
    fn does_not_catch_it_beside_its_own_output() {
        assert_eq!(beside(&["Artikel.zip"]).find(&BackgroundAlone), []);
    }

    #[test]
    fn does_not_ask_output_for_background_information() {
        let output = Fixture::of(vec![entry("tabel.xlsx")]);
        assert_eq!(output.find(&BackgroundAlone), []);
    }
}
