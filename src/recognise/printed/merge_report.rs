//! The reports that Stata prints after `merge` and `reshape`: numbers of units, but no results.
//!
//! Convention: a head `Result` with `# of obs.` or `Number of obs`, or a head `Data` with the old
//! and the new shape; a rule; then lines such as `not matched` or `Number of obs.` with a number,
//! and a rule.

use super::line::PrintedLine;
use super::{Block, Shape};
use crate::recognise::values::{self, Notation, Reading};

/// Lines of such a report at most.
const LONGEST: usize = 30;

/// The report that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    let head = lines.first()?.text().to_lowercase();
    let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
    let merge = matches!(head.as_str(), "result # of obs." | "result number of obs");
    let reshape = matches!(head.as_str(), "data long -> wide" | "data wide -> long");
    if !merge && !reshape {
        return None;
    }
    let mut counts = Vec::new();
    let mut rules = 0;
    let mut length = 1;
    for line in lines.iter().skip(1).take(LONGEST) {
        if line.is_prompt() {
            break;
        }
        length += 1;
        rules += usize::from(line.is_rule());
        if rules == 2 {
            break;
        }
        if reshape && !line.text().to_lowercase().starts_with("number of obs") {
            continue;
        }
        let number = line.plain_pieces().iter().skip(1).find_map(|piece| {
            let first = piece.text.split(' ').next().unwrap_or_default();
            match values::read(first, Notation::Point) {
                Reading::Number(number) if number.value >= 0.0 && number.decimals == 0 => {
                    Some(number.value)
                }
                _ => None,
            }
        });
        if let Some(value) = number {
            // Whole and not negative; beyond the range it is as large as can be.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            counts.push(("obs".to_owned(), value as u64));
        }
    }
    Some(Block { length, shape: Shape::Counts(counts) })
}
