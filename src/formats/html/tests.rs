use super::*;
use crate::content::Content;
use crate::place::Place;
use crate::policy::Policy;

/// What a page delivers, as short lines: `#` before printed ones, `[…]` around hidden ones, cells
/// with their column.
fn told(page: &str) -> Vec<String> {
    let policy = Policy::built_in().unwrap();
    let bytes = page.as_bytes().to_vec();
    let mut source = Source::held(Place::entry("a.html"), &policy.limits, bytes.into());
    let mut sink: Vec<Content> = Vec::new();
    Html.read(&mut source, &mut sink).unwrap();
    super::super::told::lines(&sink)
}

#[test]
fn a_table_has_its_caption_before_it_and_its_joined_cells_in_place() {
    let page = "<h1>Uitkomsten</h1><table><caption>Tabel 1</caption><thead><tr><th rowspan=2>Regio\
        <th colspan=2>Aantal<tr><th>Man<th>Vrouw<tbody><tr><td>Noord</td><td>120</td><td> 1&nbsp;\
        130 </td></tr></table>";
    assert_eq!(
        told(page),
        [
            "Uitkomsten",
            "Tabel 1",
            "0:Regio|1:Aantal",
            "1:Man|2:Vrouw",
            "0:Noord|1:120|2:1\u{a0}130",
            "merged A1:A2",
            "merged B1:C1"
        ]
    );
}

#[test]
fn a_table_in_a_layout_table_is_a_table_of_its_own() {
    let page = "<table><tr><td>Titel<table><tr><td>a<td>7</table></td></tr></table>";
    assert_eq!(told(page), ["0:Titel", "0:a|1:7"]);
}

#[test]
fn output_of_programs_keeps_its_columns_and_loses_the_signs_of_knitr() {
    let page = "<pre class=\"r\"><code>table(x)</code></pre><pre><code>##  a   b\n##  1   2\n\
        </code></pre><p>klaar\nnu";
    assert_eq!(told(page), ["table(x)", "# a   b", "# 1   2", "klaar nu"]);
}

#[test]
fn what_a_browser_does_not_show_is_hidden() {
    let page = "<p>zicht<span style='display: none'>geheim 3</span>baar</p>\
        <div hidden>een<div>twee</div>drie</div><p style='color:#FFF'>wit</p>\
        <!-- n=3 --><!--[if IE 9]><!-- code folding -->";
    assert_eq!(
        told(page),
        [
            "[geheim 3]",
            "zichtbaar",
            "[een]",
            "[twee]",
            "[drie]",
            "[wit]",
            "[ n=3]",
            "hidden-text x6"
        ]
    );
}

#[test]
fn white_words_on_a_ground_are_seen() {
    let page = "<div style='background:#003'><p style='color:white'>Kop</p></div>\
        <table><tr><th style='color:white'>Aantal</table>";
    assert_eq!(told(page), ["Kop", "0:Aantal"]);
}

#[test]
fn a_hidden_table_is_a_hidden_table() {
    let page = "<div style=\"display:none\"><table><tr><td>3</td></tr></table></div>";
    assert_eq!(told(page), ["hidden table", "hidden-text x1", "0:3"]);
}

#[test]
fn tags_in_scripts_and_fields_are_no_tags() {
    let page = "<script>document.write('<table><tr><td>3')</script><textarea><table></textarea>\
        <select><option>3</select>";
    assert_eq!(told(page), ["<table>", "3", "active-content x1"]);
}

#[test]
fn pictures_in_the_page_are_files_and_those_elsewhere_are_links() {
    let page = "<img alt='n = 240' src='data:image/png;base64,iVBORw0='><img src='a.png'>\
        <img src='https://example.org/a.png'><svg width='400' height='300'><svg></svg><circle/></svg>\
        <svg width='16' height='16'></svg>";
    assert_eq!(told(page), ["file image1.png", "n = 240", "file image2.svg", "external-link x1"]);
}

#[test]
fn a_figure_drawn_from_data_is_interactive() {
    let page = "<div class='plotly html-widget'></div><script type='application/json' \
        data-for='h'>{\"x\":{\"data\":[1,2]}}</script><script>Plotly.newPlot('a',[])</script>";
    assert_eq!(told(page), ["Interactive", "Interactive"]);
}

#[test]
fn a_table_that_a_script_fills_is_a_table() {
    let widget = r#"<div class="datatables html-widget"></div><script type="application/json"
        data-for="h">{"x":{"container":"<table><tr><th> <\/th><th>n<\/th>","data":[["a","b"],[12,7]]}}
        </script>"#;
    assert_eq!(told(widget), ["1:n", "0:a|1:12", "0:b|1:7"]);
    let paged = r#"<script data-pagedtable-source type="application/json">{"columns":[{"label":[""],
        "name":["_rn_"]},{"label":["n"],"name":[1]}],"data":[{"1":"7","_rn_":"a"}]}</script>"#;
    assert_eq!(told(paged), ["0:_rn_|1:n", "0:a|1:7"]);
    let unread = r#"<div class="reactable html-widget"></div><script data-for="h">{}</script>"#;
    assert_eq!(told(unread), ["gap Unsupported"]);
}

#[test]
fn values_far_apart_in_a_script_do_not_become_many_cells() {
    let many = 50_000;
    let widget = r#"<div class="datatables html-widget"></div><script data-for="h">"#;
    let long = vec!["1"; many].join(",");
    let page = format!("{widget}{{\"x\":{{\"data\":[[{long}]{}]}}}}</script>", ",[]".repeat(many));
    assert_eq!(told(&page).iter().filter(|line| *line == "0:1").count(), many);
    let columns: Vec<String> = (0..many).map(|at| format!("{{\"name\":{at}}}")).collect();
    let page = format!(
        "<script data-pagedtable-source>{{\"columns\":[{}],\"data\":[{}{{\"7\":3}}]}}</script>",
        columns.join(","),
        "{},".repeat(many)
    );
    assert!(told(&page).contains(&"7:3".to_owned()));
}

#[test]
fn the_packed_source_of_a_page_is_a_file() {
    let page = "<div id=\"rmd-source-code\">LS0tCg==</div>";
    assert_eq!(told(page), ["file source.Rmd", "embedded-object x1"]);
}

#[test]
fn a_raised_mark_does_not_join_the_number() {
    assert_eq!(told("<table><tr><td>120<sup>1</sup></td></tr></table>"), ["0:120¹"]);
}

#[test]
fn catches_a_number_that_is_struck_out_beside_another() {
    let told = |cell: &str| told(&format!("<table><tr><td>{cell}</td></tr></table>"));
    assert_eq!(told("<del>3</del>130"), ["tracked-change x1", "0:3; 130"]);
    assert_eq!(told("130<s>3</s>"), ["tracked-change x1", "0:130; 3"]);
    assert_eq!(told("<s>3</s>"), ["0:3"]);
}

#[test]
fn unclosed_and_deep_pages_are_a_gap_and_are_read() {
    let deep = "<table><tr><td>".repeat(10_000) + "n=3";
    let read = told(&deep);
    assert!(read.iter().any(|line| line.contains("n=3")));
    assert!(read.iter().any(|line| line.starts_with("gap Limit")));
    assert!(told(&"<ul><li>".repeat(1_000)).last().unwrap().starts_with("gap Limit"));
    assert_eq!(told("<p>a<!-- b").last().unwrap(), "gap Damaged");
    assert_eq!(told("<table><tr><td>1"), ["gap Damaged", "0:1"]);
}

#[test]
fn pages_are_known_by_their_first_element() {
    let claim = |name: &str, extension: &str, bytes: &[u8]| {
        let head = Head { name, extension, bytes, parts: &[], size: bytes.len() as u64 };
        Html.claim(&head)
    };
    assert_eq!(claim("a.xls", "xls", b"\n<!-- x --><html>"), Claim::Certain);
    assert_eq!(claim("a.html", "html", b"<table>"), Claim::Likely);
    assert_eq!(claim("a.txt", "txt", b"a < b"), Claim::No);
}

#[test]
fn text_is_read_in_the_encoding_that_the_page_declares() {
    assert_eq!(decoded("é".as_bytes()), "é");
    assert_eq!(decoded(b"\xe9"), "é");
    assert_eq!(decoded(b"<meta charset=\"iso-8859-2\">\xb1"), "<meta charset=\"iso-8859-2\">ą");
    assert_eq!(decoded(b"<\0p\0>\0"), "<p>");
}

#[test]
fn does_not_pass_over_what_stands_in_fields_menus_and_pages_within() {
    assert_eq!(told("<textarea>n = 3</textarea>"), ["n = 3"]);
    assert_eq!(told("<select><option>n = 3</select>"), ["n = 3"]);
    assert_eq!(told("<input value='n = 3'>"), ["n = 3"]);
    assert_eq!(told("<title>n = 3</title>"), ["n = 3"]);
    assert_eq!(told("<noframes><p>n = 3</p></noframes>"), ["n = 3"]);
    assert_eq!(told("<plaintext>a;n\nb;3"), ["#a;n", "#b;3"]);
    for page in ["<noscript><p>n = 3</p></noscript>", "<iframe><p>n = 3</p></iframe>"] {
        assert!(told(page).contains(&"file within.html".to_owned()), "{:?}", told(page));
    }
    let link = told("<a href='data:text/csv,a;3'>x</a>");
    assert!(link.iter().any(|piece| piece.contains(".csv")), "{link:?}");
}

#[test]
fn what_producers_put_around_their_tables_is_neither_hidden_nor_a_program() {
    let page = "<head><title>De  verdeling</title><link rel='shortcut icon' \
        href='data:image/x-icon;base64,AAAA'></head><body><h2 style='display:none'>De verdeling</h2>\
        <script>els.forEach(function(t) { dest.setAttribute('class', 'flextable-shadow-host');\
        const f = dest.attachShadow({mode: 'open'}); f.appendChild(t); });</script><p>Tekst</body>";
    assert_eq!(told(page), ["De verdeling", "Tekst"]);
    let other = page
        .replace("verdeling</h2>", "uitkomst 3</h2>")
        .replace("f.append", "fetch('x'); f.append");
    assert_eq!(
        told(&other),
        ["De verdeling", "[De uitkomst 3]", "Tekst", "active-content x1", "hidden-text x1"]
    );
}
