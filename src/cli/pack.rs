//! The command that packs: from a folder to zips that are checked and lie where they belong.

mod form;
mod ready;
mod words;

use super::asked::{request, today};
use super::exit::Exit;
use super::failure::Failure;
use super::grounds::Grounds;
use super::options::{ContentName, Pack};
use super::{declare, output, paths};
use ready::{Packing, Ready};
use std::fs;
use std::path::{Path, PathBuf};
use voorcheck::Rulebook;
use voorcheck::examine::{Workers, examine};
use voorcheck::facts::Location;
use voorcheck::language::Language;
use voorcheck::pack::Plan;
use voorcheck::package::{Arrived, PackingError, Settled, export_folder, out_of_reach};
use voorcheck::report::{Style, human};

/// Packs one folder.
pub(super) fn run(pack: &Pack, language: Language) -> Result<Exit, Failure> {
    let folder = from_the_root(&pack.folder)?;
    if !folder.is_dir() {
        return Err(Failure::NotAFolder(pack.folder.clone()));
    }
    let grounds = Grounds::read(&pack.grounds, std::slice::from_ref(&folder), language)?;
    let language = grounds.language;
    let rules = grounds.rulebook()?;
    let declared = declare::finder(pack.declarations.as_deref(), &[], rules.edition.1)?;
    let placing = pack.asked.date.unwrap_or_else(today);
    let packing = Packing {
        rules,
        workers: Workers::new(None)?,
        request: request(ContentName::Auto, &pack.asked, &grounds.found.project, placing),
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
    output::print_coloured(&human::write(&report, style), pack.answer.color)?;
    let fail_on = pack.answer.ending.fail_on;
    let exit = Exit::of(report.outcome(), fail_on);
    if exit != Exit::HandIn || pack.dry_run {
        let refused = words::Unplaced::Refused { fail_on };
        let why = if pack.dry_run { words::Unplaced::DryRun } else { refused };
        output::print(&words::not_placed(why, language))?;
        return Ok(exit);
    }
    let settled = settle(&ready)?;
    output::print(&words::placed(&settled, language))?;
    if let Some(path) = &pack.answer.receipt {
        let written = super::receipt::write(&report, pack.asked.date, path);
        written.map_err(|failure| Failure::PlacedWithoutReceipt(Box::new(failure)))?;
    }
    Ok(exit)
}

/// Places all zips or none.
fn settle(ready: &[Ready]) -> Result<Vec<Settled>, PackingError> {
    let mut arrived = Vec::new();
    for ready in ready {
        arrived.push(ready.staged.bring(&ready.target)?);
    }
    Arrived::settle_all(arrived)
}

fn targets(ready: &[Ready]) -> Vec<&Path> {
    ready.iter().map(|ready| ready.target.as_path()).collect()
}

/// The path of a folder from the root on; of one on a drive that is gone nothing can be said but that.
fn from_the_root(path: &Path) -> Result<PathBuf, Failure> {
    let unreadable = |error| Failure::Unreadable(path.to_owned(), error);
    let gone = fs::metadata(path).err().and_then(|error| out_of_reach(path, &error));
    match gone {
        Some(gone) => Err(unreadable(gone)),
        None => paths::from_the_root(path).map_err(unreadable),
    }
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
