//! Claims about odds and hazard ratios with their reference categories, and about models that show
//! themselves by their cells.

use super::found;

/// Models and count cells.
fn told(drawing: &str) -> (usize, u64) {
    let found = found(drawing);
    (found.models.len(), found.tables.iter().map(|table| table.count_cells).sum())
}

#[test]
fn a_reference_is_neither_a_count_nor_a_model() {
    let marked = "Kenmerk|N|OR (95% CI)\nMan|120|1 (ref)\nVrouw|130|1.24 (1.11-1.40)\nJong|100|1 (ref)\nOud|150|0.84 (0.71-0.99)";
    assert_eq!(told(marked), (1, 4));
    let bare = "Characteristic|N|HR|Lower|Upper|P\nMen|120|1\nWomen|130|1.24|1.11|1.40|0.01\nYoung|100|1\nOld|150|0.84|0.71|0.99|0.04";
    assert_eq!(told(bare), (1, 4));
    let dashed = "Characteristic|Events|HR (95% CI)|P\nMen|12|—\nWomen|13|1.24 (1.11-1.40)|0.01\nYoung|10|—\nOld|15|0.84 (0.71-0.99)|0.04";
    assert_eq!(told(dashed), (1, 4));
}

#[test]
fn regions_with_a_ratio_each_are_models() {
    let drawing = "Group|N|OR|Lower|Upper\nRegion A|120|1.10|0.90|1.30\nRegion B|130|1.24|1.11|1.40\nRegion C|100|0.90|0.80|1.05";
    assert_eq!(told(drawing), (3, 3));
}

#[test]
fn ratios_beside_frequencies_are_models() {
    let drawing = "Dependent: mort||No|Yes|OR (univariable)|OR (multivariable)\nSex|Male|120 (48.0)|30 (20.0)|-|-\n|Female|130 (52.0)|60 (40.0)|1.24 (1.11-1.40, p=0.010)|1.20 (1.05-1.40, p=0.020)\nAge|Young|100 (40.0)|20 (30.0)|-|-\n|Old|150 (60.0)|70 (50.0)|0.84 (0.71-0.99, p=0.040)|0.80 (0.70-0.99, p=0.040)";
    assert_eq!(told(drawing), (2, 8));
}

#[test]
fn knows_the_abbreviations_of_papers() {
    for heads in [
        "OR (95% CI)|aOR (95% CI)",
        "cOR (95% CI)|aOR (95% CI)",
        "IRR (95% BI)|aIRR (95% BI)",
        "PR (95% CI)|aPR (95% CI)",
        "Men OR (95% CI)|Women OR (95% CI)",
    ] {
        let drawing = format!(
            "Kenmerk|{heads}\nRoken|1.24 (1.11-1.40)|1.20 (1.05-1.40)\nOud|0.84 (0.71-0.99)|0.80 (0.70-0.99)"
        );
        assert_eq!(told(&drawing).0, 2, "{heads}");
    }
}

#[test]
fn each_adjustment_is_a_model() {
    let drawing = "|HR (95% CI)\nUnadjusted|1.62 (1.20-2.10)\nAdjusted for age|1.59 (1.10-2.00)\nAdjusted for all|1.56 (1.09-1.99)";
    assert_eq!(told(drawing).0, 3);
}

#[test]
fn an_outcome_may_be_called_after_a_statistic() {
    let drawing = "|Dependent variable:|Dependent variable:\n|mean_wage|mean_wage\n|(1)|(2)\ndensity|0.340***|1.581***\n|(0.111)|(0.111)\nrate||-1.395***\n||(0.105)\nObservations|76|8\nR2|0.116|0.749";
    assert_eq!(told(drawing), (2, 2));
    let printed = "||Dependent variable:\n|mean_wage|\n|(1)|(2)\ndensity|0.340***|1.581***\n|(0.111)|(0.111)\nrate||-1.395***\n||(0.105)\nObservations|76|8\nR2|0.116|0.749";
    assert_eq!(told(printed), (2, 2));
}

#[test]
fn stars_and_errors_in_the_cells_make_models_without_labels() {
    let drawing = "rate1|rate2\nrate|rate\n-16.87 (44.55)|-53.28 (58.10)\n3,235.7*** (22.8)|35.7*** (2.8)\n596.3*** (111.3)|654.2*** (113.4)\n127.4 (339.4)|-11.59 (331.7)\n40,983|8";
    assert_eq!(told(drawing), (2, 2));
    let means =
        "var|Treated|Control\nage|45.2 (12.1)|44.1 (11.9)\nincome|3400.1 (120.1)|3300.2*** (110.2)";
    assert_eq!(told(means).0, 0);
}

#[test]
fn a_description_with_a_test_is_no_model() {
    let drawing = "Variable|N|Min|Max|Mean|Median|OR_95CI|P_value\nAge|301|18|88|52.8|51|1.1 (0.9-1.3)|0.12\nSex|301|1|2|1.02|1|0.07 (0.00-1.31)|0.01";
    assert_eq!(told(drawing), (0, 2));
}

#[test]
fn counts_the_units_at_the_foot_of_a_model() {
    let drawing = "|(1)|(2)\nx|0.80***|0.70\n|(0.10)|(0.12)\nCountries|29|14\nObservations|839|108\nLog Likelihood|-1389.6|-230.2\nAkaike Inf. Crit.|3199.3|482.5";
    assert_eq!(told(drawing), (2, 4));
}
