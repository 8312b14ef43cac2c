//! Claims about tables in grids, each on a sheet drawn as lines with `|` between the cells.

mod bases;
mod codes;
mod companions;
mod descriptions;
mod heads;
mod layouts;
mod numbers;
mod outcomes;
mod pasted_heads;
mod persons;
mod ratios;
mod records;
mod regressions;
mod unit_words;
mod units;
mod unnamed;

use super::Grids;
use crate::content::{Cell, Frame, GridFoot, GridHead, Row, Value};
use crate::facts::{BodyCell, Measure, Printed};
use crate::place::Place;
use crate::policy::Policy;
use crate::recognise::{Found, Knowledge};

/// What is found on a drawn sheet; `kept` cells are kept whole.
fn found_keeping(drawing: &str, kept: u64) -> Found {
    let mut policy = Policy::built_in().expect("sound rules");
    policy.limits.kept_cells = kept;
    let knowledge = Knowledge::of(&policy, policy.edition(None).unwrap().1);
    let mut grids = Grids::new(knowledge);
    let mut found = Found::default();
    let head = GridHead {
        place: Place::entry("book.xlsx").part("Blad1"),
        name: Some("Blad1".to_owned()),
        hidden: false,
        frame: Frame::Free,
    };
    grids.begin(head, None);
    for (index, line) in drawing.lines().enumerate() {
        let cells = line
            .split('|')
            .enumerate()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(column, text)| Cell::new(column as u32, Value::Text(text.trim().into())))
            .collect::<Vec<_>>();
        if !cells.is_empty() {
            grids.row(Row { index: index as u32, cells });
        }
    }
    grids.end(GridFoot::default(), &mut found);
    grids.finish(&mut found);
    found
}

fn found(drawing: &str) -> Found {
    found_keeping(drawing, 1_000_000)
}

/// The measures of the cells of the first table, row by row.
fn measures(drawing: &str) -> Vec<Measure> {
    found(drawing).tables[0].body.cells.iter().map(|cell| cell.measure).collect()
}

/// Cells, count cells and suppressed markers of each table.
fn counted(drawing: &str) -> Vec<(u64, u64, u64)> {
    found(drawing).tables.iter().map(|t| (t.cells, t.count_cells, t.suppressed)).collect()
}

#[test]
fn counts_a_frequency_table_with_its_percentages() {
    let drawing = "Tabel 1: personen naar geslacht\nGeslacht|Aantal|%\nMan|1.204|40,1\nVrouw|1.800|59,9\nTotaal|3.004|100\nBron: CBS";
    assert_eq!(counted(drawing), [(6, 3, 0)]);
    assert_eq!(found(drawing).tables[0].title.as_deref(), Some("Tabel 1: personen naar geslacht"));
}

#[test]
fn does_not_count_years_in_the_stub_or_in_the_header() {
    assert_eq!(counted("Jaar|Aantal\n2018|31\n2019|45\n2020|52"), [(3, 3, 0)]);
    assert_eq!(counted("Regio|2018|2019\nUtrecht|120|130\nZeeland|90|95"), [(4, 4, 0)]);
}

#[test]
fn does_not_count_ages_codes_and_row_numbers() {
    assert_eq!(counted("Leeftijd|Aantal\n18|31\n19|45\n20|52"), [(3, 3, 0)]);
    assert_eq!(counted("|Aantal|Gemiddelde\n0|31|4,5\n1|45|3,1\n2|52|2,0"), [(6, 3, 0)]);
    assert_eq!(counted("Code|Omschrijving|Aantal\n0011|Landbouw|31\n0012|Bosbouw|45"), [(2, 2, 0)]);
}

#[test]
fn tables_stacked_with_headers_of_their_own_are_tables_of_their_own() {
    let one = "Geslacht|Aantal\nMan|12\nVrouw|13\n";
    assert_eq!(found(&[one; 10].join("\n")).tables.len(), 10);
}

#[test]
fn tables_under_titles_of_their_own_are_tables_of_their_own() {
    let drawing =
        "Tabel 1\n|Aantal|%\nMan|12|50\nVrouw|12|50\nTabel 2\n|Aantal|%\nJong|10|40\nOud|14|60";
    assert_eq!(counted(drawing), [(4, 2, 0), (4, 2, 0)]);
}

#[test]
fn tables_beside_each_other_are_tables_of_their_own() {
    let drawing = "Geslacht|n||Leeftijd|n\nMan|12||Jong|13\nVrouw|15||Oud|14";
    assert_eq!(counted(drawing), [(2, 2, 0), (2, 2, 0)]);
}

#[test]
fn an_empty_column_between_groups_does_not_split() {
    let drawing = "|Man|||Vrouw|\n|n|%||n|%\nJong|12|50||13|40\nOud|12|50||20|60";
    assert_eq!(counted(drawing), [(8, 4, 0)]);
}

#[test]
fn an_empty_row_or_a_panel_title_does_not_split() {
    let drawing = "|Aantal|%\nPanel A: mannen\nJong|12|50\nOud|12|50\n\nPanel B: vrouwen\nJong|12|50\nOud|12|50";
    assert_eq!(counted(drawing), [(8, 4, 0)]);
}

#[test]
fn a_table_by_municipality_is_no_microdata() {
    let rows: String =
        (1..=342).map(|i| format!("GM{i:04}|Gemeente {i}|{}|{}\n", i * 7 + 20, i % 50)).collect();
    let found = found(&format!("Gemeentecode|Gemeente|n|pct\n{rows}"));
    assert_eq!(found.tables[0].unit_records, None);
    assert_eq!((found.tables[0].cells, found.tables[0].count_cells), (684, 342));
}

#[test]
fn catches_a_column_of_keys_as_microdata() {
    let rows: String = (1..=30).map(|i| format!("{:09}|{}|{}\n", i * 37, 20 + i, i % 2)).collect();
    assert!(found(&format!("nr|leeftijd|man\n{rows}")).tables[0].unit_records.is_some());
}

#[test]
fn rows_beyond_those_that_are_kept_are_counted_all_the_same() {
    let rows: String = (0..500).map(|i| format!("r{i}|{}|{}.5\n", i + 10, i)).collect();
    let drawing = format!("Regio|Aantal|Gemiddelde\n{rows}");
    let (whole, cut) = (found(&drawing), found_keeping(&drawing, 100));
    let numbers = |found: &Found| {
        let table = &found.tables[0];
        (table.cells, table.count_cells, table.place.to_string())
    };
    assert_eq!(numbers(&whole), numbers(&cut));
    assert!(!cut.tables[0].body.complete);
}

#[test]
fn reads_a_statline_download() {
    let drawing = "Bevolking; kerncijfers\n\nOnderwerp||Bevolking|Bevolking|Huishoudens\n||Aantal|Gemiddelde leeftijd|Aantal\nRegio's|Perioden|x 1 000|jaar|x 1 000\nNederland|2022|17 590,7|42,2|8 139,2\nNederland|2023|17 811,3|42,4|8 266,0\nBron: CBS";
    assert_eq!(counted(drawing), [(6, 4, 0)]);
}

#[test]
fn counts_a_transposed_table_by_its_row_labels() {
    let drawing = "|Man|Vrouw\nAantal|120|130\nGemiddelde leeftijd|41|43\nPercentage werkend|71|65";
    assert_eq!(counted(drawing), [(6, 2, 0)]);
}

#[test]
fn counts_a_long_table_by_its_value_column() {
    let drawing = "jaar|geslacht|leeftijd|aantal\n2019|Man|20|120\n2019|Man|21|121\n2019|Vrouw|20|130\n2019|Vrouw|21|131";
    assert_eq!(counted(drawing), [(4, 4, 0)]);
}

#[test]
fn keys_of_predicted_values_are_labels() {
    let drawing = "age|male|time|risk|lci|uci\n50|0|100|6.85|6.1|7.6\n50|1|100|9.94|8.8|11.1\n60|0|100|17.7|16.2|19.3\n60|1|100|25.7|23.5|28.0";
    assert_eq!(counted(drawing), [(12, 0, 0)]);
}

#[test]
fn an_ordinary_cross_table_without_row_labels_is_no_key() {
    assert_eq!(counted("Man|Vrouw\n120|130\n90|95"), [(4, 4, 0)]);
}

#[test]
fn a_line_with_numbers_of_observations_under_the_header_counts() {
    let drawing = "|SSRI|SNRI\n|N=8,934|N=6,066\nFemale|5,351 (60)|3,200 (53)\nAge, mean (SD)|51.2 (12.1)|50.8 (11.9)";
    assert_eq!(counted(drawing), [(6, 4, 0)]);
}

#[test]
fn a_number_in_a_title_or_a_note_is_no_cell() {
    let drawing =
        "Tabel 1 (N=86)\n|Aantal\nMan|12\nVrouw|13\n\nNoot: 3 personen zonder leeftijd\n* p < 0,05";
    assert_eq!(counted(drawing), [(2, 2, 0)]);
}

#[test]
fn titles_of_tables_on_one_sheet_belong_to_the_table_below() {
    let drawing = "Tabel 1\n\n|Aantal\nMan|12\nVrouw|13\n\nTabel 2\n\n|Aantal\nJong|12\nOud|13";
    let titles: Vec<_> = found(drawing).tables.iter().map(|t| t.title.clone()).collect();
    assert_eq!(titles, [Some("Tabel 1".to_owned()), Some("Tabel 2".to_owned())]);
}

#[test]
fn a_table_with_one_column_of_numbers_counts_them() {
    assert_eq!(counted("Aantal\n12\n13\n15"), [(3, 3, 0)]);
}

#[test]
fn codes_that_tell_rows_apart_are_labels() {
    assert_eq!(counted("opleiding|aantal\n3|120\n7|99\n5|80"), [(3, 3, 0)]);
    let long = "opleiding|klas|aantal\n1|1|120\n1|2|99\n2|1|80\n2|2|81";
    assert_eq!(counted(long), [(4, 4, 0)]);
}

#[test]
fn numbers_beside_labels_that_tell_rows_apart_are_no_codes() {
    let drawing = "Regio|Man|Vrouw|Aantal\nA|10|10|20\nB|10|12|22\nC|12|12|24\nD|12|10|22";
    assert_eq!(counted(drawing), [(12, 12, 0)]);
}

#[test]
fn years_over_columns_are_heads_also_beside_a_head_that_names_a_subject() {
    assert_eq!(counted("Leeftijd|2019|2020|2021\n1|1204|1187|1190\n2|984|1021|1030"), [(6, 6, 0)]);
}

#[test]
fn catches_microdata_without_a_single_number() {
    let rows: String = (1..=5).map(|i| format!("{:09}|M\n", i * 37)).collect();
    let found = found(&format!("RINPERSOON|geslacht\n{rows}"));
    assert!(found.tables[0].unit_records.is_some());
    assert_eq!(found.sightings[0].name, "RINPERSOON");
}

#[test]
fn a_list_of_codes_and_their_names_is_no_table() {
    assert_eq!(counted("Code|Gemeente\nGM0344|Utrecht\nGM0363|Amsterdam"), []);
}

#[test]
fn catches_a_long_list_of_values_that_nothing_labels() {
    let rows: String = (0..1500).map(|i| format!("{}\n", 20_000 + i * 7919 % 60_000)).collect();
    let found = found(&format!("income\n{rows}"));
    assert!(found.tables[0].unit_records.is_some());
}

#[test]
fn a_head_that_looks_like_a_marker_is_a_head() {
    assert_eq!(
        counted("dose|n|pct|REDACTED\nno|288|0.11|FALSE\nyes|24909|0.98|FALSE"),
        [(4, 2, 0)]
    );
}

#[test]
fn a_margin_called_sum_holds_totals() {
    let drawing = "regio|man|vrouw|Sum\nNoord|121|125|246\nOost|131|126|257\nSum|252|251|503";
    assert_eq!(counted(drawing), [(9, 9, 0)]);
    // Beside a mean it is the sum of what was measured.
    assert_eq!(counted("regio|Mean|Sum\nNoord|12|240\nOost|13|260"), [(4, 0, 0)]);
}

#[test]
fn a_criterion_is_no_count_under_a_head_that_divides_by_n() {
    assert_eq!(counted("|Crit.|Crit/n\nAIC|33523.706|7\nBIC|33568.688|7"), [(4, 0, 0)]);
}

/// The values of the count cells, as printed.
fn counts_in(drawing: &str) -> Vec<f64> {
    let number = |cell: &BodyCell| match cell.printed {
        Printed::Number { value, .. } if cell.measure == Measure::Count => Some(value),
        _ => None,
    };
    found(drawing).tables.iter().flat_map(|table| &table.body.cells).filter_map(number).collect()
}

#[test]
fn classes_over_a_row_called_total_are_no_counts() {
    let drawing = "Asthma|Freq.|Percent\n0|1.204|40,1\n1|1.800|59,9\nTotal|3.004|100,0";
    assert_eq!(counts_in(drawing), [1204.0, 1800.0, 3004.0]);
}

/// The names of what is seen in the heads.
fn names_in(drawing: &str) -> Vec<String> {
    found(drawing).sightings.into_iter().map(|sighting| sighting.name).collect()
}

#[test]
fn sees_days_of_birth_and_house_numbers_beside_postcodes() {
    let days = "Geboortedatum|Score\n1985-03-12|12\n1990-11-02|15";
    assert_eq!(names_in(days), ["Geboortedatum"]);
    let homes = "Postcode|Huisnummer|Score\n1234 AB|12|40\n2345 CD|15|41";
    assert_eq!(names_in(homes), ["Huisnummer"]);
    assert_eq!(names_in("Postcode|Aantal\n1234|112\n2345|115"), [""; 0]);
}
