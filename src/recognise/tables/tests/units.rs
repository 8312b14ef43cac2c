//! Claims about numbers that stand where numbers of units could and count none, and about percentages.

use super::{counted, found, measures};
use crate::facts::{Bound, Measure, Printed};

#[test]
fn codes_of_yes_and_no_differences_powers_and_years_count_no_units() {
    let rows = |value: fn(u32) -> String| {
        (0..12)
            .map(|row| format!("Plaats {row}|{}|{}\n", 400 + row, value(row)))
            .collect::<String>()
    };
    let codes = format!("Plaats|Misdrijven|COVID\n{}", rows(|row| (row % 2).to_string()));
    assert_eq!(counted(&codes), [(24, 12, 0)]);
    let differences =
        format!("Plaats|Misdrijven|x - gem\n{}", rows(|row| (i64::from(row) - 6).to_string()));
    assert_eq!(counted(&differences), [(24, 12, 0)]);
    let years =
        format!("Plaats|Misdrijven|year_built\n{}", rows(|row| format!("{}.0", 1900 + row)));
    // They are labels, however they are written.
    assert_eq!(counted(&years), [(12, 12, 0)]);
    assert_eq!(counted("Plaats|Misdrijven|x^2\nA|120|4\nB|140|9\nC|150|16"), [(6, 3, 0)]);
}

#[test]
fn codes_of_what_another_column_names_count_no_units() {
    let table = "Label|vaccine|vaccine_num|variant|dose|case_I\nA|AZ|1|1|2|2500\nB|PF|2|1|2|3100\nC|AZ|1|2|3|2700";
    let measures = measures(table);
    assert_eq!(measures.iter().filter(|one| **one == Measure::Count).count(), 3);
    // Numbers of units may be called so too.
    assert_eq!(counted("Regio|patients|patients_num\nA|40|7\nB|50|8\nC|60|9"), [(6, 6, 0)]);
}

#[test]
fn the_codes_of_a_legend_are_no_table() {
    let matrix = "Advies|vmbo|havo|vwo\nvmbo|juist|over|over\nhavo|onder|juist|over\nOranje = onder|1\nGroen = over|2";
    assert_eq!(counted(matrix), []);
}

#[test]
fn numbers_of_rows_behind_their_names_are_labels() {
    let rows: String = (1..13).map(|row| format!("item {row}|{row}|{}\n", 120 + row)).collect();
    assert_eq!(counted(&format!("Naam|No.|Aantal\n{rows}")), [(12, 12, 0)]);
}

#[test]
fn names_of_what_stata_stores_say_what_it_is() {
    let table =
        "|e(Mean)|e(SD)|e(Min)|e(Max)|e(count)\nage|40.9|12.4|18|64|835\nmarried|.57|.49|0|1|835";
    let all = measures(table);
    assert_eq!(all[2..5], [Measure::Minimum, Measure::Maximum, Measure::Count]);
}

#[test]
fn a_few_noughts_and_ones_may_count_units() {
    assert_eq!(counted("Plaats|2019|2020\nA|1|0\nB|0|1\nC|1|1"), [(6, 6, 0)]);
}

#[test]
fn a_fraction_among_whole_numbers_of_units_is_a_statistic() {
    let table = "Kenmerk|n\nVrouw|45\nMan|51\nGehuwd|33\nLeeftijd|8.1\nSamenwonend|28";
    assert_eq!(counted(table), [(5, 4, 0)]);
    let weighted = "Kenmerk|n\nVrouw|45.2\nMan|51.7\nGehuwd|33.1";
    assert_eq!(counted(weighted), [(3, 3, 0)]);
}

#[test]
fn iterations_absorbed_coefficients_and_columns_to_sort_by_count_no_units() {
    assert_eq!(
        counted("Kenmerk|Waarde\nNumber of iterations|4\nLog likelihood|-88.2"),
        [(2, 0, 0)]
    );
    let absorbed =
        "Absorbed FE|Categories|Redundant|Num. Coefs\nrace|8|1|7\nage|50|1|49\nregion|6|0|6";
    assert_eq!(counted(absorbed), [(9, 0, 0)]);
    assert_eq!(counted("algoritme|ppv|sort\nA|0.91|1\nB|0.83|2\nC|0.77|3"), [(3, 0, 0)]);
}

#[test]
fn the_values_of_a_tabulated_variable_are_labels() {
    let table = "partab|Frequency|Percent|Cumulative Frequency|Cumulative Percent\n0|2515|1.18|2515|1.18\n1|211001|98.82|213516|100.00";
    assert_eq!(counted(table), [(8, 4, 0)]);
}

#[test]
fn a_code_between_the_head_and_the_rows_is_no_count() {
    let table = "Groep|2011|2013\n|missing|missing\n|1|1\nA|35|38\nB|29|33\nC|32|17";
    assert_eq!(counted(table), [(6, 6, 0)]);
}

#[test]
fn the_ends_of_a_scale_in_a_bracket_are_no_extremes() {
    let table = "Kenmerk|Groep A|Groep B\nMaanden (max. 15)|4.26|12.83\nMaximum|15.00|14.00";
    let all = measures(table);
    assert_eq!(all, [Measure::Quantity, Measure::Quantity, Measure::Maximum, Measure::Maximum]);
}

#[test]
fn a_minimum_that_a_model_explains_with_is_a_term() {
    let table = "|(1)|(2)\nMinimum temperature|-0.002**|-0.001\n|(0.001)|(0.001)\nConstant|0.31***|0.33***\n|(0.05)|(0.05)\nObservations|1204|1188";
    assert!(!measures(table).contains(&Measure::Minimum));
}

#[test]
fn fractions_that_make_a_hundred_are_percentages() {
    let table = "Antwoord|Zelfstandigen|Studenten\nEens|90.5|75.0\nOneens|4.3|12.5\nWeet niet|5.2|12.5\n(N)|116|56";
    let all = measures(table);
    assert_eq!(all.iter().filter(|one| **one == Measure::Percent).count(), 6);
    assert_eq!(all.iter().filter(|one| **one == Measure::Count).count(), 2);
}

#[test]
fn parts_of_one_under_the_word_percent_are_shares() {
    let shares = "Leeftijd|Percent|N\n15-19|0.327|292\n20-24|0.296|274\n25-29|0.294|292";
    assert!(measures(shares).contains(&Measure::Share));
    let small = "Leeftijd|Percent|N\n15-19|0.03|9200\n20-24|0.06|9274\n25-29|0.04|9292";
    assert!(measures(small).contains(&Measure::Percent));
}

#[test]
fn a_class_in_place_of_a_number_of_units_bounds_it_and_under_a_range_it_is_one() {
    let found =
        found("Regio|Aantal|Bereik\nOost|120|3 - 45\nWest|131|2 - 99\nNoord|1-4|0 - 998877");
    let cells = &found.tables[0].body.cells;
    assert!(cells.iter().any(|cell| cell.printed == Printed::Bounded(Bound::AtMost, 4.0)));
    let ranges = cells.iter().filter(|cell| cell.measure == Measure::Range);
    assert_eq!(ranges.count(), 3);
    // Ages are labels.
    assert_eq!(counted("Leeftijd|Aantal\n18-30|120\n31-65|131"), [(2, 2, 0)]);
}

#[test]
fn fractions_that_make_a_hundred_in_every_row_are_percentages() {
    let rated = "Regio|Negatief|Neutraal|Positief|Totaal\nNoord|17.41|19.4|63.19|100\nOost|17.31|22|60.69|100\nZuid|14.5|21.22|64.28|100";
    assert_eq!(measures(rated), [Measure::Percent; 12]);
    let lengths = "Soort|Kop|Romp|Staart\nA|17.4|19.4|63.2\nB|17.3|22|61.5\nC|14.5|21.2|64.2";
    assert!(!measures(lengths).contains(&Measure::Percent));
}

#[test]
fn the_median_of_percentages_is_no_percentage_of_units() {
    let gaps = "Marge|N|Mean|Median|P75\nA|49|89.5%|21.8%|61.2%\nB|26|366.6%|24.1%|148.9%";
    let all = measures(gaps);
    assert!(!all.contains(&Measure::Percent), "{all:?}");
    // A mean by itself may be that of yes and no.
    assert!(measures("Groep|N|Mean\nA|49|89.5%\nB|26|66.6%").contains(&Measure::Percent));
}

#[test]
fn three_numbers_under_their_names_are_a_range() {
    let births = "Streek|Moeders|Geboorten (min-median-max)\nOost|871|1-7-17\nWest|757|1-6-13";
    let all = measures(births);
    assert_eq!(
        all.iter().filter(|one| matches!(one, Measure::Minimum | Measure::Range)).count(),
        2,
        "{all:?}"
    );
}

#[test]
fn groups_that_are_numbered_below_each_other_count_nobody() {
    let rows =
        [1, 1, 1, 2, 3, 3, 3, 4, 4, 5].map(|group| format!("\nV{group}{group}|{group}|-2.14"));
    let table = format!("Voorspeller|Gemeenschap|Rang{}", rows.concat());
    assert!(!measures(&table).contains(&Measure::Count));
}

#[test]
fn units_by_yes_and_no_stand_below_codes_of_them() {
    let codes = "Uitkomst|n=0 (median, IQR)|n=1 (median, IQR)|p\nA|7 (28.3, 25.0-30.9)|33 (29.7, 27.4-34.4)|0.226\nB|5 (28.3, 25.8-30.0)|33 (29.7, 27.2-32.8)|0.412";
    assert_eq!(measures(codes).iter().filter(|one| **one == Measure::Count).count(), 4);
}
