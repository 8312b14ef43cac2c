//! Styles: how the cells that name a style show their values, and whether they show them at all.

use super::super::ooxml::Office;
use super::super::sheets::number_format::Shown;
use super::super::xml::{Piece, Tag};
use crate::gap::Reason;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The cell formats of a workbook, by number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<Style>,
}

/// A cell format.
#[derive(Debug, Clone)]
pub(super) struct Style {
    /// How numbers are shown.
    pub(super) shown: Arc<Shown>,
    /// Whether the text has the colour of its ground or no size.
    pub(super) invisible: bool,
}

/// A colour as far as it can be told without the theme's own colours.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Colour {
    Rgb(String),
    /// Of the theme, by its number, made lighter or darker.
    Theme {
        number: String,
        tint: String,
    },
    /// Of the palette, by its number.
    Indexed(u32),
}

/// The letters of a font of one point cannot be read; two points are the smallest anyone prints.
const SMALLEST_FONT: f64 = 1.0;

/// How many formats and fonts are kept; Excel itself allows 65,490 cell formats.
const MOST: usize = 100_000;

impl Styles {
    /// Reads the styles of a workbook.
    ///
    /// # Errors
    /// The part is damaged or breaks a limit.
    pub(super) fn read(office: &Office, part: &str) -> Result<Self, Reason> {
        let mut reading = Reading::default();
        let mut xml = office.held(part)?;
        // The group that is open: `fonts`, `fills`, `cellXfs`.
        let mut group = String::new();
        loop {
            match xml.next()? {
                Piece::Start(tag) => match tag.name() {
                    name @ ("numFmts" | "fonts" | "fills" | "cellXfs" | "cellStyleXfs" | "dxfs"
                    | "borders") => name.clone_into(&mut group),
                    _ => reading.take(&group, tag)?,
                },
                Piece::End(name) if name == group => group.clear(),
                Piece::Eof => return Ok(Self { formats: reading.formats }),
                _ => {}
            }
        }
    }

    /// The cell format of that number; none where there is none.
    pub(super) fn get(&self, number: usize) -> Option<&Style> {
        self.formats.get(number)
    }
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    codes: BTreeMap<u32, Arc<Shown>>,
    fonts: Vec<Font>,
    /// Grounds; none where a pattern or gradient makes them no single colour.
    fills: Vec<Option<Colour>>,
    formats: Vec<Style>,
}

#[derive(Debug, Default)]
struct Font {
    colour: Option<Colour>,
    tiny: bool,
}

impl Reading {
    /// Takes the begin of an element within a group.
    fn take(&mut self, group: &str, tag: Tag<'_>) -> Result<(), Reason> {
        match (group, tag.name()) {
            ("numFmts", "numFmt") => {
                let number = attribute_number(tag, "numFmtId").unwrap_or(0);
                let code = tag.attribute("formatCode").unwrap_or_default();
                self.codes.insert(number, Arc::new(Shown::of_code(&code)));
            }
            ("fonts", "font") => self.fonts.push(Font::default()),
            ("fonts", "color") => {
                if let Some(font) = self.fonts.last_mut() {
                    font.colour = colour(tag);
                }
            }
            ("fonts", "sz") => {
                let size = tag.attribute("val").and_then(|size| size.trim().parse::<f64>().ok());
                if let Some(font) = self.fonts.last_mut() {
                    font.tiny = size.is_some_and(|size| size <= SMALLEST_FONT);
                }
            }
            ("fills", "fill") => self.fills.push(Some(white())),
            ("fills", "patternFill") => {
                let pattern = tag.attribute("patternType").unwrap_or_default();
                if let Some(fill) = self.fills.last_mut() {
                    *fill = matches!(&*pattern, "none" | "" | "solid").then(white);
                }
            }
            ("fills", "gradientFill") => {
                if let Some(fill) = self.fills.last_mut() {
                    *fill = None;
                }
            }
            ("fills", "fgColor") => {
                if let Some(Some(fill)) = self.fills.last_mut() {
                    *fill = colour(tag).unwrap_or_else(white);
                }
            }
            ("cellXfs", "xf") => {
                let style = self.style(tag);
                self.formats.push(style);
            }
            _ => {}
        }
        let most = self.formats.len().max(self.fonts.len()).max(self.fills.len());
        if most.max(self.codes.len()) > MOST { Err(Reason::Unsupported) } else { Ok(()) }
    }

    /// The cell format that an element `xf` describes.
    fn style(&mut self, tag: Tag<'_>) -> Style {
        let number = attribute_number(tag, "numFmtId").unwrap_or(0);
        let built_in = || Arc::new(Shown::built_in(number));
        let shown = Arc::clone(self.codes.entry(number).or_insert_with(built_in));
        let index = |name| attribute_number(tag, name).and_then(|n| usize::try_from(n).ok());
        let font = index("fontId").and_then(|number| self.fonts.get(number));
        let fill = index("fillId").and_then(|number| self.fills.get(number));
        let ground = fill.cloned().unwrap_or_else(|| Some(white()));
        let invisible =
            font.is_some_and(|font| font.tiny || (font.colour.is_some() && font.colour == ground));
        Style { shown, invisible }
    }
}

fn attribute_number(tag: Tag<'_>, name: &str) -> Option<u32> {
    tag.attribute(name)?.trim().parse().ok()
}

fn white() -> Colour {
    Colour::Rgb("FFFFFF".to_owned())
}

/// The colour that an element names; none for `auto`.
fn colour(tag: Tag<'_>) -> Option<Colour> {
    if let Some(rgb) = tag.attribute("rgb") {
        let rgb = rgb.trim().to_uppercase();
        let start = rgb.len().saturating_sub(6);
        return Some(Colour::Rgb(rgb.get(start..).unwrap_or_default().to_owned()));
    }
    if let Some(theme) = tag.attribute("theme") {
        let tint = tag.attribute("tint").unwrap_or_default();
        return Some(match (theme.trim(), tint.trim()) {
            // The first two colours of a theme are those of the window: its ground and its text.
            ("0", "" | "0") => white(),
            ("1", "" | "0") => Colour::Rgb("000000".to_owned()),
            (number, tint) => Colour::Theme { number: number.to_owned(), tint: tint.to_owned() },
        });
    }
    // Of the indexed palette: black and white stand twice, 64 and 65 are text and ground.
    Some(match attribute_number(tag, "indexed")? {
        0 | 8 | 64 => Colour::Rgb("000000".to_owned()),
        1 | 9 | 65 => white(),
        other => Colour::Indexed(other),
    })
}
