//! The reports that Stata prints after `merge`, `reshape`, `describe` and `count`: numbers of units.
//!
//! Conventions: a head `Result` with `# of obs.` or `Number of obs`, a rule, lines such as `matched` and
//! `from master` with a number, and a rule: that is a small table of its own. The others are no results:
//! a head `Data` with the old and the new shape, a rule, then lines such as `Number of obs.` with a
//! number, and a rule. `describe` begins with `Contains data` and goes on with lines such as `obs: 1,426` up to
//! its first rule. The answers to `count` in a loop are numbers by themselves, each behind two blanks,
//! where the numbers of a column would end alike.

use crate::facts::Measure;
use crate::recognise::printed::block::Block;
use crate::recognise::printed::draft::Draft;
use crate::recognise::printed::line::PrintedLine;
use crate::recognise::printed::pairs::whole;

/// Lines of such a report at most.
const LONGEST: usize = 30;

/// The column in which the answer to `count` begins.
const ANSWERED: usize = 2;

/// The report that begins at the first of these lines.
pub(super) fn find(lines: &[PrintedLine]) -> Option<Block> {
    described(lines)
        .or_else(|| answers(lines))
        .or_else(|| reshaped(lines))
        .or_else(|| merged(lines))
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
    Some(Block::counts(told, counts))
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
    ragged.then(|| Block::counts(counts.len(), counts))
}

/// What `reshape` did.
fn reshaped(lines: &[PrintedLine]) -> Option<Block> {
    if !matches!(head(lines)?.as_str(), "data long -> wide" | "data wide -> long") {
        return None;
    }
    let body = lines.get(1..)?;
    let length = framed(body);
    let counts = body.iter().take(length).filter_map(|line| {
        let told = line.text().to_lowercase().starts_with("number of obs");
        first_number(line).filter(|_| told).map(|(_, value)| ("obs".to_owned(), value))
    });
    Some(Block::counts(length.saturating_add(1), counts.collect()))
}

/// What `merge` did: a table of one column.
fn merged(lines: &[PrintedLine]) -> Option<Block> {
    if !matches!(head(lines)?.as_str(), "result # of obs." | "result number of obs") {
        return None;
    }
    let body = lines.get(1..)?;
    let length = framed(body);
    let mut draft = Draft::default();
    draft.head(1, "Number of obs");
    for line in body.iter().take(length) {
        if let Some((text, _)) = first_number(line) {
            let label = line.plain_pieces().first().map_or("", |label| &label.text);
            draft.label(line, label);
            draft.cell(line, 1, Measure::Count, &text);
        }
    }
    let length = length.saturating_add(1);
    draft.table(length)
}

/// The head of a report, in lower case and with single blanks.
fn head(lines: &[PrintedLine]) -> Option<String> {
    let head = lines.first()?.text().to_lowercase();
    Some(head.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// How many lines a report takes below its head, up to its second rule.
fn framed(body: &[PrintedLine]) -> usize {
    let lines = body.iter().take(LONGEST).take_while(|line| !line.is_prompt());
    let mut rules = 0;
    let mut length = 0;
    for line in lines {
        length += 1;
        rules += usize::from(line.is_rule());
        if rules == 2 {
            break;
        }
    }
    length
}

/// The first number behind the label of a line, as printed and as a whole number.
fn first_number(line: &PrintedLine) -> Option<(String, u64)> {
    let words = line.plain_pieces().iter().skip(1);
    let mut words = words.map(|piece| piece.text.split(' ').next().unwrap_or_default());
    words.find_map(|word| Some((word.to_owned(), whole(word)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::block::Shape;
    use crate::recognise::printed::tests::{lines, shown};

    /// How many lines the report takes, and the numbers in it.
    fn found(text: &str) -> Option<(usize, Vec<u64>)> {
        let lines = lines(text);
        let block = find(&lines)?;
        let length = block.length;
        if let Shape::Counts(counts) = block.shape {
            return Some((length, counts.into_iter().map(|(_, value)| value).collect()));
        }
        Some((length, vec![shown(block).0.count_cells]))
    }

    #[test]
    fn catches_what_stata_says_of_its_data() {
        let described =
            "Contains data from ./a.dta\n  obs:         1,426\n vars:            23\n-----------\n";
        assert_eq!(found(described), Some((3, vec![1426])));
        assert_eq!(found("  1,235\n  970\n  8\n\n"), Some((3, vec![1235, 970, 8])));
    }

    #[test]
    fn a_merge_is_a_table_of_what_was_matched_and_what_was_not() {
        let report = "    Result                           # of obs.
    -----------------------------------------
    not matched                         1,237
        from master                     1,234  (_merge==1)
        from using                          3  (_merge==2)

    matched                             8,412  (_merge==3)
    -----------------------------------------
";
        assert_eq!(found(report), Some((8, vec![4])));
    }

    #[test]
    fn does_not_catch_columns_of_numbers() {
        assert_eq!(found("  1235\n   970\n     8\n"), None);
        assert_eq!(found("  889\n"), None);
        assert_eq!(found("12\n1304\n"), None);
    }
}
