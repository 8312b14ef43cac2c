//! Much of one thing: files, tables, columns, rows.

use super::{Lot, zip};
use rust_xlsxwriter::Workbook;
use std::fmt::Write as _;
use std::path::Path;

/// So many tiny csv files.
pub(super) fn entries(path: &Path, count: u64) {
    let file = |number| {
        let text =
            format!("sector;aantal\nbouw;{}\nhandel;{}\n", 20 + number % 90, 40 + number % 7);
        (format!("map{}/tabel{number}.csv", number / 1000), text.into_bytes())
    };
    zip(path, (0..count).map(file));
}

/// So many tables below each other on one sheet, with a title over each.
pub(super) fn tables(path: &Path, count: u32) {
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
pub(super) fn columns(path: &Path, count: u64) {
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
pub(super) fn rows(path: &Path, count: u64) {
    let mut text = String::from("gemeente;sector;aantal\n");
    let mut lot = Lot(1);
    for row in 0..count {
        writeln!(text, "gemeente {};sector {};{}", row / 20, row % 20, 10 + lot.below(5_000))
            .unwrap();
    }
    zip(path, [("lang.csv".to_owned(), text.into_bytes())]);
}
