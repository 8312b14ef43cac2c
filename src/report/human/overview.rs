//! The first screen of a call with several candidates: may it all stay as it is, and what must be
//! moved, renamed or changed.

use super::page::{Ink, Page, left};
use crate::facts::ExportFolder;
use crate::language::{Language, phrases};
use crate::report::steps::{folder, steps};
use crate::report::words::{fraction, number};
use crate::report::{Judged, Report, Style};
use crate::verdict::{Batch, Outcome};
use unicode_width::UnicodeWidthStr as _;

/// So many names of one list are written out.
const NAMES: usize = 8;
/// So many candidates of one place that ask something, and that may stay, are written out.
const ASKING: usize = 30;
const STAYING: usize = 12;

/// The overview of all candidates.
pub(super) fn write(page: &mut Page, report: &Report, style: Style) {
    let language = style.language;
    page.gap();
    page.line(Ink::Bold, &title(report, language));
    page.gap();
    let (ink, answer) = answer(report, language);
    page.paragraph(ink, "  ", &answer);
    let names = report.candidates.iter().map(|judged| judged.candidate.name.width());
    let name = names.filter(|width| *width <= page.width() / 3).max().unwrap_or(0);
    let mut rest = report.candidates.as_slice();
    while let Some(first) = rest.first() {
        let place = lies_in(first, report, language);
        let together = rest.iter().take_while(|other| lies_in(other, report, language) == place);
        let (group, later) = rest.split_at(together.count().max(1));
        rest = later;
        page.gap();
        page.line(Ink::Bold, &format!("  {place}"));
        lines(page, group, name, report, style);
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

/// The candidates that lie in one place, those that ask something in full.
fn lines(page: &mut Page, group: &[Judged], name: usize, report: &Report, style: Style) {
    let language = style.language;
    let mut left_out = 0usize;
    let (mut asking, mut staying) = (0usize, 0usize);
    for judged in group {
        let count = if stays(judged) { &mut staying } else { &mut asking };
        *count = count.saturating_add(1);
        if *count > if stays(judged) { STAYING } else { ASKING } {
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

/// Whether nothing is to be done with a candidate.
fn stays(judged: &Judged) -> bool {
    judged.verdict.outcome == Outcome::Pass && judged.verdict.route.placed != Some(false)
}

/// What was looked at.
fn title(report: &Report, language: Language) -> String {
    match report.exports.as_slice() {
        [] => {
            let number = report.candidates.len();
            language.pick(format!("{number} aanbiedingen"), format!("{number} candidates"))
        }
        exports => {
            let paths: Vec<&str> = exports.iter().map(|export| export.path.as_str()).collect();
            let paths = paths.join(", ");
            language.pick(format!("Exportmap {paths}"), format!("Export folder {paths}"))
        }
    }
}

/// The answer to the question whether all of it may stay as it is.
fn answer(report: &Report, language: Language) -> (Ink, String) {
    let all = report.candidates.len();
    let asking = report.candidates.iter().filter(|judged| !stays(judged)).count();
    let whole = !report.exports.is_empty();
    let outcome = report.outcome();
    let how_many = language.pick(
        format!("{asking} van de {all} vragen nog iets van u."),
        format!("{asking} of {all} still ask something of you."),
    );
    let lead = match (outcome, whole) {
        (Outcome::Pass, true) if asking == 0 => {
            language.pick("JA, deze map kan zo blijven.", "YES, this folder can stay as it is.")
        }
        (Outcome::Pass, false) if asking == 0 => {
            language.pick("JA, u kunt dit alles aanbieden.", "YES, you can hand all of this in.")
        }
        (Outcome::Fail, true) => language.pick(
            "NEE, laat deze map nog niet zo staan.",
            "NO, do not leave this folder as it is.",
        ),
        (Outcome::Fail, false) => language.pick(
            "NEE, zo kunt u dit nog niet allemaal aanbieden.",
            "NO, you cannot hand in all of this as it stands.",
        ),
        _ => language.pick("BIJNA: kijk eerst na wat hier staat.", "ALMOST: first look at this."),
    };
    let text = if asking == 0 { lead.to_owned() } else { format!("{lead} {how_many}") };
    (super::verdict::ink(if asking > 0 { outcome.max(Outcome::Review) } else { outcome }), text)
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
    let share = fraction(batch.ledger.share());
    let count = number(batch.members.len() as u64, language);
    let ink = if batch.ledger.fits() { Ink::Good } else { Ink::Bad };
    let fits = match batch.ledger.fits() {
        true => language.pick("past als één output light", "fits as one output light"),
        false => language.pick("te veel voor één output light", "too much for one output light"),
    };
    page.paragraph(
        ink,
        "  ",
        &language.pick(
            format!("Samen, {count} outputs van één dag: {share}, {fits}."),
            format!("Together, {count} outputs of one day: {share}, {fits}."),
        ),
    );
    let names = |members: &[usize]| {
        let members = members.iter().filter_map(|member| report.candidates.get(*member));
        listed(members.map(|judged| judged.candidate.name.clone()).collect(), language)
    };
    if !batch.later.is_empty() {
        let verdicts: Vec<_> = report.candidates.iter().map(|judged| &judged.verdict).collect();
        let rest = batch.rest(&verdicts).share_text();
        let later = names(&batch.later);
        page.paragraph(
            Ink::Plain,
            "  ",
            &language.pick(
                format!(
                    "Het past wel als u dit op een andere dag plaatst: {later}. Dan blijft {rest}."
                ),
                format!("It fits if you place this on another day: {later}. Then {rest} is left."),
            ),
        );
    }
    if !batch.holds {
        page.paragraph(
            Ink::Plain,
            "  ",
            language.pick(
                "In deze editie telt alles van één dag vóór 12 uur als één output. Plaatst u dit \
                 op één dag, controleer het dan met --batch.",
                "In this edition all that is placed on one day before 12 o'clock is one output. If \
                 you place this on one day, check it with --batch.",
            ),
        );
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
    if !export.empty.is_empty() {
        let empty = listed(export.empty.clone(), language);
        page.paragraph(
            Ink::Plain,
            "  ",
            &language.pick(format!("Lege mappen: {empty}."), format!("Empty folders: {empty}.")),
        );
    }
    if !export.aside.is_empty() {
        let aside = listed(export.aside.clone(), language);
        page.paragraph(
            Ink::Plain,
            "  ",
            &language.pick(
                format!(
                    "Bestanden van voorcheck zelf, niet bekeken: {aside}. Haal ze uit de \
                         exportmap voordat u haar achterlaat."
                ),
                format!(
                    "Files of voorcheck itself, not looked at: {aside}. Take them out of the \
                         export folder before you leave it."
                ),
            ),
        );
    }
}

/// Names in one line, a long list with a count.
fn listed(names: Vec<String>, language: Language) -> String {
    let more = names.len().saturating_sub(NAMES);
    let mut text = names.into_iter().take(NAMES).collect::<Vec<_>>().join(", ");
    if more > 0 {
        text.push_str(&language.pick(format!(" en nog {more}"), format!(" and {more} more")));
    }
    text
}
