//! What another program sees in the same workbook.

use super::{cells, gaps, number, read};
use calamine::{Data, Reader as _};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::collections::BTreeMap;
use std::io::Cursor;
use voorcheck::content::Value;

#[derive(Debug, Clone)]
enum Written {
    Number(f64),
    Text(String),
    Truth(bool),
}

fn written() -> impl Strategy<Value = Written> {
    prop_oneof![
        (-1e12_f64..1e12).prop_map(Written::Number),
        (0..2000_i32).prop_map(|number| Written::Number(f64::from(number))),
        "[ -~é€<&\"]{1,12}".prop_filter("seen", |text| text.trim() == text).prop_map(Written::Text),
        any::<bool>().prop_map(Written::Truth),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn sees_the_cells_that_another_reader_sees(
        sheets in prop::collection::vec(
            prop::collection::btree_map((0..2000_u32, 0..300_u16), written(), 0..40),
            1..4,
        )
    ) {
        let mut book = Workbook::new();
        for sheet in &sheets {
            let target = book.add_worksheet();
            for ((row, column), value) in sheet {
                match value {
                    Written::Number(number) => target.write(*row, *column, *number).unwrap(),
                    Written::Text(text) => target.write(*row, *column, text).unwrap(),
                    Written::Truth(truth) => target.write(*row, *column, *truth).unwrap(),
                };
            }
        }
        let bytes = book.save_to_buffer().unwrap();
        let (format, content, failure) = read("a.xlsx", bytes.clone());
        prop_assert_eq!((format, failure), ("xlsx", None));
        prop_assert_eq!(gaps(&content), vec![]);
        let mut other: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let mut theirs = BTreeMap::new();
        for name in other.sheet_names() {
            let mut reader = other.worksheet_cells_reader(&name).unwrap();
            while let Some(cell) = reader.next_cell().unwrap() {
                let (row, column) = cell.get_position();
                let value = match Data::from(cell.get_value().clone()) {
                    Data::Int(whole) => number(whole as f64),
                    Data::Float(real) => number(real),
                    Data::String(text) => Value::Text(text.as_str().into()),
                    Data::Bool(truth) => Value::Truth(truth),
                    _ => continue,
                };
                theirs.insert((format!("a.xlsx!{name}"), row, column), (value, false));
            }
        }
        prop_assert_eq!(cells(&content), theirs);
    }
}
