//! Claims about heads, labels and titles: what is a head, and what the heads say.

use super::{counted, found, measures};
use crate::facts::{Measure, TableKind};

#[test]
fn years_that_return_for_each_group_are_heads() {
    let statline = "Perioden|2021|2021|2022|2022\nOnderwerp|Banen|Aandeel|Banen|Aandeel\nGeslacht|x 1 000|%|x 1 000|%\nMan|31|45,1|32|46,0\nVrouw|29|44,0|30|44,8";
    assert_eq!(counted(statline), [(8, 4, 0)]);
    let pivot = "||n|n|gemiddelde|gemiddelde\n|jaar|2019|2020|2019|2020\nsector|geslacht||||\nzorg|man|31|32|1,5|1,6\nzorg|vrouw|41|42|1,4|1,7";
    assert_eq!(counted(pivot), [(8, 4, 0)]);
}

#[test]
fn percentages_between_words_are_heads() {
    let described = "groep|count|mean|std|min|25%|50%|75%|max\na|31|1.5|0.2|0.1|0.9|1.4|2.0|3.1\nb|45|1.6|0.3|0.2|1.0|1.5|2.1|3.3";
    assert_eq!(counted(described), [(16, 2, 0)]);
}

#[test]
fn classes_of_a_dimension_are_heads_though_its_name_is_a_statistic_too() {
    let transitions = "Deciel ouders|1|2|3|N\n1|20,1|30,2|49,7|310\n2|31,0|33,5|35,5|295";
    assert_eq!(counted(transitions), [(8, 2, 0)]);
    assert_eq!(counted("Groep|a|b|c\nAantal|1|2|3\nGemiddelde|4,5|5,1|6,2"), [(6, 3, 0)]);
}

#[test]
fn row_names_under_an_empty_head_are_labels_whatever_they_are() {
    assert_eq!(counted("|inkomen\n10%|12000\n50%|23000\n90%|41000"), [(3, 0, 0)]);
    assert_eq!(counted("|x\n10%|12000\n50%|23000\n90%|41000")[0].0, 3);
    assert_eq!(counted("|aantal|aandeel\n0.1|31|0.2\n0.5|45|0.3\n0.9|52|0.5"), [(6, 3, 0)]);
}

#[test]
fn times_before_and_after_an_event_are_labels() {
    let study = "event_time,estimate,std_error\n-2,0.1,0.02\n-1,0.2,0.03\n0,0.3,0.04\n1,0.4,0.05";
    assert_eq!(counted(&study.replace(',', "|")), [(8, 0, 0)]);
}

#[test]
fn bounds_of_a_class_repeated_with_each_model_are_labels() {
    let tidied = "model|term|estimate|std.error|from|to\nA|1-7|-0.71|0.06|1|7\nA|8-14|-0.79|0.05|8|14\nB|1-7|-0.52|0.04|1|7\nB|8-14|-0.61|0.03|8|14";
    assert_eq!(counted(tidied), [(8, 0, 0)]);
}

#[test]
fn a_codebook_is_no_table_and_its_numbers_of_observations_are_one() {
    let codebook = "variabele|omschrijving|type|lengte\ngeslacht|Geslacht|numeriek|1\nopl|Opleiding|numeriek|2";
    assert!(found(codebook).tables.is_empty());
    let with_counts = "variable|label|n|mean\nage|Age|1204|45.1\nsex|Sex|1199|0.51";
    assert_eq!(counted(with_counts), [(4, 2, 0)]);
}

#[test]
fn a_list_of_notes_by_number_is_no_table() {
    let notes = "Note number|Note text|Link\n1|Rounded to tens|website\n2|Provisional|website\n3|Break in series|website";
    assert!(found(notes).tables.is_empty());
}

#[test]
fn numbers_that_only_number_the_rows_count_no_units() {
    assert_eq!(counted("1|een\n2|twee\n3|drie"), [(3, 0, 0)]);
    assert_eq!(counted("een|12\ntwee|31\ndrie|18"), [(3, 3, 0)]);
}

#[test]
fn a_single_period_or_class_heads_results() {
    let quarters =
        "Sector|2019 1e kwartaal|2019 2e kwartaal|2019 3e kwartaal\nBouw|31|32|33\nZorg|41|42|43";
    assert_eq!(counted(quarters), [(6, 6, 0)]);
    let waves = "Wave 1|Wave 2|Wave 3\n31|32|33\n41|42|43";
    assert_eq!(counted(waves)[0].1, 6);
    let groups = "|Groep 1|Groep 2\nMan|31|32\nVrouw|41|42";
    assert_eq!(counted(groups), [(4, 4, 0)]);
}

#[test]
fn ends_of_intervals_are_heads() {
    assert_eq!(counted("|2.5 %|97.5 %\n(Intercept)|1.1|2.2\nx|0.1|0.3"), [(4, 0, 0)]);
    assert_eq!(counted("|12%|13%\nMan|14%|15%"), [(4, 0, 0)]);
}

#[test]
fn a_sum_at_the_margin_is_a_total() {
    assert_eq!(counted("|man|vrouw|Sum\nhoog|31|45|76\nlaag|29|41|70\nSum|60|86|146"), [(9, 9, 0)]);
    assert_eq!(counted("Bron|df|Sum|Mean\na|2|31|15.5\nb|3|45|15.0"), [(6, 0, 0)]);
}

#[test]
fn lines_of_numbers_and_percentages_below_each_other_are_told_by_their_labels() {
    let lines = "Opleiding||Werkend|Werkloos|Totaal\nLaag|aantal|310|45|355\n|%|87,3|12,7|100\nHoog|aantal|420|31|451\n|%|93,1|6,9|100";
    assert_eq!(counted(lines), [(12, 6, 0)]);
}

#[test]
fn the_corner_of_a_pivot_table_says_what_it_holds() {
    let pivot = "Som van bedrag|Sector\nRegio|Zorg|Bouw\nNoord|310|450\nZuid|290|410";
    assert_eq!(counted(pivot), [(4, 0, 0)]);
    assert_eq!(counted(&pivot.replace("Som van bedrag", "Aantal van naam")), [(4, 4, 0)]);
}

#[test]
fn a_matrix_of_correlations_holds_no_units_whatever_its_variables_are_called() {
    let matrix = "|inkomen|kinderen\ninkomen|1|-0.12\nkinderen|-0.12|1";
    assert_eq!(measures(matrix), [Measure::Correlation; 4]);
}

#[test]
fn a_balance_table_with_differences_and_tests_is_no_model() {
    let balance = "variable|mean control|sd control|mean treated|sd treated|difference|p value\nage|41.2|10.1|41.5|10.2|0.3|0.41\nincome|23456|8000|23501|8100|45|0.88";
    let found = found(balance);
    assert_eq!((found.tables.len(), found.models.len()), (1, 0));
    assert_eq!(found.tables[0].kind, TableKind::Statistics);
}

#[test]
fn a_class_with_its_number_of_units_is_a_head() {
    let drugs = "Report|Placebo, N = 301|Drug N=455\nEvents|12|31\nSerious events|10|18";
    assert_eq!(counted(drugs), [(4, 4, 0)]);
    assert_eq!(counted("|Placebo|Drug\n|N=301|N=455\nMean age|45.1|46.2"), [(4, 2, 0)]);
}

#[test]
fn a_life_table_is_no_model() {
    let life = "time|n.risk|n.event|estimate|std.error\n0|310|12|0.96|0.01\n6|298|14|0.91|0.02";
    assert_eq!(found(life).models.len(), 0);
    assert_eq!(counted(life)[0].1, 4);
    let rmst = "|A (N=893)|B (N=606)|Difference|p\nMedian|569.1|566.2|3.9|0.094\n365 days|99.9%|99.8%|0.1 (-0.1, 0.2)|\nNumber at risk||||\n365 days|865|585||";
    assert_eq!(found(rmst).models.len(), 0);
}

#[test]
fn ratios_with_the_ends_of_their_intervals_are_a_model() {
    let ratios = "|exp(coef)|exp(-coef)|lower .95|upper .95\nman|1.21|0.83|1.02|1.44\nhoog|0.91|1.10|0.77|1.08";
    assert_eq!(found(ratios).models.len(), 1);
    let survey = "Region|Estimate|Lower|Upper\nNorth|12.1|11.2|13.0\nSouth|13.3|12.1|14.5";
    assert_eq!(found(survey).models.len(), 0);
}

#[test]
fn a_code_with_a_leading_zero_makes_codes_of_its_column() {
    let codes = "GM1982|COROP|inwoners\n0001|03|120\n0344|17|31\n1663|40|45";
    assert_eq!(counted(codes), [(3, 3, 0)]);
    assert_eq!(counted("GM1982|COROP\n0344|17\n0001|03\n1663|40"), []);
}

#[test]
fn a_list_that_is_numbered_is_no_table() {
    let list: String = (1..=14).map(|i| format!("{i}|variable {i}|Char\n")).collect();
    assert_eq!(counted(&format!("Seq. for order|Name|Type\n{list}")), []);
}

#[test]
fn the_sexes_head_results_and_ages_are_results_beside_names() {
    let groups = "leeftijd|Male|Female|Total\n0-15|3|12|15\n15-65|45|66|111\n65+|120|8|128";
    assert_eq!(counted(groups), [(9, 9, 0)]);
    let means = "regio|leeftijd|inkomen\nNoord|44|21000\nZuid|45|22000\nOost|44|23000";
    assert_eq!(counted(means), [(6, 0, 0)]);
}

#[test]
fn steps_and_numbers_of_columns_are_heads() {
    assert_eq!(counted("variable|50|55|60\nN|310|295|280\nmean|1.5|1.6|1.7"), [(6, 3, 0)]);
    let numbered =
        "nr|staat|2004-05|2005-06\n(1)|(2)|(3)|(4)\n1|Noord|134,5|147,6\n2|Zuid|34,8|38,1";
    assert_eq!(counted(numbered)[0].0, 4);
}

#[test]
fn counts_of_a_class_that_ascend_are_no_heads() {
    let drawing = "|oost|west|totaal\nSex: man|3|945|948\nvrouw|260|1062|1322";
    assert_eq!(counted(drawing), [(6, 6, 0)]);
}

#[test]
fn a_list_with_years_alone_is_no_table() {
    let list = "dimensie|positie\nTijd|2003\nTijd|2004\nTijd|2005\nLand|EU";
    assert!(found(list).tables.is_empty());
}

#[test]
fn questions_and_quarters_are_no_quartiles() {
    assert_eq!(counted("vraag|Ja|Nee\nQ1|36|120\nQ2|28|7"), [(4, 4, 0)]);
    assert_eq!(counted("groep|Q1 2019|Q2 2019\nman|36|120\nvrouw|28|7"), [(4, 4, 0)]);
    assert_eq!(counted("groep|Q1|Mediaan|Q3\nman|36|120|200\nvrouw|28|70|90"), [(6, 0, 0)]);
}

#[test]
fn years_in_order_are_heads_behind_a_word_for_units() {
    assert_eq!(counted("Personen (x 1 000)|2019|2020\nman|1,2|1,3\nvrouw|1,1|1,0"), [(4, 4, 0)]);
}

#[test]
fn years_that_ascend_are_heads_behind_a_statistic() {
    assert_eq!(
        counted("Gini|2010|2015|2020\nBruto|0.52|0.53|0.53\nNetto|0.28|0.29|0.29"),
        [(6, 0, 0)]
    );
}

#[test]
fn columns_that_differ_by_their_number_hold_results() {
    assert_eq!(counted("Functie|jaar1|jaar2\nA|12|30\nB|18|41"), [(4, 4, 0)]);
}

#[test]
fn groups_named_in_one_word_are_a_dimension() {
    let drawing = "Kwintielgroep|1|2|3\n1|1200|300|120\n2|310|1100|280";
    assert_eq!(counted(drawing), [(6, 6, 0)]);
    assert_eq!(counted("Behandelgroep|Controlegroep\n120|130\n140|150"), [(4, 4, 0)]);
}

#[test]
fn a_row_of_sample_sizes_below_the_heads_keeps_the_groups_together() {
    let drawing = "|Men|||Women|\n|n|%||n|%\nSample size|608|||212|\n\nAge\naged <25|207|34||131|61.8\naged 25+|186|30.6||25|11.8";
    assert_eq!(counted(drawing), [(10, 6, 0)]);
}

#[test]
fn classes_with_bounds_among_them_are_labels() {
    let drawing = "|level|No|Yes\nage|<25|120|30\n|>=60|90|12\nsmoker|0|180|22\n|1|30|20";
    assert_eq!(counted(drawing), [(8, 8, 0)]);
}

#[test]
fn a_long_count_from_one_numbers_the_rows_whatever_its_head_says() {
    let rows: String = (1..=25).map(|i| format!("{i}|Hospital {i}|Road {i}\n")).collect();
    assert!(found(&format!("number|program|address\n{rows}")).tables.is_empty());
}

#[test]
fn classes_below_a_head_that_spans_them_are_heads() {
    let spanned = "|Bedrijfstak||\n|13|29|Total\nOmzet|53.1|64.2|60.3\nWinst|5.1|6.2|6.3";
    assert_eq!(counted(spanned), [(6, 0, 0)]);
    let anew = "Land|Gewonnen jaren|||Gemiddelde duur||\n|1|2|3|1|2|3\nNL|9.9|5.2|3.3|70.9|80.9|86.1\nBE|8.9|4.2|3.1|71.9|81.9|85.1";
    assert_eq!(counted(anew), [(12, 0, 0)]);
}

#[test]
fn the_values_of_an_indicator_with_their_size_are_heads() {
    let table = found(
        "Characteristic|N|0, N = 7,316|1, N = 7,461|p-value\n\
         Age, Mean (SD)|14,777|43 (11)|42 (11)|0.021\n\
         Education|14,777|||<0.001\n\
         Low||1,204 (16%)|1,339 (18%)|\n\
         High||2,801 (38%)|3,120 (42%)|",
    );
    assert_eq!((table.tables[0].cells, table.tables[0].count_cells), (10, 6));
}

#[test]
fn quantiles_have_a_smallest_and_a_largest_value() {
    let table = found("0%|25%|50%|75%|100%\n12.1|14.5|18.1|22.0|311.4");
    let measures: Vec<_> = table.tables[0].body.cells.iter().map(|cell| cell.measure).collect();
    assert_eq!(measures.len(), 5);
    assert_eq!((measures[0], measures[4]), (Measure::Minimum, Measure::Maximum));
    assert_eq!(measures[2], Measure::Percentile);
}
