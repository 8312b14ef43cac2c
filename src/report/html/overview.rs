//! The first screen of a page about several candidates: may all of it stay, what asks something, and
//! what the outputs of one day come to together.

use super::verdict::mark;
use super::words::{Name, Words};
use super::{Subject, bill};
use crate::report::steps::steps;
use crate::report::whole;
use crate::report::words::short;
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
                tbody { @for subject in subjects {
                    @let verdict = &subject.judged.verdict;
                    tr class=(verdict.outcome.name()) {
                        td { (mark(verdict.outcome)) " " (short(verdict.outcome, language)) }
                        th scope="row" {
                            a href={ "#" (subject.map.own()) } {
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
