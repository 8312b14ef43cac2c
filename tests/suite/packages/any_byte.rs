//! No byte of a zip can be changed so that other content is read and nothing is said.

use super::*;

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
