//! Names with a value each, line by line: `name = number` and `name: number`.
//!
//! Conventions: Stata's `return list` (`r(N) = 74`), `print(glue("data size = {n}"))`, `display` and
//! f-strings. Such a list is a table where two of its lines or more state numbers of units, or three
//! such numbers and statistics, or a test with its p-value. Settings look alike (`CI coverage: 0.95`): they are no results. What
//! a fit says of itself above its estimates is no table of its own either, but a number of units in
//! it is noted.

use super::draft::Draft;
use super::line::{PrintedLine, is_number};
use super::pairs::whole;
use super::{Block, Shape};
use crate::facts::Measure;
use crate::place::Place;
use crate::recognise::words;

/// Lines of a list at most.
const LONGEST: usize = 2_000;

/// Longest name, in bytes: beyond it the line is a sentence.
const LONGEST_NAME: usize = 80;

/// Lines that state numbers of units, at least, so that the list is a table.
const LEAST: usize = 2;

/// Lines that state numbers of units or statistics, at least, so that the list is a table.
const LEAST_STATED: usize = 3;

/// A name with its value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    name: String,
    value: String,
    /// Whether the value says itself that it is a number of units: `n=8`, `8 (12.3%)`.
    counted: bool,
}

impl Entry {
    /// The entry that a line is; none where it says more or less than a name and a number.
    pub(super) fn of(line: &PrintedLine) -> Option<Self> {
        if line.is_blank() || line.is_rule() || line.is_prompt() || !line.bars().is_empty() {
            return None;
        }
        let text = line.text();
        let (name, value) =
            text.split_once(" = ").or_else(|| text.split_once(": ")).or_else(|| {
                text.split_once('=').filter(|(name, _)| !name.ends_with(['<', '>', '!', ':']))
            })?;
        let (name, value) = (name.trim(), value.trim().trim_end_matches('.'));
        let stated = ["n=", "N=", "n =", "N ="].iter().find_map(|sign| value.strip_prefix(sign));
        let value = stated.unwrap_or(value).trim_start();
        let (first, rest) = value.split_once(' ').unwrap_or((value, ""));
        let share = rest.strip_prefix('(').is_some_and(|rest| rest.ends_with("%)"));
        let mut words = rest.split(' ').filter(|word| !word.is_empty());
        let unit = words.clone().all(|word| word.chars().all(char::is_alphabetic));
        let alone = share || unit && words.by_ref().count() <= 2;
        let named = name.contains(char::is_alphabetic)
            && name.len() <= LONGEST_NAME
            && !name.contains([':', '=', '"', '~', ','])
            && !name.to_lowercase().starts_with("iteration");
        let number = first.contains(|sign: char| sign.is_ascii_digit()) && is_number(first);
        (named && alone && number).then(|| Self {
            name: name.to_owned(),
            value: if share { value.to_owned() } else { first.to_owned() },
            counted: share || stated.is_some(),
        })
    }

    /// The name, without the sign.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The value as printed, with its stars.
    pub(super) fn value(&self) -> &str {
        &self.value
    }

    /// The number of units that it states, if it states one.
    pub(super) fn count(&self) -> Option<u64> {
        whole(&self.value).filter(|_| self.counted || counts(&self.name))
    }

    /// What its value measures, where that is a result.
    pub(super) fn measure(&self) -> Option<Measure> {
        if self.counted || counts(&self.name) {
            return Some(Measure::Count);
        }
        let inner = inner(&self.name);
        words::measure(inner).filter(|measure| {
            !matches!(measure, Measure::Count | Measure::Interval | Measure::Other)
        })
    }
}

/// The list that begins at the first of these lines.
pub(super) fn find(
    lines: &[PrintedLine],
    place: &dyn Fn(usize) -> Option<Place>,
    hidden: bool,
) -> Option<Block> {
    let entries: Vec<Entry> = lines.iter().take(LONGEST).map_while(Entry::of).collect();
    let length = entries.len();
    if length < LEAST {
        return None;
    }
    let stated = entries.iter().filter(|entry| entry.measure().is_some()).count();
    let counted = entries.iter().filter(|entry| entry.count().is_some()).count();
    // What is tested has a name of its own: `Moran's I` beside its z and p.
    let tested = entries.iter().any(|entry| entry.measure() == Some(Measure::PValue));
    let tested = tested && stated >= LEAST && length >= LEAST_STATED;
    if counted < LEAST && stated < LEAST_STATED && !tested {
        let counts =
            entries.iter().filter_map(|entry| Some(("observations".to_owned(), entry.count()?)));
        return Some(Block { length, shape: Shape::Counts(counts.collect()) });
    }
    let mut draft = Draft::default();
    let shares = entries.iter().any(|entry| entry.counted);
    for (line, entry) in lines.iter().zip(&entries) {
        // The total of numbers of units is one as well.
        let total = matches!(entry.name.to_lowercase().as_str(), "total" | "totaal");
        let counted = (shares && total && whole(&entry.value).is_some()).then_some(Measure::Count);
        draft.label(line, &entry.name);
        draft.cell(line, 1, counted.or(entry.measure()).unwrap_or(Measure::Other), &entry.value);
    }
    let table = draft.table(place(length)?, hidden, false)?;
    Some(Block { length, shape: Shape::Table(Box::new(table), None) })
}

/// What stands between the brackets of `r(…)` and `e(…)`; other names as they are.
fn inner(name: &str) -> &str {
    let inner = name.strip_prefix("r(").or_else(|| name.strip_prefix("e("));
    inner.and_then(|inner| inner.strip_suffix(')')).unwrap_or(name)
}

/// Whether a name says that its value is a number of units.
fn counts(name: &str) -> bool {
    const COUNTS: [&str; 36] = [
        "n",
        "nobs",
        "obs",
        "observations",
        "observaties",
        "waarnemingen",
        "size",
        "number",
        "aantal",
        "aantallen",
        "count",
        "counts",
        "persons",
        "personen",
        "people",
        "individuals",
        "records",
        "rows",
        "rijen",
        "excluded",
        "uitgesloten",
        "included",
        "failures",
        "events",
        "subjects",
        "cases",
        "patients",
        "respondents",
        "respondenten",
        "households",
        "huishoudens",
        "firms",
        "bedrijven",
        "deaths",
        "dropped",
        "deleted",
    ];
    const OTHERS: [&str; 33] = [
        "seed",
        "iteration",
        "iterations",
        "bootstrap",
        "draws",
        "knots",
        "periods",
        "version",
        "line",
        "lines",
        "lag",
        "lags",
        "cores",
        "bins",
        "degrees",
        "variables",
        "vars",
        "columns",
        "font",
        "page",
        "width",
        "step",
        "steps",
        "chains",
        "threads",
        "workers",
        "burn",
        "share",
        "intervals",
        "categories",
        "levels",
        "components",
        "imputations",
    ];
    let name = inner(name).to_lowercase();
    let words = || name.split(|sign: char| !sign.is_alphanumeric());
    // `n_unique` is how many values differ; unique persons are counted.
    let differ = matches!(words().next_back(), Some("unique" | "distinct"));
    words().any(|word| COUNTS.contains(&word))
        && !words().any(|word| OTHERS.contains(&word))
        && !differ
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<PrintedLine> {
        (1_u64..).zip(text.lines()).map(|(at, text)| PrintedLine::new(at, text)).collect()
    }

    /// How many cells and counts the list at the first line has as a table, or which counts it
    /// states without being one.
    fn found(text: &str) -> Option<Result<(u64, u64), Vec<u64>>> {
        let place = |_| Some(Place::entry("a.log"));
        Some(match find(&lines(text), &place, false)?.shape {
            Shape::Table(table, _) => Ok((table.cells, table.count_cells)),
            Shape::Counts(counts) => Err(counts.into_iter().map(|(_, value)| value).collect()),
            Shape::Rows(_) | Shape::Models(..) => panic!("a list is no rows"),
        })
    }

    #[test]
    fn catches_lists_of_numbers_of_units() {
        let list = "Number of persons in the cohort: 35282\nNumber excluded (missing income): 8\n";
        assert_eq!(found(list), Some(Ok((2, 2))));
        let scalars = "         r(N) =  74\n     r(sum_w) =  74\n      r(mean) =  21.29\n";
        assert_eq!(found(scalars), Some(Ok((3, 1))));
        let test =
            "  Moran's I: 0.2701\n  Expected: -0.0217\n  p-value: 0.0060\n  z-value: 2.7802\n";
        assert_eq!(found(test), Some(Ok((4, 0))));
        let shares = "Mannen: n=8 (12,3%)\nVrouwen: n=45 (87,7%)\n";
        assert_eq!(found(shares), Some(Ok((2, 2))));
        let total = "Male: 8 (12.3%)\nFemale: 45 (87.7%)\nTotal: 53\n";
        assert_eq!(found(total), Some(Ok((3, 3))));
        assert_eq!(found("data size = 12\nseed = 5\n"), Some(Err(vec![12])));
        assert_eq!(found("Average Log-L: -3.67\nObservations: 4564\n"), Some(Err(vec![4564])));
    }

    #[test]
    fn does_not_take_settings_for_results() {
        let settings = "CI coverage:              0.95     \nforecast horizon:         5 periods\n";
        assert_eq!(found(settings), Some(Err(Vec::new())));
        assert_eq!(found("Black:  0\nAsian:  0\nOther: -2.9\n"), Some(Err(Vec::new())));
        assert_eq!(found("Date: 12-03-2020 at noon\nTime: 14:16:33\n"), None);
    }

    #[test]
    fn captions_are_no_entries() {
        assert_eq!(found("Inkomen en leeftijd, n = 12\nInkomen en leeftijd, n = 12\n"), None);
    }

    #[test]
    fn a_single_line_states_its_count() {
        let count = |text| Entry::of(&PrintedLine::new(1, text)).and_then(|entry| entry.count());
        assert_eq!(count("data_cox0 data size = 352826"), Some(352_826));
        assert_eq!(count("r(N_persons) =  3"), Some(3));
        assert_eq!(count("number of iterations: 12"), None);
        assert_eq!(count("Number of intervals:  3"), None);
        assert_eq!((count("n_unique: 1"), count("number of unique persons: 7")), (None, Some(7)));
        assert_eq!(count("gem = 12"), None);
    }
}
