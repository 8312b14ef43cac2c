//! What stands in a Word document beside its text: figures, descriptions, lists to choose from.

use super::Reader;
use crate::formats::xml::Tag;

impl Reader<'_, '_> {
    /// An element that is none of a table begins.
    pub(super) fn start_beside(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "docPr" => {
                let texts = ["title", "descr"].iter().filter_map(|name| tag.attribute(name));
                self.described = texts.map(std::borrow::Cow::into_owned).collect();
            }
            "tblCaption" | "tblDescription" => {
                let text = tag.attribute("val").unwrap_or_default();
                if holds_a_number(&text) {
                    self.flow.aside(&text);
                }
            }
            "chart" => {
                if let Some(id) = tag.prefixed("id") {
                    let texts = std::mem::take(&mut self.described);
                    self.figures.chart(id.into_owned(), texts);
                }
            }
            "blip" => {
                if let Some(id) = tag.prefixed("embed") {
                    self.figures.picture(id.into_owned());
                }
            }
            "listItem" => {
                // A list to choose from is seen when somebody opens it.
                let shown = tag.attribute("displayText").or_else(|| tag.attribute("value"));
                if let Some(text) = shown.filter(|text| holds_a_number(text)) {
                    self.flow.aside(&text);
                }
            }
            _ => self.start_in_paragraph(tag),
        }
    }

    /// A drawing ends. A chart has its description as one of its texts.
    pub(super) fn end_drawing(&mut self) {
        for text in std::mem::take(&mut self.described) {
            if holds_a_number(&text) {
                self.flow.aside(&text);
            }
        }
    }
}

/// Whether a text that nobody sees at once may give something away.
fn holds_a_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}
