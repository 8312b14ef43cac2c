//! What the researcher declared, and what it changed: nothing that is declared changes the bill or
//! the verdict unseen.

use super::page::{Ink, Page};
use super::verdict::short;
use crate::facts::{Claim, Declaration, Fate, Piece};
use crate::language::Language;
use crate::report::words::{placed, way};
use crate::report::{Judged, Style};
use crate::verdict::{Usage, Verdict};

/// The declarations that are used, and the verdict before and after.
pub(super) fn write(page: &mut Page, judged: &Judged, style: Style) {
    let language = style.language;
    let Some(undeclared) = &judged.undeclared else { return };
    let used: Vec<&Declaration> = judged.used_declarations().collect();
    if used.is_empty() {
        return;
    }
    page.heading(language.pick("Wat u hebt verklaard", "What you declared"));
    for said in used {
        let (what, change) = (what(said, language), change(said, language));
        let place = placed(&said.place, language);
        page.paragraph(Ink::Bold, "  - ", &format!("{place}: {what}{change}"));
        let why = language.pick("Reden:", "Reason:");
        page.paragraph(Ink::Plain, "    ", &format!("{why} {}", said.why));
    }
    page.gap();
    let (before, after) = (of(undeclared, language), of(&judged.verdict, language));
    page.paragraph(
        Ink::Plain,
        "  ",
        &language.pick(
            format!("Zonder verklaringen: {before}."),
            format!("Without declarations: {before}."),
        ),
    );
    page.paragraph(
        Ink::Plain,
        "  ",
        &language.pick(
            format!("Met verklaringen: {after}. CBS oordeelt zelf; bewaar dit rapport erbij."),
            format!("With declarations: {after}. CBS judges for itself; keep this report with it."),
        ),
    );
}

/// On the first screen: that the verdict rests on what was declared, and what it was without.
pub(super) fn remark(page: &mut Page, judged: &Judged, language: Language) {
    let Some(undeclared) = &judged.undeclared else { return };
    let verdict = &judged.verdict;
    let same = (undeclared.outcome, &undeclared.route) == (verdict.outcome, &verdict.route)
        && undeclared.ledger == verdict.ledger;
    if same {
        return;
    }
    let before = of(undeclared, language);
    page.paragraph(
        Ink::Warn,
        "  ",
        &language.pick(
            format!("Dit berust mede op wat u hebt verklaard. Zonder dat: {before}."),
            format!("This rests in part on what you declared. Without it: {before}."),
        ),
    );
}

/// The verdict in a line.
fn of(verdict: &Verdict, language: Language) -> String {
    let counted = usage(verdict.ledger.used, language);
    let share = verdict.ledger.share_text();
    let way = way(verdict.route.procedure, language);
    let outcome = short(verdict.outcome, language);
    language.pick(
        format!("{outcome}; {way}; {counted}; aandeel {share}"),
        format!("{outcome}; {way}; {counted}; share {share}"),
    )
}

fn what(said: &Declaration, language: Language) -> String {
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
fn change(said: &Declaration, language: Language) -> String {
    let Fate::Applied { before, after } = said.fate else { return String::new() };
    if before == after {
        return String::new();
    }
    let (before, after) = (usage(before.into(), language), usage(after.into(), language));
    language.pick(
        format!(" (het bestand: eerst {before}; nu {after})"),
        format!(" (the file: {before} before; {after} now)"),
    )
}

/// So many of each kind, in words; kinds of which there are none are left out.
fn usage(used: Usage, language: Language) -> String {
    let parts: Vec<String> = [
        (used.tables, language.pick("tabellen", "tables")),
        (used.cells, language.pick("cellen", "cells")),
        (used.count_cells, language.pick("aantallen", "counts")),
        (used.models, language.pick("modellen", "models")),
        (used.graphs, language.pick("grafieken", "graphs")),
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
