//! What stands around fits: searches, heads, titles, combinations and tests.

use super::{found, tables};
use crate::facts::Measure;
use crate::facts::TableKind::{Counts, Model, Statistics};

#[test]
fn the_search_for_estimates_is_no_result() {
    let log = "
. logit werk leeftijd

Iteration 0:   log likelihood =  -45.03321
Iteration 1:   log likelihood = -29.238536

Logistic regression                             Number of obs     =         74
Log likelihood = -29.238536                     Pseudo R2         =     0.3966

------------------------------------------------------------------------------
        werk |      Coef.   Std. Err.      z    P>|z|     [95% Conf. Interval]
-------------+----------------------------------------------------------------
    leeftijd |  -.0039067   .0010116    -3.86   0.000    -.0058894    -.001924
       _cons |   13.70837   4.518709     3.03   0.002     4.851859    22.56487
------------------------------------------------------------------------------
";
    assert_eq!(tables(log), [(Model, 15, 1)]);
}

#[test]
fn a_combination_of_coefficients_is_no_model() {
    let log = "
. lincom a - b

 ( 1)  a - b = 0

------------------------------------------------------------------------------
        werk | Coefficient  Std. err.      z    P>|z|     [95% conf. interval]
-------------+----------------------------------------------------------------
         (1) |   .7600193   .0560636    -3.72   0.000     .6577106    .8782424
------------------------------------------------------------------------------
";
    assert_eq!(tables(log), [(Statistics, 6, 0)]);
    assert!(found(log).models.is_empty());
}

#[test]
fn fits_that_a_test_compares_are_no_models_again() {
    let log = "
. hausman vast los

                 ---- Coefficients ----
             |      (b)          (B)            (b-B)     sqrt(diag(V_b-V_B))
             |      vast         los         Difference          S.E.
-------------+----------------------------------------------------------------
    leeftijd |    3.508206     4.535948       -1.027742        .3414402
    inkomen  |    269.2799      233.911        35.36891        8.641158
------------------------------------------------------------------------------
";
    assert_eq!(tables(log), [(Statistics, 8, 0)]);
    assert!(found(log).models.is_empty());
}

#[test]
fn settings_of_memory_are_no_result() {
    let log = "
. set mem 25m;

Current memory allocation

                    current                                 memory usage
    settable          value     description                 (1M = 1024k)
    --------------------------------------------------------------------
    set maxvar         5000     max. variables allowed           1.909M
    set memory           25M    max. data space                 25.000M
    set matsize         400     max. RHS vars in models          1.254M
                                                            -----------
                                                                28.163M
";
    assert_eq!(tables(log), []);
}

#[test]
fn lines_that_the_window_broke_are_read_as_one() {
    let log = "
. tab a b

           |           b
         a |         0          1 |   
>   Total
-----------+----------------------+---
> -------
      slecht |         5          3 |   
>       8
      goed |        12         40 |   
>      52
-----------+----------------------+---
> -------
     Total |        17         43 |   
>      60
";
    assert_eq!(tables(log), [(Counts, 9, 9)]);
}

#[test]
fn observations_of_groups_are_no_values_of_units() {
    let log = "
Fixed-effects (within) regression               Number of obs      =       240
Group variable: regio                           Number of groups   =        48
R-sq:  within  = 0.0163                         Obs per group: min =         5
                                                               avg =       5.0
                                                               max =         5
                                                F(  1,   191)      =      3.16

------------------------------------------------------------------------------
        werk |      Coef.   Std. Err.      t    P>|t|     [95% Conf. Interval]
-------------+----------------------------------------------------------------
    leeftijd |  -.0039067   .0010116    -3.86   0.000    -.0058894    -.001924
-------------+----------------------------------------------------------------
     sigma_u |  .17087231
         rho |  .34166322   (fraction of variance due to u_i)
------------------------------------------------------------------------------
";
    assert_eq!(tables(log), [(Model, 15, 2)]);
    let found = found(log);
    let cells = found.tables.iter().flat_map(|table| &table.body.cells);
    let extreme = |measure| matches!(measure, Measure::Minimum | Measure::Maximum);
    assert_eq!(cells.filter(|cell| extreme(cell.measure)).count(), 0);
    let model = found.models.first().unwrap();
    assert_eq!((model.observations, model.residual_degrees), (Some(240), Some(191)));
}

/// The observations of each model.
fn observations(text: &str) -> Vec<Option<u64>> {
    found(text).models.iter().map(|model| model.observations).collect()
}

#[test]
fn a_title_directly_above_the_rule_belongs_to_no_table_and_breaks_none() {
    let esttab = "
. esttab, se label title(\"Tabel 2\")

Tabel 2
--------------------------------------------------
                             Allen           Jongens
--------------------------------------------------
Botten
Spierkracht                 0.2924          0.2017
                          (0.0624)        (0.1006)

Constante                  -0.0388         -0.0926
                          (0.0535)        (0.0910)
--------------------------------------------------
Observations                   404             209
--------------------------------------------------
Notes: Standard errors in parentheses.
";
    assert_eq!(tables(esttab), [(Model, 10, 2)]);
    assert_eq!(observations(esttab), [Some(404), Some(209)]);
    let stargazer = "
Resultaten
===================================================
                          Dependent variable:
                    -------------------------------
                                 inkomen
                       (1)        (2)        (3)
---------------------------------------------------
leeftijd            -1.234*** -2.234*** -3.234***
                     (0.101)   (0.102)   (0.103)

Constant            1.234***  2.234***  3.234***
                     (0.201)   (0.202)   (0.203)

---------------------------------------------------
Observations           120       45        18
===================================================
Note:                 *p<0.1; **p<0.05; ***p<0.01
";
    assert_eq!(tables(stargazer), [(Model, 15, 3)]);
    assert_eq!(observations(stargazer), [Some(120), Some(45), Some(18)]);
}

#[test]
fn fits_that_are_printed_without_a_summary_are_models() {
    let text = "
> print(lm(y ~ x))

Call:
lm(formula = y ~ x)

Coefficients:
(Intercept)            x
       2.26         2.91

> glm(y ~ x, family = binomial)

Call:  glm(formula = y ~ x, family = binomial)

Coefficients:
(Intercept)            x
      -2.26         0.91

Degrees of Freedom: 31 Total (i.e. Null);  30 Residual
Null Deviance:      43.86
Residual Deviance: 25.45        AIC: 29.45
";
    assert_eq!(tables(text), [(Model, 2, 0), (Model, 6, 0)]);
    assert_eq!(observations(text), [None, None]);
}

#[test]
fn the_ends_of_intervals_of_a_fit_are_no_model() {
    let text = "
> confint(m)
                 2.5 %  97.5 %
(Intercept)     4.6559  4.8765
log(citeprice) -0.6033 -0.4628
";
    assert_eq!(tables(text), [(Statistics, 4, 0)]);
    assert!(observations(text).is_empty());
}

#[test]
fn estimates_of_stargazer_are_one_table() {
    let text = "
==========================================
                  Dependent variable:
              ----------------------------
                 wage          hours
                  (1)           (2)
------------------------------------------
age             1.234***      0.345*
                (0.100)       (0.150)

Constant        2.345***      1.111***
                (0.200)       (0.222)

------------------------------------------
Observations      500           480
R2               0.250         0.300
==========================================
Note:          *p<0.1; **p<0.05; ***p<0.01
";
    let found = found(text);
    let tables: Vec<(u64, u64)> = found.tables.iter().map(|t| (t.cells, t.count_cells)).collect();
    assert_eq!(tables, [(12, 2)]);
    assert_eq!(found.models.len(), 2);
}

#[test]
fn the_summary_below_estimates_of_esttab_belongs_to_them() {
    let text = "
------------------------------------------------
                      (1)             (2)
                     wage            wage
------------------------------------------------
age                 0.31***         0.29***
                  (0.021)         (0.022)

Constant            9.12***         9.01***
                  (0.100)         (0.110)
------------------------------------------------
Observations         1250            1198
Region fixed effects   No             Yes
------------------------------------------------
Standard errors in parentheses
";
    let found = found(text);
    let tables: Vec<(u64, u64)> = found.tables.iter().map(|t| (t.cells, t.count_cells)).collect();
    assert_eq!(tables, [(10, 2)]);
    let observations: Vec<Option<u64>> = found.models.iter().map(|m| m.observations).collect();
    assert_eq!(observations, [Some(1250), Some(1198)]);
}
