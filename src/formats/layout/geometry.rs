//! Places on the paper: matrices, points, boxes.

/// A point, in points of 1/72 inch from the lower left corner.
pub(in crate::formats) type Point = (f64, f64);

/// The six numbers of a transformation, as pdf (ISO 32000, 8.3.3) and svg write them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::formats) struct Matrix(pub(in crate::formats) [f64; 6]);

impl Matrix {
    pub(in crate::formats) const PLAIN: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This one first, then the other.
    pub(in crate::formats) fn then(self, after: Self) -> Self {
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
    pub(in crate::formats) fn apply(self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        (x * a + y * c + e, x * b + y * d + f)
    }

    /// How much longer it makes an upright line.
    pub(in crate::formats) fn up(self) -> f64 {
        let [_, _, c, d, ..] = self.0;
        c.hypot(d)
    }

    /// Whether a line of text runs upwards or downwards.
    pub(in crate::formats) fn turned(self) -> bool {
        let [a, b, ..] = self.0;
        b.abs() > a.abs() * 0.2
    }
}

/// A box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::formats) struct Bounds {
    pub(in crate::formats) left: f64,
    pub(in crate::formats) bottom: f64,
    pub(in crate::formats) right: f64,
    pub(in crate::formats) top: f64,
}

impl Bounds {
    /// The smallest box around points; none without a point.
    pub(in crate::formats) fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |bounds: Option<Self>, (x, y)| {
            let point = Self { left: x, bottom: y, right: x, top: y };
            Some(bounds.map_or(point, |bounds| bounds.union(point)))
        })
    }

    pub(in crate::formats) fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            bottom: self.bottom.min(other.bottom),
            right: self.right.max(other.right),
            top: self.top.max(other.top),
        }
    }

    pub(in crate::formats) fn contains(&self, (x, y): Point) -> bool {
        (self.left..=self.right).contains(&x) && (self.bottom..=self.top).contains(&y)
    }

    /// Whether the boxes have a point in common.
    pub(in crate::formats) fn meets(&self, other: &Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.bottom <= other.top
            && other.bottom <= self.top
    }

    pub(in crate::formats) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(in crate::formats) fn height(&self) -> f64 {
        self.top - self.bottom
    }

    pub(in crate::formats) fn area(&self) -> f64 {
        self.width() * self.height()
    }

    /// The box with some more room on every side.
    pub(in crate::formats) fn wider(self, room: f64) -> Self {
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
