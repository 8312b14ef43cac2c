use super::*;
use crate::place::Place;
use crate::policy::Policy;
use std::io::Write as _;

const LEADS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What a file with one slide delivers; `more` are further parts that lead from the slide.
fn told(slide: &str, more: &[(&str, &str, &str)]) -> Vec<String> {
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
    add("_rels/.rels", &relations(&relation("officeDocument", "ppt/presentation.xml")));
    let list = r#"<p:presentation><p:sldIdLst><p:sldId id="256" r:id="slide"/></p:sldIdLst>
        </p:presentation>"#;
    add("ppt/presentation.xml", list);
    add("ppt/_rels/presentation.xml.rels", &relations(&relation("slide", "slides/slide1.xml")));
    add("ppt/slides/slide1.xml", slide);
    let leads: String = more.iter().map(|(kind, name, _)| relation(kind, name)).collect();
    add("ppt/slides/_rels/slide1.xml.rels", &relations(&leads));
    for (_, name, text) in more {
        add(&format!("ppt/slides/{name}"), text);
    }
    let bytes = zip.finish().unwrap().into_inner();
    let policy = Policy::built_in().unwrap();
    let mut source = Source::held(Place::entry("a.pptx"), &policy.limits, bytes.into());
    let mut sink: Vec<Content> = Vec::new();
    Pptx.read(&mut source, &mut sink).unwrap();
    super::super::told::lines(&sink)
}

fn tc(properties: &str, text: &str) -> String {
    format!(
        "<a:tc {properties}><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"
    )
}

#[test]
fn a_table_on_a_slide_keeps_its_joined_cells() {
    let table = format!(
        "<p:sld><p:sp><a:p><a:r><a:t>Titel</a:t></a:r></a:p></p:sp><p:graphicFrame><a:tbl><a:tr>\
        {}{}{}</a:tr><a:tr>{}{}{}</a:tr></a:tbl></p:graphicFrame></p:sld>",
        tc(r#"rowSpan="2""#, "Regio"),
        tc(r#"gridSpan="2""#, "Aantal"),
        tc(r#"hMerge="1""#, ""),
        tc(r#"vMerge="1""#, ""),
        tc("", "120"),
        tc("", "130"),
    );
    assert_eq!(
        told(&table, &[]),
        ["Titel", "0:Regio|1:Aantal", "1:120|2:130", "merged A1:A2", "merged B1:C1"]
    );
}

#[test]
fn notes_and_comments_are_read_and_reported() {
    let paragraph = |text: &str| format!("<x><a:p><a:r><a:t>{text}</a:t></a:r></a:p></x>");
    let comments = "<p:cmLst><p:cm><p:text>n=3</p:text></p:cm></p:cmLst>";
    let more = [("notesSlide", "n.xml", &*paragraph("notitie")), ("comments", "c.xml", comments)];
    assert_eq!(told("<p:sld/>", &more), ["notitie", "comment x1", "[n=3]", "comment x1"]);
}

#[test]
fn a_hidden_slide_is_read_and_reported() {
    let slide = format!(
        r#"<p:sld show="0"><a:p><a:r><a:t>tekst</a:t></a:r></a:p><a:tbl><a:tr>{}</a:tr></a:tbl></p:sld>"#,
        tc("", "3")
    );
    assert_eq!(
        told(&slide, &[]),
        ["[tekst]", "hidden table", "0:3", "hidden-text x1", "hidden-sheet x1"]
    );
}

#[test]
fn a_chart_keeps_its_points() {
    let slide = r#"<p:sld><p:graphicFrame><c:chart r:id="chart"/></p:graphicFrame></p:sld>"#;
    let chart = "<c:chartSpace><c:val><c:numRef><c:numCache><c:pt idx=\"0\"><c:v>1</c:v></c:pt>\
        </c:numCache></c:numRef></c:val></c:chartSpace>";
    let more = [("chart", "chart.xml", chart), ("image", "a.png", "png")];
    assert_eq!(
        told(slide, &more),
        ["Chart { points: 1 }", "chart-cache x1", "file ppt/slides/a.png"]
    );
}

#[test]
fn reads_what_all_slides_show_and_not_the_prompts_of_their_pattern() {
    let pattern = r#"<p:sldLayout><p:sp><p:nvSpPr><p:nvPr><p:ph/></p:nvPr></p:nvSpPr>
        <p:txBody><a:p><a:r><a:t>Klik om te typen</a:t></a:r></a:p></p:txBody></p:sp>
        <p:sp><p:txBody><a:p><a:r><a:t>n = 3</a:t></a:r></a:p></p:txBody></p:sp></p:sldLayout>"#;
    let told = told("<p:sld/>", &[("slideLayout", "layout.xml", pattern)]);
    assert_eq!(told, ["n = 3"]);
}

#[test]
fn does_not_pass_over_a_part_that_an_unknown_relation_leads_to() {
    let markup = told("<p:sld/>", &[("onbekend", "x.xml", "<tabel><n>3</n></tabel>")]);
    assert!(!markup.is_empty());
    let theme = told("<p:sld/>", &[("theme", "x.xml", "<a:theme/>")]);
    assert!(theme.is_empty(), "{theme:?}");
    let table = told("<p:sld/>", &[("theme", "x.xml", "regio;aantal\nNoord;3\n")]);
    assert!(!table.is_empty());
}

#[test]
fn shows_the_older_form_of_what_no_program_knows() {
    let choice = |requires: &str| {
        told(
            &format!(
                r#"<p:sld><mc:AlternateContent><mc:Choice Requires="{requires}"/><mc:Fallback>
                <a:p><a:r><a:t>n = 3</a:t></a:r></a:p></mc:Fallback></mc:AlternateContent></p:sld>"#
            ),
            &[],
        )
    };
    assert!(choice("p14").is_empty());
    assert_eq!(choice("onbekend"), ["n = 3"]);
}
