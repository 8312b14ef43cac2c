//! Words that head a column of labels rather than of results: the dimensions of a table.

use crate::recognise::{models, words};
use std::collections::BTreeSet;

/// Whether a header names a dimension: something that tells rows apart (a year, an age class, a
/// model number), so that numbers below it are labels. One that names a single class or period of it
/// (`Wave 1`, `2019 1e kwartaal`) heads results.
///
/// Statistical offices and packages put dimensions to the left, under such words; pandas and R
/// write row numbers under an empty header, an `X`, or `Unnamed: 0`.
pub(super) fn is_dimension(header: &str) -> bool {
    if names_one(header) {
        return false;
    }
    let header = header.trim().to_lowercase();
    let mut words = header
        .split(|c: char| !c.is_alphanumeric() && c != '#')
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()));
    let first = words.next().unwrap_or("");
    let last = words.next_back().unwrap_or(first);
    DIMENSIONS.contains(&first) || DIMENSIONS.contains(&last) || names_classes(last)
}

/// Whether a Dutch word is put together from a dimension: `inkomenskwintiel`, `leeftijdsgroep`. The
/// groups that are compared are none.
fn names_classes(word: &str) -> bool {
    const ENDS: [&str; 7] =
        ["groep", "klasse", "categorie", "kwintiel", "deciel", "kwartiel", "jaar"];
    ENDS.iter().any(|end| word.len() > end.len() && word.ends_with(end))
        && !models::names_group(word)
        && !COMPARED.contains(&word)
}

/// Groups that are compared, by their names in one word.
const COMPARED: [&str; 4] =
    ["behandelgroep", "interventiegroep", "onderzoeksgroep", "referentiegroep"];

/// Whether a header names one of the things that a dimension tells apart: a word with a number that
/// stands on its own. Classifications have editions, and pandas numbers what has no name.
pub(super) fn names_one(header: &str) -> bool {
    const NUMBERED: [&str; 5] = ["sbi", "isco", "icd", "nace", "unnamed"];
    let header = header.to_lowercase();
    let words = || words::of(&header);
    words().count() > 1
        && words().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()) || is_ordinal(word))
        && !words().any(|word| NUMBERED.contains(&word))
}

/// Whether a word is a number in an order: `1e`, `1ste`, `2nd`.
fn is_ordinal(word: &str) -> bool {
    const ENDS: [&str; 8] = ["e", "ste", "de", "st", "nd", "rd", "th", "o"];
    let end = word.trim_start_matches(|c: char| c.is_ascii_digit());
    end.len() < word.len() && ENDS.contains(&end)
}

/// Whether a header names numbers that only tell things apart: project numbers, keys, codes.
pub(super) fn names_units(header: &str) -> bool {
    const WORDS: [&str; 8] = ["nr", "nummer", "no", "id", "code", "index", "idx", "volgnummer"];
    let header = header.to_lowercase();
    let last = words::of(&header).next_back();
    last.is_some_and(|last| WORDS.contains(&last))
}

/// Whether a header is the word for a number and nothing else: over 1, 2, 3 … it numbers the rows.
pub(super) fn names_number(header: &str) -> bool {
    const WORDS: [&str; 8] = ["no", "no.", "nr", "nr.", "#", "nummer", "numbering", "nummering"];
    WORDS.contains(&header.trim().to_lowercase().as_str())
}

/// Whether a header of a codebook names where a variable stands in a file: `length`, `positie`.
pub(super) fn names_layout(header: &str) -> bool {
    const WORDS: [&str; 11] = [
        "length",
        "lengte",
        "width",
        "breedte",
        "position",
        "positie",
        "pos",
        "decimals",
        "decimalen",
        "bytes",
        "kolom",
    ];
    words::holds_one_of(header, &WORDS)
}

/// Whether a header says that its column names variables, as a codebook does.
pub(super) fn names_variables(header: &str) -> bool {
    const WORDS: [&str; 8] = [
        "variable",
        "variabele",
        "variabelen",
        "variabelenaam",
        "veld",
        "veldnaam",
        "field",
        "var",
    ];
    let header = header.to_lowercase();
    let first = words::of(&header).next();
    first.is_some_and(|first| WORDS.contains(&first))
}

/// The first words of headers that are longer, if several headers begin so: `Groep A` beside `Groep B`
/// and `jaar1` beside `jaar2` name classes, under which results stand.
pub(super) fn shared_begins<'h>(headers: impl Iterator<Item = &'h str>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    headers.filter_map(begin).filter(|first| !seen.insert(first.clone())).collect()
}

/// The first word of a header that is longer, without a number at its end.
pub(super) fn begin(header: &str) -> Option<String> {
    let header = header.trim().to_lowercase();
    let end = header.find(|c: char| !c.is_alphanumeric()).unwrap_or(header.len());
    let first = header.get(..end)?.trim_end_matches(|c: char| c.is_ascii_digit());
    let rest = header.get(first.len()..)?;
    (!first.is_empty() && rest.contains(char::is_alphanumeric)).then(|| first.to_owned())
}

/// Whether a header names an age.
pub(super) fn names_age(header: &str) -> bool {
    words::holds_one_of(header, &["age", "leeftijd"])
}

/// Whether a header names one class of two, as a variable does that is 1 for its members. It heads a
/// column of codes, or else the results of that class.
pub(super) fn names_indicator(header: &str) -> bool {
    const WORDS: [&str; 6] = ["male", "female", "man", "vrouw", "woman", "dummy"];
    words::holds_one_of(header, &WORDS)
}

/// In the singular and plural, Dutch and English.
static DIMENSIONS: &[&str] = &[
    // time
    "jaar",
    "jaren",
    "year",
    "years",
    "maand",
    "month",
    "kwartaal",
    "quarter",
    "week",
    "dag",
    "day",
    "periode",
    "period",
    "perioden",
    "datum",
    "date",
    "tijd",
    "time",
    "cohort",
    "wave",
    "golf",
    "geboortejaar",
    "schooljaar",
    "leerjaar",
    "graad",
    "klas",
    "leerweg",
    "boekjaar",
    "peiljaar",
    "verslagjaar",
    // units of age and class
    "leeftijd",
    "age",
    "agegroup",
    "leeftijdsklasse",
    "klasse",
    "class",
    "groep",
    "group",
    "categorie",
    "category",
    "level",
    "niveau",
    "decile",
    "deciel",
    "quintile",
    "kwintiel",
    "quantile",
    "quartile",
    "kwartiel",
    "percentile",
    "percentiel",
    "bin",
    "stratum",
    "strata",
    "cluster",
    "type",
    "fase",
    "stage",
    "lag",
    "lead",
    "horizon",
    "step",
    // place
    "regio",
    "region",
    "gemeente",
    "gemeentecode",
    "provincie",
    "wijk",
    "buurt",
    "postcode",
    "pc",
    "land",
    "country",
    "district",
    "state",
    "city",
    "code",
    "sbi",
    "isco",
    "icd",
    "nace",
    // what tells rows apart without a meaning
    "model",
    "row",
    "rij",
    "regel",
    "nr",
    "nummer",
    "index",
    "idx",
    "id",
    "volgnummer",
    "#",
    "item",
    "vraag",
    "question",
    "unnamed",
    "x",
    "var",
    "variable",
    "variabele",
    // who
    "sex",
    "geslacht",
    "gender",
    "ethnicity",
    "etniciteit",
    "herkomst",
];

#[cfg(test)]
mod tests {
    use super::{BTreeSet, is_dimension, shared_begins};

    #[test]
    fn years_ages_and_row_numbers_are_dimensions() {
        for header in ["Jaar", "age1", "Leeftijd (jaren)", "Model", "Unnamed: 0", "nr."] {
            assert!(is_dimension(header), "{header}");
        }
    }

    #[test]
    fn headers_that_begin_alike_name_classes() {
        let headers = ["groep A", "Groep B", "leeftijd", "aantal"];
        assert_eq!(shared_begins(headers.into_iter()), BTreeSet::from(["groep".to_owned()]));
    }

    #[test]
    fn results_are_no_dimensions() {
        for header in [
            "Wave 1",
            "2019 1e kwartaal",
            "Model 2",
            "Aantal",
            "n",
            "Totaal",
            "mean",
            "Mannen",
            "estimate",
            "",
        ] {
            assert!(!is_dimension(header), "{header}");
        }
    }
}
