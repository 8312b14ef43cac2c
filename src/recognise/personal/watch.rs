//! Watches all content of an entry for values that lead to one person: each text by itself, and
//! whole columns for citizen service numbers.

use super::{Around, Personal, find, passes_eleven_test};
use crate::content::{Content, GridHead, Line, PassageHead, Property, Row, Value};
use crate::facts::{Sighting, SightingKind};
use crate::place::{Place, Range};
use crate::recognise::sightings::{Sightings, line_place};

/// Takes the content of one entry as it is read.
#[derive(Default)]
pub(in crate::recognise) struct Watch {
    grid: Option<Open>,
    passage: Option<PassageHead>,
    seen: Sightings,
    /// E-mail addresses, apart until it is known whether they are a list.
    addresses: Sightings,
}

/// A grid whose rows are arriving.
struct Open {
    place: Place,
    columns: Vec<Column>,
    rows: u32,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, Default)]
struct Column {
    filled: u64,
    /// Numbers of eight or nine digits, and those of them that pass the test.
    long: u64,
    passing: u64,
    /// The row of the first of them.
    first: u32,
}

/// So many numbers must all pass the test: by chance a column of them does once in 160,000 times.
const COLUMN: u64 = 5;

/// One or two addresses tell where the makers of a file can be reached; so many are a list of people.
const LIST: u64 = 3;

/// A shorter text holds none of the values.
const SHORTEST: usize = 6;

impl Watch {
    /// Looks at the name of the entry.
    pub(in crate::recognise) fn name(&mut self, place: &Place) {
        // In a name low lines and hyphens stand where a text has blanks.
        self.text(&place.path().replace(['_', '-'], " "), Around::Cell, place);
    }

    /// Looks at a piece of content as it passes.
    pub(in crate::recognise) fn see(&mut self, content: &Content) {
        match content {
            Content::Grid(head) => self.begin(head),
            Content::Row(row) => self.row(row),
            Content::GridEnd(_) => self.end(),
            Content::Passage(head) => self.passage = Some(head.clone()),
            Content::Line(line) => self.line(line),
            Content::Property(property) => self.property(property),
            _ => {}
        }
    }

    /// What was seen.
    pub(in crate::recognise) fn finish(mut self) -> impl Iterator<Item = Sighting> {
        self.end();
        let list = self.addresses.take().filter(|addresses| addresses.count >= LIST);
        self.seen.take().chain(list)
    }

    fn begin(&mut self, head: &GridHead) {
        self.end();
        if let Some(name) = &head.name {
            self.text(name, Around::Cell, &head.place);
        }
        self.grid = Some(Open { place: head.place.clone(), columns: Vec::new(), rows: 0 });
    }

    fn row(&mut self, row: &Row) {
        let Some(mut grid) = self.grid.take() else { return };
        grid.rows = row.index;
        for cell in &row.cells {
            match &cell.value {
                Value::Text(text) => {
                    grid.note(row.index, cell.column, || is_long(text).then(|| text.to_string()));
                    if text.len() >= SHORTEST {
                        for what in find(text, Around::Cell) {
                            let place = grid.place.cells(Range::cell(row.index, cell.column));
                            self.see_value(what, &place);
                        }
                    }
                }
                Value::Number(number, _) => grid.note(row.index, cell.column, || {
                    let long = (1e7..1e9).contains(number) && number.fract() == 0.0;
                    long.then(|| number.to_string())
                }),
                _ => {}
            }
        }
        self.grid = Some(grid);
    }

    fn end(&mut self) {
        let Some(grid) = self.grid.take() else { return };
        for (column, cells) in (0_u32..).zip(&grid.columns) {
            // All but the head are numbers, and all of these pass.
            let whole = cells.filled.saturating_sub(cells.long) <= 1;
            if cells.long >= COLUMN && cells.passing == cells.long && whole {
                let range =
                    Range { top: cells.first, left: column, bottom: grid.rows, right: column };
                let place = grid.place.cells(range);
                self.seen.see(SightingKind::IdentifierValue, "BSN", &place, None);
            }
        }
    }

    fn line(&mut self, line: &Line) {
        let Some(head) = &self.passage else { return };
        if line.text.len() >= SHORTEST {
            let place = line_place(head, line.number);
            self.text(&line.text, line.kind.into(), &place);
        }
    }

    /// A document says who wrote it; that address is no finding.
    fn property(&mut self, property: &Property) {
        let found = find(&property.value, Around::Text);
        for what in found.into_iter().filter(|what| *what != Personal::Email) {
            self.see_value(what, &property.place);
        }
    }

    fn text(&mut self, text: &str, around: Around, place: &Place) {
        for what in find(text, around) {
            self.see_value(what, place);
        }
    }

    fn see_value(&mut self, what: Personal, place: &Place) {
        let seen = if what == Personal::Email { &mut self.addresses } else { &mut self.seen };
        seen.see(SightingKind::IdentifierValue, what.name(), place, None);
    }
}

impl Open {
    /// Notes a cell; `long` gives its digits, where it is a number of eight or nine.
    fn note(&mut self, row: u32, column: u32, long: impl Fn() -> Option<String>) {
        let Ok(at) = usize::try_from(column) else { return };
        if self.columns.len() <= at {
            self.columns.resize(at.saturating_add(1), Column::default());
        }
        let Some(cells) = self.columns.get_mut(at) else { return };
        cells.filled = cells.filled.saturating_add(1);
        if let Some(digits) = long() {
            if cells.long == 0 {
                cells.first = row;
            }
            cells.long = cells.long.saturating_add(1);
            cells.passing = cells.passing.saturating_add(u64::from(passes_eleven_test(&digits)));
        }
    }
}

/// Whether a text is a number of eight or nine digits.
fn is_long(text: &str) -> bool {
    (8..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Cell, Frame, GridFoot};

    fn seen(rows: &[&[&str]]) -> Vec<(String, String)> {
        let mut watch = Watch::default();
        let place = Place::entry("a.csv");
        watch.see(&Content::Grid(GridHead {
            place,
            name: None,
            hidden: false,
            frame: Frame::Free,
        }));
        for (index, row) in (0..).zip(rows) {
            let cells =
                row.iter().zip(0..).map(|(text, column)| Cell::text(column, text)).collect();
            watch.see(&Content::Row(Row { index, cells }));
        }
        watch.see(&Content::GridEnd(GridFoot::default()));
        watch.finish().map(|sighting| (sighting.name, sighting.place.to_string())).collect()
    }

    #[test]
    fn catches_a_whole_column_of_citizen_service_numbers() {
        let numbers = ["111222333", "123456782", "111111110", "999999990", "222222220"];
        assert!(numbers.iter().all(|number| passes_eleven_test(number)), "{numbers:?}");
        let mut rows: Vec<Vec<&str>> = vec![vec!["naam", "nummer"]];
        rows.extend(numbers.map(|number| vec!["x", number]));
        let all: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        assert_eq!(seen(&all), [("BSN".to_owned(), "a.csv!B2:B6".to_owned())]);
        rows[3][1] = "111222334";
        let all: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        assert_eq!(seen(&all), [], "one of them does not pass");
    }

    #[test]
    fn catches_the_number_of_a_person_in_the_name_of_a_file() {
        let seen = |name: &str| {
            let mut watch = Watch::default();
            watch.name(&Place::entry(name));
            watch.finish().map(|sighting| sighting.name).collect::<Vec<_>>()
        };
        assert_eq!(seen("casus_rinpersoon_123456782.csv"), ["rinpersoon/BSN"]);
        assert_eq!(seen("uit-012345678.csv"), ["rinpersoon/BSN"]);
        assert_eq!(seen("output_20240312_v2.csv"), Vec::<String>::new());
    }

    #[test]
    fn catches_a_list_of_e_mail_addresses_and_not_that_of_the_maker() {
        let list: [&[&str]; 3] = [&["a@example.nl"], &["b@example.nl"], &["c@example.nl"]];
        assert_eq!(seen(&list), [("e-mail".to_owned(), "a.csv!A1".to_owned())]);
        assert_eq!(seen(&list[..2]), []);
    }

    #[test]
    fn catches_an_address_in_a_cell_where_it_stands() {
        let found = seen(&[&["adres", "n"], &["1234 AB 12", "40"]]);
        assert_eq!(found, [("postcode".to_owned(), "a.csv!A2".to_owned())]);
    }
}
