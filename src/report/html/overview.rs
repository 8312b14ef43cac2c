//! The first screen of a page about several candidates: may all of it stay, what asks something, and
//! what the outputs of one day come to together.

use super::verdict::mark;
use super::words::{Name, Words};
use super::{Subject, Told, bill};
use crate::language::Language;
use crate::report::steps::steps;
use crate::report::whole;
use crate::report::words::{number, short};
use crate::report::{Report, Style};
use crate::verdict::Batch;
use maud::{Markup, html};

/// All candidates of one call, each with a link to its own part of the page.
pub(super) fn section(subjects: &[Subject<'_>], report: &Report, style: Style) -> Markup {
    let language = style.language;
    let answer = whole::answer(report, language);
    html! {
        div class={ "verdict " (answer.outcome.name()) } {
            p class="path" { (Name(&whole::title(report, language))) }
            (mark(answer.outcome))
            div class="answer whole" {
                h1 { (answer.lead) }
                @if let Some(asking) = &answer.asking { p { (asking) } }
            }
        }
        @if let Some(batch) = &report.batch { (together(batch, report, style)) }
        section class="candidates" aria-labelledby="candidates" {
            h2 id="candidates" { (language.pick("Alle aanbiedingen", "All candidates")) }
            (table(subjects, style))
            (left_out(subjects, style.language))
        }
    }
}

/// What the outputs of one day come to, with their quotas as bars.
fn together(batch: &Batch, report: &Report, style: Style) -> Markup {
    let language = style.language;
    let mut sentences = whole::together(batch, report, language).into_iter();
    html! {
        section class="together" aria-labelledby="together" {
            h2 id="together" { (language.pick("Samen op één dag", "Together on one day")) }
            @if let Some(lead) = sentences.next() { p { strong { (Words(&lead)) } } }
            @for sentence in sentences { p { (Words(&sentence)) } }
            (bill::quotas(&batch.ledger, language))
        }
    }
}

/// How many candidates are not told of, and where they are.
fn left_out(subjects: &[Subject<'_>], language: Language) -> Markup {
    let of = |told| subjects.iter().filter(|subject| subject.told == told).count() as u64;
    let counted = of(Told::Counted);
    let lines = counted.saturating_add(of(Told::Line));
    html! {
        @if lines > 0 {
            p {
                (language.pick(
                    format!("{} aanbiedingen krijgen hier geen eigen deel.", number(lines, language)),
                    format!("{} candidates have no part of their own here.", number(lines, language)),
                ))
                @if counted > 0 {
                    " " (language.pick(
                        format!("{} daarvan staan ook niet in de lijst.", number(counted, language)),
                        format!("{} of them are not in the list either.", number(counted, language)),
                    ))
                }
                " " (language.pick(
                    "Wat het meest van u vraagt, staat er wel. Controleer de andere apart, of zie ze \
                     op een regel met --quiet.",
                    "What asks most of you is there. Check the others by themselves, or see them on \
                     a line each with --quiet.",
                ))
            }
        }
    }
}

fn table(subjects: &[Subject<'_>], style: Style) -> Markup {
    let language = style.language;
    html! {
        div class="scroll" tabindex="0" role="region"
            aria-label=(language.pick("Alle aanbiedingen", "All candidates")) {
            table class="overview" {
                thead { tr {
                    th scope="col" { (language.pick("Oordeel", "Verdict")) }
                    th scope="col" { (language.pick("Naam nu", "Name now")) }
                    th scope="col" { (language.pick("Wat u doet", "What to do")) }
                    th scope="col" {
                        (language.pick("Waarheen, onder welke naam", "Where to, under what name"))
                    }
                } }
                tbody { @for subject in subjects.iter().filter(|one| one.told != Told::Counted) {
                    @let verdict = &subject.judged.verdict;
                    tr class=(verdict.outcome.name()) {
                        td { (mark(verdict.outcome)) " " (short(verdict.outcome, language)) }
                        th scope="row" {
                            @if subject.told == Told::Whole {
                                a href={ "#" (subject.map.own()) } {
                                    (Name(&subject.judged.candidate.name))
                                }
                            } @else {
                                (Name(&subject.judged.candidate.name))
                            }
                        }
                        td { ul { @for step in steps(subject.judged, subject.report, style) {
                            li { (Words(&step)) }
                        } } }
                        td {
                            (Words(&verdict.route.folder)) br; (Name(&verdict.route.file_name))
                        }
                    }
                } }
            }
        }
    }
}
