//! Claims about what stands beside other numbers: errors, spreads, tests, measures of fit.

use super::{counted, found, measures};
use crate::facts::{Measure, TableKind};

#[test]
fn errors_in_a_column_behind_the_estimates_make_a_model_of_each() {
    for heads in ["|Labour||Green||Left|", "|A||B||F|"] {
        let drawing = format!(
            "{heads}\nage|0.17*|(0.03)|-0.44*|(0.04)|0.02|(0.01)\nideology|0.20*|(0.03)|-0.17*|(0.02)|0.55*|(0.04)\nN|1204||1204||1198|"
        );
        let found = found(&drawing);
        assert_eq!(found.tables[0].kind, TableKind::Model, "{heads}");
        assert_eq!((found.tables[0].cells, found.tables[0].count_cells), (15, 3), "{heads}");
        let sizes: Vec<_> = found.models.iter().map(|model| model.observations).collect();
        assert_eq!(sizes, [Some(1204), Some(1204), Some(1198)], "{heads}");
    }
}

#[test]
fn means_with_their_spread_in_a_column_behind_them_are_no_models() {
    let drawing = "|Noord||Zuid|\nleeftijd|41.2|(12.3)|43.5|(11.9)\ninkomen|28.1|(9.1)|30.2|(8.7)\nN|120||131|";
    let found = found(drawing);
    assert_eq!((found.models.len(), found.tables[0].count_cells), (0, 2));
}

#[test]
fn a_whole_mean_with_its_spread_counts_nothing() {
    use Measure::{Count, Mean};
    for label in ["Mean (SD)", "Score, mean (SD)", "Leeftijd (SD)"] {
        let drawing =
            format!("|Noord|Zuid\nVrouw|120 (45.2)|131 (48.1)\n{label}|581 (58.8)|47 (15)");
        assert_eq!(measures(&drawing), [Count, Count, Mean, Mean], "{label}");
    }
    let share = "|Noord|Zuid\nAverage|120 (45.2)|131 (48.1)\nBelow|12 (4.5)|13 (4.8)";
    assert_eq!(counted(share), [(4, 4, 0)]);
}

#[test]
fn bullets_before_labels_and_results_are_no_signs() {
    let drawing = "|Alle\nInkomen|\n- N|- 2,323\n- Mean (SD)|- 16 (8)\n- Median (IQR)|- 2 (1, 10)\nSchulden|\n- N|- 1,204\n- Mean (SD)|- 7.2 (5.9)";
    assert_eq!(counted(drawing), [(5, 2, 0)]);
    let change = "|2021|2022\nSaldo|5|7\n- jongens|- 3|4\n- meisjes|- 2|3";
    assert_eq!(measures(change).len(), 6);
}

#[test]
fn a_test_below_numbers_of_units_leaves_them_what_they_are() {
    let drawing = "|Fail|Pass|Total\nFail|28|0|28\nPass|6|20|26\nTotal|34|20|54\nFisher Exact Test|7.16e-10||";
    assert_eq!(counted(drawing), [(10, 9, 0)]);
    assert_eq!(counted("|Man|Vrouw\nNoord|28|31\nZuid|16|20\np-value|0.03|"), [(5, 4, 0)]);
}

#[test]
fn the_fit_of_a_model_whose_coefficients_follow_is_no_other_model() {
    let summary = "Model Summary\nModel|R|R Square|Adjusted R Square|Std. Error of the Estimate\n1|.512|.262|.255|1.20\n";
    let coefficients = "Coefficients\nModel||B|Std. Error|t|Sig.\n1|(Constant)|1.2|.1|12.0|.000\n1|leeftijd|.3|.1|3.0|.003\n";
    assert_eq!(found(&format!("{summary}\n\n{coefficients}")).models.len(), 1);
    assert_eq!(found(summary).models.len(), 1);
}

#[test]
fn degrees_of_freedom_of_a_test_are_not_those_that_a_model_leaves() {
    let rows = "leeftijd|.3|.1|9.0|1|.003\nConstant|1.2|.1|12.0|1|.000";
    let wald = found(&format!("|B|S.E.|Wald|df|Sig.\n{rows}"));
    assert_eq!(wald.models.iter().map(|m| m.residual_degrees).collect::<Vec<_>>(), [None]);
    let t = found(&format!("|B|S.E.|t|df|Sig.\n{rows}"));
    assert_eq!(t.models.iter().map(|m| m.residual_degrees).collect::<Vec<_>>(), [Some(1)]);
}

#[test]
fn the_outcomes_of_a_multinomial_regression_are_one_model() {
    let drawing = "Keuze||B|Std. Error|Wald|df|Sig.|Exp(B)\nfiets|Intercept|-1.07|.361|8.9|1|.003|\n|leeftijd|-.970|.541|3.2|1|.073|.379\nauto|Intercept|.912|.277|10.8|1|.001|\n|leeftijd|.186|.413|.204|1|.652|1.205";
    assert_eq!(found(drawing).models.len(), 2);
    let noted = format!("{drawing}\na. The reference category is: trein.");
    assert_eq!(found(&noted).models.len(), 1);
}
