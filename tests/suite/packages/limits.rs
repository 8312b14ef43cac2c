//! What is beyond the limits of a package, and of all packages within it together.

use super::*;

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
