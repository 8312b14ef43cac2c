//! Tables in grids: where they are, what is header and what is body, what each cell measures.
//!
//! A grid is read in steps, each a file, with what only that step needs in a folder of its name:
//! `sheet` reads what each cell says; `regions` finds the blocks that are tables of their own;
//! `frame` tells titles, heads (`header`), labels (`stubs`) and body of a block apart; `records`
//! tells microdata; `estimates` tells regression tables and their models; `measures` says what each
//! number of the body measures; `build` makes the table of all that. Rows beyond those that are kept
//! go to `tail`, which counts them by the frame of the block that they continue.

mod below;
mod build;
mod dimensions;
mod divided;
mod estimates;
mod frame;
mod header;
mod labels;
mod lists;
mod matrix;
mod measures;
mod model_heads;
mod names;
mod records;
mod regions;
mod sequences;
mod sheet;
mod spans;
mod stubs;
mod tail;
#[cfg(test)]
mod tests;

use super::conventions::Convention;
use super::values::Notation;
use super::{Found, Knowledge, pasted};
use crate::content::{Cell, Frame, GridFoot, GridHead, Line, PassageHead, Row, Value};
use crate::facts::Model;
use crate::place::Place;
use sheet::Sheet;
use tail::Tail;

/// Takes grids row by row and finds the tables in them.
pub(super) struct Grids<'a> {
    knowledge: Knowledge<'a>,
    open: Option<Open>,
    /// The models of which a table told only the fit, table by table.
    fits: Vec<Vec<Model>>,
}

/// A grid whose rows are arriving.
struct Open {
    head: GridHead,
    /// Text that stood just before it: a caption, where a document has one.
    caption: Option<String>,
    rows: Vec<Row>,
    kept: u64,
    /// The rest of a grid that is larger than what is kept.
    tail: Option<Tail>,
}

impl<'a> Grids<'a> {
    pub(super) fn new(knowledge: Knowledge<'a>) -> Self {
        Self { knowledge, open: None, fits: Vec::new() }
    }

    /// A grid begins; `before` is the last line of running text that stood before it.
    pub(super) fn begin(&mut self, head: GridHead, before: Option<&String>) {
        let caption = before.filter(|_| head.frame == Frame::Table).cloned();
        self.open = Some(Open { head, caption, rows: Vec::new(), kept: 0, tail: None });
    }

    pub(super) fn row(&mut self, row: Row) {
        let Some(open) = &mut self.open else { return };
        if let Some(tail) = &mut open.tail {
            tail.row(&row);
            return;
        }
        open.kept = row.cells.iter().map(weight).fold(open.kept, u64::saturating_add);
        open.rows.push(row);
        if open.kept > self.knowledge.limits.kept_cells {
            let sheet = Sheet::read(&open.head, std::mem::take(&mut open.rows), &[], true);
            open.tail = Some(Tail::new(&sheet, open.caption.take(), self.knowledge));
        }
    }

    /// The lines of a grid that ends, where it is printed text that was pasted into one column.
    pub(super) fn lines(&mut self) -> Option<(PassageHead, Vec<Line>)> {
        let open = self.open.as_ref().filter(|open| open.tail.is_none())?;
        let lines = pasted::lines(&open.head, &open.rows)?;
        self.open = None;
        Some(lines)
    }

    pub(super) fn end(&mut self, foot: GridFoot, found: &mut Found) {
        let Some(mut open) = self.open.take() else { return };
        open.rows = divided::rows(open.rows);
        match open.tail {
            Some(tail) => tail.finish(found),
            None => {
                // On a hidden sheet all cells are read as one.
                let conceals = !open.head.hidden
                    && open.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.hidden);
                let concealed = conceals
                    .then(|| Sheet::read(&open.head, open.rows.clone(), &foot.merges, false));
                let shown = Sheet::read(&open.head, open.rows, &foot.merges, true);
                self.fits.extend(find(&shown, open.caption, self.knowledge, found));
                if let Some(concealed) = concealed {
                    self.fits.extend(find(&concealed, None, self.knowledge, found));
                }
            }
        }
    }

    pub(super) fn finish(&mut self, found: &mut Found) {
        self.end(GridFoot::default(), found);
        estimates::settle(std::mem::take(&mut self.fits), found);
    }
}

/// The conventions of this room.
pub(super) fn conventions() -> impl Iterator<Item = Convention> {
    let blocks = regions::CONVENTIONS.into_iter().chain(frame::conventions());
    let body =
        records::conventions().chain(estimates::conventions()).chain(measures::conventions());
    blocks.chain(body)
}

/// As how many kept cells a cell counts: a long text takes the room of many, and one text can stand
/// in all cells of a workbook.
fn weight(cell: &Cell) -> u64 {
    const ROOM: u64 = 256;
    match &cell.value {
        Value::Text(text) => (text.len() as u64 / ROOM).saturating_add(1),
        _ => 1,
    }
}

/// Rows that a printed text aligns in columns.
pub(super) struct PrintedRows {
    pub(super) place: Place,
    pub(super) hidden: bool,
    pub(super) rows: Vec<Row>,
    /// The last line of running text before them.
    pub(super) caption: Option<String>,
    /// The statistic that the command before them asked for.
    pub(super) statistic: Option<&'static str>,
    /// How the text around them writes decimals.
    pub(super) notation: Notation,
}

/// Finds the tables of printed rows, as if they stood on a sheet.
pub(super) fn find_in_rows(printed: PrintedRows, knowledge: Knowledge<'_>, found: &mut Found) {
    let PrintedRows { place, hidden, rows, caption, statistic, notation } = printed;
    let name = statistic.map(str::to_owned);
    let head = GridHead { place, name, hidden, frame: Frame::Table };
    let sheet = Sheet::read_amid(notation, &head, rows, &[], true);
    let fits = find(&sheet, caption, knowledge, found);
    found.models.extend(fits.into_iter().flatten());
}

/// Finds the tables of a sheet that is kept whole. The models of which a table tells only the fit are
/// handed back.
fn find(
    sheet: &Sheet,
    caption: Option<String>,
    knowledge: Knowledge<'_>,
    found: &mut Found,
) -> Vec<Vec<Model>> {
    let mut fits = Vec::new();
    for region in regions::split(sheet, knowledge.conventions) {
        // The recogniser tells of it: nothing more is looked at.
        if found.tables.len() as u64 > knowledge.limits.facts {
            break;
        }
        let mut frame = frame::Framed::of(sheet, &region, knowledge.conventions);
        // What stands above a printed list of two columns is all that says what its numbers are.
        if caption.as_deref().is_some_and(super::models::names_inflation) {
            frame.title = frame.title.or_else(|| caption.clone());
        }
        if let Some(mut built) = build::build(sheet, &frame, knowledge) {
            if built.table.title.is_none() {
                built.table.title.clone_from(&caption);
            }
            found.sightings.extend(names::find(sheet, &frame, knowledge));
            if estimates::are_of_fit(built.table.title.as_deref(), &built.models) {
                fits.push(built.models);
            } else {
                found.models.extend(built.models);
            }
            found.tables.push(built.table);
        }
    }
    fits
}
