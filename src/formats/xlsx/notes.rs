//! Comments on cells, the older notes and the newer threads, and other texts beside the cells.

use super::super::ooxml::Office;
use super::super::xml::Piece;
use crate::content::{Content, Hidden, HiddenKind, Line, LineKind, PassageHead, Property, Sink};
use crate::gap::{Gap, Reason};
use crate::place::Place;

/// What the older note of a cell says where the cell has a newer thread.
const THREAD_MARK: &str = "[Threaded comment]";

/// Delivers the comments on a sheet: their number, and their texts to be looked at.
pub(super) fn comments(office: &Office, sheet: &str, place: &Place, sink: &mut dyn Sink) {
    let mut texts = Vec::new();
    for relation in office.relations(sheet) {
        let element = match relation.kind.as_str() {
            "comments" => "comment",
            "threadedComment" => "threadedComment",
            _ => continue,
        };
        let Some(part) = relation.part() else { continue };
        if let Err(reason) = read(office, part, element, &mut texts) {
            sink.take(Content::Gap(Gap::new(&office.place().part(part), reason)));
        }
    }
    texts.retain(|text| !text.starts_with(THREAD_MARK));
    if !texts.is_empty() {
        let (place, what) = (place.clone(), HiddenKind::Comment);
        sink.take(Content::Hidden(Hidden { place, what, count: texts.len() as u64 }));
    }
    passage(place, true, texts, sink);
}

fn read(office: &Office, part: &str, element: &str, texts: &mut Vec<String>) -> Result<(), Reason> {
    let most = office.limits().kept_cells;
    let mut xml = office.xml(part)?;
    loop {
        let found = match xml.next()? {
            Piece::Start(tag) => tag.name() == element,
            Piece::Eof => return Ok(()),
            _ => false,
        };
        if found {
            texts.push(xml.text()?);
        }
        if texts.len() as u64 > most {
            return Err(Reason::limit("kept_cells", most));
        }
    }
}

/// Delivers the names of the people who wrote the threads of a workbook.
pub(super) fn persons(office: &Office, workbook: &str, sink: &mut dyn Sink) {
    for relation in office.relations(workbook).iter().filter(|relation| relation.kind == "person") {
        let Some(part) = relation.part() else { continue };
        if let Err(reason) = read_persons(office, part, sink) {
            sink.take(Content::Gap(Gap::new(&office.place().part(part), reason)));
        }
    }
}

fn read_persons(office: &Office, part: &str, sink: &mut dyn Sink) -> Result<(), Reason> {
    let mut xml = office.xml(part)?;
    loop {
        match xml.next()? {
            Piece::Start(tag) if tag.name() == "person" => {
                let value = tag.attribute("displayName").unwrap_or_default().into_owned();
                let place = office.place().part(part);
                sink.take(Content::Property(Property { place, name: "comment-author", value }));
            }
            Piece::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Delivers texts that stand beside the cells: tips, prompts, alternative texts.
///
/// Nobody sees them on opening the sheet. Words alone give nothing away; a number may.
pub(super) fn tips(place: &Place, texts: Vec<String>, sink: &mut dyn Sink) {
    let holds_number = |text: &&String| text.contains(|c: char| c.is_ascii_digit());
    let count = texts.iter().filter(holds_number).count() as u64;
    if count > 0 {
        let (place, what) = (place.clone(), HiddenKind::Text);
        sink.take(Content::Hidden(Hidden { place, what, count }));
    }
    passage(place, true, texts, sink);
}

/// Delivers texts as a passage, line by line.
pub(super) fn passage(place: &Place, hidden: bool, texts: Vec<String>, sink: &mut dyn Sink) {
    if texts.iter().all(|text| text.trim().is_empty()) {
        return;
    }
    sink.take(Content::Passage(PassageHead { place: place.clone(), hidden }));
    let mut number = 0;
    for text in &texts {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            number += 1;
            let text = line.to_owned();
            sink.take(Content::Line(Line { number, text, kind: LineKind::Prose }));
        }
    }
    sink.take(Content::PassageEnd);
}
