//! Which signs of a regression table a block shows.

mod cells;

use super::descriptions::describes_groups;
use super::errors_beside;
use crate::facts::Measure;
use crate::recognise::models::{self, Sign};
use crate::recognise::tables::below;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::labels::{gives_sample, is_brief};
use crate::recognise::tables::matrix::is_matrix;
use crate::recognise::tables::model_heads::{end_in_numbers, is_numbered, names_constant};
use crate::recognise::values::Second;
use crate::recognise::words;
use cells::Cells;
pub(super) use cells::is_reference;
use std::collections::{BTreeMap, BTreeSet};

/// Whether a block shows a sign.
type Shows = fn(&Block<'_, '_>) -> bool;

/// How each sign shows itself; `models` says what it weighs.
const SHOWN: [(Sign, Shows); 34] = [
    // in the heads of the columns
    (Sign::Coefficients, |block| block.has(Measure::Coefficient) || block.names_effects()),
    (Sign::Ratios, |block| block.has(Measure::OddsRatio)),
    (Sign::StandardErrors, |block| block.says_beside_effects(Measure::StandardError)),
    (Sign::PValues, |block| block.says_beside_effects(Measure::PValue)),
    (Sign::TestStatistics, |block| block.has(Measure::TestStatistic)),
    // Estimates of a survey have intervals too; ratios are of models.
    (Sign::IntervalColumns, |block| block.has(Measure::OddsRatio) && block.has(Measure::Interval)),
    (Sign::ModelRatios, |block| block.has_model_ratios()),
    (Sign::RatesBesideRatios, |block| {
        let rates = block.has(Measure::Rate) || block.has(Measure::PersonTime);
        block.has(Measure::OddsRatio) && !block.has_model_ratios() && rates
    }),
    (Sign::NamedErrors, |block| block.names_errors()),
    (Sign::GroupColumns, |block| {
        !block.has(Measure::Coefficient) && describes_groups(block.frame, block.columns)
    }),
    (Sign::Performance, |block| {
        let heads = block.heads.iter().filter(|head| models::names_performance(head));
        heads.collect::<BTreeSet<_>>().len() > 1
    }),
    (Sign::FitColumns, |block| block.columns_of_fit() >= 2),
    (Sign::NumberedHeads, |block| {
        block.heads.iter().any(|head| is_numbered(head)) || end_in_numbers(block.frame)
    }),
    (Sign::AdjustedHeads, |block| block.heads.iter().any(|head| models::names_adjustment(head))),
    (Sign::VarianceColumns, analyses_variance),
    (Sign::Inflation, |block| {
        let title = block.frame.title.as_deref().filter(|_| block.columns.is_empty());
        let told = block.frame.heads.keys().filter(|column| !block.frame.stubs.contains(column));
        let mut inner = told.map(|column| block.frame.inner(*column));
        title.is_some_and(models::names_inflation)
            || inner.clone().any(models::names_inflation)
                && inner.all(|head| models::names_inflation(head) || says_no_estimate(head))
    }),
    (Sign::StoredNames, |block| {
        block.heads.iter().filter(|head| models::names_stored(head)).count() > 1
    }),
    (Sign::DescriptionColumns, |block| {
        [Measure::Mean, Measure::Minimum, Measure::Maximum].into_iter().all(|said| block.has(said))
    }),
    // in the labels of the rows
    (Sign::Constant, |block| {
        // Or in the heads, where each row is a model.
        block.labels().any(models::is_constant)
            || block.names_errors() && block.heads.iter().any(|head| models::is_constant(head))
            || block.cells.stars && names_constant(block.frame)
    }),
    (Sign::Fit, |block| {
        let of_fit = |label: &str| words::measure(label).is_some_and(Measure::is_fit);
        let labels = &block.frame.labels;
        block.columns_of_fit() > 0 && !labels.is_empty()
            || labels.iter().any(|label| label.words.last().is_some_and(|label| of_fit(label)))
    }),
    (Sign::FactorModel, |block| names_factors(block.frame)),
    (Sign::LifeTable, |block| {
        let heads = block.heads.iter().map(|head| head.as_str());
        block.labels().chain(heads).any(models::names_life_table)
    }),
    (Sign::Specification, |block| has_specification(block.frame)),
    (Sign::Matrix, |block| is_matrix(block.frame)),
    // in the cells
    (Sign::Stars, |block| block.cells.stars),
    (Sign::BracketedRows, |block| block.cells.bracketed_rows),
    (Sign::BracketedColumns, |block| {
        errors_beside::have_stars(block.frame, &errors_beside::columns(block.frame))
    }),
    (Sign::ErrorCells, |block| {
        block.cells.have_signed_errors()
            && block.heads.iter().any(|head| is_numbered(head))
            && block.labels().any(gives_sample)
    }),
    (Sign::StarredErrors, |block| block.cells.have_starred_errors()),
    (Sign::SampleBelow, |block| {
        block.cells.bracketed_rows && !block.frame.has_header && block.labels().any(gives_sample)
    }),
    (Sign::Frequencies, |block| {
        let Cells { numbers, frequencies, .. } = block.cells;
        let below = below::pairs(block.frame).percentages.len();
        let described = numbers > 0
            && frequencies.saturating_mul(5) >= numbers.saturating_mul(2)
            && !block.has_ratios_with_intervals();
        described || below > 0 && below.saturating_mul(3) >= block.frame.body.len()
    }),
    (Sign::IntervalsWithReference, |block| block.cells.references && block.cells.are_intervals()),
    (Sign::IntervalCells, |block| {
        block.columns.is_empty() && !block.cells.references && block.cells.are_intervals()
    }),
    // below the table
    (Sign::Means, |block| {
        let mut notes = block.frame.below.iter().flat_map(|line| line.cells);
        notes.any(|cell| models::calls_means(&cell.text))
    }),
];

/// The signs that a block shows, under heads that say what these columns hold.
pub(super) fn find(frame: &Framed<'_>, columns: &BTreeMap<u32, Measure>) -> Vec<Sign> {
    let block = Block {
        frame,
        columns,
        heads: frame.heads.values().flatten().collect(),
        said_of_rows: said_of_rows(frame),
        cells: Cells::of(frame),
    };
    SHOWN.iter().filter(|(_, is_shown)| is_shown(&block)).map(|(sign, _)| *sign).collect()
}

/// A block that may be a regression table, with what several signs ask.
struct Block<'a, 'f> {
    frame: &'a Framed<'f>,
    /// What the heads of the columns say.
    columns: &'a BTreeMap<u32, Measure>,
    heads: Vec<&'a String>,
    /// What the brief labels of the rows say.
    said_of_rows: BTreeSet<Measure>,
    cells: Cells,
}

impl Block<'_, '_> {
    /// Whether a head says that its column holds this.
    fn has(&self, measure: Measure) -> bool {
        self.columns.values().any(|said| *said == measure)
    }

    /// Whether a head says it, or a row among rows of effects.
    fn says_beside_effects(&self, measure: Measure) -> bool {
        self.has(measure) || self.names_effects() && self.said_of_rows.contains(&measure)
    }

    fn names_effects(&self) -> bool {
        are_effects(&self.said_of_rows)
    }

    fn names_errors(&self) -> bool {
        names_errors(&self.heads)
    }

    fn has_model_ratios(&self) -> bool {
        self.has(Measure::OddsRatio)
            && self.heads.iter().any(|head| models::names_model_ratio(head))
    }

    /// Whether ratios with their intervals stand in a column of their own, as beside the frequencies of the
    /// categories that they are of: R's `finalfit`, and most medical papers.
    fn has_ratios_with_intervals(&self) -> bool {
        let mut ratios = self.columns.iter().filter(|(_, said)| **said == Measure::OddsRatio);
        ratios.any(|(column, _)| {
            let mut numbers = self.frame.numbers(*column);
            numbers.any(|number| matches!(number.second, Second::Interval(..)))
        })
    }

    /// How many columns tell how well models fit.
    fn columns_of_fit(&self) -> usize {
        self.columns.values().filter(|said| said.is_fit()).count()
    }

    /// The words that label rows, at all levels.
    fn labels(&self) -> impl Iterator<Item = &str> {
        self.frame.labels.iter().flat_map(|label| &label.words).map(String::as_str)
    }
}

/// Whether the columns are of an analysis of fitted models. A row with criteria of fit is a model with
/// its degrees of freedom instead, as `glance` writes it.
fn analyses_variance(block: &Block<'_, '_>) -> bool {
    let degrees = block.columns.values().filter(|said| **said == Measure::DegreesOfFreedom).count();
    let variance = degrees > 0 && (block.has(Measure::Sum) || holds_tests_only(block.columns));
    let deviance = degrees > 1 && block.heads.iter().any(|head| models::names_deviance(head));
    (variance || degrees > 1) && block.columns_of_fit() < 2 || deviance
}

/// Whether a head beside factors of inflation says no more than they do: their degrees of freedom, the
/// part of the variance that other variables explain.
fn says_no_estimate(head: &str) -> bool {
    let said = words::measure(head);
    head.trim().eq_ignore_ascii_case("tolerance")
        || matches!(said, Some(Measure::DegreesOfFreedom | Measure::RSquared))
}

/// Whether the columns hold a test and what belongs to it, and no estimate: `Df | F value | Pr(>F)`.
fn holds_tests_only(columns: &BTreeMap<u32, Measure>) -> bool {
    columns.values().any(|measure| *measure == Measure::PValue)
        && columns.values().all(|measure| {
            matches!(measure, Measure::DegreesOfFreedom | Measure::TestStatistic | Measure::PValue)
        })
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

/// Whether rows hold the excess return and the loadings of a factor model of asset prices, a column
/// for each portfolio.
fn names_factors(frame: &Framed<'_>) -> bool {
    let names = |is_such: fn(&str) -> bool| {
        frame.labels.iter().filter(|l| l.words.last().is_some_and(|word| is_such(word))).count()
    };
    names(models::names_excess_return) > 0 && names(models::names_factor) >= 2
}

#[cfg(test)]
mod tests {
    use super::{SHOWN, Sign};

    #[test]
    fn every_sign_shows_itself_in_one_way() {
        let mut signs: Vec<Sign> = SHOWN.iter().map(|(sign, _)| *sign).collect();
        signs.sort_unstable();
        assert!(signs.iter().enumerate().all(|(at, sign)| *sign as usize == at), "{signs:?}");
    }
}
