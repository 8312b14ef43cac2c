//! What is measured: candidates made on the spot, the same bytes on every machine.
//!
//! They are kept in `target/bench` and made once; nothing of them is committed.

use flate2::{Compression, write::ZlibEncoder};
use rust_xlsxwriter::Workbook;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Cursor, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A candidate to be measured.
pub(crate) struct Input {
    /// What it is called in the table.
    pub(crate) name: &'static str,
    /// How many of what the cost should grow with.
    pub(crate) amount: u64,
    /// What these are.
    pub(crate) unit: &'static str,
    /// The goal for the ratio to unpacking alone, where there is one.
    pub(crate) goal: Option<f64>,
    make: fn(&Path),
}

const fn input(
    name: &'static str,
    (amount, unit): (u64, &'static str),
    goal: Option<f64>,
    make: fn(&Path),
) -> Input {
    Input { name, amount, unit, goal, make }
}

/// Everything that is measured, the small ones first.
pub(crate) const INPUTS: &[Input] = &[
    input("xlsx-1k", (1_000, "cells"), None, |path| sheet_zip(path, 100, "xlsx")),
    input("csv-1k", (1_000, "cells"), None, |path| sheet_zip(path, 100, "csv")),
    input("ods-1k", (1_000, "cells"), None, |path| sheet_zip(path, 100, "ods")),
    input("html-1k", (1_000, "cells"), None, |path| sheet_zip(path, 100, "html")),
    input("xlsx-100k", (100_000, "cells"), Some(3.0), |path| sheet_zip(path, 10_000, "xlsx")),
    input("csv-100k", (100_000, "cells"), Some(2.0), |path| sheet_zip(path, 10_000, "csv")),
    input("ods-100k", (100_000, "cells"), None, |path| sheet_zip(path, 10_000, "ods")),
    input("html-100k", (100_000, "cells"), None, |path| sheet_zip(path, 10_000, "html")),
    input("xlsx-2m", (2_000_000, "cells"), Some(3.0), |path| sheet_zip(path, 200_000, "xlsx")),
    input("csv-2m", (2_000_000, "cells"), Some(2.0), |path| sheet_zip(path, 200_000, "csv")),
    input("ods-2m", (2_000_000, "cells"), None, |path| sheet_zip(path, 200_000, "ods")),
    input("html-2m", (2_000_000, "cells"), None, |path| sheet_zip(path, 200_000, "html")),
    input("small-200", (200, "files"), None, small_files),
    input("csv-300mb", (50_000_000, "cells"), Some(2.0), |path| sheet_zip(path, 5_000_000, "csv")),
    input("png-100", (100, "pictures"), Some(1.2), pictures),
    input("log-5mb", (5, "MB"), None, |path| log(path, 5)),
    input("log-50mb", (50, "MB"), None, |path| log(path, 50)),
    input("entries-10k", (10_000, "files"), None, |path| entries(path, 10_000)),
    input("entries-100k", (100_000, "files"), None, |path| entries(path, 100_000)),
    input("tables-100", (100, "tables"), None, |path| tables(path, 100)),
    input("tables-1000", (1_000, "tables"), None, |path| tables(path, 1_000)),
    input("columns-1600", (16_000, "cells"), None, |path| columns(path, 1_600)),
    input("columns-16k", (160_000, "cells"), None, |path| columns(path, 16_000)),
    input("rows-300k", (300_000, "rows"), None, |path| rows(path, 300_000)),
    input("rows-3m", (3_000_000, "rows"), None, |path| rows(path, 3_000_000)),
];

impl Input {
    /// The candidate, made where it is not there yet.
    pub(crate) fn path(&self, folder: &Path) -> PathBuf {
        let path = folder.join(format!("{}.zip", self.name));
        if !path.exists() {
            let unfinished = folder.join("unfinished");
            (self.make)(&unfinished);
            fs::rename(&unfinished, &path).unwrap();
        }
        path
    }
}

/// Numbers that look drawn by lot and are the same every time.
struct Lot(u64);

impl Lot {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        (self.0 >> 33) % most
    }
}

/// A zip of these files.
fn zip(path: &Path, files: impl IntoIterator<Item = (String, Vec<u8>)>) {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut writer = ZipWriter::new(BufWriter::new(File::create(path).unwrap()));
    for (name, bytes) in files {
        writer.start_file(name, options).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().flush().unwrap();
}

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
fn sheet_zip(path: &Path, rows: u64, ending: &str) {
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
fn small_files(path: &Path) {
    let files = (0..200).map(|number| match number % 2 {
        0 => (format!("tabel{number}.csv"), delimited(100)),
        _ => (format!("tabel{number}.xlsx"), workbook(100)),
    });
    zip(path, files);
}

/// A hundred plots of 1200 by 800 pixels, with axes and lines.
fn pictures(path: &Path) {
    zip(path, (0..100).map(|number| (format!("figuur{number}.png"), plot(number))));
}

fn plot(number: u64) -> Vec<u8> {
    const WIDTH: usize = 1200;
    const HEIGHT: usize = 800;
    let mut lot = Lot(number + 1);
    let mut pixels = vec![255_u8; WIDTH * HEIGHT * 3];
    let mut ink = |x: usize, y: usize, colour: [u8; 3]| {
        let at = (y.min(HEIGHT - 1) * WIDTH + x.min(WIDTH - 1)) * 3;
        pixels[at..at + 3].copy_from_slice(&colour);
    };
    for x in 80..1150 {
        ink(x, 720, [0, 0, 0]);
    }
    for y in 40..720 {
        ink(80, y, [0, 0, 0]);
    }
    for colour in [[200, 30, 30], [30, 30, 200], [20, 140, 40]] {
        let mut y = 200 + lot.below(300);
        for x in 81..1150 {
            y = (y + lot.below(7)).saturating_sub(3).clamp(50, 700);
            for thick in 0..3 {
                ink(x, usize::try_from(y).unwrap() + thick, colour);
            }
        }
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    for row in pixels.chunks(WIDTH * 3) {
        packed.write_all(&[0]).unwrap();
        packed.write_all(row).unwrap();
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    for side in [WIDTH, HEIGHT] {
        header.extend(u32::try_from(side).unwrap().to_be_bytes());
    }
    header.extend([8, 2, 0, 0, 0]);
    for (kind, data) in
        [(b"IHDR", header), (b"IDAT", packed.finish().unwrap()), (b"IEND", Vec::new())]
    {
        png.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(&data);
        png.extend(kind);
        png.extend(data);
        png.extend(sum.sum().to_be_bytes());
    }
    png
}

/// A Stata log of so many megabytes: frequencies and regressions, one after another.
fn log(path: &Path, megabytes: usize) {
    let mut text = String::new();
    let mut lot = Lot(1);
    while text.len() < megabytes * 1_000_000 {
        text.push_str(". tabulate sector\n\n     sector |      Freq.     Percent        Cum.\n");
        text.push_str("------------+-----------------------------------\n");
        for sector in ["landbouw", "industrie", "bouw", "handel"] {
            let count = 100 + lot.below(9_000);
            writeln!(text, "{sector:>11} | {count:>10}       25.00       25.00").unwrap();
        }
        text.push_str("------------+-----------------------------------\n");
        writeln!(text, "      Total | {:>10}      100.00\n", 20_000 + lot.below(9_000)).unwrap();
        text.push_str(". regress inkomen leeftijd vrouw\n\n");
        text.push_str(
            "      Source |       SS           df       MS      Number of obs   =    12,345\n",
        );
        text.push_str(
            "-------------+----------------------------------   F(2, 12342)     =    345.67\n",
        );
        text.push_str(
            "       Model |  123456.789         2  61728.3945   Prob > F        =    0.0000\n",
        );
        text.push_str(
            "    Residual |  2204123.45     12342  178.587219   R-squared       =    0.0530\n",
        );
        text.push_str(
            "-------------+----------------------------------   Adj R-squared   =    0.0529\n",
        );
        text.push_str(
            "       Total |  2327580.24     12344  188.559643   Root MSE        =    13.364\n\n",
        );
        text.push_str(
            "------------------------------------------------------------------------------\n",
        );
        text.push_str(
            "     inkomen | Coefficient  Std. err.      t    P>|t|     [95% conf. interval]\n",
        );
        text.push_str(
            "-------------+----------------------------------------------------------------\n",
        );
        for name in ["leeftijd", "vrouw", "_cons"] {
            let value = lot.below(9_000) as f64 / 1000.0;
            writeln!(
                text,
                "{name:>12} |{value:>11.4}   .1234567    12.34   0.000     1.234567    2.345678"
            )
            .unwrap();
        }
        text.push_str(
            "------------------------------------------------------------------------------\n\n",
        );
    }
    zip(path, [("uitvoer.log".to_owned(), text.into_bytes())]);
}

/// So many tiny csv files.
fn entries(path: &Path, count: u64) {
    let file = |number| {
        let text =
            format!("sector;aantal\nbouw;{}\nhandel;{}\n", 20 + number % 90, 40 + number % 7);
        (format!("map{}/tabel{number}.csv", number / 1000), text.into_bytes())
    };
    zip(path, (0..count).map(file));
}

/// So many tables below each other on one sheet, with a title over each.
fn tables(path: &Path, count: u32) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let mut lot = Lot(1);
    for table in 0..count {
        let top = table * 7;
        sheet.write(top, 0, format!("Tabel {}: personen naar sector", table + 1)).unwrap();
        for (column, head) in (0..).zip(["Sector", "Aantal", "Inkomen"]) {
            sheet.write(top + 1, column, head).unwrap();
        }
        for (below, sector) in (2..).zip(["landbouw", "industrie", "bouw", "handel"]) {
            sheet.write(top + below, 0, sector).unwrap();
            sheet.write(top + below, 1, (20 + lot.below(5_000)) as f64).unwrap();
            sheet.write(top + below, 2, (20_000 + lot.below(9_000)) as f64 + 0.5).unwrap();
        }
    }
    zip(path, [("tabellen.xlsx".to_owned(), book.save_to_buffer().unwrap())]);
}

/// A table of ten rows and so many columns.
fn columns(path: &Path, count: u64) {
    let mut text = String::from("sector");
    for column in 0..count {
        write!(text, ";gemeente {column}").unwrap();
    }
    let mut lot = Lot(1);
    for row in 0..10 {
        write!(text, "\nsector {row}").unwrap();
        for _ in 0..count {
            write!(text, ";{}", 10 + lot.below(5_000)).unwrap();
        }
    }
    text.push('\n');
    zip(path, [("breed.csv".to_owned(), text.into_bytes())]);
}

/// A table of three columns and so many rows.
fn rows(path: &Path, count: u64) {
    let mut text = String::from("gemeente;sector;aantal\n");
    let mut lot = Lot(1);
    for row in 0..count {
        writeln!(text, "gemeente {};sector {};{}", row / 20, row % 20, 10 + lot.below(5_000))
            .unwrap();
    }
    zip(path, [("lang.csv".to_owned(), text.into_bytes())]);
}
