//! BMP: its two headers.

use super::{Anatomy, u32_at};
use crate::gap::Reason;
use crate::policy::Limits;

/// Whether the headers are those of a bitmap: two letters alone would take many texts for one.
pub(super) fn signed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM")
        && u32_at(bytes, 6, false) == Some(0)
        && matches!(u32_at(bytes, 14, false), Some(12 | 16 | 40 | 52 | 56 | 64 | 108 | 124))
}

/// Reads the headers.
pub(super) fn anatomy(bytes: &[u8], _: &Limits) -> Anatomy {
    let mut anatomy = Anatomy::default();
    let old = u32_at(bytes, 14, false) == Some(12);
    let sides = if old {
        u32_at(bytes, 18, false).map(|both| (both & 0xffff, both >> 16))
    } else {
        // A negative height only says that the rows stand from top to bottom.
        u32_at(bytes, 18, false)
            .zip(u32_at(bytes, 22, false))
            .map(|(width, height)| (width, height.cast_signed().unsigned_abs()))
    };
    anatomy.pages.extend(sides);
    let start = u32_at(bytes, 10, false).map_or(u64::MAX, u64::from);
    let declared = u32_at(bytes, 2, false).map_or(0, u64::from);
    let length = bytes.len() as u64;
    if start >= length || declared > length {
        anatomy.gaps.push(Reason::Damaged);
    }
    // Some writers leave the declared size at zero.
    anatomy.end = usize::try_from(declared).ok().filter(|end| *end >= 26 && *end < bytes.len());
    anatomy
}
