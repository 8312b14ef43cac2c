//! Cross tables of R's `gmodels::CrossTable`, whose cells hold several numbers below each other.
//!
//! Convention: a box `Cell Contents` names the lines of each cell, in its order: `N`, `N / Row Total`,
//! `Expected N` (or `Count`, `Row Percent` in the format of SPSS). Below the number of observations
//! follows the table: the names of the variables and the classes of the second one between bars, then
//! for each class of the first one as many lines, of which only the first has a label, up to a rule. The
//! total that stands above the table stands in its corner as well.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::PrintedLine;

/// Lines of the box and of the text below it, at most.
const LONGEST_HEAD: usize = 40;

/// Lines of a table at most.
const LONGEST: usize = 20_000;

/// The cross table that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    if lines.first()?.text().trim() != "Cell Contents" {
        return None;
    }
    let measures: Vec<Measure> = lines
        .iter()
        .skip(1)
        .take(LONGEST_HEAD)
        .take_while(|line| is_barred(line))
        .filter(|line| !line.is_rule())
        .map(|line| measure(line.text().trim_matches(['|', ' '])))
        .collect();
    let mut draft = Draft::default();
    let named = measures.len().saturating_add(1);
    let between = lines.iter().enumerate().skip(named).take(LONGEST_HEAD);
    let top = between.skip_while(|(_, line)| is_barred(line)).find(|(_, line)| is_barred(line))?.0;
    if lines.get(..top)?.iter().any(PrintedLine::is_prompt) {
        return None;
    }
    let mut at = top;
    let (mut ruled, mut within) = (false, 0_usize);
    for line in lines.get(top..)?.iter().take(LONGEST).take_while(|line| is_barred(line)) {
        at = at.saturating_add(1);
        if line.is_rule() {
            (ruled, within) = (true, 0);
            continue;
        }
        let text = line.text();
        let mut parts = text.split('|').map(str::trim);
        let label = parts.next().unwrap_or_default();
        let cells = (1_u32..).zip(parts.filter(|part| !part.is_empty()));
        if !ruled {
            cells.for_each(|(column, class)| draft.head(column, class));
            continue;
        }
        if !label.is_empty() {
            draft.label(line, label);
        }
        let measure = measures.get(within).copied().unwrap_or(Measure::Other);
        cells.for_each(|(column, cell)| draft.cell(line, column, measure, cell));
        within = within.saturating_add(1);
    }
    draft.table(at)
}

/// What a line of the box says that a line of each cell holds.
fn measure(name: &str) -> Measure {
    match name {
        "N" | "Count" => Measure::Count,
        name if name.starts_with("N / ") => Measure::Share,
        name if name.ends_with(" Percent") => Measure::Percent,
        name if name.starts_with("Chi-square") => Measure::TestStatistic,
        _ => Measure::Other,
    }
}

/// Whether a line ends with a bar, as those of the box and of the table do.
fn is_barred(line: &PrintedLine) -> bool {
    !line.is_prompt() && line.columns.last() == Some(&'|')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::{lines, shown};

    const PAIR: &str = "
   Cell Contents
|-------------------------|
|                       N |
|           N / Row Total |
|-------------------------|

Total Observations in Table:  30 

             | d$werk 
     d$regio |       nee |        ja | Row Total | 
-------------|-----------|-----------|-----------|
       Noord |        12 |         4 |        16 | 
             |     0.750 |     0.250 |     0.533 | 
-------------|-----------|-----------|-----------|
Column Total |        18 |        12 |        30 | 
-------------|-----------|-----------|-----------|

";

    #[test]
    fn the_box_says_which_lines_of_a_cell_count() {
        let text = PAIR.trim_start_matches('\n');
        let block = find(&lines(text)).unwrap();
        let length = block.length;
        let (table, models) = shown(block);
        assert_eq!((length, table.cells, table.count_cells), (16, 9, 6));
        assert_eq!(models, []);
        assert_eq!(table.body.columns[0].words, ["nee"]);
    }
}
