//! What Stata's `codebook` prints of a variable.
//!
//! Two conventions. `Tabulation: Freq.  Value` (or `Freq.  Numeric  Label`), then a line for each value,
//! the frequency first: the value and its label name the row; only the frequency is a result. Else
//! `range: [0,2590]  units: 1`, below it how many values are missing, mean, standard deviation and
//! percentiles: the units are those in which the variable is written, and count nothing.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::PrintedLine;

/// The tabulation or the description that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    tabulation(lines).or_else(|| description(lines))
}

fn tabulation(lines: &[PrintedLine]) -> Option<Block> {
    let head = lines.first()?.text().to_lowercase();
    if !head.trim_start().starts_with("tabulation:") || !head.contains("freq.") {
        return None;
    }
    let mut draft = Draft::default();
    draft.head(1, "Freq.");
    let mut length = 1;
    for line in lines.iter().skip(1).take_while(|line| !line.is_blank() && !line.is_prompt()) {
        let pieces = line.plain_pieces();
        let Some((frequency, value)) = pieces.split_first().filter(|(first, _)| first.number)
        else {
            break;
        };
        let value: Vec<&str> = value.iter().map(|piece| piece.text.as_str()).collect();
        draft.label(line, &value.join(" "));
        draft.cell(line, 1, Measure::Count, &frequency.text);
        length += 1;
    }
    draft.table(length)
}

/// Lines that describe one variable, at most.
const LONGEST: usize = 20;

fn description(lines: &[PrintedLine]) -> Option<Block> {
    let first = lines.first()?.plain_pieces();
    let says = |word: &str| first.iter().any(|piece| piece.text == word);
    if !says("range:") || !says("units:") {
        return None;
    }
    let mut draft = Draft::default();
    let mut percentiles = false;
    let mut length = 0;
    let ends = |line: &PrintedLine| {
        line.is_rule() || line.is_prompt() || line.text().to_lowercase().contains("tabulation:")
    };
    for (at, line) in lines.iter().enumerate().take(LONGEST).take_while(|(_, line)| !ends(line)) {
        if line.is_blank() {
            continue;
        }
        let pieces = line.plain_pieces();
        let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        if percentiles {
            draft.label(line, "percentiles");
            for (column, text) in (1_u32..).zip(&texts) {
                draft.cell(line, column, Measure::Percentile, text);
            }
            length = at.saturating_add(1);
            break;
        }
        percentiles = texts.first() == Some(&"percentiles:");
        if !percentiles && !describe(line, &texts, &mut draft) {
            break;
        }
        length = at.saturating_add(1);
    }
    draft.table(length)
}

/// Adds the pairs of a line; false where it holds none.
fn describe(line: &PrintedLine, texts: &[&str], draft: &mut Draft) -> bool {
    let mut column = 1_u32;
    let mut found = false;
    for (name, value) in texts.iter().zip(texts.iter().skip(1)) {
        let Some(name) = name.strip_suffix(':') else { continue };
        let parts: Vec<&str> = value.trim_matches(['[', ']']).split([',', '/']).collect();
        let measures = match (name, parts.as_slice()) {
            ("range", [_, _]) => vec![(0, Measure::Minimum), (1, Measure::Maximum)],
            ("mean", [_]) => vec![(0, Measure::Mean)],
            ("std. dev" | "Std. dev", [_]) => vec![(0, Measure::StandardDeviation)],
            ("unique values", _) => vec![(0, Measure::Quantity)],
            ("missing .", [_, ..]) => vec![(0, Measure::Count), (1, Measure::Count)],
            _ => Vec::new(),
        };
        found = true;
        let of_missing = value.split_once('/').map(|(few, all)| [few, all]);
        for (at, measure) in measures {
            let part = match (name, of_missing) {
                ("missing .", Some(counts)) => counts.get(at).copied(),
                _ => parts.get(at).copied(),
            };
            draft.label(line, texts.first().copied().unwrap_or_default());
            draft.cell(line, column, measure, part.unwrap_or_default());
            column = column.saturating_add(1);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Printed;
    use crate::recognise::printed::tests::{lines, shown};

    #[test]
    fn reads_a_range_and_percentiles_and_takes_no_units_for_persons() {
        let text = "                 range:  [0,2590]                     units:  1\n\
                    \x20        unique values:  233                      missing .:  4/17,366,656\n\n\
                    \x20                 mean:   4.37738\n              std. dev:    45.183\n\n\
                    \x20          percentiles:        10%       25%       50%       75%       90%\n\
                    \x20                                0         1         2         4         5\n\n. \n";
        let (table, _) = shown(find(&lines(text)).unwrap());
        let values = |wanted: Measure| -> Vec<f64> {
            let cells = table.body.cells.iter().filter(|cell| cell.measure == wanted);
            cells
                .filter_map(|cell| match cell.printed {
                    Printed::Number { value, .. } => Some(value),
                    _ => None,
                })
                .collect()
        };
        assert_eq!(values(Measure::Count), [4.0, 17_366_656.0]);
        assert_eq!((values(Measure::Minimum), values(Measure::Maximum)), (vec![0.0], vec![2590.0]));
        assert_eq!(values(Measure::Percentile).len(), 5);
        assert_eq!(values(Measure::Mean).len(), 1);
    }
}
