//! Facts for the tests of rules, built by hand: no format and no recogniser is in between.

use super::{Case, Company, Outputs, Rule, Tables};
use crate::facts::{
    Body, BodyCell, Bound, Candidate, CandidateKind, Counted, Entry, Heading, Location, Measure,
    Model, Nature, Neighbours, Printed, Role, Sighting, SightingKind, Slot, Table, TableKind,
};
use crate::finding::Finding;
use crate::ledger::Ledger;
use crate::place::{Place, Range};
use crate::policy::{Level, Policy};
use crate::route::{AfterTheFact, ContentKind, Procedure, Route};
use std::collections::BTreeMap;

/// A candidate and what is asked for it.
pub(crate) struct Fixture {
    pub(crate) candidate: Candidate,
    pub(crate) content: ContentKind,
    pub(crate) asked: Procedure,
    pub(crate) routed: Procedure,
    pub(crate) after: AfterTheFact,
    pub(crate) health_data: bool,
    pub(crate) batch: Option<Counted>,
    pub(crate) edition: &'static str,
    pub(crate) others: Vec<Candidate>,
    pub(crate) background: Option<Candidate>,
}

impl Fixture {
    /// Output in a zip outside any export folder, to be checked before release.
    pub(crate) fn of(entries: Vec<Entry>) -> Self {
        Self {
            candidate: Candidate {
                path: "output.zip".into(),
                name: "output.zip".into(),
                kind: CandidateKind::Zip,
                sha256: None,
                location: Location::default(),
                entries,
                irregularities: Vec::new(),
                gaps: Vec::new(),
                declarations: Vec::new(),
            },
            content: ContentKind::Output,
            asked: Procedure::Before,
            routed: Procedure::Before,
            after: AfterTheFact::Allowed,
            health_data: false,
            batch: None,
            edition: "cbs-nl",
            others: Vec::new(),
            background: None,
        }
    }

    pub(crate) fn named(mut self, name: &str) -> Self {
        self.candidate.name = name.into();
        self
    }

    pub(crate) fn kind(mut self, kind: CandidateKind) -> Self {
        self.candidate.kind = kind;
        self
    }

    pub(crate) fn in_folder(mut self, slot: Slot) -> Self {
        self.candidate.location.slot = Some(slot);
        self
    }

    /// With files of these names in a subfolder of its export folder.
    pub(crate) fn beside_files(mut self, slot: Slot, names: &[&str]) -> Self {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        let all = BTreeMap::from([(slot, names)]);
        self.candidate.location.neighbours = Neighbours::new(all.into(), None);
        self
    }

    pub(crate) fn content(mut self, content: ContentKind) -> Self {
        self.content = content;
        self
    }

    /// Checked in one call with other output.
    pub(crate) fn beside(mut self, other: Self) -> Self {
        self.others.push(other.candidate);
        self
    }

    /// Checked together with the background information that belongs to it.
    pub(crate) fn with_background(mut self, background: Self) -> Self {
        self.background = Some(background.candidate);
        self
    }

    /// Asked for, and also the way it should go.
    pub(crate) fn asked(mut self, procedure: Procedure) -> Self {
        self.asked = procedure;
        self.routed = procedure;
        self
    }

    pub(crate) fn routed(mut self, procedure: Procedure) -> Self {
        self.routed = procedure;
        self
    }

    /// What a rule finds under the built-in policy.
    pub(crate) fn find(&self, rule: &dyn Rule) -> Vec<Finding> {
        let policy = Policy::built_in().unwrap();
        let edition = policy.edition(Some(self.edition)).unwrap().1;
        let ledger = Ledger::new(&self.candidate, edition.light);
        let batch = self.batch.map(|used| Ledger { used, limits: edition.light });
        let route = Route::new(&self.candidate, edition, self.routed, self.content);
        let outputs = Outputs::of((1..).zip(&self.others));
        let company =
            Company { outputs: Some(&outputs), number: 0, background: self.background.as_ref() };
        let tables = Tables::of(&self.candidate, self.content);
        let looking = Case {
            candidate: &self.candidate,
            policy: &policy,
            edition,
            content: self.content,
            tables: &tables,
            asked: Procedure::After,
            after: self.after,
            health_data: self.health_data,
            ledger: &ledger,
            batch: batch.as_ref(),
            route: &route,
            company: &company,
            guideline: &[],
        };
        let guideline = super::check(&looking, &[super::Family::Guideline]);
        let case = Case { asked: self.asked, guideline: &guideline, ..looking };
        let mut findings = Vec::new();
        rule.check(&case, &mut findings);
        for finding in &findings {
            assert_eq!(finding.rule, rule.slug());
            super::tests_of_texts::all_placeholders_are_filled(rule, finding);
        }
        findings
    }

    /// The levels of what a rule finds.
    pub(crate) fn levels(&self, rule: &dyn Rule) -> Vec<Level> {
        self.find(rule).iter().map(|finding| finding.level).collect()
    }
}

/// A candidate of one table in a package that is odd in this way.
pub(crate) fn with_irregularity(kind: crate::facts::IrregularityKind) -> Fixture {
    let mut fixture = Fixture::of(vec![entry("tabel.xlsx")]);
    let place = Place::entry("tabel.xlsx");
    let odd = crate::facts::Irregularity { place, kind, detail: None };
    fixture.candidate.irregularities.push(odd);
    fixture
}

/// An entry of results without anything in it.
pub(crate) fn entry(path: &str) -> Entry {
    Entry {
        place: Place::entry(path),
        format: "xlsx",
        promised: None,
        nature: Nature::Sheet,
        role: Role::Results,
        size: 1,
        tables: Vec::new(),
        models: Vec::new(),
        graphs: Vec::new(),
        hidden: Vec::new(),
        properties: Vec::new(),
        sightings: Vec::new(),
        statements: Vec::new(),
        irregularities: Vec::new(),
        form: None,
        acro: None,
        gaps: Vec::new(),
    }
}

/// An entry of a role without anything in it.
pub(crate) fn of_role(path: &str, role: Role) -> Entry {
    Entry { role, ..entry(path) }
}

/// Results that are one table.
pub(crate) fn results(columns: &[(&str, Measure)], rows: &[(&str, &[&str])]) -> Entry {
    let mut entry = entry("tabel.xlsx");
    entry.tables.push(table(columns, rows));
    entry
}

/// A table with one header row and one label column; cells are written as printed.
pub(crate) fn table(columns: &[(&str, Measure)], rows: &[(&str, &[&str])]) -> Table {
    let heading = |index: usize, word: &str| Heading {
        index: u32::try_from(index).unwrap() + 1,
        words: if word.is_empty() { Vec::new() } else { vec![word.to_owned()] },
    };
    let mut cells = Vec::new();
    for (row, (_, printed)) in rows.iter().enumerate() {
        for (column, text) in printed.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            cells.push(BodyCell {
                row: u32::try_from(row).unwrap() + 1,
                column: u32::try_from(column).unwrap() + 1,
                measure: columns[column].1,
                printed: print(text),
            });
        }
    }
    let number = |wanted: fn(&BodyCell) -> bool| {
        u64::try_from(cells.iter().filter(|cell| wanted(cell)).count()).unwrap()
    };
    let (bottom, right) = (rows.len(), columns.len());
    Table {
        place: Place::entry("tabel.xlsx").part("Blad1").cells(Range {
            top: 0,
            left: 0,
            bottom: u32::try_from(bottom).unwrap(),
            right: u32::try_from(right).unwrap(),
        }),
        kind: TableKind::Counts,
        title: None,
        hidden: false,
        cells: number(|cell| cell.printed != Printed::Suppressed),
        count_cells: number(|cell| {
            cell.printed != Printed::Suppressed && cell.measure == Measure::Count
        }),
        suppressed: number(|cell| cell.printed == Printed::Suppressed),
        unit_records: None,
        body: Body {
            columns: columns.iter().enumerate().map(|(i, (word, _))| heading(i, word)).collect(),
            rows: rows.iter().enumerate().map(|(i, (word, _))| heading(i, word)).collect(),
            cells,
            complete: true,
            further_counts: std::collections::BTreeMap::new(),
        },
    }
}

fn print(text: &str) -> Printed {
    let number = |text: &str| text.parse::<f64>().unwrap();
    if text == "." {
        Printed::Suppressed
    } else if let Some(rest) = text.strip_prefix('<') {
        Printed::Bounded(Bound::Below, number(rest))
    } else {
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        Printed::Number {
            value: number(text),
            decimals: u8::try_from(decimals).unwrap(),
            percent: None,
        }
    }
}

/// A fitted model.
pub(crate) fn model(observations: Option<u64>, coefficients: u64) -> Model {
    Model {
        place: Place::entry("model.log").at(crate::place::Spot::Lines(1, 20)),
        label: None,
        observations,
        coefficients,
        residual_degrees: None,
        perfect_fit: false,
        hidden: false,
    }
}

/// Something seen once in an entry.
pub(crate) fn sighting(path: &str, kind: SightingKind, name: &str) -> Sighting {
    let place = Place::entry(path).at(crate::place::Spot::Line(3));
    Sighting { place, kind, name: name.into(), count: 1, value: None }
}
