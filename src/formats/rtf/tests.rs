use super::*;
use crate::content::Content;
use crate::place::Place;
use crate::policy::Policy;

/// What a document delivers, as short lines, and how reading it ended.
fn read(body: &str) -> (Vec<String>, Result<(), Reason>) {
    let policy = Policy::built_in().unwrap();
    let fonts =
        r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fmodern Courier New;}{\f2\fcharset161 Arial Greek;}}";
    let colours = r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}";
    let body: String = body.lines().map(|line| format!("{}\n", line.trim_start())).collect();
    let text = format!(r"{{\rtf1\ansi\ansicpg1252\deff0{fonts}{colours}{body}");
    let bytes = text.into_bytes();
    let mut source = Source::held(Place::entry("a.rtf"), &policy.limits, bytes.into());
    let mut sink: Vec<Content> = Vec::new();
    let end = Rtf.read(&mut source, &mut sink);
    let told = super::super::told::lines_with(&sink, |content| match content {
        Content::Inner(inner) => Some(format!("file {} {:?}", inner.name, inner.bytes)),
        Content::Property(property) => Some(format!("{}={}", property.name, property.value)),
        _ => None,
    });
    (told, end)
}

fn told(body: &str) -> Vec<String> {
    let (told, end) = read(&format!("{body}}}"));
    assert_eq!(end, Ok(()));
    told
}

#[test]
fn columns_are_the_ends_of_the_cells_of_all_rows() {
    let table = r"Tabel 1\par
        \trowd\cellx2000\cellx6000\pard\intbl Regio\cell Aantal\cell\row
        \trowd\cellx2000\cellx4010\cellx6000\pard\intbl\cell Man\cell Vrouw\cell\row
        \trowd\cellx2000\cellx4000\cellx6000\pard\intbl Noord\cell 120\cell 130\cell\row
        \pard Bron\par";
    assert_eq!(
        told(table),
        [
            "Tabel 1",
            "0:Regio|1:Aantal",
            "1:Man|2:Vrouw",
            "0:Noord|1:120|2:130",
            "merged B1:C1",
            "Bron"
        ]
    );
}

#[test]
fn joined_cells_are_one() {
    let table = r"\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\intbl a\cell b\cell\cell\row
        \trowd\clvmrg\cellx1000\cellx2000\cellx3000\intbl\cell 1\cell 2\cell\row\pard";
    assert_eq!(told(table), ["0:a|1:b", "1:1|2:2", "merged A1:A2", "merged B1:C1"]);
}

#[test]
fn a_nested_table_is_a_grid_of_its_own() {
    let table = r"\trowd\cellx5000\pard\intbl\itap2 7\nestcell 8\nestcell
        {\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}{\nonesttables\par}
        \pard\intbl buiten\cell\row\pard";
    assert_eq!(told(table), ["0:buiten", "0:7|1:8"]);
    let unended = r"\trowd\cellx5000\pard\intbl\itap2 7\nestcell 8\nestcell
        \pard\intbl buiten\cell\row\pard";
    assert_eq!(told(unended), ["0:buiten", "0:7|1:8"]);
}

#[test]
fn signs_are_read_in_their_code_page_or_by_their_number() {
    assert_eq!(told(r"caf\'e9 \u8364?5 {\f2\'e1}\'80\par"), ["café €5 α€"]);
    assert_eq!(told(r"\u-10179?\u-8704?x\par"), ["😀x"]);
    assert_eq!(told(r"{\uc2\u8364\'45\'55}x\par"), ["€x"]);
}

#[test]
fn what_is_not_seen_is_read_and_reported() {
    let body = r"zicht{\v geheim 3}baar{\deleted weg}{\cf2 wit}\par{\*\annotation n=3}";
    assert_eq!(
        told(body),
        [
            "[geheim 3wit]",
            "[weg]",
            "zichtbaar",
            "[n=3]",
            "hidden-text x1",
            "comment x1",
            "tracked-change x1"
        ]
        .map(str::to_owned)
        .into_iter()
        .filter(|line| line != "hidden-text x1")
        .chain(["hidden-text x1".to_owned()])
        .collect::<Vec<_>>()
    );
}

#[test]
fn pictures_and_objects_are_files() {
    let body = r"{\*\shppict{\pict\pngblip\picw10 89504e 47}}{\nonshppict{\pict\wmetafile8 00}}
        {\object{\*\objdata 0105000002000000 02000000 5800 00000000 00000000 02000000 4142}}";
    assert_eq!(
        told(body),
        ["file image1.png [137, 80, 78, 71]", "file object2 [65, 66]", "embedded-object x1"]
    );
}

#[test]
fn notes_headers_and_properties_are_read() {
    let body = r"{\info{\author A. Auteur}}{\header boven\par}Tekst{\super 1}{\footnote noot}\par
        {\f1 a    b\par}{\super 2}\par";
    assert_eq!(told(body), ["author=A. Auteur", "boven", "noot", "Tekst¹", "#a    b", "²"]);
}

#[test]
fn a_property_without_a_letter_tells_nothing() {
    assert_eq!(told(r"{\info{\author .}{\company .}}Tekst\par"), ["Tekst"]);
}

#[test]
fn rows_of_a_header_head_the_tables_of_the_page() {
    let row = |cells: [&str; 2]| {
        format!(r"\trowd\cellx100\cellx200\pard\intbl {}\cell {}\cell\row ", cells[0], cells[1])
    };
    let header = row(["", ""]) + &row(["Groep", "Min."]);
    let body = row(["Noord", "8"]) + &row(["Zuid", "12"]);
    let text = format!(r"{{\header {header}\pard\par}}{body}\pard Noot\par");
    let heads = told(&text).iter().filter(|line| *line == "0:Groep|1:Min.").count();
    assert_eq!(heads, 2, "in the header, and above the table of the body");
    let narrow = r"\trowd\cellx50\cellx200\pard\intbl a\cell 8\cell\row \pard Noot\par";
    let other = format!(r"{{\header {header}\pard\par}}{narrow}");
    let heads = told(&other).iter().filter(|line| *line == "0:Groep|1:Min.").count();
    assert_eq!(heads, 1, "a table with other columns has heads of its own");
}

#[test]
fn fields_that_start_a_program_are_reported_and_their_result_is_text() {
    let body = r"{\field{\*\fldinst DDEAUTO c:\\x}{\fldrslt 12}}\par";
    assert_eq!(told(body), ["12", "active-content x1"]);
}

#[test]
fn does_not_pass_over_a_number_that_a_field_keeps() {
    let body = r#"{\field{\*\fldinst SET zuid "n = 3"}{\fldrslt }}tekst\par"#;
    let told = told(body);
    assert!(told.contains(&"hidden-text x1".to_owned()), "{told:?}");
    assert!(told.iter().any(|line| line.contains("n = 3")), "{told:?}");
}

#[test]
fn broken_rich_text_is_never_silent() {
    assert!(told(r"\bin4294967295 n=3\par").contains(&"gap Damaged".to_owned()));
    assert!(told(r"\bin4294967295 n=3\par").contains(&"n=3".to_owned()));
    assert_eq!(read("n=3").1, Err(Reason::Damaged));
    let (_, end) = read(&"{".repeat(1_000));
    assert!(matches!(end, Err(Reason::Limit(_))));
}

#[test]
fn does_not_pass_over_text_that_no_program_shows() {
    for group in [
        r"{\*\onbekend Zuid: n = 3}",
        r"{\*\docvar {tabel}{Zuid: n = 3}}",
        r"{\*\userprops {\propname Zuid}\proptype30{\staticval n = 3}}",
        r"{\xe Zuid: n = 3}",
    ] {
        let (told, _) = read(&format!(r"tekst\par {group}}}"));
        assert!(told.iter().any(|line| line.contains("n = 3")), "{group} {told:?}");
        assert!(told.iter().any(|line| line.starts_with("hidden-text")), "{group} {told:?}");
    }
    // What word processors note for themselves.
    for group in [
        r"{\*\pnseclvl1\pnucrm\pnstart1{\pntxta .}}",
        r"{\*\datafield 08d0c9ea79f9bace118c8200aa004ba90b02000000}",
        r"{\*\formfield{\fftype0{\*\ffname Text 1}{\*\ffdeftext Naam}}}",
        r"{\stylesheet{\s1 heading 1;}{\*\cs10 Default Paragraph Font 1;}}",
    ] {
        assert_eq!(told(&format!(r"tekst\par {group}")), ["tekst"], "{group}");
    }
}

#[test]
fn does_not_call_read_bytes_of_a_file_where_none_belongs() {
    let (told, _) = read(r"tekst\bin6 abc;3x\par}");
    assert!(told.iter().any(|line| line.contains("Unsupported")), "{told:?}");
}

#[test]
fn the_code_of_a_field_is_kept_together_around_what_may_be_left_out() {
    let link = r"{\field{\*\fldinst INCLUDE{\*\datafield 00}TEXT a.csv}{\fldrslt x}}\par";
    assert!(told(link).iter().any(|line| line.starts_with("external-link")), "{:?}", told(link));
}
