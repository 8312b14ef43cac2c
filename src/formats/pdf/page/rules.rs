//! The lines of a page that may rule a table: strokes along the paper, thin areas, the sides of boxes.

use crate::formats::layout::{Bounds, Point};

/// The lines of a page.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// Lines of the path that is not painted yet.
    pending: Vec<Bounds>,
    drawn: Vec<Bounds>,
    /// Sides of areas that are filled and not drawn.
    sides: Vec<Bounds>,
}

/// Lines that are kept of one page.
const MOST: usize = 10_000;

/// Whether an area is so thin that it is a line.
pub(super) fn is_thin(area: &Bounds) -> bool {
    const THIN: f64 = 3.0;
    area.width().min(area.height()) <= THIN
}

impl Rules {
    /// A line of a path, which may still be dropped.
    pub(super) fn pending(&mut self, from: Point, to: Point) {
        let line = Bounds::around([from, to]);
        if let Some(line) = line.filter(is_thin).filter(|_| self.pending.len() < MOST) {
            self.pending.push(line);
        }
    }

    /// The path is not painted.
    pub(super) fn drop_pending(&mut self) {
        self.pending.clear();
    }

    /// A path is painted: these boxes, or one `thin` area, or the lines that it was made of.
    pub(super) fn painted(
        &mut self,
        boxes: &[Bounds],
        thin: Option<Bounds>,
        dark: bool,
        drawn: bool,
    ) {
        let lines = std::mem::take(&mut self.pending);
        let to = if drawn { &mut self.drawn } else { &mut self.sides };
        if drawn || dark && thin.is_none() {
            keep(to, lines);
        }
        let (lines, areas): (Vec<Bounds>, Vec<Bounds>) =
            boxes.iter().partition(|area| is_thin(area));
        if drawn || dark {
            keep(to, areas.into_iter().flat_map(sides));
            keep(&mut self.drawn, lines.into_iter().chain(thin));
        }
    }

    /// All lines; with the sides of filled areas where these count.
    pub(super) fn all(&self, with_sides: bool) -> Vec<Bounds> {
        let sides = if with_sides { self.sides.as_slice() } else { &[] };
        self.drawn.iter().chain(sides).copied().collect()
    }
}

fn keep(lines: &mut Vec<Bounds>, more: impl IntoIterator<Item = Bounds>) {
    let room = MOST.saturating_sub(lines.len());
    lines.extend(more.into_iter().take(room));
}

/// The four sides of a box.
fn sides(area: Bounds) -> [Bounds; 4] {
    [
        Bounds { right: area.left, ..area },
        Bounds { left: area.right, ..area },
        Bounds { top: area.bottom, ..area },
        Bounds { bottom: area.top, ..area },
    ]
}
