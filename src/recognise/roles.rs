//! What an entry is for: results, script, documentation, form, data.

use super::{Found, Knowledge};
use crate::content::Nature;
use crate::facts::Role;
use crate::place::Place;

/// The role of an entry, from its name, its nature and what was found in it.
pub(super) fn role(
    place: &Place,
    nature: Nature,
    knowledge: Knowledge<'_>,
    found: &mut Found,
) -> Role {
    let _ = (place, knowledge, found);
    match nature {
        Nature::Script | Nature::Notebook => Role::Script,
        Nature::Data => Role::Data,
        Nature::Archive => Role::Archive,
        Nature::Leftover => Role::Unwanted,
        _ => Role::Results,
    }
}
