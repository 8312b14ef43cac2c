//! Lines that go on at the next one.
//!
//! Convention: `{...}` at the end of a line takes its end back. The programs of Stata that print rows
//! piece by piece (`tabstat`, `ttest`, `sts list`, and many that users wrote) leave a row of a table on
//! several lines so.

use std::borrow::Cow;

/// What goes on at the next line.
const GOES_ON: &str = "{...}";

/// Bytes of lines that go on, together; beyond them they stay apart.
const LONGEST: usize = 65_536;

/// The lines that go on so far.
#[derive(Default)]
pub(super) struct Begun {
    number: u64,
    text: String,
}

impl Begun {
    /// The whole line that ends here, with the number of its first one; none where it goes on.
    pub(super) fn ended<'l>(&mut self, number: u64, line: &'l str) -> Option<(u64, Cow<'l, str>)> {
        let room = self.text.len().saturating_add(line.len()) <= LONGEST;
        let goes_on = line.trim_end().strip_suffix(GOES_ON).filter(|_| room);
        if self.text.is_empty() {
            self.number = number;
        }
        match goes_on {
            Some(piece) => {
                self.text.push_str(piece);
                None
            }
            None if self.text.is_empty() => Some((number, Cow::Borrowed(line))),
            None => {
                let mut whole = std::mem::take(&mut self.text);
                whole.push_str(line);
                Some((self.number, Cow::Owned(whole)))
            }
        }
    }

    /// What still goes on where the text ends.
    pub(super) fn rest(self) -> Option<(u64, String)> {
        (!self.text.is_empty()).then_some((self.number, self.text))
    }
}
