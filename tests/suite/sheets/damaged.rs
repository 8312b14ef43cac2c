//! What workbooks hold that are hostile, damaged or written as no program does.

use super::{MAIN, RELATIONS, cells, gaps, number, pack, read, relations, rows, sheet, workbook};
use std::io::{Cursor, Write as _};
use voorcheck::content::Value;
use voorcheck::gap::{Gap, Reason};
use voorcheck::place::Place;

#[test]
fn a_value_that_is_split_up_stays_one_value() {
    let (_, content, _) = read(
        "a.xlsx",
        rows(
            "<row r=\"1\"><c r=\"A1\"><v>1&#50;0</v></c><c r=\"B1\"><v><![CDATA[120]]></v></c>\
              <c r=\"C1\"><v>1<!-- -->20</v></c><c r=\"D1\" t=\"inlineStr\"><is><r><t>a</t></r><r>\
              <t>b</t></r><rPh><t>x</t></rPh></is></c></row>",
        ),
    );
    let values: Vec<Value> = cells(&content).into_values().map(|(value, _)| value).collect();
    assert_eq!(values, [number(120.0), number(120.0), number(120.0), Value::Text("ab".into())]);
}

#[test]
fn raised_marks_and_numbers_that_are_struck_out_do_not_join_a_number() {
    let run = |looks: &str, text: &str| format!("<r><rPr>{looks}</rPr><t>{text}</t></r>");
    let cell = |address: &str, runs: String| {
        format!("<c r=\"{address}\" t=\"inlineStr\"><is>{runs}</is></c>")
    };
    let raised = "<vertAlign val=\"superscript\"/>";
    let row = cell("A1", run("", "3") + &run(raised, "1"))
        + &cell("B1", run("<strike/>", "3") + &run("", "130"))
        + &cell("C1", run("<b/>", "12") + &run("", "0"));
    let (_, content, _) = read("a.xlsx", rows(&format!("<row r=\"1\">{row}</row>")));
    let values: Vec<Value> = cells(&content).into_values().map(|(value, _)| value).collect();
    let texts = ["3\u{b9}", "3; 130", "120"];
    assert_eq!(values, texts.map(|text| Value::Text(text.into())));
}

#[test]
fn the_corners_of_a_sheet_are_two_cells() {
    let (_, content, _) = read(
        "a.xlsx",
        rows(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
              <row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>",
        ),
    );
    let places: Vec<_> =
        cells(&content).into_keys().map(|(_, row, column)| (row, column)).collect();
    assert_eq!(places, [(0, 0), (1_048_575, 16_383)]);
    assert_eq!(gaps(&content), []);
}

#[test]
fn cells_without_an_address_stand_in_their_order() {
    let (_, content, _) = read(
        "a.xlsx",
        rows("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
    );
    let places: Vec<_> =
        cells(&content).into_keys().map(|(_, row, column)| (row, column)).collect();
    assert_eq!(places, [(0, 0), (0, 2), (1, 0)]);
    assert_eq!(gaps(&content), []);
}

#[test]
fn cells_outside_the_sheet_and_rows_that_go_back_are_gaps_and_not_lost() {
    for wrong in [
        "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A99999999999\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
        "<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>2</v></c></row>",
        "<row r=\"-5\"><c><v>1</v></c></row>",
        "<row><c t=\"s\"><v>999</v></c><c><v>1</v></c></row>",
        "<row><c t=\"zzz\"><v>1</v></c></row>",
    ] {
        let (_, content, _) = read("a.xlsx", rows(wrong));
        let found = gaps(&content);
        assert_eq!(found.len(), 1, "{wrong}");
        assert_eq!(found[0].reason, Reason::Damaged, "{wrong}");
        assert_eq!(
            cells(&content).len(),
            wrong.matches("<v>").count() - wrong.matches("999<").count()
        );
    }
}

#[test]
fn a_formula_without_its_result_is_a_gap() {
    let (_, content, _) =
        read("a.xlsx", rows("<row><c><f>A2+1</f></c><c><f>1+1</f><v>2</v></c></row>"));
    let place = Place::entry("a.xlsx").part("S").cells(voorcheck::place::Range::cell(0, 0));
    assert_eq!(gaps(&content), [Gap::new(&place, Reason::FormulaWithoutValue)]);
}

#[test]
fn sheets_in_other_encodings_namespaces_and_prefixes_are_read() {
    let plain = sheet("<row r=\"1\"><c r=\"A1\"><v>3</v></c></row>", "");
    let strict = plain.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main");
    let prefixed = ["worksheet", "sheetData", "row", "c ", "c>", "v>"].iter().fold(
        plain.replace("xmlns=", "xmlns:x="),
        |text, name| {
            text.replace(&format!("<{name}"), &format!("<x:{name}"))
                .replace(&format!("</{name}"), &format!("</x:{name}"))
        },
    );
    let mut wide = vec![0xff, 0xfe];
    plain.encode_utf16().for_each(|unit| wide.extend(unit.to_le_bytes()));
    for part in [strict.into_bytes(), prefixed.into_bytes(), wide] {
        let (_, content, failure) = read("a.xlsx", workbook(&part, &[], &[], &[]));
        assert_eq!((failure, gaps(&content)), (None, vec![]));
        assert_eq!(cells(&content).into_values().next(), Some((number(3.0), false)));
    }
}

#[test]
fn a_doctype_a_missing_sheet_and_two_parts_of_one_name_are_gaps() {
    let doctype = format!("<!DOCTYPE x [<!ENTITY a 'b'>]>{}", sheet("", ""));
    let (_, content, _) = read("a.xlsx", workbook(doctype.as_bytes(), &[], &[], &[]));
    assert_eq!(gaps(&content)[0].reason, Reason::Unsupported);
    let twice = workbook(sheet("", "").as_bytes(), &[], &[], &[("xl/SHEET.xml", "<x/>")]);
    let (_, content, _) = read("a.xlsx", twice);
    assert!(gaps(&content).iter().any(|gap| gap.place.to_string() == "a.xlsx!xl/sheet.xml"));
    let book = format!(
        "<workbook xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"S\" r:id=\"gone\"/></sheets></workbook>"
    );
    let root = relations(&[("b", "officeDocument", "xl/workbook.xml")]);
    let missing = pack(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
    ]);
    let (_, content, _) = read("a.xlsx", missing);
    let place = Place::entry("a.xlsx").part("S");
    assert_eq!(gaps(&content), [Gap::new(&place, Reason::Damaged)]);
}

#[test]
fn an_encrypted_workbook_says_so() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/EncryptedPackage").unwrap().write_all(&[1; 5000]).unwrap();
    file.flush().unwrap();
    let (format, content, failure) = read("a.xlsx", file.into_inner().into_inner());
    assert_eq!((format, content, failure), ("xlsx", vec![], Some(Reason::Encrypted)));
}
