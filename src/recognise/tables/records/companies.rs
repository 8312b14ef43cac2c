//! Microdata by companies: a row for each that is named, with what it turned over, paid or made.
//!
//! A ranking has a row for each company, whatever its names are. Without ranks the names have to be such
//! as companies have: with their legal form, or numbered to hide them. *Bedrijf* heads classes of size as
//! well, whose words say so.

use super::{Column, Suspect, are_distinct};
use crate::facts::Measure;
use crate::recognise::words;

/// Rows from which companies count as a sign.
const ROWS: usize = 3;

/// Whether the rows rank companies.
pub(super) fn are_ranked(block: &Suspect<'_, '_>) -> bool {
    is_ranked(block) && names(block).is_some()
}

/// Whether the rows may be companies by their names.
pub(super) fn may_be_named(block: &Suspect<'_, '_>) -> bool {
    !block.counts && names(block).is_some_and(|column| are_names(&column.texts))
}

/// The column that names a company on each row, beside a column of numbers.
fn names<'s, 'a>(block: &'s Suspect<'a, '_>) -> Option<&'s Column<'a>> {
    let rows = block.frame.body.len();
    let named = |column: &&Column<'_>| {
        let texts = &column.texts;
        names_company(column.head)
            && texts.len().saturating_mul(10) >= rows.saturating_mul(9)
            && texts.iter().all(|text| text.contains(char::is_alphabetic) && !names_class(text))
            && are_distinct(texts)
    };
    (rows >= ROWS && !block.words && !block.explains())
        .then(|| block.columns.iter().find(named))
        .flatten()
}

/// Whether a head names one company: `Bedrijf`, `company name`.
fn names_company(head: &str) -> bool {
    const WHOLE: [&str; 16] = [
        "bedrijf",
        "bedrijfsnaam",
        "naambedrijf",
        "onderneming",
        "naamonderneming",
        "werkgever",
        "concern",
        "company",
        "companyname",
        "nameofcompany",
        "firm",
        "firmname",
        "enterprise",
        "employer",
        "corporation",
        "business",
    ];
    let lower = head.to_lowercase();
    let plain: String = words::of(&lower).collect();
    WHOLE.contains(&plain.as_str())
}

/// Whether a text is the name of a class of companies: `Klein`, `10 tot 50 werknemers`, `Totaal`.
fn names_class(text: &str) -> bool {
    const WORDS: [&str; 36] = [
        "totaal",
        "total",
        "alle",
        "all",
        "overig",
        "overige",
        "other",
        "klein",
        "kleine",
        "small",
        "middelgroot",
        "middelgrote",
        "medium",
        "midden",
        "groot",
        "grote",
        "large",
        "micro",
        "mkb",
        "sme",
        "zzp",
        "zelfstandig",
        "werknemers",
        "werkzame",
        "employees",
        "personen",
        "persons",
        "gemiddeld",
        "gemiddelde",
        "mediaan",
        "mean",
        "median",
        "beursgenoteerd",
        "multinational",
        "buitenlands",
        "nederlands",
    ];
    let lower = text.to_lowercase();
    words::holds_one_of(&lower, &WORDS) || lower.starts_with(['<', '>', '≥', '≤'])
}

/// Whether a head says that the rows stand in an order of rank, or the first column counts them.
fn is_ranked(block: &Suspect<'_, '_>) -> bool {
    let ranked = |column: &Column<'_>| words::measure(column.head) == Some(Measure::Rank);
    let counted = |column: &Column<'_>| {
        let mut numbers = column.texts.iter().map(|text| text.trim_end_matches('.').parse::<u64>());
        numbers.next() == Some(Ok(1))
            && (2_u64..).zip(numbers).all(|(place, number)| number == Ok(place))
    };
    block.columns.iter().any(ranked) || block.columns.first().is_some_and(counted)
}

/// Whether texts are names of companies: one in five with a legal form, or all of them numbered or
/// lettered to hide who they are.
fn are_names(texts: &[&str]) -> bool {
    const FORMS: [&str; 12] =
        ["bv", "b.v", "nv", "n.v", "vof", "ltd", "inc", "gmbh", "plc", "llc", "holding", "sa"];
    let formed = |text: &&&str| words::holds_one_of(&text.to_lowercase(), &FORMS);
    let hidden = |text: &&str| {
        let lower = text.to_lowercase();
        let mut words = words::of(&lower);
        let first = words.next().unwrap_or_default();
        let is_mark = |word: &str| {
            word.chars().count() == 1 || word.bytes().all(|byte| byte.is_ascii_digit())
        };
        match words.next() {
            Some(mark) => names_company(first) && is_mark(mark) && words.next().is_none(),
            None => first.chars().count() == 1,
        }
    };
    texts.iter().filter(formed).count().saturating_mul(5) >= texts.len() || texts.iter().all(hidden)
}
