//! What stands where no program puts it, in packages that are sound otherwise.

use super::read;
use crate::harness::Zip;
use crate::harness::found::gaps;

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
