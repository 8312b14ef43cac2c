//! Lines and shapes on a page, and whether they are a plot.
//!
//! Tables have rules, which run across or upwards, and shaded cells. A plot has what tables do not
//! have: slanted lines and curves, bars of different height on one base, or text that runs upwards
//! beside axes.

use crate::formats::layout::Run;
use crate::formats::layout::{Bounds, Matrix, Point};

/// What was drawn.
#[derive(Debug, Default)]
pub(super) struct Strokes {
    path: Vec<Point>,
    corners: u64,
    slanted: u64,
    curves: u64,
    /// All that was drawn so far.
    marks: u64,
    slants: u64,
    straight: u64,
    /// Around everything slanted or curved.
    slant_bounds: Option<Bounds>,
    /// Around each straight outline.
    outlines: Vec<Bounds>,
    boxes: Vec<Bounds>,
    /// Areas that are filled with another colour than white.
    filled: Vec<Bounds>,
    /// Boxes of the path that is not painted yet.
    pending: Vec<Bounds>,
}

/// A plot on a page.
#[derive(Debug)]
pub(in crate::formats::pdf) struct Plot {
    bounds: Bounds,
    /// Corners, ends and curves that keep their exact place.
    pub(in crate::formats::pdf) marks: u64,
}

impl Plot {
    /// Width and height in points.
    pub(in crate::formats::pdf) fn size(&self) -> (u32, u32) {
        (self.bounds.width() as u32, self.bounds.height() as u32)
    }

    /// Whether something stands within it.
    pub(in crate::formats::pdf) fn holds(&self, other: &Bounds) -> bool {
        let middle = ((other.left + other.right) / 2.0, (other.bottom + other.top) / 2.0);
        self.bounds.contains(middle)
    }

    /// The plot together with other panels.
    pub(super) fn with(self, panels: impl Iterator<Item = Bounds>) -> Self {
        Self { bounds: panels.fold(self.bounds, Bounds::union), ..self }
    }

    /// Whether a run of letters is a label of the plot.
    pub(in crate::formats::pdf) fn near(&self, run: &Run) -> bool {
        let middle = ((run.left + run.right) / 2.0, run.base);
        self.bounds.wider(run.size * 4.0).contains(middle)
    }
}

/// Shapes that are kept of one page.
const MOST_BOXES: usize = 20_000;
/// Dark areas that are kept: each white letter is held against all of them.
const MOST_AREAS: usize = 2_000;

impl Strokes {
    /// Follows a command that draws.
    pub(super) fn follow(&mut self, operator: &str, numbers: &[f64], matrix: Matrix, white: bool) {
        match (operator, numbers) {
            ("m", [x, y]) => self.path.push(matrix.apply((*x, *y))),
            ("l", [x, y]) => {
                let to = matrix.apply((*x, *y));
                if let Some((x, y)) = self.path.last() {
                    let (across, up) = ((to.0 - x).abs(), (to.1 - y).abs());
                    self.slanted = self.slanted.saturating_add(u64::from(across > 0.5 && up > 0.5));
                }
                self.corners = self.corners.saturating_add(1);
                self.path.push(to);
            }
            ("c", [.., x, y]) | ("v", [.., x, y]) | ("y", [.., x, y]) => {
                self.curves = self.curves.saturating_add(1);
                self.path.push(matrix.apply((*x, *y)));
            }
            ("re", [x, y, width, height]) => {
                let corners = [(*x, *y), (x + width, y + height)];
                if let Some(bounds) = Bounds::around(corners.map(|corner| matrix.apply(corner))) {
                    self.pending.push(bounds);
                }
            }
            ("S" | "s", _) => self.painted(false),
            ("f" | "F" | "f*" | "B" | "B*" | "b" | "b*", _) => self.painted(!white),
            ("n", _) => {
                self.path.clear();
                self.pending.clear();
                (self.corners, self.slanted, self.curves) = (0, 0, 0);
            }
            _ => {}
        }
        // A path without end would only take memory.
        if self.path.len() > 1_000_000 {
            self.path.clear();
        }
    }

    /// A path is inked.
    fn painted(&mut self, dark: bool) {
        self.marks = self
            .marks
            .saturating_add(self.corners)
            .saturating_add(self.curves)
            .saturating_add(self.pending.len() as u64);
        self.slants = self.slants.saturating_add(self.slanted).saturating_add(self.curves);
        self.straight = self.straight.saturating_add(self.corners.saturating_sub(self.slanted));
        let outline = Bounds::around(self.path.drain(..));
        if let Some(bounds) = outline {
            if self.slanted > 0 || self.curves > 0 {
                let all = self.slant_bounds;
                self.slant_bounds = Some(all.map_or(bounds, |all| all.union(bounds)));
            } else if self.outlines.len() < MOST_BOXES {
                self.outlines.push(bounds);
            }
        }
        let room = MOST_BOXES.saturating_sub(self.boxes.len());
        self.boxes.extend(self.pending.iter().copied().take(room));
        if dark && self.filled.len() < MOST_AREAS {
            self.filled.extend(self.pending.iter().copied().chain(outline));
        }
        self.pending.clear();
        (self.corners, self.slanted, self.curves) = (0, 0, 0);
    }

    /// Whether the ground at a point was made dark before.
    pub(super) fn darkened(&self, point: Point) -> bool {
        self.filled.iter().any(|area| area.contains(point))
    }

    /// The plot, if what was drawn is one. On a page that a program made which draws graphs, whatever
    /// has an area is one, unless it lies in rows as the cells of a table do.
    pub(super) fn plot(&self, paper: &Bounds, upright: usize, is_drawn: bool) -> Option<Plot> {
        const SLANTS: u64 = 12;
        // A logo or a symbol is drawn with curves as well, and is small.
        let large = |bounds: &Bounds| bounds.width() > 90.0 && bounds.height() > 70.0;
        // Shapes as large as the paper are its ground.
        let shapes: Vec<Bounds> =
            self.boxes.iter().filter(|area| area.area() < paper.area() * 0.9).copied().collect();
        let bars: Vec<&Bounds> =
            shapes.iter().filter(|area| area.width() > 2.0 && area.height() > 2.0).collect();
        let straight = || shapes.iter().chain(&self.outlines).copied();
        let around = |boxes: &mut dyn Iterator<Item = Bounds>| boxes.reduce(Bounds::union);
        let slanted = self.slant_bounds.filter(large).filter(|_| self.slants >= SLANTS);
        let based = on_one_base(&bars).then(|| around(&mut bars.iter().map(|area| **area)));
        let labelled = upright > 0 && self.straight.saturating_add(self.boxes.len() as u64) >= 8;
        let core = slanted.or(based.flatten().filter(large)).or_else(|| {
            let panels = bars.iter().any(|area| is_panel(area));
            let figure = labelled || is_drawn && !bars.is_empty() && (panels || !in_rows(&bars));
            around(&mut straight()).filter(large).filter(|_| figure)
        })?;
        // The axes and the frame around it belong to it; rules elsewhere on the page do not.
        let touching = core.wider(20.0);
        let bounds = straight().filter(|area| area.meets(&touching)).fold(core, Bounds::union);
        let bounds = Bounds {
            left: bounds.left.max(paper.left),
            bottom: bounds.bottom.max(paper.bottom),
            right: bounds.right.min(paper.right),
            top: bounds.top.min(paper.top),
        };
        Some(Plot { bounds, marks: self.marks })
    }
}

/// Whether a box is a panel of a figure rather than a cell with a line or two of text.
fn is_panel(area: &Bounds) -> bool {
    const LEAST: f64 = 50.0;
    area.width() > LEAST && area.height() > LEAST
}

/// Whether boxes lie side by side in rows of three or more, each as high as the others.
fn in_rows(boxes: &[&Bounds]) -> bool {
    let tenth = |value: f64| (value * 10.0).round() as i64;
    let mut rows: Vec<(i64, i64)> =
        boxes.iter().map(|area| (tenth(area.bottom), tenth(area.height()))).collect();
    rows.sort_unstable();
    rows.chunk_by(|a, b| a == b).any(|row| row.len() >= 3)
}

/// Whether some boxes stand on one base, or hang from one side, with different lengths.
fn on_one_base(boxes: &[&Bounds]) -> bool {
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

#[cfg(test)]
mod tests {
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
}
