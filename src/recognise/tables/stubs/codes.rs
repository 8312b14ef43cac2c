//! Codebooks and lists of codes: words that say what a number stands for.
//!
//! A codebook has a row for each variable or each of its values; a list of codes has one for each branch,
//! area or class, with its name or with the larger ones that it lies in. What is counted has a head of its
//! own, and a column of numbers under any other word may be counts.

use super::profile::Profile;
use crate::recognise::words;
use std::collections::BTreeMap;

/// Whether a head says that its column explains what stands beside it.
pub(super) fn names_meaning(head: &str) -> bool {
    const WORDS: [&str; 15] = [
        "label",
        "labels",
        "waardelabel",
        "omschrijving",
        "betekenis",
        "beschrijving",
        "definitie",
        "toelichting",
        "uitleg",
        "naam",
        "meaning",
        "description",
        "definition",
        "explanation",
        "name",
    ];
    last(head).is_some_and(|word| WORDS.contains(&word.as_str()))
}

/// Whether a head says that its column holds values of variables.
pub(super) fn names_values(head: &str) -> bool {
    const WORDS: [&str; 6] = ["waarde", "value", "code", "categorie", "category", "antwoord"];
    names_several_values(head) || last(head).is_some_and(|word| WORDS.contains(&word.as_str()))
}

/// Whether it says so of several at a time.
pub(super) fn names_several_values(head: &str) -> bool {
    const WORDS: [&str; 8] = [
        "waarden",
        "values",
        "codes",
        "codering",
        "coding",
        "categorieën",
        "categories",
        "antwoorden",
    ];
    last(head).is_some_and(|word| WORDS.contains(&word.as_str()))
}

/// Whether the columns are those of a list of codes: words, and bare numbers each under a word for a
/// class or an area, one of which is said to be a code.
pub(super) fn are_listed(
    columns: &BTreeMap<u32, Profile>,
    heads: &BTreeMap<u32, Vec<String>>,
) -> bool {
    let head = |column: &u32| heads.get(column).and_then(|words| words.last());
    let coded = |column: &u32| head(column).is_some_and(|head| is_code(head));
    let fits = |(column, profile): (&u32, &Profile)| {
        let classes = || head(column).is_some_and(|head| is_code(head) || names_class(head));
        profile.markers == 0 && (profile.numbers == 0 || profile.is_plain() && classes())
    };
    columns.len() >= 2 && columns.keys().any(coded) && columns.iter().all(fits)
}

/// Whether a head is a word for codes: `gemeentecode`, `sbi_2008`, `ISCO`.
fn is_code(head: &str) -> bool {
    const CLASSIFICATIONS: [&str; 8] =
        ["sbi", "isco", "icd", "icd10", "nace", "naics", "isced", "coicop"];
    let lower = head.to_lowercase();
    let named = words::of(&lower).any(|word| CLASSIFICATIONS.contains(&word));
    named || last(head).is_some_and(|word| word.ends_with("code") || word.ends_with("codes"))
}

/// Whether a head names one class or one area, which a number then stands for.
fn names_class(head: &str) -> bool {
    const WORDS: [&str; 24] = [
        "groep",
        "hoofdgroep",
        "klasse",
        "categorie",
        "sectie",
        "afdeling",
        "sector",
        "branche",
        "group",
        "class",
        "category",
        "section",
        "division",
        "gemeente",
        "provincie",
        "corop",
        "coropgebied",
        "landsdeel",
        "wijk",
        "buurt",
        "municipality",
        "province",
        "region",
        "regio",
    ];
    let lower = head.trim().to_lowercase();
    WORDS.contains(&lower.as_str())
}

fn last(head: &str) -> Option<String> {
    let lower = head.to_lowercase();
    words::of(&lower).next_back().map(str::to_owned)
}
