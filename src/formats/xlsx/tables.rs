//! Names for ranges of cells, by which a pivot cache may say where its records come from.

use super::super::ooxml::Office;
use super::super::sheets::address;
use super::super::sheets::texts;
use super::super::xml::Piece;
use super::pivot::Visible;
use super::workbook::Workbook;
use crate::content::Sink;
use crate::gap::Reason;
use crate::place::Range;

/// The defined names that stand for one range of one sheet.
pub(super) fn named_ranges(workbook: &Workbook) -> Visible {
    let mut visible = Visible::default();
    for name in &workbook.names {
        if let Some(range) = address::sheet_range(&name.formula) {
            visible.ranges.insert(name.name.to_lowercase(), range);
        }
    }
    visible
}

/// Adds the tables of a sheet; remarks on a table, which nobody sees, are delivered.
pub(super) fn tables(
    office: &Office,
    sheet: &str,
    sheet_name: &str,
    visible: &mut Visible,
    sink: &mut dyn Sink,
) {
    for relation in office.relations(sheet).iter().filter(|relation| relation.kind == "table") {
        let Some(part) = relation.part() else { continue };
        match Table::read(office, part) {
            Ok(Table { name, range, remark }) => {
                if let Some(range) = range {
                    visible.ranges.insert(name.to_lowercase(), (sheet_name.to_owned(), range));
                }
                texts::tips(&office.place().part(sheet_name), vec![remark], sink);
            }
            Err(reason) => office.gap(part, reason, sink),
        }
    }
}

/// A table on a sheet.
#[derive(Default)]
struct Table {
    name: String,
    /// The cells that it covers, where it says so.
    range: Option<Range>,
    /// What somebody wrote about it.
    remark: String,
}

impl Table {
    fn read(office: &Office, part: &str) -> Result<Self, Reason> {
        let mut xml = office.held(part)?;
        loop {
            match xml.next()? {
                Piece::Start(tag) if tag.name() == "table" => {
                    let name = tag.attribute("displayName").or_else(|| tag.attribute("name"));
                    return Ok(Self {
                        name: name.unwrap_or_default().into_owned(),
                        range: tag.attribute("ref").as_deref().and_then(address::range),
                        remark: tag.attribute("comment").unwrap_or_default().into_owned(),
                    });
                }
                Piece::Eof => return Ok(Self::default()),
                _ => {}
            }
        }
    }
}
