//! Styles: which texts and tables are not shown, and which texts have signs of one width.

use crate::formats::fonts::is_monospaced;
use crate::formats::xml::Tag;
use std::collections::BTreeMap;

/// The styles of a document, gathered as they pass.
#[derive(Debug, Default)]
pub(super) struct Styles {
    known: BTreeMap<String, Style>,
    open: Option<String>,
}

/// A style as far as it matters.
#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    hidden: bool,
    white: bool,
    ground: bool,
    raised: bool,
    font: Option<String>,
}

/// How a style shows text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Looks {
    /// Marked as hidden, or white on white.
    pub(super) hidden: bool,
    /// Raised above the line.
    pub(super) raised: bool,
    /// Whether all signs have one width; none where the style does not say.
    pub(super) monospaced: Option<bool>,
}

/// How deep styles may inherit; deeper is a circle.
const DEPTH: usize = 16;

/// How many styles are kept.
const MOST: usize = 100_000;

/// Bytes of a name that is kept.
const LONGEST: usize = 200;

impl Styles {
    /// Takes the begin of an element among the styles.
    pub(super) fn begin(&mut self, tag: &Tag<'_>) {
        let owned = |name: &str| {
            let value = tag.attribute(name).filter(|value| value.len() <= LONGEST);
            value.map(std::borrow::Cow::into_owned)
        };
        if tag.name() == "style" && self.known.len() < MOST {
            let name = owned("name").unwrap_or_default();
            let parent = owned("parent-style-name");
            self.known.insert(name.clone(), Style { parent, ..Style::default() });
            self.open = Some(name);
        }
        let open = self.open.as_ref().and_then(|name| self.known.get_mut(name));
        let Some(style) = open else { return };
        match tag.name() {
            "text-properties" => {
                style.hidden |= tag.attribute("display").is_some_and(|shown| shown == "none");
                style.white |= tag
                    .attribute("color")
                    .is_some_and(|colour| colour.eq_ignore_ascii_case("#ffffff"));
                style.raised |= tag.attribute("text-position").is_some_and(|position| {
                    position.starts_with("super")
                        || position.starts_with(|sign: char| sign.is_ascii_digit())
                });
                style.font = owned("font-name").or_else(|| owned("font-family"));
            }
            "paragraph-properties" | "table-properties" => {
                style.hidden |= tag.attribute("display").is_some_and(|shown| shown == "false");
            }
            _ => {}
        }
        let ground = tag.attribute("background-color");
        style.ground |= ground.is_some_and(|ground| ground != "transparent");
    }

    /// Takes the end of an element among the styles.
    pub(super) fn end(&mut self, name: &str) {
        if name == "style" {
            self.open = None;
        }
    }

    /// How a style shows text.
    pub(super) fn looks(&self, name: &str) -> Looks {
        let mut looks = Looks::default();
        let (mut white, mut ground) = (false, false);
        let mut next = self.known.get(name);
        for _ in 0..DEPTH {
            let Some(style) = next else { break };
            looks.hidden |= style.hidden;
            looks.raised |= style.raised;
            white |= style.white;
            ground |= style.ground;
            let font = style.font.as_deref().map(is_monospaced);
            looks.monospaced = looks.monospaced.or(font);
            next = style.parent.as_deref().and_then(|parent| self.known.get(parent));
        }
        looks.hidden |= white && !ground;
        looks
    }
}
