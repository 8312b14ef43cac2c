//! Claims about descriptions of groups and classes, as offices and papers print them.

use super::{counted, measures};
use crate::facts::Measure;

#[test]
fn counts_numbers_over_their_percentages() {
    let signed = "|A|B\nMan|77,900|22,138\n|(70%)|(28.42%)\nVrouw|33,000|55,760\n|(30%)|(71.58%)";
    assert_eq!(counted(signed), [(8, 4, 0)]);
    let labelled = "Geslacht|Blauw|Wit\nMan|120|340\n%|40.0|42.5\nVrouw|180|460\n%|60.0|57.5";
    assert_eq!(counted(labelled), [(8, 4, 0)]);
    // No sign says so, but they are in proportion.
    let bare = "|(1)|(2)\nlow|120|340\n|(20.00)|(34.00)\nmid|180|460\n|(30.00)|(46.00)\nhigh|300|200\n|(50.00)|(20.00)";
    assert_eq!(counted(bare), [(12, 6, 0)]);
}

#[test]
fn does_not_count_means_over_their_spread() {
    let drawing = "|Treated|Control\nAge|38|40\n|(12.1)|(12.9)\nBlood pressure|134|135\n|(20.3)|(10.1)\nHours|36|35\n|(4.2)|(5.0)";
    assert_eq!(counted(drawing), [(12, 0, 0)]);
}

#[test]
fn counts_those_of_whom_a_variable_is_not_known() {
    let drawing = "Characteristic|Overall\nsport\nnever|112 (12%)\noften|800 (88%)\nUnknown|16\nmath|66.0 (15.5)\nUnknown|7";
    assert_eq!(counted(drawing), [(5, 4, 0)]);
    // Of percentages the unknown are a percentage.
    assert_eq!(counted("Religion|Percent\nA|45.1\nB|12.4\nUnknown|3\nNone|39.5"), [(4, 0, 0)]);
}

#[test]
fn counts_under_the_names_of_classes() {
    let ranges = "regio|w_range_1|w_range_2\nA|3|120\nB|45|30\nC|9|18";
    assert_eq!(counted(ranges), [(6, 6, 0)]);
    let codes = "beroep|laag|hoog\nP00|12|40\nP01|14|50\nP03|10|44\nP10|32|22";
    assert_eq!(counted(codes), [(8, 8, 0)]);
    let quintiles = "regio|1e kwintiel|2e kwintiel|totaal\nA|3|120|123\nB|45|30|75";
    assert_eq!(counted(quintiles), [(6, 6, 0)]);
    let steps = "Filter|Rows Before|Passengers After\nRead|47|106\nDrop|46|104\nFare Min (25)|45|100\nCollapse|44|94";
    assert_eq!(counted(steps), [(8, 8, 0)]);
}

#[test]
fn does_not_count_quartiles_and_ranges() {
    let drawing = "var|Mean|1st quartile|Median|3rd quartile|Range\nage|45.2|30|44|60|30\nincome|3412.3|1200|3000|5000|3800";
    assert_eq!(counted(drawing)[0].1, 0);
    let percentiles = "|income\nP10|1200\nP25|1900\nP50|3000\nP90|9000";
    assert_eq!(counted(percentiles)[0].1, 0);
}

#[test]
fn does_not_count_what_has_a_unit_of_measurement_or_is_the_text_of_an_item() {
    assert_eq!(
        counted("Place|Nitrogen (mg N/l)|Chloride (mg/l)\nA|7.9|120\nB|6.2|130\nC|5.0|140"),
        [(6, 0, 0)]
    );
    assert_eq!(
        counted("Land|Vindt kinderen belangrijk|% mee eens\nA|27.6|45.2\nB|7.6|55.2\nC|12.0|35.1"),
        [(6, 0, 0)]
    );
}

#[test]
fn does_not_count_the_mean_of_a_variable_called_after_units() {
    let drawing = "|Without|With|One\nage|38.5|32.7|33.7\nchildren|0|2.097|1\nwork|0.57|0.46|0.53\nN|5927|7819|3058";
    assert_eq!(counted(drawing), [(12, 3, 0)]);
}

#[test]
fn counts_estimated_numbers_of_units_by_year() {
    let drawing = "Area|1990|1991|1992\nDeaths|844993.13|838739.98|842903.67\nEmissions|16408.8|16338.6|16420.2";
    assert_eq!(counted(drawing), [(6, 3, 0)]);
}

#[test]
fn does_not_count_nought_with_its_error() {
    let drawing =
        "|2008 (SE)|2009 (SE)\nA|7.95 (2.2)|0 (0)\nB|0 (0)|2.14 (1.1)\nC|5.12 (1.2)|18.0 (11.)";
    assert_eq!(counted(drawing), [(6, 0, 0)]);
}

#[test]
fn counts_nobody_of_nobody() {
    let drawing = "|A|B\nno|0 (.%)|49 (62.0%)\nyes|0 (NaN%)|30 (38.0%)";
    assert_eq!(measures(drawing), [Measure::Count; 4]);
}

#[test]
fn does_not_count_which_note_belongs_to_a_row() {
    assert_eq!(
        counted("Region|Notes|2015|2020\nA|28|45.1|46.2\nB|29|50.3|51.4\nC|30|49.9|50.0")[0].1,
        0
    );
}
