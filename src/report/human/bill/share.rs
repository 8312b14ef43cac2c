//! The share of output light that the bill comes to, and what stands in the way of light.

use super::listed;
use crate::language::Language;
use crate::ledger::{Ledger, leave_out};
use crate::report::human::page::{Ink, Page};
use crate::report::sentences::obstacles;
use crate::report::words::{fraction, in_words};
use crate::report::{Judged, Report, Style};
use num_rational::Ratio;

/// The share as an exact sum, then in plain words.
pub(super) fn write(page: &mut Page, ledger: &Ledger, language: Language) {
    let (used, limits) = (ledger.used, ledger.limits);
    let kinds =
        language.pick(["tabellen", "modellen", "grafieken"], ["tables", "models", "graphs"]);
    let nothing = Ratio::from_integer(0);
    let [tables, _, _] = ledger.parts();
    let parts: Vec<String> = ledger
        .parts()
        .into_iter()
        .zip(kinds)
        .filter(|(part, _)| *part > nothing)
        .map(|(part, kind)| format!("{} {kind}", fraction(part)))
        .collect();
    let total = ledger.share_text();
    let sum = if parts.len() > 1 { format!("{} = {total}", parts.join(" + ")) } else { total };
    let ink = if ledger.fits() { Ink::Good } else { Ink::Bad };
    let lead = language.pick("Aandeel van output light:", "Share of output light:");
    page.paragraph(ink, "", &format!("{lead} {sum}. {}", in_words(ledger, language)));
    if tables > nothing {
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
pub(super) fn light(page: &mut Page, judged: &Judged, report: &Report, style: Style) {
    let language = style.language;
    let verdict = &judged.verdict;
    if let Some(leave) = leave_out(&judged.candidate, verdict.ledger.limits) {
        let rest = Ledger { used: leave.rest, limits: verdict.ledger.limits }.share_text();
        let what = listed(&leave.places, language);
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
    let others = obstacles(judged, report, language).join("; ");
    if !others.is_empty() {
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
