//! Lines of running text that stand directly above a table, without an empty line between.
//!
//! Conventions: Stata's `esttab, title()` and R's `stargazer(title = )` print the title directly above
//! the rule that opens the table, whose heads stand between two rules of one width; and the tables of
//! Stata, whose heads have a bar that the rule below them crosses, follow whatever was printed before
//! them in a loop or a program. A script in Python sets its titles between two rules, which draw no
//! table, and prints the summary of a model below a title, ruled or not.

use super::line::PrintedLine;
use super::readers;

/// Lines of heads below the rule that opens a table, at most.
const LONGEST_HEAD: usize = 10;

/// Lines of running text between, at most: what the search for the estimates says of itself
/// (`Optimization terminated successfully.`, `Current function value: 0.57`, `Iterations 5`).
const GLUED: usize = 6;

/// Lines of heads with a bar, at most.
const LONGEST_BARRED: usize = 3;

/// Whether the first of these lines is running text directly above a table, or anything above the
/// title that a summary of a model begins with.
pub(super) fn is_above_a_table(lines: &[PrintedLine]) -> bool {
    let Some((title, below)) = lines.split_first() else { return false };
    let glued = below.iter().take(GLUED).take_while(|line| !line.is_blank() && !line.is_prompt());
    let summary = |at: usize| below.get(at..).is_some_and(readers::begins_summary);
    if (0..=glued.count()).any(summary) {
        return !title.is_prompt() && !readers::begins_summary(lines);
    }
    let one = matches!(title.plain_pieces(), [piece] if !piece.number);
    one && !title.is_prompt() && title.bar().is_none() && (opens(below) || is_crossed(below))
}

/// Lets the rules around titles say nothing: a text that begins where they begin stands between two of
/// one width. The head of a column stands over its numbers, further to the right.
pub(super) fn unbox(lines: &mut [PrintedLine]) {
    let starts = |line: &PrintedLine| line.columns.iter().position(|sign| *sign != ' ');
    let boxed: Vec<usize> = lines
        .windows(3)
        .enumerate()
        .filter(|(_, window)| {
            let [above, title, below] = window else { return false };
            let rules = above.is_rule() && below.is_rule() && above.columns == below.columns;
            let one = matches!(title.plain_pieces(), [piece] if !piece.number);
            rules
                && one
                && !title.is_prompt()
                && title.bar().is_none()
                && starts(above) == starts(title)
        })
        .map(|(at, _)| at)
        .collect();
    for at in boxed {
        for rule in [at, at.saturating_add(2)] {
            if let Some(line) = lines.get_mut(rule) {
                line.silence();
            }
        }
    }
}

/// Whether the first line is a rule, and another one of its width closes the heads below it.
fn opens(lines: &[PrintedLine]) -> bool {
    let [rule, head, rest @ ..] = lines else { return false };
    let says = |line: &PrintedLine| !line.is_blank() && !line.is_rule() && !line.is_prompt();
    let number = |line: &PrintedLine| line.plain_pieces().iter().skip(1).any(|piece| piece.number);
    let inner = rest
        .iter()
        .take(LONGEST_HEAD)
        .take_while(|line| !line.is_blank() && !line.is_prompt())
        .position(|line| line.is_rule() && line.columns.len() == rule.columns.len());
    // Heads hold no numbers but those that name the models: `(1)`.
    rule.is_rule() && says(head) && (!number(head) || is_numbered(head)) && inner.is_some()
}

/// Whether heads with a bar begin here, over a rule that crosses it.
fn is_crossed(lines: &[PrintedLine]) -> bool {
    let Some(bar) = lines.first().and_then(PrintedLine::bar) else { return false };
    let heads = lines
        .iter()
        .take(LONGEST_BARRED)
        .take_while(|line| !line.is_rule() && line.is_barred_at(bar));
    let rule = lines.get(heads.count());
    rule.is_some_and(|line| line.crosses_at(bar))
}

/// Whether a line holds the numbers of models only.
pub(super) fn is_numbered(line: &PrintedLine) -> bool {
    let pieces = line.plain_pieces();
    !pieces.is_empty() && pieces.iter().all(|piece| is_number_in_brackets(&piece.text))
}

/// Whether a text is the number of a model or a formula: `(3)`.
pub(super) fn is_number_in_brackets(text: &str) -> bool {
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inside.is_some_and(|inside| inside.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::printed::tests::lines;

    fn is_title(text: &str) -> bool {
        let lines = lines(text);
        is_above_a_table(&lines)
    }

    #[test]
    fn catches_titles_above_a_rule_or_a_crossed_head() {
        assert!(is_title("Tabel 2\n-------------\n       Man\n-------------\na     0.1\n"));
        assert!(is_title(
            "   Uitkomsten\n===============\n     (1)   (2)\n---------------\nage  0.1   0.2\n"
        ));
        assert!(is_title("aantal kernen\n  x |  Obs  Mean\n----+----------\n  y |   12   3.4\n"));
    }

    #[test]
    fn rules_around_titles_say_nothing_and_those_around_heads_stay() {
        let rules = |text: &str| {
            let mut lines = lines(text);
            unbox(&mut lines);
            lines.iter().filter(|line| line.is_rule()).count()
        };
        assert_eq!(rules("=======\nModel 1\n=======\n        coef\nleeftijd 0.1\n"), 0);
        assert_eq!(rules("---------\n     est1\n---------\nage   0.1\n---------\n"), 3);
        assert_eq!(rules("=========\n   Uitkomst\n   ------\nage   0.1\n"), 2);
    }

    #[test]
    fn does_not_catch_heads_and_rows() {
        for text in [
            "regio    n\n----------\nNoord   12\n----------\n",
            "gemiddelde\n----------\nNoord   12\nZuid    13\n----------\n",
            "  x |  Obs  Mean\n----+----------\n  y |   12   3.4\n",
            "Een zin.\nNog een zin.\n",
        ] {
            assert!(!is_title(text), "{text}");
        }
    }
}
