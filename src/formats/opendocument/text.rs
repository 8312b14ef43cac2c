//! The text of an element: cells, remarks and titles.

use crate::formats::xml::{Piece, Xml};
use crate::gap::Reason;

/// Appends the text of the open element, paragraphs on lines of their own.
pub(in crate::formats) fn append(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Reason> {
    let mut depth = 1_u32;
    // Text counts within paragraphs; what stands between elements is layout of the file.
    let mut paragraphs = 0_u32;
    let start = text.len();
    while depth > 0 {
        match xml.next()? {
            Piece::Start(tag) => {
                depth = depth.saturating_add(1);
                match tag.name() {
                    "p" | "h" => {
                        if text.len() > start {
                            text.push('\n');
                        }
                        paragraphs = paragraphs.saturating_add(1);
                    }
                    "s" => text.push(' '),
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                }
            }
            Piece::Text(piece) if paragraphs > 0 => text.push_str(piece),
            Piece::Text(_) => {}
            Piece::End(name) => {
                if matches!(name, "p" | "h") {
                    paragraphs = paragraphs.saturating_sub(1);
                }
                depth = depth.saturating_sub(1);
            }
            Piece::Eof => return Err(Reason::Damaged),
        }
    }
    Ok(())
}
