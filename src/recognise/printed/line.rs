//! A line of printed text and the pieces that its spaces set apart.

use super::lists;
use crate::recognise::values::{self, Notation, Reading};
use std::cell::OnceCell;

/// Columns between tab stops, as consoles and editors place them.
const TAB: usize = 8;

/// Columns of a line that are looked at; wider lines are not printed to be read.
const WIDEST: usize = 4096;

/// Bytes of a piece that can still be a number with its marks.
const LONGEST_NUMBER: usize = 80;

/// A line of printed text.
#[derive(Debug, Clone)]
pub(super) struct PrintedLine {
    /// Counted from 1.
    pub(super) number: u64,
    /// The text, one character a column.
    pub(super) columns: Vec<char>,
    blank: bool,
    rule: bool,
    prompt: bool,
    /// Whether it is running text of a document rather than printed by a program.
    prose: bool,
    /// Whether a new page begins with it.
    page: bool,
    /// The pieces as the line alone shows them, worked out once: lines are looked at often.
    plain: OnceCell<Vec<Piece>>,
}

/// A run of text that stands apart from its neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its first column.
    pub(super) start: usize,
    /// The column after its last one.
    pub(super) end: usize,
    pub(super) text: String,
    /// Whether it says a number or a marker in place of one.
    pub(super) number: bool,
}

impl PrintedLine {
    /// Places a text in columns: tabs lead to the next tab stop.
    pub(super) fn new(number: u64, text: &str) -> Self {
        let mut columns = Vec::with_capacity(text.len().min(WIDEST));
        for sign in text.trim_end().chars().take(WIDEST) {
            if sign == '\t' {
                let stop = (columns.len() / TAB + 1) * TAB;
                columns.resize(stop, ' ');
            } else {
                columns.push(if sign.is_whitespace() { ' ' } else { sign });
            }
        }
        close_exponents(&mut columns);
        lists::open(&mut columns);
        let (blank, rule, prompt) = (is_blank(&columns), is_rule(&columns), is_prompt(&columns));
        let page = text.starts_with('\u{c}');
        let plain = OnceCell::new();
        Self { number, columns, blank, rule, prompt, prose: false, page, plain }
    }

    /// The line as one of running text.
    pub(super) fn in_prose(self) -> Self {
        // A quotation or an enumeration is no command.
        Self { prose: true, prompt: false, ..self }
    }

    /// Lets the line say nothing.
    pub(super) fn silence(&mut self) {
        self.columns.clear();
        (self.blank, self.rule, self.prompt) = (true, false, false);
        self.plain = OnceCell::new();
    }

    /// Takes the line for a command that is repeated.
    pub(super) fn command(&mut self) {
        self.prompt = true;
    }

    /// Whether a page begins with it.
    pub(super) fn begins_page(&self) -> bool {
        self.page
    }

    /// Whether it is running text of a document.
    pub(super) fn is_prose(&self) -> bool {
        self.prose
    }

    /// The text between two columns.
    pub(super) fn between(&self, start: usize, end: usize) -> String {
        self.columns.get(start..end.min(self.columns.len())).unwrap_or_default().iter().collect()
    }

    /// The whole text.
    pub(super) fn text(&self) -> String {
        self.columns.iter().collect()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.blank
    }

    /// Whether it draws a line: signs for rules only, five or more of them.
    pub(super) fn is_rule(&self) -> bool {
        self.rule
    }

    /// Where bars stand that set columns apart; the bars of `P>|t|` do not.
    pub(super) fn bars(&self) -> Vec<usize> {
        let bar = |at: usize| self.columns.get(at).is_some_and(|sign| is_bar(*sign));
        let letter = |at: usize| self.columns.get(at).is_some_and(|sign| sign.is_alphabetic());
        (0..self.columns.len())
            .filter(|at| bar(*at))
            .filter(|at| !(letter(at + 1) && bar(at + 2)))
            .filter(|at| {
                !(at.checked_sub(1).is_some_and(letter) && at.checked_sub(2).is_some_and(bar))
            })
            .collect()
    }

    /// Whether a program echoes a command here: Stata's `. `, R's and Julia's `> `, Python's `>>> `.
    pub(super) fn is_prompt(&self) -> bool {
        self.prompt
    }

    /// The pieces of the line as it alone shows them.
    pub(super) fn plain_pieces(&self) -> &[Piece] {
        self.plain.get_or_init(|| self.pieces(&|_| false))
    }

    /// The pieces of the line: set apart by two spaces or more, by bars, and by single spaces
    /// between numbers or where `gutter` says that every line of the block is empty.
    pub(super) fn pieces(&self, gutter: &dyn Fn(usize) -> bool) -> Vec<Piece> {
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
            match pieces.last_mut().filter(|_| joins) {
                Some(last) => {
                    last.text.push(' ');
                    last.text.push_str(&word);
                    last.end = end;
                    last.number = is_number(&last.text);
                }
                None => {
                    depth = 0;
                    pieces.push(Piece { start, end, number: is_number(&word), text: word.clone() });
                }
            }
            depth += brackets(&word);
        }
        pieces
    }
}

/// Closes the gap that R's tibbles leave within exponents that stand below longer ones: `7.8e-  1`.
fn close_exponents(columns: &mut [char]) {
    let sign = |columns: &[char], at: usize| columns.get(at).copied().unwrap_or(' ');
    for at in 1..columns.len() {
        let exponent = matches!(sign(columns, at), '-' | '+')
            && sign(columns, at - 1) == 'e'
            && at.checked_sub(2).is_some_and(|before| sign(columns, before).is_ascii_digit())
            && sign(columns, at + 1) == ' ';
        let gap = (at + 1..at + 3).take_while(|place| sign(columns, *place) == ' ').count();
        if exponent && sign(columns, at + 1 + gap).is_ascii_digit() {
            let digits = (at + 1 + gap..columns.len())
                .take_while(|place| sign(columns, *place).is_ascii_digit())
                .count();
            if let Some(stretch) = columns.get_mut(at + 1..at + 1 + gap + digits) {
                stretch.rotate_left(gap);
            }
        }
    }
}

fn is_blank(columns: &[char]) -> bool {
    columns.iter().all(|sign| *sign == ' ')
}

fn is_rule(columns: &[char]) -> bool {
    let text: String = columns.iter().collect();
    if text.trim().len() >= 5 && text.trim().bytes().all(|sign| sign == b'*') {
        return true;
    }
    let drawn = columns.iter().filter(|sign| is_rule_sign(**sign)).count();
    let others = |sign: char| matches!(sign, ' ' | '+' | '|' | ':') || is_box_sign(sign);
    drawn >= 5 && columns.iter().all(|sign| is_rule_sign(*sign) || others(*sign))
}

fn is_prompt(columns: &[char]) -> bool {
    let text: String = columns.iter().take(8).collect();
    [". ", "> ", ">>> ", "+ ", ": ", "julia>", "In ["].iter().any(|p| text.starts_with(p))
        || matches!(text.trim_end(), "." | ">" | ">>>")
        || is_numbered_prompt(&text)
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
fn brackets(word: &str) -> i32 {
    word.chars().fold(0, |depth, sign| match sign {
        '(' | '[' => depth + 1,
        ')' | ']' => depth - 1,
        _ => depth,
    })
}

/// Whether a text says a number, or a marker in place of one.
pub(super) fn is_number(text: &str) -> bool {
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

fn is_rule_sign(sign: char) -> bool {
    matches!(sign, '-' | '=' | '_' | '─' | '━' | '═' | '–' | '—' | 'ƒ' | '~')
}

pub(super) fn is_bar(sign: char) -> bool {
    matches!(sign, '|' | '│' | '┃' | '║' | '¦')
}

fn is_box_sign(sign: char) -> bool {
    ('\u{2500}'..='\u{257F}').contains(&sign)
}

/// `  3. ` before the lines of a program that Stata echoes.
fn is_numbered_prompt(text: &str) -> bool {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).and_then(|rest| rest.strip_prefix(". "));
    // `  1. | 12 |` is a row of a listing.
    digits > 0 && digits <= 4 && rest.is_some_and(|rest| !rest.trim_start().starts_with('|'))
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
    }

    #[test]
    fn the_exponents_of_tibbles_are_closed() {
        assert_eq!(pieces("age  303.   7.76e-  1"), ["age", "303.", "7.76e-1"]);
        assert_eq!(pieces("a - 1  1e-5"), ["a - 1", "1e-5"]);
    }

    #[test]
    fn rules_and_prompts_are_told() {
        assert!(PrintedLine::new(1, "-----+-----").is_rule());
        assert!(!PrintedLine::new(1, "--- a ---").is_rule());
        assert!(PrintedLine::new(1, ". tab sex").is_prompt());
        assert!(PrintedLine::new(1, "  3.   local x = 1").is_prompt());
        assert!(!PrintedLine::new(1, "  3.5  12").is_prompt());
    }
}
