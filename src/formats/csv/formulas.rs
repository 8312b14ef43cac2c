//! Fields that a spreadsheet would run when it opens the file.
//!
//! A spreadsheet takes a field for a formula when it begins with `=`, `+`, `-` or `@` (also after
//! a tab, and in full-width form). A sign before a number is no formula, and neither are labels
//! such as `==1`, `- other (total)` or `+/-`: those are told by what follows the sign. A text in
//! quotes, `="-0.321***"`, starts nothing: programs such as Stata's `esttab` write each cell so, that
//! a spreadsheet shows it as it is.

use crate::content::{HiddenKind, Sink};
use crate::place::{Place, Range};

/// The formulas seen so far.
#[derive(Default)]
pub(super) struct Formulas {
    count: u64,
    first: Option<Range>,
}

impl Formulas {
    /// Looks at a field.
    pub(super) fn look_at(&mut self, text: &str, row: u32, column: u32) {
        if is_formula(text) {
            self.count = self.count.saturating_add(1);
            self.first.get_or_insert(Range::cell(row, column));
        }
    }

    /// Reports them, at the first.
    pub(super) fn report(&self, place: &Place, sink: &mut dyn Sink) {
        if let Some(first) = self.first {
            sink.hidden(&place.cells(first), HiddenKind::ActiveContent, self.count);
        }
    }
}

/// Whether a spreadsheet would run this.
fn is_formula(text: &str) -> bool {
    let mut signs = text.chars();
    let sign = signs.next();
    let rest = signs.as_str();
    match sign {
        Some('=' | '＝') => {
            let opens =
                |c: char| c.is_alphanumeric() || matches!(c, '(' | '"' | '+' | '-' | '@' | '$');
            rest.starts_with(opens) && !is_quoted(rest)
        }
        Some('+' | '-' | '@' | '＋' | '－' | '＠') => calls(rest) || reaches_out(rest),
        _ => false,
    }
}

/// Whether it is one text in quotes and nothing else; a quote within it is doubled.
fn is_quoted(text: &str) -> bool {
    let inside = text.trim_end().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.is_some_and(|inside| !inside.replace("\"\"", "").contains('"'))
}

/// Whether it calls a function: `SUM(`, also after further signs and numbers.
fn calls(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || "+-*/.@".contains(c));
    let name = text.chars().take_while(|c| c.is_ascii_uppercase() || *c == '.').count();
    name >= 2 && text.get(name..).is_some_and(|after| after.starts_with('('))
}

/// Whether it asks another program for data: `cmd|' /C calc'!A0`.
fn reaches_out(text: &str) -> bool {
    text.split_once('|').is_some_and(|(program, topic)| !program.is_empty() && topic.contains('!'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catches_formulas_behind_every_sign() {
        for text in [
            "=1+2",
            "=HYPERLINK(\"x\")",
            "@SUM(A1:A2)",
            "+cmd|' /C calc'!A0",
            "-2+3+cmd|'x'!A1",
            "=cmd|'x'!A1",
            "＝SUM(A1)",
            "-SUM(A1)",
            "=A1",
            "=\"a\"&HYPERLINK(\"x\")",
            "=\"a\"&\"b\"",
        ] {
            assert!(is_formula(text), "{text}");
        }
    }

    #[test]
    fn does_not_catch_numbers_and_labels() {
        for text in [
            "-5",
            "+31 6",
            "-0,5 (0,1)",
            "==1",
            "=",
            "- overig (totaal)",
            "-",
            "+/-",
            "@home",
            "a=b",
            "=\"-0.321***\"",
            "=\"\"",
            "=\"zei \"\"ja\"\"\"",
        ] {
            assert!(!is_formula(text), "{text}");
        }
    }
}
