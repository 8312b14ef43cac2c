//! What the consoles of R, pandas and Stata print is taken for.

use super::{found, tables};
use crate::facts::Measure;
use crate::facts::TableKind::{Counts, Model, Statistics};

#[test]
fn means_that_a_command_asks_for_by_group_are_means() {
    let session = "> tapply(dat$loon, dat$regio, mean)
   Noord     Oost     West     Zuid
31200.50 29870.10 33010.00 30110.20

> summary(x)
";
    let measures: Vec<Measure> =
        found(session).tables[0].body.cells.iter().map(|cell| cell.measure).collect();
    assert_eq!(measures, [Measure::Mean; 4]);
}

#[test]
fn a_title_that_ends_with_a_number_is_no_row() {
    let anova = "ANOVA for Rank: 1
              Df   Sum Sq    Mean Sq  F value      Pr(>F)
architecture   6 23031.35 3838.55827 83.42465 2.71225e-78
Residuals    685 31518.41   46.01228       NA          NA
";
    assert_eq!(tables(anova), [(Statistics, 8, 0)]);
}

#[test]
fn each_result_of_a_session_of_r_is_counted() {
    let session = include_str!("../../../../tests/fixtures/printed/r_session.txt");
    assert_eq!(
        tables(session),
        [
            (Counts, 3, 3),      // the classes of one variable
            (Counts, 6, 6),      // a cross table without names
            (Counts, 6, 6),      // whose classes are numbers
            (Counts, 12, 12),    // with its margins
            (Counts, 12, 12),    // a flat one
            (Statistics, 15, 3), // a summary of variables
            (Statistics, 6, 0),  // means in a matrix
            (Statistics, 6, 0),  // means in a data frame
            (Statistics, 5, 0),  // quantiles
            (Model, 3, 0),       // a model that was not summarised
            (Model, 22, 0),
            (Model, 25, 0),
            (Statistics, 8, 0), // an analysis of variance is no model
            (Model, 12, 0),     // a table of coefficients
        ]
    );
    assert_eq!(found(session).models.len(), 4);
}

#[test]
fn the_line_of_types_and_the_numbers_of_rows_of_a_tibble_are_no_results() {
    let text = "
# A tibble: 3 × 3
  regio     n   mean
  <fct> <int>  <dbl>
1 Noord   246 38932.
2 Oost    257 38476.
3 Zuid    274 39242.
";
    assert_eq!(tables(text), [(Statistics, 6, 3)]);
}

#[test]
fn frequencies_that_pandas_prints_as_fractions_count() {
    let text = "
sekse    man  vrouw
regio
Noord  121.0  125.0
Oost   131.0    NaN
Zuid   136.0  138.0
";
    assert_eq!(tables(text), [(Counts, 5, 5)]);
    let means = "
         man  vrouw
Noord  121.0  125.5
Oost   131.0  126.1
Zuid   136.5  138.0
";
    assert_eq!(tables(means), [(Statistics, 6, 0)]);
}

#[test]
fn the_labels_of_a_series_are_no_results() {
    let text = "
niveau
1    361
2    363
3    319
Name: count, dtype: int64
";
    assert_eq!(tables(text), [(Counts, 3, 3)]);
}

#[test]
fn the_classes_before_a_bar_are_labels_whatever_the_variable_is_called() {
    let text = "
. tab n

          n |      Freq.     Percent        Cum.
------------+-----------------------------------
          0 |        304       40.01       40.01
          1 |        456       59.99      100.00
------------+-----------------------------------
      Total |        760      100.00

";
    assert_eq!(tables(text), [(Statistics, 8, 3)]);
}

#[test]
fn the_moments_of_a_survival_listing_are_labels() {
    let text = "
              Beg.                      Failure       Std.
    Time     Total     Fail             Function     Error     [95% Conf. Int.]
-------------------------------------------------------------------------------
male=0
      10      2901       20              0.0069    0.0015     0.0044    0.0107
      80      2411       37              0.0212    0.0027     0.0165    0.0272
male=1
      10      3004       23              0.0077    0.0016     0.0051    0.0115
      80      2519       72              0.0349    0.0035     0.0286    0.0424
-------------------------------------------------------------------------------
";
    assert_eq!(tables(text), [(Statistics, 24, 8)]);
}

#[test]
fn hazard_ratios_of_statsmodels_are_a_model() {
    let text = "
                    Results: PHReg
======================================================
Model:                   PH Reg   Sample size:    1043
Dependent variable:      time     Num. events:    519
Ties:                    Breslow
------------------------------------------------------
      log HR log HR SE   HR      t     P>|t|  [0.025 0.975]
------------------------------------------------------
age   0.0035    0.0024 1.0035  1.4400 0.1499  0.9987 1.0083
educ  0.0367    0.0536 1.0374  0.6851 0.4933  0.9340 1.1523
======================================================
";
    assert_eq!(tables(text), [(Model, 16, 2)]);
    assert_eq!(found(text).models[0].observations, Some(1043));
}

#[test]
fn labels_with_numbers_in_a_text_are_no_summary_of_variables() {
    let text = "
MLE Estimation Results
Average Log-L: -3.67109
Observations: 4564
";
    assert!(tables(text).is_empty());
}

#[test]
fn a_detailed_summary_is_read_whole() {
    let text = "
. summarize uren, detail

                            Uren per week
-------------------------------------------------------------
      Percentiles      Smallest
 1%           12             12
 5%           16             14
10%           18             14       Obs                 740
25%           24             15       Sum of wgt.         740

50%         31.5                      Mean           30.86528
                        Largest       Std. dev.      8.494558
75%           36             55
90%           40             56       Variance       72.15251
95%           45             58       Skewness       .1534334
99%           54             60       Kurtosis       2.819188

";
    assert_eq!(tables(text), [(Statistics, 24, 2)]);
}

#[test]
fn each_line_of_a_group_holds_the_statistic_that_its_head_names() {
    let text = "
. tabstat uren loon, by(sekse) statistics(n mean sd)

Summary statistics: N, Mean, SD
Group variable: sekse

   sekse |      uren      loon
---------+--------------------
     Man |       352       352
         |  36.07242  19.82692
         |  3.097104  4.743297
---------+--------------------
   Vrouw |       388       388
         |  26.38468  18.77273
         |  5.621915  6.611187
---------+--------------------
   Total |       740       740
         |  30.86525  19.29734
         |  8.494963  5.785503
------------------------------

. tabstat uren loon, statistics(n mean)

   Stats |      uren      loon
---------+--------------------
       N |       740       740
    Mean |  30.86525  19.29734
------------------------------
";
    assert_eq!(tables(text), [(Statistics, 18, 6), (Statistics, 4, 2)]);
}

#[test]
fn the_variances_of_a_mixed_model_belong_to_its_block() {
    let text = "
. mixed gewicht week || id:

Mixed-effects ML regression                     Number of obs     =        864
Group variable: id                              Number of groups  =         96
                                                Obs per group:
                                                              min =          9
                                                              avg =        9.0
                                                              max =          9
                                                Wald chi2(1)      =    2337.49
Log likelihood = -2014.9268                     Prob > chi2       =     0.0000

------------------------------------------------------------------------------
     gewicht | Coefficient  Std. err.      z    P>|z|     [95% conf. interval]
-------------+----------------------------------------------------------------
        week |   5.209896   .0390124   133.54   0.000     5.133433    5.286359
       _cons |   18.35561   .5974059    30.73   0.000     17.18472    19.52651
------------------------------------------------------------------------------

------------------------------------------------------------------------------
  Random-effects parameters  |   Estimate   Std. err.     [95% conf. interval]
-----------------------------+------------------------------------------------
id: Identity                 |
                  var(_cons) |   13.81751   3.124225      8.801716    21.40002
-----------------------------+------------------------------------------------
               var(Residual) |   4.283264   .3163348      3.705112     4.95126
------------------------------------------------------------------------------
LR test vs. linear model: chibar2(01) = 472.65        Prob >= chibar2 = 0.0000
";
    assert_eq!(tables(text), [(Model, 28, 2)]);
    assert_eq!(found(text).models.len(), 1);
}

#[test]
fn the_numbers_of_observations_below_a_rule_belong_to_the_models_above_it() {
    let text = "
. esttab, se

--------------------------------------------
                      (1)             (2)   
                     loon            loon   
--------------------------------------------
uren               -238.9***       -49.51   
                  (53.08)         (86.16)   

leeftijd                            1.747** 
                                  (0.641)   

_cons             11253.1***       1946.1   
                 (1170.8)        (3597.0)   
--------------------------------------------
N                     740             740   
--------------------------------------------
Standard errors in parentheses
* p<0.05, ** p<0.01, *** p<0.001
";
    assert_eq!(tables(text), [(Model, 12, 2)]);
    let models = found(text).models;
    assert_eq!(models.iter().map(|model| model.observations).collect::<Vec<_>>(), [Some(740); 2]);
}

#[test]
fn the_answer_to_count_is_a_number_of_units() {
    let text = "\n. count if uren > 20\n  36\n\n. display 2 + 2\n4\n\n. tab n\n";
    let counts: Vec<_> = found(text).sightings.iter().map(|sighting| sighting.value).collect();
    assert_eq!(counts, [Some(36)]);
}

#[test]
fn the_observations_that_gretl_names_above_a_table_belong_to_its_model() {
    for (used, observations) in [
        ("using observations 1-1204", 1204),
        ("using observations 1960:1-1990:4 (T = 124)", 124),
        ("using 980 observations", 980),
    ] {
        let text = format!(
            "\
Model 1: OLS, {used}
Dependent variable: inkomen

             coefficient   std. error   t-ratio   p-value
  --------------------------------------------------------
  const       1.23400      0.104000     11.87     0.0001 ***
  leeftijd    0.45000      0.050000     9.000     0.0002 ***
"
        );
        assert_eq!(found(&text).models[0].observations, Some(observations), "{used}");
    }
}
