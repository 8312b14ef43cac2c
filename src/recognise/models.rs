//! Regression tables: whether a block is one, and how many fitted models it shows.
//!
//! The signs are those of the ways in which packages and journals print estimates: stars of
//! significance, standard errors in brackets below the coefficient, a constant, measures of fit,
//! heads such as *Coef.*, *Odds ratio* and *p*. Each sign has a weight in [`SIGNALS`]; [`ENOUGH`] of
//! them make a regression table.

mod names;

use super::conventions::{Convention, Conventions};
pub(super) use names::{
    calls_means, is_constant, names_adjustment, names_beta, names_deviance, names_difference,
    names_excess_return, names_factor, names_group, names_inflation, names_life_table, names_model,
    names_model_ratio, names_performance, names_specification, names_stored, says_whether,
};

/// Something in a block that speaks for or against a regression table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// Numbers with stars: `0.260***`.
    Stars,
    /// Rows without a label whose numbers all stand in brackets, below a row of numbers.
    BracketedRows,
    /// Numbers in brackets in a column of their own behind a column of numbers with stars.
    BracketedColumns,
    /// A row of numbers of observations below those, in a table without any head: what `esttab,
    /// fragment` leaves of a regression table.
    SampleBelow,
    /// A row named constant, intercept or `_cons`.
    Constant,
    /// A row or column with R², a likelihood or an information criterion.
    Fit,
    /// Two or more such columns beside each other: one row per model, as `glance` writes.
    FitColumns,
    /// A column of coefficients.
    Coefficients,
    /// A column of odds, hazard or rate ratios.
    Ratios,
    /// Hazard or odds ratios by that name, which come out of a model.
    ModelRatios,
    /// Standard errors under the names of the columns that they belong to: `se_age` beside `age`.
    NamedErrors,
    /// Rates per person time beside ratios: those are the quotient of two of them.
    RatesBesideRatios,
    /// Columns of numbers of units beside each other, or of a difference beside the groups that
    /// differ: a description of groups.
    GroupColumns,
    /// Bias, coverage and the like: how estimators fare in a simulation.
    Performance,
    /// A column of standard errors.
    StandardErrors,
    /// A column of test statistics.
    TestStatistics,
    /// A column of p-values.
    PValues,
    /// Heads `(1) (2) (3)`.
    NumberedHeads,
    /// Heads that say adjusted, crude, model 1, quantile 0.1.
    AdjustedHeads,
    /// Most cells are an estimate with its interval, and a row is the reference.
    IntervalsWithReference,
    /// Most cells are an estimate with its interval, under heads that say no statistic.
    IntervalCells,
    /// Rows of words that say what was put into each model: `State fixed effects | Yes | No`.
    Specification,
    /// Columns of degrees of freedom and sums of squares: the analysis of fitted models.
    VarianceColumns,
    /// Most cells are frequencies or percentages: a description of groups, perhaps with tests.
    Frequencies,
    /// Column heads repeat the row labels: a matrix of correlations or flows.
    Matrix,
    /// Ends of intervals in columns beside ratios.
    IntervalColumns,
    /// A note that calls the numbers means, as `esttab` writes it below means with their spread.
    Means,
    /// Heads such as `e(mean)` and `e(count)`: what Stata's `estpost` has stored of a description or a
    /// test.
    StoredNames,
    /// Numbers with stars and their standard errors beside them in one cell, in two columns or more.
    StarredErrors,
    /// Numbers with their errors beside them in most cells, some of them negative, under `(1)`, `(2)` and over a
    /// row of observations.
    ErrorCells,
    /// Columns of means, of smallest and of largest values: a description, perhaps with a test.
    DescriptionColumns,
    /// Rows of the excess return and the loadings of a factor model: `Alpha`, `Mkt-RF`, `SMB`.
    FactorModel,
    /// How much the variance of each coefficient is inflated (VIF), and nothing else.
    Inflation,
    /// Numbers at risk, or a survivor function over time: a life table.
    LifeTable,
}

/// What a sign weighs, under the name of its convention.
struct Signal {
    sign: Sign,
    convention: Convention,
    weight: i32,
}

const fn signal(sign: Sign, name: &'static str, weight: i32) -> Signal {
    Signal { sign, convention: Convention::named(name), weight }
}

/// All signs, the heaviest first.
const SIGNALS: [Signal; 34] = [
    signal(Sign::Constant, "models/constant", 3),
    signal(Sign::FitColumns, "models/columns-of-fit", 3),
    signal(Sign::IntervalsWithReference, "models/intervals-with-reference", 3),
    signal(Sign::Specification, "models/specification", 3),
    signal(Sign::FactorModel, "models/factor-model", 3),
    signal(Sign::Stars, "models/stars", 2),
    signal(Sign::BracketedRows, "models/bracketed-rows", 2),
    signal(Sign::BracketedColumns, "models/bracketed-columns", 2),
    signal(Sign::Coefficients, "models/coefficients", 2),
    signal(Sign::Ratios, "models/ratios", 2),
    signal(Sign::IntervalCells, "models/interval-cells", 2),
    signal(Sign::NamedErrors, "models/named-errors", 2),
    signal(Sign::ErrorCells, "models/cells-with-errors", 2),
    signal(Sign::Fit, "models/fit", 1),
    signal(Sign::SampleBelow, "models/sample-below", 1),
    signal(Sign::StandardErrors, "models/standard-errors", 1),
    signal(Sign::TestStatistics, "models/test-statistics", 1),
    signal(Sign::PValues, "models/p-values", 1),
    signal(Sign::IntervalColumns, "models/interval-columns", 1),
    signal(Sign::ModelRatios, "models/model-ratios", 1),
    signal(Sign::NumberedHeads, "models/numbered-heads", 1),
    signal(Sign::AdjustedHeads, "models/adjusted-heads", 1),
    signal(Sign::StarredErrors, "models/starred-with-errors", 1),
    signal(Sign::RatesBesideRatios, "models/rates-beside-ratios", -2),
    signal(Sign::Matrix, "models/matrix", -4),
    signal(Sign::Frequencies, "models/frequencies", -4),
    signal(Sign::LifeTable, "models/life-table", -4),
    signal(Sign::Performance, "models/performance", -4),
    signal(Sign::GroupColumns, "models/group-columns", -4),
    signal(Sign::DescriptionColumns, "models/description-columns", -4),
    signal(Sign::VarianceColumns, "models/variance-columns", -6),
    signal(Sign::Inflation, "models/inflation", -6),
    signal(Sign::Means, "models/means", -12),
    signal(Sign::StoredNames, "models/stored-names", -12),
];

/// The weight that makes a regression table.
const ENOUGH: i32 = 3;

/// Whether the signs make a regression table.
pub(super) fn is_regression(signs: &[Sign], conventions: Conventions) -> bool {
    let shown = SIGNALS.iter().filter(|signal| signs.contains(&signal.sign));
    let heard = shown.filter(|signal| conventions.include(signal.convention));
    heard.map(|signal| signal.weight).sum::<i32>() >= ENOUGH
}

/// The conventions of this room.
pub(super) fn conventions() -> impl Iterator<Item = Convention> {
    SIGNALS.iter().map(|signal| signal.convention)
}

#[cfg(test)]
mod tests {
    use super::{SIGNALS, Sign};

    #[test]
    fn every_sign_weighs_something_once() {
        let mut signs: Vec<Sign> = SIGNALS.iter().map(|signal| signal.sign).collect();
        signs.sort_unstable();
        // In the order of their declaration, none left out and none twice.
        assert!(signs.iter().enumerate().all(|(at, sign)| *sign as usize == at), "{signs:?}");
        assert_eq!(signs.last(), Some(&Sign::LifeTable), "the last that is declared");
        assert!(SIGNALS.iter().all(|signal| signal.weight != 0));
    }
}
