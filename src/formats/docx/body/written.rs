//! What is written in a paragraph of Word: its text as a person sees it, what is hidden or removed,
//! and its fields.

use super::{Paragraph, Reader, Sight};
use crate::content::{LineKind, holds_digit};
use crate::formats::fields::{self, Reach};
use crate::formats::flow::{STRUCK, joins_numbers, looks_printed, raised};

impl Reader<'_, '_> {
    pub(super) fn begin_paragraph(&mut self) {
        let looks = self.styles.plain();
        self.paragraphs.push(Paragraph { looks, ..Paragraph::default() });
    }

    pub(super) fn end_paragraph(&mut self) {
        self.end_text();
        if self.paragraphs.is_empty() {
            self.figures.deliver(self.flow);
        }
    }

    pub(super) fn end_text(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        self.field(&paragraph.field);
        self.flow.hidden(&paragraph.hidden);
        self.flow.unseen(&paragraph.removed);
        let label = paragraph.list.and_then(|id| self.numbering.next(&id, paragraph.level));
        // The number of a page is led to by dots; it stands in no column.
        let text = match paragraph.contents {
            true => paragraph.seen.replace('\t', " … "),
            false => paragraph.seen,
        };
        let text = match label {
            Some(label) if label.says => format!("{} {text}", label.text),
            Some(label) if self.flow.in_cell() && text.trim().is_empty() => label.text,
            _ => text,
        };
        if text.trim().is_empty() {
            let only_hidden = !(paragraph.hidden.is_empty() && paragraph.removed.is_empty());
            if self.sight == Sight::Shown && !only_hidden && !self.flow.in_cell() {
                self.flow.paragraph("", self.last);
            }
            return;
        }
        if self.sight == Sight::Unseen && holds_digit(&text) {
            self.flow.hidden(&text);
        } else if self.sight != Sight::Shown && !self.flow.in_cell() {
            self.flow.unseen(&text);
        }
        if self.sight != Sight::Shown && !self.flow.in_cell() {
            return;
        }
        let printed = paragraph.printed == Some(true) || text.split('\n').any(looks_printed);
        let kind = if printed { LineKind::Printed } else { LineKind::Prose };
        self.last = kind;
        self.flow.paragraph(&text, kind);
    }

    pub(super) fn text(&mut self, text: &str, is_removed: bool) {
        let shaded = self.on_ground();
        // A prompt is no content: the field is empty. Numbers are no prompt.
        let prompts = self.prompt.last().copied().unwrap_or(false);
        if prompts && !holds_digit(text) {
            return;
        }
        // Text of a drawing has no paragraph of this kind around it.
        if self.paragraphs.is_empty() {
            self.begin_paragraph();
        }
        let depth = self.paragraphs.len();
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let mut looks = paragraph.run.or(paragraph.looks);
        if looks.shaded.is_none() && (shaded || depth > 1) {
            looks.shaded = Some(true);
        }
        let held = paragraph.seen.len() + paragraph.hidden.len() + paragraph.removed.len();
        if !self.flow.fits(held.saturating_add(text.len())) {
            return;
        }
        if let Some(choice) = &mut self.choice
            && self.flow.fits(choice.len().saturating_add(text.len()))
        {
            choice.push_str(text);
        }
        if is_removed || self.removed > 0 {
            paragraph.removed.push_str(text);
        } else if looks.is_hidden() {
            paragraph.hidden.push_str(text);
        } else {
            if !text.trim().is_empty() {
                let monospaced = looks.monospaced == Some(true);
                paragraph.printed = Some(paragraph.printed.unwrap_or(true) && monospaced);
            }
            let struck = looks.struck == Some(true);
            if std::mem::replace(&mut paragraph.struck, struck) != struck
                && joins_numbers(&paragraph.seen, text)
            {
                paragraph.seen.push_str(STRUCK);
                self.seen.changes = self.seen.changes.saturating_add(1);
            }
            if looks.raised == Some(true) {
                paragraph.seen.extend(text.chars().map(raised));
            } else {
                paragraph.seen.push_str(text);
            }
        }
    }

    /// Ticks the box of a form field that was begun last.
    pub(super) fn tick(&mut self) {
        if let Some(paragraph) = self.paragraphs.last_mut()
            && paragraph.seen.ends_with('☐')
        {
            paragraph.seen.pop();
            paragraph.seen.push('☒');
        }
    }

    /// A field: what it does beyond showing text, and what it keeps to itself.
    pub(super) fn field(&mut self, code: &str) {
        match fields::reach(code) {
            Some(Reach::Program) => self.seen.programs = self.seen.programs.saturating_add(1),
            Some(Reach::Link) => self.seen.links = self.seen.links.saturating_add(1),
            None => {}
        }
        if fields::keeps_a_number(code) {
            self.flow.hidden(code.trim());
        }
    }
}

/// Whether a style is that of a line in a table of contents, in English or Dutch.
pub(super) fn is_of_contents(style: &str) -> bool {
    let style = style.to_lowercase();
    ["toc", "inhopg", "tableoffigures", "lijstmetafbeeldingen"]
        .iter()
        .any(|name| style.starts_with(name))
}
