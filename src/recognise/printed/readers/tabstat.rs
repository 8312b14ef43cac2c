//! Statistics by group below each other, as Stata's `tabstat, by()` prints them.
//!
//! Convention: a line `Summary statistics:` names them in their order; then heads with the variables,
//! a bar behind the groups and a rule that crosses it; each group has a line for each statistic, of
//! which only the first has a label. Where the statistics stand beside each other, the heads name
//! them, and the table is an aligned one like others.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::PrintedLine;
use crate::recognise::words;

/// Lines between the names of the statistics and the table, at most.
const LONGEST_HEAD: usize = 10;

/// The statistics that begin at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let first = lines.first()?.text();
    let named = first.trim().strip_prefix("Summary statistics:")?;
    let statistics: Vec<Measure> = named
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| words::measure(name).unwrap_or(Measure::Other))
        .collect();
    let top = lines.iter().take(LONGEST_HEAD).position(PrintedLine::is_rule)?;
    let heads = lines.get(top.checked_sub(1)?)?;
    let bar = heads.bar()?;
    let crossed = lines.get(top)?.crosses_at(bar);
    let variables: Vec<_> = heads.plain_pieces().iter().filter(|piece| piece.start > bar).collect();
    // `estpost tabstat` names the statistics as it stores them: `e(mean)`.
    let names_statistics = |text: &str| {
        let text = text.to_lowercase();
        matches!(text.as_str(), "n" | "mean" | "sd") || text.starts_with("e(")
    };
    if !crossed || variables.iter().any(|piece| names_statistics(&piece.text)) {
        return None;
    }
    let mut draft = Draft::default();
    for (column, piece) in (1_u32..).zip(variables) {
        draft.head(column, &piece.text);
    }
    let (mut within, mut length) = (0_usize, top);
    for (at, line) in lines.iter().enumerate().skip(top) {
        if line.is_blank() || line.is_prompt() {
            break;
        }
        length = at.saturating_add(1);
        if line.is_rule() {
            continue;
        }
        let label = line.between(0, bar).trim().to_owned();
        within = if label.is_empty() { within.saturating_add(1) } else { 0 };
        if !label.is_empty() {
            draft.label(line, &label);
        }
        let measure = statistics.get(within).copied().unwrap_or(Measure::Other);
        let cells = line.plain_pieces().iter().filter(|piece| piece.start > bar && piece.number);
        for (column, piece) in (1_u32..).zip(cells) {
            draft.cell(line, column, measure, &piece.text);
        }
    }
    draft.table(length)
}
