//! What stands beside the text of Word: figures with their descriptions, content controls, fields.

use super::Reader;
use crate::content::holds_digit;
use crate::formats::xml::Tag;

impl Reader<'_, '_> {
    /// Takes the begin of an element that stands beside the text; whether it is one.
    pub(super) fn start_beside(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            "sdt" => self.prompt.push(false),
            "showingPlcHdr" => {
                if let Some(prompt) = self.prompt.last_mut() {
                    *prompt = true;
                }
            }
            "listItem" => {
                // A list to choose from is seen when somebody opens it.
                let shown = tag.attribute("displayText").or_else(|| tag.attribute("value"));
                self.aside(&shown.unwrap_or_default());
            }
            "docPr" => {
                let texts = ["title", "descr"].iter().filter_map(|name| tag.attribute(name));
                self.described = texts.map(std::borrow::Cow::into_owned).collect();
            }
            // What a field of a form tells and offers, and a table is called.
            "tblCaption" | "tblDescription" | "statusText" | "helpText" | "listEntry" => {
                self.aside(&tag.attribute("val").unwrap_or_default());
            }
            // Of a box it is whether it is ticked.
            "default" => {
                let value = tag.attribute("val").unwrap_or_default();
                if value.contains(char::is_alphabetic) {
                    self.aside(&value);
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
            "fldSimple" => self.field(&tag.attribute("instr").unwrap_or_default()),
            _ => return false,
        }
        true
    }

    /// Takes the end of an element that stands beside the text.
    pub(super) fn end_beside(&mut self, name: &str) {
        match name {
            "sdt" => {
                self.prompt.pop();
            }
            // A chart has its description as one of its texts.
            "drawing" => {
                for text in std::mem::take(&mut self.described) {
                    self.aside(&text);
                }
            }
            _ => {}
        }
    }

    /// Takes a text that nobody sees at once, where a number in it may give something away.
    fn aside(&mut self, text: &str) {
        if holds_digit(text) {
            self.flow.aside(text);
        }
    }
}
