//! SpreadsheetML 2003: a workbook in one XML file, which Stata's `outreg2` and `xml_tab`, SAS and
//! others write under names such as `.xls` and `.xml`.
//!
//! Whether a sheet is hidden stands behind its cells. So the file is read twice, first for that.

mod rich;
mod styles;
mod table;
#[cfg(test)]
mod tests;

use super::sheets::texts;
use super::xml::{Piece, Xml};
use super::{Claim, Format, Head, Source};
use crate::content::{Content, Frame, GridHead, HiddenKind, Nature, Sink};
use crate::gap::Reason;
use crate::package::safe;
use crate::place::Place;
use crate::policy::Limits;
use styles::Styles;
use table::Table;

/// Reads SpreadsheetML 2003.
pub(super) struct SpreadsheetMl;

/// The namespace of its elements.
const NAMESPACE: &str = "urn:schemas-microsoft-com:office:spreadsheet";

impl Format for SpreadsheetMl {
    fn name(&self) -> &'static str {
        "spreadsheetml"
    }

    fn nature(&self) -> Nature {
        Nature::Sheet
    }

    fn extensions(&self) -> &'static [&'static str] {
        &[]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let begin = head.bytes.get(..head.bytes.len().min(4096)).unwrap_or_default();
        // Of UTF-16, the letters without the NULs between them are enough to tell.
        let letters: Vec<u8> = begin.iter().copied().filter(|byte| *byte != 0).collect();
        let text = String::from_utf8_lossy(&letters);
        let is_xml =
            text.trim_start_matches(['\u{feff}', '\u{fffd}']).trim_start().starts_with('<');
        if is_xml && text.contains("Workbook") && text.contains(NAMESPACE) {
            Claim::Certain
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = source.place().clone();
        let limits = source.limits();
        let bytes = source.bytes()?;
        let hidden = hidden_sheets(Xml::new(&*bytes, limits)?)?;
        let mut workbook = Workbook { place: &place, limits, hidden, styles: Styles::default() };
        workbook.read(Xml::new(&*bytes, limits)?, sink)
    }
}

/// For each sheet, in order, whether it is hidden.
fn hidden_sheets(mut xml: Xml<'_>) -> Result<Vec<bool>, Reason> {
    let mut hidden = Vec::new();
    loop {
        match xml.next()? {
            Piece::Start(tag) if tag.name() == "Worksheet" => hidden.push(false),
            Piece::Start(tag) if tag.name() == "Visible" => {
                let visible = xml.text()?;
                if let Some(last) = hidden.last_mut() {
                    *last = matches!(visible.trim(), "SheetHidden" | "SheetVeryHidden");
                }
            }
            Piece::Eof => return Ok(hidden),
            _ => {}
        }
    }
}

struct Workbook<'a> {
    place: &'a Place,
    limits: &'a Limits,
    hidden: Vec<bool>,
    styles: Styles,
}

impl Workbook<'_> {
    fn read(&mut self, mut xml: Xml<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let mut number = 0_usize;
        let mut in_properties = false;
        loop {
            match xml.next()? {
                Piece::Start(tag) => match tag.name() {
                    "Worksheet" => {
                        let name = safe(&tag.attribute("Name").unwrap_or_default());
                        let head = GridHead {
                            place: self.place.part(&name),
                            name: Some(name),
                            hidden: self.hidden.get(number).copied().unwrap_or(false),
                            frame: Frame::Free,
                        };
                        number = number.saturating_add(1);
                        self.sheet(&mut xml, &head, sink)?;
                    }
                    "NamedRange" => {
                        let refers = tag.attribute("RefersTo").unwrap_or_default();
                        let bare = refers.trim_start_matches('=').trim_start_matches('-');
                        let first = bare.chars().next();
                        if first.is_some_and(|c| c == '{' || c == '"' || c.is_ascii_digit())
                            && !bare.contains('!')
                        {
                            let name = tag.attribute("Name").unwrap_or_default();
                            self.defined_name(format!("{name} {refers}"), sink);
                        }
                    }
                    "PivotCache" => {
                        sink.hidden(self.place, HiddenKind::PivotCache, records(&mut xml)?);
                    }
                    "DocumentProperties" => in_properties = true,
                    name if in_properties => {
                        if let Some(name) = property(name) {
                            let value = xml.text()?.trim().to_owned();
                            if !value.is_empty() {
                                sink.property(self.place, name, value);
                            }
                        }
                    }
                    _ => self.styles.begin(tag),
                },
                Piece::End("DocumentProperties") => in_properties = false,
                Piece::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Delivers the sheet that is open.
    fn sheet(&self, xml: &mut Xml<'_>, head: &GridHead, sink: &mut dyn Sink) -> Result<(), Reason> {
        if head.hidden {
            sink.hidden(&head.place, HiddenKind::Sheet, 1);
        }
        sink.take(Content::Grid(head.clone()));
        let mut table = Table::new(&self.styles, self.limits);
        let read = table.read(xml, sink);
        let Table { foot, tally, comments, page, tips, .. } = table;
        sink.take(Content::GridEnd(foot));
        tally.deliver(head, sink);
        texts::unseen(&head.place, HiddenKind::Comment, comments, sink);
        texts::passage(&head.place, head.hidden, page, sink);
        texts::tips(&head.place, tips, sink);
        if let Err(reason) = &read {
            sink.gap(&head.place, reason.clone());
        }
        read
    }

    fn defined_name(&self, text: String, sink: &mut dyn Sink) {
        texts::unseen(&self.place.part("names"), HiddenKind::DefinedName, vec![text], sink);
    }
}

/// How many records the pivot cache that is open keeps.
fn records(xml: &mut Xml<'_>) -> Result<u64, Reason> {
    let mut count = 0_u64;
    loop {
        match xml.next()? {
            Piece::Start(tag) if tag.name() == "row" => count = count.saturating_add(1),
            Piece::End("PivotCache") => return Ok(count),
            Piece::Eof => return Err(Reason::Damaged),
            _ => {}
        }
    }
}

/// What a workbook says about itself, by element.
fn property(element: &str) -> Option<&'static str> {
    Some(match element {
        "Author" => "author",
        "LastAuthor" => "last-modified-by",
        "Company" => "company",
        "Manager" => "manager",
        "Title" => "title",
        "Subject" => "subject",
        "Description" => "description",
        "Keywords" => "keywords",
        "Category" => "category",
        "HyperlinkBase" => "path",
        _ => return None,
    })
}
