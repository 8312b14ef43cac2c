//! Claims about what models explain: heads of regression tables, and rows that are a model each.

use super::found;

/// The observations of each model.
fn observations(drawing: &str) -> Vec<Option<u64>> {
    found(drawing).models.iter().map(|model| model.observations).collect()
}

/// Names of outcomes that hold a word for a statistic.
const OUTCOMES: [&str; 16] = [
    "Loongroei",
    "Groei",
    "Wage growth",
    "Prijsindex",
    "Price index",
    "Employed (%)",
    "Aandeel",
    "Min. wage",
    "Max",
    "Sweden (SE)",
    "SE",
    "Mean",
    "P90",
    "t",
    "R2",
    "coef",
];

#[test]
fn a_column_over_errors_is_a_model_whatever_it_is_called() {
    for outcome in OUTCOMES {
        let drawing = format!(
            "|{outcome}|Zuid|Oost\nOpleiding|0.041*|0.03**|0.012\n|(0.02)|(0.01)|(0.02)\nConstant|1.1|1.2|1.3\n|(0.1)|(0.2)|(0.3)\nObservations|7|812|901\nR-squared|.1|.1|.2"
        );
        assert_eq!(observations(&drawing), [Some(7), Some(812), Some(901)], "{outcome}");
        let numbered = format!(
            "|(1)|(2)|(3)\n|{outcome}|{outcome}|Oost\nOpleiding|0.041*|0.03**|0.012\n|(0.02)|(0.01)|(0.02)\nObservations|7|812|901"
        );
        assert_eq!(observations(&numbered), [Some(7), Some(812), Some(901)], "{outcome}");
    }
}

#[test]
fn rows_of_coefficients_errors_and_tests_are_models_of_their_columns() {
    let drawing = "||Population growth|Average wage growth|Debt growth\nShock|coef.|0.05|0.04|0.01\n|std. err|0.03|0.02|0.02\n|p value|0.11|0.04|0.6\nConstant|coef.|0.02|0.03|0.01\n|std. err|0.01|0.01|0.01\n|p value|0|0|0.02\nN||7|611|611\nR-squared||0.02|0.01|0.04";
    assert_eq!(observations(drawing), [Some(7), Some(611), Some(611)]);
    let panels = "method||klein|groot\nOLS|Coefficient|0.06|0.02\n|Std. Error|0.02|0.03\n|P-value|0.01|0.4\nIV|Coefficient|-0.1|0.2\n|Std. Error|0.1|0.1\n|P-value|0.3|0.9";
    assert_eq!(observations(panels).len(), 4);
}

#[test]
fn the_loadings_of_portfolios_are_models() {
    let drawing = "|Growth|Value|Size\nAlpha|0.001|0.002|0.001\nMkt-RF|0.6|0.7|0.5\nSMB|-0.3|0.2|0.1\nHML|-0.2|0.4|0.3";
    assert_eq!(observations(drawing).len(), 3);
    let scales = "|Growth|Value\nAlpha|0.81|0.77\nItems|4|5\nMean|3.1|2.9";
    assert_eq!(observations(scales).len(), 0);
}

#[test]
fn a_mean_without_errors_beside_effects_with_them_is_no_model() {
    let drawing = "|(1)|(2)\n|Mean|No controls\nSpending|576.2|10.8\n||(48.5)\nVisits|5.8|-0.06\n||(0.7)\nConstant||1.2\n||(0.3)\nN|3239|3239";
    assert_eq!(observations(drawing).len(), 1);
}

#[test]
fn a_balance_table_describes_groups_and_no_models() {
    let drawing = "|(1)|(2)|(3)\nVariable|Mean C|Mean T|Diff. t-test\nage|24.1|24.9|0.8\n|(6.9)|(7.0)|(0.6)\nmarried|0.15|0.19|0.04*\n|(0.36)|(0.39)|(0.02)\nObservations|7|185|192";
    let found = found(drawing);
    assert_eq!((found.models.len(), found.tables[0].count_cells), (0, 3));
}

#[test]
fn medians_and_their_spread_are_no_models() {
    let drawing = "groep|meting|median|IQR\nA|pre|270|261\nA|post|80|83\nA|cons|83.5|101\nB|pre|118|131\nB|post|90|112.5\nB|cons|61|58";
    assert_eq!(observations(drawing).len(), 0);
}

#[test]
fn a_row_with_its_own_number_of_observations_is_a_model() {
    let expected = [Some(2100), Some(7), Some(143)];
    for head in ["group", "subgroep", "jaar", "region", "exposure", "term", "Outcome", ""] {
        let tidy = format!(
            "{head}|n|beta|se|p\nMen|2100|-0.1|0.02|0.2\nWomen|7|-0.3|0.06|0.3\nOther|143|0.1|0.06|0.3"
        );
        assert_eq!(observations(&tidy), expected, "{head}");
        let ratios = format!(
            "{head}|OR|lower|upper|p|N\nMen|1.1|0.9|1.2|0.2|2100\nWomen|1.3|0.6|2.3|0.3|7\nOther|0.9|0.6|1.3|0.3|143"
        );
        assert_eq!(observations(&ratios), expected, "{head}");
        let forest = format!(
            "{head}|x|n|HR (95% CI)|p\nMen|a|2100|1.1 (0.9-1.2)|0.2\nWomen|a|7|1.3 (0.6-2.3)|0.3\nOther|a|143|0.9 (0.6-1.3)|0.3"
        );
        assert_eq!(observations(&forest), expected, "{head}");
    }
}

#[test]
fn numbers_beside_the_classes_of_one_model_make_no_models() {
    let drawing = "Variable|n|OR|95% CI|p\nMen|210|1.00 (ref)||\nWomen|190|1.3|0.6, 2.3|0.3\nOld|143|0.9|0.6, 1.3|0.3";
    assert_eq!(observations(drawing).len(), 1);
}

#[test]
fn rows_of_words_and_of_fit_below_an_empty_row_close_the_estimates() {
    let table = |words: &str, fit: &str| {
        let drawing = format!(
            "||(1)|(2)\nVARIABLES|LABELS|loon|uren\nleeftijd||0.84***|0.87\n||(0.07)|(0.05)\nman||1.84|0.57\n||(0.17)|(0.05)\n\n{words}\n{fit}||612|88\nR-squared||0.2|0.3"
        );
        let found = found(&drawing);
        let observations: Vec<_> = found.models.iter().map(|model| model.observations).collect();
        (found.tables.len(), observations)
    };
    let whole = (1, vec![Some(612), Some(88)]);
    assert_eq!(table("City FE||YES|YES", "Observations"), whole);
    assert_eq!(table("Sample||All|Women", "Obs."), whole);
    assert_eq!(table("Controls||Nee|Ja\nJaar FE||Ja|Ja", "N"), whole);
    // Heads over numbers of another kind begin a table of their own.
    assert_eq!(table("Regio||Noord|Zuid", "Mannen").0, 2);
}

#[test]
fn factors_of_inflation_are_no_model() {
    let factors = |heads: &str| {
        let drawing = format!("{heads}\nconst|62.4\nleeftijd|2.2\ninkomen|1.1");
        found(&drawing).models.len()
    };
    assert_eq!((factors("|VIF"), factors("Variable|GVIF"), factors("|coef")), (0, 0, 1));
    let beside =
        "|B|SE|t|p|Tolerance|VIF\n(Constant)|1.2|0.1|12|0.00||\nage|0.3|0.2|1.5|0.1|0.9|1.1";
    assert_eq!(found(beside).models.len(), 1);
}
