//! GIF: its blocks one after another.

use super::Anatomy;
use crate::formats::bytes::u16_le;
use crate::gap::Reason;
use crate::policy::Limits;

/// Walks the blocks up to the trailer; every frame is a page.
pub(super) fn anatomy(bytes: &[u8], limits: &Limits) -> Anatomy {
    let mut anatomy = Anatomy::default();
    match walk(bytes, limits, &mut anatomy) {
        Some(end) => anatomy.end = (end < bytes.len()).then_some(end),
        None => anatomy.gaps.push(Reason::Damaged),
    }
    if anatomy.pages.len() as u64 > limits.pages {
        anatomy.gaps.push(Reason::limit("pages", limits.pages));
        anatomy.pages.truncate(usize::try_from(limits.pages).unwrap_or(usize::MAX));
    }
    anatomy
}

/// Where the picture ends; none where it breaks off.
fn walk(bytes: &[u8], limits: &Limits, anatomy: &mut Anatomy) -> Option<usize> {
    let side = |at: usize| u16_le(bytes, at).map(u32::from);
    let size = (side(6)?, side(8)?);
    let mut at = 13_usize.checked_add(colours(*bytes.get(10)?))?;
    loop {
        match bytes.get(at)? {
            0x3b => return at.checked_add(1),
            0x2c => {
                if anatomy.pages.len() as u64 <= limits.pages {
                    anatomy.pages.push(size);
                }
                let flags = *bytes.get(at.checked_add(9)?)?;
                // The descriptor, its colours, the width of the codes.
                at = at.checked_add(11)?.checked_add(colours(flags))?;
                at = blocks(bytes, at, |_| ())?;
            }
            0x21 => {
                let label = *bytes.get(at.checked_add(1)?)?;
                let mut extension = Extension { label, blocks: 0, bytes: 0, known: false };
                at = blocks(bytes, at.checked_add(2)?, |data| extension.see(data, anatomy))?;
                if extension.tells() {
                    anatomy.notes.telling = anatomy.notes.telling.saturating_add(1);
                }
            }
            _ => return None,
        }
    }
}

/// A block that is no picture: how to paint a frame, a remark, what a program notes.
struct Extension {
    label: u8,
    blocks: u64,
    bytes: usize,
    /// Whether it is counted already.
    known: bool,
}

impl Extension {
    /// Takes the next piece of it.
    fn see(&mut self, data: &[u8], anatomy: &mut Anatomy) {
        match self.label {
            0xfe => {
                anatomy.notes.comment(data);
                self.known = true;
            }
            0xff if self.blocks == 0 && data.starts_with(b"XMP Data") => {
                anatomy.notes.xmp(data);
                self.known = true;
            }
            _ => {}
        }
        self.blocks = self.blocks.saturating_add(1);
        self.bytes = self.bytes.saturating_add(data.len());
    }

    /// Whether it holds more than how to paint a frame (4 bytes) or the name of a program with how
    /// often frames are repeated (14).
    fn tells(&self) -> bool {
        let most = if self.label == 0xf9 { 4 } else { 14 };
        !self.known && self.bytes > most
    }
}

/// Bytes of a table of colours, from the flags that announce it.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Skips a run of blocks of data.
fn blocks(bytes: &[u8], mut at: usize, mut see: impl FnMut(&[u8])) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        let start = at.checked_add(1)?;
        at = start.checked_add(length)?;
        if length == 0 {
            return Some(at);
        }
        see(bytes.get(start..at)?);
    }
}
