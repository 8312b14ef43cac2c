//! The findings by level: what, where, why, what now; long lists end with a count.

use super::page::{Ink, Page};
use super::verdict::EXPLAINED;
use crate::finding::Finding;
use crate::language::Language;
use crate::policy::Level;
use crate::report::groups::{Group, Groups};
use crate::report::words::{placed, spot};
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
    let mut said_of = None;
    for (finding, said) in group.findings.iter().take(PLACES) {
        let place = placed(&finding.place, language);
        // One sentence for all places that it is said of, unless it names something else each time.
        let names_another =
            finding.name.as_ref().is_some_and(|name| !place.contains(name.as_str()));
        let again = said_of != Some(finding.variant) || names_another;
        if again {
            page.paragraph(Ink::Plain, &indent, &said.message);
            said_of = Some(finding.variant);
        }
        if place != judged.candidate.name {
            let count = finding
                .count
                .filter(|count| !again && *count > 1)
                .map_or_else(String::new, |count| {
                    language.pick(format!(" (aantal: {count})"), format!(" (number: {count})"))
                });
            page.paragraph(Ink::Bold, &format!("{indent}- "), &format!("{place}{count}"));
        }
        related(page, finding, &indent, language);
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
    let now = match number {
        Some(number) if number <= EXPLAINED => language.pick(
            format!("zie punt {number} bovenaan."),
            format!("see point {number} at the top."),
        ),
        _ => group.advice().to_owned(),
    };
    page.paragraph(
        Ink::Plain,
        &format!("{indent}{}", language.pick("Wat nu:  ", "What now: ")),
        &now,
    );
}

/// The other places that belong to a finding, each once, those in the same file without its name.
fn related(page: &mut Page, finding: &Finding, indent: &str, language: Language) {
    let mut places: Vec<String> = Vec::new();
    for place in &finding.related {
        let same_file = place.path() == finding.place.path();
        let words = if same_file { spot(place, language) } else { placed(place, language) };
        if !words.is_empty() && !places.contains(&words) {
            places.push(words);
        }
        if places.len() > PLACES {
            break;
        }
    }
    if places.len() > PLACES {
        places.truncate(PLACES);
        places.push("...".to_owned());
    }
    if !places.is_empty() {
        page.paragraph(Ink::Dim, &format!("{indent}  "), &places.join(", "));
    }
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
