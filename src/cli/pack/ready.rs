//! Making the zips ready: written aside, and checked together as they will lie.

use crate::cli::failure::Failure;
use crate::cli::progress;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use voorcheck::declarations::Declarations;
use voorcheck::examine::Workers;
use voorcheck::facts::Slot;
use voorcheck::language::Language;
use voorcheck::pack::{Parcel, Plan};
use voorcheck::package::{
    Found, PackingError, Source, Staged, Surroundings, Surveyed, subfolder, survey,
};
use voorcheck::report::{Judged, Report};
use voorcheck::route::{self, ContentKind, Procedure};
use voorcheck::verdict::Request;
use voorcheck::{Rulebook, Subject, check_subjects};

/// Everything that packing one folder needs.
pub(super) struct Packing<'a> {
    pub(super) rules: Rulebook<'a>,
    pub(super) workers: Workers,
    pub(super) request: Request,
    pub(super) language: Language,
    pub(super) declarations: Option<Declarations>,
    /// The folder that is packed, from the root on.
    pub(super) folder: PathBuf,
    /// The export folder that the zips go to; none: they go beside the folder that is packed.
    pub(super) export: Option<PathBuf>,
    /// The name of the zips without marks and ending.
    pub(super) base: String,
}

/// A zip that is written, with where it goes and what the rules say of it there.
pub(super) struct Ready {
    pub(super) staged: Staged,
    pub(super) target: PathBuf,
    judged: Judged,
}

/// A zip that is written aside.
struct Written<'a> {
    staged: Staged,
    parcel: &'a Parcel,
    request: Request,
}

impl Packing<'_> {
    /// Writes every zip aside and checks them as they are to lie, each in the company of the others.
    ///
    /// They are checked twice: where a zip goes and what it is called follows from what the rules
    /// say of it, and what they say depends on where it lies and what it is called.
    pub(super) fn make_ready(
        &self,
        plan: &Plan,
        form: Option<&Source>,
    ) -> Result<Vec<Ready>, Failure> {
        let mut all = Vec::new();
        for parcel in &plan.parcels {
            all.push((parcel, self.sources(parcel, form)?));
        }
        let bytes = all.iter().flat_map(|(_, sources)| sources).map(Source::length).sum();
        let bar = progress::packing(bytes, self.language);
        let mut written = Vec::new();
        for (parcel, sources) in &all {
            let staged = Staged::pack(sources, |count| bar.inc(count))?;
            written.push(Written { staged, parcel, request: self.request_for(parcel, plan) });
        }
        bar.set_message(self.language.pick("nakijken", "checking"));
        let first = |zip: &Written<'_>| self.home().join(zip.parcel.name(&self.base, self.mark()));
        let judged = self.check(&written, &written.iter().map(first).collect::<Vec<_>>())?;
        let targets: Vec<PathBuf> = judged.iter().map(|judged| self.target(judged)).collect();
        // Said before anything else: whatever the verdict, it could not lie there.
        if let Some(there) = targets.iter().find(|path| std::fs::symlink_metadata(path).is_ok()) {
            return Err(PackingError::Exists(there.clone()).into());
        }
        let judged = self.check(&written, &targets)?;
        bar.finish_and_clear();
        let zips = written.into_iter().zip(targets).zip(judged);
        Ok(zips
            .map(|((zip, target), mut judged)| {
                // It was checked as it will lie there, and does not lie there yet.
                judged.verdict.route.placed = None;
                Ready { staged: zip.staged, target, judged }
            })
            .collect())
    }

    /// What the rules say of the zips where they are to lie.
    pub(super) fn report(&self, ready: &[Ready]) -> Report {
        self.rules.report(ready.iter().map(|ready| ready.judged.clone()).collect())
    }

    /// The files of a zip as they are now.
    fn sources(&self, parcel: &Parcel, form: Option<&Source>) -> Result<Vec<Source>, Failure> {
        let mut sources = Vec::new();
        for file in &parcel.files {
            sources.push(Source::new(self.folder.join(file), file)?);
        }
        if let Some(form) = form.filter(|_| parcel.content == ContentKind::Output) {
            sources.retain(|source| source.name() != form.name());
            sources.push(form.clone());
        }
        Ok(sources)
    }

    /// What is asked for a zip: output with background information beside it goes after the fact.
    fn request_for(&self, parcel: &Parcel, plan: &Plan) -> Request {
        let is_background = |parcel: &Parcel| parcel.content == ContentKind::Background;
        let has_background = plan.parcels.iter().any(is_background) && self.has_after();
        let request = self.request.clone();
        match parcel.content {
            ContentKind::Output if has_background => Request {
                procedure: request.procedure.or(Some(Procedure::After)),
                content: Some(ContentKind::Output),
                ..request
            },
            ContentKind::Output | ContentKind::Question => {
                Request { content: Some(ContentKind::Output), ..request }
            }
            ContentKind::Background => Request {
                content: Some(ContentKind::Background),
                procedure: Some(Procedure::Background),
                ..request
            },
            // Syntax is never light.
            ContentKind::Syntax => Request {
                procedure: request.procedure.filter(|asked| *asked != Procedure::Light),
                ..request
            },
        }
    }

    /// Whether there may be a folder for checking after the fact: where the zips go, if that is known.
    fn has_after(&self) -> bool {
        let edition = self.rules.edition.1;
        let folder = route::folder(Slot::After, edition);
        self.export
            .as_ref()
            .is_none_or(|export| folder.is_some_and(|folder| subfolder(export, folder).is_dir()))
    }

    /// Checks the zips as if they lay under these paths, with what lies in the export folder where
    /// all output counts as one.
    fn check(&self, zips: &[Written<'_>], paths: &[PathBuf]) -> Result<Vec<Judged>, Failure> {
        let edition = self.rules.edition.1;
        let named = |path: &PathBuf| Surveyed { path: path.clone(), found: Found::Named };
        let all: Vec<Surveyed> = paths.iter().map(named).collect();
        let mut around = Surroundings::of(&all, edition);
        let subjects = zips.iter().zip(paths).map(|(zip, path)| {
            let files: BTreeSet<&str> = zip.parcel.files.iter().map(String::as_str).collect();
            Subject {
                bytes: zip.staged.path(),
                shown: path,
                location: around.location(path),
                request: zip.request.clone(),
                declarations: self.declarations.as_ref().map(|all| all.about(&files)),
            }
        });
        let export = self.export.clone().filter(|_| self.request.together);
        let beside = export.map_or_else(Vec::new, |export| survey(&[export], edition).candidates);
        Ok(check_subjects(subjects.collect(), &beside, self.rules, &self.workers)?)
    }

    /// Where a zip belongs.
    fn target(&self, judged: &Judged) -> PathBuf {
        let route = &judged.verdict.route;
        match &self.export {
            Some(export) => subfolder(export, &route.folder).join(&route.file_name),
            None => self.home().join(&route.file_name),
        }
    }

    /// The folder that zips are named in before it is known where they belong.
    fn home(&self) -> &Path {
        let beside = || self.folder.parent().unwrap_or(&self.folder);
        self.export.as_deref().unwrap_or_else(beside)
    }

    fn mark(&self) -> &str {
        self.rules.edition.1.names.background_mark.as_str()
    }
}
