//! Tabulations in Stata's `codebook`, which print the frequency to the left of the value.
//!
//! Convention: `Tabulation: Freq.  Value` (or `Freq.  Numeric  Label`), then a line for each value,
//! the frequency first. The value and its label name the row; only the frequency is a result.

use super::draft::Draft;
use super::line::PrintedLine;
use super::{Block, Shape};
use crate::facts::Measure;
use crate::place::Place;

/// The tabulation that begins at the first of these lines.
pub(super) fn find(
    lines: &[PrintedLine],
    place: &dyn Fn(usize) -> Option<Place>,
    hidden: bool,
) -> Option<Block> {
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
    let table = draft.table(place(length)?, hidden, false)?;
    Some(Block { length, shape: Shape::Table(Box::new(table), None) })
}
