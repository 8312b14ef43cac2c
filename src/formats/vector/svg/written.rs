//! Where the texts of svg stand: transformations, sizes of letters, anchors.

use super::super::Run;
use crate::formats::layout::{Matrix, Shown, Upright};
use std::collections::BTreeMap;

/// The place of what is written in an element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pen {
    matrix: Matrix,
    at: (f64, f64),
    size: f64,
    /// Which part of a text stands at its place: 0 its begin, 0.5 its middle, 1 its end.
    anchor: f64,
    /// How wide the text is, where it says so.
    width: Option<f64>,
}

impl Default for Pen {
    fn default() -> Self {
        Self { matrix: Matrix::PLAIN, at: (0.0, 0.0), size: 16.0, anchor: 0.0, width: None }
    }
}

/// How wide a letter is, as a part of its size: the digits of most typefaces.
const WIDTH: f64 = 0.55;

impl Pen {
    /// The place within an element with these attributes.
    pub(super) fn within(self, attributes: &BTreeMap<String, String>) -> Self {
        let style = attributes.get("style").map_or("", String::as_str);
        let said = |name: &str| {
            let in_style = || {
                let mut parts = style.split(';').filter_map(|part| part.split_once(':'));
                parts.find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim())
            };
            attributes.get(name).map(|value| value.trim()).or_else(in_style)
        };
        let number = |name: &str| said(name).and_then(leading);
        let matrix = said("transform").map_or(Matrix::PLAIN, transformation).then(self.matrix);
        let short = || said("font").and_then(|font| font.split(' ').find_map(leading_length));
        let at = (number("x").unwrap_or(self.at.0), number("y").unwrap_or(self.at.1));
        let moved = (number("dx").unwrap_or(0.0), number("dy").unwrap_or(0.0));
        Self {
            matrix,
            at: (at.0 + moved.0, at.1 + moved.1),
            size: number("font-size").or_else(short).unwrap_or(self.size),
            anchor: match said("text-anchor") {
                Some("start") => 0.0,
                Some("middle") => 0.5,
                Some("end") => 1.0,
                _ => self.anchor,
            },
            width: number("textLength"),
        }
    }

    /// A text at this place. On a screen the way down is the way up on paper.
    pub(super) fn write(&self, text: &str) -> Run {
        let letters = text.chars().count() as f64;
        let width = self.width.unwrap_or(letters * self.size * WIDTH);
        let from = self.at.0 - width * self.anchor;
        let (left, start) = self.matrix.apply((from, self.at.1));
        let (right, end) = self.matrix.apply((from + width, self.at.1));
        let turned = self.matrix.turned();
        Run {
            text: text.to_owned(),
            left: left.min(right),
            right: left.max(right),
            base: -start,
            size: (self.size * self.matrix.up()).abs(),
            fixed: false,
            upright: turned.then_some(Upright { from: -start, to: -end }),
            shown: Shown::Plainly,
        }
    }
}

/// The number that a value begins with: `12.00px`, `12 24`.
fn leading(value: &str) -> Option<f64> {
    let value = value.trim_start();
    let end = value.find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | '-' | '+')));
    let number: f64 = value.get(..end.unwrap_or(value.len()))?.parse().ok()?;
    number.is_finite().then(|| number.clamp(-1e7, 1e7))
}

/// The number of a value that has a unit of length: the `12px` of `bold 12px Arial`.
fn leading_length(value: &str) -> Option<f64> {
    let has_unit = value.contains("px") || value.contains("pt");
    leading(value).filter(|_| has_unit)
}

/// A list of transformations; the last one works first.
fn transformation(list: &str) -> Matrix {
    let mut all = Matrix::PLAIN;
    for step in list.split(')') {
        let Some((name, values)) = step.split_once('(') else { continue };
        let values: Vec<f64> = values
            .split([',', ' '])
            .filter(|value| !value.is_empty())
            .filter_map(leading)
            .collect();
        let matrix = match (name.trim().trim_start_matches(',').trim(), values.as_slice()) {
            ("translate", [x]) => Matrix([1.0, 0.0, 0.0, 1.0, *x, 0.0]),
            ("translate", [x, y, ..]) => Matrix([1.0, 0.0, 0.0, 1.0, *x, *y]),
            ("scale", [by]) => Matrix([*by, 0.0, 0.0, *by, 0.0, 0.0]),
            ("scale", [x, y, ..]) => Matrix([*x, 0.0, 0.0, *y, 0.0, 0.0]),
            ("matrix", [a, b, c, d, e, f, ..]) => Matrix([*a, *b, *c, *d, *e, *f]),
            ("rotate", [angle, around @ ..]) => rotation(*angle, around),
            _ => Matrix::PLAIN,
        };
        all = matrix.then(all);
    }
    all
}

/// A turn by so many degrees, around a point where one is given.
fn rotation(angle: f64, around: &[f64]) -> Matrix {
    let (sine, cosine) = angle.to_radians().sin_cos();
    let turn = Matrix([cosine, sine, -sine, cosine, 0.0, 0.0]);
    match around {
        [x, y, ..] => Matrix([1.0, 0.0, 0.0, 1.0, -x, -y])
            .then(turn)
            .then(Matrix([1.0, 0.0, 0.0, 1.0, *x, *y])),
        _ => turn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_text_stands_where_its_groups_take_it() {
        let group =
            Pen::default().within(&attributes(&[("transform", "translate(100 50) scale(2)")]));
        let own = [("x", "10"), ("y", "5"), ("style", "font-size: 12.00px; text-anchor: middle")];
        let pen = group.within(&attributes(&own));
        let run = pen.write("1234");
        assert_eq!((run.base, run.size), (-60.0, 24.0));
        assert_eq!((run.left + run.right) / 2.0, 120.0);
    }

    #[test]
    fn a_turned_text_is_upright() {
        let pen = Pen::default().within(&attributes(&[("transform", "rotate(-90, 3, 4)")]));
        assert!(pen.write("aantal").upright.is_some());
    }
}
