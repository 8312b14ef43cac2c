//! The words for what the researcher declared and what that changed.

use super::words::{short, way};
use crate::facts::{Claim, Counted, Declaration, Fate, Piece};
use crate::language::Language;
use crate::verdict::Verdict;

/// The verdict in a line.
pub(super) fn of(verdict: &Verdict, language: Language) -> String {
    let counted = in_words(verdict.ledger.used, language);
    let share = verdict.ledger.share_text();
    let way = way(verdict, language);
    let outcome = short(verdict.outcome, language);
    language.pick(
        format!("{outcome}; {way}; {counted}; aandeel {share}"),
        format!("{outcome}; {way}; {counted}; share {share}"),
    )
}

/// What is declared.
pub(super) fn what(said: &Declaration, language: Language) -> String {
    match &said.claim {
        Claim::File => String::new(),
        Claim::Explained(rule) => language.pick(
            format!("{rule} is uitgelegd in het formulier"),
            format!("{rule} is explained in the form"),
        ),
        Claim::Piece(piece) => match piece {
            Piece::Counts => language.pick("tabel met aantallen", "table of counts"),
            Piece::Statistics => language.pick("tabel met statistiek", "table of statistics"),
            Piece::Model => language.pick("modellen", "one or more models"),
            Piece::Graph => language.pick("grafiek", "graph"),
            Piece::Nothing => language.pick("telt niet mee", "does not count"),
        }
        .to_owned(),
    }
}

/// What a declaration changed in the count of its file.
pub(super) fn change(said: &Declaration, language: Language) -> String {
    let Fate::Applied { before, after } = said.fate else { return String::new() };
    if before == after {
        return String::new();
    }
    let (before, after) = (in_words(before, language), in_words(after, language));
    language.pick(
        format!(" (het bestand: eerst {before}; nu {after})"),
        format!(" (the file: {before} before; {after} now)"),
    )
}

/// So many of each kind, in words; kinds of which there are none are left out.
fn in_words(counted: Counted, language: Language) -> String {
    let parts: Vec<String> = [
        (counted.tables, language.pick("tabellen", "tables")),
        (counted.cells, language.pick("cellen", "cells")),
        (counted.count_cells, language.pick("aantallen", "counts")),
        (counted.models, language.pick("modellen", "models")),
        (counted.graphs, language.pick("grafieken", "graphs")),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, name)| format!("{name} {count}"))
    .collect();
    match parts.is_empty() {
        true => language.pick("niets te tellen", "nothing to count").to_owned(),
        false => parts.join(", "),
    }
}
