//! The first screen of a call with several candidates: may it all stay as it is, and what must be
//! moved, renamed or changed.

use super::page::{Ink, Page, left};
use crate::facts::ExportFolder;
use crate::language::{Language, phrases};
use crate::report::steps::{folder, steps};
use crate::report::whole::{self, stays};
use crate::report::{Judged, Report, Style};
use crate::verdict::Batch;
use unicode_width::UnicodeWidthStr as _;

/// So many candidates of one place that ask something, and that may stay, are written out.
const ASKING: usize = 30;
const STAYING: usize = 12;

/// The overview of all candidates.
pub(super) fn write(page: &mut Page, report: &Report, style: Style) {
    let language = style.language;
    page.gap();
    page.line(Ink::Bold, &whole::title(report, language));
    page.gap();
    let answer = whole::answer(report, language);
    let sentences: Vec<String> =
        std::iter::once(shouted(answer.lead)).chain(answer.asking).collect();
    page.paragraph(super::verdict::ink(answer.outcome), "  ", &sentences.join(" "));
    let names = report.candidates.iter().map(|judged| judged.candidate.name.width());
    let name = names.filter(|width| *width <= page.width() / 3).max().unwrap_or(0);
    for (place, group) in by_place(report, language) {
        page.gap();
        page.line(Ink::Bold, &format!("  {place}"));
        lines(page, &group, name, report, style);
    }
    if let Some(batch) = &report.batch {
        page.gap();
        together(page, batch, report, language);
    }
    for export in &report.exports {
        remarks(page, export, language);
    }
    page.gap();
    page.paragraph(
        Ink::Dim,
        "  ",
        language.pick("Hieronder staat alles per stuk.", "Below, each is told of by itself."),
    );
}

/// The candidates that lie in each place, the places in the order in which they come up.
fn by_place(report: &Report, language: Language) -> Vec<(String, Vec<&Judged>)> {
    let mut groups: Vec<(String, Vec<&Judged>)> = Vec::new();
    for judged in &report.candidates {
        let place = lies_in(judged, report, language);
        match groups.iter_mut().find(|(known, _)| *known == place) {
            Some((_, group)) => group.push(judged),
            None => groups.push((place, vec![judged])),
        }
    }
    groups
}

/// The candidates that lie in one place, those that ask something in full.
fn lines(page: &mut Page, group: &[&Judged], name: usize, report: &Report, style: Style) {
    let language = style.language;
    let mut left_out = 0usize;
    let (mut asking, mut staying) = (0usize, 0usize);
    for judged in group {
        let (count, most) = match stays(judged, report) {
            true => (&mut staying, STAYING),
            false => (&mut asking, ASKING),
        };
        *count = count.saturating_add(1);
        if *count > most {
            left_out = left_out.saturating_add(1);
            continue;
        }
        line(page, judged, name, report, style);
    }
    if left_out > 0 {
        page.line(
            Ink::Dim,
            &language.pick(
                format!("    ... en nog {left_out}; allemaal op een regel: --quiet"),
                format!("    ... and {left_out} more; all of them on a line each: --quiet"),
            ),
        );
    }
}

/// One candidate: the verdict, the name, and what to do, behind it where that fits.
fn line(page: &mut Page, judged: &Judged, name: usize, report: &Report, style: Style) {
    let ink = super::verdict::ink(judged.verdict.outcome);
    let short = left(crate::report::words::short(judged.verdict.outcome, style.language), 9);
    let word = format!("    {short}");
    let steps = steps(judged, report, style);
    let padding = name.saturating_sub(judged.candidate.name.width());
    let on_one_line = format!("{}{}  ", judged.candidate.name, " ".repeat(padding));
    let room = page.width().saturating_sub(word.width().saturating_add(on_one_line.width()));
    match steps.as_slice() {
        [step] if step.width() <= room => page.marked(ink, &word, &on_one_line, step),
        steps => {
            page.marked(ink, &word, "", &judged.candidate.name);
            for step in steps {
                page.paragraph(Ink::Plain, &format!("{}- ", " ".repeat(word.width())), step);
            }
        }
    }
}

/// The answer, with its first word in capitals: a terminal has no larger letters.
fn shouted(lead: &str) -> String {
    let (word, rest) = lead.split_at(lead.find([',', ':']).unwrap_or(0));
    word.to_uppercase() + rest
}

/// Where a candidate lies, for a person.
fn lies_in(judged: &Judged, report: &Report, language: Language) -> String {
    let location = &judged.candidate.location;
    if location.loose {
        return language.pick("Los in de exportmap", "Loose in the export folder").to_owned();
    }
    match (folder(location, &report.edition), &location.own_subfolder) {
        (Some(folder), Some(own)) => format!("{folder} / {own}"),
        (Some(folder), None) => folder.to_owned(),
        (None, _) => language.pick("Buiten een exportmap", "Outside an export folder").to_owned(),
    }
}

/// What the outputs of one day come to together.
fn together(page: &mut Page, batch: &Batch, report: &Report, language: Language) {
    let mut ink = if batch.ledger.fits() { Ink::Good } else { Ink::Bad };
    for sentence in whole::together(batch, report, language) {
        page.paragraph(ink, "  ", &sentence);
        ink = Ink::Plain;
    }
}

/// What else was seen in an export folder.
fn remarks(page: &mut Page, export: &ExportFolder, language: Language) {
    if export.gaps.is_empty() && export.empty.is_empty() && export.aside.is_empty() {
        return;
    }
    page.gap();
    for gap in &export.gaps {
        let reason = phrases::reason(&gap.reason, language);
        let path = gap.place.path();
        page.paragraph(
            Ink::Warn,
            "  ",
            &language.pick(
                format!("Niet bekeken: {path} ({reason}). Controleer deze map zelf."),
                format!("Not looked into: {path} ({reason}). Check this folder yourself."),
            ),
        );
    }
    for sentence in whole::leftovers(export, language) {
        page.paragraph(Ink::Plain, "  ", &sentence);
    }
}
