//! The shipped sample: made here, so that anyone can see what is in it and make it anew.
//!
//! `VOORCHECK_WRITE_SAMPLES=1 cargo test --test suite sample` writes `tests/samples`: the sample, and
//! where a browser is installed the picture of its report in the README. All figures are invented.

use crate::harness::browser::Browser;
use crate::harness::files::{form, rows, workbook};
use crate::harness::picture::bar_chart;
use crate::harness::{Stage, Zip, check, voorcheck};
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

/// Pixels of the picture in the README: the first screen of the report.
const PICTURE: [u32; 2] = [960, 1040];

fn picture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/report.png")
}

#[test]
fn the_picture_in_the_readme_is_of_the_report_on_the_sample() {
    let [width, height] = PICTURE;
    if std::env::var_os("VOORCHECK_WRITE_SAMPLES").is_some() {
        let Some(mut browser) = Browser::start() else { return };
        let stage = Stage::plain();
        let page = stage.path().join("report.html");
        voorcheck()
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["tests/samples/LIGHT_voorbeeld.zip", "--date", "2026-03-02"])
            .args(["--language", "en", "--format", "html", "--output"])
            .arg(&page)
            .assert()
            .success();
        browser.open(&page);
        browser.look(width, false);
        std::fs::write(picture(), browser.picture(width, height)).unwrap();
    }
    let bytes = std::fs::read(picture()).unwrap();
    assert!(bytes.starts_with(b"\x89PNG") && bytes.len() < 200_000, "{} bytes", bytes.len());
    let size: Vec<u8> = PICTURE.iter().flat_map(|pixels| pixels.to_be_bytes()).collect();
    assert_eq!(bytes[16..24], size, "made anew by VOORCHECK_WRITE_SAMPLES=1");
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"));
    assert!(readme.unwrap().contains("](tests/samples/report.png)"));
}
