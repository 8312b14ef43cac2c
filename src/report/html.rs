//! The report as a page for researcher and checker: one file that asks nothing of the network.
//!
//! What comes from the candidate is hostile. The templates of maud write every text as text, so no
//! name becomes markup; `words` takes the signs out of it that a reader would not see; and the
//! policy in the head of the page allows no style and no script but those that are in it, named by
//! their hashes, and pictures only where values are shown: small copies that were drawn anew. The page is whole without its script, which only filters and unfolds.

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
use super::{Judged, Report, Style, next};
use crate::language::Language;
use map::{Map, Room};
use maud::{Markup, html};

/// The report as a page of HTML.
#[must_use]
pub fn write(report: &Report, style: Style) -> String {
    let mut room = Room::default();
    let subjects: Vec<Subject<'_>> = report
        .candidates
        .iter()
        .enumerate()
        .map(|(number, judged)| Subject::new(number, judged, report, style, &mut room))
        .collect();
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
                @for subject in several { article id=(subject.map.own()) { (candidate(subject)) } }
            }
        }
    };
    let body = html! { (body) (unseen::folders(&report.exports, language)) };
    document::page(report, &subjects, style, &body).into_string()
}

/// One candidate with all that its part of the page needs.
struct Subject<'a> {
    judged: &'a Judged,
    report: &'a Report,
    style: Style,
    groups: Groups<'a>,
    map: Map<'a>,
    /// Whether it is the only one, so that its verdict is the title of the page.
    alone: bool,
}

impl<'a> Subject<'a> {
    fn new(
        number: usize,
        judged: &'a Judged,
        report: &'a Report,
        style: Style,
        room: &mut Room,
    ) -> Self {
        Self {
            judged,
            report,
            style,
            groups: Groups::new(&judged.verdict.findings, report, style),
            map: Map::new(number, judged, style, room),
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
