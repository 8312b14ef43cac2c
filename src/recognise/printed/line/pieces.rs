//! The pieces of a line: what its spaces and bars set apart.

use super::PrintedLine;
use crate::recognise::values::{self, Notation, Reading};

/// Bytes of a piece that can still be a number with its marks.
const LONGEST_NUMBER: usize = 80;

/// A run of text that stands apart from its neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recognise::printed) struct Piece {
    /// Its first column.
    pub(in crate::recognise::printed) start: usize,
    /// The column after its last one.
    pub(in crate::recognise::printed) end: usize,
    pub(in crate::recognise::printed) text: String,
    /// Whether it says a number or a marker in place of one.
    pub(in crate::recognise::printed) number: bool,
}

impl PrintedLine {
    /// Where bars stand that set columns apart; the bars of `P>|t|` do not.
    pub(in crate::recognise::printed) fn bars(&self) -> Vec<usize> {
        let bar = |at: usize| self.is_barred_at(at);
        let letter = |at: usize| self.columns.get(at).is_some_and(|sign| sign.is_alphabetic());
        let signs = self.columns.iter().enumerate().filter(|(_, sign)| is_bar(**sign));
        signs
            .map(|(at, _)| at)
            .filter(|at| !(letter(at + 1) && bar(at + 2)))
            .filter(|at| {
                !(at.checked_sub(1).is_some_and(letter) && at.checked_sub(2).is_some_and(bar))
            })
            .collect()
    }

    /// Where the first bar stands.
    pub(in crate::recognise::printed) fn bar(&self) -> Option<usize> {
        self.columns.iter().position(|sign| is_bar(*sign))
    }

    /// Whether a bar stands in a column.
    pub(in crate::recognise::printed) fn is_barred_at(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|sign| is_bar(*sign))
    }

    /// How many bars a rule crosses; 0 for other lines.
    pub(in crate::recognise::printed) fn crossings(&self) -> usize {
        let crosses = self.columns.iter().filter(|sign| is_crossing(**sign)).count();
        if self.is_rule() { crosses } else { 0 }
    }

    /// Where a rule crosses its first bar.
    pub(in crate::recognise::printed) fn crossing(&self) -> Option<usize> {
        self.columns.iter().position(|sign| is_crossing(*sign)).filter(|_| self.is_rule())
    }

    /// Whether a rule crosses a bar in a column.
    pub(in crate::recognise::printed) fn crosses_at(&self, column: usize) -> bool {
        self.is_rule() && self.columns.get(column).is_some_and(|sign| is_crossing(*sign))
    }

    /// The pieces of the line as it alone shows them.
    pub(in crate::recognise::printed) fn plain_pieces(&self) -> &[Piece] {
        self.plain.get_or_init(|| self.pieces(&|_| false))
    }

    /// The pieces of the line: set apart by two spaces or more, by bars, and by single spaces
    /// between numbers or where `gutter` says that every line of the block is empty.
    pub(in crate::recognise::printed) fn pieces(
        &self,
        gutter: &dyn Fn(usize) -> bool,
    ) -> Vec<Piece> {
        let bars = self.bars();
        let mut pieces = Vec::new();
        let mut words: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        while at < self.columns.len() {
            let is_space = |at: usize| {
                self.columns.get(at).is_none_or(|sign| *sign == ' ')
                    || bars.binary_search(&at).is_ok()
            };
            if is_space(at) {
                at += 1;
                continue;
            }
            let start = at;
            while at < self.columns.len() && !is_space(at) {
                at += 1;
            }
            words.push((start, at));
        }
        let mut depth = 0_i32;
        for (start, end) in words {
            let word = self.between(start, end);
            let joins = pieces.last().is_some_and(|last: &Piece| {
                start == last.end + 1
                    && bars.binary_search(&last.end).is_err()
                    && (depth > 0 || joins_words(last, &word, gutter(last.end)))
            });
            let deeper = brackets(&word);
            match pieces.last_mut().filter(|_| joins) {
                Some(last) => {
                    last.text.push(' ');
                    last.text.push_str(&word);
                    last.end = end;
                    last.number = is_number(&last.text);
                }
                None => {
                    depth = 0;
                    pieces.push(Piece { start, end, number: is_number(&word), text: word });
                }
            }
            depth += deeper;
        }
        pieces
    }
}

/// Whether a word after a single space belongs to the piece before it.
fn joins_words(last: &Piece, word: &str, gutter: bool) -> bool {
    let number = is_number(word);
    let opens = word.starts_with(['(', '[']);
    let stars = word.chars().all(|c| matches!(c, '*' | '†'));
    let bound = last.text.ends_with(['<', '>', '≥', '≤', '=']);
    if stars || bound {
        return true;
    }
    match (last.number, number) {
        (true, true) => opens && !gutter,
        // `< 2e-16` begins a cell; SAS marks an estimate that is one of several with a `B`.
        (true, false) => !gutter && !matches!(word, "<" | ">" | "B"),
        (false, true) => !gutter,
        (false, false) => true,
    }
}

/// How many more brackets a word opens than it closes.
pub(in crate::recognise::printed) fn brackets(word: &str) -> i32 {
    word.chars().fold(0, |depth: i32, sign| match sign {
        '(' | '[' => depth.saturating_add(1),
        ')' | ']' => depth.saturating_sub(1),
        _ => depth,
    })
}

/// Whether a text says a number, or a marker in place of one.
pub(in crate::recognise::printed) fn is_number(text: &str) -> bool {
    // A number with all of its marks is short; sentences are long, and grow word by word.
    if text.len() > LONGEST_NUMBER {
        return false;
    }
    match values::read(text, Notation::Point) {
        Reading::Number(number) => number.name.is_none(),
        Reading::Suppressed(_) => true,
        Reading::Code(code) => code.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

/// Whether a sign draws the crossing of a rule with a bar.
fn is_crossing(sign: char) -> bool {
    matches!(sign, '+' | '┼')
}

/// Whether a sign draws a bar.
pub(in crate::recognise::printed) fn is_bar(sign: char) -> bool {
    matches!(sign, '|' | '│' | '┃' | '║' | '¦')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        PrintedLine::new(1, text).pieces(&|_| false).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn spaces_and_bars_set_pieces_apart() {
        assert_eq!(
            pieces("Obese I (30-34.9) |  2,384,406       13.80"),
            ["Obese I (30-34.9)", "2,384,406", "13.80"]
        );
        assert_eq!(
            pieces("age  0.024 0.002 *** < 2e-16"),
            ["age", "0.024", "0.002 ***", "< 2e-16"]
        );
        assert_eq!(pieces("White  1 (0.2) [0.1, 0.3]"), ["White", "1 (0.2) [0.1, 0.3]"]);
        assert_eq!(pieces("  f   83 (  5.5)    85 ( 12.2)"), ["f", "83 (5.5)", "85 (12.2)"]);
        assert_eq!(pieces("F( 2, 31) =  12.1"), ["F( 2, 31) =", "12.1"]);
    }

    #[test]
    fn the_exponents_of_tibbles_are_closed() {
        assert_eq!(pieces("age  303.   7.76e-  1"), ["age", "303.", "7.76e-1"]);
        assert_eq!(pieces("a - 1  1e-5"), ["a - 1", "1e-5"]);
    }
}
