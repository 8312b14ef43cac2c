//! The degrees of freedom that a model leaves.
//!
//! They are printed, or the observations less the printed coefficients, or follow from R² and adjusted
//! R²: 1 − adjusted R² is (1 − R²) · (n − 1) ÷ degrees of freedom, whatever coefficients are printed.

use crate::facts::{Body, BodyCell, Heading, Measure, Model, Printed, Table};
use crate::place::{Place, Range, Spot};

/// The residual degrees of freedom of a model that stands in a table: as printed, else at most so
/// many. Fewer observations than coefficients fit no model: then they are not what they seem.
pub(super) fn residual(model: &Model, table: Option<&Table>) -> Option<u64> {
    model.residual_degrees.or_else(|| {
        let observations = model.observations?;
        let by_fit = table.and_then(|table| by_adjusted_fit(model, observations, table));
        let counted = (model.coefficients > 0)
            .then(|| observations.checked_sub(model.coefficients))
            .flatten();
        [by_fit, counted].into_iter().flatten().min()
    })
}

/// The most degrees of freedom with which R² and adjusted R² round to what is printed.
fn by_adjusted_fit(model: &Model, observations: u64, table: &Table) -> Option<u64> {
    // A table can hold a model on each of its rows: only those of the model are looked at.
    let rows = match model.place.spot() {
        Spot::Cells(_, range) => range.top..=range.bottom,
        _ => 0..=u32::MAX,
    };
    let (mut plain, mut adjusted) = (None, None);
    let cells = BodyCell::of_rows(&table.body.cells, rows).iter();
    let fits = cells.filter(|cell| cell.measure == Measure::RSquared);
    for cell in fits.filter(|cell| stands_in(&table.cell(cell), &model.place)) {
        let Printed::Number { value, decimals, .. } = cell.printed else { continue };
        let slot = match kind(cell, &table.body) {
            Fit::Plain => &mut plain,
            Fit::Adjusted => &mut adjusted,
            Fit::Other => continue,
        };
        // Of two nothing says which belongs to the other one.
        if slot.replace((value, 0.5 * 0.1_f64.powi(i32::from(decimals)))).is_some() {
            return None;
        }
    }
    let ((fit, fit_slack), (adjusted, slack)) = (plain?, adjusted?);
    let is_fit = (0.0..1.0).contains(&fit) && adjusted < 1.0 && adjusted <= fit;
    let unexplained = 1.0 - adjusted - slack;
    if !is_fit || unexplained <= 0.0 {
        return None;
    }
    let most = observations as f64 * (1.0 - fit + fit_slack) / unexplained;
    // It is at least zero, and below the largest number of observations that there is.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (0.0..9e15).contains(&most).then_some(most as u64)
}

/// Which measure of fit a cell holds.
enum Fit {
    Plain,
    Adjusted,
    /// One of several kinds that have no adjusted one beside them.
    Other,
}

fn kind(cell: &BodyCell, body: &Body) -> Fit {
    const OTHERS: [&str; 10] = [
        "pseudo",
        "within",
        "between",
        "overall",
        "mcfadden",
        "nagelkerke",
        "snell",
        "marginal",
        "conditional",
        "change",
    ];
    let label = Heading::words_at(&body.rows, cell.row);
    let words = label.iter().chain(Heading::words_at(&body.columns, cell.column));
    let words = words.map(|word| word.to_lowercase()).collect::<Vec<_>>().join(" ");
    if OTHERS.iter().any(|other| words.contains(other)) {
        Fit::Other
    } else if ["adj", "gecorrigeerd", "aangepast"].iter().any(|word| words.contains(word)) {
        Fit::Adjusted
    } else {
        Fit::Plain
    }
}

/// Whether a cell stands among those of a model.
fn stands_in(cell: &Place, model: &Place) -> bool {
    let Some(model) = extent(cell, model) else { return false };
    match cell.spot() {
        Spot::Cells(_, cell) => model.contains(cell.top, cell.left),
        Spot::Line(line) => model.contains(row(*line), 0),
        _ => false,
    }
}

/// The cells in which a model stands, on the sheet or in the text of some other cells; in a text a row
/// is a line. None where it stands elsewhere.
pub(super) fn extent(cells: &Place, model: &Place) -> Option<Range> {
    if cells.path() != model.path() {
        return None;
    }
    match (cells.spot(), model.spot()) {
        (Spot::Cells(sheet, _), Spot::Cells(other, range)) => (sheet == other).then_some(*range),
        (Spot::Line(_) | Spot::Lines(..), Spot::Lines(first, last)) => {
            Some(Range { top: row(*first), left: 0, bottom: row(*last), right: u32::MAX })
        }
        _ => None,
    }
}

/// The row of a line of text.
fn row(line: u64) -> u32 {
    u32::try_from(line.saturating_sub(1)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{model, results};

    fn degrees(fits: [&str; 2], observations: u64, labels: [&str; 2]) -> Option<u64> {
        let rows: [(&str, &[&str]); 3] =
            [("leeftijd", &["0.3"]), (labels[0], &[fits[0]]), (labels[1], &[fits[1]])];
        let mut table = results(&[("(1)", Measure::Coefficient)], &rows).tables.remove(0);
        for cell in table.body.cells.iter_mut().skip(1) {
            cell.measure = Measure::RSquared;
        }
        let cells =
            table.body.cells.iter().map(|cell| crate::place::Range::cell(cell.row, cell.column));
        let range = cells.reduce(crate::place::Range::union).unwrap();
        let model = Model { place: table.place.cells(range), ..model(Some(observations), 1) };
        residual(&model, Some(&table))
    }

    #[test]
    fn catches_four_degrees_that_follow_from_the_fit() {
        assert_eq!(degrees(["0.6848", "0.1333"], 12, ["R-squared", "Adjusted R-squared"]), Some(4));
    }

    #[test]
    fn does_not_hold_a_fit_against_one_of_another_kind() {
        assert_eq!(degrees(["0.6848", "0.1333"], 12, ["R2 within", "Adj. R2"]), Some(11));
        assert_eq!(degrees(["0.41", "0.40"], 1200, ["R2", "Adj. R2"]), Some(1199));
    }
}
