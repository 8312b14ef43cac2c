//! What the operating system says when it refuses, in words that do not depend on its language.

use std::io;
use std::path::Path;
use voorcheck::language::Language;
use voorcheck::package::{out_of_reach, safe};

/// As [`cause`], of a path: where the drive or the server that it names is gone, that is the cause.
pub(super) fn cause_at(path: &Path, error: &io::Error, language: Language) -> String {
    cause(out_of_reach(path, error).as_ref().unwrap_or(error), language)
}

/// What the operating system says, in a few words that do not depend on its own language.
pub(super) fn cause(error: &io::Error, language: Language) -> String {
    use io::ErrorKind as Kind;
    if let Some((dutch, english)) = error.raw_os_error().and_then(cause_on_windows) {
        return language.pick(dutch, english).to_owned();
    }
    let (dutch, english) = match error.kind() {
        Kind::NotFound => ("het bestaat niet", "it does not exist"),
        Kind::PermissionDenied => (
            "u hebt er geen rechten voor, of een ander programma houdt het vast",
            "you have no permission, or another program holds it",
        ),
        Kind::IsADirectory => ("het is een map", "it is a folder"),
        Kind::NotADirectory => {
            ("een deel van het pad is geen map", "a part of the path is no folder")
        }
        Kind::StorageFull | Kind::QuotaExceeded => ("de schijf is vol", "the disk is full"),
        Kind::FileTooLarge => {
            ("het wordt te groot voor deze schijf", "it becomes too large for this drive")
        }
        Kind::ReadOnlyFilesystem => ("de schijf is alleen te lezen", "the disk is read-only"),
        Kind::InvalidFilename => ("de naam is niet toegestaan", "the name is not allowed"),
        _ => return unnamed(error, language),
    };
    language.pick(dutch, english).to_owned()
}

/// A cause that has no words here: its number, by which whoever maintains the machine finds it.
fn unnamed(error: &io::Error, language: Language) -> String {
    match error.raw_os_error() {
        Some(code) => language.pick(
            format!("het systeem weigert het (fout {code})"),
            format!("the system refuses it (error {code})"),
        ),
        None => safe(&error.to_string()),
    }
}

/// What Windows says with a number for which the standard library has no kind: Dutch, English.
/// The numbers are its system error codes.
fn cause_on_windows(code: i32) -> Option<(&'static str, &'static str)> {
    if !cfg!(windows) {
        return None;
    }
    match code {
        // Sharing and lock violation.
        32 | 33 => Some((
            "een ander programma heeft het open; sluit het daar (bijvoorbeeld in Excel) en probeer \
             het opnieuw",
            "another program has it open; close it there (in Excel, for instance) and try again",
        )),
        // Drive or device not ready; network path, name or session gone; no network.
        15 | 21 | 51 | 53 | 55 | 59 | 64 | 67 | 121 | 1167 | 1219 | 1222 | 1231 | 1232 | 1236 => {
            Some((
                "de schijf of netwerkmap is niet bereikbaar; controleer de verbinding en probeer \
                 het opnieuw",
                "the drive or network folder cannot be reached; check the connection and try again",
            ))
        }
        // Wrong function, handle or parameter: what a device answers that is opened as a file.
        1 | 6 | 87 => Some((
            "Windows kent zo'n bestand niet; de naam is misschien die van een apparaat, zoals NUL of \
             COM1",
            "Windows knows no such file; the name may be that of a device, as NUL or COM1",
        )),
        206 => Some((
            "het pad is te lang; kies een kortere map of naam",
            "the path is too long; choose a shorter folder or name",
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_without_words_is_said_by_its_number() {
        // No system has this number.
        let error = io::Error::from_raw_os_error(9_999);
        assert_eq!(cause(&error, Language::Dutch), "het systeem weigert het (fout 9999)");
        assert_eq!(cause(&error, Language::English), "the system refuses it (error 9999)");
    }
}
