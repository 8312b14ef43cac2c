//! What a candidate may hold and must hold.

use super::{LIGHT, checked, sound};
use crate::harness::files::{blank_form, mixed_table, workbook};
use crate::harness::{Stage, Zip, check};

#[test]
fn only_syntax_needs_no_form() {
    let zip = Zip::new()
        .with("koppel.do", "use \"GBAPERSOON2021TABV1\", clear\nmerge 1:1 rinpersoon using loon\n")
        .with("analyse.R", "model <- lm(loon ~ leeftijd, data = personen)\n");
    let checked = checked("1_Controle vooraf/syntax.zip", &zip);
    assert_eq!(checked.content(), "syntax");
    assert!(checked.candidate()["light"]["eligible"].is_null());
    checked.is("pass", &[]);
}

#[test]
fn values_and_counts_in_syntax_are_found() {
    for (name, text, rule) in [
        ("a.do", "drop if rinpersoon == \"123456789\"\n", "identifier"),
        ("a.py", "# N=13855944\nprint('klaar')\n", "counts-in-script"),
        (
            "a.ipynb",
            r##"{"cells":[{"cell_type":"code","execution_count":1,"metadata":{},"source":["df.mean()"],
            "outputs":[{"output_type":"stream","name":"stdout","text":["inkomen 31250.5\n","leeftijd 44.1\n"]}]}],
            "metadata":{"language_info":{"name":"python"}},"nbformat":4,"nbformat_minor":5}"##,
            "output-in-script",
        ),
    ] {
        let checked = checked("1_Controle vooraf/syntax.zip", &Zip::new().with(name, text));
        assert_eq!(checked.level(rule).as_deref(), Some("fail"), "{rule}");
        assert_eq!(checked.outcome(), "fail");
    }
}

#[test]
fn saved_data_are_found_by_their_content() {
    let dta = b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder>".repeat(4);
    let rds = b"X\n\0\0\0\x03\0\x04\x01\0\0\x03\x05\0\0\0\0\x05UTF-8".repeat(4);
    for (name, bytes) in
        [("data.dta", &dta), ("extra.xlsx", &dta), ("model.rds", &rds), ("figuur.png", &rds)]
    {
        let checked = checked("1_Controle vooraf/output.zip", &sound().with(name, bytes.clone()));
        assert_eq!(checked.level("data-file").as_deref(), Some("fail"), "{name}");
        assert_eq!(checked.outcome(), "fail");
    }
}

#[test]
fn output_needs_a_form_that_is_filled_in() {
    let table = Zip::new().with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]));
    checked(LIGHT, &table).is("fail", &[("missing-form", "fail")]);
    let blank = table.with("outputcontroleformulier.docx", blank_form());
    checked(LIGHT, &blank).is("fail", &[("blank-form", "fail")]);
}

#[test]
fn damaged_and_empty_candidates_are_said_to_be_so() {
    let whole = sound().bytes();
    let stage = Stage::before_only();
    for (name, bytes) in [
        ("leeg.zip", Zip::new().bytes()),
        ("geen.zip", b"dit is geen zip".to_vec()),
        ("half.zip", whole[..whole.len() / 2].to_vec()),
        ("niets.zip", Vec::new()),
    ] {
        let checked = check(&stage.place(&format!("1_Controle vooraf/{name}"), &bytes), &[]);
        assert_ne!(checked.outcome(), "pass", "{name}");
        assert_eq!(checked.code, 1, "{name}");
    }
}
