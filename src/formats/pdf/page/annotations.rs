//! What lies upon a page: stamps, notes, fields of forms, each with an appearance of its own
//! (ISO 32000, 12.5.5).

use super::FORM_COST;
use super::reading::Reading;
use super::resources::Resources;
use crate::formats::layout::{Bounds, Matrix, Point, Run, Shown};
use crate::formats::pdf::document::decoded;
use crate::formats::pdf::operands::{self, number};
use crate::gap::Reason;
use lopdf::{Dictionary, Object, Stream};

impl<'a> Reading<'_, 'a> {
    /// Reads what lies upon the page.
    pub(super) fn annotations(&mut self, page: &'a Dictionary) {
        let Ok(Object::Array(list)) = page.get_deref(b"Annots", self.document) else { return };
        for annotation in list {
            let Ok((_, annotation)) = self.document.dereference(annotation) else {
                self.gap(Reason::Damaged);
                continue;
            };
            if self.room < FORM_COST {
                self.gap(Reason::Damaged);
                return;
            }
            if let Ok(annotation) = annotation.as_dict() {
                self.annotation(annotation);
            }
        }
    }

    fn annotation(&mut self, annotation: &'a Dictionary) {
        let place = rectangle(self, annotation, b"Rect");
        match (self.appearance(annotation), place) {
            (Some(form), place) => {
                self.pen.state.matrix = self.onto(form, place);
                self.form(form, &Resources::of_page(self.document, annotation), 0);
                self.pen = super::reading::Pen::default();
            }
            (None, Some(place)) => self.field(annotation, place),
            (None, None) => {}
        }
    }

    /// How an annotation looks in the state that it is in.
    fn appearance(&self, annotation: &'a Dictionary) -> Option<&'a Stream> {
        let looks = annotation.get_deref(b"AP", self.document).and_then(Object::as_dict).ok()?;
        match looks.get_deref(b"N", self.document).ok()? {
            Object::Stream(form) => Some(form),
            Object::Dictionary(states) => {
                let state = annotation.get_deref(b"AS", self.document).and_then(Object::as_name);
                states.get_deref(state.ok()?, self.document).and_then(Object::as_stream).ok()
            }
            _ => None,
        }
    }

    /// The transformation that lays the box of a form onto its place.
    fn onto(&self, form: &Stream, place: Option<Bounds>) -> Matrix {
        let drawn = rectangle(self, &form.dict, b"BBox").and_then(|drawn| {
            let matrix = form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array);
            let matrix = matrix.map_or(Matrix::PLAIN, |matrix| operands::matrix(matrix));
            let Bounds { left, bottom, right, top } = drawn;
            let corners = [(left, bottom), (right, bottom), (left, top), (right, top)];
            Bounds::around(corners.map(|corner: Point| matrix.apply(corner)))
        });
        let (Some(drawn), Some(place)) = (drawn, place) else { return Matrix::PLAIN };
        let scale = |to: f64, from: f64| if from > 0.0 { to / from } else { 1.0 };
        let across = scale(place.width(), drawn.width());
        let up = scale(place.height(), drawn.height());
        let (left, bottom) = (place.left - drawn.left * across, place.bottom - drawn.bottom * up);
        Matrix([across, 0.0, 0.0, up, left, bottom])
    }

    /// What a field of a form says that the program which shows it must draw itself.
    fn field(&mut self, field: &Dictionary, place: Bounds) {
        const SIZE: f64 = 10.0;
        let kind = field.get_deref(b"Subtype", self.document).and_then(Object::as_name);
        if kind.unwrap_or_default() != b"Widget" {
            return;
        }
        let parent = field.get_deref(b"Parent", self.document).and_then(Object::as_dict);
        let value = field
            .get_deref(b"V", self.document)
            .or_else(|_| parent?.get_deref(b"V", self.document));
        if let Ok(Object::String(value, _)) = value {
            let text = decoded(value);
            let right = place.left + SIZE * 0.5 * text.chars().count() as f64;
            self.keep(Run {
                text,
                left: place.left,
                right,
                base: place.bottom,
                size: SIZE,
                fixed: false,
                upright: None,
                shown: Shown::Plainly,
            });
        }
    }
}

/// A box that a dictionary states.
fn rectangle(reading: &Reading<'_, '_>, found: &Dictionary, key: &[u8]) -> Option<Bounds> {
    let sides = found.get_deref(key, reading.document).and_then(Object::as_array).ok()?;
    let sides: Vec<f64> = sides
        .iter()
        .filter_map(|side| number(reading.document.dereference(side).ok()?.1))
        .collect();
    match sides[..] {
        [a, b, c, d] => Bounds::around([(a, b), (c, d)]),
        _ => None,
    }
}
