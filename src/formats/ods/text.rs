//! Paragraphs: the text of cells, remarks and titles.

use super::super::xml::{Piece, Xml};
use crate::gap::Reason;

/// Appends the text of the open paragraph.
pub(super) fn paragraph(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Reason> {
    let mut depth = 1_u32;
    while depth > 0 {
        match xml.next()? {
            Piece::Start(tag) => {
                depth = depth.saturating_add(1);
                match tag.name() {
                    "s" => {
                        let count = super::repeat::times(tag, "c").min(1024);
                        text.extend((0..count).map(|_| ' '));
                    }
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                }
            }
            Piece::Text(piece) => text.push_str(piece),
            Piece::End(_) => depth = depth.saturating_sub(1),
            Piece::Eof => return Err(Reason::Damaged),
        }
    }
    Ok(())
}
