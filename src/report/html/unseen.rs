//! What a reader of the files does not see, and what this program could not read.

use super::Subject;
use super::words::{Name, Words, and_more};
use crate::facts::{ExportFolder, Hidden, HiddenKind};
use crate::gap::Gap;
use crate::language::{Language, phrases};
use crate::place::Place;
use crate::report::whole::leftovers;
use crate::report::words::{number, placed};
use maud::{Markup, html};

/// Places that are written out.
const PLACES: usize = 100;

/// What was not read, and why.
pub(super) fn not_read(subject: &Subject<'_>) -> Markup {
    let language = subject.language();
    let candidate = &subject.judged.candidate;
    let gaps: Vec<&Gap> = candidate
        .gaps
        .iter()
        .chain(candidate.entries.iter().flat_map(|entry| &entry.gaps))
        .collect();
    if gaps.is_empty() {
        return Markup::default();
    }
    let content = html! {
        p {
            (language.pick(
                "Wat voorcheck niet kon lezen, is niet geteld en niet getoetst. Kijk dit zelf na.",
                "What voorcheck could not read is neither counted nor checked. Look at it yourself.",
            ))
        }
        (places(&gaps, language, |gap| html! {
            (linked(subject, &gap.place)) ": " (why(gap, language))
        }))
    };
    subject.section("gaps", language.pick("Niet gelezen", "Not read"), &content)
}

/// What the files hold without showing it.
pub(super) fn hidden(subject: &Subject<'_>) -> Markup {
    let language = subject.language();
    let all: Vec<&Hidden> =
        subject.judged.candidate.entries.iter().flat_map(|entry| &entry.hidden).collect();
    if all.is_empty() {
        return Markup::default();
    }
    let content = html! {
        p {
            (language.pick(
                "Dit zit in de bestanden zonder dat u het bij openen ziet.",
                "This is in the files without your seeing it when you open them.",
            ))
        }
        (places(&all, language, |hidden| html! {
            (kind(hidden.what, language))
            @if hidden.count > 1 { " (" (number(hidden.count, language)) ")" }
            ": " (linked(subject, &hidden.place))
        }))
    };
    subject.section("hidden", language.pick("Wat niet te zien is", "What is not seen"), &content)
}

/// What else was seen in export folders: what could not be looked into, and what nobody hands in.
pub(super) fn folders(exports: &[ExportFolder], language: Language) -> Markup {
    let gaps: Vec<&Gap> = exports.iter().flat_map(|export| &export.gaps).collect();
    let leftovers: Vec<String> =
        exports.iter().flat_map(|export| leftovers(export, language)).collect();
    html! {
        @if !gaps.is_empty() {
            section aria-labelledby="folders" {
                h2 id="folders" {
                    (language.pick("Mappen die niet te lezen zijn", "Folders that cannot be read"))
                }
                (places(&gaps, language, |gap| html! {
                    (Name(&placed(&gap.place, language))) ": " (why(gap, language))
                }))
            }
        }
        @if !leftovers.is_empty() {
            section aria-labelledby="leftovers" {
                h2 id="leftovers" {
                    (language.pick("Wat er verder in de map ligt", "What else lies in the folder"))
                }
                @for sentence in &leftovers { p { (Words(sentence)) } }
            }
        }
    }
}

/// A list of places, the first of them written out.
fn places<T>(all: &[&T], language: Language, line: impl Fn(&T) -> Markup) -> Markup {
    html! {
        ul class="places" { @for one in all.iter().take(PLACES) { li { (line(one)) } } }
        (and_more(all.len().saturating_sub(PLACES), language))
    }
}

/// Why something was not read.
fn why(gap: &Gap, language: Language) -> Markup {
    html! { (Words(&phrases::reason(&gap.reason, language))) }
}

fn linked(subject: &Subject<'_>, place: &Place) -> Markup {
    let words = placed(place, subject.language());
    html! {
        @match subject.map.link(place) {
            Some(link) => a href=(link) { (Name(&words)) },
            None => (Name(&words)),
        }
    }
}

/// What kind of thing it is.
fn kind(kind: HiddenKind, language: Language) -> &'static str {
    let (dutch, english) = match kind {
        HiddenKind::Sheet => ("Verborgen blad of dia", "Hidden sheet or slide"),
        HiddenKind::Rows => ("Verborgen rijen", "Hidden rows"),
        HiddenKind::Columns => ("Verborgen kolommen", "Hidden columns"),
        HiddenKind::Text => ("Onzichtbare tekst", "Invisible text"),
        HiddenKind::Comment => ("Opmerkingen", "Comments"),
        HiddenKind::TrackedChange => ("Bijgehouden wijzigingen", "Tracked changes"),
        HiddenKind::PivotCache => ("Gegevens achter een draaitabel", "Data behind a pivot table"),
        HiddenKind::ChartCache => ("Getallen achter een grafiek", "Numbers behind a chart"),
        HiddenKind::DataModel => ("Gegevensmodel", "Data model"),
        HiddenKind::ExternalLink => ("Koppeling naar een ander bestand", "Link to another file"),
        HiddenKind::DataConnection => {
            ("Verbinding met een gegevensbron", "Connection to a data source")
        }
        HiddenKind::EmbeddedObject => ("Ingesloten bestand", "Embedded file"),
        HiddenKind::Macro => ("Macro's", "Macros"),
        HiddenKind::ActiveContent => ("Inhoud die iets start", "Content that starts something"),
        HiddenKind::OrphanPart => ("Los onderdeel van het bestand", "Loose part of the file"),
        HiddenKind::CustomXml => ("Toegevoegde XML-gegevens", "Custom XML data"),
        HiddenKind::DefinedName => ("Naam met een waarde", "Name with a value"),
        HiddenKind::ImageMetadata => {
            ("Technische gegevens in een afbeelding", "Technical data in a picture")
        }
        HiddenKind::ImagePosition => {
            ("Plaats of vrije tekst in een afbeelding", "Position or free text in a picture")
        }
    };
    language.pick(dutch, english)
}
