//! Claims about microdata: what is one row per unit, and what only looks like it.

use super::found;
use crate::facts::UnitRecords;

/// Why the first table is taken for microdata.
pub(super) fn records(drawing: &str) -> Option<UnitRecords> {
    found(drawing).tables.first().and_then(|table| table.unit_records)
}

/// Rows of a drawing.
pub(super) fn rows(number: u32, row: impl Fn(u32) -> String) -> String {
    (0..number).map(row).collect()
}

#[test]
fn catches_a_single_column_of_keys() {
    let keys = rows(30, |i| format!("{:09}\n", i * 7919 + 1000));
    assert_eq!(records(&format!("rinpersoon\n{keys}")), Some(UnitRecords::IdentifierColumn));
    assert_eq!(records(&keys), Some(UnitRecords::Keys));
}

#[test]
fn catches_persons_by_birth_sex_and_place() {
    let persons = rows(60, |i| {
        format!(
            "{}|{}|{}|{}\n",
            1930 + i * 7 % 60,
            1 + i % 2,
            1000 + i * 37 % 800,
            20_000 + i * 913
        )
    });
    let list = format!("gebjr|geslacht|pc4|inkomen\n{persons}");
    assert_eq!(records(&list), Some(UnitRecords::PersonsAttributes));
    let named = rows(30, |i| {
        format!("Persoon {i}|{:02}-03-19{}|{} AB|{i}\n", 1 + i % 28, 40 + i, 1000 + i * 31)
    });
    let list = format!("naam|geboortedatum|postcode|bedrag\n{named}");
    assert_eq!(records(&list), Some(UnitRecords::PersonsAttributes));
}

#[test]
fn catches_persons_whose_attributes_return() {
    let persons = rows(80, |i| format!("{}|{}|{}\n", 1 + i % 2, 18 + i % 20, 1000 + i * 913));
    assert_eq!(records(&format!("sex|age|inc\n{persons}")), Some(UnitRecords::PersonsAttributes));
}

#[test]
fn does_not_catch_results_by_age_sex_and_place() {
    let cross = rows(200, |i| format!("{}|{}|{}\n", 1 + i % 2, i / 2, 20_000 + i * 91));
    assert_eq!(records(&format!("geslacht|leeftijd|inkomen\n{cross}")), None);
    let counted = rows(60, |i| format!("{}|{}|{}|{}\n", 1000 + i * 31, 1 + i % 2, 20 + i, 10 + i));
    assert_eq!(records(&format!("pc4|geslacht|leeftijd|aantal\n{counted}")), None);
    let areas =
        rows(340, |i| format!("Plaats {i}|{}.{}|{}\n", 38 + i % 9, i % 10, 20_000 + i * 13));
    assert_eq!(records(&format!("gemeente|leeftijd|inkomen\n{areas}")), None);
    let long = rows(240, |i| {
        let measure = if i % 2 == 0 { "inkomen" } else { "vermogen" };
        format!("{measure}|{}|{}|{}\n", 1 + i / 2 % 2, 20 + i / 4, 100 + i)
    });
    assert_eq!(records(&format!("variabele|geslacht|leeftijd|waarde\n{long}")), None);
}

#[test]
fn does_not_catch_codes_of_areas_branches_and_occupations() {
    let areas = rows(300, |i| format!("BU{:08}|{}|{}\n", i * 100, 20 + i, i % 100));
    assert_eq!(records(&format!("buurtcode|inwoners|pct\n{areas}")), None);
    let jobs = rows(300, |i| format!("{}|{}|{}.5\n", 1111 + i * 7, 20 + i, 12 + i % 20));
    assert_eq!(records(&format!("isco08|n|gem_uurloon\n{jobs}")), None);
    let weeks = rows(300, |i| format!("{}|{}|{}\n", 2015 + i / 52, 1 + i % 52, 2000 + i));
    assert_eq!(records(&format!("jaar|week|n\n{weeks}")), None);
}

#[test]
fn the_row_numbers_of_r_and_pandas_hide_no_persons() {
    let person =
        |i: u32| format!("{}|{}|{}|{}.5\n", i + 1, 18 + i * 7 % 60, 1 + i % 2, 9000 + i * 913);
    let persons = rows(120, person);
    for head in ["", "X", "Unnamed: 0"] {
        let list = format!("{head}|leeftijd|geslacht|inkomen\n{persons}");
        assert_eq!(records(&list), Some(UnitRecords::PersonsAttributes), "{head}");
    }
    let list = format!("respnr|leeftijd|geslacht|inkomen\n{persons}");
    assert_eq!(records(&list), Some(UnitRecords::NamedUnits));
}

#[test]
fn results_with_row_numbers_are_no_persons() {
    let cross = rows(200, |i| format!("{}|{}|{}|{}\n", i + 1, 1 + i % 2, i / 2, 20_000 + i * 91));
    assert_eq!(records(&format!("|geslacht|leeftijd|inkomen\n{cross}")), None);
}

#[test]
fn catches_units_that_are_only_numbered() {
    let units =
        rows(30, |i| format!("{}|{}|{}|{}\n", i + 1, 18 + i * 7 % 40, 9000 + i * 250, i % 2));
    for head in ["unit", "obs", "respondent", "nr"] {
        let list = format!("{head}|age|earnings|treat\n{units}");
        assert_eq!(records(&list), Some(UnitRecords::NamedUnits), "{head}");
    }
}

#[test]
fn does_not_catch_numbered_results() {
    let ranked = rows(30, |i| format!("{}|Plaats {i}|{}|{}\n", i + 1, 40 + i, i % 3));
    assert_eq!(records(&format!("nr|gemeente|inwoners|klasse\n{ranked}")), None);
    let curve = rows(40, |i| format!("{}|0.{}|0.{}\n", i + 1, 10 + i, 20 + i));
    assert_eq!(records(&format!("nr|fpr|tpr\n{curve}")), None);
}

#[test]
fn catches_answers_of_persons_that_only_have_a_number() {
    let answers = rows(120, |i| {
        let items: Vec<String> = (0..8).map(|item| ((i * 7 + item * 3) % 5).to_string()).collect();
        format!("{}|{}\n", i + 1, items.join("|"))
    });
    let list = format!("|q1|q2|q3|q4|q5|q6|q7|q8\n{answers}");
    assert_eq!(records(&list), Some(UnitRecords::RowsWithoutLabels));
    let by_region =
        rows(120, |i| format!("Gemeente {i}|{}|{}|{}|{}|{}\n", i % 5, i % 4, i % 3, i % 7, i % 2));
    assert_eq!(records(&format!("gemeente|a|b|c|d|e\n{by_region}")), None);
}

#[test]
fn catches_a_list_of_codes_of_persons_and_nothing_else() {
    let codes = rows(30, |i| format!("TSH{:04}\n", i + 1));
    assert_eq!(records(&format!("pid\n{codes}")), Some(UnitRecords::NamedUnits));
    let variables = rows(30, |i| format!("{}|Variable {i}\n", i + 1));
    assert_eq!(records(&format!("id|name\n{variables}")), None);
}

#[test]
fn catches_persons_that_return_for_each_wave() {
    for head in ["subject", "participant_id", "respondent", "persoon", "leerling", "id", "pid"] {
        let waves = rows(60, |i| format!("P{}|{}|{}\n", 100 + i / 3, i % 3 + 1, i * 37 % 500));
        let list = format!("{head}|wave|inkomen\n{waves}");
        assert_eq!(records(&list), Some(UnitRecords::NamedUnits), "{head}");
    }
    let results = rows(60, |i| format!("P{}|{}|0.{}|0.1\n", 100 + i / 3, i % 3, 10 + i));
    assert_eq!(records(&format!("subject|wave|mean|se\n{results}")), None);
    let subjects = rows(30, |i| format!("Vak {}|{}|{}\n", i / 3, i % 3, 40 + i));
    assert_eq!(records(&format!("subject|jaar|cijfer\n{subjects}")), None);
}

#[test]
fn catches_answers_behind_the_numbers_of_the_rows() {
    let numbers = rows(60, |i| {
        format!("{i}|{}|{}|{}|{}\n", i * 7 % 5 + 1, i * 3 % 5 + 1, i * 11 % 4 + 1, i % 5 + 1)
    });
    let words = rows(60, |i| {
        let word = |by: u32| ["Agree", "Disagree", "Neither"][(i * by % 3) as usize];
        format!("{i}|{}|{}|{}|{}\n", word(1), word(2), word(4), word(5))
    });
    for head in ["", "Unnamed: 0", "i"] {
        for list in [&numbers, &words] {
            let list = format!("{head}|Q1|Q2|Q3|Q4\n{list}");
            assert_eq!(records(&list), Some(UnitRecords::RowsWithoutLabels), "{list}");
        }
    }
    let scores = rows(60, |i| format!("{i}|0.{}|0.{}|0.{}|1\n", 100 + i, 300 + i, 500 + i * 2));
    assert_eq!(records(&format!("|auc|brier|loss|fold\n{scores}")), None);
}

#[test]
fn models_below_the_word_key_are_no_units() {
    let table = "Key|(2030)|(2040)\nLinear model|5150|5171\nScenario model|3231|2872\nNo model at all|3301|2902";
    assert_eq!(found(table).tables[0].unit_records, None);
}

#[test]
fn catches_numbered_persons_though_something_of_each_is_counted() {
    let persons = rows(90, |i| {
        let (sex, age) =
            (["female", "male"][i as usize % 2], ["16-19", "20-24", "25-29"][i as usize % 3]);
        format!("{}|S{i:03}|{sex}|{age}|{}\n", i + 1, 400 + i * 7)
    });
    let list = format!("id|text.id|sex|age|word.count\n{persons}");
    assert_eq!(records(&list), Some(UnitRecords::PersonsAttributes));
    // A cross of the same classes by rows that pandas has numbered.
    let cross = rows(60, |i| {
        format!("{i}|{}|{}|{}\n", ["man", "vrouw"][i as usize % 2], 15 + i / 2, 120 + i)
    });
    assert_eq!(records(&format!("|geslacht|leeftijd|aantal\n{cross}")), None);
}

#[test]
fn catches_answers_with_the_time_at_which_they_were_given() {
    let answers =
        rows(6, |i| format!("2022/04/18 19:{:02}|{}|Male|{}|3\n", 10 + i, 20 + i, 1 + i % 5));
    let list = format!("Timestamp|Age|Gender|Anxiety|Sleep\n{answers}");
    assert_eq!(records(&list), Some(UnitRecords::Events));
    let series = rows(40, |i| format!("2022/04/18 {:02}:00|{}|{}\n", i % 24, 20 + i, 100 + i));
    assert_eq!(records(&format!("Timestamp|Load|Temp\n{series}")), None);
}

#[test]
fn catches_persons_that_are_listed_by_name() {
    let persons = rows(5, |i| format!("Jan {i} Jansen|19{}-03-0{}|astma\n", 50 + i, 1 + i));
    let list = format!("Naam|Geboortedatum|Diagnose\n{persons}");
    assert_eq!(records(&list), Some(UnitRecords::NamedUnits));
    let names = rows(30, |i| format!("Naam{i}|{}|{}\n", ["M", "V"][i as usize % 2], 100 + i));
    assert_eq!(records(&format!("naam|geslacht|aantal\n{names}")), None);
    let schools = rows(5, |i| format!("School {i}|Gemeente {i}|{}\n", 100 + i));
    assert_eq!(records(&format!("naam|gemeente|leerlingen\n{schools}")), None);
}

#[test]
fn catches_codes_as_the_names_of_rows() {
    let persons = rows(40, |i| format!("P{}|{}|{}|{}\n", 100 + i, i % 2, 20 + i, 300 + i * 7));
    for head in ["", "Unnamed: 0"] {
        let list = format!("{head}|sex|age|score\n{persons}");
        assert!(records(&list).is_some(), "{head}");
    }
    let municipalities = rows(40, |i| format!("GM{:04}|{}|{}\n", 300 + i, 20 + i, 300 + i * 7));
    assert_eq!(records(&format!("|inkomen|woz\n{municipalities}")), None);
    let results = rows(40, |i| format!("rs{}|0.{}|0.1\n", 1000 + i, 10 + i));
    assert_eq!(records(&format!("|beta|se\n{results}")), None);
}

#[test]
fn catches_names_with_how_to_reach_them() {
    let list = "naam|email|taak 1|taak 2\nJan|a@b.nl|10|8\nPiet||9|10\nAnna|c@d.nl|10|6";
    assert_eq!(records(list), Some(UnitRecords::NamedUnits));
    assert_eq!(records("naam|taak 1|taak 2\nrekenen|10|8\ntaal|9|10\nspel|10|6"), None);
}

#[test]
fn catches_measured_values_that_return_without_any_label() {
    let row = |i: u32| {
        let value = |step: u32| format!("0.{}", 100 + i * step % 40);
        format!("{}|{}|{}|{}|0.{}\n", value(3), value(7), value(11), value(13), 1000 + i)
    };
    let data = format!("prijs|opbrengst|areaal|mest|loon\n{}", rows(320, row));
    assert_eq!(records(&data), Some(UnitRecords::RowsWithoutLabels));
    let few = format!("prijs|opbrengst|areaal|mest|loon\n{}", rows(120, row));
    assert_eq!(records(&few), None);
}

#[test]
fn catches_a_frame_of_units_of_which_the_middle_is_not_shown() {
    let shown = |heads: &str, row: fn(u32) -> String| {
        let dots = "...|".repeat(heads.split('|').count());
        let rows =
            |from: u32| (from..from + 5).map(|i| format!("{i}|{}\n", row(i))).collect::<String>();
        records(&format!("|{heads}\n{}{}\n{}", rows(0), dots.trim_end_matches('|'), rows(2157)))
    };
    let persons = Some(UnitRecords::PersonsAttributes);
    assert_eq!(shown("id|choiceNum|gender|y", |i| format!("R_{i}|{}|{}|1", i % 7, i % 2)), persons);
    assert_eq!(shown("leeftijd|geslacht|inkomen", |i| format!("{i}|1|{}", i * 31)), persons);
    // Results that are too many to be shown stay results.
    assert_eq!(shown("gemeente|aantal|gem", |i| format!("Plaats{i}|{}|0.5", i * 3)), None);
    assert_eq!(shown("jaar|gem_inkomen", |i| format!("{}|{}", 1990 + i % 20, i * 31)), None);
}
