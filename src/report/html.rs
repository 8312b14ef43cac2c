//! The report as a page for researcher and checker: one file that asks nothing of the network.
//!
//! What comes from the candidate is hostile. The templates of maud write every text as text, so no
//! name becomes markup; `words` takes the signs out of it that a reader would not see; and the
//! policy in the head of the page allows no style and no script but those that are in it, named by
//! their hashes, and pictures only where values are shown: small copies that were drawn anew. The page is
//! whole without its script, which only filters and unfolds.

mod bars;
mod bill;
mod declared;
mod document;
mod files;
mod findings;
mod map;
mod overview;
mod shape;
mod tables;
mod tree;
mod unseen;
mod verdict;
mod words;

use super::groups::Groups;
use super::whole::stays;
use super::{Judged, Report, Style, next};
use crate::language::Language;
use map::{Map, Room};
use maud::{Markup, html};
use std::cmp::Reverse;

/// Candidates that are told of in full, and that have a line among all: a page of more opens slowly
/// and is read by nobody. Those that ask most go first.
const WHOLE: usize = 200;
const LINES: usize = 1_000;

/// The report as a page of HTML.
#[must_use]
pub fn write(report: &Report, style: Style) -> String {
    let mut room = Room::default();
    let mut subjects = Vec::with_capacity(report.candidates.len());
    for (number, (judged, told)) in report.candidates.iter().zip(told(report)).enumerate() {
        subjects.push(Subject::new(number, judged, told, report, style, &mut room));
    }
    let language = style.language;
    let body = html! {
        @match subjects.as_slice() {
            [] => h1 {
                (language.pick(
                    "Er is niets om te controleren: de exportmap is leeg.",
                    "There is nothing to check: the export folder is empty.",
                ))
            },
            [subject] => (candidate(subject)),
            several => {
                (overview::section(several, report, style))
                @for subject in several {
                    @if subject.told == Told::Whole {
                        article id=(subject.map.own()) { (candidate(subject)) }
                    }
                }
            }
        }
    };
    let body = html! { (body) (unseen::folders(&report.exports, language)) };
    document::page(report, &subjects, style, &body).into_string()
}

/// How much of the page a candidate gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// A part of its own.
    Whole,
    /// A line among all candidates.
    Line,
    /// Nothing but that it is there.
    Counted,
}

/// How much of each candidate is told, in their order: of those that ask most the most.
fn told(report: &Report) -> Vec<Told> {
    let mut order: Vec<usize> = (0..report.candidates.len()).collect();
    order.sort_by_cached_key(|number| {
        report
            .candidates
            .get(*number)
            .map(|judged| (Reverse(judged.verdict.outcome), stays(judged, report)))
    });
    let mut told = vec![Told::Counted; report.candidates.len()];
    for (rank, number) in order.into_iter().take(LINES).enumerate() {
        if let Some(told) = told.get_mut(number) {
            *told = if rank < WHOLE { Told::Whole } else { Told::Line };
        }
    }
    told
}

/// One candidate with all that its part of the page needs.
struct Subject<'a> {
    judged: &'a Judged,
    report: &'a Report,
    style: Style,
    groups: Groups<'a>,
    map: Map<'a>,
    told: Told,
    /// Whether it is the only one, so that its verdict is the title of the page.
    alone: bool,
}

impl<'a> Subject<'a> {
    fn new(
        number: usize,
        judged: &'a Judged,
        told: Told,
        report: &'a Report,
        style: Style,
        room: &mut Room,
    ) -> Self {
        // What has no part of its own takes no room from those that have.
        let mut none = Room::none();
        let room = if told == Told::Whole { room } else { &mut none };
        Self {
            judged,
            report,
            style,
            groups: Groups::new(&judged.verdict.findings, report, style),
            map: Map::new(number, judged, style, room),
            told,
            alone: report.candidates.len() == 1,
        }
    }

    fn language(&self) -> Language {
        self.style.language
    }

    /// The heading of a section, below the verdict.
    fn heading(&self, id: &str, text: &str) -> Markup {
        html! {
            @if self.alone { h2 id=(id) { (text) } } @else { h3 id=(id) { (text) } }
        }
    }

    /// A heading within a section.
    fn subheading(&self, text: &str) -> Markup {
        html! {
            @if self.alone { h3 { (text) } } @else { h4 { (text) } }
        }
    }

    /// A section with its heading.
    fn section(&self, name: &str, title: &str, content: &Markup) -> Markup {
        let id = self.map.part(name);
        html! {
            section class=(name) aria-labelledby=(id) {
                (self.heading(&id, title))
                (content)
            }
        }
    }
}

/// Everything about one candidate: the answer first, then what it rests on.
fn candidate(subject: &Subject<'_>) -> Markup {
    let language = subject.language();
    let steps = next::steps(subject.judged, subject.report, subject.style);
    html! {
        (verdict::first_screen(subject))
        (bill::section(subject))
        (declared::section(subject))
        (findings::section(subject))
        (unseen::not_read(subject))
        (unseen::hidden(subject))
        (files::section(subject))
        @if !steps.is_empty() {
            (subject.section(
                "next",
                language.pick("Wat er daarna gebeurt", "What happens next"),
                &html! { ul { @for step in &steps { li { (words::Words(step)) } } } },
            ))
        }
    }
}

#[cfg(test)]
mod tests;
