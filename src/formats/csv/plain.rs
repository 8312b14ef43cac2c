//! The fast way through lines without quotes, which most lines of a large file are: a record is its
//! line, its fields lie between the delimiters. All other lines are split by `records`, which gives
//! the same for these.

use super::super::encoding::TextLine;
use super::splitter::BLANK;
use memchr::memchr;

/// The fields of a line without quotes.
pub(super) struct Plain<'t> {
    line: &'t str,
    delimiters: Delimiters<'t>,
    /// Where the next field begins; none after the last one.
    next: Option<usize>,
}

/// Where the delimiters of a line stand.
enum Delimiters<'t> {
    None,
    /// Runs of blanks, however many.
    Blanks(std::str::SplitAsciiWhitespace<'t>),
    Byte(u8),
    Character(std::str::MatchIndices<'t, char>),
}

impl<'t> Plain<'t> {
    /// Whether a line can be split here: it holds no quote, is whole, and is too short for more
    /// fields than a record may have.
    pub(super) fn suits(line: TextLine<'_>, most: usize) -> bool {
        !line.cut && line.text.len() < most && memchr(b'"', line.text.as_bytes()).is_none()
    }

    /// The fields of a line that [`Plain::suits`].
    pub(super) fn new(line: &'t str, delimiter: Option<char>) -> Self {
        let delimiters = match delimiter {
            None => Delimiters::None,
            Some(BLANK) => Delimiters::Blanks(line.split_ascii_whitespace()),
            Some(sign) => match u8::try_from(sign) {
                Ok(byte) if byte.is_ascii() => Delimiters::Byte(byte),
                _ => Delimiters::Character(line.match_indices(sign)),
            },
        };
        Self { line, delimiters, next: Some(0) }
    }
}

/// Where a sign stands next. Most fields are so short that it is found sooner byte by byte.
fn find(sign: u8, line: &[u8], start: usize) -> Option<usize> {
    const SHORT: usize = 16;
    let rest = line.get(start..)?;
    let near = rest.get(..SHORT).unwrap_or(rest);
    let far = || Some(near.len() + memchr(sign, rest.get(near.len()..)?)?);
    Some(start + near.iter().position(|byte| *byte == sign).or_else(far)?)
}

impl<'t> Iterator for Plain<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let start = self.next?;
        let (end, next) = match &mut self.delimiters {
            Delimiters::None => (self.line.len(), None),
            Delimiters::Blanks(fields) => return fields.next(),
            Delimiters::Byte(sign) => match find(*sign, self.line.as_bytes(), start) {
                Some(end) => (end, end.checked_add(1)),
                None => (self.line.len(), None),
            },
            Delimiters::Character(places) => match places.next() {
                Some((end, sign)) => (end, end.checked_add(sign.len())),
                None => (self.line.len(), None),
            },
        };
        self.next = next;
        self.line.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::splitter::Splitter;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn gives_the_same_fields_as_the_careful_way(
            line in "[ab1;,|é\t =.-]{0,40}|a{0,40};b{0,40},1{0,40}",
            delimiter in prop::option::of(prop::sample::select(vec![';', ',', '\t', '|', 'é', ' '])),
        ) {
            let mut splitter = Splitter::new(delimiter, 100);
            splitter.begin();
            prop_assert!(!splitter.line(&line, false));
            let plain: Vec<&str> = Plain::new(&line, delimiter).collect();
            prop_assert_eq!(plain, splitter.fields());
        }
    }
}
