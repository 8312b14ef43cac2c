//! Splits the lines of a record into its fields.
//!
//! Quotes count only where a field begins, as spreadsheets read them.

/// The sign of a text whose fields are set apart by blanks: however many stand together, they are
/// one delimiter, and those around a line are none.
pub(super) const BLANK: char = ' ';

/// Splits lines into fields.
pub(super) struct Splitter {
    delimiter: Option<char>,
    fields: Vec<String>,
    used: usize,
    most: usize,
    overflow: bool,
    open: bool,
    torn: bool,
}

impl Splitter {
    /// Splits at a sign, or not at all; keeps at most so many fields of a record.
    pub(super) fn new(delimiter: Option<char>, most: usize) -> Self {
        let (fields, used) = (Vec::new(), 0);
        Self { delimiter, fields, used, most, overflow: false, open: false, torn: false }
    }

    /// The sign between fields, and how many fields are kept.
    pub(super) fn settings(&self) -> (Option<char>, usize) {
        (self.delimiter, self.most)
    }

    /// The fields of the record so far.
    pub(super) fn fields(&self) -> &[String] {
        self.fields.get(..self.used).unwrap_or_default()
    }

    /// Whether the record has more fields than are kept.
    pub(super) fn overflow(&self) -> bool {
        self.overflow
    }

    /// Whether quotes of the record go over line breaks in a way that no program writes: text
    /// stands behind the one that closes, or what they keep together are rows. Then the quote that
    /// opens belongs to its line, and the one that closes opens another.
    pub(super) fn is_torn(&self) -> bool {
        self.torn || self.fields().iter().any(|field| self.is_rows(field))
    }

    /// Whether each line of a field is divided and holds a number.
    fn is_rows(&self, field: &str) -> bool {
        let Some(sign) = self.delimiter else { return false };
        let is_number = |part: &str| part.trim_ascii().starts_with(|c: char| c.is_ascii_digit());
        field.contains('\n')
            && field.split('\n').all(|line| line.contains(sign) && line.split(sign).any(is_number))
    }

    /// Begins a record.
    pub(super) fn begin(&mut self) {
        self.used = 0;
        self.open = false;
        self.torn = false;
        self.overflow = false;
    }

    /// Takes a line of the record; true where a quote is still open at its end.
    pub(super) fn line(&mut self, line: &str, literal: bool) -> bool {
        let by_blanks = self.delimiter == Some(BLANK);
        if by_blanks && !self.open && line.trim_ascii().is_empty() {
            return false;
        }
        let mut rest = if by_blanks { line.trim_ascii() } else { line };
        if self.open {
            self.push("\n");
            match self.quoted(rest) {
                Some(after) => rest = after,
                None => return true,
            }
            self.torn |= !self.is_end(rest);
            match self.unquoted(rest) {
                Some(after) => rest = after,
                None => return false,
            }
        }
        loop {
            self.field();
            let start = rest.trim_start_matches(' ');
            // Excel and esttab write ="0.260***" to keep a text from being read as a number.
            let inner = start.strip_prefix("=\"").or_else(|| start.strip_prefix('"'));
            if let Some(inner) = inner.filter(|_| !literal) {
                match self.quoted(inner) {
                    Some(after) => rest = after,
                    None => {
                        self.open = true;
                        return true;
                    }
                }
            }
            match self.unquoted(rest) {
                Some(after) => rest = after,
                None => return false,
            }
        }
    }

    /// Whether a field ends where a quote was closed.
    fn is_end(&self, rest: &str) -> bool {
        let rest = rest.trim_start_matches(' ');
        self.delimiter == Some(BLANK)
            || rest.is_empty()
            || self.delimiter.is_some_and(|sign| rest.starts_with(sign))
    }

    /// Takes text in quotes and returns what follows the closing one.
    fn quoted<'t>(&mut self, mut text: &'t str) -> Option<&'t str> {
        loop {
            let Some((before, after)) = text.split_once('"') else {
                self.push(text);
                return None;
            };
            self.push(before);
            let Some(further) = after.strip_prefix('"') else {
                self.open = false;
                return Some(after);
            };
            self.push("\"");
            text = further;
        }
    }

    /// Takes text up to the next delimiter and returns what follows that.
    fn unquoted<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let divided = match self.delimiter {
            Some(BLANK) => text
                .split_once(|sign: char| sign.is_ascii_whitespace())
                .map(|(before, after)| (before, after.trim_ascii_start())),
            Some(sign) => text.split_once(sign),
            None => None,
        };
        match divided {
            Some((before, after)) => {
                self.push(before);
                Some(after)
            }
            None => {
                self.push(text);
                None
            }
        }
    }

    /// Begins a field.
    fn field(&mut self) {
        if self.used >= self.most {
            self.overflow = true;
            return;
        }
        match self.fields.get_mut(self.used) {
            Some(field) => field.clear(),
            None => self.fields.push(String::new()),
        }
        self.used += 1;
    }

    /// Appends to the field that was begun last.
    fn push(&mut self, text: &str) {
        if self.overflow {
            return;
        }
        if let Some(field) = self.used.checked_sub(1).and_then(|last| self.fields.get_mut(last)) {
            field.push_str(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(line: &str, delimiter: char) -> Vec<String> {
        let mut splitter = Splitter::new(Some(delimiter), 100);
        splitter.begin();
        assert!(!splitter.line(line, false));
        splitter.fields().to_vec()
    }

    #[test]
    fn quotes_keep_delimiters_and_doubled_quotes() {
        assert_eq!(fields(r#"a;"b;""c""";3"#, ';'), ["a", "b;\"c\"", "3"]);
        assert_eq!(fields("\"a\", \"b\"", ','), ["a", "b"]);
    }

    #[test]
    fn a_quote_inside_a_field_is_a_plain_character() {
        assert_eq!(fields("5\" pipe,3", ','), ["5\" pipe", "3"]);
    }

    #[test]
    fn text_kept_from_being_a_number_is_the_inner_text() {
        assert_eq!(fields(r#"="",="0.260***",="(1)""#, ','), ["", "0.260***", "(1)"]);
    }

    #[test]
    fn fields_beyond_the_limit_are_left_out_and_noticed() {
        let mut splitter = Splitter::new(Some(','), 2);
        splitter.begin();
        splitter.line("a,b,c,d", false);
        assert_eq!(splitter.fields(), ["a", "b"]);
        assert!(splitter.overflow());
    }
}
