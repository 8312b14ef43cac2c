//! Numbers in the streams of a binary document, least byte first; none beyond their end.

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(*bytes.first_chunk()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(*bytes.first_chunk()?))
}

pub(super) fn usize_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

/// The part of a stream to which the header leads: offset and length stand in it at `at`.
pub(super) fn led_to<'t>(main: &[u8], table: &'t [u8], at: usize) -> Option<&'t [u8]> {
    let offset = usize_at(main, at)?;
    let length = usize_at(main, at.checked_add(4)?)?;
    table.get(offset..offset.checked_add(length)?)
}
