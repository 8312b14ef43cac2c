//! The degrees of freedom that fixed effects take, as Stata's `reghdfe` prints them below its estimates.
//!
//! Convention: `Absorbed degrees of freedom:` over a box with a line for each set of fixed effects: its
//! categories, those that are redundant, the coefficients that are left. Notes on its marks follow
//! (`? = number of redundant parameters may be higher`). The box belongs to the estimates above it, and
//! degrees of freedom count no units.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::PrintedLine;

/// What stands above the box.
const TITLE: &str = "Absorbed degrees of freedom:";

/// Lines of a box at most.
const LONGEST: usize = 100;

/// The column of its first number: behind those of the estimates and of their head.
const FIRST: u32 = 301;

/// The box that begins at the first of these lines, where no estimates took it.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let mut draft = Draft::default();
    let length = add(lines, &mut draft)?;
    draft.table(length)
}

/// Adds a box that follows some estimates, perhaps below empty lines, to their table; returns how many
/// lines it takes.
pub(super) fn below(lines: &[PrintedLine], draft: &mut Draft) -> usize {
    let blank = lines.iter().take_while(|line| line.is_blank()).count();
    let rest = lines.get(blank..).unwrap_or_default();
    add(rest, draft).map_or(0, |length| blank.saturating_add(length))
}

/// Adds the box that begins at the first of these lines; returns how many lines it takes.
fn add(lines: &[PrintedLine], draft: &mut Draft) -> Option<usize> {
    let (title, rest) = lines.split_first()?;
    if title.text().trim() != TITLE {
        return None;
    }
    let ends = |line: &PrintedLine| line.is_blank() || line.is_prompt();
    let mut rules = 0_usize;
    let mut length = 1_usize;
    for line in rest.iter().take(LONGEST).take_while(|line| !ends(line)) {
        if rules > 2 && !is_note(line) {
            break;
        }
        length = length.saturating_add(1);
        if line.is_rule() {
            rules = rules.saturating_add(1);
        } else if rules == 2 {
            row(line, draft);
        }
    }
    Some(length)
}

/// Adds what one set of fixed effects takes.
fn row(line: &PrintedLine, draft: &mut Draft) {
    let Some(bar) = line.bar() else { return };
    draft.label(line, line.between(0, bar).trim());
    // The marks of the notes stand behind the numbers.
    let digits = |text: &str| text.contains(|sign: char| sign.is_ascii_digit());
    let cells = line.plain_pieces().iter().filter(|piece| piece.start > bar && piece.number);
    for (column, piece) in (FIRST..).zip(cells.filter(|piece| digits(&piece.text))) {
        draft.cell(line, column, Measure::DegreesOfFreedom, &piece.text);
    }
}

/// Whether a line explains a mark: `* = FE nested within cluster`.
fn is_note(line: &PrintedLine) -> bool {
    let text = line.text();
    let text = text.trim_start();
    text.split_once(" = ").is_some_and(|(mark, _)| matches!(mark, "*" | "?"))
}
