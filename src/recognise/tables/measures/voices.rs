//! Who says what a cell measures: its own marks, the headings, the words around the table, its value.
//!
//! The voices are asked in turn, the nearest to the cell first, and the first that says something
//! is heard. Each is a convention of its own.

use super::asked::Asked;
use crate::facts::Measure;
use crate::recognise::conventions::Convention;
use crate::recognise::values::Second;

/// One that may say what a cell measures.
pub(super) struct Voice {
    /// The convention that it speaks for.
    pub(super) convention: Convention,
    /// What it says, if it says anything.
    pub(super) says: fn(&Asked<'_>) -> Option<Measure>,
}

/// All of them, the nearest to the cell first.
pub(super) const VOICES: [Voice; 23] = [
    voice("cells/correlation", correlation),
    voice("cells/own-word", own_word),
    voice("cells/word-to-the-left", word_to_the_left),
    voice("cells/frequency-with-share", frequency_with_share),
    voice("cells/percent-or-currency", percent_or_currency),
    voice("cells/count-beside-statistic", count_beside_statistic),
    voice("cells/weighted-frequency", weighted_frequency),
    voice("cells/range-beside-statistic", range_beside_statistic),
    voice("cells/list-of-frequencies", list_of_frequencies),
    voice("cells/row-closes-model", row_closes_model),
    voice("cells/sample-below-statistics", sample_below_statistics),
    voice("cells/base-row", base_row),
    voice("cells/row-of-fit", row_of_fit),
    voice("cells/count-over-its-percentage", count_over_percentage),
    voice("cells/percentage-below-its-count", percentage_below_count),
    voice("cells/column", column),
    voice("cells/amount-among-categories", amount_among_categories),
    voice("cells/row", row),
    voice("cells/unknown-below-its-variable", unknown_below_variable),
    voice("cells/sample-without-label", sample_without_label),
    voice("cells/estimate-without-word", estimate_without_word),
    voice("cells/title", title),
    voice("cells/whole-number-in-doubt", whole_number_in_doubt),
];

const fn voice(name: &'static str, says: fn(&Asked<'_>) -> Option<Measure>) -> Voice {
    Voice { convention: Convention::named(name), says }
}

/// A matrix whose rows are named as its columns, with ones and fractions within ±1.
fn correlation(cell: &Asked<'_>) -> Option<Measure> {
    cell.headings.correlations.then_some(Measure::Correlation)
}

/// `n = 12` in the cell itself.
fn own_word(cell: &Asked<'_>) -> Option<Measure> {
    cell.printed.is_named.then(|| cell.printed.named.unwrap_or(Measure::Other))
}

/// `No. Observations:` in the cell before it.
fn word_to_the_left(cell: &Asked<'_>) -> Option<Measure> {
    cell.headings.named.get(&(cell.row, cell.column)).copied()
}

/// `5,351 (60%)` and `60% (5,351)`; but `26.72 (22)` beside `χ² (df)` is a test with its degrees of
/// freedom, and `581 (58.8)` beside `Mean (SD)` a mean with its spread.
fn frequency_with_share(cell: &Asked<'_>) -> Option<Measure> {
    match cell.number.second {
        Second::Count(_) if cell.of_row == Some(Measure::TestStatistic) => cell.of_row,
        Second::Percent(_) if cell.headings.beside.spreads(cell.row, cell.column) => {
            Some(Measure::Mean)
        }
        // `0 (0)` among means with their spread.
        Second::Percent(_) if cell.number.value == 0.0 && cell.is_with_spread() => None,
        // `18.0 (11.)` under `2009 (SE)`, where no word says what has that error.
        Second::Count(_) | Second::Percent(_) if cell.is_under_errors() => None,
        // `0.17 (5%)`: less than one unit is none, however it is weighted; nor is nought among such.
        Second::Percent(_) if cell.number.value > 0.0 && cell.number.value < 1.0 => None,
        Second::Percent(_) if cell.headings.below_one.contains(&cell.column) => None,
        Second::Count(_) | Second::Percent(_) => Some(Measure::Count),
        _ => None,
    }
}

/// `12%`, `€ 5`. The median of percentages has their sign as well, and is no part of anything.
fn percent_or_currency(cell: &Asked<'_>) -> Option<Measure> {
    match cell.number {
        number if number.percent => Some(
            cell.of_column.filter(|said| cell.describes_spread(*said)).unwrap_or(Measure::Percent),
        ),
        number if number.currency => Some(Measure::Money),
        _ => None,
    }
}

/// `60 (5,351)` under `% (n)`, not the means and medians among them, and `5,351/8,934`.
fn count_beside_statistic(cell: &Asked<'_>) -> Option<Measure> {
    let beside = match cell.number.second {
        Second::Others { .. } => cell.headings.beside.counts(cell.row, cell.column),
        Second::Ratio(_) => cell.whole,
        _ => false,
    };
    beside.then_some(Measure::Count)
}

/// `1260328174.0 (38.7)` beside `age (%)`: R's `svyCreateTableOne` prints weighted frequencies so.
fn weighted_frequency(cell: &Asked<'_>) -> Option<Measure> {
    let with_share =
        matches!(cell.number.second, Second::Spread(share) if (0.0..=100.0).contains(&share));
    let weighted = cell.headings.weighted
        && cell.number.decimals == 1
        && with_share
        && !matches!(cell.of_row, Some(Measure::Mean | Measure::Median));
    weighted.then_some(Measure::Count)
}

/// `41 (18, 93)` under `Median (range)`.
fn range_beside_statistic(cell: &Asked<'_>) -> Option<Measure> {
    let has_ends = matches!(cell.number.second, Second::Interval(..) | Second::Others { .. });
    (has_ends && cell.headings.beside.ranges(cell.row, cell.column)).then_some(Measure::Range)
}

/// `321 18` beside `Hypertension (no yes)`: the frequencies of a variable, whatever statistic of others
/// heads their column.
fn list_of_frequencies(cell: &Asked<'_>) -> Option<Measure> {
    let ends = |said: Option<Measure>| {
        matches!(said, Some(Measure::Range | Measure::Interval | Measure::Percentile))
    };
    let described = ends(cell.of_column) || ends(cell.of_row) || cell.headings.model;
    (cell.is_list && !described).then_some(Measure::Count)
}

/// A row of observations or of fit closes a table of estimates; under a head for them a row that
/// only has such a word in it is a term: `Smoking (missing set to non)`.
fn row_closes_model(cell: &Asked<'_>) -> Option<Measure> {
    let is_term = cell.of_column.is_some_and(Measure::is_inferential)
        && !cell.headings.brief.contains(&cell.row);
    // `Men | 1 (ref)` under odds ratios is the category that others are compared with.
    let refers = cell.of_column == Some(Measure::OddsRatio)
        && cell.number.value == 1.0
        && !cell.headings.samples.contains(&cell.row);
    let counts = |measure: Measure| {
        measure == Measure::Count && cell.whole && cell.bare && !is_term && !refers
    };
    cell.of_row
        .filter(|_| cell.headings.model)
        .filter(|measure| measure.is_fit() || counts(*measure))
}

/// `N` below means and shares closes their table, as it closes one of estimates.
fn sample_below_statistics(cell: &Asked<'_>) -> Option<Measure> {
    let sample = cell.is_base && cell.bare && cell.headings.samples.contains(&cell.row);
    (sample && cell.of_column.is_some_and(Measure::is_descriptive)).then_some(Measure::Count)
}

/// `Aantal` or `No. of firms` at the foot of percentages or growth, whatever statistic heads them.
fn base_row(cell: &Asked<'_>) -> Option<Measure> {
    let part = matches!(cell.of_column, Some(Measure::Percent | Measure::Share));
    let based = part || cell.is_among_fractions() || cell.headings.samples.contains(&cell.row);
    let base = cell.is_base && cell.bare && cell.headings.bases.contains(&cell.row);
    (base && based).then_some(Measure::Count)
}

/// A measure of fit counts no units, whatever stands over it.
fn row_of_fit(cell: &Asked<'_>) -> Option<Measure> {
    cell.of_row.filter(|measure| measure.is_fit())
}

/// `77,900` over `(28.42%)`, where no heading names a statistic.
fn count_over_percentage(cell: &Asked<'_>) -> Option<Measure> {
    let mut said = [cell.of_column, cell.of_row].into_iter().flatten();
    let free = said.all(|said| said == Measure::Count || said.is_subject());
    let over = cell.headings.above_shares.counts.contains(&cell.row);
    (over && free && cell.whole && cell.bare && !cell.headings.model).then_some(Measure::Count)
}

/// `(28.42)` below `77,900`, where nothing else is said of it.
fn percentage_below_count(cell: &Asked<'_>) -> Option<Measure> {
    let free = cell.of_column.is_none_or(|said| said == Measure::Count || said.is_subject());
    let below = cell.headings.above_shares.percentages.contains(&cell.row);
    (below && free && !cell.headings.model).then_some(Measure::Percent)
}

/// The head of the column, but for a subject over rows that say which statistic of it they hold:
/// `N` and `mean` below each other under `Inkomen`.
fn column(cell: &Asked<'_>) -> Option<Measure> {
    let measure = cell.of_column.filter(|measure| !cell.is_beyond(*measure))?;
    if measure.is_subject() && cell.of_row.is_some_and(|row| !row.is_subject()) {
        return None;
    }
    if measure != Measure::Count {
        return Some(measure);
    }
    // Weighted and scaled numbers of units have decimals; marked ones are statistics. Numbers of
    // events stand in brackets beside those of persons: `12 (4%) | [15]`.
    let enclosed = cell.whole
        && cell.number.stars == 0
        && cell.number.second == Second::None
        && !cell.headings.model;
    let alone = cell.bare || cell.noted || cell.number.bound.is_some() || enclosed;
    let counted = alone && !cell.is_fraction_among_whole()
        || cell.is_frequency()
        || cell.is_beside_expected();
    Some(if counted { Measure::Count } else { Measure::Other })
}

/// `Full time` or `Low income` among categories of which no word is known, in a column of whole
/// numbers: a category as the others are.
fn amount_among_categories(cell: &Asked<'_>) -> Option<Measure> {
    let amount = cell.of_row.is_some_and(Measure::is_subject) && !cell.headings.model;
    let category = amount && cell.headings.amounts_are_classes && cell.of_column.is_none();
    category.then(|| whole_number_in_doubt(cell)).flatten()
}

/// The label of the row.
fn row(cell: &Asked<'_>) -> Option<Measure> {
    let measure = cell.of_row?;
    if measure != Measure::Count {
        return Some(measure);
    }
    let number = cell.number;
    // pandas prints the numbers of units among means as `5000.0`, and as `5000.000` beside `2.678`.
    let sampled = cell.headings.samples.contains(&cell.row);
    let even = !cell.headings.uneven.contains(&cell.row);
    let padded = number.decimals == 1 && even || sampled;
    let whole = cell.whole || padded && number.value >= 0.0 && number.value.fract() == 0.0;
    let scaled = cell.headings.scaled_rows.contains(&cell.row) && cell.bare;
    let weighted = cell.bare && sampled && number.value > 1.0;
    let estimated = cell.headings.estimated.contains(&cell.row) && !cell.headings.model;
    if cell.headings.mixed.contains(&cell.row) && cell.bare && !scaled && !sampled && !estimated {
        return Some(Measure::Other);
    }
    let counted = scaled || weighted || estimated || whole && (cell.bare || cell.is_frequency());
    Some(if counted { Measure::Count } else { Measure::Other })
}

/// `Unknown | 16` below `112 (12%)` and `66.0 (15.5)`: gtsummary and `table1` print the number of those of
/// whom a variable is not known on a row of its own, among whatever describes the others.
fn unknown_below_variable(cell: &Asked<'_>) -> Option<Measure> {
    let alone = cell.is_base && cell.bare && cell.of_row.is_none() && cell.of_column.is_none();
    let below =
        cell.headings.unknown.contains(&cell.row) && cell.headings.compound.contains(&cell.column);
    (alone && below && !cell.headings.model).then_some(Measure::Count)
}

/// Whole numbers on a row without a label are the units behind each model.
fn sample_without_label(cell: &Asked<'_>) -> Option<Measure> {
    let sample = cell.may_estimate()
        && cell.whole
        && cell.bare
        && cell.number.value >= 1.0
        && cell.headings.unlabelled.contains(&cell.row);
    sample.then_some(Measure::Count)
}

/// What no word speaks of in a table of a model is an estimate, or its error where it is enclosed.
fn estimate_without_word(cell: &Asked<'_>) -> Option<Measure> {
    let estimate = cell.number.stars > 0 || cell.bare;
    let measure = if estimate { Measure::Coefficient } else { Measure::StandardError };
    cell.may_estimate().then_some(measure)
}

/// The title of the table, the corner of a pivot table, the name of the sheet.
fn title(cell: &Asked<'_>) -> Option<Measure> {
    let headings = cell.headings;
    let said = if cell.is_among_fractions() { headings.around } else { headings.around_whole };
    said.filter(|measure| match measure {
        Measure::Count => {
            cell.can_count() || headings.scaled && cell.bare && cell.number.value >= 0.0
        }
        measure => !cell.is_beyond(*measure),
    })
}

/// A whole number in a labelled column of whole numbers is taken to be a number of units: too strict
/// costs a rename, too loose costs money.
fn whole_number_in_doubt(cell: &Asked<'_>) -> Option<Measure> {
    let whole = cell.can_count() && !cell.is_among_fractions();
    (whole && cell.headings.labelled).then_some(Measure::Count)
}
