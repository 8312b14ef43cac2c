//! What estimates, tests and descriptions that look like estimates are taken for.

use super::{found, found_in, tables};
use crate::content::LineKind;
use crate::facts::TableKind::{Counts, Model, Statistics};

#[test]
fn what_is_explained_may_be_called_as_a_prediction_is() {
    let log = "
. reg margin_bps leeftijd

      Source |       SS           df       MS      Number of obs   =       154
-------------+----------------------------------   F(1, 152)       =     24.08
       Model |   12.300000         1  12.3000000   R-squared       =    0.4120
-------------------------------------------------------------------------------
  margin_bps | Coefficient  Std. err.      t    P>|t|     [95% conf. interval]
-------------+----------------------------------------------------------------
    leeftijd |   .0146067   .0010116     3.86   0.000    -.0058894    -.001924
       _cons |   13.70837   4.518709     3.03   0.002     4.851859    22.56487
------------------------------------------------------------------------------
";
    assert_eq!(found(log).models.len(), 1);
    let margins = "
. margins, dydx(leeftijd)

Average marginal effects                                   Number of obs = 154

------------------------------------------------------------------------------
             |            Delta-method
             |      dy/dx   std. err.      z    P>|z|     [95% conf. interval]
-------------+----------------------------------------------------------------
    leeftijd |   .0146067   .0010116     3.86   0.000    -.0058894    -.001924
------------------------------------------------------------------------------
";
    assert!(found(margins).models.is_empty());
}

#[test]
fn the_degrees_of_freedom_that_fixed_effects_take_count_no_units() {
    let log = "
. reghdfe uren leeftijd, absorb(jaar regio)

HDFE Linear regression                            Number of obs   =      1,204
Absorbing 2 HDFE groups                           F(   1,   1190) =      13.84
                                                  R-squared       =     0.2231
------------------------------------------------------------------------------
        uren | Coefficient  Std. err.      t    P>|t|     [95% conf. interval]
-------------+----------------------------------------------------------------
    leeftijd |   .0146067   .0010116     3.86   0.000    -.0058894    -.001924
       _cons |   13.70837   4.518709     3.03   0.002     4.851859    22.56487
------------------------------------------------------------------------------

Absorbed degrees of freedom:
-----------------------------------------------------+
 Absorbed FE | Categories  - Redundant  = Num. Coefs |
-------------+---------------------------------------|
        jaar |         8           0           8     |
       regio |        12          12           0    *|
-----------------------------------------------------+
* = FE nested within cluster; treated as redundant for DoF computation

. tab sekse
";
    let found = found(log);
    assert_eq!(tables(log), [(Model, 21, 1)]);
    assert_eq!(found.tables[0].place.to_string(), "uitvoer.log!lines 4-21");
    assert_eq!(found.models[0].observations, Some(1204));
}

#[test]
fn rows_at_the_foot_of_a_box_are_of_the_whole_model() {
    let log = "
. rego uren leeftijd

------------------------------------------------------------------------------
Gr        Regressor |       Coef.      Std.Err.   P>|t|  Std.Coef.   Group %R2
--------------------+---------------------------------------------------------
 1         leeftijd |   -.0266091 ***  .0049837   0.000    -0.4760     67.6503
 -        Intercept |    .0007117      .0021095   0.737
--------------------+---------------------------------------------------------
       Observations |         154
         Overall R2 |     0.35567
           Root MSE |    .2709454
------------------------------------------------------------------------------
";
    assert_eq!(tables(log), [(Model, 11, 1)]);
    let models = found(log).models;
    assert_eq!((models.len(), models[0].observations, models[0].coefficients), (1, Some(154), 2));
}

#[test]
fn what_estpost_has_stored_is_no_model() {
    let described = "
Summary statistics: Mean SD Min Max count
     for variables: uren leeftijd

             |   e(Mean)      e(SD)     e(Min)     e(Max)   e(count)
-------------+-------------------------------------------------------
        uren |  38.73391   71.83619          1         85          8
    leeftijd |  40.94132   12.46213         18         64        835
";
    assert_eq!(tables(described), [(Statistics, 10, 2)]);
    let tested = "
             |      e(b)   e(count)      e(se)       e(t)       e(p)
-------------+-------------------------------------------------------
        uren |  .0529123       2246   .1518974   .3483425   .7276157
    leeftijd | -3.615502       2246   .2753268  -13.13167   5.26e-38
";
    assert_eq!(tables(tested), [(Statistics, 10, 2)]);
    assert!(found(tested).models.is_empty());
}

#[test]
fn the_legend_of_the_stars_ends_an_analysis_of_variance() {
    let variance = "
            Df Sum Sq Mean Sq F value   Pr(>F)
g            2  39.66  19.831  23.534 4.47e-08 ***
h            1   0.82   0.816   0.968    0.329
g:h          2   2.17   1.083   1.285    0.285
Residuals   54  45.51   0.843
---
Signif. codes:  0 ‘***’ 0.001 ‘**’ 0.01 ‘*’ 0.05 ‘.’ 0.1 ‘ ’ 1
  Tukey multiple comparisons of means
";
    assert_eq!(tables(variance), [(Statistics, 18, 0)]);
    let levene = "
Levene's Test for Homogeneity of Variance (center = median)
      Df F value    Pr(>F)
group  2  58.819 1.385e-14 ***
      57
---
Signif. codes:  0 ‘***’ 0.001 ‘**’ 0.01 ‘*’ 0.05 ‘.’ 0.1 ‘ ’ 1
";
    let deviance = "
  Resid. Df Resid. Dev Df Deviance Pr(>Chi)
1        59     83.111
2        57     72.977  2    9.133   0.0104 *
---
Signif. codes:  0 ‘***’ 0.001 ‘**’ 0.01 ‘*’ 0.05 ‘.’ 0.1 ‘ ’ 1
";
    for test in [levene, deviance] {
        let found = found(test);
        assert_eq!(found.tables.len(), 1, "{test}");
        assert!(found.models.is_empty(), "{test}");
    }
}

#[test]
fn a_summary_without_its_call_is_one_model() {
    let text = "coxph(formula = Surv(tijd, dood) ~ leeftijd + groep, data = d)

  n= 60, number of events= 31

             coef exp(coef) se(coef)      z Pr(>|z|)
leeftijd  0.36209   1.43633  0.25118  1.442   0.1494
groep    -1.52055   0.21859  0.48189 -3.155   0.0016 **
---
Signif. codes:  0 ‘***’ 0.001 ‘**’ 0.01 ‘*’ 0.05 ‘.’ 0.1 ‘ ’ 1

         exp(coef) exp(-coef) lower .95 upper .95
leeftijd   1.43633     0.6962   0.87790    2.3500
groep      0.21859     4.5747   0.08501    0.5621

Concordance= 0.764  (se = 0.036 )
";
    let found = found(text);
    assert_eq!((found.tables.len(), found.tables[0].count_cells), (1, 2));
    assert_eq!((found.models.len(), found.models[0].observations), (1, Some(60)));
}

#[test]
fn the_words_of_a_dependent_variable_are_no_columns() {
    let text = "
=====================================================
                        Dependent variable:
             ----------------------------------------
                  Log of hourly wage in euros
                (1)       (2)       (3)       (4)
-----------------------------------------------------
leeftijd     -0.062*** -0.059*** -0.058*** -0.039***
              (0.004)   (0.004)   (0.004)   (0.004)

Constant     3.692***  3.697***  3.696***  3.695***
              (0.013)   (0.016)   (0.016)   (0.015)

-----------------------------------------------------
Observations   22,734    18,201    18,197    17,371
R2             0.045     0.036     0.036     0.068
=====================================================
Note:                     *p<0.1; **p<0.05; ***p<0.01
";
    assert_eq!(tables(text), [(Model, 24, 4)]);
    let models = found(text).models;
    let observations: Vec<_> = models.iter().filter_map(|model| model.observations).collect();
    assert_eq!(observations, [22734, 18201, 18197, 17371]);
}

#[test]
fn means_with_their_spread_are_no_models() {
    let text = "
----------------------------------------------------
                      (1)             (2)
                    Allen          Hoog
----------------------------------------------------
uren                39.15           39.11
                  (3.060)         (3.028)
loon                 7.77           10.53
                  (5.756)         (6.326)
----------------------------------------------------
N                    2246             532
----------------------------------------------------
mean coefficients; sd in parentheses
* p<0.05, ** p<0.01, *** p<0.001
";
    assert_eq!(tables(text), [(Statistics, 10, 2)]);
    assert!(found(text).models.is_empty());
    let estimated = text.replace("mean coefficients; sd", "Standard errors");
    assert_eq!(found(&estimated).models.len(), 2);
}

#[test]
fn a_licence_and_a_merge() {
    let log = "
Stata license: 60-user network, expiring 14 Aug 2026
Serial number: 401909327398
  Licensed to: Onderzoek

. merge 1:1 id using b.dta

    Result                      Number of obs
    -----------------------------------------
    Not matched                         1,237
        from master                     1,234  (_merge==1)
        from using                          3  (_merge==2)

    Matched                             8,412  (_merge==3)
    -----------------------------------------

. keep if _merge == 3
";
    assert_eq!(tables(log), [(Counts, 4, 4)]);
}

#[test]
fn formulas_and_lone_numbers_in_running_text_are_no_tables() {
    let text = "Y = a + bX + e                         (3)
Van beide kanten wordt het verschil genomen:
DY = bDX + De                         (4)

Het effect is bijna 2.4,  dat wil zeggen dat
een schatting  in 95% van de gevallen
";
    let found = found_in(text, LineKind::Prose);
    assert!(found.tables.is_empty(), "{:?}", found.tables);
    assert!(found.models.is_empty());
}
