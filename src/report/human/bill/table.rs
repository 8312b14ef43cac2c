//! The table of the bill: per file and per table what counts, then the totals and the limits.

use crate::facts::{Counted, Entry, Table, TableKind};
use crate::language::Language;
use crate::place::Place;
use crate::policy::Quota;
use crate::report::human::page::{Ink, Page, left, right, shortened};
use crate::report::words::{number, spot};

/// So many files, and so many tables of one file, are written out.
const FILES: usize = 30;
const TABLES: usize = 20;

/// One line of the bill.
struct Line {
    ink: Ink,
    name: String,
    /// Tables, cells, count cells, models, graphs; empty where it says nothing.
    numbers: [String; 5],
}

/// The table of everything in these files that counts.
///
/// `limits` are those of output light, where it can be that.
pub(super) fn write(
    page: &mut Page,
    counted: &[&Entry],
    used: Counted,
    limits: Option<Quota>,
    language: Language,
) {
    let mut lines = Vec::new();
    for entry in counted.iter().take(FILES) {
        of_entry(entry, &mut lines, language);
    }
    if counted.len() > FILES {
        let rest = counted.iter().skip(FILES).map(|entry| Counted::of(entry));
        let more = counted.len().saturating_sub(FILES);
        lines.push(Line {
            ink: Ink::Plain,
            name: language
                .pick(format!("... en nog {more} bestanden"), format!("... and {more} more files")),
            numbers: numbers(rest.sum(), language),
        });
    }
    let mut totals = vec![Line {
        ink: Ink::Bold,
        name: language.pick("Samen", "Together").to_owned(),
        numbers: numbers(used, language),
    }];
    totals.extend(limits.map(|limits| {
        Line {
            ink: Ink::Dim,
            name: language
                .pick("Hoogstens voor light, elk op zich", "At most for light, each alone")
                .to_owned(),
            numbers: numbers(limits.into(), language),
        }
    }));
    columns(page, &lines, &totals, language);
}

/// The lines of the table and those below it, in columns.
fn columns(page: &mut Page, lines: &[Line], totals: &[Line], language: Language) {
    let heads = language.pick(
        ["tabellen", "cellen", "aantallen", "modellen", "grafieken"],
        ["tables", "cells", "counts", "models", "graphs"],
    );
    let mut widths = heads.map(|head| head.chars().count());
    for line in lines.iter().chain(totals) {
        for (width, number) in widths.iter_mut().zip(&line.numbers) {
            *width = (*width).max(number.chars().count());
        }
    }
    let taken: usize = widths.iter().map(|width| width.saturating_add(1)).sum();
    let page_width = page.width();
    let name = page_width.saturating_sub(taken).max(20);
    let row = |label: &str, cells: &[String]| {
        if cells.iter().all(String::is_empty) && !label.is_empty() {
            return shortened(label, page_width);
        }
        let mut text = left(label, name);
        for (width, cell) in widths.iter().zip(cells) {
            text.push(' ');
            text.push_str(&right(cell, *width));
        }
        text
    };
    page.line(Ink::Dim, &row("", &heads.map(str::to_owned)));
    for line in lines {
        page.line(line.ink, &row(&line.name, &line.numbers));
    }
    page.rule('-');
    for line in totals {
        page.line(line.ink, &row(&line.name, &line.numbers));
    }
}

/// A file with what it uses, then each of its tables, models and graphs.
fn of_entry(entry: &Entry, lines: &mut Vec<Line>, language: Language) {
    lines.push(Line {
        ink: Ink::Bold,
        name: entry.place.path().to_owned(),
        numbers: numbers(Counted::of(entry), language)
            .map(|number| if number == "0" { "-".to_owned() } else { number }),
    });
    let mut pieces = Vec::new();
    // A table that is one model is said by the line of the model.
    let is_one_model = |table: &Table| {
        table.kind == TableKind::Model
            && !table.hidden
            && entry.models.iter().any(|model| model.place == table.place)
    };
    for table in entry.tables.iter().filter(|table| !is_one_model(table)) {
        let kind = match table.kind {
            TableKind::Counts => language.pick("aantallen", "counts"),
            TableKind::Statistics => language.pick("statistiek", "statistics"),
            TableKind::Model => language.pick("telt als model", "counts as model"),
        };
        let cells =
            [String::new(), number(table.cells, language), number(table.count_cells, language)];
        let [tables, cells, counts] =
            if table.kind == TableKind::Model { Default::default() } else { cells };
        pieces.push(piece(
            &table.place,
            kind,
            table.hidden,
            [tables, cells, counts, String::new(), String::new()],
            language,
        ));
    }
    for model in &entry.models {
        let kind = language.pick("model", "one model");
        let one = [String::new(), String::new(), String::new(), "1".to_owned(), String::new()];
        pieces.push(piece(&model.place, kind, model.hidden, one, language));
    }
    for graph in &entry.graphs {
        let kind = language.pick("grafiek", "graph");
        let one = [String::new(), String::new(), String::new(), String::new(), "1".to_owned()];
        pieces.push(piece(&graph.place, kind, graph.hidden, one, language));
    }
    // A file that is one graph says on its own line all there is to say.
    let is_one_graph = entry.graphs.len() == 1 && pieces.len() == 1;
    if is_one_graph && entry.graphs.iter().all(|graph| graph.place == entry.place) {
        return;
    }
    let more = pieces.len().saturating_sub(TABLES);
    lines.extend(pieces.into_iter().take(TABLES));
    if more > 0 {
        lines.push(Line {
            ink: Ink::Dim,
            name: language.pick(format!("  ... en nog {more}"), format!("  ... and {more} more")),
            numbers: Default::default(),
        });
    }
}

fn piece(
    place: &Place,
    kind: &str,
    hidden: bool,
    numbers: [String; 5],
    language: Language,
) -> Line {
    let spot = spot(place, language);
    let joint = if spot.is_empty() { "" } else { ", " };
    if hidden {
        let hidden = language.pick("verborgen: telt niet mee", "hidden: does not count");
        return Line {
            ink: Ink::Warn,
            name: format!("  {spot}{joint}{hidden}"),
            numbers: Default::default(),
        };
    }
    Line { ink: Ink::Plain, name: format!("  {spot}{joint}{kind}"), numbers }
}

fn numbers(used: Counted, language: Language) -> [String; 5] {
    [used.tables, used.cells, used.count_cells, used.models, used.graphs]
        .map(|count| number(count, language))
}
