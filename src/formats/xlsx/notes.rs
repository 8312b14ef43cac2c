//! Comments on cells, the older notes and the newer threads, and other texts beside the cells.

use super::super::ooxml::Office;
use super::super::sheets::texts;
use super::super::xml::Piece;
use crate::content::{HiddenKind, Sink};
use crate::gap::Reason;
use crate::place::{Place, Range};

/// What the older note of a cell says where the cell has a newer thread.
const THREAD_MARK: &str = "[Threaded comment]";

/// A comment with its cell, where that is told.
type Comment = (Option<Range>, String);

/// Delivers the comments on a sheet: their number, and their texts to be looked at, in the cells on
/// which they are.
pub(super) fn comments(office: &Office, sheet: &str, place: &Place, sink: &mut dyn Sink) {
    let mut found = Vec::new();
    for relation in office.relations(sheet) {
        let element = match relation.kind.as_str() {
            "comments" => "comment",
            "threadedComment" => "threadedComment",
            _ => continue,
        };
        let Some(part) = relation.part() else { continue };
        if let Err(reason) = read(office, part, element, &mut found) {
            office.gap(part, reason, sink);
        }
    }
    found.retain(|(_, text)| !text.starts_with(THREAD_MARK));
    let cells: Option<Vec<Range>> = found.iter().map(|(cell, _)| *cell).collect();
    let around = cells.and_then(|cells| cells.into_iter().reduce(Range::union));
    let place = around.map_or_else(|| place.clone(), |cells| place.cells(cells));
    let texts = found.into_iter().map(|(_, text)| text).collect();
    texts::unseen(&place, HiddenKind::Comment, texts, sink);
}

fn read(
    office: &Office,
    part: &str,
    element: &str,
    found: &mut Vec<Comment>,
) -> Result<(), Reason> {
    let most = office.limits().kept_cells;
    let mut xml = office.held(part)?;
    loop {
        let cell = match xml.next()? {
            Piece::Start(tag) if tag.name() == element => {
                tag.attribute("ref").and_then(|cell| cell.parse().ok())
            }
            Piece::Eof => return Ok(()),
            _ => continue,
        };
        found.push((cell, xml.text()?));
        if found.len() as u64 > most {
            return Err(Reason::limit("kept_cells", most));
        }
    }
}

/// Delivers the names of the people who wrote the threads of a workbook.
pub(super) fn persons(office: &Office, workbook: &str, sink: &mut dyn Sink) {
    for relation in office.relations(workbook).iter().filter(|relation| relation.kind == "person") {
        let Some(part) = relation.part() else { continue };
        if let Err(reason) = read_persons(office, part, sink) {
            office.gap(part, reason, sink);
        }
    }
}

fn read_persons(office: &Office, part: &str, sink: &mut dyn Sink) -> Result<(), Reason> {
    let mut xml = office.held(part)?;
    loop {
        match xml.next()? {
            Piece::Start(tag) if tag.name() == "person" => {
                let author = tag.attribute("displayName").unwrap_or_default().into_owned();
                sink.property(&office.place().part(part), "comment-author", author);
            }
            Piece::Eof => return Ok(()),
            _ => {}
        }
    }
}
