//! What closes a table of estimates below an empty row: what was put into each model, and its fit.
//!
//! Convention: Stata's `outreg2` leaves a row empty above its statistics, and `addtext` puts rows of
//! words there (`City FE | YES | NO`, `Sample | All | Women`), which look like heads over the numbers of
//! observations below them. So do people who type such tables.

use super::super::labels::{gives_base, gives_sample};
use super::super::sheet::{Line, Said};
use super::Region;
use crate::facts::Measure;
use crate::recognise::conventions::Convention;
use crate::recognise::words;

/// Rows of words and of fit below estimates, apart by an empty row, belong to them.
pub(super) const FIT_BELOW: Convention = Convention::named("regions/fit-below-estimates");

/// Rows of words above the first number, at most.
const MOST_WORDS: usize = 12;

/// Whether a block closes the estimates of the one above it.
pub(super) fn closes(block: &Region<'_>, above: &Region<'_>) -> bool {
    let left = above.range.left;
    let Some(words) = block.lines.iter().position(Line::has_numbers) else { return false };
    let (words, fit) = block.lines.split_at_checked(words).unwrap_or_default();
    let labelled = |line: &Line<'_>| line.cells.first().is_some_and(|cell| cell.column == left);
    let within = block.range.left == left && block.range.right <= above.range.right;
    within
        && words.len() <= MOST_WORDS
        && words.iter().all(|line| labelled(line) && line.cells.len() > 1)
        && fit.first().is_some_and(|line| labelled(line) && is_of_fit(line))
        && holds_estimates(above)
}

/// Whether a row gives the number of observations, or how well a model fits.
fn is_of_fit(line: &Line<'_>) -> bool {
    line.cells.first().is_some_and(|label| {
        let text = &label.text;
        gives_sample(text) || gives_base(text) || words::measure(text).is_some_and(Measure::is_fit)
    })
}

/// Whether rows without a label hold numbers in brackets only, below their estimates.
fn holds_estimates(above: &Region<'_>) -> bool {
    let left = above.range.left;
    above.lines.windows(2).any(|pair| {
        let [estimates, errors] = pair else { return false };
        let numbers = |line: &Line<'_>, is_such: fn(&Said) -> bool| {
            let mut told = line.cells.iter().filter(|cell| cell.number().is_some()).peekable();
            told.peek().is_some() && told.all(is_such)
        };
        errors.cell(left).is_none()
            && numbers(errors, is_bracketed)
            && numbers(estimates, |cell| !is_bracketed(cell))
    })
}

fn is_bracketed(cell: &Said) -> bool {
    cell.number().is_some_and(|printed| printed.number.enclosure.is_of_errors())
}
