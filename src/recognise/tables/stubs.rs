//! Which columns of a block hold labels rather than results.
//!
//! Labels lead: names, codes, and numbers that only tell rows apart (years, ages, row numbers, the
//! keys of a long format, which `keys` finds). A column with results ends the lead, except for
//! columns of keys and codes, which are labels wherever they stand. The conventions are asked in turn,
//! column by column from the left, and the first that says something is heard.

mod codes;
mod column;
mod keys;
mod profile;

use super::dimensions::{is_dimension, names_layout, names_units};
use super::sheet::Line;
use crate::facts::Measure;
use crate::recognise::conventions::{Convention, Conventions};
use column::{Block, Column};
use std::collections::{BTreeMap, BTreeSet};

/// One that may say whether a column holds labels.
struct Voice {
    convention: Convention,
    says: Says,
}

/// What one says of a column.
enum Says {
    /// That it holds labels where this is so.
    Labels(fn(&Column<'_>) -> bool),
    /// That it holds results where this is so.
    Results(fn(&Column<'_>) -> bool),
    /// Either.
    Whether(fn(&Column<'_>) -> Option<bool>),
}

/// All of them, in their order: who says it whatever is in the column; who says it of numbers in any
/// place; who says that numbers are results; who says that leading numbers are labels. A column of
/// which none says anything holds results.
const VOICES: [Voice; 26] = [
    // The file itself marks a leading column as labels.
    labels("labels/marked", |c| c.block.marks && c.leading && c.profile.is_marked()),
    // `07` above `10`: classifications write their codes in one width.
    labels("labels/codes-of-one-width", |c| c.profile.is_padded()),
    labels("labels/row-numbers", |c| c.numbers_rows()),
    labels("labels/tabulated-values", |c| c.is_tabulated()),
    // `Variabele | Waarde | Betekenis`: a codebook says which number stands for what.
    labels("labels/codes-of-a-codebook", |c| c.gives_codes()),
    labels("labels/list-of-codes", |c| c.block.lists_codes),
    labels("labels/values-that-are-allowed", |c| c.lists_values()),
    whether("labels/words", |c| {
        // The ends of a range stand in one cell: `0 - 998 877`.
        let words =
            c.measure != Some(Measure::Range) && (c.profile.markers == 0 || c.is_mostly_text());
        (c.profile.numbers == 0).then_some(words)
    }),
    // Names of models and settings hold numbers: *Splines with df = 6* among others.
    labels("labels/named-classes", |c| {
        c.profile.are_named_classes() || c.names_models() && c.profile.are_named()
    }),
    // Two lists side by side have their labels under the same heads: *Land | Jaar | Score | Regio | Jaar*.
    labels("labels/years-under-a-label-again", |c| {
        c.returns_as_label() && c.profile.years == c.profile.numbers
    }),
    // Numbers among labels are class names where the column leads, else results.
    whether("labels/numbers-among-words", |c| c.is_mostly_text().then_some(c.leading)),
    // R and pandas write the names of the rows, whatever they are, under an empty head.
    labels("labels/row-names", |c| {
        c.is_first() && c.block.row_names && c.profile.different() == c.profile.numbers
    }),
    // A codebook says where each variable stands in its file.
    labels("labels/layout-of-a-codebook", |c| {
        c.block.is_codebook && names_layout(c.head) && c.profile.is_plain()
    }),
    results("labels/fractions", |c| {
        c.profile.fractions > 0 && !(is_dimension(c.head) && c.profile.texts > 0)
    }),
    whether("labels/keys", |c| {
        (c.names_keys() && c.profile.texts == 0).then_some(c.block.columns.len() > 1)
    }),
    results("labels/behind-results", |c| !c.leading),
    results("labels/only-column", |c| {
        c.is_last_of_numbers() && c.before.is_empty() && c.block.columns.len() == 1
    }),
    results("labels/marked-numbers", |c| {
        !(c.profile.is_plain() || c.names_dimension() && c.profile.are_classes())
    }),
    results("labels/last-numbers", |c| {
        c.is_last_of_numbers() && !names_units(c.head) && !c.numbers_models()
    }),
    labels("labels/dimension", |c| c.names_dimension() && !c.counts()),
    // Numbers of children up to *3 or more*, marks from 1 to 10.
    labels("labels/steps", |c| {
        c.is_steps() && (c.profile.texts > 0 || c.measure == Some(Measure::Quantity))
    }),
    // Nothing else tells the rows apart: *Aantal kinderen* beside *Huishoudens*.
    labels("labels/steps-of-counts", |c| {
        c.is_steps() && c.counts() && c.profile.numbers >= FEWEST_STEPS
    }),
    labels("labels/empty-head", |c| c.is_first_below_heads() && c.head.is_empty()),
    labels("labels/wordless-sequence", |c| {
        let tells_apart = c.profile.is_sequence() || c.profile.texts > 0;
        c.is_first_below_heads() && c.measure.is_none() && tells_apart
    }),
    labels("labels/years", |c| c.profile.years == c.profile.numbers && !c.counts()),
    labels("labels/classes-with-a-total", |c| c.measure.is_none() && c.closes_groups()),
];

/// So many numbers of units that go up by one are the classes of their rows.
const FEWEST_STEPS: usize = 4;

const fn labels(name: &'static str, holds: fn(&Column<'_>) -> bool) -> Voice {
    Voice { convention: Convention::named(name), says: Says::Labels(holds) }
}

const fn results(name: &'static str, holds: fn(&Column<'_>) -> bool) -> Voice {
    Voice { convention: Convention::named(name), says: Says::Results(holds) }
}

const fn whether(name: &'static str, says: fn(&Column<'_>) -> Option<bool>) -> Voice {
    Voice { convention: Convention::named(name), says: Says::Whether(says) }
}

impl Voice {
    /// Whether the column holds labels, where this one says anything of it.
    fn says(&self, column: &Column<'_>) -> Option<bool> {
        match self.says {
            Says::Labels(holds) => holds(column).then_some(true),
            Says::Results(holds) => holds(column).then_some(false),
            Says::Whether(says) => says(column),
        }
    }
}

/// The conventions of this room.
pub(super) fn conventions() -> impl Iterator<Item = Convention> {
    VOICES.iter().map(|voice| voice.convention).chain([KEYS, ATTRIBUTES])
}

/// Whole numbers that together tell the rows of a long format apart are its keys.
const KEYS: Convention = Convention::named("labels/keys-of-a-long-format");

/// Numbers that return with the name of a term belong to it.
const ATTRIBUTES: Convention = Convention::named("labels/attributes-of-terms");

/// The columns that hold labels.
pub(super) fn stubs(
    body: &[Line<'_>],
    heads: &BTreeMap<u32, Vec<String>>,
    left: u32,
    has_header: bool,
    conventions: Conventions,
) -> BTreeSet<u32> {
    let block = Block::of(body, heads, left, has_header);
    let mut stubs = BTreeSet::new();
    let mut leading = true;
    for (&number, profile) in &block.columns {
        let column = Column::of(&block, number, profile, leading, &stubs);
        let mut heard = VOICES.iter().filter(|voice| conventions.include(voice.convention));
        if heard.find_map(|voice| voice.says(&column)).unwrap_or(false) {
            stubs.insert(number);
        } else {
            leading = false;
        }
    }
    if conventions.include(KEYS) {
        keys::add_leading(body, &block.columns, heads, &mut stubs);
    }
    if conventions.include(ATTRIBUTES) {
        keys::add_attributes(body, &block.columns, heads, &mut stubs);
    }
    stubs
}
