//! Claims about symbolic link files.

use super::*;
use crate::policy::Policy;

const TABLE: &str = "ID;PWXL;N;E\r\nP;PGeneral\r\nB;Y3;X2;D0 0 2 1\r\n\
    C;Y1;X1;K\"Regio\"\r\nC;X2;K\"Aantal;; alle\"\r\n\
    C;Y2;X1;K\"Noord\"\r\nF;P0;FG0G;X2\r\nC;K12\r\n\
    C;Y3;X1;K\"Oost\"\r\nC;X2;K340.5;ER[-1]C+1\r\nE\r\n";

fn read(text: &str) -> (Result<(), Reason>, Vec<Content>) {
    let policy = Policy::built_in().unwrap();
    let bytes = text.as_bytes();
    let mut source = Source::held(Place::entry("a.slk"), &policy.limits, bytes.into());
    let mut delivered = Vec::new();
    (Sylk.read(&mut source, &mut delivered), delivered)
}

fn rows(content: &[Content]) -> Vec<(u32, Vec<Cell>)> {
    let row = |content: &Content| match content {
        Content::Row(row) => Some((row.index, row.cells.clone())),
        _ => None,
    };
    content.iter().filter_map(row).collect()
}

#[test]
fn reads_cells_wherever_the_record_says_they_are() {
    let (end, delivered) = read(TABLE);
    assert_eq!(end, Ok(()));
    let expected = [
        (0, vec![Cell::text(0, "Regio"), Cell::text(1, "Aantal; alle")]),
        (1, vec![Cell::text(0, "Noord"), Cell::number(1, 12.0)]),
        (2, vec![Cell::text(0, "Oost"), Cell::number(1, 340.5)]),
    ];
    assert_eq!(rows(&delivered), expected);
    assert!(!delivered.iter().any(|one| matches!(one, Content::Gap(_) | Content::Hidden(_))));
}

#[test]
fn reads_what_libreoffice_writes_the_column_first() {
    let text = "ID;PCALCOOO32\nC;X1;Y1;K\"Provincie\"\nC;X2;Y1;K\"Aantal\"\n\
        C;X1;Y2;K\"Groningen\"\nC;X2;Y2;K1284\nE\n";
    let expected = [
        (0, vec![Cell::text(0, "Provincie"), Cell::text(1, "Aantal")]),
        (1, vec![Cell::text(0, "Groningen"), Cell::number(1, 1284.0)]),
    ];
    assert_eq!(rows(&read(text).1), expected);
}

#[test]
fn sees_columns_of_no_width_notes_links_and_what_starts_a_program() {
    let text = TABLE
        .replace("B;Y3", "F;W2 2 0\r\nNE;E'andere.xls'!A1;FJan\r\nB;Y3")
        .replace("ER[-1]C+1", "EDDE(\"cmd\",\"/c calc\",\"x\");Aeen opmerking");
    let (_, delivered) = read(&text);
    assert!(rows(&delivered).iter().all(|(_, cells)| cells[1].hidden && !cells[0].hidden));
    let hidden = |content: &Content| match content {
        Content::Hidden(hidden) => Some(hidden.what),
        _ => None,
    };
    let seen: Vec<HiddenKind> = delivered.iter().filter_map(hidden).collect();
    let [columns, comment, link, active] = [
        HiddenKind::Columns,
        HiddenKind::Comment,
        HiddenKind::ExternalLink,
        HiddenKind::ActiveContent,
    ];
    assert_eq!(seen, [columns, comment, link, active]);
}

#[test]
fn says_that_it_did_not_read_what_comes_back_or_stands_behind_the_end() {
    for (from, to) in [
        ("E\r\n", "E\r\nC;Y9;X1;K7\r\n"),
        ("C;Y3", "C;Y1"),
        ("C;Y3", "C;Y9999999999"),
        ("C;Y3", "Z;Y3"),
    ] {
        let (_, delivered) = read(&TABLE.replacen(from, to, 1));
        let gap = delivered.iter().any(|one| matches!(one, Content::Gap(_)));
        assert!(gap, "{to}");
    }
    assert_eq!(read("ID;PX\nE\n").0, Err(Reason::Empty));
}

#[test]
fn is_told_from_a_delimited_file_with_a_column_id() {
    let claim = |bytes: &[u8], extension| {
        let size = bytes.len() as u64;
        Sylk.claim(&Head { name: "x", extension, bytes, parts: &[], size })
    };
    assert_eq!(claim(TABLE.as_bytes(), "txt"), Claim::Certain);
    assert_eq!(claim(b"ID;Provincie;Aantal\n1;Drenthe;12\n", "csv"), Claim::No);
    assert_eq!(claim(b"\0\x01", "slk"), Claim::No);
}
