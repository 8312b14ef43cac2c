//! Declarations beside a candidate: found and read for a check, begun as a draft.

use super::exit::Exit;
use super::failure::Failure;
use super::grounds::Grounds;
use super::input::read_text;
use super::options::Declare;
use super::output;
use super::paths::from_the_root;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use voorcheck::declarations::{Declarations, draft};
use voorcheck::examine::{Workers, fingerprints};
use voorcheck::facts::DECLARATIONS_ENDING;
use voorcheck::language::Language;
use voorcheck::package::{Surroundings, safe, survey};
use voorcheck::place::Place;
use voorcheck::policy::Edition;
use voorcheck::rules::is_explainable;
use voorcheck::verdict::Request;
use voorcheck::{Subject, check_subjects};

/// What finds the declarations for a candidate: the file that was named, else the one beside it.
pub(super) fn finder<'a>(
    named: Option<&'a Path>,
    paths: &[PathBuf],
    edition: &Edition,
) -> Result<impl Fn(&Path) -> Result<Option<Declarations>, Failure> + use<'a>, Failure> {
    let several = || survey(paths, edition).candidates.len() > 1;
    if named.is_some() && several() {
        return Err(Failure::DeclaredForSeveral);
    }
    Ok(move |candidate: &Path| match named {
        Some(path) => read(path).map(Some),
        None => {
            let beside = beside(candidate);
            // One that is there and cannot be read is refused, never passed over.
            let is_there = std::fs::symlink_metadata(&beside).is_ok() && beside != candidate;
            if is_there { read(&beside).map(Some) } else { Ok(None) }
        }
    })
}

fn read(path: &Path) -> Result<Declarations, Failure> {
    let text = read_text(path)?;
    Declarations::parse(&text).map_err(|error| Failure::Refused(Some(path.to_owned()), error))
}

/// Where the declarations for a candidate lie: beside it, under its name without the ending.
fn beside(candidate: &Path) -> PathBuf {
    let path = match candidate.file_name() {
        Some(_) => candidate.to_owned(),
        None => from_the_root(candidate).unwrap_or_else(|_| candidate.to_owned()),
    };
    let stem = if path.is_dir() { path.file_name() } else { path.file_stem() };
    let mut name = stem.unwrap_or_default().to_owned();
    name.push(DECLARATIONS_ENDING);
    path.with_file_name(name)
}

/// Writes the draft for one candidate, never over a file that is there.
pub(super) fn run(declare: &Declare, language: Language) -> Result<Exit, Failure> {
    let candidate = std::slice::from_ref(&declare.path);
    let grounds = Grounds::read(&declare.grounds, candidate, language)?;
    let language = grounds.language;
    let rules = grounds.rulebook()?;
    let path = &declare.path;
    let location = Surroundings::of(&[], rules.edition.1).location(path);
    let target = match &declare.output {
        Some(target) => target.clone(),
        None if location.slot.is_some() => return Err(Failure::InExportFolder(path.clone())),
        None => beside(path),
    };
    let request = Request::default();
    let subject = Subject { bytes: path, shown: path, location, request, declarations: None };
    let judged = check_subjects(vec![subject], &[], rules, &Workers::new(None)?)?;
    let judged = judged.first().ok_or(Failure::Unforeseen)?;
    let findings: Vec<_> =
        judged.verdict.findings.iter().filter(|finding| is_explainable(finding)).collect();
    let counting = judged.candidate.entries.iter().filter(|entry| entry.is_on_the_bill());
    let places = counting.map(|entry| &entry.place).chain(findings.iter().map(|f| &f.place));
    let files: BTreeSet<&str> = places.map(Place::file).collect();
    let files: Vec<&str> = files.into_iter().collect();
    let prints = fingerprints(path, &files, rules.knowledge())?;
    let text = draft(&judged.candidate, &findings, &prints, language);
    output::write_new_file(&target, &text)?;
    let shown = safe(&target.to_string_lossy());
    output::print(&language.pick(
        format!(
            "{shown} is gemaakt. Verander wat niet klopt en schrijf erbij waarom; laat het naast \
             de zip liggen en controleer opnieuw.\n"
        ),
        format!(
            "{shown} is made. Change what is wrong and write why; keep it beside the zip and check \
             again.\n"
        ),
    ))
}
