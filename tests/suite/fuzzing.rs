//! The fuzz targets of `tests/fuzz`, tried on what they begin with, so that they fit the program
//! whenever somebody wants to fuzz it.

#[path = "../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "a crate of its own elsewhere")]
mod targets;

use crate::harness::Zip;
use crate::harness::files::{mixed_table, workbook};
use std::path::Path;
use voorcheck::language::Language;

#[test]
fn the_targets_take_the_files_of_the_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for (name, bytes) in Zip::of_folder(&root).files {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let input = targets::input(ending, &bytes);
        let (ending, bytes) = targets::named(&input).unwrap();
        targets::read(ending, bytes);
    }
    let zip = Zip::new().with("tabel.csv", "regio;aantal\nNoord;3\n").bytes();
    targets::archive(&zip);
    targets::check("uitvoer.zip", &zip);
}

/// What the targets have found so far.
#[test]
fn the_targets_take_what_was_found_with_them() {
    targets::check("bestand.tom\0\0\0\0\0l", b"lgnauage = \"nl\"\n");
}

#[test]
fn a_package_is_the_same_after_it_was_taken_apart() {
    let book = workbook(&[("Blad1", mixed_table(4, 1, 1))]);
    let parts = targets::unpacked(&book).unwrap();
    let again = targets::packed(&parts);
    assert_eq!(targets::unpacked(&again), Some(parts));
    targets::read("xlsx", &again);
}

#[test]
fn the_targets_take_rules_and_declarations() {
    targets::policy(voorcheck::policy::BUILT_IN.as_bytes());
    for language in [Language::Dutch, Language::English] {
        let draft = targets::declaration_draft(language);
        assert!(draft.contains("[[range]]"), "{draft}");
        targets::declared(draft.as_bytes());
    }
}
