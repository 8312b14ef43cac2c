//! The main job: what may be dropped, where, under what name.

mod held;
mod quota;
mod ways;

use crate::harness::files::{form, mixed_table, workbook};
use crate::harness::{Checked, Stage, Zip, check};

const LIGHT: &str = "1_Controle vooraf/LIGHT_output.zip";

/// Checks a zip at a place below the export folder of a project without checking after the fact.
fn checked(place: &str, zip: &Zip) -> Checked {
    let stage = Stage::before_only();
    check(&stage.place(place, &zip.bytes()), &[])
}

/// A small table with its form: sound as ordinary output.
fn sound() -> Zip {
    Zip::new()
        .with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]))
        .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "Een tabel")]))
}
