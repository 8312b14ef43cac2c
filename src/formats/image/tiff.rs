//! TIFF: its directories one after another; every directory is a page.

use super::{Anatomy, u16_at, u32_at};
use crate::content::Looks;
use crate::gap::Reason;
use crate::policy::Limits;

/// One directory.
#[derive(Debug, Default)]
struct Page {
    width: u32,
    height: u32,
    compression: u32,
    /// Whether it is a smaller copy of another page.
    reduced: bool,
    offsets: Vec<u32>,
    lengths: Vec<u32>,
    next: u32,
}

/// Walks the directories.
pub(super) fn anatomy(bytes: &[u8], limits: &Limits) -> Anatomy {
    let mut anatomy = Anatomy::default();
    let big = bytes.starts_with(b"MM");
    if matches!(u16_at(bytes, 2, big), Some(43)) {
        anatomy.gaps.push(Reason::Unsupported);
        return anatomy;
    }
    anatomy.notes.exif(bytes);
    let mut at = u32_at(bytes, 4, big).unwrap_or(0);
    let mut faxes = true;
    while at != 0 {
        if anatomy.pages.len() as u64 >= limits.pages {
            // Also where the directories run in a circle.
            anatomy.gaps.push(Reason::limit("pages", limits.pages));
            break;
        }
        let Some(page) = page(bytes, at, big) else {
            anatomy.gaps.push(Reason::Damaged);
            break;
        };
        let held = |(offset, length): (&u32, &u32)| {
            u64::from(*offset).saturating_add(u64::from(*length)) <= bytes.len() as u64
        };
        if page.offsets.is_empty() || !page.offsets.iter().zip(&page.lengths).all(held) {
            anatomy.gaps.push(Reason::Damaged);
        }
        // Compressions 2, 3 and 4 are those of fax machines: scanned pages of text.
        faxes &= matches!(page.compression, 2..=4);
        if !page.reduced {
            anatomy.pages.push((page.width, page.height));
        }
        if page.next == at {
            anatomy.gaps.push(Reason::Damaged);
            break;
        }
        at = page.next;
    }
    anatomy.looks = (faxes && !anatomy.pages.is_empty()).then_some(Looks::Text);
    anatomy
}

/// Reads one directory; none where it breaks off.
fn page(bytes: &[u8], at: u32, big: bool) -> Option<Page> {
    const MOST_STRIPS: u32 = 100_000;
    let at = usize::try_from(at).ok()?;
    let count = usize::from(u16_at(bytes, at, big)?);
    let mut page = Page::default();
    for number in 0..count {
        let entry = at.checked_add(2)?.checked_add(number.checked_mul(12)?)?;
        let tag = u16_at(bytes, entry, big)?;
        let kind = u16_at(bytes, entry.checked_add(2)?, big)?;
        let length = u32_at(bytes, entry.checked_add(4)?, big)?;
        let here = entry.checked_add(8)?;
        let wide = if kind == 3 { 2 } else { 4 };
        let value = |from: usize, index: u32| {
            let place = from.checked_add(usize::try_from(index).ok()?.checked_mul(wide)?)?;
            if wide == 2 {
                u16_at(bytes, place, big).map(u32::from)
            } else {
                u32_at(bytes, place, big)
            }
        };
        let list = || {
            let fits = u64::from(length).saturating_mul(wide as u64) <= 4;
            let from = if fits { here } else { usize::try_from(u32_at(bytes, here, big)?).ok()? };
            (0..length.min(MOST_STRIPS)).map(|index| value(from, index)).collect::<Option<Vec<_>>>()
        };
        match tag {
            254 => page.reduced = value(here, 0)? & 1 == 1,
            256 => page.width = value(here, 0)?,
            257 => page.height = value(here, 0)?,
            259 => page.compression = value(here, 0)?,
            273 | 324 => page.offsets = list()?,
            279 | 325 => page.lengths = list()?,
            _ => {}
        }
    }
    let end = at.checked_add(2)?.checked_add(count.checked_mul(12)?)?;
    page.next = u32_at(bytes, end, big)?;
    Some(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    /// A directory at offset 8 with a strip of four bytes behind it.
    fn tiff(compression: u8, next: u32) -> Vec<u8> {
        let entry = |tag: u16, value: u32| {
            [&tag.to_le_bytes()[..], &[4, 0, 1, 0, 0, 0], &value.to_le_bytes()].concat()
        };
        let entries = [
            entry(256, 400),
            entry(257, 300),
            entry(259, u32::from(compression)),
            entry(273, 74),
            entry(279, 4),
        ];
        let mut bytes = b"II*\0\x08\0\0\0\x05\0".to_vec();
        bytes.extend(entries.concat());
        bytes.extend(next.to_le_bytes());
        bytes.extend([0; 4]);
        bytes
    }

    fn read(bytes: &[u8]) -> Anatomy {
        anatomy(bytes, &Policy::built_in().unwrap().limits)
    }

    #[test]
    fn every_directory_is_a_page_and_a_circle_ends() {
        let one = read(&tiff(1, 0));
        assert_eq!(one.pages, [(400, 300)]);
        assert!(one.gaps.is_empty());
        assert_eq!(read(&tiff(1, 8)).gaps, [Reason::Damaged]);
    }

    #[test]
    fn a_fax_is_a_page_of_text() {
        assert_eq!(read(&tiff(4, 0)).looks, Some(Looks::Text));
        assert_eq!(read(&tiff(5, 0)).looks, None);
    }

    #[test]
    fn a_strip_behind_the_end_is_a_gap() {
        let whole = tiff(1, 0);
        assert_eq!(read(&whole[..whole.len() - 2]).gaps, [Reason::Damaged]);
    }
}
