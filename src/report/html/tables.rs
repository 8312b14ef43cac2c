//! Tables drawn as their shape: each kind of cell by its colour and its letter, within the letters
//! and numbers of the sheet.

use super::Subject;
use super::shape::{Cell, Content, Kind, Shape};
use super::words::{Name, Words, counted};
use crate::facts::{Bound, Printed, Table, TableKind};
use crate::language::Language;
use crate::place::{Spot, letters};
use crate::report::words::{number, spot};
use maud::{Markup, html};

/// What the colours and letters of the shapes mean.
pub(super) fn legend(language: Language) -> Markup {
    let kinds = [
        (Kind::Head, language.pick("kop", "head")),
        (Kind::Label, language.pick("label", "row label")),
        (Kind::Count, language.pick("aantal", "count")),
        (Kind::Statistic, language.pick("statistiek", "statistic")),
        (Kind::Suppressed, language.pick("weggelaten", "suppressed")),
    ];
    html! {
        ul class="key shapes" {
            @for (kind, words) in kinds {
                li { span class={ "cell " (class(kind)) } { (letter(kind, language)) } (words) }
            }
            li { span class="cell n f" { "!" } (language.pick("bevinding", "finding")) }
        }
    }
}

/// A table: what is counted in it, and its shape where there is room.
pub(super) fn table(
    subject: &Subject<'_>,
    table: &Table,
    id: &str,
    shape: Option<&Shape>,
) -> Markup {
    let language = subject.language();
    let place = spot(&table.place, language);
    let kind = match table.kind {
        TableKind::Counts => language.pick("aantallen", "counts"),
        TableKind::Statistics => language.pick("statistiek", "statistics"),
        TableKind::Model => language.pick("telt als model", "counts as model"),
    };
    html! {
        figure class="table" id=(id) {
            figcaption {
                strong { (Name(if place.is_empty() { table.place.path() } else { &place })) }
                " " (kind) ": "
                (counted(table.cells, language.pick("cel", "cell"), language.pick("cellen", "cells"), language))
                ", " (language.pick("waarvan", "of which")) " "
                (counted(table.count_cells, language.pick("aantal", "count"), language.pick("aantallen", "counts"), language))
                @if table.suppressed > 0 { "; " (number(table.suppressed, language)) " "
                    (language.pick("weggelaten", "suppressed")) }
                @if table.hidden { " " strong class="warn" {
                    (language.pick("verborgen: telt niet mee", "hidden: does not count"))
                } }
                @if let (true, Some(title)) = (subject.style.show_values, &table.title) {
                    br; (Name(title))
                }
            }
            @match shape {
                Some(shape) => (drawn(subject, table, shape, &place)),
                None => p class="more" {
                    (language.pick("Niet getekend: de bladzijde is vol.", "Not drawn: the page is full."))
                },
            }
        }
    }
}

/// The cells with the letters and numbers of the sheet around them, so that an address is found.
fn drawn(subject: &Subject<'_>, table: &Table, shape: &Shape, place: &str) -> Markup {
    let language = subject.language();
    let addressed = matches!(table.place.spot(), Spot::Cells(..));
    let values = subject.style.show_values;
    let label = language.pick(format!("Vorm van {place}"), format!("Shape of {place}"));
    let (rows, columns) = shape.left_out;
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(Words(&label)) {
            table class={ "shape" @if values { " values" } } {
                @if addressed {
                    thead { tr {
                        td {}
                        @for (index, column) in shape.columns.iter().enumerate() {
                            th scope="col" class=[jumps(&shape.columns, index).then_some("jump")] {
                                (letters(*column))
                            }
                        }
                    } }
                }
                tbody { @for (index, row) in shape.rows.iter().enumerate() {
                    @let before = index.checked_sub(1).and_then(|before| shape.rows.get(before));
                    @let jump = before.is_some_and(|before| before.index.saturating_add(1) < row.index);
                    tr class=[jump.then_some("jump")] {
                        @if addressed { th scope="row" { (u64::from(row.index) + 1) } }
                        @for cell in &row.cells { (one(cell, values, language)) }
                    }
                } }
            }
        }
        @if rows > 0 || columns > 0 {
            p class="more" { (left_out(rows, columns, language)) }
        }
    }
}

fn left_out(rows: u32, columns: u32, language: Language) -> String {
    let rows_said =
        counted(rows.into(), language.pick("rij", "row"), language.pick("rijen", "rows"), language);
    let columns_said = counted(
        columns.into(),
        language.pick("kolom", "column"),
        language.pick("kolommen", "columns"),
        language,
    );
    let what = match (rows, columns) {
        (_, 0) => rows_said,
        (0, _) => columns_said,
        _ => language.pick(
            format!("{rows_said} en {columns_said}"),
            format!("{rows_said} and {columns_said}"),
        ),
    };
    language.pick(format!("Niet getekend: {what}."), format!("Not drawn: {what}."))
}

/// Whether columns are left out before this one.
fn jumps(numbers: &[u32], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|before| numbers.get(before));
    match (before, numbers.get(index)) {
        (Some(before), Some(own)) => before.saturating_add(1) < *own,
        _ => false,
    }
}

fn one(cell: &Cell, values: bool, language: Language) -> Markup {
    let class = class(cell.kind);
    html! {
        td class={ (class) @if cell.marked { " f" } } {
            @if cell.marked { b { "!" } }
            @match (&cell.content, values) {
                (Some(Content::Words(words)), true) => (Name(words)),
                (Some(Content::Printed(printed)), true) => (value(printed, language)),
                (None, true) => "",
                _ => (letter(cell.kind, language)),
            }
        }
    }
}

/// How a kind of cell is drawn.
fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Empty => "e",
        Kind::Head => "h",
        Kind::Label => "l",
        Kind::Count => "n",
        Kind::Statistic => "s",
        Kind::Suppressed => "x",
    }
}

/// The letter of a kind of cell, for who does not see its colour.
fn letter(kind: Kind, language: Language) -> &'static str {
    match kind {
        Kind::Empty => "",
        Kind::Head => language.pick("k", "h"),
        Kind::Label => "l",
        Kind::Count => language.pick("a", "c"),
        Kind::Statistic => "s",
        Kind::Suppressed => "×",
    }
}

/// A number as it is printed in the candidate.
fn value(printed: &Printed, language: Language) -> String {
    match printed {
        Printed::Number { value, decimals, percent } => {
            let number = format!("{value:.*}", usize::from(*decimals));
            let number = match percent {
                Some(percent) => format!("{number} ({percent}%)"),
                None => number,
            };
            if language == Language::Dutch { number.replace('.', ",") } else { number }
        }
        Printed::Bounded(bound, value) => {
            let sign = match bound {
                Bound::Below => "<",
                Bound::AtMost => "≤",
                Bound::Above => ">",
                Bound::AtLeast => "≥",
            };
            format!("{sign}{value}")
        }
        Printed::Suppressed => "×".to_owned(),
    }
}
