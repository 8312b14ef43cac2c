//! Tables of Word: their rows and cells, which cells are joined, and the ground that text stands on.

use super::{About, Reader, Sight};
use crate::formats::docx::runs::Looks;
use crate::formats::flow::{Rows, Span};
use crate::formats::xml::Tag;

/// Whether the ground of an open table may be dark.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ground {
    /// By the table or its style.
    pub(super) table: bool,
    /// By the cell that is read.
    pub(super) cell: bool,
}

/// Columns that a cell may say it takes.
const WIDEST_SPAN: u32 = 1_000;

impl Reader<'_, '_> {
    /// Takes the begin of an element of tables; whether it is one.
    pub(super) fn start_in_table(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            "tbl" => {
                self.open_cell();
                self.flow.begin_table(self.sight != Sight::Shown);
                self.grounds.push(Ground::default());
            }
            "tblPr" => self.about = About::Table,
            "tblStyle" => {
                // The styles of Word's gallery have dark grounds below white words.
                let style = tag.attribute("val").unwrap_or_default().to_lowercase();
                let plain = matches!(style.as_str(), "tablenormal" | "tablegrid" | "table");
                if let Some(ground) = self.grounds.last_mut() {
                    ground.table |= !plain;
                }
            }
            "tr" => self.flow.begin_row(),
            "gridBefore" => self.flow.skip_columns(number(tag)),
            "tc" => {
                self.span = Span::ONE;
                self.cell_pending = true;
                if let Some(ground) = self.grounds.last_mut() {
                    ground.cell = false;
                }
            }
            "tcPr" => self.about = About::Cell,
            "gridSpan" => self.span.columns = number(tag).clamp(1, WIDEST_SPAN),
            "vMerge" => {
                let begins = tag.attribute("val").is_some_and(|val| val == "restart");
                self.span.rows = if begins { Rows::Begins } else { Rows::Continues };
            }
            "shd" if self.about != About::Text => self.ground(tag),
            _ => return false,
        }
        true
    }

    /// Takes the end of an element of tables.
    pub(super) fn end_in_table(&mut self, name: &str) {
        match name {
            "tblPr" => self.about = About::Text,
            "tcPr" => {
                self.about = About::Text;
                self.open_cell();
            }
            "tc" => {
                self.open_cell();
                self.flow.end_cell();
            }
            "tr" => self.flow.end_row(),
            "tbl" => {
                self.grounds.pop();
                self.flow.end_table();
                self.figures.deliver(self.flow);
            }
            _ => {}
        }
    }

    /// Begins the cell whose properties are known now.
    pub(super) fn open_cell(&mut self) {
        if std::mem::replace(&mut self.cell_pending, false) {
            self.flow.begin_cell(self.span);
        }
    }

    /// Whether the ground of the text that is read may be dark.
    pub(super) fn on_ground(&self) -> bool {
        self.grounds.last().is_some_and(|ground| ground.table || ground.cell)
    }

    /// Takes the ground of a paragraph, a cell or a table.
    fn ground(&mut self, tag: &Tag<'_>) {
        let mut looks = Looks::default();
        looks.take(tag);
        if looks.shaded != Some(true) {
            return;
        }
        match (self.about, self.grounds.last_mut(), self.paragraphs.last_mut()) {
            (About::Cell, Some(ground), _) => ground.cell = true,
            (About::Table, Some(ground), _) => ground.table = true,
            (About::Paragraph, _, Some(paragraph)) => paragraph.looks.shaded = Some(true),
            _ => {}
        }
    }
}

fn number(tag: &Tag<'_>) -> u32 {
    tag.attribute("val").and_then(|val| val.trim().parse().ok()).unwrap_or(0)
}
