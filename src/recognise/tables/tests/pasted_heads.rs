//! Claims about heads as spreadsheets and packages leave them: brackets taken for a minus, years over
//! other heads, cells that are joined.

use super::{counted, counts_in, found};
use crate::content::{Cell, Frame, GridFoot, GridHead, Row, Value};
use crate::facts::TableKind;
use crate::place::{Place, Range};
use crate::policy::Policy;
use crate::recognise::Knowledge;
use crate::recognise::tables::Grids;

#[test]
fn numbers_of_models_that_a_spreadsheet_took_for_negative_are_heads() {
    let pasted = "|-1|-2|-3\nVARIABLES|loon|uren|loon\nage|0.26***|0.19***|0.2**\n|-0.05|-0.06|-0.07\nConstant|1.2|3.1|2.2\nObservations|812|812|640";
    let found = found(pasted);
    assert_eq!((found.tables[0].cells, found.tables[0].count_cells), (12, 3));
    assert_eq!(found.models.len(), 3);
    assert_eq!(found.models[2].observations, Some(640));
    // Steps around an event are labels of rows, and differences may begin with -1.
    assert_eq!(counted("groep|a|b|c\nverschil|-1|-3|2\naantal|12|14|15"), [(6, 3, 0)]);
}

#[test]
fn numbers_of_some_models_of_many_are_heads() {
    let some = "|(1)|(3)|(5)\nVARIABLES|Resources|Partisan|Full\nage|1.19|1.02|1.1\n|-0.18|-0.02|-0.15\nConstant|1.2***|3.1***|2.2***\nObservations|812|812|640";
    assert_eq!(counted(some), [(12, 3, 0)]);
}

#[test]
fn years_over_other_heads_are_heads() {
    let wave = "Wave||||\nType of job|2018|2018|Total|Total\n|No.|%|No.|%\nDriver|69.0|69.7|69.0|69.7\nCleaner|1.0|1.0|1.0|1.0";
    assert_eq!(counted(wave), [(8, 4, 0)]);
    let spaced = "||1978||||1998||\nAge|Group|Rate|95% CI|||Rate|95% CI|\n30|Asian|1.4|1.2|1.6||1.1|1.0|1.2\n|White|3.0|2.9|3.1||1.8|1.7|1.9\n40|Asian|8.9|8.1|9.7||7.1|6.7|7.5\n|White|9.9|9.1|9.9||8.1|7.7|8.5";
    assert_eq!(counted(spaced), [(24, 0, 0)]);
}

#[test]
fn bounds_beside_words_are_heads() {
    let drawing = "||count z-scores||relative count|\nFolder|Number of windows|< -2|< -4|< -2|< -4\nw100|387|49|5|0.12|0.01\nw200|129|25|3|0.19|0.02";
    assert_eq!(counted(drawing), [(10, 6, 0)]);
}

#[test]
fn a_number_of_a_model_above_an_empty_row_is_no_table() {
    let summary =
        "|(1)||||\n\n|count|mean|sd|min|max\nwage|51|9.1|2.0|7.25|14\nemp|51|26.3|29.9|2.0|15.7";
    assert_eq!(counted(summary), [(10, 2, 0)]);
}

#[test]
fn heads_that_end_in_the_numbers_of_models_make_a_regression_table() {
    let heads = "|Public employee (1)|Private employee (2)|Failed (3)\nfailed|-1.62|-4.74|0.2\n|(0.21)|(0.27)|(0.1)\ncutoff|0.02|0.03|0.04\n|(0.01)|(0.01)|(0.01)";
    let found = found(heads);
    assert_eq!((found.models.len(), found.tables[0].kind), (3, TableKind::Model));
}

#[test]
fn rows_of_coefficients_beside_each_other_are_a_model_each() {
    let rows = "Risk|Summary|intercept|Deaths|Media_lag1\nCancer|F=12.2, Adj. R^2 = 0.44|9.51***|-0.07|0.34***\nStroke|F=37.9, Adj. R^2 = 0.72|-0.84|0.09|0.32***\nHomicide|F=20.8, Adj. R^2 = 0.58|0.3|0.18|0.56***";
    assert_eq!(found(rows).models.len(), 3);
}

#[test]
fn stages_of_one_group_on_a_row_have_its_observations() {
    let stages = "region|n|first_stage_coef|first_stage_se|iv_coef|iv_se\nNoord|10476|-0.003|0.003|-0.8|1.6\nOost|8|-0.005|0.001|-0.03|0.37\nZuid|21417|-0.012|0.002|0.04|0.23";
    let found = found(stages);
    let observations: Vec<_> = found.models.iter().map(|model| model.observations).collect();
    assert_eq!(observations, [Some(10476), Some(8), Some(21417)]);
}

#[test]
fn labels_beside_the_variables_do_not_part_the_observations_from_their_models() {
    let outreg = "||(1)|(2)\nVARIABLES|LABELS|income|income\n\nfemale|female|-21.4***|-20.3***\n||(4.6)|(4.3)\nConstant|Constant|56.1***|63.9***\n||(3.8)|(3.4)\n\nObservations||8|835\nR-squared||0.12|0.20\nState FE||NO|YES";
    let found = found(outreg);
    assert_eq!((found.tables.len(), found.tables[0].count_cells), (1, 2));
    assert_eq!(found.models[0].observations, Some(8));
}

#[test]
fn variables_that_were_omitted_are_rows_of_their_table() {
    let outreg = "|(1)|(2)|(3)\nVARIABLES|y|y|y\n\nage|0.31|0.42|0.37\n|(0.1)|(0.1)|(0.2)\no.x||-|\n\no.z||-|\n\nConstant|1.2***|1.3***|1.4***\n|(0.2)|(0.2)|(0.2)\n\nObservations|335|39|335";
    let found = found(outreg);
    assert_eq!((found.tables.len(), found.models.len()), (1, 3));
}

/// A sheet of which some cells are joined, and hold their numbers below all the same.
fn joined(merges: Vec<Range>) -> crate::recognise::Found {
    let policy = Policy::built_in().expect("sound rules");
    let knowledge = Knowledge::of(&policy, policy.edition(None).unwrap().1);
    let mut grids = Grids::new(knowledge);
    let mut found = crate::recognise::Found::default();
    let (place, frame) = (Place::entry("book.xlsx").part("Blad1"), Frame::Free);
    grids.begin(GridHead { place, name: None, hidden: false, frame }, None);
    let drawing = "|(1)|(2)\nage|0.2***|0.3***\n|(0.1)|(0.1)\nConstant|1.2|1.3\nN|2019|2019";
    for (index, line) in drawing.lines().enumerate() {
        let cells = line.split('|').enumerate().filter(|(_, text)| !text.is_empty());
        let cell =
            |(column, text): (usize, &str)| Cell::new(column as u32, Value::Text(text.into()));
        grids.row(Row { index: index as u32, cells: cells.map(cell).collect() });
    }
    grids.end(GridFoot { merges }, &mut found);
    found
}

#[test]
fn a_number_in_joined_cells_is_counted_once_and_is_that_of_each_model() {
    let found = joined(vec![Range { top: 4, left: 1, bottom: 4, right: 2 }]);
    assert_eq!((found.tables[0].cells, found.tables[0].count_cells), (7, 1));
    let observations: Vec<_> = found.models.iter().map(|model| model.observations).collect();
    assert_eq!(observations, [Some(2019), Some(2019)]);
    assert_eq!(joined(Vec::new()).tables[0].count_cells, 2);
}

#[test]
fn classes_with_their_mean_go_on_where_labels_do_not_tell_rows_apart() {
    let drawing = "gender|debut|n|mean|share\nMen|15|397|87.1|93.9\nMen|16|375|73.9|60.0\nMen|Mean|772|74.2|93.9\nWomen|15|202|80.9|84.1\nWomen|16|193|64.1|54.3\nWomen|Mean|395|57.9|57.9";
    assert_eq!(counted(drawing), [(18, 6, 0)]);
    assert_eq!(counts_in(drawing), [397.0, 375.0, 772.0, 202.0, 193.0, 395.0]);
}
