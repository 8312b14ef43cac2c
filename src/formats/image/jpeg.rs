//! JPEG: its segments one after another, and its pixels by a small decoder.

use super::Anatomy;
use super::looks::{MOST_PIXELS, Pixels};
use crate::formats::bytes::u16_be;
use crate::gap::Reason;
use crate::policy::Limits;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Walks the segments up to the end of the picture.
pub(super) fn anatomy(bytes: &[u8], limits: &Limits) -> Anatomy {
    let mut anatomy = Anatomy::default();
    match walk(bytes, &mut anatomy) {
        Some(end) => anatomy.end = (end < bytes.len()).then_some(end),
        None => anatomy.gaps.push(Reason::Damaged),
    }
    if let Some((width, height)) = anatomy.pages.first() {
        let size = u64::from(*width).saturating_mul(u64::from(*height));
        if anatomy.gaps.is_empty()
            && size <= limits.pixels.min(MOST_PIXELS)
            && let Some(pixels) = pixels(bytes, *width, *height)
        {
            anatomy.see(&pixels);
        }
    }
    anatomy
}

/// Where the picture ends; none where it breaks off.
fn walk(bytes: &[u8], anatomy: &mut Anatomy) -> Option<usize> {
    let mut profile = Vec::new();
    let end = segments(bytes, anatomy, &mut profile);
    if !profile.is_empty() {
        anatomy.notes.profile(&profile);
    }
    end
}

/// Walks the segments, and gathers the pieces of the profile of colours.
fn segments(bytes: &[u8], anatomy: &mut Anatomy, profile: &mut Vec<u8>) -> Option<usize> {
    /// The name, the number of the piece, the number of all pieces.
    const PROFILE_HEAD: usize = 14;
    let mut at = 2_usize;
    loop {
        if bytes.get(at)? != &0xff {
            return None;
        }
        let marker = *bytes.get(at.checked_add(1)?)?;
        match marker {
            0xff => {
                at = at.checked_add(1)?;
                continue;
            }
            0xd9 => return at.checked_add(2),
            0x01 | 0xd0..=0xd8 => {
                at = at.checked_add(2)?;
                continue;
            }
            _ => {}
        }
        let length = usize::from(u16_be(bytes, at.checked_add(2)?)?).max(2);
        let start = at.checked_add(4)?;
        at = at.checked_add(2)?.checked_add(length)?;
        let data = bytes.get(start..at)?;
        match marker {
            // Frames: all but the tables that share their range.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let height = u32::from(u16_be(data, 1)?);
                let width = u32::from(u16_be(data, 3)?);
                if anatomy.pages.is_empty() {
                    anatomy.pages.push((width, height));
                }
            }
            0xe1 => match data.strip_prefix(b"Exif\0\0") {
                Some(block) => anatomy.notes.exif(block),
                None => anatomy.notes.xmp(data),
            },
            0xe2 if data.starts_with(b"ICC_PROFILE\0") => {
                profile.extend(data.get(PROFILE_HEAD..).unwrap_or_default());
            }
            0xed => anatomy.notes.telling = anatomy.notes.telling.saturating_add(1),
            0xfe => anatomy.notes.comment(data),
            0xda => at = after_scan(bytes, at)?,
            // Segments that only their own program reads, but for those of the standards: JFIF,
            // colours, pictures of several frames, what Adobe's decoder needs.
            0xe0..=0xef if !is_known(marker, data) => {
                anatomy.notes.telling = anatomy.notes.telling.saturating_add(1);
            }
            // Tables of the decoder and how rows are counted; the rest is set aside by the standard.
            0xc0..=0xcf | 0xdb..=0xdf | 0xe0..=0xef => {}
            _ => anatomy.notes.telling = anatomy.notes.telling.saturating_add(1),
        }
    }
}

/// Whether a segment of a program is one that all programs write.
fn is_known(marker: u8, data: &[u8]) -> bool {
    const LONGEST: usize = 32;
    const JFIF: usize = 14;
    let begins = |name: &[u8]| data.starts_with(name);
    match marker {
        // Longer ones carry a small copy of a picture.
        0xe0 => begins(b"JFIF\0") && data.len() <= JFIF,
        0xe2 => begins(b"MPF\0") && data.contains(&b'*'),
        0xec => begins(b"Ducky"),
        0xee => begins(b"Adobe") && data.len() <= LONGEST,
        _ => data.is_empty(),
    }
}

/// The next marker after the packed data of a scan.
fn after_scan(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let rest = bytes.get(at..)?;
        at = at.checked_add(rest.iter().position(|byte| *byte == 0xff)?)?;
        match bytes.get(at.checked_add(1)?)? {
            0x00 | 0xd0..=0xd7 => at = at.checked_add(2)?,
            0xff => at = at.checked_add(1)?,
            _ => return Some(at),
        }
    }
}

/// The pixels; none where they cannot be had.
fn pixels(bytes: &[u8], width: u32, height: u32) -> Option<Pixels> {
    let options = DecoderOptions::default()
        .set_max_width(usize::try_from(width).ok()?)
        .set_max_height(usize::try_from(height).ok()?)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let decoded = JpegDecoder::new_with_options(ZCursor::new(bytes), options).decode().ok()?;
    let mut pixels = Pixels::new(width);
    for pixel in decoded.as_chunks().0 {
        pixels.push(*pixel, 1);
    }
    Some(pixels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    /// The segments of a picture without the tables that a decoder needs.
    fn jpeg(segments: &[u8]) -> Vec<u8> {
        let frame = b"\xff\xc0\x00\x0b\x08\x01\x2c\x01\x90\x01\x01\x11\x00";
        let scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\xff\x00\x34";
        [b"\xff\xd8".as_slice(), segments, frame, scan, b"\xff\xd9"].concat()
    }

    fn read(bytes: &[u8]) -> Anatomy {
        anatomy(bytes, &Policy::built_in().unwrap().limits)
    }

    #[test]
    fn reads_the_size_and_a_comment() {
        let found = read(&jpeg(b"\xff\xfe\x00\x08figuur"));
        assert_eq!(found.pages, [(400, 300)]);
        assert_eq!(found.notes.telling, 1);
        assert!(found.gaps.is_empty());
        assert_eq!(found.end, None);
    }

    #[test]
    fn finds_where_it_ends_and_that_it_breaks_off() {
        let whole = jpeg(b"");
        let longer = [whole.as_slice(), b"PK\x03\x04"].concat();
        assert_eq!(read(&longer).end, Some(whole.len()));
        assert_eq!(read(&whole[..whole.len() - 2]).gaps, [Reason::Damaged]);
    }

    #[test]
    fn does_not_pass_over_a_segment_that_no_standard_knows() {
        let segment = |marker: u8, data: &[u8]| {
            let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
            [&[0xff, marker], length.as_slice(), data].concat()
        };
        let telling = |marker, data| read(&jpeg(&segment(marker, data))).notes.telling;
        assert_eq!(telling(0xe9, b"regio;aantal"), 1);
        assert_eq!(telling(0xe0, b"JFIF\0\x01\x01"), 0);
        assert_eq!(telling(0xee, b"Adobe\0d"), 0);
    }
}
