//! The directories of a TIFF structure, field by field, and which bytes of the file each takes.

use crate::formats::bytes::Endian;
use std::ops::Range;

/// One directory.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) compression: u32,
    /// Whether it is a smaller copy of another page.
    pub(super) reduced: bool,
    pub(super) offsets: Vec<u32>,
    pub(super) lengths: Vec<u32>,
    /// Directories below it: of smaller copies, of what a camera notes.
    pub(super) below: Vec<u32>,
    /// Fields that only their own program reads.
    pub(super) private: u64,
    pub(super) next: u32,
}

/// Whether a block of EXIF, which is a TIFF structure, asks for no more values than it can hold. Fields
/// may share theirs, and what reads such a block makes the values of all of them.
pub(in crate::formats::image) fn is_sound(block: &[u8]) -> bool {
    const DIRECTORIES: usize = 16;
    let mut file = File::of(block);
    let mut at = file.first();
    for _ in 0..DIRECTORIES {
        if at == 0 {
            break;
        }
        let Some(page) = file.page(at) else { break };
        file.below(&page.below);
        at = page.next;
    }
    !file.is_overdrawn
}

/// The mark, and where the first directory stands.
const HEADER: Range<usize> = 0..8;

/// A file, and which of its bytes some directory takes.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    pub(super) order: Endian,
    taken: Vec<Range<usize>>,
    /// Bytes that further values may take, and whether a field asked for more.
    room: usize,
    pub(super) is_overdrawn: bool,
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

    /// Bytes that its values take in memory: a text is cut at each NUL, into pieces of their own.
    fn weight(&self) -> Option<usize> {
        const TEXT: u16 = 2;
        let each = if self.kind == TEXT { size_of::<Vec<u8>>() } else { 1 };
        self.bytes()?.checked_mul(each)
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

impl<'a> File<'a> {
    /// A file of which nothing is taken yet.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        const LEAST: usize = 16 << 20;
        let order = if bytes.starts_with(b"MM") { Endian::Big } else { Endian::Little };
        let room = bytes.len().saturating_mul(2).saturating_add(LEAST);
        Self { bytes, order, taken: vec![HEADER], room, is_overdrawn: false }
    }

    /// Where the first directory stands; 0 where there is none.
    pub(super) fn first(&self) -> u32 {
        self.order.u32(self.bytes, 4).unwrap_or(0)
    }

    /// Reads one directory; none where it breaks off.
    pub(super) fn page(&mut self, at: u32) -> Option<Page> {
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
    pub(super) fn below(&mut self, directories: &[u32]) {
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
            // Values beyond the end are not made by anyone.
            if field.from.checked_add(length).is_some_and(|end| end <= self.bytes.len()) {
                let room = field.weight().and_then(|weight| self.room.checked_sub(weight));
                self.is_overdrawn |= room.is_none();
                self.room = room?;
            }
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

    fn values(&self, field: &Field) -> Option<Vec<u32>> {
        const MOST_STRIPS: u32 = 100_000;
        (0..field.count.min(MOST_STRIPS)).map(|index| self.value(field, index)).collect()
    }

    /// The bytes that no directory takes.
    pub(super) fn left(mut self) -> Vec<Range<usize>> {
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
