//! What boxes are to each other: cells in rows, panels, bars on one base.

use crate::formats::layout::{Bounds, Point};

/// The box that corners go around in turn, if they do.
pub(super) fn rectangle(corners: &[Point]) -> Option<Bounds> {
    let closed = match corners {
        [first, _, _, _, last] => first == last,
        other => other.len() == 4,
    };
    let level = |a: &Point, b: &Point| (a.0 - b.0).abs() < 0.5 || (a.1 - b.1).abs() < 0.5;
    let turns = corners
        .windows(2)
        .all(|pair| pair.first().zip(pair.get(1)).is_some_and(|(a, b)| level(a, b)));
    let area = Bounds::around(corners.iter().copied())?;
    let across = corners.first().zip(corners.get(2)).is_some_and(|(a, b)| !level(a, b));
    (closed && turns && across).then_some(area)
}

/// Whether a box is a panel of a figure rather than a cell with a line or two of text.
pub(super) fn is_panel(area: &Bounds) -> bool {
    const LEAST: f64 = 50.0;
    area.width() > LEAST && area.height() > LEAST
}

/// Whether boxes lie side by side in rows of three or more, each as high as the others.
pub(super) fn in_rows(boxes: &[&Bounds]) -> bool {
    let tenth = |value: f64| (value * 10.0).round() as i64;
    let mut rows: Vec<(i64, i64)> =
        boxes.iter().map(|area| (tenth(area.bottom), tenth(area.height()))).collect();
    rows.sort_unstable();
    rows.chunk_by(|a, b| a == b).any(|row| row.len() >= 3)
}

/// Whether some boxes stand on one base, or hang from one side, with different lengths.
pub(super) fn on_one_base(boxes: &[&Bounds]) -> bool {
    let lengths =
        |base: fn(&Bounds) -> f64, length: fn(&Bounds) -> f64, width: fn(&Bounds) -> f64| {
            let mut found: Vec<(i64, i64, i64)> = boxes
                .iter()
                .map(|area| {
                    let tenth = |value: f64| (value * 10.0).round() as i64;
                    (tenth(base(area)), tenth(width(area)), tenth(length(area)))
                })
                .collect();
            found.sort_unstable();
            found.dedup();
            let mut groups = found.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
            groups.any(|group| group.len() >= 4)
        };
    lengths(|area| area.bottom, Bounds::height, Bounds::width)
        || lengths(|area| area.left, Bounds::width, Bounds::height)
}
