//! Coefficients of two fits beside each other with their difference, as Stata's `hausman` prints them.
//!
//! Convention: `---- Coefficients ----` over two lines of heads with a bar behind the labels, a rule
//! that crosses it, a line for each coefficient, a rule. It is a table of a test: the fits themselves
//! were printed before, so it shows no model.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::PrintedLine;

/// Lines of heads, the rule included.
const HEAD: usize = 4;

/// Lines of such a table at most.
const LONGEST: usize = 2_000;

/// What the columns hold; further ones hold something else.
const COLUMNS: [Measure; 4] =
    [Measure::Coefficient, Measure::Coefficient, Measure::Other, Measure::StandardError];

/// The table that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let [title, _, heads, rule, ..] = lines else { return None };
    if title.text().trim() != "---- Coefficients ----" || !rule.is_rule() {
        return None;
    }
    let bar = heads.bar()?;
    let mut draft = Draft::default();
    for (column, piece) in (1_u32..).zip(heads.plain_pieces().iter().filter(|p| p.start > bar)) {
        draft.head(column, &piece.text);
    }
    let rows = lines.iter().skip(HEAD).take(LONGEST);
    let rows = rows.take_while(|line| !line.is_blank() && !line.is_rule() && !line.is_prompt());
    let mut length = HEAD;
    for line in rows {
        draft.label(line, line.between(0, bar).trim());
        let cells = line.plain_pieces().iter().filter(|piece| piece.start > bar && piece.number);
        for ((column, piece), at) in (1_u32..).zip(cells).zip(0..) {
            draft.cell(line, column, *COLUMNS.get(at).unwrap_or(&Measure::Other), &piece.text);
        }
        length = length.saturating_add(1);
    }
    length =
        length.saturating_add(usize::from(lines.get(length).is_some_and(PrintedLine::is_rule)));
    draft.table(length)
}
