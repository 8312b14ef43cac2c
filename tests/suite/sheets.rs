//! Workbooks: what a person sees in them, and what a person does not.

use calamine::{Data, Reader as _};
use proptest::prelude::*;
use rust_xlsxwriter::{Chart, ChartType, DocProperties, Format, Formula, Image, Note, Workbook};
use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use voorcheck::content::{Content, Drawing, GridHead, Hidden, HiddenKind, NumberFormat, Value};
use voorcheck::formats::{self, Head, Source};
use voorcheck::gap::{Gap, Reason};
use voorcheck::package::Held;
use voorcheck::place::Place;
use voorcheck::policy::Policy;

/// The content of a file, the name of its format, and why its reading ended early.
pub(crate) fn read(name: &str, bytes: Vec<u8>) -> (&'static str, Vec<Content>, Option<Reason>) {
    let limits = Policy::built_in().unwrap().limits;
    let bytes = Held::from(bytes);
    let mut source = Source::held(Place::entry(name), &limits, bytes.clone());
    let begin = &bytes[..bytes.len().min(Head::LENGTH)];
    let parts = formats::parts(begin, &mut source).unwrap();
    let extension = name.rsplit('.').next().unwrap();
    let size = bytes.len() as u64;
    let head = Head { name, extension, bytes: begin, parts: &parts, size };
    let format = formats::detect(&head).unwrap();
    let mut content = Vec::new();
    let failure = format.read(&mut source, &mut content).err();
    (format.name(), content, failure)
}

pub(crate) type Cells = BTreeMap<(String, u32, u32), (Value, bool)>;

/// The cells by sheet, row and column, and whether they are hidden.
pub(crate) fn cells(content: &[Content]) -> Cells {
    let mut sheet = String::new();
    let mut cells = BTreeMap::new();
    for piece in content {
        match piece {
            Content::Grid(head) => sheet = head.place.to_string(),
            Content::Row(row) => {
                for cell in &row.cells {
                    let place = (sheet.clone(), row.index, cell.column);
                    let before = cells.insert(place, (cell.value.clone(), cell.hidden));
                    assert_eq!(before, None, "no cell comes twice");
                }
            }
            _ => {}
        }
    }
    cells
}

fn hidden(content: &[Content]) -> Vec<(HiddenKind, u64, String)> {
    let hidden = content.iter().filter_map(|piece| match piece {
        Content::Hidden(Hidden { place, what, count }) => Some((*what, *count, place.to_string())),
        _ => None,
    });
    hidden.collect()
}

fn gaps(content: &[Content]) -> Vec<Gap> {
    let gaps = content.iter().filter_map(|piece| match piece {
        Content::Gap(gap) => Some(gap.clone()),
        _ => None,
    });
    gaps.collect()
}

fn grids(content: &[Content]) -> Vec<&GridHead> {
    let grids = content.iter().filter_map(|piece| match piece {
        Content::Grid(head) => Some(head),
        _ => None,
    });
    grids.collect()
}

fn number(value: f64) -> Value {
    Value::Number(value, NumberFormat::General)
}

/// A zip of these parts.
fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part with relations: id, kind, target.
fn relations(relations: &[(&str, &str, &str)]) -> String {
    let all: String = relations
        .iter()
        .map(|(id, kind, target)| {
            let mode = if target.contains("://") { " TargetMode=\"External\"" } else { "" };
            format!(
                "<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"{mode}/>"
            )
        })
        .collect();
    format!("<Relationships>{all}</Relationships>")
}

/// A workbook of one sheet `S` with this part, with more relations and parts.
fn workbook(
    sheet: &[u8],
    sheet_relations: &[(&str, &str, &str)],
    book_relations: &[(&str, &str, &str)],
    more: &[(&str, &str)],
) -> Vec<u8> {
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>\
         <sheet name=\"S\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
    );
    let mut of_book = vec![("s", "worksheet", "sheet.xml")];
    of_book.extend(book_relations);
    let root = relations(&[("b", "officeDocument", "/xl/workbook.xml")]);
    let of_book = relations(&of_book);
    let of_sheet = relations(sheet_relations);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", of_book.as_bytes()),
        ("xl/sheet.xml", sheet),
        ("xl/_rels/sheet.xml.rels", of_sheet.as_bytes()),
    ];
    parts.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    pack(&parts)
}

/// A workbook of one sheet with these rows.
fn rows(rows: &str) -> Vec<u8> {
    workbook(sheet(rows, "").as_bytes(), &[], &[], &[])
}

fn sheet(rows: &str, after: &str) -> String {
    format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{after}</worksheet>")
}

// ── What another program sees ────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone)]
enum Written {
    Number(f64),
    Text(String),
    Truth(bool),
}

fn written() -> impl Strategy<Value = Written> {
    prop_oneof![
        (-1e12_f64..1e12).prop_map(Written::Number),
        (0..2000_i32).prop_map(|number| Written::Number(f64::from(number))),
        "[ -~é€<&\"]{1,12}".prop_filter("seen", |text| text.trim() == text).prop_map(Written::Text),
        any::<bool>().prop_map(Written::Truth),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn sees_the_cells_that_another_reader_sees(
        sheets in prop::collection::vec(
            prop::collection::btree_map((0..2000_u32, 0..300_u16), written(), 0..40),
            1..4,
        )
    ) {
        let mut book = Workbook::new();
        for sheet in &sheets {
            let target = book.add_worksheet();
            for ((row, column), value) in sheet {
                match value {
                    Written::Number(number) => target.write(*row, *column, *number).unwrap(),
                    Written::Text(text) => target.write(*row, *column, text).unwrap(),
                    Written::Truth(truth) => target.write(*row, *column, *truth).unwrap(),
                };
            }
        }
        let bytes = book.save_to_buffer().unwrap();
        let (format, content, failure) = read("a.xlsx", bytes.clone());
        prop_assert_eq!((format, failure), ("xlsx", None));
        prop_assert_eq!(gaps(&content), vec![]);
        let mut other: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let mut theirs = BTreeMap::new();
        for name in other.sheet_names() {
            let mut reader = other.worksheet_cells_reader(&name).unwrap();
            while let Some(cell) = reader.next_cell().unwrap() {
                let (row, column) = cell.get_position();
                let value = match Data::from(cell.get_value().clone()) {
                    Data::Int(whole) => number(whole as f64),
                    Data::Float(real) => number(real),
                    Data::String(text) => Value::Text(text.as_str().into()),
                    Data::Bool(truth) => Value::Truth(truth),
                    _ => continue,
                };
                theirs.insert((format!("a.xlsx!{name}"), row, column), (value, false));
            }
        }
        prop_assert_eq!(cells(&content), theirs);
    }
}

// ── What a person does not see ───────────────────────────────────────────────────────────────────

#[test]
fn catches_hidden_sheets_rows_columns_and_texts() {
    let mut book = Workbook::new();
    let white = Format::new().set_font_color("FFFFFF");
    let nothing = Format::new().set_num_format(";;;");
    let suppressed = Format::new().set_num_format("[<10]\"x\";0");
    let first = book.add_worksheet().set_name("Blad1").unwrap();
    first.write(0, 0, 1).unwrap();
    first.write(1, 0, 2).unwrap();
    first.write(0, 1, 3).unwrap();
    first.write_with_format(0, 2, "wit", &white).unwrap();
    first.write_with_format(0, 3, 4, &nothing).unwrap();
    first.write_with_format(0, 4, 5, &suppressed).unwrap();
    first.write_with_format(0, 5, 50, &suppressed).unwrap();
    first.set_row_hidden(1).unwrap();
    first.set_row_hidden(9).unwrap();
    first.set_column_hidden(1).unwrap();
    let second = book.add_worksheet().set_name("Geheim").unwrap();
    second.write(0, 0, 6).unwrap();
    second.set_very_hidden(true);
    let (_, content, _) = read("a.xlsx", book.save_to_buffer().unwrap());
    assert_eq!(
        hidden(&content),
        [
            (HiddenKind::Rows, 1, "a.xlsx!Blad1!A2".to_owned()),
            (HiddenKind::Columns, 1, "a.xlsx!Blad1!B1".to_owned()),
            (HiddenKind::Text, 3, "a.xlsx!Blad1!C1:E1".to_owned()),
            (HiddenKind::Sheet, 1, "a.xlsx!Geheim".to_owned()),
        ],
        "an empty hidden row hides nothing"
    );
    let seen: Vec<bool> = cells(&content).into_values().map(|(_, hidden)| hidden).collect();
    assert_eq!(seen, [false, true, true, true, true, false, true, false]);
    let sheets: Vec<bool> = grids(&content).iter().map(|head| head.hidden).collect();
    assert_eq!(sheets, [false, true]);
}

#[test]
fn catches_notes_properties_and_formulas_that_lead_out() {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_author("A. Jansen").set_company("Instituut"));
    let sheet = book.add_worksheet();
    sheet.insert_note(0, 0, &Note::new("n = 3").set_author("A. Jansen")).unwrap();
    sheet.write_formula(2, 2, Formula::new("=WEBSERVICE(\"http://x\")").set_result("1")).unwrap();
    sheet.write_formula(3, 2, Formula::new("=SUM(A1:A2)").set_result("1")).unwrap();
    let (_, content, _) = read("a.xlsx", book.save_to_buffer().unwrap());
    assert_eq!(
        hidden(&content),
        [
            (HiddenKind::ActiveContent, 1, "a.xlsx!Sheet1!C3".to_owned()),
            (HiddenKind::Comment, 1, "a.xlsx!Sheet1".to_owned()),
        ]
    );
    let properties: Vec<_> = content
        .iter()
        .filter_map(|piece| match piece {
            Content::Property(property) => Some((property.name, property.value.as_str())),
            _ => None,
        })
        .collect();
    assert!(properties.contains(&("author", "A. Jansen")));
    assert!(properties.contains(&("company", "Instituut")));
    let lines = content.iter().filter_map(|piece| match piece {
        Content::Line(line) => Some(line.text.as_str()),
        _ => None,
    });
    assert!(lines.into_iter().any(|line| line.contains("n = 3")));
}

fn chart_of(range: &str) -> Chart {
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values(range);
    chart.title().set_name("Aantal naar jaar");
    chart
}

#[test]
fn a_chart_stands_on_its_sheet_with_its_title() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Blad1").unwrap();
    for row in 0..3_u32 {
        sheet.write(row, 0, row * 100).unwrap();
    }
    sheet.insert_chart(4, 2, &chart_of("Blad1!$A$1:$A$3")).unwrap();
    let (_, content, _) = read("a.xlsx", book.save_to_buffer().unwrap());
    assert_eq!(hidden(&content), []);
    let charts: Vec<_> = content
        .iter()
        .filter_map(|piece| match piece {
            Content::Picture(picture) => Some(picture),
            _ => None,
        })
        .collect();
    assert_eq!(charts.len(), 1);
    assert!(matches!(charts[0].drawing, Drawing::Chart { points: 1.. }));
    assert!(charts[0].place.to_string().starts_with("a.xlsx!Blad1!C5:"));
    assert!(charts[0].texts.iter().any(|text| text == "Aantal naar jaar"));
}

#[test]
fn catches_numbers_that_only_a_chart_keeps() {
    let drawing = "<wsDr xmlns:r=\"r\"><twoCellAnchor><graphicFrame><graphic><chart r:id=\"c\"/>\
                   </graphic></graphicFrame></twoCellAnchor></wsDr>";
    let chart = "<chartSpace><chart><ser><val><numRef><f>S!$A$1:$A$2</f><numCache>\
                 <pt idx=\"0\"><v>120</v></pt><pt idx=\"1\"><v>3</v></pt></numCache></numRef></val>\
                 </ser></chart></chartSpace>";
    let of_drawing = relations(&[("c", "chart", "chart.xml")]);
    let bytes = workbook(
        sheet("<row><c><v>120</v></c></row><row><c><v>130</v></c></row>", "").as_bytes(),
        &[("d", "drawing", "drawing.xml")],
        &[],
        &[
            ("xl/drawing.xml", drawing),
            ("xl/_rels/drawing.xml.rels", &of_drawing),
            ("xl/chart.xml", chart),
        ],
    );
    let (_, content, _) = read("a.xlsx", bytes);
    assert_eq!(hidden(&content), [(HiddenKind::ChartCache, 1, "a.xlsx!S".to_owned())]);
}

#[test]
fn a_picture_in_a_sheet_is_a_file_to_be_looked_at() {
    // A white picture of one pixel.
    let png = [
        0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0,
        0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78,
        0x9c, 0x63, 0xf8, 0x0f, 0, 1, 1, 1, 0, 0x1b, 0xb6, 0xee, 0x56, 0, 0, 0, 0, b'I', b'E',
        b'N', b'D', 0xae, 0x42, 0x60, 0x82,
    ];
    let mut book = Workbook::new();
    let image = Image::new_from_buffer(&png).unwrap();
    book.add_worksheet().insert_image(1, 1, &image).unwrap();
    let (_, content, _) = read("a.xlsx", book.save_to_buffer().unwrap());
    let inner: Vec<_> = content
        .iter()
        .filter_map(|piece| match piece {
            Content::Inner(inner) => Some((inner.name.as_str(), inner.bytes.as_slice())),
            _ => None,
        })
        .collect();
    assert_eq!(inner, [("xl/media/image1.png", &png[..])]);
    assert_eq!(hidden(&content), [], "a picture is no embedded object");
}

#[test]
fn catches_records_of_a_pivot_that_no_sheet_shows() {
    let definition = "<pivotCacheDefinition><cacheSource type=\"worksheet\">\
        <worksheetSource ref=\"A1:B3\" sheet=\"weg\"/></cacheSource><cacheFields>\
        <cacheField name=\"id\"><sharedItems><s v=\"P1\"/><s v=\"P2\"/></sharedItems></cacheField>\
        <cacheField name=\"n\"/></cacheFields></pivotCacheDefinition>";
    let records = "<pivotCacheRecords><r><x v=\"0\"/><n v=\"3\"/></r><r><x v=\"1\"/><n v=\"4\"/></r>\
        </pivotCacheRecords>";
    let of_definition = relations(&[("r", "pivotCacheRecords", "records.xml")]);
    let more = |definition| {
        vec![
            ("xl/pivot.xml", definition),
            ("xl/_rels/pivot.xml.rels", of_definition.as_str()),
            ("xl/records.xml", records),
        ]
    };
    let part =
        sheet("<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</v></c></row>", "");
    let of_book = [("p", "pivotCacheDefinition", "pivot.xml")];
    let bytes = workbook(part.as_bytes(), &[], &of_book, &more(definition));
    let (_, content, _) = read("a.xlsx", bytes);
    assert_eq!(hidden(&content), [(HiddenKind::PivotCache, 2, "a.xlsx!xl/pivot.xml".to_owned())]);
    let cells = cells(&content);
    let kept = |row, column| cells[&("a.xlsx!xl/pivot.xml".to_owned(), row, column)].0.clone();
    assert_eq!(kept(2, 0), Value::Text("P2".into()));
    assert_eq!(kept(1, 1), number(3.0));
    let shown = definition.replace("weg", "S");
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |id: &str, n: u8| format!("<row>{}<c><v>{n}</v></c></row>", text(id));
    let head = format!("<row>{}{}</row>", text("id"), text("n"));
    let unseen = |rows: &str| {
        let part = sheet(&format!("{head}{rows}"), "");
        let bytes = workbook(part.as_bytes(), &[], &of_book, &more(&shown));
        hidden(&read("a.xlsx", bytes).1).into_iter().map(|(what, count, _)| (what, count)).collect()
    };
    let all: Vec<(HiddenKind, u64)> = unseen(&format!("{}{}", row("p1", 3), row("P2", 4)));
    assert_eq!(all, [], "the sheet shows the records");
    let changed: Vec<(HiddenKind, u64)> = unseen(&format!("{}{}", row("P1", 3), row("P3", 4)));
    assert_eq!(changed, [(HiddenKind::PivotCache, 1)], "the cache keeps what was changed since");
}

#[test]
fn catches_the_name_of_a_printer() {
    // Letters of two bytes, filled up as Windows fills its device settings.
    let device: String = "\\\\srv\\kamer 2\0\0\0".chars().flat_map(|c| [c, '\0']).collect();
    let of_sheet = [("p", "printerSettings", "printer.bin")];
    let more = [("xl/printer.bin", device.as_str())];
    let (_, content, _) = read("a.xlsx", workbook(sheet("", "").as_bytes(), &of_sheet, &[], &more));
    assert!(content.iter().any(|piece| {
        matches!(piece, Content::Property(property) if property.name == "printer"
            && property.value == "\\\\srv\\kamer 2")
    }));
}

#[test]
fn catches_what_links_to_other_workbooks_brought() {
    let link = "<externalLink><externalBook><sheetDataSet><sheetData sheetId=\"0\"><row r=\"1\">\
        <cell r=\"B1\"><v>3</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>";
    let of_link = relations(&[("l", "externalLinkPath", "file://server/personen.xlsx")]);
    let bytes = workbook(
        sheet("", "").as_bytes(),
        &[],
        &[("l", "externalLink", "link.xml")],
        &[("xl/link.xml", link), ("xl/_rels/link.xml.rels", &of_link)],
    );
    let (_, content, _) = read("a.xlsx", bytes);
    assert_eq!(hidden(&content), [(HiddenKind::ExternalLink, 1, "a.xlsx!xl/link.xml".to_owned())]);
    assert_eq!(cells(&content).into_values().next(), Some((number(3.0), false)));
    assert!(grids(&content).iter().any(|head| head.hidden));
}

#[test]
fn catches_parts_that_nothing_leads_to() {
    let bytes = workbook(sheet("", "").as_bytes(), &[], &[], &[("xl/notes.csv", "a;b\n1;2\n")]);
    let (_, content, _) = read("a.xlsx", bytes);
    assert_eq!(hidden(&content), [(HiddenKind::OrphanPart, 1, "a.xlsx!xl/notes.csv".to_owned())]);
    assert!(
        content.iter().any(|piece| {
            matches!(piece, Content::Inner(inner) if inner.name == "xl/notes.csv")
        })
    );
}

// ── What hostile and damaged files hold ──────────────────────────────────────────────────────────

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

// ── OpenDocument ─────────────────────────────────────────────────────────────────────────────────

fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" \
         xmlns:style=\"s\" xmlns:draw=\"d\" xmlns:xlink=\"l\"><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet>\
         </office:body></office:document-content>"
    );
    pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

fn float(value: u32, attributes: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"float\" office:value=\"{value}\" {attributes}>\
         <text:p>{value}</text:p></table:table-cell>"
    )
}

#[test]
fn what_an_open_document_repeats_is_carried_out_where_it_holds_something() {
    let rows = format!(
        "<table:table table:name=\"B\"><table:table-row>{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\">{}</table:table-row></table:table>",
        float(3, "table:number-columns-repeated=\"3\""),
        float(7, ""),
    );
    let (format, content, failure) = read("a.ods", ods("", &rows));
    assert_eq!((format, failure), ("ods", None));
    let places: Vec<_> =
        cells(&content).into_keys().map(|(_, row, column)| (row, column)).collect();
    assert_eq!(places, [(0, 0), (0, 1), (0, 2), (1_048_571, 0), (1_048_572, 0)]);
    assert_eq!(gaps(&content), []);
}

#[test]
fn a_repetition_beyond_the_sheet_is_a_gap_and_one_cell() {
    let row = float(3, "table:number-columns-repeated=\"1000000000\"");
    let table = format!(
        "<table:table table:name=\"B\"><table:table-row>{row}</table:table-row></table:table>"
    );
    let (_, content, _) = read("a.ods", ods("", &table));
    assert_eq!(cells(&content).len(), 1);
    assert_eq!(gaps(&content).len(), 1);
}

#[test]
fn catches_what_an_open_document_hides() {
    let styles = "<style:style style:name=\"h\" style:family=\"table\">\
                  <style:table-properties table:display=\"false\"/></style:style>";
    let tables = format!(
        "<table:table table:name=\"A\"><table:table-column/><table:table-column \
         table:visibility=\"collapse\"/><table:table-row>{}{}<table:table-cell>\
         <office:annotation><text:p>n = 3</text:p></office:annotation></table:table-cell>\
         </table:table-row><table:table-row table:visibility=\"filter\">{}</table:table-row>\
         </table:table><table:table table:name=\"B\" table:style-name=\"h\"><table:table-row>{}\
         </table:table-row></table:table>",
        float(1, ""),
        float(2, ""),
        float(3, ""),
        float(4, ""),
    );
    let (_, content, _) = read("a.ods", ods(styles, &tables));
    assert_eq!(
        hidden(&content),
        [
            (HiddenKind::Rows, 1, "a.ods!A!A2".to_owned()),
            (HiddenKind::Columns, 1, "a.ods!A!B1".to_owned()),
            (HiddenKind::Comment, 1, "a.ods!A".to_owned()),
            (HiddenKind::Sheet, 1, "a.ods!B".to_owned()),
        ]
    );
    let seen: Vec<bool> = cells(&content).into_values().map(|(_, hidden)| hidden).collect();
    assert_eq!(seen, [false, true, true, false]);
}

#[test]
fn an_encrypted_open_document_says_so() {
    let manifest =
        "<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    let bytes = pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", &[7; 900]),
    ]);
    let (_, content, failure) = read("a.ods", bytes);
    assert_eq!((content, failure), (vec![], Some(Reason::Encrypted)));
}
