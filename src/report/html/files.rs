//! What is in the candidate: the tree of files, and in each file its tables, models and graphs.

use super::Subject;
use super::map::TABLES;
use super::shape::Shape;
use super::tables::{legend, table};
use super::tree::Folder;
use super::words::{Name, and_more, counted, size};
use crate::facts::{Counted, Entry, Graph, Preview};
use crate::language::Language;
use crate::policy::Level;
use crate::report::words::{number, role, spot};
use data_encoding::BASE64;
use maud::{Markup, html};

/// So many tables on a page are shown unfolded whether or not something is wrong with them.
const FEW: usize = 6;

/// The files of one candidate.
pub(super) fn section(subject: &Subject<'_>) -> Markup {
    let language = subject.language();
    let entries = &subject.judged.candidate.entries;
    if entries.is_empty() {
        return Markup::default();
    }
    let listed = subject.map.listed();
    let tables: usize = entries.iter().map(|entry| entry.tables.len()).sum();
    let tree = Folder::of(entries, listed);
    let content = html! {
        div class="tools" hidden data-tools=(subject.map.part("files")) {
            button type="button" data-unfold="open" { (language.pick("Alles open", "Open all")) }
            button type="button" data-unfold="" { (language.pick("Alles dicht", "Close all")) }
        }
        @if tables > 0 { (legend(language)) }
        (folder(subject, &tree, tables <= FEW))
        (and_more(entries.len().saturating_sub(listed), language))
        @if let Some(sha256) = &subject.judged.candidate.sha256 {
            p class="fine" {
                (language.pick(
                    "Dit rapport hoort bij precies deze zip, SHA-256 ",
                    "This report belongs to exactly this zip, SHA-256 ",
                ))
                code { (sha256) }
            }
        }
    };
    subject.section("files", language.pick("De bestanden", "The files"), &content)
}

fn folder(subject: &Subject<'_>, tree: &Folder<'_>, unfolded: bool) -> Markup {
    let language = subject.language();
    html! {
        ul class="tree" {
            @for (name, number, entry) in &tree.files { li { (file(subject, name, *number, entry, unfolded)) } }
            @for (name, inner) in &tree.folders {
                li { details class="folder" open {
                    summary {
                        span class="name" { (Name(name)) }
                        span class="meta" {
                            (counted(inner.size() as u64, language.pick("bestand", "file"),
                                language.pick("bestanden", "files"), language))
                        }
                    }
                    (folder(subject, inner, unfolded))
                } }
            }
        }
    }
}

fn file(subject: &Subject<'_>, name: &str, number: usize, entry: &Entry, unfolded: bool) -> Markup {
    let language = subject.language();
    let marked = (0..entry.tables.len().min(TABLES))
        .filter_map(|table| subject.map.shape(number, table))
        .any(Shape::is_marked);
    let holds = entry.is_on_the_bill();
    let head = html! {
        span class="name" { (Name(name)) }
        span class="meta" {
            (entry.format) " · " (role(entry.role, language)) " · " (size(entry.size, language))
        }
        span class="tally" { (tally(entry, language)) }
        (badges(subject, entry))
    };
    html! {
        @if holds {
            details class="file" id=(subject.map.file(number)) open[marked || unfolded] {
                summary { (head) }
                @for (index, one) in entry.tables.iter().enumerate().take(TABLES) {
                    (table(subject, one, &subject.map.table(number, index), subject.map.shape(number, index)))
                }
                (and_more(entry.tables.len().saturating_sub(TABLES), language))
                (models(subject, entry))
                (graphs(subject, number, entry))
            }
        } @else {
            div class="file" id=(subject.map.file(number)) { (head) }
        }
    }
}

/// How many findings point at the file.
fn badges(subject: &Subject<'_>, entry: &Entry) -> Markup {
    let language = subject.language();
    let fail = subject.map.findings_of(entry, Level::Fail);
    let review = subject.map.findings_of(entry, Level::Review);
    html! {
        @if fail > 0 { span class="badge fail" {
            (language.pick(format!("{fail} moet anders"), format!("{fail} must change")))
        } }
        @if review > 0 { span class="badge review" {
            (language.pick(format!("{review} nakijken"), format!("{review} to look at")))
        } }
    }
}

/// What of the file counts.
fn tally(entry: &Entry, language: Language) -> String {
    let used = Counted::of(entry);
    let kinds = [
        (used.tables, language.pick(("tabel", "tabellen"), ("table", "tables"))),
        (used.cells, language.pick(("cel", "cellen"), ("cell", "cells"))),
        (used.count_cells, language.pick(("aantal", "aantallen"), ("count", "counts"))),
        (used.models, language.pick(("modeluitkomst", "modeluitkomsten"), ("model", "models"))),
        (used.graphs, language.pick(("grafiek", "grafieken"), ("graph", "graphs"))),
    ];
    let said: Vec<String> = kinds
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, (one, more))| counted(count, one, more, language))
        .collect();
    said.join(", ")
}

fn models(subject: &Subject<'_>, entry: &Entry) -> Markup {
    let language = subject.language();
    let minimum = subject.report.policy.thresholds.minimum_count;
    html! {
        @if !entry.models.is_empty() {
            ul class="pieces" { @for model in entry.models.iter().take(TABLES) {
                li {
                    (language.pick("Modeluitkomst ", "Model outcome "))
                    (Name(&spot(&model.place, language)))
                    @if let Some(label) = &model.label { " " (Name(label)) }
                    (observations(model.observations, minimum, subject))
                }
            } }
            (and_more(entry.models.len().saturating_sub(TABLES), language))
        }
    }
}

fn graphs(subject: &Subject<'_>, number: usize, entry: &Entry) -> Markup {
    let language = subject.language();
    let minimum = subject.report.policy.thresholds.minimum_graph_observations;
    html! {
        @if !entry.graphs.is_empty() {
            ul class="pieces" { @for (index, graph) in entry.graphs.iter().enumerate().take(TABLES) {
                li {
                    (language.pick("Grafiek ", "Graph "))
                    (Name(&spot(&graph.place, language))) " "
                    @if graph.flat() { (language.pick("plat", "flat")) }
                    @else { (language.pick("niet plat", "not flat")) }
                    (observations(graph.observations, minimum, subject))
                    @if subject.style.show_values && graph.flat() {
                        (preview(subject, graph, subject.map.preview(number, index)))
                    }
                }
            } }
            (and_more(entry.graphs.len().saturating_sub(TABLES), language))
        }
    }
}

/// A small copy of a flat graph, or why there is none.
fn preview(subject: &Subject<'_>, graph: &Graph, shown: Option<&Preview>) -> Markup {
    let language = subject.language();
    html! {
        @match (shown, &graph.preview) {
            (Some(preview), _) => {
                br;
                img width=(preview.width) height=(preview.height)
                    alt=(language.pick("Verkleinde grafiek", "The graph made small"))
                    src={ "data:image/png;base64," (BASE64.encode(&preview.png)) };
            },
            (None, Some(_)) => {
                " " span class="more" {
                    (language.pick("Niet getoond: de bladzijde is vol.", "Not shown: the page is full."))
                }
            },
            (None, None) => {
                " " span class="more" { (language.pick(
                    "Niet getoond: dit soort afbeelding is niet te verkleinen.",
                    "Not shown: this kind of picture cannot be made small.",
                )) }
            },
        }
    }
}

/// The number of observations; one below the minimum is a value, shown only where values are.
fn observations(stated: Option<u64>, minimum: u64, subject: &Subject<'_>) -> Markup {
    let language = subject.language();
    let shown = stated.filter(|number| subject.style.show_values || *number >= minimum);
    html! {
        ", "
        @match (stated, shown) {
            (_, Some(count)) => { "n = " (number(count, language)) },
            (Some(_), None) => (language.pick(
                format!("n is kleiner dan {minimum}"),
                format!("n is below {minimum}"),
            )),
            (None, None) => (language.pick("n staat er niet bij", "n is not stated")),
        }
    }
}
