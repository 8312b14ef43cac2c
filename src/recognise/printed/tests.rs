//! What printed results are taken for, by the way in which programs print them.

mod consoles;
mod estimates;
mod fits;
mod scripts;
mod texts;
mod wholes;

use super::block::{Block, Shape};
use super::line::PrintedLine;
use crate::content::{Content, Line, LineKind, Nature, PassageHead, Sink};
use crate::facts::{Measure, Model, SightingKind, Table, TableKind};
use crate::place::Place;
use crate::policy::Policy;
use crate::recognise::{Found, Knowledge, Recogniser};

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<PrintedLine> {
    (1_u64..).zip(text.lines()).map(|(at, text)| PrintedLine::new(at, text)).collect()
}

/// The table and the models that a block shows, at some place.
pub(super) fn shown(block: Block) -> (Table, Vec<Model>) {
    match block.shape {
        Shape::Table(drafted) => drafted.at(&Place::entry("a.log"), false),
        Shape::Rows(_) | Shape::Counts(_) => panic!("it is no table of which each cell is known"),
    }
}

/// What is found in a printed text.
fn found(text: &str) -> Found {
    found_in(text, LineKind::Printed)
}

/// What is found in a text whose lines are of that kind.
fn found_in(text: &str, kind: LineKind) -> Found {
    let policy = Policy::built_in().unwrap();
    let knowledge = Knowledge::of(&policy, policy.edition(None).unwrap().1);
    let place = Place::entry("uitvoer.log");
    let mut recogniser = Recogniser::new(place.clone(), Nature::Text, knowledge);
    recogniser.take(Content::Passage(PassageHead { place, hidden: false }));
    for (number, text) in (1_u64..).zip(text.lines()) {
        let text = text.to_owned();
        recogniser.take(Content::Line(Line { number, text, kind }));
    }
    recogniser.take(Content::PassageEnd);
    recogniser.finish().0
}

/// Kind, cells and count cells of each table.
fn tables(text: &str) -> Vec<(TableKind, u64, u64)> {
    found(text).tables.iter().map(|table| (table.kind, table.cells, table.count_cells)).collect()
}

#[test]
fn a_stata_tabulation_is_counts_and_percentages() {
    let text = "
. tab regio

      Regio |
  van werk  |      Freq.     Percent        Cum.
------------+-----------------------------------
      Noord |      1,204       40.01       40.01
       Oost |        905       30.08       70.09
       Zuid |        900       29.91      100.00
------------+-----------------------------------
      Total |      3,009      100.00

";
    assert_eq!(tables(text), [(TableKind::Statistics, 11, 4)]);
    assert_eq!(found(text).tables[0].place.to_string(), "uitvoer.log!lines 4-11");
}

#[test]
fn a_cross_table_with_percentages_counts_its_frequencies() {
    let text = "
+-------------------+
| Key               |
|-------------------|
|     frequency     |
| column percentage |
+-------------------+

           |         sekse
     regio |       man      vrouw |     Total
-----------+----------------------+----------
     Noord |        57          7 |        64
           |     47.50       9.33 |     32.82
-----------+----------------------+----------
      Zuid |        63         68 |       131
           |     52.50      90.67 |     67.18
-----------+----------------------+----------
     Total |       120         75 |       195
           |    100.00     100.00 |    100.00
";
    assert_eq!(tables(text), [(TableKind::Statistics, 18, 9)]);
    let body = &found(text).tables[0].body;
    assert_eq!(body.columns[1].words, ["vrouw"]);
    let small: Vec<_> = body.cells.iter().filter(|c| c.row == 11 && c.column == 2).collect();
    assert_eq!(small.len(), 1);
    assert_eq!(small[0].measure, Measure::Count);
}

const REGRESSION: &str = "
. regress inkomen leeftijd vrouw

      Source |       SS           df       MS      Number of obs   =        74
-------------+----------------------------------   F(2, 71)        =     69.75
       Model |  1619.28772         2  809.643859   Prob > F        =    0.0000
    Residual |  824.171761        71   11.608053   R-squared       =    0.6627
-------------+----------------------------------   Adj R-squared   =    0.6532
       Total |  2443.45948        73  33.4720476   Root MSE        =    3.4071

------------------------------------------------------------------------------
     inkomen | Coefficient  Std. err.      t    P>|t|     [95% conf. interval]
-------------+----------------------------------------------------------------
    leeftijd |  -.0065879   .0006371   -10.34   0.000    -.0078583   -.0053175
     1.vrouw |  -1.650029   1.075994    -1.53   0.130      -3.7955    .4954422
       _cons |    41.6797   2.165547    19.25   0.000     37.36172    45.99768
------------------------------------------------------------------------------

. regress

";

#[test]
fn a_stata_regression_is_one_table_and_one_model() {
    assert_eq!(tables(REGRESSION), [(TableKind::Model, 33, 1)]);
    let models = found(REGRESSION).models;
    assert_eq!(models.len(), 1);
    assert_eq!(models[0].observations, Some(74));
    assert_eq!(models[0].coefficients, 3);
    assert_eq!(models[0].residual_degrees, Some(71));
    assert_eq!(models[0].label.as_deref(), Some("inkomen"));
}

#[test]
fn a_replayed_model_counts_again() {
    let twice = format!("{REGRESSION}{REGRESSION}");
    assert_eq!(found(&twice).models.len(), 2);
}

#[test]
fn margins_are_no_model() {
    let text = "
Adjusted predictions                                        Number of obs = 74

------------------------------------------------------------------------------
             |            Delta-method
             |     Margin   std. err.      t    P>|t|     [95% conf. interval]
-------------+----------------------------------------------------------------
       vrouw |
          0  |   20.85134   .5168921    40.34   0.000     19.82069    21.88199
          1  |   19.20131   .8201472    23.41   0.000     17.56598    20.83664
------------------------------------------------------------------------------
";
    assert_eq!(tables(text), [(TableKind::Statistics, 13, 1)]);
    assert!(found(text).models.is_empty());
}

#[test]
fn a_model_of_r_is_one_table_and_one_model() {
    let text = "
> summary(lm(inkomen ~ leeftijd + vrouw))

Call:
lm(formula = inkomen ~ leeftijd + vrouw)

Residuals:
    Min      1Q  Median      3Q     Max
-4.5432 -2.3647 -0.1252  1.4096  6.8727

Coefficients:
            Estimate Std. Error t value Pr(>|t|)
(Intercept) 37.28510    1.87760  19.858  < 2e-16 ***
leeftijd    -5.34450    0.55910  -9.559 1.29e-10 ***
vrouw       -0.03180    0.00900  -3.519  0.00145 **
---
Signif. codes:  0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1

Residual standard error: 3.046 on 29 degrees of freedom
Multiple R-squared:  0.7528,\tAdjusted R-squared:  0.7446
F-statistic: 91.38 on 2 and 29 DF,  p-value: 1.294e-10

> q()
";
    // 5 quantiles, 3 × 4 coefficients, and 5 measures of fit.
    assert_eq!(tables(text), [(TableKind::Model, 22, 0)]);
    let models = found(text).models;
    assert_eq!(models.len(), 1);
    assert_eq!((models[0].coefficients, models[0].residual_degrees), (3, Some(29)));
}

#[test]
fn models_of_statsmodels_are_one_table_and_one_model_each() {
    for text in [
        include_str!("../../../tests/fixtures/printed/statsmodels_ols.txt"),
        include_str!("../../../tests/fixtures/printed/statsmodels_ols_2.txt"),
        include_str!("../../../tests/fixtures/printed/statsmodels_logit.txt"),
        include_str!("../../../tests/fixtures/printed/statsmodels_glm.txt"),
    ] {
        let found = found(text);
        let kinds: Vec<TableKind> = found.tables.iter().map(|table| table.kind).collect();
        assert_eq!(kinds, [TableKind::Model], "{text}");
        assert_eq!(found.models.len(), 1, "{text}");
        assert_eq!(found.models[0].observations, Some(400), "{text}");
    }
}

#[test]
fn every_way_of_drawing_a_table_gives_the_same_table() {
    for text in [
        include_str!("../../../tests/fixtures/printed/tabulate_pipe.txt"),
        include_str!("../../../tests/fixtures/printed/tabulate_grid.txt"),
        include_str!("../../../tests/fixtures/printed/tabulate_simple.txt"),
        include_str!("../../../tests/fixtures/printed/tabulate_psql.txt"),
        include_str!("../../../tests/fixtures/printed/tabulate_fancy_grid.txt"),
    ] {
        assert_eq!(tables(text), [(TableKind::Statistics, 6, 3)], "{text}");
    }
}

#[test]
fn data_frames_are_tables() {
    let crosstab = include_str!("../../../tests/fixtures/printed/pandas_crosstab.txt");
    assert_eq!(tables(crosstab), [(TableKind::Counts, 12, 12)]);
    let groups = include_str!("../../../tests/fixtures/printed/pandas_groups.txt");
    assert_eq!(tables(groups), [(TableKind::Statistics, 18, 6)]);
}

#[test]
fn a_codebook_counts_frequencies_and_not_the_values_beside_them() {
    let text = "
            Tabulation: Freq.  Value
                        1,534  0
                        3,300  1

";
    assert_eq!(tables(text), [(TableKind::Counts, 2, 2)]);
}

#[test]
fn counts_in_log_lines_are_noted_and_are_no_table() {
    let text = "
. drop if leeftijd < 18
(7 observations deleted)
";
    let found = found(text);
    assert!(found.tables.is_empty());
    // A log without results is documentation, and numbers of units in that are pasted ones.
    let counts: Vec<(Option<u64>, u64)> = found
        .sightings
        .iter()
        .filter(|sighting| sighting.kind == SightingKind::PastedCount)
        .map(|sighting| (sighting.value, sighting.count))
        .collect();
    assert_eq!(counts, [(Some(7), 1)]);
}

#[test]
fn the_log_of_a_typesetter_holds_no_results() {
    let text = "This is pdfTeX, Version 3.14159265 (TeX Live 2022)\n\n 7 strings out of 493014\n a  12  13\n b  14  15\n";
    assert!(found(text).tables.is_empty());
}

#[test]
fn text_with_numbers_in_it_is_no_table() {
    let text = "
The sample holds 1,204 persons of whom 51% are women. In 2019 the mean
income was 31,250 euro; in 2020 it was 32,001 euro.

Iteration 0:  Log likelihood =  -45.03321
Iteration 1:  Log likelihood = -29.238536

- first point: 12
- second point: 13
";
    assert!(found(text).tables.is_empty());
}

#[test]
fn a_long_listing_is_read_through_the_window() {
    let mut text = String::from("region      n    mean\n");
    for number in 0..8_000 {
        text.push_str(&format!("area{number:<6}  {:>4}  {:>6}.5\n", 10 + number % 90, number));
    }
    let cells: u64 = found(&text).tables.iter().map(|table| table.cells).sum();
    assert_eq!(cells, 16_000);
}
