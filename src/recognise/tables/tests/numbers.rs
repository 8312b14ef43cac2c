//! Claims about which numbers count units, and which are something else.

use super::{counted, counts_in, found, measures};
use crate::facts::{Measure, Printed};

#[test]
fn a_row_of_statistics_says_what_it_holds_under_a_subject() {
    let described = "|inkomen|uren\ncount|5000.0|4990.0\nmean|31000.5|31.2\nstd|8100.2|6.4";
    assert_eq!(counted(described), [(6, 2, 0)]);
    // The middle level of education is no mean.
    assert_eq!(counted("Opleiding|Personen\nlaag|31\ngemiddeld|45\nhoog|52"), [(3, 3, 0)]);
}

#[test]
fn a_title_says_what_classes_of_units_hold() {
    let indexed = "Ontwikkeling (index 2010 = 100)\nJaar|Zelfstandigen|Werknemers\n2011|101,2|99,8\n2012|103,1|98,7";
    assert_eq!(counted(indexed), [(4, 0, 0)]);
    let counts = "Werkenden naar geslacht\nJaar|Mannen|Vrouwen\n2011|1201|1399\n2012|1203|1402";
    assert_eq!(counted(counts), [(4, 4, 0)]);
    let both = "Aandeel werkenden\nJaar|Aantal mannen|Vrouwen\n2011|1201|1399\n2012|1203|1402";
    assert_eq!(counted(both), [(4, 4, 0)]);
}

#[test]
fn an_amount_in_the_title_is_what_classes_of_units_hold_in_fractions() {
    let years = "Levensverwachting bij geboorte\nPeriode|Mannen|Vrouwen\n2000/03|75,5|80,6\n2004/07|77,2|81,6";
    assert_eq!(counted(years), [(4, 0, 0)]);
    let persons = "Personen naar inkomen\nPeriode|Mannen|Vrouwen\n2000/03|755|806\n2004/07|772|816";
    assert_eq!(counted(persons), [(4, 4, 0)]);
}

#[test]
fn medians_and_means_among_percentages_with_their_frequencies_count_no_units() {
    let described = "% (n), mean±SD or median (IQR)|A|B\nAge|58.3±13.4|57.1±12.2\nVisits|2 (1, 3)|2 (1, 4)\nFemale|60 (5351)|61 (4210)";
    assert_eq!(counted(described), [(6, 2, 0)]);
}

#[test]
fn countries_are_no_statistics() {
    let table = "Land|Bedrijven|Banen\nNL|45|67\nSE|12|34\nDE|56|78\nFR|31|44\nHR|15|17";
    assert_eq!(counted(table), [(10, 10, 0)]);
}

#[test]
fn whole_numbers_above_one_are_no_p_values() {
    let table =
        "Outcome of re-analysis|Filtered|Full\nSignificance lost|5|0\nBoth significant|12|9";
    assert_eq!(counted(table), [(4, 4, 0)]);
}

#[test]
fn numbers_of_events_in_square_brackets_are_counts() {
    let table = "Event|Placebo|AEs\nNausea|12 (4%)|[15]\nHeadache|31 (10%)|[44]";
    assert_eq!(counted(table), [(4, 4, 0)]);
}

#[test]
fn fractions_below_one_and_negative_numbers_are_no_units() {
    assert_eq!(counted("y|n|r\n0.87|0.33|0.03\n0.89|0.34|0.04\n0.88|0.31|0.02"), [(9, 0, 0)]);
    assert_eq!(counted("y|cases_fe\n0.87|-1.659\n0.89|2.203"), [(4, 0, 0)]);
    assert_eq!(counted("regio|personen (x 1 000)\nA|0,4\nB|0,7\nC|1,2"), [(3, 3, 0)]);
}

#[test]
fn a_minute_in_a_unit_is_no_minimum() {
    let table = "Name|level|n\neGFR|30-60 ml/min/1.73m2|31\neGFR|> 60 ml/min/1.73m2|45";
    assert_eq!(counted(table), [(2, 2, 0)]);
}

#[test]
fn weighted_samples_are_counts_and_means_of_numbers_are_not() {
    let drawing =
        "|man|vrouw\nhealth|4.01|3.70\nnumber of rooms|3.2|3.4\nSample size|8113.51|1281.49";
    assert_eq!(counted(drawing), [(6, 2, 0)]);
}

#[test]
fn the_ends_beside_a_median_are_a_range() {
    let labelled = "|man\nhours, median (range)|0.13 (0.02, 719.22)\nage, mean (SD)|51.2 (3.4)";
    assert_eq!(measures(labelled), [Measure::Range, Measure::Mean]);
}

#[test]
fn classes_of_amounts_head_numbers_of_units() {
    assert_eq!(counted("groep|man|vrouw\nLeeftijd 15-24|12|15\nLeeftijd 65+|45|8"), [(4, 4, 0)]);
    assert_eq!(counted("wijk|Inkomen laag|Inkomen hoog\nNoord|12|15\nZuid|45|8"), [(4, 4, 0)]);
    assert_eq!(
        counted("kenmerk|Groep A|Groep B\nAantal|120|118\nGem. leeftijd|44|43"),
        [(4, 2, 0)]
    );
}

#[test]
fn a_point_sets_thousands_apart_where_no_other_number_does_without() {
    assert_eq!(
        counted("|Noord|Oost\nwerkzaam|1.204|980\nwerkloos|45|38\ntotaal|1.249|1.018"),
        [(6, 6, 0)]
    );
    assert_eq!(counted("|a|b\nx|1.204|2.311\ny|45|1204"), [(4, 0, 0)]);
}

#[test]
fn a_class_of_an_amount_in_thousands_holds_units() {
    let drawing =
        "Stad|Huishoudens (x 1 000)|w.v. laag inkomen (x 1 000)|%\nUtrecht|180,3|21,0|11,6";
    assert_eq!(counted(drawing), [(3, 2, 0)]);
}

#[test]
fn a_mark_behind_a_number_of_units_is_a_note() {
    assert_eq!(counted("groep|nweight|gem\nA|48†|3.1\nB|8*|3.4\nC|65|3.2"), [(6, 3, 0)]);
}

#[test]
fn a_percentage_may_have_its_sign_in_front() {
    assert_eq!(
        counted("|Total|CV\nFemale|952 (%56.3)|8 (%39.7)\nMale|740 (%43.7)|12 (%60.3)"),
        [(4, 4, 0)]
    );
}

#[test]
fn a_number_of_units_stands_before_what_describes_them() {
    assert_eq!(
        counted("|n (median, IQR)\nA|7 (28.3, 25.0-30.9)\nB|12 (27.1, 22.0-31.0)"),
        [(2, 2, 0)]
    );
    assert_eq!(counted("|n=120 (median, IQR)\nA|48 (38, 60)\nB|12 (7, 31)")[0].1, 0);
}

#[test]
fn categories_that_speak_of_amounts_hold_units_as_others_do() {
    let changes = "|-1|+1|Total changes\nLoss carryback|0|3|3\nFranchise tax|3|3|6\nFed deduction|2|4|6\nAlternative base|0|8|8\nThrowback|1|2|3";
    assert_eq!(counted(changes)[0].1, 15);
    let by_income =
        "Income level by sex\n|TOTAL|Male|Female\nLow|10|20|80\nMedium|22|31.8|68.2\n(N)|32|9|23";
    assert_eq!(counted(by_income), [(9, 5, 0)]);
}

#[test]
fn two_capitals_among_others_are_codes_of_countries() {
    assert_eq!(counted("country|traces\nKG|12\nMM|45\nSS|33\nDE|7\nNL|8"), [(5, 5, 0)]);
}

#[test]
fn numbers_of_units_in_millions_have_decimals_in_their_row() {
    let drawing = "|Baseline|Scenario 1\nNumber of CVD deaths (millions)|12.3|11.1\nCosts|3.1|2.9";
    assert_eq!(counted(drawing), [(4, 2, 0)]);
}

#[test]
fn square_kilometres_are_no_units() {
    assert_eq!(
        counted("Country|PA area (km²)|PA area (km²)\n|2000|2020\nA|120|130\nB|14|15"),
        [(4, 0, 0)]
    );
}

#[test]
fn suppressed_markers_are_counted_apart_and_bounds_are_counts() {
    let drawing = "Regio|Aantal\nA|120\nB|.\nC|<10\nD|x";
    assert_eq!(counted(drawing), [(2, 2, 2)]);
}

#[test]
fn a_frequency_with_its_percentage_is_one_count_cell() {
    let drawing =
        "|SSRI|SNRI\nFemale|5,351 (60)|3,200 (58)\nAge, mean (SD)|51.2 (12.1)|50.8 (11.9)";
    assert_eq!(counted(drawing), [(4, 2, 0)]);
}

#[test]
fn percentages_means_money_and_person_years_are_no_counts() {
    let drawing =
        "Groep|Gemiddelde|Omzet|Persoonsjaren|Aandeel\nA|12|31250|28100|40\nB|13|32000|29000|41";
    assert_eq!(counted(drawing), [(8, 0, 0)]);
}

#[test]
fn in_doubt_whole_numbers_are_counts() {
    assert_eq!(counted("|Man|Vrouw\nUtrecht|120|130\nZeeland|90|95"), [(4, 4, 0)]);
}

#[test]
fn of_a_percentage_with_its_frequency_the_frequency_is_the_count() {
    let drawing = "Column % (n)|SSRI|SNRI\nFemale, % (n)|60 (5351)|3 (163)\nVisits, median (IQR)|2 (1, 3)|4 (1, 9)";
    assert_eq!(counts_in(drawing), [5351.0, 163.0]);
}

#[test]
fn a_marker_stands_for_what_its_column_holds() {
    let drawing = "Regio|Man|Vrouw\nUtrecht|120|130\nZeeland|.|95\nDrenthe|80|.";
    let tables = found(drawing).tables;
    let withheld = tables[0].body.cells.iter().filter(|c| c.printed == Printed::Suppressed);
    assert!(withheld.clone().count() == 2 && withheld.clone().all(|c| c.measure == Measure::Count));
}

#[test]
fn numbers_of_units_may_have_as_many_noughts_as_their_table_has_decimals() {
    let described = "|leeftijd|inkomen\ncount|5.000|8.000\nmean|2.678|0.986\nstd|1.068|0.120";
    assert_eq!(counted(described), [(6, 2, 0)]);
    let values = |drawing: &str| -> Vec<f64> {
        let tables = found(drawing).tables;
        let counts = tables[0].body.cells.iter().filter(|cell| cell.measure == Measure::Count);
        let value = |printed: &Printed| match printed {
            Printed::Number { value, .. } => Some(*value),
            _ => None,
        };
        counts.filter_map(|cell| value(&cell.printed)).collect()
    };
    assert_eq!(values(described), [5.0, 8.0]);
    // Women are units, and what is said of them may be whole by chance.
    assert_eq!(counted("Land|Sekse|0-9|10-19\nNL|Women|22.0|9.9\nNL|Men|24.5|8.1"), [(4, 0, 0)]);
}

#[test]
fn the_values_of_a_variable_lead_its_frequencies() {
    let codes = "diff|Frequency|Percent|Cumulative Frequency|Cumulative Percent\n-35|8|1.18|8|1.18\n0|670|98.82|678|100.00";
    assert_eq!(counted(codes), [(8, 4, 0)]);
    assert_eq!(counted("Patients|Frequency|Percent\n12|8|1.18\n14|670|98.82").len(), 1);
}

#[test]
fn groups_of_a_mixed_model_are_counted_and_are_not_its_sample() {
    let fitted = "Predictors|Uren|Loon\n(Intercept)|0.51 ***|0.22 ***\nleeftijd|0.03 *|0.01\nN|51 regio|51 regio\nObservations|1008|1007";
    let found = found(fitted);
    assert_eq!(found.tables[0].count_cells, 4);
    let observations: Vec<_> = found.models.iter().map(|model| model.observations).collect();
    assert_eq!(observations, [Some(1008), Some(1007)]);
    let named =
        "Predictors|Estimates\n(Intercept)|0.51 ***\nleeftijd|0.03 *\nN regio|7\nObservations|1008";
    assert_eq!(super::found(named).models[0].observations, Some(1008));
}

#[test]
fn several_frequencies_in_one_cell_are_numbers_of_units() {
    let clusters = "Name|Cluster 1||Cluster 2|\n|Median|Variance|Median|Variance\nAge|33|143.8|34|156.8\nEthnicity (a, b, c)|163 0 50 39||24 0 29 33|\nHypertension (No Yes)|321 18||91 2|";
    assert_eq!(counts_in(clusters), [0.0, 0.0, 18.0, 2.0]);
    let named = "Name|Cluster 1|Cluster 2|p\nAge|33.1|34.2|0.01\nAlert|No: 6 , Yes: 242|No: 0 , Yes: 264|0.01\nHeart|No: 236 , Yes: 12|No: 1 , Yes: 263|0.02";
    assert_eq!(counts_in(named), [6.0, 0.0, 12.0, 1.0]);
    // Quartiles that Hmisc prints, and what describes a scenario, are none.
    assert_eq!(counts_in("|A|B\nAge|25 37 50|24 36 49\nBMI|21.2|22.3"), [0.0; 0]);
    let scenarios = "scenario|auc\nCluster: 4; N: 100|0.81\nCluster: 6; N: 200|0.92";
    assert_eq!(counted(scenarios), [(2, 0, 0)]);
}

#[test]
fn what_stands_behind_plus_and_minus_is_never_a_number_of_units() {
    let described =
        "|cases|controls|p\nfcsa|6469 ± 1600|6742 ± 1433|0.54\nft|66 ± 13.7|45.2 ± 10.6|0.01";
    assert_eq!(counts_in(described), [0.0; 0]);
    let scores = "Gene|AD|XL\nA|0.17(5%)|0(69%)\nB|0.12(6%)|0.04(29%)\nC|0.17(5%)|0(60%)";
    assert_eq!(counts_in(scores), [0.0; 0]);
    assert_eq!(
        counts_in("|A|B\nx|3 (1.4%)|0 (0%)\ny|7 (3.3%)|6 (2.4%)\nmean|6.69 (1.59)|11.97 (1.16)")
            .len(),
        4
    );
}

#[test]
fn weighted_frequencies_with_their_percentages_are_numbers_of_units() {
    let weighted = "|level|0|1|p\nn||3253850450.8|271955860.2|\nage (mean (SD))||44.2 (12.1)|45.1 (11.9)|0.01\nsex (%)|Male|1561197686.9 (48.0)|111214758.6 (40.9)|0.02\n|Female|1692652763.9 (52.0)|160741101.6 (59.1)|";
    assert_eq!(counts_in(weighted).len(), 6);
}

#[test]
fn observed_beside_expected_numbers_count() {
    let deaths = "oorzaak|observed (expected)|ratio\nAlle|241,566 (224,315)|1.08 (1.03 to 1.13)\nOngeval|21,225 (16,893)|1.26 (1.14 to 1.39)";
    assert_eq!(counts_in(deaths), [241_566.0, 21_225.0]);
}

#[test]
fn a_base_that_pandas_writes_with_a_decimal_counts() {
    let described = "Variable|Mean|Median|Coefficient of variation\nTimber|0.131|0.73|3.76\nOil|2.762|1.23|1.64\nObservations|79.0|79.0|79.0";
    assert_eq!(counts_in(described), [79.0; 3]);
}

#[test]
fn quarters_of_a_year_are_no_quartiles() {
    let quarters = "quarter|Verkopen\n2021_Q1|12\n2021_Q2|14\n2021_Q3|15";
    assert_eq!(counted(quarters), [(3, 3, 0)]);
}

#[test]
fn a_bracket_that_names_a_way_of_counting_names_no_statistic() {
    let ways = "groep|Opnames (obs)|Opnames (all-max)\na|4822|4817\nb|17848|17254";
    assert_eq!(counted(ways), [(4, 4, 0)]);
}
