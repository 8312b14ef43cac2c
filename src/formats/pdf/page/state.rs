//! Where the pen stands: the state of text and colour between commands (ISO 32000, 8.4 and 9.3).

use crate::formats::layout::Matrix;
use crate::formats::pdf::operands::{matrix, number};
use lopdf::Object;

/// The state.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) matrix: Matrix,
    /// Where the next letter stands, and where its line began.
    pub(super) text: Matrix,
    line: Matrix,
    pub(super) size: f64,
    pub(super) between_letters: f64,
    pub(super) between_words: f64,
    pub(super) stretch: f64,
    leading: f64,
    pub(super) rise: f64,
    /// How letters are inked; 3 and 7 are not at all.
    pub(super) mode: i64,
    /// Whether what is filled is white.
    pub(super) white: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            matrix: Matrix::PLAIN,
            text: Matrix::PLAIN,
            line: Matrix::PLAIN,
            size: 0.0,
            between_letters: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            white: false,
        }
    }
}

impl State {
    /// Follows a command, if it is about text or colour.
    pub(super) fn follow(&mut self, operator: &str, operands: &[Object]) -> bool {
        let numbers: Vec<f64> = operands.iter().filter_map(number).collect();
        let first = numbers.first().copied().unwrap_or(0.0);
        match (operator, numbers.as_slice()) {
            ("BT", _) => {
                self.text = Matrix::PLAIN;
                self.line = Matrix::PLAIN;
            }
            ("Tm", _) => {
                self.text = matrix(operands);
                self.line = self.text;
            }
            ("Td", [x, y]) => self.move_line(*x, *y),
            ("TD", [x, y]) => {
                self.leading = -y;
                self.move_line(*x, *y);
            }
            ("T*", _) => self.next_line(),
            ("TL", _) => self.leading = first,
            ("Tc", _) => self.between_letters = first,
            ("Tw", _) => self.between_words = first,
            ("Tz", _) => self.stretch = first / 100.0,
            ("Ts", _) => self.rise = first,
            ("Tr", _) => self.mode = first as i64,
            ("g" | "sc" | "scn", [grey]) => self.white = *grey > 0.98,
            ("rg" | "sc" | "scn", [red, green, blue]) => {
                self.white = red.min(*green).min(*blue) > 0.98;
            }
            ("k" | "sc" | "scn", [cyan, magenta, yellow, black]) => {
                self.white = cyan.max(*magenta).max(*yellow).max(*black) < 0.02;
            }
            ("cs", _) => self.white = false,
            _ => return false,
        }
        true
    }

    /// Moves on after letters.
    pub(super) fn advance(&mut self, width: f64) {
        self.text = Matrix([1.0, 0.0, 0.0, 1.0, width, 0.0]).then(self.text);
    }

    pub(super) fn next_line(&mut self) {
        self.move_line(0.0, -self.leading);
    }

    fn move_line(&mut self, x: f64, y: f64) {
        self.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line);
        self.text = self.line;
    }
}
