//! Spreadsheets of OpenDocument.

use super::{cells, gaps, hidden, pack, read};
use voorcheck::content::HiddenKind;
use voorcheck::gap::Reason;

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
