//! How a run of text in a Word document looks: whether it is seen, raised, or set in columns.

use crate::formats::fonts::is_monospaced;
use crate::formats::xml::Tag;

/// How text looks; none where it follows what is around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Looks {
    /// Every sign has the same width.
    pub(super) monospaced: Option<bool>,
    /// Marked as hidden.
    pub(super) vanishes: Option<bool>,
    /// White.
    pub(super) white: Option<bool>,
    /// So small that nobody reads it.
    pub(super) tiny: Option<bool>,
    /// On a ground that is not white.
    pub(super) shaded: Option<bool>,
    /// Raised, as a note mark is.
    pub(super) raised: Option<bool>,
    /// Struck out.
    pub(super) struck: Option<bool>,
}

/// Text up to this size, in half points, is not read by anyone.
const TINY: u32 = 4;

impl Looks {
    /// Takes one property of text.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        let is_on = || !matches!(value().as_ref(), "0" | "false" | "off" | "none");
        match tag.name() {
            "rFonts" => {
                let font = tag.attribute("ascii").or_else(|| tag.attribute("hAnsi"));
                if let Some(font) = font {
                    self.monospaced = Some(is_monospaced(&font));
                }
            }
            "vanish" | "webHidden" => {
                self.vanishes = Some(is_on() && tag.name() == "vanish");
            }
            "color" => self.white = Some(value().eq_ignore_ascii_case("ffffff")),
            "sz" => self.tiny = value().parse::<u32>().ok().map(|size| size <= TINY),
            "shd" => {
                let fill = tag.attribute("fill").unwrap_or_default().to_lowercase();
                let plain = matches!(fill.as_str(), "" | "auto" | "ffffff");
                self.shaded = Some(!plain || tag.attribute("themeFill").is_some());
            }
            "highlight" => self.shaded = Some(!matches!(value().as_ref(), "none" | "white")),
            "strike" | "dstrike" => self.struck = Some(is_on()),
            "vertAlign" => self.raised = Some(value() == "superscript"),
            _ => {}
        }
    }

    /// These looks, and where they say nothing, those around them.
    pub(super) fn or(self, around: Self) -> Self {
        Self {
            monospaced: self.monospaced.or(around.monospaced),
            vanishes: self.vanishes.or(around.vanishes),
            white: self.white.or(around.white),
            tiny: self.tiny.or(around.tiny),
            shaded: self.shaded.or(around.shaded),
            raised: self.raised.or(around.raised),
            struck: self.struck.or(around.struck),
        }
    }

    /// Whether a person does not see the text.
    pub(super) fn is_hidden(self) -> bool {
        let on_white = self.shaded != Some(true);
        self.vanishes == Some(true)
            || self.tiny == Some(true)
            || (self.white == Some(true) && on_white)
    }
}

/// The sign that a character of a symbol font shows, as far as boxes and ticks go.
pub(super) fn symbol(font: &str, code: &str) -> char {
    let code = u32::from_str_radix(code, 16).unwrap_or(0) & 0xff;
    let font = font.to_lowercase();
    let draws = ["dings", "marlett"].iter().any(|name| font.contains(name));
    // Fonts of letters, and Symbol, have their digits where all have them.
    if let (false, Some(digit @ '0'..='9')) = (draws, char::from_u32(code)) {
        return digit;
    }
    match code {
        0xfe | 0x52 => '☑',
        0xfd | 0x54 | 0x78 => '☒',
        0xa8 | 0x6f | 0x71 => '☐',
        0xfc => '✓',
        0xfb => '✗',
        _ => '•',
    }
}
