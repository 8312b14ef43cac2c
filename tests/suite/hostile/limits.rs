//! Limits: what is read up to them, and what is not believed or read without end.

use super::{limited, read};
use crate::harness::Zip;
use crate::harness::found::{gaps, limits_reached};
use voorcheck::facts::Candidate;
use voorcheck::gap::Reason;

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
