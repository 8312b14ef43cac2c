//! The text of a binary Word document, put together from its pieces.

use super::led::{led_to, usize_at};
use crate::formats::bytes::{u16_le, u32_le};
use crate::gap::Reason;
use encoding_rs::WINDOWS_1252;

/// A sign of the text, and where it stands in the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) sign: char,
    pub(super) offset: u32,
}

/// Where the header leads to the piece table.
const PIECES: usize = 0x1a2;

/// The text of all stories.
///
/// # Errors
/// The piece table leads out of the file, or its pieces say more than the file holds.
pub(super) fn text(main: &[u8], table: &[u8]) -> Result<Vec<Sign>, Reason> {
    let pieces = led_to(main, table, PIECES).and_then(piece_table).ok_or(Reason::Damaged)?;
    let count = pieces.len().saturating_sub(4) / 12;
    let ends = count.saturating_add(1).saturating_mul(4);
    let mut text = Vec::new();
    for piece in 0..count {
        let from = usize_at(pieces, piece.saturating_mul(4)).ok_or(Reason::Damaged)?;
        let until = usize_at(pieces, piece.saturating_add(1).saturating_mul(4));
        let length = until.and_then(|until| until.checked_sub(from)).ok_or(Reason::Damaged)?;
        let described = ends.saturating_add(piece.saturating_mul(8)).saturating_add(2);
        let at = u32_le(pieces, described).ok_or(Reason::Damaged)?;
        // A piece whose signs take one byte each says so, and gives twice its offset.
        let one_byte = at & 0x4000_0000 != 0;
        let offset = if one_byte { (at & 0x3fff_ffff) / 2 } else { at & 0x3fff_ffff };
        let width = if one_byte { 1 } else { 2 };
        let start = usize::try_from(offset).map_err(|_| Reason::Damaged)?;
        let end = length.checked_mul(width).and_then(|length| start.checked_add(length));
        let bytes = end.and_then(|end| main.get(start..end)).ok_or(Reason::Damaged)?;
        if text.len().saturating_add(length) > main.len().saturating_mul(2) {
            // Pieces may not be told again and again.
            return Err(Reason::Damaged);
        }
        text.extend(signs(bytes, width, offset));
    }
    Ok(text)
}

fn signs(bytes: &[u8], width: usize, offset: u32) -> Vec<Sign> {
    let step = u32::try_from(width).unwrap_or(1);
    let places = (0_u32..).map(|number| offset.saturating_add(number.saturating_mul(step)));
    if width == 1 {
        let sign = |byte: &u8| {
            WINDOWS_1252.decode_without_bom_handling(&[*byte]).0.chars().next().unwrap_or(' ')
        };
        return bytes
            .iter()
            .map(sign)
            .zip(places)
            .map(|(sign, offset)| Sign { sign, offset })
            .collect();
    }
    let units = bytes.chunks_exact(2).filter_map(|pair| u16_le(pair, 0));
    let mut signs = Vec::with_capacity(bytes.len() / 2);
    let mut first: Option<(u16, u32)> = None;
    for (unit, offset) in units.zip(places) {
        match (first.take(), unit) {
            (None, 0xd800..=0xdbff) => {
                first = Some((unit, offset));
                // Both halves count: lengths are in units.
                signs.push(Sign { sign: '\u{fffd}', offset });
            }
            (Some((high, _)), 0xdc00..=0xdfff) => {
                let sign = char::decode_utf16([high, unit]).next().and_then(Result::ok);
                signs.pop();
                signs.push(Sign { sign: sign.unwrap_or('\u{fffd}'), offset });
                signs.push(Sign { sign: '\u{0}', offset });
            }
            _ => {
                let sign = char::from_u32(u32::from(unit)).unwrap_or('\u{fffd}');
                signs.push(Sign { sign, offset });
            }
        }
    }
    signs
}

/// The table of pieces, after the properties that stand before it.
fn piece_table(mut complex: &[u8]) -> Option<&[u8]> {
    loop {
        match complex.first()? {
            1 => {
                let length = usize::from(u16_le(complex, 1)?);
                complex = complex.get(length.checked_add(3)?..)?;
            }
            2 => {
                let length = usize_at(complex, 1)?;
                return complex.get(5..length.checked_add(5)?);
            }
            _ => return None,
        }
    }
}
