//! Workbooks: what a person sees in them, and what a person does not.

mod another_reader;
mod damaged;
mod opendocument;
mod unseen;

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use voorcheck::content::{Content, GridHead, Hidden, HiddenKind, NumberFormat, Value};
use voorcheck::formats::{self, Head, Source};
use voorcheck::gap::{Gap, Reason};
use voorcheck::package::Held;
use voorcheck::place::Place;
use voorcheck::policy::Policy;

/// The content of a file, the name of its format, and why its reading ended early.
pub(crate) fn read(name: &str, bytes: Vec<u8>) -> (&'static str, Vec<Content>, Option<Reason>) {
    let limits = Policy::built_in().unwrap().limits;
    let bytes = Held::from(bytes);
    let mut source = Source::held(Place::entry(name), &limits, bytes.clone());
    let begin = &bytes[..bytes.len().min(Head::LENGTH)];
    let parts = formats::parts(begin, &mut source).unwrap();
    let extension = name.rsplit('.').next().unwrap();
    let size = bytes.len() as u64;
    let head = Head { name, extension, bytes: begin, parts: &parts, size };
    let format = formats::detect(&head).unwrap();
    let mut content = Vec::new();
    let failure = format.read(&mut source, &mut content).err();
    (format.name(), content, failure)
}

pub(crate) type Cells = BTreeMap<(String, u32, u32), (Value, bool)>;

/// The cells by sheet, row and column, and whether they are hidden.
pub(crate) fn cells(content: &[Content]) -> Cells {
    let mut sheet = String::new();
    let mut cells = BTreeMap::new();
    for piece in content {
        match piece {
            Content::Grid(head) => sheet = head.place.to_string(),
            Content::Row(row) => {
                for cell in &row.cells {
                    let place = (sheet.clone(), row.index, cell.column);
                    let before = cells.insert(place, (cell.value.clone(), cell.hidden));
                    assert_eq!(before, None, "no cell comes twice");
                }
            }
            _ => {}
        }
    }
    cells
}

fn hidden(content: &[Content]) -> Vec<(HiddenKind, u64, String)> {
    let hidden = content.iter().filter_map(|piece| match piece {
        Content::Hidden(Hidden { place, what, count }) => Some((*what, *count, place.to_string())),
        _ => None,
    });
    hidden.collect()
}

fn gaps(content: &[Content]) -> Vec<Gap> {
    let gaps = content.iter().filter_map(|piece| match piece {
        Content::Gap(gap) => Some(gap.clone()),
        _ => None,
    });
    gaps.collect()
}

fn grids(content: &[Content]) -> Vec<&GridHead> {
    let grids = content.iter().filter_map(|piece| match piece {
        Content::Grid(head) => Some(head),
        _ => None,
    });
    grids.collect()
}

fn number(value: f64) -> Value {
    Value::Number(value, NumberFormat::General)
}

/// A zip of these parts.
fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part with relations: id, kind, target.
fn relations(relations: &[(&str, &str, &str)]) -> String {
    let all: String = relations
        .iter()
        .map(|(id, kind, target)| {
            let mode = if target.contains("://") { " TargetMode=\"External\"" } else { "" };
            format!(
                "<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"{mode}/>"
            )
        })
        .collect();
    format!("<Relationships>{all}</Relationships>")
}

/// A workbook of one sheet `S` with this part, with more relations and parts.
fn workbook(
    sheet: &[u8],
    sheet_relations: &[(&str, &str, &str)],
    book_relations: &[(&str, &str, &str)],
    more: &[(&str, &str)],
) -> Vec<u8> {
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>\
         <sheet name=\"S\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
    );
    let mut of_book = vec![("s", "worksheet", "sheet.xml")];
    of_book.extend(book_relations);
    let root = relations(&[("b", "officeDocument", "/xl/workbook.xml")]);
    let of_book = relations(&of_book);
    let of_sheet = relations(sheet_relations);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", of_book.as_bytes()),
        ("xl/sheet.xml", sheet),
        ("xl/_rels/sheet.xml.rels", of_sheet.as_bytes()),
    ];
    parts.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    pack(&parts)
}

/// A workbook of one sheet with these rows.
fn rows(rows: &str) -> Vec<u8> {
    workbook(sheet(rows, "").as_bytes(), &[], &[], &[])
}

fn sheet(rows: &str, after: &str) -> String {
    format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{after}</worksheet>")
}
