//! Delimited text: csv, tab-separated, and text files that are divided by `;` `,` `|`, tabs or blanks.

mod blanks;
mod dialect;
mod formulas;
mod plain;
mod records;
mod row_names;
mod splitter;

use super::encoding::{self, Lines};
use super::text::console;
use super::{Claim, Format, Head, Source};
use crate::content::{Cell, Content, Frame, GridFoot, GridHead, Nature, Row, Sink, holds_digit};
use crate::gap::{Gap, Reason};
use crate::place::{Place, Spot};
use crate::policy::Limits;
use blanks::Names;
use formulas::Formulas;
use records::{Fault, Records};
use splitter::Splitter;

/// The reader of delimited text.
pub(super) struct Csv;

/// Endings of names that promise delimited text.
const DELIMITED: [&str; 3] = ["csv", "tsv", "tab"];

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn nature(&self) -> Nature {
        Nature::Sheet
    }

    /// After the first three, endings that promise any text: a table in them contradicts nothing.
    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv", "tab", "txt", "out", "dat", "asc", "prn", "raw", "log", "lst"]
    }

    fn claim(&self, head: &Head<'_>) -> Claim {
        let named = DELIMITED.contains(&head.extension);
        let whole = head.bytes.len() as u64 >= head.size;
        match encoding::begin(head.bytes) {
            // What a console printed is text, under whatever name it was saved.
            Some(text) if named && console::is_printed(&text) => Claim::Possible,
            Some(_) if named => Claim::Likely,
            Some(text) if dialect::tell(&text, whole).clear => Claim::Likely,
            None if named => Claim::Possible,
            _ => Claim::No,
        }
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let place = source.place().clone();
        let limits = source.limits();
        let mut lines = Lines::new(source)?;
        let (begin, whole) = lines.ahead();
        let dialect = dialect::tell(begin, whole);
        if dialect.declared {
            lines.next()?;
        }
        let columns = usize::try_from(limits.columns).unwrap_or(usize::MAX);
        let longest = usize::try_from(limits.line_bytes).unwrap_or(usize::MAX);
        let splitter = Splitter::new(dialect.delimiter, columns);
        let mut records = Records::new(lines, splitter, longest);
        sink.take(Content::Grid(GridHead {
            place: place.clone(),
            name: None,
            hidden: false,
            frame: Frame::Free,
        }));
        let mut delivery = Delivery { head: dialect.head, ..Delivery::default() };
        let end = delivery.deliver(&mut records, sink);
        sink.take(Content::GridEnd(GridFoot::default()));
        for gap in gaps(&place, &records, limits) {
            sink.take(Content::Gap(gap));
        }
        delivery.formulas.report(&place, sink);
        end?;
        if delivery.says_nothing() { Err(Reason::Empty) } else { Ok(()) }
    }
}

/// What was delivered of a grid.
#[derive(Default)]
struct Delivery {
    /// Records that hold something.
    filled: u64,
    /// Whether a field holds a digit.
    digits: bool,
    formulas: Formulas,
    /// How the first record names the columns.
    head: Names,
}

impl Delivery {
    /// Delivers the records as rows.
    fn deliver(&mut self, records: &mut Records<'_>, sink: &mut dyn Sink) -> Result<(), Reason> {
        let mut index = 0_u32;
        let mut width = 0;
        while let Some(fields) = records.next()? {
            let mut cells = Vec::with_capacity(width);
            let head = if self.filled == 0 { self.head } else { Names::Level };
            let skipped = usize::from(head == Names::AfterMark);
            let first = u32::from(head == Names::WithoutFirst);
            for (column, field) in (first..).zip(fields.skip(skipped)) {
                let text = bare(field);
                if text.is_empty() {
                    continue;
                }
                self.digits = self.digits || holds_digit(text);
                self.formulas.look_at(text, index, column);
                cells.push(Cell::text(column, text));
            }
            width = cells.len();
            if !cells.is_empty() {
                self.filled = self.filled.saturating_add(1);
                sink.take(Content::Row(Row { index, cells }));
            }
            index = index.saturating_add(1);
        }
        Ok(())
    }

    /// Whether nothing was in it but, at most, a line of headers.
    fn says_nothing(&self) -> bool {
        self.filled <= 1 && !self.digits
    }
}

/// A field without the blanks around it and the single quotes in which some programs put each.
fn bare(field: &str) -> &str {
    let ends =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_graphic() && *byte != b'\'');
    if ends(field.as_bytes().first()) && ends(field.as_bytes().last()) {
        return field;
    }
    let field = field.trim();
    let inside = field.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    inside.filter(|inside| !inside.contains('\'')).unwrap_or(field)
}

/// The faults of the text as gaps.
fn gaps(place: &Place, records: &Records<'_>, limits: &Limits) -> Vec<Gap> {
    let line = |number| if number == 0 { place.clone() } else { place.at(Spot::Line(number)) };
    let mut gaps: Vec<Gap> = records
        .faults()
        .iter()
        .map(|(number, fault)| {
            let reason = match fault {
                Fault::OpenQuote => Reason::Damaged,
                Fault::ManyFields => Reason::limit("columns", limits.columns),
            };
            Gap::new(&line(*number), reason)
        })
        .collect();
    gaps.extend(records.unread().map(|(number, reason)| Gap::new(&line(number), reason)));
    gaps
}

#[cfg(test)]
mod tests;
