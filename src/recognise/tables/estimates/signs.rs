//! Which signs of a regression table a block shows.

use super::outcomes::over_errors;
use crate::facts::Measure;
use crate::recognise::models::{self, Sign};
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::labels::{gives_sample, is_brief};
use crate::recognise::tables::matrix::is_matrix;
use crate::recognise::tables::model_heads::{end_in_numbers, is_numbered, names_constant};
use crate::recognise::tables::sheet::{Kind, Said};
use crate::recognise::values::{Marker, Second};
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// The signs that a block shows, each once.
pub(super) fn find(frame: &Framed<'_>, columns: &BTreeMap<u32, Measure>) -> Vec<Sign> {
    let mut signs = BTreeSet::new();
    for measure in columns.values() {
        match measure {
            Measure::Coefficient => signs.insert(Sign::Coefficients),
            Measure::OddsRatio => signs.insert(Sign::Ratios),
            Measure::StandardError => signs.insert(Sign::StandardErrors),
            Measure::TestStatistic => signs.insert(Sign::TestStatistics),
            Measure::PValue => signs.insert(Sign::PValues),
            _ => false,
        };
    }
    // Estimates of a survey have intervals too; ratios are of models.
    if signs.contains(&Sign::Ratios) && columns.values().any(|found| *found == Measure::Interval) {
        signs.insert(Sign::IntervalColumns);
    }
    let heads: Vec<&String> = frame.heads.values().flatten().collect();
    if signs.contains(&Sign::Ratios) {
        if heads.iter().any(|head| models::names_model_ratio(head)) {
            signs.insert(Sign::ModelRatios);
        } else if columns.values().any(|found| matches!(found, Measure::Rate | Measure::PersonTime))
        {
            signs.insert(Sign::RatesBesideRatios);
        }
    }
    if names_errors(&heads) {
        signs.insert(Sign::NamedErrors);
        // One row per model, its constant among the columns.
        if heads.iter().any(|head| models::is_constant(head)) {
            signs.insert(Sign::Constant);
        }
    }
    if describes_groups(frame, columns) && !signs.contains(&Sign::Coefficients) {
        signs.insert(Sign::GroupColumns);
    }
    let performance: BTreeSet<&String> =
        heads.iter().copied().filter(|head| models::names_performance(head)).collect();
    if performance.len() > 1 {
        signs.insert(Sign::Performance);
    }
    let fits = columns.values().filter(|measure| models::is_fit(**measure)).count();
    if fits >= 2 {
        signs.insert(Sign::FitColumns);
    }
    for heading in &frame.labels {
        let label = heading.words.last().map_or("", String::as_str);
        if heading.words.iter().any(|word| models::is_constant(word)) {
            signs.insert(Sign::Constant);
        }
        if fits > 0 || words::measure(label).is_some_and(models::is_fit) {
            signs.insert(Sign::Fit);
        }
    }
    let said = said_of_rows(frame);
    if are_effects(&said) {
        signs.insert(Sign::Coefficients);
        if said.contains(&Measure::StandardError) {
            signs.insert(Sign::StandardErrors);
        }
        if said.contains(&Measure::PValue) {
            signs.insert(Sign::PValues);
        }
    }
    if names_factors(frame) {
        signs.insert(Sign::FactorModel);
    }
    if heads.iter().any(|head| is_numbered(head)) || end_in_numbers(frame) {
        signs.insert(Sign::NumberedHeads);
    }
    if heads.iter().any(|head| models::names_adjustment(head)) {
        signs.insert(Sign::AdjustedHeads);
    }
    let labels = frame.labels.iter().flat_map(|heading| &heading.words);
    if labels.chain(heads.iter().copied()).any(|heading| models::names_life_table(heading)) {
        signs.insert(Sign::LifeTable);
    }
    if has_specification(frame) {
        signs.insert(Sign::Specification);
    }
    // A row with criteria of fit is a model with its degrees of freedom, as `glance` writes it.
    let fitted = signs.contains(&Sign::FitColumns);
    let analysed = |measure: &Measure| columns.values().filter(|found| *found == measure).count();
    let degrees = analysed(&Measure::DegreesOfFreedom);
    let variance = degrees > 0 && (analysed(&Measure::Sum) > 0 || holds_tests_only(columns));
    let deviance = degrees > 1 && heads.iter().any(|head| models::names_deviance(head));
    if (variance || degrees > 1) && !fitted || deviance {
        signs.insert(Sign::VarianceColumns);
    }
    if heads.iter().filter(|head| models::names_stored(head)).count() > 1 {
        signs.insert(Sign::StoredNames);
    }
    if frame.below.iter().flat_map(|line| line.cells).any(|cell| models::calls_means(&cell.text)) {
        signs.insert(Sign::Means);
    }
    signs.extend(signs_of_cells(frame, columns.is_empty()));
    if signs.contains(&Sign::Stars) && names_constant(frame) {
        signs.insert(Sign::Constant);
    }
    let sampled = || frame.labels.iter().any(|label| label.words.iter().any(|l| gives_sample(l)));
    if signs.contains(&Sign::BracketedRows) && !frame.has_header && sampled() {
        signs.insert(Sign::SampleBelow);
    }
    if is_matrix(frame) {
        signs.insert(Sign::Matrix);
    }
    signs.into_iter().collect()
}

/// Whether the columns hold a test and what belongs to it, and no estimate: `Df | F value | Pr(>F)`.
fn holds_tests_only(columns: &BTreeMap<u32, Measure>) -> bool {
    columns.values().any(|measure| *measure == Measure::PValue)
        && columns.values().all(|measure| {
            matches!(measure, Measure::DegreesOfFreedom | Measure::TestStatistic | Measure::PValue)
        })
}

/// Whether the columns describe groups: numbers of units in two columns or more, a difference or a
/// test beside a mean or groups that are named, or nothing but means, medians and their spread. A
/// regression table gives its numbers of units in a row.
fn describes_groups(frame: &Framed<'_>, columns: &BTreeMap<u32, Measure>) -> bool {
    let of = |measure: Measure| columns.iter().filter(move |(_, found)| **found == measure);
    let inner = |column: u32| frame.head(column).last().map_or("", String::as_str);
    // `Mean` under `(1)` says what the column holds; an outcome of that name has more words.
    let pure = |column: &u32| !words::names_outcome(inner(*column));
    let counts = of(Measure::Count).filter(|(column, _)| gives_sample(inner(**column)));
    let means = of(Measure::Mean).filter(|(column, _)| pure(column)).count();
    let groups: BTreeSet<u32> =
        frame.heads.keys().filter(|column| models::names_group(inner(**column))).copied().collect();
    let group = means > 0
        || !groups.is_empty()
        || frame.heads.values().flatten().any(|head| models::names_group(head));
    let ratios = of(Measure::OddsRatio).next().is_some();
    let results = frame.heads.keys().filter(|column| !frame.stubs.contains(column)).count();
    let spread = columns.iter().filter(|(column, said)| {
        let of_spread = matches!(
            said,
            Measure::Mean
                | Measure::Median
                | Measure::StandardDeviation
                | Measure::Percentile
                | Measure::Minimum
                | Measure::Maximum
        );
        of_spread && pure(column)
    });
    let located = means > 0 || of(Measure::Median).any(|(column, _)| pure(column));
    let differs = frame.heads.keys().any(|column| models::names_difference(inner(*column)));
    !ratios
        && (means > 0 && means == results
            || counts.count() >= 2
            || located && spread.count() == results && results > 1 && over_errors(frame).is_empty()
            || of(Measure::Index).any(|(column, _)| pure(column)) && group
            || differs && (of(Measure::Mean).next().is_some() || groups.len() >= 2)
            || of(Measure::PValue).next().is_some() && groups.len() >= 2)
}

/// Whether rows hold an effect and its error or test, a column for each model: `ATT`, `SE`.
pub(super) fn names_effects(frame: &Framed<'_>) -> bool {
    are_effects(&said_of_rows(frame))
}

fn are_effects(said: &BTreeSet<Measure>) -> bool {
    said.contains(&Measure::Coefficient)
        && (said.contains(&Measure::StandardError) || said.contains(&Measure::PValue))
}

/// What the brief labels of the rows say; a sentence holds such words by chance.
fn said_of_rows(frame: &Framed<'_>) -> BTreeSet<Measure> {
    let brief = frame.labels.iter().filter_map(|label| label.words.last()).filter(|l| is_brief(l));
    brief.filter_map(|label| words::measure(label)).collect()
}

/// Whether columns hold the standard errors of other columns, by their names.
fn names_errors(heads: &[&String]) -> bool {
    let names: BTreeSet<String> = heads.iter().map(|head| head.trim().to_lowercase()).collect();
    names.iter().any(|name| {
        let of = name.strip_prefix("se_").or_else(|| name.strip_suffix("_se"));
        of.is_some_and(|of| names.contains(of))
    })
}

/// Whether rows of *yes* and *no* say what was put into each of two models or more.
fn has_specification(frame: &Framed<'_>) -> bool {
    frame.below.iter().chain(&frame.body).any(|line| {
        // What the cells say is seen soonest: most hold a number.
        line.cells.split_first().is_some_and(|(label, said)| {
            said.len() >= 2
                && said.iter().all(|cell| models::says_whether(&cell.text))
                && models::names_specification(&label.text)
        })
    })
}

/// The signs that the cells themselves show, under heads that say what they hold or are `wordless`.
fn signs_of_cells(frame: &Framed<'_>, wordless: bool) -> Vec<Sign> {
    let mut signs = Vec::new();
    let (mut numbers, mut intervals) = (0_usize, 0_usize);
    let (mut stars, mut references, mut bracketed_rows) = (false, false, false);
    let mut frequencies = 0_usize;
    let mut plain_above = false;
    for line in &frame.body {
        let body: Vec<&Said> = line.cells.iter().filter(|cell| frame.is_body(cell)).collect();
        let printed: Vec<_> = body.iter().filter_map(|cell| cell.number()).collect();
        numbers += printed.len();
        for number in printed.iter().map(|printed| &printed.number) {
            stars |= number.stars > 0;
            frequencies += usize::from(
                number.percent || matches!(number.second, Second::Percent(_) | Second::Ratio(_)),
            );
            intervals += usize::from(matches!(number.second, Second::Interval(low, high)
                if low <= number.value && number.value <= high && number.value > 0.0));
        }
        references |= body.iter().any(|cell| is_reference(cell));
        let unlabelled = line.cells.iter().all(|cell| frame.is_body(cell));
        let bracketed = !printed.is_empty()
            && printed.iter().all(|printed| printed.number.enclosure.is_of_errors());
        bracketed_rows |= bracketed && plain_above && (unlabelled || line.cells.len() > body.len());
        plain_above = !printed.is_empty() && !bracketed;
    }
    if frequencies.saturating_mul(5) >= numbers.saturating_mul(2) && numbers > 0 {
        signs.push(Sign::Frequencies);
    }
    if stars {
        signs.push(Sign::Stars);
    }
    if bracketed_rows {
        signs.push(Sign::BracketedRows);
    }
    let mostly = numbers > 0 && intervals.saturating_mul(2) >= numbers;
    if references && mostly {
        signs.push(Sign::IntervalsWithReference);
    } else if wordless && mostly {
        signs.push(Sign::IntervalCells);
    }
    signs
}

/// Whether rows hold the excess return and the loadings of a factor model of asset prices, a column
/// for each portfolio.
fn names_factors(frame: &Framed<'_>) -> bool {
    let names = |is_such: fn(&str) -> bool| {
        frame.labels.iter().filter(|l| l.words.last().is_some_and(|word| is_such(word))).count()
    };
    names(models::names_excess_return) > 0 && names(models::names_factor) >= 2
}

/// Whether a cell marks a reference category: `Ref.`, `1.00 (ref)`.
pub(super) fn is_reference(cell: &Said) -> bool {
    let says_so =
        |text: &str| text.as_bytes().windows(3).any(|letters| letters.eq_ignore_ascii_case(b"ref"));
    cell.kind == Kind::Marker(Marker::Reference) || says_so(&cell.text)
}
