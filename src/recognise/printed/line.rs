//! A line of printed text and the pieces that its spaces set apart.

mod lists;
mod pieces;

pub(super) use pieces::{Piece, brackets, is_bar, is_number};
use std::cell::OnceCell;

/// Columns between tab stops, as consoles and editors place them.
const TAB: usize = 8;

/// Columns of a line that are looked at; wider lines are not printed to be read.
const WIDEST: usize = 4096;

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
        close_brackets(&mut columns);
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

    /// Whether a program echoes a command here: Stata's `. `, R's and Julia's `> `, Python's `>>> `.
    pub(super) fn is_prompt(&self) -> bool {
        self.prompt
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

/// Closes the gap that R's `tableone` and others leave in brackets to align what stands in them:
/// `83 ( 5.5)`.
fn close_brackets(columns: &mut [char]) {
    let sign = |columns: &[char], at: usize| columns.get(at).copied().unwrap_or(' ');
    for at in 2..columns.len() {
        let opens = sign(columns, at) == '('
            && sign(columns, at + 1) == ' '
            && sign(columns, at - 1) == ' '
            && sign(columns, at - 2).is_ascii_digit();
        let gap = (at + 1..at + 4).take_while(|place| sign(columns, *place) == ' ').count();
        let inside = (at + 1 + gap..columns.len())
            .take_while(|place| matches!(sign(columns, *place), '0'..='9' | '.' | ',' | '%'))
            .count();
        let end = at + 1 + gap + inside;
        if opens
            && inside > 0
            && sign(columns, end) == ')'
            && let Some(stretch) = columns.get_mut(at + 1..=end)
        {
            stretch.rotate_left(gap);
        }
    }
}

fn is_blank(columns: &[char]) -> bool {
    columns.iter().all(|sign| *sign == ' ')
}

fn is_rule(columns: &[char]) -> bool {
    let mut words = columns.split(|sign| *sign == ' ').filter(|word| !word.is_empty());
    if let (Some(word), None) = (words.next(), words.next())
        && word.len() >= 5
        && word.iter().all(|sign| *sign == '*')
    {
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

fn is_rule_sign(sign: char) -> bool {
    matches!(sign, '-' | '=' | '_' | '─' | '━' | '═' | '–' | '—' | 'ƒ' | '~')
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

    #[test]
    fn rules_and_prompts_are_told() {
        assert!(PrintedLine::new(1, "-----+-----").is_rule());
        assert!(!PrintedLine::new(1, "--- a ---").is_rule());
        assert!(PrintedLine::new(1, ". tab sex").is_prompt());
        assert!(PrintedLine::new(1, "  3.   local x = 1").is_prompt());
        assert!(!PrintedLine::new(1, "  3.5  12").is_prompt());
    }
}
