//! The detailed summary of one variable, as Stata's `summarize, detail` prints it.
//!
//! Convention: heads `Percentiles` and `Smallest`; lines that begin with a percentage, then the
//! percentile and one of the smallest or (below `Largest`) largest values; on the right pairs of a
//! label and a number. One empty line stands in the middle.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::{Piece, PrintedLine};
use crate::recognise::words;

/// Lines of such a summary, at most.
const LONGEST: usize = 16;

/// The last percentile.
const LAST: &str = "99%";

/// The summary that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let is_head = |line: &PrintedLine| {
        let pieces = line.plain_pieces().iter().map(|piece| piece.text.as_str());
        pieces.eq(["Percentiles", "Smallest"])
    };
    // The label of the variable may stand above, over a rule.
    let top = lines.iter().take(3).position(is_head)?;
    if top > 0 && !lines.get(top.saturating_sub(1)).is_some_and(PrintedLine::is_rule) {
        return None;
    }
    let mut draft = Draft::default();
    let mut extremes = Measure::Minimum;
    let mut length = top.saturating_add(1);
    for (at, line) in lines.iter().enumerate().skip(length).take(LONGEST) {
        let ends = line.is_prompt() || line.is_rule();
        let next_is_blank = lines.get(at.saturating_add(1)).is_none_or(PrintedLine::is_blank);
        if ends || line.is_blank() && next_is_blank {
            break;
        }
        if line.text().contains("Largest") {
            extremes = Measure::Maximum;
        }
        state(line, extremes, &mut draft);
        length = at.saturating_add(1);
        // The last percentile closes the summary: the next may follow without a command.
        if line.plain_pieces().first().is_some_and(|piece| piece.text == LAST) {
            break;
        }
    }
    draft.table(length)
}

/// Adds what one line says.
fn state(line: &PrintedLine, extremes: Measure, draft: &mut Draft) {
    let pieces = line.plain_pieces();
    let is_percentile = pieces.first().is_some_and(|piece| piece.text.ends_with('%'));
    let mut label: Option<&Piece> = None;
    for (column, piece) in (0_u32..).zip(pieces) {
        if !piece.number {
            label = Some(piece);
            continue;
        }
        let measure = match (label, column) {
            (Some(label), _) => named(&label.text),
            // The percentage itself is the label of its row.
            (None, 0) if is_percentile => continue,
            (None, 1) if is_percentile => Measure::Percentile,
            _ => extremes,
        };
        draft.cell(line, column, measure, &piece.text);
    }
}

/// What a label on the right names.
fn named(label: &str) -> Measure {
    match label {
        "Largest" => Measure::Maximum,
        "Obs" | "Sum of wgt." | "Sum of Wgt." => Measure::Count,
        other => words::measure(other).filter(|m| *m != Measure::Count).unwrap_or(Measure::Other),
    }
}
