//! The same table in every kind of file that holds sheets.

use super::{Lot, zip};
use rust_xlsxwriter::Workbook;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The heads of the columns of a sheet: labels in every fourth column, then counts and means.
const HEADS: [&str; 10] = [
    "Gemeente",
    "Aantal",
    "Inkomen",
    "Aandeel",
    "Wijk",
    "Aantal 2",
    "Inkomen 2",
    "Aandeel 2",
    "Sector",
    "Aantal 3",
];

/// One row of a sheet.
fn row(lot: &mut Lot, number: u64) -> [Value; 10] {
    std::array::from_fn(|column| match column {
        0 | 4 | 8 => Value::Label(["Gemeente", "Wijk", "Sector"][column / 4], number % 400),
        1 | 5 | 9 => Value::Count(10 + lot.below(5_000)),
        2 | 6 => Value::Tenths(150_000 + lot.below(400_000)),
        _ => Value::Tenths(lot.below(1_000)),
    })
}

/// What stands in a cell.
#[derive(Clone, Copy)]
enum Value {
    Label(&'static str, u64),
    Count(u64),
    Tenths(u64),
}

impl Value {
    fn number(self) -> Option<f64> {
        match self {
            Self::Label(..) => None,
            Self::Count(count) => Some(count as f64),
            Self::Tenths(tenths) => Some(tenths as f64 / 10.0),
        }
    }

    fn text(self, into: &mut String, point: char) {
        match self {
            Self::Label(word, number) => write!(into, "{word} {number}"),
            Self::Count(count) => write!(into, "{count}"),
            Self::Tenths(tenths) => write!(into, "{}{point}{}", tenths / 10, tenths % 10),
        }
        .unwrap();
    }
}

/// A zip with one sheet of so many rows and ten columns.
pub(super) fn sheet_zip(path: &Path, rows: u64, ending: &str) {
    let bytes = match ending {
        "xlsx" => workbook(rows),
        "ods" => ods(rows),
        "html" => html(rows),
        _ => delimited(rows),
    };
    zip(path, [(format!("tabel.{ending}"), bytes)]);
}

fn workbook(rows: u64) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0_u16..).zip(HEADS) {
        sheet.write(0, column, head).unwrap();
    }
    let mut lot = Lot(1);
    let mut text = String::new();
    for (at, number) in (1_u32..).zip(0..rows) {
        for (column, value) in (0_u16..).zip(row(&mut lot, number)) {
            match value.number() {
                Some(number) => sheet.write(at, column, number).unwrap(),
                None => {
                    text.clear();
                    value.text(&mut text, '.');
                    sheet.write(at, column, text.as_str()).unwrap()
                }
            };
        }
    }
    book.save_to_buffer().unwrap()
}

fn delimited(rows: u64) -> Vec<u8> {
    let mut text = HEADS.join(";") + "\n";
    let mut lot = Lot(1);
    for number in 0..rows {
        for (column, value) in row(&mut lot, number).into_iter().enumerate() {
            if column > 0 {
                text.push(';');
            }
            value.text(&mut text, ',');
        }
        text.push('\n');
    }
    text.into_bytes()
}

fn html(rows: u64) -> Vec<u8> {
    let mut text = String::from("<!DOCTYPE html><html><body><table>\n<tr>");
    for head in HEADS {
        write!(text, "<th>{head}</th>").unwrap();
    }
    text.push_str("</tr>\n");
    let mut lot = Lot(1);
    for number in 0..rows {
        text.push_str("<tr>");
        for value in row(&mut lot, number) {
            text.push_str("<td>");
            value.text(&mut text, '.');
            text.push_str("</td>");
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</table></body></html>\n");
    text.into_bytes()
}

fn ods(rows: u64) -> Vec<u8> {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">\
         <office:body><office:spreadsheet><table:table table:name=\"Blad1\"><table:table-row>",
    );
    let label = |text: &mut String, label: &str| {
        write!(
            text,
            "<table:table-cell office:value-type=\"string\"><text:p>{label}</text:p>\
             </table:table-cell>"
        )
        .unwrap();
    };
    for head in HEADS {
        label(&mut text, head);
    }
    text.push_str("</table:table-row>");
    let mut lot = Lot(1);
    let mut written = String::new();
    for number in 0..rows {
        text.push_str("<table:table-row>");
        for value in row(&mut lot, number) {
            written.clear();
            value.text(&mut written, '.');
            if value.number().is_none() {
                label(&mut text, &written);
                continue;
            }
            write!(
                text,
                "<table:table-cell office:value-type=\"float\" office:value=\"{written}\">\
                 <text:p>{written}</text:p></table:table-cell>"
            )
            .unwrap();
        }
        text.push_str("</table:table-row>");
    }
    text.push_str("</table:table></office:spreadsheet></office:body></office:document-content>");
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest \
         xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/>\
         <manifest:file-entry manifest:full-path=\"content.xml\" \
         manifest:media-type=\"text/xml\"/></manifest:manifest>"
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes, options) in [
        ("mimetype", kind.as_bytes(), stored),
        ("META-INF/manifest.xml", manifest.as_bytes(), packed),
        ("content.xml", text.as_bytes(), packed),
    ] {
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Two hundred small files: as many workbooks as csv files.
pub(super) fn small_files(path: &Path) {
    let files = (0..200).map(|number| match number % 2 {
        0 => (format!("tabel{number}.csv"), delimited(100)),
        _ => (format!("tabel{number}.xlsx"), workbook(100)),
    });
    zip(path, files);
}
