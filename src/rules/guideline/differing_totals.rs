//! Totals of one population that differ by a few units.

use super::layout::{Layout, observations, plain};
use super::structure::{Along, Counts, Slot};
use crate::facts::{Candidate, Entry, Model, Table};
use crate::finding::Finding;
use crate::place::{Place, Range};
use crate::policy::Level;
use crate::rules::{Case, Family, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// Grand totals of tables with the same title, or without one and with the same labels along a
/// side, also in other output of the same call; and models in one file on nearly as many
/// observations as each other or as a table.
pub(crate) struct DifferingTotals;

impl Rule for DifferingTotals {
    fn slug(&self) -> &'static str {
        "differing-totals"
    }

    fn family(&self) -> Family {
        Family::Guideline
    }

    fn text(&self) -> &'static str {
        include_str!("differing_totals.md")
    }

    fn check(&self, case: &Case<'_>, findings: &mut Vec<Finding>) {
        if !case.guidelines_hold() {
            return;
        }
        let own = case.counted().flat_map(|entry| totals(entry, None));
        let others = case.company.outputs.iter().flat_map(|other| {
            let counted = other.entries.iter().filter(|e| crate::verdict::counts(e.role));
            counted.flat_map(|entry| totals(entry, Some(other)))
        });
        let mut totals: Vec<Total> = own.chain(others).collect();
        totals.sort_by(|a, b| (a.value, &a.place).cmp(&(b.value, &b.place)));
        let pairs = Pairs::of(&totals, case.policy.thresholds.minimum_count);
        for (first, others) in together(pairs.certain) {
            let named: Vec<String> = std::iter::once(first)
                .chain(others.iter().copied().take(NAMED))
                .map(Place::to_string)
                .collect();
            let finding = case.finding(self, first).detail(named.join(", "));
            findings.push(finding.related(others.into_iter().cloned().collect()));
        }
        for mut alike in pairs.likely.into_values() {
            alike.sort();
            let Some([first, second]) = alike.first().copied() else { continue };
            let count = u64::try_from(alike.len()).unwrap_or(u64::MAX);
            findings.push(
                case.finding(self, first)
                    .variant("models")
                    .at_most(Level::Review)
                    .count(count)
                    .detail(format!("{first}, {second}"))
                    .related(vec![second.clone()]),
            );
        }
    }
}

/// How many totals are named beside the first.
const NAMED: usize = 3;

/// So many totals next in size are compared with each.
const NEAREST: usize = 200;

/// Smaller populations differ by a few units whatever they are.
const SMALLEST: i64 = 100;

/// A model and a table in one file on nearly so many units are about the same ones.
const ALIKE: i64 = 1000;

/// Two places whose totals differ by a few units, in order.
type Pair<'t> = [&'t Place; 2];

/// The pairs of totals that differ by a few units.
#[derive(Default)]
struct Pairs<'t> {
    /// The words say that they are about the same units.
    certain: Vec<Pair<'t>>,
    /// Only the file that they stand in and their size say so; by file.
    likely: BTreeMap<&'t str, Vec<Pair<'t>>>,
}

impl<'t> Pairs<'t> {
    /// Compares totals that are sorted by value; two of other output are no matter of this one.
    fn of(totals: &'t [Total], minimum: u64) -> Self {
        let mut pairs = Self::default();
        for (index, total) in totals.iter().enumerate() {
            for other in totals.iter().skip(index.saturating_add(1)).take(NEAREST) {
                let differ = other.value.abs_diff(total.value);
                if differ >= minimum {
                    break;
                }
                if differ == 0 || total.is_foreign && other.is_foreign {
                    continue;
                }
                // The one of the candidate itself comes first.
                let mut places = [&total.place, &other.place];
                places.sort();
                if total.is_foreign || other.is_foreign {
                    places.sort_by_key(|place| {
                        let foreign = if total.is_foreign { &total.place } else { &other.place };
                        *place == foreign
                    });
                }
                match total.is_of_the_population_of(other) {
                    Some(Likeness::Words) => pairs.certain.push(places),
                    Some(Likeness::File) => {
                        pairs.likely.entry(total.place.path()).or_default().push(places);
                    }
                    None => {}
                }
            }
        }
        pairs
    }
}

/// The pairs by the first total of a population, so that each population is told once: the totals of
/// a pair that hangs together with an earlier one are told there.
fn together<'t>(mut pairs: Vec<Pair<'t>>) -> BTreeMap<&'t Place, BTreeSet<&'t Place>> {
    pairs.sort();
    let mut first_of: BTreeMap<&Place, &Place> = BTreeMap::new();
    let mut groups: BTreeMap<&Place, BTreeSet<&Place>> = BTreeMap::new();
    for [one, other] in pairs {
        let first = first_of.get(one).or_else(|| first_of.get(other)).copied().unwrap_or(one);
        let group = groups.entry(first).or_default();
        for place in [one, other] {
            first_of.entry(place).or_insert(first);
            if place != first {
                group.insert(place);
            }
        }
    }
    groups
}

/// What says that two totals are about the same units.
enum Likeness {
    Words,
    File,
}

/// The printed number of all units of a table or a model, and what it is about.
struct Total {
    value: i64,
    place: Place,
    subject: Subject,
    /// Whether it stands in other output of the call.
    is_foreign: bool,
}

/// What a total is about.
enum Subject {
    Table { title: String, rows: BTreeSet<String>, columns: BTreeSet<String> },
    Model,
}

/// The totals of an entry; `of` is the other output that it belongs to.
fn totals(entry: &Entry, of: Option<&Candidate>) -> Vec<Total> {
    let tables = entry.tables.iter().filter(|table| !table.hidden).filter_map(Total::of_table);
    let models = entry.models.iter().filter(|model| !model.hidden).filter_map(Total::of_model);
    let mut totals: Vec<Total> =
        tables.chain(models).filter(|total| total.value >= SMALLEST).collect();
    if let Some(candidate) = of {
        for total in &mut totals {
            let path = format!("{}!{}", candidate.name, total.place.path());
            total.place = Place::entry(path).at(total.place.spot().clone());
            total.is_foreign = true;
        }
    }
    totals
}

impl Total {
    /// The number of observations of a model.
    fn of_model(model: &Model) -> Option<Self> {
        let value = i64::try_from(model.observations?).ok()?;
        Some(Self { value, place: model.place.clone(), subject: Subject::Model, is_foreign: false })
    }

    /// The grand total of a table, else the number of observations that its title states.
    fn of_table(table: &Table) -> Option<Self> {
        let layout = Layout::of(table);
        let words = |of: &[crate::facts::Heading]| -> BTreeSet<String> {
            of.iter().map(|heading| plain(&heading.words.join(" "))).collect()
        };
        let (value, place) = grand_total(table, &layout)
            .or_else(|| Some((observations(table.title.as_deref()?)?, table.place.clone())))?;
        Some(Self {
            value,
            place,
            subject: Subject::Table {
                title: plain(table.title.as_deref().unwrap_or("")),
                rows: words(&table.body.rows),
                columns: words(&table.body.columns),
            },
            is_foreign: false,
        })
    }

    /// What says that two totals are about the same units.
    fn is_of_the_population_of(&self, other: &Self) -> Option<Likeness> {
        let one_file = self.place.path() == other.place.path();
        match (&self.subject, &other.subject) {
            (Subject::Model, Subject::Model) => one_file.then_some(Likeness::File),
            (Subject::Model, Subject::Table { .. }) | (Subject::Table { .. }, Subject::Model) => {
                (one_file && self.value.min(other.value) >= ALIKE).then_some(Likeness::File)
            }
            (
                Subject::Table { title, rows, columns },
                Subject::Table { title: other_title, rows: other_rows, columns: other_columns },
            ) => {
                let same = |own: &BTreeSet<String>, others: &BTreeSet<String>| {
                    own.len() > 2 && own == others
                };
                let alike = if title.is_empty() || other_title.is_empty() {
                    same(rows, other_rows) || same(columns, other_columns)
                } else {
                    let about = subject(title);
                    title == other_title || !about.0.is_empty() && about == subject(other_title)
                };
                alike.then_some(Likeness::Words)
            }
        }
    }
}

/// What a title says a table is about, and in which years: its words before *naar* or *by*, without
/// the number of the table. `Tabel 1: banen naar sector, 2023` and `Tabel 2: banen naar regio, 2023`
/// are about the same jobs.
fn subject(title: &str) -> (String, Vec<String>) {
    let words = || title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = |word: &&str| matches!(*word, "tabel" | "table");
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut about = words().skip_while(numbers).skip_while(is_number).peekable();
    let mut subject = Vec::new();
    while let Some(word) = about.next_if(|word| !matches!(*word, "naar" | "by" | "per")) {
        subject.push(word);
    }
    // Without such a word all of the title is its subject.
    let mut years: Vec<String> = words().filter(is_year).map(str::to_owned).collect();
    years.sort();
    (subject.join(" "), years)
}

/// The cell that is the total along every direction in which a table adds up.
fn grand_total(table: &Table, layout: &Layout<'_>) -> Option<(i64, Place)> {
    let counts = Counts::of(table)?;
    // The total of totals is no part of another one.
    let last = |along: Along| -> Option<usize> {
        let relations = counts.relations(along, layout);
        let is_part =
            |total: usize| relations.iter().any(|relation| relation.parts.contains(&total));
        let mut tops =
            relations.iter().map(|relation| relation.total).filter(|total| !is_part(*total));
        tops.next().filter(|_| tops.next().is_none())
    };
    let only = |places: usize| (places == 1).then_some(0);
    let (row, column) = match (last(Along::Columns), last(Along::Rows)) {
        (Some(row), Some(column)) => (row, column),
        (Some(row), None) => (row, only(counts.columns.len())?),
        (None, Some(column)) => (only(counts.rows.len())?, column),
        (None, None) => return None,
    };
    let Slot::Known(value) = counts.at(row, column) else { return None };
    let (row, column) = (*counts.rows.get(row)?, *counts.columns.get(column)?);
    Some((value, table.place.cells(Range::cell(row, column))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::*;

    use crate::facts::Measure;

    fn with_totals(totals: [&str; 2], labels: [&str; 2]) -> Vec<Finding> {
        let mut entry = entry("tabel.xlsx");
        for (sheet, (total, label)) in totals.into_iter().zip(labels).enumerate() {
            let part: i64 = total.parse::<i64>().unwrap() - 60;
            let part = part.to_string();
            let rows: [(&str, &[&str]); 3] =
                [(label, &[&part]), ("elders", &["60"]), ("Totaal", &[total])];
            let mut table = table(&[("n", Measure::Count)], &rows);
            let place = Place::entry("tabel.xlsx").part(&format!("Blad{}", sheet + 1));
            table.place = place.cells(Range::cell(0, 0));
            entry.tables.push(table);
        }
        Fixture::of(vec![entry]).find(&DifferingTotals)
    }

    #[test]
    fn catches_totals_that_differ_by_three() {
        let found = with_totals(["1040", "1043"], ["hier", "hier"]);
        let detail = found[0].detail.as_deref();
        assert_eq!(detail, Some("tabel.xlsx!Blad1!B4, tabel.xlsx!Blad2!B4"));
    }

    #[test]
    fn does_not_catch_equal_totals_or_a_difference_of_ten() {
        assert_eq!(with_totals(["1040", "1040"], ["hier", "hier"]), []);
        assert_eq!(with_totals(["1040", "1050"], ["hier", "hier"]), []);
    }

    #[test]
    fn does_not_compare_tables_about_something_else() {
        assert_eq!(with_totals(["1040", "1043"], ["hier", "daar"]), []);
    }

    #[test]
    fn catches_a_total_that_differs_from_one_in_other_output_of_the_call() {
        let total = |total: &'static str, part: &'static str, name: &str| {
            let rows: [(&str, &[&str]); 3] =
                [("hier", &[part]), ("elders", &["60"]), ("Totaal", &[total])];
            Fixture::of(vec![results(&[("n", Measure::Count)], &rows)]).named(name)
        };
        let found = total("1040", "980", "a.zip")
            .beside(total("1043", "983", "b.zip"))
            .beside(total("1046", "986", "c.zip"))
            .find(&DifferingTotals);
        let details: Vec<_> = found.iter().filter_map(|found| found.detail.as_deref()).collect();
        let own = "tabel.xlsx!Blad1!B4";
        assert_eq!(details, [format!("{own}, b.zip!{own}, c.zip!{own}")]);
    }

    #[test]
    fn reviews_models_of_one_file_that_differ_by_a_few_observations() {
        let mut log = entry("model.log");
        log.models = vec![model(Some(1204), 4), model(Some(1201), 5), model(Some(900), 4)];
        let after = Fixture::of(vec![log]).asked(crate::rules::Procedure::After);
        let found = after.find(&DifferingTotals);
        assert_eq!((found.len(), found[0].variant), (1, Some("models")));
        assert_eq!(found[0].level, Level::Review);
    }
}
