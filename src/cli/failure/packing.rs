//! Sentences about packing: what is to be packed, where it is to go, what came between.

use super::show;
use crate::cli::cause::cause_at;
use std::path::Path;
use voorcheck::language::Language;
use voorcheck::package::{PackingError, safe};

/// What is to be packed is no folder.
pub(super) fn not_a_folder(path: &Path, language: Language) -> String {
    language.pick(
        format!(
            "'{}' is geen map. Noem de map waarin alles staat wat u wilt exporteren.",
            show(path)
        ),
        format!(
            "'{}' is no folder. Name the folder that holds all that you want to export.",
            show(path)
        ),
    )
}

/// What the zips are to go to is no export folder.
pub(super) fn no_export_folder(path: &Path, before: &str, language: Language) -> String {
    language.pick(
        format!(
            "'{}' is geen exportmap: er staat geen map '{before}' in. Noem de map op de \
             F-schijf die u van CBS hebt gekregen.",
            show(path)
        ),
        format!(
            "'{}' is no export folder: there is no folder '{before}' in it. Name the folder \
             on the F drive that CBS gave you.",
            show(path)
        ),
    )
}

/// A name that no zip can have.
pub(super) fn no_name(name: &str, language: Language) -> String {
    language.pick(
        format!(
            "'{}' kan niet de naam van een zip zijn. Gebruik letters, cijfers, spaties en \
             streepjes.",
            safe(name)
        ),
        format!(
            "'{}' cannot be the name of a zip. Use letters, digits, spaces and dashes.",
            safe(name)
        ),
    )
}

/// There is no control form.
pub(super) fn no_form(name: &str, place: &str, language: Language) -> String {
    language.pick(
        format!(
            "er is geen {name} (formulier) in deze map, en zonder formulier controleert CBS niet. \
             Een leeg formulier staat in {place}; vul het in, en zet het in de map of noem het met \
             --form."
        ),
        format!(
            "there is no {name} (form) in this folder, and without the form CBS does not check. A \
             blank form lies in {place}; fill it in, and put it in the folder or name it with --form."
        ),
    )
}

/// Everything was placed and the receipt was not written; with why.
pub(super) fn placed_without_receipt(why: &str, language: Language) -> String {
    language.pick(
        format!("de zips staan op hun plek, maar het bewijs is niet geschreven: {why}"),
        format!("the zips are in their place, but the receipt was not written: {why}"),
    )
}

/// Why a zip could not be written or placed.
pub(super) fn packing(error: &PackingError, language: Language) -> String {
    match error {
        PackingError::Source(path, error) => language.pick(
            format!(
                "'{}' kan niet worden ingepakt: {}. Er is niets geschreven; sluit het bestand in \
                 andere programma's en probeer het opnieuw.",
                show(path),
                cause_at(path, error, language)
            ),
            format!(
                "'{}' cannot be packed: {}. Nothing was written; close the file in other programs \
                 and try again.",
                show(path),
                cause_at(path, error, language)
            ),
        ),
        PackingError::Changed(path) => language.pick(
            format!(
                "'{}' veranderde tijdens het inpakken. Er is niets geschreven; wacht tot het andere \
                 programma klaar is en pak opnieuw in.",
                show(path)
            ),
            format!(
                "'{}' changed while it was packed. Nothing was written; wait until the other \
                 program is done and pack again.",
                show(path)
            ),
        ),
        PackingError::Target(path, error) => language.pick(
            format!(
                "in '{}' kan niets worden geschreven: {}. Er is niets achtergebleven.",
                show(path),
                cause_at(path, error, language)
            ),
            format!(
                "nothing can be written in '{}': {}. Nothing was left behind.",
                show(path),
                cause_at(path, error, language)
            ),
        ),
        PackingError::Exists(path) => language.pick(
            format!(
                "'{}' bestaat al en blijft zoals het is. Kies een andere naam met --name, of haal \
                 het oude bestand zelf weg.",
                show(path)
            ),
            format!(
                "'{}' is already there and stays as it is. Choose another name with --name, or take \
                 the old file away yourself.",
                show(path)
            ),
        ),
        PackingError::Damaged(path) => language.pick(
            format!(
                "'{}' kwam niet heel aan op die schijf. Er is niets achtergebleven; probeer het \
                 opnieuw.",
                show(path)
            ),
            format!(
                "'{}' did not arrive whole on that drive. Nothing was left behind; try again.",
                show(path)
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Error, ErrorKind};
    use std::path::PathBuf;

    #[test]
    fn every_sentence_names_the_file_and_says_what_became_of_it() {
        let path = PathBuf::from("F:/Export/tabel.xlsx");
        let full = || Error::from(ErrorKind::StorageFull);
        for (error, dutch, english) in [
            (PackingError::Source(path.clone(), full()), "niets geschreven", "was written"),
            (PackingError::Changed(path.clone()), "wacht tot", "wait until"),
            (PackingError::Target(path.clone(), full()), "de schijf is vol", "the disk is full"),
            (PackingError::Exists(path.clone()), "blijft zoals het is", "stays as it is"),
            (PackingError::Damaged(path.clone()), "niets achtergebleven", "was left behind"),
        ] {
            for (language, words) in [(Language::Dutch, dutch), (Language::English, english)] {
                let said = packing(&error, language);
                assert!(said.contains(words) && said.contains("tabel.xlsx"), "{said}");
            }
        }
    }
}
