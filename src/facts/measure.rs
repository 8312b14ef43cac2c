//! What a number in a table measures, as its headings say.

/// What a cell, a column or a row of a table measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// A number of units: persons, companies, records, events.
    Count,
    /// A part of a hundred.
    Percent,
    /// A part of one.
    Share,
    /// An average.
    Mean,
    /// The middle value.
    Median,
    /// A standard deviation or variance.
    Spread,
    /// A standard error.
    StandardError,
    /// The smallest value.
    Minimum,
    /// The largest value.
    Maximum,
    /// The distance between smallest and largest.
    Range,
    /// A percentile or quartile.
    Percentile,
    /// A sum of values.
    Sum,
    /// An amount of money.
    Money,
    /// Time under observation: person-years, hours.
    PersonTime,
    /// A regression coefficient.
    Coefficient,
    /// An odds, hazard, risk or rate ratio.
    Ratio,
    /// A probability under a hypothesis.
    PValue,
    /// A test statistic.
    TestStatistic,
    /// A confidence limit or interval.
    Interval,
    /// Degrees of freedom.
    DegreesOfFreedom,
    /// A measure of fit: R², log likelihood, AIC.
    Fit,
    /// A correlation.
    Correlation,
    /// Events per time or per so many units.
    Rate,
    /// A place in an order.
    Rank,
    /// A year or another moment.
    Time,
    /// A key that names one unit.
    Identifier,
    /// A code or class without measure.
    Code,
    /// A number that is none of these, or of which nothing is known.
    Other,
}

impl Measure {
    /// Whether it is a statistic about several units, which needs their number beside it.
    #[must_use]
    pub fn needs_observations(self) -> bool {
        matches!(
            self,
            Self::Percent
                | Self::Share
                | Self::Mean
                | Self::Median
                | Self::Spread
                | Self::Percentile
        )
    }
}
