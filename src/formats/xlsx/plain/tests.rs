//! The fast way gives what the careful way gives.

use super::super::super::sheets::expected::Expected;
use super::super::sheet::{self, Book};
use super::super::strings::Strings;
use super::super::styles::Styles;
use super::*;
use crate::content::{Frame, GridHead};
use crate::place::Place;
use crate::policy::Policy;
use proptest::prelude::*;

fn content(rows: &str, limits: &Limits) -> Vec<Content> {
    let document = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let place = Place::entry("a.xlsx").part("Blad1");
    let head = GridHead { place, name: None, hidden: false, frame: Frame::Free };
    let (styles, strings) = (Styles::default(), Strings::default());
    let book = Book { styles: &styles, strings: &strings, limits };
    let mut content = Vec::new();
    let mut expected = Expected::default();
    let xml = Xml::new(document.as_bytes(), limits);
    sheet::read(xml, &head, book, expected.on_sheet(""), &mut content);
    content
}

/// What both ways together read of some rows, and what the careful way reads alone.
fn both(rows: &str) -> (Vec<Content>, Vec<Content>) {
    let limits = Policy::built_in().unwrap().limits;
    // With so few attributes allowed no row is read the fast way.
    let few = ROW_ATTRIBUTES.len() as u64 - 1;
    let careful = Limits { attributes: few, ..limits };
    (content(rows, &limits), content(rows, &careful))
}

#[test]
fn reads_plain_rows_itself() {
    let rows = "<row r=\"1\" spans=\"1:2\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c>\
                <c r=\"B1\" s=\"3\"><f>1+1</f><v>2</v></c><c r=\"C1\"/></row>\n<row r=\"3\"/>";
    let mut plain = Plain::new(&Policy::built_in().unwrap().limits);
    assert_eq!(plain.look_at(rows.as_bytes()).ok(), rows.find('\n'));
    assert_eq!(plain.cells.len(), 3);
    assert_eq!(plain.look_at(&rows.as_bytes()[rows.len() - 12..]).ok(), Some(12));
}

#[test]
fn leaves_what_is_written_otherwise_to_the_careful_way() {
    for row in [
        "<row r='1'></row>",
        "<row r=\"1\" r=\"2\"></row>",
        "<row r=\"1\"><c><v>1&#50;</v></c></row>",
        "<row r=\"1\"><c><v>1</v><v>2</v></c></row>",
        "<row r=\"1\"><c><v>1<!-- --></v></c></row>",
        "<row r=\"1\"><c x:s=\"1\"><v>1</v></c></row>",
        "<x:row r=\"1\"></x:row>",
        "<rows></rows>",
    ] {
        let mut plain = Plain::new(&Policy::built_in().unwrap().limits);
        assert!(matches!(plain.look_at(row.as_bytes()), Err(Stop::Odd)), "{row}");
    }
}

#[test]
fn a_row_longer_than_the_buffer_is_read_alike() {
    let cells: String = (0..9_000).map(|n| format!("<c><v>{n}</v></c>")).collect();
    let rows = format!("<row r=\"1\">{cells}</row><row r=\"2\"><c><v>1</v></c></row>");
    let (quick, careful) = both(&rows);
    assert_eq!(quick, careful);
    assert!(quick.iter().filter(|piece| matches!(piece, Content::Row(_))).count() == 2);
}

const PIECES: &[&str] = &[
    "<row r=\"1\">",
    "<row r=\"2\" hidden=\"1\">",
    "<row>",
    "<row ht=\"0\" s=\"1\">",
    "</row>",
    "<row/>",
    "<row r=\"x\">",
    "<row r=\"1\" z=\"1\">",
    "<c r=\"A1\">",
    "<c>",
    "<c t=\"str\">",
    "<c r=\"B1\" s=\"0\" t=\"b\">",
    "<c r=\"C1\"/>",
    "<c r='D1'>",
    "</c>",
    "<v>",
    "</v>",
    "<v/>",
    "12",
    "1.5",
    "a",
    "é",
    "&amp;",
    "<f>",
    "<f t=\"shared\">",
    "</f>",
    "<is><t>",
    "</t></is>",
    "_x0041_",
    " ",
    "\r\n",
    "<!-- -->",
    "<x:c>",
    "</x:c>",
    "<![CDATA[3]]>",
    "\"",
    ">",
];

const CELLS: &[&str] = &[
    "<c><v>12</v></c>",
    "<c r=\"B1\"><v>1</v></c>",
    "<c r=\"A1\" t=\"s\"><v>0</v></c>",
    "<c t=\"str\"><f>A1</f><v>a b</v></c>",
    "<c><f>A1</f></c>",
    "<c t=\"e\"><v>#N/A</v></c>",
    "<c t=\"inlineStr\"><is><t>x</t></is></c>",
    "<c t=\"z\"><v>?</v></c>",
    "<c s=\"x\"/>",
    "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> _x0041_</t></is></c>",
    " ",
    "<c r=\"ZZZZ1\"><v>3</v></c>",
    "<c><v>1&amp;</v></c>",
    "<c><v></v></c>",
    "<c t=\"b\"><v>1</v></c>",
];

proptest! {
    #[test]
    fn both_ways_give_the_same_of_anything(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30),
    ) {
        let (quick, careful) = both(&pieces.concat());
        prop_assert_eq!(quick, careful);
    }

    #[test]
    fn both_ways_give_the_same_of_rows(
        rows in prop::collection::vec(prop::collection::vec(prop::sample::select(CELLS), 0..6), 0..5),
    ) {
        let rows: String =
            rows.iter().map(|cells| format!("<row>{}</row>", cells.concat())).collect();
        let (quick, careful) = both(&rows);
        prop_assert_eq!(quick, careful);
    }
}
