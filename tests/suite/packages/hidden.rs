//! What a zip hides or lies about comes out.

use super::*;

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
