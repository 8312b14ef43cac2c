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
    based_on: Option<String>,
}

/// How many styles a style may rest on.
const LONGEST_CHAIN: usize = 16;

impl Styles {
    /// Reads the part with styles.
    ///
    /// # Errors
    /// It is damaged or breaks a limit.
    pub(super) fn read(office: &Office, part: &str) -> Result<Self, Reason> {
        let mut styles = Self::default();
        let mut xml = office.xml(part)?;
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
                    // Looks of parts of a table: they hold for none of its text as a whole.
                    "tblStylePr" => xml.skip()?,
                    _ if in_defaults => styles.plain.take(&tag),
                    _ => current.looks.take(&tag),
                },
                Piece::End("docDefaults") => in_defaults = false,
                Piece::End("style") => {
                    if let Some(id) = id.take() {
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
        let mut looks = Looks::default();
        let mut next = Some(id);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            looks = looks.or(style.looks);
            next = style.based_on.as_deref();
        }
        looks
    }

    /// How text looks that has no style.
    pub(super) fn plain(&self) -> Looks {
        self.plain
    }
}
