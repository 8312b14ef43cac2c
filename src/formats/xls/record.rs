//! Records: a number that says what it is, a length, bytes. Longer ones continue in the next.

use crate::gap::Reason;

/// One record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    /// What it is.
    pub(super) kind: u16,
    /// Its bytes.
    pub(super) data: &'a [u8],
}

/// The kinds of records that are read.
pub(super) mod kind {
    pub(in crate::formats::xls) const FORMULA: u16 = 0x0006;
    pub(in crate::formats::xls) const EOF: u16 = 0x000a;
    pub(in crate::formats::xls) const PAGE_HEAD: u16 = 0x0014;
    pub(in crate::formats::xls) const PAGE_FOOT: u16 = 0x0015;
    pub(in crate::formats::xls) const NAME: u16 = 0x0018;
    pub(in crate::formats::xls) const NOTE: u16 = 0x001c;
    pub(in crate::formats::xls) const FILE_PASSWORD: u16 = 0x002f;
    pub(in crate::formats::xls) const FONT: u16 = 0x0031;
    pub(in crate::formats::xls) const CONTINUE: u16 = 0x003c;
    pub(in crate::formats::xls) const PALETTE: u16 = 0x0092;
    pub(in crate::formats::xls) const COLUMN: u16 = 0x007d;
    pub(in crate::formats::xls) const SHEET: u16 = 0x0085;
    pub(in crate::formats::xls) const NUMBERS: u16 = 0x00bd;
    pub(in crate::formats::xls) const RICH_TEXT: u16 = 0x00d6;
    pub(in crate::formats::xls) const CELL_FORMAT: u16 = 0x00e0;
    pub(in crate::formats::xls) const MERGED: u16 = 0x00e5;
    pub(in crate::formats::xls) const DRAWINGS: u16 = 0x00eb;
    pub(in crate::formats::xls) const STRINGS: u16 = 0x00fc;
    pub(in crate::formats::xls) const SHARED: u16 = 0x00fd;
    pub(in crate::formats::xls) const BOOK: u16 = 0x01ae;
    pub(in crate::formats::xls) const TEXT_OBJECT: u16 = 0x01b6;
    pub(in crate::formats::xls) const NUMBER: u16 = 0x0203;
    pub(in crate::formats::xls) const TEXT: u16 = 0x0204;
    pub(in crate::formats::xls) const TRUTH_OR_ERROR: u16 = 0x0205;
    pub(in crate::formats::xls) const RESULT: u16 = 0x0207;
    pub(in crate::formats::xls) const ROW: u16 = 0x0208;
    pub(in crate::formats::xls) const PACKED_NUMBER: u16 = 0x027e;
    pub(in crate::formats::xls) const NUMBER_FORMAT: u16 = 0x041e;
    pub(in crate::formats::xls) const BEGIN: u16 = 0x0809;
    pub(in crate::formats::xls) const CHART_TEXT: u16 = 0x100d;
    pub(in crate::formats::xls) const CHART_SERIES_PART: u16 = 0x1065;
}

/// Takes the records of a stream one by one.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// The records from a position on.
    pub(super) fn at(stream: &'a [u8], position: usize) -> Self {
        Self { rest: stream.get(position..).unwrap_or_default() }
    }

    /// The next record; none at the end of the stream.
    ///
    /// # Errors
    /// The record is longer than the stream.
    pub(super) fn next(&mut self) -> Result<Option<Record<'a>>, Reason> {
        let Some((head, rest)) = self.rest.split_first_chunk::<4>() else { return Ok(None) };
        let [kind_low, kind_high, length_low, length_high] = *head;
        let length = usize::from(u16::from_le_bytes([length_low, length_high]));
        let (data, rest) = rest.split_at_checked(length).ok_or(Reason::Damaged)?;
        self.rest = rest;
        Ok(Some(Record { kind: u16::from_le_bytes([kind_low, kind_high]), data }))
    }

    /// How many bytes stand behind the record that was taken last.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The bytes of the records that continue the one before, each apart.
    pub(super) fn continued(&mut self) -> Result<Vec<&'a [u8]>, Reason> {
        let mut pieces = Vec::new();
        loop {
            let mut ahead = self.clone();
            match ahead.next()? {
                Some(record) if record.kind == kind::CONTINUE => {
                    pieces.push(record.data);
                    *self = ahead;
                }
                _ => return Ok(pieces),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_longer_than_the_stream_is_damage() {
        let mut records = Records::at(&[0x03, 0x02, 0xff, 0xff, 0], 0);
        assert_eq!(records.next().err(), Some(Reason::Damaged));
    }
}
