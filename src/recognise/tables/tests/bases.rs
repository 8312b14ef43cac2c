//! Claims about the rows that give the numbers of units behind statistics, and about the words for
//! such numbers.

use super::{counted, found};
use crate::facts::Measure;

#[test]
fn the_base_of_statistics_counts_units_whatever_heads_it() {
    let heads = [
        "%", "aandeel", "mean", "median", "SD", "growth", "groei", "rate", "ratio", "index",
        "Estimate", "coef", "SE", "% change", "gini", "p-value", "Min", "Max", "income",
    ];
    for head in heads {
        for base in ["N", "Aantal", "No. of firms", "Aantal personen", "Respondenten", "Basis"] {
            let drawing =
                format!("Group|{head} A|{head} B\nMen|5.9|5.5\nWomen|4.1|3.7\n{base}|7|871");
            assert_eq!(counted(&drawing), [(6, 2, 0)], "{base} under {head}");
        }
    }
}

#[test]
fn the_units_at_the_foot_of_statistics_are_counted() {
    for units in ["Firms", "Huishoudens", "Unique individuals", "Clusters"] {
        let drawing =
            format!("Variable|Mean|SD\nAge|44.1|10.2\nIncome|23.5|8.1\n{units}|1204|1204");
        assert_eq!(counted(&drawing), [(6, 2, 0)], "{units}");
    }
    let classes = "Status|%\nWerklozen|12\nZelfstandigen|41\nStudenten|47";
    assert_eq!(counted(classes), [(3, 0, 0)]);
}

#[test]
fn the_base_of_each_group_counts_units() {
    let drawing = "|mean (se)|quantiles\nGroup A\nPositive|5.05|[4.9 ... 5.2]\nNo. extracts|7\nGroup B\nPositive|4.2|[4.1 ... 4.4]\nNo. extracts|1931";
    assert_eq!(found(drawing).tables[0].count_cells, 2);
}

#[test]
fn a_mean_that_happens_to_be_whole_is_no_base() {
    let drawing = "Variable|Mean|SD\nNumber of children|2|1.1\nAge|44.1|10.2\nIncome|23.5|8.1";
    assert_eq!(found(drawing).tables[0].count_cells, 0);
    let drawing = "|Mean A|Mean B\nAge|44.1|10.2\nWomen|3|4\nIncome|23.5|8.1";
    assert_eq!(found(drawing).tables[0].count_cells, 0);
}

#[test]
fn a_class_of_an_amount_among_categories_counts_units() {
    for class in ["Part-time", "Full time", "Low income", "Kosten", "Salaris"] {
        let drawing = format!("Category|size|auc\nZuid|500|.4\n{class}|7|.5\nOost|38|.6");
        assert_eq!(found(&drawing).tables[0].count_cells, 3, "{class}");
    }
}

#[test]
fn sums_and_averages_of_numbers_count_units() {
    for head in [
        "Headcount",
        "Sum of Headcount",
        "Yearly_Avg_Headcount",
        "Average number of employees",
        "Gemiddeld aantal werknemers",
        "Som van Aantal",
    ] {
        let drawing = format!("Region|{head}\nA|135\nB|7\nC|51");
        assert_eq!(counted(&drawing), [(3, 3, 0)], "{head}");
    }
    let averages = "Region|Gemiddeld aantal kinderen\nA|1.8\nB|2\nC|1.7";
    assert_eq!(counted(averages), [(3, 0, 0)]);
}

#[test]
fn a_running_number_beside_names_counts_nothing() {
    let drawing = "Name|No.|Mean\nTrust|1|3.4\nUse|2|3.2\nAge|3|3.3";
    assert_eq!(found(drawing).tables[0].count_cells, 0);
    let results = "Name|No.|Mean\nTrust|12|3.4\nUse|7|3.2\nAge|31|3.3";
    assert_eq!(found(results).tables[0].count_cells, 3);
}

#[test]
fn a_fraction_with_its_percentage_is_no_number_of_units() {
    let drawing = "Gene|a|b\nAPP|0.17(5%)|0.01(69%)\nRET|0.2 (5%)|0.03 (9%)";
    assert!(found(drawing).tables[0].body.cells.iter().all(|c| c.measure != Measure::Count));
}
