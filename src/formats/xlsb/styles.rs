//! Styles: how the cells that name a style show their values, and whether they show them at all.

use super::super::ooxml::Office;
use super::super::sheets::number_format::Shown;
use super::record::{kind, text};
use crate::formats::bytes::{u16_le, u32_le};
use crate::gap::Reason;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A cell format.
#[derive(Debug, Clone)]
pub(super) struct CellFormat {
    /// How numbers are shown.
    pub(super) shown: Arc<Shown>,
    /// Whether the text has the colour of its ground or no size.
    pub(super) invisible: bool,
}

/// How many formats and fonts are kept.
const MOST: usize = 100_000;

/// White, as the begin of a colour: its kind, its number, its tint left out, its signs.
const WHITE: [u8; 3] = [0xff; 3];

/// Reads the cell formats of a workbook.
///
/// # Errors
/// The part is damaged or breaks a limit.
pub(super) fn read(office: &Office, part: &str) -> Result<Vec<CellFormat>, Reason> {
    let mut codes: BTreeMap<u16, Arc<Shown>> = BTreeMap::new();
    let mut fonts: Vec<(bool, Option<[u8; 3]>)> = Vec::new();
    let mut fills: Vec<Option<[u8; 3]>> = Vec::new();
    let mut formats = Vec::new();
    let mut in_formats = false;
    let mut records = super::records(office, part)?;
    while let Some((number, data)) = records.next()? {
        match number {
            kind::NUMBER_FORMAT => {
                if let Some((id, (code, _))) = u16_le(data, 0).zip(text(data, 2)) {
                    codes.insert(id, Arc::new(Shown::of_code(&code)));
                }
            }
            kind::FONT => {
                let tiny = u16_le(data, 0).is_some_and(|height| height <= 20);
                fonts.push((tiny, colour(data.get(12..).unwrap_or_default())));
            }
            kind::FILL => fills.push(match u32_le(data, 0) {
                Some(0) => Some(WHITE),
                Some(1) => colour(data.get(4..).unwrap_or_default()),
                _ => None,
            }),
            kind::CELL_FORMATS => in_formats = true,
            kind::CELL_FORMATS_END => in_formats = false,
            kind::CELL_FORMAT if in_formats => {
                let id = u16_le(data, 2).unwrap_or(0);
                let shown = codes.get(&id).cloned();
                let built_in = || Arc::new(Shown::built_in(u32::from(id)));
                let font = u16_le(data, 4).and_then(|font| fonts.get(usize::from(font)));
                let fill = u16_le(data, 6).and_then(|fill| fills.get(usize::from(fill)));
                let invisible = font.is_some_and(|(tiny, colour)| {
                    let ground = fill.copied().unwrap_or(Some(WHITE));
                    *tiny || (colour.is_some() && *colour == ground)
                });
                formats.push(CellFormat { shown: shown.unwrap_or_else(built_in), invisible });
            }
            _ => {}
        }
        if formats.len().max(fonts.len()).max(fills.len()).max(codes.len()) > MOST {
            return Err(Reason::Unsupported);
        }
    }
    Ok(formats)
}

/// A colour, which the file states in red, green and blue whatever it was chosen by; none for
/// `automatic`.
fn colour(data: &[u8]) -> Option<[u8; 3]> {
    let chosen = data.first()? >> 1;
    (chosen != 0).then_some(())?;
    data.get(4..)?.first_chunk().copied()
}
