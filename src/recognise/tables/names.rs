//! Names over the columns of a table: identifying variables, data sets that have rules of their own.

use super::frame::Framed;
use super::sheet::Sheet;
use crate::facts::Sighting;
use crate::place::Range;
use crate::recognise::Knowledge;
use crate::recognise::identifiers::Names;

/// The names in the heads of the columns, each once.
pub(super) fn find(sheet: &Sheet, frame: &Framed, knowledge: Knowledge<'_>) -> Vec<Sighting> {
    let mut names = Names::new(knowledge);
    let mut found: Vec<Sighting> = Vec::new();
    for (&column, heads) in &frame.heads {
        for (kind, name) in heads.iter().flat_map(|head| names.find(head)) {
            if found.iter().any(|other| other.kind == kind && other.name == name) {
                continue;
            }
            let range = Range { left: column, right: column, ..frame.range };
            found.push(Sighting {
                place: sheet.place.cells(range),
                kind,
                name: name.to_owned(),
                count: 1,
                value: None,
            });
        }
    }
    found
}
