//! Records of the binary parts: a number and a length in seven-bit steps, then bytes.

use crate::formats::Source;
use crate::formats::bytes::{u16_le, u32_le};
use crate::gap::Reason;
use crate::policy::Limits;
use std::io::Read;

/// The kinds of records that are read (MS-XLSB, 2.3.2).
pub(super) mod kind {
    pub(in crate::formats::xlsb) const ROW: u32 = 0;
    pub(in crate::formats::xlsb) const PACKED_NUMBER: u32 = 2;
    pub(in crate::formats::xlsb) const ERROR: u32 = 3;
    pub(in crate::formats::xlsb) const TRUTH: u32 = 4;
    pub(in crate::formats::xlsb) const NUMBER: u32 = 5;
    pub(in crate::formats::xlsb) const TEXT: u32 = 6;
    pub(in crate::formats::xlsb) const SHARED: u32 = 7;
    pub(in crate::formats::xlsb) const FORMULA_TEXT: u32 = 8;
    pub(in crate::formats::xlsb) const FORMULA_NUMBER: u32 = 9;
    pub(in crate::formats::xlsb) const FORMULA_TRUTH: u32 = 10;
    pub(in crate::formats::xlsb) const FORMULA_ERROR: u32 = 11;
    pub(in crate::formats::xlsb) const STRING: u32 = 19;
    pub(in crate::formats::xlsb) const NAME: u32 = 39;
    pub(in crate::formats::xlsb) const FONT: u32 = 43;
    pub(in crate::formats::xlsb) const NUMBER_FORMAT: u32 = 44;
    pub(in crate::formats::xlsb) const FILL: u32 = 45;
    pub(in crate::formats::xlsb) const CELL_FORMAT: u32 = 47;
    pub(in crate::formats::xlsb) const COLUMN: u32 = 60;
    pub(in crate::formats::xlsb) const RICH_TEXT: u32 = 62;
    pub(in crate::formats::xlsb) const VALIDATION: u32 = 64;
    pub(in crate::formats::xlsb) const SHEET: u32 = 156;
    pub(in crate::formats::xlsb) const MERGED: u32 = 176;
    pub(in crate::formats::xlsb) const PAGE_HEADS: u32 = 479;
    pub(in crate::formats::xlsb) const HYPERLINK: u32 = 494;
    pub(in crate::formats::xlsb) const CELL_FORMATS: u32 = 617;
    pub(in crate::formats::xlsb) const CELL_FORMATS_END: u32 = 618;
    pub(in crate::formats::xlsb) const COMMENT_AUTHOR: u32 = 632;
    pub(in crate::formats::xlsb) const COMMENT: u32 = 635;
    pub(in crate::formats::xlsb) const COMMENT_TEXT: u32 = 637;
}

/// Takes the records of a part one by one.
pub(super) struct Records<R> {
    stream: R,
    longest: u64,
    data: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub(super) fn new(stream: R, limits: &Limits) -> Self {
        // A text of 32,767 letters takes 65,534 bytes; formulas and formats add little.
        Self { stream, longest: limits.line_bytes, data: Vec::new() }
    }

    /// The next record; none at the end of the part.
    ///
    /// # Errors
    /// The part breaks off within a record, or a record is longer than a line may be.
    pub(super) fn next(&mut self) -> Result<Option<(u32, &[u8])>, Reason> {
        let Some(first) = self.byte()? else { return Ok(None) };
        let mut kind = u32::from(first & 0x7f);
        if first & 0x80 != 0 {
            let second = self.byte()?.ok_or(Reason::Damaged)?;
            kind |= u32::from(second & 0x7f) << 7;
        }
        let mut length = 0_u64;
        for step in 0..4 {
            let byte = self.byte()?.ok_or(Reason::Damaged)?;
            length |= u64::from(byte & 0x7f) << (7 * step);
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > self.longest {
            return Err(Reason::limit("line_bytes", self.longest));
        }
        self.data.clear();
        let read = self.stream.by_ref().take(length).read_to_end(&mut self.data);
        let read = read.map_err(|error| Source::reason(&error))?;
        if read as u64 != length {
            return Err(Reason::Damaged);
        }
        Ok(Some((kind, &self.data)))
    }

    fn byte(&mut self) -> Result<Option<u8>, Reason> {
        let mut byte = [0];
        match self.stream.read(&mut byte) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(byte.first().copied()),
            Err(error) => Err(Source::reason(&error)),
        }
    }
}

/// A text at a position, and where what follows it begins.
pub(super) fn text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let length = usize::try_from(u32_le(data, at)?).ok()?;
    let start = at.checked_add(4)?;
    // A text that is none has a length of its own.
    if length == 0xffff_ffff {
        return Some((String::new(), start));
    }
    let end = start.checked_add(length.checked_mul(2)?)?;
    let units = data.get(start..end)?.chunks_exact(2).map(|pair| u16_le(pair, 0).unwrap_or(0));
    let text = char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect();
    Some((text, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    #[test]
    fn numbers_and_lengths_take_seven_bits_a_byte() {
        let limits = Policy::built_in().unwrap().limits;
        let bytes = [0x9c, 0x01, 2, 7, 8, 0x05, 0];
        let mut records = Records::new(&bytes[..], &limits);
        assert_eq!(records.next(), Ok(Some((156, &[7, 8][..]))));
        assert_eq!(records.next(), Ok(Some((5, &[][..]))));
        assert_eq!(records.next(), Ok(None));
        let mut broken = Records::new(&[5, 9, 1][..], &limits);
        assert_eq!(broken.next().err(), Some(Reason::Damaged));
    }
}
