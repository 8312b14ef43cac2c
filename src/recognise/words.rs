//! What a header or row label says about the numbers it heads: counts, percentages, means, money.
//!
//! Precedence, from strong to weak. Where a header says two things, the words win in this order:
//! 1. A name in full: `Pr(>|t|)`, `exp(coef)`, `97.5 %` are read as a whole, brackets and all.
//! 2. Words for a statistic (`n`, `aantal`, `mean`, `%`), the leftmost first: `Gemiddeld aantal
//!    kinderen` is a mean, `Aantal personen met laag gemiddelde` a count. An amount right after
//!    a count word makes it an amount: `aantal uren`.
//! 3. Words for a subject (`personen`, `omzet`, `jaar`), the leftmost first: `Inkomen per huishouden`
//!    is money, `Bedrijven met omzet` a count.
//!
//! A count becomes a rate where the header says `per`: `Aantal per 1 000 inwoners`.
//!
//! Of the parts between commas the last one wins when it is nothing but vocabulary (`Visits, mean`),
//! else the first that says something. A bracket names what stands beside it (`n (%)`, `Mean (SD)`);
//! it leads only where the text before it says nothing or names a subject only: `Personen (%)`.

mod averages;
mod brackets;
mod measurement;
mod memo;
mod multiplier;
mod normal;
mod note_marks;
mod outcome;
mod ratio;
mod stored;
mod table;
#[cfg(test)]
mod tests;
mod vocabulary;

use crate::facts::Measure;
pub use averages::averages_a_number;
use brackets::{gives_bounds, is_extreme, may_lead, names_unit_of_amount};
use multiplier::multiplier;
use normal::Segment;
pub use outcome::names_outcome;
use stored::{of_code, stored};
pub use vocabulary::is_short_for_units;
use vocabulary::{Said, alone, longest};

/// What a header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// What its numbers are; none where no word of it is known.
    pub measure: Option<Measure>,
    /// What a bracket adds: the standard deviation of `Mean (SD)`, the percentage of `n (%)`.
    pub beside: Option<Measure>,
    /// 1000 in `Aantal personen x 1 000`, else 1. Numbers in thousands are counts all the same.
    pub multiplier: u64,
    /// It names what is measured, not a statistic of it. Above numbers of its own it tells what they
    /// are; above classes (`Leeftijd` over `0-15`, `15-65`) it tells nothing about the cells.
    pub subject: bool,
    /// One letter, which is as often a class: `F` beside `M` is a sex, beside `df` a test. Weigh it
    /// only with its neighbours.
    pub single_letter: bool,
}

/// What a unit of measurement says of a header of which no word is known.
const AMOUNT: Said = Said { measure: Measure::Quantity, subject: true };

/// Reads a header; the module's text gives the precedence.
#[must_use]
pub fn header(text: &str) -> Header {
    memo::recall(text, read)
}

/// Reads a header; one of which no word is known is read once more without marks of notes.
fn read(text: &str) -> Header {
    let text = stored(text).unwrap_or(text);
    if let Some(header) = of_code(text) {
        return header;
    }
    let header = read_marked(text);
    if header.measure.is_some() {
        return header;
    }
    let unmarked = note_marks::without(text).map(|text| read_marked(&text));
    unmarked.filter(|said| said.measure.is_some_and(note_marks::may_bear)).unwrap_or(header)
}

fn read_marked(text: &str) -> Header {
    let segments = normal::segments(text);
    let multiplier = segments.iter().map(multiplier).find(|&times| times > 1).unwrap_or(1);
    if let Some(measure) = ratio::named(text).or_else(|| named_in_full(text, &segments)) {
        return Header {
            measure: Some(measure),
            beside: ratio::beside(text).filter(|_| measure == Measure::OddsRatio),
            multiplier,
            subject: measure.is_subject(),
            single_letter: false,
        };
    }
    let is_main = |segment: &&Segment| !segment.aside;
    let whole = segments.iter().filter(is_main).count() == 1;
    let main: Vec<Part> =
        segments.iter().filter(is_main).map(|segment| part(segment, whole)).collect();
    let aside = segments
        .iter()
        .filter(|segment| segment.aside && !gives_bounds(segment) && !measurement::is_unit(segment))
        .map(|segment| part(segment, true))
        .find_map(|part| part.said.filter(|said| part.only_vocabulary || !is_extreme(*said)));
    let unit = segments.iter().filter(|segment| segment.aside).any(names_unit_of_amount);
    let said = main
        .last()
        .filter(|last| last.only_vocabulary)
        .and_then(|last| last.said)
        .or_else(|| main.iter().find_map(|part| part.said));
    // `e(mean)`, as Stata names what a command stores: the bracket alone speaks.
    let by_bracket = said.is_none() && aside.is_some();
    let (measure, beside) = match (said, aside) {
        (None, aside) => (aside, None),
        (Some(said), Some(aside)) if may_lead(aside, said, unit) => (Some(aside), None),
        (said, aside) => (said, aside),
    };
    // `Beroepsbevolking x 1 000`: in thousands are units, where nothing says otherwise
    let in_thousands = (multiplier > 1).then_some(Measure::Count);
    let measured = segments.iter().skip(1).any(measurement::is_unit).then_some(AMOUNT);
    let measure = measure.or(measured);
    Header {
        measure: measure.map(|said| said.measure).or(in_thousands),
        beside: beside.map(|said| said.measure),
        multiplier,
        subject: measure.is_some_and(|said| said.subject),
        single_letter: is_single_letter(&segments) && !by_bracket,
    }
}

fn is_single_letter(segments: &[Segment]) -> bool {
    let mut words = segments.iter().filter(|segment| !segment.aside).flat_map(Segment::words);
    let first = words.next();
    words.next().is_none()
        && first.is_some_and(|word| {
            word.len() == 1 && word != "n" && word.starts_with(|c: char| c.is_ascii_alphanumeric())
        })
}

/// The principal measure of a header; see [`header`].
#[must_use]
pub fn measure(text: &str) -> Option<Measure> {
    header(text).measure
}

/// The words of a text: letters and digits that stand together.
pub fn of(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether one of the words of a text is among these, which are in lower case.
#[must_use]
pub fn holds_one_of(text: &str, among: &[&str]) -> bool {
    let text = text.to_lowercase();
    of(&text).any(|word| among.contains(&word))
}

/// What one segment says, and whether it holds nothing else.
struct Part {
    said: Option<Said>,
    only_vocabulary: bool,
}

struct Match {
    at: usize,
    length: usize,
    said: Said,
    rate: bool,
}

/// Rows that name a quantile by its percentage: `2.5 %` and `97.5 %` are the ends of an interval in
/// R, `25%` is a quartile in pandas. And every name that the vocabulary holds in full.
fn named_in_full(text: &str, segments: &[Segment]) -> Option<Measure> {
    let quantile = text.trim().strip_suffix('%').map(str::trim_end).unwrap_or_default();
    let is_numeral =
        quantile.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    if (1..=5).contains(&quantile.len()) && is_numeral {
        let of_interval = matches!(quantile, "2.5" | "97.5" | "2,5" | "97,5" | "0.5" | "99.5");
        return Some(if of_interval { Measure::Interval } else { Measure::Percentile });
    }
    let words: Vec<&str> = segments.iter().flat_map(Segment::words).collect();
    let (length, said) = longest(&words)?;
    (length == words.len() && segments.len() > 1).then_some(said.measure)
}

fn part(segment: &Segment, whole: bool) -> Part {
    let words: Vec<&str> = segment.words().collect();
    let matches = matches(&words, whole);
    let matched: usize = matches.iter().map(|found| found.length).sum();
    let filler = words.iter().filter(|word| table::FILLERS.contains(word)).count();
    Part {
        said: said(&words, &matches),
        only_vocabulary: matched.saturating_add(filler) >= words.len(),
    }
}

fn said(words: &[&str], matches: &[Match]) -> Option<Said> {
    let statistic = matches.iter().find(|found| !found.said.subject);
    let said = match statistic {
        Some(first) if first.said.measure == Measure::Count => {
            count_or_amount(words, matches, first)?
        }
        Some(first) if averages::sums_a_number(words, matches, first) => {
            Said { measure: Measure::Count, ..first.said }
        }
        Some(first) => first.said,
        None => subject(matches)?,
    };
    let rate = matches.iter().find(|found| found.rate).filter(|_| said.measure == Measure::Count);
    Some(rate.map_or(said, |rate| rate.said))
}

/// What the subjects of a header say: the leftmost, but of two words that stand together the first
/// belongs to the second where that is an amount of money: `parents income`.
fn subject(matches: &[Match]) -> Option<Said> {
    let first = matches.first()?;
    let owned = matches.get(1).filter(|next| {
        first.said.measure == Measure::Count
            && next.said.measure == Measure::Money
            && next.at == first.at.saturating_add(first.length)
    });
    Some(owned.unwrap_or(first).said)
}

/// What a count word heads: `aantal gewerkte uren` and `number of years` are amounts (one word may
/// stand between), and `N=86` states a number, it heads none.
fn count_or_amount(words: &[&str], matches: &[Match], count: &Match) -> Option<Said> {
    let end = count.at.saturating_add(count.length);
    let is_stated = |rest: &[&str]| !rest.is_empty() && rest.iter().all(|word| is_number(word));
    if words.get(end..).is_some_and(is_stated) {
        return None;
    }
    let amount = matches
        .iter()
        .find(|found| found.at >= end)
        .filter(|next| next.said.measure.is_subject() && next.at <= end.saturating_add(1));
    Some(amount.unwrap_or(count).said)
}

/// The words of the vocabulary in the order of the text, the longest at each place. Those that mean
/// something alone are looked for where this is the whole text, or the whole of a bracket.
fn matches(words: &[&str], whole: bool) -> Vec<Match> {
    if whole && let Some(measure) = alone(words) {
        return vec![Match {
            at: 0,
            length: words.len(),
            said: Said { measure, subject: false },
            rate: false,
        }];
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let after_number = at
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .is_some_and(|word| is_number(word));
        let hit = match rest {
            // `95% CI`: the percentage belongs to what follows
            ["%", ..] if after_number => None,
            ["per", number, ..] if is_number(number) => {
                Some((2, Said { measure: Measure::Rate, subject: true }))
            }
            _ => longest(rest),
        };
        let Some((length, said)) = hit else {
            at += 1;
            continue;
        };
        let rate = said.measure == Measure::Rate && rest.first() == Some(&"per");
        found.push(Match { at, length, said, rate });
        at = at.saturating_add(length);
    }
    found
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
