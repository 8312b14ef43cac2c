//! Program text: which part of a line is code and which is a comment, for every language read.

mod languages;

use crate::content::{Content, Line, LineKind, Sink};
use languages::LineStart;
pub(super) use languages::{EXTENSIONS, Language, of_extension, of_name};

/// Divides the lines of a program into code and comments.
pub(super) struct Divider {
    language: &'static Language,
    state: State,
}

/// What the begin of a line is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Code,
    /// In so many comments inside each other, with the sign that closes them.
    Block(u32, (&'static str, &'static str)),
    /// In a comment up to a statement's end (`;` in SAS, a full stop in SPSS).
    Statement(char),
    /// In a text of several lines, closed by this; documentation in Python and Julia.
    LongText(&'static str),
}

/// The parts of a line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Code without comments.
    pub(super) code: String,
    /// Comments without their signs.
    pub(super) comment: String,
}

impl Divider {
    /// For a program in that language.
    pub(super) fn new(language: &'static Language) -> Self {
        Self { language, state: State::Code }
    }

    /// Delivers a line as code, as a comment, or as both.
    pub(super) fn deliver(&mut self, number: u64, text: &str, sink: &mut dyn Sink) {
        let parts = self.divide(text);
        for (text, kind) in [(parts.code, LineKind::Code), (parts.comment, LineKind::Comment)] {
            if !text.trim().is_empty() {
                sink.take(Content::Line(Line { number, text, kind }));
            }
        }
    }

    /// Divides a line; lines arrive in order.
    pub(super) fn divide(&mut self, text: &str) -> Parts {
        let mut parts = Parts::default();
        let mut rest = text;
        let mut at_start = true;
        while !rest.is_empty() || at_start {
            rest = match self.state {
                State::Code => self.code(rest, at_start, &mut parts),
                State::Block(depth, signs) => self.block(rest, depth, signs, &mut parts),
                State::Statement(end) => self.statement(rest, end, &mut parts),
                State::LongText(end) => self.long_text(rest, end, &mut parts),
            };
            at_start = false;
        }
        parts
    }

    /// Takes code up to the next comment; returns what follows.
    fn code<'t>(&mut self, text: &'t str, at_start: bool, parts: &mut Parts) -> &'t str {
        let trimmed = text.trim_start();
        if at_start && let Some(rest) = self.line_start(trimmed, parts) {
            return rest;
        }
        let language = self.language;
        let mut quote: Option<char> = None;
        let mut before = ' ';
        let mut escaped = false;
        for (at, sign) in text.char_indices() {
            let rest = text.get(at..).unwrap_or_default();
            if let Some(open) = quote {
                if escaped {
                    escaped = false;
                } else if sign == '\\' && language.escapes {
                    escaped = true;
                } else if sign == open {
                    quote = None;
                }
                before = sign;
                continue;
            }
            if let Some(mark) = language.long_texts.iter().find(|mark| rest.starts_with(**mark)) {
                parts.code.push_str(text.get(..at).unwrap_or_default());
                self.state = State::LongText(mark);
                return rest.get(mark.len()..).unwrap_or_default();
            }
            if let Some(signs) = language.blocks.iter().find(|(open, _)| rest.starts_with(open)) {
                parts.code.push_str(text.get(..at).unwrap_or_default());
                self.state = State::Block(1, *signs);
                return rest.get(signs.0.len()..).unwrap_or_default();
            }
            let apart = before.is_whitespace() || !language.apart;
            if let Some(mark) = language.line.iter().find(|mark| apart && rest.starts_with(**mark))
            {
                parts.code.push_str(text.get(..at).unwrap_or_default());
                parts.comment.push_str(rest.get(mark.len()..).unwrap_or_default());
                return "";
            }
            if language.quotes.contains(&sign) {
                quote = Some(sign);
            }
            before = sign;
            if sign == ';' && language.starts == LineStart::StarToSemicolon {
                let (code, after) = text.split_at(at.saturating_add(1));
                if is_star_statement(after.trim_start()) {
                    parts.code.push_str(code);
                    self.state = State::Statement(';');
                    return after;
                }
            }
        }
        parts.code.push_str(text);
        ""
    }

    /// Takes a comment that is told by how the line (or statement) begins.
    fn line_start<'t>(&mut self, text: &'t str, parts: &mut Parts) -> Option<&'t str> {
        let lower: String = text.chars().take(8).collect::<String>().to_lowercase();
        match self.language.starts {
            LineStart::Nothing => None,
            LineStart::Star if text.starts_with('*') => {
                parts.comment.push_str(text);
                Some("")
            }
            LineStart::StarToSemicolon if is_star_statement(text) => {
                self.state = State::Statement(';');
                Some(text)
            }
            LineStart::StarToFullStop
                if text.starts_with('*') || lower.split_whitespace().next() == Some("comment") =>
            {
                self.state = State::Statement('.');
                Some(text)
            }
            LineStart::Remark
                if lower.starts_with("::")
                    || lower.trim_start_matches('@').split_whitespace().next() == Some("rem") =>
            {
                parts.comment.push_str(text);
                Some("")
            }
            _ => None,
        }
    }

    /// Takes a block comment up to its end.
    fn block<'t>(
        &mut self,
        text: &'t str,
        depth: u32,
        signs: (&'static str, &'static str),
        parts: &mut Parts,
    ) -> &'t str {
        let (open, close) = signs;
        let (inside, behind) = match text.split_once(close) {
            Some((inside, behind)) => (inside, Some(behind)),
            None => (text, None),
        };
        let nested = if self.language.nests { inside.matches(open).count() } else { 0 };
        match nested {
            0 => parts.comment.push_str(inside),
            _ => parts.comment.push_str(&inside.replace(open, "")),
        }
        let nested = u32::try_from(nested).unwrap_or(u32::MAX);
        let depth = depth.saturating_add(nested).saturating_sub(u32::from(behind.is_some()));
        self.state = if depth > 0 { State::Block(depth, signs) } else { State::Code };
        behind.unwrap_or_default()
    }

    /// Takes a comment that is a statement: SPSS ends it with a full stop at the end of a line or
    /// with an empty line, SAS with a semicolon.
    fn statement<'t>(&mut self, text: &'t str, end: char, parts: &mut Parts) -> &'t str {
        if end == '.' {
            let ended = text.trim_end().ends_with('.') || text.trim().is_empty();
            parts.comment.push_str(text);
            if ended {
                self.state = State::Code;
            }
            return "";
        }
        match text.split_once(end) {
            Some((comment, rest)) => {
                parts.comment.push_str(comment);
                self.state = State::Code;
                rest
            }
            None => {
                parts.comment.push_str(text);
                ""
            }
        }
    }

    /// Takes a text of several lines, as a comment: it documents.
    fn long_text<'t>(&mut self, text: &'t str, end: &str, parts: &mut Parts) -> &'t str {
        match text.split_once(end) {
            Some((inside, rest)) => {
                parts.comment.push_str(inside);
                self.state = State::Code;
                rest
            }
            None => {
                parts.comment.push_str(text);
                ""
            }
        }
    }
}

/// `* …;` and `%* …;` in SAS.
fn is_star_statement(text: &str) -> bool {
    text.starts_with('*') || text.starts_with("%*")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comments(extension: &str, text: &str) -> Vec<String> {
        let mut divider = Divider::new(of_extension(extension).unwrap());
        text.lines().map(|line| divider.divide(line).comment.trim().to_owned()).collect()
    }

    #[test]
    fn stata_comments_are_told_from_multiplication_and_links() {
        assert_eq!(
            comments(
                "do",
                "* N = 12\ngen a = b * c // twice\nuse \"http://x\", clear\n/* a\nb */ x"
            ),
            ["* N = 12", "twice", "", "a", "b"]
        );
    }

    #[test]
    fn comments_of_stata_stand_inside_each_other_over_lines() {
        assert_eq!(comments("do", "/* a\nb /* c\n*/ d\n*/ gen x = 1"), ["a", "b  c", "d", ""]);
    }

    #[test]
    fn sas_comments_end_at_the_semicolon() {
        assert_eq!(
            comments("sas", "* first;\nx = a * b; * second;\n/* third */ run;"),
            ["* first", "* second", "third"]
        );
    }

    #[test]
    fn spss_comments_end_at_a_full_stop() {
        assert_eq!(
            comments("sps", "* N is\n1204.\nFREQUENCIES a.\nCOMMENT more."),
            ["* N is", "1204.", "", "COMMENT more."]
        );
    }

    #[test]
    fn a_sign_inside_quotes_is_no_comment() {
        assert_eq!(comments("r", "x <- \"# 12\" # 13"), ["13"]);
        assert_eq!(comments("py", "x = '''a\n# b\n''' # c"), ["a", "# b", "c"]);
        assert_eq!(comments("sql", "select '--' -- note"), ["note"]);
    }

    #[test]
    fn batch_and_matlab_comments_are_told() {
        assert_eq!(comments("bat", "@REM one\n:: two\necho rem"), ["@REM one", ":: two", ""]);
        assert_eq!(comments("m", "x = 1; % n = 12"), ["n = 12"]);
    }
}
