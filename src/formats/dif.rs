//! Data interchange files (`.dif`), which spreadsheets save for each other: a value takes two lines,
//! its kind with a number, then a text.
//!
//! After the description that Software Arts gave with VisiCalc. Programs differ in which of the two
//! sizes in the head is that of the rows, so neither is believed: the rows say where they begin.

use super::encoding::{self, Lines};
use super::sheets::address::{COLUMNS, ROWS};
use super::sheets::texts;
use super::{Claim, Format, Head, Source};
use crate::content::{Cell, Content, Frame, GridFoot, GridHead, Nature, Row, Sink, Value};
use crate::gap::Reason;
use crate::place::Spot;

/// The reader of data interchange files.
pub(super) struct Dif;

impl Format for Dif {
    fn name(&self) -> &'static str {
        "dif"
    }

    fn nature(&self) -> Nature {
        Nature::Sheet
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["dif"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let Some(text) = encoding::begin(head.bytes) else { return Claim::No };
        let mut lines = text.lines().map(str::trim);
        if (lines.next(), lines.next()) == (Some("TABLE"), Some("0,1")) {
            Claim::Certain
        } else {
            Claim::No
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = source.place().clone();
        let mut lines = Lines::new(source)?;
        let mut sheet = Sheet::default();
        let (name, hidden, frame) = (None, false, Frame::Free);
        sink.take(Content::Grid(GridHead { place: place.clone(), name, hidden, frame }));
        let end = sheet.read(&mut lines, sink);
        sheet.end_row(sink);
        sink.take(Content::GridEnd(GridFoot::default()));
        for (number, reason) in lines.unread() {
            sink.gap(&place.at(Spot::Line(number)), reason);
        }
        if sheet.broken {
            sink.gap(&place, Reason::Damaged);
        }
        texts::tips(&place, sheet.remarks, sink);
        end?;
        if sheet.filled == 0 { Err(Reason::Empty) } else { Ok(()) }
    }
}

/// What was read of the sheet.
#[derive(Default)]
struct Sheet {
    /// Rows that began.
    rows: u32,
    /// The column of the next value in the row that is open.
    column: u32,
    cells: Vec<Cell>,
    /// Cells that were delivered.
    filled: u64,
    /// Texts of the head, which no program shows.
    remarks: Vec<String>,
    /// Whether something stands where no program looks, or says what no program writes.
    broken: bool,
}

impl Sheet {
    fn read(&mut self, lines: &mut Lines<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        self.head(lines)?;
        loop {
            let (kind, text) = (line(lines)?, line(lines)?);
            let (Some(kind), Some(text)) = (kind, text) else { return Err(Reason::Damaged) };
            match (kind.split_once(','), text.as_str()) {
                (Some(("-1", _)), "BOT") => {
                    self.end_row(sink);
                    self.rows = self.rows.saturating_add(1);
                }
                (Some(("-1", _)), "EOD") => break,
                (Some(("0", number)), sign) => self.put(number_value(number, sign)),
                (Some(("1", _)), text) => self.put(Value::Text(unquoted(text).into())),
                _ => self.broken = true,
            }
        }
        while let Some(after) = line(lines)? {
            self.broken |= !after.is_empty();
        }
        Ok(())
    }

    /// The topics before the data, three lines each: name, numbers, text.
    fn head(&mut self, lines: &mut Lines<'_>) -> Result<(), Reason> {
        const MOST: usize = 1_000;
        for _ in 0..MOST {
            let (topic, _, text) = (line(lines)?, line(lines)?, line(lines)?);
            let (Some(topic), Some(text)) = (topic, text) else { return Err(Reason::Damaged) };
            if topic == "DATA" {
                return Ok(());
            }
            self.remarks.push(unquoted(&text));
        }
        Err(Reason::Damaged)
    }

    fn put(&mut self, value: Value) {
        let column = self.column;
        self.column = column.saturating_add(1);
        let is_empty = matches!(&value, Value::Text(text) if text.trim().is_empty());
        if self.rows == 0 || self.rows > ROWS || column >= COLUMNS {
            self.broken = true;
        } else if !is_empty {
            self.cells.push(Cell::new(column, value));
        }
    }

    fn end_row(&mut self, sink: &mut dyn Sink) {
        self.column = 0;
        let cells = std::mem::take(&mut self.cells);
        if let Some(index) = self.rows.checked_sub(1).filter(|_| !cells.is_empty()) {
            self.filled = self.filled.saturating_add(cells.len() as u64);
            sink.take(Content::Row(Row { index, cells }));
        }
    }
}

fn line(lines: &mut Lines<'_>) -> Result<Option<String>, Reason> {
    Ok(lines.next()?.map(|line| line.text.trim().to_owned()))
}

/// A value of the kind of numbers, by the sign behind it. A number that is written with its format
/// is a text like any other.
fn number_value(number: &str, sign: &str) -> Value {
    match sign {
        "TRUE" | "FALSE" => Value::Truth(sign == "TRUE"),
        "NA" | "ERROR" => Value::Error,
        _ => match number.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Value::Number(number, Default::default()),
            _ => Value::Text(number.trim().into()),
        },
    }
}

/// A text without the quotes around it; those in it are doubled.
fn unquoted(text: &str) -> String {
    let inside = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.unwrap_or(text).replace("\"\"", "\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;
    use crate::policy::Policy;

    const HEAD: &str =
        "TABLE\n0,1\n\"EXCEL\"\nVECTORS\n0,2\n\"\"\nTUPLES\n0,2\n\"\"\nDATA\n0,0\n\"\"\n";

    fn read(data: &str) -> (Vec<Content>, Result<(), Reason>) {
        let limits = Policy::built_in().unwrap().limits;
        let bytes = format!("{HEAD}{data}").into_bytes();
        let mut source = Source::held(Place::entry("a.dif"), &limits, bytes.into());
        let mut content = Vec::new();
        let end = Dif.read(&mut source, &mut content);
        (content, end)
    }

    fn rows(content: &[Content]) -> Vec<(u32, Vec<(u32, Value)>)> {
        let rows = content.iter().filter_map(|piece| match piece {
            Content::Row(row) => {
                let cells = row.cells.iter().map(|cell| (cell.column, cell.value.clone()));
                Some((row.index, cells.collect()))
            }
            _ => None,
        });
        rows.collect()
    }

    fn gaps(content: &[Content]) -> usize {
        content.iter().filter(|piece| matches!(piece, Content::Gap(_))).count()
    }

    #[test]
    fn reads_rows_of_texts_and_numbers() {
        let (content, end) = read(
            "-1,0\nBOT\n1,0\n\"regio \"\"A\"\"\"\n1,0\n\"aantal\"\n\
             -1,0\nBOT\n1,0\n\"\"\n0,3\nV\n-1,0\nEOD\n",
        );
        assert_eq!((end, gaps(&content)), (Ok(()), 0));
        let three = Value::Number(3.0, Default::default());
        let (name, count) = (Value::Text("regio \"A\"".into()), Value::Text("aantal".into()));
        assert_eq!(rows(&content), [(0, vec![(0, name), (1, count)]), (1, vec![(1, three)])]);
    }

    #[test]
    fn does_not_pass_over_what_stands_where_no_program_looks() {
        let cell = "-1,0\nBOT\n0,120\nV\n";
        let (sound, _) = read(&format!("{cell}-1,0\nEOD\n"));
        assert_eq!(gaps(&sound), 0);
        for odd in [
            format!("{cell}-1,0\nEOD\n0,3\nV\n"),
            format!("{cell}7,3\nV\n-1,0\nEOD\n"),
            format!("0,3\nV\n{cell}-1,0\nEOD\n"),
        ] {
            assert_eq!(gaps(&read(&odd).0), 1, "{odd}");
        }
    }

    #[test]
    fn a_file_that_breaks_off_is_damaged() {
        let (content, end) = read("-1,0\nBOT\n0,120\nV\n1,0\n");
        assert_eq!((end, rows(&content).len()), (Err(Reason::Damaged), 1));
    }
}
