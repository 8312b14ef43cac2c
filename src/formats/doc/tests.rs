use super::*;
use crate::content::{Content, Value};
use crate::place::Place;
use crate::policy::Policy;
use std::io::Write as _;

/// A paragraph, a cell or the end of a row, and the properties that say so.
type Paragraph = (&'static str, &'static [u8]);

const CELL: &[u8] = &[0x16, 0x24, 1];
const ROW_END: &[u8] = &[0x16, 0x24, 1, 0x17, 0x24, 1];

/// The bytes of a document with these paragraphs; the main text begins at byte 2048.
fn packed(paragraphs: &[Paragraph], flags: u16) -> Vec<u8> {
    let mut main = vec![0_u8; 2048];
    let put = |bytes: &mut Vec<u8>, at: usize, value: u32, width: usize| {
        bytes.splice(at..at + width, value.to_le_bytes().into_iter().take(width));
    };
    let text: Vec<u16> = paragraphs.iter().flat_map(|(text, _)| text.encode_utf16()).collect();
    let length = u32::try_from(text.len()).unwrap();
    main.extend(text.iter().flat_map(|unit| unit.to_le_bytes()));
    main.resize(main.len().next_multiple_of(512), 0);
    let page = u32::try_from(main.len() / 512).unwrap();
    // The page of paragraphs: ends, pointers, the number of paragraphs in the last byte.
    let mut properties = vec![0_u8; 512];
    let mut end = 2048_u32;
    let mut at = 500_usize;
    put(&mut properties, 0, end, 4);
    for (number, (text, said)) in paragraphs.iter().enumerate() {
        end += u32::try_from(text.encode_utf16().count() * 2).unwrap();
        put(&mut properties, (number + 1) * 4, end, 4);
        at -= (said.len() + 5) / 2 * 2;
        let pointer = (paragraphs.len() + 1) * 4 + number * 13;
        properties[pointer] = u8::try_from(at / 2).unwrap();
        properties[at] = u8::try_from((said.len() + 3).div_ceil(2)).unwrap();
        properties.splice(at + 3..at + 3 + said.len(), said.iter().copied());
    }
    properties[511] = u8::try_from(paragraphs.len()).unwrap();
    main.extend(&properties);
    let mut table = Vec::new();
    let pages: Vec<u8> = [2048, end, page].iter().flat_map(|n: &u32| n.to_le_bytes()).collect();
    table.extend(&pages);
    let pieces_at = u32::try_from(table.len()).unwrap();
    table.extend([2]);
    table.extend(16_u32.to_le_bytes());
    table.extend([0_u32, length].iter().flat_map(|n| n.to_le_bytes()));
    table.extend([0, 0]);
    table.extend(2048_u32.to_le_bytes());
    table.extend([0, 0]);
    for (at, value, width) in [
        (0, 0xa5ec, 2),
        (2, 0xc1, 2),
        (0x0a, 0x0200 | u32::from(flags), 2),
        (0x4c, length, 4),
        (0x102, 0, 4),
        (0x106, 12, 4),
        (0x1a2, pieces_at, 4),
        (0x1a6, 21, 4),
    ] {
        put(&mut main, at, value, width);
    }
    let mut compound = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in [("/WordDocument", main), ("/1Table", table)] {
        compound.create_stream(name).unwrap().write_all(&bytes).unwrap();
    }
    compound.flush().unwrap();
    compound.into_inner().into_inner()
}

fn read(bytes: Vec<u8>) -> (Vec<String>, Result<(), Reason>) {
    let policy = Policy::built_in().unwrap();
    let mut source = Source::held(Place::entry("a.doc"), &policy.limits, bytes.into());
    let mut sink: Vec<Content> = Vec::new();
    let end = Doc.read(&mut source, &mut sink);
    let told = sink.iter().filter_map(|content| match content {
        Content::Line(line) => Some(line.text.clone()),
        Content::Row(row) => {
            let cells = row.cells.iter().map(|cell| match &cell.value {
                Value::Text(text) => format!("{}:{text}", cell.column),
                other => format!("{other:?}"),
            });
            Some(cells.collect::<Vec<_>>().join("|"))
        }
        Content::Gap(gap) => Some(format!("gap {:?}", gap.reason)),
        _ => None,
    });
    (told.collect(), end)
}

#[test]
fn text_and_tables_are_read_from_the_piece_table() {
    let document = packed(
        &[
            ("Tabel 1\r", b""),
            ("Regio\u{7}", CELL),
            ("Aantal\u{7}", CELL),
            ("\u{7}", ROW_END),
            ("\u{7}", CELL),
            ("120\u{7}", CELL),
            ("\u{7}", ROW_END),
            ("Zie \u{13} HYPERLINK x \u{14}bron\u{15}.\r", b""),
        ],
        0,
    );
    let (told, end) = read(document);
    assert_eq!(end, Ok(()));
    assert_eq!(told, ["Tabel 1", "0:Regio|1:Aantal", "1:120", "Zie bron."]);
}

#[test]
fn a_picture_in_the_text_is_a_gap() {
    let (told, end) = read(packed(&[("\u{1}\r", b"")], 0));
    assert_eq!(end, Ok(()));
    assert!(told.contains(&"gap Unsupported".to_owned()), "{told:?}");
}

#[test]
fn a_document_with_a_password_is_not_read() {
    assert_eq!(read(packed(&[("x\r", b"")], 0x0100)).1, Err(Reason::Encrypted));
}

#[test]
fn a_cut_document_is_damaged() {
    let mut bytes = packed(&[("tekst\r", b"")], 0);
    bytes.truncate(3000);
    assert_eq!(read(bytes).1, Err(Reason::Damaged));
    assert_eq!(read(b"\xd0\xcf\x11\xe0".to_vec()).1, Err(Reason::Damaged));
}

#[test]
fn runs_that_are_not_seen_are_told_by_their_marks() {
    // A page with one run of two bytes that is hidden, and one that was deleted.
    let mut main = vec![0_u8; 0x200];
    let mut page = vec![0_u8; 512];
    for (at, value) in [(0_usize, 0_u32), (4, 2), (8, 4)] {
        page.splice(at..at + 4, value.to_le_bytes());
    }
    page.splice(12..14, [50, 60]);
    page.splice(100..104, [3, 0x3c, 0x08, 1]);
    page.splice(120..124, [3, 0x00, 0x08, 1]);
    page[511] = 2;
    main.extend(page);
    main.splice(0xfa..0x102, [0, 0, 0, 0, 12, 0, 0, 0]);
    let list: Vec<u8> = [0_u32, 4, 1].iter().flat_map(|n| n.to_le_bytes()).collect();
    let runs = Pages::of_characters(&main, &list).unwrap();
    assert_eq!(runs.count(|marks| marks.hidden), 1);
    assert_eq!(runs.count(|marks| marks.changed), 1);
    assert!(runs.marks(0).hidden && !runs.marks(2).hidden);
}
