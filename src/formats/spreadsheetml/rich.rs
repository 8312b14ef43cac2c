//! The text of a cell, parts of which may be raised or struck out.

use crate::formats::flow::{STRUCK, joins_numbers, raised};
use crate::formats::xml::{Piece, Xml};
use crate::gap::Reason;

/// The text of the open element. A number that is struck out does not join the one beside it, and a
/// raised mark none at all.
pub(super) fn text(xml: &mut Xml<'_>) -> Result<String, Reason> {
    let mut text = String::new();
    let mut depth = 1_u32;
    // How deep the elements lie that strike out and raise.
    let (mut struck, mut up) = (None, None);
    let mut was_struck = false;
    while depth > 0 {
        match xml.next()? {
            Piece::Start(tag) => {
                depth = depth.saturating_add(1);
                match tag.name() {
                    "S" => struck = struck.or(Some(depth)),
                    "Sup" => up = up.or(Some(depth)),
                    _ => {}
                }
            }
            Piece::Text(piece) => {
                let is_struck = struck.is_some();
                if std::mem::replace(&mut was_struck, is_struck) != is_struck
                    && joins_numbers(&text, piece)
                {
                    text.push_str(STRUCK);
                }
                match up {
                    Some(_) => text.extend(piece.chars().map(raised)),
                    None => text.push_str(piece),
                }
            }
            Piece::End(_) => {
                struck = struck.filter(|begin| *begin < depth);
                up = up.filter(|begin| *begin < depth);
                depth = depth.saturating_sub(1);
            }
            Piece::Eof => return Err(Reason::Damaged),
        }
    }
    Ok(text)
}
