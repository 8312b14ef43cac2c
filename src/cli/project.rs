//! The project file on the disk: found beside the candidate or above it, read, begun.

use super::exit::Exit;
use super::failure::Failure;
use super::input::read_text;
use super::options::Init;
use super::output;
use super::paths::from_the_root;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use voorcheck::examine::{Workers, examine};
use voorcheck::facts::{Form, FormState, Location, PROJECT_FILE};
use voorcheck::language::Language;
use voorcheck::package::PackageError;
use voorcheck::project::Project;
use voorcheck::recognise::Knowledge;

/// A project file that was read; an empty one without a path where there is none.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) path: Option<PathBuf>,
    pub(super) project: Project,
}

impl Found {
    /// The path, safe to print.
    pub(super) fn shown(&self) -> Option<String> {
        self.path.as_ref().map(|path| voorcheck::package::safe(&path.to_string_lossy()))
    }

    /// What the blank form says that the project file names; nothing where it names none.
    pub(super) fn blank_form(&self, knowledge: Knowledge<'_>) -> Result<Option<Form>, Failure> {
        let Some(named) = &self.project.blank_form else { return Ok(None) };
        let folder = self.path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let path = folder.join(named);
        let workers = Workers::new(Some(NonZeroUsize::MIN))?;
        let file = match examine(&path, Location::default(), knowledge, &workers) {
            Err(PackageError::Missing(_)) => return Err(Failure::NoBlankForm(path)),
            file => file?,
        };
        let form = file.entries.into_iter().find_map(|entry| entry.form);
        let form = form.filter(|form| form.state != FormState::Unread);
        form.map(Some).ok_or(Failure::NoBlankForm(path))
    }
}

/// Reads the project file that was named, else the one that is nearest to the candidates.
pub(super) fn read(named: Option<&Path>, candidates: &[PathBuf]) -> Result<Found, Failure> {
    let path = match named {
        Some(path) => Some(path.to_owned()),
        None => nearest(candidates)?,
    };
    let Some(path) = path else { return Ok(Found::default()) };
    let text = read_text(&path)?;
    let project =
        Project::parse(&text).map_err(|error| Failure::Refused(Some(path.clone()), error))?;
    Ok(Found { path: Some(path), project })
}

/// The project file beside the candidates or above them; one call is about one project.
fn nearest(candidates: &[PathBuf]) -> Result<Option<PathBuf>, Failure> {
    let mut found = candidates.iter().map(|candidate| above(candidate));
    let Some(first) = found.next() else { return Ok(None) };
    match found.find(|other| *other != first) {
        Some(other) => Err(Failure::TwoProjects(first, other)),
        None => Ok(first),
    }
}

/// The nearest file of that name beside a candidate or above it, whether it can be read or not: one
/// that is passed over in silence would be a rule that does not hold.
fn above(candidate: &Path) -> Option<PathBuf> {
    let path = from_the_root(candidate).ok()?;
    path.ancestors()
        .skip(1)
        .map(|folder| folder.join(PROJECT_FILE))
        .find(|file| std::fs::symlink_metadata(file).is_ok())
}

/// Begins a project file in a folder, never over one that is there.
pub(super) fn begin(init: &Init, language: Language) -> Result<Exit, Failure> {
    let path = init.folder.join(PROJECT_FILE);
    output::write_new_file(&path, Project::draft(language))?;
    let shown = voorcheck::package::safe(&path.to_string_lossy());
    output::print(&language.pick(
        format!("{shown} is gemaakt. Open het en haal de # weg voor wat voor u geldt.\n"),
        format!("{shown} is made. Open it and take away the # of what holds for you.\n"),
    ))
}
