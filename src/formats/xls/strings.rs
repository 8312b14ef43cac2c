//! Texts in records: letters of one or two bytes, split over records that continue.

use crate::formats::bytes::{u16_le, u32_le};
use crate::gap::Reason;
use encoding_rs::WINDOWS_1252;

/// How texts are written: BIFF 8 knows Unicode, BIFF 5 the code page of Windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    Five,
    Eight,
}

/// A text whose length takes two bytes before it.
pub(super) fn text(data: &[u8], version: Version) -> Option<String> {
    letters_and_width(data.get(2..)?, usize::from(u16_le(data, 0)?), version)
}

/// A text whose length takes one byte before it: a name, a title.
pub(super) fn short_text(data: &[u8], version: Version) -> Option<String> {
    letters_and_width(data.get(1..)?, usize::from(*data.first()?), version)
}

/// So many letters, where BIFF 8 says before them how wide they are.
fn letters_and_width(rest: &[u8], length: usize, version: Version) -> Option<String> {
    if version == Version::Five {
        return Some(WINDOWS_1252.decode(rest.get(..length)?).0.into_owned());
    }
    let flags = *rest.first()?;
    letters(rest.get(1..)?, length, flags & 1 == 1)
}

/// A name of so many letters whose length stands elsewhere, and what follows it.
pub(super) fn name(data: &[u8], length: usize, version: Version) -> Option<(String, &[u8])> {
    if version == Version::Five {
        let (name, after) = data.split_at_checked(length)?;
        return Some((WINDOWS_1252.decode(name).0.into_owned(), after));
    }
    let (flags, rest) = data.split_first()?;
    let wide = flags & 1 == 1;
    let size = length.checked_mul(if wide { 2 } else { 1 })?;
    Some((letters(rest, length, wide)?, rest.get(size..)?))
}

/// So many letters of one or two bytes.
fn letters(data: &[u8], length: usize, wide: bool) -> Option<String> {
    if wide {
        let units = data.get(..length.checked_mul(2)?)?.chunks_exact(2);
        let units = units.map(|pair| u16_le(pair, 0).unwrap_or(0));
        Some(char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect())
    } else {
        // The low halves of Unicode letters.
        Some(data.get(..length)?.iter().copied().map(char::from).collect())
    }
}

/// The text of an object, whose letters stand in the records that continue it.
pub(super) fn object_text(data: &[u8], pieces: &[&[u8]]) -> Option<String> {
    let mut left = usize::from(u16_le(data, 10)?);
    let mut text = String::new();
    for piece in pieces {
        if left == 0 {
            break;
        }
        let (flags, rest) = piece.split_first()?;
        let wide = flags & 1 == 1;
        let size = if wide { 2 } else { 1 };
        let here = left.min(rest.len() / size);
        text.push_str(&letters(rest, here, wide)?);
        left -= here;
    }
    Some(text)
}

/// The shared texts of a workbook.
///
/// # Errors
/// A text is longer than the records, or all are longer than `most` bytes. What the record says
/// about the number of texts is not believed.
pub(super) fn shared(data: &[u8], pieces: &[&[u8]], most: u64) -> Result<Vec<String>, Reason> {
    let claimed = u32_le(data, 4).ok_or(Reason::Damaged)?;
    let mut reader = Reader { piece: data.get(8..).unwrap_or_default(), pieces: pieces.iter() };
    let mut strings = Vec::new();
    let mut bytes = 0_u64;
    while (strings.len() as u64) < u64::from(claimed) && !reader.is_at_end() {
        let string = reader.string().ok_or(Reason::Damaged)?;
        bytes = bytes.saturating_add(string.len() as u64).saturating_add(24);
        if bytes > most {
            return Err(Reason::limit("whole_bytes", most));
        }
        strings.push(string);
    }
    Ok(strings)
}

/// Reads over records that continue one another.
struct Reader<'a> {
    piece: &'a [u8],
    pieces: std::slice::Iter<'a, &'a [u8]>,
}

impl<'a> Reader<'a> {
    fn is_at_end(&mut self) -> bool {
        while self.piece.is_empty() {
            match self.pieces.next() {
                Some(next) => self.piece = next,
                None => return true,
            }
        }
        false
    }

    /// One text: length, flags, numbers of runs and of phonetic bytes, letters, these.
    fn string(&mut self) -> Option<String> {
        let length = usize::from(u16::from_le_bytes([self.byte()?, self.byte()?]));
        let flags = self.byte()?;
        let mut after = 0_usize;
        if flags & 8 != 0 {
            after = usize::from(u16::from_le_bytes([self.byte()?, self.byte()?])).checked_mul(4)?;
        }
        if flags & 4 != 0 {
            let bytes = [self.byte()?, self.byte()?, self.byte()?, self.byte()?];
            after = after.checked_add(usize::try_from(u32::from_le_bytes(bytes)).ok()?)?;
        }
        let mut wide = flags & 1 == 1;
        let mut left = length;
        let mut text = String::new();
        while left > 0 {
            if self.piece.is_empty() {
                // A record that continues letters says again how wide they are.
                if self.is_at_end() {
                    return None;
                }
                wide = self.byte()? & 1 == 1;
                continue;
            }
            let size = if wide { 2 } else { 1 };
            let here = left.min(self.piece.len() / size);
            if here == 0 {
                return None;
            }
            text.push_str(&letters(self.piece, here, wide)?);
            self.piece = self.piece.get(here * size..)?;
            left -= here;
        }
        self.skip(after)?;
        Some(text)
    }

    fn byte(&mut self) -> Option<u8> {
        if self.is_at_end() {
            return None;
        }
        let (byte, rest) = self.piece.split_first()?;
        self.piece = rest;
        Some(*byte)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            if self.is_at_end() {
                return None;
            }
            let here = bytes.min(self.piece.len());
            self.piece = self.piece.get(here..)?;
            bytes -= here;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_with_letters_of_another_width() {
        let mut data = vec![0; 4];
        data.extend(2_u32.to_le_bytes());
        data.extend([4, 0, 0, b'a', b'b']);
        let mut next = vec![1, 0x19, 0x20, b'd', 0];
        next.extend([1, 0, 0, b'x']);
        let found = shared(&data, &[&next], 1000);
        assert_eq!(found, Ok(vec!["ab’d".to_owned(), "x".to_owned()]));
    }

    #[test]
    fn a_number_of_texts_that_is_a_lie_is_not_believed() {
        let mut data = vec![0; 4];
        data.extend(u32::MAX.to_le_bytes());
        data.extend([1, 0, 0, b'x']);
        assert_eq!(shared(&data, &[], 1000), Ok(vec!["x".to_owned()]));
    }
}
