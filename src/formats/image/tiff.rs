//! TIFF: its directories one after another; every directory is a page, and every byte belongs to one.

use super::Anatomy;
use crate::content::Looks;
use crate::formats::bytes::Endian;
use crate::gap::Reason;
use crate::policy::Limits;
use std::ops::Range;

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
    /// Directories below it: of smaller copies, of what a camera notes.
    below: Vec<u32>,
    /// Fields that only their own program reads.
    private: u64,
    next: u32,
}

/// Bytes that a value takes at least.
const NARROWEST: usize = 2;

/// The mark, and where the first directory stands.
const HEADER: Range<usize> = 0..8;

/// Walks the directories.
pub(super) fn anatomy(bytes: &[u8], limits: &Limits) -> Anatomy {
    let mut anatomy = Anatomy::default();
    let order = if bytes.starts_with(b"MM") { Endian::Big } else { Endian::Little };
    if matches!(order.u16(bytes, 2), Some(43)) {
        anatomy.gaps.push(Reason::Unsupported);
        return anatomy;
    }
    anatomy.notes.exif(bytes);
    let mut file = File { bytes, order, taken: vec![HEADER], room: bytes.len() / NARROWEST };
    let mut at = order.u32(bytes, 4).unwrap_or(0);
    let mut faxes = true;
    while at != 0 {
        if anatomy.pages.len() as u64 >= limits.pages {
            // Also where the directories run in a circle.
            anatomy.gaps.push(Reason::limit("pages", limits.pages));
            break;
        }
        let Some(page) = file.page(at) else {
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
        anatomy.notes.telling = anatomy.notes.telling.saturating_add(page.private);
        file.below(&page.below);
        if page.next == at {
            anatomy.gaps.push(Reason::Damaged);
            break;
        }
        at = page.next;
    }
    anatomy.looks = (faxes && !anatomy.pages.is_empty()).then_some(Looks::Text);
    if anatomy.gaps.is_empty() {
        anatomy.unseen = file.left();
    }
    anatomy
}

/// A file, and which of its bytes some directory takes.
struct File<'a> {
    bytes: &'a [u8],
    order: Endian,
    taken: Vec<Range<usize>>,
    /// Values that may still be read: fields that share theirs could ask for any number of them.
    room: usize,
}

/// One field of a directory.
struct Field {
    tag: u16,
    kind: u16,
    count: u32,
    /// Where its values stand.
    from: usize,
}

impl Field {
    /// Bytes of one value, by the kind of the field.
    fn width(&self) -> usize {
        match self.kind {
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => 1,
        }
    }

    fn bytes(&self) -> Option<usize> {
        usize::try_from(self.count).ok()?.checked_mul(self.width())
    }

    /// Whether only its own program reads it: what is registered for all begins at 32,768, too.
    fn is_private(&self) -> bool {
        const FEW: usize = 8;
        let known = matches!(
            self.tag,
            0..=32_767
                | 33_432
                | 33_550
                | 33_922
                | 34_264
                | 34_665
                | 34_675
                | 34_735
                | 34_736
                | 34_853
                | 40_965
                | 42_113
        );
        !known && self.bytes().is_none_or(|bytes| bytes > FEW)
    }
}

impl File<'_> {
    /// Reads one directory; none where it breaks off.
    fn page(&mut self, at: u32) -> Option<Page> {
        let at = usize::try_from(at).ok()?;
        let count = usize::from(self.order.u16(self.bytes, at)?);
        let mut page = Page::default();
        for number in 0..count {
            let field = self.field(at.checked_add(2)?.checked_add(number.checked_mul(12)?)?)?;
            page.private = page.private.saturating_add(u64::from(field.is_private()));
            match field.tag {
                254 => page.reduced = self.value(&field, 0)? & 1 == 1,
                256 => page.width = self.value(&field, 0)?,
                257 => page.height = self.value(&field, 0)?,
                259 => page.compression = self.value(&field, 0)?,
                // Strips, tiles, and pictures of their own in the old way of jpg.
                273 | 324 | 513 => page.offsets.extend(self.values(&field)?),
                279 | 325 | 514 => page.lengths.extend(self.values(&field)?),
                330 | 34_665 | 34_853 | 40_965 => page.below.extend(self.values(&field)?),
                _ => {}
            }
        }
        let end = at.checked_add(2)?.checked_add(count.checked_mul(12)?)?;
        page.next = self.order.u32(self.bytes, end)?;
        self.taken.push(at..end.checked_add(4)?);
        for (offset, length) in page.offsets.iter().zip(&page.lengths) {
            let (offset, length) = (usize::try_from(*offset).ok()?, usize::try_from(*length).ok()?);
            self.taken.push(offset..offset.saturating_add(length));
        }
        Some(page)
    }

    /// Takes the directories below one, and those below them.
    fn below(&mut self, directories: &[u32]) {
        const MOST: usize = 1_000;
        let mut open = directories.to_vec();
        let mut seen = 0_usize;
        while let Some(at) = open.pop().filter(|_| seen < MOST) {
            seen = seen.saturating_add(1);
            open.extend(self.page(at).map(|page| page.below).unwrap_or_default());
        }
    }

    fn field(&mut self, entry: usize) -> Option<Field> {
        let here = entry.checked_add(8)?;
        let mut field = Field {
            tag: self.order.u16(self.bytes, entry)?,
            kind: self.order.u16(self.bytes, entry.checked_add(2)?)?,
            count: self.order.u32(self.bytes, entry.checked_add(4)?)?,
            from: here,
        };
        // Up to four bytes stand in the field itself.
        let length = field.bytes()?;
        if length > 4 {
            field.from = usize::try_from(self.order.u32(self.bytes, here)?).ok()?;
            self.taken.push(field.from..field.from.saturating_add(length));
        }
        Some(field)
    }

    fn value(&self, field: &Field, index: u32) -> Option<u32> {
        let wide = if field.kind == 3 { 2 } else { 4 };
        let place = field.from.checked_add(usize::try_from(index).ok()?.checked_mul(wide)?)?;
        if wide == 2 {
            self.order.u16(self.bytes, place).map(u32::from)
        } else {
            self.order.u32(self.bytes, place)
        }
    }

    /// The values of a field; none where the file does not hold so many.
    fn values(&mut self, field: &Field) -> Option<Vec<u32>> {
        const MOST_STRIPS: u32 = 100_000;
        let count = field.count.min(MOST_STRIPS);
        self.room = self.room.checked_sub(usize::try_from(count).ok()?)?;
        (0..count).map(|index| self.value(field, index)).collect()
    }

    /// The bytes that no directory takes.
    fn left(mut self) -> Vec<Range<usize>> {
        self.taken.sort_by_key(|range| (range.start, range.end));
        let mut left = Vec::new();
        let mut end = 0_usize;
        for range in &self.taken {
            // Values begin at even offsets.
            if range.start > end.saturating_add(1) {
                left.push(end..range.start.min(self.bytes.len()));
            }
            end = end.max(range.end);
        }
        if end < self.bytes.len() {
            left.push(end..self.bytes.len());
        }
        left
    }
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

    #[test]
    fn fields_that_share_their_values_do_not_ask_for_more_than_the_file_holds() {
        let count = 60_000_u16;
        let mut bytes = b"II*\0\x08\0\0\0".to_vec();
        bytes.extend(count.to_le_bytes());
        let values = 8 + 2 + 12 * u32::from(count) + 4;
        for _ in 0..count {
            bytes.extend([0x11, 1, 4, 0]);
            bytes.extend(100_000_u32.to_le_bytes());
            bytes.extend(values.to_le_bytes());
        }
        bytes.resize(bytes.len() + 4 + 400_000, 0);
        assert_eq!(read(&bytes).gaps, [Reason::Damaged]);
    }

    #[test]
    fn does_not_pass_over_bytes_that_no_directory_takes() {
        let mut bytes = tiff(1, 0);
        assert!(read(&bytes).unseen.is_empty());
        let length = bytes.len();
        bytes.extend(b"regio;aantal");
        let behind = length..length + 12;
        assert_eq!(read(&bytes).unseen, std::slice::from_ref(&behind));
        // The strip stands elsewhere, and its old place is left.
        bytes[54..58].copy_from_slice(&80_u32.to_le_bytes());
        assert_eq!(read(&bytes).unseen, [74..80, 84..length + 12]);
    }
}
