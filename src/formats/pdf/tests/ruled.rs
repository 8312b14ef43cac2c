//! Claims about tables as browsers, word processors and plotting programs write them.

use super::*;

/// The rows of all grids, cell by cell.
fn rows(content: &[Content]) -> Vec<Vec<String>> {
    let text = |cell: &crate::content::Cell| match &cell.value {
        Value::Text(text) => text.to_string(),
        _ => String::new(),
    };
    let rows = content.iter().filter_map(|piece| match piece {
        Content::Row(row) => Some(row.cells.iter().map(text).collect()),
        _ => None,
    });
    rows.collect()
}

fn has_picture(content: &[Content]) -> bool {
    content.iter().any(|piece| matches!(piece, Content::Picture(_)))
}

/// The fields of a table with sides of their own, as a browser draws `border=1`: thin areas, those
/// upwards with slanted ends.
fn bordered(columns: &[i32], rows: &[i32]) -> String {
    let mut commands = String::new();
    for (across, up) in columns.windows(2).zip(0..).flat_map(|(pair, _)| {
        rows.windows(2).map(move |row| ((pair[0], pair[1]), (row[0], row[1])))
    }) {
        let ((left, right), (top, bottom)) = (across, up);
        let (left, right, top, bottom) = (left + 1, right - 1, top - 1, bottom + 1);
        for y in [bottom, top - 1] {
            commands += &format!("{left} {y} {} 1 re f ", right - left);
        }
        for x in [left, right - 1] {
            commands += &format!(
                "{x} {bottom} m {x} {top} l {} {} l {} {} l f ",
                x + 1,
                top - 1,
                x + 1,
                bottom + 1
            );
        }
    }
    commands
}

#[test]
fn catches_a_table_with_the_borders_of_a_browser() {
    let commands = bordered(&[50, 110, 145, 180], &[720, 700, 680, 660])
        + &written(&[
            ("Groep", 52, 706),
            ("SD", 112, 706),
            ("N", 147, 706),
            ("Groep 0", 52, 686),
            ("12,2", 112, 686),
            ("7", 147, 686),
            ("Groep 1", 52, 666),
            ("12,3", 112, 666),
            ("3", 147, 666),
        ]);
    let (content, end) = read(&document(&commands, "", &[]));
    assert_eq!(end, Ok(()));
    assert!(!has_picture(&content));
    let wanted = [["Groep", "SD", "N"], ["Groep 0", "12,2", "7"], ["Groep 1", "12,3", "3"]];
    assert_eq!(rows(&content), wanted);
}

#[test]
fn catches_narrow_columns_without_lines() {
    // Half the width of a letter, without a sign for room between words.
    let commands = written(&[
        ("een zin met veel woorden staat hier boven", 50, 740),
        ("Groep 0 20,1", 50, 700),
        ("12,2", 113, 700),
        ("7", 136, 700),
        ("Groep 1 21,1", 50, 688),
        ("12,2", 113, 688),
        ("3", 136, 688),
        ("Groep 2 22,1", 50, 676),
        ("12,2", 113, 676),
        ("16", 136, 676),
    ]);
    let (content, _) = read(&document(&commands, "", &[]));
    let rows = rows(&content);
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1][rows[1].len() - 1], "3");
}

#[test]
fn text_that_takes_two_lines_in_its_field_is_one_cell() {
    let lines = "0.5 w 50 720 m 250 720 l S 50 690 m 250 690 l S 50 660 m 250 660 l S \
        50 720 m 50 660 l S 150 720 m 150 660 l S 250 720 m 250 660 l S ";
    let commands = lines.to_owned()
        + &written(&[
            ("Groep", 52, 708),
            ("HR", 152, 708),
            ("\\(95% CI\\)", 152, 697),
            ("Laag", 52, 678),
            ("1.54 \\(1.32-", 152, 678),
            ("1.79\\)", 152, 667),
        ]);
    let (content, _) = read(&document(&commands, "", &[]));
    assert_eq!(rows(&content), [["Groep", "HR (95% CI)"], ["Laag", "1.54 (1.32-1.79)"]]);
}

#[test]
fn the_lines_behind_a_curve_are_no_table() {
    let mut commands = String::new();
    for at in 0..6 {
        let place = 100 + 60 * at;
        commands += &format!("100 {place} m 400 {place} l S {place} 100 m {place} 400 l S ");
    }
    for step in 0..30 {
        let (x, y) = (100 + step * 10, 100 + step * step % 290);
        commands += &format!("{x} {y} m {} {} l S ", x + 10, y + 7);
    }
    commands += &written(&[("a 12", 120, 120), ("b 13", 180, 180), ("c 14", 240, 240)]);
    let (content, _) = read(&document(&commands, "", &[]));
    assert!(has_picture(&content));
    assert!(rows(&content).is_empty());
}

#[test]
fn numbers_in_the_fields_of_a_heat_map_are_a_gap() {
    let mut commands = String::new();
    for step in 0..30 {
        let (x, y) = (100 + step * 10, 100 + step * step % 290);
        commands += &format!("{x} {y} m {} {} l S ", x + 10, y + 7);
    }
    let texts = ["34", "84", "70", "7", "39", "42", "26", "3", "14", "46", "40", "80"];
    let placed: Vec<(&str, i32, i32)> = (0..)
        .zip(texts)
        .map(|(at, text)| (text, 120 + 60 * (at % 4), 300 - 60 * (at / 4)))
        .collect();
    let (content, _) = read(&document(&(commands + &written(&placed)), "", &[]));
    assert!(content.iter().any(|piece| matches!(
        piece,
        Content::Gap(gap) if gap.reason == Reason::NumbersLeft(12)
    )));
}
