//! A line that is a name with a value: `name = number`, `name: number`.

mod value;

use super::line::PrintedLine;
use super::pairs::whole;
use crate::facts::Measure;
use crate::recognise::words;
use value::{Value, is_of_absolute, is_year, without_brackets, without_stamp};

/// Longest name, in bytes: beyond it the line is a sentence.
const LONGEST_NAME: usize = 80;

/// Words of a heading over a list, at most.
const LONGEST_HEADING: usize = 5;

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
        if line.is_blank() || line.is_rule() || line.is_prompt() {
            return None;
        }
        let text = without_stamp(&line.text()).to_owned();
        if !line.bars().is_empty() && !is_of_absolute(&text) {
            return None;
        }
        let (name, value) =
            text.split_once(" = ").or_else(|| text.split_once(": ")).or_else(|| {
                text.split_once('=').filter(|(name, _)| !name.ends_with(['<', '>', '!', ':']))
            })?;
        let (name, value) = (name.trim(), value.trim().trim_end_matches('.'));
        let stated = ["n=", "N=", "n =", "N ="].iter().find_map(|sign| value.strip_prefix(sign));
        let value = stated.unwrap_or(value).trim_start();
        let value = Value::of(value)?;
        let year = is_year(name) && whole(value.number).is_some();
        let named = (name.contains(char::is_alphabetic) || year)
            && name.len() <= LONGEST_NAME
            && !without_brackets(name).contains([':', '=', '"', '~', ','])
            && !name.to_lowercase().starts_with("iteration");
        let is_part = value.counts() && !holds_setting(name);
        let counted = value.share.is_some() || is_part || stated.is_some();
        named.then(|| Self { name: name.to_owned(), value: value.printed(), counted })
    }

    /// The same below a heading that says that numbers of units follow: `Firms per year:`.
    pub(super) fn counted(self) -> Self {
        Self { counted: self.counted || whole(&self.value).is_some(), ..self }
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

/// Whether a heading says that numbers of units follow: `Firms per year:`, `=== Sample sizes ===`. It ends
/// with a colon, or signs are drawn around it or below it.
pub(super) fn heads_counts(line: &PrintedLine, ruled: bool) -> bool {
    let text = line.text();
    let drawn = |sign: char| matches!(sign, '=' | '-' | '#' | '*' | '~');
    let bare = text.trim().trim_matches(drawn).trim();
    let is_heading = ruled || bare != text.trim() || bare.ends_with(':');
    let heading = bare.trim_end_matches(':');
    let plain = |sign: char| sign.is_alphabetic() || matches!(sign, ' ' | '-' | '_' | '\'');
    const OTHERS: [&str; 10] = [
        "risk",
        "rate",
        "rates",
        "mean",
        "average",
        "gemiddelde",
        "gemiddeld",
        "percentage",
        "weight",
        "weights",
    ];
    is_heading
        && !line.is_prompt()
        && heading.split(' ').count() <= LONGEST_HEADING
        && heading.chars().all(plain)
        && !words::holds_one_of(heading, &OTHERS)
        && counts(heading)
}

/// What stands between the brackets of `r(…)` and `e(…)`; other names as they are.
fn inner(name: &str) -> &str {
    let inner = name.strip_prefix("r(").or_else(|| name.strip_prefix("e("));
    inner.and_then(|inner| inner.strip_suffix(')')).unwrap_or(name)
}

/// Whether a name says that its value is a number of units.
fn counts(name: &str) -> bool {
    const COUNTS: [&str; 41] = [
        "n",
        "nobs",
        "obs",
        "observations",
        "observaties",
        "waarnemingen",
        "size",
        "sizes",
        "number",
        "numbers",
        "frequencies",
        "frequenties",
        "frequency",
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
    let name = inner(name);
    // `n_unique` is how many values differ; unique persons are counted.
    let last = words::of(name).next_back().map(str::to_lowercase);
    let differ = matches!(last.as_deref(), Some("unique" | "distinct"));
    words::holds_one_of(name, &COUNTS) && !holds_setting(name) && !differ
}

/// Whether a name holds a word for what steers a program or tells how far it is.
fn holds_setting(name: &str) -> bool {
    const OTHERS: [&str; 41] = [
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
        "progress",
        "epoch",
        "epochs",
        "batch",
        "fold",
        "folds",
        "replications",
        "simulations",
    ];
    words::holds_one_of(inner(name), &OTHERS)
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
        assert_eq!((count("Noord: 6 firms"), count("Verloren: 6 of 1172")), (Some(6), Some(6)));
        let counted = |text| Entry::of(&PrintedLine::new(1, text)).map(|entry| entry.is_counted());
        assert_eq!(counted("Verloren: 6 of 1172 (0.5%)"), Some(true));
        assert_eq!(counted("Progress: 6 of 100"), Some(false));
        assert_eq!(counted("2024-03-04 10:12:00 INFO Women: n=6"), Some(true));
    }
}
