//! The first screen: may I hand it in, where, under what name, and if not, what do I do first.

use super::declared;
use super::page::{Ink, Page, left};
use crate::facts::CandidateKind;
use crate::language::Language;
use crate::report::groups::Groups;
use crate::report::lead::lead;
use crate::report::words::{short, way, what};
use crate::report::{Judged, Report, Style};
use crate::verdict::Outcome;

/// So many points are explained on the first screen; of further ones only the title stands there.
pub(super) const EXPLAINED: usize = 4;

/// The first screen of one candidate.
pub(super) fn first_screen(
    page: &mut Page,
    judged: &Judged,
    groups: &Groups<'_>,
    report: &Report,
    style: Style,
) {
    let language = style.language;
    page.gap();
    page.line(Ink::Bold, &judged.candidate.path);
    page.gap();
    page.paragraph(ink(judged.verdict.outcome), "  ", answer(judged, language));
    declared::remark(page, judged, language);
    let count = groups.to_do().count();
    if count > 0 {
        page.gap();
        page.line(Ink::Plain, &format!("  {}", task(judged.verdict.outcome, language)));
        page.gap();
        for (index, group) in groups.to_do().enumerate() {
            let number = format!("  {:>2}. ", index.saturating_add(1));
            let mut title = group.title().to_owned();
            if group.findings.len() > 1 {
                title.push_str(&places(group.findings.len(), language));
            }
            page.paragraph(Ink::Bold, &number, &title);
            if index < EXPLAINED {
                page.paragraph(Ink::Plain, "      ", group.advice());
            }
        }
    }
    page.gap();
    destination(page, judged, report, style);
}

/// One line for each candidate, for scripts and for who knows the way.
pub(super) fn lines(page: &mut Page, report: &Report, style: Style) {
    for judged in &report.candidates {
        let route = &judged.verdict.route;
        let mut line = format!(
            "{}: {} -> {}, {}",
            judged.candidate.path,
            short(judged.verdict.outcome, style.language),
            route.folder,
            route.file_name
        );
        let groups = Groups::new(&judged.verdict.findings, report, style);
        let rules: Vec<_> = groups.to_do().map(|group| group.rule).collect();
        if !rules.is_empty() {
            line.push_str(&format!(" ({})", rules.join(", ")));
        }
        page.line(ink(judged.verdict.outcome), &line);
    }
}

/// The answer to the question whether it can be handed in.
fn answer(judged: &Judged, language: Language) -> &'static str {
    match (judged.verdict.outcome, judged.verdict.route.placed) {
        (Outcome::Pass, Some(true)) => language.pick(
            "JA, dit kunt u zo aanbieden. Het staat al op de goede plek.",
            "YES, you can hand this in. It already lies in the right place.",
        ),
        (Outcome::Pass, _) => {
            language.pick("JA, dit kunt u aanbieden.", "YES, you can hand this in.")
        }
        (Outcome::Review, _) => language.pick(
            "BIJNA: kijk eerst na wat hieronder staat.",
            "ALMOST: first look at the points below.",
        ),
        (Outcome::Fail, _) => language.pick(
            "NEE, zo kunt u dit nog niet aanbieden.",
            "NO, you cannot hand this in as it stands.",
        ),
    }
}

/// What to do with the points that follow.
fn task(outcome: Outcome, language: Language) -> &'static str {
    match outcome {
        Outcome::Fail => language.pick(
            "Doe eerst dit, het belangrijkste bovenaan:",
            "Do this first, the most important on top:",
        ),
        _ => language.pick(
            "Klopt het en is er een goede reden voor, dan kunt u het daarna aanbieden:",
            "If it is right and there is a good reason, you can hand it in afterwards:",
        ),
    }
}

/// The folder, the name and the way of checking.
fn destination(page: &mut Page, judged: &Judged, report: &Report, style: Style) {
    let language = style.language;
    let (candidate, verdict) = (&judged.candidate, &judged.verdict);
    let route = &verdict.route;
    page.paragraph(Ink::Plain, "  ", &format!("{}:", lead(judged, language)));
    page.gap();
    let mut row = |label: &str, value: &str| {
        page.paragraph(Ink::Plain, &format!("      {}", left(label, 10)), value);
    };
    row(language.pick("map", "folder"), &route.folder);
    let mut name = route.file_name.clone();
    if name != candidate.name {
        name.push_str(&match candidate.kind {
            CandidateKind::Folder => language.pick(
                format!("   (maak een zip van de map {})", candidate.name),
                format!("   (make a zip of the folder {})", candidate.name),
            ),
            CandidateKind::Zip | CandidateKind::File => language.pick(
                format!("   (heet nu {})", candidate.name),
                format!("   (now called {})", candidate.name),
            ),
        });
    }
    row(language.pick("naam", "name"), &name);
    row(language.pick("controle", "check"), way(verdict, language));
    row(language.pick("inhoud", "content"), what(verdict.content, language));
    let built_in = report.source == "built-in" && report.edition_name == "cbs-nl";
    if !built_in {
        let rules = format!("{} ({})", report.edition_name, report.source);
        row(language.pick("regels", "rules"), &rules);
    }
    if let Some(project) = &report.project {
        row("project", project);
    }
}

/// How the verdict stands out.
pub(super) fn ink(outcome: Outcome) -> Ink {
    match outcome {
        Outcome::Pass => Ink::Good,
        Outcome::Review => Ink::Warn,
        Outcome::Fail => Ink::Bad,
    }
}

fn places(count: usize, language: Language) -> String {
    language.pick(format!(" (op {count} plaatsen)"), format!(" (in {count} places)"))
}
