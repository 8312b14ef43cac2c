//! What stands in the brackets of a header: what is printed beside a number, a unit, the ends of a scale.

use super::normal::Segment;
use super::vocabulary::Said;
use crate::facts::Measure;

/// Whether a bracket names the measure of a subject: `Personen (%)`, `Inkomen (gemiddelde)`, or the
/// `unit` in which an amount is given: `Werkzame personen (fte)`. What is printed beside a number
/// does not (`Inkomen (SD)`), and a rate has its measure.
pub(super) fn may_lead(aside: Said, said: Said, unit: bool) -> bool {
    use Measure::{Interval, PValue, Percentile, Rate, StandardDeviation, StandardError};
    let beside = [Interval, PValue, Percentile, StandardDeviation, StandardError];
    said.subject
        && said.measure != Rate
        && (!aside.subject || unit)
        && !beside.contains(&aside.measure)
}

/// Whether it is a smallest or largest value: `(all-max)` names a way of counting, `(max)` a statistic.
pub(super) const fn is_extreme(said: Said) -> bool {
    matches!(said.measure, Measure::Minimum | Measure::Maximum)
}

/// Whether a bracket holds a unit of money or of time of persons: `(mln euro)`, `(fte)`.
pub(super) fn names_unit_of_amount(bracket: &Segment) -> bool {
    const UNITS: [&str; 9] =
        ["euro", "euros", "€", "eur", "fte", "ftes", "arbeidsjaren", "mensjaren", "persoonsjaren"];
    bracket.words().last().is_some_and(|last| UNITS.contains(&last))
}

/// Whether a bracket gives the ends of a scale: `(max. 15)`, `(range 0-10)`.
pub(super) fn gives_bounds(bracket: &Segment) -> bool {
    const ENDS: [&str; 8] =
        ["min", "max", "minimum", "maximum", "range", "bereik", "scale", "schaal"];
    let is_end = |word: &str| super::is_number(word) || ENDS.contains(&word);
    bracket.words().any(super::is_number) && bracket.words().all(is_end)
}
