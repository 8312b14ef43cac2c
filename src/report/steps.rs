//! What to do with a candidate where it lies: leave it, change it, move it, rename it, zip it.

use super::groups::Groups;
use super::lead::asks_for_after;
use super::{Judged, Report, Style};
use crate::facts::{CandidateKind, Location, Role};
use crate::language::Language;
use crate::policy::{Edition, Level};
use crate::route::{self, ContentKind, Procedure};
use crate::rules::{self, Family, output_of};
use crate::verdict::Outcome;

/// Rules that are kept as soon as the candidate lies in the right folder under the right name.
const MENDED_BY_THE_WAY: [&str; 7] = [
    "not-a-zip",
    "light-prefix-misspelt",
    "background-name",
    "wrong-folder",
    "outside-subfolder",
    "light-after",
    "own-subfolder",
];

/// So many points are named; of further ones only the number is said.
const NAMED: usize = 2;

/// What to do with a candidate, in the order in which it is done; a single step that says so where
/// nothing is to be done.
pub(super) fn steps(judged: &Judged, report: &Report, style: Style) -> Vec<String> {
    let language = style.language;
    let entries = &judged.candidate.entries;
    let only = |role: Role| !entries.is_empty() && entries.iter().all(|entry| entry.role == role);
    if judged.candidate.kind == CandidateKind::File && only(Role::Unwanted) {
        return vec![language.pick("overbodig: mag weg", "not needed: may go").to_owned()];
    }
    if judged.candidate.kind == CandidateKind::File && only(Role::Form) {
        let step = language.pick(
            "doe dit formulier in de zip waar het bij hoort",
            "put this form inside the zip that it belongs to",
        );
        return vec![step.to_owned()];
    }
    let mut steps: Vec<String> = points(judged, report, style);
    steps.extend(way(judged, report, language));
    steps.extend(one_of_two(judged, report, language));
    if steps.is_empty() {
        steps.push(stays(judged, report, language));
    }
    steps
}

/// Nothing is to be done; with the output that background information belongs to.
fn stays(judged: &Judged, report: &Report, language: Language) -> String {
    let mark = report.edition.names.background_mark.as_str();
    let output = output_of(&judged.candidate, mark)
        .filter(|_| judged.verdict.content == ContentKind::Background);
    match output {
        Some(output) => language.pick(
            format!("kan zo blijven, bij {output}"),
            format!("may stay as it is, with {output}"),
        ),
        None => language.pick("kan zo blijven", "may stay as it is").to_owned(),
    }
}

/// The points that must be dealt with and that no other folder or name mends: those that keep it from
/// being light, where it is named so, apart from the others.
fn points(judged: &Judged, report: &Report, style: Style) -> Vec<String> {
    let language = style.language;
    let verdict = &judged.verdict;
    let groups = Groups::new(&verdict.findings, report, style);
    let (mut light, mut others) = (Vec::new(), Vec::new());
    // The zip that a loose result is put in gets its form.
    let in_a_zip = is_loose_result(judged);
    let mended = |rule| MENDED_BY_THE_WAY.contains(&rule) || (in_a_zip && rule == "missing-form");
    for group in groups.to_do() {
        let family = rules::find(group.rule).map(|rule| rule.family());
        let no_light = verdict.route.procedure == Procedure::Before
            && family == Some(Family::Light)
            && group.level == Level::Fail;
        if no_light {
            light.push(group.title());
        } else if !mended(group.rule) {
            others.push(group.title());
        }
    }
    let mut points = Vec::new();
    if !others.is_empty() {
        let named = named(&others, language);
        points.push(match verdict.outcome {
            Outcome::Fail => {
                language.pick(format!("eerst aanpassen: {named}"), format!("first change: {named}"))
            }
            _ => {
                language.pick(format!("eerst nakijken: {named}"), format!("first look at: {named}"))
            }
        });
    }
    if !light.is_empty() {
        let named = named(&light, language);
        points.push(language.pick(
            format!("zo kan het geen light zijn: {named}"),
            format!("as it stands it cannot be light: {named}"),
        ));
    }
    points
}

/// The first of some titles, and how many more there are.
fn named(titles: &[&str], language: Language) -> String {
    let mut named = titles.iter().take(NAMED).copied().collect::<Vec<_>>().join("; ");
    let more = titles.len().saturating_sub(NAMED);
    if more > 0 {
        named.push_str(&language.pick(format!("; en nog {more}"), format!("; and {more} more")));
    }
    named
}

/// Whether it is a single file of results, which belongs in a zip.
fn is_loose_result(judged: &Judged) -> bool {
    judged.candidate.kind == CandidateKind::File
        && !matches!(judged.verdict.content, ContentKind::Syntax | ContentKind::Question)
}

/// The move, the new name, the zip that is to be made.
fn way(judged: &Judged, report: &Report, language: Language) -> Option<String> {
    let (candidate, verdict) = (&judged.candidate, &judged.verdict);
    let route = &verdict.route;
    let moves = folder(&candidate.location, &report.edition)
        .filter(|lies_in| *lies_in != route.folder || own(&candidate.location, &report.edition));
    let moves = moves.or(candidate.location.loose.then_some(""));
    let to = moves.map(|_| route.folder.as_str());
    let name = (route.file_name != candidate.name).then_some(route.file_name.as_str());
    // The quick check is an offer; nobody has to take it.
    let is_offer = verdict.outcome == Outcome::Pass
        && candidate.kind == CandidateKind::Zip
        && route.procedure == Procedure::Light;
    let step = match (name, to) {
        (None, None) => return None,
        (None, Some(to)) => language.pick(format!("verplaats naar {to}"), format!("move to {to}")),
        (Some(name), to) => {
            let to = to.map_or_else(String::new, |to| format!(" in {to}"));
            match candidate.kind {
                CandidateKind::Folder => language.pick(
                    format!("maak er een zip van: {name}{to}"),
                    format!("make it a zip: {name}{to}"),
                ),
                CandidateKind::File if is_loose_result(judged) => language.pick(
                    format!("doe het met het formulier in een zip: {name}{to}"),
                    format!("put it in a zip with the form: {name}{to}"),
                ),
                _ if !to.is_empty() => language.pick(
                    format!("verplaats en hernoem: {name}{to}"),
                    format!("move and rename: {name}{to}"),
                ),
                _ if is_offer => language.pick(
                    format!("kan zo blijven; met de naam {name} gaat het als light"),
                    format!("may stay as it is; under the name {name} it goes as light"),
                ),
                _ if verdict.asked == Procedure::Light && route.procedure == Procedure::Before => {
                    language.pick(
                        format!("of hernoem, voor een gewone controle: {name}"),
                        format!("or rename, for an ordinary check: {name}"),
                    )
                }
                _ => language.pick(format!("hernoem: {name}"), format!("rename: {name}")),
            }
        }
    };
    let mut there = candidate.location.neighbours.in_slot(route.procedure.slot());
    let taken =
        verdict.route.placed != Some(true) && there.any(|other| same(other, &route.file_name));
    let warning =
        language.pick(" (let op: die naam ligt daar al)", " (mind: that name already lies there)");
    let step = if taken { format!("{step}{warning}") } else { step };
    Some(match asks_for_after(verdict) {
        true => language.pick(format!("of {step}"), format!("or {step}")),
        false => step,
    })
}

/// A candidate before this one with the same bytes.
pub(super) fn twin<'a>(judged: &Judged, report: &'a Report) -> Option<&'a Judged> {
    let own = judged.candidate.sha256.as_ref()?;
    let first =
        report.candidates.iter().find(|other| other.candidate.sha256.as_ref() == Some(own))?;
    (first.candidate.path != judged.candidate.path).then_some(first)
}

/// That one of two candidates with the same bytes is enough.
fn one_of_two(judged: &Judged, report: &Report, language: Language) -> Option<String> {
    let first = twin(judged, report)?;
    let name = &first.candidate.name;
    let lies_in = folder(&first.candidate.location, &report.edition);
    let place = lies_in.map_or_else(String::new, |folder| format!(" in {folder}"));
    Some(language.pick(
        format!("zelfde inhoud als {name}{place}: laat er één staan"),
        format!("same content as {name}{place}: leave only one"),
    ))
}

/// The subfolder of the export folder that a candidate lies in.
pub(super) fn folder<'a>(location: &Location, edition: &'a Edition) -> Option<&'a str> {
    route::folder(location.slot?, edition)
}

/// Whether it lies in a folder of one's own, where the edition does not have those.
fn own(location: &Location, edition: &Edition) -> bool {
    location.own_subfolder.is_some() && !edition.own_subfolders
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
