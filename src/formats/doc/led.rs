//! Places and lengths in the streams of a binary document; none beyond their end.

use crate::formats::bytes::u32_le;

/// A number of four bytes, as a place or a length.
pub(super) fn usize_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_le(bytes, at)?).ok()
}

/// The part of a stream to which the header leads: offset and length stand in it at `at`.
pub(super) fn led_to<'t>(main: &[u8], table: &'t [u8], at: usize) -> Option<&'t [u8]> {
    let offset = usize_at(main, at)?;
    let length = usize_at(main, at.checked_add(4)?)?;
    table.get(offset..offset.checked_add(length)?)
}
