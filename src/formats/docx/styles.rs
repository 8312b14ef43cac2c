//! Styles of a Word document, as far as they decide what is seen and which columns matter.

use super::runs::Looks;
use crate::formats::ooxml::Office;
use crate::formats::xml::Piece;
use crate::gap::Reason;
use std::collections::BTreeMap;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// How text looks that has no style.
    plain: Looks,
    styles: BTreeMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    looks: Looks,
    /// The list that numbers its paragraphs, and the level in it.
    list: Option<String>,
    level: u8,
    based_on: Option<String>,
}

/// How many styles are kept: Word itself keeps 4,079.
const MOST: usize = 100_000;

/// How many styles a style may rest on.
const LONGEST_CHAIN: usize = 16;

impl Styles {
    /// Reads the part with styles.
    ///
    /// # Errors
    /// It is damaged or breaks a limit.
    pub(super) fn read(office: &Office, part: &str) -> Result<Self, Reason> {
        let mut styles = Self::default();
        let mut xml = office.held(part)?;
        let mut id: Option<String> = None;
        let mut current = Style::default();
        let mut in_defaults = false;
        loop {
            match xml.next()? {
                Piece::Start(tag) => match tag.name() {
                    "docDefaults" => in_defaults = true,
                    "style" => {
                        id = tag.attribute("styleId").map(std::borrow::Cow::into_owned);
                        current = Style::default();
                    }
                    "basedOn" => {
                        current.based_on = tag.attribute("val").map(std::borrow::Cow::into_owned);
                    }
                    "numId" => {
                        current.list = tag.attribute("val").map(std::borrow::Cow::into_owned);
                    }
                    "ilvl" => {
                        let level = tag.attribute("val");
                        current.level = level.and_then(|val| val.trim().parse().ok()).unwrap_or(0);
                    }
                    // Looks of parts of a table: they hold for none of its text as a whole.
                    "tblStylePr" => xml.skip()?,
                    _ if in_defaults => styles.plain.take(&tag),
                    _ => current.looks.take(&tag),
                },
                Piece::End("docDefaults") => in_defaults = false,
                Piece::End("style") => {
                    if let Some(id) = id.take().filter(|_| styles.styles.len() < MOST) {
                        styles.styles.insert(id, std::mem::take(&mut current));
                    }
                }
                Piece::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    /// How text looks in a style of that name.
    pub(super) fn looks(&self, id: &str) -> Looks {
        self.chain(id).fold(Looks::default(), |looks, style| looks.or(style.looks))
    }

    /// The list that numbers paragraphs of a style of that name, and their level in it.
    pub(super) fn list(&self, id: &str) -> Option<(&str, u8)> {
        self.chain(id).find_map(|style| Some((style.list.as_deref()?, style.level)))
    }

    /// The style of that name and those that it rests on.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let above = |style: &&Style| self.styles.get(style.based_on.as_deref()?);
        std::iter::successors(self.styles.get(id), above).take(LONGEST_CHAIN)
    }

    /// How text looks that has no style.
    pub(super) fn plain(&self) -> Looks {
        self.plain
    }
}
