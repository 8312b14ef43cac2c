//! What is measured: candidates made on the spot, the same bytes on every machine.
//!
//! They are kept in `target/bench` and made once; nothing of them is committed.

mod logs;
mod many;
mod plots;
mod sheets;

use logs::log;
use many::{columns, entries, rows, tables};
use plots::pictures;
use sheets::{sheet_zip, small_files};
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
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
