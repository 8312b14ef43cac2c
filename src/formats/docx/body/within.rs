//! What stands within a paragraph of Word besides its text: signs, and how the text looks.

use super::written::is_of_contents;
use super::{About, Reader};
use crate::formats::docx::runs::{Looks, symbol};
use crate::formats::xml::Tag;

impl Reader<'_, '_> {
    /// An element within a paragraph begins.
    pub(super) fn start_in_paragraph(&mut self, tag: &Tag<'_>) {
        let sign = match tag.name() {
            "tab" | "ptab" => Some('\t'),
            // The words above it and below it are two.
            "rubyBase" => Some(' '),
            "br" | "cr" => Some('\n'),
            "noBreakHyphen" => Some('-'),
            "sym" => {
                let font = tag.attribute("font").unwrap_or_default();
                Some(symbol(&font, &tag.attribute("char").unwrap_or_default()))
            }
            "checkBox" => Some('☐'),
            "checked"
                if !tag.attribute("val").is_some_and(|val| matches!(&*val, "0" | "false")) =>
            {
                self.tick();
                None
            }
            _ => None,
        };
        let about = self.about;
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match tag.name() {
            "r" => paragraph.run = Looks::default(),
            "pStyle" => {
                let name = tag.attribute("val").unwrap_or_default();
                paragraph.contents = is_of_contents(&name);
                if let Some((list, level)) = self.styles.list(&name) {
                    (paragraph.list, paragraph.level) = (Some(list.to_owned()), level);
                }
                let style = self.styles.looks(&name);
                paragraph.looks = style.or(paragraph.looks);
            }
            "rStyle" => {
                let style = self.styles.looks(&tag.attribute("val").unwrap_or_default());
                paragraph.run = paragraph.run.or(style);
            }
            "numId" if about == About::Paragraph => {
                paragraph.list = tag.attribute("val").map(std::borrow::Cow::into_owned);
            }
            "ilvl" if about == About::Paragraph => {
                let level = tag.attribute("val");
                paragraph.level = level.and_then(|val| val.trim().parse().ok()).unwrap_or(0);
            }
            // The looks of the paragraph mark are not those of its text.
            _ if about == About::Text => paragraph.run.take(tag),
            _ => {}
        }
        // A tab stop of the paragraph is no tab.
        if let Some(sign) = sign
            && about == About::Text
        {
            self.text(&sign.to_string(), false);
        }
    }
}
