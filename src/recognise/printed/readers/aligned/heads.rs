//! Heads of printed tables that are numbers: the classes of a variable.
//!
//! Conventions. R's `table` and pandas' `crosstab` print the classes of the second variable as the
//! heads of the columns. R puts the name of that variable alone on the line above and the name of
//! the first variable before the heads; pandas and `ftable` put the name of the second variable
//! before the heads and those of the row variables alone on the line below. Without names the heads
//! stand alone, one piece fewer than the rows have; the columns of a matrix are numbered `[,1]`. A tabulation of one variable prints its classes
//! on one line and their frequencies below it. Classes ascend, so results are hardly taken for them.

use crate::recognise::printed::line::{Piece, PrintedLine, is_number};

/// Heads that are numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes {
    /// How many lines at the top are such heads and the names of variables around them.
    pub(super) lines: usize,
    /// Whether the rows below them begin with a label.
    pub(super) labelled: bool,
}

/// The heads of that kind at the top of a block; `is_row` tells what looks like a row.
pub(super) fn classes(block: &[PrintedLine], is_row: &dyn Fn(&PrintedLine) -> bool) -> Classes {
    let crossed = crossed(block, is_row);
    if crossed > 0 {
        return Classes { lines: crossed, labelled: true };
    }
    // One variable: its classes over their frequencies, its name perhaps above them.
    let named = block.first().is_some_and(|line| {
        let words = words(line);
        words.len() == 1 && words.iter().all(|word| !word.number) && starts(line) == 0
    });
    let lines = block.get(usize::from(named)..).unwrap_or_default();
    let [classes, numbers] = lines else { return Classes::default() };
    let (classes, numbers) = (words(classes), words(numbers));
    let aligned = numbers.len() == classes.len()
        && numbers.len() >= 2
        && numbers.iter().zip(&classes).all(|(number, class)| number.end == class.end);
    // `quantile` names its values by probabilities, from above as well as from below.
    let probable = || are_probabilities(&classes) && !are_probabilities(&numbers);
    if aligned
        && (ascends(Some(&classes)) || probable())
        && numbers.iter().all(|number| number.number)
    {
        return Classes { lines: 1 + usize::from(named), labelled: false };
    }
    Classes::default()
}

/// How many lines at the top of a block are heads over rows that have a label.
fn crossed(block: &[PrintedLine], is_row: &dyn Fn(&PrintedLine) -> bool) -> usize {
    let [first, second, rest @ ..] = block else { return 0 };
    let named = |line: &PrintedLine| {
        let pieces = words(line);
        pieces.first().is_some_and(|piece| !piece.number) && ascends(pieces.get(1..))
    };
    let body = |line: &PrintedLine| is_row(line) || !rest.is_empty() && line.is_rule();
    // The name of the column variable, then the name of the row variable and the classes.
    if let [name] = words(first).as_slice()
        && !name.number
        && name.start > 0
        && named(second)
        && words(second).len() > 2
        && starts(second) == 0
        && words(second).get(1).is_some_and(|class| class.end > name.start)
        && rest.first().is_some_and(body)
    {
        return 2;
    }
    // The name of the column variable and the classes, then the names of the row variables.
    let names = |line: &PrintedLine| {
        let pieces = line.plain_pieces();
        let text = |piece: &Piece| !piece.number && piece.text.contains(char::is_alphabetic);
        !line.is_rule() && !pieces.is_empty() && pieces.iter().all(text)
    };
    if named(first) && names(second) && starts(second) == 0 && rest.first().is_some_and(body) {
        return 2;
    }
    let classes = words(first);
    if !ascends(Some(&classes)) && !are_probabilities(&classes) {
        return 0;
    }
    let rows = block.get(1..).unwrap_or_default();
    let longer = |line: &PrintedLine| words(line).len() == classes.len().saturating_add(1);
    let left = |line: &PrintedLine| starts(line) < starts(first);
    // The classes alone, over rows that each have a label before their numbers.
    if rows.len() >= 2 && rows.iter().all(|line| longer(line) && left(line) && is_row(line)) {
        return 1;
    }
    0
}

/// Whether a line describes what follows, as those of R's tibbles do (`# A tibble: 4 × 3` and `<chr>
/// <int> <dbl>`) and the one that `stargazer` sets over all of its columns.
pub(super) fn describes(line: &PrintedLine) -> bool {
    let pieces = words(line);
    let typed = |piece: &Piece| piece.text.starts_with('<') && piece.text.ends_with('>');
    pieces.first().is_some_and(|piece| piece.text == "#")
        || pieces.iter().all(typed)
        || line.text().trim() == "Dependent variable:"
}

/// Whether a line heads the times that R took, as it says at the end of a batch: no results.
pub(super) fn names_times(line: &PrintedLine) -> bool {
    let pieces = words(line);
    pieces.iter().map(|piece| piece.text.as_str()).eq(["user", "system", "elapsed"])
}

/// Whether a line is one of Stata's own settings, as it lists those of its memory: no result.
pub(super) fn is_setting(line: &PrintedLine) -> bool {
    let pieces = line.plain_pieces();
    pieces.first().is_some_and(|piece| piece.text.starts_with("set ")) && pieces.len() > 2
}

/// The words of a line, each a piece of its own.
fn words(line: &PrintedLine) -> Vec<Piece> {
    line.pieces(&|_| true)
        .into_iter()
        .flat_map(|piece| {
            let mut at = piece.start;
            let number = piece.number && !piece.text.contains(' ');
            piece
                .text
                .split(' ')
                .map(|word| {
                    let start = at;
                    let end = start.saturating_add(word.chars().count());
                    at = end.saturating_add(1);
                    let number = number || is_number(word);
                    Piece { start, end, text: word.to_owned(), number }
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Where the text of a line begins.
fn starts(line: &PrintedLine) -> usize {
    line.columns.iter().position(|sign| *sign != ' ').unwrap_or(0)
}

/// Whether pieces are classes: whole numbers or percentages that ascend.
fn ascends(pieces: Option<&[Piece]>) -> bool {
    let Some(pieces) = pieces.filter(|pieces| !pieces.is_empty()) else { return false };
    let classes: Option<Vec<f64>> = pieces.iter().map(class).collect();
    classes.is_some_and(|classes| classes.windows(2).all(|pair| pair.first() < pair.last()))
        && (pieces.len() > 1 || pieces.iter().any(|piece| piece.text.len() < 3))
}

/// Whether pieces are probabilities in their order, as `confint` and `quantile` of R may be asked for.
fn are_probabilities(pieces: &[Piece]) -> bool {
    let value = |piece: &Piece| piece.text.parse::<f64>().ok().filter(|p| *p > 0.0 && *p < 1.0);
    let values: Option<Vec<f64>> = pieces.iter().map(value).collect();
    values.is_some_and(|values| {
        let rises = |pair: &[f64]| pair.first() < pair.last();
        let falls = |pair: &[f64]| pair.first() > pair.last();
        values.len() > 1 && (values.windows(2).all(rises) || values.windows(2).all(falls))
    })
}

/// The value of a class: a whole number, a percentage as R's `quantile` names them, or the number of
/// a column of a matrix.
fn class(piece: &Piece) -> Option<f64> {
    if let Some(column) = piece.text.strip_prefix("[,").and_then(|rest| rest.strip_suffix(']')) {
        return column.parse::<u32>().ok().map(f64::from);
    }
    let percent = piece.text.strip_suffix('%');
    let text = percent.unwrap_or(&piece.text);
    let value: f64 = text.parse().ok()?;
    (value >= 0.0 && (percent.is_some() || value.fract() == 0.0 && !text.contains('.')))
        .then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::lines;

    fn heads(text: &str) -> usize {
        let lines = lines(text);
        let is_row =
            |line: &PrintedLine| line.plain_pieces().iter().skip(1).any(|piece| piece.number);
        classes(&lines, &is_row).lines
    }

    #[test]
    fn classes_over_a_cross_table_are_heads() {
        let table = "         werk\nopleiding   0   1\n        1 153 208\n        2 134 229\n";
        assert_eq!(heads(table), 2);
        assert_eq!(heads("werk    0    1\nniveau\n1     153  208\n2     134  229\n"), 2);
        assert_eq!(heads("      0   1\n  1 153 208\n  2 134 229\n"), 1);
        assert_eq!(heads("     [,1]  [,2]\n1%  -2.56 -3.43\n10% -1.62 -2.57\n"), 1);
    }

    #[test]
    fn classes_over_their_frequencies_are_heads() {
        assert_eq!(heads("  1   2   3 \n361 363 319 \n"), 1);
        assert_eq!(heads("niveau\n  1   2   3 \n361 363 319 \n"), 2);
        assert_eq!(heads("   0%   25%   50%\n 12.0  14.5  18.1\n"), 1);
        assert_eq!(heads("0.75  0.5 0.25 \n 489  930 1492 \n"), 1);
        assert_eq!(
            heads("        0.025     0.975\n365 0.6446215 0.8594153\n730 0.5410938 0.7766848\n"),
            1
        );
    }

    #[test]
    fn rows_of_results_are_no_heads() {
        assert_eq!(heads("Noord  121  125\nOost   131  126\n"), 0);
        assert_eq!(heads("         man vrouw\nNoord    121  125\nOost  131  126\n"), 0);
        assert_eq!(heads("        man vrouw\n  Noord 121   125\n  Oost  131   126\n"), 0);
        assert_eq!(heads("       n\nNoord 121\nOost  131\n"), 0);
        assert_eq!(heads("363 361 319 \n361 363 319 \n"), 0);
        assert_eq!(heads("0.25 0.31 0.44 \n0.75 0.69 0.56 \n"), 0);
    }
}
