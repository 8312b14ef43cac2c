//! What lies on a page, as tables and lines.

use super::*;

fn run(text: &str, left: f64, base: f64, fixed: bool) -> Run {
    let right = left + text.len() as f64 * 5.0;
    let text = text.to_owned();
    let shown = Shown::Plainly;
    Run { text, left, right, base, size: 10.0, fixed, upright: None, shown }
}

#[test]
fn pieces_below_each_other_are_a_table() {
    let mut runs = vec![run("Tabel 1", 50.0, 740.0, false)];
    for row in 0..4 {
        let base = 720.0 - 12.0 * f64::from(row);
        runs.push(run("groep", 50.0, base, false));
        runs.push(run("12", 150.0, base, false));
        runs.push(run("3,4", 200.0, base, false));
    }
    let blocks = blocks(runs, Vec::new(), false);
    assert!(matches!(&blocks[0], Block::Lines(lines, LineKind::Prose) if lines == &["Tabel 1"]));
    assert!(matches!(&blocks[1], Block::Table(_)));
    assert_eq!(blocks.len(), 2);
}

#[test]
fn a_typewriter_keeps_its_columns() {
    let runs = vec![run("a    b", 50.0, 700.0, true), run("12", 100.0, 688.0, true)];
    let blocks = blocks(runs, Vec::new(), false);
    assert!(matches!(
        &blocks[0],
        Block::Lines(lines, LineKind::Printed) if lines == &["a    b", "          12"]
    ));
}

#[test]
fn letters_that_were_written_one_by_one_are_words_again() {
    let runs = vec![
        run("N", 50.0, 700.0, false),
        run("o", 55.0, 700.0, false),
        run("3", 63.0, 700.0, false),
        run("*", 68.0, 703.0, false),
    ];
    let blocks = blocks(runs, Vec::new(), false);
    assert!(matches!(&blocks[0], Block::Lines(lines, _) if lines == &["No 3*"]));
}

#[test]
fn running_text_is_no_table() {
    let runs =
        (0..5).map(|row| run("een zin van woorden", 50.0, 700.0 - 12.0 * f64::from(row), false));
    assert!(matches!(
        blocks(runs.collect(), Vec::new(), false)[..],
        [Block::Lines(_, LineKind::Prose)]
    ));
}
