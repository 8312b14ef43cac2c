//! Which columns of a block hold labels rather than results.
//!
//! Labels lead: names, codes, and numbers that only tell rows apart (years, ages, row numbers, the
//! keys of a long format). A column with results ends the lead, except for columns of keys and
//! codes, which are labels wherever they stand. R and pandas write the names of the rows, whatever
//! they are, under an empty head; a codebook says where each variable stands in its file; and tidied
//! estimates repeat the attributes of a term for each model.
//! A leading column that the file itself marks as labels holds labels, whatever is in it.

use super::dimensions::{
    is_dimension, names_age, names_class, names_layout, names_one, names_units, names_variables,
};
use super::sheet::{Kind, Line, Said};
use crate::facts::Measure;
use crate::recognise::{values, words};
use std::collections::{BTreeMap, BTreeSet};

/// The columns that hold labels.
pub(super) fn stubs(
    body: &[Line<'_>],
    heads: &BTreeMap<u32, Vec<String>>,
    left: u32,
    has_header: bool,
) -> BTreeSet<u32> {
    let mut columns: BTreeMap<u32, Profile> = BTreeMap::new();
    for line in body {
        for cell in line.cells {
            columns.entry(cell.column).or_default().add(cell);
        }
    }
    // Where the file marks every cell it marks none.
    let marks = columns.values().any(|profile| !profile.is_marked());
    let last_numeric = columns.iter().rev().find(|(_, p)| p.numbers > 0).map(|(column, _)| *column);
    let is_codebook = heads.values().filter_map(|words| words.last()).any(|h| names_variables(h));
    let named = |column: &u32| heads.get(column).is_some_and(|words| !words.is_empty());
    let row_names = has_header
        && !named(&left)
        && columns.len() > 1
        && columns.keys().filter(|column| **column != left).all(named);
    let mut stubs = BTreeSet::new();
    let mut leading = true;
    for (&column, profile) in &columns {
        let words = heads.get(&column).map_or(&[][..], Vec::as_slice);
        let head = words.last().map_or("", String::as_str);
        let measure = words::measure(head);
        let labels = profile.texts > profile.numbers.saturating_add(profile.markers);
        let keys = match measure {
            Some(Measure::Identifier | Measure::Code) => true,
            Some(Measure::Period) => !names_one(head),
            _ => false,
        };
        let numbers_rows = column == left
            && columns.len() > 1
            && !counts(measure)
            && profile.is_numbering()
            && profile.texts == 0;
        let is_marked = marks && leading && profile.is_marked();
        let is_stub = if is_marked || profile.is_padded() || numbers_rows {
            true
        } else if profile.numbers == 0 {
            profile.markers == 0 || labels
        } else if labels {
            // Numbers among labels are class names where the column leads, else results.
            leading
        } else if column == left && row_names && profile.different() == profile.numbers
            || is_codebook && names_layout(head) && profile.is_plain()
        {
            true
        } else if profile.fractions > 0 {
            false
        } else if keys && profile.texts == 0 {
            columns.len() > 1
        } else {
            let alone = last_numeric == Some(column) && stubs.is_empty() && columns.len() == 1;
            // Beside labels that tell the rows apart an age is an average of theirs.
            let dimension = is_dimension(head)
                && !(names_age(head) && !profile.is_sequence() && tell_apart(body, &stubs))
                || names_class(head) && profile.is_binary();
            leading
                && !alone
                && profile.is_plain()
                && (last_numeric != Some(column) || names_units(head))
                && (dimension && !counts(measure)
                    || column == left && has_header && head.is_empty()
                    || column == left
                        && has_header
                        && measure.is_none()
                        && (profile.is_sequence() || profile.texts > 0)
                    || profile.years == profile.numbers && !counts(measure))
        };
        if is_stub {
            stubs.insert(column);
        } else {
            leading = false;
        }
    }
    add_leading_keys(body, &columns, heads, &mut stubs);
    add_attributes(body, &columns, heads, &mut stubs);
    stubs
}

/// Adds the attributes of terms in tidied estimates: numbers that no word calls a result, and that
/// are the same wherever the name of the term returns, as the bounds of its class are.
fn add_attributes(
    body: &[Line<'_>],
    columns: &BTreeMap<u32, Profile>,
    heads: &BTreeMap<u32, Vec<String>>,
    stubs: &mut BTreeSet<u32>,
) {
    let measure = |column: &u32| {
        heads.get(column).and_then(|words| words.last()).and_then(|head| words::measure(head))
    };
    let estimated = columns
        .keys()
        .any(|column| matches!(measure(column), Some(Measure::Coefficient | Measure::OddsRatio)));
    if !estimated {
        return;
    }
    let follows = |attribute: u32, term: u32| {
        let mut known: BTreeMap<&str, &str> = BTreeMap::new();
        let mut rows = 0_usize;
        for line in body {
            let (Some(term), Some(value)) = (line.cell(term), line.cell(attribute)) else {
                return false;
            };
            rows += 1;
            if *known.entry(&term.text).or_insert(&value.text) != value.text.as_str() {
                return false;
            }
        }
        known.len() > 1 && known.len().saturating_mul(2) <= rows
    };
    let attributes: Vec<u32> = columns
        .iter()
        .filter(|(column, profile)| {
            profile.numbers > 0 && !stubs.contains(column) && measure(column).is_none()
        })
        .map(|(column, _)| *column)
        .filter(|column| stubs.iter().any(|term| follows(*column, *term)))
        .collect();
    stubs.extend(attributes);
}

/// Whether the labels in some columns differ on each row.
fn tell_apart(body: &[Line<'_>], stubs: &BTreeSet<u32>) -> bool {
    let mut seen = BTreeSet::new();
    !stubs.is_empty()
        && body.iter().all(|line| {
            let text = |column: &u32| line.cell(*column).map_or("", |cell| cell.text.as_str());
            seen.insert(stubs.iter().map(text).collect::<Vec<_>>())
        })
}

fn counts(measure: Option<Measure>) -> bool {
    matches!(measure, Some(Measure::Count))
}

/// What the cells of a column are.
#[derive(Debug, Default)]
struct Profile {
    numbers: usize,
    texts: usize,
    /// Texts among them that are whole numbers with a leading zero.
    padded: usize,
    markers: usize,
    fractions: usize,
    years: usize,
    /// Numbers with a mark of their own: a percentage, stars, a bracket, a thousands separator.
    marked: usize,
    values: Vec<f64>,
    /// Cells that the file itself marks as labels.
    headings: usize,
}

impl Profile {
    fn add(&mut self, cell: &Said) {
        self.headings += usize::from(cell.heading);
        match &cell.kind {
            Kind::Number(printed) => {
                let number = &printed.number;
                self.numbers += 1;
                self.fractions += usize::from(number.decimals > 0 || number.value.fract() != 0.0);
                self.years += usize::from(values::is_year(number));
                let plain =
                    values::Number { signed: number.signed, ..values::Number::plain(number.value) };
                self.marked += usize::from(*number != plain || printed.is_named);
                self.values.push(number.value);
            }
            Kind::Marker(_) => self.markers += 1,
            Kind::Code | Kind::Date | Kind::Label => {
                self.texts += 1;
                let digits = cell.text.bytes().all(|byte| byte.is_ascii_digit());
                self.padded += usize::from(cell.kind == Kind::Code && digits);
            }
        }
    }

    /// Whether the file itself marks most of the cells as labels.
    fn is_marked(&self) -> bool {
        self.headings.saturating_mul(2) > self.numbers + self.texts + self.markers
    }

    /// Whether the numbers say only yes and no.
    fn is_binary(&self) -> bool {
        let within = |codes: [f64; 2]| self.values.iter().all(|value| codes.contains(value));
        within([0.0, 1.0]) || within([1.0, 2.0])
    }

    /// Whether all numbers are bare whole numbers.
    fn is_plain(&self) -> bool {
        self.marked == 0 && self.fractions == 0
    }

    /// Whether the whole numbers stand among others with a leading zero: classifications write their
    /// codes in one width, so `07` makes a code of the `10` below it.
    fn is_padded(&self) -> bool {
        self.padded > 0 && self.padded.saturating_mul(4) >= self.texts && self.is_plain()
    }

    /// Whether the numbers count up from 0 or 1, perhaps once more for each group, and so far as
    /// results do not by chance.
    fn is_numbering(&self) -> bool {
        const FEWEST: usize = 10;
        let Some(first) = self.values.first().filter(|first| **first == 0.0 || **first == 1.0)
        else {
            return false;
        };
        let restarts = self.values.iter().filter(|value| *value == first).count();
        let counts_up =
            |pair: &[f64]| matches!(pair, [a, b] if b - a == 1.0 || b == first && a > first);
        self.values.windows(2).all(counts_up)
            && self.values.len() >= restarts.saturating_mul(FEWEST)
    }

    /// How many different values there are.
    fn different(&self) -> usize {
        self.values.iter().map(|value| value.to_bits()).collect::<BTreeSet<u64>>().len()
    }

    /// Whether the numbers are row numbers or steps: each larger than the one before, by one step.
    fn is_sequence(&self) -> bool {
        let step = match self.values.as_slice() {
            [first, second, _, ..] => second - first,
            _ => return false,
        };
        step > 0.0
            && self
                .values
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if (b - a - step).abs() < f64::EPSILON))
    }
}

/// Adds the key columns of a long format: leading whole numbers without a measure that tell the
/// rows apart. They are added only as long as the keys so far do not, and only before a column that
/// is said to hold numbers of units, or, where they take few different values, before fractions:
/// statistics packages write predicted values and simulations so.
fn add_leading_keys(
    body: &[Line<'_>],
    columns: &BTreeMap<u32, Profile>,
    heads: &BTreeMap<u32, Vec<String>>,
    stubs: &mut BTreeSet<u32>,
) {
    const FEWEST_ROWS: usize = 3;
    // Where the file says itself which columns are labels, no others are guessed.
    if stubs.iter().any(|column| columns.get(column).is_some_and(Profile::is_marked)) {
        return;
    }
    let measure = |column: &u32| {
        heads.get(column).and_then(|words| words.last()).and_then(|head| words::measure(head))
    };
    // A row without any label continues the one above it.
    let named: Vec<Line<'_>> = body
        .iter()
        .filter(|line| {
            stubs.is_empty() || line.cells.iter().any(|cell| stubs.contains(&cell.column))
        })
        .copied()
        .collect();
    let mut keys = stubs.clone();
    for (&column, profile) in columns {
        if named.len() < FEWEST_ROWS || tell_apart(&named, &keys) {
            break;
        }
        if keys.contains(&column) {
            continue;
        }
        let later = || columns.range(column.saturating_add(1)..);
        let counted = later().any(|(column, _)| measure(column) == Some(Measure::Count));
        let fractions = later().any(|(_, profile)| profile.fractions > 0);
        let few = profile.different().saturating_mul(2) <= profile.numbers;
        let full = profile.numbers >= named.len();
        let said = measure(&column).is_some_and(|measure| measure != Measure::Quantity);
        if !(profile.is_plain() && full && !said && (counted || fractions && few)) {
            break;
        }
        keys.insert(column);
    }
    if keys.len() > stubs.len() && tell_apart(&named, &keys) {
        *stubs = keys;
    }
}
