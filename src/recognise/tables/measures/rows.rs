//! What the numbers of a row tell together: whether they can be numbers of units.

use super::headings;
use crate::facts::Measure;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sheet::Line;
use crate::recognise::values::{Enclosure, Number, Second};
use crate::recognise::words;
use std::collections::{BTreeMap, BTreeSet};

/// The rows whose label says *count* only by a word for units, and that hold fractions under heads that say
/// nothing: `children | 0 | 2.097 | 1 | 2.801` are means of a variable of that name, as `esttab` prints
/// them, and `Households with a car | 91.1 | 100 | 92.8` percentages. Whole numbers are a fraction of none,
/// but where their column has fractions as well, or nearly all of the row are such.
pub(super) fn mixed(frame: &Framed<'_>, columns: &BTreeMap<u32, Option<Measure>>) -> BTreeSet<u32> {
    let unsaid = |column: u32| {
        matches!(columns.get(&column).copied().flatten(), None | Some(Measure::Count))
    };
    let broken = |number: &Number| number.decimals > 0 && number.value.fract() != 0.0;
    let mut with_fractions: BTreeSet<u32> = BTreeSet::new();
    for cell in frame.cells() {
        if cell.number().is_some_and(|printed| broken(&printed.number)) {
            with_fractions.insert(cell.column);
        }
    }
    let is_mixed = |line: &&Line<'_>| {
        if !names_units_only(frame.label(line.row)) {
            return false;
        }
        let cells = line.cells.iter().filter(|cell| frame.is_body(cell) && unsaid(cell.column));
        let numbers: Vec<(u32, &Number)> = cells
            .filter_map(|cell| Some((cell.column, &cell.number()?.number)))
            .filter(|(_, number)| number.second == Second::None && !number.percent)
            .collect();
        let fractions = numbers.iter().filter(|(_, number)| broken(number)).count();
        let among = numbers.iter().all(|(column, _)| with_fractions.contains(column));
        fractions > 0 && (among || fractions.saturating_mul(3) >= numbers.len().saturating_mul(2))
    };
    frame.body.iter().filter(is_mixed).map(|line| line.row).collect()
}

/// Whether of the labels of a row the innermost that says *count* does so by a word for units.
fn names_units_only(label: &[String]) -> bool {
    let mut said = label.iter().rev().map(|words| words::header(words));
    said.find(|said| said.measure == Some(Measure::Count)).is_some_and(|said| said.subject)
}

/// The rows under years whose numbers are all bare and in the thousands or more, some of them with decimals:
/// the yearly numbers of units that a model or an interpolation gives have decimals, as those of the burden
/// of disease do.
pub(super) fn estimated(frame: &Framed<'_>) -> BTreeSet<u32> {
    const FEWEST: usize = 3;
    let is_such = |line: &&Line<'_>| {
        let cells = || line.cells.iter().filter(|cell| frame.is_body(cell));
        let numbers: Vec<&Number> = cells().filter_map(|c| Some(&c.number()?.number)).collect();
        numbers.len() >= FEWEST
            && cells().all(|cell| headings::is_period(frame.inner(cell.column)))
            && numbers.iter().all(|number| {
                number.value >= 1000.0
                    && number.second == Second::None
                    && number.enclosure == Enclosure::None
                    && !number.percent
                    && !number.currency
            })
    };
    frame.body.iter().filter(is_such).map(|line| line.row).collect()
}
