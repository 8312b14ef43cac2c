//! The text of a page: what a browser shows of it, in paragraphs or as it is typed, and what it
//! passes over.

use super::elements::without_comment_signs;
use super::style::{self, conditional};
use super::unshown::holds_values;
use super::walk::Walk;
use crate::content::{HiddenKind, LineKind, holds_digit};
use crate::formats::base64;
use crate::formats::flow::{STRUCK, joins_numbers, raised};
use crate::gap::Reason;

impl Walk<'_, '_> {
    /// Takes text of the page.
    pub(super) fn words(&mut self, text: &str) {
        if let Some(script) = &mut self.script {
            script.text.push_str(text);
            return;
        }
        if let Some(source) = &mut self.source {
            source.push_str(text);
            return;
        }
        let table_hidden = self.flow.in_hidden_table();
        let hidden = (self.stack.is_hidden() && !table_hidden) || self.stack.is_white();
        let raise = self.stack.has("sup");
        let printed = self.is_printed();
        let struck = ["del", "s", "strike"].iter().any(|name| self.stack.has(name));
        let into = if hidden { &mut self.unseen } else { &mut self.paragraph };
        if std::mem::replace(&mut self.struck, struck) != struck && joins_numbers(into, text) {
            into.push_str(STRUCK);
            self.flow.found(HiddenKind::TrackedChange, 1);
        }
        for c in text.chars() {
            match c {
                '\r' => {}
                c if printed => into.push(c),
                // Space between words is one space, as a browser shows it.
                c if c.is_ascii_whitespace() => {
                    if !into.is_empty() && !into.ends_with([' ', '\n']) {
                        into.push(' ');
                    }
                }
                c if raise => into.push(raised(c)),
                c => into.push(c),
            }
        }
    }

    /// Ends the paragraph.
    pub(super) fn break_line(&mut self) {
        if let Some(source) = self.source.take_if(|source| !source.is_empty()) {
            self.inner("source.Rmd", base64::decode(&source));
        }
        let unseen = std::mem::take(&mut self.unseen);
        // R Markdown hides the title above a table of contents that floats: the head shows it.
        let repeats = unseen.trim() == self.title;
        if !repeats && unseen.chars().any(char::is_alphanumeric) {
            self.flow.hidden(&unseen);
        }
        let mut text = std::mem::take(&mut self.paragraph);
        let printed = self.is_printed();
        if text.trim().is_empty() {
            return;
        }
        let most = usize::try_from(self.limits.line_bytes).unwrap_or(usize::MAX);
        if text.len() > most && !printed {
            text.truncate(text.floor_char_boundary(most));
            self.flow.gap(Reason::limit("line_bytes", self.limits.line_bytes));
        }
        if self.stack.within_table().any(|name| name == "caption") {
            self.flow.aside(text.trim());
        } else if printed {
            let text = without_comment_signs(text.trim_matches('\n'));
            self.flow.paragraph(&text, self.kind);
        } else {
            self.flow.paragraph(text.trim(), LineKind::Prose);
        }
    }

    /// Whether text keeps its lines and spaces.
    fn is_printed(&self) -> bool {
        ["pre", "listing", "xmp", "plaintext"].iter().any(|name| self.stack.has(name))
    }

    /// Takes text that a browser does not show. What stands under a condition another program may
    /// show: a table in it is opened as a page of its own.
    pub(super) fn comment(&mut self, text: &str) {
        if holds_values(text) {
            self.flow.hidden(text);
        } else if let Some((_, page)) = conditional(text)
            && style::cells(page).any(holds_digit)
        {
            self.inner("within.html", page.as_bytes().to_vec());
        }
    }

    /// Takes text of an element that is passed over.
    pub(super) fn pass_over(&mut self, text: &[u8]) {
        let most = usize::try_from(self.limits.line_bytes).unwrap_or(usize::MAX);
        if self.skipped.as_deref() == Some("annotation") {
            return;
        }
        if self.passed.len() > most {
            // A long style sheet is that of a library.
            if self.skipped.as_deref() != Some("style") {
                self.flow.gap(Reason::limit("line_bytes", self.limits.line_bytes));
            }
            return;
        }
        self.passed.push_str(&String::from_utf8_lossy(text));
    }

    /// Ends an element whose content is no markup of the page. A page within the page is opened as a
    /// file of its own; what stands in a field, a menu or the title is seen. The source of a formula
    /// and the dress of the page are not read.
    pub(super) fn end_skipped(&mut self) {
        let name = self.skipped.take().unwrap_or_default();
        let text = std::mem::take(&mut self.passed);
        match name.as_str() {
            "annotation" => {}
            "style" => {
                for written in style::written(&text) {
                    self.flow.hidden(&written);
                }
            }
            "noscript" | "iframe" | "noembed" | "noframes" if text.contains('<') => {
                self.inner("within.html", text.into_bytes());
            }
            // A field of several lines keeps them.
            "textarea" if text.trim().contains('\n') => {
                self.break_line();
                self.flow.paragraph(text.trim_matches('\n'), LineKind::Printed);
            }
            _ => {
                self.break_line();
                self.words(&text);
                self.break_line();
                if name == "title" && self.title.is_empty() {
                    self.title = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
                }
            }
        }
    }
}
