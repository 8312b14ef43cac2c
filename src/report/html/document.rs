//! The frame of the page: its head with the policy for browsers, its ways in, its foot.

use super::Subject;
use super::bars::patterns;
use super::verdict::answer;
use super::words::shortened;
use crate::language::Language;
use crate::printable::safe;
use crate::report::{Report, Style, whole};
use data_encoding::BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

/// How the page looks, and what its script does: the only texts that are written as they are.
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The whole page.
pub(super) fn page(
    report: &Report,
    subjects: &[Subject<'_>],
    style: Style,
    body: &Markup,
) -> Markup {
    let language = style.language;
    html! {
        (DOCTYPE)
        html lang=(language.pick("nl", "en")) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(style));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title(report, subjects, language)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#main" {
                    (language.pick("Naar de inhoud", "Skip to the content"))
                }
                header class="top" {
                    p { strong { "voorcheck" } " " (kind_of_page(style)) }
                    @if let [subject] = subjects { (contents(subject)) }
                }
                (patterns())
                main id="main" tabindex="-1" { (body) }
                footer { (foot(report, language)) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// What a browser may do with the page: use its own style and script, show the pictures that stand
/// in it where there are any, and nothing else.
fn policy(style: Style) -> String {
    let hash = |text: &str| BASE64.encode(&Sha256::digest(text));
    let pictures = if style.show_values { " img-src data:;" } else { "" };
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}';{pictures} base-uri \
         'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

fn title(report: &Report, subjects: &[Subject<'_>], language: Language) -> String {
    match subjects {
        [] => "voorcheck".to_owned(),
        [subject] => {
            let name = safe(&shortened(&subject.judged.candidate.name));
            format!("{} {name} – voorcheck", answer(subject).0)
        }
        _ => format!("{} – voorcheck", whole::answer(report, language).lead),
    }
}

/// Whether the page shows values, because then it may not go around.
fn kind_of_page(style: Style) -> Markup {
    let language = style.language;
    html! {
        @if style.show_values {
            span class="badge fail" {
                (language.pick(
                    "met waarden: laat dit rapport in de omgeving",
                    "with values: keep this report in the environment",
                ))
            }
        } @else {
            (language.pick("rapport zonder waarden uit uw bestanden", "report without values from your files"))
        }
    }
}

/// The ways to the sections that are there.
fn contents(subject: &Subject<'_>) -> Markup {
    let language = subject.language();
    let entries = &subject.judged.candidate.entries;
    let gaps = !subject.judged.candidate.gaps.is_empty()
        || entries.iter().any(|entry| !entry.gaps.is_empty());
    let hidden = entries.iter().any(|entry| !entry.hidden.is_empty());
    let parts = [
        ("findings", true, language.pick("bevindingen", "findings")),
        ("gaps", gaps, language.pick("niet gelezen", "not read")),
        ("hidden", hidden, language.pick("niet te zien", "not seen")),
        ("files", !entries.is_empty(), language.pick("bestanden", "files")),
    ];
    html! {
        nav aria-label=(language.pick("Op deze bladzijde", "On this page")) {
            ul { @for (part, there, words) in parts {
                @if there { li { a href={ "#" (subject.map.part(part)) } { (words) } } }
            } }
        }
    }
}

fn foot(report: &Report, language: Language) -> Markup {
    html! {
        p {
            "voorcheck " (env!("CARGO_PKG_VERSION")) ". "
            (language.pick(
                "Geen onderdeel van CBS. CBS beslist; vuistregels staan als zodanig in de uitleg \
                 van de regel (voorcheck explain).",
                "No part of CBS. CBS decides; rules of thumb are called so where the rule is \
                 explained (voorcheck explain).",
            ))
        }
        p class="fine" {
            (language.pick("Regels: ", "Rules: ")) (super::words::Words(&report.edition_name))
            ", SHA-256 " code { (report.policy.sha256) }
        }
    }
}
