//! Claims about microdata that no key tells of: persons that are numbered, named or described in words,
//! answers at their times, claims and orders; and about lists and results that look alike.

use super::found;
use crate::facts::UnitRecords;

/// Why the first table is taken for microdata.
fn records(drawing: &str) -> Option<UnitRecords> {
    found(drawing).tables.first().and_then(|table| table.unit_records)
}

/// Rows of a drawing.
fn rows(number: u32, row: impl Fn(u32) -> String) -> String {
    (0..number).map(row).collect()
}

/// One of some words, by a number.
fn one<'t>(texts: &[&'t str], number: u32) -> &'t str {
    texts[number as usize % texts.len()]
}

const SEXES: [&str; 2] = ["man", "vrouw"];
const AGES: [&str; 3] = ["20-24", "25-29", "30-34"];
const JOBS: [&str; 4] = ["baker", "nurse", "teacher", "driver"];

#[test]
fn catches_numbered_persons_of_whom_words_are_counted() {
    let speakers = rows(80, |i| {
        let job = one(&JOBS, i * 7 / 3);
        format!("{}|{}|{}|{job}|{}\n", i + 1, one(&SEXES, i), one(&AGES, i / 3), 3 + i * 37 % 990)
    });
    for head in ["id", "", "X", "nr"] {
        let list = format!("{head}|sex|age|occupation|word.count\n{speakers}");
        let table = &found(&list).tables[0];
        assert_eq!(table.unit_records, Some(UnitRecords::PersonsAttributes), "{head}");
        assert_eq!(table.count_cells, 0);
    }
}

#[test]
fn does_not_catch_numbered_counts_by_classes_of_persons() {
    let cross = rows(36, |i| {
        let (sex, age, job) = (one(&SEXES, i), one(&AGES, i / 2), one(&JOBS, i / 6));
        format!("{}|{}|{sex}|{age}|{job}|{}\n", i + 1, 2020 + i / 24, 3 + i * 7 % 90)
    });
    for count in ["n", "aantal"] {
        assert_eq!(records(&format!("|jaar|sex|age|occupation|{count}\n{cross}")), None, "{count}");
    }
    let jobs =
        rows(60, |i| format!("{}|Beroep {i}x|{}|{}\n", i + 1, 30 + i * 7 % 30, 900 + i * 37));
    assert_eq!(records(&format!("|beroep|leeftijd|inkomen\n{jobs}")), None);
}

#[test]
fn catches_answers_with_the_time_at_which_they_were_given() {
    let answer = |i: u32| {
        let time = format!("4/18/2022 19:{:02}:47", i % 60);
        format!("{time}|{}|{}|{}|{}\n", 20 + i * 7 % 11, one(&SEXES, i), i % 5 + 1, i * 3 % 5 + 1)
    };
    for stamp in ["Timestamp", "Tijdstempel", "StartDate", "submitdate"] {
        let heads = format!("{stamp}|Age|Gender|Anxiety_score|Sleep_issues");
        for number in [80, 6] {
            let table = &found(&format!("{heads}\n{}", rows(number, answer))).tables[0];
            assert_eq!(table.unit_records, Some(UnitRecords::Events), "{stamp} {number}");
            assert_eq!(table.count_cells, 0);
        }
    }
    let heads = "Tijdstempel|Hoe vaak sport u?|Hoe tevreden bent u?|Aantal kinderen";
    let list = rows(40, |i| {
        format!("2023-03-{:02} 10:{:02}:11|{}|{}|{}\n", i % 28 + 1, i, i % 4, i % 5 + 1, i % 3)
    });
    assert_eq!(records(&format!("{heads}\n{list}")), Some(UnitRecords::Events));
    let few: String = list.lines().take(5).map(|line| format!("{line}\n")).collect();
    assert_eq!(records(&format!("{heads}\n{few}")), Some(UnitRecords::Perhaps));
}

#[test]
fn does_not_catch_series_over_time() {
    let hours = rows(72, |i| {
        format!("2023-03-{:02} {:02}:00:00|{}|{}.5\n", 1 + i / 24, i % 24, 900 + i, i % 9)
    });
    assert_eq!(
        records(&format!("Timestamp|What is the load in MW?|Is it a forecast?\n{hours}")),
        None
    );
    let deaths = rows(60, |i| {
        let (sex, age) = (one(&SEXES, i), one(&AGES, i / 2));
        format!("01/01/2020|01/31/2020|{sex}|{age}|Staat {}|{}\n", i / 6, 40 + i)
    });
    assert_eq!(
        records(&format!("Start Date|End Date|Sex|Age Group|State|COVID-19 Deaths\n{deaths}")),
        None
    );
    let days = rows(90, |i| format!("NL|2020-03-{:02}|{}|{}\n", 1 + i % 30, 20 + i, i % 7));
    assert_eq!(records(&format!("iso_code|date|new_cases|new_deaths\n{days}")), None);
}

#[test]
fn catches_persons_in_words_only() {
    let patients = rows(40, |i| format!("Jan de Vries{i}|19{}-03-04|griep\n", 50 + i % 40));
    let named = format!("Naam|Geboortedatum|Diagnose\n{patients}");
    assert_eq!(records(&named), Some(UnitRecords::NamedUnits));
    let answers = rows(80, |i| {
        format!(
            "{}|{}|{}|{}\n",
            one(&SEXES, i),
            one(&AGES, i),
            one(&["hbo", "wo"], i * 7),
            one(&["ja", "nee"], i * 5)
        )
    });
    let list = format!("geslacht|leeftijdsklasse|opleiding|antwoord\n{answers}");
    assert_eq!(records(&list), Some(UnitRecords::PersonsAttributes));
    let said =
        rows(40, |i| format!("R{i}|Ik vind het niet goed dat er zo weinig wordt gedaan {i}\n"));
    assert_eq!(records(&format!("Respondent|Antwoord\n{said}")), Some(UnitRecords::NamedUnits));
}

#[test]
fn leaves_to_a_person_what_may_be_persons_in_words() {
    let places = rows(40, |i| format!("Person {i}|Utrecht\n"));
    assert_eq!(records(&format!("Name|City\n{places}")), Some(UnitRecords::Perhaps));
    let said =
        rows(20, |i| format!("Ik vind het niet goed dat er zo weinig wordt gedaan {i}|ja\n"));
    assert_eq!(records(&format!("Wat vindt u ervan?|Akkoord\n{said}")), Some(UnitRecords::Perhaps));
    let kinds = rows(60, |i| {
        format!(
            "{}|{}|{}\n",
            one(&["eens", "oneens"], i),
            one(&["ja", "nee"], i * 3),
            one(&["a", "b", "c"], i)
        )
    });
    assert_eq!(
        records(&format!("stelling 1|stelling 2|stelling 3\n{kinds}")),
        Some(UnitRecords::Perhaps)
    );
    let first = rows(8, |i| {
        format!("{}|{}|{}|{}\n", i + 1, one(&SEXES, i / 2), 20 + i * 13 % 40, 900 + i * 77)
    });
    assert_eq!(records(&format!("|sex|age|wage\n{first}")), Some(UnitRecords::Perhaps));
}

#[test]
fn does_not_catch_lists_of_variables_genes_and_schools() {
    let variables = rows(60, |i| format!("v{i}_x|Variabele {i}|numeriek|bestand {}\n", i / 20));
    for heads in [
        "variabele|omschrijving|type|bestand",
        "naam|label|type|bron",
        "Name|Description|Age|Place",
    ] {
        assert_eq!(found(&format!("{heads}\n{variables}")).tables, [], "{heads}");
    }
    let genes = rows(60, |i| format!("BRCA{}x|pathway {}|up\n", i, i % 4));
    assert_eq!(found(&format!("gene|pathway|direction\n{genes}")).tables, []);
    let schools = rows(60, |i| format!("Basisschool De Hoek {i} school|Utrecht\n"));
    assert_eq!(found(&format!("Naam|Plaats\n{schools}")).tables, []);
    let regions = rows(60, |i| format!("Plaats {i}|Provincie {}\n", i % 12));
    assert_eq!(found(&format!("gemeente|provincie\n{regions}")).tables, []);
    let classes =
        rows(24, |i| format!("{}|{}|{}\n", one(&SEXES, i), one(&AGES, i / 2), one(&JOBS, i / 6)));
    assert_eq!(found(&format!("geslacht|leeftijdsklasse|beroep\n{classes}")).tables, []);
}

#[test]
fn catches_claims_orders_and_stays() {
    let claims = rows(80, |i| {
        format!("57-{}-1|2008-12-{:02}|{}.5|brand\n", i / 2, 1 + i % 28, i * 37 % 999)
    });
    for heads in [
        "Nro Siniestro|Fecha|Importe USD|Riesgo",
        "polisnr|schadedatum|bedrag|soort",
        "claim number|date|paid|kind",
    ] {
        assert_eq!(records(&format!("{heads}\n{claims}")), Some(UnitRecords::Events), "{heads}");
    }
    let by_region = rows(80, |i| format!("{}|2008-12-{:02}|{}\n", 1 + i % 3, 1 + i / 3, 40 + i));
    assert_eq!(records(&format!("contract nr|datum|bedrag\n{by_region}")), None);
}

#[test]
fn the_name_of_one_patient_over_what_was_measured_is_no_heading_of_results() {
    let log = rows(40, |i| format!("{i}|2015/08/10|10:{i:02}:11|2.5\n"));
    let list = format!(
        "Last Name|First Name|Patient ID|Date\ntest|test|x|y\nIndex|Date|Time|Basal Rate\n{log}"
    );
    assert_eq!(records(&list), Some(UnitRecords::NamedUnits));
}
