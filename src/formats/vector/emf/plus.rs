//! EMF+: what GDI+ draws instead, in comments of a metafile (MS-EMFPLUS, section 2.1.1.1).

use crate::formats::bytes::{u16_le, u32_le};
use crate::formats::vector::Marks;

/// The mark of such a comment.
pub(super) const MARK: &[u8] = b"EMF+";

/// The kinds of records that are read.
mod kind {
    pub(super) const FILL_RECTANGLES: u16 = 0x400a;
    pub(super) const DRAW_RECTANGLES: u16 = 0x400b;
    pub(super) const FILL_POLYGON: u16 = 0x400c;
    pub(super) const DRAW_LINES: u16 = 0x400d;
    pub(super) const FILL_ELLIPSE: u16 = 0x400e;
    pub(super) const DRAW_PIE: u16 = 0x4011;
    pub(super) const FILL_PATH: u16 = 0x4014;
    pub(super) const DRAW_PATH: u16 = 0x4015;
    pub(super) const FILL_CLOSED_CURVE: u16 = 0x4016;
    pub(super) const DRAW_BEZIERS: u16 = 0x4019;
    pub(super) const DRAW_STRING: u16 = 0x401c;
}

/// Counts what the records within a comment draw.
pub(super) fn see(comment: &[u8], marks: &mut Marks) {
    let mut at = 16_usize;
    while let (Some(kind), Some(length)) = (u16_le(comment, at), u32_le(comment, at + 4)) {
        let length = usize::try_from(length).unwrap_or(0);
        let points = |offset: usize| {
            let points = u32_le(comment, at.saturating_add(offset)).map_or(0, u64::from);
            points.min(comment.len() as u64 / 2)
        };
        match kind {
            kind::FILL_POLYGON => marks.outline(points(16)),
            kind::DRAW_LINES | kind::FILL_CLOSED_CURVE..=kind::DRAW_BEZIERS => {
                marks.outline(points(12));
            }
            kind::FILL_ELLIPSE..=kind::DRAW_PIE => marks.points = marks.points.saturating_add(1),
            kind::FILL_RECTANGLES | kind::DRAW_RECTANGLES => {
                marks.vertices = marks.vertices.saturating_add(4);
            }
            // Paths are kept as objects; each one drawn is at least a shape.
            kind::FILL_PATH | kind::DRAW_PATH => marks.outline(3),
            kind::DRAW_STRING => {
                let count = usize::try_from(points(20)).unwrap_or(0);
                let letters = comment.get(at.saturating_add(40)..).unwrap_or_default();
                marks.text(&super::utf16(letters, count));
            }
            _ => {}
        }
        if length < 12 {
            break;
        }
        at = at.saturating_add(length);
    }
}
