//! The shipped sample: made here, so that anyone can see what is in it and make it anew.
//!
//! `VOORCHECK_WRITE_SAMPLES=1 cargo test --test suite sample` writes `tests/samples`. All figures in
//! it are invented.

use crate::harness::files::{form, rows, workbook};
use crate::harness::picture::bar_chart;
use crate::harness::{Zip, check};
use std::path::{Path, PathBuf};

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/LIGHT_voorbeeld.zip")
}

/// Two tables, two models, a figure and the form: four fifths of output light.
fn sample() -> Zip {
    let income = rows(
        "Tabel 1. Inkomen van werkenden naar provincie
         Provincie | Aantal personen | Gemiddeld inkomen | Standaarddeviatie
         Groningen | 12843 | 29450 | 11230
         Drenthe | 9617 | 28910 | 10875
         Utrecht | 28452 | 34120 | 14410
         Limburg | 21094 | 29880 | 11640
         Totaal | 72006 | 31344 | 12561

         Bron: fictieve cijfers, alleen als voorbeeld",
    );
    let work = rows(
        "Tabel 2. Werkenden naar dienstverband en geslacht
         Dienstverband | Mannen | Vrouwen
         Vast | 21374 | 20112
         Flexibel | 9845 | 11023
         Zelfstandig | 5540 | 4112",
    );
    let models = rows(
        "Tabel 3. Regressie van het logaritme van het uurloon
          | '(1) | '(2)
          | Log uurloon | Log uurloon
         Jaren opleiding | '0.072*** | '0.068***
          | '(0.004) | '(0.004)
         Werkervaring |  | '0.021***
          |  | '(0.003)
         Constante | '2.114*** | '1.987***
          | '(0.051) | '(0.054)
         Observaties | 72006 | 72006
         R2 | 0.214 | 0.287",
    );
    Zip::new()
        .with(
            "outputcontroleformulier.docx",
            form(&[
                ("tabellen.xlsx", "Twee tabellen met aantallen en gemiddelden"),
                ("modellen.xlsx", "Een tabel met twee modellen"),
                ("figuur1.png", "Aantal waarnemingen: 72.006"),
            ]),
        )
        .with("tabellen.xlsx", workbook(&[("Inkomen", income), ("Dienstverband", work)]))
        .with("modellen.xlsx", workbook(&[("Regressie", models)]))
        .with("figuur1.png", bar_chart(&[45, 34, 92, 71]))
}

#[test]
fn the_shipped_sample_is_the_one_made_here() {
    let bytes = sample().bytes();
    if std::env::var_os("VOORCHECK_WRITE_SAMPLES").is_some() {
        std::fs::create_dir_all(path().parent().unwrap()).unwrap();
        std::fs::write(path(), &bytes).unwrap();
    }
    assert!(std::fs::read(path()).unwrap() == bytes, "tests/samples differs from its generator");
}

#[test]
fn the_sample_is_light() {
    let checked = check(&path(), &[]);
    assert_eq!((checked.used(), checked.share()), ([2, 21, 11, 2, 1], "4/5"));
    checked.is("pass", &[]);
    assert_eq!(checked.route(), ("light", "1_Controle vooraf", "LIGHT_voorbeeld.zip"));
}
