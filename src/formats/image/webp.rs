//! WebP: the chunks of its RIFF container.

use super::Anatomy;
use crate::formats::bytes::u32_le;
use crate::gap::Reason;
use crate::policy::Limits;

/// Walks the chunks; every frame of an animation is a page.
pub(super) fn anatomy(bytes: &[u8], limits: &Limits) -> Anatomy {
    let mut anatomy = Anatomy::default();
    let size = imagesize::blob_size(bytes)
        .ok()
        .and_then(|size| Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)));
    let mut frames = 0_u64;
    let end = walk(bytes, |kind, data| match kind {
        b"ANMF" => frames = frames.saturating_add(1),
        b"EXIF" => anatomy.notes.exif(data.strip_prefix(b"Exif\0\0").unwrap_or(data)),
        b"XMP " => anatomy.notes.xmp(data),
        b"ICCP" => anatomy.notes.profile(data),
        b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ANIM" => {}
        _ => anatomy.notes.telling = anatomy.notes.telling.saturating_add(1),
    });
    match end {
        Some(end) => anatomy.end = (end < bytes.len()).then_some(end),
        None => anatomy.gaps.push(Reason::Damaged),
    }
    if frames > limits.pages {
        anatomy.gaps.push(Reason::limit("pages", limits.pages));
    }
    if let Some(size) = size {
        let pages = usize::try_from(frames.clamp(1, limits.pages)).unwrap_or(1);
        anatomy.pages = vec![size; pages];
    }
    anatomy
}

/// Hands every chunk on; where the container ends, or none where it breaks off.
fn walk(bytes: &[u8], mut see: impl FnMut(&[u8], &[u8])) -> Option<usize> {
    let end = usize::try_from(u32_le(bytes, 4)?).ok()?.checked_add(8)?;
    let held = bytes.get(..end)?;
    let mut at = 12_usize;
    while at < end {
        let start = at.checked_add(8)?;
        let length = usize::try_from(u32_le(held, at.checked_add(4)?)?).ok()?;
        let after = start.checked_add(length)?;
        see(held.get(at..at.checked_add(4)?)?, held.get(start..after)?);
        at = after.checked_add(length % 2)?;
    }
    Some(end)
}
