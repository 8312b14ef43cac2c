//! What scripts and loops print around models and statistics: titles, rules, further equations.

use super::{found, tables};
use crate::facts::Measure;
use crate::facts::TableKind::{Model, Statistics};

/// A summary of two coefficients, of which one has a long name.
const SUMMARY: &str = "                            OLS Regression Results
==============================================================================
Dep. Variable:                uitgaven   R-squared:                       0.017
Model:                             OLS   Adj. R-squared:                  0.002
No. Observations:                   64   AIC:                             1745.
Df Residuals:                       62   BIC:                             1749.
====================================================================================
                       coef    std err          t      P>|t|      [0.025      0.975]
------------------------------------------------------------------------------------
const             4.578e+05   2.52e+04     18.134      0.000    4.07e+05    5.08e+05
inkomen_verhuisd -4404.9415   4201.340     -1.048      0.298   -1.28e+04    3993.417
==============================================================================
Skew:                           0.949   Prob(JB):                      0.00260
Kurtosis:                       3.929   Cond. No.                         6.14
==============================================================================
";

#[test]
fn a_long_name_leaves_one_blank_before_its_coefficient() {
    assert_eq!(tables(SUMMARY), [(Model, 22, 1)]);
}

#[test]
fn titles_directly_above_a_summary_are_no_part_of_it() {
    for title in [
        "=== OLS (niveaus): uitgaven ~ inkomen + leeftijd ===\n",
        "1. OLS (basis)\n--------------------------------------------------------------------------------\n",
        "Uitgaven van huishoudens\n",
    ] {
        let text = format!("{title}{SUMMARY}\n{title}{SUMMARY}");
        assert_eq!(tables(&text), [(Model, 22, 1), (Model, 22, 1)], "{title}");
        assert_eq!(found(&text).models.len(), 2, "{title}");
    }
    let panel = "2. Vaste effecten
--------------------------------------------------------------------------------
                          PanelOLS Estimation Summary
================================================================================
Dep. Variable:               uitgaven   R-squared:                        0.1566
No. Observations:               31168   R-squared (Within):               0.1543
Entities:                        3430   P-value                           0.0000
                               Parameter Estimates
==================================================================================
                Parameter  Std. Err.     T-stat    P-value    Lower CI    Upper CI
----------------------------------------------------------------------------------
inkomen         9.221e-06  9.041e-06     1.0199     0.3078    -8.5e-06   2.694e-05
leeftijd          -5.7206     0.3564    -16.050     0.0000     -6.4192     -5.0219
==================================================================================
";
    assert_eq!(tables(panel), [(Model, 17, 2)]);
}

#[test]
fn further_equations_belong_to_the_table_of_estimates_above_them() {
    let text = "
------------------------------------------------------------
                      (1)             (2)             (3)
                 klachten        klachten        klachten
------------------------------------------------------------
klachten
leeftijd           -23.96
                  (0.099)

inkomen             3.308*          2.890           3.227*
                  (0.024)         (0.057)         (0.027)
------------------------------------------------------------
/
cut1               -9.332           3.617          -1.984
                  (0.250)         (0.638)         (0.806)

cut2               -8.874           4.178          -1.538
                  (0.273)         (0.588)         (0.849)
------------------------------------------------------------
N                     111             111             111
AIC                 287.8           275.6           289.0
------------------------------------------------------------
p-values in parentheses
* p<0.05, ** p<0.01, *** p<0.001

------------------------------------------------------------
                      (1)             (2)             (3)
------------------------------------------------------------
inkomen             3.308*          2.890           3.227*
                  (0.024)         (0.057)         (0.027)
------------------------------------------------------------
N                     111             111             111
------------------------------------------------------------
";
    assert_eq!(tables(text), [(Model, 26, 3), (Model, 9, 3)]);
    assert_eq!(found(text).models.len(), 6);
}

#[test]
fn the_difference_of_a_t_test_counts_nobody() {
    let text = "
------------------------------------------------------------------------------
   Group |     Obs        Mean    Std. Err.   Std. Dev.   [95% Conf. Interval]
---------+--------------------------------------------------------------------
      DZ |      18    26.22222    1.024394    4.346135    24.06094     28.3835
      MZ |      19    23.05263    1.060932    4.624496     20.8237    25.28157
---------+--------------------------------------------------------------------
combined |      37    24.59459    .7744604    4.710859    23.02392    26.16527
---------+--------------------------------------------------------------------
    diff |            3.169591    1.477318                .1704747    6.168707
------------------------------------------------------------------------------
";
    for t in &found(text).tables {
        for c in &t.body.cells {
            println!("{c:?}");
        }
        println!("{:?}", t.body.columns);
    }
    assert_eq!(tables(text), [(Statistics, 22, 3)]);
}

#[test]
fn the_mean_of_a_number_of_visits_is_no_number_of_units() {
    let text = "
        num_bezoeken    leeftijd  n_kinderen
count    1972.000000  1972.00000  1972.00000
mean        1.219574    44.36460     0.73529
std         2.799754    17.83538     1.36905
min         0.000000    18.00000     0.00000
25%         0.000000    31.00000     0.00000
50%         1.000000    45.00000     0.00000
75%         1.000000    59.00000     1.00000
max        71.000000    98.00000     7.00000
";
    assert_eq!(tables(text), [(Statistics, 24, 3)]);
    let counted: Vec<u32> = found(text).tables[0]
        .body
        .cells
        .iter()
        .filter(|cell| cell.measure == Measure::Count)
        .map(|cell| cell.row)
        .collect();
    assert_eq!(counted, [2, 2, 2]);
}

#[test]
fn what_lifelines_prints_is_one_model() {
    let text = "
                        coef  exp(coef)  se(coef)  coef lower 95%  coef upper 95%  exp(coef) lower 95%  exp(coef) upper 95%  cmp to          z         p   -log2(p)
covariate
leeftijd            0.081384   1.084788  0.054704       -0.025833        0.188601             0.974498             1.207560     0.0   1.487733  1.37e-01   2.869634
inkomen             0.036422   1.037093  0.002445        0.031629        0.041214             1.032135             1.042075     0.0  14.895361  3.53e-50 164.275637
opleiding_hoog     -0.001628   0.998373  0.000040       -0.001705       -0.001550             0.998296             0.998451     0.0 -41.189949  0.00e+00        inf
";
    let found = found(text);
    assert_eq!((found.models.len(), found.tables[0].count_cells), (1, 0));
}

#[test]
fn an_outcome_that_heads_each_model_and_its_equation_makes_no_correlations() {
    let text = "
------------------------------------------------------------
                      (1)             (2)             (3)
                 klachten        klachten        klachten
------------------------------------------------------------
klachten
leeftijd            0.239           0.101           0.207
                  (0.099)         (0.057)         (0.027)
------------------------------------------------------------
N                     111             111             111
------------------------------------------------------------
";
    assert_eq!((tables(text), found(text).models.len()), (vec![(Model, 9, 3)], 3));
}
