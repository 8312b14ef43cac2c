//! Claims about packages: what a zip hides or lies about comes out, and what sound programs write
//! stays sound.

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

// ── What a zip hides ────────────────────────────────────────────────────────────────────────────

#[test]
fn catches_bytes_before_after_and_between() {
    shows(&with(|zip| zip.before = b"MZ hidden".to_vec()), Kind::PrependedBytes);
    shows(&with(|zip| zip.after = TABLE.to_vec()), Kind::AppendedBytes);
    shows(&with(|zip| zip.members[0].behind = TABLE.to_vec()), Kind::UnlistedBytes);
    shows(&with(|zip| zip.members[1].behind = TABLE.to_vec()), Kind::UnlistedBytes);
}

#[test]
fn catches_bytes_before_that_the_offsets_do_not_know_of() {
    let bytes = [b"#!/bin/sh\n".as_slice(), &Zip::of(two()).bytes()].concat();
    let candidate = read(&bytes);
    shows(&candidate, Kind::PrependedBytes);
    assert_eq!(tables(&candidate), 2, "what the zip holds is read all the same");
}

#[test]
fn catches_two_zips_in_one_file() {
    let zip = Zip::of(two()).bytes();
    shows(&read(&[zip.as_slice(), &zip].concat()), Kind::PrependedBytes);
}

#[test]
fn catches_an_entry_that_only_has_a_local_header() {
    let candidate = with(|zip| zip.members[0].listed = false);
    assert_eq!(odd(&candidate), BTreeSet::from([Kind::PrependedBytes]));
    let mut zip = Zip::of(two());
    zip.members.insert(1, Member { listed: false, ..Member::stored("geheim.csv", TABLE) });
    let candidate = read(&zip.bytes());
    let detail = candidate.irregularities[0].detail.as_deref().unwrap();
    assert!(detail.starts_with("geheim.csv: "), "it is named: {detail}");
}

#[test]
fn catches_bytes_behind_the_packed_ones() {
    shows(&with(|zip| zip.members[0].packed.extend(TABLE)), Kind::UnlistedBytes);
}

#[test]
fn bytes_behind_a_packed_part_of_an_office_file_are_damage() {
    let mut part = Member::deflated("xl/workbook.xml", b"<workbook/>");
    let part_of = |part: Member| {
        let bytes = Zip::of(vec![part]).bytes();
        Package::of_parts(bytes.into(), &POLICY.limits).unwrap().part("xl/workbook.xml")
    };
    assert_eq!(part_of(part.clone()), Ok(b"<workbook/>".to_vec()));
    part.packed.extend(TABLE);
    assert_eq!(part_of(part), Err(Reason::Damaged));
}

#[test]
fn catches_comments_and_fields_that_no_program_reads() {
    shows(&with(|zip| zip.comment = TABLE.to_vec()), Kind::ArchiveComment);
    shows(&with(|zip| zip.members[0].comment = TABLE.to_vec()), Kind::ArchiveComment);
    shows(&with(|zip| zip.members[0].extra = extra(0x1234, TABLE)), Kind::UnlistedBytes);
    shows(&with(|zip| zip.members[0].extra = extra(0x5455, TABLE)), Kind::UnlistedBytes);
}

#[test]
fn catches_a_folder_with_bytes_and_reads_them() {
    let candidate = with(|zip| zip.members.push(Member::stored("map/", TABLE)));
    shows(&candidate, Kind::FolderWithBytes);
    assert_eq!(tables(&candidate), 3);
}

// ── What a zip lies about ───────────────────────────────────────────────────────────────────────

#[test]
fn catches_headers_that_contradict_each_other() {
    let lies: [fn(&mut Zip); 4] = [
        |zip| zip.members[0].local_name = Some(b"c.csv".to_vec()),
        |zip| zip.members[0].local_method = Some(0),
        |zip| zip.members[0].offset = Some(7),
        |zip| {
            let mut lie = Member::streamed("c.csv", TABLE, true);
            lie.behind[5] ^= 1;
            zip.members.push(lie);
        },
    ];
    for (number, lie) in lies.into_iter().enumerate() {
        let candidate = with(lie);
        assert!(odd(&candidate).contains(&Kind::ContradictoryHeaders), "lie {number}");
    }
}

#[test]
fn catches_a_second_name_in_an_extra_field() {
    let mut body = vec![1];
    body.extend(crc(b"a.csv").to_le_bytes());
    body.extend(b"../b.csv");
    let candidate = with(|zip| zip.members[0].extra = extra(0x7075, &body));
    shows(&candidate, Kind::ContradictoryHeaders);
    shows(&candidate, Kind::EscapingName);
}

#[test]
fn catches_wrong_counts_and_reads_every_record() {
    let candidate = with(|zip| zip.count = Some(1));
    shows(&candidate, Kind::WrongCount);
    assert_eq!(tables(&candidate), 2, "the record that is not counted is read too");
    shows(&with(|zip| zip.count = Some(7)), Kind::WrongCount);
}

#[test]
fn catches_names_that_are_one_on_some_system_and_reads_both() {
    let pairs = [
        ("a.csv", "a.csv"),
        ("a.csv", "A.CSV"),
        ("é.csv", "e\u{301}.csv"),
        ("map/a.csv", "map\\a.csv"),
        ("a.csv", "a.csv."),
        ("map", "map/a.csv"),
    ];
    for (one, other) in pairs {
        let members = vec![Member::stored(one, TABLE), Member::deflated(other, TABLE)];
        let candidate = read(&Zip::of(members).bytes());
        assert!(odd(&candidate).contains(&Kind::DuplicateName), "{one} and {other}");
        assert_eq!(tables(&candidate), 2, "{one} and {other}");
    }
}

#[test]
fn catches_entries_that_share_bytes_and_unpacks_neither() {
    let candidate = with(|zip| zip.members[1].offset = Some(0));
    shows(&candidate, Kind::Overlap);
    assert_eq!(tables(&candidate), 0);
    assert_eq!(gaps(&candidate), [Reason::Damaged, Reason::Damaged]);
}

#[test]
fn catches_links_and_devices() {
    for mode in [0o120_777, 0o020_666, 0o010_644, 0o140_755, 0o104_755] {
        let candidate = with(|zip| zip.members[0].mode = mode);
        shows(&candidate, Kind::SpecialFile);
        assert_eq!(gaps(&candidate), [Reason::Unsupported], "{mode:o}");
    }
}

#[test]
fn catches_a_name_that_is_not_in_the_encoding_it_is_said_to_be_in() {
    let candidate = with(|zip| {
        zip.members[0].name = b"tabel\xff.csv".to_vec();
        zip.members[0].flags = 1 << 11;
    });
    shows(&candidate, Kind::UndecodableName);
}

#[test]
fn says_what_it_cannot_unpack() {
    let reason = |change: fn(&mut Member)| gaps(&with(|zip| change(&mut zip.members[0])));
    assert_eq!(reason(|member| member.flags = 1), [Reason::Encrypted]);
    assert_eq!(reason(|member| member.flags = 1 << 6), [Reason::Encrypted]);
    assert_eq!(reason(|member| member.method = 99), [Reason::Encrypted]);
    assert_eq!(reason(|member| member.method = 9), [Reason::Unsupported]);
    assert_eq!(reason(|member| member.crc ^= 1), [Reason::Damaged]);
    assert_eq!(reason(|member| member.size -= 1), [Reason::Damaged]);
    assert_eq!(reason(|member| member.size += 1), [Reason::Damaged]);
}

#[test]
fn refuses_a_part_of_a_split_zip() {
    assert_eq!(gaps(&with(|zip| zip.disk = 1)), [Reason::Unsupported]);
}

// ── Limits ──────────────────────────────────────────────────────────────────────────────────────

#[test]
fn limits_are_named_when_they_are_reached() {
    let bytes = Zip::of(two()).bytes();
    let reached =
        |change: fn(&mut Limits)| limits_reached(&within("kandidaat.zip", &bytes, change));
    assert_eq!(reached(|limits| limits.entries = 1), ["entries"]);
    assert_eq!(reached(|limits| limits.entry_bytes = 40), ["entry_bytes"]);
    assert_eq!(reached(|limits| limits.total_bytes = 50), ["total_bytes"]);
    assert_eq!(reached(|limits| limits.total_bytes = 82), Vec::<&str>::new());
}

#[test]
fn zeros_break_the_ratio_and_a_repeated_row_does_not() {
    let change = |limits: &mut Limits| limits.ratio_grace_bytes = 1_000;
    let zeros = Zip::of(vec![Member::deflated("nullen.csv", &vec![0; 4_000_000])]);
    let zeros = within("kandidaat.zip", &zeros.bytes(), change);
    assert_eq!(limits_reached(&zeros), ["ratio"]);
    let rows = b"1;2;3\n".repeat(600_000);
    let rows = Zip::of(vec![Member::deflated("rijen.csv", &rows)]);
    let rows = within("kandidaat.zip", &rows.bytes(), change);
    assert_eq!(limits_reached(&rows), Vec::<&str>::new());
}

fn nested(levels: usize) -> Vec<u8> {
    let innermost = Zip::of(vec![Member::deflated("tabel.csv", TABLE)]).bytes();
    (0..levels).fold(innermost, |inner, _| {
        Zip::of(vec![Member::stored("in.zip", &inner), Member::stored("naast.csv", TABLE)]).bytes()
    })
}

#[test]
fn zips_in_the_zip_are_counted_down_to_the_limit() {
    let candidate = read(&nested(2));
    assert_eq!(
        paths(&candidate),
        ["in.zip", "in.zip!in.zip", "in.zip!in.zip!tabel.csv", "in.zip!naast.csv", "naast.csv"]
    );
    assert_eq!(tables(&candidate), 3);
    assert_eq!(limits_reached(&read(&nested(60))), ["depth"]);
}

#[test]
fn the_limits_hold_for_all_levels_together() {
    let few = within("kandidaat.zip", &nested(2), |limits| limits.entries = 4);
    assert_eq!(limits_reached(&few), ["entries"]);
}

#[test]
fn the_odd_things_of_an_inner_zip_are_told_of_it() {
    let mut inner = Zip::of(two());
    inner.after = TABLE.to_vec();
    let outer = Zip::of(vec![Member::stored("in.zip", &inner.bytes())]);
    let candidate = read(&outer.bytes());
    assert_eq!(candidate.entries[0].irregularities[0].kind, Kind::AppendedBytes);
    assert_eq!(candidate.entries[0].irregularities[0].place.path(), "in.zip");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kandidaat.zip");
    let many = (0..200).map(|number| Member::deflated(&format!("{number}.csv"), TABLE)).collect();
    std::fs::write(&path, Zip::of(many).bytes()).unwrap();
    let change = |limits: &mut Limits| limits.total_bytes = 5_000;
    let seven = Workers::new(NonZeroUsize::new(7)).unwrap();
    assert_eq!(examined(&path, change, &ONE), examined(&path, change, &seven));
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

// ── Any byte ────────────────────────────────────────────────────────────────────────────────────

static SOUND: LazyLock<Candidate> = LazyLock::new(|| read(&small()));

fn small() -> Vec<u8> {
    let mut folder = Member::stored("map/", b"");
    folder.mode = 0o040_755;
    Zip::of(vec![
        folder,
        Member::stored("a.csv", b"regio;aantal\nNoord;120\nOost;340\n"),
        Member::streamed("map/b.csv", b"regio;aantal\nZuid;210\nWest;110\n", true),
        Member {
            extra: extra(0x5455, &[1, 0, 0, 0, 0]),
            ..Member::deflated("c.txt", b"Toelichting.")
        },
    ])
    .bytes()
}

/// Whether a change shows: in what is read, there must be a gap or an irregularity beside it.
fn shows_or_changes_nothing(changed: &Candidate) -> bool {
    changed.entries == SOUND.entries || !odd(changed).is_empty() || !gaps(changed).is_empty()
}

#[test]
fn the_zip_that_is_changed_is_sound() {
    assert_eq!((odd(&SOUND), gaps(&SOUND), SOUND.entries.len()), (BTreeSet::new(), vec![], 3));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_changed_byte_changes_the_content_silently(
        position in any::<prop::sample::Index>(),
        mask in 1_u8..,
    ) {
        let mut changed = small();
        let position = position.index(changed.len());
        changed[position] ^= mask;
        prop_assert!(shows_or_changes_nothing(&read(&changed)), "byte {position}");
    }

    #[test]
    fn no_cut_changes_the_content_silently(
        from in any::<prop::sample::Index>(),
        length in 1_usize..40,
    ) {
        let mut changed = small();
        let from = from.index(changed.len());
        changed.drain(from..(from + length).min(changed.len()));
        prop_assert!(shows_or_changes_nothing(&read(&changed)), "from {from}");
    }

    #[test]
    fn no_bytes_at_all_make_the_reading_fail(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let candidate = read(&[b"PK\x03\x04".as_slice(), &bytes].concat());
        prop_assert!(!gaps(&candidate).is_empty());
    }
}
