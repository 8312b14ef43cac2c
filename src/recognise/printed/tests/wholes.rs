//! What belongs to a table or a model, and what only stands beside it.

use super::{found, tables};
use crate::facts::TableKind::{Counts, Statistics};

#[test]
fn what_a_search_for_estimates_says_of_itself_stands_apart_from_the_model() {
    let summary = "                           Logit Regression Results                           
==============================================================================
Dep. Variable:                   werk   No. Observations:                  950
Model:                          Logit   Df Residuals:                      948
Method:                           MLE   Df Model:                            1
==============================================================================
                 coef    std err          z      P>|z|      [0.025      0.975]
------------------------------------------------------------------------------
const         -1.2345      0.234     -5.276      0.000      -1.693      -0.776
age            0.0123      0.004      3.075      0.002       0.004       0.020
==============================================================================
";
    for said in [
        "Optimization terminated successfully.\n         Current function value: 0.565234\n         Iterations 5\n",
        "Warning: Maximum number of iterations has been exceeded.\n         Current function value: 0.5\n         Iterations: 35\n",
    ] {
        let observations: Vec<_> =
            found(&format!("{said}{summary}")).models.iter().map(|m| m.observations).collect();
        assert_eq!(observations, [Some(950)], "{said}");
    }
}

#[test]
fn rows_of_words_may_begin_what_closes_a_table_of_estimates() {
    let table = "
===========================================
                   Dependent variable:     
               ----------------------------
                           loon            
                    (1)            (2)     
-------------------------------------------
leeftijd         0.435***        -0.086    
                 (0.135)        (0.059)    
                                           
Constant        10.253***        9.120***  
                 (0.718)        (0.618)    
                                           
-------------------------------------------
Jaar FE             No            Yes      
Observations        75             8       
R2                0.602          0.362     
===========================================
Note:           *p<0.1; **p<0.05; ***p<0.01
";
    let whole = |text: &str| {
        let found = found(text);
        let observations: Vec<_> = found.models.iter().map(|m| m.observations).collect();
        (found.tables.len(), observations)
    };
    assert_eq!(whole(table), (1, vec![Some(75), Some(8)]));
    // As the elements of a vector that was printed.
    let printed: String =
        (1..).zip(table.lines()).map(|(at, line)| format!("[{at}] \"{line}\"\n")).collect();
    assert_eq!(whole(&printed), (1, vec![Some(75), Some(8)]));
}

#[test]
fn what_describes_a_tibble_is_no_head_of_it() {
    let tibble = "
# A tibble: 3 × 2
  regio      n
  <chr>  <int>
1 Oost     210
2 Noord    230
3 West       4
";
    assert_eq!(tables(tibble), [(Counts, 3, 3)]);
}

#[test]
fn heads_that_begin_with_their_labels_stand_over_them() {
    let groups = "
             inkomen             leeftijd           
               count        mean    count       mean
regio  sekse                                        
Noord  m         167  2388.58701      167  50.247937
       v         156  2418.77878      156  50.063126
Zuid   m         152  2414.75712      152  50.700588
       v         189  2392.15519      189  49.630646
";
    assert_eq!(tables(groups), [(Statistics, 16, 8)]);
}
