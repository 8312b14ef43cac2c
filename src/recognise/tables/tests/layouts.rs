//! Claims about heads and labels that hold numbers, and about what belongs to one table.

use super::{counted, found};

#[test]
fn takes_quantiles_beside_statistics_for_heads() {
    let drawing = "naam|aantal|gemiddelde|5%|25%|75%|95%\na|8|12.3|1.0|3.2|15.3|20.1\nb|12|14.3|1.5|3.9|15.9|20.9";
    assert_eq!(counted(drawing), [(12, 2, 0)]);
}

#[test]
fn takes_steps_over_fractions_for_heads() {
    let drawing =
        "Formula|Parameter|12|13|18|19\nF1|AC|0.47|0.57|0.9|0.92\nF1|FL|0.53|0.43|0.1|0.08";
    assert_eq!(counted(drawing), [(8, 0, 0)]);
    // The numbers of all lead as well.
    assert_eq!(counted("Totaal|12|30|48|69\nx|0.5|0.6|0.4|0.2")[0].0, 8);
}

#[test]
fn does_not_count_years_that_pandas_pads_or_a_list_beside_repeats() {
    assert_eq!(counted("place|year|d1\nA|2004.0|0.39\nA|2007.0|0.40\nB|2004.0|0.29"), [(3, 0, 0)]);
    let lists = "Country|Time|Yield|Region|Time|Yield\nCHN|2008|1.25|ITC1|1988|1.2\nIND|2008|1.19|FR52|1988|1.07";
    assert_eq!(counted(lists), [(4, 0, 0)]);
}

#[test]
fn joins_the_foot_of_models_below_an_empty_row() {
    for (middle, last) in
        [("City FE|YES|YES", "Obs.|612|88"), ("Sample|All|Women", "Observations|612|88")]
    {
        let drawing = format!(
            "|(1)|(2)\nVARIABLES|y1|y2\n\nx1|0.84***|0.87\n|(0.11)|(0.12)\nx2|0.44|0.47***\n|(0.10)|(0.09)\n\n{middle}\n{last}"
        );
        let found = found(&drawing);
        assert_eq!(found.tables.len(), 1, "{middle}");
        let stated: Vec<_> = found.models.iter().map(|model| model.observations).collect();
        assert_eq!(stated, [Some(612), Some(88)], "{middle}");
    }
}

#[test]
fn does_not_join_tables_of_words_and_numbers() {
    let drawing =
        "Regio|Man|Vrouw\nA|12|13\nB|15|16\n\nLeeftijd|Man|Vrouw\n0-20|12|13\n20-40|15|16";
    assert_eq!(found(drawing).tables.len(), 2);
}

#[test]
fn tells_the_models_of_the_head_that_spss_joins() {
    let drawing = "Model|Model|B|Std. Error|t|Sig.\n1|(Constant)|-0.71|0.92|-0.78|0.44\n|PE|0.32|0.07|4.77|0.000\n|EE|0.17|0.06|2.67|0.008";
    assert_eq!(found(drawing).models.len(), 1);
}

#[test]
fn takes_the_name_of_a_model_with_a_number_for_a_name() {
    let drawing = "term|estimate|std.error|p.value|model\nx|0.18|0.16|0.27|NCS with df = 2\ny|1.67|1.00|0.09|NCS with df = 2\nx|0.28|0.16|0.27|NCS with df = 3\ny|1.57|1.00|0.09|NCS with df = 3";
    let found = found(drawing);
    assert_eq!((found.tables[0].cells, found.models.len()), (12, 2));
}
