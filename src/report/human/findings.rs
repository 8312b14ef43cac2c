//! The findings by level: what, where, why, what now; long lists end with a count.

use super::groups::{Group, Groups};
use super::page::{Ink, Page};
use crate::language::Language;
use crate::policy::Level;
use crate::report::{Judged, Style};

/// So many places of one rule are written out.
const PLACES: usize = 5;

/// The findings of one candidate.
pub(super) fn write(page: &mut Page, judged: &Judged, groups: &Groups<'_>, style: Style) {
    let language = style.language;
    for level in [Level::Fail, Level::Review, Level::Note] {
        let of_level: Vec<_> = groups.all().iter().filter(|group| group.level == level).collect();
        if of_level.is_empty() {
            continue;
        }
        page.heading(heading(level, language));
        for (index, group) in of_level.into_iter().enumerate() {
            if index > 0 {
                page.gap();
            }
            one(page, judged, group, groups.number(group), language);
        }
    }
}

fn one(
    page: &mut Page,
    judged: &Judged,
    group: &Group<'_>,
    number: Option<usize>,
    language: Language,
) {
    let mark = number.map_or_else(|| "  ".to_owned(), |number| format!("{number}. "));
    page.paragraph(ink(group.level), &mark, &format!("{}  [{}]", group.title(), group.rule));
    let indent = " ".repeat(mark.len());
    let mut last = "";
    for (finding, said) in group.findings.iter().take(PLACES) {
        if said.message != last {
            page.paragraph(Ink::Plain, &indent, &said.message);
            last = &said.message;
        }
        let place = finding.place.to_string();
        if place != judged.candidate.name {
            page.paragraph(Ink::Bold, &format!("{indent}- "), &place);
        }
        if !finding.related.is_empty() {
            let related: Vec<_> =
                finding.related.iter().take(PLACES).map(ToString::to_string).collect();
            let label = language.pick("hoort bij: ", "belongs to: ");
            page.paragraph(Ink::Dim, &format!("{indent}  {label}"), &related.join(", "));
        }
    }
    let more = group.findings.len().saturating_sub(PLACES);
    if more > 0 {
        page.line(
            Ink::Plain,
            &format!(
                "{indent}{}",
                language.pick(
                    format!("... en nog {more} (allemaal: --format json)"),
                    format!("... and {more} more (all of them: --format json)"),
                )
            ),
        );
    }
    page.paragraph(
        Ink::Plain,
        &format!("{indent}{}", language.pick("Waarom:  ", "Why:      ")),
        group.why(),
    );
    page.paragraph(
        Ink::Plain,
        &format!("{indent}{}", language.pick("Wat nu:  ", "What now: ")),
        group.advice(),
    );
}

fn heading(level: Level, language: Language) -> &'static str {
    match level {
        Level::Fail => language.pick("Dit moet eerst anders", "This must change first"),
        Level::Review => language.pick("Kijk dit na", "Look at this"),
        Level::Note => language.pick("Goed om te weten", "Good to know"),
    }
}

fn ink(level: Level) -> Ink {
    match level {
        Level::Fail => Ink::Bad,
        Level::Review => Ink::Warn,
        Level::Note => Ink::Bold,
    }
}
