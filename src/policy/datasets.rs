//! Data sets that have rules of their own, and where a text mentions them.

use super::Pattern;
use serde::Deserialize;

/// Names of data sets that have rules of their own and words for what they hold, as regular
/// expressions over one to three words that stand together, in any case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Datasets {
    /// Causes of death: always checked before release.
    pub cause_of_death: Vec<Pattern>,
    /// Health: checking by the next morning is not assured.
    pub health: Vec<Pattern>,
}

/// The data sets that have rules of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataSet {
    /// Causes of death.
    CauseOfDeath,
    /// Health care.
    Health,
}

/// Words of a text that mention a data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention<'t> {
    /// Which.
    pub what: DataSet,
    /// The byte at which they begin.
    pub at: usize,
    /// The words.
    pub words: &'t str,
}

/// Words that one name may be made of: `cause of death`.
const MOST_WORDS: usize = 3;

/// The shortest name, in bytes.
const SHORTEST: usize = 3;

impl Datasets {
    /// The places where a text mentions a data set, in order; of several that begin together, the
    /// shortest.
    pub fn mentions<'t>(&self, text: &'t str) -> impl Iterator<Item = Mention<'t>> {
        starts(text).filter_map(move |at| {
            names(text, at)
                .find_map(|words| self.what(words).map(|what| Mention { what, at, words }))
        })
    }

    /// The data set of that name.
    fn what(&self, name: &str) -> Option<DataSet> {
        let any = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.is_match(name));
        if any(&self.cause_of_death) {
            Some(DataSet::CauseOfDeath)
        } else if any(&self.health) {
            Some(DataSet::Health)
        } else {
            None
        }
    }
}

/// Where the words of a text begin.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut within = false;
    text.char_indices().filter_map(move |(at, sign)| {
        let begins = !within && sign.is_alphabetic();
        within = sign.is_alphanumeric();
        begins.then_some(at)
    })
}

/// The names that may begin at a word: that word, and it with the next ones.
fn names(text: &str, at: usize) -> impl Iterator<Item = &str> {
    let mut end = at;
    let next = move || {
        let from = if end == at {
            at
        } else {
            let rest = text.get(end..)?;
            let sign = rest.chars().next().filter(|sign| matches!(sign, ' ' | '_' | '-'))?;
            end.saturating_add(sign.len_utf8())
        };
        let word = text.get(from..)?;
        let length = word.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(word.len());
        end = from.saturating_add(length);
        text.get(at..end).filter(|_| length > 0)
    };
    std::iter::from_fn(next).take(MOST_WORDS).filter(|name| name.len() >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    fn mentioned(text: &str) -> Vec<(DataSet, String)> {
        let policy = Policy::built_in().unwrap();
        let all = policy.datasets.mentions(text);
        all.map(|mention| (mention.what, mention.words.to_owned())).collect()
    }

    #[test]
    fn catches_causes_of_death_by_the_name_of_the_data_set_and_in_words() {
        for (text, words) in [
            ("use DOODOORZ2019TABV1.dta", "DOODOORZ2019TABV1"),
            ("tabel_DOODOORZTAB2020.xlsx", "DOODOORZTAB2020"),
            ("bron: DO2012", "DO2012"),
            ("doodsoorzaak_icd10", "doodsoorzaak"),
            ("Sterfte naar doodsoorzaken, 2020", "doodsoorzaken"),
            ("het doodsoorzakenbestand", "doodsoorzakenbestand"),
            ("Cause of death (ICD-10)", "Cause of death"),
            ("cause_of_death", "cause_of_death"),
            ("all-cause and cause-specific mortality", "cause-specific mortality"),
            ("causes-of-death statistics", "causes-of-death"),
            ("oorzaak van overlijden", "oorzaak van overlijden"),
        ] {
            assert_eq!(mentioned(text), [(DataSet::CauseOfDeath, words.to_owned())], "{text}");
        }
    }

    #[test]
    fn catches_health_data_by_name() {
        for text in ["use G:\\ZVWZORGKOSTEN2020TABV2.sav", "LMR_2012", "kosten uit MSZPRESTATIES"] {
            assert_eq!(mentioned(text).first().map(|(what, _)| *what), Some(DataSet::Health));
        }
    }

    #[test]
    fn does_not_catch_deaths_and_other_causes() {
        for text in [
            "do file and GBAOVERLIJDENTAB",
            "Aantal overledenen naar leeftijd",
            "oorzaak van de daling",
            "the cause of the delay",
            "death rates by age",
            "do 2019",
        ] {
            assert_eq!(mentioned(text), [], "{text}");
        }
    }

    #[test]
    fn a_line_as_long_as_a_file_ends() {
        assert_eq!(mentioned(&"DO2012 ".repeat(90_000)).len(), 90_000);
    }
}
