//! Links to other workbooks and programs, with the last values that they brought.

use super::super::ooxml::{Office, Target};
use super::super::sheets::address;
use super::super::xml::{Piece, Tag, Xml};
use crate::content::{
    Cell, Content, Frame, GridFoot, GridHead, HiddenKind, NumberFormat, Row, Sink, Value,
};
use crate::gap::Reason;
use crate::place::Place;

/// Delivers the links of a workbook: where they lead, and a hidden grid for each sheet of which
/// they keep values.
pub(super) fn links(office: &Office, workbook: &str, sink: &mut dyn Sink) {
    for relation in office.relations(workbook) {
        let Some(part) = relation.part().filter(|_| relation.kind == "externalLink") else {
            continue;
        };
        let place = office.place().part(part);
        for leads in office.relations(part) {
            if let Target::Outside(path) = &leads.target {
                sink.property(&place, "path", path.clone());
            }
        }
        let mut link = Link { place: &place, what: HiddenKind::ExternalLink, values: 0 };
        let read = office.held(part).and_then(|mut xml| link.read(&mut xml, sink));
        sink.hidden(&place, link.what, link.values.max(1));
        if let Err(reason) = read {
            sink.gap(&place, reason);
        }
    }
}

struct Link<'a> {
    place: &'a Place,
    what: HiddenKind,
    /// How many values it keeps.
    values: u64,
}

impl Link<'_> {
    fn read(&mut self, xml: &mut Xml<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        loop {
            match xml.next()? {
                Piece::Start(tag) => match tag.name() {
                    // Dynamic data exchange starts the program that it names.
                    "ddeLink" => self.what = HiddenKind::ActiveContent,
                    "sheetData" => self.sheet(xml, sink)?,
                    _ => {}
                },
                Piece::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Delivers the kept values of one sheet.
    fn sheet(&mut self, xml: &mut Xml<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = self.place.clone();
        sink.take(Content::Grid(GridHead { place, name: None, hidden: true, frame: Frame::Free }));
        let read = self.rows(xml, sink);
        sink.take(Content::GridEnd(GridFoot::default()));
        read
    }

    fn rows(&mut self, xml: &mut Xml<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let mut next = 0_u32;
        let mut cells: Vec<Cell> = Vec::new();
        let mut open = None;
        loop {
            match xml.next()? {
                Piece::Start(tag) if tag.name() == "row" => {
                    cells.clear();
                    let written = tag.attribute("r").and_then(|row| address::row(row.trim()));
                    next = written.unwrap_or(next).max(next);
                }
                Piece::Start(tag) if tag.name() == "cell" => {
                    let free = cells.last().map_or(0, |cell| cell.column.saturating_add(1));
                    let written = tag.attribute("r").and_then(|at| address::cell(at.trim()));
                    open = Some((written.map_or(free, |(_, at)| at.max(free)), is_number(tag)));
                }
                Piece::Start(tag) if tag.name() == "v" => {
                    let text = xml.text()?;
                    let (column, number) = open.unwrap_or_default();
                    if column >= address::COLUMNS {
                        return Err(Reason::Damaged);
                    }
                    let number = text.trim().parse().ok().filter(|_| number);
                    let value = number.map_or_else(
                        || Value::Text(text.as_str().into()),
                        |number| Value::Number(number, NumberFormat::General),
                    );
                    cells.push(Cell::new(column, value));
                    self.values = self.values.saturating_add(1);
                }
                Piece::End("row") => {
                    let row = Row { index: next, cells: std::mem::take(&mut cells) };
                    sink.take(Content::Row(row));
                    next = next.saturating_add(1);
                }
                Piece::End("sheetData") => return Ok(()),
                Piece::Eof => return Err(Reason::Damaged),
                _ => {}
            }
        }
    }
}

fn is_number(tag: Tag<'_>) -> bool {
    tag.attribute("t").is_none_or(|kind| kind == "n")
}
