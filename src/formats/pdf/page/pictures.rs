//! The pictures of pixels on a page, and the strips that some programs cut them into.

use super::reading::Reading;
use crate::formats::layout::{Bounds, Matrix, Point};
use crate::formats::pdf::operands::number;
use lopdf::{Object, ObjectId, Stream};
use std::collections::BTreeSet;

/// A picture of pixels on the page.
#[derive(Debug)]
pub(in crate::formats::pdf) struct Image {
    pub(in crate::formats::pdf) id: Option<ObjectId>,
    pub(in crate::formats::pdf) size: (u32, u32),
    /// Where it stands.
    pub(in crate::formats::pdf) bounds: Bounds,
    /// A file of its own, with its ending, where it is kept as one.
    pub(in crate::formats::pdf) file: Option<(&'static str, Vec<u8>)>,
}

/// The pictures of a page.
#[derive(Debug, Default)]
pub(in crate::formats::pdf) struct Pictures {
    images: Vec<Image>,
    /// Those of them that are objects of the document.
    known: BTreeSet<ObjectId>,
    /// Icons and rules, which may be pieces of something larger.
    pieces: Vec<(Bounds, (u32, u32))>,
    /// There are more than are kept.
    over: bool,
}

/// Points within which a picture is an icon.
const ICON: f64 = 40.0;
/// Pictures and pieces that are kept of one page.
const MOST_IMAGES: usize = 10_000;
const MOST_PIECES: usize = 2_000;

impl Pictures {
    /// The pictures as far as they stand alone.
    pub(super) fn images(&self) -> &[Image] {
        &self.images
    }

    /// All pictures, strips put together again.
    pub(in crate::formats::pdf) fn all(self) -> Vec<Image> {
        let mut images = self.images;
        images.extend(joined(self.pieces));
        images
    }

    /// Whether there were more than are kept.
    pub(super) fn are_over(&self) -> bool {
        self.over
    }

    /// Places a picture, or a piece of one.
    pub(super) fn place(
        &mut self,
        matrix: Matrix,
        id: Option<ObjectId>,
        size: (u32, u32),
        stream: Option<&Stream>,
    ) {
        let corners: [Point; 4] = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        let Some(bounds) = Bounds::around(corners.map(|corner| matrix.apply(corner))) else {
            return;
        };
        if is_small(&bounds) {
            // The strips that shadings are cut into are a pixel wide.
            const SHADING: u32 = 4;
            if size.0.min(size.1) >= SHADING {
                self.over |= self.pieces.len() >= MOST_PIECES;
                self.pieces.push((bounds, size));
                self.pieces.truncate(MOST_PIECES);
            }
            return;
        }
        // The same picture again is no other one.
        if id.is_some_and(|id| !self.known.insert(id)) {
            return;
        }
        if self.images.len() >= MOST_IMAGES {
            self.over = true;
            return;
        }
        // The last filter alone is the file that was put in.
        let file = stream.filter(|stream| {
            stream.filters().is_ok_and(|filters| filters.as_slice() == [b"DCTDecode".as_slice()])
        });
        let file = file.map(|stream| ("jpg", stream.content.clone()));
        self.images.push(Image { id, size, bounds, file });
    }
}

/// Whether something is an icon or a rule.
fn is_small(bounds: &Bounds) -> bool {
    let short = bounds.width().min(bounds.height());
    let long = bounds.width().max(bounds.height());
    short < ICON || long > short * 10.0
}

/// The pictures that lie in pieces which touch each other.
fn joined(mut pieces: Vec<(Bounds, (u32, u32))>) -> Vec<Image> {
    const TOUCH: f64 = 1.0;
    pieces.sort_by(|(a, _), (b, _)| b.top.total_cmp(&a.top).then(a.left.total_cmp(&b.left)));
    let mut wholes: Vec<(Bounds, (u32, u32), usize)> = Vec::new();
    for (bounds, size) in pieces {
        let beside = wholes.iter_mut().find(|(whole, ..)| whole.wider(TOUCH).meets(&bounds));
        match beside {
            Some((whole, sides, count)) => {
                *whole = whole.union(bounds);
                *sides = (sides.0.max(size.0), sides.1.saturating_add(size.1));
                *count = count.saturating_add(1);
            }
            None => wholes.push((bounds, size, 1)),
        }
    }
    let whole = wholes.into_iter().filter(|(bounds, _, count)| *count > 1 && !is_small(bounds));
    whole.map(|(bounds, size, _)| Image { id: None, size, bounds, file: None }).collect()
}

impl Reading<'_, '_> {
    /// A picture that stands among the commands themselves.
    pub(super) fn inline(&mut self, image: Option<&Object>) {
        let dict = match image {
            Some(Object::Stream(image)) => Some(&image.dict),
            // One that the parser does not understand.
            _ => None,
        };
        let side = |short: &[u8], long: &[u8]| {
            let side = dict.and_then(|dict| dict.get(short).or_else(|_| dict.get(long)).ok());
            side.and_then(number).unwrap_or(0.0) as u32
        };
        let size = (side(b"W", b"Width"), side(b"H", b"Height"));
        let matrix = self.pen.state.matrix;
        self.page.pictures.place(matrix, None, size, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strips(height: f64, pixels: u32) -> Vec<Image> {
        let mut pictures = Pictures::default();
        for strip in 0..20 {
            let bottom = 700.0 - f64::from(strip) * height;
            let matrix = Matrix([500.0, 0.0, 0.0, height, 40.0, bottom]);
            pictures.place(matrix, None, (1000, pixels), None);
        }
        pictures.all()
    }

    #[test]
    fn catches_a_picture_that_is_cut_into_strips() {
        let images = strips(20.0, 40);
        assert_eq!(images.len(), 1);
        assert_eq!((images[0].size, images[0].bounds.height()), ((1000, 800), 400.0));
    }

    #[test]
    fn does_not_take_a_shading_for_a_picture() {
        assert!(strips(2.0, 1).is_empty());
    }

    #[test]
    fn does_not_put_icons_together_that_lie_apart() {
        let mut pictures = Pictures::default();
        for number in 0..5 {
            let matrix = Matrix([12.0, 0.0, 0.0, 12.0, 50.0, 100.0 + 60.0 * f64::from(number)]);
            pictures.place(matrix, None, (64, 64), None);
        }
        assert!(pictures.all().is_empty());
    }
}
