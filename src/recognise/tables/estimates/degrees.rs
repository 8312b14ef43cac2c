//! The degrees of freedom that a model has left, among those that are printed of it.
//!
//! Conventions. Who prints several says which ones are left: `df.residual` beside the `df` and `df.null`
//! of `glance`, `DF residual` below `DF model`, `df_r` below `df_m`. Those of a test stand beside it. A
//! bare `df` is taken for those that are left, except beside far more observations: then the model has
//! taken them, for no model has as many coefficients as half its observations.

use super::{companions, whole};
use crate::facts::{BodyCell, Measure, Printed};
use crate::recognise::tables::frame::Framed;

/// What names say of degrees of freedom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// They are left.
    Left,
    /// The model has taken them, or another model has them.
    Taken,
    /// Degrees of freedom, and no more.
    Bare,
}

/// The degrees of freedom that are left, of the cells of a model with so many observations.
pub(super) fn residual(
    frame: &Framed<'_>,
    cells: &[&BodyCell],
    observations: Option<u64>,
) -> Option<u64> {
    let stated = |wanted: Named| {
        let degrees = cells.iter().filter(|cell| cell.measure == Measure::DegreesOfFreedom);
        let mut those = degrees.filter(|cell| named(frame, cell) == wanted);
        those.find_map(|cell| match cell.printed {
            Printed::Number { value, .. } => whole(value),
            _ => None,
        })
    };
    stated(Named::Left).or_else(|| {
        let bare = stated(Named::Bare)?;
        let of_model = observations.is_some_and(|number| bare.saturating_mul(2) < number);
        (!of_model).then_some(bare)
    })
}

/// What the names over and before a number of degrees of freedom say.
fn named(frame: &Framed<'_>, cell: &BodyCell) -> Named {
    const LEFT: [&str; 6] = ["resid", "error", "denom", "df_r", "df2", "within"];
    const TAKEN: [&str; 7] = ["model", "null", "df_m", "df1", "numer", "between", "total"];
    let over = frame.head(cell.column).iter();
    let mut names = over.chain(frame.label(cell.row)).map(|name| name.to_lowercase());
    let names: Vec<String> = names.by_ref().filter(|name| speaks_of_degrees(name)).collect();
    let holds = |words: &[&str]| words.iter().any(|word| names.iter().any(|n| n.contains(word)));
    if holds(&LEFT) {
        Named::Left
    } else if holds(&TAKEN) || companions::holds_degrees_of_tests(frame, cell.column) {
        Named::Taken
    } else {
        Named::Bare
    }
}

/// Whether a name is one of degrees of freedom: what else stands over them names the model.
fn speaks_of_degrees(name: &str) -> bool {
    ["df", "d.f", "dof", "degrees", "vrijheidsgraden"].iter().any(|word| name.contains(word))
}
