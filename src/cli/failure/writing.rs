//! Sentences about what cannot be written: reports, receipts, drafts.

use super::show;
use crate::cli::cause::{cause, cause_at};
use std::io;
use std::path::Path;
use voorcheck::language::Language;

/// A file of settings that cannot be begun.
pub(super) fn not_begun(path: &Path, error: &io::Error, language: Language) -> String {
    if error.kind() == io::ErrorKind::AlreadyExists {
        return language.pick(
            format!(
                "'{}' bestaat al en blijft zoals het is. Open het om er iets in te \
                 veranderen.",
                show(path)
            ),
            format!(
                "'{}' is already there and stays as it is. Open it to change something in \
                 it.",
                show(path)
            ),
        );
    }
    language.pick(
        format!("'{}' kan niet worden gemaakt: {}.", show(path), cause_at(path, error, language)),
        format!("'{}' cannot be made: {}.", show(path), cause_at(path, error, language)),
    )
}

/// A draft that would go to CBS with the candidate beside it.
pub(super) fn in_export_folder(path: &Path, language: Language) -> String {
    language.pick(
        format!(
            "'{}' ligt in de exportmap, en alles wat daar ligt gaat naar CBS. Zeg met \
             --output waar het ontwerp moet komen, en geef het bij de controle met \
             --declarations.",
            show(path)
        ),
        format!(
            "'{}' lies in the export folder, and all that lies there goes to CBS. Say with \
             --output where the draft is to be written, and give it to the check with \
             --declarations.",
            show(path)
        ),
    )
}

/// Nothing that was checked has bytes that a receipt could be bound to.
pub(super) fn nothing_to_bind(language: Language) -> String {
    language.pick(
        "een bewijs hoort bij de bytes van een zip, en een map heeft die niet. Maak eerst \
         de zip, bijvoorbeeld met voorcheck pack."
            .to_owned(),
        "a receipt belongs to the bytes of a zip, and a folder has none. Make the zip first, \
         for instance with voorcheck pack."
            .to_owned(),
    )
}

/// No folder was named for what needs one.
pub(super) fn no_folder(language: Language) -> String {
    language.pick(
        "zeg met --output in welke map de bestanden voor SACRO-Viewer moeten komen; die \
         map mag nog niet bestaan of moet leeg zijn."
            .to_owned(),
        "say with --output which folder the files for SACRO-Viewer go to; that folder \
         must be new or empty."
            .to_owned(),
    )
}

/// A report that cannot be written to a file.
pub(super) fn unwritable(path: &Path, error: &io::Error, language: Language) -> String {
    language.pick(
        format!(
            "het rapport kan niet worden geschreven naar '{}': {}. Er is niets \
             veranderd; kies een andere plek of sluit het bestand.",
            show(path),
            cause_at(path, error, language)
        ),
        format!(
            "the report cannot be written to '{}': {}. Nothing was changed; choose \
             another place or close the file.",
            show(path),
            cause_at(path, error, language)
        ),
    )
}

/// A report that cannot be printed.
pub(super) fn stdout(error: &io::Error, language: Language) -> String {
    language.pick(
        format!("het rapport kan niet worden getoond: {}.", cause(error, language)),
        format!("the report cannot be shown: {}.", cause(error, language)),
    )
}
