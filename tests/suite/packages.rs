//! Claims about packages: what a zip hides or lies about comes out, and what sound programs write
//! stays sound.

mod any_byte;
mod hidden;
mod limits;

use crate::harness::found::{gaps, limits_reached};
use crate::zips::{Member, Zip, crc, extra};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::LazyLock;
use voorcheck::examine::{Workers, examine};
use voorcheck::facts::{Candidate, CandidateKind, IrregularityKind as Kind, Location};
use voorcheck::gap::Reason;
use voorcheck::package::Package;
use voorcheck::policy::{Limits, Policy};
use voorcheck::recognise::Knowledge;

const TABLE: &[u8] = b"regio;aantal\nNoord;120\nOost;340\nZuid;210\n";

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::built_in().unwrap());
static ONE: LazyLock<Workers> = LazyLock::new(|| Workers::new(NonZeroUsize::new(1)).unwrap());

fn examined(path: &Path, change: impl Fn(&mut Limits), workers: &Workers) -> Candidate {
    let mut limits = POLICY.limits;
    change(&mut limits);
    let knowledge =
        Knowledge { limits: &limits, ..Knowledge::of(&POLICY, POLICY.edition(None).unwrap().1) };
    examine(path, Location::default(), knowledge, workers).unwrap()
}

fn within(name: &str, bytes: &[u8], change: impl Fn(&mut Limits)) -> Candidate {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let candidate = examined(&path, change, &ONE);
    Candidate { path: name.to_owned(), ..candidate }
}

fn read(bytes: &[u8]) -> Candidate {
    within("kandidaat.zip", bytes, |_| {})
}

fn odd(candidate: &Candidate) -> BTreeSet<Kind> {
    let of_entries = candidate.entries.iter().flat_map(|entry| &entry.irregularities);
    candidate.irregularities.iter().chain(of_entries).map(|odd| odd.kind).collect()
}

fn paths(candidate: &Candidate) -> Vec<&str> {
    candidate.entries.iter().map(|entry| entry.place.path()).collect()
}

fn tables(candidate: &Candidate) -> usize {
    candidate.entries.iter().map(|entry| entry.tables.len()).sum()
}

fn two() -> Vec<Member> {
    vec![Member::deflated("a.csv", TABLE), Member::stored("map/b.csv", TABLE)]
}

fn with(change: impl FnOnce(&mut Zip)) -> Candidate {
    let mut zip = Zip::of(two());
    change(&mut zip);
    read(&zip.bytes())
}

#[track_caller]
fn is_sound(candidate: &Candidate, entries: usize) {
    assert_eq!(odd(candidate), BTreeSet::new());
    assert_eq!(gaps(candidate), []);
    assert_eq!(candidate.entries.len(), entries);
    assert_eq!(tables(candidate), entries, "one table in each");
}

#[track_caller]
fn shows(candidate: &Candidate, kind: Kind) {
    assert!(odd(candidate).contains(&kind), "{kind:?} in {:?}", candidate.irregularities);
}

// ── What sound programs write ───────────────────────────────────────────────────────────────────

#[test]
fn a_plain_zip_is_sound() {
    is_sound(&with(|_| {}), 2);
}

#[test]
fn sizes_behind_the_bytes_are_sound_with_and_without_a_signature() {
    let members =
        vec![Member::streamed("a.csv", TABLE, true), Member::streamed("b.csv", TABLE, false)];
    is_sound(&read(&Zip::of(members).bytes()), 2);
}

#[test]
fn times_and_owners_and_room_in_extra_fields_are_sound() {
    let room = [&[0x28, 0xa0, 0, 0][..], &[0; 60]].concat();
    let fields = [extra(0x5455, &[1, 0, 0, 0, 0]), extra(0x7875, &[1; 11]), extra(0xa220, &room)];
    is_sound(&with(|zip| zip.members[0].extra = fields.concat()), 2);
}

#[test]
fn a_name_in_unicode_beside_one_in_an_older_encoding_is_sound() {
    let name = b"\x81bersicht.csv";
    let mut body = vec![1];
    body.extend(crc(name).to_le_bytes());
    body.extend("übersicht.csv".as_bytes());
    let candidate = with(|zip| {
        zip.members[0].name = name.to_vec();
        zip.members[0].extra = extra(0x7075, &body);
    });
    is_sound(&candidate, 2);
    assert_eq!(paths(&candidate), ["map/b.csv", "übersicht.csv"]);
}

#[test]
fn folders_and_backslashes_are_sound() {
    let candidate = with(|zip| {
        zip.members[1].name = b"map\\b.csv".to_vec();
        let mut folder = Member::deflated("map/", b"");
        folder.mode = 0o040_755;
        zip.members.push(folder);
    });
    is_sound(&candidate, 2);
    assert_eq!(paths(&candidate), ["a.csv", "map/b.csv"]);
}

#[test]
fn what_the_crate_writes_is_sound_also_in_64_bits() {
    use std::io::Write as _;
    use zip::write::SimpleFileOptions;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, large) in [("a.csv", false), ("b.csv", true)] {
        writer.start_file(name, SimpleFileOptions::default().large_file(large)).unwrap();
        writer.write_all(TABLE).unwrap();
    }
    is_sound(&read(&writer.finish().unwrap().into_inner()), 2);
}

// ── Kinds of candidates ─────────────────────────────────────────────────────────────────────────

#[test]
fn a_zip_is_told_by_its_content_whatever_its_name_is() {
    let bytes = Zip::of(two()).bytes();
    let named = within("resultaten.dat", &bytes, |_| {});
    assert_eq!((named.kind, tables(&named)), (CandidateKind::Zip, 2));
    assert!(named.sha256.is_some());
}

#[test]
fn what_is_named_a_zip_and_is_none_is_a_file_with_a_gap() {
    let seven = within("kandidaat.zip", b"7z\xbc\xaf\x27\x1c\0\x04", |_| {});
    assert_eq!((seven.kind, seven.entries[0].format), (CandidateKind::File, "7z"));
    for bytes in [b"".as_slice(), b"regio;aantal\n", b"7z\xbc\xaf\x27\x1c\0\x04"] {
        let candidate = read(bytes);
        assert_eq!(candidate.kind, CandidateKind::File);
        assert_eq!(candidate.gaps[0].reason, Reason::Damaged);
    }
}

#[test]
fn a_workbook_stays_one_file_unless_it_is_named_a_zip() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "aantal").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let file = within("tabellen.xlsx", &bytes, |_| {});
    assert_eq!((file.kind, paths(&file)), (CandidateKind::File, vec!["tabellen.xlsx"]));
    assert_eq!(odd(&file), BTreeSet::new());
    let zip = within("tabellen.zip", &bytes, |_| {});
    assert_eq!(zip.kind, CandidateKind::Zip);
    assert!(paths(&zip).contains(&"xl/workbook.xml"));
}

#[test]
fn a_folder_is_read_as_the_zip_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("uitvoer");
    let files = ["a.csv", "a/c.csv", "a b.csv", "A.csv"];
    let mut members = Vec::new();
    for name in files {
        std::fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
        std::fs::write(root.join(name), TABLE).unwrap();
        members.push(Member::deflated(name, TABLE));
    }
    let of_folder = examined(&root, |_| {}, &ONE);
    let of_zip = read(&Zip::of(members).bytes());
    assert_eq!(of_folder.entries, of_zip.entries);
    // A system that takes both names for one file has but one of them.
    if of_folder.entries.len() == files.len() {
        assert_eq!(of_folder.irregularities, of_zip.irregularities);
    }
}
