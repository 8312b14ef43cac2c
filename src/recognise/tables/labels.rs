//! Labels that say which row of a table gives its numbers of units, by their words alone.

use crate::facts::Measure;
use crate::recognise::words;

/// Whether a label gives the size of a sample and nothing else: `N`, `Observations (weighted)`,
/// `Sample size`.
pub(super) fn gives_sample(label: &str) -> bool {
    const WORDS: [&str; 16] = [
        "n",
        "count",
        "obs",
        "nobs",
        "num.obs",
        "number of obs",
        "no. of observations",
        "observations",
        "waarnemingen",
        "sample size",
        "steekproefomvang",
        "weighted n",
        "number of observations",
        "aantal waarnemingen",
        "aantal observaties",
        "aantal obs",
    ];
    let label = label.trim().to_lowercase();
    let bare = label.strip_prefix(['(', '[']).and_then(|rest| rest.strip_suffix([')', ']']));
    let main = bare.unwrap_or(&label).split(['(', '[', ',']).next().unwrap_or_default();
    WORDS.contains(&main.trim().trim_end_matches(['.', ':']))
}

/// Whether a label gives the size of a sample by a word for observations.
pub(super) fn names_observations(label: &str) -> bool {
    let lower = label.to_lowercase();
    gives_sample(label) && ["obs", "waarn"].iter().any(|word| lower.contains(word))
}

/// Whether a label is led by a word for a number, or names those who were asked. Groups such as
/// *Vrouwen* are rows of results as often.
pub(super) fn gives_base(label: &str) -> bool {
    const NAMES: [&str; 14] = [
        "base",
        "basis",
        "respondenten",
        "respondents",
        "personen",
        "persons",
        "deelnemers",
        "participants",
        "waarnemingen",
        "observations",
        "observaties",
        "ongewogen",
        "unweighted",
        "obs",
    ];
    let said = words::header(label);
    let first = words::of(label).next();
    let first = first.map(str::to_lowercase).unwrap_or_default();
    let missing = words::holds_one_of(label, &["missing", "missings", "ontbrekend"]);
    let numbered = said.measure == Some(Measure::Count) && !said.subject;
    !missing && (numbered || gives_sample(label) || NAMES.contains(&first.as_str()))
}

/// Whether a label is the plural of units that are counted as such, perhaps with a word before it:
/// `Unique individuals`. Groups of persons such as *Vrouwen* are none of these.
pub(super) fn names_units(label: &str) -> bool {
    #[rustfmt::skip]
    const UNITS: [&str; 40] = [
        "bedrijven", "children", "clusters", "companies", "counties", "countries", "couples",
        "districts", "employees", "establishments", "families", "farms", "firms", "gemeenten",
        "gezinnen", "hospitals", "households", "huishoudens", "individuals", "individuen",
        "kinderen", "leerlingen", "municipalities", "pairs", "paren", "patients", "patiënten",
        "plants", "pupils", "scholen", "schools", "students", "studenten", "subjects", "twins",
        "vestigingen", "villages", "werknemers", "workers", "ziekenhuizen",
    ];
    let words: Vec<String> = label.split_whitespace().map(str::to_lowercase).collect();
    let [.., last] = words.as_slice() else { return false };
    words.len() <= 2 && UNITS.contains(&last.trim_end_matches([':', '.', '*']))
}

/// Whether a label is for those of whom it is not known: `Unknown`, `(Missing)`, `Onbekend`.
pub(super) fn names_unknown(label: &str) -> bool {
    const WORDS: [&str; 15] = [
        "unknown",
        "missing",
        "missings",
        "missing values",
        "missing data",
        "na",
        "n/a",
        "not available",
        "not reported",
        "not known",
        "onbekend",
        "ontbrekend",
        "geen opgave",
        "niet bekend",
        "unbekannt",
    ];
    let plain = label.trim().trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '<' | '>'));
    WORDS.contains(&plain.trim().to_lowercase().as_str())
}

/// Whether a label has no more than four words: `No. of observations`.
pub(super) fn is_brief(label: &str) -> bool {
    label.split_whitespace().count() <= 4
}
