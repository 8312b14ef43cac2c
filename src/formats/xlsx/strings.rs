//! Shared strings: the texts of a workbook, kept once and named by number.

use super::super::ooxml::Office;
use super::super::xml::{Piece, Xml};
use crate::gap::Reason;

/// The texts of a workbook, one after another in one run of memory.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the shared strings; what the part says about their number is not believed.
    ///
    /// # Errors
    /// The part is damaged, or the texts are longer than `whole_bytes`.
    pub(super) fn read(office: &Office, part: &str) -> Result<Self, Reason> {
        let mut strings = Self::default();
        let most = office.limits().whole_bytes.min(u64::from(u32::MAX));
        let mut xml = office.xml(part)?;
        loop {
            let is_text = match xml.next()? {
                Piece::Start(tag) => tag.name() == "si",
                Piece::Eof => return Ok(strings),
                _ => false,
            };
            if is_text {
                rich_text(&mut xml, &mut strings.text)?;
                // An end takes four bytes of its own: many empty texts take memory too.
                let bytes = strings.text.len() as u64 + 4 * strings.ends.len() as u64;
                if bytes > most {
                    return Err(Reason::limit("whole_bytes", office.limits().whole_bytes));
                }
                strings.ends.push(u32::try_from(strings.text.len()).unwrap_or(u32::MAX));
            }
        }
    }

    /// The text of that number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = usize::try_from(*self.ends.get(number)?).ok()?;
        let start = match number.checked_sub(1) {
            Some(before) => usize::try_from(*self.ends.get(before)?).ok()?,
            None => 0,
        };
        self.text.get(start..end)
    }
}

/// Appends the text of the open element `si` or `is`: its runs joined, without the phonetic signs
/// that East Asian texts carry beside them. Control characters written `_x000D_` are resolved.
pub(super) fn rich_text(xml: &mut Xml<'_>, text: &mut String) -> Result<(), Reason> {
    let mut depth = 1_u32;
    let mut in_text = false;
    let mut phonetic = None;
    let start = text.len();
    while depth > 0 {
        match xml.next()? {
            Piece::Start(tag) => {
                depth = depth.saturating_add(1);
                match tag.name() {
                    "t" => in_text = true,
                    "rPh" if phonetic.is_none() => phonetic = Some(depth),
                    _ => {}
                }
            }
            Piece::Text(piece) if in_text && phonetic.is_none() => text.push_str(piece),
            Piece::Text(_) => {}
            Piece::End(name) => {
                if name == "t" {
                    in_text = false;
                }
                if phonetic == Some(depth) {
                    phonetic = None;
                }
                depth = depth.saturating_sub(1);
            }
            Piece::Eof => return Err(Reason::Damaged),
        }
    }
    if text.get(start..).is_some_and(|new| new.contains("_x")) {
        let resolved = resolve(text.get(start..).unwrap_or_default());
        text.truncate(start);
        text.push_str(&resolved);
    }
    Ok(())
}

/// Resolves `_x0033_`, the way in which sheets write characters that XML cannot hold.
fn resolve(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        resolved.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        let character =
            code.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        if let Some(character) = character {
            resolved.push(character);
            rest = after.get(5..).unwrap_or_default();
        } else {
            resolved.push_str("_x");
            rest = after;
        }
    }
    resolved.push_str(rest);
    resolved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_characters_written_by_their_number() {
        assert_eq!(resolve("_x0033_ a_x000D_b _xyz _x12"), "3 a\rb _xyz _x12");
    }
}
