//! Finding the way in LaTeX: comments, groups, environments, line numbers.

use super::tabular::are_rules;

/// The part of a line before its comment, and the comment without its sign.
pub(in crate::formats) fn comment(line: &str) -> (&str, Option<&str>) {
    let mut escaped = false;
    for (at, sign) in line.char_indices() {
        if sign == '%' && !escaped {
            let (code, comment) = (line.get(..at).unwrap_or(line), line.get(at + 1..));
            if !comment.is_some_and(|comment| belongs_to_label(code, comment)) {
                return (code, comment);
            }
        }
        escaped = sign == '\\' && !escaped;
    }
    (line, None)
}

/// Whether a sign that begins a comment belongs to a number in a cell: `Bottom 5% pref. & 4.18 \\`.
/// `esttab` and others write labels as they are. The typesetter passes over the rest of the row, but
/// who has the file has its numbers.
fn belongs_to_label(code: &str, comment: &str) -> bool {
    code.ends_with(|sign: char| sign.is_ascii_digit()) && is_row(comment)
}

/// Whether a text goes on to the end of a row of a table, by a further cell and a line break.
pub(in crate::formats) fn is_row(text: &str) -> bool {
    text.rsplit_once("\\\\").is_some_and(|(cells, behind)| {
        let behind = behind.trim_start();
        cells.contains('&') && (behind.starts_with('[') || are_rules(behind))
    })
}

/// The name of the environment that the text begins or ends with this mark.
pub(in crate::formats) fn environment<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(mark)?;
    let near = rest.get(..rest.floor_char_boundary(LONGEST_NAME))?;
    near.get(..near.find('}')?)
}

/// Bytes of the name of an environment; where no brace closes it, it would be looked for to the end of
/// the text at every begin.
const LONGEST_NAME: usize = 200;

/// Groups within a group that are followed; a text that only opens groups would be looked through
/// from each of them to its end.
const DEEPEST: u32 = 256;

/// The group in braces or brackets that the text begins with, after blanks, and what follows it.
pub(in crate::formats) fn group(text: &str, open: char) -> Option<(&str, &str)> {
    let close = match open {
        '{' => '}',
        '(' => ')',
        _ => ']',
    };
    let text = text.trim_start();
    let inside = text.strip_prefix(open)?;
    let mut depth = 1_u32;
    let mut escaped = false;
    for (at, sign) in inside.char_indices() {
        if !escaped {
            // Braces protect: a bracket within them closes nothing.
            if sign == open || (sign == '{' && open != '{') {
                depth = depth.saturating_add(1);
                if depth > DEEPEST {
                    return None;
                }
            } else if sign == close || (sign == '}' && open != '{') {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some((inside.get(..at)?, inside.get(at + 1..)?));
                }
            }
        }
        escaped = sign == '\\' && !escaped;
    }
    None
}

/// Pairs of numbers in brackets.
pub(in crate::formats) fn coordinates(text: &str) -> u64 {
    let pairs = text.split('(').skip(1).filter(|rest| {
        rest.split_once(')').and_then(|(pair, _)| pair.split_once(',')).is_some_and(|(x, y)| {
            x.trim().parse::<f64>().is_ok() && y.trim().parse::<f64>().is_ok()
        })
    });
    pairs.count() as u64
}

/// A position in a text.
pub(in crate::formats) struct Scan<'a> {
    text: &'a str,
    at: usize,
    first: u64,
    /// A position whose line is known, and that line.
    known: (usize, u64),
}

impl<'a> Scan<'a> {
    pub(in crate::formats) fn new(text: &'a str, first: u64) -> Self {
        Self { text, at: 0, first, known: (0, first) }
    }

    pub(in crate::formats) fn at(&self) -> usize {
        self.at
    }

    pub(in crate::formats) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes to the next such sign.
    pub(in crate::formats) fn find(&mut self, sign: char) -> Option<usize> {
        self.at = self.at.saturating_add(self.rest().find(sign)?);
        Some(self.at)
    }

    /// Goes past a command sign and the sign that it may protect.
    pub(in crate::formats) fn step(&mut self) {
        let length = self.rest().chars().take(2).map(char::len_utf8).sum::<usize>();
        let name = self.rest().get(1..2).is_some_and(|sign| sign != "\\");
        self.at = self.at.saturating_add(if name { 1 } else { length.max(1) });
    }

    /// The line of the position.
    pub(in crate::formats) fn line(&mut self) -> u64 {
        self.line_of(self.at)
    }

    /// The line of a position.
    pub(in crate::formats) fn line_of(&mut self, at: usize) -> u64 {
        let (from, line) = if at >= self.known.0 { self.known } else { (0, self.first) };
        let between = self.text.get(from..at).unwrap_or_default();
        let breaks = between.bytes().filter(|byte| *byte == b'\n').count();
        self.known = (at, line.saturating_add(breaks as u64));
        self.known.1
    }

    /// What stands after the begin of an environment.
    pub(in crate::formats) fn rest_after_begin(&self, name: &str) -> &'a str {
        self.rest().get("\\begin{}".len().saturating_add(name.len())..).unwrap_or_default()
    }

    /// The inside of the environment that begins here; the position moves behind its end. Within a
    /// literal one nothing is nested.
    pub(in crate::formats) fn take_environment(
        &mut self,
        name: &str,
        literal: bool,
    ) -> Option<&'a str> {
        let inside = self.rest_after_begin(name);
        let start = self.text.len().saturating_sub(inside.len());
        let (begin, end) = (format!("\\begin{{{name}}}"), format!("\\end{{{name}}}"));
        let mut begins = inside.match_indices(&begin).map(|(at, _)| at).peekable();
        let mut depth = 1_usize;
        for (stop, _) in inside.match_indices(&end) {
            while !literal && begins.next_if(|begin| *begin < stop).is_some() {
                depth = depth.saturating_add(1);
            }
            depth = depth.saturating_sub(1);
            if depth == 0 {
                self.at = start.saturating_add(stop).saturating_add(end.len());
                return inside.get(..stop);
            }
        }
        None
    }
}

/// What follows the star and the options of a command.
pub(in crate::formats) fn skip_options(text: &str) -> &str {
    let text = text.strip_prefix('*').unwrap_or(text);
    group(text, '[').map_or(text, |(_, after)| after)
}

/// What follows a line break: a star or a distance belongs to it.
pub(super) fn line_break(text: &str) -> &str {
    let text = text.strip_prefix('*').unwrap_or(text);
    // A distance ends in a unit; anything else in brackets is a cell, such as an interval.
    match group(text, '[') {
        Some((inside, after))
            if text.starts_with('[')
                && inside.trim_end().ends_with(|sign: char| sign.is_ascii_alphabetic()) =>
        {
            after
        }
        _ => text,
    }
}

/// Passes over the options and groups of a rule.
pub(super) fn skip_groups(text: &str) -> &str {
    let mut rest = text;
    loop {
        let open = match rest.chars().next() {
            Some(open @ ('[' | '(' | '{')) => open,
            _ => return rest,
        };
        match group(rest, open) {
            Some((_, after)) => rest = after,
            None => return rest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_that_is_protected_begins_no_comment() {
        assert_eq!(comment(r"50\% & 3 % noot"), (r"50\% & 3 ", Some(" noot")));
        assert_eq!(comment(r"a \\% noot"), (r"a \\", Some(" noot")));
    }

    #[test]
    fn a_percent_sign_behind_a_number_in_a_row_begins_no_comment() {
        for row in [r"Bottom 5% pref. & 4.182 & 3.4 \\", r"laagste 10% & 12% & 3 \\"] {
            assert_eq!(comment(row), (row, None));
        }
        assert_eq!(comment(r"a & 1 % & 2 \\"), ("a & 1 ", Some(r" & 2 \\")));
        assert_eq!(comment(r"a & 12% noot"), ("a & 12", Some(" noot")));
        assert_eq!(comment(r"\midrule% a & 2 \\"), (r"\midrule", Some(r" a & 2 \\")));
    }

    #[test]
    fn a_group_ends_with_its_own_brace() {
        assert_eq!(group(" {a{b}c}d", '{'), Some(("a{b}c", "d")));
        assert_eq!(group("[a]b", '['), Some(("a", "b")));
        assert_eq!(group("{a", '{'), None);
        assert_eq!(group(&"{".repeat(3_000_000), '{'), None);
    }
}
