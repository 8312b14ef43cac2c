//! The findings: what, where, why and what now, by rule, with the places they point at.

use super::Subject;
use super::words::{Name, Words, and_more};
use crate::finding::Finding;
use crate::language::Language;
use crate::place::Place;
use crate::policy::Level;
use crate::report::Sentences;
use crate::report::groups::Group;
use crate::report::words::{placed, spot};
use maud::{Markup, html};

/// Places of one rule that are written out.
const PLACES: usize = 60;
/// Further places of one finding.
const RELATED: usize = 24;

/// The findings of one candidate.
pub(super) fn section(subject: &Subject<'_>) -> Markup {
    let language = subject.language();
    let groups = subject.groups.all();
    let content = html! {
        @if groups.is_empty() {
            p { (language.pick("Er is niets gevonden.", "Nothing was found.")) }
        } @else {
            (tools(subject, groups.len()))
            @for level in [Level::Fail, Level::Review, Level::Note] {
                @let of_level: Vec<_> = groups.iter().filter(|group| group.level == level).collect();
                @if !of_level.is_empty() {
                    div class={ "level " (level.name()) } {
                        (subject.subheading(level_name(level, language)))
                        @for group in of_level { (one(subject, group)) }
                    }
                }
            }
        }
    };
    subject.section("findings", language.pick("Bevindingen", "Findings"), &content)
}

/// A filter and two buttons; without the script they are not there, and everything is shown.
fn tools(subject: &Subject<'_>, total: usize) -> Markup {
    let language = subject.language();
    let field = subject.map.part("filter");
    let levels = [Level::Fail, Level::Review, Level::Note];
    html! {
        div class="tools" hidden data-tools=(subject.map.part("findings")) role="search" {
            label for=(field) { (language.pick("Zoek", "Search")) }
            input id=(field) type="search" autocomplete="off" spellcheck="false"
                placeholder=(language.pick("regel, bestand of cel", "rule, file or cell"));
            @for level in levels {
                @if subject.groups.all().iter().any(|group| group.level == level) {
                    label class="choice" {
                        input type="checkbox" checked value=(level.name());
                        " " (level_name(level, language))
                    }
                }
            }
            button type="button" data-unfold="open" { (language.pick("Alles open", "Open all")) }
            button type="button" data-unfold="" { (language.pick("Alles dicht", "Close all")) }
            p class="shown" role="status" aria-live="polite"
                data-words=(language.pick("{shown} van {total} getoond", "{shown} of {total} shown")) {
                (language.pick(format!("{total} van {total} getoond"), format!("{total} of {total} shown")))
            }
        }
    }
}

/// What one rule found.
fn one(subject: &Subject<'_>, group: &Group<'_>) -> Markup {
    let language = subject.language();
    let clause = subject.report.policy.rules.get(group.rule).map(|rule| rule.clause.to_string());
    let count = group.findings.len();
    html! {
        details class="finding" id=(subject.map.group(group.rule, group.level))
            data-level=(group.level.name()) open[group.level != Level::Note] {
            summary {
                span class="title" { (Words(group.title())) }
                @if count > 1 { span class="times" {
                    (language.pick(format!("{count} plaatsen"), format!("{count} places")))
                } }
                code { (group.rule) }
            }
            (places(subject, group))
            dl {
                dt { (language.pick("Waarom", "Why")) }
                dd { (Words(group.why())) }
                dt { (language.pick("Wat nu", "What now")) }
                dd { (Words(group.advice())) }
                @if let Some(clause) = clause {
                    dt { (language.pick("Vindplaats", "Clause")) }
                    dd { (Words(&clause)) }
                }
            }
        }
    }
}

/// The places of a rule; a sentence that is the same for several stands above them once.
fn places(subject: &Subject<'_>, group: &Group<'_>) -> Markup {
    let language = subject.language();
    let shown = group.findings.get(..PLACES).unwrap_or(&group.findings);
    let runs = shown.chunk_by(|(_, one), (_, other)| one.message == other.message);
    html! {
        @for run in runs {
            @if let Some((_, said)) = run.first() {
                p class="message" { (Words(&said.message)) }
                ul class="places" { @for finding in run { (place(subject, finding)) } }
            }
        }
        (and_more(group.findings.len().saturating_sub(PLACES), language))
    }
}

fn place(subject: &Subject<'_>, (finding, _): &(&Finding, Sentences)) -> Markup {
    let language = subject.language();
    let words = placed(&finding.place, language);
    let related = related(finding, language);
    html! {
        li {
            @match subject.map.link(&finding.place) {
                Some(link) => a href=(link) { (Name(&words)) },
                None => (Name(&words)),
            }
            @if !related.is_empty() { " " span class="related" {
                @for (index, spot) in related.iter().take(RELATED).enumerate() {
                    @if index > 0 { ", " }
                    (Name(spot))
                }
                @if related.len() > RELATED { ", …" }
            } }
        }
    }
}

/// The other places that belong to a finding, each once, those in the same file without its name.
fn related(finding: &Finding, language: Language) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for place in &finding.related {
        let words = brief(place, &finding.place, language);
        if !words.is_empty() && !places.contains(&words) {
            places.push(words);
        }
        if places.len() > RELATED {
            break;
        }
    }
    places
}

/// A place beside another one: only what differs.
fn brief(place: &Place, beside: &Place, language: Language) -> String {
    if place.path() != beside.path() {
        return placed(place, language);
    }
    let words = spot(place, language);
    let sheet = spot(beside, language);
    match (words.rsplit_once('!'), sheet.rsplit_once('!')) {
        (Some((own, cells)), Some((other, _))) if own == other => cells.to_owned(),
        _ => words,
    }
}

/// The name of a level.
pub(super) fn level_name(level: Level, language: Language) -> &'static str {
    match level {
        Level::Fail => language.pick("Moet anders", "Must change"),
        Level::Review => language.pick("Nakijken", "Look at it"),
        Level::Note => language.pick("Goed om te weten", "Good to know"),
    }
}
