//! Where the tables of a candidate print numbers that may be totals of other ones, ready to be looked up
//! by the words of a line and the number itself.

use super::{Ask, MOST_LENDERS, Parts};
use crate::rules::guideline::recovery::Labelled;
use crate::rules::guideline::structure::Along;
use crate::rules::guideline::study::Study;
use crate::rules::guideline::subject::Subject;
use crate::rules::guideline::sums::names_total;
use std::collections::{BTreeMap, BTreeSet};

/// The tables of a candidate, ready to be asked for totals.
#[derive(Debug)]
pub(in super::super) struct Lenders {
    /// By the number of the table; none for those that have no counts to lend.
    lenders: Vec<Option<Lender>>,
    /// The numbers that they print where another one has such a sum, in order.
    told: Vec<Told>,
    /// The tables whose titles are about the same.
    of_subject: BTreeMap<Subject, Vec<usize>>,
}

/// A table that may print the totals of another one, and look there for its own.
#[derive(Debug)]
pub(super) struct Lender {
    pub(super) subject: Subject,
    rows: Side,
    columns: Side,
}

/// One direction of a table.
#[derive(Debug)]
struct Side {
    lines: Lines,
    parts: Option<Parts>,
}

/// The lines of a table in one direction. Words are known by number, the same in all tables.
#[derive(Debug)]
pub(super) struct Lines {
    /// The lines by their words, as far as these tell them apart.
    by_words: BTreeMap<u32, usize>,
    /// The words of the places in these lines, and whether they name a total.
    places: Vec<(u32, bool)>,
}

/// A number that stands at a place of the line under some words.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    words: u32,
    value: i64,
    table: usize,
    place: (Along, usize),
}

/// The places of one table that are asked.
type Places = BTreeSet<(Along, usize)>;

/// A number under some words.
type Number = (u32, i64);

impl Lenders {
    pub(in super::super) fn of(studies: &[Study<'_>]) -> Self {
        let mut numbers = BTreeMap::new();
        let mut of_subject: BTreeMap<Subject, Vec<usize>> = BTreeMap::new();
        let lenders = studies.iter().map(|study| {
            let lender = Lender::of(study.labelled()?, &mut numbers);
            if lender.subject.is_told() {
                of_subject.entry(lender.subject.clone()).or_default().push(study.number);
            }
            Some(lender)
        });
        let lenders: Vec<Option<Lender>> = lenders.collect();
        let mut wanted: Vec<Number> = lenders.iter().flatten().flat_map(Lender::wanted).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut told = Vec::new();
        for (study, lender) in studies.iter().zip(&lenders) {
            if let (Some(table), Some(lender)) = (study.labelled(), lender) {
                lender.tell(study.number, table, &wanted, &mut told);
            }
        }
        told.sort_unstable();
        Self { lenders, told, of_subject }
    }

    /// The table of that number.
    pub(super) fn get(&self, number: usize) -> Option<&Lender> {
        self.lenders.get(number)?.as_ref()
    }

    /// The tables in which the totals of the parts of another one may stand, with the places: where one
    /// of its sums stands under the words of its line, and where a total is named in a table about
    /// the same.
    pub(super) fn asked(&self, ask: &Ask<'_>, own: usize) -> BTreeMap<usize, Places> {
        let mut asked: BTreeMap<usize, Places> = BTreeMap::new();
        for wanted in ask.lines.telling(ask.parts) {
            let first = self.told.partition_point(|told| (told.words, told.value) < wanted);
            let such = self.told.iter().skip(first);
            for told in such.take_while(|told| (told.words, told.value) == wanted) {
                asked.entry(told.table).or_default().insert(told.place);
            }
        }
        // A name alone says something only where a part is withheld.
        if ask.parts.sums.iter().any(|sum| sum.withheld > 0) {
            let alike = self.of_subject.get(ask.subject).into_iter().flatten();
            for number in alike.take(MOST_LENDERS.saturating_add(1)) {
                let Some(lender) = self.get(*number) else { continue };
                asked.entry(*number).or_default().extend(lender.named());
            }
        }
        asked.remove(&own);
        asked
    }
}

impl Lender {
    fn of<'s>(table: Labelled<'s>, numbers: &mut BTreeMap<&'s str, u32>) -> Self {
        let words = |along| (0..table.size(along).0).map(move |line| table.line_words(along, line));
        let [rows, columns] = Along::BOTH.map(|along| {
            let numbered = words(along).map(|words| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                (*numbers.entry(words).or_insert(next), words)
            });
            numbered.collect::<Vec<(u32, &str)>>()
        });
        let side = |along, lines: &[(u32, &str)], places: &[(u32, &str)]| Side {
            lines: Lines::of(lines, places),
            parts: Parts::of(table, along),
        };
        Self {
            subject: Subject::of(table.table()),
            rows: side(Along::Rows, &rows, &columns),
            columns: side(Along::Columns, &columns, &rows),
        }
    }

    fn side(&self, along: Along) -> &Side {
        match along {
            Along::Rows => &self.rows,
            Along::Columns => &self.columns,
        }
    }

    /// Its lines in a direction.
    pub(super) fn lines(&self, along: Along) -> &Lines {
        &self.side(along).lines
    }

    /// Its parts in a direction, where it prints no total of them itself.
    pub(super) fn parts(&self, along: Along) -> Option<&Parts> {
        self.side(along).parts.as_ref()
    }

    /// The sums of its parts that another table may print, under the words of their lines.
    fn wanted(&self) -> impl Iterator<Item = Number> {
        [&self.rows, &self.columns]
            .into_iter()
            .flat_map(|side| side.parts.iter().flat_map(|parts| side.lines.telling(parts)))
    }

    /// Tells which of the wanted numbers it prints, as the table of that number.
    fn tell(&self, number: usize, table: Labelled<'_>, wanted: &[Number], told: &mut Vec<Told>) {
        for along in Along::BOTH {
            let places = table.size(along).1;
            for (words, line) in self.lines(along).by_words() {
                told.extend((0..places).filter_map(|place| {
                    let value = table.in_line(along, line, place).known()?;
                    wanted.binary_search(&(words, value)).ok()?;
                    Some(Told { words, value, table: number, place: (along, place) })
                }));
            }
        }
    }

    /// The places that are called totals.
    fn named(&self) -> impl Iterator<Item = (Along, usize)> {
        Along::BOTH.into_iter().flat_map(|along| {
            let places = self.lines(along).places.iter().enumerate();
            places.filter(|(_, (_, named))| *named).map(move |(place, _)| (along, place))
        })
    }
}

impl Lines {
    fn of(lines: &[(u32, &str)], places: &[(u32, &str)]) -> Self {
        let mut by_words = BTreeMap::new();
        let mut twice = BTreeSet::new();
        for (line, (number, words)) in lines.iter().enumerate() {
            if !words.is_empty() && by_words.insert(*number, line).is_some() {
                twice.insert(*number);
            }
        }
        by_words.retain(|number, _| !twice.contains(number));
        let places = places.iter().map(|(number, words)| (*number, names_total(words)));
        Self { by_words, places: places.collect() }
    }

    /// The lines by their words; words that stand twice tell no line.
    pub(super) fn by_words(&self) -> impl Iterator<Item = (u32, usize)> {
        self.by_words.iter().map(|(words, line)| (*words, *line))
    }

    /// The sums of parts in these lines that are large enough to tell something, under the words of
    /// the line.
    fn telling(&self, parts: &Parts) -> impl Iterator<Item = Number> {
        self.by_words().filter_map(|(words, line)| {
            let sum = parts.sums.get(line).filter(|sum| sum.tells() > 0)?;
            Some((words, sum.known))
        })
    }

    /// The line under some words.
    pub(super) fn under(&self, words: u32) -> Option<usize> {
        self.by_words.get(&words).copied()
    }

    /// The words of a place in these lines.
    pub(super) fn words_of_place(&self, place: usize) -> Option<u32> {
        self.places.get(place).map(|(words, _)| *words)
    }

    /// Whether a place is called a total.
    pub(super) fn names_total(&self, place: usize) -> bool {
        self.places.get(place).is_some_and(|(_, named)| *named)
    }
}
