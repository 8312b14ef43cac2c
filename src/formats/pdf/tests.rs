//! Claims about whole documents, written object by object.

mod ruled;
mod unread;

use super::*;
use crate::content::{Content, Drawing, Picture, Value};
use crate::policy::Policy;

/// A document of one page on A4, with these commands, entries of the catalog and further objects
/// (numbered from 6 on).
fn document(commands: &str, catalog: &str, more: &[&str]) -> Vec<u8> {
    let stream = format!("<</Length {}>>\nstream\n{commands}\nendstream", commands.len());
    let resources = "<</Font<</F1 5 0 R>>/XObject<</Im1 6 0 R>>>>";
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources{resources}>>"
        ),
        stream,
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    objects.extend(more.iter().map(|object| (*object).to_owned()));
    build(&objects)
}

/// Numbers the objects and writes the table that says where they stand.
fn build(objects: &[String]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").into_bytes());
    }
    let (start, size) = (bytes.len(), objects.len() + 1);
    bytes.extend(table.into_bytes());
    bytes.extend(
        format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").into_bytes(),
    );
    bytes
}

fn read(bytes: &[u8]) -> (Vec<Content>, Result<(), Reason>) {
    let limits = Policy::built_in().unwrap().limits;
    let mut source = Source::held(Place::entry("a.pdf"), &limits, bytes.into());
    let mut content = Vec::new();
    let end = Pdf.read(&mut source, &mut content);
    (content, end)
}

fn hides(content: &[Content], what: HiddenKind) -> bool {
    content.iter().any(|piece| matches!(piece, Content::Hidden(hidden) if hidden.what == what))
}

/// Commands that write texts at places.
fn written(texts: &[(&str, i32, i32)]) -> String {
    texts.iter().fold("BT /F1 10 Tf ".to_owned(), |commands, (text, x, y)| {
        commands + &format!("1 0 0 1 {x} {y} Tm ({text}) Tj ")
    }) + "ET"
}

#[test]
fn words_in_columns_are_a_grid() {
    let commands = written(&[
        ("groep", 50, 700),
        ("n", 200, 700),
        ("mannen", 50, 688),
        ("120", 200, 688),
        ("vrouwen", 50, 676),
        ("130", 200, 676),
    ]);
    let (content, end) = read(&document(&commands, "", &[]));
    assert_eq!(end, Ok(()));
    let rows: Vec<Vec<String>> = content
        .iter()
        .filter_map(|piece| match piece {
            Content::Row(row) => Some(row.cells.iter().map(|cell| match &cell.value {
                Value::Text(text) => text.to_string(),
                _ => String::new(),
            })),
            _ => None,
        })
        .map(Iterator::collect)
        .collect();
    assert_eq!(rows, [["groep", "n"], ["mannen", "120"], ["vrouwen", "130"]]);
}

#[test]
fn a_table_on_its_side_is_a_grid_as_well() {
    let rules = (0..10).fold(String::new(), |rules, row| {
        let x = 100 + 12 * row;
        rules + &format!("{x} 50 m {x} 400 l S ")
    });
    let cells = [("groep", 100, 50), ("n", 100, 200), ("man", 112, 50), ("12", 112, 200)];
    let more = [("vrouw", 124, 50), ("13", 124, 200)];
    let commands = cells.iter().chain(&more).fold(rules + "BT /F1 10 Tf ", |commands, cell| {
        let (text, x, y) = cell;
        commands + &format!("0 1 -1 0 {x} {y} Tm ({text}) Tj ")
    });
    let (content, _) = read(&document(&(commands + "ET"), "", &[]));
    let rows = content.iter().filter(|piece| matches!(piece, Content::Row(_))).count();
    assert_eq!(rows, 3);
    assert!(!content.iter().any(|piece| matches!(piece, Content::Picture(_))));
}

#[test]
fn a_curve_with_labels_is_one_plot_with_its_texts() {
    let mut commands = "100 100 m 400 100 l S 100 100 m 100 400 l S ".to_owned();
    for step in 0..30 {
        let (x, y) = (100 + step * 10, 100 + step * step % 290);
        commands.push_str(&format!("{x} {y} m {} {} l S ", x + 10, y + 7));
    }
    commands.push_str(&written(&[("n = 1 043", 200, 90), ("2019", 110, 90)]));
    let (content, _) = read(&document(&commands, "", &[]));
    let plots: Vec<&Picture> = content
        .iter()
        .filter_map(|piece| match piece {
            Content::Picture(picture) => Some(picture),
            _ => None,
        })
        .collect();
    assert_eq!(plots.len(), 1);
    assert!(plots[0].texts.contains(&"n = 1 043".to_owned()));
    assert!(matches!(plots[0].drawing, Drawing::Vector { marks, .. } if marks >= 32));
}

#[test]
fn text_without_ink_or_in_white_is_hidden() {
    for commands in
        ["BT /F1 10 Tf 3 Tr 50 700 Td (3) Tj ET", "1 g BT /F1 10 Tf 50 700 Td (3) Tj ET"]
    {
        let (content, _) = read(&document(commands, "", &[]));
        assert!(hides(&content, HiddenKind::Text), "{commands}");
    }
    let head = "0 g 40 690 100 20 re f 1 g BT /F1 10 Tf 50 700 Td (3) Tj ET";
    assert!(!hides(&read(&document(head, "", &[])).0, HiddenKind::Text));
}

#[test]
fn a_page_of_one_picture_without_text_is_a_gap() {
    let image = "<</Subtype/Image/Width 4/Height 4/Length 0>>\nstream\n\nendstream";
    let (content, _) = read(&document("q 500 0 0 700 40 40 cm /Im1 Do Q", "", &[image]));
    assert!(content.iter().any(|piece| matches!(
        piece,
        Content::Gap(gap) if gap.reason == Reason::NoTextLayer
    )));
}

#[test]
fn an_attachment_is_opened_and_a_program_is_reported() {
    let file = "<</Type/Filespec/F(cijfers.csv)/EF<</F 7 0 R>>>>";
    let bytes = "<</Type/EmbeddedFile/Length 4>>\nstream\na;3\n\nendstream";
    let catalog = "/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>\
        /OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>";
    let (content, _) = read(&document("", catalog, &[file, bytes]));
    assert!(content.iter().any(|piece| matches!(
        piece,
        Content::Inner(inner) if inner.name == "cijfers.csv" && inner.bytes.starts_with(b"a;3")
    )));
    assert!(hides(&content, HiddenKind::EmbeddedObject));
    assert!(hides(&content, HiddenKind::ActiveContent));
}

#[test]
fn a_tree_of_pages_that_bites_its_tail_ends() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>".to_owned(),
    ];
    assert_eq!(read(&build(&objects)).1, Err(Reason::Damaged));
}

#[test]
fn what_is_no_document_at_all_is_damaged() {
    assert!(read(b"%PDF-1.7\n").1.is_err());
    let whole = document(&written(&[("a", 50, 700)]), "", &[]);
    assert!(read(&whole[..whole.len() / 2]).1.is_err());
}

#[test]
fn pages_share_what_may_be_carried_out_of_their_commands() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>".to_owned(),
        format!("<</Length 3000>>\nstream\n{}\nendstream", "0 0 m 9 9 l S\n".repeat(214) + "    "),
    ];
    let document = Document::load_mem(&build(&objects)).unwrap();
    let read = |room| {
        let mut pages = Pages::of(&document, room, false);
        document.page_iter().map(|id| pages.read(id).err()).collect::<Vec<_>>()
    };
    assert_eq!(read(COMMANDS_BYTES), [None, None]);
    assert!(matches!(read(6_000).as_slice(), [None, Some(Reason::Limit(_))]), "{:?}", read(6_000));
}

#[test]
fn a_font_whose_widths_are_written_again_and_again_is_read() {
    let widths = "0 4294967295 600 ".repeat(20_000);
    let more = [
        "<<>>".to_owned(),
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[8 0 R]>>"
            .to_owned(),
        format!("<</Type/Font/Subtype/CIDFontType2/W[{widths} 4294967295[600 600]]>>"),
    ];
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    let bytes = document("BT /F1 9 Tf 9 9 Td <0041> Tj ET", "", &more);
    // The font of the page is the one with two bytes for a letter.
    let bytes = String::from_utf8(bytes).unwrap().replace("/F1 5 0 R", "/F1 7 0 R");
    let (_, end) = read(bytes.as_bytes());
    assert_eq!(end, Ok(()));
}
