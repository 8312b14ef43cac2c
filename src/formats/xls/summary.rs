//! What an older office file says about itself: two streams with numbered properties.

use crate::formats::bytes::{u16_le, u32_le};
use encoding_rs::WINDOWS_1252;

/// A stream with properties.
pub(super) struct Summary {
    /// Its name in the compound file.
    pub(super) stream: &'static str,
    /// The properties that are known, by number.
    known: &'static [(u32, &'static str)],
}

/// The streams in which office programs say something about a file.
pub(super) const SUMMARIES: [Summary; 2] = [
    Summary {
        stream: "\u{5}SummaryInformation",
        known: &[
            (2, "title"),
            (3, "subject"),
            (4, "author"),
            (5, "keywords"),
            (7, "template"),
            (8, "last-modified-by"),
        ],
    },
    Summary {
        stream: "\u{5}DocumentSummaryInformation",
        known: &[(2, "category"), (14, "manager"), (15, "company")],
    },
];

/// How many properties are looked at.
const MOST: u32 = 1000;

impl Summary {
    /// The known properties that say something, from the bytes of the stream.
    pub(super) fn properties(&self, bytes: &[u8]) -> Vec<(&'static str, String)> {
        let mut found = Vec::new();
        let Some(section) = section(bytes) else { return found };
        for number in 0..u32_le(section, 4).unwrap_or(0).min(MOST) {
            let at = usize::try_from(8 + 8 * number).unwrap_or(usize::MAX);
            let Some((id, offset)) = u32_le(section, at).zip(u32_le(section, at.saturating_add(4)))
            else {
                break;
            };
            let name = self.known.iter().find(|(known, _)| *known == id).map(|(_, name)| *name);
            let value = usize::try_from(offset).ok();
            let value = value.and_then(|offset| text(section.get(offset..)?));
            let value = value.map(|value| value.trim().to_owned());
            found.extend(name.zip(value.filter(|value| !value.is_empty())));
        }
        found
    }
}

/// The first section of a stream.
fn section(stream: &[u8]) -> Option<&[u8]> {
    (u16_le(stream, 0)? == 0xfffe).then_some(())?;
    stream.get(usize::try_from(u32_le(stream, 44)?).ok()?..)
}

/// A property that is a text, in the code page of Windows or in Unicode.
fn text(property: &[u8]) -> Option<String> {
    let length = usize::try_from(u32_le(property, 4)?).ok()?;
    let bytes = property.get(8..)?;
    let text = match u32_le(property, 0)? {
        0x1e => WINDOWS_1252.decode(bytes.get(..length)?).0.into_owned(),
        0x1f => {
            let units = bytes.get(..length.checked_mul(2)?)?.chunks_exact(2);
            let units = units.map(|pair| u16_le(pair, 0).unwrap_or(0));
            char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect()
        }
        _ => return None,
    };
    Some(text.trim_end_matches('\0').to_owned())
}
