//! Claims about numbers whose unit is written out.

use super::found;

#[test]
fn catches_counts_with_the_units_that_they_count() {
    let found = found("regio|deelnemers\nZeeland|8 personen\nUtrecht|45 personen\n");
    let table = found.tables.first().unwrap();
    assert_eq!((table.cells, table.count_cells), (2, 2));
}

#[test]
fn catches_counts_whose_unit_is_cut_short() {
    for unit in ["pers.", "bedr.", "huish", "resp."] {
        let found = found(&format!("regio|aantal\nZeeland|3 {unit}\nUtrecht|45 {unit}\n"));
        let table = found.tables.first().unwrap();
        assert_eq!((table.cells, table.count_cells), (2, 2), "{unit}");
    }
}

#[test]
fn catches_counts_that_are_filled_up_with_noughts() {
    let found_in = |head: &str| found(&format!("regio|{head}\nZeeland|0000003\nUtrecht|0000045\n"));
    for head in ["aantal", "n", "Freq."] {
        let found = found_in(head);
        let table = found.tables.first().unwrap();
        assert_eq!((table.cells, table.count_cells), (2, 2), "{head}");
    }
    for head in ["gemeentecode", "respondenten", "volgnummer"] {
        assert!(found_in(head).tables.is_empty(), "{head}");
    }
}

#[test]
fn catches_measurements_with_their_intervals() {
    let found = found(
        "groep|dichtheid\nmannen|58.5 g/cm² (95% CI 57.1, 60.2)\nvrouwen|51.2 g/cm² (95% CI 50.0, 52.4)\n",
    );
    let table = found.tables.first().unwrap();
    assert_eq!((table.cells, table.count_cells), (2, 0));
}

#[test]
fn does_not_catch_categories_that_begin_with_a_number() {
    assert!(found("huishouden|soort\n1 persoon|klein\n2 personen|klein\n").tables.is_empty());
    assert!(found("code|naam\na|01 Landbouw\nb|02 Bosbouw\n").tables.is_empty());
}
