//! The main job: what may be dropped, where, under what name.

use crate::harness::files::{blank_form, count_row, form, mixed_table, regression, rows, workbook};
use crate::harness::picture::bar_chart;
use crate::harness::{Checked, Stage, Zip, check};

const LIGHT: &str = "1_Controle vooraf/LIGHT_output.zip";

/// Checks a zip at a place below the export folder of a project without checking after the fact.
fn checked(place: &str, zip: &Zip) -> Checked {
    let stage = Stage::before_only();
    check(&stage.place(place, &zip.bytes()), &[])
}

/// A workbook of three models and tables of so many cells and count cells, with a form.
fn example(tables: &[(usize, usize, usize)]) -> Zip {
    let mut sheets = vec![("Modellen", regression(3))];
    let names = ["Tabel A", "Tabel B", "Tabel C", "Tabel D", "Tabel E"];
    for (name, (rows, counts, means)) in names.iter().zip(tables) {
        sheets.push((name, mixed_table(*rows, *counts, *means)));
    }
    Zip::new()
        .with("resultaten.xlsx", workbook(&sheets))
        .with("outputcontroleformulier.docx", form(&[("resultaten.xlsx", "Vier tabellen")]))
}

const HUNDRED: (usize, usize, usize) = (25, 2, 2);

#[test]
fn the_example_of_the_source_is_exactly_light() {
    let checked = checked(LIGHT, &example(&[HUNDRED; 4]));
    assert_eq!(checked.used(), [4, 400, 200, 3, 0]);
    assert_eq!(checked.share(), "1/1");
    checked.is("pass", &[]);
    assert_eq!(checked.route(), ("light", Stage::BEFORE, "LIGHT_output.zip"));
    assert_eq!(checked.candidate()["route"]["placed"], true);
    assert_eq!(checked.candidate()["light"]["eligible"], true);
}

#[test]
fn one_table_one_cell_or_one_count_more_is_not_light() {
    let with = |last: (usize, usize, usize)| [HUNDRED, HUNDRED, HUNDRED, last].to_vec();
    // 101 cells: one row of 101 means; 101 counts beside 299 other cells: one column of 51 counts.
    for (tables, share) in [
        (with((1, 50, 51)), "1001/1000"),
        (with((1, 51, 49)), "501/500"),
        ([HUNDRED, HUNDRED, HUNDRED, (25, 1, 2), (5, 2, 2)].to_vec(), "11/10"),
    ] {
        let checked = checked(LIGHT, &example(&tables));
        assert_eq!(checked.share(), share, "{:?}", checked.used());
        checked.is("fail", &[("light-over-quota", "fail")]);
        assert_eq!(checked.route(), ("before", Stage::BEFORE, "output.zip"));
        assert_eq!(checked.candidate()["light"]["eligible"], false);
    }
}

/// What one workbook with these sheets comes to.
fn counted(sheets: &[(&str, Vec<String>)]) -> Checked {
    let zip = Zip::new()
        .with("resultaten.xlsx", workbook(sheets))
        .with("outputcontroleformulier.docx", form(&[("resultaten.xlsx", "")]));
    checked(LIGHT, &zip)
}

#[test]
fn ten_tables_of_six_cells_on_one_sheet_are_ten_tables() {
    let mut sheet = Vec::new();
    for number in 1..=10 {
        sheet.push(format!("Tabel {number}. Werkenden naar provincie"));
        sheet.extend(rows(
            "Provincie | Mannen | Vrouwen
             Groningen | 1204 | 1187
             Drenthe | 984 | 1021
             Limburg | 2204 | 2011",
        ));
        sheet.push(String::new());
    }
    assert_eq!(counted(&[("Blad1", sheet)]).used(), [10, 60, 60, 0, 0]);
}

#[test]
fn a_thousand_cells_are_light_and_one_more_is_not() {
    let at = counted(&[("A", mixed_table(100, 2, 8))]);
    assert_eq!((at.used()[1], at.share()), (1000, "1/1"));
    at.is("pass", &[]);
    let over = counted(&[("A", mixed_table(100, 2, 8)), ("B", mixed_table(1, 0, 1))]);
    assert_eq!(over.used()[1], 1001);
    assert_eq!(over.level("light-over-quota").as_deref(), Some("fail"));
}

#[test]
fn five_hundred_counts_are_light_and_one_more_is_not() {
    let at = counted(&[("A", mixed_table(100, 5, 0))]);
    assert_eq!((at.used()[2], at.share()), (500, "1/1"));
    at.is("pass", &[]);
    let over = counted(&[("A", mixed_table(100, 5, 0)), ("B", count_row(1))]);
    assert_eq!(over.used()[2], 501);
    assert_eq!(over.level("light-over-quota").as_deref(), Some("fail"));
}

#[test]
fn five_models_are_light_and_a_sixth_is_not() {
    let at = counted(&[("A", regression(5))]);
    assert_eq!((at.used(), at.share()), ([0, 0, 0, 5, 0], "1/1"));
    at.is("pass", &[]);
    let over = counted(&[("A", regression(6))]);
    assert_eq!(over.used()[3], 6);
    assert_eq!(over.level("light-over-quota").as_deref(), Some("fail"));
}

/// A zip with so many figures; what the form says about each.
fn figures(count: usize, about: &str) -> Zip {
    let names: Vec<String> = (1..=count).map(|number| format!("figuur{number}.png")).collect();
    let listed: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), about)).collect();
    let zip = Zip::new().with("outputcontroleformulier.docx", form(&listed));
    names
        .iter()
        .enumerate()
        .fold(zip, |zip, (index, name)| zip.with(name, bar_chart(&[30 + index * 5, 55, 80, 40])))
}

#[test]
fn five_flat_graphs_stay_within_the_quota_and_six_do_not() {
    let unstated = checked(LIGHT, &figures(5, ""));
    assert_eq!((unstated.used(), unstated.share()), ([0, 0, 0, 0, 5], "1/1"));
    unstated.is("review", &[("light-graph-observations", "review")]);
    assert_eq!(unstated.route().0, "light");
    checked(LIGHT, &figures(5, "Aantal waarnemingen: 12.345")).is("pass", &[]);
    let over = checked(LIGHT, &figures(6, "Aantal waarnemingen: 12.345"));
    assert_eq!(over.share(), "6/5");
    over.is("fail", &[("light-over-quota", "fail")]);
}

#[test]
fn two_models_and_three_graphs_fill_it_and_no_table_fits_beside_them() {
    let zip = figures(3, "Aantal waarnemingen: 12.345");
    let exact = zip.clone().with("modellen.xlsx", workbook(&[("A", regression(2))]));
    let exact = checked(LIGHT, &exact);
    assert_eq!((exact.used(), exact.share()), ([0, 0, 0, 2, 3], "1/1"));
    assert_eq!(exact.level("light-over-quota"), None);
    let sheets = [("A", regression(2)), ("B", count_row(4))];
    let over = checked(LIGHT, &zip.with("modellen.xlsx", workbook(&sheets)));
    assert_eq!(over.share(), "11/10");
    assert_eq!(over.level("light-over-quota").as_deref(), Some("fail"));
}

#[test]
fn labels_that_are_numbers_are_no_cells_and_no_small_counts() {
    let sheet = rows(
        "Leeftijd | 2019 | 2020 | 2021
         1 | 1204 | 1187 | 1190
         2 | 984 | 1021 | 1030
         3 | 2204 | 2011 | 2100
         4 | 2304 | 2211 | 2190",
    );
    let checked = counted(&[("Aantal kinderen", sheet)]);
    assert_eq!(checked.used()[1], 12);
    assert_eq!(checked.level("small-count"), None);
}

#[test]
fn a_dutch_csv_in_windows_1252_counts_right() {
    let text = b"Provincie;Aantal pati\xebnten;Gemiddeld inkomen\r\n\
        Groningen;1.204;31.250,50\r\nDrenthe;984;29.980,00\r\nFrysl\xe2n;2.204;30.105,25\r\n";
    let checked = checked("1_Controle vooraf/output.zip", &Zip::new().with("tabel.csv", *text));
    assert_eq!(checked.used(), [1, 6, 3, 0, 0]);
}

#[test]
fn a_tab_file_in_utf_16_counts_right() {
    let text = "Provincie\tAantal\tGemiddelde\r\nGroningen\t1204\t31,5\r\nDrenthe\t984\t29,9\r\n";
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let checked = checked("1_Controle vooraf/output.zip", &Zip::new().with("tabel.txt", bytes));
    assert_eq!(checked.used(), [1, 4, 2, 0, 0]);
}

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

/// A small table with its form: sound as ordinary output.
fn sound() -> Zip {
    Zip::new()
        .with("tabel.xlsx", workbook(&[("Blad1", mixed_table(6, 1, 1))]))
        .with("outputcontroleformulier.docx", form(&[("tabel.xlsx", "Een tabel")]))
}

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
