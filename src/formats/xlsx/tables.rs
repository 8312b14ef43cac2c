//! Names for ranges of cells, by which a pivot cache may say where its records come from.

use super::super::ooxml::Office;
use super::super::sheets::address;
use super::super::sheets::texts;
use super::super::xml::Piece;
use super::pivot::Shown;
use super::workbook::Workbook;
use crate::content::Sink;
use crate::gap::Reason;
use crate::place::Range;

/// The defined names that stand for one range of one sheet.
pub(super) fn named_ranges(workbook: &Workbook) -> Shown {
    let mut shown = Shown::default();
    for name in &workbook.names {
        if let Some(range) = address::sheet_range(&name.formula) {
            shown.ranges.insert(name.name.to_lowercase(), range);
        }
    }
    shown
}

/// Adds the tables of a sheet; remarks on a table, which nobody sees, are delivered.
pub(super) fn tables(
    office: &Office,
    sheet: &str,
    sheet_name: &str,
    shown: &mut Shown,
    sink: &mut dyn Sink,
) {
    for relation in office.relations(sheet).iter().filter(|relation| relation.kind == "table") {
        let Some(part) = relation.part() else { continue };
        match table(office, part) {
            Ok((name, range, remark)) => {
                if let Some(range) = range {
                    shown.ranges.insert(name.to_lowercase(), (sheet_name.to_owned(), range));
                }
                texts::tips(&office.place().part(sheet_name), vec![remark], sink);
            }
            Err(reason) => office.gap(part, reason, sink),
        }
    }
}

/// The name, range and remark of a table.
fn table(office: &Office, part: &str) -> Result<(String, Option<Range>, String), Reason> {
    let mut xml = office.xml(part)?;
    loop {
        match xml.next()? {
            Piece::Start(tag) if tag.name() == "table" => {
                let name = tag.attribute("displayName").or_else(|| tag.attribute("name"));
                return Ok((
                    name.unwrap_or_default().into_owned(),
                    tag.attribute("ref").as_deref().and_then(address::range),
                    tag.attribute("comment").unwrap_or_default().into_owned(),
                ));
            }
            Piece::Eof => return Ok((String::new(), None, String::new())),
            _ => {}
        }
    }
}
