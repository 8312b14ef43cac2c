//! BMP: its two headers.

use super::Anatomy;
use crate::formats::bytes::{u16_le, u32_le};
use crate::gap::Reason;
use crate::policy::Limits;
use std::ops::Range;

/// Whether the headers are those of a bitmap: two letters alone would take many texts for one.
pub(super) fn signed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM")
        && u32_le(bytes, 6) == Some(0)
        && matches!(u32_le(bytes, 14), Some(12 | 16 | 40 | 52 | 56 | 64 | 108 | 124))
}

/// Reads the headers.
pub(super) fn anatomy(bytes: &[u8], _: &Limits) -> Anatomy {
    let mut anatomy = Anatomy::default();
    let old = u32_le(bytes, 14) == Some(12);
    let sides = if old {
        u32_le(bytes, 18).map(|both| (both & 0xffff, both >> 16))
    } else {
        // A negative height only says that the rows stand from top to bottom.
        u32_le(bytes, 18)
            .zip(u32_le(bytes, 22))
            .map(|(width, height)| (width, height.cast_signed().unsigned_abs()))
    };
    anatomy.pages.extend(sides);
    let start = u32_le(bytes, 10).map_or(u64::MAX, u64::from);
    let declared = u32_le(bytes, 2).map_or(0, u64::from);
    let length = bytes.len() as u64;
    if start >= length || declared > length {
        anatomy.gaps.push(Reason::Damaged);
    }
    // Some writers leave the declared size at zero.
    let declared = usize::try_from(declared).ok().filter(|end| *end >= 26 && *end < bytes.len());
    let pixels = pixels(bytes, anatomy.pages.first().copied());
    let end = pixels.as_ref().map(|pixels| profile(bytes, pixels.end));
    anatomy.end = end.filter(|end| *end < bytes.len()).or(declared);
    if let Some(pixels) = pixels {
        let colours = header(bytes).saturating_add(colours(bytes));
        anatomy.unseen.extend((colours < pixels.start).then_some(colours..pixels.start));
    }
    anatomy
}

/// Where the pixels stand; none where they are packed or end behind the file.
fn pixels(bytes: &[u8], size: Option<(u32, u32)>) -> Option<Range<usize>> {
    let (width, height) = size?;
    let old = u32_le(bytes, 14)? == 12;
    let (depth, packing) =
        if old { (u16_le(bytes, 24)?, 0) } else { (u16_le(bytes, 28)?, u32_le(bytes, 30)?) };
    // Masks of colours (3, 6) change what the pixels mean, not how many bytes they take.
    if !matches!(packing, 0 | 3 | 6) {
        return None;
    }
    let row = u64::from(width).checked_mul(u64::from(depth))?.div_ceil(32).checked_mul(4)?;
    let length = usize::try_from(row.checked_mul(u64::from(height))?).ok()?;
    let start = usize::try_from(u32_le(bytes, 10)?).ok()?;
    let end = start.checked_add(length)?;
    (end <= bytes.len()).then_some(start..end)
}

/// Where the file ends: a profile of colours may stand behind the pixels (`BITMAPV5HEADER`).
fn profile(bytes: &[u8], end: usize) -> usize {
    const OFFSET: usize = 14 + 112;
    const LENGTH: usize = 14 + 116;
    let number = |at: usize| u32_le(bytes, at).and_then(|number| usize::try_from(number).ok());
    let told = u32_le(bytes, 14) == Some(124);
    match number(OFFSET).zip(number(LENGTH)).filter(|_| told) {
        Some((offset, length)) if offset.saturating_add(14) == end => end.saturating_add(length),
        _ => end,
    }
}

/// Bytes of both headers, with the masks that may follow.
fn header(bytes: &[u8]) -> usize {
    let second = u32_le(bytes, 14).and_then(|length| usize::try_from(length).ok());
    let masks = match u32_le(bytes, 30) {
        Some(3 | 6) if second == Some(40) => 16,
        _ => 0,
    };
    14_usize.saturating_add(second.unwrap_or(0)).saturating_add(masks)
}

/// Bytes of the table of colours, as long as it may be.
fn colours(bytes: &[u8]) -> usize {
    let old = u32_le(bytes, 14) == Some(12);
    let depth = u16_le(bytes, if old { 24 } else { 28 }).unwrap_or(0);
    let listed = if old { None } else { u32_le(bytes, 46) };
    let most = if depth <= 8 { 1_usize << depth } else { 0 };
    let listed = listed.and_then(|listed| usize::try_from(listed).ok()).unwrap_or(0);
    most.max(listed.min(256)).saturating_mul(if old { 3 } else { 4 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    /// A picture of 2 × 2 pixels with bytes before and behind them.
    fn bitmap(before: &[u8], behind: &[u8]) -> Vec<u8> {
        let start = u32::try_from(54 + before.len()).unwrap();
        let size = start + 16 + u32::try_from(behind.len()).unwrap();
        let mut bytes = b"BM".to_vec();
        bytes.extend([size, 0, start, 40, 2, 2].iter().flat_map(|number| number.to_le_bytes()));
        bytes.extend([1, 0, 24, 0]);
        bytes.extend([0; 24]);
        [bytes.as_slice(), before, &[7; 16], behind].concat()
    }

    #[test]
    fn does_not_pass_over_bytes_before_and_behind_the_pixels() {
        let limits = Policy::built_in().unwrap().limits;
        let sound = anatomy(&bitmap(b"", b""), &limits);
        assert_eq!((sound.pages, sound.end, sound.unseen), (vec![(2, 2)], None, vec![]));
        let before = anatomy(&bitmap(b"regio;aantal", b""), &limits).unseen;
        assert_eq!(before.first(), Some(&(54..66)));
        assert_eq!(anatomy(&bitmap(b"", b"regio;aantal"), &limits).end, Some(70));
    }
}
