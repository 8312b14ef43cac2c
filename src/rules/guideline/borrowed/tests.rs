//! Claims about totals that only another table prints.

use crate::facts::{Measure, Table};
use crate::finding::Finding;
use crate::place::{Place, Range};
use crate::rules::Rule;
use crate::rules::fixture::{Fixture, entry, table};
use crate::rules::guideline::group_disclosure::GroupDisclosure;
use crate::rules::guideline::recoverable_cell::RecoverableCell;

const YEARS: [(&str, Measure); 3] =
    [("2021", Measure::Count), ("2022", Measure::Count), ("2023", Measure::Count)];

fn find(rule: &dyn Rule, tables: [(Option<&str>, Table); 2]) -> Vec<Finding> {
    let mut entry = entry("tabel.xlsx");
    for (number, (title, mut table)) in (1..).zip(tables) {
        let place = Place::entry("tabel.xlsx").part(&format!("Blad{number}"));
        table.place = place.cells(Range::cell(0, 0));
        table.title = title.map(str::to_owned);
        entry.tables.push(table);
    }
    Fixture::of(vec![entry]).find(rule)
}

fn parts(withheld: &'static str) -> Table {
    let rows: [(&str, &[&str]); 3] = [
        ("Noord", &["400", "410", "420"]),
        ("Oost", &["310", "290", withheld]),
        ("Zuid", &["150", "160", "170"]),
    ];
    table(&YEARS, &rows)
}

fn totals(of_2022: &'static str) -> Table {
    let rows: [(&str, &[&str]); 2] =
        [("Banen", &["860", of_2022, "597"]), ("Bedrijven", &["71", "72", "73"])];
    table(&YEARS, &rows)
}

#[test]
fn catches_a_cell_of_which_only_another_table_prints_the_total() {
    let found = find(&RecoverableCell, [(None, parts(".")), (None, totals("860"))]);
    let details: Vec<_> = found.iter().filter_map(|one| one.detail.as_deref()).collect();
    assert_eq!(details, ["D3 = tabel.xlsx!Blad2!D2 − D2 − D4"]);
    // The second number agrees only nearly: it is the total of something else.
    let found = find(&RecoverableCell, [(None, parts(".")), (None, totals("861"))]);
    assert_eq!(found, []);
}

#[test]
fn catches_nearly_everyone_of_a_total_that_another_table_prints() {
    let rows: [(&str, &[&str]); 2] =
        [("wel", &["960", "455", "480"]), ("geen", &["40", "500", "510"])];
    let all: [(&str, &[&str]); 2] =
        [("Leerlingen", &["1000", "955", "990"]), ("Scholen", &["41", "42", "43"])];
    let tables = || [(None, table(&YEARS, &rows)), (None, table(&YEARS, &all))];
    let found = find(&GroupDisclosure, tables());
    assert_eq!(found.iter().map(|one| one.count).collect::<Vec<_>>(), [Some(1)]);
    let [first, _] = tables();
    assert_eq!(find(&GroupDisclosure, [first.clone(), first]), []);
}

#[test]
fn believes_the_word_for_a_total_under_a_title_of_the_same_subject() {
    let one = [("Aantal", Measure::Count)];
    let sectors: [(&str, &[&str]); 3] = [("bouw", &["400"]), ("zorg", &["."]), ("ict", &["150"])];
    let regions: [(&str, &[&str]); 3] =
        [("Noord", &["300"]), ("Zuid", &["257"]), ("Totaal", &["557"])];
    let tables = |title: &'static str| {
        let first = (Some("Tabel 1: banen naar sector, 2023"), table(&one, &sectors));
        [first, (Some(title), table(&one, &regions))]
    };
    let found = find(&RecoverableCell, tables("Tabel 2: banen naar regio, 2023"));
    assert_eq!(found.len(), 1);
    assert_eq!(find(&RecoverableCell, tables("Tabel 2: bedrijven naar regio, 2023")), []);
}
