//! Claims about regression tables: what is one, and how many models it shows.

use super::{counted, found};
use crate::facts::TableKind;

#[test]
fn a_regression_table_is_a_model_per_column() {
    let drawing = "|(1)|(2)\nVARIABLES|loon|uren\nleeftijd|0,260***|0,190***\n|(0,0597)|(0,0593)\nConstant|-963,3|29,09***\n|(1.548)|(0,296)\nObservations|1.250|1.250\nR-squared|0,915|0,105";
    let found = found(drawing);
    assert_eq!(found.models.len(), 2);
    assert_eq!(found.models[0].observations, Some(1250));
    assert_eq!(found.tables[0].kind, TableKind::Model);
    assert_eq!((found.tables[0].cells, found.tables[0].count_cells), (12, 2));
}

#[test]
fn panels_of_a_regression_table_are_models_of_their_own() {
    let drawing = "|(1)|(2)\nPanel A: South\nage|0.622***|-0.203\n|(9.27)|(-1.12)\nConstant|6626.2|1783.3\nObservations|16|16\n\nPanel B: West\nage|0.737***|0.005\n|(5.98)|(0.35)\nConstant|-5555.9|-1297.2*\nObservations|13|13";
    let found = found(drawing);
    assert_eq!((found.tables.len(), found.models.len()), (1, 4));
}

#[test]
fn a_tidy_table_is_one_model_and_a_glance_table_one_per_row() {
    let tidy = "term,estimate,std.error,p.value\n(Intercept),1.2,0.1,0.01\nage,0.3,0.2,0.05";
    assert_eq!(found(&tidy.replace(',', "|")).models.len(), 1);
    let glance = "model,r.squared,AIC,BIC,nobs\n1,0.21,110.2,120.1,1200\n2,0.22,111.2,121.1,1200";
    let found = found(&glance.replace(',', "|"));
    assert_eq!(found.models.len(), 2);
    assert_eq!(found.tables[0].count_cells, 2);
}

#[test]
fn estimates_beside_their_intervals_are_one_model_each() {
    let drawing = "|Crude||Adjusted|\n|HR|95% CI|HR|95% CI\nMen|1.05|(1.01 - 1.09)|1.02|(0.99 - 1.05)\nWomen|1.15|(1.11 - 1.19)|1.12|(1.08 - 1.15)";
    assert_eq!(found(drawing).models.len(), 2);
}

#[test]
fn blank_rows_between_the_variables_of_a_regression_table_do_not_split_it() {
    let drawing = "|(1)|(2)\nPanel A: South\nmarriages|0.622***|-0.203\n|(9.27)|(-1.12)\n\npopulation||0.0107***\n||(4.68)\n\nConstant|6626.2|1783.3\n|(1.46)|(0.58)\n\nObservations|16|16\n\n\nPanel B: West\nmarriages|0.737***|0.00548\n|(5.98)|(0.35)\n\npopulation||0.00788***\n||(52.78)\n\nConstant|-5555.9|-1297.2*\n|(-0.64)|(-2.37)\n\nObservations|13|13";
    let found = found(drawing);
    let places: Vec<_> = found.tables.iter().map(|t| t.place.to_string()).collect();
    assert_eq!((places.len(), found.models.len()), (1, 4), "{places:?}");
    assert_eq!((found.tables[0].cells, found.tables[0].count_cells), (24, 4));
}

#[test]
fn a_correlation_matrix_is_no_model() {
    let drawing = "|age|income|wage\nage|1.00||\nincome|0.35***|1.00|\nwage|0.21*|0.80***|1.00";
    let found = found(drawing);
    assert_eq!((found.tables[0].kind, found.models.len()), (TableKind::Statistics, 0));
    assert_eq!((found.tables[0].cells, found.tables[0].count_cells), (6, 0));
}

#[test]
fn columns_that_hold_estimates_and_errors_below_each_other_are_models() {
    let drawing =
        "|reg1|reg2\n|b/se|b/se\nage|0.260|0.190\n|0.0597|0.0593\n_cons|1.5|2.5\n|0.10|0.20";
    assert_eq!(found(drawing).models.len(), 2);
}

#[test]
fn rows_of_yes_and_no_about_controls_make_a_regression_table() {
    let drawing = "Maatregel|Opnames|Agenten\nUitbreiding|309.569**|7.172\n5e percentiel|-112.4|-24.4\nN|1173|937\nYear fixed effects|Yes|Yes\nTime variant controls|No|Yes";
    let found = found(drawing);
    assert_eq!(found.tables[0].kind, TableKind::Model);
    assert_eq!((found.models.len(), found.tables[0].count_cells), (2, 2));
}

#[test]
fn an_analysis_of_variance_is_no_model() {
    let drawing =
        "|Df|Sum Sq|Mean Sq|F value|Pr(>F)\nregio|3|9.9|3.3|0.592|0.62\nResiduals|1039|57.9|0.05";
    let found = found(drawing);
    assert_eq!((found.tables[0].kind, found.models.len()), (TableKind::Statistics, 0));
}

#[test]
fn a_column_is_a_model_whatever_its_outcome_is_called() {
    let table = "|Inkomen|Opnames|Overledenen\nleeftijd|0.260|-8.922|0.014\nse|0.045|4.1|0.007\n\
                 _cons|1.2|102.9|0.2\nse|0.2|11.0|0.1\nN|1043|1043|1043";
    let found = found(table);
    assert_eq!(found.models.len(), 3);
    assert_eq!(found.tables[0].count_cells, 3);
}

#[test]
fn a_term_with_a_word_for_counts_in_its_label_is_an_estimate() {
    let table = "label|estimate|stderr|p\nAge|0.12|0.03|0.001\n\
                 Smoking status (missing set to non smoker)|1|0|1\n_cons|0.9|0.2|0.01";
    assert_eq!(counted(table), [(9, 0, 0)]);
}

#[test]
fn ratios_of_models_are_models_without_an_interval_too() {
    let table =
        "Name|level|hr_death|hr_hosp\nAge|18-39|.21|.34\nAge|40-49|.58|.66\nSex|male|1.6|1.4";
    assert_eq!(found(table).models.len(), 2);
    let bounds = "term|or|or.ll|or.ul\nage|1.2|1.1|1.3\nsex|0.8|0.7|0.9\nobese|1.9|1.5|2.3";
    assert_eq!(found(bounds).models.len(), 1);
}

#[test]
fn ratios_of_two_rates_are_no_model() {
    let table = "time|yearsatrisk|n|rate|rr|rrCI\n1-28|17486.9|39893|2.28|0.81|(0.79-0.83)\n\
                 29-56|15799.4|12894|0.82|0.96|(0.92-1.00)";
    let found = found(table);
    assert!(found.models.is_empty());
    assert_eq!(found.tables[0].count_cells, 2);
}

#[test]
fn how_estimators_fare_in_a_simulation_is_no_model() {
    let table = "estimator|Mean|Bias|Emp. SE|Mean SE|Coverage|N\n\
                 Method A|1.01|+0.01|0.19|0.20|94%|100\nMethod B|1.02|+0.02|0.18|0.20|97%|100";
    let found = found(table);
    assert!(found.models.is_empty());
    assert_eq!(found.tables[0].count_cells, 2);
}

#[test]
fn a_row_of_coefficients_with_their_errors_is_one_model() {
    let table = "intercept|age|educ|se_intercept|se_age|se_educ\n-4.7|0.015|0.161|1.01|0.013|0.065";
    let found = found(table);
    assert_eq!(found.models.len(), 1);
    assert_eq!(found.tables[0].count_cells, 0);
}

#[test]
fn outcomes_with_observations_of_their_own_are_models_of_their_own() {
    let table = "Outcome variable|(1)|(2)\nSmoking|0.26***|0.31***\n|(0.04)|(0.05)\n|N=3,239|N=3,100\n\
                 Drinking|-0.11|-0.09\n|(0.08)|(0.09)\n|N=3,200|N=3,050\n\
                 Exercise|0.51**|0.48*\n|(0.20)|(0.22)\n|N=3,239|N=3,100";
    let found = found(table);
    assert_eq!(found.models.len(), 6);
    assert!(found.models.iter().all(|model| model.observations.is_some()));
}

#[test]
fn outcomes_that_are_shares_and_means_have_models_too() {
    let drawing = "|(1)|(2)|(3)\n|Income|Share of women|Mean wage\ntreated|-3.45***|-5.17***|-0.09**\n|(0.71)|(1.63)|(0.01)\nObservations|279|279|8\nR-squared|0.13|0.15|0.01";
    let observations: Vec<_> = found(drawing).models.iter().map(|m| m.observations).collect();
    assert_eq!(observations, [Some(279), Some(279), Some(8)]);
}

#[test]
fn a_balance_table_is_no_regression() {
    let drawing = "|(1)|(2)|(3)|(4)|(5)\n|N|Treated|N|Control|Difference\nage|593|2.49|291|2.65|0.30***\n||(0.94)||(1.03)|\nproperty|530|0.77|264|0.79|0.04\n||(0.42)||(0.41)|";
    let found = found(drawing);
    assert_eq!((found.tables[0].kind, found.models.len()), (TableKind::Statistics, 0));
    assert_eq!((found.tables[0].cells, found.tables[0].count_cells), (14, 4));
}

#[test]
fn terms_that_return_begin_another_model() {
    let rows = |regions: &[&str]| -> String {
        regions
            .iter()
            .map(|r| format!("{r}|(Intercept)|1.2|0.3|0.01\n{r}|age|0.2|0.03|0.02\n"))
            .collect()
    };
    let by_region = format!("regio|term|estimate|std.error|p.value\n{}", rows(&["a", "b", "c"]));
    assert_eq!(found(&by_region).models.len(), 3);
    let below = "term|estimate|std.error|p.value\n(Intercept)|1.2|0.3|0.01\nage|0.2|0.1|0.02\n(Intercept)|1.1|0.3|0.01\nage|0.3|0.1|0.02\nsex|0.4|0.1|0.02";
    assert_eq!(found(below).models.len(), 2);
    let fitted = "term|estimate|std.error|lag|r_squared|AIC\n(Intercept)|1.2|0.3|0|0.1|36.1\nage|0.2|0.1|0|0.1|36.1\n(Intercept)|1.1|0.3|1|0.2|37.1\nage|0.3|0.1|1|0.2|37.1";
    let found = found(fitted);
    assert_eq!((found.models.len(), found.tables[0].count_cells), (2, 0));
}

#[test]
fn degrees_of_freedom_that_a_model_took_are_not_those_that_are_left() {
    let drawing =
        "|(1)\nage|0.26***\n|(0.05)\nConstant|1.50\nDF model|4\nDF residual|390\nObservations|395";
    assert_eq!(found(drawing).models[0].residual_degrees, Some(390));
    let glance = "r.squared|adj.r.squared|sigma|statistic|p.value|df|logLik|AIC|deviance|df.residual|nobs\n0.45|0.44|6.7|1.13|0.32|2|-16613.1|33234.2|225160.5|4997|5000";
    assert_eq!(found(glance).models[0].residual_degrees, Some(4997));
    let binomial = "null.deviance|df.null|logLik|AIC|BIC|deviance|df.residual|nobs\n120.5|11|-16.1|33.2|36.1|22.5|7|12";
    assert_eq!(found(binomial).models[0].residual_degrees, Some(7));
    let bare = "|(1)\nage|0.26***\n|(0.05)\nConstant|1.50\ndf|4\nObservations|395";
    assert_eq!(found(bare).models[0].residual_degrees, None);
    let few = "|(1)\nage|0.26***\n|(0.05)\nConstant|1.50\ndf|8\nObservations|10";
    assert_eq!(found(few).models[0].residual_degrees, Some(8));
}

#[test]
fn columns_by_quantile_are_models_and_repeated_heads_are_no_cells() {
    let quantiles = "|Quantile 0.1|Quantile 0.5\nopleiding|0.05|0.07\n|(0.01)|(0.01)\nN|1204|1204";
    let of_quantiles = found(quantiles);
    assert_eq!((of_quantiles.models.len(), of_quantiles.tables[0].cells), (2, 6));
    let panels = "Panel A: mannen\n|(1)|(2)\nbehandeling|0.12**|0.11**\n|(0.05)|(0.05)\nN|1204|1190\nPanel B: vrouwen\n|(1)|(2)\nbehandeling|0.09*|0.10*\n|(0.05)|(0.05)\nN|1310|1301";
    let of_panels = found(panels);
    assert_eq!((of_panels.models.len(), of_panels.tables[0].cells), (4, 12));
}

#[test]
fn numbers_of_models_may_begin_anew_under_each_head() {
    let drawing = "|Coef.||Marginal effect|\n|(1)|(2)|(1)|(2)\nVrouw|-0.12***|-0.11***|-0.03***|-0.02***\n|(0.01)|(0.01)|(0.00)|(0.00)\nN|12034|11890|12034|11890";
    let found = found(drawing);
    assert_eq!((found.models.len(), found.tables[0].cells), (4, 12));
}

#[test]
fn standardised_coefficients_beside_others_are_no_model_of_their_own() {
    let spss =
        "|B|SE|Beta|t|Sig.\n(Constante)|2,12|0,03||70,6|0,000\nVrouw|-0,12|0,01|-0,21|-12,0|0,000";
    assert_eq!(found(spss).models.len(), 1);
}

#[test]
fn ratios_that_are_adjusted_in_dutch_are_models() {
    let drawing = "|Ruw OR (95% BI)|Gecorrigeerde OR (95% BI)\nVrouw|1,23 (1,10-1,38)|1,18 (1,05-1,33)\n65+|2,10 (1,90-2,33)|1,95 (1,75-2,18)";
    assert_eq!(found(drawing).models.len(), 2);
}

#[test]
fn effects_in_rows_with_their_errors_are_models() {
    let drawing =
        "|Werk|Inkomen\nATT|0.03|120\nSE|(0.01)|(45)\nN behandeld|1204|1204\nN controle|2408|2408";
    let found = found(drawing);
    assert_eq!((found.models.len(), found.tables[0].count_cells), (2, 4));
}

#[test]
fn estimates_with_the_ends_of_their_intervals_are_a_model_for_each_name() {
    let drawing = "uitkomst|model|estimate|lower|upper|N\nwerk|1|0.12|0.1|0.14|12034\nwerk|2|0.11|0.09|0.13|12034\nuren|1|3.1|2.9|3.3|11890";
    assert_eq!(found(drawing).models.len(), 3);
}

#[test]
fn a_point_sets_thousands_apart_in_numbers_of_observations() {
    let drawing =
        "|OLS|IV\nTreat|0.05|0.07\n|(0.02)|(0.03)\nAantal obs.|12.034|11.890\nR2|0.12|0.10";
    let found = found(drawing);
    assert_eq!(found.tables[0].count_cells, 2);
    assert_eq!(found.models[1].observations, Some(11_890));
}

#[test]
fn a_regression_per_row_is_a_model_per_row() {
    let drawing = "n,beta,se,p,r2,indicator\n29,0.21,0.10,0.03,0.12,water\n8,0.11,0.20,0.61,0.02,food\n31,0.31,0.11,0.01,0.22,care";
    let found = found(&drawing.replace(',', "|"));
    assert_eq!(found.models.len(), 3);
    assert_eq!(found.models[1].observations, Some(8));
}

#[test]
fn means_under_numbered_heads_are_no_models() {
    let drawing = "|(1)|(2)\n|Mean|Mean\nAge|44.1|43.9\n|[43.1,45.1]|[42.9,44.9]\nIncome|3.1|3.2\n|[3.0,3.2]|[3.1,3.3]\nObservations|120|118";
    let found = found(drawing);
    assert_eq!((found.models.len(), found.tables[0].count_cells), (0, 2));
}

#[test]
fn heads_with_the_marks_of_notes_are_known() {
    let drawing =
        "Characteristic|OR1|95% CI1|p-value\nAge|1.02|0.99, 1.05|0.2\nMale|1.15|1.11, 1.19|0.01";
    assert_eq!(found(drawing).models.len(), 1);
}

#[test]
fn estimates_with_intervals_under_adjustments_are_models() {
    let drawing = "|Ongecorrigeerd|Gecorrigeerd\nVrouw|1.06 (0.79 - 1.42)|1.02 (0.77 - 1.39)\nOud|1.26 (1.09 - 1.42)|1.22 (1.07 - 1.39)";
    assert_eq!(found(drawing).models.len(), 2);
}

#[test]
fn models_whose_rows_follow_each_other_are_one_each() {
    let drawing = "|y1||y2|\nage|0.12|**||\n|(0.05)|||\n_cons|1.2|*||\n|(0.5)|||\nsex|||0.31|\n|||(0.12)|\n_cons|||2.1|***\n|||(0.4)|\nN|631||1076|";
    let models = found(drawing).models;
    let observations: Vec<_> = models.iter().map(|model| model.observations).collect();
    assert_eq!(observations, [Some(631), Some(1076)]);
}

#[test]
fn what_repeats_with_a_verdict_on_the_right_is_a_result() {
    let tests = "test,HR,p_raw,p_BH,family,survives\na,1.65,0.0050,0.0067,4,TRUE\nb,1.33,0.0038,0.0067,4,TRUE\nc,1.20,0.0031,0.0067,4,TRUE\nd,1.02,0.4,0.5,4,FALSE";
    assert_eq!(counted(&tests.replace(',', "|"))[0].0, 16);
}

#[test]
fn rows_of_a_regression_table_without_any_head_are_models() {
    let drawing = "leeftijd|-0.044|-0.004\n|(0.068)|(0.060)\nObservations|11,771|9,840";
    let found = found(drawing);
    let observations: Vec<_> = found.models.iter().map(|model| model.observations).collect();
    assert_eq!(observations, [Some(11_771), Some(9_840)]);
}

#[test]
fn panels_that_are_called_so_repeat_the_models() {
    let panels = "Uitkomst|Alle|2013\n|(1)|(2)\nPanel (a): lineair||\nEffect|1.64|4.10\n|(0.44)|(1.13)\nPanel (b): lokaal||\nEffect|2.21|4.38\n|(0.57)|(1.35)\nBandbreedte|47|48\nObservations|2477|361";
    assert_eq!(found(panels).models.len(), 4);
    let groups = panels.replace("Effect|2.21", "Ander effect|2.21");
    assert_eq!(found(&groups).models.len(), 2);
}
