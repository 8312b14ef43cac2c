//! Lines that a program broke because they filled its window, joined again before they are looked at.
//!
//! Convention of Stata's text logs: what does not fit in `linesize` columns goes on at the next line
//! after `> `, commands and results alike. R begins its commands with the same sign, so a text must
//! be known as Stata's by its own commands (`. regress`) or by the head of its log; output that was
//! pasted without them is told by what no command begins with: blanks, or the rest of a rule.

use crate::content::{Content, Line, LineKind};

/// Columns of a line that was broken, at least: Stata allows no narrower window.
const NARROWEST: usize = 40;

/// Bytes of a joined line at most; beyond them lines stay as they are.
const LONGEST: usize = 65_536;

/// Holds back the last line until it is known whether the next one continues it.
#[derive(Debug, Default)]
pub(super) struct Wrapped {
    last: Option<Line>,
    /// Columns of the last line as it stands in the file, without those that were joined to it.
    width: usize,
    /// Columns at which lines are broken, as far as seen.
    linesize: usize,
    of_stata: bool,
}

impl Wrapped {
    /// Takes the next piece of content, and gives what can be looked at now, in order.
    pub(super) fn pass(&mut self, content: Content) -> [Option<Content>; 2] {
        let line = match content {
            Content::Line(line) if is_printed(line.kind) => line,
            other => {
                if matches!(other, Content::Passage(_)) {
                    (self.linesize, self.of_stata) = (0, false);
                }
                return [self.last.take().map(Content::Line), Some(other)];
            }
        };
        self.of_stata |= is_of_stata(&line.text);
        if let Some(last) = &mut self.last
            && let Some(rest) = continuation(&line.text)
            && last.kind == line.kind
            && (self.of_stata || goes_on(self.width, rest))
            && last.text.len().saturating_add(rest.len()) <= LONGEST
        {
            self.linesize = self.linesize.max(self.width);
            // An editor may have taken the blanks at the end.
            let lost = self.linesize.saturating_sub(self.width);
            last.text.extend(std::iter::repeat_n(' ', lost));
            last.text.push_str(rest);
            self.width = line.text.chars().count();
            return [None, None];
        }
        self.width = line.text.chars().count();
        [self.last.replace(line).map(Content::Line), None]
    }

    /// The line that is still held back, where the content ended without an end.
    pub(super) fn rest(&mut self) -> Option<Content> {
        self.last.take().map(Content::Line)
    }
}

/// Whether lines of that kind are printed by programs.
fn is_printed(kind: LineKind) -> bool {
    matches!(kind, LineKind::Printed | LineKind::SavedOutput)
}

/// What stands behind the sign with which a line continues the one above.
fn continuation(text: &str) -> Option<&str> {
    text.strip_prefix("> ").or_else(|| (text == ">").then_some(""))
}

/// Whether a line shows that Stata wrote the text: a command of a user, the head of a log.
fn is_of_stata(text: &str) -> bool {
    let command = text.strip_prefix(". ").and_then(|rest| rest.chars().next());
    command.is_some_and(|sign| sign.is_ascii_lowercase() || matches!(sign, '*' | '/'))
        || text.trim_start().starts_with("log type:")
}

/// Whether what follows the sign is no command but the rest of a line of that width.
fn goes_on(width: usize, rest: &str) -> bool {
    width >= NARROWEST && rest.starts_with([' ', '-']) && !rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of the lines that come out, with their numbers.
    fn joined(text: &str) -> Vec<(u64, String)> {
        let mut wrapped = Wrapped::default();
        let lines = (1_u64..).zip(text.lines()).map(|(number, text)| {
            Content::Line(Line { number, text: text.to_owned(), kind: LineKind::Printed })
        });
        let all = lines.chain([Content::PassageEnd]);
        let passed: Vec<Content> =
            all.flat_map(|content| wrapped.pass(content)).flatten().collect();
        let line = |content| match content {
            Content::Line(line) => Some((line.number, line.text)),
            _ => None,
        };
        passed.into_iter().filter_map(line).collect()
    }

    #[test]
    fn lines_of_a_log_of_stata_are_joined() {
        let log = ". sum a\nVariable |  Obs\n>   Mean\n   a |  8  \n>    3.5\n\n. x\n";
        // The blanks that an editor took from the end are put back.
        let lines = ["", "Variable |  Obs  Mean", "   a |  8         3.5"];
        let found = joined(log);
        assert_eq!(found.get(1), Some(&(2, lines[1].to_owned())));
        assert_eq!(found.get(2), Some(&(4, lines[2].to_owned())));
        assert_eq!(found.get(3).map(|(number, _)| *number), Some(6));
    }

    #[test]
    fn pasted_output_is_joined_where_no_command_can_stand() {
        let rule = "-".repeat(64);
        let found = joined(&format!("{rule}\n> -----\nprice | {rule}\n>   12\n"));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn commands_of_r_are_not_joined() {
        let log = format!("> x <- 1\n> summary(x)\n{}\n> y\n>\n", "1 ".repeat(40));
        assert_eq!(joined(&log).len(), 5);
    }
}
