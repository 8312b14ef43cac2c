//! The first part of a workbook: its sheets, texts, formats, and whether it needs a password.

use super::super::sheets::constant::{self, Letters};
use super::super::sheets::number_format::Shown;
use super::palette::{self, Palette};
use super::record::{Records, kind};
use super::strings::{self, Version};
use crate::formats::bytes::{u16_le, u32_le};
use crate::gap::Reason;
use crate::package::safe;
use crate::policy::Limits;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What holds for all sheets.
#[derive(Debug)]
pub(super) struct Globals {
    pub(super) version: Version,
    pub(super) sheets: Vec<Listed>,
    pub(super) strings: Vec<String>,
    /// Cell formats, by number.
    pub(super) formats: Vec<CellFormat>,
    /// The store of pictures.
    pub(super) drawings: Vec<u8>,
    /// Other workbooks and programs that formulas refer to.
    pub(super) links: u64,
    /// Defined names that hold values, with their values.
    pub(super) names: Vec<String>,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    /// Its name, safe to print.
    pub(super) name: String,
    /// Where its records begin.
    pub(super) position: usize,
    /// Whether it is hidden or very hidden.
    pub(super) hidden: bool,
    pub(super) kind: SheetKind,
}

/// What a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetKind {
    Cells,
    Macro,
    Chart,
    Module,
}

/// A cell format.
#[derive(Debug, Clone)]
pub(super) struct CellFormat {
    /// How numbers are shown.
    pub(super) shown: Arc<Shown>,
    /// Whether the text has the colour of its ground or no size.
    pub(super) invisible: bool,
}

#[derive(Debug, Default)]
struct Font {
    colour: u16,
    tiny: bool,
}

impl Globals {
    /// Reads the first part.
    ///
    /// # Errors
    /// It needs a password, is older than BIFF 5, damaged, or breaks a limit.
    pub(super) fn read(stream: &[u8], limits: &Limits) -> Result<Self, Reason> {
        let mut records = Records::at(stream, 0);
        let begin = records.next()?.filter(|record| record.kind == kind::BEGIN);
        let version = match begin.and_then(|begin| u16_le(begin.data, 0)) {
            Some(0x0600) => Version::Eight,
            Some(0x0500) => Version::Five,
            Some(_) => return Err(Reason::Unsupported),
            None => return Err(Reason::Damaged),
        };
        let mut globals = Self {
            version,
            sheets: Vec::new(),
            strings: Vec::new(),
            formats: Vec::new(),
            drawings: Vec::new(),
            links: 0,
            names: Vec::new(),
        };
        let mut codes: BTreeMap<u16, Arc<Shown>> = BTreeMap::new();
        let mut fonts: Vec<Font> = Vec::new();
        let mut inks = Vec::new();
        let mut palette = Palette::default();
        while let Some(record) = records.next()? {
            let data = record.data;
            match record.kind {
                kind::FILE_PASSWORD => return Err(Reason::Encrypted),
                kind::SHEET => {
                    globals.sheets.push(listed(data, version).ok_or(Reason::Damaged)?);
                }
                kind::STRINGS => {
                    let pieces = records.continued()?;
                    globals.strings = strings::shared(data, &pieces, limits.whole_bytes)?;
                }
                kind::NUMBER_FORMAT => {
                    let code = data.get(2..).and_then(|code| match version {
                        Version::Five => strings::short_text(code, version),
                        Version::Eight => strings::text(code, version),
                    });
                    if let Some((number, code)) = u16_le(data, 0).zip(code) {
                        codes.insert(number, Arc::new(Shown::of_code(&code)));
                    }
                }
                kind::FONT => fonts.push(Font {
                    colour: u16_le(data, 4).unwrap_or(0),
                    // In twentieths of a point.
                    tiny: u16_le(data, 0).is_some_and(|height| height <= 20),
                }),
                kind::CELL_FORMAT => {
                    let format = cell_format(data, version, &codes, &fonts);
                    let (format, ink) = format.ok_or(Reason::Damaged)?;
                    globals.formats.push(format);
                    inks.push(ink);
                }
                kind::DRAWINGS => {
                    globals.drawings.extend_from_slice(data);
                    for piece in records.continued()? {
                        globals.drawings.extend_from_slice(piece);
                    }
                }
                // A book that is this one (0x0401) or functions of an add-in (0x3a01) is no link.
                kind::BOOK if !matches!(u16_le(data, 2), Some(0x0401 | 0x3a01)) => {
                    globals.links = globals.links.saturating_add(1);
                }
                kind::NAME => globals.names.extend(constant_name(data, version)),
                kind::PALETTE => palette = Palette::read(data),
                kind::EOF => {
                    for (format, ink) in globals.formats.iter_mut().zip(inks) {
                        format.invisible |=
                            ink.is_some_and(|(text, on)| palette.are_equal(text, on));
                    }
                    return Ok(globals);
                }
                _ => {}
            }
        }
        Err(Reason::Damaged)
    }
}

fn listed(data: &[u8], version: Version) -> Option<Listed> {
    let name = strings::short_text(data.get(6..)?, version)?;
    Some(Listed {
        name: safe(&name),
        position: usize::try_from(u32_le(data, 0)?).ok()?,
        hidden: data.get(4)? & 3 != 0,
        kind: match data.get(5)? {
            1 => SheetKind::Macro,
            2 => SheetKind::Chart,
            6 => SheetKind::Module,
            _ => SheetKind::Cells,
        },
    })
}

/// A defined name with the value that it holds, if it holds one.
fn constant_name(data: &[u8], version: Version) -> Option<String> {
    /// Where the name begins, after its lengths and numbers.
    const NAME: usize = 14;
    let length = usize::from(*data.get(3)?);
    let formula = usize::from(u16_le(data, 4)?);
    let (name, after) = strings::name(data.get(NAME..)?, length, version)?;
    let value = constant::value(after.get(..formula)?, Letters::Bytes)?;
    (!constant::is_of_program(&name)).then(|| format!("{name} = {value}"))
}

/// A cell format, and the numbers of the colours of its text and its ground: which colours these are
/// is told later, by the palette.
fn cell_format(
    data: &[u8],
    version: Version,
    codes: &BTreeMap<u16, Arc<Shown>>,
    fonts: &[Font],
) -> Option<(CellFormat, Option<(u16, u16)>)> {
    let number = u16_le(data, 2)?;
    let shown = codes.get(&number).cloned();
    let shown = shown.unwrap_or_else(|| Arc::new(Shown::built_in(u32::from(number))));
    // There is no font of number 4.
    let font = match usize::from(u16_le(data, 0)?) {
        number @ 0..=3 => fonts.get(number),
        number => fonts.get(number - 1),
    };
    let ground = if version == Version::Eight {
        palette::ground(data.get(17)? >> 2, u16_le(data, 18)? & 0x7f)
    } else {
        None
    };
    let ink = font.map(|font| font.colour).zip(ground);
    Some((CellFormat { shown, invisible: font.is_some_and(|font| font.tiny) }, ink))
}
