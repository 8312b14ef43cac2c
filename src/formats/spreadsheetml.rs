//! SpreadsheetML 2003: a workbook in one XML file, which Stata's `outreg2` and `xml_tab`, SAS and
//! others write under names such as `.xls` and `.xml`.
//!
//! Whether a sheet is hidden stands behind its cells. So the file is read twice, first for that.

mod styles;
mod table;

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
        let Table { foot, tally, comments, .. } = table;
        sink.take(Content::GridEnd(foot));
        tally.deliver(head, sink);
        texts::unseen(&head.place, HiddenKind::Comment, comments, sink);
        if let Err(reason) = &read {
            sink.gap(&head.place, reason.clone());
        }
        read
    }

    fn defined_name(&self, text: String, sink: &mut dyn Sink) {
        texts::unseen(&self.place.part("names"), HiddenKind::DefinedName, vec![text], sink);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Cell, NumberFormat, Value};
    use crate::place::Range;
    use crate::policy::Policy;

    fn workbook(inside: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
             <Workbook xmlns=\"{NAMESPACE}\" xmlns:ss=\"{NAMESPACE}\">{inside}</Workbook>"
        )
    }

    fn content(inside: &str) -> Vec<Content> {
        let limits = Policy::built_in().unwrap().limits;
        let bytes = workbook(inside).into_bytes().into();
        let mut source = Source::held(Place::entry("a.xls"), &limits, bytes);
        let mut content = Vec::new();
        SpreadsheetMl.read(&mut source, &mut content).unwrap();
        content
    }

    #[test]
    fn is_told_by_its_namespace_under_any_name() {
        let claim = |bytes: &[u8]| {
            let size = bytes.len() as u64;
            SpreadsheetMl.claim(&Head { name: "a", extension: "xls", bytes, parts: &[], size })
        };
        let text = workbook("");
        assert_eq!(claim(text.as_bytes()), Claim::Certain);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(claim(&wide), Claim::Certain);
        assert_eq!(claim(b"<html><table>"), Claim::No);
        assert_eq!(claim(b"a\tb\n"), Claim::No);
    }

    #[test]
    fn cells_stand_where_their_index_says() {
        let found = content(
            "<Styles><Style ss:ID=\"p\"><NumberFormat ss:Format=\"0.0%\"/></Style></Styles>\
             <Worksheet ss:Name=\"Blad1\"><Table><Row ss:Index=\"3\">\
             <Cell ss:Index=\"2\" ss:MergeAcross=\"1\"><Data ss:Type=\"String\">a</Data></Cell>\
             <Cell ss:StyleID=\"p\"><Data ss:Type=\"Number\">0.5</Data></Cell></Row>\
             <Row ss:Hidden=\"1\"><Cell><Data ss:Type=\"Number\">7</Data></Cell></Row>\
             </Table></Worksheet>",
        );
        let rows: Vec<_> = found
            .iter()
            .filter_map(|piece| match piece {
                Content::Row(row) => Some((row.index, row.cells.clone())),
                _ => None,
            })
            .collect();
        assert_eq!(rows[0].0, 2);
        assert_eq!(rows[0].1[0].column, 1);
        assert_eq!(rows[0].1[1].column, 3);
        assert_eq!(rows[0].1[1].value, Value::Number(0.5, NumberFormat::Percent(1)));
        assert!(rows[1].1[0].hidden);
        let merged = Range { top: 2, left: 1, bottom: 2, right: 2 };
        assert!(
            found.iter().any(|piece| {
                matches!(piece, Content::GridEnd(foot) if foot.merges == [merged])
            })
        );
        assert!(found.iter().any(|piece| {
            matches!(piece, Content::Hidden(hidden) if hidden.what == HiddenKind::Rows)
        }));
    }

    #[test]
    fn does_not_follow_a_cell_beyond_the_last_column() {
        let far = "ss:Index=\"4000000000\"";
        let joined = "ss:MergeAcross=\"4000000000\"";
        for (first, second) in [(far, ""), ("", far), (joined, "")] {
            let found = content(&format!(
                "<Worksheet ss:Name=\"x\"><Table><Row>\
                 <Cell {first}><Data ss:Type=\"Number\">120</Data></Cell>\
                 <Cell {second}><Data ss:Type=\"Number\">3</Data></Cell></Row></Table></Worksheet>"
            ));
            let is_far = |cell: &Cell| cell.column >= 16_384;
            assert!(!found.iter().any(|piece| {
                matches!(piece, Content::Row(row) if row.cells.iter().any(is_far))
            }));
            assert!(found.iter().any(|piece| matches!(piece, Content::Gap(_))), "{first} {second}");
        }
    }

    #[test]
    fn catches_a_number_that_is_called_an_error() {
        let cell = |text: &str| {
            format!(
                "<Worksheet ss:Name=\"x\"><Table><Row><Cell><Data ss:Type=\"Error\">{text}</Data>\
                 </Cell></Row></Table></Worksheet>"
            )
        };
        let value = |text: &str| {
            content(&cell(text)).into_iter().find_map(|piece| match piece {
                Content::Row(row) => row.cells.first().map(|cell| cell.value.clone()),
                _ => None,
            })
        };
        assert_eq!(value("#N/A"), Some(Value::Error));
        assert_eq!(value("3"), Some(Value::Text("3".into())));
    }

    #[test]
    fn catches_a_sheet_that_is_hidden_behind_its_cells() {
        let found = content(
            "<Worksheet ss:Name=\"x\"><Table/><WorksheetOptions><Visible>SheetHidden</Visible>\
             </WorksheetOptions></Worksheet>",
        );
        assert!(found.iter().any(|piece| matches!(piece, Content::Grid(head) if head.hidden)));
    }
}
