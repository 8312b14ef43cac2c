//! What stands beside the text of a document: words in attributes, labels of lists, files.

use super::Reader;
use crate::content::holds_digit;
use crate::formats::base64;
use crate::formats::xml::Tag;
use crate::gap::Reason;

impl Reader<'_, '_> {
    /// Takes a text that an attribute holds, where a number in it may give something away.
    pub(super) fn beside(&mut self, tag: &Tag<'_>, name: &str) {
        let text = tag.attribute(name).unwrap_or_default();
        if holds_digit(&text) {
            self.flow.aside(&text);
        }
    }

    /// Takes the label of an entry of a list, where it says more than a place in the list.
    pub(super) fn label(&mut self, label: &str) {
        if label.contains('=') && holds_digit(label) {
            self.flow.aside(label.trim());
        }
    }

    /// Delivers a file that stands in the document itself.
    pub(super) fn file(&mut self, data: &str) {
        self.files = self.files.saturating_add(1);
        let name = format!("file {}", self.files);
        let bytes = base64::decode(data);
        let place = self.flow.place().part(&name);
        match bytes.is_empty() {
            true => self.flow.sink().gap(&place, Reason::Damaged),
            false => self.flow.sink().inner(name, bytes),
        }
    }
}
