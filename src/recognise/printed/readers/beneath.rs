//! Tables of Stata whose cells hold a statistic and, on a line of its own below it, the number of units that
//! it rests on.
//!
//! Convention: `pwcorr, obs` prints below each correlation its significance and its number of
//! observations, `svy: tab, obs` below each proportion the number of observations that its key names. A
//! bar stands behind the labels, which only the first line of a row has; the numbers of units are whole.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::{Piece, PrintedLine};

/// Lines of heads at most.
const LONGEST_HEAD: usize = 4;

/// Lines below the table among which its key stands.
const KEY: usize = 8;

/// Rows with a label, at least.
const LEAST: usize = 2;

/// The table that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let opening = lines.iter().take_while(|line| line.is_rule() && line.crossings() == 0).count();
    let most = LONGEST_HEAD.saturating_add(opening);
    let top = lines.iter().take(most).position(|line| line.crossings() == 1)?;
    let heads = lines.get(opening..top).filter(|heads| !heads.is_empty())?;
    let bar = lines.get(top)?.crossing()?;
    let is_barred = |line: &PrintedLine| line.bars() == [bar];
    if !heads.iter().all(is_barred) {
        return None;
    }
    let belongs = |line: &&PrintedLine| is_barred(line) || line.is_rule();
    let body = lines.iter().skip(top).take_while(belongs);
    let length = top.saturating_add(body.clone().count());
    let mut draft = Draft::default();
    for (column, piece) in (1_u32..).zip(cells(heads.last()?, bar)) {
        draft.head(column, &piece.text);
    }
    let (mut labelled, mut counted, mut diagonal) = (0_usize, 0_usize, 0_usize);
    for line in body.filter(|line| !line.is_rule()) {
        let label = line.between(0, bar).trim().to_owned();
        let numbers: Vec<&Piece> = cells(line, bar).filter(|piece| piece.number).collect();
        let Some(last) = numbers.last() else { continue };
        let whole = numbers.iter().all(|piece| is_whole(&piece.text));
        let measure = if label.is_empty() && whole { Measure::Count } else { Measure::Other };
        if label.is_empty() {
            counted = counted.saturating_add(usize::from(whole));
        } else if whole {
            // A statistic has decimals, though the total of proportions is a bare 1.
            return None;
        } else {
            labelled = labelled.saturating_add(1);
            diagonal = diagonal.saturating_add(usize::from(is_one(&last.text)));
            draft.label(line, &label);
        }
        for (column, piece) in (1_u32..).zip(numbers) {
            draft.cell(line, column, measure, &piece.text);
        }
    }
    let mut key = lines.iter().skip(length).take(KEY).map(PrintedLine::text);
    let keyed = key.any(|text| text.trim().eq_ignore_ascii_case("number of observations"));
    let says = keyed || diagonal == labelled;
    (says && labelled >= LEAST && counted == labelled).then(|| draft.table(length)).flatten()
}

/// What stands behind the bar.
fn cells(line: &PrintedLine, bar: usize) -> impl Iterator<Item = &Piece> {
    line.plain_pieces().iter().filter(move |piece| piece.start > bar)
}

fn is_whole(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

/// Whether a number is the correlation of a variable with itself.
fn is_one(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|value| (value - 1.0).abs() < f64::EPSILON)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::recognise::printed::tests::{lines, shown};

    /// Lines, cells and counts of the table at the first line.
    fn found(text: &str) -> Option<(usize, u64, u64)> {
        let lines = lines(text);
        let block = find(&lines)?;
        let length = block.length;
        let (table, _) = shown(block);
        Some((length, table.cells, table.count_cells))
    }

    #[test]
    fn catches_numbers_of_units_below_what_rests_on_them() {
        let correlations = "             |        a        b\n-------------+------------------\n           a |   1.0000 \n             |\n             |      950\n             |\n           b |   0.2310   1.0000 \n             |   0.0000\n             |        8      950\n             |\n\n";
        assert_eq!(found(correlations), Some((10, 7, 3)));
        let survey = "--------------------------\n          |     gezond    \n geslacht |   ja   nee  Total\n----------+---------------\n    vrouw | .7000  .3000     1\n          |   361    155   516\n          |\n      man | .6000  .4000     1\n          |   275      8   283\n--------------------------\n  Key:  Row proportion\n        Number of observations\n";
        assert_eq!(found(survey), Some((10, 12, 6)));
    }

    #[test]
    fn does_not_catch_other_statistics_below_each_other() {
        let plain = "       loon |      p50\n------------+----------\n          a |   12.5\n            |   14\n          b |   13.5\n            |   15\n";
        assert_eq!(found(plain), None);
        let estimates = "  uren |  Coef.   SE\n-------+-------------\n   age |  0.12  0.03\n _cons |  1.00  1.00\n";
        assert_eq!(found(estimates), None);
    }
}
