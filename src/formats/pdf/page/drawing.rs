//! Lines and shapes on a page, and whether they are a plot.
//!
//! Tables have rules, which run across or upwards, and shaded cells. A plot has what tables do not
//! have: slanted lines and curves, bars of different height on one base, or text that runs upwards
//! beside axes.

use super::rules::{Rules, is_thin};
use super::shapes::{in_rows, is_panel, on_one_base, rectangle};
use crate::formats::layout::{Bounds, Matrix, Point, Run};
use crate::formats::vector::MOST_CORNERS;

/// What was drawn.
#[derive(Debug, Default)]
pub(super) struct Strokes {
    path: Vec<Point>,
    corners: u64,
    slanted: u64,
    curves: u64,
    /// Curves that are wider than a round corner.
    bends: u64,
    /// Lines that follow each other without lifting the pen: now, and most of them in the path.
    chain: u64,
    chained: u64,
    /// All that was drawn so far.
    marks: u64,
    /// Outlines so far that may stand for a point each.
    dots: u64,
    slants: u64,
    straight: u64,
    /// Around each path with something slanted or curved.
    figures: Vec<Bounds>,
    /// Around everything slanted or curved.
    slant_bounds: Option<Bounds>,
    /// Around each straight outline.
    outlines: Vec<Bounds>,
    boxes: Vec<Bounds>,
    rules: Rules,
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
    /// Small outlines that stand apart.
    pub(in crate::formats::pdf) dots: u64,
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
            ("m", [x, y]) => {
                self.chain = 0;
                self.path.push(matrix.apply((*x, *y)));
            }
            ("l", [x, y]) => {
                let to = matrix.apply((*x, *y));
                if let Some((x, y)) = self.path.last() {
                    let (across, up) = ((to.0 - x).abs(), (to.1 - y).abs());
                    self.slanted = self.slanted.saturating_add(u64::from(across > 0.5 && up > 0.5));
                    self.rules.pending((*x, *y), to);
                }
                self.corners = self.corners.saturating_add(1);
                self.chain = self.chain.saturating_add(1);
                self.chained = self.chained.max(self.chain);
                self.path.push(to);
            }
            ("c", [.., x, y]) | ("v", [.., x, y]) | ("y", [.., x, y]) => {
                let to = matrix.apply((*x, *y));
                let from = self.path.last().copied().unwrap_or(to);
                self.curves = self.curves.saturating_add(1);
                let wide = (to.0 - from.0).abs().max((to.1 - from.1).abs()) > ROUND;
                self.bends = self.bends.saturating_add(u64::from(wide));
                self.path.push(to);
            }
            ("re", [x, y, width, height]) => {
                let corners = [(*x, *y), (x + width, y + height)];
                if let Some(bounds) = Bounds::around(corners.map(|corner| matrix.apply(corner))) {
                    self.pending.push(bounds);
                }
            }
            ("S" | "s", _) => self.painted(false, true),
            ("f" | "F" | "f*", _) => self.painted(!white, false),
            ("B" | "B*" | "b" | "b*", _) => self.painted(!white, true),
            ("n", _) => {
                self.path.clear();
                self.pending.clear();
                self.rules.drop_pending();
                self.lift();
            }
            _ => {}
        }
        // A path without end would only take memory.
        if self.path.len() > 1_000_000 {
            self.path.clear();
        }
    }

    /// The path ends.
    fn lift(&mut self) {
        (self.corners, self.slanted, self.curves) = (0, 0, 0);
        (self.bends, self.chain, self.chained) = (0, 0, 0);
    }

    /// A path is inked: its area is `dark`, its sides are `drawn`.
    fn painted(&mut self, dark: bool, drawn: bool) {
        // Browsers fill the sides of cells as thin areas with slanted ends, and a frame may have
        // round corners: neither makes a plot.
        let thin = Bounds::around(self.path.iter().copied()).filter(|_| !drawn).filter(is_thin);
        let corners = self.corners.min(MOST_ROUNDED);
        let rounded = self.slanted == 0 && self.bends == 0 && self.curves <= corners;
        if thin.is_some() || rounded {
            (self.slanted, self.curves) = (0, 0);
        }
        self.rules.painted(&self.pending, thin, dark, drawn);
        let corners: Vec<Point> = self.path.iter().copied().take(6).collect();
        if self.slanted == 0
            && self.curves == 0
            && thin.is_none()
            && let Some(area) = rectangle(&corners)
        {
            self.path.clear();
            self.pending.push(area);
            self.corners = 0;
        }
        let corners = self.corners.saturating_add(self.curves);
        let apart = self.slanted.saturating_add(self.curves) > 1 && corners <= MOST_CORNERS;
        self.dots = self.dots.saturating_add(u64::from(apart));
        self.marks = self
            .marks
            .saturating_add(self.corners)
            .saturating_add(self.curves)
            .saturating_add(self.pending.len() as u64);
        self.slants = self.slants.saturating_add(self.slanted).saturating_add(self.curves);
        self.straight = self.straight.saturating_add(self.corners.saturating_sub(self.slanted));
        let outline = Bounds::around(self.path.drain(..));
        if let Some(bounds) = outline {
            let is_figure = self.slanted > 0 || self.curves > 0 || self.chained >= STEPS;
            if is_figure && self.figures.len() < MOST_BOXES {
                self.figures.push(bounds);
            }
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
        self.lift();
    }

    /// The lines and sides that may rule a table. In a figure areas that touch each other are marks,
    /// and only what is drawn with a pen counts.
    pub(super) fn rules(&self, is_drawn: bool) -> Vec<Bounds> {
        self.rules.all(!is_drawn)
    }

    /// Whether so much within a grid is slanted or curved that it is the ground of a plot.
    pub(super) fn is_figure(&self, grid: &Bounds) -> bool {
        const FEW: usize = 3;
        let middle = |area: &&Bounds| {
            grid.contains(((area.left + area.right) / 2.0, (area.bottom + area.top) / 2.0))
        };
        self.figures.iter().filter(middle).take(FEW).count() == FEW
    }

    /// Forgets what was drawn for a table.
    pub(super) fn forget(&mut self, table: &Bounds) {
        const ROOM: f64 = 2.0;
        let around = table.wider(ROOM);
        let outside = |area: &Bounds| {
            !around.contains((area.left, area.bottom)) || !around.contains((area.right, area.top))
        };
        self.boxes.retain(outside);
        self.outlines.retain(outside);
        self.straight = self.straight.min(self.outlines.len() as u64);
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
        Some(Plot { bounds, marks: self.marks, dots: self.dots })
    }
}

/// Lines in a row that are the steps of a curve, and no side of a field.
const STEPS: u64 = 10;
/// Round corners of a frame, drawn as two outlines at most.
const MOST_ROUNDED: u64 = 16;
/// Points that a round corner takes at most.
const ROUND: f64 = 12.0;

#[cfg(test)]
mod tests;
