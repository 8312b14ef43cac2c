//! Numbers and transformations among the operands of a command.

use crate::formats::layout::Matrix;
use lopdf::Object;

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

/// A transformation; plain where the operands are not six numbers.
pub(super) fn matrix(operands: &[Object]) -> Matrix {
    let numbers: Vec<f64> = operands.iter().filter_map(number).collect();
    numbers.try_into().map_or(Matrix::PLAIN, Matrix)
}
