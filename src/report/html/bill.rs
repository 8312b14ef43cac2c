//! The bill as a picture: what is used of each quota, the share of them all, and which files use it.

use super::Subject;
use super::bars::{Piece, bar, share};
use super::words::{Name, Words, and_more};
use crate::facts::{Counted, Entry};
use crate::language::Language;
use crate::ledger::{Ledger, leave_out};
use crate::place::Place;
use crate::report::sentences::obstacles;
use crate::report::words::{fraction, in_words, number};
use crate::route::ContentKind;
use maud::{Markup, html};
use num_rational::Ratio;

/// Files of which the bill has a line.
const FILES: usize = 60;
/// Places that are named of what can be left out.
const PLACES: usize = 20;

/// The bill of one candidate; nothing where there is nothing to count.
pub(super) fn section(subject: &Subject<'_>) -> Markup {
    let (language, verdict) = (subject.language(), &subject.judged.verdict);
    let ledger = &verdict.ledger;
    let counted: Vec<&Entry> =
        subject.judged.candidate.entries.iter().filter(|entry| entry.is_on_the_bill()).collect();
    let is_output = verdict.content == ContentKind::Output;
    if ledger.is_empty() && counted.is_empty() && !is_output {
        return Markup::default();
    }
    let content = html! {
        // Only output can be light: of anything else the quotas say nothing.
        @if is_output {
            (total(ledger, language))
            (quotas(ledger, language))
            (light(subject))
        }
        @if !counted.is_empty() { (per_file(subject, &counted)) }
    };
    subject.section("bill", language.pick("De telling", "The bill"), &content)
}

/// The share of them all, in one bar.
fn total(ledger: &Ledger, language: Language) -> Markup {
    let parts = || CLASSES.into_iter().zip(ledger.parts());
    let names = kinds(language);
    let pieces: Vec<Piece> = parts().map(|(class, share)| Piece { class, share }).collect();
    let words = in_words(ledger, language);
    html! {
        div class="total" {
            p { strong {
                (language.pick("Aandeel van output light: ", "Share of output light: "))
                (fraction(ledger.share()))
            } ". " (words) }
            (bar(&pieces, &words))
            ul class="key" { @for ((class, part), name) in parts().zip(names) {
                @if part > Ratio::from_integer(0) {
                    li { (swatch(class)) (name) " " (share(part)) }
                }
            } }
        }
    }
}

/// How each of the three kinds is drawn.
const CLASSES: [&str; 3] = ["tables", "models", "graphs"];

fn kinds(language: Language) -> [&'static str; 3] {
    language.pick(["tabellen", "modellen", "grafieken"], ["tables", "models", "graphs"])
}

/// A sample of how a kind is drawn.
fn swatch(class: &str) -> Markup {
    html! {
        svg class="swatch" width="14" height="14" aria-hidden="true" focusable="false" {
            rect class=(class) width="14" height="14" {}
        }
    }
}

/// One bar for each quota.
pub(super) fn quotas(ledger: &Ledger, language: Language) -> Markup {
    let (used, limits) = (ledger.used, ledger.limits);
    let names = heads(language);
    let rows = [
        ("tables", used.tables, limits.tables),
        ("tables", used.cells, limits.cells),
        ("tables", used.count_cells, limits.count_cells),
        ("models", used.models, limits.models),
        ("graphs", used.graphs, limits.graphs),
    ];
    html! {
        table class="quotas" {
            caption {
                (language.pick(
                    "Elk op zich, tegen wat light hoogstens mag zijn. Voor tabellen telt de \
                     langste van de eerste drie.",
                    "Each alone, against the most that light may be. For tables the longest of \
                     the first three is taken.",
                ))
            }
            tbody { @for ((class, used, limit), name) in rows.into_iter().zip(names) {
                @let part = Ratio::new(u128::from(used), u128::from(limit.max(1)));
                @let words = language.pick(
                    format!("{} van {}", number(used, language), number(limit, language)),
                    format!("{} of {}", number(used, language), number(limit, language)),
                );
                tr class=[(used > limit).then_some("over")] {
                    th scope="row" { (name) }
                    td class="drawn" { (bar(&[Piece { class, share: part }], &words)) }
                    td class="number" {
                        (words)
                        @if used > limit {
                            " " strong { (language.pick("te veel", "too much")) }
                        }
                    }
                }
            } }
        }
    }
}

/// What stands in the way of light, or can be left out for it.
fn light(subject: &Subject<'_>) -> Markup {
    let (language, verdict) = (subject.language(), &subject.judged.verdict);
    let titles = obstacles(subject.judged, subject.report, language);
    let leave = leave_out(&subject.judged.candidate, verdict.ledger.limits);
    html! {
        @if let Some(leave) = leave {
            @let rest = Ledger { used: leave.rest, limits: verdict.ledger.limits };
            p {
                (language.pick(
                    format!("Laat u dit weg, dan past het wel; dan is het aandeel {}:", share(rest.share())),
                    format!("It fits if you leave this out; the share is then {}:", share(rest.share())),
                ))
            }
            ul class="places" {
                @for place in leave.places.iter().take(PLACES) { li { (Name(place)) } }
            }
            (and_more(leave.places.len().saturating_sub(PLACES), language))
        }
        @if !titles.is_empty() {
            p {
                (language.pick(
                    "Wat output light nog in de weg staat: ",
                    "What else stands in the way of output light: ",
                ))
                (Words(&titles.join("; "))) "."
            }
        }
    }
}

/// What each file uses.
fn per_file(subject: &Subject<'_>, counted: &[&Entry]) -> Markup {
    let language = subject.language();
    let (used, limits) = (subject.judged.verdict.ledger.used, subject.judged.verdict.ledger.limits);
    let rest = counted.iter().skip(FILES).map(|entry| Counted::of(entry));
    let more = counted.len().saturating_sub(FILES);
    let is_output = subject.judged.verdict.content == ContentKind::Output;
    let caption = language.pick("Wat elk bestand gebruikt", "What each file uses");
    html! {
        div class="scroll" tabindex="0" role="region" aria-label=(caption) {
            table class="files-used" {
                caption { (caption) }
                thead { tr {
                    th scope="col" { (language.pick("bestand", "file")) }
                    @for head in heads(language) { th scope="col" class="number" { (head) } }
                } }
                tbody {
                    @for entry in counted.iter().take(FILES) {
                        tr { th scope="row" { (linked(subject, &entry.place)) }
                            (numbers(Counted::of(entry), language)) }
                    }
                    @if more > 0 {
                        tr { th scope="row" {
                            (language.pick(format!("en nog {more} bestanden"), format!("and {more} more files")))
                        } (numbers(rest.sum(), language)) }
                    }
                }
                tfoot {
                    tr { th scope="row" { (language.pick("samen", "together")) } (numbers(used, language)) }
                    @if is_output { tr class="limits" {
                        th scope="row" { (language.pick("light hoogstens", "light at most")) }
                        (numbers(limits.into(), language))
                    } }
                }
            }
        }
    }
}

/// A file with a link to where it is shown, where it is.
fn linked(subject: &Subject<'_>, place: &Place) -> Markup {
    html! {
        @match subject.map.link(place) {
            Some(link) => a href=(link) { (Name(place.path())) },
            None => (Name(place.path())),
        }
    }
}

fn heads(language: Language) -> [&'static str; 5] {
    language.pick(
        ["tabellen", "cellen", "aantallen", "modellen", "grafieken"],
        ["tables", "cells", "counts", "models", "graphs"],
    )
}

fn numbers(used: Counted, language: Language) -> Markup {
    html! {
        @for count in [used.tables, used.cells, used.count_cells, used.models, used.graphs] {
            td class={ "number" @if count == 0 { " none" } } {
                @if count == 0 { "–" } @else { (number(count, language)) }
            }
        }
    }
}
