//! The fast ways through files give the same content as the careful ones.

use crate::harness::pack::{Zip, sorted};
use rust_xlsxwriter::{Format, Workbook};
use std::path::{Path, PathBuf};
use voorcheck::content::Content;
use voorcheck::formats::{self, Head, Source};
use voorcheck::place::Place;
use voorcheck::policy::{Limits, Policy};

/// The folders of the corpus that are packed into workbooks.
fn workbook_folders(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in sorted(folder).into_iter().filter(|path| path.is_dir()) {
        if path.extension().is_some_and(|ending| ending == "xlsx") {
            found.push(path);
        } else {
            workbook_folders(&path, found);
        }
    }
}

/// The workbooks of the corpus.
fn workbooks() -> Vec<Vec<u8>> {
    let mut folders = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    workbook_folders(&root, &mut folders);
    let bytes = |folder: &PathBuf| {
        let name = folder.file_name().unwrap().to_string_lossy();
        let files = Zip::of_folder(folder.parent().unwrap()).files;
        files.into_iter().find(|(other, _)| *other == name).unwrap().1
    };
    folders.iter().map(bytes).collect()
}

/// A workbook with everything that a row can hold.
fn varied() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let money = Format::new().set_num_format("€ #,##0.00");
    for row in 0..3_000 {
        sheet.write(row, 0, format!("Groep {} & <rest> _x0041_", row % 7)).unwrap();
        sheet.write(row, 1, row * 3).unwrap();
        sheet.write_with_format(row, 2, f64::from(row) / 7.0, &money).unwrap();
        sheet.write_formula(row, 3, "=SUM(B1:B2)").unwrap();
        sheet.write(row, 5, row % 2 == 0).unwrap();
    }
    sheet.set_row_hidden(5).unwrap();
    sheet.set_row_height(9, 30).unwrap();
    sheet.set_column_hidden(1).unwrap();
    sheet.merge_range(3_001, 0, 3_001, 4, "Noot", &Format::new()).unwrap();
    book.save_to_buffer().unwrap()
}

fn content(bytes: &[u8], limits: &Limits) -> Vec<Content> {
    let mut source = Source::held(Place::entry("a.xlsx"), limits, bytes.into());
    let begin = &bytes[..bytes.len().min(Head::LENGTH)];
    let parts = formats::parts(begin, &mut source).unwrap();
    let size = bytes.len() as u64;
    let head = Head { name: "a.xlsx", extension: "xlsx", bytes: begin, parts: &parts, size };
    let mut content = Vec::new();
    formats::detect(&head).unwrap().read(&mut source, &mut content).unwrap();
    content
}

#[test]
fn both_ways_read_the_same_of_every_workbook() {
    let limits = Policy::built_in().unwrap().limits;
    // A row may have 13 attributes: with fewer allowed, none is read the fast way.
    let careful = Limits { attributes: 12, ..limits };
    let all: Vec<Vec<u8>> = workbooks().into_iter().chain([varied()]).collect();
    assert!(all.len() > 20);
    for bytes in all {
        assert_eq!(content(&bytes, &limits), content(&bytes, &careful));
    }
}
