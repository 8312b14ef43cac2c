//! Sentences about what cannot be read or understood: candidates, rules, the project file.

use super::show;
use crate::cli::cause::{cause, cause_at};
use crate::cli::options::Cli;
use clap::CommandFactory as _;
use std::io;
use std::path::Path;
use voorcheck::language::{Language, refusals};
use voorcheck::package::{PackageError, safe};
use voorcheck::policy::PolicyError;

/// A candidate that is not there or that the operating system does not give.
pub(super) fn candidate(error: &PackageError, language: Language) -> String {
    match error {
        PackageError::Missing(path) => match command_meant(path) {
            Some(meant) => language.pick(
                format!(
                    "er is niets te vinden onder de naam '{path}'. Bedoelde u: voorcheck {meant}?"
                ),
                format!("there is nothing called '{path}'. Did you mean: voorcheck {meant}?"),
            ),
            None => language.pick(
                format!(
                    "er is niets te vinden onder de naam '{path}'. Controleer schijf, map en \
                     spelling; zet een naam met spaties tussen aanhalingstekens."
                ),
                format!(
                    "there is nothing called '{path}'. Check drive, folder and spelling; put a \
                     name with spaces between quotation marks."
                ),
            ),
        },
        PackageError::Refused(path, error) => {
            cannot_be_read(path, &cause(error, language), language)
        }
        PackageError::Threads(error) => language.pick(
            format!("het systeem geeft geen ruimte om te werken: {}.", cause(error, language)),
            format!("the system gives no room to work: {}.", cause(error, language)),
        ),
    }
}

/// The command that a bare word stands for, which is taken for a path where it is not spelt right.
fn command_meant(path: &str) -> Option<String> {
    let word = std::path::Path::new(path).file_name()?.to_str()?;
    if word.contains('.') {
        return None;
    }
    if word == "help" {
        return Some("--help".to_owned());
    }
    let commands = Cli::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    refusals::nearest(word, names).map(str::to_owned)
}

/// A file that the operating system does not give.
pub(super) fn unreadable(path: &Path, error: &io::Error, language: Language) -> String {
    cannot_be_read(&show(path), &cause_at(path, error, language), language)
}

fn cannot_be_read(shown: &str, cause: &str, language: Language) -> String {
    language.pick(
        format!("'{shown}' kan niet worden gelezen: {cause}."),
        format!("'{shown}' cannot be read: {cause}."),
    )
}

/// Rules or a project file with something wrong in it.
pub(super) fn refused(path: Option<&Path>, error: &PolicyError, language: Language) -> String {
    let sentence = refusals::refusal(error, language);
    match path {
        Some(path) => format!("{}: {sentence}", show(path)),
        None => sentence,
    }
}

/// Candidates of two projects in one call.
pub(super) fn two_projects(one: Option<&Path>, other: Option<&Path>, language: Language) -> String {
    let one = project(one, language);
    let other = project(other, language);
    language.pick(
        format!(
            "wat u noemt, hoort niet bij één project: het ene bij {one}, het andere bij {other}. \
             Controleer het apart, of zeg met --project welk bestand geldt."
        ),
        format!(
            "what you name does not belong to one project: one part goes with {one}, another with \
             {other}. Check them apart, or say with --project which file holds."
        ),
    )
}

/// What the project file names as the blank form is none.
pub(super) fn no_blank_form(path: &Path, language: Language) -> String {
    language.pick(
        format!(
            "'{}' staat in het projectbestand als leeg formulier (blank_form), maar bestaat niet of \
             is geen formulier dat voorcheck herkent. Verbeter die regel, of haal hem weg.",
            show(path)
        ),
        format!(
            "'{}' is the blank form by the project file (blank_form), but it does not exist or is \
             no form that voorcheck knows. Correct that line, or take it away.",
            show(path)
        ),
    )
}

/// Declarations that were named for more than one candidate.
pub(super) fn declared_for_several(language: Language) -> String {
    language.pick(
        "--declarations hoort bij één zip. Noem er één, of laat de optie weg: bij elke zip \
         geldt dan NAAM.voorcheck.toml ernaast."
            .to_owned(),
        "--declarations goes with one zip. Name one, or leave the option out: for each zip \
         NAME.voorcheck.toml beside it holds."
            .to_owned(),
    )
}

/// A file that is no receipt.
pub(super) fn no_receipt(path: &Path, language: Language) -> String {
    language.pick(
        format!(
            "'{}' is geen bewijs dat voorcheck kent. Een bewijs maakt u met --receipt.",
            show(path)
        ),
        format!(
            "'{}' is no receipt that voorcheck knows. A receipt is made with --receipt.",
            show(path)
        ),
    )
}

/// A rule that is not there.
pub(super) fn unknown_rule(name: &str, near: &[String], language: Language) -> String {
    let name = safe(name);
    let mut sentence = language.pick(
        format!("er is geen regel die '{name}' heet."),
        format!("there is no rule called '{name}'."),
    );
    if !near.is_empty() {
        let near = near.join(", ");
        sentence.push_str(
            &language
                .pick(format!(" Bedoelde u misschien: {near}?"), format!(" Did you mean: {near}?")),
        );
    }
    sentence
        .push_str(language.pick(" Alle regels: voorcheck rules", " All rules: voorcheck rules"));
    sentence
}

/// A project file by its path, or the lack of one.
fn project(path: Option<&Path>, language: Language) -> String {
    path.map_or_else(
        || language.pick("geen projectbestand", "no project file").to_owned(),
        |path| format!("'{}'", show(path)),
    )
}
