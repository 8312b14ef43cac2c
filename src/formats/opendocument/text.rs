//! The text of an element or a paragraph: cells, remarks and titles.

use crate::formats::xml::{Piece, Xml};
use crate::gap::Reason;

/// Spaces that one element may stand for.
const MOST_SPACES: u64 = 1024;

/// Appends the text of the open element, paragraphs on lines of their own.
///
/// # Errors
/// The element does not end, or its part cannot be read.
pub(in crate::formats) fn append(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Reason> {
    walk(xml, text, 0)
}

/// Appends the text of the open paragraph.
///
/// # Errors
/// As [`append`].
pub(in crate::formats) fn paragraph(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Reason> {
    walk(xml, text, 1)
}

/// Appends the text up to the end of what is open, within so many paragraphs. Text counts within
/// paragraphs; what stands between elements is layout of the file.
fn walk(xml: &mut Xml<'_>, text: &mut String, mut paragraphs: u32) -> Result<(), Reason> {
    let mut depth = 1_u32;
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
                    "s" => {
                        let count = tag.attribute("c").and_then(|count| count.trim().parse().ok());
                        let count = count.unwrap_or(1).clamp(1, MOST_SPACES);
                        text.extend((0..count).map(|_| ' '));
                    }
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
        if text.len() as u64 > xml.longest() {
            return Err(Reason::limit("line_bytes", xml.longest()));
        }
    }
    Ok(())
}
