//! The first screen of the page: the answer, where it goes under what name, and what to do first.

use super::words::{Name, Words};
use super::{Subject, declared};
use crate::facts::CandidateKind;
use crate::report::lead::lead;
use crate::report::words::{way, what};
use crate::verdict::Outcome;
use maud::{Markup, html};

/// So many points are explained on the first screen; of further ones only the title stands there.
const EXPLAINED: usize = 4;

/// The first screen of one candidate.
pub(super) fn first_screen(subject: &Subject<'_>) -> Markup {
    let outcome = subject.judged.verdict.outcome;
    let language = subject.language();
    let (answer, remark) = answer(subject);
    html! {
        div class={ "verdict " (outcome.name()) } {
            p class="path" { (Name(&subject.judged.candidate.path)) }
            (mark(outcome))
            div class="answer" {
                @if subject.alone { h1 { (answer) } } @else { h2 { (answer) } }
                p { (remark) }
                (declared::remark(subject))
            }
            (address(subject))
            @if subject.groups.to_do().next().is_some() {
                section class="first" aria-labelledby=(subject.map.part("first")) {
                    (subject.heading(
                        &subject.map.part("first"),
                        language.pick("Wat u eerst doet", "What to do first"),
                    ))
                    ol { @for (index, group) in subject.groups.to_do().enumerate() {
                        li {
                            a href={ "#" (subject.map.group(group.rule, group.level)) } {
                                (Words(group.title()))
                            }
                            @if index < EXPLAINED { p { (Words(group.advice())) } }
                        }
                    } }
                }
            }
        }
    }
}

/// The answer to the question whether it can be handed in, and what that means.
pub(super) fn answer(subject: &Subject<'_>) -> (&'static str, &'static str) {
    let verdict = &subject.judged.verdict;
    let language = subject.language();
    match (verdict.outcome, verdict.route.placed) {
        (Outcome::Pass, Some(true)) => (
            language.pick("Ja, dit kunt u zo aanbieden.", "Yes, you can hand this in."),
            language.pick(
                "Het staat al op de goede plek, onder de goede naam.",
                "It already lies in the right place, under the right name.",
            ),
        ),
        (Outcome::Pass, _) => (
            language.pick("Ja, dit kunt u aanbieden.", "Yes, you can hand this in now."),
            language.pick(
                "Zet het op de plek en onder de naam die hier staan.",
                "Put it in the place and under the name given here.",
            ),
        ),
        (Outcome::Review, _) => (
            language.pick("Bijna: kijk dit eerst na.", "Almost: look at this first."),
            language.pick(
                "Klopt het en is er een goede reden voor, dan kunt u het daarna aanbieden.",
                "If it is right and there is a good reason, you can hand it in afterwards.",
            ),
        ),
        (Outcome::Fail, _) => (
            language.pick(
                "Nee, zo kunt u dit nog niet aanbieden.",
                "No, you cannot hand this in as it stands.",
            ),
            language.pick(
                "Hieronder staat wat er anders moet, het belangrijkste bovenaan.",
                "Below is what must change, the most important on top.",
            ),
        ),
    }
}

/// A sign for the outcome, told by its form as well as by its colour.
pub(super) fn mark(outcome: Outcome) -> Markup {
    let path = match outcome {
        Outcome::Pass => "M7 12.5l3.5 3.5L17 9",
        Outcome::Review => "M12 7v6.5M12 16.8v.2",
        Outcome::Fail => "M8 8l8 8M16 8l-8 8",
    };
    html! {
        svg class={ "mark " (outcome.name()) } viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
            circle cx="12" cy="12" r="11" {}
            path d=(path) {}
        }
    }
}

/// Folder, name, way of checking: where it goes.
fn address(subject: &Subject<'_>) -> Markup {
    let language = subject.language();
    let (candidate, verdict) = (&subject.judged.candidate, &subject.judged.verdict);
    let route = &verdict.route;
    let lead = lead(subject.judged, language);
    let report = subject.report;
    html! {
        section class="address" aria-labelledby=(subject.map.part("address")) {
            (subject.heading(&subject.map.part("address"), lead))
            dl {
                dt { (language.pick("map", "folder")) }
                dd { (Words(&route.folder)) }
                dt { (language.pick("naam", "name")) }
                dd {
                    strong { (Name(&route.file_name)) }
                    @if route.file_name != candidate.name {
                        br;
                        small {
                            @if candidate.kind == CandidateKind::Folder {
                                (language.pick("maak een zip van de map ", "make a zip of the folder "))
                            } @else { (language.pick("heet nu ", "now called ")) }
                            (Name(&candidate.name))
                        }
                    }
                }
                dt { (language.pick("controle", "check")) }
                dd { (way(verdict, language)) }
                dt { (language.pick("inhoud", "content")) }
                dd { (what(verdict.content, language)) }
                dt { (language.pick("regels", "rules")) }
                dd { (Words(&report.edition_name)) @if report.source != "built-in" {
                    " (" (Name(&report.source)) ")"
                } }
                @if let Some(project) = &report.project {
                    dt { (language.pick("projectbestand", "project file")) }
                    dd { (Name(project)) }
                }
            }
        }
    }
}
