//! Places on the paper: matrices, points, boxes.

use lopdf::Object;

/// A point, in points of 1/72 inch from the lower left corner.
pub(super) type Point = (f64, f64);

/// The six numbers of a transformation (ISO 32000, 8.3.3).
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const PLAIN: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// From operands; plain where they are not six numbers.
    pub(super) fn of(operands: &[Object]) -> Self {
        let numbers: Vec<f64> = operands.iter().filter_map(number).collect();
        numbers.try_into().map_or(Self::PLAIN, Self)
    }

    /// This one first, then the other.
    pub(super) fn then(self, after: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, after.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    /// Where it takes a point.
    pub(super) fn apply(self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        (x * a + y * c + e, x * b + y * d + f)
    }

    /// How much longer it makes an upright line.
    pub(super) fn up(self) -> f64 {
        let [_, _, c, d, ..] = self.0;
        c.hypot(d)
    }

    /// Whether a line of text runs upwards or downwards.
    pub(super) fn turned(self) -> bool {
        let [a, b, ..] = self.0;
        b.abs() > a.abs() * 0.2
    }
}

/// A number.
pub(super) fn number(object: &Object) -> Option<f64> {
    let number = match object {
        Object::Integer(number) => *number as f64,
        Object::Real(number) => f64::from(*number),
        _ => return None,
    };
    // Numbers that no paper has would only spoil sums.
    number.is_finite().then(|| number.clamp(-1e7, 1e7))
}

/// A box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) left: f64,
    pub(super) bottom: f64,
    pub(super) right: f64,
    pub(super) top: f64,
}

impl Bounds {
    /// The smallest box around points; none without a point.
    pub(super) fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |bounds: Option<Self>, (x, y)| {
            let point = Self { left: x, bottom: y, right: x, top: y };
            Some(bounds.map_or(point, |bounds| bounds.union(point)))
        })
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            bottom: self.bottom.min(other.bottom),
            right: self.right.max(other.right),
            top: self.top.max(other.top),
        }
    }

    pub(super) fn contains(&self, (x, y): Point) -> bool {
        (self.left..=self.right).contains(&x) && (self.bottom..=self.top).contains(&y)
    }

    /// Whether the boxes have a point in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.bottom <= other.top
            && other.bottom <= self.top
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.top - self.bottom
    }

    pub(super) fn area(&self) -> f64 {
        self.width() * self.height()
    }

    /// The box with some more room on every side.
    pub(super) fn wider(self, room: f64) -> Self {
        Self {
            left: self.left - room,
            bottom: self.bottom - room,
            right: self.right + room,
            top: self.top + room,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transformations_follow_each_other() {
        let moved = Matrix([1.0, 0.0, 0.0, 1.0, 10.0, 0.0]);
        let doubled = Matrix([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        assert_eq!(moved.then(doubled).apply((1.0, 1.0)), (22.0, 2.0));
        assert_eq!(doubled.then(moved).apply((1.0, 1.0)), (12.0, 2.0));
    }
}
