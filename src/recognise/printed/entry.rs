//! A line that is a name with a value: `name = number`, `name: number`.

use super::line::{PrintedLine, is_number};
use super::pairs::whole;
use crate::facts::Measure;
use crate::recognise::words;

/// Longest name, in bytes: beyond it the line is a sentence.
const LONGEST_NAME: usize = 80;

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

    /// Whether the value says itself that it is a number of units.
    pub(super) fn is_counted(&self) -> bool {
        self.counted
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
    let name = inner(name);
    // `n_unique` is how many values differ; unique persons are counted.
    let last = words::of(name).next_back().map(str::to_lowercase);
    let differ = matches!(last.as_deref(), Some("unique" | "distinct"));
    words::holds_one_of(name, &COUNTS) && !words::holds_one_of(name, &OTHERS) && !differ
}

#[cfg(test)]
mod tests {
    use super::*;

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
