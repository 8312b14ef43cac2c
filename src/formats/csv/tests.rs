//! What the reader of delimited text delivers.

use super::*;
use crate::content::{HiddenKind, Value};
use crate::policy::Policy;

fn read(bytes: &[u8]) -> (Vec<Content>, Result<(), Reason>) {
    let limits = Policy::built_in().unwrap().limits;
    let mut source = Source::held(Place::entry("a.csv"), &limits, bytes.into());
    let mut content = Vec::new();
    let end = Csv.read(&mut source, &mut content);
    (content, end)
}

fn rows(bytes: &[u8]) -> Vec<(u32, Vec<(u32, String)>)> {
    let text = |cell: &Cell| match &cell.value {
        Value::Text(text) => text.to_string(),
        other => panic!("a csv knows text only, not {other:?}"),
    };
    read(bytes)
        .0
        .iter()
        .filter_map(|content| match content {
            Content::Row(row) => {
                Some((row.index, row.cells.iter().map(|c| (c.column, text(c))).collect()))
            }
            _ => None,
        })
        .collect()
}

fn reasons(bytes: &[u8]) -> Vec<Reason> {
    let gap = |content| match content {
        Content::Gap(gap) => Some(gap.reason),
        _ => None,
    };
    read(bytes).0.into_iter().filter_map(gap).collect()
}

fn row(index: u32, cells: &[(u32, &str)]) -> (u32, Vec<(u32, String)>) {
    (index, cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect())
}

#[test]
fn reads_a_dutch_file() {
    let expected = [
        row(0, &[(0, "gemeente"), (1, "aantal"), (2, "inkomen")]),
        row(1, &[(0, "Súdwest"), (1, "1.204"), (2, "31.250,50")]),
    ];
    let bytes = b"gemeente;aantal;inkomen\r\nS\xFAdwest;1.204;31.250,50\r\n";
    assert_eq!(rows(bytes), expected);
}

#[test]
fn a_record_with_line_breaks_is_one_row_and_empty_lines_count() {
    let expected =
        [row(0, &[(0, "a"), (1, "b")]), row(2, &[(0, "x\ny"), (1, "2")]), row(3, &[(1, "3")])];
    assert_eq!(rows(b"a,b\n\n\"x\ny\",2\n,3\n"), expected);
}

#[test]
fn a_quote_that_is_never_closed_hides_no_row() {
    let mut text = String::from("a,n\nx,12\n\"y,13\n");
    for _ in 0..300 {
        text.push_str("z,14\n");
    }
    assert_eq!(rows(text.as_bytes()).len(), 303);
    assert_eq!(reasons(text.as_bytes()), [Reason::Damaged]);
}

#[test]
fn does_not_keep_rows_together_whose_quotes_close_each_other() {
    let text = format!("a,n\n{}", "\"x,1\n".repeat(50));
    assert_eq!(rows(text.as_bytes()).len(), 51);
    assert_eq!(reasons(text.as_bytes()), [Reason::Damaged]);
}

#[test]
fn does_not_keep_rows_together_in_one_pair_of_quotes() {
    let text = "a;n\n\"Noord;12\nZuid;3\nWest;14\"\nOost;20\n";
    assert_eq!(rows(text.as_bytes()).len(), 5);
    assert_eq!(reasons(text.as_bytes()), [Reason::Damaged]);
    let note = "a;n\n\"Noord; in 2019\nzonder Zuid\";12\n";
    assert_eq!((rows(note.as_bytes()).len(), reasons(note.as_bytes()).len()), (2, 0));
}

#[test]
fn catches_nul_bytes_and_keeps_what_follows() {
    let bytes = b"a,n\nx\x00,12\n\x1ay,13\n";
    assert_eq!(reasons(bytes), [Reason::NotText]);
    assert_eq!(rows(bytes).len(), 3);
}

#[test]
fn catches_more_columns_than_a_sheet_has() {
    let line = vec!["1"; 20_000].join(",");
    assert_eq!(reasons(line.as_bytes()), [Reason::limit("columns", 16_384)]);
}

#[test]
fn catches_cells_that_start_a_program_or_a_link() {
    let bytes = b"a,b\n\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",1\n+cmd|' /C calc'!A0,-2\n";
    let hidden: Vec<_> = read(bytes)
        .0
        .into_iter()
        .filter_map(|content| match content {
            Content::Hidden(hidden) => Some((hidden.what, hidden.count)),
            _ => None,
        })
        .collect();
    assert_eq!(hidden, [(HiddenKind::ActiveContent, 2)]);
}

#[test]
fn a_file_without_content_is_empty() {
    for bytes in [&b""[..], b"\n\n\n", b",,,\n,,,\n", b" ", b"name,number\n"] {
        assert_eq!(read(bytes).1, Err(Reason::Empty));
    }
    assert_eq!(read(b"12\n").1, Ok(()));
}

#[test]
fn a_column_without_delimiter_is_read_as_one() {
    let expected = [row(0, &[(0, "gem")]), row(1, &[(0, "1,5")]), row(2, &[(0, "2,5")])];
    assert_eq!(rows(b"gem\n1,5\n2,5\n"), expected);
}

#[test]
fn the_names_of_rows_have_no_head_where_r_writes_with_blanks() {
    let expected = [
        row(0, &[(1, "sex"), (2, "n")]),
        row(1, &[(0, "1"), (1, "F"), (2, "4512")]),
        row(2, &[(0, "2"), (1, "M"), (2, "4490")]),
    ];
    assert_eq!(rows(b"\"sex\" \"n\"\n\"1\" \"F\" 4512\n\"2\" \"M\" 4490\n"), expected);
}

#[test]
fn a_text_file_is_claimed_only_where_it_is_divided() {
    let claim = |extension, bytes: &[u8]| {
        Csv.claim(&Head { name: "a", extension, bytes, parts: &[], size: bytes.len() as u64 })
    };
    assert_eq!(claim("txt", b"a\tb\n1\t2\n3\t4\n"), Claim::Likely);
    assert_eq!(claim("txt", b"Some words, then others.\nMore words.\n"), Claim::No);
    assert_eq!(claim("csv", b"one column\n"), Claim::Likely);
    assert_eq!(claim("out", b"1.5 2.25 \n13.5 -4.5 \n0.5 6.75 \n"), Claim::Likely);
    assert_eq!(claim("xlsx", b"a;b;c\n1;2;3\n4;5;6\n7;8;9\n"), Claim::Likely);
}
