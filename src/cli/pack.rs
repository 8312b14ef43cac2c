//! The command that packs: from a folder to zips that are checked and lie where they belong.

mod form;
mod words;

use super::check::{Wish, request, today};
use super::exit::Exit;
use super::failure::Failure;
use super::grounds::Grounds;
use super::options::{ContentName, FailOn, Pack};
use super::{declare, output};
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use voorcheck::declarations::Declarations;
use voorcheck::examine::{Workers, examine};
use voorcheck::facts::Location;
use voorcheck::language::Language;
use voorcheck::pack::{Parcel, Plan};
use voorcheck::package::{
    Found, Lying, PackingError, Settled, Source, Staged, export_folder, location, subfolder,
};
use voorcheck::report::{Judged, Report, Style, human};
use voorcheck::rules::{ContentKind, Procedure};
use voorcheck::verdict::Request;
use voorcheck::{Rulebook, Subject, check_subject};

/// Everything that packing one folder needs.
struct Packing<'a> {
    rules: Rulebook<'a>,
    workers: Workers,
    request: Request,
    language: Language,
    declarations: Option<Declarations>,
    /// The folder that is packed, from the root on.
    folder: PathBuf,
    /// The export folder that the zips go to; none: they go beside the folder that is packed.
    export: Option<PathBuf>,
    /// The name of the zips without marks and ending.
    base: String,
}

/// A zip that is written, with where it goes and what the rules say of it there.
struct Ready {
    staged: Staged,
    target: PathBuf,
    judged: Judged,
}

/// Packs one folder.
pub(super) fn run(pack: &Pack, language: Language) -> Result<Exit, Failure> {
    let folder = from_the_root(&pack.folder)?;
    if !folder.is_dir() {
        return Err(Failure::NotAFolder(pack.folder.clone()));
    }
    let grounds = Grounds::read(
        &pack.rules,
        pack.project.as_deref(),
        std::slice::from_ref(&folder),
        language,
    )?;
    let language = grounds.language;
    let rules = grounds.rulebook()?;
    let declared = declare::finder(pack.declarations.as_deref(), &[], rules.edition.1)?;
    let placing = pack.date.unwrap_or_else(today);
    let wish = Wish {
        content: ContentName::Auto,
        procedure: pack.procedure,
        after_allowed: pack.after_allowed,
        together: false,
    };
    let packing = Packing {
        rules,
        workers: Workers::new(None)?,
        request: request(wish, &grounds.found.project, placing),
        language,
        declarations: declared(&folder)?,
        export: pack.to.as_deref().map(|to| export(to, rules)).transpose()?,
        base: base(pack, &folder)?,
        folder,
    };
    let candidate =
        examine(&packing.folder, Location::default(), rules.knowledge(), &packing.workers)?;
    let mut plan = Plan::of(&candidate);
    if !plan.refused.is_empty() || plan.parcels.is_empty() {
        output::print(&words::refused(&plan, language))?;
        return Ok(Exit::NotAsItStands);
    }
    let form = form::find(pack.form.as_deref(), &mut plan, rules, language)?;
    let ready = packing.make_ready(&plan, form.as_ref())?;
    output::print(&words::plan(&plan, &targets(&ready), form.as_ref(), language))?;
    let report = packing.report(&ready);
    let style = Style {
        language,
        show_values: false,
        width: output::width(),
        quiet: false,
        colour: true,
        placing: Some(placing),
    };
    output::print_coloured(&human::write(&report, style), pack.color)?;
    let exit = Exit::of(report.outcome(), pack.fail_on);
    if exit != Exit::HandIn || pack.dry_run {
        let why = if pack.dry_run { words::Unplaced::DryRun } else { words::Unplaced::Refused };
        output::print(&words::not_placed(why, matches!(pack.fail_on, FailOn::Review), language))?;
        return Ok(exit);
    }
    let settled = settle(&ready)?;
    output::print(&words::placed(&settled, language))?;
    if let Some(path) = &pack.receipt {
        let written = super::receipt::write(&report, pack.date, path);
        written.map_err(|failure| Failure::PlacedWithoutReceipt(Box::new(failure)))?;
    }
    Ok(exit)
}

impl Packing<'_> {
    /// Writes every zip and checks it where it is to lie.
    fn make_ready(&self, plan: &Plan, form: Option<&Source>) -> Result<Vec<Ready>, Failure> {
        let mut all = Vec::new();
        for parcel in &plan.parcels {
            all.push((parcel, self.sources(parcel, form)?));
        }
        let bytes = all.iter().flat_map(|(_, sources)| sources).map(Source::length).sum();
        let bar = bar(bytes, self.language);
        let mut staged = Vec::new();
        for (parcel, sources) in &all {
            let zip = Staged::pack(sources, |count| bar.inc(count))?;
            let request = self.request_for(parcel, plan);
            let path = self.home().join(parcel.name(&self.base, self.mark()));
            let judged = self.check(&zip, parcel, &path, &[], &request)?;
            let target = self.target(&judged);
            // Said before anything else: whatever the verdict, it could not lie there.
            if std::fs::symlink_metadata(&target).is_ok() {
                return Err(PackingError::Exists(target).into());
            }
            staged.push((*parcel, zip, request, target));
        }
        bar.set_message(self.language.pick("nakijken", "checking"));
        let lying = |path: &PathBuf| Lying { path: path.clone(), found: Found::Named };
        let others: Vec<Lying> = staged.iter().map(|(.., target)| lying(target)).collect();
        let mut ready = Vec::new();
        for (parcel, zip, request, target) in staged {
            let mut judged = self.check(&zip, parcel, &target, &others, &request)?;
            // It was checked as it will lie there, and does not lie there yet.
            judged.verdict.route.placed = None;
            ready.push(Ready { staged: zip, target, judged });
        }
        bar.finish_and_clear();
        Ok(ready)
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
        let has_background = plan.parcels.iter().any(is_background);
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

    /// Checks a zip as if it lay there under that name.
    fn check(
        &self,
        zip: &Staged,
        parcel: &Parcel,
        shown: &Path,
        others: &[Lying],
        request: &Request,
    ) -> Result<Judged, Failure> {
        let edition = self.rules.edition.1;
        let files: BTreeSet<&str> = parcel.files.iter().map(String::as_str).collect();
        let declarations = self.declarations.as_ref().map(|all| all.about(&files));
        let subject =
            Subject { bytes: zip.path(), shown, location: location(shown, others, edition) };
        let declarations = declarations.as_ref();
        Ok(check_subject(subject, self.rules, request, &self.workers, declarations)?)
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

    fn report(&self, ready: &[Ready]) -> Report {
        self.rules.report(ready.iter().map(|ready| ready.judged.clone()).collect())
    }
}

/// Places all zips or none.
fn settle(ready: &[Ready]) -> Result<Vec<Settled>, PackingError> {
    let mut arrived = Vec::new();
    for ready in ready {
        arrived.push(ready.staged.bring(&ready.target)?);
    }
    let mut settled = Vec::new();
    for zip in arrived {
        match zip.settle() {
            Ok(zip) => settled.push(zip),
            Err(error) => {
                settled.into_iter().for_each(Settled::withdraw);
                return Err(error);
            }
        }
    }
    Ok(settled)
}

fn targets(ready: &[Ready]) -> Vec<&Path> {
    ready.iter().map(|ready| ready.target.as_path()).collect()
}

/// The path from the root on; `.` and `..` get the name that they stand for.
fn from_the_root(path: &Path) -> Result<PathBuf, Failure> {
    let found = match path.file_name() {
        Some(_) => std::path::absolute(path),
        None => std::fs::canonicalize(path),
    };
    found.map_err(|error| Failure::Unreadable(path.to_owned(), error))
}

/// The export folder that was named.
fn export(to: &Path, rules: Rulebook<'_>) -> Result<PathBuf, Failure> {
    let path = from_the_root(to)?;
    let before = || rules.edition.1.folders.before.to_string();
    export_folder(&path, rules.edition.1)
        .ok_or_else(|| Failure::NoExportFolder(to.to_owned(), before()))
}

/// The name of the zips without marks and ending: as typed, else that of the folder.
fn base(pack: &Pack, folder: &Path) -> Result<String, Failure> {
    let of_folder = || folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = pack.name.clone().or_else(of_folder).unwrap_or_default();
    let ending = name.len().saturating_sub(".zip".len());
    let is_zip = name.get(ending..).is_some_and(|end| end.eq_ignore_ascii_case(".zip"));
    let base = if is_zip { name.get(..ending).unwrap_or(&name) } else { &name };
    let forbidden = |letter: char| letter.is_control() || "/\\:*?\"<>|".contains(letter);
    if base.trim_matches(['.', ' ']).is_empty() || base.contains(forbidden) {
        return Err(Failure::NoName(name));
    }
    Ok(base.to_owned())
}

/// A bar on the terminal that shows how far packing is; nothing elsewhere.
fn bar(bytes: u64, language: Language) -> ProgressBar {
    let bar = ProgressBar::new(bytes);
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:40} {bytes}/{total_bytes}") {
        bar.set_style(style);
    }
    bar.set_message(language.pick("inpakken", "packing"));
    bar
}
