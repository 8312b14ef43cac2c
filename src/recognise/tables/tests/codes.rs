//! Claims about codebooks and lists of codes, and about results that look like them.

use super::found;

/// The cells of the first table and the counts among them; nothing where there is no table.
fn counted(drawing: &str) -> Option<(u64, u64)> {
    found(drawing).tables.first().map(|table| (table.cells, table.count_cells))
}

#[test]
fn a_codebook_counts_nobody() {
    for book in [
        "Variabele|Waarde|Betekenis\nopl|1|laag\nopl|2|midden\nopl|3|hoog\nvrouw|0|man\nvrouw|1|vrouw\njaar|2019|\njaar|2020|",
        "variable|value|label\nsex|1|male\nsex|2|female\nedu|1|low\nedu|2|middle\nedu|3|high",
        "variabele|waarden|bron\nvrouw|0/1|GBA\nopl|1-3|HOOGSTOPLTAB",
    ] {
        assert_eq!(counted(book), None, "{book}");
    }
}

#[test]
fn the_counts_of_a_codebook_are_counts_and_its_codes_are_not() {
    let book = "Variabele|Waarde|Label|Aantal\nopl|1|laag|2543\nopl|2|midden|6313\nopl|3|hoog|5921\nvrouw|0|man|7316\nvrouw|1|vrouw|7461";
    assert_eq!(counted(book), Some((5, 5)));
}

#[test]
fn a_list_of_codes_counts_nobody() {
    for list in [
        "sbi|omschrijving|groep\n01|Landbouw|1\n41|Bouw|2\n47|Detailhandel|3\n86|Zorg|4",
        "gemeentecode|provincie|corop\n14|20|3\n34|24|40\n37|20|1\n344|26|17",
        "code|naam\n1|Groningen\n2|Friesland\n3|Drenthe",
    ] {
        assert_eq!(counted(list), None, "{list}");
    }
}

#[test]
fn numbers_that_may_be_counts_are_counts() {
    for (table, counts) in [
        (
            "Indicator|Waarde|Toelichting\nPersonen|1204|alle\nBedrijven|7|in de bouw\nBanen|310|alle",
            3,
        ),
        ("sbi|omschrijving|personen\n01|Landbouw|120\n41|Bouw|7\n47|Handel|310", 3),
        ("gemeentecode|provincie|n\n14|20|3\n34|24|40\n37|20|1", 3),
        ("Provincie|Gemeente\nGroningen|10\nDrenthe|12\nZeeland|13", 3),
        ("Variabele|Waarde|Betekenis\nn|1204|personen\nuitval|7|personen\nrest|1197|personen", 3),
    ] {
        assert_eq!(counted(table).map(|(_, counts)| counts), Some(counts), "{table}");
    }
}
