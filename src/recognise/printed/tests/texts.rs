//! What stands between results and around them: rules, heads of pages, programs, lists, prose.

use super::{found, found_in, tables};
use crate::content::LineKind;
use crate::facts::SightingKind;
use crate::facts::TableKind::{Counts, Model, Statistics};

#[test]
fn a_rule_behind_the_bar_does_not_split_coefficients() {
    let text = "
. regress price mpg foreign

──────────────┬──────────────────────────────────────────────────────────────────────
        price │ Coefficient  Std. err.      t    P>|t|     [95% conf. interval]
──────────────┼──────────────────────────────────────────────────────────────────────
          mpg │   263.1875   110.7961     2.38   0.020      42.15527     484.2197
              │──────────────────────────────────────────────────────────────────────
      foreign │
     Foreign  │   11240.33   2751.681     4.08   0.000       5750.878    16729.78
        _cons │  -14449.58    4425.72    -3.26   0.002      -23278.65    -5620.51
──────────────┴──────────────────────────────────────────────────────────────────────
";
    assert_eq!(tables(text), [(Model, 18, 0)]);
    assert_eq!(found(text).models.len(), 1);
}

#[test]
fn the_head_of_a_page_is_no_row() {
    let edge = " ".repeat(60);
    let text = format!(
        "
regio     Frequency
Noord           121
Oost            131
The SAS System{edge}17:38 Friday, February 26, 2016   2

regio     Frequency
West             14
Zuid             15
"
    );
    assert_eq!(tables(&text), [(Counts, 2, 2), (Counts, 2, 2)]);
}

#[test]
fn the_log_of_a_session_of_sas_holds_counts_and_no_tables() {
    let text = "
NOTE: Copyright (c) 2002-2012 by SAS Institute Inc., Cary, NC, USA.
NOTE: SAS initialization used:
      real time           3.21 seconds
      cpu time            1.96 seconds

53         values 1 12 13
54         values 2 14 15
55         values 3 16 17

NOTE: There were 162 observations read from the data set WORK.A.
";
    assert!(tables(text).is_empty());
    let sightings = found(text).sightings;
    assert!(sightings.iter().any(|seen| seen.kind == SightingKind::PastedCount));
}

#[test]
fn a_count_in_a_text_that_r_prints_is_noted() {
    let sightings = found("[1] \"N = 8\"\n").sightings;
    assert_eq!(sightings.first().and_then(|seen| seen.value), Some(8));
}

#[test]
fn lines_with_tabs_in_prose_are_a_table() {
    let text = "De regio's:\n\nRegio\tAantal\nNoord\t121\nOost\t131\nZuid\t5\n\nEinde.\n";
    let kinds: Vec<_> = found_in(text, LineKind::Prose)
        .tables
        .iter()
        .map(|table| (table.kind, table.cells, table.count_cells))
        .collect();
    assert_eq!(kinds, [(Counts, 3, 3)]);
}

#[test]
fn cells_in_paragraphs_of_their_own_are_a_table() {
    let text = "Kennis\nAttitude\n(Intercept)\n-0.842 (0.030) ***\n-0.836 (0.028) ***\nMan\n\
                0.230 (0.014) ***\n0.239 (0.013) ***\nNum. obs.\n8\n10749\n";
    let found = found_in(text, LineKind::Prose);
    assert_eq!((found.tables[0].cells, found.tables[0].count_cells), (6, 2));
    assert_eq!(found.models.len(), 2);
    let counted = found_in("Regio\nn\nZeeland\n8\nUtrecht\n45\nDrenthe\n12\n", LineKind::Prose);
    assert_eq!((counted.tables[0].cells, counted.tables[0].count_cells), (3, 3));
}

#[test]
fn numbered_sections_and_pages_in_paragraphs_are_no_table() {
    let text = "Inhoud\nInleiding\n1\nMethode\n4\nResultaten\n9\nDiscussie\n15\n";
    assert!(found_in(text, LineKind::Prose).tables.is_empty());
}

#[test]
fn prose_with_numbers_and_numbered_headings_are_no_table() {
    let text = "In 2019 waren er 12 van.\nIn 2020 waren er 13 van.\n1 Inleiding\n2 Methode\n\
                3 Resultaten\n";
    assert!(found_in(text, LineKind::Prose).tables.is_empty());
}

#[test]
fn the_number_of_observations_in_the_line_above_estimates_is_that_of_the_model() {
    let text = "
**************************************************
  Restricted LS estimation, 7 observations
  R²: 0.925955   σ²: 0.153943

                coef        se         t         p
  constant  -3.52650   1.68871  -2.08828   0.03858
    output   0.72039   0.03203  22.49083   0.00000
**************************************************
";
    assert_eq!(tables(text), [(Model, 11, 1)]);
    assert_eq!(found(text).models[0].observations, Some(7));
}

#[test]
fn tables_behind_another_prompt_are_found() {
    let text = "
R> table(x)
x
 a  b
13 12
R> xtabs(~ g + o)
        o
g        a  b
  man   11 26
  vrouw 13  4
R> predict(m, interval = \"confidence\")
    fit   lwr   upr
1 4.368 4.247 4.489
R> summary(x)[[\"p\"]]
[1] 0.62
";
    assert_eq!(tables(text), [(Counts, 2, 2), (Counts, 4, 4), (Statistics, 3, 0)]);
}

#[test]
fn what_a_loop_of_stata_prints_is_parted_without_commands() {
    let text = "
                            kernen
-------------------------------------------------------------
      Percentiles      Smallest
 1%            1              1
10%            1              1       Obs               1,888
25%            1              1       Sum of Wgt.       1,888

50%            2                      Mean            1.56303
                        Largest       Std. Dev.       .589836
75%            2              4
99%            4              4       Kurtosis       5.489853
  889

    Regel die ingesprongen is en een zin
    Variable |        Obs        Mean    Std. Dev.       Min        Max
-------------+---------------------------------------------------------
       jaren |      2,951     20.0257    .2018091         20         22
";
    let found = tables(text);
    assert_eq!(found.last(), Some(&(Statistics, 5, 1)), "{found:?}");
    assert_eq!(found.len(), 2, "{found:?}");
}
