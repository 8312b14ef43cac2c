//! Names with a value each, line by line: `name = number` and `name: number`.
//!
//! Conventions: Stata's `return list` (`r(N) = 74`), `print(glue("data size = {n}"))`, `display` and
//! f-strings. Such a list is a table where two of its lines or more state numbers of units, or three
//! such numbers and statistics, or a test with its p-value. Settings look alike (`CI coverage: 0.95`): they are no results. What
//! a fit says of itself above its estimates is no table of its own either, but a number of units in
//! it is noted.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::entry::{self, Entry};
use crate::recognise::printed::line::PrintedLine;
use crate::recognise::printed::pairs::whole;

/// Lines of a list at most.
const LONGEST: usize = 2_000;

/// Lines that state numbers of units, at least, so that the list is a table.
const LEAST: usize = 2;

/// Lines that state numbers of units or statistics, at least, so that the list is a table.
const LEAST_STATED: usize = 3;

/// The list that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    if let Some((head, entries)) = headed(lines) {
        let block = of_entries(lines.get(head..)?, &entries)?;
        return Some(Block { length: block.length.saturating_add(head), ..block });
    }
    let mut entries: Vec<Entry> = lines.iter().take(LONGEST).map_while(Entry::of).collect();
    if hold_their_total(&entries) {
        entries = entries.into_iter().map(Entry::counted).collect();
    }
    of_entries(lines, &entries)
}

/// How many lines the heading takes that says that numbers of units follow, a rule below it included,
/// and the entries below it.
fn headed(lines: &[PrintedLine]) -> Option<(usize, Vec<Entry>)> {
    let (heading, below) = lines.split_first()?;
    let rule = below.first()?.is_rule();
    if !entry::heads_counts(heading, rule) {
        return None;
    }
    let head = 1_usize.saturating_add(usize::from(rule));
    let counted = |line: &PrintedLine| Entry::of(line).map(Entry::counted);
    let entries = lines.iter().skip(head).take(LONGEST).map_while(counted).collect();
    Some((head, entries))
}

/// Whether one of three entries or more is called the total, and is that of the others: `Total: 970`.
fn hold_their_total(entries: &[Entry]) -> bool {
    let called = |entry: &Entry| {
        let name = entry.name().to_lowercase();
        matches!(name.as_str(), "total" | "totaal" | "all" | "alle" | "overall" | "n")
    };
    let numbers: Option<Vec<u64>> = entries.iter().map(|entry| whole(entry.value())).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() >= LEAST_STATED) else {
        return false;
    };
    let sum = numbers.iter().fold(0_u64, |sum, number| sum.saturating_add(*number));
    let is_total =
        |(entry, total): (&Entry, &u64)| called(entry) && sum.checked_sub(*total) == Some(*total);
    entries.iter().zip(&numbers).any(is_total)
}

/// The table that entries make, or the numbers of units that they state without making one.
fn of_entries(lines: &[PrintedLine], entries: &[Entry]) -> Option<Block> {
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
        return Some(Block::counts(length, counts.collect()));
    }
    let mut draft = Draft::default();
    let shares = entries.iter().any(|entry| entry.is_counted());
    for (line, entry) in lines.iter().zip(entries) {
        // The total of numbers of units is one as well.
        let total = matches!(entry.name().to_lowercase().as_str(), "total" | "totaal");
        let counted = (shares && total && whole(entry.value()).is_some()).then_some(Measure::Count);
        draft.label(line, entry.name());
        draft.cell(line, 1, counted.or(entry.measure()).unwrap_or(Measure::Other), entry.value());
    }
    draft.table(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::block::Shape;
    use crate::recognise::printed::tests::{lines, shown};

    /// How many cells and counts the list at the first line has as a table, or which counts it
    /// states without being one.
    fn found(text: &str) -> Option<Result<(u64, u64), Vec<u64>>> {
        let block = find(&lines(text))?;
        if let Shape::Counts(counts) = block.shape {
            return Some(Err(counts.into_iter().map(|(_, value)| value).collect()));
        }
        let (table, _) = shown(block);
        Some(Ok((table.cells, table.count_cells)))
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
        let missing = "income: 5018 missing (34.8%)\nage: 9 / 1172 firms (0.8%)\n";
        assert_eq!(found(missing), Some(Ok((2, 2))));
        let years = "Firms per year:\n  2015: 1172\n  2016: 8\n  2017: 1291\n";
        assert_eq!(found(years), Some(Ok((3, 3))));
        let sizes = "=== Sample sizes ===\nNoord: 970\nZuid: 4\n";
        assert_eq!(found(sizes), Some(Ok((2, 2))));
        let ruled = "Sample sizes\n------------\nNoord: 970\nZuid: 4\n";
        assert_eq!(found(ruled), Some(Ok((2, 2))));
        let total = "Total: 974\nNoord: 970\nZuid: 4\n";
        assert_eq!(found(total), Some(Ok((3, 3))));
        let bounds = "Obs in [0, 60]: 10024\nObs where |residual| > 1000: 9\n";
        assert_eq!(found(bounds), Some(Ok((2, 2))));
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
}
