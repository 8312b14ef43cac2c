//! Graphs: which pictures are figures of results, and how many observations they state.
//!
//! The number stands in the figure itself or beside it: people write it in the figure, in a note
//! below it or in a caption above or below it. What the figure says comes first, then the lines
//! below it, then those above it that no earlier figure has taken. Panels in one picture are one
//! figure, and the smallest number counts, because the least filled panel is the one to protect.

mod stated;

use super::Found;
use crate::content::{Cell, Line, LineKind, Looks, Picture, Value};
use crate::facts::Graph;
use crate::gap::{Gap, Reason};
pub(super) use stated::{may_state, names_observations, stated};

/// Lines above and below a figure that may be its caption.
const NEAR: usize = 3;

/// Follows the text around the figures of one entry.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// What the last lines state.
    above: Vec<Option<u64>>,
    /// Figures whose caption may still come.
    waiting: Vec<Waiting>,
}

/// A figure that states nothing itself.
#[derive(Debug)]
struct Waiting {
    figure: Figure,
    /// What the lines above it state.
    above: Option<u64>,
    /// Lines that may still be its caption.
    lines: usize,
}

/// Which figure.
#[derive(Debug, Clone, Copy)]
enum Figure {
    /// A graph that was found.
    Graph(usize),
    /// A file within the entry, which may turn out to be one.
    Within(usize),
}

impl Figures {
    /// Finds the graph in a picture, if it is one.
    pub(super) fn picture(&mut self, picture: Picture, found: &mut Found) {
        match picture.looks {
            Looks::Plot => {
                let observations = picture.texts.iter().filter_map(|text| stated(text)).min();
                found.graphs.push(Graph {
                    place: picture.place,
                    drawing: picture.drawing,
                    observations,
                    preview: picture.preview,
                    hidden: picture.hidden,
                });
                if observations.is_none() {
                    let figure = Figure::Graph(found.graphs.len().saturating_sub(1));
                    self.wait(figure, found);
                }
            }
            Looks::Text => {
                found.gaps.push(Gap::new(&picture.place, Reason::PictureOfResults));
            }
            Looks::Photo | Looks::Decoration => {}
        }
    }

    /// Takes note of the file within the entry that was found last: it may be a figure.
    pub(super) fn within(&mut self, found: &mut Found) {
        self.wait(Figure::Within(found.inner.len().saturating_sub(1)), found);
    }

    /// Reads a line of text.
    pub(super) fn line(&mut self, line: &Line, found: &mut Found) {
        if !matches!(line.kind, LineKind::Code | LineKind::Comment) && !line.text.trim().is_empty()
        {
            self.read(&line.text, found);
        }
    }

    /// Reads the texts in a row of cells.
    pub(super) fn cells(&mut self, cells: &[Cell], found: &mut Found) {
        for cell in cells {
            if let Value::Text(text) = &cell.value
                && stated(text).is_some()
            {
                self.read(text, found);
            }
        }
    }

    /// The entry ends: what no line below states may stand above.
    pub(super) fn finish(&mut self, found: &mut Found) {
        for waiting in self.waiting.drain(..) {
            if let Some(number) = waiting.above {
                settle(waiting.figure, number, found);
            }
        }
    }

    fn wait(&mut self, figure: Figure, found: &mut Found) {
        // Figures side by side share their caption; one that is further up has had its lines.
        let shared = self.waiting.iter().all(|waiting| waiting.lines == NEAR);
        if !shared {
            self.finish(found);
        }
        let above = self.above.iter().flatten().min().copied();
        self.waiting.push(Waiting { figure, above, lines: NEAR });
    }

    fn read(&mut self, text: &str, found: &mut Found) {
        let number = stated(text);
        if let (Some(number), false) = (number, self.waiting.is_empty()) {
            for waiting in self.waiting.drain(..) {
                settle(waiting.figure, number, found);
            }
            // This line belongs to the figure above it, and to no other.
            self.above.clear();
            return;
        }
        for waiting in &mut self.waiting {
            waiting.lines = waiting.lines.saturating_sub(1);
        }
        if self.waiting.iter().any(|waiting| waiting.lines == 0) {
            self.finish(found);
        }
        if self.above.len() >= NEAR {
            self.above.remove(0);
        }
        self.above.push(number);
    }
}

/// Notes the number of observations of a figure.
fn settle(figure: Figure, number: u64, found: &mut Found) {
    let observations = match figure {
        Figure::Graph(index) => found.graphs.get_mut(index).map(|graph| &mut graph.observations),
        Figure::Within(index) => found.inner.get_mut(index).map(|within| &mut within.observations),
    };
    if let Some(observations) = observations {
        *observations = Some(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Drawing;
    use crate::place::Place;

    fn picture(looks: Looks, texts: &[&str]) -> Picture {
        Picture {
            place: Place::entry("figuur.svg"),
            drawing: Drawing::Raster,
            size: None,
            looks,
            preview: None,
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
            hidden: false,
        }
    }

    /// Lines, with `None` where a figure without texts stands.
    fn observations(pieces: &[Option<&str>]) -> Vec<Option<u64>> {
        let (mut figures, mut found) = (Figures::default(), Found::default());
        for (number, piece) in (1..).zip(pieces) {
            match piece {
                Some(text) => {
                    let text = (*text).to_owned();
                    figures.line(&Line { number, text, kind: LineKind::Prose }, &mut found);
                }
                None => figures.picture(picture(Looks::Plot, &[]), &mut found),
            }
        }
        figures.finish(&mut found);
        found.graphs.iter().map(|graph| graph.observations).collect()
    }

    #[test]
    fn the_smallest_number_in_the_figure_counts() {
        let mut found = Found::default();
        let texts = ["Mannen (n = 1 043)", "Vrouwen (n = 987)"];
        Figures::default().picture(picture(Looks::Plot, &texts), &mut found);
        assert_eq!(found.graphs[0].observations, Some(987));
    }

    #[test]
    fn a_caption_below_comes_before_one_above() {
        let above = [Some("Figuur 1 (N = 500)"), None, Some("Bron: CBS")];
        assert_eq!(observations(&above), [Some(500)]);
        let both = [Some("Tabel 1, N = 500"), None, Some("Noot: n = 80")];
        assert_eq!(observations(&both), [Some(80)]);
    }

    #[test]
    fn the_caption_of_one_figure_is_not_taken_for_the_next() {
        let two = [None, Some("Figuur 1, n = 80"), None, Some("Figuur 2")];
        assert_eq!(observations(&two), [Some(80), None]);
    }

    #[test]
    fn figures_side_by_side_share_a_caption() {
        assert_eq!(observations(&[None, None, Some("n = 80")]), [Some(80), Some(80)]);
    }

    #[test]
    fn a_picture_of_text_is_a_gap_and_a_photograph_is_nothing() {
        let mut found = Found::default();
        for looks in [Looks::Text, Looks::Photo, Looks::Decoration] {
            Figures::default().picture(picture(looks, &[]), &mut found);
        }
        assert!(found.graphs.is_empty());
        assert_eq!(found.gaps.len(), 1);
    }
}
