//! What the researcher declared, and what it changed: nothing that is declared changes the bill or
//! the verdict unseen.

use super::page::{Ink, Page};
use crate::facts::Declaration;
use crate::language::Language;
use crate::report::declared::{change, of, what};
use crate::report::words::placed;
use crate::report::{Judged, Style};

/// The declarations that are used, and the verdict before and after.
pub(super) fn write(page: &mut Page, judged: &Judged, style: Style) {
    let language = style.language;
    let Some(undeclared) = &judged.undeclared else { return };
    let used: Vec<&Declaration> = judged.used_declarations().collect();
    if used.is_empty() {
        return;
    }
    page.heading(language.pick("Wat u hebt verklaard", "What you declared"));
    for said in used {
        let (what, change) = (what(said, language), change(said, language));
        let place = placed(&said.place, language);
        page.paragraph(Ink::Bold, "  - ", &format!("{place}: {what}{change}"));
        let why = language.pick("Reden:", "Reason:");
        page.paragraph(Ink::Plain, "    ", &format!("{why} {}", said.why));
    }
    page.gap();
    let (before, after) = (of(undeclared, language), of(&judged.verdict, language));
    page.paragraph(
        Ink::Plain,
        "  ",
        &language.pick(
            format!("Zonder verklaringen: {before}."),
            format!("Without declarations: {before}."),
        ),
    );
    page.paragraph(
        Ink::Plain,
        "  ",
        &language.pick(
            format!("Met verklaringen: {after}. CBS oordeelt zelf; bewaar dit rapport erbij."),
            format!("With declarations: {after}. CBS judges for itself; keep this report with it."),
        ),
    );
}

/// On the first screen: that the verdict rests on what was declared, and what it was without.
pub(super) fn remark(page: &mut Page, judged: &Judged, language: Language) {
    let Some(undeclared) = &judged.undeclared else { return };
    let verdict = &judged.verdict;
    let same = (undeclared.outcome, &undeclared.route) == (verdict.outcome, &verdict.route)
        && undeclared.ledger == verdict.ledger;
    if same {
        return;
    }
    let before = of(undeclared, language);
    page.paragraph(
        Ink::Warn,
        "  ",
        &language.pick(
            format!("Dit berust mede op wat u hebt verklaard. Zonder dat: {before}."),
            format!("This rests in part on what you declared. Without it: {before}."),
        ),
    );
}
