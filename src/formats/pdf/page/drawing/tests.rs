//! What lines and shapes are: plots, tables, logos.

use super::*;

const PAPER: Bounds = Bounds { left: 0.0, bottom: 0.0, right: 595.0, top: 842.0 };

fn line(strokes: &mut Strokes, from: Point, to: Point) {
    strokes.follow("m", &[from.0, from.1], Matrix::PLAIN, false);
    strokes.follow("l", &[to.0, to.1], Matrix::PLAIN, false);
    strokes.follow("S", &[], Matrix::PLAIN, false);
}

#[test]
fn a_curve_with_axes_is_a_plot_and_its_ends_are_marks() {
    let mut strokes = Strokes::default();
    line(&mut strokes, (100.0, 100.0), (400.0, 100.0));
    for step in 0..20 {
        let x = 100.0 + 15.0 * f64::from(step);
        line(&mut strokes, (x, x), (x + 15.0, x + 10.0));
    }
    let plot = strokes.plot(&PAPER, 0, false).unwrap();
    assert_eq!(plot.marks, 21);
}

#[test]
fn the_rules_of_a_table_and_a_small_logo_are_no_plot() {
    let mut strokes = Strokes::default();
    for row in 0..40 {
        let y = 100.0 + 12.0 * f64::from(row);
        line(&mut strokes, (50.0, y), (500.0, y));
    }
    for step in 0..30 {
        let x = 50.0 + f64::from(step);
        line(&mut strokes, (x, x), (x + 1.0, x + 1.0));
    }
    assert!(strokes.plot(&PAPER, 0, false).is_none());
}

#[test]
fn two_bars_of_a_program_that_draws_graphs_are_a_plot() {
    let mut strokes = Strokes::default();
    for (left, height) in [(100.0, 120.0), (200.0, 90.0)] {
        strokes.follow("re", &[left, 100.0, 60.0, height], Matrix::PLAIN, false);
        strokes.follow("f", &[], Matrix::PLAIN, false);
    }
    assert!(strokes.plot(&PAPER, 0, true).is_some());
    assert!(strokes.plot(&PAPER, 0, false).is_none());
}

#[test]
fn panels_in_rows_are_a_plot_where_cells_are_none() {
    let rows = |height: f64| {
        let mut strokes = Strokes::default();
        for (column, row) in (0..3).flat_map(|column| (0..3).map(move |row| (column, row))) {
            let (left, bottom) = (50.0 + 110.0 * f64::from(column), 200.0 * f64::from(row));
            strokes.follow("re", &[left, bottom, 100.0, height], Matrix::PLAIN, false);
            strokes.follow("f", &[], Matrix::PLAIN, false);
        }
        strokes.plot(&PAPER, 0, true).is_some()
    };
    assert!(rows(150.0));
    assert!(!rows(15.0));
}

#[test]
fn bars_on_one_base_are_a_plot_and_shaded_cells_are_not() {
    let boxes = |height: fn(u32) -> f64| {
        let mut strokes = Strokes::default();
        for bar in 0..6 {
            let left = 100.0 + 40.0 * f64::from(bar);
            strokes.follow("re", &[left, 100.0, 30.0, height(bar)], Matrix::PLAIN, false);
            strokes.follow("f", &[], Matrix::PLAIN, false);
        }
        strokes.plot(&PAPER, 0, false).is_some()
    };
    assert!(boxes(|bar| 60.0 + 10.0 * f64::from(bar)));
    assert!(!boxes(|_| 12.0));
}

#[test]
fn the_sides_of_cells_as_browsers_draw_them_are_no_plot() {
    let mut strokes = Strokes::default();
    for side in 0..30 {
        let (left, bottom) =
            (50.0 + 60.0 * f64::from(side % 6), 100.0 + 20.0 * f64::from(side / 6));
        // A thin area that is cut off aslant at its ends.
        strokes.follow("m", &[left, bottom], Matrix::PLAIN, false);
        for (x, y) in [(0.0, 20.0), (1.0, 19.0), (1.0, 1.0)] {
            strokes.follow("l", &[left + x, bottom + y], Matrix::PLAIN, false);
        }
        strokes.follow("f", &[], Matrix::PLAIN, false);
    }
    assert!(strokes.plot(&PAPER, 0, false).is_none());
    assert_eq!(strokes.rules(false).len(), 30);
}

#[test]
fn bars_that_are_drawn_side_by_side_are_boxes() {
    let mut strokes = Strokes::default();
    for (left, height) in [(100.0, 120.0), (200.0, 90.0), (300.0, 60.0)] {
        strokes.follow("m", &[left, 100.0], Matrix::PLAIN, false);
        for (x, y) in [(60.0, 0.0), (60.0, height), (0.0, height)] {
            strokes.follow("l", &[left + x, 100.0 + y], Matrix::PLAIN, false);
        }
        strokes.follow("f", &[], Matrix::PLAIN, false);
    }
    assert!(strokes.plot(&PAPER, 0, true).is_some());
}
