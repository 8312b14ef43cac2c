//! Background information of which the output is not there.

use crate::facts::Slot;
use crate::finding::Finding;
use crate::rules::{Case, ContentKind, Family, Rule};

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
        let mark = case.edition.names.background_mark.as_str().to_lowercase();
        let own = stem(&case.candidate.name).replace(&mark, "");
        let neighbours = &case.candidate.location.neighbours;
        let beside = neighbours.get(&Slot::After).into_iter().flatten();
        if !beside.map(|name| stem(name)).any(|name| name == own) {
            findings.push(case.finding(self, &case.place()));
        }
    }
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
        let mut fixture = Fixture::of(vec![entry("tabel.xlsx")])
            .named("artikel_achtergrondinformatie.zip")
            .content(ContentKind::Background);
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        fixture.candidate.location.neighbours.insert(Slot::After, names);
        fixture
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
