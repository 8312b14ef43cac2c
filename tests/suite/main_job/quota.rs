//! What counts towards output light, and when it is full.

use super::{LIGHT, checked};
use crate::harness::files::{count_row, form, mixed_table, regression, rows, workbook};
use crate::harness::picture::bar_chart;
use crate::harness::{Checked, Stage, Zip};

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
