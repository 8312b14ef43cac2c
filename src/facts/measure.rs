//! What a number in a table measures, as its headings say.

/// What a cell, a column or a row of a table measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// A number of units: persons, companies, records, events; also weighted, also in thousands.
    Count,
    /// A part of a hundred.
    Percent,
    /// A part of one, or a share in words that may be printed as a percentage.
    Share,
    /// An average.
    Mean,
    /// The middle value.
    Median,
    /// A standard deviation.
    StandardDeviation,
    /// A standard error.
    StandardError,
    /// A variance.
    Variance,
    /// The smallest value.
    Minimum,
    /// The largest value.
    Maximum,
    /// Largest less smallest, or both.
    Range,
    /// Percentiles, quartiles, deciles and what lies between two of them.
    Percentile,
    /// A sum of values.
    Sum,
    /// An amount of money.
    Money,
    /// Units times duration: person-years, time at risk, full-time equivalents.
    PersonTime,
    /// A measured amount that counts no units: age, hours, kilometres, points.
    Quantity,
    /// Events for so many units or so much time.
    Rate,
    /// A figure relative to a base: an index or growth.
    Index,
    /// A place in an order.
    Rank,
    /// A regression coefficient.
    Coefficient,
    /// Odds, hazard, risk and rate ratios.
    OddsRatio,
    /// A correlation.
    Correlation,
    /// A probability under a hypothesis.
    PValue,
    /// A test statistic.
    TestStatistic,
    /// One or both ends of an interval of confidence or credibility.
    Interval,
    /// Degrees of freedom.
    DegreesOfFreedom,
    /// The share of variance that a model explains.
    RSquared,
    /// Likelihood and deviance.
    Likelihood,
    /// AIC, BIC and their kin.
    InformationCriterion,
    /// A year, month, week or date.
    Period,
    /// The key of one unit.
    Identifier,
    /// The code of a class.
    Code,
    /// A number of which nothing is known.
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
                | Self::StandardDeviation
                | Self::Variance
                | Self::Percentile
        )
    }

    /// Whether it says what is measured, not which statistic of it is printed.
    #[must_use]
    pub fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Money
                | Self::PersonTime
                | Self::Quantity
                | Self::Period
                | Self::Identifier
                | Self::Code
        )
    }

    /// Whether it is a statistic that describes units, and that a model can explain as well.
    #[must_use]
    pub fn is_descriptive(self) -> bool {
        matches!(
            self,
            Self::Percent
                | Self::Share
                | Self::Mean
                | Self::Median
                | Self::Percentile
                | Self::StandardDeviation
                | Self::Sum
        )
    }

    /// Whether it is an estimated effect: a coefficient or a ratio.
    #[must_use]
    pub fn is_effect(self) -> bool {
        matches!(self, Self::Coefficient | Self::OddsRatio)
    }

    /// Whether it is an estimated effect or what belongs to one: its error, test or interval.
    #[must_use]
    pub fn is_inferential(self) -> bool {
        self.is_effect()
            || matches!(
                self,
                Self::StandardError | Self::TestStatistic | Self::PValue | Self::Interval
            )
    }

    /// Whether it tells how well a model fits.
    #[must_use]
    pub fn is_fit(self) -> bool {
        matches!(self, Self::RSquared | Self::Likelihood | Self::InformationCriterion)
    }
}
