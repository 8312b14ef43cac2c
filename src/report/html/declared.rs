//! What the researcher declared, and what the verdict would be without it.

use super::Subject;
use super::words::{Name, Words, and_more};
use crate::facts::Declaration;
use crate::report::declared::{change, of, what};
use crate::report::words::placed;
use maud::{Markup, html};

/// Declarations that are written out.
const SHOWN: usize = 100;

/// The declarations that are used; nothing where there are none.
pub(super) fn section(subject: &Subject<'_>) -> Markup {
    let language = subject.language();
    let used: Vec<&Declaration> = subject.judged.used_declarations().collect();
    let Some(undeclared) = subject.judged.undeclared.as_ref().filter(|_| !used.is_empty()) else {
        return Markup::default();
    };
    let content = html! {
        ul class="places" { @for said in used.iter().take(SHOWN) {
            @let place = placed(&said.place, language);
            li {
                @match subject.map.link(&said.place) {
                    Some(link) => a href=(link) { (Name(&place)) },
                    None => (Name(&place)),
                }
                ": " (Words(&what(said, language))) (Words(&change(said, language))) ". "
                (language.pick("Reden: ", "Reason: ")) (Name(&said.why))
            }
        } }
        (and_more(used.len().saturating_sub(SHOWN), language))
        dl class="pair" {
            dt { (language.pick("Zonder verklaringen", "Without declarations")) }
            dd { (Words(&of(undeclared, language))) }
            dt { (language.pick("Met verklaringen", "With declarations")) }
            dd { (Words(&of(&subject.judged.verdict, language))) }
        }
        p { (language.pick(
            "CBS oordeelt zelf; bewaar dit rapport erbij.",
            "CBS judges for itself; keep this report with it.",
        )) }
    };
    subject.section(
        "declared",
        language.pick("Wat u hebt verklaard", "What you declared"),
        &content,
    )
}

/// On the first screen: that the verdict rests on what was declared.
pub(super) fn remark(subject: &Subject<'_>) -> Markup {
    let Some(undeclared) = &subject.judged.undeclared else { return Markup::default() };
    let (verdict, language) = (&subject.judged.verdict, subject.language());
    let same = (undeclared.outcome, &undeclared.route) == (verdict.outcome, &verdict.route)
        && undeclared.ledger == verdict.ledger;
    let before = of(undeclared, language);
    html! {
        @if !same { p class="declared" { (Words(&language.pick(
            format!("Dit berust mede op wat u hebt verklaard. Zonder dat: {before}."),
            format!("This rests in part on what you declared. Without it: {before}."),
        ))) } }
    }
}
