//! The document as a whole: styles, then one table after another, then what stands around them.

use super::super::sheets::texts;
use super::super::xml::{Piece, Tag, Xml};
use super::drawn::Drawn;
use super::repeat::Budget;
use super::sheet::SheetReading;
use super::styles::Styles;
use crate::content::{Content, Frame, GridHead, HiddenKind, Sink};
use crate::formats::opendocument::parts::property;
use crate::formats::opendocument::text;
use crate::gap::Reason;
use crate::package::safe;
use crate::place::Place;
use crate::policy::Limits;
use std::collections::BTreeSet;

/// Reads the parts of a document that hold styles and tables.
pub(super) struct Document<'a> {
    pub(super) place: &'a Place,
    pub(super) limits: &'a Limits,
    pub(super) styles: Styles,
    pub(super) budget: Budget,
    /// The names of the sheets that a person sees.
    pub(super) visible: BTreeSet<String>,
    /// Objects and pictures that still have to be read from other parts.
    pub(super) drawn: Drawn,
    /// Whether its tables lie in an object that a person does not see as a sheet.
    pub(super) embedded: bool,
    names: Vec<String>,
    /// Texts on the printed page: headers and footers.
    page: Vec<String>,
    /// Texts that are seen only by pointing at something.
    tips: Vec<String>,
    /// How much is held of both.
    kept: texts::Kept,
}

/// Where a text beside the sheets stands.
enum Where {
    Page,
    Tip,
}

impl<'a> Document<'a> {
    pub(super) fn new(place: &'a Place, limits: &'a Limits) -> Self {
        Self {
            place,
            limits,
            styles: Styles::default(),
            budget: Budget::new(limits.kept_cells),
            visible: BTreeSet::new(),
            drawn: Drawn::default(),
            embedded: false,
            names: Vec::new(),
            page: Vec::new(),
            tips: Vec::new(),
            kept: texts::Kept::default(),
        }
    }

    /// Reads a part with styles, tables or both.
    ///
    /// # Errors
    /// It is damaged or breaks a limit; the tables before that were delivered.
    pub(super) fn read(&mut self, mut xml: Xml<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let mut in_meta = false;
        loop {
            match xml.next()? {
                Piece::Start(tag) => match tag.name() {
                    "table" => {
                        let head = self.head(tag);
                        self.table(&mut xml, &head, sink)?;
                    }
                    "tracked-changes" => {
                        let count = changes(&mut xml)?;
                        sink.hidden(self.place, HiddenKind::TrackedChange, count);
                    }
                    "meta" => in_meta = true,
                    name if in_meta => {
                        if let Some(name) = property(name) {
                            let mut value = String::new();
                            text::paragraph(&mut xml, &mut value)?;
                            self.property(name, value, sink);
                        }
                    }
                    "header" | "footer" | "header-left" | "footer-left" | "header-first"
                    | "footer-first" => {
                        let mut text = String::new();
                        text::paragraph(&mut xml, &mut text)?;
                        self.keep(Where::Page, text)?;
                    }
                    "help-message" | "error-message" => {
                        let mut text = tag.attribute("title").unwrap_or_default().into_owned();
                        text.push(' ');
                        text::paragraph(&mut xml, &mut text)?;
                        self.keep(Where::Tip, text)?;
                    }
                    "content-validation" => {
                        let condition = tag.attribute("condition").unwrap_or_default();
                        if let Some((_, list)) = condition.split_once("is-in-list(\"") {
                            let list = list.to_owned();
                            self.keep(Where::Tip, list)?;
                        }
                    }
                    "named-expression" => self.named(tag),
                    "dde-source" | "event-listener" => {
                        sink.hidden(self.place, HiddenKind::ActiveContent, 1);
                    }
                    "module" => sink.hidden(self.place, HiddenKind::Macro, 1),
                    "database-source-sql"
                    | "database-source-table"
                    | "database-source-query"
                    | "source-service" => sink.hidden(self.place, HiddenKind::DataConnection, 1),
                    _ => self.styles.begin(tag),
                },
                Piece::End("meta") => in_meta = false,
                Piece::End(name) => self.styles.end(name),
                Piece::Text(_) => {}
                Piece::Eof => break,
            }
        }
        let names = std::mem::take(&mut self.names);
        let place = self.place.part("named expressions");
        texts::unseen(&place, HiddenKind::DefinedName, names, sink);
        texts::passage(self.place, false, std::mem::take(&mut self.page), sink);
        texts::tips(self.place, std::mem::take(&mut self.tips), sink);
        Ok(())
    }

    /// Keeps a text that stands beside the sheets.
    fn keep(&mut self, stands: Where, text: String) -> Result<(), Reason> {
        let most = self.limits.kept_cells;
        let texts = match stands {
            Where::Page => &mut self.page,
            Where::Tip => &mut self.tips,
        };
        if texts.len() as u64 >= most {
            return Err(Reason::limit("kept_cells", most));
        }
        texts.push(text);
        self.kept.weigh([&self.page, &self.tips], self.limits)
    }

    /// The head of a table.
    fn head(&self, tag: Tag<'_>) -> GridHead {
        let name = safe(&tag.attribute("name").unwrap_or_default());
        let style = tag.attribute("style-name").unwrap_or_default();
        GridHead {
            place: self.place.part(&name),
            name: Some(name),
            hidden: self.embedded || self.styles.hides_table(&style),
            frame: Frame::Free,
        }
    }

    /// Delivers a table with what stands on and beside its cells.
    fn table(
        &mut self,
        xml: &mut Xml<'_>,
        head: &GridHead,
        sink: &mut dyn Sink,
    ) -> Result<(), Reason> {
        if head.hidden && !self.embedded {
            sink.hidden(&head.place, HiddenKind::Sheet, 1);
        }
        if !head.hidden {
            self.visible.extend(head.name.clone());
        }
        sink.take(Content::Grid(head.clone()));
        let mut reading =
            SheetReading::new(head, &self.styles, self.limits, &mut self.budget, &mut self.drawn);
        let read = reading.read(xml, sink);
        let (foot, notes) = reading.finish();
        sink.take(Content::GridEnd(foot));
        notes.deliver(head, self.limits, sink);
        if let Err(reason) = read {
            sink.gap(&head.place, reason.clone());
            return Err(reason);
        }
        Ok(())
    }

    /// Keeps a name that stands for values of its own rather than for cells or a formula on cells.
    fn named(&mut self, tag: Tag<'_>) {
        let expression = tag.attribute("expression").unwrap_or_default();
        let bare = expression.trim_start_matches("of:").trim_start_matches('=');
        let bare = bare.trim_start_matches(['-', '+']);
        let is_value = bare.starts_with(|c: char| c == '{' || c == '"' || c.is_ascii_digit());
        if is_value && (self.names.len() as u64) < self.limits.kept_cells {
            let name = tag.attribute("name").unwrap_or_default();
            self.names.push(format!("{name} = {expression}"));
        }
    }

    fn property(&self, name: &'static str, value: String, sink: &mut dyn Sink) {
        let value = value.trim().to_owned();
        if !value.is_empty() {
            sink.property(self.place, name, value);
        }
    }
}

/// The number of changes in the list of tracked changes that is open.
fn changes(xml: &mut Xml<'_>) -> Result<u64, Reason> {
    let mut count = 0_u64;
    loop {
        match xml.next()? {
            Piece::Start(tag) => {
                let kinds = ["cell-content-change", "insertion", "deletion", "movement"];
                count = count.saturating_add(u64::from(kinds.contains(&tag.name())));
            }
            Piece::End("tracked-changes") => return Ok(count),
            Piece::Eof => return Err(Reason::Damaged),
            _ => {}
        }
    }
}
