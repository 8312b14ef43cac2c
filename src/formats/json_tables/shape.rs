//! The shapes that a table has in JSON.

use crate::formats::json::Json;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A table: the heads of its columns, and its rows with what stands in them.
#[derive(Debug, Default)]
pub(super) struct Table<'j> {
    /// By column; none or an empty one where it has none.
    pub(super) heads: Vec<Cow<'j, str>>,
    pub(super) rows: Vec<Vec<(u32, Piece<'j>)>>,
    /// Values that no cell can hold, because they are lists or objects by themselves.
    pub(super) left_out: u64,
}

/// What stands in a cell.
#[derive(Debug)]
pub(super) enum Piece<'j> {
    /// The name of a row.
    Label(Cow<'j, str>),
    /// A value that is no list and no object.
    Value(&'j Json),
}

/// A value that a cell can hold: one that is no list and no object, or a list of one of these, as
/// `jsonlite` writes it.
pub(super) fn single(value: &Json) -> Option<&Json> {
    match value {
        Json::List(items) => match items.as_slice() {
            [Json::List(_) | Json::Object(_)] => None,
            [only] => Some(only),
            _ => None,
        },
        Json::Object(_) => None,
        single => Some(single),
    }
}

/// The values of a list that are all fit for cells.
fn singles(value: &Json) -> Option<Vec<&Json>> {
    match value {
        Json::List(items) => items.iter().map(single).collect(),
        _ => None,
    }
}

impl<'j> Table<'j> {
    /// The table that a value is; none where it is none.
    pub(super) fn of(value: &'j Json) -> Option<Self> {
        match value {
            Json::List(items) if items.iter().any(|item| matches!(item, Json::Object(_))) => {
                Some(Self::of_records(items))
            }
            Json::List(items) => Self::of_lists(items),
            Json::Object(members) if members.len() > 1 => Self::of_split(value)
                .or_else(|| Self::of_columns(members))
                .or_else(|| Self::of_crossed(members)),
            Json::Object(_) => None,
            single => Some(Self { rows: vec![vec![(0, Piece::Value(single))]], ..Self::default() }),
        }
    }

    /// What stands in an object by name and is no table by itself: names and values.
    pub(super) fn of_pairs(members: &'j [(String, Json)]) -> Self {
        let pair = |(name, value): &'j (String, Json)| {
            let value = single(value)?;
            Some(vec![(0, Piece::Label(Cow::Borrowed(name))), (1, Piece::Value(value))])
        };
        Self { rows: members.iter().filter_map(pair).collect(), ..Self::default() }
    }

    /// A list of objects, each of them a row: `orient="records"` of pandas, data frames of
    /// `jsonlite`. An object within one is a group of columns.
    fn of_records(items: &'j [Json]) -> Self {
        let mut table = Self::default();
        let mut columns = Columns::default();
        for item in items {
            let Json::Object(members) = item else {
                table.left_out = table.left_out.saturating_add(1);
                continue;
            };
            let mut row = columns.row();
            for (name, value) in members {
                match (single(value), value) {
                    (Some(value), _) => row.put(Cow::Borrowed(name), value),
                    (None, Json::Object(group)) => {
                        for (inner, value) in group {
                            match single(value) {
                                Some(value) => {
                                    row.put(Cow::Owned(format!("{name}.{inner}")), value)
                                }
                                None => table.left_out = table.left_out.saturating_add(1),
                            }
                        }
                    }
                    _ => table.left_out = table.left_out.saturating_add(1),
                }
            }
            let cells = row.cells;
            table.rows.push(cells);
        }
        table.heads = columns.heads;
        table
    }

    /// A list of lists, each of them a row, or of values below each other.
    fn of_lists(items: &'j [Json]) -> Option<Self> {
        let row = |item: &'j Json| match item {
            Json::List(_) => singles(item),
            item => Some(vec![item]),
        };
        let rows = items.iter().map(|item| row(item).map(|row| values(0, row)));
        Some(Self { rows: rows.collect::<Option<_>>()?, ..Self::default() })
    }

    /// `orient="split"` of pandas: the heads, the labels and the rows apart.
    fn of_split(value: &'j Json) -> Option<Self> {
        let list = |name| value.all(name).next();
        let rows: Vec<Vec<&Json>> = match list("data")? {
            Json::List(rows) => rows.iter().map(singles).collect::<Option<_>>()?,
            _ => return None,
        };
        let labels = list("index").and_then(singles).unwrap_or_default();
        let first = u32::from(!labels.is_empty());
        let blank = (first > 0).then_some(Cow::Borrowed(""));
        let heads = blank.into_iter().chain(singles(list("columns")?)?.into_iter().map(words));
        let mut labels = labels.into_iter();
        let row = |row| {
            let label = labels.next().map(|label| (0, Piece::Label(words(label))));
            label.into_iter().chain(values(first, row)).collect()
        };
        Some(Self {
            heads: heads.collect(),
            rows: rows.into_iter().map(row).collect(),
            left_out: 0,
        })
    }

    /// An object of lists of the same length, each of them a column.
    fn of_columns(members: &'j [(String, Json)]) -> Option<Self> {
        let columns: Vec<Vec<&Json>> =
            members.iter().map(|(_, value)| singles(value)).collect::<Option<_>>()?;
        let rows = columns.first()?.len();
        if rows < 2 || columns.iter().any(|column| column.len() != rows) {
            return None;
        }
        let row =
            |row| values(0, columns.iter().filter_map(|column| column.get(row).copied()).collect());
        Some(Self { heads: names(members), rows: (0..rows).map(row).collect(), left_out: 0 })
    }

    /// An object of objects with the same names, each of them a column: as pandas writes a frame
    /// where nothing else is asked for.
    fn of_crossed(members: &'j [(String, Json)]) -> Option<Self> {
        let inner = |value: &'j Json| match value {
            Json::Object(members) => Some(members.as_slice()),
            _ => None,
        };
        let columns: Vec<&[(String, Json)]> =
            members.iter().map(|(_, value)| inner(value)).collect::<Option<_>>()?;
        let labels = columns.first()?;
        let alike = |column: &&[(String, Json)]| {
            column.len() == labels.len()
                && column.iter().zip(*labels).all(|(one, other)| one.0 == other.0)
                && column.iter().all(|(_, value)| single(value).is_some())
        };
        if labels.is_empty() || !columns.iter().all(alike) {
            return None;
        }
        let row = |(number, (label, _)): (usize, &'j (String, Json))| {
            let of_column = |column: &&'j [(String, Json)]| single(&column.get(number)?.1);
            let cells = values(1, columns.iter().filter_map(of_column).collect());
            std::iter::once((0, Piece::Label(Cow::Borrowed(label.as_str())))).chain(cells).collect()
        };
        let heads = std::iter::once(Cow::Borrowed("")).chain(names(members)).collect();
        Some(Self { heads, rows: labels.iter().enumerate().map(row).collect(), left_out: 0 })
    }
}

/// The columns of a list of objects, as they are met.
#[derive(Debug, Default)]
struct Columns<'j> {
    heads: Vec<Cow<'j, str>>,
    /// The columns of each name: more than one where an object names two values alike.
    by_name: BTreeMap<Cow<'j, str>, Vec<u32>>,
}

/// A row that is filled by the names of its columns.
struct Filled<'c, 'j> {
    columns: &'c mut Columns<'j>,
    /// How many columns of a name hold something in this row.
    taken: BTreeMap<Cow<'j, str>, usize>,
    cells: Vec<(u32, Piece<'j>)>,
}

impl<'j> Columns<'j> {
    fn row(&mut self) -> Filled<'_, 'j> {
        Filled { columns: self, taken: BTreeMap::new(), cells: Vec::new() }
    }
}

impl<'j> Filled<'_, 'j> {
    /// Puts a value into the next column of that name.
    fn put(&mut self, name: Cow<'j, str>, value: &'j Json) {
        let taken = self.taken.entry(name.clone()).or_default();
        let Columns { heads, by_name } = &mut *self.columns;
        let same = by_name.entry(name.clone()).or_default();
        let column = same.get(*taken).copied().unwrap_or_else(|| {
            let column = u32::try_from(heads.len()).unwrap_or(u32::MAX);
            heads.push(name);
            same.push(column);
            column
        });
        *taken = taken.saturating_add(1);
        self.cells.push((column, Piece::Value(value)));
    }
}

/// Values in neighbouring columns, from that one on.
fn values<'j>(first: u32, row: Vec<&'j Json>) -> Vec<(u32, Piece<'j>)> {
    (first..).zip(row).map(|(column, value)| (column, Piece::Value(value))).collect()
}

fn names(members: &[(String, Json)]) -> Vec<Cow<'_, str>> {
    members.iter().map(|(name, _)| Cow::Borrowed(name.as_str())).collect()
}

/// A head or label that is written as a value.
fn words(value: &Json) -> Cow<'_, str> {
    match value {
        Json::Text(text) => Cow::Borrowed(text),
        Json::Number(number) => Cow::Owned(number.to_string()),
        Json::Truth(truth) => Cow::Owned(truth.to_string()),
        _ => Cow::Borrowed(""),
    }
}
