//! What a person does not see on opening a workbook.

use super::{cells, grids, hidden, number, read, relations, sheet, workbook};
use rust_xlsxwriter::{Chart, ChartType, DocProperties, Format, Formula, Image, Note, Workbook};
use voorcheck::content::{Content, Drawing, HiddenKind, Value};

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
            (HiddenKind::Comment, 1, "a.xlsx!Sheet1!A1".to_owned()),
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
