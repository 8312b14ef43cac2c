//! Claims about input that means harm or is broken: no reader fails on it, nothing of it is obeyed,
//! and memory and work stay bounded by what the limits say.
//!
//! `PROPTEST_CASES=100000 cargo test --test suite hostile` looks longer; `tests/fuzz` looks without
//! end. What either has found stands here as a claim of its own.

use crate::harness::files::{document, form, mixed_table, regression, workbook};
use crate::harness::found::{gaps, limits_reached};
use crate::harness::{Stage, Zip, check, few, voorcheck};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::LazyLock;
use voorcheck::examine::{Workers, examine};
use voorcheck::facts::{Candidate, Location};
use voorcheck::gap::Reason;
use voorcheck::policy::{Limits, Policy};
use voorcheck::recognise::Knowledge;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::built_in().unwrap());
static ONE: LazyLock<Workers> = LazyLock::new(|| Workers::new(NonZeroUsize::new(1)).unwrap());

/// A zip with one file, examined under other limits.
fn limited(name: &str, bytes: &[u8], change: impl Fn(&mut Limits)) -> Candidate {
    let mut limits = POLICY.limits;
    change(&mut limits);
    let knowledge =
        Knowledge { limits: &limits, ..Knowledge::of(&POLICY, POLICY.edition(None).unwrap().1) };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("uitvoer.zip");
    std::fs::write(&path, Zip::new().with(name, bytes).bytes()).unwrap();
    let candidate = examine(&path, Location::default(), knowledge, &ONE).unwrap();
    Candidate { path: "uitvoer.zip".to_owned(), ..candidate }
}

fn read(name: &str, bytes: &[u8]) -> Candidate {
    limited(name, bytes, |_| {})
}

// ── Limits ──────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_file_of_very_many_tables_is_read_up_to_the_limit() {
    let small = "<table><tr><td>aantal</td><td>12</td></tr></table><p>en</p>";
    for (name, text) in [
        ("a.html", small.repeat(50)),
        ("a.md", "| aantal | n |\n|---|---|\n| a | 12 |\n\ntekst\n\n".repeat(50)),
        ("a.csv", "regio,n\nNoord,300\n\n".repeat(50)),
    ] {
        let tables = |candidate: &Candidate| candidate.entries[0].tables.len();
        let whole = read(name, text.as_bytes());
        assert_eq!((tables(&whole), limits_reached(&whole)), (50, vec![]), "{name}");
        let cut = limited(name, text.as_bytes(), |limits| limits.facts = 10);
        assert!(tables(&cut) <= 11, "{name}");
        assert_eq!(limits_reached(&cut), ["facts"], "{name}");
    }
}

#[test]
fn facts_are_counted_over_all_files_and_the_rest_is_not_looked_at() {
    let table = b"regio;aantal\nNoord;120\n";
    let zip = (0..40)
        .fold(Zip::new(), |zip, number| zip.with(&format!("{number:02}.csv"), table.as_slice()));
    let inner = zip.bytes();
    let candidate = limited("binnen.zip", &inner, |limits| limits.facts = 20);
    assert_eq!(limits_reached(&candidate), ["facts"]);
    assert_eq!(candidate.entries.len(), 22);
}

#[test]
fn cells_beyond_the_limit_of_all_files_are_still_counted() {
    let table = b"regio;aantal\nNoord;120\nZuid;3\n";
    let inner = Zip::new().with("a.csv", table).with("b.csv", table).bytes();
    let candidate = limited("binnen.zip", &inner, |limits| limits.total_cells = 3);
    assert_eq!(limits_reached(&candidate), Vec::<&str>::new());
    let tables: Vec<_> = candidate.entries.iter().flat_map(|entry| &entry.tables).collect();
    assert_eq!(tables.iter().map(|table| table.count_cells).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(tables[0].body.cells.len(), 2);
    assert_eq!(tables[1].body.cells.len(), 0);
    assert_eq!(tables[1].body.further_counts.get(&3), Some(&1));
}

#[test]
fn what_lies_in_a_file_that_is_held_has_the_room_that_is_left() {
    // Bytes that do not pack: the inner zip is as large as what lies in it.
    let noise: Vec<u8> =
        (0_u32..60_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let inner = Zip::new().with("ruis.png", noise).stored();
    let size = inner.len() as u64;
    let enough = limited("binnen.zip", &inner, |limits| limits.whole_bytes = 3 * size);
    assert_eq!(limits_reached(&enough), Vec::<&str>::new());
    let twice = Zip::new().with("nog een.zip", inner).stored();
    let short = limited("binnen.zip", &twice, |limits| limits.whole_bytes = size * 3 / 2);
    assert_eq!(limits_reached(&short), ["whole_bytes"]);
}

#[test]
fn what_must_be_held_as_a_tree_has_a_limit_of_its_own() {
    let notebook = format!("{{\"cells\":[{}{{}}]}}", "{},".repeat(100));
    let table = format!("\\begin{{tabular}}{{ll}}{}\\end{{tabular}}", "a & 12 \\\\".repeat(100));
    let objects = "[1 2 3] ".repeat(100);
    let pdf = format!("%PDF-1.4\n1 0 obj {objects} endobj\n");
    for (name, text) in [
        ("a.ipynb", notebook),
        ("a.tex", table),
        ("a.pdf", pdf),
        ("a.md", "een regel\n".repeat(100)),
    ] {
        let cut = limited(name, text.as_bytes(), |limits| limits.nodes = 50);
        assert_eq!(limits_reached(&cut), ["nodes"], "{name}");
        let whole = read(name, text.as_bytes());
        assert_eq!(limits_reached(&whole), Vec::<&str>::new(), "{name}");
    }
}

/// A pdf with these objects, the first one the catalogue.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(objects) {
        offsets.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for offset in offsets {
        bytes.extend(format!("{offset:010} 00000 n \n").as_bytes());
    }
    let size = objects.len() + 1;
    bytes.extend(
        format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").as_bytes(),
    );
    bytes
}

#[test]
fn forms_of_a_pdf_that_paint_each_other_many_times_end() {
    let stream = |more: &str, data: &str| {
        format!("<<{more}/Length {}>>\nstream\n{data}\nendstream", data.len())
    };
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</XObject<</F 5 0 R>>>>>>"
            .to_owned(),
        stream("", &"/F Do ".repeat(100)),
    ];
    for level in 6..13 {
        let more = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</F {level} 0 R>>>>"
        );
        objects.push(stream(&more, &"/F Do ".repeat(100)));
    }
    objects.push(stream("/Type/XObject/Subtype/Form/BBox[0 0 1 1]", "1 2 m 3 4 l S"));
    assert_eq!(gaps(&read("a.pdf", &pdf(&objects))), [Reason::Damaged]);
}

#[test]
fn a_part_that_is_led_to_without_end_is_read_a_few_times() {
    // Long, and soon read.
    let remark = format!("<!-- {} -->", "m".repeat(1 << 20));
    let row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let sheets: String = (0..100)
        .map(|n| format!("<sheet name=\"S{n}\" sheetId=\"{}\" r:id=\"r\"/>", n + 1))
        .collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"r\" Type=\"{kinds}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = Zip::new()
        .with("[Content_Types].xml", "<Types/>")
        .with("_rels/.rels", relation("officeDocument", "xl/workbook.xml"))
        .with("xl/_rels/workbook.xml.rels", relation("worksheet", "sheet1.xml"))
        .with(
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{main}\" xmlns:r=\"{kinds}\"><sheets>{sheets}</sheets></workbook>"),
        )
        .with(
            "xl/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\">{remark}<sheetData>{row}</sheetData></worksheet>"),
        );
    assert!(gaps(&read("a.xlsx", &book.stored())).contains(&Reason::Damaged));
}

// ── What is printed ─────────────────────────────────────────────────────────────────────────────

#[test]
fn nothing_of_a_candidate_is_obeyed_by_a_terminal_or_turns_the_text() {
    let odd = "\u{1b}[2J\u{202e}\u{2066}\u{9b}1m\u{7f}\u{200f}";
    let table = format!("regio{odd};aantal{odd}\nNoord{odd};120\nZuid{odd};3\n");
    let page = format!(
        "<title>{odd}</title><h1>T{odd}</h1><table><tr><th>{odd}<th>aantal<tr><td>a{odd}<td>3</table>"
    );
    let book = workbook(&[(&format!("Blad {}", "\u{202e}\u{200f}"), mixed_table(3, 1, 1))]);
    let zip = Zip::new()
        .with(&format!("a{odd}.csv"), table.clone())
        .with(&format!("map{odd}/b.html"), page)
        .with("c.xlsx", book)
        .with("d.docx", form(&[(&format!("naam{odd}.csv"), odd)]))
        .with("e.do", format!("* rinpersoon{odd} 123456789\nuse \"x{odd}.dta\"\n"))
        .with("f.txt", format!("n{odd} = 3\n{table}"))
        .bytes();
    let stage = Stage::plain();
    let path = stage.place("uitvoer.zip", &zip);
    for format in ["human", "json", "html", "sarif", "junit", "github"] {
        for language in ["nl", "en"] {
            let output = voorcheck()
                .args(["--format", format, "--language", language, "--show-values", "--color"])
                .arg("never")
                .arg(&path)
                .output()
                .unwrap();
            let report = String::from_utf8(output.stdout).unwrap();
            assert!(report.contains("uitvoer.zip"), "{format}");
            let obeyed = report.chars().find(|c| {
                (c.is_control() && *c != '\n')
                    || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            });
            assert_eq!(obeyed, None, "{format} {language}");
        }
    }
}

// ── Any bytes ───────────────────────────────────────────────────────────────────────────────────

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

/// What of a package goes unread, as gaps, and what is reported of it as not seen.
fn told_of(name: &str, package: &Zip) -> usize {
    let candidate = read(name, &package.bytes());
    let hidden: usize = candidate.entries.iter().map(|entry| entry.hidden.len()).sum();
    let files = candidate.entries.len() - 1;
    gaps(&candidate).len() + hidden + files
}

#[test]
fn does_not_pass_over_sheets_and_cells_that_stand_where_no_program_puts_them() {
    let book = |cells: &str, relations: &str, more: &str| {
        Zip::new()
            .with("[Content_Types].xml", "<Types/>")
            .with(
                "_rels/.rels",
                r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="b.xml"/></Relationships>"#,
            )
            .with("b.xml", r#"<workbook><sheets><sheet name="S" r:id="s"/></sheets></workbook>"#)
            .with(
                "_rels/b.xml.rels",
                format!(
                    r#"<Relationships><Relationship Id="s" Type="x/worksheet" Target="s.xml"/>{relations}</Relationships>"#
                ),
            )
            .with("s.xml", format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>"))
            .with("more.xml", more)
    };
    let sheet = "<worksheet><sheetData><row><c><v>3</v></c></row></sheetData></worksheet>";
    let lead = |kind: &str| format!(r#"<Relationship Id="m" Type="x/{kind}" Target="more.xml"/>"#);
    let sound = book("<c><v>120</v></c>", &lead("theme"), "<theme/>");
    assert_eq!(told_of("a.xlsx", &sound), 0);
    for (cells, kind, more) in [
        ("<c><v>120</v></c>", "worksheet", sheet),
        ("<c><v>120</v></c>", "theme", sheet),
        ("<c><v>120</v></c>", "theme", "a;n\nb;3\n"),
        ("<x:y><c><v>3</v></c></x:y>", "theme", "<theme/>"),
        ("<c><x:y><v>3</v></x:y></c>", "theme", "<theme/>"),
    ] {
        assert_ne!(told_of("a.xlsx", &book(cells, &lead(kind), more)), 0, "{cells} {kind} {more}");
    }
}

#[test]
fn does_not_take_any_part_of_an_opendocument_for_one_that_holds_nothing() {
    let book = |part: &str, bytes: &[u8]| {
        let content = r#"<office:document-content><office:body><office:spreadsheet>
            <table:table table:name="S"><table:table-row><table:table-cell><text:p>a</text:p>
            </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>
            </office:document-content>"#;
        Zip::new()
            .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            .with("content.xml", content)
            .with(part, bytes)
    };
    for (part, bytes) in [
        ("Thumbnails/thumbnail.png", b"\x89PNG\r\n".as_slice()),
        ("Configurations2/accelerator/current.xml", b""),
        ("settings.xml", b"<?xml version=\"1.0\"?><a/>"),
    ] {
        assert_eq!(told_of("a.ods", &book(part, bytes)), 0, "{part}");
    }
    for part in [
        "Thumbnails/thumbnail.png",
        "Thumbnails/a.csv",
        "META-INF/a.csv",
        "Configurations2/a.xml",
        "ObjectReplacements/Object 1",
        "Fonts/a.ttf",
        "Dialogs/a.csv",
        "layout-cache",
    ] {
        assert_ne!(told_of("a.ods", &book(part, b"a;n\nb;3\n")), 0, "{part}");
    }
}
