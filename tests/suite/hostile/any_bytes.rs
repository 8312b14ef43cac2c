//! Any bytes under any name, and sound files with any change.

use super::read;
use crate::harness::files::{document, form, mixed_table, regression, workbook};
use crate::harness::found::gaps;
use crate::harness::{Stage, Zip, check, few};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::path::Path;
use std::sync::LazyLock;
use voorcheck::gap::Reason;

/// Endings of every format, and one of none.
const ENDINGS: &[&str] = &[
    "xlsx", "xlsm", "xlsb", "xls", "ods", "xml", "csv", "tsv", "txt", "log", "smcl", "docx", "doc",
    "pptx", "odt", "html", "rtf", "tex", "md", "Rmd", "ipynb", "pdf", "png", "jpg", "gif", "tif",
    "bmp", "webp", "svg", "emf", "wmf", "eps", "gph", "spv", "jasp", "omv", "do", "R", "sps", "py",
    "zip", "sav", "dta", "rds", "lnk", "onbekend",
];

/// How files of the formats begin that are told by their content.
const BEGINS: &[&[u8]] = &[
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
    b"BM",
    b"RIFF\0\0\0\0WEBPVP8X",
    b"\x01\0\0\0",
    b"\xd7\xcd\xc6\x9a",
    b"%!PS-Adobe-3.0 EPSF-3.0\n",
    b"{\\rtf1\\ansi ",
    b"<html><table><tr><td>",
    b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\">",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"{smcl}\n",
    b"{\"cells\":[{\"cell_type\":\"code\",\"source\":[",
    b"\\begin{tabular}{ll}\n",
];

/// Files that readers understand, to be changed.
static SOUND: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut files = Vec::new();
    for folder in ["fixtures", "samples", "corpus"] {
        files.extend(Zip::of_folder(&root.join(folder)).files.into_iter().filter_map(
            |(name, bytes)| {
                let ending = name.rsplit_once('.').map_or("txt", |(_, ending)| ending);
                (ending != "snap").then(|| (ending.to_owned(), bytes))
            },
        ));
    }
    let sheets = [("Tabellen", mixed_table(8, 2, 1)), ("Modellen", regression(2))];
    files.push(("xlsx".to_owned(), workbook(&sheets)));
    files.push(("docx".to_owned(), form(&[("a.xlsx", "")])));
    let rows = [["Groep", "Aantal"], ["a", "120"]].map(|row| row.map(str::to_owned).to_vec());
    files.push(("docx".to_owned(), document(&["Tabel 1"], &[rows.to_vec()])));
    files
});

/// One change to the bytes of a file.
#[derive(Debug, Clone)]
enum Change {
    Flip(Index, u8),
    Cut(Index),
    Drop(Index, usize),
    Repeat(Index, usize, usize),
    Swap(Index, Index, usize),
    /// A number of some width that sizes and counts do not expect.
    Number(Index, u64, usize),
    Insert(Index, &'static [u8]),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    let numbers =
        select(vec![0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_ffff, u64::MAX]);
    let words: &[&[u8]] = &[
        b"\0",
        b"<",
        b">",
        b"&#0;",
        b"]]>",
        b"<!--",
        b"<![CDATA[",
        b"\"",
        b"{",
        b"[",
        b"(",
        b"\\",
        b"\x1b[2J",
        b"\xe2\x80\xae",
        b"\xed\xa0\x80",
        b"99999999999999999999",
        b"-1",
        b"1e999",
        b"XFD1048576",
        b"A0",
        b"\\bin99999 ",
        b"\r",
    ];
    prop_oneof![
        (at(), 1_u8..).prop_map(|(at, mask)| Change::Flip(at, mask)),
        at().prop_map(Change::Cut),
        (at(), 1_usize..300).prop_map(|(at, length)| Change::Drop(at, length)),
        (at(), 1_usize..60, 2_usize..200).prop_map(|(at, n, times)| Change::Repeat(at, n, times)),
        (at(), at(), 1_usize..40).prop_map(|(from, to, length)| Change::Swap(from, to, length)),
        (at(), numbers, select(vec![1, 2, 4, 8])).prop_map(|(at, n, w)| Change::Number(at, n, w)),
        (at(), select(words.to_vec())).prop_map(|(at, word)| Change::Insert(at, word)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let length = bytes.len();
        if length == 0 {
            break;
        }
        let end = |from: usize, count: usize| (from + count).min(length);
        match change {
            Change::Flip(at, mask) => bytes[at.index(length)] ^= mask,
            Change::Cut(at) => bytes.truncate(at.index(length)),
            Change::Drop(at, count) => {
                let at = at.index(length);
                bytes.drain(at..end(at, *count));
            }
            Change::Repeat(at, count, times) => {
                let at = at.index(length);
                let piece = bytes[at..end(at, *count)].repeat(*times);
                bytes.splice(at..at, piece);
            }
            Change::Swap(from, to, count) => {
                let (from, to) = (from.index(length), to.index(length));
                let piece = bytes[from..end(from, *count)].to_vec();
                bytes.splice(to..end(to, piece.len()), piece);
            }
            Change::Number(at, number, width) => {
                let at = at.index(length);
                bytes.splice(at..end(at, *width), number.to_le_bytes()[..*width].to_vec());
            }
            Change::Insert(at, word) => {
                let at = at.index(length);
                bytes.splice(at..at, word.iter().copied());
            }
        }
    }
    bytes
}

/// The same file with one of its parts changed, soundly packed; none where it has no parts.
fn with_part_changed(bytes: &[u8], which: Index, changes: &[Change]) -> Option<Vec<u8>> {
    let mut files = Zip::read(bytes)?.files;
    let count = files.len();
    let (_, part) = files.get_mut(which.index(count.max(1)))?;
    *part = changed(std::mem::take(part), changes);
    Some(Zip { files }.bytes())
}

proptest! {
    #![proptest_config(few(48))]

    #[test]
    fn no_bytes_under_any_ending_make_a_reader_fail(
        ending in select(ENDINGS),
        begin in select(BEGINS),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let candidate = read(&format!("bestand.{ending}"), &[begin, &bytes].concat());
        prop_assert!(!gaps(&candidate).contains(&Reason::ReaderFailed));
    }

    #[test]
    fn no_change_to_a_file_makes_its_reader_fail(
        which in any::<Index>(),
        part in any::<Index>(),
        changes in prop::collection::vec(change(), 1..6),
    ) {
        let (ending, bytes) = &SOUND[which.index(SOUND.len())];
        let name = format!("bestand.{ending}");
        let inside = with_part_changed(bytes, part, &changes);
        for bytes in inside.into_iter().chain([changed(bytes.clone(), &changes)]) {
            let candidate = read(&name, &bytes);
            prop_assert!(!gaps(&candidate).contains(&Reason::ReaderFailed));
            prop_assert_eq!(read(&name, &bytes), candidate, "the same bytes, read again");
        }
    }
}

#[test]
fn a_broken_file_is_no_failure_of_the_program() {
    let stage = Stage::plain();
    for (number, (ending, bytes)) in SOUND.iter().enumerate().step_by(17) {
        let half = &bytes[..bytes.len() / 2];
        let zip = Zip::new().with(&format!("half.{ending}"), half).bytes();
        let checked = check(&stage.place(&format!("{number}.zip"), &zip), &[]);
        assert!(checked.code <= 1);
    }
}
