//! Where a candidate may be dropped, and when.

use super::sound;
use crate::harness::files::{form, mixed_table, rows, workbook};
use crate::harness::{Stage, Zip, check};

#[test]
fn light_may_not_lie_in_the_after_folder() {
    let stage = Stage::export();
    let checked =
        check(&stage.place("2_Controle achteraf/LIGHT_output.zip", &sound().bytes()), &[]);
    assert_eq!(checked.level("light-after").as_deref(), Some("fail"));
    assert_eq!(checked.outcome(), "fail");
    assert_eq!(checked.route(), ("light", Stage::BEFORE, "LIGHT_output.zip"));
    assert_eq!(checked.candidate()["route"]["placed"], false);
}

#[test]
fn background_information_belongs_in_its_own_folder() {
    let stage = Stage::export();
    let name = "1_Controle vooraf/output_achtergrondinformatie.zip";
    let checked = check(&stage.place(name, &sound().bytes()), &[]);
    assert_eq!(checked.content(), "background");
    assert_eq!(checked.outcome(), "fail");
    let route = ("background", Stage::BACKGROUND, "output_achtergrondinformatie.zip");
    assert_eq!(checked.route(), route);
    assert!(checked.level("background-name").is_some() || checked.level("wrong-folder").is_some());
}

#[test]
fn after_the_fact_must_be_allowed() {
    let stage = Stage::before_only();
    let path = stage.place("1_Controle vooraf/output.zip", &sound().bytes());
    let checked = check(&path, &["--procedure", "after"]);
    assert_eq!(checked.level("after-not-allowed").as_deref(), Some("fail"));
    assert_eq!(checked.route().1, Stage::BEFORE);
    let stage = Stage::export();
    let path = stage.place("2_Controle achteraf/output.zip", &sound().bytes());
    check(&path, &[]).is("pass", &[]);
    let refused = check(&path, &["--after-allowed", "no"]);
    assert_eq!(refused.level("after-not-allowed").as_deref(), Some("fail"));
    assert_eq!(refused.route().1, Stage::BEFORE);
}

#[test]
fn a_count_of_seven_fails_after_the_fact_and_is_looked_at_before_release() {
    let sheet = rows(
        "Provincie | Aantal
         Groningen | 1204
         Drenthe | 7
         Limburg | 2204",
    );
    let zip = Zip::new()
        .with("tabel.xlsx", workbook(&[("Blad1", sheet)]))
        .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "Celvulling toegelicht")]));
    let stage = Stage::export();
    let after = check(&stage.place("2_Controle achteraf/output.zip", &zip.bytes()), &[]);
    assert_eq!(after.level("small-count").as_deref(), Some("fail"));
    assert_eq!(after.outcome(), "fail");
    assert_eq!(after.route().1, Stage::BEFORE);
    let before = check(&stage.place("1_Controle vooraf/output.zip", &zip.bytes()), &[]);
    assert_eq!(before.level("small-count").as_deref(), Some("review"));
    assert_eq!(before.outcome(), "review");
    assert_eq!(before.route().1, Stage::BEFORE);
}

#[test]
fn a_loose_workbook_is_refused_and_a_loose_script_is_not() {
    let stage = Stage::before_only();
    let book = workbook(&[("Blad1", mixed_table(6, 1, 1))]);
    let checked = check(&stage.place("1_Controle vooraf/tabel.xlsx", &book), &[]);
    assert_eq!(checked.level("not-a-zip").as_deref(), Some("fail"));
    assert_eq!(checked.route().1, Stage::BEFORE);
    let script = check(&stage.place("1_Controle vooraf/koppel.do", b"merge 1:1 rinpersoon\n"), &[]);
    script.is("pass", &[]);
    assert_eq!(script.route().2, "koppel.do");
}
