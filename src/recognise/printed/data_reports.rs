//! The reports that Stata prints after `merge`, `reshape`, `describe` and `count`: numbers of units,
//! but no results.
//!
//! Conventions: a head `Result` with `# of obs.` or `Number of obs`, or a head `Data` with the old
//! and the new shape; a rule; then lines such as `not matched` or `Number of obs.` with a number,
//! and a rule. `describe` begins with `Contains data` and goes on with lines such as `obs: 1,426` up to
//! its first rule. The answers to `count` in a loop are numbers by themselves, each behind two blanks,
//! where the numbers of a column would end alike.

use super::line::PrintedLine;
use super::pairs::whole;
use super::{Block, Shape};

/// Lines of such a report at most.
const LONGEST: usize = 30;

/// The column in which the answer to `count` begins.
const ANSWERED: usize = 2;

/// The report that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    described(lines).or_else(|| answers(lines)).or_else(|| reported(lines))
}

/// What `describe` says of the data.
fn described(lines: &[PrintedLine]) -> Option<Block> {
    let text = lines.first()?.text();
    if text != "Contains data" && !text.starts_with("Contains data from ") {
        return None;
    }
    let told = lines.iter().take(LONGEST).position(|line| line.is_rule() || line.is_prompt())?;
    let observations = lines.iter().take(told).filter_map(|line| {
        let text = line.text().to_lowercase();
        let (label, rest) = text.split_once(':')?;
        matches!(label.trim(), "obs" | "observations")
            .then(|| rest.split_whitespace().next())?
            .and_then(whole)
    });
    let counts = observations.map(|value| ("obs".to_owned(), value)).collect();
    Some(Block { length: told, shape: Shape::Counts(counts) })
}

/// The answers to `count`, line by line.
fn answers(lines: &[PrintedLine]) -> Option<Block> {
    let answer = |line: &PrintedLine| match line.plain_pieces() {
        [piece] if piece.start == ANSWERED && !line.is_prose() => {
            let digits = piece.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
            whole(&piece.text).filter(|_| digits)
        }
        _ => None,
    };
    let counts: Vec<u64> = lines.iter().take(LONGEST).map_while(answer).collect();
    let ends = |line: &PrintedLine| line.columns.len();
    let ragged =
        lines.iter().take(counts.len()).any(|line| Some(ends(line)) != lines.first().map(ends));
    let counts: Vec<(String, u64)> =
        counts.into_iter().map(|value| ("count".to_owned(), value)).collect();
    ragged.then(|| Block { length: counts.len(), shape: Shape::Counts(counts) })
}

/// What `merge` and `reshape` did.
fn reported(lines: &[PrintedLine]) -> Option<Block> {
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
        let number = line
            .plain_pieces()
            .iter()
            .skip(1)
            .find_map(|piece| whole(piece.text.split(' ').next().unwrap_or_default()));
        counts.extend(number.map(|value| ("obs".to_owned(), value)));
    }
    Some(Block { length, shape: Shape::Counts(counts) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many lines the report takes, and the numbers in it.
    fn found(text: &str) -> Option<(usize, Vec<u64>)> {
        let lines: Vec<PrintedLine> =
            (1_u64..).zip(text.lines()).map(|(at, text)| PrintedLine::new(at, text)).collect();
        let block = find(&lines)?;
        let Shape::Counts(counts) = block.shape else { panic!("a report is no table") };
        Some((block.length, counts.into_iter().map(|(_, value)| value).collect()))
    }

    #[test]
    fn catches_what_stata_says_of_its_data() {
        let described =
            "Contains data from ./a.dta\n  obs:         1,426\n vars:            23\n-----------\n";
        assert_eq!(found(described), Some((3, vec![1426])));
        assert_eq!(found("  1,235\n  970\n  8\n\n"), Some((3, vec![1235, 970, 8])));
        let merged = "    Result                      Number of obs\n    -----------------\n    Not matched                         1,234\n    -----------------\n";
        assert_eq!(found(merged), Some((4, vec![1234])));
    }

    #[test]
    fn does_not_catch_columns_of_numbers() {
        assert_eq!(found("  1235\n   970\n     8\n"), None);
        assert_eq!(found("  889\n"), None);
        assert_eq!(found("12\n1304\n"), None);
    }
}
