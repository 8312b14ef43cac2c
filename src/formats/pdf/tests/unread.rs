//! Claims that nothing of a document goes unread or unseen without a word.

use super::*;

/// The reasons of the gaps in a document.
fn reasons(content: &[Content]) -> Vec<Reason> {
    let gap = |piece: &Content| match piece {
        Content::Gap(gap) => Some(gap.reason.clone()),
        _ => None,
    };
    content.iter().filter_map(gap).collect()
}

/// All words of the lines in a document.
fn words(content: &[Content]) -> Vec<&str> {
    content
        .iter()
        .filter_map(|piece| match piece {
            Content::Line(line) => Some(line.text.trim()),
            _ => None,
        })
        .collect()
}

/// A page that paints object 6.
fn painting(object: &str) -> (Vec<Content>, Result<(), Reason>) {
    read(&document("q 500 0 0 700 40 40 cm /Im1 Do Q", "", &[object]))
}

#[test]
fn does_not_call_read_a_page_whose_commands_cannot_be_unpacked() {
    let good = document(&written(&[("a", 50, 700)]), "", &[]);
    assert!(reasons(&read(&good).0).is_empty());
    let text = String::from_utf8(good).unwrap();
    for (filter, reason) in [
        ("/Filter/JBIG2Decode", Reason::Unsupported),
        ("/Filter/Onbekend", Reason::Unsupported),
        ("/Filter[/ASCIIHexDecode/Onbekend]", Reason::Unsupported),
        ("/Filter/FlateDecode", Reason::Damaged),
        ("/Filter/LZWDecode", Reason::Damaged),
        ("/F(elders.txt)", Reason::Unsupported),
        ("/Filter/ASCIIHexDecode", Reason::Damaged),
    ] {
        let bytes = text.replace("<</Length ", &format!("<<{filter}/Length "));
        assert_eq!(reasons(&read(bytes.as_bytes()).0), [reason], "{filter}");
    }
}

#[test]
fn does_not_call_read_commands_behind_what_cannot_be_understood() {
    let more = written(&[("n = 3", 50, 600)]);
    for odd in [")", "]", "(open", "BI /W 1 /H 1 ID x", "voorcheckEnd ) ", "<< /a", "@"] {
        let (content, _) = read(&document(&format!("q Q {odd} {more}"), "", &[]));
        assert!(reasons(&content).contains(&Reason::Damaged), "{odd}");
    }
    let comment = format!("q % ) een opmerking\n Q {more} % nog een");
    assert!(reasons(&read(&document(&comment, "", &[])).0).is_empty());
}

#[test]
fn does_not_call_read_what_is_painted_and_is_not_there() {
    for object in ["<</Length 0>>\nstream\n\nendstream", "null"] {
        assert!(!reasons(&painting(object).0).is_empty(), "{object}");
    }
    let form = "<</Subtype/Form/Filter/Onbekend/Length 0>>\nstream\n\nendstream";
    assert_eq!(reasons(&painting(form).0), [Reason::Unsupported]);
    let missing = document("", "", &[]);
    let missing = String::from_utf8(missing).unwrap().replace("/Contents 4 0 R", "/Contents 9 0 R");
    assert_eq!(reasons(&read(missing.as_bytes()).0), [Reason::Damaged]);
}

#[test]
fn does_not_call_read_a_page_that_the_tree_does_not_name_rightly() {
    let text = String::from_utf8(document(&written(&[("n = 3", 50, 700)]), "", &[])).unwrap();
    for (from, to) in [
        ("/Type/Page/", "/Type/Pagi/"),
        ("/Type/Page/", "/Soort/Page/"),
        ("/Kids[3 0 R]", "/Kids[3 0 R 8 0 R]"),
    ] {
        let (content, end) = read(text.replace(from, to).as_bytes());
        assert!(end.is_err() || words(&content).contains(&"n = 3"), "{to}");
    }
}

#[test]
fn reads_what_lies_upon_a_page_and_in_patterns() {
    let form = "<</Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F1 5 0 R>>>>/Length 38>>\n\
        stream\nBT /F1 10 Tf 2 2 Td (n = 3) Tj ET     \nendstream";
    let stamp = "<</Subtype/Stamp/Rect[100 700 200 720]/AP<</N 6 0 R>>>>";
    let text = String::from_utf8(document("", "", &[form, stamp])).unwrap();
    let bytes = text.replace("/Contents 4 0 R", "/Contents 4 0 R/Annots[7 0 R]");
    assert_eq!(words(&read(bytes.as_bytes()).0), ["n = 3"]);
    let field = "<</Subtype/Widget/Rect[100 700 200 720]/V(n = 3)>>";
    let text = String::from_utf8(document("", "", &[form, field])).unwrap();
    let bytes = text.replace("/Contents 4 0 R", "/Contents 4 0 R/Annots[7 0 R]");
    assert_eq!(words(&read(bytes.as_bytes()).0), ["n = 3"]);
    let pattern = form.replace("/Subtype/Form", "/PatternType 1");
    let text = document("/Pattern cs /P1 scn 0 0 90 90 re f", "", &[&pattern]);
    let text = String::from_utf8(text).unwrap().replace("/XObject<</Im1", "/Pattern<</P1");
    assert_eq!(words(&read(text.as_bytes()).0), ["n = 3"]);
}

#[test]
fn does_not_call_read_letters_whose_codes_tell_nothing() {
    let fonts = [
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H>>",
        "<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 7 0 R>>",
        "<</Type/Font/Subtype/TrueType/BaseFont/X/Encoding<</Differences[65/g1/g2/g3]>>>>",
        "<</Type/Font/Subtype/Type3/Encoding<</Differences[65/A/B/C]>>/CharProcs<</A 8 0 R>>>>",
    ];
    let descriptor = "<</Type/FontDescriptor/Flags 4/FontFile2 8 0 R>>";
    let drawn = "<</Length 20>>\nstream\nBT /F2 9 Tf (3) Tj ET\nendstream";
    for font in fonts {
        let text = document("BT /F1 9 Tf 50 700 Td (ABCABC) Tj ET", "", &[font, descriptor, drawn]);
        let text = String::from_utf8(text).unwrap().replace("/F1 5 0 R", "/F1 6 0 R");
        assert!(!reasons(&read(text.as_bytes()).0).is_empty(), "{font}");
    }
}

#[test]
fn does_not_call_read_a_few_numbers_whose_digits_are_drawn() {
    let font = |names: &str| {
        format!("<</Type/Font/Subtype/Type3/Encoding<</Differences[48{names}]>>/CharProcs<<>>>>")
    };
    let reasons_of = |names: &str, number: &str| {
        let text = "regio aantal Noord Oost Zuid en West";
        let commands =
            format!("BT /F1 9 Tf 50 700 Td ({text}) Tj ET BT /F2 9 Tf 50 600 Td ({number}) Tj ET");
        let bytes = document(&commands, "", &[&font(names)]);
        let bytes = String::from_utf8(bytes).unwrap().replace("/F1 5 0 R", "/F1 5 0 R/F2 6 0 R");
        reasons(&read(bytes.as_bytes()).0)
    };
    assert_eq!(reasons_of("/g0/g1/g2/g3", "1203"), [Reason::NoTextLayer]);
    assert!(reasons_of("/zero/one/two/three", "1203").is_empty());
    // Bullets and ticks.
    assert!(reasons_of("/g0/g1/g2/g3", "0101").is_empty());
}

#[test]
fn letters_go_back_to_the_font_that_was_put_aside() {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H>>";
    let text = document("BT /F1 9 Tf q /F2 9 Tf Q 50 700 Td (n = 3) Tj ET", "", &[font]);
    let text = String::from_utf8(text).unwrap().replace("/F1 5 0 R", "/F1 5 0 R/F2 6 0 R");
    assert_eq!(words(&read(text.as_bytes()).0), ["n = 3"]);
}

#[test]
fn does_not_call_read_a_form_that_is_drawn_from_xml() {
    let (content, _) = read(&document("", "/AcroForm<</XFA 6 0 R>>", &["(x)"]));
    assert_eq!(reasons(&content), [Reason::Unsupported]);
}

/// Whether a document is said to hold more than it shows.
fn has_orphans(catalog: &str, more: &[&str]) -> bool {
    let (content, end) = read(&document(&written(&[("tekst", 50, 700)]), catalog, more));
    assert_eq!(end, Ok(()));
    hides(&content, HiddenKind::OrphanPart)
}

#[test]
fn does_not_pass_over_what_nothing_leads_to() {
    let picture = "<</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\n0\nendstream";
    let stream = "<</Length 14>>\nstream\nregio;aantal 3\nendstream";
    assert!(!has_orphans("", &[picture]));
    assert!(!has_orphans("/Metadata 7 0 R", &[picture, stream]));
    assert!(has_orphans("", &[picture, stream]));
    assert!(has_orphans("/PieceInfo<</X<</Private 7 0 R>>>>", &[picture, stream]));
    assert!(has_orphans("", &[picture, "<</Type/Page/Parent 2 0 R>>"]));
    // The file itself uses it.
    assert!(!has_orphans("", &[picture, "<</S 36/Length 1>>\nstream\n0\nendstream"]));
}

#[test]
fn opens_what_stands_before_the_document() {
    let bytes = [b"regio;aantal\n".as_slice(), &document("", "", &[])].concat();
    let (content, _) = read(&bytes);
    assert!(content.iter().any(|piece| matches!(
        piece,
        Content::Inner(inner) if inner.name == "leading" && inner.bytes == b"regio;aantal\n"
    )));
}

#[test]
fn reads_what_is_said_beside_the_pages() {
    let catalog = "/Outlines 7 0 R/AcroForm<</Fields[8 0 R]>>/StructTreeRoot 9 0 R";
    let more = [
        "<<>>",
        "<</Title(Zuid n = 3)/Parent 1 0 R>>",
        "<</FT/Tx/T(a)/V(Noord n = 4)>>",
        "<</S/Figure/Alt(Oost n = 5)>>",
    ];
    let (content, _) = read(&document("", catalog, &more));
    assert_eq!(words(&content), ["Noord n = 4", "Oost n = 5", "Zuid n = 3"]);
}

#[test]
fn reads_what_stands_in_the_corners_of_a_document() {
    let catalog = "/OCProperties<</OCGs[7 0 R]/D<<>>>>/PageLabels<</Nums[0<</P(Blad n = 2)>>]>>";
    let more = [
        "<<>>",
        "<</Type/OCG/Name(Zuid n = 3)>>",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Contents(Noord n = 4)>>",
        "<</FT/Tx/T(a)/RV(Oost n = 5)/MK<</CA(West n = 6)>>>>",
        "<</S/Table/P 1 0 R/A<</O/Table/Summary(Midden n = 7)>>>>",
        "<</Producer(pdf 1.4, 3)/CreationDate(D:20260101)/Regio(Hier n = 8)>>",
        "<</Subtype/XML/Type/Metadata/Length 31>>\nstream\n<a b=\"Daar n = 9\">2026-01-01</a>  \nendstream",
    ];
    let (content, _) = read(&document("", catalog, &more));
    let said = ["Blad n = 2", "Daar n = 9", "Hier n = 8", "Midden n = 7", "Noord n = 4"];
    assert_eq!(words(&content)[..5], said);
    assert_eq!(words(&content)[5..], ["Oost n = 5", "West n = 6", "Zuid n = 3"]);
}
