//! Claims about XML, each on a small document.

use super::*;
use crate::policy::Policy;

fn limits() -> Limits {
    Policy::built_in().unwrap().limits
}

/// The document as one line: `<name a=1>`, text, `</name>`.
fn pieces(document: &[u8]) -> Result<String, Reason> {
    let mut xml = Xml::new(document, &limits())?;
    let mut line = String::new();
    loop {
        match xml.next()? {
            Piece::Start(tag) => {
                line.push_str(&format!("<{}", tag.name()));
                for (name, value) in tag.attributes() {
                    line.push_str(&format!(" {name}={value}"));
                }
                line.push('>');
            }
            Piece::End(name) => line.push_str(&format!("</{name}>")),
            Piece::Text(text) => line.push_str(text),
            Piece::Eof => return Ok(line),
        }
    }
}

#[test]
fn text_is_joined_over_references_cdata_comments_and_instructions() {
    for (document, text) in [
        ("<v>1&#50;0</v>", "120"),
        ("<v><![CDATA[120]]></v>", "120"),
        ("<v>1<!-- -->20</v>", "120"),
        ("<v>12<?p?>0</v>", "120"),
        ("<v>&#51;</v>", "3"),
        ("<v>a&amp;b&lt;c</v>", "a&b<c"),
    ] {
        assert_eq!(pieces(document.as_bytes()).unwrap(), format!("<v>{text}</v>"));
    }
}

#[test]
fn prefixes_are_left_out_and_empty_elements_end() {
    let document = br#"<?xml version="1.0"?><x:a r:id="1" k='&quot;2'><x:b/>t</x:a>"#;
    assert_eq!(pieces(document).unwrap(), "<a id=1 k=\"2><b></b>t</a>");
}

#[test]
fn reads_utf_16_and_declared_encodings() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>é</a>";
    let mut little = vec![0xff, 0xfe];
    text.encode_utf16().for_each(|unit| little.extend(unit.to_le_bytes()));
    let mut big = vec![0xfe, 0xff];
    text.encode_utf16().for_each(|unit| big.extend(unit.to_be_bytes()));
    let windows = b"<?xml version='1.0' encoding='windows-1252'?><a>\xe9</a>".to_vec();
    let marked = "\u{feff}<a>é</a>".as_bytes().to_vec();
    for document in [little, big, windows, marked] {
        assert_eq!(pieces(&document).unwrap(), "<a>é</a>");
    }
}

#[test]
fn refuses_a_doctype() {
    let document = b"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>";
    assert_eq!(pieces(document), Err(Reason::Unsupported));
}

#[test]
fn refuses_what_is_not_well_formed() {
    for document in [
        "<a>",
        "<a></b>",
        "",
        "plain",
        "<a>&e;</a>",
        "<a b></a>",
        "<a b=1></a>",
        "<a b='1' b='2'/>",
    ] {
        assert_eq!(pieces(document.as_bytes()), Err(Reason::Damaged), "{document}");
    }
}

#[test]
fn depth_attributes_and_length_are_limited() {
    let deep = "<a>".repeat(300);
    assert_eq!(pieces(deep.as_bytes()), Err(Reason::limit("nesting", limits().nesting)));
    let many: String = (0..300).map(|i| format!(" a{i}='1'")).collect();
    let wide = format!("<a{many}/>");
    assert_eq!(pieces(wide.as_bytes()), Err(Reason::limit("attributes", limits().attributes)));
    let length = usize::try_from(limits().line_bytes).unwrap() + 200_000;
    for long in
        [format!("<a>{}</a>", "x".repeat(length)), format!("<a b='{}'/>", "x".repeat(length))]
    {
        let reason = pieces(long.as_bytes());
        assert_eq!(reason, Err(Reason::limit("line_bytes", limits().line_bytes)));
    }
}
