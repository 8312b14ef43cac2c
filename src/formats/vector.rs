//! Drawings of lines and shapes: svg, emf, wmf and PostScript. Their marks are counted, because
//! each keeps its exact place, and their texts are read.
//!
//! A drawing is decoration where it is too small for a figure, or where nothing in it is as in a
//! figure: no numbers beside an axis, no straight strokes, no repeated marks, few shapes. A page of
//! words without lines is text, unless boxes in many colours make it a heat map. In doubt a drawing is a plot.

mod emf;
mod postscript;
mod svg;
mod wmf;

pub(super) use emf::Emf;
pub(super) use postscript::PostScript;
pub(super) use svg::Svg;
pub(super) use wmf::Wmf;

use super::layout::{self, Run};
use super::sheets::texts::passage;
use crate::content::{Content, Drawing, Looks, Picture, Sink, holds_digit};
use crate::gap::Reason;
use crate::place::Place;
use std::collections::BTreeSet;

/// What was counted in one drawing.
#[derive(Debug, Default)]
struct Marks {
    /// Corners of lines and outlines.
    vertices: u64,
    /// Circles, symbols and other marks that stand for one point.
    points: u64,
    /// Straight strokes of two ends: axes, ticks, grid lines, intervals.
    strokes: u64,
    /// Outlines of more than two corners.
    shapes: u64,
    /// Those of them with so few corners that they may stand for a point each.
    small: u64,
    /// The colours of the boxes, as many as are kept: those of a table are few, those of a heat map many.
    tints: BTreeSet<String>,
    /// Letters that are drawn rather than written.
    letters: u64,
    /// What is written.
    texts: Vec<String>,
    /// What is written at a place that is known.
    placed: Vec<Run>,
    /// Bytes of the texts so far.
    written: usize,
    /// Whether there was more text than is kept.
    cut: bool,
    /// Width and height, where stated.
    size: Option<(u32, u32)>,
    /// Whether the file says that it is a diagram of boxes and arrows.
    diagram: bool,
}

/// Bytes of text that are kept of one drawing.
const MOST_TEXT: usize = 256 * 1024;
/// Colours of boxes that are kept, and from how many on they tell values.
const MOST_TINTS: usize = 64;
const TELLING_TINTS: usize = 8;
/// Corners that the symbol of a point has at most: a circle of curves, a cross, a star.
pub(super) const MOST_CORNERS: u64 = 12;
/// Texts whose places are kept of one drawing.
const MOST_PLACED: usize = 20_000;

impl Marks {
    /// Adds a text, if it says something.
    fn text(&mut self, text: &str) {
        let text = text.trim();
        if self.written >= MOST_TEXT {
            self.cut |= !text.is_empty();
        } else if !text.is_empty() {
            self.written = self.written.saturating_add(text.len());
            self.texts.push(text.to_owned());
        }
    }

    /// Adds a text that stands at a place.
    fn text_at(&mut self, run: Run) {
        self.text(&run.text);
        if self.placed.len() >= MOST_PLACED {
            self.cut = true;
        } else if !run.text.trim().is_empty() {
            self.placed.push(run);
        }
    }

    /// Adds a box that is filled with a colour.
    fn filled(&mut self, colour: &str) {
        if self.tints.len() < MOST_TINTS && !matches!(colour, "" | "none" | "transparent") {
            self.tints.insert(colour.to_owned());
        }
    }

    /// Adds an outline with so many corners.
    fn outline(&mut self, corners: u64) {
        match corners {
            0 => {}
            1 | 2 => self.strokes = self.strokes.saturating_add(1),
            _ => {
                self.shapes = self.shapes.saturating_add(1);
                self.small = self.small.saturating_add(u64::from(corners <= MOST_CORNERS));
            }
        }
        self.vertices = self.vertices.saturating_add(corners);
    }

    /// Whether it is a figure.
    fn looks(&self) -> Looks {
        const ICON: u32 = 48;
        let small = self.size.is_some_and(|(width, height)| {
            width.min(height) < ICON && width.max(height) < 10 * ICON
        });
        let numbers = self.texts.iter().filter(|text| holds_digit(text));
        let coloured = self.tints.len() >= TELLING_TINTS;
        let drawn = coloured || self.points >= 10 || self.strokes >= 4 || self.shapes >= 100;
        let labelled = numbers.count() >= 2 || self.letters >= 6;
        let lines = self.strokes.saturating_add(self.shapes).saturating_add(self.points);
        if self.diagram || small && !drawn {
            Looks::Decoration
        } else if self.texts.len() >= 30
            && lines.saturating_mul(4) < self.texts.len() as u64
            && !coloured
        {
            Looks::Text
        } else if drawn || labelled {
            Looks::Plot
        } else {
            Looks::Decoration
        }
    }

    /// Delivers the drawing, after the tables that are drawn in it.
    fn deliver(self, place: Place, sink: &mut dyn Sink) {
        if self.cut {
            sink.gap(&place, Reason::Damaged);
        }
        let looks = self.looks();
        if looks == Looks::Plot {
            let (tables, _) = layout::tables(self.placed, |_| true);
            for (table, index) in tables.into_iter().zip(1_u32..) {
                table.deliver(place.part(&format!("table {index}")), sink);
            }
        } else if looks == Looks::Decoration {
            // A card, or boxes with arrows: no figure, but what is written in it is read as words.
            let all_placed = self.placed.len() == self.texts.len();
            let lines = if all_placed { layout::texts(self.placed) } else { self.texts.clone() };
            passage(&place, false, lines, sink);
        }
        let marks = self.vertices.saturating_add(self.points);
        let dots = self.small.saturating_add(self.points);
        sink.take(Content::Picture(Picture {
            place,
            drawing: Drawing::Vector { marks, dots },
            size: self.size,
            looks,
            preview: None,
            texts: self.texts,
            hidden: false,
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{Format, Source};
    use crate::policy::Policy;

    pub(super) fn read(format: &dyn Format, bytes: &[u8]) -> Vec<Content> {
        let policy = Policy::built_in().unwrap();
        let mut source = Source::held(Place::entry("figuur"), &policy.limits, bytes.into());
        let mut content = Vec::new();
        if let Err(reason) = format.read(&mut source, &mut content) {
            content.push(Content::Gap(crate::gap::Gap::new(&Place::entry("figuur"), reason)));
        }
        content
    }

    pub(super) fn pictures(content: Vec<Content>) -> Vec<Picture> {
        let pick = |piece| match piece {
            Content::Picture(picture) => Some(picture),
            _ => None,
        };
        content.into_iter().filter_map(pick).collect()
    }

    #[test]
    fn a_logo_has_neither_axis_nor_numbers() {
        let logo = Marks { shapes: 27, vertices: 600, size: Some((502, 148)), ..Marks::default() };
        assert_eq!(logo.looks(), Looks::Decoration);
        let map = Marks { shapes: 342, vertices: 9000, ..Marks::default() };
        assert_eq!(map.looks(), Looks::Plot);
        let words = || vec!["0.12".to_owned(); 40];
        let tints = (0..9).map(|tint| format!("#{tint}0ffee")).collect();
        let heat_map = Marks { texts: words(), tints, ..Marks::default() };
        assert_eq!(heat_map.looks(), Looks::Plot);
        let page = Marks { texts: words(), ..Marks::default() };
        assert_eq!(page.looks(), Looks::Text);
        let axes = Marks { strokes: 12, vertices: 24, ..Marks::default() };
        assert_eq!(axes.looks(), Looks::Plot);
    }
}
