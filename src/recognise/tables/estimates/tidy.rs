//! The models in a table with a row per coefficient, as `tidy` of R's broom and Stata's `parmest`
//! write it.
//!
//! Convention: a column names the term of each row. Columns that are called *model*, *outcome* and
//! the like name the model. Else, where terms return, another column of labels does, or all of them
//! together, as long as no term returns within one of their groups; and where none does, a model
//! begins with each term that returns, as the constant does first. So the regressions of eight
//! regions below each other are eight.

use super::groups::Group;
use crate::facts::BodyCell;
use crate::recognise::models;
use crate::recognise::tables::frame::Framed;
use crate::recognise::tables::sheet::Line;
use std::collections::{BTreeMap, BTreeSet};

/// The cells of each model, with its name where it has one.
pub(super) fn groups<'c>(frame: &Framed<'_>, cells: &'c [BodyCell]) -> Vec<Group<'c>> {
    let of_row = |line: &Line<'_>| BodyCell::of_rows(cells, line.row..=line.row);
    let rows: Vec<&Line<'_>> = frame.body.iter().filter(|line| !of_row(line).is_empty()).collect();
    let naming = naming(frame);
    let names: Vec<Name> = if naming.is_empty() {
        by_terms(frame, &rows)
    } else {
        filled(rows.iter().map(|line| texts(line, &naming)))
    };
    let mut groups: Vec<(&Name, Vec<&BodyCell>)> = Vec::new();
    let mut known: BTreeMap<&Name, usize> = BTreeMap::new();
    for (line, name) in rows.iter().zip(&names) {
        let at = *known.entry(name).or_insert_with(|| {
            groups.push((name, Vec::new()));
            groups.len().saturating_sub(1)
        });
        if let Some((_, group)) = groups.get_mut(at) {
            group.extend(of_row(line));
        }
    }
    let label = |name: &Name| name.labels.iter().rfind(|label| !label.is_empty()).cloned();
    groups.into_iter().map(|(name, cells)| Group { label: label(name), cells }).collect()
}

/// The columns that name the model of each row. SPSS joins the head *Model* over the number of the model and
/// its terms: of such the first names it.
fn naming(frame: &Framed<'_>) -> Vec<u32> {
    let named = frame.stubs.iter().copied();
    let mut naming: Vec<u32> = Vec::new();
    for column in named.filter(|column| models::names_model(frame.inner(*column))) {
        let joined = column.checked_sub(1).is_some_and(|before| {
            naming.last() == Some(&before) && frame.head(before) == frame.head(column)
        });
        if !joined {
            naming.push(column);
        }
    }
    naming
}

/// The names of the models row by row. One that stands once over its rows is that of all of them.
fn filled(rows: impl Iterator<Item = Vec<String>>) -> Vec<Name> {
    let mut above: Vec<String> = Vec::new();
    let named = rows.map(|mut labels| {
        if labels.iter().all(String::is_empty) {
            labels.clone_from(&above);
        }
        above.clone_from(&labels);
        Name { labels, round: 0 }
    });
    named.collect()
}

/// What tells the rows of one model from those of another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    labels: Vec<String>,
    /// How often the terms began anew.
    round: usize,
}

/// The models by the terms that return in the rows; one where none returns.
fn by_terms(frame: &Framed<'_>, rows: &[&Line<'_>]) -> Vec<Name> {
    let one = || vec![Name { labels: Vec::new(), round: 0 }; rows.len()];
    let Some(term) = term(frame, rows) else { return one() };
    let others: Vec<u32> = frame.stubs.iter().copied().filter(|column| *column != term).collect();
    let terms: Vec<String> =
        rows.iter().map(|line| texts(line, &[term]).pop().unwrap_or_default()).collect();
    let mut seen = BTreeSet::new();
    if terms.iter().all(|term| seen.insert(term)) {
        return one();
    }
    // One column that names the models, or else all of them together.
    let alone = others.iter().map(|column| vec![*column]);
    let named = alone
        .chain(std::iter::once(others.clone()))
        .map(|columns| -> Vec<Name> {
            rows.iter().map(|line| Name { labels: texts(line, &columns), round: 0 }).collect()
        })
        .filter(|names| {
            let mut pairs = BTreeSet::new();
            names.iter().zip(&terms).all(|pair| pairs.insert(pair))
        })
        .map(|names| (names.iter().collect::<BTreeSet<_>>().len(), names))
        .filter(|(models, names)| *models < names.len())
        .min_by_key(|(models, _)| *models);
    if let Some((_, names)) = named {
        return names;
    }
    let mut round = 0_usize;
    let mut within = BTreeSet::new();
    terms
        .iter()
        .map(|term| {
            if !within.insert(term) {
                within = BTreeSet::from([term]);
                round = round.saturating_add(1);
            }
            Name { labels: Vec::new(), round }
        })
        .collect()
}

/// The column that names the terms: by its head, or because a constant is among them.
fn term(frame: &Framed<'_>, rows: &[&Line<'_>]) -> Option<u32> {
    let holds_constant = |column: &u32| {
        rows.iter().any(|line| line.cell(*column).is_some_and(|c| models::is_constant(&c.text)))
    };
    let named = |column: &u32| names_terms(frame.inner(*column));
    let constant = frame.stubs.iter().find(|column| holds_constant(column));
    constant.or_else(|| frame.stubs.iter().find(|column| named(column))).copied()
}

/// Whether a head says that its column names models.
pub(super) fn names_models(frame: &Framed<'_>) -> bool {
    let head = |column: &u32| frame.head(*column).last();
    frame.stubs.iter().filter_map(head).any(|head| models::names_model(head))
}

/// The first column whose head says that it names the terms of models.
pub(super) fn column_of_terms(frame: &Framed<'_>) -> Option<u32> {
    let named = |column: &&u32| names_terms(frame.inner(**column));
    frame.stubs.iter().find(named).copied()
}

/// Whether a head names the terms of a model.
fn names_terms(head: &str) -> bool {
    const WORDS: [&str; 10] = [
        "term",
        "terms",
        "parm",
        "parameter",
        "coefficient",
        "predictor",
        "covariate",
        "variable",
        "variabele",
        "regressor",
    ];
    WORDS.contains(&head.trim().to_lowercase().as_str())
}

/// The texts of a row in some columns.
fn texts(line: &Line<'_>, columns: &[u32]) -> Vec<String> {
    let text =
        |column: &u32| line.cell(*column).map_or(String::new(), |cell| cell.text.to_string());
    columns.iter().map(text).collect()
}
