use super::*;
use crate::content::Content;
use crate::place::Place;
use crate::policy::Policy;
use std::io::Write as _;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const LEADS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What a document with this body delivers; `more` are further parts with their relation.
fn read(body: &str, more: &[(&str, &str, &str)]) -> Vec<Content> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let relation = |kind: &str, target: &str| {
        format!(r#"<Relationship Id="{kind}" Type="{LEADS}/{kind}" Target="{target}"/>"#)
    };
    let relations = |all: &str| format!("<Relationships>{all}</Relationships>");
    add("[Content_Types].xml", r#"<Types><Default Extension="xml" ContentType="a/b"/></Types>"#);
    add("_rels/.rels", &relations(&relation("officeDocument", "word/document.xml")));
    let document = format!(r#"<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>"#);
    add("word/document.xml", &document);
    let leads: String = more.iter().map(|(kind, name, _)| relation(kind, name)).collect();
    add("word/_rels/document.xml.rels", &relations(&leads));
    for (_, name, text) in more {
        add(&format!("word/{name}"), text);
    }
    let bytes = zip.finish().unwrap().into_inner();
    let policy = Policy::built_in().unwrap();
    let mut source = Source::held(Place::entry("a.docx"), &policy.limits, bytes.into());
    let mut sink = Vec::new();
    Docx.read(&mut source, &mut sink).unwrap();
    sink
}

/// The content as short lines, with the texts of pictures.
fn told(content: &[Content]) -> Vec<String> {
    super::super::told::lines_with(content, |content| match content {
        Content::Picture(picture) => Some(format!("{:?} {:?}", picture.drawing, picture.texts)),
        _ => None,
    })
}

fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn r(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(&r("", text)))
}

#[test]
fn a_table_keeps_its_columns_below_joined_cells() {
    let body = format!(
        "{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        p(&r("", "Tabel 1")),
        tc(r#"<w:vMerge w:val="restart"/>"#, "Regio"),
        tc(r#"<w:gridSpan w:val="2"/>"#, "Aantal"),
        tc("<w:vMerge/>", ""),
        tc("", "Man"),
        tc("", "Vrouw"),
        tc("", "Noord"),
        tc("", "120"),
        tc("", "130"),
    );
    assert_eq!(
        told(&read(&body, &[])),
        [
            "Tabel 1",
            "0:Regio|1:Aantal",
            "1:Man|2:Vrouw",
            "0:Noord|1:120|2:130",
            "merged A1:A2",
            "merged B1:C1"
        ]
    );
}

#[test]
fn a_nested_table_is_a_grid_of_its_own() {
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", "7"));
    let outer = format!("<w:tbl><w:tr><w:tc>{inner}{}</w:tc></w:tr></w:tbl>", p(&r("", "buiten")));
    assert_eq!(told(&read(&outer, &[])), ["0:buiten", "0:7"]);
}

#[test]
fn what_was_deleted_or_hidden_is_read_and_reported() {
    let body = p(&format!(
        "{}<w:ins>{}</w:ins><w:del><w:r><w:delText>weg</w:delText></w:r></w:del>{}{}{}",
        r("", "er staat "),
        r("", "iets"),
        r("<w:vanish/>", "geheim"),
        r(r#"<w:color w:val="FFFFFF"/>"#, " wit"),
        r(r#"<w:vanish w:val="0"/><w:sz w:val="24"/>"#, " meer"),
    ));
    assert_eq!(
        told(&read(&body, &[])),
        ["[geheim wit]", "[weg]", "er staat iets meer", "hidden-text x1", "tracked-change x2"]
    );
}

#[test]
fn white_words_on_a_dark_cell_are_seen() {
    let dark = format!(
        r#"<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>{}</w:tc></w:tr></w:tbl>"#,
        p(&r(r#"<w:color w:val="FFFFFF"/>"#, "Aantal"))
    );
    assert_eq!(told(&read(&dark, &[])), ["0:Aantal"]);
}

#[test]
fn monospaced_paragraphs_are_printed_lines() {
    let mono = r#"<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>"#;
    let body = p(&r(mono, "Freq.   10")) + &p("") + &p(&r(mono, "x")) + &p(&r("", "Tekst."));
    assert_eq!(told(&read(&body, &[])), ["#Freq.   10", "#", "#x", "Tekst."]);
    let styles = r#"<w:styles><w:style w:styleId="Uitvoer"><w:rPr><w:rFonts w:ascii="Consolas"/>
        </w:rPr></w:style></w:styles>"#;
    let body = p(&format!(r#"<w:pPr><w:pStyle w:val="Uitvoer"/></w:pPr>{}"#, r("", "y = 1")));
    assert_eq!(told(&read(&body, &[("styles", "styles.xml", styles)])), ["#y = 1"]);
}

#[test]
fn a_raised_note_mark_does_not_join_the_number() {
    let body = p(&format!("{}{}", r("", "120"), r(r#"<w:vertAlign w:val="superscript"/>"#, "1")));
    assert_eq!(told(&read(&body, &[])), ["120¹"]);
}

#[test]
fn catches_a_number_that_is_struck_out_beside_another() {
    let struck = |number: &str| r("<w:strike/>", number);
    let body = p(&format!("{}{}", struck("3"), r("", "130"))) + &p(&struck("7"));
    assert_eq!(told(&read(&body, &[])), ["3; 130", "7", "tracked-change x1"]);
}

#[test]
fn an_empty_field_shows_no_prompt_and_a_box_shows_its_tick() {
    let body = p(&format!(
        "{}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        r("", "Naam:"),
        r("", " Uw naam")
    )) + &p(
        r#"<w:r><w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t>ja</w:t></w:r>"#,
    );
    assert_eq!(told(&read(&body, &[])), ["Naam:", "☒ja"]);
}

#[test]
fn notes_headers_and_text_boxes_are_text_and_comments_are_not_seen() {
    let story = |text: &str| format!("<w:x>{}</w:x>", p(&r("", text)));
    let body = p("<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>kader</w:t>\
        </w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>kader</w:t></w:r>\
        </w:p></mc:Fallback></mc:AlternateContent></w:r>");
    let comments = format!("<w:comments><w:comment>{}</w:comment></w:comments>", p(&r("", "n=3")));
    let more = [
        ("header", "header1.xml", &*story("boven")),
        ("footnotes", "footnotes.xml", &*story("noot")),
        ("comments", "comments.xml", &*comments),
    ];
    let told = told(&read(&body, &more));
    assert_eq!(told, ["kader", "", "boven", "noot", "[n=3]", "comment x1"]);
}

#[test]
fn catches_numbers_in_building_blocks_also_in_their_tables() {
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", "Noord"), tc("", "7"));
    let blocks = format!("<w:glossaryDocument>{table}</w:glossaryDocument>");
    let told = told(&read(&p(&r("", "tekst")), &[("glossaryDocument", "glossary.xml", &blocks)]));
    assert_eq!(told, ["tekst", "hidden table", "0:Noord|1:7", "[7]", "hidden-text x1"]);
}

#[test]
fn a_chart_keeps_its_points_and_an_embedded_file_is_opened() {
    let body = p(r#"<w:r><w:drawing><wp:docPr descr="n = 240"/><c:chart r:id="chart"/></w:drawing>
        </w:r>"#);
    let chart = "<c:chartSpace><c:chart><c:ser><c:val><c:numRef><c:numCache><c:pt idx=\"0\"><c:v>1\
        </c:v></c:pt><c:pt idx=\"1\"><c:v>2</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>\
        </c:chart></c:chartSpace>";
    let more = [
        ("chart", "charts/chart1.xml", chart),
        ("aFChunk", "chunk.html", "<p>x</p>"),
        ("image", "media/image1.png", "png"),
    ];
    assert_eq!(
        told(&read(&body, &more)),
        [
            "",
            "Chart { points: 2 } [\"n = 240\"]",
            "chart-cache x2",
            "file word/chunk.html",
            "embedded-object x1",
            "file word/media/image1.png"
        ]
    );
}

#[test]
fn tables_nested_beyond_the_limit_are_a_gap_and_the_rest_is_read() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(200);
    let told = told(&read(&(p(&r("", "voor")) + &deep), &[]));
    assert_eq!(told.first().map(String::as_str), Some("voor"));
    assert!(told.last().unwrap().starts_with("gap Limit"), "{told:?}");
}

#[test]
fn does_not_pass_over_what_stands_beside_the_text() {
    let picture =
        r#"<w:r><w:drawing><wp:docPr descr="n = 3"/><a:blip r:embed="i"/></w:drawing></w:r>"#;
    let list = r#"<w:sdt><w:sdtPr><w:listItem w:displayText="n = 4"/></w:sdtPr></w:sdt>"#;
    let digit = r#"<w:r><w:sym w:font="Arial" w:char="F035"/></w:r>"#;
    let choice = r#"<mc:AlternateContent><mc:Choice Requires="wps"><w:r><w:t>a 120</w:t></w:r>
        </mc:Choice><mc:Fallback><w:t>a 120 6</w:t></mc:Fallback></mc:AlternateContent>"#;
    let field = r#"<w:r><w:fldChar><w:ffData><w:helpText w:val="n = 7"/><w:ddList><w:listEntry
        w:val="n = 8"/></w:ddList><w:textInput><w:default w:val="n = 9"/></w:textInput>
        <w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>"#;
    let over = "<w:r><w:ruby><w:rt><w:r><w:t>n = 11</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Zuid\
        </w:t></w:r></w:rubyBase></w:ruby></w:r>";
    let told = told(&read(&[picture, list, digit, choice, field, over].map(p).concat(), &[]));
    assert!(!told.iter().any(|line| line == "0"), "{told:?}");
    for text in ["n = 3", "n = 4", "5", "[a 120 6]", "n = 7", "n = 8", "n = 9", "n = 11 Zuid"] {
        assert!(told.iter().any(|line| line.trim() == text), "{text} {told:?}");
    }
}

#[test]
fn settings_of_programs_within_word_are_no_hidden_text() {
    let variable = |name: &str, value: &str| {
        let settings = format!(
            r#"<w:settings xmlns:w="{WORD}"><w:docVars><w:docVar w:name="{name}" w:val="{value}"/></w:docVars></w:settings>"#
        );
        let content = read("", &[("settings", "settings.xml", &settings)]);
        let hidden = content.iter().any(|c| matches!(c, Content::Hidden(_)));
        let property = content.iter().any(|c| matches!(c, Content::Property(_)));
        (hidden, property)
    };
    let packed = "H4sIAAAAAAAEAKtWckksSQxILCpxzi/NK1GyMqwFAAEhoTITAAAA";
    assert_eq!(variable("__Grammarly_42____i", packed), (false, true));
    assert_eq!(variable("EN.Layout", "&lt;ENLayout&gt;&lt;Size&gt;11&lt;/Size&gt;"), (false, true));
    assert_eq!(variable("__Grammarly_42____i", "n = 12 personen"), (true, false));
    assert_eq!(variable("totaal", "12"), (true, false));
}

#[test]
fn labels_that_word_writes_by_itself_are_read_where_they_say_something() {
    let level = |label: &str, start: u64| {
        format!(
            r#"<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">
            <w:start w:val="{start}"/><w:lvlText w:val="{label}"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#
        )
    };
    let listed = |text: &str| {
        let list = r#"<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>"#;
        p(&format!("{list}{}", r("", text)))
    };
    let told = |body: &str, label: &str, start: u64| {
        told(&read(body, &[("numbering", "numbering.xml", &level(label, start))]))
    };
    let two = listed("personen") + &listed("bedrijven");
    assert_eq!(told(&two, "Zuid n = 3", 1), ["Zuid n = 3 personen", "Zuid n = 3 bedrijven"]);
    assert_eq!(told(&two, "n = %1", 3), ["n = 3 personen", "n = 4 bedrijven"]);
    for place_in_a_list in ["%1", "%1.", "Bijlage %1:", "Stap %1"] {
        assert_eq!(told(&two, place_in_a_list, 3), ["personen", "bedrijven"], "{place_in_a_list}");
    }
    let cell = format!("<w:tc>{}</w:tc>", listed(""));
    let table = format!("<w:tbl><w:tr>{}{cell}</w:tr></w:tbl>", tc("", "Zuid"));
    assert_eq!(told(&table, "%1", 3), ["0:Zuid|1:3"]);
    assert_eq!(told(&table, "%1.", 3), ["0:Zuid"]);
}

#[test]
fn a_style_brings_its_paragraphs_into_a_list() {
    let styles = r#"<w:styles><w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
        </w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>"#;
    let lists = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">
        <w:lvlText w:val="n = 3"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let body = p(&format!(r#"<w:pPr><w:pStyle w:val="B"/></w:pPr>{}"#, r("", "in Zuid")));
    let more = [("styles", "styles.xml", styles), ("numbering", "numbering.xml", lists)];
    assert_eq!(told(&read(&body, &more)), ["n = 3 in Zuid"]);
    let free = r#"<w:pPr><w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>"#;
    assert_eq!(told(&read(&p(&format!("{free}{}", r("", "in Zuid"))), &more)), ["in Zuid"]);
}
