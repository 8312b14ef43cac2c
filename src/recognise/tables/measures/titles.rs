//! What the title of a table says about its numbers.
//!
//! A title names what a table holds and what it is classified by: *Median age by region*, *Personen
//! naar inkomensklasse*, *Smoking and low birth weight*. The classification says nothing about the
//! numbers. So of whole numbers, which may be numbers of units, only a title that leads with a
//! statistic or gives a unit takes that away; of fractions any word of it tells.

use super::headings::decides;
use crate::facts::Measure;
use crate::recognise::words;

/// What a title says of the numbers below it, which are all `whole` or not.
pub(super) fn says(title: &str, whole: bool) -> Option<Measure> {
    if is_tabulation(title) {
        return Some(Measure::Count);
    }
    if states_result(title) {
        return None;
    }
    let subject = classified(unnumbered(title));
    let measure = words::measure(subject).filter(|measure| decides(*measure))?;
    // Whole numbers are no shares: percentages say that they are.
    let leads = || leads(subject) && measure != Measure::Share;
    let told = !whole || measure == Measure::Count || leads() || gives_unit(subject);
    told.then_some(measure)
}

/// Whether it states the result of a test on the table above it: `Pearson: Uncorrected chi2(1) = 222.6`.
fn states_result(title: &str) -> bool {
    let after = title.rsplit_once('=').map(|(_, after)| after.trim());
    after.is_some_and(|after| after.parse::<f64>().is_ok())
        && words::measure(title)
            .is_some_and(|said| said == Measure::TestStatistic || said == Measure::PValue)
}

/// A title without the number that it begins with: `Table P2: …`.
fn unnumbered(title: &str) -> &str {
    let mut words = title.trim_start().splitn(3, ' ');
    let named = words.next().is_some_and(|first| is_label(&first.to_lowercase()));
    let numbered = words.next().is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()));
    if named && numbered { words.next().unwrap_or_default() } else { title }
}

/// Whether a title says that units are counted by the classes of what it names.
fn is_tabulation(title: &str) -> bool {
    const NAMES: [&str; 7] = [
        "cross tab",
        "cross-tab",
        "crosstab",
        "contingency table",
        "frequency table",
        "kruistabel",
        "frequentietabel",
    ];
    let title = title.to_lowercase();
    NAMES.iter().any(|name| title.contains(name))
}

/// A title up to the words by which its table is classified.
fn classified(title: &str) -> &str {
    const WORDS: [&str; 3] = [" by ", " naar ", " uitgesplitst "];
    let end = WORDS.iter().filter_map(|word| title.find(word)).min();
    end.and_then(|end| title.get(..end)).filter(|left| is_named(left)).unwrap_or(title)
}

/// Whether more stands in a title than its number: `Table 2`.
fn is_named(title: &str) -> bool {
    words_of(title).any(|word| !is_label(&word))
}

/// Whether a title leads with a statistic (*Percentage uitval*), or holds nothing but words for what
/// is measured (*Inkomen 2023*).
fn leads(title: &str) -> bool {
    let words: Vec<String> = words_of(title).skip_while(|word| is_label(word)).collect();
    let statistic = (1..=3.min(words.len())).any(|length| {
        let begin = words.get(..length).unwrap_or_default().join(" ");
        let said = words::header(&begin);
        said.measure.is_some() && !said.subject && !said.single_letter
    });
    let is_known =
        |word: &String| words::measure(word).is_some() || is_label(word) || word.len() < 3;
    statistic || words.iter().all(is_known)
}

/// Whether a title gives the unit of its numbers: `(x 1 000 euro)`, `in procenten`.
fn gives_unit(title: &str) -> bool {
    let bracket = title.split(['(', '[']).skip(1).any(|inside| {
        words::measure(inside.split([')', ']']).next().unwrap_or_default()).is_some()
    });
    let lower = title.to_lowercase();
    let unit = lower.rsplit_once(" in ").is_some_and(|(_, unit)| {
        unit.split_whitespace().count() <= 3 && words::measure(unit).is_some()
    });
    bracket || unit
}

/// Whether a word only numbers a title or dates it: `Tabel`, `3`, `2023`.
fn is_label(word: &str) -> bool {
    matches!(word, "table" | "tabel" | "figure" | "figuur" | "sheet" | "blad" | "panel" | "paneel")
        || word.chars().all(|c| c.is_ascii_digit())
}

fn words_of(title: &str) -> impl Iterator<Item = String> {
    let apart = |c: char| !c.is_alphanumeric() && !matches!(c, '%' | '€' | '$');
    title.split(apart).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_table_is_classified_by_takes_no_counts_away() {
        for title in [
            "Low birth weight prediction",
            "Predictive values at 7% prevalence",
            "Smoking by weight class",
            "Verdachten naar inkomen",
            "Score classes",
            "Prevalence",
        ] {
            let said = says(title, true);
            assert!(said.is_none_or(|said| said == Measure::Count), "{title}: {said:?}");
        }
        assert_eq!(
            says("Table 3: Cross tabulation of income and price", true),
            Some(Measure::Count)
        );
        assert_eq!(says("Number of persons by tax rate", true), Some(Measure::Count));
    }

    #[test]
    fn the_number_of_a_table_is_no_percentile() {
        assert_eq!(says("Table P2. Wages", false), Some(Measure::Money));
        assert_eq!(says("Tabel P10", false), None);
    }

    #[test]
    fn a_statistic_in_front_or_a_unit_does() {
        assert_eq!(says("Median age", true), Some(Measure::Median));
        assert_eq!(says("Tabel 4. Percentage uitval per opleiding", true), Some(Measure::Percent));
        assert_eq!(says("Table 2. Income (euro)", true), Some(Measure::Money));
        assert_eq!(says("Inkomen 2023", true), Some(Measure::Money));
    }

    #[test]
    fn fractions_are_what_any_word_says() {
        assert_eq!(says("Low birth weight", false), Some(Measure::Quantity));
    }
}
