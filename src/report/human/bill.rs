//! The bill: what counts towards output light, per file and per table, and the share it takes.

use super::page::{Ink, Page, left, right, shortened};
use crate::facts::{Entry, Table, TableKind};
use crate::language::Language;
use crate::place::Place;
use crate::report::words::{fraction, holds_something, in_words, number, role, spot};
use crate::report::{Judged, Report, Style};
use crate::rules::{self, ContentKind, Text, fill};
use crate::verdict::{Ledger, Usage, leave_out};
use num_rational::Ratio;

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

/// The bill of one candidate.
pub(super) fn write(page: &mut Page, judged: &Judged, report: &Report, style: Style) {
    let language = style.language;
    let ledger = &judged.verdict.ledger;
    let counted: Vec<&Entry> =
        judged.candidate.entries.iter().filter(|entry| holds_something(entry)).collect();
    if ledger.is_empty() && counted.is_empty() && judged.verdict.content != ContentKind::Output {
        return;
    }
    page.heading(language.pick("De telling", "The bill"));
    let mut lines = Vec::new();
    for entry in counted.iter().take(FILES) {
        of_entry(entry, &mut lines, language);
    }
    if counted.len() > FILES {
        let rest = counted.iter().skip(FILES).map(|entry| Usage::of(entry));
        let more = counted.len().saturating_sub(FILES);
        lines.push(Line {
            ink: Ink::Plain,
            name: language
                .pick(format!("... en nog {more} bestanden"), format!("... and {more} more files")),
            numbers: numbers(rest.fold(Usage::default(), std::ops::Add::add), language),
        });
    }
    table(page, &lines, ledger, language);
    not_counted(page, judged, language);
    page.gap();
    share(page, ledger, language);
    if judged.verdict.content == ContentKind::Output {
        light(page, judged, report, style);
    }
}

/// The lines of the table, the totals and the limits, in columns.
fn table(page: &mut Page, lines: &[Line], ledger: &Ledger, language: Language) {
    let heads = language.pick(
        ["tabellen", "cellen", "aantallen", "modellen", "grafieken"],
        ["tables", "cells", "counts", "models", "graphs"],
    );
    let limits = ledger.limits;
    let totals = [
        Line {
            ink: Ink::Bold,
            name: language.pick("Samen", "Together").to_owned(),
            numbers: numbers(ledger.used, language),
        },
        Line {
            ink: Ink::Dim,
            name: language
                .pick("Hoogstens voor light, elk op zich", "At most for light, each alone")
                .to_owned(),
            numbers: numbers(
                Usage {
                    tables: limits.tables,
                    cells: limits.cells,
                    count_cells: limits.count_cells,
                    models: limits.models,
                    graphs: limits.graphs,
                },
                language,
            ),
        },
    ];
    let mut widths = heads.map(|head| head.chars().count());
    for line in lines.iter().chain(&totals) {
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
    for line in &totals {
        page.line(line.ink, &row(&line.name, &line.numbers));
    }
}

/// A file with what it uses, then each of its tables, models and graphs.
fn of_entry(entry: &Entry, lines: &mut Vec<Line>, language: Language) {
    lines.push(Line {
        ink: Ink::Bold,
        name: entry.place.path().to_owned(),
        numbers: numbers(Usage::of(entry), language)
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

/// The files that add nothing, so that nobody looks for them.
fn not_counted(page: &mut Page, judged: &Judged, language: Language) {
    let names: Vec<String> = judged
        .candidate
        .entries
        .iter()
        .filter(|entry| !holds_something(entry))
        .map(|entry| format!("{} ({})", entry.place.path(), role(entry.role, language)))
        .collect();
    if names.is_empty() {
        return;
    }
    page.gap();
    let shown: Vec<&str> = names.iter().take(TABLES).map(String::as_str).collect();
    let mut text = language.pick(
        format!("Telt niet mee: {}", shown.join(", ")),
        format!("Does not count: {}", shown.join(", ")),
    );
    let more = names.len().saturating_sub(TABLES);
    if more > 0 {
        text.push_str(&language.pick(format!(" en nog {more}"), format!(" and {more} more")));
    }
    page.paragraph(Ink::Dim, "", &text);
}

/// The share as an exact sum, then in plain words.
fn share(page: &mut Page, ledger: &Ledger, language: Language) {
    let (used, limits) = (ledger.used, ledger.limits);
    let tables = Usage { models: 0, graphs: 0, ..used }.share(limits);
    let models = Usage { models: used.models, ..Usage::default() }.share(limits);
    let graphs = Usage { graphs: used.graphs, ..Usage::default() }.share(limits);
    let parts: Vec<String> = [
        (tables, "tabellen", "tables"),
        (models, "modellen", "models"),
        (graphs, "grafieken", "graphs"),
    ]
    .into_iter()
    .filter(|(part, _, _)| *part > Ratio::from_integer(0))
    .map(|(part, dutch, english)| format!("{} {}", fraction(part), language.pick(dutch, english)))
    .collect();
    let total = ledger.share_text();
    let sum = if parts.len() > 1 { format!("{} = {total}", parts.join(" + ")) } else { total };
    let ink = if ledger.fits() { Ink::Good } else { Ink::Bad };
    let lead = language.pick("Aandeel van output light:", "Share of output light:");
    page.paragraph(ink, "", &format!("{lead} {sum}. {}", in_words(ledger, language)));
    if tables > Ratio::from_integer(0) {
        let part = |used: u64, limit: u64, dutch: &'static str, english: &'static str| {
            format!("{used}/{limit} {}", language.pick(dutch, english))
        };
        let parts = [
            part(used.tables, limits.tables, "tabellen", "tables"),
            part(used.cells, limits.cells, "cellen", "cells"),
            part(used.count_cells, limits.count_cells, "aantallen", "counts"),
        ]
        .join(", ");
        page.paragraph(
            Ink::Dim,
            "",
            &language.pick(
                format!("Voor tabellen telt het grootste van deze drie: {parts}."),
                format!("For tables the largest of these three is taken: {parts}."),
            ),
        );
    }
}

/// Whether it can be light, and if not, what stands in the way or can be left out.
fn light(page: &mut Page, judged: &Judged, report: &Report, style: Style) {
    let language = style.language;
    let verdict = &judged.verdict;
    if let Some(leave) = leave_out(&judged.candidate, verdict.ledger.limits) {
        let rest = Ledger { used: leave.rest, limits: verdict.ledger.limits }.share_text();
        let shown: Vec<&str> = leave.places.iter().take(TABLES).map(String::as_str).collect();
        let mut what = shown.join(", ");
        let more = leave.places.len().saturating_sub(TABLES);
        if more > 0 {
            what.push_str(&language.pick(format!(" en nog {more}"), format!(" and {more} more")));
        }
        page.gap();
        page.paragraph(
            Ink::Plain,
            "",
            &language.pick(
                format!("Past wel als u dit weglaat: {what}. Dan blijft {rest} over."),
                format!("It fits if you leave this out: {what}. Then {rest} is left."),
            ),
        );
    }
    let values = crate::report::constants(&report.policy, &report.edition);
    let others: Vec<String> = verdict
        .obstacles
        .iter()
        .filter(|slug| **slug != "light-over-quota")
        .filter_map(|slug| rules::find(slug))
        .map(|rule| fill(Text::read(rule.text(), language).title, &values))
        .collect();
    if !others.is_empty() {
        let others = others.join("; ");
        page.gap();
        page.paragraph(
            Ink::Plain,
            "",
            &language.pick(
                format!("Wat output light nog in de weg staat: {others}."),
                format!("What else stands in the way of output light: {others}."),
            ),
        );
    }
}

fn numbers(used: Usage, language: Language) -> [String; 5] {
    [used.tables, used.cells, used.count_cells, used.models, used.graphs]
        .map(|count| number(count, language))
}
