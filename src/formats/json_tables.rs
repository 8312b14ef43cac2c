//! Tables as programs write them in JSON (`.json`, `.jsonl`): `to_json` of pandas, `jsonlite` of R,
//! lists of results by name.
//!
//! What a table can look like is the business of `shape`. Objects that are no table are gone into, and
//! what stands directly in them by name is a table of names and values. What is neither, such as the
//! coordinates of a map or the description of a figure, is a gap.

mod shape;

use super::json::{self, Json};
use super::{Claim, Format, Head, Source, encoding};
use crate::content::{Cell, Content, Frame, GridFoot, GridHead, Nature, NumberFormat, Row};
use crate::content::{Sink, Value};
use crate::gap::Reason;
use crate::place::Place;
use crate::policy::Limits;
use shape::{Piece, Table};

/// Characters of a name of a table that are shown.
const LONGEST_NAME: usize = 80;

/// The reader of tables in JSON.
pub(super) struct JsonTables;

impl Format for JsonTables {
    fn name(&self) -> &'static str {
        "json"
    }

    fn nature(&self) -> Nature {
        Nature::Sheet
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json", "jsonl", "ndjson", "geojson"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        if !self.extensions().contains(&head.extension) {
            return Claim::No;
        }
        match encoding::begin(head.bytes) {
            Some(text) if text.trim_start().starts_with(['{', '[']) => Claim::Likely,
            _ => Claim::Possible,
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = source.place().clone();
        let limits = source.limits();
        let mut document = json::parse(&source.bytes()?, limits)?;
        while let Some(text) = written_twice(&document.root)
            && let Ok(inner) = json::parse(text.as_bytes(), limits)
        {
            document = inner;
        }
        let mut delivery = Delivery::new(&place, limits, sink);
        delivery.value("", &document.root);
        let Delivery { tables, unread, cut, .. } = delivery;
        let reasons = [
            // Programs show one of two values of the same name; both are read here.
            (document.repeats, Reason::Damaged),
            (unread > 0, Reason::Unsupported),
            (cut, Reason::limit("columns", limits.columns)),
        ];
        for (_, reason) in reasons.into_iter().filter(|(holds, _)| *holds) {
            sink.gap(&place, reason);
        }
        if tables == 0 && unread == 0 { Err(Reason::Empty) } else { Ok(()) }
    }
}

/// The JSON in a text that is all there is: what `toJSON` of R makes of what it made before.
fn written_twice(root: &Json) -> Option<String> {
    let only = match root {
        Json::List(items) => match items.as_slice() {
            [only] => only,
            _ => return None,
        },
        root => root,
    };
    match only {
        Json::Text(text) if text.trim_start().starts_with(['{', '[', '"']) => Some(text.clone()),
        _ => None,
    }
}

/// Delivers the tables of a file.
struct Delivery<'a> {
    place: &'a Place,
    limits: &'a Limits,
    sink: &'a mut dyn Sink,
    tables: u64,
    /// Values that are in no table.
    unread: u64,
    /// Whether a table has more columns than the limit.
    cut: bool,
}

impl<'a> Delivery<'a> {
    fn new(place: &'a Place, limits: &'a Limits, sink: &'a mut dyn Sink) -> Self {
        Self { place, limits, sink, tables: 0, unread: 0, cut: false }
    }

    /// Delivers what stands under a path of names. The depth was bounded when it was parsed.
    fn value(&mut self, path: &str, value: &Json) {
        if let Some(table) = Table::of(value) {
            self.table(path, &table);
        } else if let Json::Object(members) = value {
            self.table(path, &Table::of_pairs(members));
            for (name, inner) in members.iter().filter(|(_, inner)| shape::single(inner).is_none())
            {
                // A name may be as long as the file.
                let name: String = name.chars().take(LONGEST_NAME).collect();
                let path = if path.is_empty() { name } else { format!("{path}.{name}") };
                self.value(&path, inner);
            }
        } else {
            self.unread = self.unread.saturating_add(1);
        }
    }

    /// Delivers a table, which bears the name that it stands under.
    fn table(&mut self, path: &str, table: &Table<'_>) {
        self.unread = self.unread.saturating_add(table.left_out);
        if table.rows.is_empty() {
            return;
        }
        self.tables = self.tables.saturating_add(1);
        let named = !path.is_empty();
        self.sink.take(Content::Grid(GridHead {
            place: if named { self.place.part(path) } else { self.place.clone() },
            name: named.then(|| path.to_owned()),
            hidden: false,
            frame: Frame::Table,
        }));
        let heads: Vec<Cell> = (0..)
            .zip(&table.heads)
            .filter(|(_, head)| !head.is_empty())
            .map(|(column, head)| Cell::text(column, head).heading())
            .collect();
        let heads = (!heads.is_empty()).then_some(heads);
        let rows = table.rows.iter().map(|row| cells(row));
        for (index, mut cells) in (0_u32..).zip(heads.into_iter().chain(rows)) {
            let all = cells.len();
            cells.retain(|cell| u64::from(cell.column) < self.limits.columns);
            self.cut |= cells.len() < all;
            self.sink.take(Content::Row(Row { index, cells }));
        }
        self.sink.take(Content::GridEnd(GridFoot::default()));
    }
}

/// The cells of a row, by ascending column.
fn cells(row: &[(u32, Piece<'_>)]) -> Vec<Cell> {
    let cell = |(column, piece): &(u32, Piece<'_>)| {
        let value = match piece {
            Piece::Label(label) => return Some(Cell::text(*column, label).heading()),
            Piece::Value(Json::Number(number)) => Value::Number(*number, NumberFormat::General),
            Piece::Value(Json::Text(text)) if !text.trim().is_empty() => {
                Value::Text(text.trim().into())
            }
            Piece::Value(Json::Truth(truth)) => Value::Truth(*truth),
            Piece::Value(_) => return None,
        };
        Some(Cell::new(*column, value))
    };
    let mut cells: Vec<Cell> = row.iter().filter_map(cell).collect();
    cells.sort_by_key(|cell| cell.column);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    /// The places of the grids, and the cells of all rows as text.
    fn read(text: &str) -> (Vec<String>, Vec<Vec<String>>, Vec<Reason>) {
        let limits = Policy::built_in().unwrap().limits;
        let mut source = Source::held(Place::entry("a.json"), &limits, text.as_bytes().into());
        let mut content = Vec::new();
        let end = JsonTables.read(&mut source, &mut content);
        let (mut grids, mut rows, mut reasons) = (Vec::new(), Vec::new(), Vec::new());
        for piece in content {
            match piece {
                Content::Grid(head) => grids.push(head.name.unwrap_or_default()),
                Content::Row(row) => rows.push(
                    row.cells
                        .iter()
                        .map(|cell| match &cell.value {
                            Value::Number(number, _) => format!("{}={number}", cell.column),
                            Value::Text(text) => format!("{}={text}", cell.column),
                            other => format!("{}={other:?}", cell.column),
                        })
                        .collect(),
                ),
                Content::Gap(gap) => reasons.push(gap.reason),
                _ => {}
            }
        }
        reasons.extend(end.err());
        (grids, rows, reasons)
    }

    #[test]
    fn every_way_of_pandas_and_jsonlite_is_the_same_table() {
        let rows = [vec!["0=g", "1=n"], vec!["0=a", "1=120"], vec!["0=b", "1=3"]];
        for text in [
            r#"[{"g":"a","n":120},{"g":"b","n":3}]"#,
            r#"{"g":["a","b"],"n":[120,3]}"#,
            "{\"g\":\"a\",\"n\":120}\n{\"g\":\"b\",\"n\":3}\n",
            r#"[["g","n"],["a",120],["b",3]]"#,
        ] {
            assert_eq!(read(text).1, rows, "{text}");
        }
        let rows = [vec!["1=g", "2=n"], vec!["0=0", "1=a", "2=120"], vec!["0=1", "1=b", "2=3"]];
        for text in [
            r#"{"g":{"0":"a","1":"b"},"n":{"0":120,"1":3}}"#,
            r#"{"columns":["g","n"],"index":[0,1],"data":[["a",120],["b",3]]}"#,
        ] {
            assert_eq!(read(text).1, rows, "{text}");
        }
    }

    #[test]
    fn catches_a_table_that_was_made_a_text_before_it_was_written() {
        let rows = [vec!["0=n"], vec!["0=120"], vec!["0=3"]];
        let text = r#""[{\"n\":120},{\"n\":3}]""#;
        assert_eq!(read(text).1, rows);
        assert_eq!(read(&format!("[{text}]")).1, rows);
    }

    #[test]
    fn results_by_name_are_names_and_values_and_tables_within_bear_their_names() {
        let text = r#"{"n":[150],"model":{"r2":0.25,"coef":[{"b":1.5},{"b":2}]}}"#;
        let (grids, rows, reasons) = read(text);
        assert_eq!(grids, ["", "model", "model.coef"]);
        assert_eq!(rows[0], ["0=n", "1=150"]);
        assert_eq!(rows[1], ["0=r2", "1=0.25"]);
        assert_eq!(reasons, []);
    }

    #[test]
    fn a_name_that_comes_twice_has_two_columns_and_is_reported() {
        let (_, rows, reasons) = read(r#"[{"n":3,"n":120}]"#);
        assert_eq!(rows, [vec!["0=n", "1=n"], vec!["0=3", "1=120"]]);
        assert_eq!(reasons, [Reason::Damaged]);
    }

    #[test]
    fn what_is_no_table_is_a_gap_and_what_stands_beside_it_is_read() {
        let map = r#"[{"n":12,"geometry":{"coordinates":[[1,2],[3,4]]}}]"#;
        let (_, rows, reasons) = read(map);
        assert_eq!(rows, [["0=n"], ["0=12"]]);
        assert_eq!(reasons, [Reason::Unsupported]);
        assert_eq!(read("[1,{\"a\":2}]").2, [Reason::Unsupported]);
    }

    #[test]
    fn broken_empty_and_deep_files_are_refused() {
        assert_eq!(read("[{").2, [Reason::Damaged]);
        assert_eq!(read("[1] nog iets").2, [Reason::Damaged]);
        assert_eq!(read(" \n").2, [Reason::Empty]);
        assert!(matches!(read(&"[".repeat(50_000)).2.as_slice(), [Reason::Limit(_)]));
    }

    #[test]
    fn a_column_beyond_the_limit_is_a_gap() {
        let members: Vec<String> = (0..17_000).map(|number| format!("\"v{number}\":1")).collect();
        let (_, _, reasons) = read(&format!("[{{{0}}},{{{0}}}]", members.join(",")));
        assert_eq!(reasons, [Reason::limit("columns", 16_384)]);
    }
}
