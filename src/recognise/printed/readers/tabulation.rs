//! Cross tables of Stata's `tabulate`, whose cells hold a frequency with percentages below it.
//!
//! Convention: a box `Key` may name the lines of each cell (frequency, row percentage, column
//! percentage). Then a head with the classes of the second variable and `Total`, two bars, a rule
//! with `+` below the bars; rows of frequencies, each with lines of percentages that have no label
//! below it; a rule, the total. Tables with heads `Freq.` or `Mean` name their columns themselves
//! and are aligned tables like others.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::{Piece, PrintedLine, is_bar};
use crate::recognise::words;

/// Lines of the head above the rule, at most: names of variables break at twelve signs.
const LONGEST_HEAD: usize = 12;

/// The cross table that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let (key, start) = key(lines);
    let table = lines.get(start..)?;
    let rule = table
        .iter()
        .take(LONGEST_HEAD)
        .take_while(|line| !line.is_blank() && !line.is_prompt())
        .position(|line| line.crossings() == 2)?;
    let heads = table.get(..rule)?;
    if heads.is_empty() || !heads.iter().all(|line| bars(line) >= 1) {
        return None;
    }
    let innermost = heads.last()?.plain_pieces();
    // A head that names a statistic says itself what its columns are.
    let named = |piece: &Piece| words::measure(&piece.text).is_some();
    if innermost.iter().skip(1).any(|piece| piece.text.ends_with('.') && named(piece)) {
        return None;
    }
    let body = table.get(rule..)?.iter().take_while(|line| {
        !line.is_blank() && !line.is_prompt() && (bars(line) > 0 || line.is_rule())
    });
    let length = rule.saturating_add(body.clone().count());
    let mut draft = Draft::default();
    for (column, piece) in (1_u32..).zip(innermost.iter().skip(1)) {
        draft.head(column, &piece.text);
    }
    let mut within = 0_usize;
    let mut any = false;
    for line in body.filter(|line| !line.is_rule()) {
        let bar = line.bar()?;
        let label = line.between(0, bar).trim().to_owned();
        within = if label.is_empty() { within.saturating_add(1) } else { 0 };
        if !label.is_empty() {
            draft.label(line, &label);
        }
        let measure = key.get(within).copied().unwrap_or(match within {
            0 => Measure::Count,
            _ => Measure::Percent,
        });
        let cells = line.plain_pieces().iter().filter(|piece| piece.start > bar);
        for (column, piece) in (1_u32..).zip(cells) {
            any |= piece.number;
            // A second line in whole numbers below a frequency is a frequency as well.
            let whole = !piece.text.contains('.');
            let measure = if within > 0 && whole { Measure::Count } else { measure };
            draft.cell(line, column, measure, &piece.text);
        }
    }
    if !any {
        return None;
    }
    let length = start.saturating_add(length);
    draft.table(length)
}

/// What the lines of each cell are, as the box `Key` says, and where the table begins.
fn key(lines: &[PrintedLine]) -> (Vec<Measure>, usize) {
    const LONGEST_KEY: usize = 12;
    let is_key = lines.get(1).is_some_and(|line| line.text().trim_matches(['|', ' ']) == "Key");
    if !is_key || !lines.first().is_some_and(PrintedLine::is_rule) {
        return (Vec::new(), 0);
    }
    let mut measures = Vec::new();
    let mut rules = 0;
    for (at, line) in lines.iter().enumerate().take(LONGEST_KEY) {
        if line.is_rule() {
            rules += 1;
            if rules == 3 {
                let blank = lines.iter().skip(at + 1).take_while(|line| line.is_blank()).count();
                return (measures, at + 1 + blank);
            }
        } else if rules == 2 {
            let text = line.text().to_lowercase();
            measures.push(if text.contains("percent") {
                Measure::Percent
            } else if text.contains("frequency") && !text.contains("expected") {
                Measure::Count
            } else if text.contains("chi2") || text.contains("likelihood") {
                Measure::TestStatistic
            } else {
                Measure::Other
            });
        }
    }
    (Vec::new(), 0)
}

/// How many bars a line has.
fn bars(line: &PrintedLine) -> usize {
    line.columns.iter().filter(|sign| is_bar(**sign)).count()
}
